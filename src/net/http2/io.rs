//! The way of HTTP/2's frames to the socket and back.

use std::cell::Cell;
use std::io::{self, ErrorKind, IoSlice};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};
use std::time::Instant;

use protocol::http2::frames::Beginning;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::net::scratch::with_scratch;
use crate::net::{Reactor, Stream};

/// Bytes that are read in one turn of the loop: what they bring is drained by coroutines before more is read, so that
/// small frames do not pile up, and other connections have their turn.
const PER_TURN: usize = 32 * 1024;

/// What the driver and its socket tell each other.
#[derive(Default)]
pub struct Gate {
    /// Bytes that may be read before the driver gives way.
    allowance: Cell<usize>,
    /// A read had to stop for that.
    exhausted: Cell<bool>,
    /// Since when the kernel takes nothing.
    blocked_since: Cell<Option<Instant>>,
    /// The peer sends nothing more.
    ended: Cell<bool>,
    /// Bytes that have come in all.
    received: Cell<u64>,
}

impl Gate {
    pub fn open(&self) {
        self.allowance.set(PER_TURN);
    }

    /// Whether more was to be read than the turn allows.
    pub fn was_exhausted(&self) -> bool {
        self.exhausted.take()
    }

    pub fn blocked_since(&self) -> Option<Instant> {
        self.blocked_since.get()
    }

    pub fn has_ended(&self) -> bool {
        self.ended.get()
    }

    pub fn received(&self) -> u64 {
        self.received.get()
    }
}

/// A connection's socket as h2 wants it. It knows bytes.
pub struct Io {
    stream: Rc<Stream>,
    /// Received before, and how much of it was read.
    input: Vec<u8>,
    used: usize,
    gate: Rc<Gate>,
    /// Of a client's bytes, until they were looked at.
    beginning: Option<Beginning>,
}

impl Io {
    pub fn new(stream: Rc<Stream>, input: Vec<u8>, gate: Rc<Gate>) -> Self {
        Io {
            stream,
            input,
            used: 0,
            gate,
            beginning: None,
        }
    }

    /// A server's: what a client sends has to begin with a whole preface.
    pub fn of_server(stream: Rc<Stream>, input: Vec<u8>, gate: Rc<Gate>) -> Self {
        Io {
            beginning: Some(Beginning::default()),
            ..Io::new(stream, input, gate)
        }
    }

    /// Looks at the first frame, which the library takes whatever it is.
    fn check_beginning(&mut self, bytes: &[u8]) -> io::Result<()> {
        let Some(beginning) = &mut self.beginning else {
            return Ok(());
        };
        if !beginning.pass(bytes) {
            return Err(io::Error::new(
                ErrorKind::InvalidData,
                "a preface without SETTINGS",
            ));
        }
        if beginning.is_over() {
            self.beginning = None;
        }
        Ok(())
    }

    fn read_input(&mut self, buffer: &mut ReadBuf<'_>) {
        let left = &self.input[self.used..];
        let count = left.len().min(buffer.remaining());
        buffer.put_slice(&left[..count]);
        self.used += count;
        if self.used == self.input.len() {
            self.input = Vec::new();
            self.used = 0;
        }
    }

    fn poll_socket(&self, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let most = self.gate.allowance.get().min(buffer.remaining());
        if most == 0 {
            self.gate.exhausted.set(true);
            return Poll::Pending;
        }
        with_scratch(|scratch| {
            let most = most.min(scratch.len());
            let count = ready!(self.stream.poll_read(cx, &mut scratch[..most]))?;
            buffer.put_slice(&scratch[..count]);
            self.gate.allowance.set(self.gate.allowance.get() - count);
            self.gate.received.set(self.gate.received.get() + count as u64);
            if count == 0 {
                self.gate.ended.set(true);
            }
            Poll::Ready(Ok(()))
        })
    }

    fn poll_out(
        &self,
        cx: &mut Context<'_>,
        write: impl Fn(&Stream) -> io::Result<usize>,
    ) -> Poll<io::Result<usize>> {
        loop {
            match write(&self.stream) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    let since = self.gate.blocked_since.get();
                    let now = since.unwrap_or_else(|| Reactor::get().turn_started());
                    self.gate.blocked_since.set(Some(now));
                    ready!(self.stream.poll_writable(cx))?;
                }
                done => {
                    self.gate.blocked_since.set(None);
                    return Poll::Ready(done);
                }
            }
        }
    }
}

impl AsyncRead for Io {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        if self.input.is_empty() {
            ready!(self.poll_socket(cx, buffer))?;
        } else {
            self.read_input(buffer);
        }
        Poll::Ready(self.check_beginning(&buffer.filled()[before..]))
    }
}

impl AsyncWrite for Io {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.poll_out(cx, |stream| stream.try_write(bytes))
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.poll_out(cx, |stream| stream.try_write_pieces(pieces))
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    /// FIN, and what follows it, is the connection's to do.
    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}
