//! Fields with a grammar of their own: cookies that are set are one line with the attributes that were asked for; ranges
//! lie within the file; conditions and accepted codings never panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use protocol::content_coding::Accepted;
use protocol::http1::cookie::{SetCookie, urlencode};
use protocol::http1::fields::list;
use protocol::http1::ranges::Ranges;

fn cookie(parts: [&[u8]; 6], expires: i64, flags: u8) {
    let [name, value, path, domain, same_site, priority] = parts;
    let cookie = SetCookie {
        name,
        value,
        path,
        domain,
        same_site,
        priority,
        expires,
        encode: flags & 1 != 0,
        secure: flags & 2 != 0,
        http_only: flags & 4 != 0,
        partitioned: flags & 8 != 0,
    };
    let mut line = Vec::new();
    if cookie.encode(1_700_000_000, &mut line).is_err() {
        return;
    }
    assert!(line.starts_with(name));
    assert!(
        !line.iter().any(|byte| matches!(byte, b'\r' | b'\n' | 0)),
        "a cookie is one line"
    );
    let attributes = line.split(|byte| *byte == b';').count() - 1;
    assert!(attributes <= 9, "nothing that was given adds an attribute");
}

type Input<'a> = ([&'a [u8]; 6], i64, u8, &'a [u8], u64);

fuzz_target!(|input: Input<'_>| {
    let (parts, expires, flags, field, size) = input;
    cookie(parts, expires, flags);
    let mut encoded = Vec::new();
    urlencode(field, &mut encoded);
    assert!(
        encoded
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.+%~".contains(byte))
    );
    let mut accepted = Accepted::default();
    accepted.add(field);
    let _ = accepted.best();
    assert!(list(field).all(|item| !item.contains(&b',') || item.contains(&b'"')));
    if let Ranges::Parts(parts) = Ranges::parse(&[b"bytes=", field].concat(), size) {
        assert!(!parts.is_empty() && parts.iter().all(|(start, end)| start < end && *end <= size));
        assert!(
            parts.windows(2).all(|pair| pair[0].1 < pair[1].0),
            "in order, and apart"
        );
    }
});
