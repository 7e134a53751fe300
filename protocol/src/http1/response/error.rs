//! What a header field or a reason phrase may not contain, and how PHP spells field names.

use std::fmt;

/// The longest key that `header()` takes.
pub const MAX_NAME_BYTES: usize = 127;

/// Why a field is left out; the text is the warning that PHP code sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderError {
    /// CR or LF: it would begin another field (response splitting).
    NewLine,
    /// A NUL byte.
    Nul,
    /// A key of more than [`MAX_NAME_BYTES`].
    NameTooLong,
}

impl fmt::Display for HeaderError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NewLine => "Header may not contain more than a single header, new line detected",
            Self::Nul => "Header may not contain NUL bytes",
            Self::NameTooLong => "header key is too long",
        })
    }
}

impl std::error::Error for HeaderError {}

/// May this be the value of a field, or a whole Set-Cookie line?
pub fn check_value(value: &[u8]) -> Result<(), HeaderError> {
    // Line breaks are rare, and a fold without branches is one vector loop.
    let found = value.iter().fold(0u8, |found, byte| {
        found | u8::from(matches!(byte, b'\r' | b'\n')) | (u8::from(*byte == 0) << 1)
    });
    match found {
        0 => Ok(()),
        2 => Err(HeaderError::Nul),
        _ => Err(HeaderError::NewLine),
    }
}

/// May this be a key for `header()`?
pub fn check_header_name(name: &[u8]) -> Result<(), HeaderError> {
    if name.len() > MAX_NAME_BYTES {
        Err(HeaderError::NameTooLong)
    } else {
        check_value(name)
    }
}

/// May this be the reason phrase of a status line?
pub fn check_reason(reason: &[u8]) -> Result<(), HeaderError> {
    check_value(reason)
}

/// `x-foo-BAR` becomes `X-Foo-Bar`: upper case at the start and behind each hyphen, lower case elsewhere.
pub fn format_header_name(name: &mut [u8]) {
    let mut start = true;
    for byte in name {
        *byte = if start {
            byte.to_ascii_uppercase()
        } else {
            byte.to_ascii_lowercase()
        };
        start = *byte == b'-';
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_formatted_word_by_word() {
        for (given, formatted) in [
            ("x-foo-BAR", "X-Foo-Bar"),
            ("sec-websocket-protocol", "Sec-Websocket-Protocol"),
            ("-a--b", "-A--B"),
            ("A_B \u{e4}C", "A_b \u{e4}c"),
            ("", ""),
        ] {
            let mut name = given.as_bytes().to_vec();
            format_header_name(&mut name);
            assert_eq!(name, formatted.as_bytes());
        }
    }

    #[test]
    fn line_breaks_and_nul_are_told_apart() {
        assert_eq!(check_value(b"a\tb \xe4"), Ok(()));
        assert_eq!(check_value(b"a\rb"), Err(HeaderError::NewLine));
        assert_eq!(check_value(b"a\nb\0"), Err(HeaderError::NewLine));
        assert_eq!(check_value(b"a\0b"), Err(HeaderError::Nul));
        assert_eq!(check_header_name(&[b'a'; 127]), Ok(()));
        assert_eq!(check_header_name(&[b'a'; 128]), Err(HeaderError::NameTooLong));
    }
}
