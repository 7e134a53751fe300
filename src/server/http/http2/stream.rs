//! The response's side of a stream: a head, content, trailers, or a reset.
//!
//! What is given to it goes to h2 at once, which sends it as the client's windows allow. A stream that has too much queued
//! makes its writer wait; one that takes nothing for too long is reset by the driver.

use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use std::time::Instant;

use h2::server::SendResponse;
use h2::{Reason, SendStream};
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use protocol::http2::response::{Head, trailers};

use super::link::{GoAway, Link, PingError};
use crate::engine::log::{self, Level, client_lines};
use crate::engine::{Engine, Interrupt};
use crate::net::http2::payload::{Meter, Payload};
use crate::net::outbox::budget;
use crate::server::Connection;
use crate::server::http::exchange::SendError;

/// Bytes that a stream may have queued before its writer waits, unless `socket_buffer_size` is less.
const MARK: usize = 256 * 1024;

/// How far the response is.
enum Sending {
    /// Nothing was sent.
    Nothing(SendResponse<Payload>),
    /// The head.
    Head(SendStream<Payload>),
    /// All of it was queued.
    All(SendStream<Payload>),
    /// It was reset, or never can be sent.
    Gone,
}

impl Sending {
    /// Something was queued. `ends`: the last of it.
    fn after(stream: SendStream<Payload>, ends: bool) -> Self {
        if ends {
            Sending::All(stream)
        } else {
            Sending::Head(stream)
        }
    }
}

/// One stream of a connection, to answer on. The exchange has it, and the link as long as it has something queued; it knows
/// bytes, and what an HTTP/1 head says.
pub struct ResponseStream {
    link: Rc<Link>,
    pub id: u32,
    /// Its place among the link's streams.
    key: Cell<usize>,
    sending: RefCell<Sending>,
    meter: Rc<Meter>,
    /// The client has reset it.
    gone: Cell<bool>,
}

impl ResponseStream {
    pub fn new(link: &Rc<Link>, respond: SendResponse<Payload>) -> Rc<Self> {
        let stream = Rc::new(ResponseStream {
            link: Rc::clone(link),
            id: respond.stream_id().as_u32(),
            key: Cell::new(usize::MAX),
            sending: RefCell::new(Sending::Nothing(respond)),
            meter: Meter::new(),
            gone: Cell::new(false),
        });
        stream.key.set(link.add_stream(&stream));
        stream
    }

    pub fn connection(&self) -> &Rc<Connection> {
        &self.link.connection
    }

    /// Whether nobody can be answered any more: the client has reset the stream, or the connection has ended.
    pub fn is_gone(&self) -> bool {
        if !self.gone.get() {
            let mut cx = Context::from_waker(Waker::noop());
            let is_reset = match &mut *self.sending.borrow_mut() {
                Sending::Nothing(respond) => respond.poll_reset(&mut cx).is_ready(),
                Sending::Head(stream) => stream.poll_reset(&mut cx).is_ready(),
                Sending::All(_) | Sending::Gone => true,
            };
            self.gone.set(is_reset || self.link.is_closed());
        }
        self.gone.get()
    }

    pub fn queued(&self) -> usize {
        self.meter.queued()
    }

    /// When the client last took something of what is queued.
    pub fn progress(&self) -> Instant {
        self.meter.progress()
    }

    pub fn wake_waiters(&self) {
        self.meter.wake_waiters();
    }

    /// Lets the client send its body.
    pub fn send_continue(&self) {
        let mut response = Response::new(());
        *response.status_mut() = StatusCode::CONTINUE;
        if let Sending::Nothing(respond) = &mut *self.sending.borrow_mut() {
            // A stream that was reset meanwhile needs no answer.
            let _ = respond.send_informational(response);
        }
        self.link.pace.send_soon();
    }

    /// Sends the head, which is written as HTTP/1's. `ends`: nothing follows it.
    pub fn send_head(&self, head: &[u8], ends: bool) -> Result<(), SendError> {
        let response = response_of(&Head::read(head));
        let mut sending = self.sending.borrow_mut();
        let Sending::Nothing(mut respond) = std::mem::replace(&mut *sending, Sending::Gone) else {
            return Err(SendError::Ended);
        };
        let Ok(stream) = respond.send_response(response, ends) else {
            return Err(SendError::Ended);
        };
        *sending = Sending::after(stream, ends);
        drop(sending);
        self.link.count_useful(head.len());
        if ends {
            self.link.pace.send_soon();
        }
        Ok(())
    }

    /// Queues content; waits first while the stream has too much queued. `ends`: it is the last.
    pub fn send_data(self: &Rc<Self>, data: &[u8], ends: bool) -> Result<(), SendError> {
        self.wait_for_room()?;
        self.queue(data, ends)
    }

    fn queue(self: &Rc<Self>, data: &[u8], ends: bool) -> Result<(), SendError> {
        let Some(payload) = Payload::new(data, &self.meter) else {
            let text = format!(
                "an HTTP/2 response was given up: no room is left for its {} bytes",
                data.len()
            );
            client_lines::write(Level::Warning, &text);
            self.reset(Reason::ENHANCE_YOUR_CALM);
            return Err(SendError::Dead(libc::ENOBUFS));
        };
        let mut sending = self.sending.borrow_mut();
        let Sending::Head(mut stream) = std::mem::replace(&mut *sending, Sending::Gone) else {
            return Err(SendError::Ended);
        };
        if stream.send_data(payload, ends).is_err() {
            return Err(SendError::Ended);
        }
        *sending = Sending::after(stream, ends);
        drop(sending);
        self.link.count_useful(data.len());
        self.queued_something(ends);
        Ok(())
    }

    /// Ends a response, with trailers if there are lines of them.
    pub fn send_end(self: &Rc<Self>, lines: &[u8]) -> Result<(), SendError> {
        if lines.is_empty() {
            return self.queue(&[], true);
        }
        let mut sending = self.sending.borrow_mut();
        let Sending::Head(mut stream) = std::mem::replace(&mut *sending, Sending::Gone) else {
            return Err(SendError::Ended);
        };
        if stream.send_trailers(header_map(trailers(lines))).is_err() {
            return Err(SendError::Ended);
        }
        *sending = Sending::All(stream);
        drop(sending);
        self.queued_something(true);
        Ok(())
    }

    fn queued_something(self: &Rc<Self>, ends: bool) {
        self.link.pace.send_soon();
        if ends && self.queued() > 0 {
            self.link.keep_draining(self);
        }
    }

    /// Bytes from which on a writer waits.
    fn mark(&self) -> usize {
        MARK.min(self.connection().run.settings.high_water)
    }

    /// Bytes that may be queued without waiting.
    pub fn room(&self) -> usize {
        if self.is_full() {
            return 0;
        }
        self.mark().saturating_sub(self.queued()).max(1)
    }

    /// Queues content for which there is room.
    pub fn send_now(self: &Rc<Self>, data: &[u8]) -> Result<(), SendError> {
        self.queue(data, false)
    }

    /// Has a writer told of room.
    pub fn add_waiter(&self, waker: &Waker) {
        self.meter.add_waiter(waker);
    }

    /// Ends what follows a head, if that was sent.
    pub fn end_tunnel(self: &Rc<Self>) -> Result<(), SendError> {
        if matches!(*self.sending.borrow(), Sending::Head(_)) {
            self.send_end(b"")
        } else {
            Ok(())
        }
    }

    fn is_full(&self) -> bool {
        let (queued, mark) = (self.queued(), self.mark());
        queued > 0 && (queued >= mark || (queued >= budget::TIGHT_MARK && budget::is_tight()))
    }

    fn wait_for_room(&self) -> Result<(), SendError> {
        let engine = Engine::get();
        while self.is_full() {
            if self.is_gone() {
                return Err(SendError::Ended);
            }
            if !engine.coroutines.can_suspend() {
                return Err(SendError::Dead(libc::EAGAIN));
            }
            let room = pin!(std::future::poll_fn(|cx| {
                if !self.is_full() || self.is_gone() {
                    return Poll::Ready(());
                }
                self.meter.add_waiter(cx.waker());
                Poll::Pending
            }));
            let deadline = || {
                let limit = self.connection().run.settings.write_limit;
                limit.and_then(|limit| self.progress().checked_add(limit))
            };
            let had_room = engine
                .wait_until(deadline(), room)
                .map_err(SendError::Interrupted)?
                .is_some();
            // The limit restarts with every bit of progress.
            if !had_room && deadline().is_some_and(|deadline| deadline <= Instant::now()) {
                return Err(SendError::Dead(libc::ETIMEDOUT));
            }
        }
        if self.is_gone() {
            return Err(SendError::Ended);
        }
        Ok(())
    }

    /// The response cannot be completed: what was written of it leaves before the stream is reset.
    pub fn break_off(&self) {
        self.link.pace.send_now();
        self.reset(Reason::INTERNAL_ERROR);
    }

    /// Gives the stream up. False: there is nothing to give up any more.
    pub fn reset(&self, reason: Reason) -> bool {
        let sending = std::mem::replace(&mut *self.sending.borrow_mut(), Sending::Gone);
        let was_gone = self.gone.replace(true);
        match sending {
            Sending::Nothing(mut respond) => respond.send_reset(reason),
            Sending::Head(mut stream) | Sending::All(mut stream) => stream.send_reset(reason),
            Sending::Gone => return false,
        }
        self.wake_waiters();
        self.link.pace.send_soon();
        !was_gone
    }

    /// Has the whole connection end.
    pub fn go_away(&self, how: GoAway) {
        self.link.go_away(how);
        self.link.pace.send_soon();
    }

    pub fn ping(&self) -> Result<(), PingError> {
        self.link.ping()?;
        self.link.pace.send_soon();
        Ok(())
    }
}

impl Drop for ResponseStream {
    fn drop(&mut self) {
        self.link.remove_stream(self.key.get());
    }
}

fn response_of(head: &Head<'_>) -> Response<()> {
    let mut response = Response::new(());
    *response.status_mut() = StatusCode::from_u16(head.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    *response.headers_mut() = header_map(head.fields());
    response
}

/// Fields as h2 wants them. One that HTTP/2 cannot carry is left out: HTTP/1 allows control characters in values.
fn header_map<'a>(fields: impl Iterator<Item = (&'a [u8], &'a [u8])>) -> HeaderMap {
    let mut map = HeaderMap::with_capacity(8);
    for (name, value) in fields {
        let known = HeaderName::from_bytes(name).ok();
        let added = known
            .zip(HeaderValue::from_bytes(value).ok())
            .is_some_and(|(name, value)| map.try_append(name, value).is_ok());
        if !added {
            let name = String::from_utf8_lossy(name);
            log::write(
                Level::Warning,
                &format!("the header '{name}' was left out: its value cannot be sent in HTTP/2"),
            );
        }
    }
    map
}

impl From<Interrupt> for SendError {
    fn from(interrupt: Interrupt) -> Self {
        SendError::Interrupted(interrupt)
    }
}
