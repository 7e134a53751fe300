//! Request heads: finds their end ([`HeadScanner`]), checks them strictly and works out, in one pass over the
//! fields, all that the connection loop must know ([`parse`]). The syntax is httparse's work; this module adds what
//! RFC 9110 and RFC 9112 ask of a server, and refuses what httparse tolerates.

mod scanner;
mod slots;

use httparse::{Header, ParserConfig, Request, Status};
use memchr::{memchr, memrchr};

pub use super::head_error::HeadError;
pub use scanner::{HeadScanner, MAX_HEAD_BYTES};

pub use super::fields::{Fields, reparse};
use super::fields::{leading_empty_lines, list};
pub use super::framing::Framing;
use super::framing::FramingFields;
use super::target::{is_host, is_known_method, is_target, split};

/// The versions that are served; any other is answered with 505.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// HTTP/1.0
    Http10,
    /// HTTP/1.1
    Http11,
}

/// A request head that obeys the standard. It borrows the received bytes and copies none.
#[derive(Clone, Debug)]
pub struct Head<'a> {
    /// As it was sent; case matters.
    pub method: &'a str,
    /// The request target, undecoded: UTF-8 without blanks and control characters.
    pub target: &'a str,
    /// What the client speaks.
    pub version: Version,
    /// Where the body ends.
    pub framing: Framing,
    /// Does the client allow another request on this connection (RFC 9112 section 9.3)?
    pub keep_alive: bool,
    /// Does the client wait for `100 Continue` before it sends the body (RFC 9110 section 10.1.1)?
    pub expects_continue: bool,
    /// Does Upgrade list `websocket`?
    pub asks_websocket: bool,
    /// Does Connection list `upgrade`? An Upgrade field counts only then (RFC 9110 section 7.8).
    pub connection_upgrade: bool,
    /// Whom the request is for: the authority of an absolute target, which overrides the Host field (RFC 9112 section
    /// 3.2.2), or that field. It may be empty; absent only in HTTP/1.0.
    pub host: Option<&'a [u8]>,
    authority: Option<&'a str>,
    /// The last Content-Type.
    pub content_type: Option<&'a [u8]>,
    /// The target without scheme and authority.
    origin: &'a str,
    question: Option<usize>,
    block: &'a [u8],
}

impl<'a> Head<'a> {
    /// The target up to the first `?`, undecoded, without scheme and authority. Only an absolute target may have none.
    pub fn path(&self) -> &'a str {
        self.question.map_or(self.origin, |at| &self.origin[..at])
    }

    /// Host and port of an absolute target.
    pub fn authority(&self) -> Option<&'a str> {
        self.authority
    }

    /// What follows the first `?`, undecoded; it may be empty.
    pub fn query(&self) -> Option<&'a str> {
        self.question.map(|at| &self.origin[at + 1..])
    }

    /// All fields in order of arrival, values trimmed. Walks the bytes anew; nothing was stored.
    pub fn headers(&self) -> Fields<'a> {
        Fields::new(self.block)
    }

    /// Is the method HEAD, so that the answer has no body?
    pub fn is_head(&self) -> bool {
        self.method == "HEAD"
    }
}

/// Checks a head that [`HeadScanner::find_end`] has delimited and that may have `max_fields` field lines. On an error the
/// connection is of no further use.
#[inline(never)] // its array of fields is large
pub fn parse(head: &[u8], max_fields: usize) -> Result<Head<'_>, HeadError> {
    if head.len() > MAX_HEAD_BYTES {
        return Err(HeadError::TooLarge);
    }
    if !head.ends_with(b"\r\n\r\n") {
        return Err(HeadError::Incomplete);
    }
    let head = &head[leading_empty_lines(head)..];
    let mut slots = slots::take(head, max_fields);
    let result = parse_with(head, &mut slots, max_fields);
    slots::give_back(slots);
    result
}

fn parse_with<'a>(
    head: &'a [u8],
    slots: &mut Vec<Header<'a>>,
    max_fields: usize,
) -> Result<Head<'a>, HeadError> {
    let slots = slots.spare_capacity_mut();
    let count = slots.len().min(max_fields);
    let mut config = ParserConfig::default();
    config.allow_multiple_spaces_in_request_line_delimiters(true);
    let mut request = Request::new(&mut []);
    let parsed = config.parse_request_with_uninit_headers(&mut request, head, &mut slots[..count]);
    match parsed {
        Ok(Status::Complete(length)) if length == head.len() => {}
        Ok(Status::Complete(_)) => return Err(HeadError::LineEnding), // an empty line ended by LF alone
        Ok(Status::Partial) => return Err(HeadError::Incomplete),
        Err(httparse::Error::TooManyHeaders) => return Err(HeadError::TooManyFields),
        Err(error) => return Err(explain(head, error)),
    }
    let (Some(method), Some(target), Some(minor)) = (request.method, request.path, request.version) else {
        return Err(HeadError::RequestLine);
    };
    let version = if minor == 1 {
        Version::Http11
    } else {
        Version::Http10
    };
    let line = check_request_line(head, method, target)?;
    check_line_endings(head, line, request.headers)?;

    let mut fields = Collected::default();
    for field in request.headers.iter() {
        fields.add(field.name, field.value)?;
    }
    let (authority, origin) = split(target);
    fields.finish(Head {
        method,
        target,
        version,
        framing: Framing::None,
        keep_alive: false,
        expects_continue: false,
        asks_websocket: fields.asks_websocket,
        connection_upgrade: fields.connection_upgrade,
        host: authority.map(str::as_bytes).or(fields.host),
        content_type: fields.content_type,
        authority,
        origin,
        question: memchr(b'?', origin.as_bytes()),
        block: &head[line..],
    })
}

/// The length of the request line with its CR LF. One space separates target and version, nothing else.
fn check_request_line(head: &[u8], method: &str, target: &str) -> Result<usize, HeadError> {
    const REST: usize = " HTTP/1.1\r\n".len();
    if offset_in(head, method.as_bytes()) != 0 {
        return Err(HeadError::LineEnding); // httparse skips empty lines that end with LF alone
    }
    if !is_known_method(method) {
        return Err(HeadError::Method);
    }
    if !is_target(method, target) {
        return Err(HeadError::Target);
    }
    if method == "CONNECT" {
        return Err(HeadError::Connect);
    }
    let target_end = offset_in(head, target.as_bytes()) + target.len();
    match head.get(target_end..target_end + REST) {
        Some([b' ', b'H', .., b'\r', b'\n']) => Ok(target_end + REST),
        Some([b' ', b'H', ..]) => Err(HeadError::LineEnding),
        _ => Err(HeadError::RequestLine),
    }
}

/// httparse takes a bare LF for a line's end; RFC 9112 section 2.2 lets us refuse it, and smuggling says we should.
/// Each name starts behind the end of the line before.
fn check_line_endings(head: &[u8], line: usize, fields: &[Header<'_>]) -> Result<(), HeadError> {
    let mut names = fields.iter().map(|field| offset_in(head, field.name.as_bytes()));
    if names.next().is_some_and(|first| first != line) {
        return Err(HeadError::LineEnding);
    }
    if names.all(|name| name >= 2 && head[name - 2] == b'\r') {
        Ok(())
    } else {
        Err(HeadError::LineEnding)
    }
}

/// Where `part`, a slice of `whole`, begins.
fn offset_in(whole: &[u8], part: &[u8]) -> usize {
    part.as_ptr() as usize - whole.as_ptr() as usize
}

fn words_in(line: &[u8]) -> usize {
    line.split(|byte| *byte == b' ')
        .filter(|word| !word.is_empty())
        .count()
}

/// What a syntax error of httparse means here.
fn explain(head: &[u8], error: httparse::Error) -> HeadError {
    match error {
        httparse::Error::HeaderName => HeadError::FieldName,
        httparse::Error::HeaderValue => match memchr(b'\r', head) {
            Some(_) if has_lone_cr(head) => HeadError::LineEnding,
            _ => HeadError::FieldValue,
        },
        httparse::Error::NewLine => HeadError::LineEnding,
        httparse::Error::Version => {
            let line = &head[..memchr(b'\n', head).unwrap_or(head.len())];
            let word = &line[memrchr(b' ', line).map_or(0, |at| at + 1)..];
            match word.strip_suffix(b"\r").unwrap_or(word) {
                // A blank in the target: the version is not what stands after it.
                _ if words_in(line) > 3 => HeadError::VersionSyntax,
                [b'H', b'T', b'T', b'P', b'/', major, b'.', minor]
                    if major.is_ascii_digit() && minor.is_ascii_digit() =>
                {
                    HeadError::Version
                }
                _ => HeadError::VersionSyntax,
            }
        }
        _ => {
            let line = &head[..memchr(b'\n', head).unwrap_or(head.len())];
            if words_in(line) == 3 {
                HeadError::Target
            } else {
                HeadError::RequestLine
            }
        }
    }
}

fn has_lone_cr(head: &[u8]) -> bool {
    head.windows(2).any(|pair| pair[0] == b'\r' && pair[1] != b'\n')
}

/// What one pass over the fields finds.
#[derive(Default)]
struct Collected<'a> {
    framing: FramingFields,
    host: Option<&'a [u8]>,
    content_type: Option<&'a [u8]>,
    close: bool,
    keep_alive: bool,
    connection_upgrade: bool,
    asks_websocket: bool,
    expects_continue: bool,
    expects_other: bool,
}

impl<'a> Collected<'a> {
    /// The length of a name tells most fields apart before any byte of it is compared.
    fn add(&mut self, name: &str, value: &'a [u8]) -> Result<(), HeadError> {
        match name.len() {
            4 if name.eq_ignore_ascii_case("host") => {
                if self.host.is_some() {
                    return Err(HeadError::RepeatedHost);
                }
                if !is_host(value) {
                    return Err(HeadError::Host);
                }
                self.host = Some(value);
            }
            6 if name.eq_ignore_ascii_case("expect") => {
                for expectation in list(value) {
                    let continues = expectation.eq_ignore_ascii_case(b"100-continue");
                    self.expects_continue |= continues;
                    self.expects_other |= !continues;
                }
            }
            7 if name.eq_ignore_ascii_case("upgrade") => {
                self.asks_websocket |= list(value).any(|token| token.eq_ignore_ascii_case(b"websocket"));
            }
            10 if name.eq_ignore_ascii_case("connection") => {
                for token in list(value) {
                    self.close |= token.eq_ignore_ascii_case(b"close");
                    self.keep_alive |= token.eq_ignore_ascii_case(b"keep-alive");
                    self.connection_upgrade |= token.eq_ignore_ascii_case(b"upgrade");
                }
            }
            12 if name.eq_ignore_ascii_case("content-type") => self.content_type = Some(value),
            14 if name.eq_ignore_ascii_case("content-length") => self.framing.content_length(value)?,
            17 if name.eq_ignore_ascii_case("transfer-encoding") => self.framing.transfer_encoding(value)?,
            _ => {}
        }
        Ok(())
    }

    /// Completes `head` with what depends on the version.
    fn finish(&self, mut head: Head<'a>) -> Result<Head<'a>, HeadError> {
        let http_1_1 = head.version == Version::Http11;
        if http_1_1 && self.host.is_none() {
            return Err(HeadError::MissingHost);
        }
        head.framing = self.framing.finish(http_1_1)?;
        head.keep_alive = if http_1_1 { !self.close } else { self.keep_alive };
        if http_1_1 {
            // RFC 9110 section 10.1.1: an expectation in an HTTP/1.0 request is ignored.
            if self.expects_other {
                return Err(HeadError::Expectation);
            }
            head.expects_continue =
                self.expects_continue && !matches!(head.framing, Framing::None | Framing::Length(0));
        }
        Ok(head)
    }
}

#[cfg(test)]
mod tests;
