//! Where the extension reaches into the engine: `exit`, the autoloader, shutdown functions, disabled functions.
//!
//! The hooks are installed once; what they do in a coroutine is set by `engine` through [`Hooks`].

use std::cell::Cell;
use std::ffi::{c_int, c_void};
use std::os::fd::RawFd;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use super::class_loading::{self, ClassRef, Linker};
use super::per_thread::per_thread;
use super::raw::{self, InternalHandler};
use super::{PhpResult, Str, Unwind, Value, Zval};

/// What the engine's hooks call. All of them run on the PHP thread.
pub struct Hooks {
    pub in_coroutine: fn() -> bool,
    /// `exit` in a coroutine, with its argument: throws.
    pub exit: fn(Value),
    /// Loads a class with `load`, once for all who ask at the same time; None: not found.
    pub autoload: fn(name: &Str, load: &dyn Fn() -> Option<ClassRef>) -> Option<ClassRef>,
    /// Waits until nobody links what `linker` names the linker of. False: the coroutine unwinds, or cannot wait.
    pub wait_for_linker: fn(linker: &dyn Fn() -> Option<Linker>) -> bool,
    /// A coroutine went on that was suspended while it linked classes, and leaves again.
    pub links_changed: fn(Linker),
    /// The id of the coroutine with that state; -1: the main script, 0: none of this process's.
    pub coroutine_of: fn(Linker) -> i64,
    /// An exception is pending where the engine would make a fatal error of it. Err: the coroutine ends without.
    pub exception_in_linking: fn() -> PhpResult<()>,
    /// A coroutine's code is interrupted at a point where it may be suspended.
    pub interrupt: fn() -> PhpResult<()>,
    /// A stream is about to be closed, and its descriptor with it: who waits for that leaves first.
    pub end_waits: fn(RawFd),
    /// PHP looks for interrupts in a frame: what the code did there is over.
    pub looked_in: fn(*const c_void),
    /// An internal function was called by a coroutine, and has returned.
    pub call_begins: fn() -> CallMark,
    pub call_ended: fn(&CallMark) -> PhpResult<()>,
    /// pcntl has called its handlers.
    pub signals_dispatched: fn(),
    /// Fills the lazy properties of an object (see `object::Native::LAZY`).
    pub fill_properties: fn(*mut raw::zend_object),
    /// Finds PHP source of ours for a class, by its lower-case name: a name for it (which ends in NUL), and the code.
    pub library: fn(&[u8]) -> Option<(&'static str, &'static str)>,
}

/// Who calls an internal function, and since when; what the numbers mean is the engine's affair.
#[repr(C)]
pub struct CallMark {
    pub coroutine: u64,
    pub started: u64,
}

static CALLS_ARE_WATCHED: AtomicBool = AtomicBool::new(false);

/// Whether `call_begins` and `call_ended` are called.
#[inline]
pub fn calls_are_watched() -> bool {
    CALLS_ARE_WATCHED.load(Ordering::Relaxed)
}

/// Has `call_begins` and `call_ended` called from now on, for functions that are not ours. Module start only.
pub fn watch_calls() {
    CALLS_ARE_WATCHED.store(true, Ordering::Relaxed);
    // SAFETY: MINIT, one thread.
    unsafe { raw::swoole_rs_watch_calls() };
}

#[unsafe(no_mangle)]
unsafe extern "C" fn swoole_rs_call_begins(mark: *mut CallMark) -> bool {
    let Some(hooks) = HOOKS.get() else { return false };
    // SAFETY: a variable of the caller's, of the same layout.
    unsafe { mark.write((hooks.call_begins)()) };
    true
}

/// True: a fatal error goes on.
#[unsafe(no_mangle)]
unsafe extern "C" fn swoole_rs_call_ended(mark: *const CallMark) -> bool {
    // SAFETY: filled by `swoole_rs_call_begins`.
    let mark = unsafe { &*mark };
    HOOKS
        .get()
        .is_some_and(|hooks| (hooks.call_ended)(mark) == Err(Unwind::Bailout))
}

pub(super) fn hooks() -> Option<&'static Hooks> {
    HOOKS.get().copied()
}

/// Set once for the process, whatever threads run PHP.
static HOOKS: OnceLock<&'static Hooks> = OnceLock::new();

/// Installs the hooks. Module start only.
pub fn install(hooks: &'static Hooks) {
    let _ = HOOKS.set(hooks);
    // SAFETY: MINIT, one thread; the engine calls the hooks on the PHP thread.
    unsafe {
        raw::swoole_rs_hook_exit();
        raw::swoole_rs_hook_interrupt();
        raw::swoole_rs_add_entropy();
        raw::swoole_rs_watch_functions();
        raw::swoole_rs_watch_ticks();
        raw::swoole_rs_watch_error_handlers();
        raw::swoole_rs_watch_class_questions();
        raw::swoole_rs_watch_linking();
    }
    class_loading::install();
}

per_thread! {
    /// The functions and methods of client libraries are ours.
    static CLIENTS_WATCHED: Cell<bool> = Cell::new(false);
}

/// At the start of a request, when all other extensions have installed theirs.
pub fn begin_request() {
    if !CLIENTS_WATCHED.get() {
        CLIENTS_WATCHED.set(true);
        // SAFETY: all modules have registered their functions and classes, and no script has compiled a call of them.
        unsafe {
            raw::swoole_rs_watch_handles();
            raw::swoole_rs_watch_persistent();
        }
    }
    // SAFETY: RINIT, on the PHP thread; nothing of the request has run yet.
    unsafe {
        raw::swoole_rs_inside_begin();
        raw::swoole_rs_error_handlers_begin();
        raw::swoole_rs_keep_graceful_exits();
    }
}

/// The running coroutine is compiling a file or a string: the compiler is not reentrant, so it cannot be suspended.
#[inline]
pub fn is_compiling() -> bool {
    #[cfg(not(php_zts))]
    // SAFETY: a counter of the shim's, on the PHP thread.
    unsafe {
        raw::swoole_rs_compiling > 0 && raw::swoole_rs_is_compiling()
    }
    #[cfg(php_zts)]
    // SAFETY: as above, of this thread.
    unsafe {
        raw::swoole_rs_is_compiling()
    }
}

#[unsafe(no_mangle)]
extern "C" fn swoole_rs_in_coroutine() -> bool {
    HOOKS.get().is_some_and(|hooks| (hooks.in_coroutine)())
}

#[unsafe(no_mangle)]
unsafe extern "C" fn swoole_rs_exit(status: *const Zval) {
    // SAFETY: null, or the live argument of exit.
    let status = unsafe { status.as_ref() }.map_or(Value::NULL, Zval::share);
    if let Some(hooks) = HOOKS.get() {
        (hooks.exit)(status);
    }
}

#[unsafe(no_mangle)]
extern "C" fn swoole_rs_interrupt() {
    let interrupted = HOOKS.get().map_or(Ok(()), |hooks| (hooks.interrupt)());
    if interrupted == Err(Unwind::Bailout) {
        crate::zend::error::bailout();
    }
}

#[unsafe(no_mangle)]
extern "C" fn swoole_rs_end_waits(fd: c_int) {
    if let Some(hooks) = hooks() {
        (hooks.end_waits)(fd);
    }
}

#[unsafe(no_mangle)]
extern "C" fn swoole_rs_looked_in(frame: *const c_void) {
    if let Some(hooks) = HOOKS.get() {
        (hooks.looked_in)(frame);
    }
}

/// Has signals let through while a handler of pcntl's is suspended. Once, when all modules are loaded.
pub fn follow_signal_dispatch() {
    // SAFETY: replaces the function's handler by one that calls it.
    unsafe { raw::swoole_rs_hook_signal_dispatch() };
}

/// A loop begins: signals reach it, even if it is a handler of pcntl's that runs it.
pub fn let_signals_through() {
    // SAFETY: the thread's own signal mask.
    unsafe {
        raw::swoole_rs_let_signals_through();
        raw::swoole_rs_note_signal_mask();
    }
}

/// Does something that no signal's handler may interrupt.
pub fn while_signals_are_held(body: impl FnOnce()) {
    // SAFETY: the thread's own mask, which is put back.
    unsafe {
        let mut before: libc::sigset_t = std::mem::zeroed();
        let asked = libc::pthread_sigmask(libc::SIG_BLOCK, std::ptr::null(), &mut before);
        raw::swoole_rs_hold_signals();
        body();
        if asked == 0 {
            libc::pthread_sigmask(libc::SIG_SETMASK, &before, std::ptr::null_mut());
        }
    }
}

/// pcntl is calling handlers, perhaps in a suspended coroutine, and would lose other signals. Async-signal-safe.
pub fn is_dispatching_signals() -> bool {
    // SAFETY: reads a variable of the thread's.
    unsafe { raw::swoole_rs_is_dispatching() }
}

#[unsafe(no_mangle)]
extern "C" fn swoole_rs_dispatched() {
    if let Some(hooks) = HOOKS.get() {
        (hooks.signals_dispatched)();
    }
}

/// Where the engine sees that its code is to be interrupted.
#[derive(Clone, Copy)]
pub struct InterruptFlag(&'static AtomicBool);

impl InterruptFlag {
    /// That of the thread that asks, which outlives every use.
    pub fn of_this_thread() -> Self {
        // SAFETY: the engine's flag is one byte that it reads and writes atomically, in globals that live as long as the
        // thread does.
        InterruptFlag(unsafe { &*raw::swoole_rs_vm_interrupt().cast::<AtomicBool>() })
    }

    /// Any thread.
    pub fn raise(self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[unsafe(no_mangle)]
extern "C" fn swoole_rs_fill_properties(object: *mut raw::zend_object) {
    if let Some(hooks) = HOOKS.get() {
        (hooks.fill_properties)(object);
    }
    if crate::zend::error::bailout_is_due() {
        crate::zend::error::bailout();
    }
}

/// Registers an internal function to run with the script's shutdown functions, after those registered so far.
pub fn at_shutdown(function: &str) -> bool {
    // SAFETY: the engine copies the name.
    unsafe { raw::swoole_rs_shutdown_function(function.as_ptr().cast(), function.len()) }
}

/// PHP is running the shutdown functions, or is past them.
pub fn in_shutdown() -> bool {
    // SAFETY: reads a global.
    unsafe { raw::swoole_rs_in_shutdown() }
}

/// How many shutdown functions are registered.
pub fn shutdown_functions() -> u32 {
    // SAFETY: reads a global.
    unsafe { raw::swoole_rs_shutdown_functions() }
}

/// The last of them has been called, or there was none: destructors run, and nobody would run a loop any more.
pub fn after_shutdown_functions() -> bool {
    // The engine forgets them all before that.
    in_shutdown() && shutdown_functions() == 0
}

/// An internal function of another extension whose handler was replaced.
pub struct Replaced {
    name: &'static str,
    original: InternalHandler,
}

impl Replaced {
    /// Replaces the handler; None if there is no such function.
    pub fn new(name: &'static str, handler: InternalHandler) -> Option<Self> {
        // SAFETY: the handler has the engine's signature.
        let original =
            unsafe { raw::swoole_rs_replace_function(name.as_ptr().cast(), name.len(), Some(handler)) };
        original.map(|original| Replaced { name, original })
    }

    pub fn original(&self) -> InternalHandler {
        self.original
    }
}

impl Drop for Replaced {
    fn drop(&mut self) {
        // SAFETY: puts back what was there.
        unsafe {
            raw::swoole_rs_replace_function(self.name.as_ptr().cast(), self.name.len(), Some(self.original))
        };
    }
}

/// How many files the script has included, its own among them.
pub fn included_count() -> usize {
    // SAFETY: reads a global.
    unsafe { raw::swoole_rs_included_count() as usize }
}

/// Their paths, from the given place on.
pub fn included_files(from: usize) -> Vec<Vec<u8>> {
    unsafe extern "C" fn each(all: *mut c_void, path: *const std::ffi::c_char, len: usize) {
        // SAFETY: the vector below, and a text of the engine's of so many bytes.
        unsafe { (*all.cast::<Vec<Vec<u8>>>()).push(std::slice::from_raw_parts(path.cast(), len).to_vec()) };
    }
    let mut all: Vec<Vec<u8>> = Vec::new();
    // SAFETY: `each` gets the vector back, while it is borrowed by nobody else.
    unsafe { raw::swoole_rs_included_files(from as u32, each, (&raw mut all).cast()) };
    all
}
