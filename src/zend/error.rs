//! Warnings, exceptions and fatal errors, in both directions.

use std::any::Any;
use std::cell::Cell;
use std::ffi::{CString, c_void};

use super::per_thread::per_thread;
use super::raw::{self, zend_class_entry};
use super::unwind::{PhpResult, Unwind};
use super::{Callable, Object, Zval, classes};

/// `Err(Thrown)` if an exception is pending, `Err(Bailout)` after a fatal error that did not jump (memory limit on 8.2).
#[inline]
pub fn pending() -> PhpResult<()> {
    // SAFETY: reads a global.
    let exception = unsafe { (*raw::executor()).exception };
    if exception.is_null() {
        return Ok(());
    }
    // SAFETY: a live object.
    if raw::unclean() && unsafe { raw::zend_is_unwind_exit(exception) } {
        return Err(Unwind::Bailout);
    }
    Err(Unwind::Thrown)
}

/// Raises `Warning: Class::method(): text`. A user error handler may throw.
pub fn warning(text: &str) -> PhpResult<()> {
    let text = c_text(text);
    // SAFETY: guarded in the shim.
    if unsafe { raw::swoole_rs_warning(text.as_ptr()) } {
        return Err(Unwind::Bailout);
    }
    pending()
}

/// Raises a deprecation.
pub fn deprecated(text: &str) -> PhpResult<()> {
    let text = c_text(text);
    // SAFETY: guarded in the shim.
    if unsafe { raw::swoole_rs_deprecated(text.as_ptr()) } {
        return Err(Unwind::Bailout);
    }
    pending()
}

/// Raises `Fatal error: function(): text`.
pub fn fatal(text: &str) -> Unwind {
    let text = c_text(text);
    // SAFETY: guarded in the shim.
    unsafe { raw::swoole_rs_fatal(text.as_ptr()) };
    Unwind::Bailout
}

/// Throws `Error`, as the engine does for misuse of the language.
pub fn throw_error(text: &str) -> Unwind {
    throw(classes::engine_error(), text, 0)
}

/// Throws `ValueError` without naming the function, as the engine does for what concerns no single argument.
pub fn throw_value_error(text: &str) -> Unwind {
    let text = c_text(text);
    // SAFETY: a printf format with one string.
    unsafe { raw::zend_value_error(c"%s".as_ptr(), text.as_ptr()) };
    Unwind::Thrown
}

/// Throws an exception of a class of ours.
pub fn throw(class: *mut zend_class_entry, text: &str, code: i64) -> Unwind {
    let text = c_text(text);
    // SAFETY: a registered class and a text.
    unsafe { raw::zend_throw_exception(class, text.as_ptr(), code) };
    Unwind::Thrown
}

/// Throws an existing exception object.
pub fn throw_object(exception: Object) -> Unwind {
    // SAFETY: the engine takes the reference.
    unsafe { raw::zend_throw_exception_internal(exception.into_raw()) };
    Unwind::Thrown
}

/// Starts a graceful exit: `finally` blocks run, no `catch` sees it.
pub fn throw_graceful_exit() -> Unwind {
    // SAFETY: replaces nothing when an exit is pending already.
    unsafe {
        if (*raw::executor()).exception.is_null() {
            raw::swoole_rs_throw_graceful_exit();
        }
    }
    Unwind::Thrown
}

/// Ends the script as `exit($status)` of the main script does.
pub fn throw_exit(status: i32) -> Unwind {
    set_exit_status(status);
    // SAFETY: as the engine's own exit.
    unsafe { raw::zend_throw_unwind_exit() };
    Unwind::Thrown
}

/// What the process ends with, unless something after it says otherwise.
pub fn set_exit_status(status: i32) {
    // SAFETY: writes a global.
    unsafe { (*raw::executor()).exit_status = status };
}

/// The status that the last `exit` of the script asked for.
pub fn exit_status() -> i64 {
    // SAFETY: reads a global.
    unsafe { (*raw::executor()).exit_status }.into()
}

/// The pending exception, taken out of the engine.
pub enum Taken {
    Exception(Object),
    /// `exit`, or a teardown's graceful exit: nothing to report.
    Exit,
}

pub fn take() -> Option<Taken> {
    // SAFETY: the pending object's reference moves to us; the engine's own clearing resets the opline.
    unsafe {
        let exception = (*raw::executor()).exception;
        if exception.is_null() {
            return None;
        }
        let exit = raw::zend_is_unwind_exit(exception) || raw::zend_is_graceful_exit(exception);
        let object = Object::share(exception);
        raw::zend_clear_exception();
        Some(if exit {
            Taken::Exit
        } else {
            Taken::Exception(object)
        })
    }
}

/// Prints `Fatal error: Uncaught …` for an exception and goes on; the process's status becomes 255.
pub fn report_uncaught(exception: Object) -> PhpResult<()> {
    // SAFETY: the engine takes the reference; `__toString` of the exception may run: guarded.
    if unsafe { raw::swoole_rs_report_uncaught(exception.into_raw()) } {
        return Err(Unwind::Bailout);
    }
    Ok(())
}

/// The request ends: what was reported in it is of no interest to the next.
pub fn forget_report() {
    // SAFETY: releases a string of the request's, while its memory is still there.
    unsafe { raw::swoole_rs_forget_report() };
}

/// `set_exception_handler`'s callable, if there is one.
pub fn user_exception_handler() -> PhpResult<Option<Callable>> {
    // SAFETY: reads a zval of the engine's.
    let handler = unsafe { *(&raw const (*raw::executor()).user_exception_handler).cast::<Zval>() };
    if handler.is_undef() {
        return Ok(None);
    }
    Callable::from_value(&handler).map(Result::ok)
}

/// Goes on with a fatal error towards the engine. Nothing droppable may be alive in the caller's frame.
pub fn bailout() -> ! {
    DUE.set(false);
    // SAFETY: longjmp to the innermost guard on this C stack.
    unsafe { ext_php_rs::ffi::ext_php_rs_zend_bailout() }
}

per_thread! {
    /// A fatal error was stopped where a value was released, and nobody went on with it yet.
    static DUE: Cell<bool> = Cell::new(false);
}

#[inline]
pub fn bailout_is_due() -> bool {
    DUE.get()
}

/// A fatal error was stopped in a place that cannot say so; the call from PHP that we are in goes on with it.
pub fn defer_bailout() {
    DUE.set(true);
}

/// `Warning: f() has been disabled for security reasons`, for the function that runs.
pub fn disabled_function() -> PhpResult<()> {
    // SAFETY: guarded in the shim.
    if unsafe { raw::swoole_rs_disabled() } {
        Err(Unwind::Bailout)
    } else {
        pending()
    }
}

/// Takes back the mark of a bailout that was ours and no fatal error; `fatal_before`: there had been one before.
pub fn forget_bailout(fatal_before: bool) {
    DUE.set(false);
    // SAFETY: a global of the engine.
    unsafe { raw::swoole_rs_set_unclean(fatal_before) };
}

/// After a value was released: `Err(Bailout)` if its destructor died, `Err(Thrown)` if an exception is pending.
#[inline]
pub fn after_release() -> PhpResult<()> {
    if DUE.get() {
        DUE.set(false);
        return Err(Unwind::Bailout);
    }
    pending()
}

/// Prints, through the output buffers in force.
pub fn print(text: &[u8]) -> PhpResult<()> {
    guarded(|| {
        // SAFETY: copies the bytes; output callbacks are guarded.
        unsafe { raw::php_output_write(text.as_ptr().cast(), text.len()) };
    })?;
    pending()
}

/// A fatal error has happened in this script.
pub fn after_fatal() -> bool {
    raw::unclean()
}

/// A fatal error was reported, also one that does not end the script at once (an uncaught exception).
pub fn had_fatal() -> bool {
    // SAFETY: reads globals.
    raw::unclean() || unsafe { raw::swoole_rs_had_fatal() }
}

/// A fatal error was reported, and it was none that an exception became which nobody caught.
pub fn had_fatal_error() -> bool {
    // SAFETY: reads globals.
    unsafe { raw::swoole_rs_had_fatal() && !raw::swoole_rs_had_uncaught() }
}

/// Runs something that may run PHP code, with its fatal error as an `Err`.
pub fn guarded<R>(body: impl FnOnce() -> R) -> PhpResult<R> {
    let mut result = None;
    if with_trampoline(|| result = Some(body()), raw::swoole_rs_guard) {
        return Err(Unwind::Bailout);
    }
    result.ok_or(Unwind::Thrown)
}

/// The same at the bottom of a context, where no outer guard exists. False: a fatal error (or a panic) ended it.
pub(super) fn guarded_first(body: impl FnOnce()) -> bool {
    let mut done = false;
    with_trampoline(
        || {
            body();
            done = true;
        },
        raw::swoole_rs_first_guard,
    );
    done
}

/// Runs Rust code of a coroutine; a panic in it is a PHP `Error`.
pub fn catch_panic<R>(body: impl FnOnce() -> PhpResult<R>) -> PhpResult<R> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(body)).unwrap_or_else(|panic| {
        throw_panic(&*panic);
        Err(Unwind::Thrown)
    })
}

type Guard = unsafe extern "C" fn(unsafe extern "C" fn(*mut c_void), *mut c_void) -> bool;

fn with_trampoline<F: FnOnce()>(body: F, guard: Guard) -> bool {
    unsafe extern "C" fn run<F: FnOnce()>(argument: *mut c_void) {
        // SAFETY: `argument` is the Option below, alive during the guard.
        let body = unsafe { (*argument.cast::<Option<F>>()).take() };
        if let Some(body) = body
            && let Err(panic) = std::panic::catch_unwind(std::panic::AssertUnwindSafe(body))
        {
            throw_panic(&*panic);
        }
    }
    let mut slot = Some(body);
    // SAFETY: calls `run` once with the slot.
    unsafe { guard(run::<F>, (&raw mut slot).cast()) }
}

/// A Rust panic, as a PHP `Error`: a defect of the extension, but no reason to end the process.
pub(super) fn throw_panic(panic: &(dyn Any + Send)) {
    let text = panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    throw_error(&format!("swoole-rs: internal error: {text}"));
}

fn c_text(text: &str) -> CString {
    CString::new(text.replace('\0', "\\0")).unwrap_or_default()
}
