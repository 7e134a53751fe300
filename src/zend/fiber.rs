//! Native fiber contexts: a C stack each, switched by the engine, so that debuggers and profilers see them.

use std::cell::UnsafeCell;
use std::ffi::c_void;
use std::mem::MaybeUninit;
use std::ptr::NonNull;

use super::value::Kind;
use super::{Array, Object, PhpResult, Str, Unwind, Value, Zval, error, raw};

/// The engine's `zend_fiber_context` is smaller than this in every supported version; `assert_fits` checks it.
const CONTEXT_SIZE: usize = 160;

/// What tells our contexts from user Fibers: the address of this.
static KIND: u8 = 0;

/// The first VM stack page lies on the C stack. With it a connection that waits for a message touches two pages of
/// memory; a larger one would add a third because of stack probes.
const VM_PAGE: usize = 3072;

/// Room for the bottom `zend_execute_data` (80 bytes in every supported version).
const BOTTOM_FRAME: usize = 128;

/// A context that may be switched to: one of ours, a user Fiber's, or the main script's.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ContextRef(NonNull<c_void>);

impl ContextRef {
    /// The running one.
    pub fn current() -> Self {
        // SAFETY: the engine always has a current context while a script runs.
        ContextRef(unsafe { NonNull::new_unchecked((*raw::executor()).current_fiber_context.cast()) })
    }

    /// Suspends the running context and goes on with this one; returns when somebody switches back. Part of its caller:
    /// the processor mispredicts each return after a switch, so there must be few. False: it was not one of ours who
    /// switched back, but the engine, which destroys a user Fiber that we had left suspended inside; an exit is pending.
    #[inline(always)]
    pub(super) fn switch_to(self) -> bool {
        let mut transfer = raw::FiberTransfer {
            context: self.0.as_ptr(),
            value: Zval::NULL,
            flags: 0,
        };
        // SAFETY: `State::switch` says that the context is suspended and alive.
        unsafe { raw::zend_fiber_switch_context(&mut transfer) };
        if transfer.flags == 0 {
            return true;
        }
        if let Some(exit) = transfer.value.as_object() {
            // SAFETY: with a flag set the value is an exception, and its reference ours.
            error::throw_object(unsafe { Object::own(exit) });
        }
        false
    }
}

/// A C stack of ours, with the engine's bookkeeping. Its address must not change while it exists.
#[repr(C, align(16))]
pub struct Context(UnsafeCell<[u8; CONTEXT_SIZE]>);

impl Context {
    pub const fn new() -> Self {
        Context(UnsafeCell::new([0; CONTEXT_SIZE]))
    }

    /// Maps a stack. `entry` runs on the first switch to it. False: no memory or no mapping is left.
    pub fn init(&self, entry: unsafe extern "C" fn(*mut c_void), stack_size: usize) -> bool {
        // SAFETY: the block is large enough, and `entry` has the engine's signature.
        unsafe {
            raw::swoole_rs_fiber_init(
                self.0.get().cast(),
                (&raw const KIND).cast_mut().cast(),
                entry,
                stack_size,
            )
        }
    }

    /// Tells observers of fibers that what follows in this context is another fiber; `init` has told of the first one.
    /// They may be PHP code.
    pub fn announce(&self) -> PhpResult<()> {
        // SAFETY: an initialised context that is suspended; guarded in the shim.
        if unsafe { raw::swoole_rs_fiber_announce(self.0.get().cast()) } {
            return Err(Unwind::Bailout);
        }
        Ok(())
    }

    pub fn as_ref(&self) -> ContextRef {
        // SAFETY: an address inside `self`.
        ContextRef(unsafe { NonNull::new_unchecked(self.0.get().cast()) })
    }
}

/// The engine's view of a context's C stack: a VM stack page and the bottom frame, both on it.
pub struct Stack {
    page: MaybeUninit<[u128; VM_PAGE / size_of::<u128>()]>,
    bottom: MaybeUninit<[u128; BOTTOM_FRAME / size_of::<u128>()]>,
}

impl Stack {
    pub fn new() -> Self {
        Stack {
            page: MaybeUninit::uninit(),
            bottom: MaybeUninit::uninit(),
        }
    }

    /// Runs jobs with the outermost guard of this C stack around them; returns early if a fatal error ended one.
    pub fn guard(&mut self, jobs: impl FnOnce()) {
        let (page, bottom) = (self.page.as_mut_ptr().cast(), self.bottom.as_mut_ptr().cast());
        // SAFETY: both blocks outlive the jobs; the page has no live frames now.
        unsafe { raw::swoole_rs_fiber_enter(page, VM_PAGE, bottom) };
        if !error::guarded_first(jobs) {
            // SAFETY: the frames on the pages above ours are gone.
            unsafe { raw::swoole_rs_fiber_free_pages(page) };
        }
    }

    /// In an entry function: ends the context; the engine goes on at `to` and unmaps this stack there.
    ///
    /// # Safety
    /// `transfer` is the entry's own argument, and nothing on this C stack has to be dropped.
    pub unsafe fn finish(&mut self, transfer: *mut c_void, to: ContextRef) -> ! {
        // SAFETY: as the caller says; the page is still there.
        unsafe { raw::swoole_rs_fiber_finish(self.page.as_mut_ptr().cast(), transfer, to.0.as_ptr()) }
    }
}

/// Checked once, at module start: the engine's structures fit our blocks.
pub fn assert_fits() -> bool {
    // SAFETY: a constant of the engine's.
    let context = unsafe { raw::swoole_rs_fiber_size() };
    context <= CONTEXT_SIZE && size_of::<raw::zend_execute_data>() <= BOTTOM_FRAME
}

/// `error_reporting` of the running context, which a new coroutine inherits.
pub fn error_reporting() -> i32 {
    // SAFETY: reads a global.
    unsafe { (*raw::executor()).error_reporting }
}

pub fn set_error_reporting(level: i32) {
    // SAFETY: as above.
    unsafe { (*raw::executor()).error_reporting = level };
}

/// The name of the function that runs, with its class.
pub fn running_function() -> String {
    // SAFETY: gives a new reference; a function runs.
    unsafe { Str::own(raw::get_active_function_or_method_name()) }.to_text()
}

/// A PHP frame of a suspended context.
#[derive(Clone, Copy)]
pub struct Frame(*mut raw::zend_execute_data);

impl Frame {
    pub const NONE: Frame = Frame(std::ptr::null_mut());

    /// The running frame.
    pub fn current() -> Self {
        // SAFETY: reads a global.
        Frame(unsafe { (*raw::executor()).current_execute_data })
    }

    /// The call chain from this frame down, as `debug_backtrace()` gives it; `skip`: without the function that the frame
    /// is. The frame's context must be suspended or running now, also if it is not the running one.
    pub fn backtrace(self, skip: bool, options: i64, limit: i64) -> PhpResult<Array> {
        let number = |number: i64| i32::try_from(number).unwrap_or(i32::MAX);
        let mut trace = Zval::UNDEF;
        // SAFETY: as the caller says; guarded in the shim, which puts the engine's current frame back.
        let bailed_out =
            unsafe { raw::swoole_rs_backtrace(self.0, &mut trace, skip, number(options), number(limit)) };
        // SAFETY: ours, or still UNDEF.
        let trace = unsafe { Value::own(trace) };
        match trace.raw().kind() {
            _ if bailed_out => Err(Unwind::Bailout),
            Kind::Array(trace) => Ok(trace.clone()),
            _ => Ok(Array::new()),
        }
    }

    /// Bytes that the call chain from this frame down takes of the VM stack.
    pub fn stack_usage(self) -> usize {
        // SAFETY: reads the frames, which are alive as in `backtrace`.
        unsafe { raw::swoole_rs_stack_usage(self.0) }
    }

    /// The call chain from this frame down, as text without arguments, a line a frame. The frame's context must be
    /// suspended or running now.
    pub fn trace(self, depth: u32) -> crate::zend::Str {
        // SAFETY: as the caller says; the engine's current frame is put back before this returns.
        unsafe { crate::zend::Str::own(raw::swoole_rs_trace(self.0, depth)) }
    }
}

/// A backtrace as text, a line a frame.
pub fn trace_text(trace: Array) -> PhpResult<Str> {
    let mut trace = Value::from(trace).into_raw();
    let text = error::guarded(|| {
        // SAFETY: an array as `backtrace` gives it; the text is new.
        unsafe { Str::own(raw::swoole_rs_trace_text(&mut trace)) }
    });
    // SAFETY: ours since `into_raw`.
    drop(unsafe { Value::own(trace) });
    text
}

/// A Fiber of the user's whose code runs, remembered while its frames are on the stack.
#[derive(Clone, Copy)]
pub struct UserFiber(*mut c_void);

impl UserFiber {
    /// None: no Fiber's code runs.
    pub fn active() -> Option<Self> {
        // SAFETY: reads a global.
        let fiber = unsafe { raw::swoole_rs_active_fiber() };
        (!fiber.is_null()).then_some(UserFiber(fiber))
    }

    /// Whether it waits for `resume()`.
    pub fn is_suspended(self) -> bool {
        // SAFETY: a Fiber is not freed before its frames have been left, and until then it is remembered.
        unsafe { raw::swoole_rs_is_fiber_suspended(self.0) }
    }
}
