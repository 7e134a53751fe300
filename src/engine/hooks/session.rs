//! PHP's session is one per process: `$_SESSION`, its id and its open file. So it belongs to one coroutine at a time: another
//! one's `session_start()` is an Error until the first has closed it, or has ended. For everybody else there is no session
//! meanwhile: no `$_SESSION`, no id, nothing to close. Two users never see each other's.

use std::cell::Cell;
use std::mem::ManuallyDrop;

use crate::engine::Engine;
use crate::engine::coroutine::Coroutines;
use crate::engine::coroutine::lifecycle::Failure;
use crate::zend::hooks::Replaced;
use crate::zend::per_thread::per_thread;
use crate::zend::raw::{InternalHandler, zend_execute_data};
use crate::zend::{Callable, Unwind, Value, Zval, error, state};

/// What a function does for the coroutine that has the session open, and answers the others meanwhile.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    /// Opens one: an Error.
    Opens,
    /// Ends it: false.
    Ends,
    /// Works on it: false.
    Uses,
    /// Its id: none.
    Id,
    /// Whether there is one: `PHP_SESSION_NONE`.
    Status,
}

/// PHP's function, what is called instead, and its role.
const FUNCTIONS: [(&str, InternalHandler, Role); 12] = [
    ("session_start", replaced::<0>, Role::Opens),
    ("session_write_close", replaced::<1>, Role::Ends),
    ("session_commit", replaced::<2>, Role::Ends),
    ("session_destroy", replaced::<3>, Role::Ends),
    ("session_abort", replaced::<4>, Role::Ends),
    ("session_encode", replaced::<5>, Role::Uses),
    ("session_decode", replaced::<6>, Role::Uses),
    ("session_unset", replaced::<7>, Role::Uses),
    ("session_reset", replaced::<8>, Role::Uses),
    ("session_regenerate_id", replaced::<9>, Role::Uses),
    ("session_id", replaced::<10>, Role::Id),
    ("session_status", replaced::<11>, Role::Status),
];
const STATUS: usize = 11;
/// `PHP_SESSION_NONE`.
const NONE: i64 = 1;

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
        ORIGINALS.set(FUNCTIONS.map(|(name, by, _)| {
            let replaced = Replaced::new(name, by)?;
            Some(ManuallyDrop::new(replaced).original())
        }));
    }
}

impl Engine {
    /// Closes the session that the running coroutine leaves open at its end.
    pub(in crate::engine) fn close_session(&self, failure: &mut Failure) -> Result<(), Unwind> {
        if OWNER.get() == Some(self.coroutines.current_id()) {
            let name = Value::from("session_write_close");
            if let Ok(close) = Callable::from_value(name.raw())? {
                self.settle(close.call(&[]), failure)?;
            }
        }
        self.settle(state::drop_session_variable().map(Value::from), failure)?;
        Ok(())
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
/// Called by the engine, as the function of that index.
unsafe extern "C" fn replaced<const INDEX: usize>(frame: *mut zend_execute_data, result: *mut Zval) {
    let (.., role) = FUNCTIONS[INDEX];
    let holder = Engine::get().coroutines.session_holder();
    match (role, holder) {
        (Role::Opens, Some(holder)) => refuse(holder),
        // SAFETY: the engine's result slot, which holds null.
        (role, Some(_)) => unsafe { result.write(without_session(role).into_raw()) },
        // SAFETY: as the caller says.
        (role, None) => unsafe { call_original(INDEX, role, frame, result) },
    }
}

/// What a function answers where no session is open.
fn without_session(role: Role) -> Value {
    match role {
        Role::Id => Value::from(""),
        Role::Status => Value::from(NONE),
        _ => Value::FALSE,
    }
}

#[cold]
fn refuse(holder: i64) {
    let who = if holder < 0 {
        "the main script".to_owned()
    } else {
        format!("coroutine #{holder}")
    };
    error::throw_error(&format!(
        "session_start(): a session is open in {who}, and PHP has one at a time: close it there by session_write_close()"
    ));
}

/// # Safety
/// The engine's frame and result slot of a call to the function of that index.
unsafe fn call_original(index: usize, role: Role, frame: *mut zend_execute_data, result: *mut Zval) {
    if role == Role::Opens {
        open();
    }
    if let Some(original) = ORIGINALS.get()[index] {
        // SAFETY: as the caller says; nothing here or in the caller is left to be dropped.
        unsafe { original(frame, result) };
    }
    if matches!(role, Role::Opens | Role::Ends) && !is_active() {
        OWNER.set(None);
    }
}

/// The running code begins to open a session, in which it may be suspended.
fn open() {
    let coroutines = &Engine::get().coroutines;
    OWNER.set(Some(coroutines.current_id()));
    state::keep_session_variable();
    if let Some(slot) = coroutines.current_slot() {
        // It has something to do at its end.
        slot.with_extras(|_| ());
    }
}

/// PHP has a session open.
fn is_active() -> bool {
    ORIGINALS.get()[STATUS].is_some_and(state::session_is_active)
}
