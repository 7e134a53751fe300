//! Requests to a pool over a socket: a length of four bytes (most significant first) and as many bytes, answered in the
//! same form or not at all; one request a connection.

use std::io::{self, ErrorKind, Read, Write};
use std::os::fd::RawFd;
use std::time::{Duration, Instant};

use socket2::Socket;

use crate::engine::log::{self, Level};
use crate::net::listener::{Address, Listener};

const LENGTH: usize = size_of::<u32>();
/// Bytes read at a time.
const PIECE: usize = 16 * 1024;

/// Where requests come in. All workers accept from it.
pub struct RequestListener(Listener);

/// A request, and the connection on which its answer goes.
pub struct Request {
    connection: Socket,
    pub data: Vec<u8>,
}

impl RequestListener {
    pub fn open(address: &Address, backlog: i32) -> io::Result<Self> {
        let listener = Listener::bind(address, false)?;
        listener.set_backlog(backlog)?;
        Ok(RequestListener(listener))
    }

    pub fn descriptor(&self) -> RawFd {
        self.0.fd()
    }

    /// The request of the next connection. Ok(None): somebody else was faster, or it was none; more than `limit` bytes
    /// are refused. `patience`: how long the client may take.
    pub fn accept(&self, limit: usize, patience: Option<Duration>) -> io::Result<Option<Request>> {
        let mut connection = match self.0.accept_now() {
            Ok(connection) => connection,
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(None),
            Err(error) => return Err(error),
        };
        connection.set_nonblocking(false)?;
        connection.set_write_timeout(patience)?;
        let deadline = patience.and_then(|patience| Instant::now().checked_add(patience));
        let length = match read(&mut connection, LENGTH, deadline)?.try_into() {
            Ok(length) => u32::from_be_bytes(length) as usize,
            Err(_) => return Ok(None),
        };
        if length > limit {
            let text = format!("ProcessPool: a request of {length} bytes is too large");
            log::write(Level::Warning, &text);
            return Ok(None);
        }
        let data = read(&mut connection, length, deadline)?;
        if length == 0 || data.len() < length {
            return Ok(None);
        }
        Ok(Some(Request { connection, data }))
    }
}

/// Reads so many bytes; fewer, if the client ends or the time is up. Memory grows with what comes, not with what was
/// announced.
fn read(connection: &mut Socket, size: usize, deadline: Option<Instant>) -> io::Result<Vec<u8>> {
    let mut data = Vec::new();
    while data.len() < size {
        let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        if left.is_some_and(|left| left.is_zero()) {
            break;
        }
        connection.set_read_timeout(left)?;
        let mut piece = [0; PIECE];
        let room = PIECE.min(size - data.len());
        match connection.read(&mut piece[..room]) {
            Ok(0) => break,
            Ok(count) => data.extend_from_slice(&piece[..count]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => break,
        }
    }
    Ok(data)
}

impl Request {
    pub fn answer(mut self, answer: &[u8]) -> io::Result<()> {
        let length = u32::try_from(answer.len()).map_err(|_| ErrorKind::InvalidInput)?;
        self.connection.write_all(&length.to_be_bytes())?;
        self.connection.write_all(answer)
    }
}
