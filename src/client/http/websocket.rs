//! A WebSocket connection, from the client's end (RFC 6455): messages in for one coroutine, messages out from any number.

use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;
use std::time::{Duration, Instant};

use protocol::websocket::deflate::{Agreement, Deflation, Level as DeflateLevel};
use protocol::websocket::error::ProtocolError;
use protocol::websocket::fragments::{self, Begun, Turn};
use protocol::websocket::frame::{Bits, Opcode, encode_frame, encode_masked_frame, is_control};
use protocol::websocket::message::{Decoder, Event, Message};
use protocol::websocket::pack;
use tokio::time::timeout;

use super::connection::{Connection, Read};
use super::settings::{Settings, after};
use crate::client::Failure;
use crate::client::failure::code;
use crate::engine::Engine;
use crate::engine::log::{self, Level};
use crate::net::outbox::{self, Outbox};
use crate::net::scratch::with_scratch;
use crate::net::{Reactor, Stream};
use crate::zend::system::random_bytes;
use crate::zend::{Str, memory};

const MESSAGE_TOO_BIG: u16 = 1009;
const INVALID_DATA: u16 = 1007;
/// How long the server has to take the last frame, and to close.
const LINGER: Duration = Duration::from_secs(1);

/// What a receive brings.
pub enum Incoming {
    Message {
        opcode: u8,
        data: Str,
        /// It came so.
        compressed: bool,
    },
    Close {
        code: Option<u16>,
        reason: String,
    },
    /// The connection is closed, as agreed or without a word.
    End,
}

/// Why a frame was not sent.
pub enum PushError {
    Failed(Failure),
    /// It may not come now: why.
    OutOfOrder(&'static str),
}

impl From<Failure> for PushError {
    fn from(failure: Failure) -> Self {
        PushError::Failed(failure)
    }
}

/// One connection after its upgrade. The client that made it shares it with those who receive and push; it knows frames, and
/// PHP's strings for what they bring.
pub struct WebSocket {
    connection: Rc<Connection>,
    outbox: Rc<Outbox>,
    /// Taken out while it works, so that a fatal error which jumps over us leaves nothing borrowed.
    decoder: Cell<Option<Box<Decoder>>>,
    /// The coroutine that receives.
    reader: Cell<Option<i64>>,
    /// Compression was agreed on.
    deflation: Option<RefCell<Deflation>>,
    settings: Rc<Settings>,
    /// A close frame was sent: nothing follows it.
    close_sent: Cell<bool>,
    /// The coroutine whose message is not whole: no other may begin (section 5.4).
    message_of: Cell<Option<i64>>,
    keys: Keys,
    /// Why the connection was closed while others waited in it (errno).
    closed_by: Cell<i32>,
}

/// Masking keys that nobody can guess (section 5.3), fetched for several frames at a time.
struct Keys {
    bytes: Cell<[u8; Keys::BYTES]>,
    used: Cell<usize>,
}

impl Keys {
    const BYTES: usize = 64;
    const KEY: usize = 4;

    fn new() -> Self {
        Keys {
            bytes: Cell::new([0; Keys::BYTES]),
            used: Cell::new(Keys::BYTES),
        }
    }

    fn next(&self) -> [u8; Keys::KEY] {
        let mut bytes = self.bytes.get();
        if self.used.get() == Keys::BYTES {
            random_bytes(&mut bytes);
            self.bytes.set(bytes);
            self.used.set(0);
        }
        let at = self.used.get();
        self.used.set(at + Keys::KEY);
        [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]
    }
}

impl WebSocket {
    /// After a handshake that was checked. None: the connection is closed already.
    pub fn new(
        connection: &Rc<Connection>,
        agreement: Option<&Agreement>,
        settings: &Rc<Settings>,
    ) -> Option<Self> {
        let high_water = Engine::get().options.borrow().socket_buffer_size();
        let outbox = connection.open_outbox(high_water, settings.write_limit())?;
        let mut decoder = Decoder::for_client(settings.package_max_length);
        if let Some(agreement) = agreement {
            decoder.accept_deflate(agreement);
        }
        let deflation = agreement.map(|agreement| {
            let (bits, takeover) = (agreement.client_window_bits, agreement.client_takeover);
            RefCell::new(Deflation::new(DeflateLevel::default(), bits, takeover))
        });
        Some(WebSocket {
            connection: Rc::clone(connection),
            outbox,
            decoder: Cell::new(Some(Box::new(decoder))),
            reader: Cell::new(None),
            deflation,
            settings: Rc::clone(settings),
            close_sent: Cell::new(false),
            message_of: Cell::new(None),
            keys: Keys::new(),
            closed_by: Cell::new(libc::ECANCELED),
        })
    }

    pub fn fd(&self) -> i32 {
        self.connection.fd
    }

    pub fn is_open(&self) -> bool {
        self.connection.is_open()
    }

    /// Waits for the next message. What has come of one stays when the time is over, or the wait is cancelled.
    pub fn recv(&self, deadline: Option<Instant>) -> Result<Incoming, Failure> {
        if let Some(reader) = self.reader.get() {
            return Err(Failure::Busy(reader, crate::engine::Direction::Read));
        }
        self.reader.set(Some(Engine::get().coroutines.current_id()));
        let received = self.recv_next(deadline);
        self.reader.set(None);
        received
    }

    fn recv_next(&self, deadline: Option<Instant>) -> Result<Incoming, Failure> {
        loop {
            if !self.is_open() {
                return Err(Failure::Code(code::NO_CONNECTION));
            }
            let mut input = self.connection.input.take();
            if !input.is_empty() {
                let (found, used) = self.decode(&input);
                input.drain(..used);
                if input.is_empty() {
                    outbox::recycle_buffer(input);
                } else {
                    *self.connection.input.borrow_mut() = input;
                }
                if let Some(found) = found {
                    Engine::get().yield_if_over_budget()?;
                    return found;
                }
                continue;
            }
            let mut found = None;
            let read = self.connection.read_with(deadline, |bytes| {
                let (event, used) = self.decode(bytes);
                found = event;
                used
            });
            match (read, found) {
                (_, Some(found)) => return found,
                (Ok(Read::Some), None) => {}
                (Ok(Read::End), None) => {
                    self.close_as(libc::ECONNRESET);
                    return Ok(Incoming::End);
                }
                (Err(Failure::Code(number)), None) => {
                    let kept = [libc::ETIMEDOUT, libc::ECANCELED].map(i64::from);
                    if !self.is_open() {
                        return Err(Failure::system(self.closed_by.get()));
                    }
                    if !kept.contains(&number) {
                        self.close_as(libc::ECONNRESET);
                    }
                    return Err(Failure::Code(number));
                }
                (Err(failure), None) => return Err(failure),
            }
        }
    }

    /// Shows bytes to the decoder until something is there for the program; gives how many were used.
    fn decode(&self, bytes: &[u8]) -> (Option<Result<Incoming, Failure>>, usize) {
        let Some(mut decoder) = self.decoder.take() else {
            // After the server's close frame there is nothing to understand.
            return (None, bytes.len());
        };
        let mut rest = bytes;
        let mut found = None;
        let mut is_over = false;
        while found.is_none() && !rest.is_empty() && self.is_open() {
            match decoder.next(&mut rest) {
                Ok(None) => {}
                Ok(Some(Event::Message(message))) => found = Some(self.message(&message)),
                Ok(Some(Event::Ping(control))) => {
                    let payload = control.0.unmasked();
                    if self.settings.deliver_ping {
                        found = Some(Ok(control_frame(Opcode::Ping, &payload)));
                    } else if !self.outbox.is_full() {
                        // A server that reads nothing needs no further pongs (section 5.5.3).
                        self.control(Opcode::Pong, &payload);
                    }
                }
                Ok(Some(Event::Pong(control))) if self.settings.deliver_pong => {
                    found = Some(Ok(control_frame(Opcode::Pong, &control.0.unmasked())));
                }
                Ok(Some(Event::Pong(_))) => {}
                Ok(Some(Event::Close(reason))) => {
                    is_over = true;
                    found = Some(Ok(if self.settings.deliver_close {
                        Incoming::Close {
                            code: reason.code,
                            reason: reason.reason,
                        }
                    } else {
                        let mut payload = Vec::new();
                        reason.write_payload(&mut payload);
                        self.closed_by.set(libc::ECONNRESET);
                        self.finish(&payload);
                        Incoming::End
                    }));
                }
                Err(error) => found = Some(Err(self.fail(error))),
            }
        }
        if !is_over {
            self.decoder.set(Some(decoder));
        }
        (found, bytes.len() - rest.len())
    }

    /// The payload as a PHP string, made in one pass over what was received.
    fn message(&self, message: &Message<'_>) -> Result<Incoming, Failure> {
        if !memory::fits(message.len()) {
            self.finish(&MESSAGE_TOO_BIG.to_be_bytes());
            return Err(Failure::Code(code::PACKAGE_TOO_LARGE));
        }
        let data = Str::build(message.len(), |buffer| message.write_to(buffer));
        if message.check(data.as_bytes()).is_err() {
            self.finish(&INVALID_DATA.to_be_bytes());
            return Err(Failure::Code(code::PROTOCOL_ERROR));
        }
        Ok(Incoming::Message {
            opcode: message.opcode as u8,
            data,
            compressed: message.compressed,
        })
    }

    /// Fails the connection (section 7.1.7).
    fn fail(&self, error: ProtocolError) -> Failure {
        log::write(Level::Warning, &format!("websocket::recv(): {error}"));
        self.finish(&error.close_code().to_be_bytes());
        match error {
            ProtocolError::TooBig { .. } => Failure::Code(code::PACKAGE_TOO_LARGE),
            _ => Failure::Code(code::PROTOCOL_ERROR),
        }
    }

    /// Sends a frame; waits while the server is too slow, or while another coroutine's message is not whole.
    pub fn push(&self, opcode: u8, mut bits: Bits, payload: &[u8]) -> Result<(), PushError> {
        self.await_turn(opcode)?;
        if !self.is_open() || self.close_sent.get() {
            return Err(Failure::Code(code::NO_CONNECTION).into());
        }
        let compressed = self.compressed(opcode, &mut bits, payload);
        let payload = compressed.as_deref().unwrap_or(payload);
        self.send(opcode, bits, payload)
            .map_err(|code| self.broken(code))?;
        if opcode == Opcode::Close as u8 {
            self.close_sent.set(true);
        } else if !is_control(opcode) {
            let me = Engine::get().coroutines.current_id();
            self.message_of.set((!bits.fin).then_some(me));
            if bits.fin {
                self.outbox.wake_waiters();
            }
        }
        self.wait_until_out()?;
        Ok(())
    }

    /// RSV1 as it comes in says that the program has compressed the message itself.
    fn compressed(&self, opcode: u8, bits: &mut Bits, payload: &[u8]) -> Option<Vec<u8>> {
        let Some(deflation) = &self.deflation else {
            bits.rsv1 = false;
            return None;
        };
        if opcode == Opcode::Continuation as u8 {
            bits.rsv1 = false; // it belongs to the message's first frame (RFC 7692, section 6.1)
        }
        if bits.rsv1 || !pack::compresses(opcode, *bits, payload) {
            return None;
        }
        bits.rsv1 = true;
        let mut compressed = outbox::take_buffer();
        deflation.borrow_mut().compress(payload, &mut compressed);
        Some(compressed)
    }

    /// Returns when a frame may be queued as far as others are concerned.
    fn await_turn(&self, opcode: u8) -> Result<(), PushError> {
        let me = Engine::get().coroutines.current_id();
        let turn = || fragments::turn(opcode, Begun::by(self.message_of.get(), me));
        turn().map_err(PushError::OutOfOrder)?;
        let may_go = || !self.is_open() || !(self.outbox.is_full() || turn() == Ok(Turn::Later));
        if may_go() {
            return Ok(());
        }
        let waiting = pin!(std::future::poll_fn(|cx| {
            if may_go() {
                return Poll::Ready(());
            }
            self.outbox.add_waiter(cx.waker());
            Poll::Pending
        }));
        let deadline = self.settings.write_limit().and_then(after);
        let _place = self.connection.waiters.enter();
        match Engine::get()
            .wait_until(deadline, waiting)
            .map_err(Failure::from)?
        {
            Some(()) if !self.is_open() => Err(Failure::system(self.closed_by.get()).into()),
            Some(()) => Ok(()),
            None => Err(Failure::system(libc::ETIMEDOUT).into()),
        }
    }

    /// Waits until the kernel has taken what it did not take at once.
    fn wait_until_out(&self) -> Result<(), Failure> {
        if !self.outbox.is_blocked() {
            return Ok(());
        }
        let out = pin!(std::future::poll_fn(|cx| self.outbox.poll_empty(cx)));
        let deadline = self.settings.write_limit().and_then(after);
        let _place = self.connection.waiters.enter();
        let waited = Engine::get().wait_until(deadline, out)?;
        if let Some(code) = self.outbox.error() {
            return Err(self.broken(code));
        }
        if waited.is_none() {
            // Half a frame may be out: nothing can follow it.
            self.close_as(libc::ECANCELED);
            return Err(Failure::system(libc::ETIMEDOUT));
        }
        Ok(())
    }

    /// A write has found the connection dead, or closed meanwhile.
    fn broken(&self, code: i32) -> Failure {
        self.close_as(libc::ECONNRESET);
        Failure::system(match code {
            libc::EPIPE => libc::ECONNRESET,
            libc::EBADF => self.closed_by.get(),
            code => code,
        })
    }

    /// Closes the connection, unless that was done; who waits in it fails with this number.
    fn close_as(&self, number: i32) {
        if self.is_open() {
            self.closed_by.set(number);
            self.connection.close();
        }
    }

    /// Queues a frame. Err: the connection is dead (errno).
    fn send(&self, opcode: u8, bits: Bits, payload: &[u8]) -> Result<(), i32> {
        let mut frame = outbox::take_buffer();
        if self.settings.websocket_mask {
            encode_masked_frame(&mut frame, bits, opcode, payload, self.keys.next());
        } else {
            encode_frame(&mut frame, bits, opcode, payload);
        }
        let queued = self.outbox.push(&frame);
        outbox::recycle_buffer(frame);
        queued
    }

    /// Queues a control frame, which waits for nobody. A dead connection is noticed by the next read.
    fn control(&self, opcode: Opcode, payload: &[u8]) {
        if !self.close_sent.get() {
            let _ = self.send(opcode as u8, Bits::FINAL, payload);
        }
    }

    /// Says goodbye with this payload, unless that was done, and closes.
    pub fn finish(&self, payload: &[u8]) {
        self.control(Opcode::Close, payload);
        self.close_sent.set(true);
        if let Some(stream) = self.connection.take_stream() {
            Reactor::get().spawn(linger(stream, Rc::clone(&self.outbox)));
        }
    }
}

fn control_frame(opcode: Opcode, payload: &[u8]) -> Incoming {
    Incoming::Message {
        opcode: opcode as u8,
        data: Str::new(payload),
        compressed: false,
    }
}

/// The end of a connection whose last frame is on its way: the server reads it and closes. What it still sends is read, so
/// that no reset destroys the frame.
async fn linger(stream: Rc<Stream>, outbox: Rc<Outbox>) {
    let _ = timeout(LINGER, async {
        std::future::poll_fn(|cx| outbox.poll_empty(cx)).await;
        stream.shutdown_write();
        loop {
            let read = std::future::poll_fn(|cx| with_scratch(|scratch| stream.poll_read(cx, scratch)));
            if !matches!(read.await, Ok(count) if count > 0) {
                return;
            }
        }
    })
    .await;
    outbox.detach();
}
