//! Streams of frames as literals, and cut at every byte.

use super::*;
use crate::websocket::frame::{Bits, encode_frame, encode_masked_frame};
use proptest::prelude::*;

const KEY: Key = [0x37, 0xfa, 0x21, 0x3d];
const LIMIT: usize = 1 << 20;

/// An event without borrowed bytes, to compare.
#[derive(Clone, Debug, PartialEq)]
enum Seen {
    Message(DataOpcode, Vec<u8>),
    Ping(Vec<u8>),
    Pong(Vec<u8>),
    Close(CloseReason),
    Error(ProtocolError),
}

fn seen(event: Event<'_>) -> Seen {
    match event {
        Event::Message(message) => match message.to_vec() {
            Ok(bytes) => Seen::Message(message.opcode, bytes),
            Err(_) => Seen::Error(ProtocolError::InvalidUtf8),
        },
        Event::Ping(Control(payload)) => Seen::Ping(payload.unmasked().into_owned()),
        Event::Pong(Control(payload)) => Seen::Pong(payload.unmasked().into_owned()),
        Event::Close(reason) => Seen::Close(reason),
    }
}

mod compressed;

/// All that `pieces` give, up to and with an error.
fn decode(pieces: &[&[u8]]) -> Vec<Seen> {
    decode_by(Decoder::new(LIMIT), pieces)
}

fn decode_by(mut decoder: Decoder, pieces: &[&[u8]]) -> Vec<Seen> {
    let mut all = Vec::new();
    for piece in pieces {
        let mut input = *piece;
        loop {
            match decoder.next(&mut input) {
                Ok(Some(event)) => {
                    all.push(seen(event));
                    if matches!(all.last(), Some(Seen::Error(_))) {
                        return all;
                    }
                }
                Ok(None) => break,
                Err(error) => {
                    all.push(Seen::Error(error));
                    return all;
                }
            }
        }
        assert!(input.is_empty(), "None means that the input is used up");
    }
    all
}

fn frame(fin: bool, opcode: Opcode, payload: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    encode_masked_frame(&mut out, Bits { fin, ..Bits::FINAL }, opcode as u8, payload, KEY);
    out
}

fn text(text: &str) -> Seen {
    Seen::Message(DataOpcode::Text, text.into())
}

fn fails_with(bytes: &[u8]) -> ProtocolError {
    match decode(&[bytes]).pop() {
        Some(Seen::Error(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_idle_decoder_is_small() {
    assert!(size_of::<Decoder>() < 128, "{}", size_of::<Decoder>());
    assert_eq!(Decoder::new(LIMIT).buffered(), 0);
}

#[test]
fn the_rfc_example_is_a_message_that_was_not_copied() {
    let bytes = [0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58];
    let mut input = &bytes[..];
    let mut decoder = Decoder::new(LIMIT);
    let Ok(Some(Event::Message(message))) = decoder.next(&mut input) else {
        panic!()
    };
    assert!(matches!(message.payload, Payload::Masked { bytes: part, key: KEY } if part == &bytes[6..]));
    assert_eq!(
        (message.opcode, message.len(), message.fragmented),
        (DataOpcode::Text, 5, false)
    );
    assert_eq!(message.to_vec().unwrap(), b"Hello");
    let mut written = [std::mem::MaybeUninit::new(0); 5];
    message.write_to(&mut written);
    assert_eq!(message.check(b"Hello"), Ok(()));
    assert!(message.check(b"H\xffllo").is_err());
    assert_eq!(
        (input.len(), decoder.buffered(), decoder.is_in_message()),
        (0, 0, false)
    );
}

#[test]
fn a_frame_has_begun_from_its_first_byte_to_its_last() {
    let mut decoder = Decoder::new(LIMIT);
    let bytes = frame(false, Opcode::Text, b"Hello");
    for byte in &bytes[..bytes.len() - 1] {
        assert!(decoder.next(&mut std::slice::from_ref(byte)).unwrap().is_none());
        assert!(decoder.is_in_frame());
    }
    assert!(decoder.next(&mut &bytes[bytes.len() - 1..]).unwrap().is_none());
    assert!(!decoder.is_in_frame() && decoder.is_in_message());
}

#[test]
fn fragments_are_joined_and_control_frames_come_between() {
    let stream = [
        frame(false, Opcode::Text, b"Hel"),
        frame(true, Opcode::Ping, b"p"),
        frame(false, Opcode::Continuation, b""),
        frame(true, Opcode::Pong, b""),
        frame(true, Opcode::Continuation, b"lo"),
        frame(true, Opcode::Binary, b"\xff"),
        frame(true, Opcode::Text, b""),
        frame(true, Opcode::Close, b"\x03\xe8bye"),
        frame(true, Opcode::Text, b"ignored"),
    ]
    .concat();
    let expected = [
        Seen::Ping(b"p".to_vec()),
        Seen::Pong(vec![]),
        text("Hello"),
        Seen::Message(DataOpcode::Binary, vec![0xff]),
        text(""),
        Seen::Close(CloseReason {
            code: Some(1000),
            reason: "bye".into(),
        }),
    ];
    assert_eq!(decode(&[&stream]), expected);
    for cut in 0..=stream.len() {
        assert_eq!(
            decode(&[&stream[..cut], &stream[cut..]]),
            expected,
            "cut at {cut}"
        );
    }
    let single: Vec<&[u8]> = stream.chunks(1).collect();
    assert_eq!(decode(&single), expected);
}

#[test]
fn the_fragmented_flag_tells_messages_of_several_frames() {
    let mut decoder = Decoder::new(LIMIT);
    let stream = [
        frame(false, Opcode::Text, b"a"),
        frame(true, Opcode::Continuation, b"b"),
    ]
    .concat();
    let Ok(Some(Event::Message(message))) = decoder.next(&mut &stream[..]) else {
        panic!()
    };
    assert!(message.fragmented);
    let whole = frame(true, Opcode::Text, b"ab");
    assert!(decoder.next(&mut &whole[..7]).unwrap().is_none());
    let Ok(Some(Event::Message(message))) = decoder.next(&mut &whole[7..]) else {
        panic!()
    };
    assert!(!message.fragmented && matches!(message.payload, Payload::Owned(_)));
}

#[test]
fn what_breaks_the_protocol_fails_with_its_code() {
    use ProtocolError::*;
    let rsv = |bit: u8| vec![0x81 | bit, 0x80, 0, 0, 0, 0];
    let mut unmasked = Vec::new();
    encode_frame(&mut unmasked, Bits::FINAL, 1, b"Hello");
    let close = |payload: &[u8]| frame(true, Opcode::Close, payload);
    for (bytes, error, code) in [
        (unmasked, Unmasked, 1002),
        (rsv(0x40), ReservedBits, 1002),
        (rsv(0x20), ReservedBits, 1002),
        (rsv(0x10), ReservedBits, 1002),
        (vec![0x83, 0x80, 0, 0, 0, 0], ReservedOpcode(3), 1002),
        (vec![0x8b, 0x80, 0, 0, 0, 0], ReservedOpcode(11), 1002),
        (vec![0x81, 0xfe, 0, 125], NonMinimalLength, 1002),
        (vec![0x81, 0xff, 128, 0, 0, 0, 0, 0, 0, 0], LengthTopBit, 1002),
        (frame(false, Opcode::Ping, b""), FragmentedControl, 1002),
        (frame(true, Opcode::Ping, &[0; 126]), ControlTooLong, 1002),
        (
            frame(true, Opcode::Continuation, b"x"),
            UnexpectedContinuation,
            1002,
        ),
        (
            [frame(false, Opcode::Text, b"a"), frame(true, Opcode::Text, b"b")].concat(),
            ExpectedContinuation,
            1002,
        ),
        (close(b"x"), CloseTooShort, 1002),
        (close(b"\x03\xed"), InvalidCloseCode(1005), 1002),
        (close(b"\x03\xe8\xff"), InvalidUtf8, 1007),
        (frame(true, Opcode::Text, b"\xff"), InvalidUtf8, 1007),
    ] {
        assert_eq!(fails_with(&bytes), error);
        assert_eq!(error.close_code(), code);
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        assert_eq!(decode(&single).pop(), Some(Seen::Error(error)), "byte by byte");
    }
}

#[test]
fn an_error_is_final_and_frees_the_memory() {
    let mut decoder = Decoder::new(LIMIT);
    let pending = frame(false, Opcode::Binary, &[1; 1000]);
    assert!(decoder.next(&mut &pending[..]).unwrap().is_none());
    assert!(decoder.buffered() >= 1000 && decoder.is_in_message());
    let bad = frame(true, Opcode::Text, b"");
    let error = decoder.next(&mut &bad[..]).unwrap_err();
    assert_eq!(
        (error, decoder.buffered()),
        (ProtocolError::ExpectedContinuation, 0)
    );
    let good = frame(true, Opcode::Continuation, b"");
    assert_eq!(decoder.next(&mut &good[..]).unwrap_err(), error);
}

#[test]
fn text_fails_at_the_first_bad_byte_of_an_unfinished_message() {
    let bytes = frame(true, Opcode::Text, b"ok\xed\xa0\x80 and much more");
    let bad = 6 + 4;
    assert_eq!(decode(&[&bytes[..bad - 1]]), []);
    assert_eq!(
        decode(&[&bytes[..bad]]),
        [Seen::Error(ProtocolError::InvalidUtf8)]
    );
    let cut = [
        frame(false, Opcode::Text, b"\xe2\x82"),
        frame(true, Opcode::Continuation, b"\xac"),
    ]
    .concat();
    assert_eq!(decode(&[&cut]), [text("\u{20ac}")]);
    let open = [
        frame(false, Opcode::Text, b"\xe2"),
        frame(true, Opcode::Continuation, b"\x82"),
    ]
    .concat();
    assert_eq!(fails_with(&open), ProtocolError::InvalidUtf8);
    let next = [
        frame(true, Opcode::Text, b"\xe2\x82\xac"),
        frame(true, Opcode::Binary, b"\x80"),
    ]
    .concat();
    assert_eq!(decode(&[&next[..8], &next[8..]]).len(), 2);
}

#[test]
fn limits_hold_for_frames_and_messages_before_their_bytes_arrive() {
    let mut decoder = Decoder::new(100);
    let frame_of = |length: usize| frame(true, Opcode::Binary, &vec![0; length]);
    assert!(decoder.next(&mut &frame_of(94)[..]).unwrap().is_some());
    let error = decoder.next(&mut &frame_of(95)[..6]).unwrap_err();
    assert_eq!(
        (error, error.close_code()),
        (ProtocolError::TooBig { length: 101 }, 1009)
    );

    let mut decoder = Decoder::new(100);
    let mut stream = frame(false, Opcode::Binary, &[0; 60]);
    assert!(decoder.next(&mut &stream[..]).unwrap().is_none());
    stream = frame(true, Opcode::Continuation, &[0; 60]);
    assert_eq!(
        decoder.next(&mut &stream[..6]).unwrap_err(),
        ProtocolError::TooBig { length: 120 }
    );

    let mut decoder = Decoder::new(1);
    let ping = frame(true, Opcode::Ping, &[0; 125]);
    assert!(
        decoder.next(&mut &ping[..]).unwrap().is_some(),
        "the limit is for messages"
    );
    let huge = [0x82, 0xff, 127, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0];
    assert!(matches!(
        decoder.next(&mut &huge[..]),
        Err(ProtocolError::TooBig { .. })
    ));
}

#[test]
fn announcing_costs_nothing_and_memory_follows_the_bytes() {
    let length = 16 << 20;
    let bytes = frame(true, Opcode::Binary, &vec![7; length]);
    let mut decoder = Decoder::new(length + 14);
    assert!(decoder.next(&mut &bytes[..14]).unwrap().is_none());
    assert_eq!(decoder.buffered(), 0);
    let mut received = 14;
    for piece in bytes[14..bytes.len() - 1].chunks(65_536) {
        assert!(decoder.next(&mut &piece[..]).unwrap().is_none());
        received += piece.len();
        assert!(decoder.buffered() <= 2 * received && decoder.buffered() <= length);
    }
    let Ok(Some(Event::Message(message))) = decoder.next(&mut &bytes[bytes.len() - 1..]) else {
        panic!()
    };
    assert_eq!((message.len(), decoder.buffered()), (length, 0));
}

#[test]
fn a_flood_of_tiny_fragments_is_not_copied_again_and_again() {
    let mut decoder = Decoder::new(LIMIT);
    let (first, next) = (
        frame(false, Opcode::Binary, b"a"),
        frame(false, Opcode::Continuation, b"b"),
    );
    assert!(decoder.next(&mut &first[..]).unwrap().is_none());
    let (mut grown, mut capacity) = (0, decoder.buffered());
    for _ in 0..100_000 {
        assert!(decoder.next(&mut &next[..]).unwrap().is_none());
        grown += usize::from(decoder.buffered() != capacity);
        capacity = decoder.buffered();
    }
    assert!(grown < 20, "grown {grown} times");
}

#[test]
fn long_text_is_checked_over_the_borders_of_blocks() {
    for shift in 0..4 {
        let string = "a".repeat(shift) + &"\u{20ac}\u{10348}".repeat(2_000);
        assert_eq!(
            decode(&[&frame(true, Opcode::Text, string.as_bytes())]),
            [text(&string)]
        );
        let broken = &string.as_bytes()[..string.len() - 1];
        assert_eq!(
            fails_with(&frame(true, Opcode::Text, broken)),
            ProtocolError::InvalidUtf8
        );
    }
}

/// The stream in pieces, cut at these places.
fn pieces<'a>(stream: &'a [u8], cuts: &[prop::sample::Index]) -> Vec<&'a [u8]> {
    let mut ends: Vec<usize> = cuts.iter().map(|cut| cut.index(stream.len() + 1)).collect();
    ends.push(stream.len());
    ends.sort_unstable();
    let mut pieces = Vec::new();
    let mut start = 0;
    for end in ends {
        pieces.push(&stream[start..end]);
        start = end;
    }
    pieces
}

fn any_frame() -> impl Strategy<Value = Vec<u8>> {
    let opcode = prop_oneof![
        6 => Just(Opcode::Continuation), 4 => Just(Opcode::Text), 4 => Just(Opcode::Binary),
        2 => Just(Opcode::Ping), 1 => Just(Opcode::Pong), 1 => Just(Opcode::Close)
    ];
    let payload = prop_oneof![
        4 => "[a-z\u{e4}\u{20ac}\u{10348}]{0,60}".prop_map(String::into_bytes),
        1 => proptest::collection::vec(any::<u8>(), 0..150)
    ];
    (any::<bool>(), opcode, payload, any::<Key>()).prop_map(|(fin, opcode, payload, key)| {
        let mut out = Vec::new();
        let fin = fin || is_control(opcode as u8);
        encode_masked_frame(&mut out, Bits { fin, ..Bits::FINAL }, opcode as u8, &payload, key);
        out
    })
}

proptest! {
    #[test]
    fn cuts_change_nothing(frames in proptest::collection::vec(any_frame(), 0..8),
        noise in proptest::collection::vec(any::<u8>(), 0..20),
        cuts in proptest::collection::vec(any::<prop::sample::Index>(), 0..6))
    {
        let stream = [frames.concat(), noise].concat();
        let pieces = pieces(&stream, &cuts);
        let at_once = decode(&[&stream]);
        let same = |in_pieces: Vec<Seen>| {
            let mut at_once = at_once.clone();
            // Cut text fails before it is complete: that is the only difference, and only in unfinished messages.
            if in_pieces.last() == Some(&Seen::Error(ProtocolError::InvalidUtf8)) {
                at_once.truncate(in_pieces.len() - 1);
                at_once.push(Seen::Error(ProtocolError::InvalidUtf8));
            }
            prop_assert_eq!(in_pieces, at_once);
            Ok(())
        };
        same(decode(&pieces))?;
        same(decode(&stream.chunks(1).collect::<Vec<_>>()))?;
        for cut in 0..=stream.len() {
            same(decode(&[&stream[..cut], &stream[cut..]]))?;
        }
    }
}

#[test]
fn a_client_s_input_has_no_masks() {
    let mut decoder = Decoder::for_client(1_000);
    let mut input: &[u8] = b"\x81\x02hi\x01\x01a\x89\x01p\x80\x01b\x88\x02\x03\xe8";
    let mut seen = Vec::new();
    while let Ok(Some(event)) = decoder.next(&mut input) {
        seen.push(match event {
            Event::Message(message) => String::from_utf8(message.to_vec().unwrap()).unwrap(),
            Event::Ping(_) => "ping".to_owned(),
            Event::Pong(_) => "pong".to_owned(),
            Event::Close(reason) => format!("close {:?}", reason.code),
        });
    }
    assert_eq!(seen, ["hi", "ping", "ab", "close Some(1000)"]);
    let mut masked: &[u8] = b"\x81\x82\0\0\0\0hi";
    let refused = Decoder::for_client(1_000).next(&mut masked).map(drop);
    assert_eq!(refused, Err(ProtocolError::Masked));
}
