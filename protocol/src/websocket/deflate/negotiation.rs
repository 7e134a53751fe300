//! Which of a client's offers is accepted, and how (RFC 6455 section 9.1, RFC 7692 sections 5 and 7.1).

use std::borrow::Cow;

use super::{MAX_WINDOW_BITS, MIN_WINDOW_BITS};
use crate::http1::fields::is_token_byte;
use crate::websocket::handshake::HandshakeError;

const EXTENSION: &[u8] = b"permessage-deflate";
/// The smallest window that a client may name (RFC 7692 section 7.1.2).
const MIN_OFFERED_BITS: u8 = 8;

/// What the server would like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// May messages refer to those before them? That compresses better and costs memory for each connection.
    pub context_takeover: bool,
    /// The largest window of both directions, [`MIN_WINDOW_BITS`] to [`MAX_WINDOW_BITS`].
    pub window_bits: u8,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            context_takeover: false,
            window_bits: MAX_WINDOW_BITS,
        }
    }
}

/// What both sides keep to from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// The server's messages may refer to those before them.
    pub server_takeover: bool,
    /// The client's messages may.
    pub client_takeover: bool,
    /// The window of what the server sends.
    pub server_window_bits: u8,
    /// The window of what the client sends.
    pub client_window_bits: u8,
    /// The answer names the server's window: the client did, or it is not the largest.
    tell_server_bits: bool,
    /// The answer names the client's, which only a client that knows the parameter understands (section 7.1.2.2).
    tell_client_bits: bool,
}

impl Agreement {
    /// Appends the value of the answer's Sec-WebSocket-Extensions.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(EXTENSION);
        if !self.client_takeover {
            out.extend_from_slice(b"; client_no_context_takeover");
        }
        if !self.server_takeover {
            out.extend_from_slice(b"; server_no_context_takeover");
        }
        for (tell, name, bits) in [
            (
                self.tell_server_bits,
                "server_max_window_bits",
                self.server_window_bits,
            ),
            (
                self.tell_client_bits,
                "client_max_window_bits",
                self.client_window_bits,
            ),
        ] {
            if tell {
                out.extend_from_slice(format!("; {name}={bits}").as_bytes());
            }
        }
    }
}

/// Decides on the values of all Sec-WebSocket-Extensions fields, in order of arrival. The first offer of
/// permessage-deflate that the server can keep to is accepted; other extensions are declined by silence. What breaks
/// the grammar makes the handshake fail (RFC 6455 section 9.1).
pub fn negotiate<'a>(
    values: impl Iterator<Item = &'a [u8]>,
    preferences: Preferences,
) -> Result<Option<Agreement>, HandshakeError> {
    let mut accepted = None;
    for value in values {
        let mut offers = Scanner(value);
        // What follows an accepted offer has to be well-formed, too.
        while let Some(offer) = offers.offer()? {
            if offer.name == EXTENSION && accepted.is_none() {
                accepted = accept(&offer.parameters, preferences);
            }
        }
    }
    Ok(accepted)
}

/// What a client offers: messages that stand alone, in both directions, so that an idle connection holds no window.
const CLIENT_OFFER: &str = "permessage-deflate; client_no_context_takeover; server_no_context_takeover";

/// A client's offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientOffer {
    /// The largest window of what the client sends, [`MIN_WINDOW_BITS`] to [`MAX_WINDOW_BITS`]; the server may ask for a
    /// smaller one. `None`: there is no choice, and nothing is said about it.
    pub window_bits: Option<u8>,
}

impl ClientOffer {
    /// The value of Sec-WebSocket-Extensions.
    pub fn value(self) -> String {
        match self.window_bits {
            None => CLIENT_OFFER.to_owned(),
            Some(MAX_WINDOW_BITS) => format!("{CLIENT_OFFER}; client_max_window_bits"),
            Some(bits) => format!("{CLIENT_OFFER}; client_max_window_bits={bits}"),
        }
    }
}

/// What the answer to an offer, or to none, agrees on: the values of all its Sec-WebSocket-Extensions fields. An answer with
/// anything that was not offered makes the handshake fail (RFC 6455 section 4.1).
pub fn accept_answer<'a>(
    values: impl Iterator<Item = &'a [u8]>,
    offer: Option<ClientOffer>,
) -> Result<Option<Agreement>, HandshakeError> {
    let mut agreed = None;
    for value in values {
        let mut extensions = Scanner(value);
        while let Some(extension) = extensions.offer()? {
            let agreement = match offer {
                Some(offer) if extension.name == EXTENSION && agreed.is_none() => {
                    agreement(&extension.parameters, offer)
                }
                _ => None,
            };
            agreed = Some(agreement.ok_or(HandshakeError::Extensions)?);
        }
    }
    Ok(agreed)
}

/// None: a parameter that is unknown, repeated or has a wrong value, that needs an offer which was not made, or that cannot
/// be kept to (RFC 7692 section 7.1).
fn agreement(parameters: &[Parameter<'_>], offer: ClientOffer) -> Option<Agreement> {
    let (mut server_no_takeover, mut client_no_takeover) = (false, false);
    let (mut server_bits, mut client_bits) = (None, None);
    for (name, value) in parameters {
        let repeated = match (*name, value) {
            (b"server_no_context_takeover", None) => std::mem::replace(&mut server_no_takeover, true),
            (b"client_no_context_takeover", None) => std::mem::replace(&mut client_no_takeover, true),
            (b"server_max_window_bits", Some(value)) => server_bits.replace(bits(value)?).is_some(),
            (b"client_max_window_bits", Some(value)) if offer.window_bits.is_some() => {
                client_bits.replace(bits(value)?).is_some()
            }
            _ => return None,
        };
        if repeated {
            return None;
        }
    }
    let largest = offer.window_bits.unwrap_or(MAX_WINDOW_BITS);
    let client_window_bits = client_bits.map_or(largest, |bits| bits.min(largest));
    if client_window_bits < MIN_WINDOW_BITS {
        return None;
    }
    Some(Agreement {
        // A server that does not say it may do otherwise.
        server_takeover: !server_no_takeover,
        client_takeover: false,
        server_window_bits: server_bits.unwrap_or(MAX_WINDOW_BITS).max(MIN_WINDOW_BITS),
        client_window_bits,
        tell_server_bits: false,
        tell_client_bits: false,
    })
}

/// None: declined, because of a parameter that is unknown, repeated, has a wrong value or one that the server cannot
/// keep to (RFC 7692 section 7.1).
fn accept(parameters: &[Parameter<'_>], preferences: Preferences) -> Option<Agreement> {
    let (mut server_no_takeover, mut client_no_takeover) = (false, false);
    let mut server_bits = None;
    let mut client_bits = None;
    for (name, value) in parameters {
        let repeated = match (*name, value) {
            (b"server_no_context_takeover", None) => std::mem::replace(&mut server_no_takeover, true),
            (b"client_no_context_takeover", None) => std::mem::replace(&mut client_no_takeover, true),
            (b"server_max_window_bits", Some(value)) => server_bits.replace(bits(value)?).is_some(),
            (b"client_max_window_bits", None) => client_bits.replace(MAX_WINDOW_BITS).is_some(),
            (b"client_max_window_bits", Some(value)) => client_bits.replace(bits(value)?).is_some(),
            _ => return None,
        };
        if repeated {
            return None;
        }
    }
    let server_window_bits = server_bits
        .unwrap_or(MAX_WINDOW_BITS)
        .min(preferences.window_bits);
    if server_window_bits < MIN_WINDOW_BITS {
        return None;
    }
    // Without the parameter the client cannot be asked for a smaller window.
    let client_window_bits = client_bits.map_or(MAX_WINDOW_BITS, |bits| bits.min(preferences.window_bits));
    Some(Agreement {
        server_takeover: preferences.context_takeover && !server_no_takeover,
        client_takeover: preferences.context_takeover && !client_no_takeover,
        server_window_bits,
        client_window_bits,
        tell_server_bits: server_bits.is_some() || server_window_bits < MAX_WINDOW_BITS,
        tell_client_bits: client_bits.is_some() && client_window_bits < MAX_WINDOW_BITS,
    })
}

/// A decimal number from 8 to 15 without leading zeros (section 7.1.2).
fn bits(value: &[u8]) -> Option<u8> {
    let bits = match value {
        [digit @ b'8'..=b'9'] => digit - b'0',
        [b'1', digit @ b'0'..=b'5'] => 10 + digit - b'0',
        _ => return None,
    };
    debug_assert!((MIN_OFFERED_BITS..=MAX_WINDOW_BITS).contains(&bits));
    Some(bits)
}

/// Name and value; a quoted value without its quotes.
type Parameter<'a> = (&'a [u8], Option<Cow<'a, [u8]>>);

struct Offer<'a> {
    name: &'a [u8],
    parameters: Vec<Parameter<'a>>,
}

/// What is left of a field's value.
struct Scanner<'a>(&'a [u8]);

impl<'a> Scanner<'a> {
    /// The next extension; None at the end. Lists may have empty elements (RFC 9110 section 5.6.1).
    fn offer(&mut self) -> Result<Option<Offer<'a>>, HandshakeError> {
        while self.skips(b',') {}
        if self.0.is_empty() {
            return Ok(None);
        }
        let name = self.token()?;
        let mut parameters = Vec::new();
        while self.skips(b';') {
            let name = self.token()?;
            let value = if self.skips(b'=') {
                Some(self.value()?)
            } else {
                None
            };
            parameters.push((name, value));
        }
        if self.skips(b',') || self.0.is_empty() {
            Ok(Some(Offer { name, parameters }))
        } else {
            Err(HandshakeError::Extensions)
        }
    }

    fn skip_space(&mut self) {
        while let [b' ' | b'\t', rest @ ..] = self.0 {
            self.0 = rest;
        }
    }

    /// Takes this byte, with the space around it.
    fn skips(&mut self, byte: u8) -> bool {
        self.skip_space();
        match self.0.split_first() {
            Some((first, rest)) if *first == byte => {
                self.0 = rest;
                self.skip_space();
                true
            }
            _ => false,
        }
    }

    fn token(&mut self) -> Result<&'a [u8], HandshakeError> {
        let length = self.0.iter().take_while(|byte| is_token_byte(**byte)).count();
        let (token, rest) = self.0.split_at(length);
        self.0 = rest;
        if token.is_empty() {
            Err(HandshakeError::Extensions)
        } else {
            Ok(token)
        }
    }

    /// A token, or one in quotes, where a backslash may stand before any character.
    fn value(&mut self) -> Result<Cow<'a, [u8]>, HandshakeError> {
        let Some(rest) = self.0.strip_prefix(b"\"") else {
            return self.token().map(Cow::Borrowed);
        };
        self.0 = rest;
        let mut value = Vec::new();
        loop {
            let (byte, rest) = match self.0 {
                [b'"', rest @ ..] => {
                    self.0 = rest;
                    break;
                }
                [b'\\', byte, rest @ ..] | [byte, rest @ ..] => (*byte, rest),
                [] => return Err(HandshakeError::Extensions),
            };
            if !is_token_byte(byte) {
                return Err(HandshakeError::Extensions);
            }
            value.push(byte);
            self.0 = rest;
        }
        if value.is_empty() {
            Err(HandshakeError::Extensions)
        } else {
            Ok(Cow::Owned(value))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(values: &[&str], preferences: Preferences) -> Result<Option<String>, HandshakeError> {
        let agreement = negotiate(values.iter().map(|value| value.as_bytes()), preferences)?;
        Ok(agreement.map(|agreement| {
            let mut out = Vec::new();
            agreement.write(&mut out);
            String::from_utf8(out).unwrap()
        }))
    }

    #[test]
    fn an_answer_agrees_on_what_was_offered_and_nothing_else() {
        let accept =
            |values: &[&str], offer| accept_answer(values.iter().map(|value| value.as_bytes()), offer);
        let plain = Some(ClientOffer { window_bits: None });
        let window = |bits| {
            Some(ClientOffer {
                window_bits: Some(bits),
            })
        };
        assert_eq!(accept(&[], plain), Ok(None));
        assert_eq!(accept(&["", " , "], None), Ok(None));
        let agreed = accept(&[NONE], plain).unwrap().unwrap();
        assert_eq!((agreed.server_takeover, agreed.client_takeover), (false, false));
        let agreed = accept(&["permessage-deflate; server_max_window_bits=8"], plain)
            .unwrap()
            .unwrap();
        assert_eq!((agreed.server_takeover, agreed.server_window_bits), (true, 9));
        let client_bits =
            |value: &str, offer| accept(&[value], offer).map(|agreed| agreed.unwrap().client_window_bits);
        assert_eq!(
            client_bits("permessage-deflate; client_max_window_bits=10", window(15)),
            Ok(10)
        );
        assert_eq!(
            client_bits("permessage-deflate; client_max_window_bits=15", window(12)),
            Ok(12)
        );
        assert_eq!(client_bits("permessage-deflate", window(12)), Ok(12));
        assert!(client_bits("permessage-deflate; client_max_window_bits=8", window(15)).is_err());
        for values in [
            &["x-other"][..],
            &["permessage-deflate; client_max_window_bits=10"],
            &["permessage-deflate; client_max_window_bits"],
            &["permessage-deflate; server_max_window_bits"],
            &["permessage-deflate; server_max_window_bits=16"],
            &["permessage-deflate; unknown"],
            &["permessage-deflate; server_no_context_takeover; server_no_context_takeover"],
            &["permessage-deflate, permessage-deflate"],
            &["permessage-deflate", "permessage-deflate"],
            &["permessage-deflate;"],
        ] {
            assert_eq!(
                accept(values, plain),
                Err(HandshakeError::Extensions),
                "{values:?}"
            );
        }
        assert_eq!(
            accept(&["permessage-deflate"], None),
            Err(HandshakeError::Extensions)
        );
    }

    #[test]
    fn offers_have_the_documented_bytes() {
        let value = |window_bits| ClientOffer { window_bits }.value();
        assert_eq!(value(None), NONE);
        assert_eq!(value(Some(15)), format!("{NONE}; client_max_window_bits"));
        assert_eq!(value(Some(9)), format!("{NONE}; client_max_window_bits=9"));
    }

    const TAKEOVER: Preferences = Preferences {
        context_takeover: true,
        window_bits: 15,
    };
    const NONE: &str = "permessage-deflate; client_no_context_takeover; server_no_context_takeover";

    /// The answer by default, and with context takeover.
    #[test]
    fn offers_are_answered_parameter_by_parameter() {
        for (offer, by_default, with_takeover) in [
            ("permessage-deflate", NONE.to_owned(), "permessage-deflate"),
            (
                "permessage-deflate; client_max_window_bits",
                NONE.to_owned(),
                "permessage-deflate",
            ),
            (
                "permessage-deflate;server_no_context_takeover",
                NONE.to_owned(),
                "permessage-deflate; server_no_context_takeover",
            ),
            (
                "permessage-deflate; client_no_context_takeover",
                NONE.to_owned(),
                "permessage-deflate; client_no_context_takeover",
            ),
            (
                "permessage-deflate; server_max_window_bits=10",
                format!("{NONE}; server_max_window_bits=10"),
                "permessage-deflate; server_max_window_bits=10",
            ),
            (
                "permessage-deflate; server_max_window_bits=15",
                format!("{NONE}; server_max_window_bits=15"),
                "permessage-deflate; server_max_window_bits=15",
            ),
            (
                "permessage-deflate; client_max_window_bits=\"8\"",
                format!("{NONE}; client_max_window_bits=8"),
                "permessage-deflate; client_max_window_bits=8",
            ),
            (
                "permessage-deflate ; server_max_window_bits = \"1\\2\" ; client_max_window_bits=9;client_no_context_takeover",
                format!("{NONE}; server_max_window_bits=12; client_max_window_bits=9"),
                "permessage-deflate; client_no_context_takeover; server_max_window_bits=12; client_max_window_bits=9",
            ),
        ] {
            assert_eq!(
                answer(&[offer], Preferences::default()),
                Ok(Some(by_default)),
                "{offer}"
            );
            assert_eq!(
                answer(&[offer], TAKEOVER),
                Ok(Some(with_takeover.to_owned())),
                "{offer}"
            );
        }
    }

    #[test]
    fn the_servers_window_is_told_and_asked_for_where_the_client_allows() {
        let small = Preferences {
            context_takeover: true,
            window_bits: 11,
        };
        for (offer, expected) in [
            (
                "permessage-deflate",
                "permessage-deflate; server_max_window_bits=11",
            ),
            (
                "permessage-deflate; client_max_window_bits",
                "permessage-deflate; server_max_window_bits=11; client_max_window_bits=11",
            ),
            (
                "permessage-deflate; client_max_window_bits=10; server_max_window_bits=12",
                "permessage-deflate; server_max_window_bits=11; client_max_window_bits=10",
            ),
        ] {
            assert_eq!(answer(&[offer], small), Ok(Some(expected.to_owned())), "{offer}");
        }
        let agreed = negotiate([&b"permessage-deflate"[..]].into_iter(), small)
            .unwrap()
            .unwrap();
        assert_eq!((agreed.server_window_bits, agreed.client_window_bits), (11, 15));
    }

    #[test]
    fn what_cannot_be_kept_to_is_declined() {
        for offer in [
            "permessage-deflate; unknown",
            "permessage-deflate; server_no_context_takeover=1",
            "permessage-deflate; client_no_context_takeover=true",
            "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
            "permessage-deflate; client_max_window_bits; client_max_window_bits=9",
            "permessage-deflate; server_max_window_bits",
            "permessage-deflate; server_max_window_bits=7",
            "permessage-deflate; server_max_window_bits=8",
            "permessage-deflate; server_max_window_bits=16",
            "permessage-deflate; server_max_window_bits=09",
            "permessage-deflate; server_max_window_bits=+9",
            "permessage-deflate; client_max_window_bits=7",
            "permessage-deflate; client_max_window_bits=100",
            "permessage-deflate; client_max_window_bits=x",
            "Permessage-Deflate",
            "x-webkit-deflate-frame",
            "permessage-bzip2; a=1",
            "",
            " , ,",
        ] {
            assert_eq!(answer(&[offer], Preferences::default()), Ok(None), "{offer}");
        }
    }

    #[test]
    fn the_first_acceptable_offer_wins_in_one_field_or_in_several() {
        let expected = Ok(Some(format!("{NONE}; server_max_window_bits=10")));
        let (first, second, third) = (
            "permessage-deflate; server_max_window_bits=8",
            "permessage-deflate; server_max_window_bits=10",
            "permessage-deflate",
        );
        let one = format!("x-other; a=\"b\", {first},, {second} , {third}");
        assert_eq!(answer(&[&one], Preferences::default()), expected);
        assert_eq!(
            answer(&["x", first, second, third], Preferences::default()),
            expected
        );
    }

    #[test]
    fn what_breaks_the_grammar_is_malformed_wherever_it_stands() {
        for value in [
            "permessage-deflate;",
            "permessage-deflate; ;server_no_context_takeover",
            "permessage-deflate server_no_context_takeover",
            "permessage-deflate; server_max_window_bits=",
            "permessage-deflate; server_max_window_bits=\"10",
            "permessage-deflate; server_max_window_bits=\"\"",
            "permessage-deflate; server_max_window_bits=\"1 0\"",
            "permessage-deflate; server_max_window_bits=\"10\"x",
            "permessage-deflate, b@d",
            "=",
            "; a",
            "a, \"b\"",
        ] {
            assert_eq!(
                answer(&[value], Preferences::default()),
                Err(HandshakeError::Extensions),
                "{value}"
            );
            assert_eq!(
                answer(&["permessage-deflate", value], TAKEOVER),
                Err(HandshakeError::Extensions),
                "{value}"
            );
        }
    }
}
