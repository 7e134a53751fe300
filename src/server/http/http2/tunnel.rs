//! A stream that carries bytes both ways after an extended CONNECT (RFC 8441): to those above it is a socket.

use std::cell::{Cell, RefCell};
use std::io::{self, ErrorKind, IoSlice};
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, Waker};

use h2::{Reason, RecvStream};

use super::link::Link;
use super::stream::ResponseStream;
use crate::net::Stream;
use crate::net::stream::Tunnel;
use crate::server::Connection;
use crate::server::connection::input_budget::{InputBudget, InputOwner};

/// What the client has sent on a stream, taken out of h2 whenever the driver has run: what stays with h2 counts as a flood
/// once there are many small pieces. The client's window for the stream bounds it, which opens again as it is read.
pub struct TunnelInput {
    body: RefCell<RecvStream>,
    bytes: RefCell<Vec<u8>>,
    /// Bytes of them that were read.
    used: Cell<usize>,
    /// Nothing follows: the client's end, or what has ended it (an errno).
    end: Cell<Option<Result<(), i32>>>,
    waker: RefCell<Option<Waker>>,
    budget: InputBudget,
    me: Weak<TunnelInput>,
}

impl TunnelInput {
    fn new(body: RecvStream) -> Rc<Self> {
        Rc::new_cyclic(|me| TunnelInput {
            body: RefCell::new(body),
            bytes: RefCell::default(),
            used: Cell::new(0),
            end: Cell::new(None),
            waker: RefCell::new(None),
            budget: InputBudget::default(),
            me: Weak::clone(me),
        })
    }

    fn left(&self) -> usize {
        self.bytes.borrow().len() - self.used.get()
    }

    /// Takes what has come. How much that was.
    pub fn drain(&self) -> usize {
        let (mut received, mut cx) = (0, Context::from_waker(Waker::noop()));
        while self.end.get().is_none() {
            // Only the driver brings more, and it comes here when it has run.
            match self.body.borrow_mut().poll_data(&mut cx) {
                Poll::Ready(Some(Ok(bytes))) => {
                    received += bytes.len();
                    self.bytes.borrow_mut().extend_from_slice(&bytes);
                }
                Poll::Ready(Some(Err(_))) => self.end.set(Some(Err(libc::ECONNRESET))),
                Poll::Ready(None) => self.end.set(Some(Ok(()))),
                Poll::Pending => break,
            }
        }
        let owner = || -> Weak<dyn InputOwner> { self.me.clone() };
        if received > 0 && !self.budget.set(self.bytes.borrow().capacity(), received, owner) {
            self.fail(libc::ENOBUFS);
        }
        if received > 0 || self.end.get().is_some() {
            self.wake();
        }
        received
    }

    fn wake(&self) {
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }

    /// Nothing can come any more.
    pub fn fail(&self, code: i32) {
        if self.end.get().is_none() {
            self.end.set(Some(Err(code)));
        }
        self.wake();
    }

    fn poll_read(&self, cx: &mut Context<'_>, buffer: &mut [u8]) -> Poll<io::Result<usize>> {
        let (left, used) = (self.left(), self.used.get());
        if left == 0 {
            return match self.end.get() {
                Some(Ok(())) => Poll::Ready(Ok(0)),
                Some(Err(code)) => Poll::Ready(Err(io::Error::from_raw_os_error(code))),
                None => {
                    *self.waker.borrow_mut() = Some(cx.waker().clone());
                    Poll::Pending
                }
            };
        }
        let count = left.min(buffer.len());
        buffer[..count].copy_from_slice(&self.bytes.borrow()[used..used + count]);
        self.used.set(used + count);
        if count == left {
            // A silent connection holds nothing.
            drop(self.bytes.take());
            self.used.set(0);
            self.budget.clear();
        }
        // More than was received cannot be released.
        let _ = self.body.borrow_mut().flow_control().release_capacity(count);
        Poll::Ready(Ok(count))
    }
}

impl InputOwner for TunnelInput {
    fn give_up_input(&self) {
        self.fail(libc::ENOBUFS);
    }
}

/// Both directions of a stream.
struct StreamTunnel {
    input: Rc<TunnelInput>,
    response: Rc<ResponseStream>,
}

/// A connection inside of another, on the stream that `body` is the client's side of. What is written goes out once the
/// response's head has been sent.
pub fn connect(link: &Link, body: RecvStream, response: &Rc<ResponseStream>) -> Option<Rc<Connection>> {
    let carrier = link.connection.reader.stream()?;
    let input = TunnelInput::new(body);
    link.add_tunnel(&input);
    let tunnel = StreamTunnel {
        input,
        response: Rc::clone(response),
    };
    let stream = Stream::tunnel(Box::new(tunnel), carrier);
    let admission = link.connection.run.another();
    Some(Connection::new(
        stream,
        link.connection.client().clone(),
        admission,
    ))
}

impl Tunnel for StreamTunnel {
    fn poll_read(&self, cx: &mut Context<'_>, buffer: &mut [u8]) -> Poll<io::Result<usize>> {
        self.input.poll_read(cx, buffer)
    }

    fn try_write(&self, pieces: &[IoSlice<'_>]) -> io::Result<usize> {
        let gone = || io::Error::from_raw_os_error(libc::ECONNRESET);
        if self.response.is_gone() {
            return Err(gone());
        }
        let room = self.response.room();
        if room == 0 {
            return Err(ErrorKind::WouldBlock.into());
        }
        let sent = match pieces {
            [piece] => {
                let bytes = &piece[..piece.len().min(room)];
                self.response.send_now(bytes).map(|()| bytes.len())
            }
            _ => {
                let mut joined = Vec::new();
                for piece in pieces {
                    joined.extend_from_slice(&piece[..piece.len().min(room - joined.len())]);
                }
                self.response.send_now(&joined).map(|()| joined.len())
            }
        };
        sent.map_err(|_| gone())
    }

    fn poll_writable(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.response.room() > 0 || self.response.is_gone() {
            return Poll::Ready(Ok(()));
        }
        self.response.add_waiter(cx.waker());
        Poll::Pending
    }

    fn unread(&self) -> usize {
        self.input.left()
    }

    fn shutdown_write(&self) {
        // Before the head there is nothing to end: the response does that.
        let _ = self.response.end_tunnel();
    }

    fn shutdown_both(&self) {
        self.response.reset(Reason::CANCEL);
        self.input.fail(libc::ECONNRESET);
    }
}

impl Drop for StreamTunnel {
    fn drop(&mut self) {
        self.shutdown_write();
    }
}
