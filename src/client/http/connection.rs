//! A connected socket of a client. Others may close it while a coroutine waits in it, and so does the end of the loop.

use std::cell::{Cell, RefCell};
use std::io::{self, IoSlice};
use std::mem::MaybeUninit;
use std::os::fd::RawFd;
use std::pin::pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, Waker, ready};
use std::time::{Duration, Instant};

use slab::Slab;

use super::Target;
use crate::client::failure::code;
use crate::client::socket::lent::GivenBack;
use crate::client::waiters::Waiters;
use crate::client::{Failure, Socket};
use crate::engine::Engine;
use crate::net::Stream;
use crate::net::outbox::{self, Outbox};
use crate::net::reactor::{self, Hooks};
use crate::net::scratch::with_scratch;
use crate::net::tls::Session;
use crate::zend::per_thread::per_thread;

/// What a read brought.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Read {
    Some,
    /// The peer's FIN.
    End,
}

/// A connection to a target. The client that made it shares it with the coroutine that is inside; it knows bytes.
pub struct Connection {
    pub target: Target,
    pub fd: RawFd,
    /// None once it is closed.
    stream: RefCell<Option<Rc<Stream>>>,
    /// Received and not used yet. Empty while nobody is inside.
    pub input: RefCell<Vec<u8>>,
    ended: Cell<bool>,
    /// What is to be sent while others receive: only after an upgrade.
    outbox: RefCell<Option<Rc<Outbox>>>,
    /// A script's socket for it, which ends with it.
    borrower: RefCell<Weak<Socket>>,
    /// Of the coroutine that waits for its socket.
    waiting: RefCell<Option<Waker>>,
    /// All coroutines that wait in it, or in what it has become.
    pub waiters: Waiters,
    key: Cell<Option<usize>>,
}

per_thread! {
    /// All connections, which end with the loop.
    static OPEN: RefCell<Slab<Weak<Connection>>> = RefCell::new(Slab::new());
}

const HOOKS: Hooks = Hooks {
    at_end: || each(|connection| connection.close()),
    // What the parent's reactor knows of the socket must not be dropped here.
    in_child: || each(|connection| std::mem::forget(connection.stream.take())),
};

fn each(action: impl Fn(&Connection)) {
    let all: Vec<_> = OPEN.with_borrow(|open| open.iter().filter_map(|(_, one)| one.upgrade()).collect());
    all.iter().for_each(|connection| action(connection));
}

impl Connection {
    pub fn new(stream: Stream, target: Target) -> Rc<Self> {
        let connection = Rc::new(Connection {
            target,
            fd: stream.fd(),
            stream: RefCell::new(Some(Rc::new(stream))),
            input: RefCell::default(),
            ended: Cell::new(false),
            outbox: RefCell::new(None),
            borrower: RefCell::default(),
            waiting: RefCell::new(None),
            waiters: Waiters::default(),
            key: Cell::new(None),
        });
        reactor::hook(HOOKS);
        let weak = Rc::downgrade(&connection);
        connection
            .key
            .set(Some(OPEN.with_borrow_mut(|open| open.insert(weak))));
        connection
    }

    pub fn is_open(&self) -> bool {
        self.stream.borrow().is_some()
    }

    /// The socket; None once the connection is closed.
    pub fn stream(&self) -> Option<Rc<Stream>> {
        self.stream.borrow().clone()
    }

    /// Protects it with TLS. Nobody may have its stream.
    pub fn start_tls(&self, session: Session, deadline: Option<Instant>) -> Result<(), Failure> {
        let plain = self.stream.take().and_then(Rc::into_inner);
        let Some(plain) = plain else {
            return Err(Failure::system(libc::ECANCELED));
        };
        *self.stream.borrow_mut() = Some(Rc::new(plain.with_tls(Rc::new(session))));
        let done = self.wait(deadline, |stream, cx| {
            stream.poll_handshake(cx).map_err(Failure::from)
        });
        done.map_err(|failure| self.explain_tls(failure))
    }

    /// What a handshake that failed is for the caller: time limits and cancelling stay what they are.
    fn explain_tls(&self, failure: Failure) -> Failure {
        let interrupted = [libc::ETIMEDOUT, libc::ECANCELED].map(i64::from);
        match failure {
            Failure::Code(number) if !interrupted.contains(&number) => {}
            failure => return failure,
        }
        let stream = self.stream();
        let say = |ask: fn(&Stream) -> Option<String>| stream.as_deref().and_then(ask);
        if let Some(why) = say(Stream::certificate_failure) {
            return Failure::Described(code::SSL_VERIFY_FAILED, format!("SSL verify failed: {why}"));
        }
        let why = say(Stream::tls_failure).unwrap_or_else(|| "the server has gone".into());
        Failure::Described(code::SSL_HANDSHAKE_FAILED, format!("SSL handshake failed: {why}"))
    }

    /// Makes an outbox, for what several coroutines send. None: the connection is closed.
    pub fn open_outbox(&self, high_water: usize, write_timeout: Option<Duration>) -> Option<Rc<Outbox>> {
        let outbox = Outbox::new(self.stream()?, high_water, write_timeout);
        *self.outbox.borrow_mut() = Some(Rc::clone(&outbox));
        Some(outbox)
    }

    /// The socket for whoever finishes the connection; it is closed for all others, and whoever waits in it is told.
    pub fn take_stream(&self) -> Option<Rc<Stream>> {
        self.end_borrower();
        let stream = self.stream.take();
        self.outbox.take();
        if let Some(waker) = self.waiting.take() {
            waker.wake();
        }
        stream
    }

    /// A socket for a script, the same while somebody has it. What it has read and nobody used is this connection's again.
    pub fn lend(this: &Rc<Self>) -> Rc<Socket> {
        if let Some(socket) = this.borrower.borrow().upgrade() {
            return socket;
        }
        let shared = this.stream().and_then(|stream| stream.share().ok());
        let Some((fd, session)) = shared else {
            return Rc::new(Socket::closed(this.fd));
        };
        let connection = Rc::downgrade(this);
        let lender = Box::new(move |back: GivenBack| {
            let Some(connection) = connection.upgrade() else {
                return;
            };
            if back.is_closed {
                connection.close();
            } else {
                connection.input.borrow_mut().extend_from_slice(&back.input);
            }
        });
        let socket = Rc::new(Socket::of_connection(fd, this.fd, session, lender));
        *this.borrower.borrow_mut() = Rc::downgrade(&socket);
        socket
    }

    fn end_borrower(&self) {
        let borrower = self.borrower.take();
        if let Some(socket) = borrower.upgrade() {
            socket.connection_ended();
        }
    }

    /// Closes it, and whoever waits in it is told.
    pub fn close(&self) {
        let outbox = self.outbox.take();
        drop(self.take_stream());
        if let Some(outbox) = outbox {
            outbox.flush_now();
            outbox.detach();
        }
    }

    /// The peer has neither closed it nor said anything meanwhile: what it says without being asked must not be taken for
    /// an answer.
    pub fn is_idle(&self) -> bool {
        let Some(stream) = self.stream() else { return false };
        if self.ended.get() || !self.input.borrow().is_empty() {
            return false;
        }
        let mut context = Context::from_waker(Waker::noop());
        if stream.poll_read(&mut context, &mut [0]).is_ready() {
            return false;
        }
        // The reactor knows what had come when it last looked; a script that computed for long has to ask the kernel.
        let peeked = stream.with_socket(|socket| socket.peek(&mut [MaybeUninit::uninit()]));
        peeked.is_err_and(|error| error.kind() == io::ErrorKind::WouldBlock)
    }

    /// Suspends the coroutine until `poll` is ready, or the connection is closed.
    fn wait<T>(
        &self,
        deadline: Option<Instant>,
        mut poll: impl FnMut(&Stream, &mut Context<'_>) -> Poll<Result<T, Failure>>,
    ) -> Result<T, Failure> {
        let _place = self.waiters.enter();
        let waiting = pin!(std::future::poll_fn(|cx| {
            let Some(stream) = self.stream() else {
                return Poll::Ready(Err(Failure::system(libc::ECANCELED)));
            };
            let polled = poll(&stream, cx);
            if polled.is_pending() {
                *self.waiting.borrow_mut() = Some(cx.waker().clone());
            }
            polled
        }));
        let outcome = Engine::get().wait_until(deadline, waiting);
        self.waiting.take();
        outcome?.unwrap_or(Err(Failure::system(libc::ETIMEDOUT)))
    }

    /// Waits for input and shows it to `consume`, which gives the bytes that it has used; the rest is kept.
    pub fn read_with(
        &self,
        deadline: Option<Instant>,
        mut consume: impl FnMut(&[u8]) -> usize,
    ) -> Result<Read, Failure> {
        self.wait(deadline, |stream, cx| {
            with_scratch(|scratch| {
                let count = ready!(stream.poll_read(cx, scratch))?;
                if count == 0 {
                    self.ended.set(true);
                    return Poll::Ready(Ok(Read::End));
                }
                let received = &scratch[..count];
                let used = consume(received);
                if used < received.len() {
                    let mut input = self.input.borrow_mut();
                    if input.capacity() == 0 {
                        *input = outbox::take_buffer();
                    }
                    input.extend_from_slice(&received[used..]);
                }
                Poll::Ready(Ok(Read::Some))
            })
        })
    }

    /// Waits for input, which is appended to `input`.
    pub fn read(&self, deadline: Option<Instant>) -> Result<Read, Failure> {
        self.read_with(deadline, |_| 0)
    }

    /// Writes what the kernel takes of the pieces, which is something, waiting if need be. `meanwhile` is shown what the
    /// peer sends while it takes nothing; true: that is reason enough to stop, and 0 is given.
    pub fn write(
        &self,
        deadline: Option<Instant>,
        pieces: &[IoSlice<'_>],
        mut meanwhile: impl FnMut(&[u8]) -> bool,
    ) -> Result<usize, Failure> {
        /// What is kept of a peer that sends and does not read.
        const MAX_MEANWHILE: usize = 1024 * 1024;
        self.wait(deadline, |stream, cx| {
            loop {
                match stream.try_write_pieces(pieces) {
                    Ok(count) => return Poll::Ready(Ok(count)),
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                    Err(error) => return Poll::Ready(Err(error.into())),
                }
                if let Poll::Ready(ready) = stream.poll_writable(cx) {
                    ready?;
                    continue;
                }
                if self.ended.get() || self.input.borrow().len() > MAX_MEANWHILE {
                    return Poll::Pending;
                }
                let count = ready!(with_scratch(|scratch| {
                    let count = ready!(stream.poll_read(cx, scratch))?;
                    self.input.borrow_mut().extend_from_slice(&scratch[..count]);
                    Poll::Ready(Ok::<_, Failure>(count))
                }))?;
                self.ended.set(count == 0);
                if meanwhile(&self.input.borrow()) {
                    return Poll::Ready(Ok(0));
                }
            }
        })
    }

    /// The peer sends nothing more.
    pub fn has_ended(&self) -> bool {
        self.ended.get()
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.end_borrower();
        if let Some(key) = self.key.take() {
            OPEN.with_borrow_mut(|open| open.try_remove(key));
        }
    }
}
