//! Writes chunks of a response (RFC 9112 section 7.1).

/// Ends a chunked body without trailers.
pub const LAST_CHUNK: &[u8] = b"0\r\n\r\n";

/// Appends the line before `length` bytes of data: lower-case hexadecimal and CR LF. A length of 0 would end the
/// body, so it is the caller's bug.
pub fn write_chunk_header(out: &mut Vec<u8>, length: usize) {
    debug_assert!(length > 0, "an empty chunk ends the body");
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let bits = usize::BITS - length.leading_zeros();
    for nibble in (0..bits.div_ceil(4).max(1)).rev() {
        out.push(DIGITS[length >> (nibble * 4) & 0xf]);
    }
    out.extend_from_slice(b"\r\n");
}

/// Appends a whole chunk; nothing for no data.
pub fn write_chunk(out: &mut Vec<u8>, data: &[u8]) {
    if !data.is_empty() {
        out.reserve(data.len() + 20);
        write_chunk_header(out, data.len());
        out.extend_from_slice(data);
        out.extend_from_slice(b"\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_lower_case_hexadecimal() {
        for length in [1, 9, 10, 15, 16, 255, 256, 0xabcdef, usize::MAX] {
            let mut out = Vec::new();
            write_chunk_header(&mut out, length);
            assert_eq!(out, format!("{length:x}\r\n").as_bytes());
        }
    }

    #[test]
    fn chunks_are_framed_and_nothing_is_no_chunk() {
        let mut out = Vec::new();
        write_chunk(&mut out, b"hello world!");
        write_chunk(&mut out, b"");
        assert_eq!(out, b"c\r\nhello world!\r\n");
    }
}
