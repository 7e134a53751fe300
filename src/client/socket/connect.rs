//! Binding, listening, accepting and connecting.

use std::io;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::task::{Poll, ready};
use std::time::{Duration, Instant};

use socket2::{SockAddr, SockRef};

use super::transport::attempt;
use super::{Socket, Timeout};
use crate::client::Failure;
use crate::client::failure::code;
use crate::client::proxy_settings::Proxy;
use crate::engine::{Direction, Engine, Watched};
use crate::net::listener::SocketFile;

/// How soon a unix listener whose queue is full is asked again: the kernel does not tell when there is room.
const QUEUE_FULL: Duration = Duration::from_millis(5);

impl Socket {
    pub fn bind(&self, host: &[u8], port: i64) -> Result<(), Failure> {
        let address = self.literal(host, port)?;
        self.with(|fd| {
            let socket = SockRef::from(fd);
            if self.domain != libc::AF_UNIX {
                socket.set_reuse_address(true)?;
            }
            socket.bind(&address)
        })?;
        if let Some(path) = address.as_pathname() {
            *self.file.borrow_mut() = Some(SocketFile::new(Path::new(path)));
        }
        Ok(())
    }

    pub fn listen(&self, backlog: i32) -> Result<(), Failure> {
        self.with(|fd| SockRef::from(fd).listen(backlog))
    }

    /// Waits for a connection.
    pub fn accept(&self, timeout: Timeout) -> Result<Socket, Failure> {
        let _turn = self.begin(Direction::Read)?;
        let deadline = timeout.deadline(self.read_timeout.get());
        let accepted = self.wait(deadline, |handle, cx| {
            attempt(handle, Direction::Read, cx, || {
                let (accepted, _) = SockRef::from(handle.fd()).accept()?;
                accepted.set_nonblocking(true)?;
                Ok(accepted)
            })
        })?;
        Ok(self.accepted(accepted.into()))
    }

    /// What a listener accepts is like itself.
    fn accepted(&self, fd: OwnedFd) -> Socket {
        let socket = Socket::new(fd, self.domain, self.kind, self.ip_protocol);
        socket.connected.set(true);
        socket.accepted.set(true);
        socket.read_timeout.set(self.read_timeout.get());
        socket.write_timeout.set(self.write_timeout.get());
        *socket.protocol.borrow_mut() = self.protocol();
        socket.set_nodelay();
        socket
    }

    /// Connects; one limit for looking up the name and all that follows. A socket that is connected is left alone.
    pub fn connect(&self, host: &[u8], port: i64, timeout: Timeout) -> Result<(), Failure> {
        self.connect_through(None, host, port, timeout)
    }

    /// The same through a proxy, which is asked to connect.
    pub fn connect_through(
        &self,
        proxy: Option<&Proxy>,
        host: &[u8],
        port: i64,
        timeout: Timeout,
    ) -> Result<(), Failure> {
        if self.user(Direction::Read).is_some() {
            return self.begin(Direction::Read).map(drop);
        }
        let _turn = self.begin(Direction::Write)?;
        if self.connected.get() && self.is_stream() {
            return Ok(());
        }
        let deadline = timeout.deadline(self.connect_timeout.get());
        let (first, first_port) = match proxy {
            Some(proxy) => (
                &proxy.host[..],
                proxy.port.ok_or(Failure::Code(code::BAD_PORT))?.into(),
            ),
            None => (host, port),
        };
        let address = self.resolve(first, first_port, deadline)?;
        self.connect_to(&address, deadline)?;
        if let Some(proxy) = proxy {
            self.ask_proxy(proxy, host, port, deadline)?;
        }
        self.connected.set(true);
        *self.host.borrow_mut() = String::from_utf8_lossy(host).into_owned();
        if self.protocol().tls && self.is_stream() {
            return self.handshake(deadline);
        }
        Ok(())
    }

    fn connect_to(&self, address: &SockAddr, deadline: Option<Instant>) -> Result<(), Failure> {
        loop {
            let handle = self.handle()?;
            let begun = SockRef::from(handle.fd()).connect(address);
            let Err(error) = begun else { return Ok(()) };
            match error.raw_os_error() {
                Some(libc::EINPROGRESS | libc::EINTR) => return self.wait_connected(address, deadline),
                Some(libc::EAGAIN) if self.domain == libc::AF_UNIX => wait_for_room(deadline)?,
                _ => return Err(error.into()),
            }
        }
    }

    fn wait_connected(&self, address: &SockAddr, deadline: Option<Instant>) -> Result<(), Failure> {
        let mut begun = false;
        self.wait(deadline, |handle, cx| {
            loop {
                if begun && let Poll::Ready(result) = has_connected(handle, address) {
                    return Poll::Ready(result.map_err(Failure::from));
                }
                begun = true;
                ready!(handle.poll_blocked(Direction::Write, cx))?;
            }
        })
    }
}

/// What has become of a connect that takes its time: asking again tells.
fn has_connected(handle: &Watched, address: &SockAddr) -> Poll<io::Result<()>> {
    match SockRef::from(handle.fd()).connect(address) {
        Ok(()) => Poll::Ready(Ok(())),
        Err(error) => match error.raw_os_error() {
            Some(libc::EISCONN) => Poll::Ready(Ok(())),
            Some(libc::EALREADY | libc::EINPROGRESS | libc::EINTR) => Poll::Pending,
            _ => Poll::Ready(Err(error)),
        },
    }
}

fn wait_for_room(deadline: Option<Instant>) -> Result<(), Failure> {
    let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
    if left.is_some_and(|left| left.is_zero()) {
        return Err(Failure::system(libc::ETIMEDOUT));
    }
    let pause = left.map_or(QUEUE_FULL, |left| left.min(QUEUE_FULL));
    let engine = Engine::get();
    if engine.coroutines.in_coroutine() {
        engine.sleep(pause)?;
    } else {
        std::thread::sleep(pause);
    }
    Ok(())
}
