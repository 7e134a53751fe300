//! The opening handshake, server side (RFC 6455 section 4.2). [`check`] decides, [`accept_key`] answers;
//! [`crate::http1::response::ResponseHead::websocket`] writes the fields.

use std::fmt;

use tungstenite::handshake::derive_accept_key;

use crate::http1::head::{Head, Version};

/// base64 of a SHA-1.
pub const ACCEPT_BYTES: usize = 28;
/// base64 of 16 bytes.
pub const KEY_BYTES: usize = 24;

/// Why a request cannot become a WebSocket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandshakeError {
    /// The method is not GET.
    Method,
    /// The version is not HTTP/1.1.
    HttpVersion,
    /// Upgrade does not list `websocket`.
    Upgrade,
    /// Connection does not list `upgrade`.
    Connection,
    /// Sec-WebSocket-Version is not 13.
    Version,
    /// Sec-WebSocket-Key is not there once, as base64 of 16 bytes.
    Key,
}

impl HandshakeError {
    /// The status of the answer. With 426 goes [`SUPPORTED_VERSION`].
    pub fn status(self) -> u16 {
        match self {
            Self::Version => 426,
            _ => 400,
        }
    }
}

/// The field that tells a client which version to use (RFC 6455 section 4.4).
pub const SUPPORTED_VERSION: (&str, &str) = ("Sec-WebSocket-Version", "13");

impl fmt::Display for HandshakeError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Method => "a WebSocket handshake is a GET request",
            Self::HttpVersion => "a WebSocket handshake needs HTTP/1.1",
            Self::Upgrade => "the request has no 'Upgrade: websocket'",
            Self::Connection => "the request has no 'Connection: Upgrade'",
            Self::Version => "the only WebSocket version is 13: 'Sec-WebSocket-Version: 13'",
            Self::Key => "the request needs one Sec-WebSocket-Key, the base64 form of 16 bytes",
        })
    }
}

impl std::error::Error for HandshakeError {}

/// Gives the key of a request that is a valid handshake.
pub fn check<'a>(head: &Head<'a>) -> Result<&'a [u8], HandshakeError> {
    if head.method != "GET" {
        return Err(HandshakeError::Method);
    }
    if head.version < Version::Http11 {
        return Err(HandshakeError::HttpVersion);
    }
    if !head.asks_websocket {
        return Err(HandshakeError::Upgrade);
    }
    if !head.connection_upgrade {
        return Err(HandshakeError::Connection);
    }
    let only = |name| {
        let mut values = head.headers().named(name);
        values.next().filter(|_| values.next().is_none())
    };
    if only("sec-websocket-version") != Some(b"13") {
        return Err(HandshakeError::Version);
    }
    only("sec-websocket-key")
        .filter(|key| is_key(key))
        .ok_or(HandshakeError::Key)
}

/// Does `key` decode to 16 bytes? That is 22 characters of base64 and two of padding.
fn is_key(key: &[u8]) -> bool {
    key.len() == KEY_BYTES
        && key.ends_with(b"==")
        && key[..KEY_BYTES - 2]
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
}

/// The value of Sec-WebSocket-Accept (section 4.2.2).
pub fn accept_key(key: &[u8]) -> [u8; ACCEPT_BYTES] {
    let mut accept = [0; ACCEPT_BYTES];
    accept.copy_from_slice(derive_accept_key(key).as_bytes());
    accept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http1::head::parse;

    const FIELDS: [&str; 4] = [
        "Upgrade: websocket",
        "Connection: keep-alive, Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== ",
        "Sec-WebSocket-Version: 13",
    ];

    fn outcome(line: &str, fields: &[&str]) -> Result<Vec<u8>, HandshakeError> {
        let head = format!("{line}\r\nHost: a\r\n{}\r\n\r\n", fields.join("\r\n"));
        check(&parse(head.as_bytes()).unwrap()).map(<[u8]>::to_vec)
    }

    #[test]
    fn the_rfc_example_is_accepted() {
        let key = outcome("GET /chat HTTP/1.1", &FIELDS).unwrap();
        assert_eq!(&accept_key(&key), b"s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    #[test]
    fn each_part_is_required() {
        assert_eq!(outcome("POST / HTTP/1.1", &FIELDS), Err(HandshakeError::Method));
        assert_eq!(
            outcome("GET / HTTP/1.0", &FIELDS),
            Err(HandshakeError::HttpVersion)
        );
        for (index, error) in [
            HandshakeError::Upgrade,
            HandshakeError::Connection,
            HandshakeError::Key,
            HandshakeError::Version,
        ]
        .into_iter()
        .enumerate()
        {
            let mut fields = FIELDS.to_vec();
            fields.remove(index);
            assert_eq!(outcome("GET / HTTP/1.1", &fields), Err(error));
        }
    }

    #[test]
    fn other_versions_are_told_which_one_works() {
        for version in ["8", "13, 8", "013", ""] {
            let field = format!("Sec-WebSocket-Version: {version}");
            let error = outcome("GET / HTTP/1.1", &[FIELDS[0], FIELDS[1], FIELDS[2], &field]).unwrap_err();
            assert_eq!((error, error.status()), (HandshakeError::Version, 426));
        }
        let twice = [FIELDS[0], FIELDS[1], FIELDS[2], FIELDS[3], FIELDS[3]];
        assert_eq!(outcome("GET / HTTP/1.1", &twice), Err(HandshakeError::Version));
    }

    #[test]
    fn keys_are_sixteen_bytes_in_base64_once() {
        for key in [
            "",
            "dGhlIHNhbXBsZSBub25jZQ=",
            "dGhlIHNhbXBsZSBub25jZ===",
            "dGhlIHNhbXBsZSBub25jZ!==",
            "dGhlIHNhbXBsZSBub25jZQAA",
        ] {
            let field = format!("Sec-WebSocket-Key: {key}");
            let fields = [FIELDS[0], FIELDS[1], &field, FIELDS[3]];
            assert_eq!(
                outcome("GET / HTTP/1.1", &fields),
                Err(HandshakeError::Key),
                "{key}"
            );
        }
        let twice = [FIELDS[0], FIELDS[1], FIELDS[2], FIELDS[2], FIELDS[3]];
        assert_eq!(outcome("GET / HTTP/1.1", &twice), Err(HandshakeError::Key));
    }
}
