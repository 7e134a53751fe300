//! permessage-deflate on a server's connections: the sending side. Receiving is the message decoder's business.

use std::cell::RefCell;
use std::rc::Rc;

use protocol::websocket::deflate::{Agreement, Deflation};
use protocol::websocket::frame::{Bits, Opcode};
use protocol::websocket::pack;

use super::broadcast::Broadcast;
use super::settings::DeflateSettings;
use crate::net::outbox::{self, SharedBytes};

/// The sending side of a connection that has agreed on compression.
pub struct Compressor {
    deflation: RefCell<Deflation>,
    min_length: usize,
}

impl Compressor {
    pub fn new(settings: &DeflateSettings, agreement: &Agreement) -> Self {
        Compressor {
            deflation: RefCell::new(Deflation::new(
                settings.level,
                agreement.server_window_bits,
                agreement.server_takeover,
            )),
            min_length: settings.min_length,
        }
    }

    /// Decides on the frame that is sent next: sets RSV1, and gives the payload if it is another than `payload`. RSV1 as
    /// it comes in means that the program has compressed the message, or its first fragment, itself.
    pub fn encode(&self, opcode: u8, bits: &mut Bits, payload: &[u8]) -> Option<Vec<u8>> {
        if opcode == Opcode::Continuation as u8 {
            bits.rsv1 = false; // it belongs to the message's first frame (RFC 7692, section 6.1)
        }
        if bits.rsv1 {
            self.deflation.borrow_mut().forget();
            return None;
        }
        if payload.len() < self.min_length || !pack::compresses(opcode, *bits, payload) {
            return None;
        }
        bits.rsv1 = true;
        let mut compressed = outbox::take_buffer();
        self.deflation.borrow_mut().compress(payload, &mut compressed);
        Some(compressed)
    }

    /// The frame of a message that many connections get, which must be sent next: it refers to none of this connection's.
    pub fn frame_of(&self, message: &Broadcast) -> Rc<SharedBytes> {
        let payload = message.payload();
        if payload.len() < self.min_length || !pack::compresses(message.opcode(), Bits::FINAL, payload) {
            return message.plain();
        }
        let mut deflation = self.deflation.borrow_mut();
        deflation.forget();
        message.compressed(deflation.level(), deflation.window_bits())
    }
}
