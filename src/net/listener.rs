//! Listening sockets. Binding and listening happen without a runtime; accepting registers with the one that is there.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::os::fd::{AsRawFd, OwnedFd, RawFd};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::task::{Context, Poll, ready};

use socket2::{Domain, SockAddr, Socket, Type};
use tokio::net::{TcpListener, UnixListener};

use super::{Reactor, Stream, handed_down, inherited};
use crate::zend::system;

/// Connections that wait to be accepted (the kernel caps it at net.core.somaxconn).
const BACKLOG: i32 = 512;

/// Whether the original takes a path of this length: one byte less than the 107 that fit into `sun_path` with a terminator.
pub fn is_unix_path(path: &[u8]) -> bool {
    const MAX: usize = 106;
    path.len() <= MAX
}

/// Where to listen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    Tcp(SocketAddr),
    Unix(PathBuf),
}

/// Why an address cannot be listened on.
#[derive(Debug)]
pub enum AddressError {
    EmptyHost,
    /// Neither an IPv4 nor an IPv6 literal nor a unix path.
    BadHost,
    BadPort,
    PathTooLong,
}

impl Address {
    /// `unix:/path`, an IPv6 literal without brackets, or an IPv4 literal; names are not resolved.
    pub fn parse(host: &str, port: i64) -> Result<Self, AddressError> {
        if host.is_empty() {
            return Err(AddressError::EmptyHost);
        }
        if let Some(path) = host.strip_prefix("unix:/") {
            let path = format!("/{}", path.trim_start_matches('/'));
            if !is_unix_path(path.as_bytes()) {
                return Err(AddressError::PathTooLong);
            }
            return Ok(Address::Unix(path.into()));
        }
        let ip: IpAddr = if host.contains(':') {
            host.parse::<Ipv6Addr>()
                .map_err(|_| AddressError::BadHost)?
                .into()
        } else {
            host.parse::<Ipv4Addr>()
                .map_err(|_| AddressError::BadHost)?
                .into()
        };
        let port = u16::try_from(port).map_err(|_| AddressError::BadPort)?;
        Ok(Address::Tcp(SocketAddr::new(ip, port)))
    }
}

/// A bound and listening socket. The server that made it owns it; it knows nothing of those that connect.
pub struct Listener {
    socket: Socket,
    /// Of a unix socket.
    path: Option<PathBuf>,
    /// The same, if it was bound here.
    file: Option<SocketFile>,
}

/// A unix socket's file, removed with the listener by the process that made it.
pub struct SocketFile {
    path: PathBuf,
    process: u32,
    /// Device and inode: somebody may have bound another socket at the same path since.
    identity: Option<(u64, u64)>,
}

impl SocketFile {
    /// Of a socket that was bound just now.
    pub fn new(path: &Path) -> Self {
        SocketFile {
            path: path.to_owned(),
            process: std::process::id(),
            identity: identity(path),
        }
    }

    /// Leaves the file to whoever has the socket, too.
    fn keep(&mut self) {
        self.identity = None;
    }
}

impl Drop for SocketFile {
    fn drop(&mut self) {
        if self.process == std::process::id()
            && self.identity.is_some()
            && self.identity == identity(&self.path)
        {
            // Somebody may have removed it before us.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

fn identity(path: &Path) -> Option<(u64, u64)> {
    let file = std::fs::symlink_metadata(path).ok()?;
    Some((file.dev(), file.ino()))
}

impl Listener {
    /// Listens at an address, by the socket that the process was given for it, if there is one.
    pub fn bind(address: &Address, reuse_port: bool) -> io::Result<Self> {
        let path = match address {
            Address::Tcp(_) => None,
            Address::Unix(path) => Some(path.clone()),
        };
        let given = handed_down::take(address)
            .map(Ok)
            .or_else(|| inherited::find(address));
        if let Some(socket) = given {
            let socket = socket?;
            if path.is_none() {
                socket.set_tcp_nodelay(true)?;
            }
            return Ok(Listener {
                socket,
                path,
                file: None,
            });
        }
        let (socket, to) = match address {
            Address::Tcp(address) => {
                let socket = Socket::new(Domain::for_address(*address), Type::STREAM.nonblocking(), None)?;
                socket.set_reuse_address(true)?;
                if reuse_port {
                    socket.set_reuse_port(true)?;
                }
                if address.is_ipv6() {
                    socket.set_only_v6(false)?;
                }
                // Accepted sockets inherit it: small messages are written once and must not wait for an ACK.
                socket.set_tcp_nodelay(true)?;
                (socket, SockAddr::from(*address))
            }
            Address::Unix(path) => {
                let socket = Socket::new(Domain::UNIX, Type::STREAM.nonblocking(), None)?;
                (socket, SockAddr::unix(path)?)
            }
        };
        socket.bind(&to)?;
        let file = path.as_deref().map(SocketFile::new);
        let mut listener = Listener { socket, path, file };
        listener.socket.listen(BACKLOG)?;
        if handed_down::bound(address, &listener.socket)
            && let Some(file) = &mut listener.file
        {
            file.keep();
        }
        Ok(listener)
    }

    /// How many connections wait to be accepted, at most.
    pub fn set_backlog(&self, backlog: i32) -> io::Result<()> {
        self.socket.listen(backlog)
    }

    /// Accepts without a runtime. `WouldBlock`: nobody is there.
    pub fn accept_now(&self) -> io::Result<Socket> {
        self.socket.accept().map(|(connection, _)| connection)
    }

    pub fn fd(&self) -> RawFd {
        self.socket.as_raw_fd()
    }

    /// The real port; 0 for a unix socket.
    pub fn port(&self) -> u16 {
        self.socket
            .local_addr()
            .ok()
            .and_then(|address| address.as_socket())
            .map_or(0, |address| address.port())
    }

    /// The address with the real port, to bind the same again.
    pub fn address(&self) -> Option<Address> {
        match &self.path {
            Some(path) => Some(Address::Unix(path.clone())),
            None => self.socket.local_addr().ok()?.as_socket().map(Address::Tcp),
        }
    }

    /// Registers with the running runtime (inside `Reactor::enter`).
    pub fn acceptor(&self) -> io::Result<Acceptor> {
        let fd: OwnedFd = self.socket.try_clone()?.into();
        Ok(if self.path.is_some() {
            Acceptor::Unix(UnixListener::from_std(fd.into())?)
        } else {
            Acceptor::Tcp(TcpListener::from_std(fd.into())?)
        })
    }
}

/// Who connected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Peer {
    Tcp(SocketAddr),
    Unix,
}

impl std::fmt::Display for Peer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Peer::Tcp(address) => address.fmt(f),
            Peer::Unix => f.write_str("unix"),
        }
    }
}

/// What an accept that failed means for those that follow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AcceptFailure {
    /// This one client is gone or unreachable, or a firewall does not want it: Linux gives the pending network errors of the
    /// new socket as those of accept(2), which says to try again.
    Client,
    /// Descriptors or memory are used up, of the process or the system: wait for more.
    Exhausted,
    /// There is no listening socket any more.
    Listener,
}

impl AcceptFailure {
    pub fn of(error: &io::Error) -> Self {
        match error.raw_os_error() {
            Some(
                libc::ECONNABORTED
                | libc::EINTR
                | libc::EPERM
                | libc::EPROTO
                | libc::ENOPROTOOPT
                | libc::EOPNOTSUPP
                | libc::ENETDOWN
                | libc::ENETUNREACH
                | libc::ENONET
                | libc::EHOSTDOWN
                | libc::EHOSTUNREACH
                | libc::ETIMEDOUT
                | libc::ECONNRESET,
            ) => AcceptFailure::Client,
            None | Some(libc::EBADF | libc::EINVAL | libc::ENOTSOCK | libc::EFAULT) => {
                AcceptFailure::Listener
            }
            Some(_) => AcceptFailure::Exhausted,
        }
    }
}

/// A listener inside the runtime.
pub enum Acceptor {
    Tcp(TcpListener),
    Unix(UnixListener),
}

impl Acceptor {
    /// Whether somebody waits to be accepted.
    pub fn has_newcomer(&self) -> bool {
        let fd = match self {
            Acceptor::Tcp(listener) => listener.as_raw_fd(),
            Acceptor::Unix(listener) => listener.as_raw_fd(),
        };
        system::poll_now(fd, true, false).is_ok_and(|(readable, ..)| readable)
    }

    pub fn poll_accept(&self, cx: &mut Context<'_>) -> Poll<io::Result<(Stream, Peer)>> {
        // What is accepted is registered with the runtime.
        let closed = || Poll::Ready(Err(io::ErrorKind::NotConnected.into()));
        Reactor::get().enter(|| self.accept(cx)).unwrap_or_else(closed)
    }

    fn accept(&self, cx: &mut Context<'_>) -> Poll<io::Result<(Stream, Peer)>> {
        match self {
            Acceptor::Tcp(listener) => {
                let (stream, address) = ready!(listener.poll_accept(cx))?;
                Poll::Ready(Ok((stream.into(), Peer::Tcp(address))))
            }
            Acceptor::Unix(listener) => {
                let (stream, _) = ready!(listener.poll_accept(cx))?;
                Poll::Ready(Ok((stream.into(), Peer::Unix)))
            }
        }
    }
}

/// The address that a socket's end has, as `server_addr` and `server_port` show it.
pub fn describe(address: &SockAddr) -> (String, u16) {
    match address.as_socket() {
        Some(address) => (address.ip().to_string(), address.port()),
        None => (
            address
                .as_pathname()
                .map(Path::display)
                .map(|path| path.to_string())
                .unwrap_or_default(),
            0,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_loss_of_the_listener_ends_accepting() {
        let failure = |code| AcceptFailure::of(&io::Error::from_raw_os_error(code));
        for code in [
            libc::ECONNABORTED,
            libc::EPROTO,
            libc::ENETDOWN,
            libc::EHOSTUNREACH,
            libc::EPERM,
        ] {
            assert_eq!(failure(code), AcceptFailure::Client);
        }
        // ENOSPC: epoll takes no more descriptors (fs.epoll.max_user_watches).
        for code in [
            libc::EMFILE,
            libc::ENFILE,
            libc::ENOBUFS,
            libc::ENOMEM,
            libc::ENOSPC,
            libc::EIO,
        ] {
            assert_eq!(failure(code), AcceptFailure::Exhausted);
        }
        assert_eq!(failure(libc::EBADF), AcceptFailure::Listener);
        let no_runtime = io::Error::from(io::ErrorKind::NotConnected);
        assert_eq!(AcceptFailure::of(&no_runtime), AcceptFailure::Listener);
    }

    #[test]
    fn hosts_are_literals_or_unix_paths() {
        let tcp = |text: &str| Address::Tcp(text.parse().expect("a socket address"));
        assert_eq!(
            Address::parse("127.0.0.1", 80).expect("IPv4"),
            tcp("127.0.0.1:80")
        );
        assert_eq!(Address::parse("::1", 0).expect("IPv6"), tcp("[::1]:0"));
        for host in ["unix:/a/b", "unix://a/b", "unix:///a/b"] {
            assert_eq!(
                Address::parse(host, 7).expect("unix"),
                Address::Unix("/a/b".into())
            );
        }
        assert!(matches!(Address::parse("", 80), Err(AddressError::EmptyHost)));
        assert!(matches!(
            Address::parse("localhost", 80),
            Err(AddressError::BadHost)
        ));
        assert!(matches!(Address::parse("[::1]", 80), Err(AddressError::BadHost)));
        assert!(matches!(
            Address::parse("127.0.0.1", 65_536),
            Err(AddressError::BadPort)
        ));
        assert!(matches!(
            Address::parse("127.0.0.1", -1),
            Err(AddressError::BadPort)
        ));
        assert!(matches!(
            Address::parse(&format!("unix:/{}", "x".repeat(107)), 0),
            Err(AddressError::PathTooLong)
        ));
    }
}
