//! A message for many connections: encoded once, and compressed once for each level and window that was agreed on.

use std::cell::RefCell;
use std::rc::Rc;

use protocol::websocket::deflate::{Level, deflate};
use protocol::websocket::frame::{Bits, Opcode, encode_frame, encode_header};

use crate::net::outbox::{self, SharedBytes};

/// A whole text or binary message, which any number of connections are sent. It knows none of them.
pub struct Broadcast {
    opcode: u8,
    /// The frame as it is without compression; the payload is its end.
    plain: Rc<SharedBytes>,
    payload_at: usize,
    /// The frame as it is for a level and a window.
    compressed: RefCell<Vec<(Level, u8, Rc<SharedBytes>)>>,
}

impl Broadcast {
    pub fn new(is_binary: bool, payload: &[u8]) -> Self {
        let opcode = if is_binary { Opcode::Binary } else { Opcode::Text } as u8;
        let mut frame = Vec::new();
        encode_frame(&mut frame, Bits::FINAL, opcode, payload);
        Broadcast {
            opcode,
            payload_at: frame.len() - payload.len(),
            plain: Rc::new(SharedBytes::new(frame)),
            compressed: RefCell::default(),
        }
    }

    pub fn opcode(&self) -> u8 {
        self.opcode
    }

    pub fn payload(&self) -> &[u8] {
        &self.plain.bytes()[self.payload_at..]
    }

    pub fn plain(&self) -> Rc<SharedBytes> {
        Rc::clone(&self.plain)
    }

    /// The frame with a payload that refers to no other message.
    pub fn compressed(&self, level: Level, window_bits: u8) -> Rc<SharedBytes> {
        let mut all = self.compressed.borrow_mut();
        if let Some((_, _, frame)) = all.iter().find(|made| (made.0, made.1) == (level, window_bits)) {
            return Rc::clone(frame);
        }
        let mut payload = outbox::take_buffer();
        deflate(self.payload(), level, window_bits, &mut payload);
        let bits = Bits {
            rsv1: true,
            ..Bits::FINAL
        };
        let mut frame = Vec::new();
        encode_header(&mut frame, bits, self.opcode, payload.len() as u64, None);
        frame.extend_from_slice(&payload);
        outbox::recycle_buffer(payload);
        let frame = Rc::new(SharedBytes::new(frame));
        all.push((level, window_bits, Rc::clone(&frame)));
        frame
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_compressed_once_for_a_level_and_a_window() {
        let message = Broadcast::new(false, "hello, hello, hello".repeat(100).as_bytes());
        let [fast, best] = [1, 9].map(|level| Level::new(level).unwrap());
        let one = message.compressed(fast, 15);
        let others = [message.compressed(fast, 9), message.compressed(best, 15)];
        assert!(Rc::ptr_eq(&one, &message.compressed(fast, 15)));
        assert!(others.iter().all(|other| !Rc::ptr_eq(&one, other)));
        assert_eq!(message.compressed.borrow().len(), 3);
    }
}
