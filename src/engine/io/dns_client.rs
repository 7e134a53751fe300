//! Asking a name server: over UDP, again if it does not answer, the next one if it refuses, and over TCP if the answer is
//! too large for a datagram.

use std::future::{Future, poll_fn};
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::pin;
use std::task::Poll;
use std::time::{Duration, Instant};

use protocol::dns::{Answer, Query, RecordType};
use tokio::net::{TcpStream, UdpSocket};
use tokio::time::timeout;

use super::name_lookup::{Family, LookupError, Source};
use crate::engine::{Engine, Interrupt};
use crate::zend::system;

/// Defaults of resolv.conf(5): how long one server has, and how often each is asked.
const COALESCE_FOR: Duration = Duration::from_secs(5);
const ATTEMPTS: usize = 2;
const MAX_SERVERS: usize = 3;
const PORT: u16 = 53;
const CONFIGURATION: &str = "/etc/resolv.conf";
/// The largest datagram that a server sends to who does not ask for more (RFC 1035, 4.2.1), and some room.
const DATAGRAM: usize = 4096;

impl Engine {
    /// The first address that a name server has for a name.
    pub fn ask_name_server(
        &self,
        name: &[u8],
        family: Family,
        deadline: Option<Instant>,
    ) -> Result<Result<IpAddr, LookupError>, Interrupt> {
        self.remembered(Source::NameServer, family, name, || {
            let record = match family {
                Family::V4 => RecordType::A,
                Family::V6 => RecordType::Aaaa,
            };
            let Ok(query) = Query::new(system::random_u16(), name, record) else {
                return Ok(Err(LookupError::NotFound));
            };
            let servers = self.name_servers();
            if servers.is_empty() {
                return Ok(Err(LookupError::NoServer));
            }
            let found = self.wait_in_runtime(deadline, ask_all(&servers, &query))?;
            Ok(found.unwrap_or(Err(LookupError::TimedOut)))
        })
    }

    /// Waits for a future that makes sockets and timers while it is polled.
    fn wait_in_runtime<F: Future>(
        &self,
        deadline: Option<Instant>,
        future: F,
    ) -> Result<Option<F::Output>, Interrupt> {
        let mut future = pin!(future);
        let entered = poll_fn(|context| {
            let polled = self.reactor.enter(|| future.as_mut().poll(context));
            polled.unwrap_or(Poll::Pending)
        });
        self.wait_until(deadline, pin!(entered))
    }

    fn name_servers(&self) -> Vec<SocketAddr> {
        if let Some(server) = self.options.borrow().dns_server {
            return vec![server];
        }
        let configuration = std::fs::read_to_string(CONFIGURATION).unwrap_or_default();
        configuration
            .lines()
            .filter_map(|line| line.trim().strip_prefix("nameserver"))
            .filter_map(|address| address.trim().parse().ok())
            .map(|address| SocketAddr::new(address, PORT))
            .take(MAX_SERVERS)
            .collect()
    }
}

/// A name server as `dns_server` gives it: an address, with a port or without.
pub fn parse_server(text: &str) -> Option<SocketAddr> {
    let text = text.trim();
    text.parse()
        .ok()
        .or_else(|| Some(SocketAddr::new(text.parse().ok()?, PORT)))
}

async fn ask_all(servers: &[SocketAddr], query: &Query) -> Result<IpAddr, LookupError> {
    let mut failure = LookupError::TimedOut;
    for _ in 0..ATTEMPTS {
        for server in servers {
            match timeout(COALESCE_FOR, ask(*server, query)).await {
                Ok(Ok(Answer::Address(address))) => return Ok(address),
                Ok(Ok(Answer::None)) => return Err(LookupError::NotFound),
                Ok(_) => failure = LookupError::NotFound,
                Err(_elapsed) => {}
            }
        }
    }
    Err(failure)
}

async fn ask(server: SocketAddr, query: &Query) -> io::Result<Answer> {
    // A port of the kernel's choice each time, besides the id: answers are hard to forge.
    let any: IpAddr = match server {
        SocketAddr::V4(_) => Ipv4Addr::UNSPECIFIED.into(),
        SocketAddr::V6(_) => Ipv6Addr::UNSPECIFIED.into(),
    };
    let socket = UdpSocket::bind((any, 0)).await?;
    socket.connect(server).await?;
    socket.send(query.as_bytes()).await?;
    let mut datagram = [0; DATAGRAM];
    loop {
        let length = socket.recv(&mut datagram).await?;
        match query.read(&datagram[..length]) {
            Answer::Foreign => {}
            Answer::Truncated => return ask_over_tcp(server, query).await,
            answer => return Ok(answer),
        }
    }
}

/// Each message has its length before it (RFC 1035, 4.2.2).
async fn ask_over_tcp(server: SocketAddr, query: &Query) -> io::Result<Answer> {
    let stream = TcpStream::connect(server).await?;
    let question = query.as_bytes();
    let mut message = (question.len() as u16).to_be_bytes().to_vec();
    message.extend_from_slice(question);
    let mut left = &message[..];
    while !left.is_empty() {
        stream.writable().await?;
        left = &left[again(stream.try_write(left))?..];
    }
    let mut length = [0; 2];
    fill(&stream, &mut length).await?;
    let mut answer = vec![0; usize::from(u16::from_be_bytes(length))];
    fill(&stream, &mut answer).await?;
    Ok(query.read(&answer))
}

async fn fill(stream: &TcpStream, mut buffer: &mut [u8]) -> io::Result<()> {
    while !buffer.is_empty() {
        stream.readable().await?;
        let read = stream.try_read(buffer);
        if matches!(read, Ok(0)) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        buffer = &mut buffer[again(read)?..];
    }
    Ok(())
}

/// Nothing yet, when readiness was a false alarm.
fn again(moved: io::Result<usize>) -> io::Result<usize> {
    match moved {
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(0),
        moved => moved,
    }
}
