//! Messages in: decoding what is read, answering control frames, and how `recv()` learns of the connection's end.

use std::cell::Cell;
use std::rc::Weak;
use std::time::{Duration, Instant};

use protocol::websocket::error::ProtocolError;
use protocol::websocket::frame::Opcode;
use protocol::websocket::message::{Decoder, Event, Message};

use super::WebSocket;
use super::heartbeat::Heartbeat;
use super::sender::Sender;
use crate::engine::log::{Level, client_lines};
use crate::engine::metrics::{self, Counter};
use crate::engine::{Engine, Interrupt};
use crate::net::listener::Peer;
use crate::server::Connection;
use crate::server::connection::input_budget::{InputBudget, InputOwner};
use crate::server::connection::limits::Pace;
use crate::server::connection::{Deadline, Read, ReadError};
use crate::zend::{Str, memory};

const MESSAGE_TOO_BIG: u16 = 1009;
const INVALID_DATA: u16 = 1007;
const TRY_AGAIN_LATER: u16 = 1013;
/// A frame that takes too long to come, and what its sender is told.
const POLICY: u16 = 1008;
const TOO_SLOW: &[u8] = b"too slow";

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
pub enum CloseReport {
    /// Nothing: it is closed for who asks again.
    #[default]
    Known,
    End,
    /// Why it failed; the end comes after that.
    Failed(i32),
}

/// The receiving side of a WebSocket. One coroutine at a time receives; it knows frames, and PHP's strings for what they
/// bring. What it has to say to the peer goes through the sender.
pub struct Receiver {
    /// Taken out while it works, so that a fatal error which jumps over us leaves nothing borrowed. Boxed: it is taken
    /// out for each message.
    decoder: Cell<Option<Box<Decoder>>>,
    budget: InputBudget,
    /// Who gives up the message that is incomplete, when the budget is used up.
    owner: Weak<WebSocket>,
    /// The time that the peer has for the frame that it has begun.
    pace: Pace,
    in_frame: Cell<bool>,
    report: Cell<CloseReport>,
}

impl Receiver {
    pub fn new(decoder: Decoder, pace: Pace, owner: Weak<WebSocket>) -> Self {
        Receiver {
            decoder: Cell::new(Some(Box::new(decoder))),
            budget: InputBudget::default(),
            owner,
            pace,
            in_frame: Cell::new(false),
            report: Cell::default(),
        }
    }

    /// Sets what `recv()` tells next.
    pub fn set_report(&self, report: CloseReport) {
        self.report.set(report);
    }

    /// Nothing will be received any more: gives the decoder away. None: it is at work, or was taken before.
    pub fn take_decoder(&self) -> Option<Box<Decoder>> {
        self.budget.clear();
        self.decoder.take()
    }

    /// Waits for the next message.
    pub fn recv(
        &self,
        connection: &Connection,
        sender: &Sender,
        heartbeat: Option<&Heartbeat>,
        patience: Patience,
    ) -> Result<Incoming, Interrupt> {
        let reactor = Engine::get().reactor();
        loop {
            if !connection.is_open() {
                return Ok(self.closed(false));
            }
            if !connection.reader.input.borrow().is_empty() {
                Engine::get().yield_if_over_budget()?;
                let input = connection.reader.take_input();
                let (incoming, used) = self.decode_events(connection, sender, &input);
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
                if let Some(heartbeat) = heartbeat {
                    heartbeat.heard();
                }
                if was_in_frame {
                    self.pace.count(
                        reactor.turn_started().saturating_duration_since(begun),
                        bytes.len(),
                    );
                }
                let (found, used) = self.decode_events(connection, sender, bytes);
                incoming = found;
                if used < bytes.len()
                    && connection.is_open()
                    && !connection.reader.buffer_input(&bytes[used..])
                {
                    incoming = Some(self.out_of_memory(connection, sender));
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
                Ok(Read::TimedOut) => return Ok(self.timed_out(connection, sender, begun)),
                // A server that stops lets its WebSocket connections go on.
                Ok(Read::Stopped) => connection.reader.go_on_reading(),
                Ok(Read::OutOfMemory) => return Ok(self.out_of_memory(connection, sender)),
                Ok(Read::Closed) => return Ok(self.closed(true)),
                Ok(Read::Failed(code)) => {
                    self.report.set(CloseReport::End);
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
    fn timed_out(&self, connection: &Connection, sender: &Sender, begun: Instant) -> Incoming {
        self.waited(begun);
        if self.in_frame.get() && self.pace.left().is_zero() {
            self.give_up(connection, sender, libc::ETIMEDOUT, POLICY, TOO_SLOW);
            return self.closed(true);
        }
        Incoming::TimedOut
    }

    /// There is no memory for the message now, or others need it more.
    fn out_of_memory(&self, connection: &Connection, sender: &Sender) -> Incoming {
        self.run_out_of_memory(connection, sender);
        self.closed(true)
    }

    /// The same, which the next `recv()` tells.
    pub fn run_out_of_memory(&self, connection: &Connection, sender: &Sender) {
        self.give_up(connection, sender, libc::ENOBUFS, TRY_AGAIN_LATER, b"");
    }

    /// The connection is closed; `meanwhile`: while this `recv()` waited.
    fn closed(&self, meanwhile: bool) -> Incoming {
        match self.report.take() {
            CloseReport::Known => Incoming::Closed { meanwhile },
            CloseReport::End => Incoming::End,
            CloseReport::Failed(code) => {
                self.report.set(CloseReport::End);
                Incoming::Failed(code)
            }
        }
    }

    /// Shows bytes to the decoder until something is there for the handler; gives how many were used.
    fn decode_events(
        &self,
        connection: &Connection,
        sender: &Sender,
        bytes: &[u8],
    ) -> (Option<Incoming>, usize) {
        let Some(mut decoder) = self.decoder.take() else {
            return (Some(Incoming::End), bytes.len());
        };
        let mut rest = bytes;
        let mut incoming = None;
        while incoming.is_none() && !rest.is_empty() && connection.is_open() {
            incoming = match decoder.next(&mut rest) {
                Ok(None) => None,
                Ok(Some(Event::Message(message))) => Some(self.message(connection, sender, &message)),
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
                            sender.answer(connection, Opcode::Pong, &payload);
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
                    sender.answer(connection, Opcode::Close, &payload);
                    sender.set_close_sent();
                    connection.close();
                    if connection.run.settings.deliver_close {
                        self.report.set(CloseReport::End);
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
                    Some(self.fail(connection, sender, error.close_code()))
                }
            };
        }
        let used = bytes.len() - rest.len();
        if decoder.is_in_frame() != self.in_frame.get() || incoming.is_some() {
            self.in_frame.set(decoder.is_in_frame());
            self.pace.restart();
        }
        if connection.is_open() {
            let owner = || -> Weak<dyn InputOwner> { self.owner.clone() };
            if self.budget.set(decoder.buffered(), used, owner) {
                self.decoder.set(Some(decoder));
            } else {
                incoming = Some(self.out_of_memory(connection, sender));
            }
        } else {
            self.budget.clear();
        }
        (incoming, used)
    }

    /// The payload as a PHP string, made in one pass over what was received.
    fn message(&self, connection: &Connection, sender: &Sender, message: &Message<'_>) -> Incoming {
        if !memory::fits(message.len()) {
            // What is too much for now is no fault of the client's.
            return if memory::could_fit(message.len()) {
                self.out_of_memory(connection, sender)
            } else {
                self.fail(connection, sender, MESSAGE_TOO_BIG)
            };
        }
        let data = Str::build(message.len(), |buffer| message.write_to(buffer));
        match message.check(data.as_bytes()) {
            Ok(()) => {
                let len = data.as_bytes().len();
                metrics::websocket_message(Counter::MessagesReceived, Counter::MessageBytesReceived, len);
                Incoming::Message {
                    opcode: message.opcode as u8,
                    data,
                    compressed: message.compressed,
                }
            }
            Err(_) => self.fail(connection, sender, INVALID_DATA),
        }
    }

    /// Fails the connection (section 7.1.7).
    fn fail(&self, connection: &Connection, sender: &Sender, code: u16) -> Incoming {
        sender.send_close(connection, code, b"");
        self.report.set(CloseReport::End);
        connection.close();
        Incoming::ProtocolError {
            too_big: code == MESSAGE_TOO_BIG,
        }
    }

    /// The connection fails for a reason of ours, which the next `recv()` tells. The peer is told, too, if it reads.
    pub fn give_up(&self, connection: &Connection, sender: &Sender, error: i32, code: u16, reason: &[u8]) {
        self.report.set(CloseReport::Failed(error));
        if connection.outbox.is_blocked() {
            connection.abort(error);
        } else {
            sender.send_close(connection, code, reason);
            connection.close();
        }
    }
}

fn deadline(patience: Patience, now: Instant) -> Option<Deadline> {
    match patience {
        Patience::Silence(limit) => now.checked_add(limit?).map(Deadline::Coarse),
        Patience::Until(limit) => limit.map(Deadline::Exact),
    }
}

/// Says what the peer did wrong, of that which a peer's programmer wants to know.
fn log_error(connection: &Connection, error: ProtocolError) {
    /// `SWOOLE_ERROR_PACKAGE_LENGTH_TOO_LARGE`.
    const TOO_LARGE: i64 = 1201;
    match error {
        ProtocolError::TooBig { length } => {
            let peer = match *connection.client() {
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
