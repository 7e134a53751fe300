//! Suspending the running coroutine: until a future is ready, a time has come, or somebody resumes it.
//!
//! A future is polled right on the coroutine's stack, with a waker that is a plain word: no task, no channel, no
//! allocation. What interrupts a wait is an [`Interrupt`].

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use super::slot::{Slot, WakeReason};
use super::waiting::{Interrupt, Waiting};
use crate::engine::{Engine, metrics};
use crate::zend::arguments::HeldArguments;
use crate::zend::{PhpResult, Unwind, error, hooks};

/// Awaits that are ready at once, and nested switches, before a coroutine lets the others run.
pub const BUDGET: u32 = 1_024;
/// How long a coroutine may keep the loop's turn, at the points where it could give it up.
const SLICE: u64 = 1_000_000; // nanoseconds
/// The same for nested switches: control comes back from them at once, which scripts rely on, so that an order that
/// depends on time is for those who keep the others waiting for long.
const NESTED_SLICE: Duration = Duration::from_millis(50);
/// Nested switches, or hooked calls that were ready at once, between two looks at the clock.
const CLOCK_EVERY: u32 = 64;

impl Engine {
    /// Suspends the running coroutine until somebody goes into it again. Spurious returns do not happen for `Yield`
    /// and the `Other`s; for the reactor's, the caller looks again.
    #[inline(always)]
    pub fn suspend(&self, waiting: Waiting) -> Result<(), Interrupt> {
        let Some(slot) = self.coroutines.current_slot() else {
            return Err(Unwind::Bailout.into());
        };
        if slot.bailed_by_teardown.get() || self.is_fatal() || error::after_fatal() {
            return Err(Unwind::Bailout.into());
        }
        if hooks::is_compiling() {
            return Err(refuse_while_compiling().into());
        }
        if let Some(thrown) = slot.throw_pending.get()
            && waiting.can_cancel()
        {
            return Err(self.throw_into(slot, thrown).into());
        }
        let arguments = HeldArguments::hold();
        slot.waiting.set(waiting);
        let on_reactor = usize::from(waiting.on_reactor());
        self.waits
            .reactor_waits
            .set(self.waits.reactor_waits.get() + on_reactor);
        let came_back = self.leave(slot);
        self.waits
            .reactor_waits
            .set(self.waits.reactor_waits.get() - on_reactor);
        if !came_back {
            arguments.give_back()?;
            return Err(Unwind::Thrown.into());
        }
        slot.forget_wakers();
        slot.waiting.set(Waiting::Running);
        let delivery = slot.delivery.take();
        slot.canceled
            .set(matches!(delivery, WakeReason::Cancel | WakeReason::Throw(_)));
        let outcome = match delivery {
            WakeReason::Wake => Ok(()),
            WakeReason::Cancel => Err(Interrupt::Canceled),
            WakeReason::Throw(thrown) => Err(self.throw_into(slot, thrown).into()),
            WakeReason::Exit => Err(error::throw_graceful_exit().into()),
            WakeReason::Bailout => return Err(Unwind::Bailout.into()),
        };
        arguments.give_back()?;
        outcome
    }

    /// The same for one of the `Other`s, which a deadline ends, too: the caller sees whether it was that. Only a deadline
    /// keeps the loop alive.
    #[inline(always)]
    pub(in crate::engine) fn suspend_until(
        &self,
        waiting: Waiting,
        deadline: Option<Instant>,
    ) -> Result<(), Interrupt> {
        match deadline {
            None => self.suspend(waiting),
            Some(deadline) => self.suspend_with_deadline(waiting, deadline),
        }
    }

    #[inline(never)]
    fn suspend_with_deadline(&self, waiting: Waiting, deadline: Instant) -> Result<(), Interrupt> {
        let slot = self.coroutines.current_slot().ok_or(Unwind::Bailout)?;
        slot.timer.set(Some(self.reactor.wake_at(deadline, slot.word())));
        let outcome = self.suspend(waiting);
        if let Some(timer) = slot.timer.take() {
            self.reactor.cancel(timer);
        }
        outcome
    }

    /// Waits for a future, on this stack.
    pub fn wait<F: Future>(&self, future: Pin<&mut F>) -> Result<F::Output, Interrupt> {
        self.wait_as(Waiting::Reactor, future)
    }

    pub fn wait_as<F: Future>(
        &self,
        waiting: Waiting,
        mut future: Pin<&mut F>,
    ) -> Result<F::Output, Interrupt> {
        let slot = self.about_to_wait()?;
        if let Poll::Ready(output) = poll_for(slot, future.as_mut()) {
            return self.yield_if_over_budget().map(|()| output);
        }
        loop {
            self.suspend(waiting)?;
            if let Poll::Ready(output) = poll_for(slot, future.as_mut()) {
                return self.after_uncancellable(slot, waiting).map(|()| output);
            }
        }
    }

    /// What could not be thrown while it waited is thrown now.
    fn after_uncancellable(&self, slot: &Slot, waiting: Waiting) -> Result<(), Interrupt> {
        match slot.throw_pending.get() {
            Some(thrown) if !waiting.can_cancel() => Err(self.throw_into(slot, thrown).into()),
            _ => Ok(()),
        }
    }

    /// The same with a time limit; Ok(None): it has passed.
    pub fn wait_until<F: Future>(
        &self,
        deadline: Option<Instant>,
        mut future: Pin<&mut F>,
    ) -> Result<Option<F::Output>, Interrupt> {
        let Some(deadline) = deadline else {
            return self.wait(future).map(Some);
        };
        let slot = self.about_to_wait()?;
        if let Poll::Ready(output) = poll_for(slot, future.as_mut()) {
            return self.yield_if_over_budget().map(|()| Some(output));
        }
        loop {
            let timer = self.reactor.wake_at(deadline, slot.word());
            let outcome = self.suspend(Waiting::Reactor);
            let fired = !self.reactor.cancel(timer);
            outcome?;
            // Both may have happened in one turn: what is ready goes first.
            if let Poll::Ready(output) = poll_for(slot, future.as_mut()) {
                return Ok(Some(output));
            }
            if fired && Instant::now() >= deadline {
                slot.forget_wakers();
                return Ok(None);
            }
        }
    }

    /// The running coroutine, with nothing left behind that should be on its way while it waits.
    fn about_to_wait(&self) -> Result<&'static Slot, Interrupt> {
        self.reactor.flush_if_stale();
        self.coroutines.current_slot().ok_or(Unwind::Bailout.into())
    }

    /// Sleeps. Ok(()) when the time is up, never earlier.
    pub fn sleep(&self, duration: Duration) -> Result<(), Interrupt> {
        let deadline = Instant::now() + duration;
        let pending = std::pin::pin!(std::future::pending::<()>());
        self.waits.sleepers.set(self.waits.sleepers.get() + 1);
        let slept = self.wait_until(Some(deadline), pending);
        self.waits.sleepers.set(self.waits.sleepers.get() - 1);
        slept.map(|_| ())
    }

    /// Lets everybody run who is ready, once.
    pub fn give_way(&self) -> Result<(), Interrupt> {
        self.reactor.flush_if_stale();
        if let Some(slot) = self.coroutines.current_slot() {
            self.reactor.push_ready(slot.word());
        }
        self.suspend(Waiting::Reactor)
    }

    /// Call after an await that did not suspend: spends budget, and re-queues the coroutine when budget or slice is used up.
    /// An await that suspends needs no such call, and nothing may come between the script's call and its wait.
    pub fn yield_if_over_budget(&self) -> Result<(), Interrupt> {
        let now = self.reactor.flush_if_stale_now();
        metrics::clock_was_read(now);
        let left = self.spend();
        let turn = now.saturating_sub(self.reactor.turn_started_ns());
        if (left > 0 && turn < SLICE) || !self.loop_state.in_loop() {
            return Ok(());
        }
        self.requeue()
    }

    /// Counts a call that was ready at once. True: it is time to look whether the others should have their turn.
    #[inline]
    pub(in crate::engine) fn spend_ready(&self) -> bool {
        self.spend().is_multiple_of(CLOCK_EVERY)
    }

    /// The same after a nested switch. Where no loop will run soon (a top-level `go()` outside `run()`) there is nobody
    /// to give way to.
    #[inline(always)]
    pub(in crate::engine) fn give_way_nested(&self) -> Result<(), Interrupt> {
        let left = self.spend();
        if left.is_multiple_of(CLOCK_EVERY) {
            return self.give_way_if_late(left);
        }
        Ok(())
    }

    /// `left` of the budget: 0 is late in any case.
    #[cold]
    fn give_way_if_late(&self, left: u32) -> Result<(), Interrupt> {
        let in_time = || self.reactor.turn_started().elapsed() < NESTED_SLICE;
        if (left > 0 && in_time()) || !self.loop_state.in_loop() {
            return Ok(());
        }
        self.requeue()
    }

    /// Ready awaits and nested switches that are left before it is time.
    fn spend(&self) -> u32 {
        let left = self.coroutines.budget.get().saturating_sub(1);
        self.coroutines.budget.set(left);
        left
    }

    /// Goes to the end of the queue of those that are ready.
    pub(in crate::engine) fn requeue(&self) -> Result<(), Interrupt> {
        let Some(slot) = self.coroutines.current_slot() else {
            return Ok(());
        };
        self.defer_wake(slot.word());
        // The script does not see this wait.
        let canceled = slot.canceled.get();
        let outcome = self.suspend(Waiting::Uncancellable);
        slot.canceled.set(canceled);
        outcome
    }

    /// The time limit that a number of seconds means; None: none.
    pub fn deadline(seconds: f64) -> Option<Instant> {
        Duration::try_from_secs_f64(seconds)
            .ok()
            .filter(|duration| !duration.is_zero())
            .and_then(|duration| Instant::now().checked_add(duration))
    }
}

/// The compiler keeps what it does in one place for all, and opcache takes what was declared meanwhile for the file's own.
#[cold]
fn refuse_while_compiling() -> Unwind {
    error::throw_error("A coroutine cannot wait in an error handler while a file is being compiled")
}

/// Polls what a coroutine waits for, so that it wakes the coroutine as long as that is its wait.
fn poll_for<F: Future>(slot: &Slot, future: Pin<&mut F>) -> Poll<F::Output> {
    let polled = future.poll(&mut Context::from_waker(&slot.word().waker()));
    if polled.is_ready() {
        slot.forget_wakers();
    }
    polled
}

/// An interruption as a PHP method's result: `canceled` for a cancelled operation.
pub fn outcome<T>(result: Result<T, Interrupt>, canceled: impl FnOnce() -> T) -> PhpResult<T> {
    match result {
        Ok(value) => Ok(value),
        Err(Interrupt::Canceled) => Ok(canceled()),
        Err(Interrupt::Unwind(unwind)) => Err(unwind),
    }
}
