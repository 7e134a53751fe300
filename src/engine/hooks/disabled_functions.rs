//! Functions that must not run while a loop lives: a fork would share the reactor's descriptors, and a blocking wait
//! for a child would stop every coroutine.

use crate::zend::hooks::Replaced;
use crate::zend::{Call, PhpResult, Value, Zval, call, error, raw};

const NAMES: [&str; 6] = [
    "pcntl_fork",
    "pcntl_rfork",
    "pcntl_wait",
    "pcntl_waitpid",
    "pcntl_sigtimedwait",
    "pcntl_sigwaitinfo",
];

/// Replaces them; they are back when the result is dropped.
pub fn disable() -> Vec<Replaced> {
    NAMES
        .into_iter()
        .filter_map(|name| Replaced::new(name, refuse))
        .collect()
}

unsafe extern "C" fn refuse(frame: *mut raw::zend_execute_data, result: *mut Zval) {
    // SAFETY: called by the engine as an internal function.
    unsafe { call::enter(frame, result, warn) };
}

fn warn(_: &mut Call<'_>) -> PhpResult {
    error::disabled_function()?;
    Ok(Value::NULL)
}
