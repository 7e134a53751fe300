//! `swoole.blocking_detection`: says which internal function kept all coroutines waiting, where it was called, and in
//! which library it waited.
//!
//! Costs two looks at the clock a call, so it is for development; without the setting nothing of it is called.

use std::cell::RefCell;
use std::sync::OnceLock;

use crate::engine::coroutine::Coroutines;
use crate::engine::{Engine, log};
use crate::zend::fiber::{Frame, running_function, trace_text};
use crate::zend::hooks::{self, CallMark};
use crate::zend::plt::callers;
use crate::zend::waits::Running;
use crate::zend::{PhpResult, ini, system};

/// Nanoseconds from which on a call is worth saying, from `swoole.blocking_threshold`.
fn threshold() -> u64 {
    static THRESHOLD: OnceLock<u64> = OnceLock::new();
    *THRESHOLD.get_or_init(|| 1_000 * ini::bytes("swoole.blocking_threshold").unwrap_or(0) as u64)
}

/// Why a call that is hooked waits with the whole process all the same.
#[derive(Clone, Copy)]
pub enum Reason {
    /// The flags that are in force do not hook it.
    Flags,
    /// A library holds a lock meanwhile.
    Lock,
}

thread_local! {
    /// The last such call: why, and the file's name of the library that made it.
    static BLOCKED: RefCell<Option<(Reason, String)>> = const { RefCell::new(None) };
}

/// A call that is hooked is about to wait with the whole process.
#[inline]
pub fn call_blocks(reason: Reason) {
    if hooks::calls_are_watched() {
        let library = callers::calling_object().unwrap_or_default();
        BLOCKED.with(|blocked| *blocked.borrow_mut() = Some((reason, library)));
    }
}

/// Where the running function has waited, and why no other coroutine went on.
fn explanation(engine: &Engine, blocked: Option<(Reason, String)>) -> String {
    match blocked {
        Some((Reason::Lock, library)) => {
            format!("{library} waited, and holds a lock meanwhile, so that it cannot be suspended\n")
        }
        Some((Reason::Flags, library)) => {
            format!("{library} waited, and the hook flags in force do not hook that\n")
        }
        None if engine.hook_flags() == 0 => "no hook flags are in force\n".to_owned(),
        None => {
            let module = Running::current().map_or("", |running| running.module);
            let library = callers::object_of(module.as_ptr()).unwrap_or_default();
            format!("{library} (the extension {module}) computed, or waited where it cannot be hooked\n")
        }
    }
}

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
    let blocked = BLOCKED.with(RefCell::take);
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
    text.extend_from_slice(explanation(engine, blocked).as_bytes());
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
