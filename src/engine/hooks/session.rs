//! PHP's session is one per process: `$_SESSION`, its id and its open file. So it belongs to one coroutine at a time: another
//! one's `session_start()` is an Error until the first has closed it, or has ended. Two users never see each other's.

use std::cell::Cell;
use std::mem::ManuallyDrop;

use crate::engine::Engine;
use crate::engine::coroutine::Coroutines;
use crate::engine::coroutine::lifecycle::Failure;
use crate::zend::hooks::Replaced;
use crate::zend::per_thread::per_thread;
use crate::zend::raw::{InternalHandler, zend_execute_data};
use crate::zend::value::Kind;
use crate::zend::{Callable, Unwind, Value, Zval, error};

/// PHP's function, and what is called instead.
const FUNCTIONS: [(&str, InternalHandler); 5] = [
    ("session_start", start),
    ("session_write_close", write_close),
    ("session_commit", commit),
    ("session_destroy", destroy),
    ("session_abort", abort),
];

per_thread! {
    /// PHP's own functions, in the order of `FUNCTIONS`.
    static ORIGINALS: Cell<[Option<InternalHandler>; FUNCTIONS.len()]> = Cell::new([None; FUNCTIONS.len()]);
    static INSTALLED: Cell<bool> = Cell::new(false);
    /// Whose session is open: a coroutine's id, or -1 for the main script.
    static OWNER: Cell<Option<i64>> = Cell::new(None);
}

/// Puts ours in the place of PHP's functions, for good; once, when all modules are loaded. Each request begins without.
pub fn hook_sessions() {
    OWNER.set(None);
    if !INSTALLED.get() {
        INSTALLED.set(true);
        ORIGINALS.set(FUNCTIONS.map(|(name, by)| {
            let replaced = Replaced::new(name, by)?;
            Some(ManuallyDrop::new(replaced).original())
        }));
    }
}

impl Engine {
    /// Closes the session that the running coroutine leaves open at its end.
    pub(in crate::engine) fn close_session(&self, failure: &mut Failure) -> Result<(), Unwind> {
        if OWNER.get() != Some(self.coroutines.current_id()) {
            return Ok(());
        }
        let name = Value::from("session_write_close");
        match Callable::from_value(name.raw())? {
            Ok(close) => self.settle(close.call(&[]), failure).map(drop),
            Err(_) => Ok(()),
        }
    }
}

impl Coroutines {
    /// Who keeps the running code from opening a session.
    fn session_holder(&self) -> Option<i64> {
        let owner = OWNER.get()?;
        let lives = owner < 0 || self.slot_of(owner).is_some();
        (lives && owner != self.current_id()).then_some(owner)
    }
}

/// # Safety
/// The engine's frame and result slot of a call to the function of that index.
unsafe fn call_original(index: usize, frame: *mut zend_execute_data, result: *mut Zval) -> bool {
    let Some(original) = ORIGINALS.get()[index] else {
        return false;
    };
    // SAFETY: as the caller says; nothing here or in the callers is left to be dropped.
    unsafe {
        original(frame, result);
        matches!((*result).kind(), Kind::Bool(true))
    }
}

/// `session_start(array $options = []): bool`
unsafe extern "C" fn start(frame: *mut zend_execute_data, result: *mut Zval) {
    let engine = Engine::get();
    if let Some(holder) = engine.coroutines.session_holder() {
        let who = if holder < 0 {
            "the main script".to_owned()
        } else {
            format!("coroutine {holder}")
        };
        error::throw_error(&format!(
            "session_start(): a session is open in {who}, and PHP has one at a time: close it there by session_write_close()"
        ));
        return;
    }
    let before = OWNER.get();
    OWNER.set(Some(engine.coroutines.current_id()));
    if let Some(slot) = engine.coroutines.current_slot() {
        // It has something to do at its end.
        slot.with_extras(|_| ());
    }
    // SAFETY: called by the engine.
    if !unsafe { call_original(0, frame, result) } {
        OWNER.set(before);
    }
}

/// # Safety
/// As `call_original`.
unsafe fn close(index: usize, frame: *mut zend_execute_data, result: *mut Zval) {
    // SAFETY: as the caller says.
    if unsafe { call_original(index, frame, result) } {
        OWNER.set(None);
    }
}

/// `session_write_close(): bool`
unsafe extern "C" fn write_close(frame: *mut zend_execute_data, result: *mut Zval) {
    // SAFETY: called by the engine.
    unsafe { close(1, frame, result) }
}

/// `session_commit(): bool`
unsafe extern "C" fn commit(frame: *mut zend_execute_data, result: *mut Zval) {
    // SAFETY: called by the engine.
    unsafe { close(2, frame, result) }
}

/// `session_destroy(): bool`
unsafe extern "C" fn destroy(frame: *mut zend_execute_data, result: *mut Zval) {
    // SAFETY: called by the engine.
    unsafe { close(3, frame, result) }
}

/// `session_abort(): bool`
unsafe extern "C" fn abort(frame: *mut zend_execute_data, result: *mut Zval) {
    // SAFETY: called by the engine.
    unsafe { close(4, frame, result) }
}
