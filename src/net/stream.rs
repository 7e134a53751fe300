//! A connected socket: TCP, unix, or TLS over TCP, registered with the reactor.

use std::fs::File;
use std::io::{self, IoSlice, Read};
use std::net::Shutdown;
use std::os::fd::{AsRawFd, OwnedFd, RawFd};
use std::rc::Rc;
use std::task::{Context, Poll, ready};

use socket2::{MsgHdr, SockAddr, SockRef};
use tokio::io::{AsyncRead, Interest, ReadBuf};
use tokio::net::{TcpStream, UnixStream};

use super::tls::layered::Layered;
use super::tls::{Session, client, to_pem};
use crate::zend::system;

enum Kind {
    Tcp(TcpStream),
    Unix(UnixStream),
    Tls(Box<Layered>),
    /// The socket is another stream's, of which this one is a part.
    Tunnel(Box<dyn Tunnel>, Rc<Stream>),
}

/// Bytes both ways inside of a protocol that many such share a socket by.
pub trait Tunnel {
    /// Reads what is there; 0 is the peer's end.
    fn poll_read(&self, cx: &mut Context<'_>, buffer: &mut [u8]) -> Poll<io::Result<usize>>;

    /// Takes some of the pieces. `WouldBlock`: nothing now.
    fn try_write(&self, pieces: &[IoSlice<'_>]) -> io::Result<usize>;

    /// Ready when writing is worth a try.
    fn poll_writable(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>>;

    /// Bytes that have arrived and were not read.
    fn unread(&self) -> usize;

    /// Nothing more is written.
    fn shutdown_write(&self);

    /// Nothing more is written, nor read.
    fn shutdown_both(&self);
}

/// A socket that neither blocks nor raises signals. A connection's reader and its outbox share it; it knows nothing of
/// what the bytes mean. The descriptor is closed with the last reference.
pub struct Stream {
    kind: std::cell::RefCell<Kind>,
    fd: RawFd,
}

impl From<TcpStream> for Stream {
    fn from(stream: TcpStream) -> Self {
        Stream {
            fd: stream.as_raw_fd(),
            kind: Kind::Tcp(stream).into(),
        }
    }
}

impl From<UnixStream> for Stream {
    fn from(stream: UnixStream) -> Self {
        Stream {
            fd: stream.as_raw_fd(),
            kind: Kind::Unix(stream).into(),
        }
    }
}

impl Stream {
    /// A connected socket that was made elsewhere. Only where the runtime is entered.
    pub fn adopt(fd: OwnedFd) -> io::Result<Self> {
        let socket = socket2::Socket::from(fd);
        socket.set_nonblocking(true)?;
        if socket.local_addr()?.is_unix() {
            return UnixStream::from_std(socket.into()).map(Stream::from);
        }
        TcpStream::from_std(socket.into()).map(Stream::from)
    }

    /// A part of what another stream carries.
    pub fn tunnel(tunnel: Box<dyn Tunnel>, carrier: Rc<Stream>) -> Self {
        Stream {
            fd: carrier.fd,
            kind: Kind::Tunnel(tunnel, carrier).into(),
        }
    }

    /// The same, spoken through a TLS session, whose handshake is part of reading. A unix socket stays as it is.
    pub fn with_tls(self, session: Rc<Session>) -> Self {
        let fd = self.fd;
        let kind = match self.kind.into_inner() {
            Kind::Tcp(socket) => Kind::Tls(Box::new(Layered {
                socket,
                session,
                is_lent: false.into(),
            })),
            kind => kind,
        };
        Stream {
            kind: kind.into(),
            fd,
        }
    }

    /// A second descriptor of the socket, and what it speaks through.
    pub fn share(&self) -> io::Result<(OwnedFd, Option<Rc<Session>>)> {
        let fd = self.with_socket(|socket| socket.try_clone())?.into();
        let session = match &*self.kind.borrow() {
            Kind::Tls(layered) => Some(Rc::clone(&layered.session)),
            Kind::Tcp(_) | Kind::Unix(_) | Kind::Tunnel(..) => None,
        };
        Ok((fd, session))
    }

    /// The descriptor goes without a goodbye: somebody else has another one, and goes on.
    pub fn leave(&self) {
        if let Kind::Tls(layered) = &*self.kind.borrow() {
            layered.is_lent.set(true);
        }
    }

    /// Why TLS has failed.
    pub fn tls_failure(&self) -> Option<String> {
        match &*self.kind.borrow() {
            Kind::Tls(layered) => layered.session.failure().map(|error| error.to_string()),
            Kind::Tcp(_) | Kind::Unix(_) | Kind::Tunnel(..) => None,
        }
    }

    /// TLS does not stand yet.
    pub fn is_handshaking(&self) -> bool {
        match &*self.kind.borrow() {
            Kind::Tls(layered) => layered.session.is_handshaking(),
            Kind::Tcp(_) | Kind::Unix(_) | Kind::Tunnel(..) => false,
        }
    }

    /// Ready when TLS stands. Without TLS there is nothing to wait for.
    pub fn poll_handshake(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &*self.kind.borrow() {
            Kind::Tls(layered) => layered.poll_handshake(cx),
            Kind::Tcp(_) | Kind::Unix(_) | Kind::Tunnel(..) => Poll::Ready(Ok(())),
        }
    }

    /// What to do about a certificate that was not believed. None: none is to blame.
    pub fn certificate_failure(&self) -> Option<String> {
        match &*self.kind.borrow() {
            Kind::Tls(layered) => layered.session.failure().as_ref().and_then(client::explain),
            Kind::Tcp(_) | Kind::Unix(_) | Kind::Tunnel(..) => None,
        }
    }

    /// The certificate that the peer has shown, as PEM.
    pub fn peer_certificate(&self) -> Option<String> {
        match &*self.kind.borrow() {
            Kind::Tls(layered) => Some(to_pem(&layered.session.peer_certificate()?)),
            Kind::Tcp(_) | Kind::Unix(_) | Kind::Tunnel(..) => None,
        }
    }

    /// The protocol that a TLS handshake has agreed on.
    #[expect(dead_code, reason = "HTTP/2 will ask")]
    pub fn alpn(&self) -> Option<Vec<u8>> {
        match &*self.kind.borrow() {
            Kind::Tls(layered) => layered.session.alpn(),
            Kind::Tcp(_) | Kind::Unix(_) | Kind::Tunnel(..) => None,
        }
    }

    pub fn fd(&self) -> RawFd {
        self.fd
    }

    /// Reads what is there into `buffer`; 0 is the peer's FIN. A read that does not fill the buffer tells the reactor
    /// that the socket is empty, so that no second system call has to ask.
    pub fn poll_read(&self, cx: &mut Context<'_>, buffer: &mut [u8]) -> Poll<io::Result<usize>> {
        let mut buffer = ReadBuf::new(buffer);
        let result = match &mut *self.kind.borrow_mut() {
            Kind::Tcp(stream) => std::pin::Pin::new(stream).poll_read(cx, &mut buffer),
            Kind::Unix(stream) => std::pin::Pin::new(stream).poll_read(cx, &mut buffer),
            Kind::Tls(layered) => return layered.poll_read(cx, buffer.initialize_unfilled()),
            Kind::Tunnel(tunnel, _) => return tunnel.poll_read(cx, buffer.initialize_unfilled()),
        };
        ready!(result)?;
        Poll::Ready(Ok(buffer.filled().len()))
    }

    /// Shows `take` what has come to the socket, below TLS, and takes as many bytes as that says; 0 is the peer's end.
    pub fn poll_take(
        &self,
        cx: &mut Context<'_>,
        buffer: &mut [u8],
        take: &mut dyn FnMut(&[u8]) -> usize,
    ) -> Poll<io::Result<usize>> {
        loop {
            let kind = self.kind.borrow();
            ready!(match &*kind {
                Kind::Tcp(stream) => stream.poll_read_ready(cx),
                Kind::Unix(stream) => stream.poll_read_ready(cx),
                Kind::Tls(layered) => layered.socket.poll_read_ready(cx),
                Kind::Tunnel(..) => Poll::Ready(Err(io::ErrorKind::Unsupported.into())),
            })?;
            let peek = || system::peek(self.fd, buffer);
            let seen = match &*kind {
                Kind::Tcp(stream) => stream.try_io(Interest::READABLE, peek),
                Kind::Unix(stream) => stream.try_io(Interest::READABLE, peek),
                Kind::Tls(layered) => layered.socket.try_io(Interest::READABLE, peek),
                Kind::Tunnel(..) => Err(io::ErrorKind::Unsupported.into()),
            };
            match seen {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) => return Poll::Ready(Err(error)),
                Ok(0) => return Poll::Ready(Ok(0)),
                Ok(count) => {
                    let taken = take(&buffer[..count]);
                    self.with_socket(|socket| (&**socket).read_exact(&mut buffer[..taken]))?;
                    return Poll::Ready(Ok(count));
                }
            }
        }
    }

    /// Writes what the kernel takes; never blocks, never raises SIGPIPE.
    pub fn try_write(&self, bytes: &[u8]) -> io::Result<usize> {
        self.try_io(&[IoSlice::new(bytes)], |socket| {
            socket.send_with_flags(bytes, libc::MSG_NOSIGNAL)
        })
    }

    /// The same for several pieces, without copying them together.
    pub fn try_write_pieces(&self, pieces: &[IoSlice<'_>]) -> io::Result<usize> {
        match pieces {
            [piece] => self.try_write(piece),
            _ => self.try_io(pieces, |socket| {
                socket.sendmsg(&MsgHdr::new().with_buffers(pieces), libc::MSG_NOSIGNAL)
            }),
        }
    }

    fn try_io(
        &self,
        pieces: &[IoSlice<'_>],
        write: impl FnOnce(&SockRef<'_>) -> io::Result<usize>,
    ) -> io::Result<usize> {
        match &*self.kind.borrow() {
            Kind::Tcp(stream) => stream.try_io(Interest::WRITABLE, || write(&SockRef::from(stream))),
            Kind::Unix(stream) => stream.try_io(Interest::WRITABLE, || write(&SockRef::from(stream))),
            Kind::Tls(layered) => layered.try_write(pieces),
            Kind::Tunnel(tunnel, _) => tunnel.try_write(pieces),
        }
    }

    /// Whether the kernel can send a file's bytes as they are.
    pub fn sends_files(&self) -> bool {
        matches!(&*self.kind.borrow(), Kind::Tcp(_) | Kind::Unix(_))
    }

    /// Has the kernel send bytes of a file, as many as it takes; 0: the file has no more. Only where it `sends_files`.
    pub fn try_send_file(&self, file: &File, start: u64, len: usize) -> io::Result<usize> {
        self.try_io(&[], |socket| {
            system::send_file(socket.as_raw_fd(), file, start, len)
        })
    }

    pub fn poll_writable(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &*self.kind.borrow() {
            Kind::Tcp(stream) => stream.poll_write_ready(cx),
            Kind::Unix(stream) => stream.poll_write_ready(cx),
            Kind::Tls(layered) => layered.socket.poll_write_ready(cx),
            Kind::Tunnel(tunnel, _) => tunnel.poll_writable(cx),
        }
    }

    /// Bytes that have arrived and were not read.
    pub fn unread(&self) -> usize {
        match &*self.kind.borrow() {
            Kind::Tunnel(tunnel, _) => tunnel.unread(),
            Kind::Tcp(_) | Kind::Unix(_) | Kind::Tls(_) => system::unread(self.fd),
        }
    }

    /// Sends FIN; what the peer sends can still be read.
    pub fn shutdown_write(&self) {
        match &*self.kind.borrow() {
            Kind::Tls(layered) => layered.close(),
            Kind::Tunnel(tunnel, _) => return tunnel.shutdown_write(),
            Kind::Tcp(_) | Kind::Unix(_) => {}
        }
        // An error means that the peer is gone already.
        let _ = self.with_socket(|socket| socket.shutdown(Shutdown::Write));
    }

    /// Ends both directions; whoever waits on the socket sees its end.
    pub fn shutdown_both(&self) {
        if let Kind::Tunnel(tunnel, _) = &*self.kind.borrow() {
            return tunnel.shutdown_both();
        }
        let _ = self.with_socket(|socket| socket.shutdown(Shutdown::Both));
    }

    /// The address of this end.
    pub fn local_addr(&self) -> io::Result<SockAddr> {
        self.with_socket(|socket| socket.local_addr())
    }

    /// The kernel's socket, for what needs no waiting.
    pub fn with_socket<R>(&self, body: impl FnOnce(&SockRef<'_>) -> R) -> R {
        match &*self.kind.borrow() {
            Kind::Tcp(stream) => body(&SockRef::from(stream)),
            Kind::Unix(stream) => body(&SockRef::from(stream)),
            Kind::Tls(layered) => body(&SockRef::from(&layered.socket)),
            Kind::Tunnel(_, carrier) => carrier.with_socket(body),
        }
    }
}
