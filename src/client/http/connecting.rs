//! Connecting to a target: its name, a TCP or unix socket, the proxy in between. One deadline for all of it.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::pin::pin;
use std::rc::Rc;
use std::task::ready;
use std::time::{Duration, Instant};

use socket2::{Domain, SockAddr, Socket, Type};
use tokio::net::{TcpStream, UnixStream};

use super::connection::Connection;
use super::proxy::ToProxy;
use super::settings::Settings;
use crate::client::Failure;
use crate::client::failure::code;
use crate::client::proxy::{Wish, socks5, tunnel};
use crate::client::proxy_settings::ProxyKind;
use crate::client::services::node_of;
use crate::engine::{Engine, Family, LookupError};
use crate::net::Stream;
use crate::net::listener::is_unix_path;
use crate::net::tls::{self, Session, SettingError};

/// How soon a unix listener whose queue is full is asked again: the kernel does not tell when there is room.
const QUEUE_FULL: Duration = Duration::from_millis(5);

/// Whom a client speaks to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// A name, an address, or `unix:/path`.
    pub host: Vec<u8>,
    pub port: i64,
    pub tls: bool,
    /// The proxy is asked for a tunnel, although HTTP needs none without TLS.
    pub tunnel: bool,
}

impl Target {
    /// The path of a unix socket.
    fn unix_path(&self) -> Option<&[u8]> {
        self.host
            .strip_prefix(b"unix:")
            .filter(|path| path.starts_with(b"/"))
    }

    pub fn is_unix(&self) -> bool {
        self.unix_path().is_some()
    }

    fn port(&self) -> Result<u16, Failure> {
        // As the kernel answers for port 0, which nobody listens on either.
        u16::try_from(self.port).map_err(|_| Failure::system(libc::ECONNREFUSED))
    }
}

/// Makes a connection.
pub fn connect(
    target: &Target,
    settings: &Settings,
    deadline: Option<Instant>,
) -> Result<Rc<Connection>, Failure> {
    let connection = connect_plainly(target, settings, deadline)?;
    if target.tls {
        if target.is_unix() {
            return Err(Failure::Code(code::NOT_SUPPORTED));
        }
        if !connection.input.borrow().is_empty() {
            // A server says nothing before TLS stands: that is the proxy's, or somebody else's.
            return Err(Failure::Code(code::PROXY_HANDSHAKE));
        }
        connection.start_tls(session(target, settings)?, deadline)?;
    }
    Ok(connection)
}

/// TLS with the target's name, as the settings have it.
fn session(target: &Target, settings: &Settings) -> Result<Session, Failure> {
    let refused = |SettingError(text): SettingError| Failure::Described(code::SSL_HANDSHAKE_FAILED, text);
    let name =
        tls::client::server_name(&settings.tls, &String::from_utf8_lossy(&target.host)).map_err(refused)?;
    let config = settings.tls_config().map_err(refused)?;
    Session::client(config, name)
        .map_err(|error| Failure::Described(code::SSL_HANDSHAKE_FAILED, error.to_string()))
}

fn connect_plainly(
    target: &Target,
    settings: &Settings,
    deadline: Option<Instant>,
) -> Result<Rc<Connection>, Failure> {
    if let Some(path) = target.unix_path() {
        let stream = connect_unix(path, deadline)?;
        return Ok(Connection::new(stream, target.clone()));
    }
    let bind = settings.bind.as_ref();
    let Some(through) = &settings.proxy else {
        let address = resolve(&target.host, target.port()?, deadline)?;
        let stream = connect_tcp(address, bind, deadline)?;
        return Ok(Connection::new(stream, target.clone()));
    };
    let port = through.port.ok_or(Failure::Code(code::BAD_PORT))?;
    let address = resolve(&through.host, port, deadline)?;
    let stream = connect_tcp(address, bind, deadline)?;
    let connection = Connection::new(stream, target.clone());
    let wish = Wish {
        host: &target.host,
        port: target.port()?,
        credentials: through.credentials.as_ref(),
    };
    let to_proxy = ToProxy {
        connection: &connection,
        deadline,
    };
    match through.kind {
        ProxyKind::Socks5 => socks5(&to_proxy, &wish)?,
        ProxyKind::Http if target.tls || target.tunnel => tunnel(&to_proxy, &wish)?,
        ProxyKind::Http => {}
    }
    Ok(connection)
}

/// The address of a host: as it is written, or as IPv4 if there is one, and else as IPv6.
fn resolve(host: &[u8], port: u16, deadline: Option<Instant>) -> Result<SocketAddr, Failure> {
    let literal = std::str::from_utf8(host)
        .ok()
        .and_then(|host| host.parse::<IpAddr>().ok());
    let address = match literal {
        Some(address) => address,
        None if host.is_empty() => return Err(Failure::Code(code::DNS_RESOLVE_FAILED)),
        None => return resolve_name(host, port, deadline),
    };
    Ok(SocketAddr::new(address, port))
}

/// The same for what is no address: a registry of services may know it, or else DNS.
fn resolve_name(host: &[u8], port: u16, deadline: Option<Instant>) -> Result<SocketAddr, Failure> {
    let (host, port) = node_of(host, port)?;
    let engine = Engine::get();
    let address = match engine.address_of(&host, Family::V4, deadline)? {
        Err(LookupError::NotFound | LookupError::System(_)) => {
            engine.address_of(&host, Family::V6, deadline)??
        }
        found => found?,
    };
    Ok(SocketAddr::new(address, port))
}

/// The local address that a program wants.
fn local(bind: Option<&(Vec<u8>, i64)>) -> Result<Option<SocketAddr>, Failure> {
    let Some((address, port)) = bind else {
        return Ok(None);
    };
    let address = std::str::from_utf8(address)
        .ok()
        .and_then(|address| address.parse::<IpAddr>().ok())
        .ok_or(Failure::system(libc::EADDRNOTAVAIL))?;
    let port = u16::try_from(*port).map_err(|_| Failure::Code(code::BAD_PORT))?;
    Ok(Some(SocketAddr::new(address, port)))
}

fn connect_tcp(
    address: SocketAddr,
    bind: Option<&(Vec<u8>, i64)>,
    deadline: Option<Instant>,
) -> Result<Stream, Failure> {
    let local = local(bind)?;
    let socket = Socket::new(Domain::for_address(address), Type::STREAM.nonblocking(), None)?;
    // Small requests are sent as they are written.
    socket.set_tcp_nodelay(true)?;
    if let Some(local) = local {
        socket.set_reuse_address(true)?;
        socket.bind(&local.into())?;
    }
    match socket.connect(&address.into()) {
        Err(error) if error.raw_os_error() != Some(libc::EINPROGRESS) => return Err(error.into()),
        _ => {}
    }
    let stream = register(|| TcpStream::from_std(socket.into()))?;
    let connected = pin!(std::future::poll_fn(|cx| {
        ready!(stream.poll_write_ready(cx))?;
        std::task::Poll::Ready(match stream.take_error() {
            Ok(Some(error)) | Err(error) => Err(error),
            Ok(None) => Ok(()),
        })
    }));
    match Engine::get().wait_until(deadline, connected)? {
        None => Err(Failure::system(libc::ETIMEDOUT)),
        Some(result) => Ok(result.map(|()| Stream::from(stream))?),
    }
}

fn connect_unix(path: &[u8], deadline: Option<Instant>) -> Result<Stream, Failure> {
    if !is_unix_path(path) {
        return Err(Failure::Code(code::NAME_TOO_LONG));
    }
    let address = SockAddr::unix(Path::new(std::ffi::OsStr::from_bytes(path)))?;
    let socket = Socket::new(Domain::UNIX, Type::STREAM.nonblocking(), None)?;
    loop {
        match socket.connect(&address) {
            Ok(()) => break,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => wait_for_room(deadline)?,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(register(|| UnixStream::from_std(socket.into()))?.into())
}

fn wait_for_room(deadline: Option<Instant>) -> Result<(), Failure> {
    let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
    if left.is_some_and(|left| left.is_zero()) {
        return Err(Failure::system(libc::ETIMEDOUT));
    }
    Engine::get().sleep(left.map_or(QUEUE_FULL, |left| left.min(QUEUE_FULL)))?;
    Ok(())
}

fn register<T>(make: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    Engine::get()
        .reactor()
        .enter(make)
        .unwrap_or_else(|| Err(io::ErrorKind::NotConnected.into()))
}
