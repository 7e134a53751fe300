//! One buffer for all reads of the thread: what is not used at once is copied out of it, and an idle connection holds none.

use std::cell::Cell;

use crate::zend::per_thread::per_thread;

/// One read takes at most this much.
pub const SCRATCH: usize = 64 * 1024;

per_thread! {
    static BUFFER: Cell<Vec<u8>> = Cell::new(Vec::new());
}

/// Lends the thread's read buffer. It is taken out meanwhile: a fatal error that jumps over us only loses it.
pub fn with_scratch<R>(body: impl FnOnce(&mut [u8]) -> R) -> R {
    let mut buffer = BUFFER.take();
    if buffer.is_empty() {
        buffer = vec![0; SCRATCH];
    }
    let result = body(&mut buffer);
    BUFFER.set(buffer);
    result
}
