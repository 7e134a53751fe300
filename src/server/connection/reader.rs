//! The reading side of a connection: waiting for input until a deadline, and what was read and not used yet.

use std::cell::{Cell, RefCell};
use std::io;
use std::pin::pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use super::Connection;
use super::input_budget::{InputBudget, InputOwner, with_scratch};
use crate::engine::log::{Level, client_lines};
use crate::engine::{Engine, Interrupt};
use crate::net::deadlines::Expire;
use crate::net::{Reactor, Stream, TimerKey, outbox};

/// What a read brought.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Read {
    /// Bytes, which were handed to the consumer.
    Some,
    /// The peer's FIN.
    End,
    /// Nothing in time.
    TimedOut,
    /// The server stops, or others need the room.
    Stopped,
    /// Somebody closed the connection meanwhile.
    Closed,
    /// What it keeps had to be given up: others need the memory more.
    OutOfMemory,
    /// The socket's error.
    Failed(i32),
}

/// When a read gives up.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Deadline {
    /// The server's own limits: a field that one timer looks at. What this process does meanwhile does not count.
    Coarse(Instant),
    /// The caller's limit, to the millisecond.
    Exact(Instant),
}

impl Deadline {
    fn at(self) -> Instant {
        match self {
            Deadline::Coarse(at) | Deadline::Exact(at) => at,
        }
    }

    /// The one that comes first.
    pub fn earlier(a: Option<Self>, b: Option<Self>) -> Option<Self> {
        match (a, b) {
            (Some(a), Some(b)) => Some(if b.at() < a.at() { b } else { a }),
            (a, b) => a.or(b),
        }
    }
}

/// Why there was no read.
pub enum ReadError {
    /// Another coroutine reads: its id.
    Busy(i64),
    Interrupt(Interrupt),
}

impl From<Interrupt> for ReadError {
    fn from(interrupt: Interrupt) -> Self {
        ReadError::Interrupt(interrupt)
    }
}

/// A connection's input. One coroutine at a time reads; others may stop it, or close the connection. It knows bytes: what
/// a request or a frame is, its callers know.
pub struct Reader {
    /// None once the connection is closed.
    stream: RefCell<Option<Rc<Stream>>>,
    /// Received and not used yet.
    pub input: RefCell<Vec<u8>>,
    budget: InputBudget,
    /// What is kept has to be given up.
    out_of_memory: Cell<bool>,
    /// The peer has sent FIN.
    ended: Cell<bool>,
    /// The coroutine that reads now.
    reading: Cell<Option<i64>>,
    waker: RefCell<Option<Waker>>,
    /// Who waits between requests has to go: the server stops, or others need the room.
    stopped: Cell<bool>,
    deadline: Cell<Option<Instant>>,
    /// The loop's turn in which that was set.
    deadline_turn: Cell<u64>,
    /// The entry in the reactor's deadlines; None: there is none.
    armed: Cell<Option<TimerKey>>,
    /// Whose reader this is: the reactor's deadlines and the budget for input ask it.
    connection: Weak<Connection>,
}

impl Reader {
    pub fn new(stream: Rc<Stream>, connection: Weak<Connection>) -> Self {
        Reader {
            stream: RefCell::new(Some(stream)),
            input: RefCell::default(),
            budget: InputBudget::default(),
            out_of_memory: Cell::new(false),
            ended: Cell::new(false),
            reading: Cell::new(None),
            waker: RefCell::new(None),
            stopped: Cell::new(false),
            deadline: Cell::new(None),
            deadline_turn: Cell::new(0),
            armed: Cell::new(None),
            connection,
        }
    }

    pub fn is_open(&self) -> bool {
        self.stream.borrow().is_some()
    }

    /// The socket; None once the connection is closed.
    pub fn stream(&self) -> Option<Rc<Stream>> {
        self.stream.borrow().clone()
    }

    /// Nothing will be read any more. None: that is known already.
    pub fn take_stream(&self) -> Option<Rc<Stream>> {
        self.stream.borrow_mut().take()
    }

    /// The same, and whoever reads is told; what was kept goes.
    pub fn close(&self) -> Option<Rc<Stream>> {
        let stream = self.take_stream()?;
        self.disarm();
        self.wake();
        *self.input.borrow_mut() = Vec::new();
        self.budget.clear();
        Some(stream)
    }

    /// In a forked child: what the parent's reactor knows of the connection must not be dropped.
    pub fn leave_to_parent(&self) {
        self.armed.set(None);
        std::mem::forget(self.take_stream());
    }

    /// The peer's FIN has come.
    pub fn end(&self) {
        self.ended.set(true);
    }

    /// The peer sends nothing more.
    pub fn has_ended(&self) -> bool {
        self.ended.get()
    }

    /// Waits for input and shows it to `consume`, in the reader's own buffer: what `consume` does not copy is gone.
    /// Only one coroutine may read.
    pub fn read(
        &self,
        deadline: Option<Deadline>,
        mut consume: impl FnMut(&[u8]),
    ) -> Result<Read, ReadError> {
        self.wait_until(deadline, |stream, cx| {
            with_scratch(|scratch| match stream.poll_read(cx, scratch) {
                Poll::Ready(Ok(0)) => Poll::Ready(Ok(Read::End)),
                Poll::Ready(Ok(count)) => {
                    consume(&scratch[..count]);
                    Poll::Ready(Ok(Read::Some))
                }
                Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
                Poll::Pending => Poll::Pending,
            })
        })
    }

    /// Waits until TLS stands. `Some`: it does, or there is none.
    pub fn shake_hands(&self, limit: Duration) -> Result<Read, ReadError> {
        let is_handshaking = self.stream().is_some_and(|stream| stream.is_handshaking());
        if !is_handshaking {
            return Ok(Read::Some);
        }
        self.wait_for(limit, |stream, cx| {
            stream.poll_handshake(cx).map_ok(|()| Read::Some)
        })
    }

    /// Waits for something of the stream's, as long as that may take.
    pub fn wait_for(
        &self,
        limit: Duration,
        poll: impl FnMut(&Stream, &mut Context<'_>) -> Poll<io::Result<Read>>,
    ) -> Result<Read, ReadError> {
        let deadline = Engine::get().reactor().turn_started().checked_add(limit);
        self.wait_until(deadline.map(Deadline::Coarse), poll)
    }

    #[inline]
    fn wait_until(
        &self,
        deadline: Option<Deadline>,
        mut poll: impl FnMut(&Stream, &mut Context<'_>) -> Poll<io::Result<Read>>,
    ) -> Result<Read, ReadError> {
        if let Some(reader) = self.reading.get() {
            return Err(ReadError::Busy(reader));
        }
        let engine = Engine::get();
        let Some(stream) = self.stream() else {
            return Ok(Read::Closed);
        };
        self.reading.set(Some(engine.coroutines.current_id()));
        let exact = match deadline {
            Some(Deadline::Exact(at)) => Some(at),
            Some(Deadline::Coarse(at)) => {
                self.set_deadline(at);
                None
            }
            None => None,
        };
        let reading = pin!(std::future::poll_fn(|cx| {
            if self.stream.borrow().is_none() {
                return Poll::Ready(Read::Closed);
            }
            if self.out_of_memory.get() {
                return Poll::Ready(Read::OutOfMemory);
            }
            match poll(&stream, cx) {
                Poll::Ready(Ok(read)) => return Poll::Ready(read),
                Poll::Ready(Err(error)) => {
                    self.report(&stream);
                    return Poll::Ready(Read::Failed(error.raw_os_error().unwrap_or(libc::EIO)));
                }
                Poll::Pending => {}
            }
            // What has come already was looked at first.
            if self.stopped.get() {
                return Poll::Ready(Read::Stopped);
            }
            if self
                .deadline
                .get()
                .is_some_and(|deadline| Reactor::get().turn_started() >= deadline)
            {
                return Poll::Ready(Read::TimedOut);
            }
            *self.waker.borrow_mut() = Some(cx.waker().clone());
            Poll::Pending
        }));
        let outcome = if exact.is_some() {
            engine
                .wait_until(exact, reading)
                .map(|read| read.unwrap_or(Read::TimedOut))
        } else {
            engine.wait(reading)
        };
        self.reading.set(None);
        self.deadline.set(None);
        *self.waker.borrow_mut() = None;
        let read = outcome?;
        if matches!(read, Read::End | Read::Failed(_)) {
            self.ended.set(true);
        }
        Ok(read)
    }

    /// A peer whose TLS is none, or who does not like ours.
    #[cold]
    fn report(&self, stream: &Stream) {
        if let (Some(why), Some(connection)) = (stream.tls_failure(), self.connection.upgrade()) {
            let text = format!("bad SSL client[{}], error_string={why}", connection.client());
            client_lines::write(Level::Warning, &text);
        }
    }

    fn set_deadline(&self, at: Instant) {
        self.deadline.set(Some(at));
        self.deadline_turn.set(Reactor::get().turn());
        if self.armed.get().is_none_or(|armed| at < armed.at()) {
            self.arm(at);
        }
    }

    fn arm(&self, at: Instant) {
        self.disarm();
        let me: Weak<dyn Expire> = self.connection.clone();
        self.armed.set(Some(Reactor::get().check_at(at, me)));
    }

    fn disarm(&self) {
        if let Some(key) = self.armed.take() {
            Reactor::get().cancel_check(key);
        }
    }

    /// Appends to what was received and not used. False: there is no memory left for it.
    #[must_use]
    pub fn buffer_input(&self, bytes: &[u8]) -> bool {
        let mut input = self.input.borrow_mut();
        if input.capacity() == 0 {
            *input = outbox::take_buffer();
        }
        input.extend_from_slice(bytes);
        self.budget
            .set(input.capacity(), bytes.len(), || self.input_owner())
    }

    /// Whom to ask to give up what is kept of this connection's request.
    pub fn input_owner(&self) -> Weak<dyn InputOwner> {
        self.connection.clone()
    }

    /// The input, taken out to be worked on; put back with `put_input`.
    pub fn take_input(&self) -> Vec<u8> {
        self.budget.clear();
        std::mem::take(&mut *self.input.borrow_mut())
    }

    /// The first `used` bytes of the input are done with.
    pub fn consume(&self, used: usize) {
        let mut input = self.input.borrow_mut();
        if used < input.len() {
            // The buffer stays as large as it is, and counted as that.
            input.drain(..used);
        } else {
            self.budget.clear();
            outbox::recycle_buffer(std::mem::take(&mut *input));
        }
    }

    /// What was taken out is back, without its first `used` bytes.
    pub fn put_input(&self, mut input: Vec<u8>, used: usize) {
        if used == input.len() || !self.is_open() {
            // An idle connection holds no buffer, a closed one needs none.
            outbox::recycle_buffer(std::mem::take(&mut input));
        } else if used > 0 {
            input.drain(..used);
        }
        if !self.budget.set(input.capacity(), 0, || self.input_owner()) {
            self.out_of_memory.set(true);
        }
        *self.input.borrow_mut() = input;
    }

    /// Ends a reader that waits between requests: the server stops, or others need the room.
    pub fn stop_reading(&self) {
        self.stopped.set(true);
        self.wake();
    }

    pub fn is_stopped(&self) -> bool {
        self.stopped.get()
    }

    /// The reader is not concerned by that.
    pub fn go_on_reading(&self) {
        self.stopped.set(false);
    }

    /// Wakes the coroutine that waits for input, or for a response to end.
    pub fn wake(&self) {
        if let Some(waker) = self.waker.borrow_mut().take() {
            waker.wake();
        }
    }

    /// Has whoever asks woken when the connection is closed, or by `wake`. Nobody may be reading.
    pub fn wake_me(&self, waker: &std::task::Waker) {
        *self.waker.borrow_mut() = Some(waker.clone());
    }

    /// The deadline's entry came due.
    fn check(&self, now: Instant) {
        self.armed.set(None);
        let reactor = Reactor::get();
        if let Some(deadline) = self.deadline.get()
            && self.deadline_turn.get() + 1 == reactor.turn()
        {
            // It was counted from the start of that turn, for want of a clock: what PHP did in it is not the peer's delay.
            let worked = Duration::from_nanos(reactor.worked());
            self.deadline.set(Some(deadline + worked));
        }
        match self.deadline.get() {
            Some(deadline) if deadline <= now => self.wake(),
            Some(deadline) => self.arm(deadline),
            None => {}
        }
    }
}

impl Expire for Connection {
    fn check(&self, now: Instant) {
        self.reader.check(now);
    }
}

impl InputOwner for Connection {
    /// Whoever reads a head or a body from here on is told, and answers.
    fn give_up_input(&self) {
        self.reader.out_of_memory.set(true);
        self.reader.wake();
    }
}
