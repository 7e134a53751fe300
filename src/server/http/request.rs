//! A request as it was received. Nothing is computed before somebody asks for it: the head is kept as its bytes, with
//! the places of the parts that routing needs.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

use protocol::content_coding::Accepted;
use protocol::http1::fields::{self, Fields};
use protocol::http1::head::{Framing, Head, Version};
use protocol::websocket::handshake::{self, ACCEPT_BYTES, HandshakeError};

use super::upload::form::Form;
use super::upload::large_body::LargeBody;
use crate::net::Reactor;
use crate::server::{Connection, Settings};
use crate::zend::Str;
use crate::zend::per_thread::per_thread;

/// Methods whose body may be a form.
pub const WITH_FORM: [&[u8]; 4] = [b"POST", b"PUT", b"DELETE", b"PATCH"];

/// A request line and its fields, checked. Requests whose heads are the same bytes share it; it knows no connection.
pub struct RequestHead {
    /// As received, and where its parts are in it.
    bytes: Box<[u8]>,
    method: Range<u32>,
    path: Range<u32>,
    query: Option<Range<u32>>,
    content_type: Option<Range<u32>>,
    /// An absolute target's, which is the host then (RFC 9112, section 3.2.2).
    authority: Option<Range<u32>>,
    pub http11: bool,
    pub is_head: bool,
    /// The client allows another request on this connection.
    pub keep_alive: bool,
    pub chunked: bool,
    /// The handshake's answer, or why there is none.
    pub handshake: Result<[u8; ACCEPT_BYTES], HandshakeError>,
    /// A stream of HTTP/2 is to carry the WebSocket: there is no key to answer.
    is_tunnel: bool,
    /// The codings that the client takes, once somebody has asked.
    accepted: OnceCell<Accepted>,
}

per_thread! {
    /// The last head that came without a body: clients repeat themselves, and the same bytes mean the same.
    static LAST: RefCell<Option<Rc<RequestHead>>> = RefCell::new(None);
}

impl RequestHead {
    /// Keeps what was parsed of `bytes`.
    pub fn new(head: &Head<'_>, bytes: &[u8]) -> Rc<Self> {
        let handshake = if head.asks_websocket {
            handshake::check(head).map(handshake::accept_key)
        } else {
            Err(HandshakeError::Upgrade)
        };
        let kept = RequestHead::keep(head, bytes, handshake, false);
        if head.framing == Framing::None && !head.asks_websocket {
            LAST.with(|last| last.replace(Some(Rc::clone(&kept))));
        }
        kept
    }

    /// The same for a WebSocket on a stream.
    pub fn of_tunnel(head: &Head<'_>, bytes: &[u8]) -> Rc<Self> {
        let handshake = handshake::check_tunnel(head).map(|()| [0; ACCEPT_BYTES]);
        RequestHead::keep(head, bytes, handshake, true)
    }

    fn keep(
        head: &Head<'_>,
        bytes: &[u8],
        handshake: Result<[u8; ACCEPT_BYTES], HandshakeError>,
        is_tunnel: bool,
    ) -> Rc<Self> {
        let base = bytes.as_ptr() as usize;
        // Every part of a head is a slice of its bytes.
        let range = |part: &[u8]| {
            let start = (part.as_ptr() as usize - base) as u32;
            start..start + part.len() as u32
        };
        Rc::new(RequestHead {
            method: range(head.method.as_bytes()),
            path: range(head.path().as_bytes()),
            query: head
                .query()
                .filter(|query| !query.is_empty())
                .map(|query| range(query.as_bytes())),
            content_type: head.content_type.map(range),
            authority: head.authority().map(|authority| range(authority.as_bytes())),
            http11: head.version == Version::Http11,
            is_head: head.is_head(),
            keep_alive: head.keep_alive,
            chunked: matches!(head.framing, Framing::Chunked),
            handshake,
            is_tunnel,
            accepted: OnceCell::new(),
            bytes: bytes.into(),
        })
    }

    /// An extended CONNECT of HTTP/2 has brought it (RFC 8441).
    pub fn is_tunnel(&self) -> bool {
        self.is_tunnel
    }

    /// The head at the start of `input`, if it is the last one again.
    pub fn cached_if_same(input: &[u8]) -> Option<Rc<Self>> {
        LAST.with_borrow(|last| {
            last.as_ref()
                .filter(|last| input.starts_with(&last.bytes))
                .cloned()
        })
    }

    /// Request line and fields, as received.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn part(&self, range: &Range<u32>) -> &[u8] {
        self.bytes
            .get(range.start as usize..range.end as usize)
            .unwrap_or(&[])
    }

    pub fn method(&self) -> &[u8] {
        self.part(&self.method)
    }

    /// The target up to the first `?`, undecoded, without scheme and authority. An absolute target may have none: then it
    /// means `/`, or the server itself where OPTIONS asks (RFC 9112, section 3.2.4).
    pub fn path(&self) -> &[u8] {
        match self.part(&self.path) {
            b"" if self.query.is_none() && self.method() == b"OPTIONS" => b"*",
            b"" => b"/",
            path => path,
        }
    }

    /// The host that an absolute target names, which counts and not the field's.
    pub fn authority(&self) -> Option<&[u8]> {
        self.authority.as_ref().map(|range| self.part(range))
    }

    /// What follows it, if that is not empty.
    pub fn query(&self) -> Option<&[u8]> {
        self.query.as_ref().map(|range| self.part(range))
    }

    pub fn content_type(&self) -> Option<&[u8]> {
        self.content_type.as_ref().map(|range| self.part(range))
    }

    /// The content codings that the client takes.
    pub fn accepted(&self) -> &Accepted {
        self.accepted.get_or_init(|| {
            let mut accepted = Accepted::default();
            for field in self.fields().named("accept-encoding") {
                accepted.add(field);
            }
            accepted
        })
    }

    /// All fields in order of arrival, values trimmed.
    pub fn fields(&self) -> Fields<'_> {
        fields::reparse(&self.bytes).fields
    }
}

/// What a request brought behind its head.
pub enum Body {
    Content(Str),
    /// More than is kept in memory.
    Large(Box<LargeBody>),
    /// A multipart form, taken apart.
    Form(Box<Form>),
}

impl Default for Body {
    fn default() -> Self {
        Body::Content(Str::empty())
    }
}

/// Where a request came from.
pub enum Origin {
    Connection(Rc<Connection>),
    /// The script has parsed it, by these settings.
    Script(Rc<Settings>),
}

impl Origin {
    /// What is in force for it.
    pub fn settings(&self) -> &Settings {
        match self {
            Origin::Connection(connection) => &connection.run.settings,
            Origin::Script(settings) => settings,
        }
    }

    pub fn connection(&self) -> Option<&Rc<Connection>> {
        match self {
            Origin::Connection(connection) => Some(connection),
            Origin::Script(_) => None,
        }
    }
}

/// One request that is complete. The Request object holds it for as long as the script holds that, and makes its arrays
/// from it when they are looked at; it knows nothing of the response.
pub struct Request {
    pub head: Rc<RequestHead>,
    /// The body, without its transfer coding.
    body: Body,
    pub origin: Origin,
    /// The HTTP/2 stream; 0 in HTTP/1.
    pub stream_id: u32,
    /// Its name in the access log, if there is one.
    pub id: OnceCell<Rc<str>>,
    /// Seconds since 1970 when the loop's turn began in which the request was complete.
    pub time: f64,
}

impl Request {
    pub fn new(head: Rc<RequestHead>, body: Body, connection: Rc<Connection>) -> Self {
        Request::on_stream(head, body, connection, 0)
    }

    /// A request of HTTP/2, whose connection brings others meanwhile.
    pub fn on_stream(head: Rc<RequestHead>, body: Body, connection: Rc<Connection>, stream_id: u32) -> Self {
        Request {
            head,
            body,
            origin: Origin::Connection(connection),
            stream_id,
            id: OnceCell::new(),
            time: Reactor::get().turn_time().as_secs_f64(),
        }
    }

    /// A request that the script has read.
    pub fn of_script(head: Rc<RequestHead>, body: Body, settings: Rc<Settings>) -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        Request {
            head,
            body,
            origin: Origin::Script(settings),
            stream_id: 0,
            id: OnceCell::new(),
            time: now.unwrap_or_default().as_secs_f64(),
        }
    }

    /// The body as it came; a form's is empty, of which the parts are kept. None: there is no memory for it any more.
    pub fn content(&self) -> Option<Str> {
        match &self.body {
            Body::Content(content) => Some(content.clone()),
            Body::Large(body) => body.content(),
            Body::Form(_) => Some(Str::empty()),
        }
    }

    /// The multipart form that the body was.
    pub fn form(&self) -> Option<&Form> {
        match &self.body {
            Body::Content(_) | Body::Large(_) => None,
            Body::Form(form) => Some(form),
        }
    }
}
