//! A head of HTTP/2 as HTTP/1's parser gets it: it says what the frames have said, and nothing else; and a response's head
//! on its way back has no field that speaks of a connection, and none that was not set.
#![no_main]

use libfuzzer_sys::fuzz_target;
use protocol::http1::date::DateCache;
use protocol::http1::head::parse;
use protocol::http1::response::{Body, Finish, ResponseHead};
use protocol::http2::is_connection_specific;
use protocol::http2::request::{Pseudo, write_head};
use protocol::http2::response::{Head, trailers};

/// What the frames' decoder lets through: names of lower-case tokens, values without control characters but tabs.
fn field(name: &[u8], value: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let name: Vec<u8> = name
        .iter()
        .map(|byte| b"abcdefghijklmnopqrstuvwxyz0123456789-_.~!#$%&'*+^`|"[usize::from(*byte) % 51])
        .collect();
    let value = value
        .iter()
        .copied()
        .filter(|byte| *byte == b'\t' || (*byte >= b' ' && *byte != 0x7f));
    (!name.is_empty()).then(|| (name, value.collect()))
}

/// Printable, without blanks: what a library takes for a method, a path or an authority.
fn word(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(b'!' + byte % 94)).collect()
}

fn request(
    method: &str,
    path: &str,
    authority: Option<&str>,
    websocket: bool,
    fields: &[(Vec<u8>, Vec<u8>)],
) {
    let pseudo = Pseudo {
        method,
        path,
        authority,
        websocket,
    };
    let all = || fields.iter().map(|(name, value)| (&name[..], &value[..]));
    let mut bytes = Vec::new();
    if write_head(&mut bytes, pseudo, all).is_err() {
        let two_hosts = authority.is_some() && fields.iter().any(|(name, _)| name == b"host");
        let is_blank = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_whitespace);
        let mut values = fields.iter().map(|(_, value)| value);
        assert!(two_hosts || values.any(|value| is_blank(value.first()) || is_blank(value.last())));
        return;
    }
    let Ok(head) = parse(&bytes, usize::MAX) else {
        return;
    };
    assert_eq!(head.method, method);
    let target = head
        .query()
        .map_or(head.path().to_owned(), |query| format!("{}?{query}", head.path()));
    assert!(path.ends_with(&target), "{path} became {target}");
    // Cookies become one field, and the authority is the only host.
    let is_own = |name: &[u8]| match name {
        b"cookie" => false,
        b"host" => authority.is_none(),
        _ => true,
    };
    let mut left: Vec<_> = all().filter(|(name, _)| is_own(name)).collect();
    for (name, value) in head.headers() {
        let added = websocket && matches!(name, b"upgrade" | b"connection");
        if let (true, false) = (is_own(name), added) {
            let same =
                |(other, said): &(&[u8], &[u8])| *other == name && *said == value;
            let known = left.iter().position(same);
            left.remove(known.expect("no field comes from nowhere"));
        } else if name == b"host" {
            assert_eq!(Some(value), authority.map(str::as_bytes));
        }
    }
    assert!(left.is_empty() || websocket, "{left:?} got lost");
    let cookies = |fields: &mut dyn Iterator<Item = (&[u8], &[u8])>| {
        fields.filter(|(name, _)| *name == b"cookie").count()
    };
    assert_eq!(cookies(&mut head.headers()), cookies(&mut all()).min(1));
}

fn response(status: i64, fields: &[(Vec<u8>, Vec<u8>)], lines: &[u8]) {
    let mut bytes = Vec::new();
    let mut head = ResponseHead::begin(&mut bytes, status, None);
    for (name, value) in fields {
        // What cannot be sent is refused here.
        let _ = head.header(name, Some(value));
    }
    let _ = head.finish(Finish {
        body: Body::Sized { len: 3 },
        keep_alive: true,
        head_request: false,
        date: DateCache::default().at(0),
    });
    let read = Head::read(&bytes);
    assert!((200..=999).contains(&read.status));
    for (name, _) in read.fields() {
        assert!(!is_connection_specific(name));
        let own: [&[u8]; 5] = [b"server", b"date", b"content-type", b"content-length", b"vary"];
        let is_known = |other: &[u8]| other.eq_ignore_ascii_case(name);
        assert!(own.iter().any(|own| is_known(own)) || fields.iter().any(|(set, _)| is_known(set)));
    }
    assert!(trailers(lines).all(|(name, _)| !is_connection_specific(name)));
}

type Input<'a> = (
    &'a [u8],
    &'a [u8],
    Option<&'a [u8]>,
    bool,
    i64,
    Vec<(&'a [u8], &'a [u8])>,
);

fuzz_target!(|input: Input<'_>| {
    let (method, path, authority, websocket, status, fields) = input;
    let known = ["GET", "POST", "OPTIONS", "HEAD"];
    let method = match method {
        [one] => known[usize::from(*one) % known.len()].to_owned(),
        more => word(more),
    };
    let path = format!("/{}", word(path));
    let authority = authority.map(word);
    let fields: Vec<_> = fields
        .into_iter()
        .filter_map(|(name, value)| field(name, value))
        .collect();
    request(&method, &path, authority.as_deref(), websocket, &fields);
    let lines: Vec<u8> = fields
        .iter()
        .flat_map(|(name, value)| [name, &b": "[..], value, b"\r\n"].concat())
        .collect();
    response(status, &fields, &lines);
});
