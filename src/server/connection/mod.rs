//! A connection: its socket, what was read and not used yet, its outbox and its deadline.
//!
//! It ends when the last of those who use it lets go (the connection's coroutine, a Response stored somewhere), or when
//! one of them closes it. A close lingers where the peer may still be sending, so that what was written last arrives.
//!
//! * `input_budget`: what all connections may keep of their input; `limits`: how slow a peer may be.
//! * `lingering_close`: flushing and draining after the close; `peer_watch`: noticing that a peer has gone while nobody reads.

pub mod input_budget;
pub mod limits;
pub mod lingering_close;
mod peer_watch;

use std::cell::{Cell, OnceCell, RefCell};
use std::pin::pin;
use std::rc::{Rc, Weak};
use std::task::Poll;
use std::time::Instant;

use input_budget::{InputBudget, InputOwner, with_scratch};
use slab::Slab;

use super::context::Admission;
use super::settings::Settings;
use super::websocket::windows;
use crate::engine::log::{self, Level};
use crate::engine::{Engine, Interrupt};
use crate::net::deadlines::Expire;
use crate::net::listener::{Peer, describe};
use crate::net::outbox::{self, Outbox};
use crate::net::reactor::Hooks;
use crate::net::{Reactor, Stream, TimerKey};
use crate::zend::ini;
use crate::zend::per_thread::per_thread;

/// What a read brought.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Read {
    /// Bytes, which were handed to the consumer.
    Some,
    /// The peer's FIN.
    End,
    /// Nothing in time.
    TimedOut,
    /// The server stops.
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

pub struct Connection {
    /// None once closed.
    stream: RefCell<Option<Rc<Stream>>>,
    pub outbox: Rc<Outbox>,
    /// The accept loop that it came from.
    pub run: Admission,
    pub fd: i32,
    pub peer: Peer,
    local: OnceCell<(String, u16)>,
    /// Received and not used yet.
    pub input: RefCell<Vec<u8>>,
    budget: InputBudget,
    /// A reader has to give up what it keeps.
    out_of_memory: Cell<bool>,
    /// The peer has sent FIN.
    ended: Cell<bool>,
    /// Unread input may be on its way: a close must linger.
    unread: Cell<bool>,
    /// The coroutine that reads now.
    reader: Cell<Option<i64>>,
    waker: RefCell<Option<std::task::Waker>>,
    /// A reader that waits has to go: the server stops.
    stopped: Cell<bool>,
    deadline: Cell<Option<Instant>>,
    /// The loop's turn in which that was set.
    deadline_turn: Cell<u64>,
    /// The entry in the reactor's deadlines; None: there is none.
    armed: Cell<Option<TimerKey>>,
    /// Another complete request is buffered: responses leave together.
    pub pipelined: Cell<bool>,
    key: usize,
    me: Weak<Connection>,
}

impl Connection {
    pub fn new(stream: Stream, peer: Peer, run: Admission) -> Rc<Self> {
        crate::net::reactor::hook(HOOKS);
        let stream = Rc::new(stream);
        Rc::new_cyclic(|me| Connection {
            fd: stream.fd(),
            outbox: Outbox::new(
                Rc::clone(&stream),
                run.settings.high_water,
                run.settings.write_limit,
            ),
            stream: RefCell::new(Some(stream)),
            run,
            key: OPEN.with_borrow_mut(|open| open.insert(Weak::clone(me))),
            peer,
            local: OnceCell::new(),
            input: RefCell::default(),
            budget: InputBudget::default(),
            out_of_memory: Cell::new(false),
            ended: Cell::new(false),
            unread: Cell::new(true),
            reader: Cell::new(None),
            waker: RefCell::new(None),
            stopped: Cell::new(false),
            deadline: Cell::new(None),
            deadline_turn: Cell::new(0),
            armed: Cell::new(None),
            pipelined: Cell::new(false),
            me: Weak::clone(me),
        })
    }

    pub fn is_open(&self) -> bool {
        self.stream.borrow().is_some()
    }

    /// Address and port of this end.
    pub fn local(&self) -> (&str, u16) {
        let (address, port) = self.local.get_or_init(|| {
            let stream = self.stream.borrow();
            stream
                .as_ref()
                .and_then(|stream| stream.local_addr().ok())
                .map_or_else(Default::default, |address| describe(&address))
        });
        (address, *port)
    }

    /// Who else holds the connection may be a request, which tells the address for as long as it lives.
    fn remember_local(&self) {
        if self.me.strong_count() > 1 {
            self.local();
        }
    }

    /// Waits for input and shows it to `consume`, in the reader's own buffer: what `consume` does not copy is gone.
    /// Only one coroutine may read.
    pub fn read(
        &self,
        deadline: Option<Deadline>,
        mut consume: impl FnMut(&[u8]),
    ) -> Result<Read, ReadError> {
        if let Some(reader) = self.reader.get() {
            return Err(ReadError::Busy(reader));
        }
        let engine = Engine::get();
        let Some(stream) = self.stream.borrow().clone() else {
            return Ok(Read::Closed);
        };
        self.reader.set(Some(engine.current_id()));
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
            let result = with_scratch(|scratch| match stream.poll_read(cx, scratch) {
                Poll::Ready(Ok(0)) => Poll::Ready(Read::End),
                Poll::Ready(Ok(count)) => {
                    consume(&scratch[..count]);
                    Poll::Ready(Read::Some)
                }
                Poll::Ready(Err(error)) => {
                    Poll::Ready(Read::Failed(error.raw_os_error().unwrap_or(libc::EIO)))
                }
                Poll::Pending => Poll::Pending,
            });
            if result.is_ready() {
                return result;
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
        self.reader.set(None);
        self.deadline.set(None);
        *self.waker.borrow_mut() = None;
        let read = outcome?;
        if matches!(read, Read::End | Read::Failed(_)) {
            self.ended.set(true);
        }
        Ok(read)
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
        let me: Weak<dyn Expire> = self.me.clone();
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
        self.me.clone()
    }

    /// The input, taken out to be worked on; put back with `put_input`.
    pub fn take_input(&self) -> Vec<u8> {
        self.budget.clear();
        std::mem::take(&mut *self.input.borrow_mut())
    }

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

    /// The peer has sent nothing that was not read: a close need not linger.
    pub fn all_is_read(&self) {
        self.unread.set(false);
    }

    /// Ends a reader that waits between requests: the server stops.
    pub fn stop_reading(&self) {
        self.stopped.set(true);
        self.wake_reader();
    }

    /// The reader is not concerned by the server's stop.
    pub fn go_on_reading(&self) {
        self.stopped.set(false);
    }

    /// Wakes the coroutine that waits for input, or for a response to end.
    pub fn wake_reader(&self) {
        if let Some(waker) = self.waker.borrow_mut().take() {
            waker.wake();
        }
    }

    /// Has whoever asks woken when the connection is closed, or by `wake_reader`. Nobody may be reading.
    pub fn wake_me(&self, waker: &std::task::Waker) {
        *self.waker.borrow_mut() = Some(waker.clone());
    }

    /// Waits until a push need not wait. Ok(Err): the connection is dead or closed (errno), or may not be waited for.
    pub fn make_room(&self) -> Result<Result<(), i32>, Interrupt> {
        let engine = Engine::get();
        while self.outbox.is_full() {
            if !self.is_open() {
                return Ok(Err(libc::EBADF));
            }
            if !engine.can_suspend() {
                return Ok(Err(libc::EAGAIN));
            }
            let room = pin!(std::future::poll_fn(|cx| {
                if self.is_open() {
                    self.outbox.poll_room(cx)
                } else {
                    Poll::Ready(())
                }
            }));
            let had_room = engine.wait_until(self.outbox.write_deadline(), room)?.is_some();
            // The limit restarts with every bit of progress.
            if !had_room
                && self
                    .outbox
                    .write_deadline()
                    .is_some_and(|deadline| deadline <= Instant::now())
            {
                return Ok(Err(libc::ETIMEDOUT));
            }
        }
        Ok(self.outbox.error().map_or(Ok(()), Err))
    }

    /// Closes: writes out what is queued, then FIN, then drains what the peer still sends, for a while. False: it was
    /// closed already.
    pub fn close(&self) -> bool {
        let Some(stream) = self.take_stream() else {
            return false;
        };
        let linger = self.unread.get() && !self.ended.get();
        if !linger && self.outbox.queued() == 0 {
            // The descriptor goes now, whoever still holds the connection.
            self.outbox.detach();
            return true;
        }
        let limits = self.run.settings.limits;
        Reactor::get().spawn(lingering_close::run(
            stream,
            Rc::clone(&self.outbox),
            linger,
            limits,
        ));
        true
    }

    /// The same, where a job says goodbye. A peer that has gone needs none.
    pub fn close_by<J: Future<Output = ()> + 'static>(&self, job: impl FnOnce(Rc<Stream>, Rc<Outbox>) -> J) {
        if self.ended.get() {
            self.close();
        } else if let Some(stream) = self.take_stream() {
            Reactor::get().spawn(job(stream, Rc::clone(&self.outbox)));
        }
    }

    /// Closes without a goodbye: what is queued will not be read.
    pub fn abort(&self, code: i32) {
        if let Some(stream) = self.take_stream() {
            self.outbox.fail(code);
            // Ends the job that waits for the peer to read.
            stream.shutdown_both();
            self.outbox.detach();
        }
    }

    /// For those who use the connection it is closed from here on; what was queued is on its way. None: it was already.
    fn take_stream(&self) -> Option<Rc<Stream>> {
        self.remember_local();
        let stream = self.stream.borrow_mut().take()?;
        self.disarm();
        self.wake_reader();
        self.outbox.wake_waiters();
        *self.input.borrow_mut() = Vec::new();
        self.budget.clear();
        self.outbox.flush();
        Some(stream)
    }

    /// Bytes that have arrived and that nobody has read.
    pub fn unread(&self) -> usize {
        self.stream.borrow().as_ref().map_or(0, |stream| stream.unread())
    }

    /// In a forked child: the connection is its parent's, here it is closed. What the parent's reactor knows of it must not
    /// be dropped, nor anything written.
    fn leave_to_parent(&self) {
        self.armed.set(None);
        std::mem::forget(self.stream.borrow_mut().take());
        self.outbox.detach();
    }

    /// The runtime is going: one attempt to write, then the socket is closed.
    fn abandon(&self) {
        self.remember_local();
        let stream = self.stream.borrow_mut().take();
        if stream.is_some() {
            self.outbox.flush_now();
            self.outbox.detach();
        }
    }
}

impl Expire for Connection {
    fn check(&self, now: Instant) {
        self.armed.set(None);
        let reactor = Reactor::get();
        if let Some(deadline) = self.deadline.get()
            && self.deadline_turn.get() + 1 == reactor.turn()
        {
            // It was counted from the start of that turn, for want of a clock: what PHP did in it is not the peer's delay.
            self.deadline.set(Some(deadline + reactor.worked()));
        }
        match self.deadline.get() {
            Some(deadline) if deadline <= now => self.wake_reader(),
            Some(deadline) => self.arm(deadline),
            None => {}
        }
    }
}

impl InputOwner for Connection {
    /// Whoever reads a head or a body from here on is told, and answers.
    fn give_up_input(&self) {
        self.out_of_memory.set(true);
        self.wake_reader();
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.close();
        OPEN.with_borrow_mut(|open| open.try_remove(self.key));
    }
}

per_thread! {
    /// All connections of this thread, to be ended with the runtime, or told of a server's shutdown.
    static OPEN: RefCell<Slab<Weak<Connection>>> = RefCell::new(Slab::new());
}

/// What the ini settings say about the memory of all connections, for a server that starts.
pub fn set_memory_limits(settings: &Settings) {
    outbox::budget::set_limits(
        ini::bytes("swoole_rs.output_memory"),
        ini::bytes("swoole_rs.output_disk"),
    );
    outbox::budget::on_give_up(|queued| {
        let text = format!(
            "a client that does not read was given up: {queued} bytes waited for it, and no room is left"
        );
        log::client_lines::write(Level::Warning, &text);
    });
    windows::set_limit(ini::bytes("swoole_rs.window_memory"));
    input_budget::set_limit(ini::bytes("swoole_rs.input_memory"), settings.package_max_length);
}

/// The connections that are open now.
pub fn all() -> Vec<Rc<Connection>> {
    OPEN.with_borrow(|open| {
        open.iter()
            .filter_map(|(_, connection)| connection.upgrade())
            .collect()
    })
}

const HOOKS: Hooks = Hooks {
    at_end: || all().iter().for_each(|connection| connection.abandon()),
    in_child: || all().iter().for_each(|connection| connection.leave_to_parent()),
};
