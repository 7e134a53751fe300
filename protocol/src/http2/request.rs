//! Writes the head of an HTTP/2 request as HTTP/1 would have it, to be checked by [`crate::http1::head::parse`] and kept
//! as such. Field names are in lower case already, and neither names nor values have control characters: the frames'
//! decoder sees to that.

/// The pseudo fields of a request (RFC 9113 section 8.3.1).
#[derive(Clone, Copy, Debug)]
pub struct Pseudo<'a> {
    /// `:method`
    pub method: &'a str,
    /// `:path`, with its query.
    pub path: &'a str,
    /// `:authority`; it counts before a Host field.
    pub authority: Option<&'a str>,
    /// `:protocol` is `websocket` (RFC 8441): HTTP/1's fields for that are added.
    pub websocket: bool,
}

/// What the decoder lets through although a stream ends by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// The head names two hosts (RFC 9113 section 8.3.1).
    TwoHosts,
    /// A value begins or ends with a blank (section 8.2.1).
    BlankAroundValue,
}

/// Appends the head. The Cookie fields become one, as a browser's HTTP/1 would have sent it (section 8.2.3).
/// `fields` is walked twice.
pub fn write_head<'a, I: Iterator<Item = (&'a [u8], &'a [u8])>>(
    out: &mut Vec<u8>,
    pseudo: Pseudo<'_>,
    fields: impl Fn() -> I,
) -> Result<(), Malformed> {
    for piece in [pseudo.method, " ", pseudo.path, " HTTP/1.1\r\n"] {
        out.extend_from_slice(piece.as_bytes());
    }
    if let Some(authority) = pseudo.authority {
        write_field(out, b"host", authority.as_bytes());
    }
    for (name, value) in fields() {
        if value.trim_ascii().len() != value.len() {
            return Err(Malformed::BlankAroundValue);
        }
        match name {
            b"cookie" => {}
            b"host" => match pseudo.authority {
                None => write_field(out, name, value),
                Some(authority) if value.eq_ignore_ascii_case(authority.as_bytes()) => {}
                Some(_) => return Err(Malformed::TwoHosts),
            },
            _ => write_field(out, name, value),
        }
    }
    if pseudo.websocket {
        write_field(out, b"upgrade", b"websocket");
        write_field(out, b"connection", b"Upgrade");
    }
    let mut cookies = fields().filter(|(name, _)| *name == b"cookie");
    if let Some((name, first)) = cookies.next() {
        out.extend_from_slice(name);
        out.extend_from_slice(b": ");
        out.extend_from_slice(first);
        for (_, crumb) in cookies {
            out.extend_from_slice(b"; ");
            out.extend_from_slice(crumb);
        }
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(b"\r\n");
    Ok(())
}

fn write_field(out: &mut Vec<u8>, name: &[u8], value: &[u8]) {
    for piece in [name, b": ", value, b"\r\n"] {
        out.extend_from_slice(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http1::head::parse;

    const PSEUDO: Pseudo<'_> = Pseudo {
        method: "GET",
        path: "/a?b=1",
        authority: Some("example.org"),
        websocket: false,
    };

    fn written(pseudo: Pseudo<'_>, fields: &[(&[u8], &[u8])]) -> Result<Vec<u8>, Malformed> {
        let mut out = Vec::new();
        write_head(&mut out, pseudo, || fields.iter().copied()).map(|()| out)
    }

    #[test]
    fn a_head_is_written_as_http_1_with_one_cookie_line() {
        let fields: [(&[u8], &[u8]); 4] = [
            (b"cookie", b"a=1"),
            (b"x", b"1"),
            (b"host", b"EXAMPLE.org"),
            (b"cookie", b"b=2"),
        ];
        let head = written(PSEUDO, &fields).unwrap();
        assert_eq!(
            head,
            b"GET /a?b=1 HTTP/1.1\r\nhost: example.org\r\nx: 1\r\ncookie: a=1; b=2\r\n\r\n"
        );
        let parsed = parse(&head, 10).unwrap();
        assert_eq!((parsed.path(), parsed.query()), ("/a", Some("b=1")));
    }

    #[test]
    fn a_websocket_has_the_fields_of_http_1_s() {
        let pseudo = Pseudo {
            websocket: true,
            ..PSEUDO
        };
        let head = written(pseudo, &[(b"sec-websocket-version", b"13")]).unwrap();
        let parsed = parse(&head, 10).unwrap();
        assert!(parsed.asks_websocket && parsed.connection_upgrade);
        assert_eq!(
            crate::websocket::handshake::check_tunnel(&parsed),
            Ok(()),
            "a stream needs no key"
        );
    }

    #[test]
    fn blanks_around_values_are_refused() {
        for value in [&b" a"[..], b"a\t", b" "] {
            for name in [&b"x"[..], b"cookie"] {
                assert_eq!(
                    written(PSEUDO, &[(name, value)]),
                    Err(Malformed::BlankAroundValue)
                );
            }
        }
        assert!(written(PSEUDO, &[(b"x", b"a b"), (b"y", b"")]).is_ok());
    }

    #[test]
    fn two_hosts_are_refused_and_a_host_field_does_for_an_authority() {
        assert_eq!(written(PSEUDO, &[(b"host", b"other")]), Err(Malformed::TwoHosts));
        let pseudo = Pseudo {
            authority: None,
            ..PSEUDO
        };
        let head = written(pseudo, &[(b"host", b"other")]).unwrap();
        assert_eq!(parse(&head, 10).unwrap().host, Some(&b"other"[..]));
        assert!(parse(&written(pseudo, &[]).unwrap(), 10).is_err());
    }
}
