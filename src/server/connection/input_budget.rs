//! Memory for what is received: one scratch buffer for reads, and a budget for what has to be kept.
//!
//! Input is kept in Rust memory that grows with the bytes received, never with the bytes announced.

use std::cell::Cell;

use crate::zend::per_thread::per_thread;

/// One read takes at most this much.
const SCRATCH: usize = 64 * 1024;
/// What all connections of the process may keep: a quarter of a gigabyte.
const BUDGET: usize = 256 * 1024 * 1024;

per_thread! {
    static BUFFER: Cell<Vec<u8>> = Cell::new(Vec::new());
    static KEPT: Cell<usize> = Cell::new(0);
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

/// One connection's part of the budget.
#[derive(Default)]
pub struct InputBudget(Cell<usize>);

impl InputBudget {
    /// Says how much the connection keeps now. False: that is too much for all of them together.
    pub fn set(&self, bytes: usize) -> bool {
        let total = KEPT.get() - self.0.get() + bytes;
        self.0.set(bytes);
        KEPT.set(total);
        total <= BUDGET
    }
}

impl Drop for InputBudget {
    fn drop(&mut self) {
        KEPT.set(KEPT.get() - self.0.get());
    }
}
