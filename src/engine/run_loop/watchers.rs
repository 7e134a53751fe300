//! The descriptors that a script watches (`Swoole\Event`): callbacks for reading and writing, and output that waits for
//! its descriptor.
//!
//! A callback is called in every turn in which its descriptor is ready: it reads, or deletes the watch. A descriptor that
//! is closed while it is watched is never ready again; it does not keep the loop alive for ever.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::os::fd::RawFd;
use std::time::{Duration, Instant};

use super::epoll::{self, Poller, Ready, Wanted};
use crate::engine::run_loop::Callbacks;
use crate::engine::{Engine, log};
use crate::net::WakeToken;
use crate::zend::{Callable, PhpResult, Value, Zval, descriptor};

/// As many descriptors are looked through in each turn for closed ones; more than that now and then.
const FEW: usize = 64;
/// How often more are.
const LOOK_FOR_CLOSED: Duration = Duration::from_secs(1);

/// What a script watches; empty until it first does.
#[derive(Default)]
pub struct Events {
    poller: Option<Poller>,
    watches: BTreeMap<RawFd, Watcher>,
    /// Tells a watch from an earlier one of the same descriptor.
    generation: u32,
    /// When all were last looked through for closed ones.
    looked_through: Option<Instant>,
}

struct Watcher {
    /// What the script gave for it, and its callbacks get.
    value: Value,
    read: Option<Callable>,
    write: Option<Callable>,
    wanted: Wanted,
    /// Bytes that the descriptor has not taken yet.
    output: Vec<u8>,
    generation: u32,
    /// The poller looks at it. It does not while nothing is wanted: errors would be reported again and again.
    polled: bool,
}

/// Why a descriptor cannot be watched or written to.
pub enum EventError {
    /// The system's refusal.
    System(io::Error),
    /// The output that waits for the descriptor is as much as may be.
    Full,
}

/// New values for a watch; None leaves the old one.
#[derive(Default)]
pub struct WatchCallbacks {
    pub read: Option<Callable>,
    pub write: Option<Callable>,
}

impl Watcher {
    /// What to look for, output included.
    fn needed(&self) -> Wanted {
        Wanted {
            read: self.wanted.read,
            write: self.wanted.write || !self.output.is_empty(),
        }
    }

    fn token(&self, fd: RawFd) -> u64 {
        u64::from(self.generation) << 32 | fd as u64
    }

    /// What was given still stands for the descriptor.
    fn is_open(&self, fd: RawFd) -> bool {
        descriptor::is_still(self.value.raw(), fd) && epoll::is_open(fd)
    }
}

impl Events {
    /// Has the poller look for what a watch needs.
    fn poll_for_needed(&mut self, fd: RawFd) -> io::Result<()> {
        let (Some(poller), Some(watch)) = (&self.poller, self.watches.get_mut(&fd)) else {
            return Ok(());
        };
        let (needed, token) = (watch.needed(), watch.token(fd));
        let outcome = match (watch.polled, needed.nothing()) {
            (true, false) => poller.change(fd, needed, token),
            (false, false) => poller.add(fd, needed, token),
            (true, true) => poller.remove(fd),
            (false, true) => Ok(()),
        };
        watch.polled = outcome.is_ok() && !needed.nothing();
        outcome
    }

    fn remove(&mut self, fd: RawFd) -> Option<Watcher> {
        let watch = self.watches.remove(&fd)?;
        if let Some(poller) = self.poller.as_ref().filter(|_| watch.polled) {
            // Refused if the descriptor was closed: then it is gone already.
            let _ = poller.remove(fd);
        }
        Some(watch)
    }
}

impl Engine {
    /// Watches a descriptor, which becomes non-blocking. `value` is what callbacks get.
    pub fn watch(
        &self,
        fd: RawFd,
        value: &Zval,
        wanted: Wanted,
        callbacks: WatchCallbacks,
    ) -> PhpResult<Result<(), EventError>> {
        self.begin_loop()?;
        if let Err(refusal) = self.start_poller() {
            return Ok(Err(EventError::System(refusal)));
        }
        if let Err(refusal) = epoll::set_nonblocking(fd) {
            let text = format!("fcntl({fd}, GETFL) failed, Error: {}", describe(&refusal));
            log::write(
                log::Level::Warning,
                &format!("network::_fcntl_set_option(): {text}"),
            );
        }
        let mut events = self.callbacks.events.borrow_mut();
        events.generation = events.generation.wrapping_add(1);
        let watch = Watcher {
            value: value.share(),
            read: callbacks.read,
            write: callbacks.write,
            wanted,
            output: Vec::new(),
            generation: events.generation,
            polled: false,
        };
        events.watches.insert(fd, watch);
        let Err(refusal) = events.poll_for_needed(fd) else {
            return Ok(Ok(()));
        };
        let epoll = events.poller.as_ref().map_or(-1, Poller::number);
        let watch = events.remove(fd);
        drop(events);
        drop(watch);
        let mask = (u32::from(wanted.read) << 9) | (u32::from(wanted.write) << 10);
        let error = describe(&refusal);
        let text = format!(
            "ReactorEpoll::add(): [Reactor#0] epoll_ctl(epfd={epoll}, EPOLL_CTL_ADD, fd={fd}, fd_type=16, events={mask}) failed, Error: {error}"
        );
        log::write(log::Level::Warning, &text);
        Ok(Err(EventError::System(refusal)))
    }

    fn start_poller(&self) -> io::Result<()> {
        if self.callbacks.events.borrow().poller.is_some() {
            return Ok(());
        }
        let poller = self
            .reactor
            .enter(Poller::new)
            .unwrap_or_else(|| Err(io::Error::other("there is no event loop")))?;
        poller.watch(&WakeToken::Events.waker());
        self.callbacks.events.borrow_mut().poller = Some(poller);
        Ok(())
    }

    /// How many descriptors are watched, by scripts or for coroutines that wait.
    pub fn watches(&self) -> usize {
        self.callbacks.events.borrow().watches.len() + self.waits.reactor_waits.get()
            - self.waits.sleepers.get()
    }

    /// Sends bytes to a watched descriptor: now as far as it takes them, the rest when it does.
    pub fn write_event(&self, fd: RawFd, bytes: &[u8]) -> Result<(), EventError> {
        let limit = self.options.borrow().socket_buffer_size();
        let mut events = self.callbacks.events.borrow_mut();
        let Some(watch) = events.watches.get_mut(&fd) else {
            return Ok(());
        };
        let sent = if !watch.output.is_empty() {
            if watch.output.len() >= limit {
                return Err(EventError::Full);
            }
            0
        } else {
            send(fd, bytes).map_err(EventError::System)?
        };
        if sent < bytes.len() {
            watch.output.extend_from_slice(&bytes[sent..]);
            events.poll_for_needed(fd).map_err(EventError::System)?;
        }
        Ok(())
    }

    /// Some descriptors are ready.
    pub(in crate::engine) fn serve_events(&self) {
        for event in self.callbacks.look() {
            if self.leaves_turn() {
                return;
            }
            if !self.can_call_back() {
                return self.postpone(WakeToken::Events);
            }
            self.serve(event);
        }
        // What is still ready has its next call in the next turn.
        if !self.callbacks.look().is_empty() {
            self.reactor.push_ready(WakeToken::Events);
        }
    }

    fn serve(&self, ready: Ready) {
        if ready.write {
            self.send_output(ready.token);
        }
        if ready.read {
            self.call_watch(ready.token, |watch| {
                watch.read.clone().filter(|_| watch.wanted.read)
            });
        }
        if ready.write {
            self.call_watch(ready.token, |watch| {
                watch.write.clone().filter(|_| watch.wanted.write)
            });
        }
    }

    /// Calls one of a watch's callbacks, if that watch is still there.
    fn call_watch(&self, token: u64, which: impl FnOnce(&Watcher) -> Option<Callable>) {
        let fd = token as u32 as RawFd;
        let call = {
            let events = self.callbacks.events.borrow();
            let watch = events.watches.get(&fd).filter(|watch| watch.token(fd) == token);
            watch.and_then(|watch| Some((which(watch)?, watch.value.clone())))
        };
        if let Some((callable, value)) = call {
            self.callback(callable, vec![value]);
        }
    }

    /// The descriptor takes bytes again.
    fn send_output(&self, token: u64) {
        let fd = token as u32 as RawFd;
        let mut events = self.callbacks.events.borrow_mut();
        let Some(watch) = events.watches.get_mut(&fd) else {
            return;
        };
        if watch.token(fd) != token || watch.output.is_empty() {
            return;
        }
        match send(fd, &watch.output) {
            Ok(sent) => drop(watch.output.drain(..sent)),
            // Nobody will get them any more.
            Err(_) => watch.output.clear(),
        }
        if watch.output.is_empty() {
            watch.output = Vec::new();
            let _ = events.poll_for_needed(fd);
        }
    }

    /// Takes all watches out, and gives the poller back to the reactor. Destructors may run when they are dropped.
    pub(in crate::engine) fn take_events(&self) -> Events {
        let mut events = self.callbacks.events.take();
        let poller = events.poller.take();
        if !self.is_owner() {
            // What the reactor has is the parent's.
            std::mem::forget(poller);
        }
        events
    }

    /// Whether a script's descriptors are something to wait for. If nothing else is, those that were closed are
    /// forgotten.
    pub(in crate::engine) fn has_watches(&self, nothing_else: bool) -> bool {
        if nothing_else && self.is_time_to_look_through() {
            let closed: Vec<RawFd> = {
                let events = self.callbacks.events.borrow();
                let closed = events.watches.iter().filter(|(fd, watch)| !watch.is_open(**fd));
                closed.map(|(fd, _)| *fd).collect()
            };
            for fd in closed {
                self.callbacks.unwatch(fd);
            }
        }
        !self.callbacks.events.borrow().watches.is_empty()
    }

    fn is_time_to_look_through(&self) -> bool {
        let mut events = self.callbacks.events.borrow_mut();
        let now = self.reactor.turn_started();
        let long_ago = events
            .looked_through
            .is_none_or(|then| now.saturating_duration_since(then) >= LOOK_FOR_CLOSED);
        if long_ago {
            events.looked_through = Some(now);
        }
        long_ago || events.watches.len() <= FEW
    }

    /// Until when the loop may wait before it looks for closed descriptors again. None: it does so in each turn.
    pub(in crate::engine) fn look_for_closed_at(&self) -> Option<Instant> {
        let many = self.callbacks.events.borrow().watches.len() > FEW;
        many.then(|| self.reactor.turn_started() + LOOK_FOR_CLOSED)
    }
}

impl Callbacks {
    /// Whether the descriptor is watched. One that was closed meanwhile is forgotten.
    pub fn is_watched(&self, fd: RawFd) -> bool {
        let watched = self
            .events
            .borrow()
            .watches
            .get(&fd)
            .map(|watch| watch.is_open(fd));
        if watched == Some(false) {
            self.unwatch(fd);
        }
        watched == Some(true)
    }

    /// What is looked for, its output included. None: it is not watched.
    pub fn watched_for(&self, fd: RawFd) -> Option<Wanted> {
        self.events.borrow().watches.get(&fd).map(Watcher::needed)
    }

    /// Which callbacks the watch has: for reading, for writing.
    pub fn watch_callbacks(&self, fd: RawFd) -> (bool, bool) {
        let events = self.events.borrow();
        let watch = events.watches.get(&fd);
        watch.map_or((false, false), |watch| {
            (watch.read.is_some(), watch.write.is_some())
        })
    }

    /// Changes a watch. False: there is none.
    pub fn change_watch(&self, fd: RawFd, wanted: Wanted, callbacks: WatchCallbacks) -> bool {
        let mut events = self.events.borrow_mut();
        let Some(watch) = events.watches.get_mut(&fd) else {
            return false;
        };
        watch.wanted = wanted;
        let replaced = (
            callbacks.read.and_then(|callable| watch.read.replace(callable)),
            callbacks.write.and_then(|callable| watch.write.replace(callable)),
        );
        let changed = events.poll_for_needed(fd).is_ok();
        drop(events);
        drop(replaced);
        changed
    }

    /// Ends a watch. False: there is none.
    pub fn unwatch(&self, fd: RawFd) -> bool {
        let watch = self.events.borrow_mut().remove(fd);
        watch.is_some()
    }

    /// What is ready. If nothing is, the reactor tells when something will be.
    fn look(&self) -> Vec<Ready> {
        let events = self.events.borrow();
        let Some(poller) = &events.poller else {
            return Vec::new();
        };
        let ready = poller.look();
        if ready.is_empty() {
            poller.watch(&WakeToken::Events.waker());
        }
        ready
    }
}

/// Sends what the descriptor takes now.
fn send(fd: RawFd, bytes: &[u8]) -> io::Result<usize> {
    match epoll::write(fd, bytes) {
        Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => Ok(0),
        outcome => outcome,
    }
}

/// An error as log lines have it: `Bad file descriptor[9]`.
fn describe(error: &io::Error) -> String {
    let code = error.raw_os_error().unwrap_or(0);
    let mut text = error.to_string();
    if let Some(added) = text.rfind(" (os error ") {
        text.truncate(added);
    }
    format!("{text}[{code}]")
}
