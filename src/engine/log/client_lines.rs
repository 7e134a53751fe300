//! Log lines that clients cause must not hold up the others: so many a second are written, never waiting for the log's
//! reader, and the rest is counted.

use std::cell::Cell;
use std::time::{Duration, Instant};

use super::{LOG, Level};
use crate::engine::Engine;
use crate::zend::per_thread::per_thread;

/// So many lines in each period.
const LINES: u32 = 50;
const PERIOD: Duration = Duration::from_secs(1);

per_thread! {
    static LIMITER: Limiter = Limiter {
        since: Cell::new(None),
        written: Cell::new(0),
        left_out: Cell::new(0),
    };
}

struct Limiter {
    /// When the period began.
    since: Cell<Option<Instant>>,
    written: Cell<u32>,
    /// Lines that were not written, and are to be mentioned.
    left_out: Cell<u64>,
}

impl Limiter {
    /// Whether a line may be written, and how many were left out before it. `ready`: it would not have to wait.
    fn take(&self, now: Instant, ready: impl FnOnce() -> bool) -> Option<u64> {
        if self.since.get().is_none_or(|since| now - since >= PERIOD) {
            self.since.set(Some(now));
            self.written.set(0);
        }
        if self.written.get() == LINES || !ready() {
            self.left_out.set(self.left_out.get() + 1);
            return None;
        }
        self.written.set(self.written.get() + 1);
        Some(self.left_out.take())
    }
}

/// As `log::write`, for what a client causes.
pub fn write(level: Level, text: &str) {
    if super::is_on(level) && may_write() {
        super::write(level, text);
    }
}

/// As `log::write_code`, for what a client causes.
pub fn write_code(level: Level, code: i64, function: &str, text: &str) {
    if !super::is_on(level) || may_write() {
        super::write_code(level, code, function, text);
    } else {
        Engine::get().coroutines.set_last_error(code as i32);
    }
}

fn may_write() -> bool {
    let taken = LIMITER.with(|limiter| limiter.take(Instant::now(), || LOG.with(super::Log::is_ready)));
    if let Some(left_out @ 1..) = taken {
        super::write(
            Level::Warning,
            &format!("{left_out} lines that clients caused were left out"),
        );
    }
    taken.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_lines_are_written_and_the_others_counted() {
        let limiter = Limiter {
            since: Cell::new(None),
            written: Cell::new(0),
            left_out: Cell::new(0),
        };
        let now = Instant::now();
        for _ in 0..LINES {
            assert_eq!(limiter.take(now, || true), Some(0));
        }
        assert_eq!(limiter.take(now, || true), None);
        assert_eq!(limiter.take(now + PERIOD / 2, || true), None);
        assert_eq!(limiter.take(now + PERIOD, || false), None);
        assert_eq!(limiter.take(now + PERIOD, || true), Some(3));
        assert_eq!(limiter.take(now + PERIOD, || true), Some(0));
    }
}
