//! Writes multipart/form-data (RFC 7578). Names cannot leave their quotes: what would is written as browsers write it.

/// What a boundary begins with; so many random characters follow.
const PREFIX: &str = "----SwooleBoundary";
/// Characters of a boundary behind [`PREFIX`].
pub const RANDOM_CHARACTERS: usize = 21;

/// A boundary made of random bytes, which the content must not be able to guess.
pub fn boundary(random: [u8; RANDOM_CHARACTERS]) -> String {
    const CHARACTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789Ab";
    let characters = random.map(|byte| char::from(CHARACTERS[usize::from(byte % 64)]));
    PREFIX.chars().chain(characters).collect()
}

/// The value of Content-Type.
pub fn content_type(boundary: &str) -> String {
    format!("multipart/form-data; boundary={boundary}")
}

/// Appends the head of a field's part; the value follows, and then [`end_part`].
pub fn field_head(out: &mut Vec<u8>, boundary: &str, name: &[u8]) {
    begin_part(out, boundary, name);
    out.extend_from_slice(b"\"\r\n\r\n");
}

/// Appends the head of a file's part; the content follows, and then [`end_part`]. `media_type` without line breaks.
pub fn file_head(out: &mut Vec<u8>, boundary: &str, name: &[u8], filename: &[u8], media_type: &[u8]) {
    begin_part(out, boundary, name);
    out.extend_from_slice(b"\"; filename=\"");
    quoted(out, filename);
    out.extend_from_slice(b"\"\r\nContent-Type: ");
    out.extend(media_type.iter().filter(|byte| **byte >= b' '));
    out.extend_from_slice(b"\r\n\r\n");
}

fn begin_part(out: &mut Vec<u8>, boundary: &str, name: &[u8]) {
    for part in [
        b"--",
        boundary.as_bytes(),
        b"\r\nContent-Disposition: form-data; name=\"",
    ] {
        out.extend_from_slice(part);
    }
    quoted(out, name);
}

fn quoted(out: &mut Vec<u8>, name: &[u8]) {
    for byte in name {
        match byte {
            b'"' => out.extend_from_slice(b"%22"),
            b'\r' => out.extend_from_slice(b"%0D"),
            b'\n' => out.extend_from_slice(b"%0A"),
            byte => out.push(*byte),
        }
    }
}

/// Ends the content of a part.
pub fn end_part(out: &mut Vec<u8>) {
    out.extend_from_slice(b"\r\n");
}

/// Ends the body.
pub fn end(out: &mut Vec<u8>, boundary: &str) {
    for part in [b"--", boundary.as_bytes(), b"--\r\n"] {
        out.extend_from_slice(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_written_to_the_letter() {
        let mut out = Vec::new();
        field_head(&mut out, "B", b"a\"b\r\nc");
        out.extend_from_slice(b"v");
        end_part(&mut out);
        file_head(&mut out, "B", b"f", b"x\".txt", b"text/plain\r\nX: y");
        out.extend_from_slice(b"content");
        end_part(&mut out);
        end(&mut out, "B");
        let expected = "--B\r\nContent-Disposition: form-data; name=\"a%22b%0D%0Ac\"\r\n\r\nv\r\n\
            --B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x%22.txt\"\r\n\
            Content-Type: text/plainX: y\r\n\r\ncontent\r\n--B--\r\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn boundaries_have_their_shape() {
        let boundary = boundary([255; RANDOM_CHARACTERS]);
        assert_eq!(boundary, format!("----SwooleBoundary{}", "b".repeat(21)));
        assert_eq!(content_type("x"), "multipart/form-data; boundary=x");
    }
}
