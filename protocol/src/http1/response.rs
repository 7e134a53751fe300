//! Writes response heads. Responsible for their framing: what the caller says about a body and a connection, and
//! what the head says about them, is one thing, whatever fields the application set (RFC 9110 section 6.4,
//! RFC 9112 sections 6 and 9.6).
//!
//! The order is fixed: status line, the application's fields in its order, cookies, then `Server`, `Date`,
//! `Connection`, `Content-Type`, the content's coding, the framing. The first four of the latter stand unless the application set them.

mod error;

pub use error::{
    HeaderError, MAX_NAME_BYTES, check_header_name, check_name, check_reason, check_trailer_name,
    check_value, format_header_name,
};

use super::date::DATE_BYTES;
use super::fields::list;
use super::framing::digits;
use super::status::{UNKNOWN_PHRASE, describes_nothing, has_no_content, is_interim, status_phrase};
use crate::content_coding::Coding;
use crate::websocket::deflate::Agreement;

/// The interim response that lets a client with `Expect: 100-continue` send its body (RFC 9110 section 10.1.1).
pub const CONTINUE: &[u8] = b"HTTP/1.1 100 Continue\r\n\r\n";

const SWITCHING_PROTOCOLS: i64 = 101;
/// Room for a head without application fields.
const USUAL_HEAD_BYTES: usize = 256;

/// The defaults of nearly every response, with room for the date, and what follows them where the application says nothing
/// of its content.
const USUAL_DEFAULTS: &[u8] =
    b"Server: swoole-http-server\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nConnection: keep-alive\r\n\
      Content-Type: text/html\r\nContent-Length: ";
const USUAL_WITHOUT_CONTENT: usize =
    USUAL_DEFAULTS.len() - b"Content-Type: text/html\r\nContent-Length: ".len();
const USUAL_DATE_AT: usize = b"Server: swoole-http-server\r\nDate: ".len();

/// How the end of the response's content is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// It has so many bytes; all of them are known.
    Sized {
        /// Bytes of content, before HEAD or the status forbids to send it.
        len: u64,
    },
    /// It comes in chunks: HTTP/1.1 only.
    Chunked,
    /// It ends with the connection: what HTTP/1.0 gets instead of chunks.
    UntilClose,
    /// None: another protocol follows (101).
    Upgrade,
}

/// What [`ResponseHead::finish`] must know.
#[derive(Clone, Copy, Debug)]
pub struct Finish<'a> {
    /// The content.
    pub body: Body,
    /// May the connection serve another request? False if the client or the server ends it.
    pub keep_alive: bool,
    /// Is this the answer to HEAD?
    pub head_request: bool,
    /// From [`super::date::DateCache`].
    pub date: &'a [u8; DATE_BYTES],
}

/// What the finished head obliges the caller to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Finished {
    /// Send the content (in chunks, if so asked). If not, send nothing behind the head, not even a last chunk.
    pub send_body: bool,
    /// Close the connection behind this response. Never for an upgrade.
    pub close: bool,
    /// The application's Content-Length was not the content's and was left out: worth a line in the log.
    pub length_ignored: bool,
}

/// A response head that is being appended to a buffer: fields, then cookies, then [`ResponseHead::finish`].
#[derive(Debug)]
pub struct ResponseHead<'o> {
    out: &'o mut Vec<u8>,
    status: i64,
    /// The head belongs to a handshake.
    upgrade: bool,
    /// Nothing more is to be said of these four: the application did, or does not want them.
    server: bool,
    date: bool,
    content_type: bool,
    subprotocol: bool,
    connection: Connection,
    length: UserLength,
    coding: Option<Coded>,
    varies: bool,
}

/// The content was compressed.
#[derive(Clone, Copy, Debug)]
struct Coded {
    coding: Coding,
    /// Its length before.
    plain: Option<u64>,
}

/// What the application said about the connection.
#[derive(Debug, PartialEq, Eq)]
enum Connection {
    Unset,
    /// It wants no such field.
    Suppressed,
    /// Its line, which does not say `close`, lies there in the buffer.
    Line(std::ops::Range<usize>),
    /// Its line says `close`.
    Close,
}

/// What the application said about the length.
#[derive(Debug)]
enum UserLength {
    Unset,
    Number(u64),
    Nonsense,
}

impl<'o> ResponseHead<'o> {
    /// Appends the status line. Status 0 means "not set": 200. Without `reason` the registered phrase is used; a
    /// reason with control characters is replaced by it, see [`check_reason`].
    pub fn begin(out: &'o mut Vec<u8>, status: i64, reason: Option<&[u8]>) -> Self {
        out.reserve(USUAL_HEAD_BYTES);
        let status = if status == 0 { 200 } else { status };
        match reason.filter(|reason| check_reason(reason).is_ok()) {
            None if status == 200 => out.extend_from_slice(b"HTTP/1.1 200 OK\r\n"),
            reason => {
                out.extend_from_slice(b"HTTP/1.1 ");
                out.extend_from_slice(itoa::Buffer::new().format(status).as_bytes());
                out.push(b' ');
                let phrase = || {
                    u16::try_from(status)
                        .ok()
                        .and_then(status_phrase)
                        .unwrap_or(UNKNOWN_PHRASE)
                };
                out.extend_from_slice(reason.unwrap_or_else(|| phrase().as_bytes()));
                out.extend_from_slice(b"\r\n");
            }
        }
        Self {
            out,
            status,
            upgrade: false,
            subprotocol: false,
            server: false,
            date: false,
            content_type: false,
            connection: Connection::Unset,
            length: UserLength::Unset,
            coding: None,
            varies: false,
        }
    }

    /// As [`ResponseHead::begin`] with status 101, for [`ResponseHead::websocket`]: what that says, the
    /// application's fields cannot say again.
    pub fn begin_upgrade(out: &'o mut Vec<u8>, reason: Option<&[u8]>) -> Self {
        Self {
            upgrade: true,
            ..Self::begin(out, SWITCHING_PROTOCOLS, reason)
        }
    }

    /// Appends a field of the application; white space at the end of its value goes. `None` (PHP's null), and for
    /// `Server`, `Date`, `Connection`, `Content-Type`, `Content-Encoding` and a handshake's `Sec-WebSocket-Protocol` an
    /// empty value too, suppresses the field and its default. `Content-Length` and `Transfer-Encoding` are ours to say, whatever the value. On an
    /// error the line is left out and the head can go on.
    pub fn header(&mut self, name: &[u8], value: Option<&[u8]>) -> Result<(), HeaderError> {
        check_name(name)?;
        let value = value.map(trim_end);
        check_value(value.unwrap_or_default())?;
        let known = Known::of(name).filter(|known| self.upgrade || *known != Known::Subprotocol);
        match (known, value) {
            (None | Some(Known::Handshake), None) => {}
            (Some(Known::Handshake), _) if self.upgrade => {}
            (None | Some(Known::Handshake), Some(value)) => self.line(name, value),
            (Some(_), None | Some([])) => self.suppress(known),
            (Some(Known::Connection), Some(value)) => self.connection_line(name, value),
            (Some(Known::ContentLength), Some(value)) => {
                self.length = digits(value.trim_ascii()).map_or(UserLength::Nonsense, UserLength::Number);
            }
            (Some(Known::TransferEncoding), _) => {}
            (Some(Known::ContentType), _) if describes_nothing(self.status) => {}
            (Some(_), Some(value)) => {
                self.suppress(known);
                self.line(name, value);
            }
        }
        Ok(())
    }

    /// Appends a Set-Cookie field; `line` is what [`super::cookie::SetCookie::encode`] made.
    pub fn cookie(&mut self, line: &[u8]) -> Result<(), HeaderError> {
        check_value(line)?;
        self.line(b"Set-Cookie", line);
        Ok(())
    }

    /// Appends the fields that switch to WebSocket, behind the application's fields and before its cookies
    /// (RFC 6455 section 4.2.2). Finish with [`Body::Upgrade`].
    pub fn websocket(&mut self, accept: &[u8]) {
        self.out
            .extend_from_slice(b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ");
        self.out.extend_from_slice(accept);
        self.out.extend_from_slice(b"\r\nSec-WebSocket-Version: 13\r\n");
    }

    /// Appends the extension that was agreed on; the name is written as Swoole writes it.
    pub fn extension(&mut self, agreement: &Agreement) {
        self.out.extend_from_slice(b"Sec-Websocket-Extensions: ");
        agreement.write(self.out);
        self.out.extend_from_slice(b"\r\n");
    }

    /// Appends the subprotocol that the server has chosen, unless the application has said one, or that there is none.
    pub fn subprotocol(&mut self, chosen: &[u8]) {
        if !self.subprotocol {
            self.line(b"Sec-WebSocket-Protocol", chosen);
        }
    }

    /// The content is compressed; it had `plain` bytes before, if that is known. The application's length may be that one.
    pub fn coded(&mut self, coding: Coding, plain: Option<u64>) {
        self.coding = Some(Coded { coding, plain });
    }

    /// Another client may get other content, because it takes other codings (RFC 9110 section 12.5.5).
    pub fn varies(&mut self) {
        self.varies = true;
    }

    /// Appends the defaults, the framing and the empty line.
    pub fn finish(mut self, how: Finish<'_>) -> Finished {
        let usual = !self.server && !self.date && self.connection == Connection::Unset;
        if let Body::Sized { len } = how.body
            && usual
            && how.keep_alive
            && !is_interim(self.status)
        {
            let whole = self.status == 200 && !how.head_request && self.says_nothing_of_content();
            let start = self.out.len();
            self.out.extend_from_slice(if whole {
                USUAL_DEFAULTS
            } else {
                &USUAL_DEFAULTS[..USUAL_WITHOUT_CONTENT]
            });
            self.out[start + USUAL_DATE_AT..][..DATE_BYTES].copy_from_slice(how.date);
            if !whole {
                return self.finish_body(how, false);
            }
            self.out
                .extend_from_slice(itoa::Buffer::new().format(len).as_bytes());
            self.out.extend_from_slice(b"\r\n\r\n");
            return Finished {
                send_body: true,
                close: false,
                length_ignored: false,
            };
        }
        if !self.server {
            self.out.extend_from_slice(b"Server: swoole-http-server\r\n");
        }
        if !self.date {
            self.out.extend_from_slice(b"Date: ");
            self.out.extend_from_slice(how.date);
            self.out.extend_from_slice(b"\r\n");
        }
        if how.body == Body::Upgrade {
            self.out.extend_from_slice(b"\r\n");
            let length_ignored = !matches!(self.length, UserLength::Unset);
            return Finished {
                send_body: false,
                close: false,
                length_ignored,
            };
        }
        // An interim status on a final response leaves the client waiting for the real one: end the connection.
        let must_close = !how.keep_alive || how.body == Body::UntilClose || is_interim(self.status);
        let close = self.connection_default(must_close);
        self.finish_body(how, close)
    }

    /// Its type and length are the defaults, and nothing was done to it.
    fn says_nothing_of_content(&self) -> bool {
        !self.content_type
            && self.coding.is_none()
            && !self.varies
            && matches!(self.length, UserLength::Unset)
    }

    /// Content-Type, framing and the empty line.
    fn finish_body(mut self, how: Finish<'_>, close: bool) -> Finished {
        if !self.content_type && !describes_nothing(self.status) && self.status != 304 {
            self.out.extend_from_slice(b"Content-Type: text/html\r\n");
        }
        if let Some(Coded { coding, .. }) = self.coding {
            self.line(b"Content-Encoding", coding.name().as_bytes());
        }
        if self.varies {
            self.line(b"Vary", b"Accept-Encoding");
        }
        let length_ignored = self.framing(how);
        self.out.extend_from_slice(b"\r\n");
        Finished {
            send_body: !how.head_request && !has_no_content(self.status),
            close,
            length_ignored,
        }
    }

    /// Says how the content ends; was the application's length another one?
    fn framing(&mut self, how: Finish<'_>) -> bool {
        let announced = match how.body {
            _ if describes_nothing(self.status) => None,
            // Both may repeat what GET would have said, which only the application knows (RFC 9110 section 8.6).
            Body::Sized { len } if self.status == 304 || (how.head_request && len == 0) => {
                match self.length {
                    UserLength::Number(number) => Some(number),
                    _ => None,
                }
            }
            _ if self.status == 205 => Some(0),
            Body::Sized { len } => Some(len),
            Body::Chunked if self.status != 304 => {
                self.out.extend_from_slice(b"Transfer-Encoding: chunked\r\n");
                None
            }
            _ => None,
        };
        if let Some(length) = announced {
            self.out.extend_from_slice(b"Content-Length: ");
            self.out
                .extend_from_slice(itoa::Buffer::new().format(length).as_bytes());
            self.out.extend_from_slice(b"\r\n");
        }
        match self.length {
            UserLength::Unset => false,
            UserLength::Number(number) => {
                let plain = self.coding.and_then(|coded| coded.plain);
                announced != Some(number) && plain != Some(number)
            }
            UserLength::Nonsense => true,
        }
    }

    /// Makes the Connection field and the behaviour agree; true if the connection ends.
    fn connection_default(&mut self, must_close: bool) -> bool {
        match (&self.connection, must_close) {
            (Connection::Close, _) => return true,
            (Connection::Unset, false) => self.out.extend_from_slice(b"Connection: keep-alive\r\n"),
            (_, false) => {}
            (connection, true) => {
                if let Connection::Line(line) = connection {
                    self.out.drain(line.clone());
                }
                self.out.extend_from_slice(b"Connection: close\r\n");
            }
        }
        must_close
    }

    /// One such field is enough, except that `close` must be heard.
    fn connection_line(&mut self, name: &[u8], value: &[u8]) {
        let closes = list(value).any(|token| token.eq_ignore_ascii_case(b"close"));
        let first = matches!(self.connection, Connection::Unset | Connection::Suppressed);
        if self.upgrade || self.connection == Connection::Close || !(first || closes) {
            return;
        }
        if let Connection::Line(line) = &self.connection {
            self.out.drain(line.clone());
        }
        let start = self.out.len();
        self.line(name, value);
        self.connection = if closes {
            Connection::Close
        } else {
            Connection::Line(start..self.out.len())
        };
    }

    /// No default for this field any more.
    fn suppress(&mut self, field: Option<Known>) {
        match field {
            Some(Known::Server) => self.server = true,
            Some(Known::Date) => self.date = true,
            Some(Known::ContentType) => self.content_type = true,
            Some(Known::Subprotocol) => self.subprotocol = true,
            Some(Known::Connection) if self.connection == Connection::Unset => {
                self.connection = Connection::Suppressed;
            }
            _ => {}
        }
    }

    fn line(&mut self, name: &[u8], value: &[u8]) {
        self.out.reserve(name.len() + value.len() + 4);
        self.out.extend_from_slice(name);
        self.out.extend_from_slice(b": ");
        self.out.extend_from_slice(value);
        self.out.extend_from_slice(b"\r\n");
    }
}

/// The fields that the writer has an opinion on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    Server,
    Date,
    Connection,
    ContentType,
    ContentEncoding,
    ContentLength,
    TransferEncoding,
    /// What [`ResponseHead::websocket`] and [`ResponseHead::extension`] say.
    Handshake,
    /// What [`ResponseHead::subprotocol`] says unless the application does.
    Subprotocol,
}

impl Known {
    /// The length of a name tells most fields apart.
    fn of(name: &[u8]) -> Option<Self> {
        let (known, text): (Self, &[u8]) = match name.len() {
            4 => (Self::Date, b"date"),
            6 => (Self::Server, b"server"),
            7 => (Self::Handshake, b"upgrade"),
            10 => (Self::Connection, b"connection"),
            12 => (Self::ContentType, b"content-type"),
            14 => (Self::ContentLength, b"content-length"),
            16 => (Self::ContentEncoding, b"content-encoding"),
            17 => (Self::TransferEncoding, b"transfer-encoding"),
            20 => (Self::Handshake, b"sec-websocket-accept"),
            21 => (Self::Handshake, b"sec-websocket-version"),
            24 => (Self::Handshake, b"sec-websocket-extensions"),
            22 => (Self::Subprotocol, b"sec-websocket-protocol"),
            _ => return None,
        };
        name.eq_ignore_ascii_case(text).then_some(known)
    }
}

/// Without the white space that PHP's `rtrim` takes.
fn trim_end(mut value: &[u8]) -> &[u8] {
    while let [rest @ .., b' ' | b'\t' | b'\r' | b'\n' | 0x0b | 0] = value {
        value = rest;
    }
    value
}

#[cfg(test)]
mod tests;
