//! A connection after the handshake: messages in, frames out, and how the two sides part (RFC 6455, sections 5 to 7).
//!
//! A protocol error ends the connection with the close code that says what was wrong. A close frame is answered once,
//! nothing is sent after it, and the connection is closed from this side.
//!
//! * `receiver`: messages in; `sender`: frames out.
//! * `broadcast`: a message for many connections.
//! * `heartbeat`: while the peer is silent; `close_handshake`: while it has not answered the close frame.
//! * `compressor`: permessage-deflate of what is sent; `windows`: the memory of all connections for it.
//! * `settings`: what `set()` takes for WebSocket.

pub mod broadcast;
pub mod close_handshake;
pub mod compressor;
pub mod heartbeat;
pub mod receiver;
pub mod sender;
pub mod settings;
pub mod windows;

use std::rc::{Rc, Weak};
use std::task::{Context, Poll};
use std::time::Instant;

use protocol::websocket::deflate::Agreement;
use protocol::websocket::frame::{Bits, Opcode};
use protocol::websocket::message::Decoder;

use super::Connection;
use super::connection::input_budget::InputOwner;
use super::connection::limits::Pace;
use crate::engine::Interrupt;
use crate::net::deadlines::Expire;
use compressor::Compressor;
use heartbeat::{Action, Heartbeat};
use receiver::{CloseReport, Receiver};
use sender::{OVERFLOW, Sender};
use windows::Windows;

pub use broadcast::Broadcast;
pub use receiver::{Incoming, Patience};
pub use sender::{Offered, PushError};

/// A connection that speaks WebSocket. The Response shares it with whoever holds that, and the reactor looks at it for the
/// heartbeat; the connection knows nothing of it.
pub struct WebSocket {
    receiver: Receiver,
    sender: Sender,
    /// None unless the settings ask for it.
    heartbeat: Option<Box<Heartbeat>>,
    _windows: Option<Windows>,
    connection: Weak<Connection>,
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
        let compressor = agreement
            .zip(settings.websocket.deflate.as_ref())
            .map(|(agreement, settings)| Box::new(Compressor::new(settings, &agreement)));
        let pace = Pace::new(&settings.limits, settings.read_limit);
        let websocket = Rc::new_cyclic(|me| WebSocket {
            receiver: Receiver::new(decoder, pace, Weak::clone(me)),
            sender: Sender::new(compressor),
            heartbeat: Heartbeat::new(&settings.websocket, me),
            _windows: windows,
            connection: Rc::downgrade(connection),
        });
        if let Some(heartbeat) = &websocket.heartbeat {
            heartbeat.start();
        }
        websocket
    }

    /// Waits for the next message.
    pub fn recv(&self, connection: &Connection, patience: Patience) -> Result<Incoming, Interrupt> {
        self.receiver
            .recv(connection, &self.sender, self.heartbeat.as_deref(), patience)
    }

    /// Queues a frame; waits first while the peer is too slow, or while another coroutine's message is not whole. RSV1
    /// says that the payload has been compressed, which counts where that was agreed on; otherwise a message is compressed
    /// here.
    pub fn push(
        &self,
        connection: &Connection,
        opcode: u8,
        bits: Bits,
        payload: &[u8],
    ) -> Result<(), PushError> {
        let pushed = self.sender.push(connection, opcode, bits, payload);
        if matches!(pushed, Err(PushError::GivenUp)) {
            self.receiver.set_report(CloseReport::Failed(OVERFLOW));
        }
        pushed
    }

    /// Queues a message without waiting, if it may come now.
    pub fn offer(&self, connection: &Connection, message: &Broadcast) -> Offered {
        self.sender.offer(connection, message)
    }

    /// Ready when `offer` is worth a try, or the connection is closed.
    pub fn poll_offer(&self, connection: &Connection, cx: &mut Context<'_>) -> Poll<()> {
        self.sender.poll_offer(connection, cx)
    }

    /// Gives up a peer that does not read what it is offered.
    pub fn give_up(&self, connection: &Connection) {
        self.receiver.set_report(CloseReport::Failed(OVERFLOW));
        connection.abort(OVERFLOW);
    }

    /// Parts from the peer: sends a close frame with this payload, unless one was sent, and closes the connection once
    /// the peer has answered it, or has had the time to. The caller does not wait: for the application the connection
    /// is closed. Err: it was dead (errno).
    pub fn part(&self, connection: &Connection, payload: &[u8]) -> Result<(), i32> {
        let sent = self.sender.control(connection, Opcode::Close, payload);
        self.sender.set_close_sent();
        match self.receiver.take_decoder() {
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
}

impl InputOwner for WebSocket {
    fn give_up_input(&self) {
        self.receiver.take_decoder();
        if let Some(connection) = self.connection.upgrade() {
            self.receiver.run_out_of_memory(&connection, &self.sender);
        }
    }
}

impl Expire for WebSocket {
    fn check(&self, now: Instant) {
        let (Some(heartbeat), Some(connection)) = (&self.heartbeat, self.connection.upgrade()) else {
            return;
        };
        if !connection.is_open() {
            return;
        }
        match heartbeat.due(now, || connection.unread()) {
            Action::Nothing => {}
            // Who has not read what was sent before needs nothing more to answer.
            Action::Ping if connection.outbox.is_blocked() => {}
            Action::Ping => self.sender.answer(&connection, Opcode::Ping, b""),
            Action::GiveUp => {
                let (code, reason) = heartbeat::SILENT;
                return self
                    .receiver
                    .give_up(&connection, &self.sender, libc::ETIMEDOUT, code, reason);
            }
        }
        heartbeat.start();
    }
}
