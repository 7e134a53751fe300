//! Heads as literals: what is accepted, what is refused, and with which status.

use super::*;
use proptest::prelude::*;

/// As with a limit that is never reached.
fn parse(head: &[u8]) -> Result<Head<'_>, HeadError> {
    super::parse(head, MAX_HEAD_BYTES)
}

fn refused(head: &str) -> HeadError {
    match parse(head.as_bytes()) {
        Err(error) => error,
        Ok(head) => panic!("accepted: {head:?}"),
    }
}

/// A head with `fields` and a Host.
fn with(fields: &str) -> String {
    format!("GET / HTTP/1.1\r\nHost: a\r\n{fields}\r\n")
}

#[test]
fn a_browser_like_head_is_understood() {
    let bytes = b"\r\nPOST /a/b?x=1?y HTTP/1.1\r\nHost: example.com:9501\r\nConnection: keep-alive, Upgrade\r\n\
        upgrade: h2c, WebSocket\r\nX-A:  one \t\r\nX-A: \xe4\t2\r\nContent-Type: text/plain\r\nContent-Length: 3 \r\n\r\n";
    let head = parse(bytes).unwrap();
    assert_eq!(
        (head.method, head.target, head.version),
        ("POST", "/a/b?x=1?y", Version::Http11)
    );
    assert_eq!((head.path(), head.query()), ("/a/b", Some("x=1?y")));
    assert_eq!(head.framing, Framing::Length(3));
    assert!(head.keep_alive && head.asks_websocket && head.connection_upgrade && !head.expects_continue);
    assert_eq!(head.host, Some(&b"example.com:9501"[..]));
    assert_eq!(head.content_type, Some(&b"text/plain"[..]));
    let fields: Vec<_> = head.headers().collect();
    assert_eq!(fields.len(), 7);
    assert_eq!(fields[3], (&b"X-A"[..], &b"one"[..]));
    assert_eq!(fields[4], (&b"X-A"[..], &b"\xe4\t2"[..]));
    assert_eq!(reparse(bytes).fields.collect::<Vec<_>>(), fields);
    assert_eq!(reparse(bytes).target, b"/a/b?x=1?y");
}

#[test]
fn every_known_method_is_accepted_and_case_matters() {
    for method in [
        "GET",
        "M-SEARCH",
        "QUERY",
        "UNSUBSCRIBE",
        "PATCH",
        "PURGE",
        "SOURCE",
        "REBIND",
    ] {
        assert_eq!(
            parse(format!("{method} / HTTP/1.0\r\n\r\n").as_bytes())
                .unwrap()
                .method,
            method
        );
    }
    for method in ["get", "FOO", "GETT", "PRI"] {
        assert_eq!(
            refused(&format!("{method} / HTTP/1.0\r\n\r\n")),
            HeadError::Method
        );
    }
}

#[test]
fn request_lines_have_three_words() {
    let ok = parse(b"GET   / HTTP/1.1\r\nHost:\r\n\r\n").unwrap();
    assert_eq!((ok.target, ok.host), ("/", Some(&b""[..])));
    for line in [
        "GET /",
        "GET",
        "GET  HTTP/1.1",
        "GET /  HTTP/1.1",
        "GET / HTTP/1.1 ",
        "GET /\tHTTP/1.1",
        " GET / HTTP/1.1",
    ] {
        assert_eq!(
            refused(&format!("{line}\r\nHost: a\r\n\r\n")).status(),
            400,
            "{line}"
        );
    }
}

#[test]
fn targets_have_a_known_form_and_no_control_characters() {
    for target in ["a", "/a\u{7f}", "/a\u{1}", "*x", "a:80", "http://u@h/"] {
        assert_eq!(
            refused(&format!("GET {target} HTTP/1.1\r\nHost: a\r\n\r\n")).status(),
            400,
            "{target}"
        );
    }
    for (method, target) in [
        ("GET", "http://h/p?q"),
        ("OPTIONS", "*"),
        ("GET", "/\u{4e2d}?q=\u{e4}"),
    ] {
        let head = format!("{method} {target} HTTP/1.1\r\nHost: a\r\n\r\n");
        assert_eq!(parse(head.as_bytes()).unwrap().target, target);
    }
    assert_eq!(parse(b"GET /\xe4 HTTP/1.0\r\n\r\n").unwrap_err().status(), 400);
}

#[test]
fn the_authority_of_an_absolute_target_is_the_host() {
    let head = parse(b"GET http://evil:8/x?y HTTP/1.1\r\nHost: a\r\n\r\n").unwrap();
    assert_eq!(
        (head.host, head.path(), head.query()),
        (Some(&b"evil:8"[..]), "/x", Some("y"))
    );
    let head = parse(b"GET http://evil HTTP/1.0\r\n\r\n").unwrap();
    assert_eq!(
        (head.host, head.path(), head.query()),
        (Some(&b"evil"[..]), "", None)
    );
    assert_eq!(
        refused("GET http://evil/ HTTP/1.1\r\n\r\n"),
        HeadError::MissingHost
    );
}

#[test]
fn tunnels_are_refused() {
    assert_eq!(refused("CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n").status(), 501);
}

#[test]
fn fields_are_counted() {
    let head = with(&"X: y\r\n".repeat(9));
    assert_eq!(super::parse(head.as_bytes(), 10).unwrap().headers().count(), 10);
    let error = super::parse(head.as_bytes(), 9).unwrap_err();
    assert_eq!((error, error.status()), (HeadError::TooManyFields, 431));
}

#[test]
fn other_versions_are_505_and_no_version_is_400() {
    for version in ["HTTP/0.9", "HTTP/1.2", "HTTP/2.0", "HTTP/3.0"] {
        assert_eq!(
            refused(&format!("GET / {version}\r\nHost: a\r\n\r\n")),
            HeadError::Version
        );
    }
    for version in ["HTTP/11", "http/1.1", "HTTP/1.11", "FOO", "HTTP/1.x"] {
        assert_eq!(
            refused(&format!("GET / {version}\r\nHost: a\r\n\r\n")).status(),
            400,
            "{version}"
        );
    }
    assert_eq!(refused("GET /a b HTTP/1.1\r\nHost: a\r\n\r\n").status(), 400);
    assert_eq!(refused("PRI * HTTP/2.0\r\n\r\n"), HeadError::Version);
}

#[test]
fn lines_end_with_cr_lf_only() {
    for head in [
        "GET / HTTP/1.1\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\n\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n\nX: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: a\r\r\n\r\n",
        "\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
    ] {
        assert_eq!(refused(head), HeadError::LineEnding, "{head:?}");
    }
    assert_eq!(refused("GET / HTTP/1.1\r\nHost: a\n\r\n"), HeadError::Incomplete);
    assert_eq!(refused("GET / HTTP/1.1\r\nHost: a\r\n"), HeadError::Incomplete);
    assert_eq!(parse(b"").unwrap_err(), HeadError::Incomplete);
    assert_eq!(parse(b"\r\n\r\n").unwrap_err(), HeadError::Incomplete);
}

#[test]
fn fields_are_a_token_a_colon_and_printable_bytes() {
    for field in [
        "X : a",
        ": a",
        "X a: b",
        "no colon",
        " X: a",
        "\tfolded",
        "X\u{e4}: a",
        "X: a\r\n folded",
        "\"X\": a",
    ] {
        assert_eq!(refused(&with(&format!("{field}\r\n"))).status(), 400, "{field}");
    }
    for field in ["X: a\0b", "X: a\u{1}", "X: \u{7f}"] {
        assert_eq!(
            refused(&with(&format!("{field}\r\n"))),
            HeadError::FieldValue,
            "{field:?}"
        );
    }
    assert!(parse(with("X_y.z: a\tb\u{e4}\r\n1:\r\n").as_bytes()).is_ok());
}

#[test]
fn host_is_there_once_and_is_a_host() {
    assert_eq!(refused("GET / HTTP/1.1\r\n\r\n"), HeadError::MissingHost);
    assert!(parse(b"GET / HTTP/1.0\r\n\r\n").unwrap().host.is_none());
    assert_eq!(
        parse(b"GET / HTTP/1.1\r\nHost:\t a \t\r\n\r\n").unwrap().host,
        Some(&b"a"[..])
    );
    assert_eq!(refused(&with("host: a\r\n")), HeadError::RepeatedHost);
    assert_eq!(
        refused("GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n"),
        HeadError::RepeatedHost
    );
    assert_eq!(refused("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"), HeadError::Host);
}

#[test]
fn framing_errors_have_their_status() {
    assert_eq!(
        refused(&with("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n")).status(),
        400
    );
    assert_eq!(
        refused(&with("Content-Length: 5\r\ncontent-length: 5\r\n")).status(),
        400
    );
    assert_eq!(
        refused(&with("Transfer-Encoding: gzip, chunked\r\n")).status(),
        501
    );
    assert_eq!(
        refused(&with(
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"
        ))
        .status(),
        400
    );
    assert_eq!(
        refused("GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n").status(),
        400
    );
    assert_eq!(
        parse(with("transfer-encoding: Chunked\r\n").as_bytes())
            .unwrap()
            .framing,
        Framing::Chunked
    );
}

#[test]
fn keep_alive_depends_on_version_and_tokens() {
    for (version, connection, kept) in [
        ("1.1", "", true),
        ("1.1", "Connection: foo, Close\r\n", false),
        ("1.1", "Connection: closed\r\n", true),
        ("1.1", "Connection: keep-alive\r\nConnection: close\r\n", false),
        ("1.0", "", false),
        ("1.0", "Connection: close, Keep-Alive\r\n", true),
    ] {
        let head = format!("GET / HTTP/{version}\r\nHost: a\r\n{connection}\r\n");
        assert_eq!(parse(head.as_bytes()).unwrap().keep_alive, kept, "{head}");
    }
}

#[test]
fn only_100_continue_can_be_expected() {
    let body = "Content-Length: 2\r\n";
    assert!(
        parse(with(&format!("{body}Expect: 100-Continue\r\n")).as_bytes())
            .unwrap()
            .expects_continue
    );
    assert!(
        !parse(with("Expect: 100-continue\r\n").as_bytes())
            .unwrap()
            .expects_continue
    );
    assert_eq!(refused(&with("Expect: 200-ok\r\n")).status(), 417);
    let old = parse(b"POST / HTTP/1.0\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n").unwrap();
    assert!(!old.expects_continue);
}

#[test]
fn the_number_of_fields_is_limited_by_the_size_only() {
    let mut head = String::from("GET / HTTP/1.1\r\nHost: a\r\n");
    while head.len() + 6 <= MAX_HEAD_BYTES {
        head.push_str("a:\r\n");
    }
    head.push_str("\r\n");
    let parsed = parse(head.as_bytes()).unwrap();
    assert_eq!(parsed.headers().count(), head.matches("\r\n").count() - 2);
    head.push('a');
    assert_eq!(parse(&head.as_bytes()[1..]).unwrap_err().status(), 400);
}

proptest! {
    /// Whatever the bytes: no panic, and what is accepted is cut again into the same fields.
    #[test]
    fn accepted_heads_are_cut_again_alike(lines in proptest::collection::vec(
        prop_oneof![
            "[A-Za-z-]{1,12}: ?[ -~\t]{0,12}",
            "(Host|Connection|Content-Length|Transfer-Encoding|Expect|Upgrade): [a-z0-9, -]{0,12}",
            "[\\x00-\\xff]{0,12}",
        ], 0..6), ending in prop_oneof![9 => Just("\r\n"), 1 => Just("\n")])
    {
        let mut head = String::from("GET /x HTTP/1.1\r\nHost: h\r\n");
        for line in &lines {
            head.push_str(line);
            head.push_str(ending);
        }
        head.push_str("\r\n");
        if let Ok(parsed) = parse(head.as_bytes()) {
            prop_assert_eq!(parsed.headers().count(), lines.len() + 1);
            prop_assert!(ending == "\r\n" || lines.is_empty());
            let again: Vec<_> = reparse(head.as_bytes()).fields.collect();
            prop_assert_eq!(parsed.headers().collect::<Vec<_>>(), again);
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic(mut bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = parse(&bytes);
        bytes.extend_from_slice(b"\r\n\r\n");
        let _ = parse(&bytes);
    }
}
