//! The floor: a WebSocket echo on bare epoll, one thread, one `recv` and one `send` per wake-up, and no work beyond
//! what makes the answer valid. What a server loses against it is the price of everything else it does.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::ExitCode;
use swoole_rs_bench::poller::{Interest, Poller};
use swoole_rs_bench::{listen, ws};

/// The token of the listener; connections have their place in the table.
const LISTENER: u64 = u64::MAX;
/// Bytes taken by one `recv`.
const READ_SIZE: usize = 64 * 1024;

/// One client.
struct Client {
    stream: TcpStream,
    /// Whether the handshake is done.
    open: bool,
    /// An incomplete handshake or frame.
    partial: Vec<u8>,
    /// What the kernel did not take. While there is some, nothing is read: that is all the flow control there is.
    unsent: Vec<u8>,
    /// After a close frame was answered.
    closing: bool,
}

/// Whether a connection goes on.
enum Next {
    Keep,
    Drop,
}

fn main() -> ExitCode {
    match listen::from_args().and_then(|listener| serve(&listener).map_err(|error| error.to_string())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("raw-echo: {error}");
            ExitCode::FAILURE
        }
    }
}

fn serve(listener: &TcpListener) -> io::Result<()> {
    let mut poller = Poller::new()?;
    poller.add(listener, LISTENER, Interest::Read)?;
    let mut clients: Vec<Option<Client>> = Vec::new();
    let mut free: Vec<usize> = Vec::new();
    let mut input = vec![0u8; READ_SIZE];
    let mut output = Vec::with_capacity(2 * READ_SIZE);
    loop {
        let count = poller.wait(None)?;
        for index in 0..count {
            let ready = poller.ready(index);
            if ready.token == LISTENER {
                accept(listener, &poller, &mut clients, &mut free)?;
                continue;
            }
            let place = ready.token as usize;
            let Some(client) = clients[place].as_mut() else {
                continue;
            };
            let next = turn(client, &mut input, &mut output);
            if !matches!(next, Ok(Next::Keep)) {
                clients[place] = None;
                free.push(place);
            }
        }
    }
}

fn accept(
    listener: &TcpListener,
    poller: &Poller,
    clients: &mut Vec<Option<Client>>,
    free: &mut Vec<usize>,
) -> io::Result<()> {
    loop {
        let stream = match listener.accept() {
            Ok((stream, _)) => stream,
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
            Err(error) => return Err(error),
        };
        stream.set_nonblocking(true)?;
        stream.set_nodelay(true)?;
        let place = free.pop().unwrap_or_else(|| {
            clients.push(None);
            clients.len() - 1
        });
        poller.add(&stream, place as u64, Interest::BothEdges)?;
        clients[place] = Some(Client {
            stream,
            open: false,
            partial: Vec::new(),
            unsent: Vec::new(),
            closing: false,
        });
    }
}

/// Serves one event of one client; an error ends the connection. An event comes once, so everything there is must be
/// read, unless answers are in the way: then the event that lets them leave brings the reading back.
fn turn(client: &mut Client, input: &mut [u8], output: &mut Vec<u8>) -> io::Result<Next> {
    loop {
        if !client.unsent.is_empty() {
            let sent = taken(client.stream.write(&client.unsent))?;
            client.unsent.drain(..sent);
            if !client.unsent.is_empty() {
                return Ok(Next::Keep);
            }
        }
        if client.closing {
            return Ok(Next::Drop);
        }
        let size = match client.stream.read(input) {
            Ok(0) => return Ok(Next::Drop),
            Ok(size) => size,
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(Next::Keep),
            Err(error) => return Err(error),
        };
        output.clear();
        client.answer(&mut input[..size], output)?;
        let sent = if output.is_empty() {
            0
        } else {
            taken(client.stream.write(output))?
        };
        client.unsent.extend_from_slice(&output[sent..]);
        // a short read has emptied the socket: what comes later is an event of its own
        if size < input.len() && !client.closing {
            return Ok(Next::Keep);
        }
    }
}

/// What a write took; a full socket takes nothing.
fn taken(written: io::Result<usize>) -> io::Result<usize> {
    match written {
        Err(error) if error.kind() == ErrorKind::WouldBlock => Ok(0),
        other => other,
    }
}

impl Client {
    /// Answers what is complete, keeps what is not.
    fn answer(&mut self, input: &mut [u8], output: &mut Vec<u8>) -> io::Result<()> {
        if self.partial.is_empty() {
            let used = self.open_or_echo(input, output)?;
            self.partial.extend_from_slice(&input[used..]);
        } else {
            let mut bytes = std::mem::take(&mut self.partial);
            bytes.extend_from_slice(input);
            let used = self.open_or_echo(&mut bytes, output)?;
            bytes.drain(..used);
            self.partial = bytes;
        }
        Ok(())
    }

    /// Answers what is complete in `bytes` into `output`; says how many bytes that was.
    fn open_or_echo(&mut self, bytes: &mut [u8], output: &mut Vec<u8>) -> io::Result<usize> {
        let mut used = 0;
        if !self.open {
            let Some((answer, size)) = ws::handshake_answer(bytes) else {
                return Ok(0);
            };
            output.extend_from_slice(&answer);
            self.open = true;
            used = size;
        }
        let (echoed, closed) = ws::echo(&mut bytes[used..], output).map_err(io::Error::other)?;
        self.closing = closed;
        Ok(used + echoed)
    }
}
