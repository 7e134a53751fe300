//! A response, as one piece and in small ones: the same head and content, or the same refusal; and what a server or a proxy
//! answers otherwise (cookies, a WebSocket handshake, CONNECT, SOCKS5) never panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use protocol::content_coding::Decoder;
use protocol::http1::client::body::BodyDecoder;
use protocol::http1::client::cookies::{Origin, SetCookie};
use protocol::http1::client::head::{Head, HeadScanner, parse};
use protocol::proxy::connect::Answer;
use protocol::proxy::socks5::{Handshake, Target};
use protocol::websocket::client_handshake::{Asked, check};
use protocol::websocket::deflate::ClientOffer;

/// Small, so that the limit is met often.
const BODY_LIMIT: u64 = 1024;
/// What is restored at once.
const STEP: usize = 64;
/// More than this of a compressed body is of no interest.
const RESTORE_LIMIT: usize = 1 << 20;

/// Where the head ends when the bytes arrive in pieces; `Err`: it is refused.
fn head_end(stream: &[u8], piece: usize) -> Result<Option<usize>, ()> {
    let mut scanner = HeadScanner::default();
    let mut arrived = 0;
    while arrived < stream.len() {
        arrived = stream.len().min(arrived + piece.max(1));
        if let Some(end) = scanner.find_end(&stream[..arrived]).map_err(drop)? {
            return Ok(Some(end));
        }
    }
    Ok(None)
}

/// The content, how many bytes it took, and whether it is complete; `None`: it is refused.
fn body(head: &Head<'_>, stream: &[u8], piece: usize) -> Option<(Vec<u8>, usize, bool)> {
    let mut decoder = BodyDecoder::new(head.body, BODY_LIMIT).ok()?;
    let (mut content, mut consumed) = (Vec::new(), 0);
    for part in stream.chunks(piece.max(1)) {
        let mut input = part;
        while !decoder.is_done() && !input.is_empty() {
            let progress = decoder.decode(input, &mut content).ok()?;
            assert!(content.len() as u64 <= BODY_LIMIT);
            consumed += progress.consumed;
            input = &input[progress.consumed..];
        }
    }
    decoder.trailers().count();
    Some((content, consumed, decoder.is_done()))
}

/// What is restored of a compressed body; `None`: it is refused.
fn restored(head: &Head<'_>, content: &[u8], piece: usize) -> Option<Vec<u8>> {
    let mut decoder = Decoder::new(head.coding?).ok()?;
    let (mut out, mut step) = (Vec::new(), [0; STEP]);
    for mut input in content.chunks(piece.max(1)) {
        loop {
            let written = decoder.decode(&mut input, &mut step).ok()?;
            out.extend_from_slice(&step[..written]);
            if written < STEP {
                break;
            }
            if out.len() > RESTORE_LIMIT {
                return None;
            }
        }
        assert!(input.is_empty());
    }
    decoder.finish().ok()?;
    Some(out)
}

fuzz_target!(|data: &[u8]| {
    let Some((&piece, stream)) = data.split_first() else { return };
    let piece = usize::from(piece);
    let whole = head_end(stream, stream.len());
    assert_eq!(whole, head_end(stream, piece));
    if let Ok(Some(end)) = whole {
        if let Ok(head) = parse(&stream[..end], false) {
            let rest = &stream[end..];
            let found = body(&head, rest, rest.len());
            assert_eq!(found, body(&head, rest, piece));
            if let Some((content, _, _)) = found {
                assert_eq!(restored(&head, &content, content.len()), restored(&head, &content, piece));
            }
            for (_, value) in head.fields() {
                let origin = Origin { host: b"www.example.org", path: b"/a/b", secure: true };
                if let Some(cookie) = SetCookie::parse(value, origin, 0) {
                    cookie.scope.includes(origin);
                }
            }
            let deflate = Some(ClientOffer { window_bits: Some(15) });
            let asked = Asked { key: "dGhlIHNhbXBsZSBub25jZQ==", subprotocols: Some(b"chat"), deflate };
            let _ = check(&head, asked);
        }
    }
    let _ = Answer::default().read(stream);
    let target = Target { host: b"a.test".to_vec(), port: 80, credentials: None };
    if let Ok((mut handshake, _)) = Handshake::begin(target) {
        let _ = handshake.read(stream).and_then(|_| handshake.read(stream));
    }
});
