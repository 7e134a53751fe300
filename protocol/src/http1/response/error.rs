//! What a header field or a reason phrase may not contain, and how PHP spells field names.

use std::fmt;

use crate::http1::fields::is_token_byte;

/// The longest key that `header()` takes.
pub const MAX_NAME_BYTES: usize = 127;

/// Why a field is left out; the text is the warning that PHP code sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderError {
    /// CR or LF: it would begin another field (response splitting).
    NewLine,
    /// A NUL byte.
    Nul,
    /// Another control character than HTAB (RFC 9110 section 5.5).
    Control,
    /// A key of more than [`MAX_NAME_BYTES`].
    NameTooLong,
    /// A name that is no token (RFC 9110 section 5.1): empty, or with a blank or a delimiter.
    Name,
    /// A field that means nothing, or harm, behind the content (RFC 9110 section 6.5.1).
    Trailer,
}

impl fmt::Display for HeaderError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NewLine => "Header may not contain more than a single header, new line detected",
            Self::Nul => "Header may not contain NUL bytes",
            Self::Control => "Header may not contain control characters",
            Self::NameTooLong => "header key is too long",
            Self::Name => {
                "A header's name must not be empty, and may contain letters, digits and !#$%&'*+-.^_`|~ only"
            }
            Self::Trailer => {
                "A trailer may not say how a message is framed, routed, cached, authenticated or read"
            }
        })
    }
}

impl std::error::Error for HeaderError {}

/// May this be the value of a field, or a whole Set-Cookie line?
pub fn check_value(value: &[u8]) -> Result<(), HeaderError> {
    const NEW_LINE: u8 = 1;
    const NUL: u8 = 2;
    // Such bytes are rare, and a fold without branches is one vector loop.
    let found = value.iter().fold(0u8, |found, byte| {
        let control = (*byte < b' ' && *byte != b'\t') || *byte == 0x7f;
        found
            | u8::from(matches!(byte, b'\r' | b'\n'))
            | (u8::from(*byte == 0) << 1)
            | (u8::from(control) << 2)
    });
    match found {
        0 => Ok(()),
        found if found & NEW_LINE != 0 => Err(HeaderError::NewLine),
        found if found & NUL != 0 => Err(HeaderError::Nul),
        _ => Err(HeaderError::Control),
    }
}

/// May this be the name of a field? What splits a response is told apart from what is merely no token.
pub fn check_name(name: &[u8]) -> Result<(), HeaderError> {
    if !name.is_empty() && name.iter().all(|byte| is_token_byte(*byte)) {
        return Ok(());
    }
    match check_value(name) {
        Err(HeaderError::Control) | Ok(()) => Err(HeaderError::Name),
        Err(error) => Err(error),
    }
}

/// May this be a key for `header()`?
pub fn check_header_name(name: &[u8]) -> Result<(), HeaderError> {
    if name.len() > MAX_NAME_BYTES {
        Err(HeaderError::NameTooLong)
    } else {
        check_name(name)
    }
}

/// May this be the name of a trailer field?
pub fn check_trailer_name(name: &[u8]) -> Result<(), HeaderError> {
    check_name(name)?;
    let is_name = |known: &&[u8]| known.eq_ignore_ascii_case(name);
    if NO_TRAILERS.iter().any(is_name) {
        Err(HeaderError::Trailer)
    } else {
        Ok(())
    }
}

/// Framing, routing, request modifiers, authentication, response control data and content format.
#[rustfmt::skip]
const NO_TRAILERS: [&[u8]; 28] = [
    b"transfer-encoding", b"content-length", b"trailer", b"te", b"connection", b"keep-alive", b"proxy-connection", b"upgrade",
    b"host", b"expect", b"max-forwards", b"range", b"pragma",
    b"authorization", b"proxy-authorization", b"www-authenticate", b"proxy-authenticate", b"set-cookie", b"cookie",
    b"age", b"cache-control", b"expires", b"date", b"location", b"vary",
    b"content-encoding", b"content-type", b"content-range",
];

/// May this be the reason phrase of a status line (RFC 9112 section 4)?
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
        assert_eq!(check_value(b"a\0b\x01"), Err(HeaderError::Nul));
        for control in [b"\x01", b"\x1f", b"\x7f", b"\x0b"] {
            assert_eq!(check_value(control), Err(HeaderError::Control));
        }
    }

    #[test]
    fn names_are_tokens() {
        assert_eq!(check_name(b"X-a_1!#$%&'*+.^`|~"), Ok(()));
        for name in [
            &b""[..],
            b"a b",
            b"a:",
            b"a: b",
            b"Content-Length\x0b",
            b"\xe4",
            b"a,b",
        ] {
            assert_eq!(check_name(name), Err(HeaderError::Name));
        }
        assert_eq!(check_name(b"a\r\nb"), Err(HeaderError::NewLine));
        assert_eq!(check_name(b"a\0"), Err(HeaderError::Nul));
        assert_eq!(check_trailer_name(b"grpc-status"), Ok(()));
        assert_eq!(check_trailer_name(b"Content-Length"), Err(HeaderError::Trailer));
        assert_eq!(check_header_name(&[b'a'; 127]), Ok(()));
        assert_eq!(check_header_name(&[b'a'; 128]), Err(HeaderError::NameTooLong));
    }
}
