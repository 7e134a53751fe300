//! Payloads as literals, most of them from RFC 7692 section 7.2.3, and messages of every kind there and back.

use super::*;
use proptest::prelude::*;

const LIMIT: usize = 1 << 20;

fn compressed(message: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    deflate(message, Level::default(), MAX_WINDOW_BITS, &mut out);
    out
}

fn inflated(payload: &[u8]) -> Result<Vec<u8>, InflateError> {
    inflate(payload, LIMIT)
}

/// Bytes without any pattern.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as u8
    };
    (0..length).map(|_| next()).collect()
}

#[test]
fn the_examples_of_the_rfc_are_restored() {
    // 7.2.3.1: one block with fixed codes
    assert_eq!(inflated(b"\xf2\x48\xcd\xc9\xc9\x07\x00").unwrap(), b"Hello");
    // 7.2.3.3: a block without compression
    assert_eq!(inflated(b"\x00\x05\x00\xfa\xffHello\x00").unwrap(), b"Hello");
    // 7.2.3.4: the last block of a stream
    assert_eq!(inflated(b"\xf3\x48\xcd\xc9\xc9\x07\x00\x00").unwrap(), b"Hello");
    // 7.2.3.5: two blocks in a message
    let two = b"\xf2\x48\x05\x00\x00\x00\xff\xff\xca\xc9\xc9\x07\x00";
    assert_eq!(inflated(two).unwrap(), b"Hello");
    // 7.2.3.6: an empty message
    assert_eq!(inflated(b"\x00").unwrap(), b"");
}

#[test]
fn the_second_message_of_the_rfc_refers_to_the_first() {
    let mut inflation = Inflation::new(15, true);
    for payload in [&b"\xf2\x48\xcd\xc9\xc9\x07\x00"[..], b"\xf2\x00\x11\x00\x00"] {
        let mut out = Vec::new();
        inflation.push(payload, true, &mut out, LIMIT).unwrap();
        assert_eq!(out, b"Hello");
    }
    assert_eq!(inflated(b"\xf2\x00\x11\x00\x00"), Err(InflateError::Data));
}

#[test]
fn payloads_are_those_of_zlib() {
    assert_eq!(compressed(b"hello"), b"\xca\x48\xcd\xc9\xc9\x07\x00");
    assert_eq!(compressed(b"Hello"), b"\xf2\x48\xcd\xc9\xc9\x07\x00");
    assert_eq!(compressed(b""), b"\x00");
    let mut deflation = Deflation::new(Level::default(), 15, true);
    for payload in [&b"\xf2\x48\xcd\xc9\xc9\x07\x00"[..], b"\xf2\x00\x11\x00\x00"] {
        let mut out = Vec::new();
        deflation.compress(b"Hello", &mut out);
        assert_eq!(out, payload);
    }
}

#[test]
fn what_no_compressor_makes_is_refused() {
    for payload in [
        &b"\x07"[..],                     // the reserved type of block
        b"\x00\x05\x00\xfa\xfeHello\x00", // a length and its complement that differ
        b"\x02\xff",                      // a distance with nothing behind
        b"hello, I am not compressed",
        b"\xf2\x48\xcd\xc9",        // cut
        b"\x00\x05\x00\xfa\xffHel", // cut
        b"\x00\x04\x00\xfb\xff",    // cut where the tail would fit
        b"\x00\x09\x00\xf6\xff",
        b"\xf3\x48\xcd\xc9\xc9\x07\x00hello", // something behind the last block
    ] {
        assert_eq!(inflated(payload), Err(InflateError::Data), "{payload:x?}");
    }
}

#[test]
fn an_end_without_a_block_behind_it_is_an_end() {
    assert_eq!(inflated(b"").unwrap(), b"");
    assert_eq!(inflated(b"\xf3\x48\xcd\xc9\xc9\x07\x00").unwrap(), b"Hello");
    let twice = b"\xf3\x48\xcd\xc9\xc9\x07\x00\xf3\x48\xcd\xc9\xc9\x07\x00\x00";
    assert_eq!(inflated(twice).unwrap(), b"HelloHello");
}

#[test]
fn a_bomb_is_refused_within_bounded_memory() {
    let bomb = compressed(&vec![0; 64 << 20]);
    assert!(bomb.len() < 100_000);
    let mut out = Vec::new();
    let refused = Inflation::new(15, false).push(&bomb, true, &mut out, LIMIT);
    assert_eq!(refused, Err(InflateError::TooBig));
    assert!(out.capacity() <= LIMIT + 64, "{}", out.capacity());
    for length in [0, 1, 100, 128, 129, 4_096, 65_536, 100_000] {
        let payload = compressed(&vec![7; length]);
        assert_eq!(inflate(&payload, length).unwrap().len(), length);
        if length > 0 {
            assert_eq!(inflate(&payload, length - 1), Err(InflateError::TooBig));
        }
    }
}

#[test]
fn an_idle_connection_holds_its_window_and_no_more() {
    let message = noise(100_000);
    for bits in [MIN_WINDOW_BITS, 12, MAX_WINDOW_BITS] {
        let mut deflation = Deflation::new(Level::default(), bits, true);
        let mut inflation = Inflation::new(bits, true);
        assert_eq!((deflation.memory(), inflation.memory()), (0, 0));
        let (mut payload, mut out) = (Vec::new(), Vec::new());
        deflation.compress(&message, &mut payload);
        inflation.push(&payload, true, &mut out, LIMIT).unwrap();
        assert_eq!((deflation.memory(), inflation.memory()), (1 << bits, 1 << bits));
    }
    let mut deflation = Deflation::new(Level::default(), 15, false);
    let mut inflation = Inflation::new(15, false);
    let (mut payload, mut out) = (Vec::new(), Vec::new());
    deflation.compress(&message, &mut payload);
    inflation.push(&payload[..10], false, &mut out, LIMIT).unwrap();
    assert!(inflation.is_in_message() && inflation.lent() > 32_768);
    inflation.push(&payload[10..], true, &mut out, LIMIT).unwrap();
    assert!(out == message && !inflation.is_in_message());
    assert_eq!((deflation.memory(), inflation.memory()), (0, 0));
}

/// Shown by what is found again and what is not: zlib-rs' decompressor has the largest window whatever it is told.
#[test]
fn the_window_is_kept_to() {
    for bits in MIN_WINDOW_BITS..MAX_WINDOW_BITS {
        let window = 1 << bits;
        for takeover in [false, true] {
            let lengths = |period: usize| -> Vec<usize> {
                let mut deflation = Deflation::new(Level::default(), bits, takeover);
                let mut inflation = Inflation::new(bits, takeover);
                let message = noise(period).repeat(2);
                let through = |_| {
                    let (mut payload, mut out) = (Vec::new(), Vec::new());
                    deflation.compress(&message, &mut payload);
                    inflation.push(&payload, true, &mut out, LIMIT).unwrap();
                    assert!(out == message);
                    payload.len()
                };
                (0..3).map(through).collect()
            };
            let (near, far) = (window / 3, window + 1);
            let found = lengths(near);
            assert!(found[0] < near * 4 / 3, "{bits}: {found:?}");
            assert_eq!(found[1] < found[0] * 3 / 4, takeover, "{bits}: {found:?}");
            let found = lengths(far);
            assert!(found.iter().all(|length| *length > 2 * far), "{bits}: {found:?}");
        }
    }
}

#[test]
fn levels_differ_and_all_are_understood() {
    let words: Vec<u8> = (0..40_000u32)
        .flat_map(|n| format!("{} ", n * n % 977).into_bytes())
        .collect();
    let mut lengths = Vec::new();
    for level in 1..=9 {
        let mut out = Vec::new();
        deflate(&words, Level::new(level).unwrap(), 15, &mut out);
        assert!(inflated(&out).unwrap() == words);
        lengths.push(out.len());
    }
    assert!(lengths[8] < lengths[0], "{lengths:?}");
    for level in [i64::MIN, -1, 0, 10, 256 + 6] {
        assert_eq!(Level::new(level), None);
    }
}

#[test]
fn a_message_for_many_is_compressed_once_and_another_anew() {
    let (first, second) = (noise(5_000), noise(5_001));
    let once = compressed(&first);
    assert_eq!(compressed(&first), once);
    let mut out = b"kept".to_vec();
    deflate(&first, Level::default(), MAX_WINDOW_BITS, &mut out);
    assert_eq!(&out[4..], &once[..]);
    assert_ne!(compressed(&second), once);
    assert_eq!(inflated(&compressed(&second)).unwrap(), second);
    let long = vec![1; 3 << 18];
    assert_eq!(compressed(&long), compressed(&long));
    assert_eq!(inflated(&compressed(b"")).unwrap(), b"");
    // A window of one's own is no one else's.
    let mut deflation = Deflation::new(Level::default(), MAX_WINDOW_BITS, true);
    let (mut one, mut two) = (Vec::new(), Vec::new());
    deflation.compress(&first, &mut one);
    deflation.compress(&first, &mut two);
    assert!(one == once && two.len() < one.len() / 10);
    assert_eq!(compressed(&first), once);
}

#[test]
fn more_connections_than_compressors_all_go_on_where_they_were() {
    let mut all: Vec<_> = (0..100)
        .map(|index| {
            let (bits, level) = (9 + index % 7, 1 + i64::from(index % 3));
            let deflation = Deflation::new(Level::new(level).unwrap(), bits, true);
            (
                deflation,
                Inflation::new(bits, true),
                noise(100 + usize::from(index)),
            )
        })
        .collect();
    for round in 0..4 {
        // Every connection, then those that were last once more.
        for index in (0..100).chain(80..100) {
            let (deflation, inflation, message) = &mut all[index];
            let (mut payload, mut out) = (Vec::new(), Vec::new());
            deflation.compress(message, &mut payload);
            inflation.push(&payload, true, &mut out, LIMIT).unwrap();
            assert!(out == *message);
            assert!(
                round == 0 || payload.len() < 30,
                "{round} {index}: {}",
                payload.len()
            );
        }
    }
}

#[test]
fn a_message_compressed_elsewhere_is_not_referred_to() {
    let mut deflation = Deflation::new(Level::default(), 15, true);
    let mut inflation = Inflation::new(15, true);
    let mut through = |payload: &[u8]| {
        let mut out = Vec::new();
        inflation.push(payload, true, &mut out, LIMIT).unwrap();
        out
    };
    let mut payload = Vec::new();
    deflation.compress(b"Hello Hello", &mut payload);
    assert_eq!(through(&payload), b"Hello Hello");
    deflation.forget();
    assert_eq!(through(b"\xf2\x48\xcd\xc9\xc9\x07\x00"), b"Hello");
    payload.clear();
    deflation.compress(b"Hello Hello", &mut payload);
    assert_eq!(through(&payload), b"Hello Hello");
}

fn any_message() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..300),
        (any::<u8>(), 0usize..70_000).prop_map(|(byte, length)| vec![byte; length]),
        "[a-c ]{0,400}".prop_map(String::into_bytes),
    ];
    proptest::collection::vec(part, 0..4).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]
    #[test]
    fn messages_come_through_whatever_was_agreed(messages in proptest::collection::vec(any_message(), 1..6),
        level in 1i64..=9, bits in MIN_WINDOW_BITS..=MAX_WINDOW_BITS, takeover: bool,
        cut in any::<prop::sample::Index>())
    {
        let mut deflation = Deflation::new(Level::new(level).unwrap(), bits, takeover);
        let mut inflation = Inflation::new(bits, takeover);
        for message in messages {
            let (mut payload, mut out) = (Vec::new(), Vec::new());
            deflation.compress(&message, &mut payload);
            let cut = cut.index(payload.len() + 1);
            inflation.push(&payload[..cut], false, &mut out, LIMIT).unwrap();
            inflation.push(&payload[cut..], true, &mut out, LIMIT).unwrap();
            prop_assert!(out == message);
            prop_assert!(deflation.memory() <= 1 << bits && inflation.memory() <= 1 << bits);
        }
    }

    #[test]
    fn any_bytes_are_a_message_or_an_error(payload in proptest::collection::vec(any::<u8>(), 0..200),
        cut in any::<prop::sample::Index>(), limit in 0usize..5_000)
    {
        let at_once = inflate(&payload, limit);
        let cut = cut.index(payload.len() + 1);
        let (mut inflation, mut out) = (Inflation::new(15, true), Vec::new());
        let in_pieces = inflation
            .push(&payload[..cut], false, &mut out, limit)
            .and_then(|()| inflation.push(&payload[cut..], true, &mut out, limit));
        prop_assert_eq!(in_pieces.map(|()| out), at_once);
        inflation.abandon();
    }
}
