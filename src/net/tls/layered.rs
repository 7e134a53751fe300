//! A TLS session over a connected TCP socket of the reactor's.

use std::cell::Cell;
use std::io::{self, ErrorKind, IoSlice, Read, Write};
use std::rc::Rc;
use std::task::{Context, Poll, ready};

use socket2::{MsgHdr, SockRef};
use tokio::io::Interest;
use tokio::net::TcpStream;

use super::Session;

/// A socket and the session that speaks through it.
pub struct Layered {
    pub socket: TcpStream,
    pub session: Rc<Session>,
    /// Somebody else goes on with the session: its end is not ours to say.
    pub is_lent: Cell<bool>,
}

/// The socket's own calls, of which none waits or raises a signal.
pub struct Quiet<'a>(pub SockRef<'a>);

impl Read for Quiet<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        (&*self.0).read(buffer)
    }
}

impl Write for Quiet<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.send_with_flags(bytes, libc::MSG_NOSIGNAL)
    }

    /// All records that wait, by one system call.
    fn write_vectored(&mut self, pieces: &[IoSlice<'_>]) -> io::Result<usize> {
        self.0
            .sendmsg(&MsgHdr::new().with_buffers(pieces), libc::MSG_NOSIGNAL)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Layered {
    fn quiet(&self) -> Quiet<'_> {
        Quiet(SockRef::from(&self.socket))
    }

    /// Reads what is there, decrypted; 0 is the peer's end. The handshake is part of it.
    pub fn poll_read(&self, cx: &mut Context<'_>, buffer: &mut [u8]) -> Poll<io::Result<usize>> {
        loop {
            match self.session.read(buffer) {
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                result => return Poll::Ready(result),
            }
            ready!(self.poll_sent(cx))?;
            ready!(self.poll_received(cx))?;
        }
    }

    /// Takes records from the socket when it may have some; whoever calls looks what they brought, and comes again.
    fn poll_received(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.socket.poll_read_ready(cx))?;
        let received = self
            .socket
            .try_io(Interest::READABLE, || self.session.receive(&mut self.quiet()));
        match received {
            Err(error) if error.kind() != ErrorKind::WouldBlock => Poll::Ready(Err(error)),
            _ => Poll::Ready(Ok(())),
        }
    }

    /// Sends the records that wait. Afterwards only a handshake waits for them: whoever writes sends what is left.
    fn poll_sent(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while self.session.wants_write() {
            match self.try_io(|socket| self.session.flush(socket)) {
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    if !self.session.is_handshaking() {
                        break;
                    }
                    ready!(self.socket.poll_write_ready(cx))?;
                }
                result => return Poll::Ready(result),
            }
        }
        Poll::Ready(Ok(()))
    }

    /// Ready when the handshake is over; for an end that speaks first, which does not begin by reading.
    pub fn poll_handshake(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        loop {
            ready!(self.poll_sent(cx))?;
            if !self.session.is_handshaking() {
                return Poll::Ready(Ok(()));
            }
            ready!(self.poll_received(cx))?;
        }
    }

    /// Encrypts and writes what the kernel takes.
    pub fn try_write(&self, pieces: &[IoSlice<'_>]) -> io::Result<usize> {
        self.try_io(|socket| self.session.write(socket, pieces))
    }

    fn try_io<R>(&self, write: impl FnOnce(&mut Quiet<'_>) -> io::Result<R>) -> io::Result<R> {
        self.socket
            .try_io(Interest::WRITABLE, || write(&mut self.quiet()))
    }

    /// Tells the peer that nothing more follows.
    pub fn close(&self) {
        self.session.close(&mut self.quiet());
    }
}

impl Drop for Layered {
    /// Nothing was cut off: the peer has to know.
    fn drop(&mut self) {
        if !self.is_lent.get() {
            self.close();
        }
    }
}
