//! Bodies as literals, and cut at every byte.

use super::*;
use proptest::prelude::*;

const LIMIT: u64 = 1 << 20;

fn whole(framing: Framing, input: &[u8], limit: u64) -> Result<(Vec<u8>, Progress), BodyError> {
    let mut out = Vec::new();
    let progress = BodyDecoder::new(framing).decode(input, &mut out, limit)?;
    Ok((out, progress))
}

fn chunked(input: &[u8]) -> Result<(Vec<u8>, Progress), BodyError> {
    whole(Framing::Chunked, input, LIMIT)
}

/// Feeds `input` in pieces that end at `cuts`, and says what came out and how much was consumed.
fn in_pieces(framing: Framing, input: &[u8], cuts: &[usize]) -> Result<(Vec<u8>, usize, bool), BodyError> {
    let mut decoder = BodyDecoder::new(framing);
    let (mut out, mut consumed) = (Vec::new(), 0);
    for end in cuts.iter().copied().chain([input.len()]) {
        let progress = decoder.decode(&input[consumed..end.max(consumed)], &mut out, LIMIT)?;
        consumed += progress.consumed;
        if progress.done {
            break;
        }
        assert_eq!(
            consumed,
            end.max(consumed),
            "an unfinished body takes all it is given"
        );
    }
    Ok((out, consumed, decoder.is_done()))
}

#[test]
fn no_body_takes_nothing() {
    assert_eq!(
        whole(Framing::None, b"GET", 0),
        Ok((
            vec![],
            Progress {
                consumed: 0,
                done: true
            }
        ))
    );
    assert_eq!(
        whole(Framing::Length(0), b"GET", 0),
        Ok((
            vec![],
            Progress {
                consumed: 0,
                done: true
            }
        ))
    );
}

#[test]
fn a_length_stops_exactly() {
    let (out, progress) = whole(Framing::Length(3), b"abcGET /", LIMIT).unwrap();
    assert_eq!(
        (out.as_slice(), progress),
        (
            &b"abc"[..],
            Progress {
                consumed: 3,
                done: true
            }
        )
    );
}

#[test]
fn an_announced_length_is_compared_before_a_byte_arrives_and_reserves_nothing() {
    for length in [LIMIT + 1, u64::MAX, u64::MAX - 15] {
        assert_eq!(
            whole(Framing::Length(length), b"", LIMIT),
            Err(BodyError::TooLarge)
        );
    }
    let mut out = Vec::new();
    BodyDecoder::new(Framing::Length(LIMIT))
        .decode(b"ab", &mut out, LIMIT)
        .unwrap();
    assert!(out.capacity() < 1024);
    let mut out = Vec::new();
    BodyDecoder::new(Framing::Chunked)
        .decode(b"fffff\r\nab", &mut out, LIMIT)
        .unwrap();
    assert!(out.capacity() < 1024);
}

#[test]
fn chunks_extensions_and_trailers_are_decoded() {
    let body = b"4\r\nWiki\r\n6 ;a=b;c=\"d;\xe4\"\r\npedia \r\n00E\r\nin \r\n\r\nchunks.\r\n0\r\nX-Sum: 1\r\nEmpty:\r\n\r\nGET /";
    let (out, progress) = chunked(body).unwrap();
    assert_eq!(out, b"Wikipedia in \r\n\r\nchunks.");
    assert_eq!(
        progress,
        Progress {
            consumed: body.len() - 5,
            done: true
        }
    );
}

#[test]
fn data_that_looks_like_the_end_is_data() {
    let (out, progress) = chunked(b"5\r\n0\r\n\r\n\r\n3\r\nabc\r\n0\r\n\r\n").unwrap();
    assert_eq!((out.as_slice(), progress.done), (&b"0\r\n\r\nabc"[..], true));
}

#[test]
fn broken_chunks_are_refused() {
    use Malformed::*;
    for (body, what) in [
        (&b"\r\n"[..], ChunkSize),
        (b"g\r\n", ChunkSize),
        (b"-1\r\n", ChunkSize),
        (b"0x1\r\n", ChunkSize),
        (b" 1\r\n", ChunkSize),
        (b"1 \r\n", ChunkSize),
        (b";a\r\n", ChunkSize),
        (b"00000000000000001\r\n", ChunkSize),
        (b"1\n", ChunkSize),
        (b"1;a\n", ChunkExtension),
        (b"1;\0\r\n", ChunkExtension),
        (b"1\rx", LineEnding),
        (b"1\r\nab", LineEnding),
        (b"1\r\na\n", LineEnding),
        (b"1\r\na\rx", LineEnding),
        (b"0\r\nX\r\n", Trailer),
        (b"0\r\n: a\r\n", Trailer),
        (b"0\r\n a: b\r\n", Trailer),
        (b"0\r\nX : a\r\n", Trailer),
        (b"0\r\nX: \x01\r\n", Trailer),
        (b"0\r\nX: a\n", Trailer),
        (b"0\r\n\n", Trailer),
        (b"0\r\n\rx", LineEnding),
        (b"0\r\nX: a\rb", LineEnding),
    ] {
        assert_eq!(
            chunked(body),
            Err(BodyError::Malformed(what)),
            "{:?}",
            String::from_utf8_lossy(body)
        );
    }
}

#[test]
fn sizes_count_against_the_limit_when_announced() {
    assert_eq!(chunked(b"ffffffffffffffff\r\n"), Err(BodyError::TooLarge));
    assert_eq!(
        whole(Framing::Chunked, b"2\r\nab\r\n2\r\n", 3),
        Err(BodyError::TooLarge)
    );
    assert!(
        whole(Framing::Chunked, b"2\r\nab\r\n1\r\nc\r\n0\r\n\r\n", 3)
            .unwrap()
            .1
            .done
    );
}

#[test]
fn extensions_and_trailers_are_bounded() {
    let mut body = b"1;".to_vec();
    body.resize(5_000, b'a');
    assert_eq!(
        chunked(&body),
        Err(BodyError::Malformed(Malformed::ChunkExtension))
    );
    let many = b"1;aaaaaaaaaa\r\nx\r\n".repeat(500);
    assert_eq!(
        chunked(&many),
        Err(BodyError::Malformed(Malformed::ChunkExtension))
    );
    let mut body = b"0\r\n".to_vec();
    body.extend(b"A: b\r\n".repeat(5_000));
    assert_eq!(chunked(&body), Err(BodyError::TooLarge));
}

#[test]
fn an_error_stays() {
    let mut decoder = BodyDecoder::new(Framing::Chunked);
    let mut out = Vec::new();
    let first = decoder.decode(b"x", &mut out, LIMIT).unwrap_err();
    assert_eq!(decoder.decode(b"0\r\n\r\n", &mut out, LIMIT), Err(first));
}

#[test]
fn a_body_may_be_cut_at_every_byte() {
    let body = b"4;x=1\r\nWiki\r\n5\r\npedia\r\n0\r\nX: y\r\n\r\nGET /";
    for first in 0..body.len() {
        for second in first..body.len() {
            let (out, consumed, done) = in_pieces(Framing::Chunked, body, &[first, second]).unwrap();
            assert_eq!(
                (out.as_slice(), consumed, done),
                (&b"Wikipedia"[..], body.len() - 5, true)
            );
        }
    }
}

proptest! {
    #[test]
    fn what_was_chunked_comes_out(chunks in proptest::collection::vec(
        proptest::collection::vec(any::<u8>(), 1..40), 0..6),
        cuts in proptest::collection::vec(0usize..300, 0..6))
    {
        let mut body = Vec::new();
        for chunk in &chunks {
            crate::http1::chunk::write_chunk(&mut body, chunk);
        }
        body.extend_from_slice(crate::http1::chunk::LAST_CHUNK);
        let end = body.len();
        body.extend_from_slice(b"next");
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(body.len())).collect();
        cuts.sort_unstable();
        let (out, consumed, done) = in_pieces(Framing::Chunked, &body, &cuts).unwrap();
        prop_assert_eq!(out, chunks.concat());
        prop_assert_eq!((consumed, done), (end, true));
    }

    /// Any bytes, cut anywhere, give what they give in one piece.
    #[test]
    fn cuts_change_nothing(bytes in proptest::collection::vec(
        prop_oneof![Just(b'\r'), Just(b'\n'), Just(b'1'), Just(b'0'), Just(b';'), Just(b':'), Just(b'a'), any::<u8>()],
        0..60), cut in 0usize..60)
    {
        let cut = cut.min(bytes.len());
        let at_once = in_pieces(Framing::Chunked, &bytes, &[]);
        prop_assert_eq!(in_pieces(Framing::Chunked, &bytes, &[cut]), at_once);
    }
}
