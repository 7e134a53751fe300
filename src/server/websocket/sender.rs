//! Frames out: whole messages in their order, control frames between them, and nothing after the close frame.

use std::cell::Cell;
use std::pin::pin;
use std::task::{Context, Poll};
use std::time::Instant;

use protocol::websocket::close;
use protocol::websocket::fragments::{self, Begun, Turn};
use protocol::websocket::frame::{Bits, Opcode, encode_frame, encode_header, is_control};

use super::broadcast::Broadcast;
use super::compressor::Compressor;
use super::settings::Overflow;
use crate::engine::metrics::{self, Counter};
use crate::engine::{Engine, Interrupt};
use crate::net::outbox;
use crate::server::Connection;

/// `SWOOLE_ERROR_OUTPUT_BUFFER_OVERFLOW`
pub const OVERFLOW: i32 = 1009;

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
    /// The peer does not read, and the settings have it given up: the connection is closed.
    GivenUp,
    /// It may not come now: why.
    OutOfOrder(&'static str),
    Interrupt(Interrupt),
}

/// What became of a message that waits for nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Offered {
    Queued,
    /// The peer does not read fast enough, or another message is not whole.
    NotNow,
    Closed,
}

impl From<Interrupt> for PushError {
    fn from(interrupt: Interrupt) -> Self {
        PushError::Interrupt(interrupt)
    }
}

/// The sending side of a WebSocket. Any number of coroutines push; it knows frames, and leaves to the outbox when their
/// bytes leave.
#[derive(Default)]
pub struct Sender {
    /// Compression was agreed on.
    compressor: Option<Box<Compressor>>,
    /// A close frame was sent: nothing follows it.
    close_sent: Cell<bool>,
    pushing: Cell<OutgoingMessage>,
}

impl Sender {
    pub fn new(compressor: Option<Box<Compressor>>) -> Self {
        Sender {
            compressor,
            ..Sender::default()
        }
    }

    /// Nothing more is sent, be it that the peer was answered, or that it is too late for it.
    pub fn set_close_sent(&self) {
        self.close_sent.set(true);
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
        let compressed = match &self.compressor {
            Some(compressor) => compressor.encode(opcode, &mut bits, payload),
            None => {
                bits.rsv1 = false;
                None
            }
        };
        let content = payload.len();
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
            if queued.is_ok() {
                metrics::count(Counter::MessageBytesSent, content as u64);
                metrics::count(Counter::MessagesSent, bits.fin.into());
            }
        }
        queued.map_err(PushError::Failed)
    }

    /// Queues a message of many connections without waiting.
    pub fn offer(&self, connection: &Connection, message: &Broadcast) -> Offered {
        if self.is_closed(connection) {
            return Offered::Closed;
        }
        if self.must_wait(connection) {
            return Offered::NotNow;
        }
        let frame = match &self.compressor {
            Some(compressor) => compressor.frame_of(message),
            None => message.plain(),
        };
        match connection.outbox.push_shared(&frame) {
            Ok(()) => {
                let len = message.payload().len();
                metrics::websocket_message(Counter::MessagesSent, Counter::MessageBytesSent, len);
                Offered::Queued
            }
            Err(_) => Offered::Closed,
        }
    }

    /// Ready when `offer` is worth a try, or the connection is closed.
    pub fn poll_offer(&self, connection: &Connection, cx: &mut Context<'_>) -> Poll<()> {
        if self.is_closed(connection) || !self.must_wait(connection) {
            return Poll::Ready(());
        }
        match connection.outbox.poll_room(cx) {
            Poll::Pending => {}
            // What is missing is the end of another message.
            Poll::Ready(()) => connection.outbox.add_waiter(cx.waker()),
        }
        Poll::Pending
    }

    fn must_wait(&self, connection: &Connection) -> bool {
        matches!(self.pushing.get(), OutgoingMessage::Begun(_)) || connection.outbox.is_full()
    }

    /// Returns when a frame may be queued as far as others are concerned.
    fn await_turn(&self, connection: &Connection, opcode: u8, fin: bool) -> Result<(), PushError> {
        let continues = opcode == Opcode::Continuation as u8;
        let begins = !continues && !is_control(opcode);
        let me = Engine::get().coroutines.current_id();
        while !self.is_closed(connection) {
            let begun = match self.pushing.get() {
                OutgoingMessage::Dropped(owner) if continues => return Err(self.drop_message(owner, fin)),
                OutgoingMessage::Whole | OutgoingMessage::Dropped(_) => None,
                OutgoingMessage::Begun(owner) => Some(owner),
            };
            let turn = fragments::turn(opcode, Begun::by(begun, me)).map_err(PushError::OutOfOrder)?;
            if turn == Turn::Later {
                self.wait_for_whole_message(connection)?;
                continue;
            }
            if !connection.outbox.is_full() {
                return Ok(());
            }
            match connection.run.settings.websocket.overflow {
                Overflow::Drop if is_control(opcode) => return Err(PushError::Failed(OVERFLOW)),
                Overflow::Drop if begins => return Err(self.drop_message(me, fin)),
                Overflow::Wait | Overflow::Drop => {
                    connection.make_room_for_script()?.map_err(PushError::Failed)?
                }
                Overflow::Close => {
                    metrics::count(Counter::ConnectionsGivenUp, 1);
                    metrics::count(Counter::MessagesDropped, begins.into());
                    connection.abort(OVERFLOW);
                    return Err(PushError::GivenUp);
                }
            }
        }
        Ok(())
    }

    /// Waits for the last fragment of another coroutine's message, or for the end of the connection.
    fn wait_for_whole_message(&self, connection: &Connection) -> Result<(), PushError> {
        let engine = Engine::get();
        if !engine.coroutines.can_suspend() {
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
        let me = Engine::get().coroutines.current_id();
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
        metrics::count(Counter::MessagesDropped, is_last.into());
        self.pushing.set(if is_last {
            OutgoingMessage::Whole
        } else {
            OutgoingMessage::Dropped(owner)
        });
        PushError::Failed(OVERFLOW)
    }

    /// Queues a control frame, which waits for nobody. Err: the connection is dead (errno).
    pub fn control(&self, connection: &Connection, opcode: Opcode, payload: &[u8]) -> Result<(), i32> {
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
    pub fn answer(&self, connection: &Connection, opcode: Opcode, payload: &[u8]) {
        let _ = self.control(connection, opcode, payload);
    }

    /// Sends a close frame, unless one was sent.
    pub fn send_close(&self, connection: &Connection, code: u16, reason: &[u8]) {
        let mut payload = Vec::new();
        if close::encode_payload(&mut payload, code, reason).is_ok() {
            self.answer(connection, Opcode::Close, &payload);
            self.close_sent.set(true);
        }
    }
}
