//! What a hub counts.

use std::cell::Cell;

/// Counters of one hub, from its beginning.
#[derive(Default)]
pub struct Stats {
    /// Messages that this process has published.
    pub published: Cell<u64>,
    /// How often one was queued for a connection.
    pub delivered: Cell<u64>,
    /// How often one was not, because the client or the subscriber was too slow.
    pub dropped: Cell<u64>,
    /// Messages of other nodes that never came, as far as that can be told.
    pub missed: Cell<u64>,
    /// How often the backend was reached again.
    pub reconnects: Cell<u64>,
    /// Seconds that the last message took from its publisher to here.
    pub lag: Cell<f64>,
}

/// One more.
pub fn count(counter: &Cell<u64>) {
    counter.set(counter.get() + 1);
}
