//! Response heads: finds their end ([`HeadScanner`]), checks them strictly and works out what the client must know
//! ([`parse`]). What two readers of the standard could frame differently is refused.

use std::fmt;

use memchr::memchr;

use crate::content_coding::Coding;
use crate::http1::fields::{Fields, is_token_byte, list, trim_ows};
use crate::http1::framing::{Framing, FramingFields};
use crate::http1::head::MAX_HEAD_BYTES;
use crate::http1::head_error::HeadError;

/// Where the body of a response ends (RFC 9112 section 6.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyLength {
    /// There is no body.
    None,
    /// Exactly so many bytes.
    Bytes(u64),
    /// The chunked coding tells.
    Chunked,
    /// With the connection.
    UntilClose,
}

/// Why a response is refused. Where it would have ended is unknown then: close the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseError {
    /// What comes is not `HTTP/1.0` or `HTTP/1.1`.
    NotHttp,
    /// Not `HTTP/1.1 SP status [SP reason]` with a status of 100 to 999.
    StatusLine,
    /// A line that does not end with CR LF, or a CR elsewhere.
    LineEnding,
    /// No end within [`MAX_HEAD_BYTES`].
    TooLarge,
    /// No token before the colon: empty, folded, with blanks, or no colon at all.
    FieldName,
    /// A control character in a value.
    FieldValue,
    /// Content-Length or Transfer-Encoding are wrong, repeated, or contradict each other.
    Framing(HeadError),
}

impl fmt::Display for ResponseError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NotHttp => "the server does not answer with HTTP/1.0 or HTTP/1.1",
            Self::StatusLine => "the status line is not 'HTTP/1.1 200 OK'",
            Self::LineEnding => "a line does not end with CR LF, or a CR stands alone",
            Self::TooLarge => "the response head is longer than 65536 bytes",
            Self::FieldName => "a header line is not 'Name: value' with a name directly before the colon",
            Self::FieldValue => "a header value has a control character",
            Self::Framing(error) => return error.fmt(out),
        })
    }
}

impl std::error::Error for ResponseError {}

/// Looks for the end of a head in a buffer that grows; each byte is looked at once. What can no longer become a head is
/// refused at once, and not when the time is over.
#[derive(Clone, Copy, Debug, Default)]
pub struct HeadScanner {
    /// Everything before is whole lines.
    line: usize,
    searched: usize,
}

impl HeadScanner {
    /// The length of the head at the start of `buf`, with its empty line; `None` until that has arrived. `buf` starts at
    /// the same byte at every call.
    pub fn find_end(&mut self, buf: &[u8]) -> Result<Option<usize>, ResponseError> {
        const BEGIN: &[u8] = b"HTTP/1.";
        let begin = BEGIN.len().min(buf.len());
        if buf[..begin] != BEGIN[..begin] {
            return Err(ResponseError::NotHttp);
        }
        let buf = &buf[..buf.len().min(MAX_HEAD_BYTES)];
        while let Some(at) = memchr(b'\n', &buf[self.searched..]) {
            let end = self.searched + at + 1;
            let Some(line) = buf[self.line..end].strip_suffix(b"\r\n") else {
                return Err(ResponseError::LineEnding);
            };
            if line.is_empty() {
                return Ok(Some(end));
            }
            (self.line, self.searched) = (end, end);
        }
        self.searched = buf.len();
        if buf.len() == MAX_HEAD_BYTES {
            return Err(ResponseError::TooLarge);
        }
        Ok(None)
    }
}

/// A response head that obeys the standard. It borrows the received bytes and copies none.
#[derive(Clone, Debug)]
pub struct Head<'a> {
    /// 100 to 999.
    pub status: u16,
    /// What stands behind the status; it may be empty.
    pub reason: &'a [u8],
    /// Where the body ends.
    pub body: BodyLength,
    /// How the body is compressed; `None` also if it is in a way that is not known here, which is the reader's matter.
    pub coding: Option<Coding>,
    /// May the connection serve another request (RFC 9112 section 9.3)?
    pub keep_alive: bool,
    /// `Upgrade: websocket` and `Connection: upgrade` are both there.
    pub upgrades_to_websocket: bool,
    fields: Fields<'a>,
}

impl<'a> Head<'a> {
    /// All fields in order of arrival, values trimmed.
    pub fn fields(&self) -> Fields<'a> {
        self.fields.clone()
    }

    /// Another response to the same request follows (RFC 9110 section 15.2); 101 is the last one.
    pub fn is_interim(&self) -> bool {
        (100..200).contains(&self.status) && self.status != SWITCHING_PROTOCOLS
    }
}

/// The only 1xx that ends an exchange.
pub const SWITCHING_PROTOCOLS: u16 = 101;

/// Checks a head that [`HeadScanner::find_end`] has delimited. `to_head`: it answers a HEAD request, so that no body
/// follows whatever the fields say.
pub fn parse(head: &[u8], to_head: bool) -> Result<Head<'_>, ResponseError> {
    let line_end = memchr(b'\n', head).ok_or(ResponseError::StatusLine)? + 1;
    let line = head[..line_end]
        .strip_suffix(b"\r\n")
        .ok_or(ResponseError::LineEnding)?;
    let (http_1_1, status, reason) = status_line(line)?;
    let block = &head[line_end..];
    check_fields(block)?;
    let fields = Fields::new(block);
    let mut collected = Collected::default();
    for (name, value) in fields.clone() {
        collected.add(name, value).map_err(ResponseError::Framing)?;
    }
    let framing = collected
        .framing
        .finish(http_1_1)
        .map_err(ResponseError::Framing)?;
    let body = match framing {
        _ if to_head || status < 200 || matches!(status, 204 | 304) => BodyLength::None,
        Framing::None => BodyLength::UntilClose,
        Framing::Length(bytes) => BodyLength::Bytes(bytes),
        Framing::Chunked => BodyLength::Chunked,
    };
    let persistent = if http_1_1 {
        !collected.close
    } else {
        collected.keep_alive
    };
    Ok(Head {
        status,
        reason,
        body,
        coding: collected.coding(),
        keep_alive: persistent && body != BodyLength::UntilClose,
        upgrades_to_websocket: collected.upgrade && collected.websocket,
        fields,
    })
}

/// `HTTP/1.x SP 3DIGIT [ SP [ reason ] ]`
fn status_line(line: &[u8]) -> Result<(bool, u16, &[u8]), ResponseError> {
    let (http_1_1, rest) = match line {
        [
            b'H',
            b'T',
            b'T',
            b'P',
            b'/',
            b'1',
            b'.',
            minor @ (b'0' | b'1'),
            b' ',
            rest @ ..,
        ] => (*minor == b'1', rest),
        [b'H', b'T', b'T', b'P', b'/', ..] => return Err(ResponseError::StatusLine),
        _ => return Err(ResponseError::NotHttp),
    };
    let Some((digits @ [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'], reason)) = rest.split_first_chunk::<3>()
    else {
        return Err(ResponseError::StatusLine);
    };
    let status = digits
        .iter()
        .fold(0, |status, digit| status * 10 + u16::from(digit - b'0'));
    match reason {
        [] => Ok((http_1_1, status, &[])),
        [b' ', reason @ ..] if reason.iter().all(|byte| is_text(*byte)) => Ok((http_1_1, status, reason)),
        _ => Err(ResponseError::StatusLine),
    }
}

/// Each line has to be `token ":" value`; the block ends with an empty line.
fn check_fields(mut block: &[u8]) -> Result<(), ResponseError> {
    while let Some(end) = memchr(b'\n', block) {
        let line = block[..end]
            .strip_suffix(b"\r")
            .ok_or(ResponseError::LineEnding)?;
        block = &block[end + 1..];
        if line.is_empty() {
            return if block.is_empty() {
                Ok(())
            } else {
                Err(ResponseError::LineEnding)
            };
        }
        let colon = memchr(b':', line).ok_or(ResponseError::FieldName)?;
        if colon == 0 || !line[..colon].iter().all(|byte| is_token_byte(*byte)) {
            return Err(ResponseError::FieldName);
        }
        if let Some(bad) = line[colon..].iter().find(|byte| !is_text(**byte)) {
            return Err(match bad {
                b'\r' => ResponseError::LineEnding,
                _ => ResponseError::FieldValue,
            });
        }
    }
    Err(ResponseError::LineEnding)
}

/// HTAB, SP, visible ASCII and obs-text (RFC 9110 section 5.5).
fn is_text(byte: u8) -> bool {
    byte == b'\t' || (byte >= b' ' && byte != 0x7f)
}

/// What one pass over the fields finds.
#[derive(Default)]
struct Collected<'a> {
    framing: FramingFields,
    close: bool,
    keep_alive: bool,
    upgrade: bool,
    websocket: bool,
    /// The only Content-Encoding; `Err`: there are several.
    coding: Option<Result<&'a [u8], ()>>,
}

impl<'a> Collected<'a> {
    fn add(&mut self, name: &[u8], value: &'a [u8]) -> Result<(), HeadError> {
        let is = |known: &str| name.eq_ignore_ascii_case(known.as_bytes());
        match name.len() {
            7 if is("upgrade") => {
                self.websocket |= list(value).any(|token| token.eq_ignore_ascii_case(b"websocket"));
            }
            10 if is("connection") => {
                for token in list(value) {
                    self.close |= token.eq_ignore_ascii_case(b"close");
                    self.keep_alive |= token.eq_ignore_ascii_case(b"keep-alive");
                    self.upgrade |= token.eq_ignore_ascii_case(b"upgrade");
                }
            }
            14 if is("content-length") => self.framing.content_length(value)?,
            16 if is("content-encoding") => {
                let value = trim_ows(value);
                self.coding = Some(if self.coding.is_some() { Err(()) } else { Ok(value) });
            }
            17 if is("transfer-encoding") => self.framing.transfer_encoding(value)?,
            _ => {}
        }
        Ok(())
    }

    fn coding(&self) -> Option<Coding> {
        self.coding.and_then(Result::ok).and_then(Coding::by_name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(head: &str) -> ResponseError {
        parse(head.as_bytes(), false).map(drop).unwrap_err()
    }

    #[test]
    fn a_head_is_understood() {
        let head = b"HTTP/1.1 200 Very  OK\r\nContent-Length: 5\r\nX:\t v \r\nx: w\r\nContent-Encoding: GZIP\r\n\r\n";
        let parsed = parse(head, false).unwrap();
        assert_eq!((parsed.status, parsed.reason), (200, &b"Very  OK"[..]));
        assert_eq!(parsed.body, BodyLength::Bytes(5));
        assert_eq!(parsed.coding, Some(Coding::Gzip));
        assert!(parsed.keep_alive && !parsed.is_interim() && !parsed.upgrades_to_websocket);
        let named: Vec<_> = parsed.fields().named("X").collect();
        assert_eq!(named, [&b"v"[..], b"w"]);
    }

    #[test]
    fn the_end_is_found_however_the_bytes_arrive() {
        let stream = b"HTTP/1.1 200 OK\r\nA: b\r\n\r\nHTTP/1.1 404 N\r\n\r\n";
        let end = 25;
        for cut in 0..stream.len() {
            let mut scanner = HeadScanner::default();
            let found = scanner.find_end(&stream[..cut]).unwrap();
            assert_eq!(found, (cut >= end).then_some(end), "cut at {cut}");
            if found.is_none() {
                assert_eq!(scanner.find_end(stream), Ok(Some(end)));
            }
        }
    }

    #[test]
    fn what_cannot_become_a_head_is_refused_before_its_end() {
        let scan = |bytes: &[u8]| HeadScanner::default().find_end(bytes);
        for start in [
            &b"G"[..],
            b"\r\nHTTP/1.1 200",
            b"\n",
            b"\x16\x03\x01",
            b"http/1.1",
            b"HTTP/2",
        ] {
            assert_eq!(scan(start), Err(ResponseError::NotHttp), "{start:?}");
        }
        assert_eq!(scan(b"HTTP/1.1 200 OK\n"), Err(ResponseError::LineEnding));
        assert_eq!(scan(b"HTTP/1.1 200 OK\r\nA: b\n"), Err(ResponseError::LineEnding));
        assert_eq!(scan(b""), Ok(None));
        let mut long = b"HTTP/1.1 200 OK\r\nA: ".to_vec();
        long.resize(MAX_HEAD_BYTES - 1, b'a');
        assert_eq!(scan(&long), Ok(None));
        long.push(b'a');
        assert_eq!(scan(&long), Err(ResponseError::TooLarge));
    }

    #[test]
    fn status_lines_are_strict_but_a_reason_may_be_missing() {
        for line in [
            "HTTP/1.1 200",
            "HTTP/1.1 200 ",
            "HTTP/1.0 999 \u{e4}\tb",
            "HTTP/1.1 100 C",
        ] {
            let head = format!("{line}\r\n\r\n");
            assert!(parse(head.as_bytes(), false).is_ok(), "{line}");
        }
        for line in [
            "HTTP/1.1 99 OK",
            "HTTP/1.1 1000 OK",
            "HTTP/1.1 099 OK",
            "HTTP/1.1 2x0 OK",
            "HTTP/1.1  200 OK",
            "HTTP/1.1 200OK",
            "HTTP/1.2 200 OK",
            "HTTP/2.0 200 OK",
            "HTTP/1.1",
            "HTTP/1.1 ",
            "HTTP/1.1 200 \u{7f}",
        ] {
            assert_eq!(
                refused(&format!("{line}\r\n\r\n")),
                ResponseError::StatusLine,
                "{line}"
            );
        }
        assert_eq!(refused("garbage\r\n\r\n"), ResponseError::NotHttp);
    }

    #[test]
    fn field_lines_are_strict() {
        for line in [" A: b", "\tA: b", "A : b", ": b", "A", "A b: c", "\u{e4}: b"] {
            let head = format!("HTTP/1.1 200 OK\r\nX: y\r\n{line}\r\n\r\n");
            assert_eq!(refused(&head), ResponseError::FieldName, "{line}");
        }
        for (line, error) in [
            ("A: \0", ResponseError::FieldValue),
            ("A: \u{1}b", ResponseError::FieldValue),
            ("A: b\rc", ResponseError::LineEnding),
        ] {
            assert_eq!(
                refused(&format!("HTTP/1.1 200 OK\r\n{line}\r\n\r\n")),
                error,
                "{line:?}"
            );
        }
        assert_eq!(
            refused("HTTP/1.1 200 OK\r\n\r\nA: b\r\n\r\n"),
            ResponseError::LineEnding
        );
        assert_eq!(refused("HTTP/1.1 200 OK\r\nA: b\r\n"), ResponseError::LineEnding);
    }

    #[test]
    fn contradictory_lengths_are_refused() {
        for fields in [
            "Content-Length: 1\r\nContent-Length: 1",
            "Content-Length: 1\r\nContent-Length: 2",
            "Content-Length: 1, 1",
            "Content-Length: -1",
            "Content-Length: +1",
            "Content-Length: 99999999999999999999",
            "Content-Length: ",
            "Content-Length: 1\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: chunked, chunked",
            "Transfer-Encoding: identity",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        ] {
            let head = format!("HTTP/1.1 200 OK\r\n{fields}\r\n\r\n");
            assert!(matches!(refused(&head), ResponseError::Framing(_)), "{fields}");
        }
        let head = "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        assert!(matches!(refused(head), ResponseError::Framing(_)));
    }

    #[test]
    fn some_responses_have_no_body_whatever_their_fields_say() {
        for (status, to_head, body) in [
            (200, true, BodyLength::None),
            (204, false, BodyLength::None),
            (304, false, BodyLength::None),
            (101, false, BodyLength::None),
            (103, false, BodyLength::None),
            (205, false, BodyLength::Bytes(5)),
        ] {
            let head = format!("HTTP/1.1 {status} X\r\nContent-Length: 5\r\n\r\n");
            assert_eq!(parse(head.as_bytes(), to_head).unwrap().body, body, "{status}");
        }
    }

    #[test]
    fn connections_persist_as_the_version_says() {
        let keeps = |line: &str, field: &str| {
            let head = format!("{line}\r\nContent-Length: 0\r\nConnection: {field}\r\n\r\n");
            parse(head.as_bytes(), false).unwrap().keep_alive
        };
        assert!(keeps("HTTP/1.1 200 OK", "x"));
        assert!(!keeps("HTTP/1.1 200 OK", "x, CLOSE"));
        assert!(!keeps("HTTP/1.0 200 OK", "x"));
        assert!(keeps("HTTP/1.0 200 OK", "keep-alive"));
        let until_close = parse(b"HTTP/1.1 200 OK\r\n\r\n", false).unwrap();
        assert_eq!(
            (until_close.body, until_close.keep_alive),
            (BodyLength::UntilClose, false)
        );
    }

    #[test]
    fn only_one_coding_by_its_exact_name_is_known() {
        let coding = |fields: &str| {
            let head = format!("HTTP/1.1 200 OK\r\n{fields}\r\n\r\n");
            parse(head.as_bytes(), false).unwrap().coding
        };
        assert_eq!(coding("Content-Encoding: br"), Some(Coding::Brotli));
        assert_eq!(coding("Content-Encoding: gzip, gzip"), None);
        assert_eq!(coding("Content-Encoding: gzip\r\nContent-Encoding: gzip"), None);
        assert_eq!(coding("Content-Encoding: x-gzip"), None);
        assert_eq!(coding("Content-Encoding: identity"), None);
    }
}
