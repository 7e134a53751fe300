//! A connection after the handshake: messages in, frames out, and how the two sides part (RFC 6455, sections 5 to 7).
//!
//! A protocol error ends the connection with the close code that says what was wrong. A close frame is answered once,
//! nothing is sent after it, and the connection is closed from this side.
//!
//! * `heartbeat`: while the peer is silent; `close_handshake`: while it has not answered the close frame.
//! * `compressor`: permessage-deflate of what is sent; `windows`: the memory of all connections for it.
//! * `settings`: what `set()` takes for WebSocket.

pub mod close_handshake;
pub mod compressor;
pub mod heartbeat;
pub mod settings;
pub mod windows;

use std::cell::Cell;
use std::pin::pin;
use std::rc::{Rc, Weak};
use std::task::Poll;
use std::time::{Duration, Instant};

use protocol::websocket::close;
use protocol::websocket::deflate::Agreement;
use protocol::websocket::error::ProtocolError;
use protocol::websocket::frame::{Bits, Opcode, encode_frame, encode_header, is_control};
use protocol::websocket::message::{Decoder, Event, Message};

use super::Connection;
use super::connection::input_budget::{InputBudget, InputOwner};
use super::connection::limits::Pace;
use super::connection::{Deadline, Read, ReadError};
use crate::engine::log::{Level, client_lines};
use crate::engine::{Engine, Interrupt};
use crate::net::listener::Peer;
use crate::net::outbox;
use crate::zend::{Str, memory};
use compressor::Compressor;
use heartbeat::Heartbeat;
use settings::Overflow;
use windows::Windows;

const MESSAGE_TOO_BIG: u16 = 1009;
const INVALID_DATA: u16 = 1007;
const TRY_AGAIN_LATER: u16 = 1013;
/// A frame that takes too long to come, and what its sender is told.
const POLICY: u16 = 1008;
const TOO_SLOW: &[u8] = b"too slow";
/// `SWOOLE_ERROR_OUTPUT_BUFFER_OVERFLOW`
const OVERFLOW: i32 = 1009;

/// How long `recv()` waits.
#[derive(Clone, Copy)]
pub enum Patience {
    /// For as long as the peer is not silent for so long; None: for ever.
    Silence(Option<Duration>),
    /// Until then, whatever comes meanwhile.
    Until(Option<Instant>),
}

/// What `recv()` brings.
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
    /// The peer has closed.
    End,
    TimedOut,
    Canceled,
    /// Closed from this side, before or meanwhile.
    Closed {
        meanwhile: bool,
    },
    Failed(i32),
    /// The peer broke the protocol; it was told, and the connection is closed.
    ProtocolError {
        too_big: bool,
    },
    /// Another coroutine waits here.
    Busy(i64),
}

/// What `recv()` has still to tell of a connection that is closed.
#[derive(Clone, Copy, Default)]
enum CloseReport {
    /// Nothing: it is closed for who asks again.
    #[default]
    Known,
    End,
    /// Why it failed; the end comes after that.
    Failed(i32),
}

/// How far the last message is that was pushed, and by which coroutine it was begun.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum OutgoingMessage {
    /// It is whole.
    #[default]
    Whole,
    /// Its first fragments are queued: it cannot be dropped any more, and no other message may follow (section 5.4).
    Begun(i64),
    /// Its first fragment was dropped, so the others are.
    Dropped(i64),
}

/// Why a frame was not queued.
pub enum PushError {
    /// The connection is closed or takes no more: an errno, or a number of Swoole's.
    Failed(i32),
    /// It may not come now: why.
    OutOfOrder(&'static str),
    Interrupt(Interrupt),
}

impl From<Interrupt> for PushError {
    fn from(interrupt: Interrupt) -> Self {
        PushError::Interrupt(interrupt)
    }
}

const UNFINISHED: &str =
    "All fragments of a message, except for the initial frame, must use the continuation frame opcode(0).";
const NOTHING_BEGUN: &str = "A continuation frame cannot stand alone: no fragmented message has been begun.";

pub struct WebSocket {
    /// Taken out while it works, so that a fatal error which jumps over us leaves nothing borrowed. Boxed: it is taken
    /// out for each message.
    decoder: Cell<Option<Box<Decoder>>>,
    budget: InputBudget,
    /// The time that the peer has for the frame that it has begun.
    pace: Pace,
    in_frame: Cell<bool>,
    connection: Weak<Connection>,
    me: Weak<WebSocket>,
    /// Compression was agreed on.
    sender: Option<Box<Compressor>>,
    _windows: Option<Windows>,
    /// A close frame was sent: nothing follows it.
    close_sent: Cell<bool>,
    pushing: Cell<OutgoingMessage>,
    news: Cell<CloseReport>,
    /// None unless the settings ask for it.
    pub(super) heartbeat: Option<Box<Heartbeat>>,
}

impl WebSocket {
    /// `agreement`: that on compression, which only a server makes whose settings say how.
    pub fn new(connection: &Rc<Connection>, agreement: Option<Agreement>) -> Rc<Self> {
        let settings = &connection.run.settings;
        let mut decoder = Decoder::new(settings.package_max_length);
        if let Some(agreement) = &agreement {
            decoder.accept_deflate(agreement);
        }
        let windows = agreement.as_ref().map(Windows::reserve);
        let sender = agreement
            .zip(settings.websocket.deflate.as_ref())
            .map(|(agreement, settings)| Box::new(Compressor::new(settings, &agreement)));
        let websocket = Rc::new_cyclic(|me| WebSocket {
            decoder: Cell::new(Some(Box::new(decoder))),
            budget: InputBudget::default(),
            pace: Pace::new(&settings.limits, settings.read_limit),
            in_frame: Cell::new(false),
            connection: Rc::downgrade(connection),
            me: Weak::clone(me),
            sender,
            _windows: windows,
            close_sent: Cell::new(false),
            pushing: Cell::default(),
            news: Cell::default(),
            heartbeat: Heartbeat::new(connection, me),
        });
        if let Some(heartbeat) = &websocket.heartbeat {
            heartbeat.start();
        }
        websocket
    }

    /// Waits for the next message.
    pub fn recv(&self, connection: &Connection, patience: Patience) -> Result<Incoming, Interrupt> {
        let reactor = Engine::get().reactor();
        loop {
            if !connection.is_open() {
                return Ok(self.closed(false));
            }
            if !connection.reader.input.borrow().is_empty() {
                Engine::get().yield_if_over_budget()?;
                let input = connection.reader.take_input();
                let (incoming, used) = self.decode_events(connection, &input);
                connection.reader.put_input(input, used);
                if let Some(incoming) = incoming {
                    return Ok(incoming);
                }
                continue;
            }
            let mut incoming = None;
            let begun = reactor.turn_started();
            let was_in_frame = self.in_frame.get();
            let deadline = Deadline::earlier(deadline(patience, begun), self.frame_deadline(begun));
            let read = connection.reader.read(deadline, |bytes| {
                if let Some(heartbeat) = &self.heartbeat {
                    heartbeat.heard();
                }
                if was_in_frame {
                    self.pace.count(
                        reactor.turn_started().saturating_duration_since(begun),
                        bytes.len(),
                    );
                }
                let (found, used) = self.decode_events(connection, bytes);
                incoming = found;
                if used < bytes.len()
                    && connection.is_open()
                    && !connection.reader.buffer_input(&bytes[used..])
                {
                    incoming = Some(self.out_of_memory(connection));
                }
            });
            match read {
                Ok(Read::Some) => {
                    if let Some(incoming) = incoming {
                        return Ok(incoming);
                    }
                }
                Ok(Read::End) => {
                    connection.close();
                    return Ok(Incoming::End);
                }
                Ok(Read::TimedOut) => return Ok(self.timed_out(connection, begun)),
                // A server that stops lets its WebSocket connections go on.
                Ok(Read::Stopped) => connection.reader.go_on_reading(),
                Ok(Read::OutOfMemory) => return Ok(self.out_of_memory(connection)),
                Ok(Read::Closed) => return Ok(self.closed(true)),
                Ok(Read::Failed(code)) => {
                    self.news.set(CloseReport::End);
                    connection.close();
                    return Ok(Incoming::Failed(code));
                }
                Err(ReadError::Busy(id)) => return Ok(Incoming::Busy(id)),
                Err(ReadError::Interrupt(interrupt)) => {
                    self.waited(begun);
                    return match interrupt {
                        Interrupt::Canceled => Ok(Incoming::Canceled),
                        interrupt => Err(interrupt),
                    };
                }
            }
        }
    }

    /// When the frame must be whole that has begun, unless more of it comes.
    fn frame_deadline(&self, now: Instant) -> Option<Deadline> {
        if !self.in_frame.get() {
            return None;
        }
        now.checked_add(self.pace.left()).map(Deadline::Coarse)
    }

    /// Nothing came since `begun`: the time counts for a frame that has begun.
    fn waited(&self, begun: Instant) {
        if self.in_frame.get() {
            let waited = Engine::get().reactor().turn_started() - begun;
            self.pace.count(waited, 0);
        }
    }

    /// The caller's time is up, or that of a frame.
    fn timed_out(&self, connection: &Connection, begun: Instant) -> Incoming {
        self.waited(begun);
        if self.in_frame.get() && self.pace.left().is_zero() {
            self.give_up(connection, libc::ETIMEDOUT, POLICY, TOO_SLOW);
            return self.closed(true);
        }
        Incoming::TimedOut
    }

    /// There is no memory for the message now, or others need it more.
    fn out_of_memory(&self, connection: &Connection) -> Incoming {
        self.give_up(connection, libc::ENOBUFS, TRY_AGAIN_LATER, b"");
        self.closed(true)
    }

    /// The connection is closed; `meanwhile`: while this `recv()` waited.
    fn closed(&self, meanwhile: bool) -> Incoming {
        match self.news.take() {
            CloseReport::Known => Incoming::Closed { meanwhile },
            CloseReport::End => Incoming::End,
            CloseReport::Failed(code) => {
                self.news.set(CloseReport::End);
                Incoming::Failed(code)
            }
        }
    }

    /// Shows bytes to the decoder until something is there for the handler; gives how many were used.
    fn decode_events(&self, connection: &Connection, bytes: &[u8]) -> (Option<Incoming>, usize) {
        let Some(mut decoder) = self.decoder.take() else {
            return (Some(Incoming::End), bytes.len());
        };
        let mut rest = bytes;
        let mut incoming = None;
        while incoming.is_none() && !rest.is_empty() && connection.is_open() {
            incoming = match decoder.next(&mut rest) {
                Ok(None) => None,
                Ok(Some(Event::Message(message))) => Some(self.message(connection, &message)),
                Ok(Some(Event::Ping(control))) => {
                    let payload = control.0.unmasked();
                    if connection.run.settings.deliver_ping {
                        Some(Incoming::Message {
                            opcode: Opcode::Ping as u8,
                            data: Str::new(&payload),
                            compressed: false,
                        })
                    } else {
                        // A peer that reads nothing needs no further pongs (section 5.5.3 lets us answer some pings).
                        if !connection.outbox.is_full() {
                            self.answer(connection, Opcode::Pong, &payload);
                        }
                        None
                    }
                }
                Ok(Some(Event::Pong(control))) => {
                    connection.run.settings.deliver_pong.then(|| Incoming::Message {
                        opcode: Opcode::Pong as u8,
                        data: Str::new(&control.0.unmasked()),
                        compressed: false,
                    })
                }
                Ok(Some(Event::Close(reason))) => {
                    let mut payload = Vec::new();
                    reason.write_payload(&mut payload);
                    self.answer(connection, Opcode::Close, &payload);
                    self.close_sent.set(true);
                    connection.close();
                    if connection.run.settings.deliver_close {
                        self.news.set(CloseReport::End);
                        Some(Incoming::Close {
                            code: reason.code,
                            reason: reason.reason,
                        })
                    } else {
                        Some(Incoming::End)
                    }
                }
                Err(error) => {
                    log_error(connection, error);
                    Some(self.fail(connection, error.close_code()))
                }
            };
        }
        let used = bytes.len() - rest.len();
        if decoder.is_in_frame() != self.in_frame.get() || incoming.is_some() {
            self.in_frame.set(decoder.is_in_frame());
            self.pace.restart();
        }
        if connection.is_open() {
            let owner = || -> Weak<dyn InputOwner> { self.me.clone() };
            if self.budget.set(decoder.buffered(), used, owner) {
                self.decoder.set(Some(decoder));
            } else {
                incoming = Some(self.out_of_memory(connection));
            }
        } else {
            self.budget.clear();
        }
        (incoming, used)
    }

    /// The payload as a PHP string, made in one pass over what was received.
    fn message(&self, connection: &Connection, message: &Message<'_>) -> Incoming {
        if !memory::fits(message.len()) {
            // What is too much for now is no fault of the client's.
            return if memory::could_fit(message.len()) {
                self.out_of_memory(connection)
            } else {
                self.fail(connection, MESSAGE_TOO_BIG)
            };
        }
        let data = Str::build(message.len(), |buffer| message.write_to(buffer));
        match message.check(data.as_bytes()) {
            Ok(()) => Incoming::Message {
                opcode: message.opcode as u8,
                data,
                compressed: message.compressed,
            },
            Err(_) => self.fail(connection, INVALID_DATA),
        }
    }

    /// Queues a control frame, which waits for nobody. Err: the connection is dead (errno).
    fn control(&self, connection: &Connection, opcode: Opcode, payload: &[u8]) -> Result<(), i32> {
        if self.close_sent.get() {
            return Ok(());
        }
        let mut frame = outbox::take_buffer();
        encode_frame(&mut frame, Bits::FINAL, opcode as u8, payload);
        let queued = connection.outbox.push(&frame);
        outbox::recycle_buffer(frame);
        queued
    }

    /// The same, where a dead connection is noticed by the next read.
    pub(super) fn answer(&self, connection: &Connection, opcode: Opcode, payload: &[u8]) {
        let _ = self.control(connection, opcode, payload);
    }

    /// Fails the connection (section 7.1.7).
    fn fail(&self, connection: &Connection, code: u16) -> Incoming {
        self.send_close(connection, code, b"");
        self.news.set(CloseReport::End);
        connection.close();
        Incoming::ProtocolError {
            too_big: code == MESSAGE_TOO_BIG,
        }
    }

    /// The connection fails for a reason of ours, which the next `recv()` tells. The peer is told, too, if it reads.
    pub(super) fn give_up(&self, connection: &Connection, error: i32, code: u16, reason: &[u8]) {
        self.news.set(CloseReport::Failed(error));
        if connection.outbox.is_blocked() {
            connection.abort(error);
        } else {
            self.send_close(connection, code, reason);
            connection.close();
        }
    }

    /// Sends a close frame, unless one was sent.
    fn send_close(&self, connection: &Connection, code: u16, reason: &[u8]) {
        let mut payload = Vec::new();
        if close::encode_payload(&mut payload, code, reason).is_ok() {
            self.answer(connection, Opcode::Close, &payload);
            self.close_sent.set(true);
        }
    }

    /// Parts from the peer: sends a close frame with this payload, unless one was sent, and closes the connection once
    /// the peer has answered it, or has had the time to. The caller does not wait: for the application the connection
    /// is closed. Err: it was dead (errno).
    pub fn part(&self, connection: &Connection, payload: &[u8]) -> Result<(), i32> {
        let sent = self.control(connection, Opcode::Close, payload);
        self.close_sent.set(true);
        self.budget.clear();
        match self.decoder.take() {
            Some(decoder) if sent.is_ok() => {
                let input = connection.reader.take_input();
                let limits = connection.run.settings.limits;
                connection
                    .close_by(|stream, outbox| close_handshake::run(stream, outbox, *decoder, input, limits));
            }
            _ => drop(connection.close()),
        }
        sent
    }

    /// Queues a frame; waits first while the peer is too slow, or while another coroutine's message is not whole. RSV1
    /// says that the payload has been compressed, which counts where that was agreed on; otherwise a message is compressed
    /// here.
    pub fn push(
        &self,
        connection: &Connection,
        opcode: u8,
        mut bits: Bits,
        payload: &[u8],
    ) -> Result<(), PushError> {
        self.await_turn(connection, opcode, bits.fin)?;
        if self.is_closed(connection) {
            return Err(PushError::Failed(libc::EBADF));
        }
        let compressed = match &self.sender {
            Some(sender) => sender.encode(opcode, &mut bits, payload),
            None => {
                bits.rsv1 = false;
                None
            }
        };
        let payload = compressed.as_deref().unwrap_or(payload);
        let mut head = outbox::take_buffer();
        encode_header(&mut head, bits, opcode, payload.len() as u64, None);
        let queued = connection.outbox.push_framed(&head, payload, &[]);
        outbox::recycle_buffer(head);
        if let Some(compressed) = compressed {
            outbox::recycle_buffer(compressed);
        }
        if opcode == Opcode::Close as u8 {
            self.close_sent.set(true);
        } else if !is_control(opcode) {
            self.note_pushed(connection, opcode, bits.fin);
        }
        queued.map_err(PushError::Failed)
    }

    /// Returns when a frame may be queued as far as others are concerned.
    fn await_turn(&self, connection: &Connection, opcode: u8, fin: bool) -> Result<(), PushError> {
        let continues = opcode == Opcode::Continuation as u8;
        let begins = !continues && !is_control(opcode);
        let me = Engine::get().current_id();
        while !self.is_closed(connection) {
            match self.pushing.get() {
                OutgoingMessage::Dropped(owner) if continues => return Err(self.drop_message(owner, fin)),
                OutgoingMessage::Whole if continues => return Err(PushError::OutOfOrder(NOTHING_BEGUN)),
                OutgoingMessage::Begun(owner) if begins && owner == me => {
                    return Err(PushError::OutOfOrder(UNFINISHED));
                }
                OutgoingMessage::Begun(_) if begins => {
                    self.wait_for_whole_message(connection)?;
                    continue;
                }
                _ => {}
            }
            if !connection.outbox.is_full() {
                return Ok(());
            }
            match connection.run.settings.websocket.overflow {
                Overflow::Drop if is_control(opcode) => return Err(PushError::Failed(OVERFLOW)),
                Overflow::Drop if begins => return Err(self.drop_message(me, fin)),
                Overflow::Wait | Overflow::Drop => connection.make_room()?.map_err(PushError::Failed)?,
                Overflow::Close => {
                    self.news.set(CloseReport::Failed(OVERFLOW));
                    connection.abort(OVERFLOW);
                    return Err(PushError::Failed(OVERFLOW));
                }
            }
        }
        Ok(())
    }

    /// Waits for the last fragment of another coroutine's message, or for the end of the connection.
    fn wait_for_whole_message(&self, connection: &Connection) -> Result<(), PushError> {
        let engine = Engine::get();
        if !engine.can_suspend() {
            return Err(PushError::Failed(libc::EAGAIN));
        }
        let whole = pin!(std::future::poll_fn(|cx| {
            if !matches!(self.pushing.get(), OutgoingMessage::Begun(_)) || self.is_closed(connection) {
                return Poll::Ready(());
            }
            connection.outbox.add_waiter(cx.waker());
            Poll::Pending
        }));
        let limit = connection.run.settings.write_limit;
        let deadline = limit.and_then(|limit| Instant::now().checked_add(limit));
        engine
            .wait_until(deadline, whole)?
            .ok_or(PushError::Failed(libc::ETIMEDOUT))
    }

    /// A message, or a fragment, was queued.
    fn note_pushed(&self, connection: &Connection, opcode: u8, fin: bool) {
        let me = Engine::get().current_id();
        match self.pushing.get() {
            OutgoingMessage::Begun(_) if fin => {
                self.pushing.set(OutgoingMessage::Whole);
                connection.outbox.wake_waiters();
            }
            // Another one's message is being dropped: what is whole does not end that.
            OutgoingMessage::Dropped(owner) if fin && owner != me => {}
            _ if fin => self.pushing.set(OutgoingMessage::Whole),
            OutgoingMessage::Begun(_) if opcode == Opcode::Continuation as u8 => {}
            _ => self.pushing.set(OutgoingMessage::Begun(me)),
        }
    }

    /// Nothing can be pushed any more.
    fn is_closed(&self, connection: &Connection) -> bool {
        self.close_sent.get() || !connection.is_open()
    }

    /// A message's first frame is dropped, or a later one, which goes the same way. Gives the error for that.
    fn drop_message(&self, owner: i64, is_last: bool) -> PushError {
        self.pushing.set(if is_last {
            OutgoingMessage::Whole
        } else {
            OutgoingMessage::Dropped(owner)
        });
        PushError::Failed(OVERFLOW)
    }
}

fn deadline(patience: Patience, now: Instant) -> Option<Deadline> {
    match patience {
        Patience::Silence(limit) => now.checked_add(limit?).map(Deadline::Coarse),
        Patience::Until(limit) => limit.map(Deadline::Exact),
    }
}

impl InputOwner for WebSocket {
    fn give_up_input(&self) {
        self.decoder.take();
        if let Some(connection) = self.connection.upgrade() {
            self.give_up(&connection, libc::ENOBUFS, TRY_AGAIN_LATER, b"");
        }
    }
}

/// Says what the peer did wrong, of that which a peer's programmer wants to know.
fn log_error(connection: &Connection, error: ProtocolError) {
    /// `SWOOLE_ERROR_PACKAGE_LENGTH_TOO_LARGE`.
    const TOO_LARGE: i64 = 1201;
    match error {
        ProtocolError::TooBig { length } => {
            let peer = match connection.peer {
                Peer::Tcp(address) => address.to_string(),
                Peer::Unix => String::new(),
            };
            let text = format!("packet length is too big, remote_addr={peer}, length={length}");
            client_lines::write_code(
                Level::Warning,
                TOO_LARGE,
                "Socket::recv_packet_with_length_protocol",
                &text,
            );
        }
        ProtocolError::FragmentedControl
        | ProtocolError::ControlTooLong
        | ProtocolError::UnexpectedContinuation
        | ProtocolError::ExpectedContinuation
        | ProtocolError::BadDeflate => {
            client_lines::write(Level::Warning, &format!("websocket::recv_frame(): {error}"));
        }
        _ => {}
    }
}
