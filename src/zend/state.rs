//! The engine's state that belongs to one coroutine and that a context switch does not carry: the pending exception,
//! output buffers, the autoloader's and the serializer's nesting, `usort`'s callback, the running error handler.

use std::cell::UnsafeCell;
use std::ffi::c_void;

use super::fiber::ContextRef;
use super::raw;
use super::string::Str;
use super::unwind::{PhpResult, Unwind};

/// Bytes for the structure in `shim/state.c`, which asserts that it fits.
const SIZE: usize = 320;

#[repr(C, align(16))]
pub struct State(UnsafeCell<[u8; SIZE]>);

impl State {
    pub const fn new() -> Self {
        State(UnsafeCell::new([0; SIZE]))
    }

    fn as_ptr(&self) -> *mut c_void {
        self.0.get().cast()
    }

    /// What tells it from others in the shim.
    pub(super) fn address(&self) -> *const c_void {
        self.0.get().cast()
    }

    /// Makes it that of a coroutine that has not run yet.
    pub fn reset(&self) {
        // SAFETY: fills the structure; nothing in the old contents is owned (see `free_running`).
        unsafe { raw::swoole_rs_state_init(self.as_ptr()) };
    }

    /// Stores the running coroutine's state in `self`, puts `to` in force and goes on in the context `at`, which must
    /// be suspended and alive; returns when somebody switches back, with `self` in force again. False: see `switch_to`.
    #[inline(always)]
    pub fn switch(&self, to: &State, at: ContextRef) -> bool {
        self.swap(to);
        at.switch_to()
    }

    /// Stores the running coroutine's state in `self` and puts `to` in force.
    pub fn swap(&self, to: &State) {
        // SAFETY: both are filled structures; the values move, none is copied.
        unsafe { raw::swoole_rs_state_swap(self.as_ptr(), to.as_ptr()) };
    }
}

/// Ends the running coroutine's output buffers, into the script's output.
pub fn flush_output() -> PhpResult<()> {
    // SAFETY: guarded in the shim: output callbacks are PHP code.
    if unsafe { raw::swoole_rs_output_end() } {
        Err(Unwind::Bailout)
    } else {
        crate::zend::error::pending()
    }
}

/// Empties the output buffers in force without writing or calling anybody: what is in them is somebody else's to write.
pub fn forget_output() {
    // SAFETY: sets lengths.
    unsafe { raw::swoole_rs_output_forget() };
}

/// Frees what the state in force owns, at the end of the coroutine that it belongs to.
pub fn free_running() {
    // SAFETY: the coroutine runs no PHP code after this.
    unsafe { raw::swoole_rs_state_free() };
}

/// From now on `$_SESSION` is the running coroutine's own, also when its session is closed.
pub fn keep_session_variable() {
    // SAFETY: sets a flag of this thread's.
    unsafe { raw::swoole_rs_keep_session_variable() };
}

/// At the running coroutine's end.
pub fn drop_session_variable() -> PhpResult<()> {
    // SAFETY: guarded in the shim: destructors are PHP code.
    if unsafe { raw::swoole_rs_drop_session_variable() } {
        Err(Unwind::Bailout)
    } else {
        super::error::pending()
    }
}

/// PHP has a session open.
pub fn session_is_active() -> bool {
    // SAFETY: reads a global of the session extension's, if it is there.
    unsafe { raw::swoole_rs_session_is_active() }
}

/// Closes PHP's session without writing it.
pub fn abort_session() -> PhpResult<()> {
    // SAFETY: guarded in the shim: a script's handler may be called.
    if unsafe { raw::swoole_rs_session_abort() } {
        Err(Unwind::Bailout)
    } else {
        super::error::pending()
    }
}

/// The id of PHP's session, open or not.
pub fn session_id<'a>() -> Option<&'a [u8]> {
    // SAFETY: a string that the extension holds until it is told another; callers look at it at once.
    unsafe {
        let id = raw::swoole_rs_session_id();
        (!id.is_null()).then(|| Str::bytes_of(id))
    }
}

/// The id of the session that is opened next; None: PHP makes one, or takes the client's.
pub fn set_session_id(id: Option<&Str>) {
    // SAFETY: takes a reference of its own.
    unsafe { raw::swoole_rs_session_set_id(id.map_or(std::ptr::null_mut(), Str::as_raw)) };
}
