//! WebSocket connections whose peer is silent: it is pinged, and after a while given up. Off unless the settings say so.
//!
//! Silence is that no byte arrives, whether somebody reads it or not. The reactor looks at a connection when it may
//! have been silent for long enough: no PHP runs for that, and where messages come and go it is a look at the time.

use std::cell::Cell;
use std::rc::Weak;
use std::time::{Duration, Instant};

use super::settings::WebSocketSettings;
use crate::net::deadlines::Expire;
use crate::net::{Reactor, TimerKey};

/// The server goes away from a peer that says nothing (RFC 6455, section 7.4.1): the code, and the reason.
pub const SILENT: (u16, &[u8]) = (1001, b"idle timeout");

/// What is to be done at a connection now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    Nothing,
    Ping,
    GiveUp,
}

/// When a peer was last heard, and asked. Its WebSocket owns it and acts; it knows times, and neither frames nor bytes.
pub struct Heartbeat {
    /// Looked at when something may be due.
    target: Weak<dyn Expire>,
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
    pub fn new<T: Expire + 'static>(settings: &WebSocketSettings, target: &Weak<T>) -> Option<Box<Self>> {
        if settings.ping_interval.is_none() && settings.idle_timeout.is_none() {
            return None;
        }
        let now = Reactor::get().turn_started();
        Some(Box::new(Heartbeat {
            target: target.clone(),
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
            let key = Reactor::get().check_at(next, Weak::clone(&self.target));
            self.armed.set(Some(key));
        }
    }

    /// Bytes were read.
    pub fn heard(&self) {
        self.heard_at(Reactor::get().turn_started());
        self.unread.set(0);
    }

    /// The entry came due: says what to do. `unread`: bytes that have arrived and were not read.
    pub fn due(&self, now: Instant, unread: impl FnOnce() -> usize) -> Action {
        self.armed.set(None);
        let is_due = |at: Option<Instant>| at.is_some_and(|at| at <= now);
        if is_due(self.ping_at()) || is_due(self.give_up_at()) {
            self.look(unread(), now);
        }
        if is_due(self.give_up_at()) {
            return Action::GiveUp;
        }
        if !is_due(self.ping_at()) {
            return Action::Nothing;
        }
        self.pinged.set(now);
        self.asked.set(self.asked.get().or(Some(now)));
        Action::Ping
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

    /// What has arrived without being read counts from now on: when it came is not known.
    fn look(&self, unread: usize, now: Instant) {
        if unread > self.unread.get() {
            self.unread.set(unread);
            self.heard_at(now);
        }
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
