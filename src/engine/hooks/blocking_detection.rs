//! `swoole.blocking_detection`: says which internal function kept all coroutines waiting, and where it was called.
//!
//! Costs two looks at the clock a call, so it is for development; without the setting nothing of it is called.

use std::sync::OnceLock;

use super::gate;
use crate::engine::coroutine::Coroutines;
use crate::engine::{Engine, log};
use crate::zend::fiber::{Frame, running_function, trace_text};
use crate::zend::hooks::CallMark;
use crate::zend::{PhpResult, ini, system};

/// Nanoseconds from which on a call is worth saying, from `swoole.blocking_threshold`.
fn threshold() -> u64 {
    static THRESHOLD: OnceLock<u64> = OnceLock::new();
    *THRESHOLD.get_or_init(|| 1_000 * ini::bytes("swoole.blocking_threshold").unwrap_or(0) as u64)
}

/// Why a hooked call has blocked all the same.
const BY_LOCK: &str = "its library holds a lock meanwhile, so that it cannot be suspended\n";

/// The running coroutine calls an internal function.
pub fn call_begins() -> CallMark {
    CallMark {
        coroutine: Engine::get().coroutines.running_word(),
        started: system::monotonic(),
    }
}

/// It has returned.
pub fn call_ended(mark: &CallMark) -> PhpResult<()> {
    let engine = Engine::get();
    let by_lock = gate::take_blocked_by_lock();
    let took = system::monotonic().saturating_sub(mark.started);
    // Who waited is known by another number afterwards.
    if took < threshold() || engine.coroutines.running_word() != mark.coroutine {
        return Ok(());
    }
    let trace = trace_text(Frame::current().backtrace(false, 0, 0)?)?;
    let mut text = format!(
        " >>> [Detected blocking I/O in Coroutine#{}, internal function `{}()` blocked for {} us]\n",
        engine.coroutines.current_id(),
        running_function(),
        with_commas(took / 1_000),
    )
    .into_bytes();
    if by_lock {
        text.extend_from_slice(BY_LOCK.as_bytes());
    }
    text.extend_from_slice(trace.as_bytes());
    log::write_plain(&text);
    Ok(())
}

/// A number with commas between groups of three digits.
fn with_commas(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

impl Coroutines {
    /// Changes whenever a coroutine goes on.
    fn running_word(&self) -> u64 {
        self.current_slot().map_or(0, |slot| {
            u64::from(slot.index) << 32 | u64::from(slot.wait_generation.get())
        })
    }
}
