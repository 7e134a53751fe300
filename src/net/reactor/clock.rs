//! What the clocks said when the turn began: the hot path compares with that and asks no clock.

use std::cell::Cell;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::Reactor;
use crate::zend::system::monotonic;

/// The times of the turn that is under way.
pub(super) struct TurnClock {
    started: Cell<Instant>,
    /// The same in nanoseconds of the system's clock: what is asked for each request compares bare numbers.
    pub(super) started_ns: Cell<u64>,
    /// An instant and the clock's number for it, to have one from the other without asking the clock twice.
    origin: (Instant, u64),
    /// Time of day when it was first asked for in this turn, since 1970.
    time_of_day: Cell<Option<Duration>>,
    /// How long the turn before it was at work, without waiting for anything, in nanoseconds.
    pub(super) worked: Cell<u64>,
}

impl TurnClock {
    pub(super) fn new() -> Self {
        let origin = (Instant::now(), monotonic());
        TurnClock {
            started: Cell::new(origin.0),
            started_ns: Cell::new(origin.1),
            origin,
            time_of_day: Cell::new(None),
            worked: Cell::new(0),
        }
    }

    /// The instant that the clock had this number for, not before the reactor was made.
    #[inline]
    pub(super) fn instant(&self, nanoseconds: u64) -> Instant {
        self.origin.0 + Duration::from_nanos(nanoseconds.saturating_sub(self.origin.1))
    }
}

impl Reactor {
    pub fn turn_started(&self) -> Instant {
        self.clock.started.get()
    }

    /// The same in nanoseconds of the system's clock.
    pub fn turn_started_ns(&self) -> u64 {
        self.clock.started_ns.get()
    }

    /// How long the turn before this one kept everybody waiting, in nanoseconds.
    pub fn worked(&self) -> u64 {
        self.clock.worked.get()
    }

    /// The time of day, since 1970: the same for the whole turn, and the clock is asked only in turns that ask.
    pub fn turn_time(&self) -> Duration {
        if let Some(time) = self.clock.time_of_day.get() {
            return time;
        }
        let time = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        self.clock.time_of_day.set(Some(time));
        time
    }

    /// The loop's turn begins.
    pub fn begin_turn(&self) -> Instant {
        let nanoseconds = monotonic();
        let now = self.clock.instant(nanoseconds);
        self.clock.started.set(now);
        self.clock.started_ns.set(nanoseconds);
        self.clock.time_of_day.set(None);
        now
    }
}
