//! `swoole.slow_coroutine_ms`: which coroutine keeps all others waiting, and where; and how late the loop is.
//!
//! The first is said while it happens, at the next point where the engine looks for interrupts: that is where the time goes.

use std::time::Duration;

use crate::engine::Engine;
use crate::engine::log::{self, Level};
use crate::zend::fiber::{Frame, trace_text};
use crate::zend::{PhpResult, ini};

/// None: nothing is said.
pub fn threshold() -> Option<Duration> {
    ini::bytes("swoole.slow_coroutine_ms")
        .filter(|milliseconds| *milliseconds > 0)
        .map(|milliseconds| Duration::from_millis(milliseconds as u64))
}

impl Engine {
    /// Whether so long a run is to be said.
    #[inline]
    pub(in crate::engine) fn is_slow(&self, ran: Duration) -> bool {
        self.coroutines.slow_after.get().is_some_and(|limit| ran >= limit)
    }

    /// The running coroutine has not waited for so long.
    #[cold]
    pub(super) fn log_slow_coroutine(&self, ran: Duration) -> PhpResult<()> {
        if !log::is_on(Level::Warning) {
            return Ok(());
        }
        let trace = trace_text(Frame::current().backtrace(false, 0, 0)?)?;
        let text = format!(
            "coroutine#{} has run for {} ms without waiting for anything, at\n{}",
            self.coroutines.current_id(),
            ran.as_millis(),
            trace.to_text().trim_end(),
        );
        log::write(Level::Warning, &text);
        Ok(())
    }

    /// A turn was at work for so long, be it for one coroutine or for many.
    #[cold]
    pub(in crate::engine) fn log_late_loop(&self, worked: Duration) {
        let text = format!(
            "the loop is {} ms late: what came meanwhile had to wait for a turn of so long",
            worked.as_millis()
        );
        log::write(Level::Warning, &text);
    }
}
