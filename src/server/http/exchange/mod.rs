//! The response to one request: which state it is in, and how its bytes leave. Whoever holds it may answer, in any
//! coroutine, as long as the connection lives.

mod log;
mod refusal;

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::task::Poll;

use h2::Reason;

use crate::engine::metrics::{self, Counter};
use crate::engine::{Engine, Interrupt, Waiting};
use crate::net::outbox::{self, Piece};
use crate::server::Connection;
use crate::server::connection::sharing::AnswerId;
use crate::server::http::compression::StreamCompressor;
use crate::server::http::http2::ResponseStream;
use crate::server::http::request::RequestHead;
use crate::server::websocket::WebSocket;
use crate::zend::per_thread::per_thread;
use crate::zend::system;
use protocol::http1::chunk;
use protocol::http1::date::DateCache;
use protocol::http1::response::{Body, Finish, Finished, ResponseHead};
use protocol::websocket::deflate::Agreement;

pub use log::log_refused;
pub use refusal::{refusal, refuse};

/// What has been sent so far.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    /// Nothing.
    Open,
    /// The head; the body comes in parts.
    Streaming {
        chunked: bool,
        /// HEAD, or a status without content: the parts are not sent.
        silent: bool,
    },
    /// All of it.
    Ended,
    /// 101: the connection speaks WebSocket now.
    Upgraded,
    /// The script has the connection's socket, and answers by itself.
    Detached,
}

impl State {
    /// HTTP has no more to say.
    fn is_over(self) -> bool {
        matches!(self, State::Ended | State::Upgraded | State::Detached)
    }
}

/// Why something could not be sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SendError {
    /// The response has ended already.
    Ended,
    /// The connection is closed, or died: an errno.
    Dead(i32),
    /// The coroutine was interrupted where it waited for the client.
    Interrupted(Interrupt),
}

/// The response to one request. The connection's coroutine and the Response object share it, and whoever that is given to.
/// It knows bytes and their order, no PHP values: heads come to it made.
pub struct Exchange {
    /// Where the response goes.
    pub connection: Rc<Connection>,
    /// The client understands chunks.
    pub http11: bool,
    /// The request was HEAD: a body is counted and not sent.
    pub is_head: bool,
    /// What an answer may depend on, until a handshake is done.
    head: Cell<Option<Rc<RequestHead>>>,
    /// Neither side has asked for the connection's end yet.
    keep_alive: Cell<bool>,
    state: Cell<State>,
    /// Of the head that was sent; 0: none was.
    status: Cell<u16>,
    /// When the request was there, in nanoseconds of the system's clock.
    begun: u64,
    /// Bytes of content that were sent.
    sent: Cell<u64>,
    /// The request's name in the access log, if there is one.
    name: OnceCell<Rc<str>>,
    /// Compresses the parts of a streamed response; apart, so that other exchanges stay small.
    compressor: OnceCell<Box<StreamCompressor>>,
    /// The stream of HTTP/2 that the response goes to, beside others of the connection.
    stream: Option<Rc<ResponseStream>>,
    /// What it has become by `upgrade`.
    websocket: OnceCell<Rc<WebSocket>>,
    /// The script has the socket, and has not given it back.
    is_lent: Cell<bool>,
    /// The whole rest was given, and waits for a thread or the client before it is sent.
    is_ending: Cell<bool>,
}

per_thread! {
    static DATE: RefCell<Option<DateCache>> = RefCell::new(None);
}

impl Exchange {
    /// The answer to a request, or to none that is known.
    pub fn new(connection: &Rc<Connection>, request: Option<&Rc<RequestHead>>) -> Rc<Self> {
        Exchange::begin(connection, request, None)
    }

    /// The answer to a request of HTTP/2.
    pub fn on_stream(request: &Rc<RequestHead>, stream: Rc<ResponseStream>) -> Rc<Self> {
        Exchange::begin(&Rc::clone(stream.connection()), Some(request), Some(stream))
    }

    /// The answer to a request that asks for a stream of its own, which `tunnel` will be.
    pub fn on_tunnel(
        tunnel: &Rc<Connection>,
        request: &Rc<RequestHead>,
        stream: Rc<ResponseStream>,
    ) -> Rc<Self> {
        Exchange::begin(tunnel, Some(request), Some(stream))
    }

    fn begin(
        connection: &Rc<Connection>,
        request: Option<&Rc<RequestHead>>,
        stream: Option<Rc<ResponseStream>>,
    ) -> Rc<Self> {
        Rc::new(Exchange {
            connection: Rc::clone(connection),
            http11: request.is_none_or(|head| head.http11),
            is_head: request.is_some_and(|head| head.is_head),
            head: Cell::new(request.cloned()),
            keep_alive: Cell::new(request.is_none_or(|head| head.keep_alive)),
            state: Cell::new(State::Open),
            status: Cell::new(0),
            begun: Engine::get().reactor().turn_started_ns(),
            sent: Cell::new(0),
            name: OnceCell::new(),
            compressor: OnceCell::new(),
            stream,
            websocket: OnceCell::new(),
            is_lent: Cell::new(false),
            is_ending: Cell::new(false),
        })
    }

    pub fn is_writable(&self) -> bool {
        !self.is_taken() && self.connection.is_open()
    }

    /// Ended, or given over to WebSocket or the script. A stream of HTTP/2 ends with its reset, too.
    pub fn has_ended(&self) -> bool {
        match self.state.get() {
            state if state.is_over() => true,
            // Nothing follows the head, with which the stream has ended, but the script may go on.
            State::Streaming { silent: true, .. } => self.stream.is_some() && !self.connection.is_open(),
            _ => self.stream.as_ref().is_some_and(|stream| stream.is_gone()),
        }
    }

    /// Nothing more is taken: it has ended, or what ends it is on its way.
    pub fn is_taken(&self) -> bool {
        self.is_ending.get() || self.has_ended()
    }

    /// Runs what ends the response. Whoever wants to send something meanwhile comes too late, unless it fails.
    pub fn ending<T>(&self, end: impl FnOnce() -> T) -> T {
        self.is_ending.set(true);
        let result = end();
        self.is_ending.set(false);
        result
    }

    /// The request has come by HTTP/2.
    pub fn is_http2(&self) -> bool {
        self.stream.is_some()
    }

    /// The stream of HTTP/2, unless it carries a WebSocket: that is a connection of its own.
    pub fn stream(&self) -> Option<&Rc<ResponseStream>> {
        self.stream.as_ref().filter(|_| !self.is_upgraded())
    }

    /// The head has been sent.
    pub fn has_begun(&self) -> bool {
        self.state.get() != State::Open
    }

    pub fn is_upgraded(&self) -> bool {
        self.state.get() == State::Upgraded
    }

    /// Another request may follow on this connection.
    pub fn keeps_alive(&self) -> bool {
        self.stream.is_some() || (self.keep_alive.get() && !self.connection.run.stopping.get())
    }

    /// The WebSocket side, after `upgrade`.
    pub fn websocket(&self) -> Option<&Rc<WebSocket>> {
        self.websocket.get()
    }

    /// The request's head; None once the connection is a WebSocket's, which holds no memory for what is past.
    pub fn head(&self) -> Option<Rc<RequestHead>> {
        let head = self.head.take();
        self.head.set(head.clone());
        head
    }

    /// Completes a head in `head`, as the exchange's connection wants it.
    pub fn finish(&self, head: ResponseHead<'_>, body: Body) -> Finished {
        with_date(|date| {
            head.finish(Finish {
                body,
                keep_alive: self.keeps_alive(),
                head_request: self.is_head,
                date,
            })
        })
    }

    /// How the body of a streamed response is delimited.
    pub fn stream_body(&self) -> Body {
        if self.http11 {
            Body::Chunked
        } else {
            Body::UntilClose
        }
    }

    fn check(&self) -> Result<(), SendError> {
        if self.has_ended() {
            return Err(SendError::Ended);
        }
        if self.connection.is_open() {
            Ok(())
        } else {
            // The write that found the connection dead, or the peer's reset, says more than that it is closed.
            let code = self.connection.outbox.error().unwrap_or(libc::EBADF);
            Err(self.failed(code))
        }
    }

    /// The same before the head is sent. Making a head may run PHP, which may have sent another one meanwhile.
    fn check_open(&self) -> Result<(), SendError> {
        if self.has_begun() {
            return Err(SendError::Ended);
        }
        if self.is_behind_another() {
            return Err(SendError::Dead(libc::EBUSY));
        }
        self.check()
    }

    fn id(&self) -> AnswerId {
        AnswerId(std::ptr::from_ref(self).addr())
    }

    /// Another response on the same socket has begun, and not ended: nothing of this one may come in between.
    fn is_behind_another(&self) -> bool {
        self.stream.is_none() && self.connection.is_taken_from(self.id())
    }

    /// Nobody has this response any more, and it has not been sent: the client's connection ends, unless another response
    /// has it.
    pub fn give_up(&self) {
        if self.is_behind_another() {
            self.set_ended();
        } else {
            self.close();
        }
    }

    /// Sends a whole response.
    pub fn send(&self, head: &[u8], finished: Finished, body: &[u8]) -> Result<(), SendError> {
        self.check_open()?;
        let body = if finished.send_body { body } else { &[] };
        self.status.set(status_of(head));
        self.sent.set(body.len() as u64);
        if let Some(stream) = &self.stream {
            self.set_ended();
            stream.send_head(head, body.is_empty())?;
            return if body.is_empty() {
                Ok(())
            } else {
                stream.send_data(body, true)
            };
        }
        let outbox = &self.connection.outbox;
        let sent = if self.connection.pipelined.get() && !finished.close {
            outbox.push_later(head, body)
        } else {
            outbox.push_framed(head, body, &[]).inspect(|()| outbox.flush())
        };
        self.ended(sent, finished.close)
    }

    /// Sends a whole response whose content is parts of files, and waits until it is out.
    pub fn send_pieces(
        &self,
        head: &[u8],
        finished: Finished,
        pieces: Vec<Piece>,
    ) -> Result<Result<(), SendError>, Interrupt> {
        if let Err(error) = self.check_open() {
            return Ok(Err(error));
        }
        self.status.set(status_of(head));
        if finished.send_body {
            self.sent.set(pieces.iter().map(Piece::len).sum());
        }
        if let Some(stream) = &self.stream {
            self.set_ended();
            return stream.send_pieces(head, if finished.send_body { pieces } else { Vec::new() });
        }
        let outbox = Rc::clone(&self.connection.outbox);
        let mut all = vec![Piece::Bytes(head.to_vec())];
        if finished.send_body {
            all.extend(pieces);
        }
        let sent = outbox.push_pieces(all);
        if let Err(error) = self.ended(sent, finished.close) {
            return Ok(Err(error));
        }
        let out = self.connection.wait_sent()?;
        Ok(out.map_err(SendError::Dead))
    }

    /// The same with trailers, in HTTP/2.
    pub fn send_with_trailer(
        &self,
        head: &[u8],
        finished: Finished,
        body: &[u8],
        trailer: &[u8],
    ) -> Result<(), SendError> {
        self.send_head(head, finished, None)?;
        if !body.is_empty() {
            self.send_part(body)?;
        }
        self.send_end(trailer)
    }

    /// Sends the head of a response whose body comes in parts, which `compressor` compresses.
    pub fn send_head(
        &self,
        head: &[u8],
        finished: Finished,
        compressor: Option<StreamCompressor>,
    ) -> Result<(), SendError> {
        self.check_open()?;
        if let Some(compressor) = compressor.filter(|_| finished.send_body) {
            let _ = self.compressor.set(Box::new(compressor));
        }
        self.status.set(status_of(head));
        self.state.set(State::Streaming {
            chunked: self.http11,
            silent: !finished.send_body,
        });
        if let Some(stream) = &self.stream {
            return stream.send_head(head, !finished.send_body);
        }
        self.connection.begin_answer(self.id());
        self.keep_alive.set(self.keep_alive.get() && !finished.close);
        self.queued(self.connection.outbox.push(head))
    }

    /// A part was queued. Who waits for the end watches that it can be written.
    fn queued(&self, sent: Result<(), i32>) -> Result<(), SendError> {
        if self.connection.outbox.queued() > 0 {
            self.connection.reader.wake();
        }
        sent.map_err(|code| self.failed(code))
    }

    /// Sends a part of the body.
    pub fn send_part(&self, part: &[u8]) -> Result<(), SendError> {
        match self.compressor.get() {
            None => self.send_as_it_is(part),
            Some(compressor) => self.send_compressed(compressor, |out| compressor.part(part, out)),
        }
    }

    fn send_compressed(
        &self,
        compressor: &StreamCompressor,
        compress: impl FnOnce(&mut Vec<u8>) -> Result<bool, Interrupt>,
    ) -> Result<(), SendError> {
        self.check()?;
        if !compressor.begin_turn().map_err(SendError::Interrupted)? {
            return Err(SendError::Dead(libc::EAGAIN));
        }
        let mut out = outbox::take_buffer();
        // The response may have ended while others had their turn, and may end while this is compressed.
        let sent = self
            .check()
            .and_then(|()| compress(&mut out).map_err(SendError::Interrupted))
            .and_then(|goes_on| match goes_on {
                true if out.is_empty() => Ok(()),
                true => self.send_as_it_is(&out),
                // What has been sent cannot be completed.
                false => {
                    self.break_off();
                    Err(SendError::Dead(libc::EIO))
                }
            });
        outbox::recycle_buffer(out);
        compressor
            .end_turn()
            .map_err(|unwind| SendError::Interrupted(unwind.into()))?;
        sent
    }

    fn send_as_it_is(&self, part: &[u8]) -> Result<(), SendError> {
        self.check()?;
        let silent = matches!(self.state.get(), State::Streaming { silent: true, .. });
        if !silent {
            self.sent.set(self.sent.get() + part.len() as u64);
        }
        if let Some(stream) = &self.stream {
            return if silent {
                Ok(())
            } else {
                stream.send_data(part, false)
            };
        }
        let outbox = &self.connection.outbox;
        let sent = match self.state.get() {
            State::Streaming { silent: true, .. } => outbox.error().map_or(Ok(()), Err),
            State::Streaming { chunked: true, .. } => {
                let mut head = outbox::take_buffer();
                chunk::write_chunk_header(&mut head, part.len());
                let sent = outbox.push_framed(&head, part, b"\r\n");
                outbox::recycle_buffer(head);
                sent
            }
            _ => outbox.push(part),
        };
        self.queued(sent)
    }

    /// Ends a streamed response; `trailer` is field lines, each with its line end.
    pub fn send_end(&self, trailer: &[u8]) -> Result<(), SendError> {
        self.check()?;
        let State::Streaming { chunked, silent } = self.state.get() else {
            return Err(SendError::Ended);
        };
        if let Some(compressor) = self.compressor.get() {
            self.send_compressed(compressor, |out| Ok(compressor.end(out)))?;
        }
        if let Some(stream) = &self.stream {
            self.set_ended();
            return if silent { Ok(()) } else { stream.send_end(trailer) };
        }
        let outbox = &self.connection.outbox;
        let sent = if silent || !chunked {
            outbox.error().map_or(Ok(()), Err)
        } else if trailer.is_empty() {
            outbox.push(chunk::LAST_CHUNK)
        } else {
            let last = [b"0\r\n", trailer, b"\r\n"].concat();
            outbox.push(&last)
        };
        outbox.flush();
        self.ended(sent, !self.keep_alive.get())
    }

    fn set_ended(&self) {
        self.set_over(State::Ended);
    }

    /// HTTP is over for this exchange, which is counted once.
    fn set_over(&self, state: State) {
        let before = self.state.replace(state);
        if state == State::Ended {
            self.connection.end_answer(self.id());
        }
        if before.is_over() || !self.connection.run.settings.is_counted {
            return;
        }
        self.log();
        match self.status.get() {
            0 => metrics::count(Counter::RequestsAborted, 1),
            status => metrics::response_ended(status, self.begun, self.connection.pipelined.get()),
        }
    }

    /// Ends a response that cannot be completed: the connection is closed without the last chunk, so that nobody takes a
    /// part for the whole (RFC 9112, section 8).
    pub fn break_off(&self) {
        if let Some(stream) = &self.stream {
            let is_silent = matches!(self.state.get(), State::Streaming { silent: true, .. });
            self.set_ended();
            if !is_silent {
                stream.break_off();
            }
            return;
        }
        // There is nothing that could fail to be sent.
        let _ = self.ended(Ok(()), true);
    }

    /// The connection is dead: so is the response, and nothing is kept for it.
    pub fn failed(&self, code: i32) -> SendError {
        let _ = self.ended(Err(code), true);
        SendError::Dead(code)
    }

    fn ended(&self, sent: Result<(), i32>, close: bool) -> Result<(), SendError> {
        self.set_ended();
        if close || sent.is_err() || !self.keeps_alive() {
            self.keep_alive.set(false);
            self.connection.close();
        }
        self.connection.reader.wake();
        sent.map_err(SendError::Dead)
    }

    /// The handshake's answer was sent: the connection speaks WebSocket from here on.
    pub fn upgrade(&self, head: &[u8], deflate: Option<Agreement>) -> Result<(), SendError> {
        self.check_open()?;
        self.status.set(status_of(head));
        let sent = match &self.stream {
            Some(stream) => {
                stream.send_head(head, false)?;
                Ok(())
            }
            None => {
                self.connection.begin_answer(self.id());
                self.connection.take_over_input();
                self.connection.outbox.push(head)
            }
        };
        let websocket = WebSocket::new(&self.connection, deflate);
        self.connection.set_websocket(&websocket);
        let _ = self.websocket.set(websocket);
        self.set_over(State::Upgraded);
        self.head.take();
        self.connection.reader.wake();
        sent.map_err(SendError::Dead)
    }

    /// Gives up the response and the connection, which in HTTP/2 others share: there it is the stream.
    pub fn close(&self) -> bool {
        if let Some(stream) = self.stream() {
            self.set_ended();
            return stream.reset(Reason::CANCEL);
        }
        self.connection.close()
    }

    /// The script answers by itself from here on, with the connection's socket, until it gives that back. What came behind
    /// the request.
    pub fn detach(&self) -> Vec<u8> {
        self.state.set(State::Detached);
        self.is_lent.set(true);
        self.connection.reader.take_input()
    }

    /// The script has the socket no more, and has not used `input`.
    pub fn take_back(&self, input: &[u8], is_closed: bool) {
        self.is_lent.set(false);
        let reader = &self.connection.reader;
        if is_closed || (!input.is_empty() && !reader.buffer_input(input)) {
            self.connection.close();
        }
        reader.wake();
    }

    /// It has ended, or never can, and nobody else has the socket.
    pub fn is_over(&self) -> bool {
        (self.has_ended() && !self.is_lent.get()) || !self.connection.is_open()
    }

    /// Waits until the response has ended, or never can, and the connection is the server's again. Where no further request
    /// can follow, it does not wait for what only this coroutine's own end may bring: its deferred callbacks, and whatever
    /// its context object holds.
    pub fn wait_end(&self) -> Result<(), Interrupt> {
        if self.is_over() {
            return Ok(());
        }
        let keeps_until_end = Engine::get().coroutines.keeps_until_end();
        let ended = std::pin::pin!(std::future::poll_fn(|cx| {
            if self.is_over() {
                return Poll::Ready(());
            }
            // Only this coroutine reads from the connection, and it waits here.
            self.connection.reader.wake_me(cx.waker());
            if self.is_lent.get() {
                return Poll::Pending;
            }
            if let Poll::Ready(code) = self.connection.poll_lost(cx) {
                self.connection.abort(code);
                self.failed(code);
                return Poll::Ready(());
            }
            if keeps_until_end && (!self.keeps_alive() || self.connection.reader.has_ended()) {
                return Poll::Ready(());
            }
            Poll::Pending
        }));
        Engine::get().wait_as(Waiting::Other, ended)
    }
}

/// The status in a head, `HTTP/1.1 200 …`.
fn status_of(head: &[u8]) -> u16 {
    const AT: usize = "HTTP/1.1 ".len();
    const ZEROS: u16 = b'0' as u16 * 111;
    match head.get(AT..AT + 3) {
        Some(&[a, b, c]) => (u16::from(a) * 100 + u16::from(b) * 10 + u16::from(c)).wrapping_sub(ZEROS),
        _ => 0,
    }
}

fn with_date<R>(body: impl FnOnce(&[u8; protocol::http1::date::DATE_BYTES]) -> R) -> R {
    // Of the moment (RFC 9110, section 6.6.1), and not of the turn's start: a handler may have computed for long.
    let second = system::unix_second_coarse();
    DATE.with_borrow_mut(|date| body(date.get_or_insert_default().at(second)))
}
