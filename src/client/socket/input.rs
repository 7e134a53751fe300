//! What a socket has received and nobody has used yet: one buffer for all ways to read.

use std::cell::{Ref, RefCell};

/// A buffer that is larger than this is not kept when it is empty.
const KEEP: usize = 64 * 1024;

/// Received bytes. All reads of a socket take from its front.
#[derive(Default)]
pub struct Input {
    bytes: RefCell<Vec<u8>>,
}

impl Input {
    pub fn len(&self) -> usize {
        self.bytes.borrow().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn append(&self, bytes: &[u8]) {
        self.bytes.borrow_mut().extend_from_slice(bytes);
    }

    pub fn show(&self) -> Ref<'_, [u8]> {
        Ref::map(self.bytes.borrow(), Vec::as_slice)
    }

    /// Takes at most `count` bytes from the front.
    pub fn take(&self, count: usize) -> Vec<u8> {
        let mut bytes = self.bytes.borrow_mut();
        if count >= bytes.len() {
            return std::mem::take(&mut *bytes);
        }
        let taken = bytes[..count].to_vec();
        self.drop_front(&mut bytes, count);
        taken
    }

    fn drop_front(&self, bytes: &mut Vec<u8>, count: usize) {
        bytes.drain(..count);
        if bytes.is_empty() && bytes.capacity() > KEEP {
            *bytes = Vec::new();
        }
    }

    pub fn clear(&self) {
        drop(self.bytes.take());
    }
}
