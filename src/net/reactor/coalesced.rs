//! Output that waits for the end of the turn, so that what PHP writes in several calls leaves in one.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::Reactor;
use crate::net::outbox::Outbox;
use crate::zend::system::{monotonic, monotonic_coarse};

/// How long it may wait while PHP goes on calling us.
const COALESCE_FOR: u64 = 1_000_000; // nanoseconds

#[derive(Default)]
pub(super) struct Coalesced {
    /// Since when the first of them waits, in nanoseconds of the system's clock.
    since: Cell<u64>,
    dirty: RefCell<Vec<Rc<Outbox>>>,
}

impl Coalesced {
    pub(super) fn take(&self) -> Vec<Rc<Outbox>> {
        std::mem::take(&mut *self.dirty.borrow_mut())
    }
}

impl Reactor {
    /// An outbox has bytes that leave when the turn ends.
    pub fn mark_dirty(&self, outbox: Rc<Outbox>) {
        let mut dirty = self.coalesced.dirty.borrow_mut();
        if dirty.is_empty() {
            self.coalesced.since.set(monotonic());
        }
        dirty.push(outbox);
    }

    /// Writes out what was coalesced, if it has waited for `COALESCE_FOR`: no client is kept waiting by what PHP does
    /// next.
    pub fn flush_if_stale(&self) {
        if !self.coalesced.dirty.borrow().is_empty() {
            self.flush_if_stale_at(monotonic());
        }
    }

    /// The same some milliseconds late, for what happens often: that clock costs a fourth.
    pub fn flush_if_stale_coarse(&self) {
        if !self.coalesced.dirty.borrow().is_empty() {
            self.flush_if_stale_at(monotonic_coarse());
        }
    }

    /// Flushes what is stale, and gives what the clock says: a call that needs both asks it once.
    pub fn flush_if_stale_now(&self) -> u64 {
        let now = monotonic();
        if !self.coalesced.dirty.borrow().is_empty() {
            self.flush_if_stale_at(now);
        }
        now
    }

    fn flush_if_stale_at(&self, now: u64) {
        if now.saturating_sub(self.coalesced.since.get()) >= COALESCE_FOR {
            self.flush();
        }
    }

    /// Writes out what was coalesced.
    pub fn flush(&self) {
        let mut outboxes = std::mem::take(&mut *self.coalesced.dirty.borrow_mut());
        for outbox in outboxes.drain(..) {
            outbox.flush();
        }
        let mut dirty = self.coalesced.dirty.borrow_mut();
        if dirty.is_empty() {
            *dirty = outboxes;
        }
    }
}
