//! One connection of the load client: how it is opened, how frames are found in what it receives, and how bytes leave
//! that the kernel does not take at once.

use memchr::memmem;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use socket2::{Domain, Socket, Type};
use std::io::{self, ErrorKind, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;
use swoole_rs_bench::args::Args;
use swoole_rs_bench::poller::{Interest, Poller};
use swoole_rs_bench::ws;

/// Bytes taken by one `recv`.
pub const READ_SIZE: usize = 256 * 1024;
/// How long a server may take to accept and to answer a handshake.
const OPEN_LIMIT: Duration = Duration::from_secs(10);
/// The longest handshake answer.
const ANSWER_MAX: usize = 4 * 1024;
/// Source addresses used in turn on loopback, so that closed connections do not use up one address's ports.
const SOURCE_ADDRESSES: u64 = 64;

/// Where the load goes.
pub struct Target {
    address: SocketAddr,
    pub host: String,
    pub path: String,
    /// Compression is offered, and has to be agreed to.
    pub deflate: bool,
    opened: u64,
}

impl Target {
    /// Reads `--host`, `--port` and `--path`.
    pub fn take(args: &mut Args, path: &str) -> Result<Target, String> {
        let ip: IpAddr = args.take("host", IpAddr::V4(Ipv4Addr::LOCALHOST))?;
        let port: u16 = args.need("port")?;
        let address = SocketAddr::new(ip, port);
        Ok(Target {
            address,
            host: address.to_string(),
            path: args.take("path", path.to_owned())?,
            deflate: false,
            opened: 0,
        })
    }

    /// Opens a blocking connection with time limits.
    pub fn connect(&mut self) -> io::Result<TcpStream> {
        let socket = Socket::new(Domain::for_address(self.address), Type::STREAM, None)?;
        if let SocketAddr::V4(address) = self.address
            && address.ip().is_loopback()
        {
            let host = 1 + (self.opened % SOURCE_ADDRESSES) as u8;
            socket.bind(&SocketAddr::from((Ipv4Addr::new(127, 0, 0, host), 0)).into())?;
        }
        self.opened += 1;
        socket.connect_timeout(&self.address.into(), OPEN_LIMIT)?;
        socket.set_tcp_nodelay(true)?;
        socket.set_read_timeout(Some(OPEN_LIMIT))?;
        socket.set_write_timeout(Some(OPEN_LIMIT))?;
        Ok(socket.into())
    }

    /// Opens a WebSocket connection, still blocking.
    pub fn open(&mut self) -> Result<TcpStream, String> {
        let fail = |error: io::Error| format!("opening a connection: {error}");
        let mut stream = self.connect().map_err(fail)?;
        stream
            .write_all(&ws::handshake_request(&self.host, &self.path, self.deflate))
            .map_err(fail)?;
        let mut answer = Vec::with_capacity(ANSWER_MAX);
        let mut chunk = [0u8; ANSWER_MAX];
        let end = loop {
            let size = stream.read(&mut chunk).map_err(fail)?;
            answer.extend_from_slice(&chunk[..size]);
            if let Some(end) = memmem::find(&answer, b"\r\n\r\n") {
                break end + 4;
            }
            if size == 0 || answer.len() > ANSWER_MAX {
                return Err(format!(
                    "no handshake answer but '{}'",
                    String::from_utf8_lossy(&answer)
                ));
            }
        };
        let head = String::from_utf8_lossy(&answer[..end]);
        if !ws::is_accepted(&head) {
            return Err(format!("handshake refused: '{head}'"));
        }
        if self.deflate && !ws::agrees_to_deflate(&head) {
            return Err("the server does not agree to compression".to_owned());
        }
        // no mode expects a server that speaks first
        if end < answer.len() {
            return Err("bytes behind the handshake answer".to_owned());
        }
        Ok(stream)
    }

    /// Opens a WebSocket connection and registers it; its token is its index.
    pub fn peer(&mut self, poller: &Poller, token: u64) -> Result<Peer, String> {
        let stream = self.open()?;
        Peer::new(stream, poller, token).map_err(|error| error.to_string())
    }

    /// Opens `count` registered WebSocket connections with the tokens 0, 1, ...
    pub fn peers(&mut self, poller: &Poller, count: usize) -> Result<Vec<Peer>, String> {
        raise_descriptor_limit();
        (0..count).map(|token| self.peer(poller, token as u64)).collect()
    }
}

/// Lets the process have as many descriptors as it may.
pub fn raise_descriptor_limit() {
    let limit = getrlimit(Resource::Nofile);
    // refused: then opening a connection tells
    let _ = setrlimit(
        Resource::Nofile,
        Rlimit {
            current: limit.maximum,
            maximum: limit.maximum,
        },
    );
}

/// A non-blocking connection, registered with a poller.
pub struct Peer {
    pub stream: TcpStream,
    /// The beginning of something whose rest has not arrived.
    partial: Vec<u8>,
    /// What the kernel did not take yet.
    unsent: Vec<u8>,
}

impl Peer {
    pub fn new(stream: TcpStream, poller: &Poller, token: u64) -> io::Result<Peer> {
        stream.set_nonblocking(true)?;
        poller.add(&stream, token, Interest::Read)?;
        Ok(Peer {
            stream,
            partial: Vec::new(),
            unsent: Vec::new(),
        })
    }

    /// Sends, keeping what the kernel does not take for [`Peer::flush`].
    pub fn send(&mut self, bytes: &[u8]) -> Result<(), String> {
        if !self.unsent.is_empty() {
            self.unsent.extend_from_slice(bytes);
            return Ok(());
        }
        let sent = self.write(bytes)?;
        if sent < bytes.len() {
            self.unsent.extend_from_slice(&bytes[sent..]);
        }
        Ok(())
    }

    /// Continues a send when the connection is writable.
    pub fn flush(&mut self) -> Result<(), String> {
        if self.unsent.is_empty() {
            return Ok(());
        }
        let unsent = std::mem::take(&mut self.unsent);
        let sent = self.write(&unsent)?;
        self.unsent = unsent;
        self.unsent.drain(..sent);
        Ok(())
    }

    /// Has the kernel taken everything?
    pub fn is_flushed(&self) -> bool {
        self.unsent.is_empty()
    }

    /// Reads and forgets everything there is; false once the server has closed.
    pub fn is_open(&mut self, scratch: &mut [u8]) -> bool {
        loop {
            match self.stream.read(scratch) {
                Ok(0) => return false,
                Ok(_) => {}
                Err(error) => return error.kind() == ErrorKind::WouldBlock,
            }
        }
    }

    /// Writes what the kernel takes now; says how much that was.
    pub fn write(&mut self, bytes: &[u8]) -> Result<usize, String> {
        match self.stream.write(bytes) {
            Ok(sent) => Ok(sent),
            Err(error) if error.kind() == ErrorKind::WouldBlock => Ok(0),
            Err(error) => Err(format!("send: {error}")),
        }
    }

    /// Reads once and hands the bytes to `take`, which says how many it used; the rest comes first the next time.
    /// True when there may be more: the event for it will not come again, unless the poller was told otherwise.
    pub fn receive(
        &mut self,
        scratch: &mut [u8],
        mut take: impl FnMut(&[u8]) -> Result<usize, String>,
    ) -> Result<bool, String> {
        let size = match self.stream.read(scratch) {
            Ok(0) => return Err("the server closed a connection".to_owned()),
            Ok(size) => size,
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(false),
            Err(error) => return Err(format!("recv: {error}")),
        };
        if self.partial.is_empty() {
            let used = take(&scratch[..size])?;
            self.partial.extend_from_slice(&scratch[used..size]);
        } else {
            self.partial.extend_from_slice(&scratch[..size]);
            let used = take(&self.partial)?;
            self.partial.drain(..used);
        }
        Ok(size == scratch.len())
    }

    /// Reads once and hands the payload of each complete text message to `message`; true as for [`Peer::receive`].
    pub fn messages(
        &mut self,
        scratch: &mut [u8],
        message: impl FnMut(&[u8]) -> Result<(), String>,
    ) -> Result<bool, String> {
        self.texts(scratch, false, message)
    }

    /// The same with messages that are all `compressed`, or all not; the payload is handed out as it came.
    pub fn texts(
        &mut self,
        scratch: &mut [u8],
        compressed: bool,
        mut message: impl FnMut(&[u8]) -> Result<(), String>,
    ) -> Result<bool, String> {
        self.receive(scratch, |bytes| {
            let mut used = 0;
            while let Some(head) = ws::head(&bytes[used..])? {
                let Some(payload) = bytes[used..].get(head.start..head.end) else {
                    break;
                };
                if head.opcode != ws::TEXT || head.mask.is_some() || head.compressed != compressed {
                    return Err(format!(
                        "unexpected frame, opcode {}, compressed: {}",
                        head.opcode, head.compressed
                    ));
                }
                message(payload)?;
                used += head.end;
            }
            Ok(used)
        })
    }
}
