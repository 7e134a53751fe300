//! What byte-stream and datagram clients are made of: a kind of socket, and settings that are read for each connection.

use super::failure::code;
use super::proxy_settings::Proxy;
use super::socket::protocol::{Protocol, given_in, text_in};
use super::socket::{Complaint, Timeout};
use super::{Failure, Socket};
use crate::engine::{parse_size, socket_calls};
use crate::zend::{Array, PhpResult, Zval};

/// `SWOOLE_SSL`, and what else may be combined with a kind.
const TLS: i64 = 512;
const FLAGS: i64 = TLS | 1024 | 2048 | KEEP;
/// `SWOOLE_KEEP`.
const KEEP: i64 = 4096;

/// What kind of socket a client has, as `SWOOLE_SOCK_*` say it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kind {
    pub domain: i32,
    pub kind: i32,
    /// The handshake is part of connecting.
    pub tls: bool,
    /// The connection is kept when the client closes it.
    pub keep: bool,
}

impl Kind {
    /// None: there is no such kind.
    pub fn of(number: i64) -> Option<Self> {
        let (domain, kind) = match number & !FLAGS {
            1 => (libc::AF_INET, libc::SOCK_STREAM),
            2 => (libc::AF_INET, libc::SOCK_DGRAM),
            3 => (libc::AF_INET6, libc::SOCK_STREAM),
            4 => (libc::AF_INET6, libc::SOCK_DGRAM),
            5 => (libc::AF_UNIX, libc::SOCK_STREAM),
            6 => (libc::AF_UNIX, libc::SOCK_DGRAM),
            _ => return None,
        };
        Some(Kind {
            domain,
            kind,
            tls: number & TLS != 0,
            keep: number & KEEP != 0,
        })
    }

    pub fn is_stream(self) -> bool {
        self.kind == libc::SOCK_STREAM
    }

    pub fn has_port(self) -> bool {
        self.domain != libc::AF_UNIX
    }
}

/// A client's settings, as far as they concern its socket.
pub struct Settings {
    protocol: Protocol,
    complaints: Vec<Complaint>,
    connect: Option<Timeout>,
    read: Option<Timeout>,
    write: Option<Timeout>,
    bind: Option<(Vec<u8>, i64)>,
    proxy: Result<Option<Proxy>, Failure>,
    nodelay: bool,
    buffer: Option<usize>,
}

impl Settings {
    pub fn read(settings: Option<&Array>, tls: bool) -> PhpResult<Self> {
        let empty = Array::new();
        let settings = settings.unwrap_or(&empty);
        let (mut protocol, complaints) = Protocol::default().with(settings)?;
        protocol.tls |= tls;
        let all = limit(settings, "timeout")?;
        Ok(Settings {
            protocol,
            complaints,
            connect: limit(settings, "connect_timeout")?.or(all),
            read: limit(settings, "read_timeout")?.or(all),
            write: limit(settings, "write_timeout")?.or(all),
            bind: bind(settings)?,
            proxy: proxy(settings)?,
            nodelay: given_in(settings, "open_tcp_nodelay").is_none_or(Zval::truthy),
            buffer: given_in(settings, "socket_buffer_size").and_then(|size| parse_size(size).ok().flatten()),
        })
    }

    /// What is wrong in them.
    pub fn complaints(&self) -> &[Complaint] {
        &self.complaints
    }

    /// All limits are this one.
    pub fn limit_all(&mut self, limit: Timeout) {
        (self.connect, self.read, self.write) = (Some(limit), Some(limit), Some(limit));
    }

    /// Those that no setting says are this one.
    pub fn limit_all_by_default(&mut self, limit: Timeout) {
        for mine in [&mut self.connect, &mut self.read, &mut self.write] {
            mine.get_or_insert(limit);
        }
    }

    /// What a connected socket takes over at once.
    pub fn apply(&self, socket: &Socket) {
        socket.set_protocol(self.protocol.clone());
        for (limit, of_socket) in [
            (self.read, &socket.read_timeout),
            (self.write, &socket.write_timeout),
            (self.connect, &socket.connect_timeout),
        ] {
            if let Some(limit) = limit {
                of_socket.set(limit.duration());
            }
        }
    }

    /// A new socket of a kind, with all that precedes connecting.
    pub fn open(&self, kind: Kind) -> Result<Socket, Failure> {
        let socket = Socket::open(kind.domain, kind.kind, 0)?;
        self.apply(&socket);
        if let Some((address, port)) = &self.bind {
            socket.bind(address, *port)?;
        }
        if !self.nodelay && kind.has_port() && kind.is_stream() {
            socket.with(|fd| set_number(fd, libc::IPPROTO_TCP, libc::TCP_NODELAY, 0))?;
        }
        if let Some(size) = self.buffer {
            let size = i32::try_from(size).unwrap_or(i32::MAX);
            for name in [libc::SO_SNDBUF, libc::SO_RCVBUF] {
                socket.with(|fd| set_number(fd, libc::SOL_SOCKET, name, size))?;
            }
        }
        Ok(socket)
    }

    /// Connects, through a proxy if there is one.
    pub fn connect(&self, socket: &Socket, host: &[u8], port: i64) -> Result<(), Failure> {
        let proxy = self.proxy.as_ref().map_err(Clone::clone)?;
        socket.connect_through(proxy.as_ref(), host, port, Timeout::DEFAULT)
    }
}

fn set_number(fd: &std::os::fd::OwnedFd, level: i32, name: i32, value: i32) -> std::io::Result<()> {
    socket_calls::set_option(fd, level, name, &value.to_ne_bytes())
}

/// A number of seconds; 0 and what is none leave the default.
fn limit(settings: &Array, name: &str) -> PhpResult<Option<Timeout>> {
    let Some(value) = given_in(settings, name) else {
        return Ok(None);
    };
    Ok(Some(Timeout(value.to_double()?)).filter(|limit| limit.0 != 0.0))
}

fn number(settings: &Array, name: &str) -> PhpResult<i64> {
    given_in(settings, name).map_or(Ok(0), Zval::to_long)
}

fn bind(settings: &Array) -> PhpResult<Option<(Vec<u8>, i64)>> {
    let port = number(settings, "bind_port")?;
    Ok(text_in(settings, "bind_address")?.map(|address| (address, port)))
}

/// A proxy that is half given is no reason to do without.
fn proxy(settings: &Array) -> PhpResult<Result<Option<Proxy>, Failure>> {
    Ok(match Proxy::read(settings)? {
        Some(Proxy { port: None, .. }) => Err(Failure::Code(code::BAD_PORT)),
        proxy => Ok(proxy),
    })
}
