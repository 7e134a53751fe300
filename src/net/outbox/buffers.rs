//! Buffers that are used again, so that a message costs no allocation.

use std::cell::RefCell;

use crate::zend::per_thread::per_thread;

/// Buffers kept for reuse, and the largest worth keeping.
const SPARE_BUFFERS: usize = 256;
const SPARE_CAPACITY: usize = 64 * 1024;

per_thread! {
    static SPARE: RefCell<Vec<Vec<u8>>> = RefCell::new(Vec::new());
}

/// A buffer from the thread's store; its capacity is what earlier users needed.
pub fn take_buffer() -> Vec<u8> {
    SPARE.with_borrow_mut(Vec::pop).unwrap_or_default()
}

/// Gives a buffer back to the store.
pub fn recycle_buffer(mut buffer: Vec<u8>) {
    if buffer.capacity() > 0 && buffer.capacity() <= SPARE_CAPACITY {
        buffer.clear();
        SPARE.with_borrow_mut(|spare| {
            if spare.len() < SPARE_BUFFERS {
                spare.push(buffer);
            }
        });
    }
}
