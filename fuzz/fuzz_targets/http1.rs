//! A request, as one piece and in small ones: the same head, the same body, or the same refusal; and what was accepted
//! can be read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use protocol::http1::body::{BodyDecoder, BodyError};
use protocol::http1::head::{Head, HeadScanner, parse, reparse};
use protocol::websocket::handshake;

/// Small, so that the limit is met often.
const BODY_LIMIT: u64 = 1024;

/// Where the head ends when the bytes arrive in pieces.
fn head_end(stream: &[u8], piece: usize) -> Option<usize> {
    let mut scanner = HeadScanner::default();
    let mut arrived = 0;
    while arrived < stream.len() {
        arrived = stream.len().min(arrived + piece.max(1));
        if let Some(end) = scanner.find_end(&stream[..arrived]) {
            return Some(end);
        }
    }
    None
}

/// The content, how many bytes it took, and whether it is complete.
fn body(head: &Head<'_>, stream: &[u8], piece: usize) -> Result<(Vec<u8>, usize, bool), BodyError> {
    let mut decoder = BodyDecoder::new(head.framing);
    let mut content = Vec::new();
    let mut consumed = 0;
    // an announced length is judged before the body comes
    let mut done = decoder.decode(&[], &mut content, BODY_LIMIT)?.done;
    for part in stream.chunks(piece.max(1)) {
        let mut input = part;
        while !done && !input.is_empty() {
            let progress = decoder.decode(input, &mut content, BODY_LIMIT)?;
            assert!(content.len() as u64 <= BODY_LIMIT);
            consumed += progress.consumed;
            done = progress.done;
            if progress.consumed == 0 {
                break;
            }
            input = &input[progress.consumed..];
        }
        if done {
            break;
        }
        assert!(input.is_empty(), "what is not complete takes all there is");
    }
    Ok((content, consumed, done))
}

fuzz_target!(|input: (u8, &[u8])| {
    let (piece, stream) = input;
    let end = head_end(stream, stream.len());
    assert_eq!(end, head_end(stream, piece.into()));
    let Some(end) = end else { return };
    let Ok(head) = parse(&stream[..end], usize::MAX) else {
        return;
    };
    let names = head.headers().count();
    assert_eq!(names, reparse(&stream[..end]).fields.count());
    assert!(head.target.contains(head.path()));
    if let Ok(key) = handshake::check(&head) {
        handshake::accept_key(key);
    }
    assert_eq!(
        body(&head, &stream[end..], stream.len()),
        body(&head, &stream[end..], piece.into())
    );
});
