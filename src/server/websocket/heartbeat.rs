//! WebSocket connections whose peer is silent: it is pinged, and after a while given up. Off unless the settings say so.
//!
//! Silence is that no byte arrives, whether somebody reads it or not. The reactor looks at a connection when it may
//! have been silent for long enough: no PHP runs for that, and where messages come and go it is a look at the time.

use std::cell::Cell;
use std::rc::{Rc, Weak};
use std::time::{Duration, Instant};

use protocol::websocket::frame::Opcode;

use super::WebSocket;
use crate::net::deadlines::Expire;
use crate::net::{Reactor, TimerKey};
use crate::server::connection::Connection;

/// The server goes away from a peer that says nothing (RFC 6455, section 7.4.1), and why.
const GOING_AWAY: u16 = 1001;
const SILENT: &[u8] = b"idle timeout";

pub struct Heartbeat {
    websocket: Weak<WebSocket>,
    connection: Weak<Connection>,
    ping_interval: Option<Duration>,
    idle_timeout: Option<Duration>,
    /// When the last bytes are known to have arrived.
    heard: Cell<Instant>,
    /// The first and the last ping since.
    asked: Cell<Option<Instant>>,
    pinged: Cell<Instant>,
    /// Bytes that had arrived since without being read, when that was last looked at.
    unread: Cell<usize>,
    /// The entry in the reactor's deadlines.
    armed: Cell<Option<TimerKey>>,
}

impl Heartbeat {
    /// None: the settings do not ask for it. It begins with `start`.
    pub fn new(connection: &Rc<Connection>, websocket: &Weak<WebSocket>) -> Option<Box<Self>> {
        let settings = &connection.run.settings.websocket;
        if settings.ping_interval.is_none() && settings.idle_timeout.is_none() {
            return None;
        }
        let now = Reactor::get().turn_started();
        Some(Box::new(Heartbeat {
            websocket: Weak::clone(websocket),
            connection: Rc::downgrade(connection),
            ping_interval: settings.ping_interval,
            idle_timeout: settings.idle_timeout,
            heard: Cell::new(now),
            asked: Cell::new(None),
            pinged: Cell::new(now),
            unread: Cell::new(0),
            armed: Cell::new(None),
        }))
    }

    /// Looks again when there may be something to do.
    pub fn start(&self) {
        let next = match (self.ping_at(), self.give_up_at()) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        if let Some(next) = next {
            let me: Weak<dyn Expire> = self.websocket.clone();
            self.armed.set(Some(Reactor::get().check_at(next, me)));
        }
    }

    /// Bytes were read.
    pub fn heard(&self) {
        self.heard_at(Reactor::get().turn_started());
        self.unread.set(0);
    }

    fn heard_at(&self, when: Instant) {
        self.heard.set(when);
        self.asked.set(None);
    }

    fn ping_at(&self) -> Option<Instant> {
        let since = self.heard.get().max(self.pinged.get());
        since.checked_add(self.ping_interval?)
    }

    /// A process that was busy for long may not have pinged in time, and a peer that was not asked owes no answer.
    fn give_up_at(&self) -> Option<Instant> {
        let limit = self.idle_timeout?;
        let at = self.heard.get().checked_add(limit);
        match self
            .ping_interval
            .and_then(|interval| limit.checked_sub(interval))
        {
            Some(to_answer) if !to_answer.is_zero() => at.max(self.asked.get()?.checked_add(to_answer)),
            _ => at,
        }
    }

    /// Looks for what has arrived and was not read. That counts from now on: when it came is not known.
    fn look(&self, connection: &Connection, now: Instant) {
        let unread = connection.unread();
        if unread > self.unread.get() {
            self.unread.set(unread);
            self.heard_at(now);
        }
    }
}

impl Expire for WebSocket {
    fn check(&self, now: Instant) {
        let Some(heartbeat) = &self.heartbeat else { return };
        heartbeat.armed.set(None);
        let Some(connection) = heartbeat.connection.upgrade().filter(|it| it.is_open()) else {
            return;
        };
        let is_due = |at: Option<Instant>| at.is_some_and(|at| at <= now);
        if is_due(heartbeat.ping_at()) || is_due(heartbeat.give_up_at()) {
            heartbeat.look(&connection, now);
        }
        if is_due(heartbeat.give_up_at()) {
            return self.give_up(&connection, libc::ETIMEDOUT, GOING_AWAY, SILENT);
        }
        if is_due(heartbeat.ping_at()) {
            heartbeat.pinged.set(now);
            heartbeat.asked.set(heartbeat.asked.get().or(Some(now)));
            // Who has not read what was sent before needs nothing more to answer.
            if !connection.outbox.is_blocked() {
                self.answer(&connection, Opcode::Ping, b"");
            }
        }
        heartbeat.start();
    }
}

impl Drop for Heartbeat {
    fn drop(&mut self) {
        // An entry would keep the memory until it comes due.
        if let Some(key) = self.armed.take() {
            Reactor::get().cancel_check(key);
        }
    }
}
