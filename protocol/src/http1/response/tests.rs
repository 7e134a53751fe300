//! Response heads, byte by byte.

use super::*;

const DATE: &[u8; DATE_BYTES] = b"Sun, 22 Nov 2026 09:46:15 GMT";
const SERVER_AND_DATE: &str = "Server: swoole-http-server\r\nDate: Sun, 22 Nov 2026 09:46:15 GMT\r\n";

const SIZED: Finish<'static> = Finish {
    body: Body::Sized { len: 2 },
    keep_alive: true,
    head_request: false,
    date: DATE,
};

fn head(status: i64, fields: &[(&str, Option<&str>)], how: Finish<'_>) -> (String, Finished) {
    let mut out = Vec::new();
    let mut head = ResponseHead::begin(&mut out, status, None);
    for (name, value) in fields {
        head.header(name.as_bytes(), value.map(str::as_bytes)).unwrap();
    }
    let finished = head.finish(how);
    (String::from_utf8(out).unwrap(), finished)
}

const OPEN: Finished = Finished {
    send_body: true,
    close: false,
    length_ignored: false,
};

#[test]
fn the_usual_response_has_the_documented_bytes() {
    let expected = format!(
        "HTTP/1.1 200 OK\r\n{SERVER_AND_DATE}Connection: keep-alive\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\n"
    );
    assert_eq!(head(0, &[], SIZED), (expected.clone(), OPEN));
    assert_eq!(head(200, &[], SIZED), (expected, OPEN));
}

#[test]
fn the_400_has_the_documented_bytes() {
    let how = Finish {
        body: Body::Sized { len: 0 },
        keep_alive: false,
        ..SIZED
    };
    let expected = format!(
        "HTTP/1.1 400 Bad Request\r\n{SERVER_AND_DATE}Connection: close\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n"
    );
    assert_eq!(head(400, &[], how), (expected, Finished { close: true, ..OPEN }));
}

#[test]
fn the_101_has_the_documented_bytes() {
    let mut out = Vec::new();
    let mut head = ResponseHead::begin_upgrade(&mut out, None);
    for (name, value) in [
        ("Sec-Websocket-Protocol", "chat"),
        ("Connection", "close"),
        ("upgrade", "h2c"),
        ("Sec-WebSocket-Accept", "x"),
        ("Content-Type", "text/plain"),
        ("Content-Length", "3"),
    ] {
        head.header(name.as_bytes(), Some(value.as_bytes())).unwrap();
    }
    head.websocket(b"s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    head.subprotocol(b"other");
    head.cookie(b"a=b").unwrap();
    let finished = head.finish(Finish {
        body: Body::Upgrade,
        ..SIZED
    });
    assert_eq!(
        String::from_utf8(out).unwrap(),
        format!(
            "HTTP/1.1 101 Switching Protocols\r\nSec-Websocket-Protocol: chat\r\nUpgrade: websocket\r\n\
             Connection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\
             Sec-WebSocket-Version: 13\r\nSet-Cookie: a=b\r\n{SERVER_AND_DATE}\r\n"
        )
    );
    assert_eq!(
        finished,
        Finished {
            send_body: false,
            close: false,
            length_ignored: true
        }
    );
}

#[test]
fn status_lines_have_phrases_or_the_given_reason() {
    for (status, reason, line) in [
        (404, None, "HTTP/1.1 404 Not Found\r\n"),
        (999, None, "HTTP/1.1 999 Unknown Status\r\n"),
        (-5, None, "HTTP/1.1 -5 Unknown Status\r\n"),
        (200, Some("Fine"), "HTTP/1.1 200 Fine\r\n"),
        (0, Some("Fine"), "HTTP/1.1 200 Fine\r\n"),
        (500, Some("a\r\nX: y"), "HTTP/1.1 500 Internal Server Error\r\n"),
    ] {
        let mut out = Vec::new();
        ResponseHead::begin(&mut out, status, reason.map(str::as_bytes));
        assert_eq!(String::from_utf8(out).unwrap(), line);
    }
}

#[test]
fn application_fields_come_first_and_replace_the_defaults() {
    let fields = [
        ("X-A", Some(" v \t\r\n\0")),
        ("X-Empty", Some("")),
        ("X-Null", None),
        ("Upgrade", Some("")),
        ("SERVER", Some("mine")),
        ("content-type", Some("text/plain")),
        ("Date", Some("now")),
    ];
    let expected = "HTTP/1.1 200 OK\r\nX-A:  v\r\nX-Empty: \r\nUpgrade: \r\nSERVER: mine\r\ncontent-type: text/plain\r\n\
                    Date: now\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\n";
    assert_eq!(head(200, &fields, SIZED).0, expected);
}

#[test]
fn null_and_empty_suppress_known_fields_but_never_the_framing() {
    for value in [None, Some("")] {
        let names = [
            "server",
            "Connection",
            "date",
            "content-length",
            "Content-Type",
            "Content-Encoding",
        ];
        let fields: Vec<_> = names.iter().map(|name| (*name, value)).collect();
        assert_eq!(
            head(200, &fields, SIZED),
            ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n".into(), OPEN)
        );
    }
    let (text, finished) = head(
        200,
        &[("Connection", None)],
        Finish {
            keep_alive: false,
            ..SIZED
        },
    );
    assert!(text.contains("\r\nConnection: close\r\n") && finished.close);
}

#[test]
fn lines_that_would_split_the_response_are_left_out() {
    let mut out = Vec::new();
    let mut head = ResponseHead::begin(&mut out, 200, None);
    assert_eq!(
        head.header(b"X", Some(b"a\r\nSet-Cookie: b")),
        Err(HeaderError::NewLine)
    );
    assert_eq!(head.header(b"X\nY", Some(b"a")), Err(HeaderError::NewLine));
    assert_eq!(head.header(b"X", Some(b"a\0b")), Err(HeaderError::Nul));
    assert_eq!(
        head.header(b"Content-Type", Some(b"a\nb")),
        Err(HeaderError::NewLine)
    );
    assert_eq!(head.cookie(b"a=b\r\n"), Err(HeaderError::NewLine));
    let _ = head.finish(SIZED);
    assert_eq!(out, self::head(200, &[], SIZED).0.as_bytes());
}

#[test]
fn the_length_is_always_ours() {
    for (name, value, ignored) in [
        ("Content-Length", "2", false),
        ("content-length", "5", true),
        ("Content-Length", "x", true),
    ] {
        let (text, finished) = head(
            200,
            &[(name, Some(value)), ("Transfer-Encoding", Some("chunked"))],
            SIZED,
        );
        assert_eq!(text, head(200, &[], SIZED).0);
        assert_eq!(finished.length_ignored, ignored, "{value}");
    }
}

#[test]
fn chunked_responses_have_no_length() {
    let how = Finish {
        body: Body::Chunked,
        ..SIZED
    };
    let (text, finished) = head(200, &[("Content-Length", Some("5"))], how);
    assert!(text.ends_with("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"));
    assert_eq!(
        finished,
        Finished {
            length_ignored: true,
            ..OPEN
        }
    );
    let (text, finished) = head(
        200,
        &[],
        Finish {
            head_request: true,
            ..how
        },
    );
    assert!(text.contains("Transfer-Encoding: chunked") && !finished.send_body);
}

#[test]
fn http_1_0_gets_its_content_until_close() {
    let (text, finished) = head(
        200,
        &[],
        Finish {
            body: Body::UntilClose,
            ..SIZED
        },
    );
    assert!(text.ends_with("Connection: close\r\nContent-Type: text/html\r\n\r\n"));
    assert_eq!(finished, Finished { close: true, ..OPEN });
}

#[test]
fn connection_field_and_behaviour_agree() {
    let close = Finish {
        keep_alive: false,
        ..SIZED
    };
    let connection = |fields: &[(&str, Option<&str>)], how| {
        let (text, finished) = head(200, fields, how);
        let lines: Vec<String> = text
            .lines()
            .filter(|line| line.starts_with("Connection"))
            .map(str::to_owned)
            .collect();
        (lines.join("|"), finished.close)
    };
    let keep = ("Connection", Some("keep-alive"));
    let end = ("Connection", Some("foo, Close"));
    let other = ("Connection", Some("x-foo"));
    assert_eq!(
        connection(&[keep], SIZED),
        ("Connection: keep-alive".into(), false)
    );
    assert_eq!(connection(&[keep], close), ("Connection: close".into(), true));
    assert_eq!(connection(&[end], SIZED), ("Connection: foo, Close".into(), true));
    assert_eq!(connection(&[end], close), ("Connection: foo, Close".into(), true));
    assert_eq!(
        connection(&[keep, end, other], SIZED),
        ("Connection: foo, Close".into(), true)
    );
    assert_eq!(
        connection(&[other, keep], SIZED),
        ("Connection: x-foo".into(), false)
    );
    let surrounded = [("X-A", Some("1")), other, ("X-B", Some("2"))];
    let (text, _) = head(200, &surrounded, close);
    assert!(
        text.contains("\r\nX-A: 1\r\nX-B: 2\r\nServer") && !text.contains("x-foo"),
        "{text}"
    );
}

#[test]
fn statuses_without_content_say_nothing_about_it() {
    let fields = [
        ("Content-Type", Some("text/plain")),
        ("Content-Length", Some("2")),
        ("X", Some("y")),
    ];
    for status in [204, 100, 103] {
        for body in [Body::Sized { len: 2 }, Body::Chunked] {
            let (text, finished) = head(status, &fields, Finish { body, ..SIZED });
            assert!(
                !text.contains("Content-") && !text.contains("Transfer-") && text.contains("X: y"),
                "{text}"
            );
            assert_eq!((finished.send_body, finished.close), (false, status != 204));
        }
    }
}

#[test]
fn a_304_describes_only_what_the_application_describes() {
    let (text, finished) = head(304, &[], SIZED);
    assert_eq!(
        text,
        format!("HTTP/1.1 304 Not Modified\r\n{SERVER_AND_DATE}Connection: keep-alive\r\n\r\n")
    );
    assert!(!finished.send_body);
    let fields = [("Content-Type", Some("text/css")), ("Content-Length", Some("77"))];
    let (text, finished) = head(
        304,
        &fields,
        Finish {
            body: Body::Sized { len: 0 },
            ..SIZED
        },
    );
    assert!(text.contains("text/css") && text.ends_with("Content-Length: 77\r\n\r\n"));
    assert!(!finished.length_ignored);
    let (text, _) = head(
        304,
        &[],
        Finish {
            body: Body::Chunked,
            ..SIZED
        },
    );
    assert!(!text.contains("Transfer-Encoding"));
}

#[test]
fn the_chosen_subprotocol_gives_way_to_the_application_s() {
    let fields = |said: Option<Option<&[u8]>>| {
        let mut out = Vec::new();
        let mut head = ResponseHead::begin_upgrade(&mut out, None);
        if let Some(value) = said {
            head.header(b"sec-websocket-protocol", value).unwrap();
        }
        head.subprotocol(b"chat");
        let head = String::from_utf8(out).unwrap();
        head.split_once("\r\n").unwrap().1.to_owned()
    };
    assert_eq!(fields(None), "Sec-WebSocket-Protocol: chat\r\n");
    assert_eq!(fields(Some(Some(b"own"))), "sec-websocket-protocol: own\r\n");
    assert_eq!(fields(Some(Some(b""))), "");
    assert_eq!(fields(Some(None)), "");
    let (text, _) = head(200, &[("Sec-WebSocket-Protocol", Some("plain"))], SIZED);
    assert!(text.contains("\r\nSec-WebSocket-Protocol: plain\r\n"));
}

#[test]
fn a_205_is_empty_and_says_so() {
    let (text, finished) = head(205, &[], SIZED);
    assert!(text.ends_with("Content-Length: 0\r\n\r\n") && !finished.send_body);
}

#[test]
fn head_gets_the_length_of_what_it_does_not_get() {
    let how = Finish {
        head_request: true,
        ..SIZED
    };
    let (text, finished) = head(200, &[], how);
    assert!(text.ends_with("Content-Length: 2\r\n\r\n") && !finished.send_body);
    let empty = Finish {
        body: Body::Sized { len: 0 },
        ..how
    };
    assert!(!head(200, &[], empty).0.contains("Content-Length"));
    let (text, finished) = head(200, &[("Content-Length", Some("1234"))], empty);
    assert!(text.ends_with("Content-Length: 1234\r\n\r\n") && !finished.length_ignored);
}

#[test]
fn a_coding_is_said_before_the_length_and_that_is_the_coded_content_s() {
    let mut out = Vec::new();
    let mut head = ResponseHead::begin(&mut out, 200, None);
    head.header(b"Content-Length", Some(b"500")).expect("a length");
    head.coded(Coding::Gzip, Some(500));
    head.varies();
    let finished = head.finish(Finish {
        body: Body::Sized { len: 100 },
        ..SIZED
    });
    assert!(!finished.length_ignored, "it was right before");
    assert!(out.ends_with(
        b"Content-Type: text/html\r\nContent-Encoding: gzip\r\nVary: Accept-Encoding\r\nContent-Length: 100\r\n\r\n"
    ));
}
