//! A stream of frames to a server or to a client, as one piece and in small ones: the same messages, the same error at the same place, and no more
//! memory than the bytes received call for. With compression, memory is bounded by the limit of a message, and which
//! rule a compressed message breaks first may depend on the cut.
#![no_main]

use libfuzzer_sys::fuzz_target;
use protocol::websocket::deflate::{Preferences, negotiate};
use protocol::websocket::error::ProtocolError;
use protocol::websocket::message::{Control, Decoder, Event};

/// Small, so that the limit is met often.
const LIMIT: usize = 4096;
/// A vector that grows by doubling holds up to twice what is in it; the rest is for the smallest allocations.
const SLACK: usize = 64;
/// A decompressor with its window, lent for a message.
const INFLATER: usize = 64 * 1024;

#[derive(Debug, PartialEq)]
enum Seen {
    Message(u8, Vec<u8>),
    Ping(Vec<u8>),
    Pong(Vec<u8>),
    Close(String),
    Error(ProtocolError),
    /// An error that depends on what was restored.
    Refused,
}

fn decode(stream: &[u8], piece: usize, make: fn(usize) -> Decoder, deflate: bool) -> Vec<Seen> {
    let mut decoder = make(LIMIT);
    if deflate {
        let offer: &[u8] = b"permessage-deflate";
        let agreement = negotiate([offer].into_iter(), Preferences::default());
        decoder.accept_deflate(&agreement.expect("well-formed").expect("acceptable"));
    }
    let mut all = Vec::new();
    let mut received = 0;
    for part in stream.chunks(piece.max(1)) {
        received += part.len();
        let mut input = part;
        loop {
            let seen = match decoder.next(&mut input) {
                Ok(None) => break,
                Ok(Some(Event::Message(message))) => match message.to_vec() {
                    Ok(bytes) => Seen::Message(message.opcode as u8, bytes),
                    Err(_) => Seen::Error(ProtocolError::InvalidUtf8),
                },
                Ok(Some(Event::Ping(Control(payload)))) => Seen::Ping(payload.unmasked().into_owned()),
                Ok(Some(Event::Pong(Control(payload)))) => Seen::Pong(payload.unmasked().into_owned()),
                Ok(Some(Event::Close(reason))) => Seen::Close(format!("{reason:?}")),
                Err(error) => Seen::Error(error),
            };
            if let Seen::Message(1, text) = &seen {
                assert!(std::str::from_utf8(text).is_ok());
            }
            let seen = match seen {
                Seen::Error(
                    ProtocolError::BadDeflate | ProtocolError::InvalidUtf8 | ProtocolError::TooBig { .. },
                ) if deflate => Seen::Refused,
                other => other,
            };
            let failed = matches!(seen, Seen::Error(_) | Seen::Refused);
            all.push(seen);
            if failed {
                return all;
            }
        }
        assert!(input.is_empty(), "None means that the input is used up");
        let most = if deflate { LIMIT } else { received.min(LIMIT) };
        let inflater = if deflate { INFLATER } else { 0 };
        assert!(decoder.buffered() <= 2 * most + SLACK + inflater);
    }
    all
}

fuzz_target!(|input: (u8, &[u8])| {
    let (piece, stream) = input;
    for make in [Decoder::new, Decoder::for_client] {
        for deflate in [false, true] {
            assert_eq!(
                decode(stream, stream.len(), make, deflate),
                decode(stream, piece.into(), make, deflate)
            );
        }
    }
});
