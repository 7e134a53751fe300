//! Writes request heads. What would split a request, or make another one of it, is refused before anything is sent.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::http1::fields::is_token_byte;
use crate::http1::response::{check_name, check_value};

/// What may not be in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestError {
    /// The method is no token.
    Method,
    /// The target is empty, or has blanks or control characters.
    Target,
    /// The name of a field is no token.
    FieldName,
    /// A value has a line break, NUL or another control character.
    FieldValue,
    /// A field that only the client itself may set: Transfer-Encoding.
    Framing,
    /// A host that could not be in Host: empty, or with bytes that mean something else there.
    Host,
    /// A cookie's name that is no token.
    CookieName,
}

impl fmt::Display for RequestError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Method => "the method has characters that no method has",
            Self::Target => "the path is empty or has blanks or control characters; encode them",
            Self::FieldName => "the name of a header has characters that no name has",
            Self::FieldValue => "a header's value has a line break or another control character",
            Self::Framing => "Transfer-Encoding is for the client to set",
            Self::Host => "the host has characters that no host has",
            Self::CookieName => "the name of a cookie has characters that no name has",
        })
    }
}

impl std::error::Error for RequestError {}

/// A head that is being written: request line and Host first, the rest in the order of the calls.
#[derive(Debug)]
pub struct RequestHead {
    out: Vec<u8>,
}

impl RequestHead {
    /// Writes the request line and `Host`.
    pub fn begin(method: &[u8], target: &[u8], host: &[u8]) -> Result<Self, RequestError> {
        if method.is_empty() || !method.iter().all(|byte| is_token_byte(*byte)) {
            return Err(RequestError::Method);
        }
        check_target(target)?;
        let mut head = Self {
            out: Vec::with_capacity(256),
        };
        for part in [method, b" ", target, b" HTTP/1.1\r\n"] {
            head.out.extend_from_slice(part);
        }
        head.field(b"Host", host)?;
        Ok(head)
    }

    /// Writes a field.
    pub fn field(&mut self, name: &[u8], value: &[u8]) -> Result<(), RequestError> {
        check_name(name).map_err(|_| RequestError::FieldName)?;
        check_value(value).map_err(|_| RequestError::FieldValue)?;
        if name.eq_ignore_ascii_case(b"transfer-encoding") {
            return Err(RequestError::Framing);
        }
        for part in [name, b": ", value, b"\r\n"] {
            self.out.extend_from_slice(part);
        }
        Ok(())
    }

    /// Ends the head.
    pub fn finish(mut self) -> Vec<u8> {
        self.out.extend_from_slice(b"\r\n");
        self.out
    }
}

/// May this stand in a request line? Anything but blanks and control characters.
pub fn check_target(target: &[u8]) -> Result<(), RequestError> {
    if !target.is_empty() && target.iter().all(|byte| *byte > b' ' && *byte != 0x7f) {
        Ok(())
    } else {
        Err(RequestError::Target)
    }
}

/// A host as Host and CONNECT have it: an IPv6 address in brackets. What could be understood as the end of the host is
/// refused.
pub fn host_of(host: &[u8]) -> Result<Vec<u8>, RequestError> {
    let is_bad = |byte: &u8| *byte <= b' ' || *byte == 0x7f || b"/?#@\\[]".contains(byte);
    if host.is_empty() || host.iter().any(is_bad) {
        return Err(RequestError::Host);
    }
    if host.contains(&b':') {
        Ok([b"[", host, b"]"].concat())
    } else {
        Ok(host.to_vec())
    }
}

/// The value of Authorization for a name and a password (RFC 7617).
pub fn basic_credentials(name: &[u8], password: &[u8]) -> Vec<u8> {
    let mut value = b"Basic ".to_vec();
    value.extend_from_slice(STANDARD.encode([name, b":", password].concat()).as_bytes());
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_written_in_order() {
        let mut head = RequestHead::begin(b"GET", b"/a?b=1", b"h:81").unwrap();
        head.field(b"X-a", b"1").unwrap();
        assert_eq!(
            head.finish(),
            b"GET /a?b=1 HTTP/1.1\r\nHost: h:81\r\nX-a: 1\r\n\r\n"
        );
    }

    #[test]
    fn what_would_split_a_request_is_refused() {
        for target in ["", "/a b", "/a\r\nX: y", "/a\n", "/\0", "/\t", "/\u{7f}"] {
            let error = RequestHead::begin(b"GET", target.as_bytes(), b"h").unwrap_err();
            assert_eq!(error, RequestError::Target, "{target:?}");
        }
        for method in ["", "GET ", "G\r\nX", "\u{e4}", "A/B"] {
            let error = RequestHead::begin(method.as_bytes(), b"/", b"h").unwrap_err();
            assert_eq!(error, RequestError::Method, "{method:?}");
        }
        let mut head = RequestHead::begin(b"x-METHOD", b"/\xc3\xa4", b"h").unwrap();
        assert_eq!(head.field(b"A\r\nB", b""), Err(RequestError::FieldName));
        assert_eq!(head.field(b"A B", b""), Err(RequestError::FieldName));
        assert_eq!(head.field(b"A", b"b\r\nC: d"), Err(RequestError::FieldValue));
        assert_eq!(head.field(b"A", b"b\0"), Err(RequestError::FieldValue));
        assert_eq!(
            head.field(b"transfer-Encoding", b"chunked"),
            Err(RequestError::Framing)
        );
    }

    #[test]
    fn hosts_are_one_host() {
        assert_eq!(host_of(b"example.org"), Ok(b"example.org".to_vec()));
        assert_eq!(host_of(b"::1"), Ok(b"[::1]".to_vec()));
        for host in [
            "", "a b", "a\r\nb", "a/b", "user@a", "a\0", "[::1]", "http://x", "a?b",
        ] {
            assert_eq!(host_of(host.as_bytes()), Err(RequestError::Host), "{host:?}");
        }
    }

    #[test]
    fn values_are_encoded_as_php_does() {
        let mut out = Vec::new();
        crate::http1::cookie::urlencode("a 1-_.~\u{fc}+".as_bytes(), &mut out);
        assert_eq!(out, b"a+1-_.%7E%C3%BC%2B");
        assert_eq!(basic_credentials(b"u", b"p"), b"Basic dTpw");
    }
}
