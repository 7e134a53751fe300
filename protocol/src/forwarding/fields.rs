//! `X-Forwarded-For` and `Forwarded`: each proxy adds the address that it was asked from, at the end.

use std::net::{IpAddr, SocketAddr};

use super::networks::Networks;

/// Which field the proxies write. Only that one is read: the other comes from the client as it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Field {
    #[default]
    XForwardedFor,
    Forwarded,
}

impl Field {
    /// In lower case.
    pub fn name(self) -> &'static str {
        match self {
            Field::XForwardedFor => "x-forwarded-for",
            Field::Forwarded => "forwarded",
        }
    }
}

/// Who has asked the first proxy that is believed: the last address that is none of theirs. `values`: the field's lines in
/// order. None: they do not say. A port that is not said is 0.
pub fn client<'a>(
    field: Field,
    values: impl DoubleEndedIterator<Item = &'a [u8]>,
    trusted: &Networks,
) -> Option<SocketAddr> {
    let mut client = None;
    for value in values.rev() {
        for element in elements(value).into_iter().rev() {
            let address = match field {
                Field::XForwardedFor => address(trim(element)),
                Field::Forwarded => node(element).and_then(|node| address(&node)),
            };
            // What a proxy does not tell, those before it cannot.
            let Some(address) = address else { return client };
            client = Some(address);
            if !trusted.contains(address.ip()) {
                return client;
            }
        }
    }
    client
}

/// The elements of a list; commas in quotes part none.
fn elements(value: &[u8]) -> Vec<&[u8]> {
    split(value, b',')
}

fn split(value: &[u8], at: u8) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (index, byte) in value.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            byte if *byte == at && !quoted => {
                parts.push(&value[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    parts.push(&value[start..]);
    // Empty elements count for nothing (RFC 9110, section 5.6.1).
    parts.retain(|part| !trim(part).is_empty());
    parts
}

fn trim(text: &[u8]) -> &[u8] {
    text.trim_ascii()
}

/// The value of `for` in an element of `Forwarded`. An element that names it twice names nobody.
fn node(element: &[u8]) -> Option<Vec<u8>> {
    let mut nodes = split(element, b';').into_iter().filter_map(|pair| {
        let at = pair.iter().position(|byte| *byte == b'=')?;
        let (name, value) = (trim(&pair[..at]), trim(&pair[at + 1..]));
        name.eq_ignore_ascii_case(b"for").then(|| unquoted(value))
    });
    let node = nodes.next()?;
    nodes.next().is_none().then_some(node)
}

fn unquoted(value: &[u8]) -> Vec<u8> {
    let Some(inner) = value
        .strip_prefix(b"\"")
        .and_then(|value| value.strip_suffix(b"\""))
    else {
        return value.to_vec();
    };
    let mut text = Vec::with_capacity(inner.len());
    let mut bytes = inner.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => text.extend(bytes.next()),
            byte => text.push(*byte),
        }
    }
    text
}

/// `1.2.3.4`, `1.2.3.4:80`, `::1`, `[::1]` and `[::1]:80`. Names that hide an address (`unknown`, `_proxy`) are none.
fn address(text: &[u8]) -> Option<SocketAddr> {
    let text = std::str::from_utf8(text).ok()?;
    if let Ok(address) = text.parse::<IpAddr>() {
        return Some(SocketAddr::new(address, 0));
    }
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    if let Some(bare) = bare {
        let address = bare.parse::<IpAddr>().ok().filter(IpAddr::is_ipv6)?;
        return Some(SocketAddr::new(address, 0));
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(field: Field, values: &[&str]) -> String {
        let mut trusted = Networks::default();
        assert!(trusted.add("10.0.0.0/8") && trusted.add("fd00::/8"));
        let values = values.iter().map(|value| value.as_bytes());
        client(field, values, &trusted).map_or("none".to_owned(), |client| client.to_string())
    }

    #[test]
    fn the_last_address_that_is_no_proxy_s_counts() {
        let of = |values: &[&str]| of(Field::XForwardedFor, values);
        assert_eq!(of(&["1.2.3.4"]), "1.2.3.4:0");
        assert_eq!(of(&["6.6.6.6, 1.2.3.4"]), "1.2.3.4:0");
        assert_eq!(of(&["6.6.6.6, 1.2.3.4, 10.0.0.1, 10.0.0.2"]), "1.2.3.4:0");
        assert_eq!(of(&["6.6.6.6", "1.2.3.4,10.0.0.1", "fd00::1"]), "1.2.3.4:0");
        assert_eq!(of(&["10.0.0.3, 10.0.0.1"]), "10.0.0.3:0");
        assert_eq!(of(&["1.2.3.4:567"]), "1.2.3.4:567");
        assert_eq!(of(&["2001:db8::1"]), "[2001:db8::1]:0");
        assert_eq!(of(&["[2001:db8::1]"]), "[2001:db8::1]:0");
        assert_eq!(of(&["[2001:db8::1]:89 , "]), "[2001:db8::1]:89");
    }

    #[test]
    fn what_is_no_address_hides_those_before_it() {
        let of = |values: &[&str]| of(Field::XForwardedFor, values);
        for value in [
            "",
            "unknown",
            "1.2.3.4, unknown",
            "1.2.3",
            "[1.2.3.4]",
            "1.2.3.4:99999",
            "[::1",
            "_x",
        ] {
            assert_eq!(of(&[value]), "none", "{value}");
        }
        assert_eq!(of(&["1.2.3.4, unknown, 10.0.0.1"]), "10.0.0.1:0");
        assert_eq!(of(&[]), "none");
    }

    #[test]
    fn forwarded_has_parameters_and_quotes() {
        let of = |values: &[&str]| of(Field::Forwarded, values);
        assert_eq!(of(&["for=1.2.3.4"]), "1.2.3.4:0");
        assert_eq!(
            of(&["For=\"[2001:db8::1]:47\";proto=https;by=10.0.0.1"]),
            "[2001:db8::1]:47"
        );
        assert_eq!(
            of(&["for=6.6.6.6, for=1.2.3.4;host=\"a,b;for=7.7.7.7\", for=10.0.0.1"]),
            "1.2.3.4:0"
        );
        assert_eq!(of(&["for=\"1.2.\\3.4\""]), "1.2.3.4:0");
        for value in [
            "for=unknown",
            "for=\"_gazonk\"",
            "by=1.2.3.4",
            "for=1.2.3.4;for=1.2.3.5",
            "1.2.3.4",
        ] {
            assert_eq!(of(&[value]), "none", "{value}");
        }
        assert_eq!(of(&["for=1.2.3.4", "proto=http"]), "none");
    }

    #[test]
    fn any_bytes_are_read_without_a_panic() {
        let text = b"for=\"[::1]:1\\\";,for=1.2.3.4:5;=\xff,\"";
        for start in 0..text.len() {
            for end in start..=text.len() {
                for field in [Field::Forwarded, Field::XForwardedFor] {
                    client(field, std::iter::once(&text[start..end]), &Networks::default());
                }
            }
        }
    }
}
