//! The way out of a connection. Any number of coroutines may push; nobody ever waits for the kernel inside a push.
//!
//! The first bytes queued in a turn of the loop are written at once. What follows in the same turn is put together and
//! leaves at [`LIMIT`] bytes, when the turn ends, or at the next call into the extension once the turn has taken too
//! long (`Reactor::flush_if_stale`). What the kernel does not take is written by a job of the reactor, on writability.
//!
//! * `pushing`: how bytes come in; `draining`: how those leave that waited.
//! * `queue`: the bytes that wait; `shared`: large ones, held once for all connections that get them; `file_part`: those of
//!   files.
//! * `budget`: what all outboxes may hold together; `buffers`: memory that is used again.

pub mod budget;
mod buffers;
mod draining;
mod file_part;
mod pushing;
mod queue;
mod shared;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use super::{Reactor, Stream};
use queue::Queue;

pub use buffers::{recycle_buffer, take_buffer};
pub use pushing::{COPY_LIMIT, Piece};
pub use shared::Shared;
pub use shared::SharedBytes;

/// Coalesced bytes that leave without waiting for the turn's end.
const LIMIT: usize = 64 * 1024;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    /// The kernel takes what we write.
    Open,
    /// The kernel's buffer is full; a job waits for room.
    Blocked,
    /// The connection is dead: the error of the write that found out.
    Failed(i32),
}

/// A connection's output: what was pushed and the kernel has not taken. Everybody who may write to the connection shares
/// it; it knows bytes, no frames and no responses.
pub struct Outbox {
    /// None once the connection is closed and everything is out.
    stream: RefCell<Option<Rc<Stream>>>,
    state: Cell<State>,
    queue: RefCell<Queue>,
    /// The turn in which bytes were last written at once.
    turn: Cell<u64>,
    /// It is in the reactor's list of those to flush at the turn's end.
    dirty: Cell<bool>,
    /// Pushes that wait until the outbox is below its mark, first come, first served.
    waiters: RefCell<VecDeque<Waker>>,
    /// They wait because of what other outboxes hold.
    waits_for_memory: Cell<bool>,
    /// When the kernel last took something.
    progress: Cell<Instant>,
    /// When the peer began to be too slow, and the bytes that it has taken since.
    slow_since: Cell<Instant>,
    taken_since: Cell<usize>,
    /// Without progress for this long the connection counts as dead.
    write_timeout: Option<Duration>,
    /// Bytes from which on pushes wait.
    high_water: usize,
    /// Coroutines of the script that wait in a push.
    pushing: Cell<usize>,
}

impl Outbox {
    /// `high_water`: bytes above which pushes wait. `write_timeout`: how long a write may make no progress.
    pub fn new(stream: Rc<Stream>, high_water: usize, write_timeout: Option<Duration>) -> Rc<Self> {
        let now = Reactor::get().turn_started();
        Rc::new(Outbox {
            stream: RefCell::new(Some(stream)),
            state: Cell::new(State::Open),
            queue: RefCell::default(),
            turn: Cell::new(0),
            dirty: Cell::new(false),
            waiters: RefCell::default(),
            waits_for_memory: Cell::new(false),
            progress: Cell::new(now),
            slow_since: Cell::new(now),
            taken_since: Cell::new(0),
            write_timeout,
            high_water,
            pushing: Cell::new(0),
        })
    }

    /// Bytes that the kernel does not have yet.
    pub fn queued(&self) -> usize {
        self.queue.borrow().len()
    }

    /// Those of them that are held here, and not in files of the script's.
    fn held(&self) -> usize {
        self.queue.borrow().held()
    }

    /// The write that found the connection dead.
    pub fn error(&self) -> Option<i32> {
        match self.state.get() {
            State::Failed(code) => Some(code),
            _ => None,
        }
    }

    /// Whether the peer does not read as fast as is written to it.
    pub fn is_blocked(&self) -> bool {
        self.state.get() == State::Blocked
    }

    /// Somebody waits in a push: what is sent is not complete.
    pub fn is_pushing(&self) -> bool {
        self.pushing.get() > 0
    }

    /// A coroutine waits in a push for as long as it has this.
    pub fn begin_push(&self) -> Pushing<'_> {
        self.pushing.set(self.pushing.get() + 1);
        Pushing(self)
    }

    /// Whether a push has to wait first.
    pub fn is_full(&self) -> bool {
        if self.state.get() != State::Blocked {
            return false;
        }
        let queued = self.queued();
        queued >= self.high_water || (queued >= budget::TIGHT_MARK && budget::is_tight())
    }

    /// The socket is gone for this outbox: what is queued is dropped, pushes fail.
    pub fn detach(&self) {
        self.fail(libc::EBADF);
        self.stream.borrow_mut().take();
    }

    fn with_stream(&self, write: impl FnOnce(&Stream) -> io::Result<usize>) -> io::Result<usize> {
        match &*self.stream.borrow() {
            Some(stream) => write(stream),
            None => Err(io::Error::from_raw_os_error(libc::EBADF)),
        }
    }

    /// The connection is dead: what is queued is dropped, waiting pushes fail.
    pub fn fail(&self, code: i32) {
        if !matches!(self.state.get(), State::Failed(_)) {
            self.state.set(State::Failed(code));
            self.queue.borrow_mut().clear();
            self.wake_waiters();
        }
    }

    /// Has those look again who wait for room, or for the end.
    pub fn wake_waiters(&self) {
        for waiter in std::mem::take(&mut *self.waiters.borrow_mut()) {
            waiter.wake();
        }
    }

    /// Has somebody woken with those who wait for room.
    pub fn add_waiter(&self, waker: &Waker) {
        self.waiters.borrow_mut().push_back(waker.clone());
    }

    /// Ready when a push need not wait (any more), or the connection is dead.
    pub fn poll_room(self: &Rc<Self>, cx: &mut Context<'_>) -> Poll<()> {
        if !self.is_full() {
            return Poll::Ready(());
        }
        if self.queued() < self.high_water {
            budget::wait_for_memory(self);
        }
        self.add_waiter(cx.waker());
        Poll::Pending
    }

    /// Ready when nothing is queued any more, or the connection is dead. What was put together for the turn's end leaves now:
    /// nobody would tell of its having left then.
    pub fn poll_empty(self: &Rc<Self>, cx: &mut Context<'_>) -> Poll<()> {
        self.flush();
        if self.queued() == 0 {
            return Poll::Ready(());
        }
        self.add_waiter(cx.waker());
        Poll::Pending
    }

    /// When a push that waits gives up, unless there is progress meanwhile.
    pub fn write_deadline(&self) -> Option<Instant> {
        self.write_timeout.map(|limit| self.progress.get() + limit)
    }
}

/// A push that waits for room.
pub struct Pushing<'a>(&'a Outbox);

impl Drop for Pushing<'_> {
    fn drop(&mut self) {
        self.0.pushing.set(self.0.pushing.get() - 1);
    }
}

/// Tests run on many threads, and this module's globals belong to one.
#[cfg(test)]
static ALONE: parking_lot::Mutex<()> = parking_lot::Mutex::new(());
