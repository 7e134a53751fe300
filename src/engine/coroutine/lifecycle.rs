//! What happens between a coroutine's first switch and its end: body, defers, output buffers, context object,
//! callable, and then those who wait for it.

use std::mem::ManuallyDrop;
use std::sync::OnceLock;

use super::slot::{Job, RareState, Slot, Thrown, WakeReason};
use crate::engine::coroutine::Coroutines;
use crate::engine::{Engine, Phase, Stop};
use crate::zend::error::{self, Taken};
use crate::zend::object::{ClassPtr, Object};
use crate::zend::{PhpResult, Unwind, Value, state};

/// PHP classes that the engine throws or recognises; `api` knows them.
pub struct Classes {
    pub canceled: fn() -> ClassPtr,
    pub timed_out: fn() -> ClassPtr,
    pub exit: fn() -> ClassPtr,
    /// `ExitException::getStatus()`.
    pub exit_status: fn(&Object) -> Value,
}

/// What a coroutine's end has come upon.
pub(in crate::engine) struct Failure {
    /// A server's connection: what is thrown at its end ends nothing else.
    contained: bool,
    /// Why the script is to stop.
    stop: Option<Stop>,
}

/// Internal classes are the process's, whatever threads run PHP.
static CLASSES: OnceLock<Classes> = OnceLock::new();

/// Module start only.
pub fn set_classes(classes: Classes) {
    let _ = CLASSES.set(classes);
}

pub(super) fn classes() -> Option<&'static Classes> {
    CLASSES.get()
}

/// Throws in the running coroutine.
pub(in crate::engine) fn throw(thrown: Thrown) -> Unwind {
    match (CLASSES.get(), thrown) {
        (Some(classes), Thrown::Canceled) => error::throw((classes.canceled)(), "", 0),
        (Some(classes), Thrown::TimedOut) => error::throw((classes.timed_out)(), "", 0),
        (None, _) => error::throw_error("the extension has not started"),
    }
}

impl Engine {
    /// Runs the slot's coroutine, on the slot's own stack, up to what is left to `end`.
    pub(in crate::engine) fn run_job(&self, slot: &Slot) {
        let Some(job) = slot.job.take() else { return };
        let mut failure = Failure {
            contained: matches!(job, Job::Contained(_)),
            stop: None,
        };
        match self.live_through(slot, job, &mut failure) {
            Err(_) => self.ended_by_bailout(slot),
            Ok(()) => {
                if let Some(stop) = failure.stop {
                    self.stop_with(stop);
                }
            }
        }
    }

    /// The coroutine does not exist any more, and those who wait for it hear of it.
    pub(in crate::engine) fn end(&self, slot: &Slot) {
        state::free_running();
        self.coroutines.pool.borrow_mut().end(slot.id.get());
        slot.id.set(0);
        slot.forget_wakers();
        if let Some(scope) = slot.scope.take() {
            scope.live.set(scope.live.get() - 1);
            if scope.live.get() == 0
                && let Some(waiter) = scope.waiter.take()
            {
                self.defer_wake(waiter);
            }
        }
        let extras = slot.extras.borrow_mut().take();
        let Some(RareState {
            defers,
            context,
            joiner,
            limit,
        }) = extras.map(|extras| *extras)
        else {
            return;
        };
        // Only one that was cut off has any left; it runs nothing more, so the engine frees them when the script ends.
        std::mem::forget((defers, context));
        if let Some((timer, _)) = limit {
            self.reactor.cancel(timer);
        }
        if let Some(join) = joiner {
            join.left.set(join.left.get() - 1);
            if join.left.get() == 0 {
                self.defer_wake(join.word);
            }
        }
    }

    /// A fatal error, or a mark of the teardown.
    pub(in crate::engine) fn ended_by_bailout(&self, slot: &Slot) {
        if slot.bailed_by_teardown.get() && !self.is_fatal() {
            error::forget_bailout(self.loop_state.fatal_before_teardown.get());
            return;
        }
        // What it has printed goes out before anything else does.
        let _ = state::flush_output();
        self.stop_with(Stop::Bailout);
    }

    /// The order is that of the specification, §2.10. Err: a fatal error; what is held then is not released, because
    /// destructors must not run any more.
    fn live_through(&self, slot: &Slot, job: Job, failure: &mut Failure) -> Result<(), Unwind> {
        let (outcome, callable) = match job {
            Job::Php { callable, arguments } => {
                let callable = ManuallyDrop::new(callable);
                (callable.call_giving(arguments), Some(callable))
            }
            Job::Native(body) | Job::Contained(body) => (error::catch_panic(body).map(Value::from), None),
        };
        let result = ManuallyDrop::new(self.settle(outcome, failure)?);
        if slot.has_extras() {
            self.run_defers(slot, &result, failure)?;
            self.close_session(failure)?;
        }
        self.release(ManuallyDrop::into_inner(result), failure)?;
        self.settle(state::flush_output().map(Value::from), failure)?;
        slot.closing.set(true);
        if slot.has_extras() {
            let context = slot.with_extras(|extras| extras.context.take());
            self.release(context, failure)?;
        }
        self.release(callable.map(ManuallyDrop::into_inner), failure)?;
        self.end_what_began_late(slot, failure)
    }

    /// A destructor of what was released above may have deferred something, or opened a buffer or the session, after its
    /// kind had been dealt with; and one of what that releases, again. The body's result, which defers get, is gone: null.
    #[inline(always)]
    fn end_what_began_late(&self, slot: &Slot, failure: &mut Failure) -> Result<(), Unwind> {
        loop {
            if slot.has_extras() {
                self.run_defers(slot, &Value::NULL, failure)?;
                self.close_session(failure)?;
            }
            self.settle(state::flush_output().map(Value::from), failure)?;
            if !slot.has_extras() || slot.with_extras(|extras| extras.defers.is_empty()) {
                return Ok(());
            }
        }
    }

    /// Releases a value whose destructor may throw.
    #[inline(always)]
    fn release<T>(&self, value: T, failure: &mut Failure) -> Result<(), Unwind> {
        drop(value);
        self.settle(error::after_release().map(Value::from), failure)
            .map(drop)
    }

    fn run_defers(&self, slot: &Slot, result: &Value, failure: &mut Failure) -> Result<(), Unwind> {
        // None of them gets an argument if the body threw.
        let argument = (!result.raw().is_undef()).then_some(*result.raw());
        while let Some(defer) = slot.with_extras(|extras| extras.defers.pop()) {
            let outcome = defer.call(argument.as_slice());
            let failed_before = failure.stop.is_some();
            self.settle(outcome, failure)?;
            self.release(defer, failure)?;
            if failure.stop.is_some() && !failed_before {
                let skipped = slot.with_extras(|extras| std::mem::take(&mut extras.defers));
                self.release(skipped, failure)?;
            }
        }
        Ok(())
    }

    /// Sorts out how a call ended. Ok(UNDEF): it threw; what stops the script is in `failure`.
    #[inline(always)]
    pub(in crate::engine) fn settle(&self, outcome: PhpResult, failure: &mut Failure) -> PhpResult {
        match outcome {
            Ok(value) => Ok(value),
            Err(Unwind::Bailout) => Err(Unwind::Bailout),
            Err(Unwind::Thrown) => self.settle_thrown(failure).map(|()| Value::UNDEF),
        }
    }

    #[cold]
    fn settle_thrown(&self, failure: &mut Failure) -> Result<(), Unwind> {
        if failure.contained {
            let Some(Taken::Exception(exception)) = error::take() else {
                return Ok(());
            };
            return match self.contain(exception) {
                // It ends here anyhow.
                Err(Unwind::Thrown) => {
                    drop(error::take());
                    Ok(())
                }
                outcome => outcome,
            };
        }
        // An exit is the teardown's: there is nothing to stop.
        let Some(stop) = self.stop_for_thrown(|| None)? else {
            return Ok(());
        };
        match &mut failure.stop {
            None => failure.stop = Some(stop),
            Some(first) => {
                if let Some(status) = self.report_another(stop)? {
                    first.overrule(status);
                }
            }
        }
        Ok(())
    }

    /// Stops the loop. The first reason counts, except that a fatal error overrides all, and that an `exit` gets its
    /// status from what comes after it.
    pub(in crate::engine) fn stop_with(&self, stop: Stop) {
        let taken = self.is_stopping() || self.loop_state.phase.get() == Phase::Teardown;
        if matches!(stop, Stop::Bailout) || !taken {
            let before = self.loop_state.stop.replace(Some(stop));
            drop(before);
            return;
        }
        if let Err(Unwind::Bailout) = self.conclude(stop) {
            drop(self.loop_state.stop.replace(Some(Stop::Bailout)));
        }
    }

    /// Something has stopped the loop, or ends everybody.
    pub fn is_stopping(&self) -> bool {
        self.loop_state.stop.borrow().is_some()
    }

    /// Everybody is being ended because the script is over, and not because something has stopped it.
    pub(in crate::engine) fn ends_the_script(&self) -> bool {
        self.loop_state.phase.get() == Phase::Teardown && !self.is_stopping()
    }

    /// A fatal error has.
    pub(in crate::engine) fn is_fatal(&self) -> bool {
        matches!(*self.loop_state.stop.borrow(), Some(Stop::Bailout))
    }

    /// Cancels what a coroutine waits for. Ok(Err(code)): it cannot be.
    pub fn cancel(&self, id: i64, throw: bool) -> PhpResult<Result<(), i32>> {
        let Some(slot) = self.coroutines.slot_of(id) else {
            return Ok(Err(NOT_EXISTS));
        };
        let suspended = slot.is_suspended();
        if suspended && slot.waiting.get().can_cancel() {
            let delivery = if throw {
                WakeReason::Throw(Thrown::Canceled)
            } else {
                WakeReason::Cancel
            };
            return self.interrupt(slot, delivery).map(Ok);
        }
        if !throw {
            return Ok(Err(CANNOT_CANCEL));
        }
        if slot.throw_pending.get().is_some() {
            return Ok(Err(CANCELED));
        }
        if id == self.coroutines.current_id() {
            return Err(self.throw_into(slot, Thrown::Canceled));
        }
        slot.throw_pending.set(Some(Thrown::Canceled));
        Ok(Ok(()))
    }
}

impl Coroutines {
    /// Registers a callable to run at the running coroutine's end. False: there is none.
    pub fn defer(&self, callable: crate::zend::Callable) -> bool {
        let Some(slot) = self.current_slot() else {
            return false;
        };
        slot.with_extras(|extras| extras.defers.push(callable));
        true
    }

    /// The running coroutine has callables or an object that nobody but its end lets go.
    pub fn keeps_until_end(&self) -> bool {
        self.current_slot().is_some_and(|slot| {
            slot.has_extras()
                && slot.with_extras(|extras| !extras.defers.is_empty() || extras.context.is_some())
        })
    }

    /// The context object of a coroutine, made by `make` on first use.
    pub fn context_of(&self, id: i64, make: impl FnOnce() -> Option<Object>) -> Result<Object, NoContext> {
        let slot = self.slot_of(id).ok_or(NoContext::NoCoroutine)?;
        if slot.closing.get() {
            return Err(NoContext::Destroyed);
        }
        if let Some(context) = slot.with_extras(|extras| extras.context.clone()) {
            return Ok(context);
        }
        let context = make().ok_or(NoContext::Thrown)?;
        slot.with_extras(|extras| extras.context = Some(context.clone()));
        Ok(context)
    }
}

/// Why a coroutine has no context object.
pub enum NoContext {
    NoCoroutine,
    Destroyed,
    Thrown,
}

/// `SWOOLE_ERROR_CO_NOT_EXISTS`, `SWOOLE_ERROR_CO_CANNOT_CANCEL`, `SWOOLE_ERROR_CO_CANCELED`.
pub const NOT_EXISTS: i32 = 10_016;
pub const CANNOT_CANCEL: i32 = 10_015;
pub const CANCELED: i32 = 10_017;
