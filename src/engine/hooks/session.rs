//! PHP's session is one per process: `$_SESSION`, its id and its open file. So it belongs to one coroutine at a time: another
//! one's `session_start()` is an Error until the first has closed it, or has ended. For everybody else there is no session
//! meanwhile: no `$_SESSION`, no id but the one that they have set for their own, nothing to close. Two users never see each
//! other's.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::mem::ManuallyDrop;

use crate::engine::Engine;
use crate::engine::coroutine::Coroutines;
use crate::engine::coroutine::lifecycle::Failure;
use crate::zend::hooks::Replaced;
use crate::zend::per_thread::per_thread;
use crate::zend::raw::{InternalHandler, zend_execute_data};
use crate::zend::value::Kind;
use crate::zend::waits::Running;
use crate::zend::{Call, Callable, PhpResult, Str, Unwind, Value, Zval, call, error, state};

/// What a function does for the coroutine that has the session open, and answers the others meanwhile.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    /// Opens one: an Error.
    Opens,
    /// Ends it: false.
    Ends,
    /// Works on it: false.
    Uses,
    /// Its id: the one that they have set.
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
/// `PHP_SESSION_NONE`.
const NONE: i64 = 1;
/// The main script, among the ids of coroutines.
const MAIN: i64 = -1;

per_thread! {
    /// PHP's own functions, in the order of `FUNCTIONS`.
    static ORIGINALS: Cell<[Option<InternalHandler>; FUNCTIONS.len()]> = Cell::new([None; FUNCTIONS.len()]);
    static INSTALLED: Cell<bool> = Cell::new(false);
    /// A function of these was called: most servers have no sessions, and no request of theirs pays for any.
    static USED: Cell<bool> = Cell::new(false);
    /// Whose session is open: a coroutine's id, or -1 for the main script.
    static OWNER: Cell<Option<i64>> = Cell::new(None);
    /// The session that is being opened waited for its lock, and was interrupted.
    static LOCK_GIVEN_UP: Cell<bool> = Cell::new(false);
    /// Ids that coroutines have set, or had in a session that is closed: PHP would give the last one to whoever comes next.
    static IDS: RefCell<BTreeMap<i64, Vec<u8>>> = RefCell::new(BTreeMap::new());
}

/// Puts ours in the place of PHP's functions, for good; once, when all modules are loaded. Each request begins without.
pub fn hook_sessions() {
    OWNER.set(None);
    IDS.with(|ids| ids.borrow_mut().clear());
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
        self.settle(self.end_session().map(Value::from), failure)
            .map(drop)
    }

    /// What the running coroutine has done with a session is over: the next request's is somebody else's.
    #[inline]
    pub fn end_session(&self) -> PhpResult<()> {
        if USED.get() {
            self.end_used_session()
        } else {
            Ok(())
        }
    }

    #[cold]
    fn end_used_session(&self) -> PhpResult<()> {
        let id = self.coroutines.current_id();
        if OWNER.get() == Some(id) {
            let name = Value::from("session_write_close");
            if let Ok(close) = Callable::from_value(name.raw())? {
                close.call(&[])?;
            }
        }
        IDS.with(|ids| ids.borrow_mut().remove(&id));
        state::drop_session_variable()
    }
}

impl Coroutines {
    /// Who keeps the running code from opening a session.
    fn session_holder(&self) -> Option<i64> {
        // One that PHP has opened by itself is the main script's.
        let owner = OWNER
            .get()
            .or_else(|| state::session_is_active().then_some(MAIN))?;
        let lives = owner < 0 || self.slot_of(owner).is_some();
        (lives && owner != self.current_id()).then_some(owner)
    }
}

/// # Safety
/// Called by the engine, as the function of that index.
unsafe extern "C" fn replaced<const INDEX: usize>(frame: *mut zend_execute_data, result: *mut Zval) {
    let (.., role) = FUNCTIONS[INDEX];
    USED.set(true);
    let holder = Engine::get().coroutines.session_holder();
    match (role, holder) {
        (Role::Opens, Some(holder)) => refuse(holder),
        // SAFETY: as the caller says.
        (Role::Id, Some(_)) => unsafe { call::enter(frame, result, exchange_id) },
        // SAFETY: the engine's result slot, which holds null.
        (role, Some(_)) => unsafe { result.write(without_session(role).into_raw()) },
        // SAFETY: as the caller says.
        (role, None) => unsafe { call_original(INDEX, role, frame, result) },
    }
}

/// What a function answers where no session is open.
fn without_session(role: Role) -> Value {
    match role {
        Role::Status => Value::from(NONE),
        _ => Value::FALSE,
    }
}

/// `session_id()` while another coroutine has a session open: keeps the id for the running one's own.
fn exchange_id(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let new = match call.get(0).map(Zval::kind) {
        None | Some(Kind::Null) => None,
        Some(_) => Some(call.string(0)?.as_bytes().to_vec()),
    };
    let id = Engine::get().coroutines.current_id();
    let before = IDS.with(|ids| match new {
        Some(new) => ids.borrow_mut().insert(id, new),
        None => ids.borrow().get(&id).cloned(),
    });
    Ok(Value::from(before.unwrap_or_default().as_slice()))
}

/// PHP knows the running coroutine's id from now on, and no other.
fn lend_id(coroutine: i64) {
    let id = IDS.with(|ids| ids.borrow().get(&coroutine).map(|id| Str::new(id)));
    state::set_session_id(id.as_ref());
}

/// The id that PHP has now is the running coroutine's; without a session PHP forgets it.
fn take_id(coroutine: i64) {
    let id = state::session_id().map(<[u8]>::to_vec);
    IDS.with(|ids| match id {
        Some(id) => ids.borrow_mut().insert(coroutine, id),
        None => ids.borrow_mut().remove(&coroutine),
    });
    if !state::session_is_active() {
        OWNER.set(None);
        state::set_session_id(None);
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
    let coroutine = Engine::get().coroutines.current_id();
    let takes_id = matches!(role, Role::Opens | Role::Ends | Role::Id);
    if takes_id && OWNER.get() != Some(coroutine) {
        lend_id(coroutine);
    }
    if role == Role::Opens {
        open();
    }
    if let Some(original) = ORIGINALS.get()[index] {
        // SAFETY: as the caller says; nothing here or in the caller is left to be dropped.
        unsafe { original(frame, result) };
    }
    if role == Role::Opens && LOCK_GIVEN_UP.get() {
        LOCK_GIVEN_UP.set(false);
        if error::pending().is_ok() {
            // PHP has said why, if it could not read either.
            // SAFETY: the engine's result slot.
            let opened = unsafe { matches!((*result).kind(), Kind::Bool(true)) };
            // SAFETY: as the caller says.
            unsafe { call::enter(frame, result, |_| close_without_lock(opened)) };
        } else {
            // Nothing of a script's runs while it unwinds, so nothing here fails.
            let _ = (state::abort_session(), state::drop_session_variable());
        }
    }
    if takes_id {
        take_id(coroutine);
    }
}

/// A call that waited for the lock of a file was interrupted. PHP's own handler opens a session without, which somebody
/// else has open.
pub fn lock_given_up() {
    if Running::current().is_some_and(|running| running.module == "session") {
        LOCK_GIVEN_UP.set(true);
    }
}

/// Takes back a session that was opened without its lock: nothing is written, and nobody sees what was read.
fn close_without_lock(opened: bool) -> PhpResult {
    state::abort_session()?;
    state::drop_session_variable()?;
    if opened {
        error::warning("The session is locked by somebody else, and waiting for it was cancelled")?;
    }
    Ok(Value::FALSE)
}

/// The running code begins to open a session, in which it may be suspended.
fn open() {
    let coroutines = &Engine::get().coroutines;
    LOCK_GIVEN_UP.set(false);
    OWNER.set(Some(coroutines.current_id()));
    state::keep_session_variable();
    if let Some(slot) = coroutines.current_slot() {
        // It has something to do at its end.
        slot.with_extras(|_| ());
    }
}
