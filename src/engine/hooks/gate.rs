//! Whether a call of libc's that PHP or a library makes is to be looked at, and whether it may suspend its coroutine.
//!
//! Each question is a load or two: a call that is ready at once costs hardly more than in plain PHP.

use std::cell::Cell;
use std::ffi::c_void;
use std::sync::Once;

use super::blocking_detection::{self, Reason};
use super::flags::WaitFor;
use crate::engine::coroutine::slot::Slot;
use crate::engine::{Engine, Interrupt};
use crate::zend::hooks::InterruptFlag;
use crate::zend::waits::{self, FailingCall, Progress};
use crate::zend::{Unwind, error, system};

thread_local! {
    /// The engine of this thread while its loop lives. Other threads have none, nor has a forked child before it begins
    /// a loop of its own.
    static OPEN: Cell<Option<&'static Engine>> = const { Cell::new(None) };
    /// Mutexes that libraries hold on this thread: one held over a wait would stop the thread with itself.
    static LOCKS: Cell<u32> = const { Cell::new(0) };
    /// How often a call that was interrupted has polled since.
    static FAILED_POLLS: Cell<u32> = const { Cell::new(0) };
}

/// What is to become of a call.
pub enum Gate {
    /// It is none of a coroutine's, or not to be touched: libc's own function.
    Closed,
    /// The call of PHP's that it belongs to was interrupted: it fails.
    Failing,
    Open(Caller),
}

/// The coroutine that calls.
#[derive(Clone, Copy)]
pub struct Caller {
    pub engine: &'static Engine,
    pub slot: &'static Slot,
}

/// What a call that would wait is to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Permission {
    Suspend,
    /// Wait with the whole process, as in plain PHP.
    Block,
    /// Fail: the coroutine is being ended.
    Fail,
}

/// A loop has begun on this thread.
pub fn open(engine: &'static Engine) {
    static AT_FORK: Once = Once::new();
    AT_FORK.call_once(|| {
        // SAFETY: a function that touches nothing but a variable of its own thread.
        unsafe { libc::pthread_atfork(None, None, Some(close_gate)) };
    });
    OPEN.set(Some(engine));
}

/// It has ended.
pub fn close() {
    OPEN.set(None);
}

unsafe extern "C" fn close_gate() {
    OPEN.set(None);
}

/// The engine whose loop lives on this thread, whoever runs.
#[inline]
pub fn engine() -> Option<&'static Engine> {
    OPEN.get()
}

/// The coroutine that calls, also when its call was interrupted; None: it must not be suspended.
pub fn caller() -> Option<Caller> {
    let engine = OPEN.get()?;
    let slot = engine.coroutines.current_slot()?;
    waits::may_wait().then_some(Caller { engine, slot })
}

#[inline]
pub fn gate() -> Gate {
    let Some(engine) = OPEN.get() else {
        return Gate::Closed;
    };
    let Some(slot) = engine.coroutines.current_slot() else {
        return Gate::Closed;
    };
    if !waits::may_wait() {
        return Gate::Closed;
    }
    if let Some(call) = slot.failing.get() {
        match call.progress() {
            Progress::Here => return Gate::Failing,
            Progress::Within => {}
            Progress::Over => slot.failing.set(None),
        }
    }
    if engine.hook_flags() == 0 {
        return Gate::Closed;
    }
    Gate::Open(Caller { engine, slot })
}

/// A library has taken a mutex.
pub fn lock_taken() {
    LOCKS.set(LOCKS.get() + 1);
}

/// It has given one back; one that it took before its functions were replaced does not count.
pub fn lock_released() {
    LOCKS.set(LOCKS.get().saturating_sub(1));
}

/// A call that was interrupted polls again. Whether it goes on doing so although it is told each time that it fails.
pub fn ignores_failed_polls() -> bool {
    const ENOUGH: u32 = 8;
    FAILED_POLLS.set(FAILED_POLLS.get().saturating_add(1));
    FAILED_POLLS.get() > ENOUGH
}

impl Caller {
    /// The call would wait.
    pub fn permission(self, wait: WaitFor) -> Permission {
        if !self.engine.is_hooked(wait) || error::after_fatal() {
            blocking_detection::call_blocks(Reason::Flags);
            Permission::Block
        } else if LOCKS.get() > 0 {
            blocking_detection::call_blocks(Reason::Lock);
            Permission::Block
        } else if waits::is_exiting() || self.slot.bailed_by_teardown.get() {
            self.fail_from_now();
            system::set_errno(libc::ECANCELED);
            Permission::Fail
        } else {
            Permission::Suspend
        }
    }

    /// A call that was ready at once: now and then the others have their turn, so that a loop of such calls stops nobody.
    #[inline]
    pub fn served(self) {
        if self.engine.spend_ready() && LOCKS.get() == 0 {
            self.give_way();
        }
    }

    #[cold]
    fn give_way(self) {
        let saved = system::errno();
        if !error::after_fatal() && !waits::is_exiting() && self.engine.yield_if_over_budget().is_err() {
            self.fail_from_now();
        }
        system::set_errno(saved);
    }

    /// A wait was interrupted: the call fails, and whatever PHP's function tries next, until it has returned. Some would
    /// try for ever.
    pub fn interrupted(self, why: Interrupt) {
        self.fail_from_now();
        match why {
            Interrupt::Canceled => self
                .engine
                .coroutines
                .set_last_error(crate::engine::coroutine::lifecycle::CANCELED),
            Interrupt::Unwind(Unwind::Bailout) => waits::unwind(),
            Interrupt::Unwind(Unwind::Thrown) => {}
        }
        system::set_errno(libc::ECANCELED);
    }

    pub fn fail_from_now(self) {
        let call = FailingCall::mark();
        FAILED_POLLS.set(0);
        if call.is_users() {
            // PHP says when its code goes on.
            InterruptFlag::of_this_thread().raise();
        }
        self.slot.failing.set(Some(call));
    }
}

/// PHP looks for interrupts in a frame: what a script's code did there is over.
pub fn looked_in(frame: *const c_void) {
    if let Some(engine) = OPEN.get()
        && let Some(slot) = engine.coroutines.current_slot()
        && slot.failing.get().is_some_and(|call| call.is_of(frame))
    {
        slot.failing.set(None);
    }
}

/// Looks at the gate: goes on with the caller, or returns `$plain` (libc's own function) or `$failed`.
macro_rules! enter {
    ($plain:expr, $failed:expr) => {
        match $crate::engine::hooks::gate::gate() {
            $crate::engine::hooks::gate::Gate::Open(caller) => caller,
            $crate::engine::hooks::gate::Gate::Closed => return $plain,
            $crate::engine::hooks::gate::Gate::Failing => {
                $crate::zend::system::set_errno(libc::ECANCELED);
                return $failed;
            }
        }
    };
}
pub(super) use enter;
