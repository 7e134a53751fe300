//! Messages that came compressed (RFC 7692), alone and among others.

use super::*;
use crate::websocket::deflate::{Agreement, Deflation, Level, Preferences, negotiate};

const RSV1: Bits = Bits {
    rsv1: true,
    ..Bits::FINAL
};
/// "Hello", compressed.
const HELLO: &[u8] = b"\xf2\x48\xcd\xc9\xc9\x07\x00";

fn agreement(takeover: bool) -> Agreement {
    let preferences = Preferences {
        context_takeover: takeover,
        ..Preferences::default()
    };
    let offer = &b"permessage-deflate"[..];
    negotiate([offer].into_iter(), preferences).unwrap().unwrap()
}

fn decoder(limit: usize, takeover: bool) -> Decoder {
    let mut decoder = Decoder::new(limit);
    decoder.accept_deflate(&agreement(takeover));
    decoder
}

fn with_bits(bits: Bits, opcode: u8, payload: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    encode_masked_frame(&mut out, bits, opcode, payload, KEY);
    out
}

/// A message in one frame.
fn whole(opcode: Opcode, payload: &[u8]) -> Vec<u8> {
    with_bits(RSV1, opcode as u8, payload)
}

/// The first fragment of a message.
fn first(opcode: Opcode, payload: &[u8]) -> Vec<u8> {
    with_bits(Bits { fin: false, ..RSV1 }, opcode as u8, payload)
}

fn deflated(message: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    Deflation::new(Level::default(), 15, false).compress(message, &mut out);
    out
}

fn seen_by(decoder: Decoder, bytes: &[u8]) -> Vec<Seen> {
    decode_by(decoder, &[bytes])
}

/// The same at once, cut in two everywhere, and byte by byte.
fn check(takeover: bool, stream: &[u8], expected: &[Seen]) {
    for cut in 0..=stream.len() {
        let pieces = [&stream[..cut], &stream[cut..]];
        assert_eq!(
            decode_by(decoder(LIMIT, takeover), &pieces),
            expected,
            "cut at {cut}"
        );
    }
    let bytes: Vec<&[u8]> = stream.chunks(1).collect();
    assert_eq!(decode_by(decoder(LIMIT, takeover), &bytes), expected);
}

#[test]
fn compressed_messages_are_restored_among_others() {
    let stream = [
        whole(Opcode::Text, HELLO),
        frame(true, Opcode::Text, b"plain"),
        first(Opcode::Binary, &HELLO[..3]),
        frame(true, Opcode::Ping, b"between"),
        frame(false, Opcode::Continuation, b""),
        frame(true, Opcode::Continuation, &HELLO[3..]),
        frame(false, Opcode::Text, b"fr"),
        frame(true, Opcode::Continuation, b"ag"),
        whole(Opcode::Text, b"\x00"),
        whole(Opcode::Text, b""),
        first(Opcode::Text, b""),
        frame(true, Opcode::Continuation, HELLO),
        whole(Opcode::Text, HELLO),
    ]
    .concat();
    let expected = [
        text("Hello"),
        text("plain"),
        Seen::Ping(b"between".to_vec()),
        Seen::Message(DataOpcode::Binary, b"Hello".to_vec()),
        text("frag"),
        text(""),
        text(""),
        text("Hello"),
        text("Hello"),
    ];
    check(false, &stream, &expected);
    check(true, &stream, &expected);
}

#[test]
fn the_window_lives_on_only_where_that_was_agreed() {
    let stream = [
        whole(Opcode::Text, HELLO),
        frame(true, Opcode::Text, b"uncompressed messages are not in it"),
        whole(Opcode::Text, b"\xf2\x00\x11\x00\x00"),
    ]
    .concat();
    let mut expected = vec![
        text("Hello"),
        text("uncompressed messages are not in it"),
        text("Hello"),
    ];
    check(true, &stream, &expected);
    expected[2] = Seen::Error(ProtocolError::BadDeflate);
    check(false, &stream, &expected);
}

#[test]
fn messages_tell_whether_they_came_compressed() {
    let mut decoder = decoder(LIMIT, false);
    let stream = [
        whole(Opcode::Text, HELLO),
        frame(true, Opcode::Text, b"a"),
        first(Opcode::Text, b"\xf2"),
        frame(true, Opcode::Continuation, &HELLO[1..]),
        frame(false, Opcode::Text, b"a"),
        frame(true, Opcode::Continuation, b"a"),
    ]
    .concat();
    let mut input = &stream[..];
    let mut told = Vec::new();
    while let Some(Event::Message(message)) = decoder.next(&mut input).unwrap() {
        told.push((message.compressed, message.fragmented));
    }
    assert_eq!(told, [(true, false), (false, false), (true, true), (false, true)]);
}

#[test]
fn rsv1_is_for_the_first_frame_of_a_message_and_must_be_agreed_on() {
    let reserved = [Seen::Error(ProtocolError::ReservedBits)];
    assert_eq!(decode(&[&whole(Opcode::Text, HELLO)]), reserved);
    for opcode in [Opcode::Ping, Opcode::Pong, Opcode::Close, Opcode::Continuation] {
        assert_eq!(seen_by(decoder(LIMIT, false), &whole(opcode, b"")), reserved);
    }
    assert_eq!(seen_by(decoder(LIMIT, false), &with_bits(RSV1, 3, b"")), reserved);
    let again = [first(Opcode::Text, HELLO), whole(Opcode::Continuation, b"")].concat();
    assert_eq!(seen_by(decoder(LIMIT, false), &again), reserved);
    for bits in [Bits { rsv2: true, ..RSV1 }, Bits { rsv3: true, ..RSV1 }] {
        assert_eq!(
            seen_by(decoder(LIMIT, false), &with_bits(bits, 1, HELLO)),
            reserved
        );
    }
}

#[test]
fn bad_data_and_bad_text_fail_before_the_message_ends() {
    let mut bytes = first(Opcode::Text, b"\xff\xff and so on");
    assert_eq!(
        seen_by(decoder(LIMIT, false), &bytes),
        [Seen::Error(ProtocolError::BadDeflate)]
    );
    assert_eq!(ProtocolError::BadDeflate.close_code(), 1007);
    // A flush after the bad byte: it is known although more is to come.
    let bad = [&deflated(b"ok\xed\xa0\x80")[..], b"\x00\x00\xff\xff"].concat();
    bytes = first(Opcode::Text, &bad);
    assert_eq!(
        seen_by(decoder(LIMIT, false), &bytes),
        [Seen::Error(ProtocolError::InvalidUtf8)]
    );
    assert_eq!(seen_by(decoder(LIMIT, false), &first(Opcode::Binary, &bad)), []);
    let open = whole(Opcode::Text, &deflated(b"\xe2\x82"));
    assert_eq!(
        seen_by(decoder(LIMIT, false), &open),
        [Seen::Error(ProtocolError::InvalidUtf8)]
    );
}

#[test]
fn limits_hold_for_what_is_received_and_for_what_it_becomes() {
    let message = vec![b'x'; 1000];
    let payload = deflated(&message);
    let one = whole(Opcode::Text, &payload);
    assert_eq!(seen_by(decoder(1000, false), &one), [text(&"x".repeat(1000))]);
    assert!(matches!(
        seen_by(decoder(999, false), &one)[..],
        [Seen::Error(ProtocolError::TooBig { .. })]
    ));
    let fragments = [
        first(Opcode::Text, &payload[..5]),
        frame(true, Opcode::Continuation, &payload[5..]),
    ]
    .concat();
    assert_eq!(
        seen_by(decoder(1000, false), &fragments),
        [text(&"x".repeat(1000))]
    );
    assert!(matches!(
        seen_by(decoder(999, false), &fragments)[..],
        [Seen::Error(ProtocolError::TooBig { .. })]
    ));
    // A frame is judged by its header.
    assert!(matches!(
        seen_by(decoder(100, false), &whole(Opcode::Binary, &[0; 200])[..8])[..],
        [Seen::Error(ProtocolError::TooBig { length: 208 })]
    ));
}

#[test]
fn a_bomb_costs_no_more_than_the_limit() {
    let bomb = whole(Opcode::Binary, &deflated(&vec![0; 50 << 20]));
    assert!(bomb.len() < 60_000);
    let mut decoder = decoder(LIMIT, false);
    let mut most = 0;
    let mut outcome = Ok(());
    for piece in bomb.chunks(16) {
        outcome = decoder
            .next(&mut &piece[..])
            .map(|event| assert!(event.is_none()));
        most = most.max(decoder.buffered());
        if outcome.is_err() {
            break;
        }
    }
    assert!(matches!(outcome, Err(ProtocolError::TooBig { .. })));
    assert!(most <= LIMIT + 64 * 1024, "{most}");
    assert_eq!(decoder.buffered(), 0);
}

#[test]
fn between_messages_nothing_is_held_without_takeover() {
    let mut decoder = decoder(LIMIT, false);
    let bytes = whole(Opcode::Text, HELLO);
    let middle = bytes.len() - 2;
    assert!(decoder.next(&mut &bytes[..middle]).unwrap().is_none());
    assert!(decoder.buffered() > 32_768);
    assert!(decoder.next(&mut &bytes[middle..]).unwrap().is_some());
    assert_eq!(decoder.buffered(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn cuts_change_nothing(messages in proptest::collection::vec(
            (any::<bool>(), any::<bool>(), proptest::collection::vec("[a-c\u{20ac}]{0,90}", 1..4)), 0..6),
        takeover: bool, cuts in proptest::collection::vec(any::<prop::sample::Index>(), 0..6))
    {
        let mut deflation = Deflation::new(Level::default(), 15, takeover);
        let (mut stream, mut expected) = (Vec::new(), Vec::new());
        for (compressed, ping, parts) in messages {
            let message = parts.concat();
            let mut payload = Vec::new();
            if compressed {
                deflation.compress(message.as_bytes(), &mut payload);
            } else {
                payload.extend_from_slice(message.as_bytes());
            }
            let fragments: Vec<&[u8]> = payload.chunks(payload.len().div_ceil(parts.len()).max(1)).collect();
            let last = fragments.len().max(1) - 1;
            for index in 0..=last {
                let bits = Bits { fin: index == last, rsv1: compressed && index == 0, ..Bits::FINAL };
                let opcode = if index == 0 { Opcode::Text } else { Opcode::Continuation };
                stream.extend(with_bits(bits, opcode as u8, fragments.get(index).unwrap_or(&&b""[..])));
                if ping && index < last {
                    stream.extend(frame(true, Opcode::Ping, b"p"));
                    expected.push(Seen::Ping(b"p".to_vec()));
                }
            }
            expected.push(text(&message));
        }
        let seen = decode_by(decoder(LIMIT, takeover), &pieces(&stream, &cuts));
        prop_assert_eq!(seen, expected);
    }

    #[test]
    fn noise_is_an_error_and_no_panic(noise in proptest::collection::vec(any::<u8>(), 0..300), takeover: bool,
        cuts in proptest::collection::vec(any::<prop::sample::Index>(), 0..4))
    {
        let stream = [first(Opcode::Binary, &noise), frame(true, Opcode::Continuation, HELLO)].concat();
        let at_once = seen_by(decoder(LIMIT, takeover), &stream);
        prop_assert_eq!(at_once.len(), 1);
        prop_assert_eq!(decode_by(decoder(LIMIT, takeover), &pieces(&stream, &cuts)), at_once);
    }
}
