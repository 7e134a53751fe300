//! The opening handshake, server side (RFC 6455 section 4.2). [`check`] decides, [`accept_key`] answers;
//! [`crate::http1::response::ResponseHead::websocket`] writes the fields.

use std::fmt;

use tungstenite::handshake::derive_accept_key;

use crate::http1::fields::{Fields, list};
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
    /// Connection lists `close`: the client does not mean to go on with this connection.
    Close,
    /// Origin is not one of those that the server allows.
    Origin,
    /// Sec-WebSocket-Version is not 13.
    Version,
    /// Sec-WebSocket-Key is not there once, as base64 of 16 bytes.
    Key,
    /// Sec-WebSocket-Extensions breaks the grammar of lists of extensions (section 9.1).
    Extensions,
}

impl HandshakeError {
    /// The status of the answer. With 426 goes [`SUPPORTED_VERSION`].
    pub fn status(self) -> u16 {
        match self {
            Self::Version => 426,
            Self::Origin => 403,
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
            Self::Close => "the request has 'Connection: close'",
            Self::Origin => "this origin is not allowed",
            Self::Version => "the only WebSocket version is 13: 'Sec-WebSocket-Version: 13'",
            Self::Key => "the request needs one Sec-WebSocket-Key, the base64 form of 16 bytes",
            Self::Extensions => "Sec-WebSocket-Extensions is not a list of extensions",
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
    if !head.keep_alive {
        return Err(HandshakeError::Close);
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

/// Whether a request is a valid handshake on a stream of HTTP/2, where the frames say what HTTP/1 needs the key for
/// (RFC 8441 section 5).
pub fn check_tunnel(head: &Head<'_>) -> Result<(), HandshakeError> {
    let mut versions = head.headers().named("sec-websocket-version");
    match (versions.next(), versions.next()) {
        (Some(b"13"), None) => Ok(()),
        _ => Err(HandshakeError::Version),
    }
}

/// Does `key` decode to 16 bytes? That is 22 characters of base64 and two of padding.
fn is_key(key: &[u8]) -> bool {
    key.len() == KEY_BYTES
        && key.ends_with(b"==")
        && key[..KEY_BYTES - 2]
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
}

/// Stands for every origin in [`check_origin`].
pub const ANY_ORIGIN: &[u8] = b"*";

/// May pages of this origin open a WebSocket here (sections 4.2.2 and 10.2)? `allowed` are serialised origins such as
/// `https://example.org`, compared byte by byte, or [`ANY_ORIGIN`]. A request without Origin does not come from a web
/// page, which is all that the check protects from: any other client could send whatever origin is allowed.
pub fn check_origin<A: AsRef<[u8]>>(fields: Fields<'_>, allowed: &[A]) -> Result<(), HandshakeError> {
    let mut origins = fields.named("origin");
    let (origin, more) = (origins.next(), origins.next());
    let is_allowed = |origin: &[u8]| {
        allowed
            .iter()
            .any(|allowed| matches!(allowed.as_ref(), allowed if allowed == ANY_ORIGIN || allowed == origin))
    };
    match (origin, more) {
        (None, _) => Ok(()),
        (Some(origin), None) if is_allowed(origin) => Ok(()),
        _ => Err(HandshakeError::Origin),
    }
}

/// The first subprotocol of the client's list, in its order of preference, that the server supports (sections 1.9 and
/// 4.2.2). None: the answer names none, and the client decides whether it can do without.
pub fn choose_subprotocol<'a, S: AsRef<[u8]>>(fields: Fields<'a>, supported: &[S]) -> Option<&'a [u8]> {
    fields
        .named("sec-websocket-protocol")
        .flat_map(list)
        .find(|offered| supported.iter().any(|supported| supported.as_ref() == *offered))
}

/// Can `name` be a subprotocol's, that is, is it a token (section 4.1)?
pub fn is_subprotocol(name: &[u8]) -> bool {
    !name.is_empty()
        && name
            .iter()
            .all(|byte| byte.is_ascii_graphic() && !b"()<>@,;:\\\"/[]?={}".contains(byte))
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
        check(&parse(head.as_bytes(), 100).unwrap()).map(<[u8]>::to_vec)
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

    #[test]
    fn a_client_that_wants_the_connection_closed_gets_no_websocket() {
        let field = "Connection: close, Upgrade";
        let error = outcome("GET / HTTP/1.1", &[FIELDS[0], field, FIELDS[2], FIELDS[3]]).unwrap_err();
        assert_eq!((error, error.status()), (HandshakeError::Close, 400));
    }

    fn with_fields<R>(fields: &[&str], body: impl FnOnce(Fields<'_>) -> R) -> R {
        let head = format!(
            "GET / HTTP/1.1\r\n{}\r\n\r\n",
            [&["Host: a"], fields].concat().join("\r\n")
        );
        body(parse(head.as_bytes(), 100).unwrap().headers())
    }

    #[test]
    fn origins_are_compared_exactly() {
        let check = |fields: &[&str], allowed: &[&str]| {
            with_fields(fields, |fields| check_origin(fields, allowed)).map_err(HandshakeError::status)
        };
        let page = "Origin: https://example.org";
        assert_eq!(check(&[page], &["https://a.test", "https://example.org"]), Ok(()));
        assert_eq!(check(&[page], &["*"]), Ok(()));
        assert_eq!(check(&[], &["https://example.org"]), Ok(()), "not a web page");
        for allowed in [
            "http://example.org",
            "https://example.org:443",
            "https://example.orgs",
            "example.org",
            "",
        ] {
            assert_eq!(check(&[page], &[allowed]), Err(403), "{allowed}");
        }
        assert_eq!(check(&["Origin: null"], &["https://example.org"]), Err(403));
        assert_eq!(check(&["Origin: null"], &["null"]), Ok(()));
        assert_eq!(check(&[page, page], &["https://example.org"]), Err(403));
        assert_eq!(check(&["Origin:"], &["https://example.org"]), Err(403));
    }

    #[test]
    fn the_client_s_order_decides_the_subprotocol() {
        let choose = |fields: &[&str], supported: &[&str]| {
            with_fields(fields, |fields| {
                choose_subprotocol(fields, supported).map(|name| String::from_utf8_lossy(name).into_owned())
            })
        };
        let offer = [
            "Sec-WebSocket-Protocol: soap , wamp",
            "sec-websocket-protocol: chat",
        ];
        assert_eq!(choose(&offer, &["chat", "wamp"]).as_deref(), Some("wamp"));
        assert_eq!(choose(&offer, &["chat"]).as_deref(), Some("chat"));
        assert_eq!(choose(&offer, &["Chat", "cha", "soap , wamp", ""]), None);
        assert_eq!(choose(&[], &["chat"]), None);
    }

    #[test]
    fn subprotocols_are_tokens() {
        for name in ["chat", "v1.json", "a_b-c!#$%&'*+.^`|~9"] {
            assert!(is_subprotocol(name.as_bytes()), "{name}");
        }
        for name in ["", "a b", "a,b", "a/b", "a\r\nb", "\u{e4}", "\"a\"", "a\\b"] {
            assert!(!is_subprotocol(name.as_bytes()), "{name}");
        }
    }
}
