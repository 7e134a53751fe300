//! What a hub counts.

use std::cell::Cell;

use crate::engine::metrics::{self, Counter};

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

impl Stats {
    pub fn count_published(&self) {
        count(&self.published, Counter::HubPublished, 1);
    }

    pub fn count_delivered(&self, number: usize) {
        count(&self.delivered, Counter::HubDelivered, number as u64);
    }

    pub fn count_dropped(&self) {
        count(&self.dropped, Counter::HubDropped, 1);
    }

    pub fn count_missed(&self, number: u64) {
        count(&self.missed, Counter::HubMissed, number);
    }

    pub fn count_reconnect(&self) {
        count(&self.reconnects, Counter::HubReconnects, 1);
    }
}

fn count(cell: &Cell<u64>, counter: Counter, number: u64) {
    cell.set(cell.get() + number);
    metrics::count(counter, number);
}
