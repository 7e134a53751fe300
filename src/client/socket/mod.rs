//! A socket for coroutines: one of them may read and one write at a time; each waits for its own direction.
//!
//! * `address`: where to bind and connect to; `connect`: binding, listening, accepting, connecting.
//! * `reading`, `writing`: bytes in and out; `packets`: messages, as `protocol` says where they end.
//! * `proxy`: connecting by way of one.
//! * `tls`: all of that encrypted.
//! * `lent`: a connection that is somebody else's.
//! * `input`: what was received and not used yet; `transport`: the kernel's calls.

mod address;
mod connect;
mod input;
pub mod lent;
mod packets;
pub mod protocol;
mod proxy;
mod reading;
mod tls;
mod transport;
mod writing;

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::io;
use std::net::Shutdown;
use std::os::fd::{AsRawFd, OwnedFd};
use std::pin::pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use socket2::{Domain, Protocol as IpProtocol, SockAddr, SockRef, Type};

use super::Failure;
use super::failure::code;
use crate::engine::{Direction, Engine, Watched, socket_calls};
use crate::net::listener::{SocketFile, describe};
use crate::net::outbox::Outbox;
use crate::net::tls::Session;
use crate::zend::{PhpResult, system};
use input::Input;
use protocol::Protocol;

pub use protocol::Complaint;
pub use reading::Partial;

/// Limits are kept to the millisecond.
const MILLISECOND: f64 = 1_000.0;

/// A socket. PHP objects that stand for it share it; it knows their methods' rules and none of their names.
pub struct Socket {
    pub domain: i32,
    /// As it was asked for, flags included.
    pub kind: i32,
    pub ip_protocol: i32,
    /// The descriptor's number, which stays known when it is closed.
    pub fd: i32,
    /// None once it is closed.
    handle: RefCell<Option<Rc<Watched>>>,
    input: Input,
    reader: Cell<Option<i64>>,
    writer: Cell<Option<i64>>,
    /// The coroutine that is inside is to fail when it waits next: it could not be cancelled where it was.
    cancelled: [Cell<bool>; 2],
    /// Closed while somebody was inside: who leaves last finishes it.
    closing: Cell<bool>,
    connected: Cell<bool>,
    /// Calls that cannot be told not to wait would.
    may_block: bool,
    /// None: no limit.
    pub read_timeout: Cell<Option<Duration>>,
    pub write_timeout: Cell<Option<Duration>>,
    pub connect_timeout: Cell<Option<Duration>>,
    protocol: RefCell<Rc<Protocol>>,
    /// Made by a handshake: what is read and written is encrypted.
    session: RefCell<Option<Rc<Session>>>,
    /// A handshake has failed: nothing that was meant to be encrypted goes out now.
    handshake_failed: Cell<bool>,
    /// It comes from a listener: in a handshake it is the server.
    accepted: Cell<bool>,
    /// What `connect()` was told, which is the server's name in a handshake.
    host: RefCell<String>,
    /// The file of a unix socket that this one has bound.
    file: RefCell<Option<SocketFile>>,
    /// Whose connection it is, if it is not its own.
    lender: Cell<Option<lent::Lender>>,
    /// What a response sends on the same connection.
    response: RefCell<Weak<Outbox>>,
    /// Whose response that is, if others may send beside it.
    sender: RefCell<Option<Weak<dyn Any>>>,
}

/// How long a call may take, as its argument says it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Timeout(pub f64);

impl Timeout {
    pub const DEFAULT: Timeout = Timeout(0.0);

    /// The limit; none if it is negative.
    pub fn duration(self) -> Option<Duration> {
        Duration::try_from_secs_f64((self.0 * MILLISECOND).ceil() / MILLISECOND).ok()
    }

    /// 0 is the default, negative no limit; what is left of a millisecond counts as one.
    fn deadline(self, default: Option<Duration>) -> Option<Instant> {
        let limit = if self.0 == 0.0 { default } else { self.duration() };
        limit.and_then(|limit| Instant::now().checked_add(limit))
    }
}

/// A coroutine's turn in one direction of a socket.
struct Turn<'a> {
    socket: &'a Socket,
    direction: Direction,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.socket.slot(self.direction).set(None);
        self.socket.cancelled[self.direction as usize].set(false);
        if self.socket.closing.get() && !self.socket.is_used() {
            self.socket.release();
        }
    }
}

impl Socket {
    pub fn open(domain: i32, kind: i32, ip_protocol: i32) -> io::Result<Self> {
        let protocol = (ip_protocol != 0).then(|| IpProtocol::from(ip_protocol));
        let socket = socket2::Socket::new(Domain::from(domain), Type::from(kind).nonblocking(), protocol)?;
        let socket = Socket::new(socket.into(), domain, kind, ip_protocol);
        socket.set_nodelay();
        Ok(socket)
    }

    /// Two connected sockets.
    pub fn pair(domain: i32, kind: i32, protocol: i32) -> io::Result<[Self; 2]> {
        let ends = socket_calls::pair(domain, kind, protocol)?;
        Ok(ends.map(|end| {
            let socket = Socket::new(end, domain, kind, protocol);
            socket.connected.set(true);
            socket
        }))
    }

    /// A descriptor that was made elsewhere. Whoever made it may go on with calls that block: a connected one stays as it is.
    pub fn adopt(fd: OwnedFd) -> io::Result<Self> {
        let (domain, kind, protocol, connected) = {
            let socket = SockRef::from(&fd);
            let connected = socket.peer_addr().is_ok();
            if !connected {
                socket.set_nonblocking(true)?;
            }
            let protocol = socket.protocol().ok().flatten().map_or(0, i32::from);
            (
                i32::from(socket.domain()?),
                i32::from(socket.r#type()?),
                protocol,
                connected,
            )
        };
        let mut socket = Socket::new(fd, domain, kind, protocol);
        socket.connected.set(connected);
        socket.may_block = connected;
        Ok(socket)
    }

    fn new(fd: OwnedFd, domain: i32, kind: i32, ip_protocol: i32) -> Self {
        Socket::perhaps_closed(Some(fd), domain, kind, ip_protocol)
    }

    /// The same, perhaps closed.
    fn perhaps_closed(fd: Option<OwnedFd>, domain: i32, kind: i32, ip_protocol: i32) -> Self {
        let engine = Engine::get();
        let options = engine.options.borrow();
        Socket {
            domain,
            kind,
            ip_protocol,
            fd: fd.as_ref().map_or(-1, |fd| fd.as_raw_fd()),
            handle: RefCell::new(fd.map(|fd| Rc::new(Watched::new(fd)))),
            input: Input::default(),
            reader: Cell::new(None),
            writer: Cell::new(None),
            closing: Cell::new(false),
            connected: Cell::new(false),
            may_block: false,
            read_timeout: Cell::new(options.read_timeout),
            write_timeout: Cell::new(options.write_timeout),
            connect_timeout: Cell::new(options.connect_timeout),
            protocol: RefCell::default(),
            session: RefCell::new(None),
            cancelled: [const { Cell::new(false) }; 2],
            handshake_failed: Cell::new(false),
            accepted: Cell::new(false),
            host: RefCell::default(),
            file: RefCell::new(None),
            lender: Cell::new(None),
            response: RefCell::default(),
            sender: RefCell::default(),
        }
    }

    /// Small messages are sent as they are written.
    fn set_nodelay(&self) {
        let is_tcp = matches!(self.domain, libc::AF_INET | libc::AF_INET6) && self.is_stream();
        if let (true, Ok(handle)) = (is_tcp, self.handle()) {
            // Other protocols than TCP have no such option.
            let _ = SockRef::from(handle.fd()).set_tcp_nodelay(true);
        }
    }

    /// The kind without flags.
    fn plain_kind(&self) -> i32 {
        self.kind & !(libc::SOCK_NONBLOCK | libc::SOCK_CLOEXEC)
    }

    pub fn is_stream(&self) -> bool {
        self.plain_kind() == libc::SOCK_STREAM
    }

    fn handle(&self) -> Result<Rc<Watched>, Failure> {
        match &*self.handle.borrow() {
            Some(handle) if !self.closing.get() => Ok(Rc::clone(handle)),
            _ => Err(Failure::closed()),
        }
    }

    /// The descriptor's number while it is open.
    pub fn open_fd(&self) -> Option<i32> {
        self.handle().ok().map(|handle| handle.fd().as_raw_fd())
    }

    pub fn is_closed(&self) -> bool {
        self.handle().is_err()
    }

    /// The kernel's socket, for what needs no waiting.
    pub fn with<R>(&self, body: impl FnOnce(&OwnedFd) -> io::Result<R>) -> Result<R, Failure> {
        Ok(body(self.handle()?.fd())?)
    }

    fn slot(&self, direction: Direction) -> &Cell<Option<i64>> {
        match direction {
            Direction::Read => &self.reader,
            Direction::Write => &self.writer,
        }
    }

    /// The coroutine that is in a direction.
    pub fn user(&self, direction: Direction) -> Option<i64> {
        self.slot(direction).get()
    }

    fn is_used(&self) -> bool {
        self.reader.get().is_some() || self.writer.get().is_some()
    }

    /// Takes a direction for the running coroutine.
    fn begin(&self, direction: Direction) -> Result<Turn<'_>, Failure> {
        if let Some(user) = self.user(direction) {
            return Err(Failure::Busy(user, direction));
        }
        self.handle()?;
        if self.handshake_failed.get() {
            return Err(Failure::Code(code::SSL_RESET));
        }
        self.slot(direction)
            .set(Some(Engine::get().coroutines.current_id()));
        let turn = Turn {
            socket: self,
            direction,
        };
        if direction == Direction::Write {
            self.wait_for_response()?;
        }
        Ok(turn)
    }

    /// Suspends the coroutine until `poll` is ready; outside of coroutines the thread waits.
    fn wait<T>(
        &self,
        deadline: Option<Instant>,
        mut poll: impl FnMut(&Watched, &mut Context<'_>) -> Poll<Result<T, Failure>>,
    ) -> Result<T, Failure> {
        if self.is_cancelled() {
            return Err(Failure::system(libc::ECANCELED));
        }
        let handle = self.handle()?;
        if !Engine::get().coroutines.in_coroutine() {
            return block(&handle, deadline, poll);
        }
        let waiting = pin!(std::future::poll_fn(|cx| poll(&handle, cx)));
        match Engine::get().wait_until(deadline, waiting)? {
            Some(result) => result,
            None => Err(Failure::system(libc::ETIMEDOUT)),
        }
    }

    pub fn protocol(&self) -> Rc<Protocol> {
        Rc::clone(&self.protocol.borrow())
    }

    pub fn set_protocol(&self, protocol: Protocol) {
        // The one before may hold a callable: it goes after the borrow.
        let before = self.protocol.replace(Rc::new(protocol));
        drop(before);
    }

    /// Address and port of this end.
    pub fn local(&self) -> Result<(String, u16), Failure> {
        self.name(|socket| socket.local_addr())
    }

    /// Address and port of the other end.
    pub fn peer(&self) -> Result<(String, u16), Failure> {
        self.name(|socket| socket.peer_addr())
    }

    fn name(&self, ask: impl FnOnce(&SockRef<'_>) -> io::Result<SockAddr>) -> Result<(String, u16), Failure> {
        self.with(|fd| ask(&SockRef::from(fd)))
            .map(|address| describe(&address))
    }

    /// Whether the other end is still there, as far as is known here. One that has ended in order fails with another code
    /// than one that was reset.
    pub fn check_liveness(&self) -> Result<(), Failure> {
        let handle = self.handle()?;
        match socket_calls::peek(handle.fd(), &mut [0]) {
            Ok(0) if self.is_stream() => Err(Failure::system(libc::EPIPE)),
            Ok(_) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                SockRef::from(handle.fd()).peer_addr()?;
                Ok(())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// It is connected, and nothing is under way in either direction.
    pub fn is_idle(&self) -> bool {
        self.connected.get()
            && !self.is_used()
            && self.input.is_empty()
            && self.check_liveness().is_ok()
            && self
                .with(|fd| Ok(system::unread(fd.as_raw_fd())))
                .is_ok_and(|unread| unread == 0)
    }

    /// Ends one direction, or both.
    pub fn shutdown(&self, how: Shutdown) -> Result<(), Failure> {
        if how != Shutdown::Read {
            self.wait_for_complete_response()?;
            self.say_goodbye();
        }
        self.with(|fd| SockRef::from(fd).shutdown(how))
    }

    /// The coroutine inside a read or a write fails: now, or as soon as it waits again. False: nobody is inside.
    pub fn cancel(&self, direction: Direction) -> PhpResult<bool> {
        let Some(id) = self.user(direction) else {
            return Ok(false);
        };
        if Engine::get().cancel(id, false)?.is_err() {
            // It has got a part of what it wants and let others run first.
            self.cancelled[direction as usize].set(true);
        }
        Ok(true)
    }

    /// Whether the running coroutine's call was cancelled meanwhile.
    fn is_cancelled(&self) -> bool {
        let id = Engine::get().coroutines.current_id();
        [Direction::Read, Direction::Write]
            .into_iter()
            .any(|direction| self.cancelled[direction as usize].get() && self.user(direction) == Some(id))
    }

    /// Closes the socket: whoever waits in it fails now. False: it was closed already.
    pub fn close(&self) -> PhpResult<bool> {
        if let Err(Failure::Unwind(unwind)) = self.wait_for_complete_response() {
            return Err(unwind);
        }
        if self.is_closed() {
            return Ok(false);
        }
        self.say_goodbye();
        self.closing.set(true);
        if self.connected.get()
            && !self.response_is_queued()
            && let Some(handle) = &*self.handle.borrow()
        {
            // Others may have the descriptor, too (a child, whoever it was imported from): the peer is told in any case.
            let _ = SockRef::from(handle.fd()).shutdown(Shutdown::Both);
        }
        for direction in [Direction::Read, Direction::Write] {
            self.cancel(direction)?;
        }
        if !self.is_used() {
            self.release();
        }
        Ok(true)
    }

    /// Over TLS the peer is told that nothing was cut off.
    fn say_goodbye(&self) {
        if let (Some(session), Some(handle)) = (self.session(), &*self.handle.borrow()) {
            session.close(&mut tls::Direct(handle.fd()));
        }
    }

    fn release(&self) {
        drop(self.session.take());
        self.input.clear();
        drop(self.file.take());
        drop(self.handle.take());
        self.give_back(true);
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        if !self.give_back(false) {
            self.say_goodbye();
        }
    }
}

fn block<T>(
    handle: &Watched,
    deadline: Option<Instant>,
    mut poll: impl FnMut(&Watched, &mut Context<'_>) -> Poll<Result<T, Failure>>,
) -> Result<T, Failure> {
    loop {
        if let Poll::Ready(result) = poll(handle, &mut Context::from_waker(Waker::noop())) {
            return result;
        }
        if !handle.block(deadline) {
            return Err(Failure::system(libc::ETIMEDOUT));
        }
    }
}
