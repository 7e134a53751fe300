//! The way out of a connection. Any number of coroutines may push; nobody ever waits for the kernel inside a push.
//!
//! The first bytes queued in a turn of the loop are written at once. What follows in the same turn is put together and
//! leaves at [`LIMIT`] bytes, when the turn ends, or at the next call into the extension once the turn has taken too
//! long (`Reactor::flush_if_stale`). What the kernel does not take is written by a job of the reactor, on writability.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use super::{Reactor, Stream};
use crate::zend::per_thread::per_thread;

/// Coalesced bytes that leave without waiting for the turn's end.
const LIMIT: usize = 64 * 1024;
/// Payloads from here on are not copied next to their head.
const COPY_LIMIT: usize = 16 * 1024;
/// What all outboxes of the process may hold before each of them has to be content with `TIGHT_MARK`.
const BUDGET: usize = 256 * 1024 * 1024;
const TIGHT_MARK: usize = 64 * 1024;
/// Buffers kept for reuse, and the largest worth keeping.
const SPARE_BUFFERS: usize = 256;
const SPARE_CAPACITY: usize = 64 * 1024;

per_thread! {
    static SPARE: RefCell<Vec<Vec<u8>>> = RefCell::new(Vec::new());
    static QUEUED: Cell<usize> = Cell::new(0);
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    /// The kernel takes what we write.
    Open,
    /// The kernel's buffer is full; a job waits for room.
    Blocked,
    /// The connection is dead: the error of the write that found out.
    Failed(i32),
}

pub struct Outbox {
    /// None once the connection is closed and everything is out.
    stream: RefCell<Option<Rc<Stream>>>,
    state: Cell<State>,
    buffer: RefCell<Vec<u8>>,
    /// Bytes at the start of `buffer` that the kernel has.
    sent: Cell<usize>,
    /// The turn in which bytes were last written at once.
    turn: Cell<u64>,
    /// It is in the reactor's list of those to flush at the turn's end.
    dirty: Cell<bool>,
    /// Pushes that wait until the outbox is below its mark, first come, first served.
    waiters: RefCell<VecDeque<Waker>>,
    /// When the kernel last took something.
    progress: Cell<Instant>,
    /// Without progress for this long the connection counts as dead.
    limit: Option<Duration>,
    /// Bytes from which on pushes wait.
    mark: usize,
}

impl Outbox {
    /// `mark`: bytes above which pushes wait. `limit`: how long a write may make no progress.
    pub fn new(stream: Rc<Stream>, mark: usize, limit: Option<Duration>) -> Rc<Self> {
        Rc::new(Outbox {
            stream: RefCell::new(Some(stream)),
            state: Cell::new(State::Open),
            buffer: RefCell::default(),
            sent: Cell::new(0),
            turn: Cell::new(0),
            dirty: Cell::new(false),
            waiters: RefCell::default(),
            progress: Cell::new(Reactor::get().turn_started()),
            limit,
            mark,
        })
    }

    /// Bytes that the kernel does not have yet.
    pub fn queued(&self) -> usize {
        self.buffer.borrow().len() - self.sent.get()
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

    /// Whether a push has to wait first.
    pub fn is_full(&self) -> bool {
        if self.state.get() != State::Blocked {
            return false;
        }
        let mark = if QUEUED.get() > BUDGET {
            self.mark.min(TIGHT_MARK)
        } else {
            self.mark
        };
        self.queued() >= mark
    }

    /// Queues bytes. Err: the connection is dead (errno), nothing was queued.
    pub fn push(self: &Rc<Self>, bytes: &[u8]) -> Result<(), i32> {
        self.push_two(bytes, &[])
    }

    /// Queues a head and its payload.
    pub fn push_two(self: &Rc<Self>, head: &[u8], body: &[u8]) -> Result<(), i32> {
        let reactor = Reactor::get();
        match self.state.get() {
            State::Failed(code) => Err(code),
            State::Open if self.turn.get() != reactor.turn() && self.queued() == 0 => {
                self.turn.set(reactor.turn());
                let total = head.len() + body.len();
                let sent = self.with_stream(|stream| {
                    if body.is_empty() {
                        stream.try_write(head)
                    } else if total <= COPY_LIMIT {
                        write_copied(stream, head, body)
                    } else {
                        stream.try_write_two(head, body)
                    }
                });
                let sent = self.taken(sent)?;
                if sent < total {
                    self.append(head.get(sent..).unwrap_or(&[]));
                    self.append(&body[sent.saturating_sub(head.len())..]);
                    self.block();
                }
                self.error().map_or(Ok(()), Err)
            }
            State::Open | State::Blocked => self.push_later(head, body),
        }
    }

    /// Queues bytes that leave with what is queued next in this turn, or at its end.
    pub fn push_later(self: &Rc<Self>, head: &[u8], body: &[u8]) -> Result<(), i32> {
        if let State::Failed(code) = self.state.get() {
            return Err(code);
        }
        self.append(head);
        self.append(body);
        if self.state.get() == State::Open {
            self.coalesce(Reactor::get());
        }
        self.error().map_or(Ok(()), Err)
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

    fn coalesce(self: &Rc<Self>, reactor: &Reactor) {
        if !self.dirty.replace(true) {
            reactor.mark_dirty(Rc::clone(self));
        } else if self.queued() >= LIMIT {
            self.flush();
        }
        reactor.flush_if_stale();
    }

    fn append(&self, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        let mut buffer = self.buffer.borrow_mut();
        if buffer.capacity() == 0 {
            *buffer = take_buffer();
        }
        buffer.extend_from_slice(bytes);
        QUEUED.set(QUEUED.get() + bytes.len());
    }

    /// A write's result: the bytes taken, 0 if the kernel is full. Err: the connection died.
    fn taken(&self, result: io::Result<usize>) -> Result<usize, i32> {
        match result {
            Ok(count) => {
                self.progress.set(Reactor::get().turn_started());
                Ok(count)
            }
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted
                ) =>
            {
                Ok(0)
            }
            Err(error) => {
                let code = error.raw_os_error().unwrap_or(libc::EPIPE);
                self.fail(code);
                Err(code)
            }
        }
    }

    /// Writes as much as the kernel takes; true when everything is out.
    fn write_out(&self) -> Result<bool, i32> {
        loop {
            let queued = self.queued();
            if queued == 0 {
                self.emptied();
                return Ok(true);
            }
            let result =
                self.with_stream(|stream| stream.try_write(&self.buffer.borrow()[self.sent.get()..]));
            let count = self.taken(result)?;
            if count == 0 {
                return Ok(false);
            }
            self.sent.set(self.sent.get() + count);
            QUEUED.set(QUEUED.get().saturating_sub(count));
        }
    }

    fn emptied(&self) {
        self.sent.set(0);
        recycle_buffer(std::mem::take(&mut *self.buffer.borrow_mut()));
    }

    /// Writes out what is queued, unless the kernel is known to be full.
    pub fn flush(self: &Rc<Self>) {
        self.dirty.set(false);
        if self.state.get() == State::Open && self.queued() > 0 {
            self.turn.set(Reactor::get().turn());
            if let Ok(false) = self.write_out() {
                self.block();
            }
        }
    }

    /// One attempt, as the loop is left for good.
    pub fn flush_now(&self) {
        if self.state.get() != State::Open || self.queued() == 0 {
            return;
        }
        let _ = self.write_out();
    }

    fn block(self: &Rc<Self>) {
        if self.state.replace(State::Blocked) != State::Blocked {
            // The peer's time begins now, however long ago it last took something, or the turn began.
            self.progress.set(Instant::now());
            Reactor::get().spawn(Rc::clone(self).drain());
        }
    }

    /// The job of a blocked outbox.
    async fn drain(self: Rc<Self>) {
        while self.state.get() == State::Blocked {
            let Some(stream) = self.stream.borrow().clone() else {
                return;
            };
            let writable = std::future::poll_fn(|cx| stream.poll_writable(cx));
            let ready = match self.limit {
                Some(limit) => tokio::time::timeout(limit, writable)
                    .await
                    .unwrap_or(Err(timed_out())),
                None => writable.await,
            };
            if let Err(error) = ready {
                self.fail(error.raw_os_error().unwrap_or(libc::EPIPE));
                // Half a frame may be out: nothing can follow it, and who reads has to know.
                stream.shutdown_both();
                return;
            }
            let Ok(empty) = self.write_out() else { return };
            if empty {
                self.state.set(State::Open);
            } else {
                self.compact();
            }
            if self.queued() <= self.mark / 2 {
                self.wake_waiters();
            }
        }
    }

    /// Gives back the memory of bytes that are out, once they are the larger part.
    fn compact(&self) {
        let sent = self.sent.get();
        let mut buffer = self.buffer.borrow_mut();
        if sent > buffer.len() / 2 {
            buffer.drain(..sent);
            self.sent.set(0);
            let room = buffer.len() * 2;
            buffer.shrink_to(room);
        }
    }

    /// The connection is dead: what is queued is dropped, waiting pushes fail.
    pub fn fail(&self, code: i32) {
        if !matches!(self.state.get(), State::Failed(_)) {
            self.state.set(State::Failed(code));
            QUEUED.set(QUEUED.get().saturating_sub(self.queued()));
            self.sent.set(0);
            *self.buffer.borrow_mut() = Vec::new();
            self.wake_waiters();
        }
    }

    /// Has those look again who wait for room, or for the end.
    pub fn wake_waiters(&self) {
        for waiter in std::mem::take(&mut *self.waiters.borrow_mut()) {
            waiter.wake();
        }
    }

    /// Ready when a push need not wait (any more), or the connection is dead.
    pub fn poll_room(&self, cx: &mut Context<'_>) -> Poll<()> {
        if !self.is_full() {
            return Poll::Ready(());
        }
        self.waiters.borrow_mut().push_back(cx.waker().clone());
        Poll::Pending
    }

    /// Ready when nothing is queued any more, or the connection is dead.
    pub fn poll_empty(&self, cx: &mut Context<'_>) -> Poll<()> {
        if self.queued() == 0 {
            return Poll::Ready(());
        }
        self.waiters.borrow_mut().push_back(cx.waker().clone());
        Poll::Pending
    }

    /// When a push that waits gives up, unless there is progress meanwhile.
    pub fn write_deadline(&self) -> Option<Instant> {
        self.limit.map(|limit| self.progress.get() + limit)
    }
}

impl Drop for Outbox {
    fn drop(&mut self) {
        QUEUED.set(QUEUED.get().saturating_sub(self.queued()));
    }
}

/// One write for a small payload and its head.
fn write_copied(stream: &Stream, head: &[u8], body: &[u8]) -> io::Result<usize> {
    let mut joined = take_buffer();
    joined.extend_from_slice(head);
    joined.extend_from_slice(body);
    let sent = stream.try_write(&joined);
    recycle_buffer(joined);
    sent
}

fn timed_out() -> io::Error {
    io::Error::from_raw_os_error(libc::ETIMEDOUT)
}

/// A buffer from the thread's store; its capacity is what earlier users needed.
pub fn take_buffer() -> Vec<u8> {
    SPARE.with_borrow_mut(Vec::pop).unwrap_or_default()
}

/// Gives a buffer back to the store.
pub fn recycle_buffer(mut buffer: Vec<u8>) {
    if buffer.capacity() > 0 && buffer.capacity() <= SPARE_CAPACITY {
        buffer.clear();
        SPARE.with_borrow_mut(|spare| {
            if spare.len() < SPARE_BUFFERS {
                spare.push(buffer);
            }
        });
    }
}
