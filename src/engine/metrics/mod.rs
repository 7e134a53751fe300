//! What a process counts, for `SwooleRs\Metrics`.
//!
//! * `block`: the counters of one process; `workers`: those of a pool, in memory that its processes share.
//! * `sampling`: figures that are looked at now and then, and not counted; `page`: all of it as Prometheus reads it.
//!
//! What is counted on the way of a request costs a load and a store each. The clock is read once for a request, and not at
//! all where it is read soon anyway.

mod block;
mod page;
mod sampling;
mod workers;

use std::cell::Cell;

use crate::zend::per_thread::per_thread;
use crate::zend::system::monotonic;

use block::Block;
pub use block::{Counter, Gauge};
pub use workers::Workers;

/// The counters of a process that belongs to no pool.
static OWN: Block = Block::new();

per_thread! {
    /// Where this process counts.
    static BLOCK: Cell<&'static Block> = Cell::new(&OWN);
    /// The processes that are counted together.
    static WORKERS: Cell<Option<Workers>> = Cell::new(None);
    /// When a request began that has ended since the clock was read. 0: none.
    static ENDED_UNTIMED: Cell<u64> = Cell::new(0);
}

/// Counts something.
#[inline]
pub fn count(counter: Counter, number: u64) {
    BLOCK.get().counter(counter).add(number);
}

/// There is one more.
#[inline]
pub fn increase(gauge: Gauge) {
    BLOCK.get().gauge(gauge).add(1);
}

/// There is one less.
#[inline]
pub fn decrease(gauge: Gauge) {
    BLOCK.get().gauge(gauge).subtract(1);
}

/// A response has ended. `begun`: when its request was there, in nanoseconds of the system's clock. `clock_is_read_next`:
/// another request follows at once, whose begin ends this one.
#[inline]
pub fn response_ended(status: u16, begun: u64, clock_is_read_next: bool) {
    BLOCK.get().count_status(status);
    if clock_is_read_next && ENDED_UNTIMED.get() == 0 {
        ENDED_UNTIMED.set(begun);
    } else {
        observe_request(begun, monotonic());
    }
}

/// What a client sent was refused before it was a request.
pub fn request_refused(status: u16) {
    BLOCK.get().count_status(status);
}

#[inline]
fn observe_request(begun: u64, now: u64) {
    BLOCK.get().requests.observe(now.saturating_sub(begun));
}

/// The clock was read.
#[inline]
pub fn clock_was_read(now: u64) {
    let begun = ENDED_UNTIMED.get();
    if begun != 0 {
        ENDED_UNTIMED.set(0);
        observe_request(begun, now);
    }
}

/// A turn of the loop has been at work for so many nanoseconds, and kept what came meanwhile waiting.
#[inline]
pub fn turn_worked(nanoseconds: u64) {
    BLOCK.get().turns.observe(nanoseconds);
}

/// A message has come to a WebSocket's script, or went from it, with so many bytes of content.
#[inline]
pub fn websocket_message(messages: Counter, bytes: Counter, len: usize) {
    let block = BLOCK.get();
    block.counter(messages).add(1);
    block.counter(bytes).add(len as u64);
}

/// In a forked child: what was counted is its parent's.
pub(in crate::engine) fn forked() {
    leave_pool();
    ENDED_UNTIMED.set(0);
}

/// The process counts for itself from now on, and from the beginning.
pub fn leave_pool() {
    OWN.reset();
    BLOCK.set(&OWN);
    WORKERS.set(None);
}
