//! A form, as one piece and in small ones: the same parts, or the same refusal.
#![no_main]

use libfuzzer_sys::fuzz_target;
use protocol::multipart::{Event, FormError, MAX_PART_HEAD_BYTES, Parser, Part, boundary};

/// The parts of a form that comes in pieces of so many bytes, with their content.
fn parts(form: &[u8], boundary: &[u8], piece: usize) -> Result<Vec<(Part, Vec<u8>)>, FormError> {
    let mut parser = Parser::new(boundary);
    let mut parts = Vec::<(Part, Vec<u8>)>::new();
    let mut open = false;
    for bytes in form.chunks(piece.max(1)) {
        parser.feed(bytes, &mut |event| match event {
            Event::Part(part) => {
                assert!(!open, "a part begins after the one before has ended");
                open = true;
                let length = |name: &Option<Vec<u8>>| name.as_ref().map_or(0, Vec::len);
                assert!(length(&part.name) + length(&part.filename) <= MAX_PART_HEAD_BYTES);
                assert!(!part.name.as_ref().is_some_and(|name| name.contains(&0)));
                parts.push((part, Vec::new()));
            }
            Event::Data(data) => {
                assert!(open && !data.is_empty());
                parts
                    .last_mut()
                    .expect("a part is open")
                    .1
                    .extend_from_slice(data);
            }
            Event::PartEnd => {
                assert!(open);
                open = false;
            }
        })?;
    }
    parser.finish().map(|()| parts)
}

fuzz_target!(|input: (u8, &[u8], &[u8])| {
    let (piece, content_type, form) = input;
    let boundary = boundary(content_type).unwrap_or_else(|_| b"B".to_vec());
    assert_eq!(
        parts(form, &boundary, form.len()),
        parts(form, &boundary, piece.into())
    );
});
