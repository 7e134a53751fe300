//! Functions that must not run while a loop lives: a fork would share the reactor's descriptors, and a blocking wait
//! for a child or a signal would stop every coroutine. Under `SWOOLE_HOOK_PROC` those that wait suspend theirs instead.

use std::cell::Cell;

use super::flags;
use crate::engine::Engine;
use crate::zend::hooks::Replaced;
use crate::zend::per_thread::per_thread;
use crate::zend::raw::{self, InternalHandler};
use crate::zend::{Call, PhpResult, Value, Zval, call, error};

const REFUSED: [&str; 2] = ["pcntl_fork", "pcntl_rfork"];
const WAITING: [(&str, InternalHandler); 4] = [
    ("pcntl_wait", wait_if_hooked::<0>),
    ("pcntl_waitpid", wait_if_hooked::<1>),
    ("pcntl_sigtimedwait", wait_if_hooked::<2>),
    ("pcntl_sigwaitinfo", wait_if_hooked::<3>),
];

per_thread! {
    /// PHP's own functions, in the order of `WAITING`.
    static ORIGINALS: Cell<[Option<InternalHandler>; WAITING.len()]> = Cell::new([None; WAITING.len()]);
}

/// Replaces them; they are back when the result is dropped.
pub fn disable() -> Vec<Replaced> {
    let mut replaced: Vec<Replaced> = REFUSED
        .into_iter()
        .filter_map(|name| Replaced::new(name, refuse))
        .collect();
    ORIGINALS.set(WAITING.map(|(name, by)| {
        let waiting = Replaced::new(name, by)?;
        let original = waiting.original();
        replaced.push(waiting);
        Some(original)
    }));
    replaced
}

unsafe extern "C" fn refuse(frame: *mut raw::zend_execute_data, result: *mut Zval) {
    // SAFETY: called by the engine as an internal function.
    unsafe { call::enter(frame, result, warn) };
}

fn warn(_: &mut Call<'_>) -> PhpResult {
    error::disabled_function()?;
    Ok(Value::NULL)
}

/// # Safety
/// The engine's frame and result slot of a call to the function of that index.
unsafe extern "C" fn wait_if_hooked<const INDEX: usize>(
    frame: *mut raw::zend_execute_data,
    result: *mut Zval,
) {
    let engine = Engine::get();
    let hooked = engine.hook_flags() & flags::PROC != 0 && engine.coroutines.can_suspend();
    // SAFETY: as the caller says; nothing here is left to be dropped.
    unsafe {
        match ORIGINALS.get()[INDEX] {
            Some(original) if hooked => original(frame, result),
            _ => refuse(frame, result),
        }
    }
}
