//! The way out of a connection. Any number of coroutines may push; nobody ever waits for the kernel inside a push.
//!
//! The first bytes queued in a turn of the loop are written at once. What follows in the same turn is put together and
//! leaves at [`LIMIT`] bytes, when the turn ends, or at the next call into the extension once the turn has taken too
//! long (`Reactor::flush_if_stale`). What the kernel does not take is written by a job of the reactor, on writability.
//!
//! * `queue`: the bytes that wait; `shared`: large ones, held once for all connections that get them; `file_part`: those of
//!   files.
//! * `budget`: what all outboxes may hold together; `buffers`: memory that is used again.

pub mod budget;
mod buffers;
mod file_part;
mod queue;
mod shared;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::fs::File;
use std::io;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use super::{Reactor, Stream};
use budget::Blocked;
use file_part::FilePart;
use queue::Queue;

pub use buffers::{recycle_buffer, take_buffer};
pub use shared::Shared;
pub use shared::SharedBytes;

/// Coalesced bytes that leave without waiting for the turn's end.
const LIMIT: usize = 64 * 1024;
/// Payloads from here on are not copied next to their head, nor for each connection.
pub const COPY_LIMIT: usize = 16 * 1024;
/// What is shared from its beginning costs a queue less than a copy from here on.
const SHARE_FROM: usize = 512;

/// A file that is sent at memory speed must not keep the loop for longer than so many bytes, nor be picked up before then.
const FILE_TURN: usize = 4 << 20;
const FILE_PAUSE: Duration = Duration::from_millis(1);

/// One of several things that are sent in order.
#[derive(Clone)]
pub enum Piece {
    Bytes(Vec<u8>),
    /// Bytes of a file, from `start` on.
    File {
        file: Arc<File>,
        start: u64,
        len: usize,
    },
}

impl Piece {
    pub fn len(&self) -> u64 {
        match self {
            Piece::Bytes(bytes) => bytes.len() as u64,
            Piece::File { len, .. } => *len as u64,
        }
    }
}

/// How far writing out went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Written {
    All,
    /// The kernel takes no more, or a file has to be read first.
    Blocked,
    /// Others have to have their turn.
    Enough,
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

    /// Queues bytes. Err: the connection is dead (errno), nothing was queued.
    pub fn push(self: &Rc<Self>, bytes: &[u8]) -> Result<(), i32> {
        self.push_framed(bytes, &[], &[])
    }

    /// Queues a payload between its head and its tail.
    pub fn push_framed(self: &Rc<Self>, head: &[u8], body: &[u8], tail: &[u8]) -> Result<(), i32> {
        let reactor = Reactor::get();
        match self.state.get() {
            State::Failed(code) => Err(code),
            State::Open if self.turn.get() != reactor.turn() && self.queued() == 0 => {
                self.turn.set(reactor.turn());
                self.write_through(head, body, tail)
            }
            // What is large is not copied behind what waits for the turn's end: all of it leaves now.
            State::Open if body.len() >= COPY_LIMIT => self.write_through(head, body, tail),
            State::Open | State::Blocked => self.queue_framed(head, body, tail),
        }
    }

    /// Queues what other connections are to get, too. What waits of it is held once for all of them.
    pub fn push_shared(self: &Rc<Self>, shared: &SharedBytes) -> Result<(), i32> {
        let reactor = Reactor::get();
        match self.state.get() {
            State::Failed(code) => return Err(code),
            State::Open if self.turn.get() != reactor.turn() && self.queued() == 0 => {
                self.turn.set(reactor.turn());
                return self.write_shared(shared);
            }
            State::Open if shared.bytes().len() >= COPY_LIMIT => return self.write_shared(shared),
            State::Open => {
                self.append(shared.bytes());
                self.coalesce(reactor);
            }
            State::Blocked => self.append_shared(shared, 0),
        }
        self.error().map_or(Ok(()), Err)
    }

    /// `write_through` for what is shared.
    fn write_shared(self: &Rc<Self>, shared: &SharedBytes) -> Result<(), i32> {
        let (bytes, queued) = (shared.bytes(), self.queued());
        let written = self.with_stream(|stream| match queued {
            0 => stream.try_write(bytes),
            _ => self.queue.borrow().write(stream, [bytes, &[], &[]]),
        });
        let taken = self.taken(written)?;
        if queued > 0 {
            self.queue.borrow_mut().advance(taken.min(queued));
        }
        if taken < queued + bytes.len() {
            self.append_shared(shared, taken.saturating_sub(queued));
            self.block();
        }
        self.error().map_or(Ok(()), Err)
    }

    /// Appends what is shared but for the first `sent` bytes, which the kernel has.
    fn append_shared(&self, shared: &SharedBytes, sent: usize) {
        if shared.bytes().len() - sent < SHARE_FROM {
            return self.append(&shared.bytes()[sent..]);
        }
        let held = shared.hold();
        self.append_held(held, sent);
    }

    /// Queues a head and its payload, which leave with what is queued next in this turn, or at its end.
    pub fn push_later(self: &Rc<Self>, head: &[u8], body: &[u8]) -> Result<(), i32> {
        match self.state.get() {
            State::Failed(code) => Err(code),
            _ => self.queue_framed(head, body, &[]),
        }
    }

    /// Queues bytes and parts of files, in order.
    pub fn push_pieces(self: &Rc<Self>, pieces: Vec<Piece>) -> Result<(), i32> {
        for piece in pieces {
            match piece {
                Piece::Bytes(bytes) => self.append(&bytes),
                Piece::File { file, start, len } if len > 0 && self.error().is_none() => {
                    let part = FilePart::new(file, start, len);
                    self.queue.borrow_mut().append_file(part);
                }
                Piece::File { .. } => {}
            }
        }
        self.flush();
        self.error().map_or(Ok(()), Err)
    }

    /// Writes what is queued and what is pushed, in one system call; queues what the kernel does not take.
    fn write_through(self: &Rc<Self>, head: &[u8], body: &[u8], tail: &[u8]) -> Result<(), i32> {
        let total = head.len() + body.len() + tail.len();
        let queued = self.queued();
        let written = self.with_stream(|stream| {
            if queued == 0 && total <= COPY_LIMIT {
                write_copied(stream, head, body, tail)
            } else {
                self.queue.borrow().write(stream, [head, body, tail])
            }
        });
        let taken = self.taken(written)?;
        if queued > 0 {
            self.queue.borrow_mut().advance(taken.min(queued));
        }
        let sent = taken.saturating_sub(queued);
        if taken < queued + total {
            self.append(head.get(sent..).unwrap_or(&[]));
            let sent = sent.saturating_sub(head.len());
            self.append_payload(body, sent.min(body.len()));
            self.append(&tail[sent.saturating_sub(body.len())..]);
            self.block();
        }
        self.error().map_or(Ok(()), Err)
    }

    fn queue_framed(self: &Rc<Self>, head: &[u8], body: &[u8], tail: &[u8]) -> Result<(), i32> {
        if body.len() < COPY_LIMIT {
            if let Some(code) = self.error() {
                return Err(code);
            }
            self.queue.borrow_mut().append([head, body, tail]);
        } else {
            self.append(head);
            self.append_payload(body, 0);
            self.append(tail);
        }
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
        reactor.flush_if_stale_coarse();
    }

    fn append(&self, bytes: &[u8]) {
        if !bytes.is_empty() && self.error().is_none() {
            self.queue.borrow_mut().append([bytes]);
        }
    }

    /// Appends a payload of which the kernel has the first `sent` bytes.
    fn append_payload(&self, payload: &[u8], sent: usize) {
        if payload.len() - sent < COPY_LIMIT {
            return self.append(&payload[sent..]);
        }
        self.append_held(Shared::of(payload), sent);
    }

    fn append_held(&self, held: Option<Rc<Shared>>, sent: usize) {
        match held {
            // To make room, this very connection may have been given up.
            Some(shared) if self.error().is_none() => self.queue.borrow_mut().append_shared(shared, sent),
            Some(_) => {}
            None => self.give_up(),
        }
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

    /// Writes as much as the kernel takes.
    fn write_out(&self) -> Result<Written, i32> {
        let mut of_files = 0;
        while self.queued() > 0 {
            if self.queue.borrow().read_ahead().is_some() {
                return Ok(Written::Blocked);
            }
            let in_file = self.queue.borrow().is_in_file();
            let written = self.with_stream(|stream| self.queue.borrow().write(stream, [&[]; 3]));
            let count = self.taken(written)?;
            if count == 0 {
                return Ok(Written::Blocked);
            }
            self.taken_since.set(self.taken_since.get() + count);
            self.queue.borrow_mut().advance(count);
            of_files += if in_file { count } else { 0 };
            if of_files >= FILE_TURN && self.queued() > 0 {
                return Ok(Written::Enough);
            }
        }
        Ok(Written::All)
    }

    /// Writes out what is queued, unless the kernel is known to be full.
    pub fn flush(self: &Rc<Self>) {
        self.dirty.set(false);
        if self.state.get() == State::Open && self.queued() > 0 {
            self.turn.set(Reactor::get().turn());
            if let Ok(Written::Blocked | Written::Enough) = self.write_out() {
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
        if self.state.get() == State::Open {
            self.state.set(State::Blocked);
            // The peer's time begins now, however long ago it last took something, or the turn began.
            let now = Instant::now();
            self.progress.set(now);
            self.slow_since.set(now);
            self.taken_since.set(0);
            Reactor::get().spawn(Rc::clone(self).drain());
        }
    }

    /// Bytes a second that the peer has taken since it was too slow: one that began a moment ago is given some credit.
    fn rate(&self, now: Instant) -> f64 {
        let since = now.saturating_duration_since(self.slow_since.get());
        (self.taken_since.get() + LIMIT) as f64 / (since.as_secs_f64() + 1.0)
    }

    /// The connection has to go: what is queued for it takes room that others need.
    fn give_up(&self) {
        let stream = self.stream.borrow().clone();
        self.fail(libc::ENOBUFS);
        if let Some(stream) = stream {
            // Half a frame may be out: nothing can follow it, and who reads has to know.
            stream.shutdown_both();
        }
    }

    /// The job of a blocked outbox.
    async fn drain(self: Rc<Self>) {
        let _blocked = Blocked::new(&self);
        while self.state.get() == State::Blocked {
            let Some(stream) = self.stream.borrow().clone() else {
                return;
            };
            let ahead = self.queue.borrow().read_ahead();
            if let Some(ahead) = ahead {
                ahead.run().await;
                self.queue.borrow().was_read();
            }
            let writable = std::future::poll_fn(|cx| stream.poll_writable(cx));
            let ready = match self.write_timeout {
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
            let Ok(written) = self.write_out() else {
                // Nothing can follow a response that is cut short.
                stream.shutdown_both();
                return;
            };
            match written {
                Written::All => self.state.set(State::Open),
                Written::Blocked => self.queue.borrow_mut().compact(),
                Written::Enough => tokio::time::sleep(FILE_PAUSE).await,
            }
            if self.queued() <= self.high_water / 2 {
                self.wake_waiters();
            }
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

/// One write for a small payload with its head and tail.
fn write_copied(stream: &Stream, head: &[u8], body: &[u8], tail: &[u8]) -> io::Result<usize> {
    if body.is_empty() && tail.is_empty() {
        return stream.try_write(head);
    }
    let mut joined = take_buffer();
    joined.extend_from_slice(head);
    joined.extend_from_slice(body);
    joined.extend_from_slice(tail);
    let sent = stream.try_write(&joined);
    recycle_buffer(joined);
    sent
}

fn timed_out() -> io::Error {
    io::Error::from_raw_os_error(libc::ETIMEDOUT)
}

/// Tests run on many threads, and this module's globals belong to one.
#[cfg(test)]
static ALONE: parking_lot::Mutex<()> = parking_lot::Mutex::new(());
