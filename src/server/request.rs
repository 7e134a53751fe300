//! A request as it was received. Nothing is computed before somebody asks for it: the head is kept as its bytes.

use std::ops::Range;
use std::rc::Rc;

use protocol::http1::fields::{self, Fields};
use protocol::http1::head::{Head, Version};
use protocol::websocket::handshake::{self, ACCEPT_BYTES, HandshakeError};

use super::Connection;
use crate::net::Reactor;
use crate::zend::Str;

pub struct Request {
    /// Request line and fields, as received.
    pub head: Str,
    /// The body, without its transfer coding.
    pub body: Str,
    pub connection: Rc<Connection>,
    /// Seconds since 1970 when the loop's turn began in which the head was complete.
    pub time: f64,
    pub chunked: bool,
    pub http11: bool,
    pub is_head: bool,
    /// The client allows another request on this connection.
    pub keep_alive: bool,
    method: Range<u32>,
    path: Range<u32>,
    query: Option<Range<u32>>,
    pub content_type: Option<Range<u32>>,
    /// The handshake's answer, or why there is none.
    pub handshake: Result<[u8; ACCEPT_BYTES], HandshakeError>,
}

impl Request {
    pub fn new(
        head: &Head<'_>,
        bytes: &[u8],
        body: Str,
        chunked: bool,
        keep_alive: bool,
        connection: Rc<Connection>,
    ) -> Self {
        let base = bytes.as_ptr() as usize;
        // Every part of a head is a slice of its bytes.
        let range = |part: &[u8]| {
            let start = (part.as_ptr() as usize - base) as u32;
            start..start + part.len() as u32
        };
        Request {
            method: range(head.method.as_bytes()),
            path: range(head.path().as_bytes()),
            query: head
                .query()
                .filter(|query| !query.is_empty())
                .map(|query| range(query.as_bytes())),
            content_type: head.content_type.map(range),
            http11: head.version == Version::Http11,
            is_head: head.is_head(),
            handshake: if head.asks_websocket {
                handshake::check(head).map(handshake::accept_key)
            } else {
                Err(HandshakeError::Upgrade)
            },
            time: Reactor::get().turn_time().as_secs_f64(),
            head: Str::new(bytes),
            body,
            chunked,
            keep_alive,
            connection,
        }
    }

    pub fn part(&self, range: &Range<u32>) -> &[u8] {
        self.head
            .as_bytes()
            .get(range.start as usize..range.end as usize)
            .unwrap_or(&[])
    }

    pub fn method(&self) -> &[u8] {
        self.part(&self.method)
    }

    /// The target up to the first `?`, undecoded.
    pub fn path(&self) -> &[u8] {
        self.part(&self.path)
    }

    /// What follows it, if that is not empty.
    pub fn query(&self) -> Option<&[u8]> {
        self.query.as_ref().map(|range| self.part(range))
    }

    /// All fields in order of arrival, values trimmed.
    pub fn fields(&self) -> Fields<'_> {
        fields::reparse(self.head.as_bytes()).fields
    }
}
