//! The job of an HTTP/2 connection: reads frames, hands requests over, writes what responses have queued, and sees to it that
//! nobody stays for longer, or takes more, than the settings allow.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use h2::Reason;
use h2::server::{Builder, Connection as Http2Connection, Handshake};
use tokio::time::{Sleep, sleep_until};

use super::incoming::Incoming;
use super::link::{GoAway, Link};
use super::settings::Http2Settings;
use crate::net::http2::io::{Gate, Io};
use crate::net::http2::payload::Payload;
use crate::net::http2::{CONNECTION_WINDOW, DATA_FRAME_BUDGET};
use crate::net::{Reactor, Stream};

/// Bytes on the wire may be so many times those of requests and responses, with so much granted: what is more is a flood of
/// frames that mean nothing.
const NOISE_FACTOR: u64 = 8;
const NOISE_GRANTED: u64 = 128 * 1024;
/// Where a limit is off, how often to look nevertheless.
const LOOK_AGAIN: Duration = Duration::from_secs(60);

enum State {
    Handshake(Box<Handshake<Io, Payload>>),
    Open(Box<Http2Connection<Io, Payload>>),
    Ended,
}

/// The future of a connection's job. It alone reads and writes frames; coroutines reach it through the link.
pub struct Driver {
    link: Rc<Link>,
    gate: Rc<Gate>,
    state: State,
    begun: Instant,
    /// Since when there is no stream.
    idle_since: Option<Instant>,
    /// Since when no new streams are accepted.
    leaving_since: Option<Instant>,
    /// Ends the sleep until the next limit; made where the runtime is entered.
    timer: Option<Pin<Box<Sleep>>>,
}

impl Driver {
    pub fn new(link: &Rc<Link>, stream: Rc<Stream>, input: Vec<u8>) -> Self {
        let gate = Rc::new(Gate::default());
        let io = Io::of_server(stream, input, Rc::clone(&gate));
        Driver {
            link: Rc::clone(link),
            gate,
            state: State::Handshake(Box::new(builder(link.settings()).handshake(io))),
            begun: Reactor::get().turn_started(),
            idle_since: None,
            leaving_since: None,
            timer: None,
        }
    }

    /// Ready when the connection has ended.
    fn advance(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        if let State::Handshake(handshake) = &mut self.state {
            match ready!(Pin::new(&mut **handshake).poll(cx)) {
                Ok(mut connection) => {
                    self.link.set_pings(connection.ping_pong());
                    self.state = State::Open(Box::new(connection));
                }
                Err(_) => return Poll::Ready(()),
            }
        }
        self.obey();
        let State::Open(connection) = &mut self.state else {
            return Poll::Ready(());
        };
        loop {
            match ready!(connection.poll_accept(cx)) {
                Some(Ok((request, respond))) => {
                    let incoming = Incoming::new(&self.link, request, respond);
                    if incoming.is_some_and(|incoming| !self.link.take(incoming)) {
                        connection.abrupt_shutdown(Reason::ENHANCE_YOUR_CALM);
                    }
                }
                // What was wrong the client was told.
                Some(Err(_)) | None => return Poll::Ready(()),
            }
        }
    }

    /// Does what the application, the server's end or the limits ask for.
    fn obey(&mut self) {
        let State::Open(connection) = &mut self.state else {
            return;
        };
        let asked = self.link.take_go_away();
        if let Some(GoAway::Now(code)) = asked {
            connection.abrupt_shutdown(Reason::from(code));
        }
        if self.gate.received() / NOISE_FACTOR > self.link.useful() + NOISE_GRANTED {
            connection.abrupt_shutdown(Reason::ENHANCE_YOUR_CALM);
        }
        let peer = &self.link.connection;
        if asked.is_some() || peer.run.stopping.get() || peer.reader.is_stopped() {
            self.leave();
        }
    }

    /// GOAWAY, twice: the second, which the client's answer to a ping brings about, says what was the last stream.
    fn leave(&mut self) {
        if let State::Open(connection) = &mut self.state
            && self.leaving_since.is_none()
        {
            self.leaving_since = Some(Reactor::get().turn_started());
            connection.graceful_shutdown();
            // The limits are others now.
            self.timer = None;
        }
    }

    fn note_idleness(&mut self) {
        let is_idle = match &self.state {
            State::Open(connection) => self.link.is_idle() && !connection.has_streams(),
            _ => true,
        };
        if is_idle {
            self.idle_since.get_or_insert_with(Instant::now);
        } else {
            self.idle_since = None;
        }
        let may_leave = self.leaving_since.is_none();
        self.link
            .connection
            .idle_since
            .set(self.idle_since.filter(|_| may_leave));
    }

    /// Looks at the limits, if it may be time. Ready when the connection has to go without a goodbye.
    fn poll_limits(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        loop {
            if let Some(timer) = &mut self.timer {
                if timer.as_mut().poll(cx).is_pending() {
                    return Poll::Pending;
                }
                // What is done about it has to be sent.
                cx.waker().wake_by_ref();
            }
            let now = Instant::now();
            let Some(next) = self.enforce(now) else {
                return Poll::Ready(());
            };
            self.timer = Some(Box::pin(sleep_until(next.into())));
        }
    }

    /// Acts on what is due. None: nothing is to be saved. Otherwise when to look again, which is not later than what may
    /// begin from now on can be due.
    fn enforce(&mut self, now: Instant) -> Option<Instant> {
        let connection = Rc::clone(&self.link.connection);
        let settings = &connection.run.settings;
        let after = |since: Option<Instant>, limit: Option<Duration>| {
            let since = since.unwrap_or(now);
            limit
                .and_then(|limit| since.checked_add(limit))
                .unwrap_or(now + LOOK_AGAIN)
        };
        if matches!(self.state, State::Handshake(_)) {
            let due = after(Some(self.begun), Some(settings.limits.header));
            return (due > now).then_some(due);
        }
        let blocked = after(self.gate.blocked_since(), settings.write_limit);
        if blocked <= now {
            return None;
        }
        let idle = if self.leaving_since.is_some() {
            after(
                self.idle_since.max(self.leaving_since),
                Some(settings.limits.close),
            )
        } else {
            after(
                self.idle_since,
                settings.limits.keep_alive.or(settings.read_limit),
            )
        };
        if idle <= now && self.idle_since.is_some() {
            match &mut self.state {
                State::Open(connection) if self.leaving_since.is_some() => {
                    // It does not answer.
                    connection.abrupt_shutdown(Reason::NO_ERROR);
                }
                _ => self.leave(),
            }
        }
        let mut next = blocked.min(if idle > now {
            idle
        } else {
            now + settings.limits.close
        });
        if let Some(limit) = settings.write_limit {
            for stream in self.link.streams().iter().filter(|stream| stream.queued() > 0) {
                match stream.progress().checked_add(limit) {
                    Some(due) if due <= now => drop(stream.reset(Reason::CANCEL)),
                    Some(due) => next = next.min(due),
                    None => {}
                }
            }
        }
        Some(next)
    }

    fn end(&mut self) {
        self.state = State::Ended;
        if self.gate.has_ended() {
            self.link.connection.reader.end();
        }
        self.link.close();
    }
}

impl Future for Driver {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = &mut *self;
        this.link.pace.begin_run(cx.waker());
        let reader = &this.link.connection.reader;
        reader.wake_me(cx.waker());
        this.gate.open();
        if !reader.is_open() {
            // Closed from this side: what is queued gets one attempt.
            if let State::Open(connection) = &mut this.state {
                let _ = connection.poll_closed(cx);
            }
            this.end();
            return Poll::Ready(());
        }
        if this.advance(cx).is_ready() {
            this.end();
            return Poll::Ready(());
        }
        this.link.drain_tunnels();
        this.link.forget_drained();
        this.note_idleness();
        if this.poll_limits(cx).is_ready() {
            this.link.connection.abort(libc::ETIMEDOUT);
            this.end();
            return Poll::Ready(());
        }
        if this.gate.was_exhausted() {
            this.link.pace.run_next_turn(cx.waker());
        }
        Poll::Pending
    }
}

fn builder(settings: &Http2Settings) -> Builder {
    let mut builder = Builder::new();
    builder
        .header_table_size(settings.header_table_size)
        .max_concurrent_streams(settings.max_concurrent_streams)
        .initial_window_size(settings.init_window_size)
        .initial_connection_window_size(CONNECTION_WINDOW)
        .max_frame_size(settings.max_frame_size)
        .max_header_list_size(settings.max_header_list_size)
        .data_frame_budget(DATA_FRAME_BUDGET)
        // WebSockets have streams of their own (RFC 8441).
        .enable_connect_protocol();
    builder
}
