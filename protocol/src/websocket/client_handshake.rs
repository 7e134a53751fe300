//! The opening handshake, client side (RFC 6455 section 4.1): the key that is sent, and whether the answer is one to it.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::deflate::{Agreement, ClientOffer, accept_answer};
use super::handshake::accept_key;
use crate::http1::client::head::{Head, SWITCHING_PROTOCOLS};
use crate::http1::fields::list;

/// Bytes of a key.
pub const KEY_BYTES: usize = 16;

/// Sec-WebSocket-Key of these random bytes.
pub fn key(random: [u8; KEY_BYTES]) -> String {
    STANDARD.encode(random)
}

/// What the client asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// As it was sent.
    pub key: &'a str,
    /// The value of Sec-WebSocket-Protocol; `None`: it was not sent.
    pub subprotocols: Option<&'a [u8]>,
    /// What was offered of compression.
    pub deflate: Option<ClientOffer>,
}

/// Why an answer does not open a WebSocket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerError {
    /// Another status than 101.
    Status,
    /// `Upgrade: websocket` or `Connection: upgrade` is missing.
    Upgrade,
    /// Sec-WebSocket-Accept is missing, repeated, or no answer to the key.
    Accept,
    /// A subprotocol that was not asked for.
    Subprotocol,
    /// An extension that was not asked for.
    Extensions,
}

impl fmt::Display for AnswerError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Status => "the server does not answer with 101",
            Self::Upgrade => "the answer has no 'Upgrade: websocket' with 'Connection: Upgrade'",
            Self::Accept => "the answer's Sec-WebSocket-Accept does not belong to the key",
            Self::Subprotocol => "the server has chosen a subprotocol that was not asked for",
            Self::Extensions => "the server has chosen an extension that was not asked for",
        })
    }
}

impl std::error::Error for AnswerError {}

/// Checks an answer. Gives what was agreed on about compression.
pub fn check(head: &Head<'_>, asked: Asked<'_>) -> Result<Option<Agreement>, AnswerError> {
    if head.status != SWITCHING_PROTOCOLS {
        return Err(AnswerError::Status);
    }
    if !head.upgrades_to_websocket {
        return Err(AnswerError::Upgrade);
    }
    let only = |name| {
        let mut values = head.fields().named(name);
        values.next().filter(|_| values.next().is_none())
    };
    if only("sec-websocket-accept") != Some(&accept_key(asked.key.as_bytes())) {
        return Err(AnswerError::Accept);
    }
    let mut chosen = head.fields().named("sec-websocket-protocol");
    if let Some(first) = chosen.next() {
        let was_asked = list(asked.subprotocols.unwrap_or_default()).any(|name| name == first);
        if !was_asked || chosen.next().is_some() {
            return Err(AnswerError::Subprotocol);
        }
    }
    let extensions = head.fields().named("sec-websocket-extensions");
    accept_answer(extensions, asked.deflate).map_err(|_| AnswerError::Extensions)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http1::client::head::parse;

    const FIELDS: [&str; 3] = [
        "upgrade: WebSocket",
        "Connection: x, upgrade",
        "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
    ];
    const KEY: &str = "dGhlIHNhbXBsZSBub25jZQ==";

    fn outcome(status: &str, fields: &[&str], subprotocols: Option<&str>) -> Result<bool, AnswerError> {
        let head = format!("HTTP/1.1 {status}\r\n{}\r\n\r\n", fields.join("\r\n"));
        let asked = Asked {
            key: KEY,
            subprotocols: subprotocols.map(str::as_bytes),
            deflate: Some(ClientOffer { window_bits: None }),
        };
        check(&parse(head.as_bytes(), false).unwrap(), asked).map(|agreed| agreed.is_some())
    }

    #[test]
    fn the_rfc_example_is_accepted() {
        assert_eq!(key(*b"the sample nonce"), KEY);
        assert_eq!(outcome("101 S", &FIELDS, None), Ok(false));
    }

    #[test]
    fn each_part_is_required() {
        assert_eq!(outcome("200 OK", &FIELDS, None), Err(AnswerError::Status));
        for (index, error) in [AnswerError::Upgrade, AnswerError::Upgrade, AnswerError::Accept]
            .into_iter()
            .enumerate()
        {
            let mut fields = FIELDS.to_vec();
            fields.remove(index);
            assert_eq!(outcome("101 S", &fields, None), Err(error));
        }
        let wrong = [
            FIELDS[0],
            FIELDS[1],
            "Sec-WebSocket-Accept: S3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
        ];
        assert_eq!(outcome("101 S", &wrong, None), Err(AnswerError::Accept));
        let twice = [FIELDS[0], FIELDS[1], FIELDS[2], FIELDS[2]];
        assert_eq!(outcome("101 S", &twice, None), Err(AnswerError::Accept));
    }

    #[test]
    fn only_what_was_asked_for_may_be_chosen() {
        let with =
            |field: &str, subprotocols| outcome("101 S", &[&FIELDS[..], &[field]].concat(), subprotocols);
        assert_eq!(
            with("Sec-WebSocket-Protocol: chat", Some("soap, chat")),
            Ok(false)
        );
        for (field, asked) in [
            ("Sec-WebSocket-Protocol: chat", None),
            ("Sec-WebSocket-Protocol: chat", Some("soap")),
            ("Sec-WebSocket-Protocol: soap, chat", Some("soap, chat")),
            (
                "Sec-WebSocket-Protocol: soap\r\nSec-WebSocket-Protocol: chat",
                Some("soap, chat"),
            ),
            ("Sec-WebSocket-Protocol:", Some("soap")),
        ] {
            assert_eq!(with(field, asked), Err(AnswerError::Subprotocol), "{field}");
        }
        assert_eq!(
            with("Sec-WebSocket-Extensions: permessage-deflate", None),
            Ok(true)
        );
        assert_eq!(
            with("Sec-WebSocket-Extensions: x", None),
            Err(AnswerError::Extensions)
        );
    }
}
