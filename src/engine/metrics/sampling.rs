//! Figures that are looked at and not counted: before a page is made, and in a worker, whose page another one may make, a
//! while after something has happened.

use std::time::{Duration, Instant};

use super::{BLOCK, Gauge, WORKERS, clock_was_read, turn_worked};
use crate::engine::Engine;
use crate::net::outbox::budget;
use crate::zend::memory;
use crate::zend::system::monotonic;

/// How old a worker's figures may be.
const SAMPLE_AFTER: Duration = Duration::from_secs(1);

impl Engine {
    /// A turn of the loop begins.
    #[inline]
    pub(in crate::engine) fn measure_turn(&self) {
        let worked = self.reactor.worked();
        turn_worked(worked);
        let worked = Duration::from_nanos(worked);
        if self.is_slow(worked) {
            self.log_late_loop(worked);
        }
        clock_was_read(self.reactor.turn_started_ns());
        if WORKERS.get().is_some() {
            self.sample_in_a_while(self.reactor.turn_started());
        }
    }

    fn sample_in_a_while(&self, now: Instant) {
        let at = &self.loop_state.sample_at;
        if at.get().is_some_and(|at| at <= now) {
            self.sample();
            at.set(None);
        }
        if at.get().is_none() && self.reactor.ready_len() > 0 {
            at.set(Some(now + SAMPLE_AFTER));
        }
    }

    /// Looks at the figures of this process.
    fn sample(&self) {
        let block = BLOCK.get();
        let set = |gauge, number: usize| block.gauge(gauge).set(number as u64);
        set(Gauge::Coroutines, self.coroutines.live());
        set(Gauge::Timers, self.timer_stats().count.max(0) as usize);
        set(Gauge::PoolJobs, self.waits.blocking_jobs());
        set(Gauge::OutboxBytes, budget::held());
        set(Gauge::HeapBytes, memory::used());
    }

    /// All figures, of all processes of a pool, in Prometheus' text format.
    pub fn metrics_page(&self) -> String {
        clock_was_read(monotonic());
        self.sample();
        super::page::render()
    }
}
