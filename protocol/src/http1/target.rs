//! Request methods, targets and hosts: which ones a request line and a Host field may carry.

use super::fields::letters_digits_and;

/// The methods that are understood; case matters (RFC 9110 section 9.1).
#[rustfmt::skip]
pub fn is_known_method(method: &str) -> bool {
    method == "GET" || matches!(
        method,
        "POST" | "HEAD" | "PUT" | "DELETE" | "PATCH" | "OPTIONS" | "CONNECT" | "TRACE" | "COPY" | "LOCK"
        | "MKCOL" | "MOVE" | "PROPFIND" | "PROPPATCH" | "SEARCH" | "UNLOCK" | "BIND" | "REBIND" | "UNBIND" | "ACL"
        | "REPORT" | "MKACTIVITY" | "CHECKOUT" | "MERGE" | "M-SEARCH" | "NOTIFY" | "SUBSCRIBE" | "UNSUBSCRIBE"
        | "PURGE" | "MKCALENDAR" | "LINK" | "UNLINK" | "SOURCE" | "QUERY"
    )
}

/// Is `target` one of the four forms of RFC 9112 section 3.2? The authority form belongs to CONNECT and CONNECT to it.
/// Characters beyond ASCII should have been encoded, but clients send them as UTF-8, and servers accept that.
pub fn is_target(method: &str, target: &str) -> bool {
    if target.bytes().any(|byte| byte <= b' ' || byte == 0x7f) {
        return false;
    }
    match (method, target.as_bytes()) {
        ("CONNECT", authority) => is_authority(authority),
        (_, [b'/', ..] | b"*") => true,
        (_, absolute) => is_absolute(absolute),
    }
}

/// The authority of an absolute target that [`is_target`], and what follows it; of another target, all of it.
pub fn split(target: &str) -> (Option<&str>, &str) {
    if target.starts_with(['/', '*']) {
        return (None, target);
    }
    let Some((_, rest)) = target.split_once("://") else {
        return (None, target);
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    (Some(&rest[..end]), &rest[end..])
}

/// `scheme://authority...`, with a scheme of RFC 3986 section 3.1 and an authority without user information.
fn is_absolute(target: &[u8]) -> bool {
    let Some(colon) = target.iter().position(|byte| *byte == b':') else {
        return false;
    };
    let scheme = &target[..colon];
    scheme.first().is_some_and(u8::is_ascii_alphabetic)
        && scheme
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte))
        && target[colon..].strip_prefix(b"://").is_some_and(|rest| {
            let end = rest.iter().position(|byte| b"/?#".contains(byte));
            let authority = &rest[..end.unwrap_or(rest.len())];
            !authority.is_empty() && is_host(authority)
        })
}

/// `host:port`, both present (RFC 9112 section 3.2.3).
fn is_authority(target: &[u8]) -> bool {
    let Some(colon) = target.iter().rposition(|byte| *byte == b':') else {
        return false;
    };
    let (host, port) = (&target[..colon], &target[colon + 1..]);
    !host.is_empty() && is_host(host) && !port.is_empty() && port.iter().all(u8::is_ascii_digit)
}

/// Can this be a Host field's value: `uri-host [":" port]`, or nothing (RFC 9110 section 7.2)? Whoever takes it apart finds
/// the same host and port.
pub fn is_host(value: &[u8]) -> bool {
    if !value.iter().all(|byte| HOST_BYTES[usize::from(*byte)]) {
        return false;
    }
    let port = if value.first() == Some(&b'[') {
        let Some(end) = value.iter().position(|byte| *byte == b']') else {
            return false;
        };
        let inside = &value[1..end];
        if !inside.contains(&b':') || !inside.iter().all(|byte| ADDRESS_BYTES[usize::from(*byte)]) {
            return false;
        }
        &value[end + 1..]
    } else {
        let host_len = value.iter().position(|byte| *byte == b':').unwrap_or(value.len());
        if value[..host_len].iter().any(|byte| matches!(byte, b'[' | b']')) {
            return false;
        }
        &value[host_len..]
    };
    match port {
        [] | [b':'] => true,
        [b':', digits @ ..] => is_port(digits),
        _ => false,
    }
}

fn is_port(digits: &[u8]) -> bool {
    let port = digits.iter().try_fold(0u32, |port, byte| {
        let digit = byte.is_ascii_digit().then(|| u32::from(byte - b'0'))?;
        Some(port.saturating_mul(10).saturating_add(digit))
    });
    port.is_some_and(|port| port <= u32::from(u16::MAX))
}

/// Those of an address in brackets, which may be of a version to come (RFC 3986 section 3.2.2).
static ADDRESS_BYTES: [bool; 256] = letters_digits_and(b"-._~!$&'()*+;=:");

/// One look a byte: every request has a Host.
static HOST_BYTES: [bool; 256] = letters_digits_and(b"-._~%!$&'()*+;=:[]");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_have_one_of_four_forms() {
        for (method, target) in [
            ("GET", "/"),
            ("GET", "//a?b#c"),
            ("GET", "http://a/"),
            ("GET", "h2+x://[::1]:80"),
            ("GET", "/\u{4e2d}?q=\u{e4}"),
            ("OPTIONS", "*"),
            ("CONNECT", "a:80"),
            ("CONNECT", "[::1]:443"),
        ] {
            assert!(is_target(method, target), "{method} {target}");
        }
        for (method, target) in [
            ("GET", "a"),
            ("GET", "*a"),
            ("GET", "a:80"),
            ("GET", "http:///a"),
            ("GET", "1http://a"),
            ("GET", "/a b"),
            ("GET", "/\u{1}"),
            ("GET", "http://u@a/"),
            ("GET", "http://\u{e4}/"),
            ("GET", "/\u{7f}"),
            ("CONNECT", "/"),
            ("CONNECT", "a:"),
            ("CONNECT", ":80"),
            ("CONNECT", "u@a:80"),
        ] {
            assert!(!is_target(method, target), "{method} {target}");
        }
    }

    #[test]
    fn absolute_targets_are_split() {
        for (target, parts) in [
            ("/a?b", (None, "/a?b")),
            ("/a?http://b/c", (None, "/a?http://b/c")),
            ("*", (None, "*")),
            ("http://a", (Some("a"), "")),
            ("http://a:80/b?c", (Some("a:80"), "/b?c")),
            ("http://a?c/d", (Some("a"), "?c/d")),
        ] {
            assert_eq!(split(target), parts, "{target}");
        }
    }

    #[test]
    fn hosts_have_no_delimiters() {
        assert!(is_host(b"") && is_host(b"a.b:80") && is_host(b"[::1]:80") && is_host(b"under_score"));
        for bad in [&b"a, b"[..], b"a/b", b"u@a", b"a?b", b"a\\b", b"\xe4"] {
            assert!(!is_host(bad));
        }
    }

    #[test]
    fn what_follows_a_host_is_a_port() {
        for good in [
            &b"a:"[..],
            b"a:0",
            b"a:00080",
            b"a:65535",
            b"[::1]",
            b"[::1]:",
            b"[v1.a:b]:9",
            b":80",
        ] {
            assert!(is_host(good), "{}", String::from_utf8_lossy(good));
        }
        for bad in [
            &b"a:b"[..],
            b"a:65536",
            b"a:99999999999999999999",
            b"a:-1",
            b"a:8:0",
            b"::1",
            b"[::1",
            b"::1]",
            b"[::1]80",
            b"[::1]x",
            b"[a]",
            b"[]",
            b"a[::1]",
            b"[[::1]]",
        ] {
            assert!(!is_host(bad), "{}", String::from_utf8_lossy(bad));
        }
    }
}
