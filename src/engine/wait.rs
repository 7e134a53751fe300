//! Suspending the running coroutine: until a future is ready, a time has come, or somebody resumes it.
//!
//! A future is polled right on the coroutine's stack, with a waker that is a plain word: no task, no channel, no
//! allocation. What interrupts a wait is an [`Interrupt`].

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use super::slot::Delivery;
use super::{Engine, life};
use crate::zend::{PhpResult, Unwind, error};

/// Awaits that are ready at once, and nested switches, before a coroutine lets the others run.
pub const BUDGET: u32 = 1_024;
/// How long a coroutine may keep the loop's turn, at the points where it could give it up.
const SLICE: Duration = Duration::from_millis(1);
/// The same for nested switches: control comes back from them at once, which scripts rely on, so that an order that
/// depends on time is for those who keep the others waiting for long.
const NESTED_SLICE: Duration = Duration::from_millis(50);
/// Nested switches between two looks at the clock.
const CLOCK_EVERY: u32 = 64;

/// What a coroutine waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Waiting {
    /// Nothing: it runs, or went into another one.
    Running,
    /// `resume()`.
    Yield,
    /// Something that the reactor brings: readiness, a time, a job of the blocking pool.
    Reactor,
    /// The same, and cancelling it is refused.
    Uncancellable,
    /// Another coroutine: a join, a class that it loads.
    Other,
    /// The same, and cancelling it is refused.
    OtherUncancellable,
}

impl Waiting {
    pub fn can_cancel(self) -> bool {
        matches!(self, Waiting::Yield | Waiting::Reactor | Waiting::Other)
    }

    fn on_reactor(self) -> bool {
        matches!(self, Waiting::Reactor | Waiting::Uncancellable)
    }
}

/// Why a wait ended without what it waited for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Interrupt {
    /// `Coroutine::cancel`: the operation fails.
    Canceled,
    /// The coroutine unwinds.
    Unwind(Unwind),
}

impl From<Unwind> for Interrupt {
    fn from(unwind: Unwind) -> Self {
        Interrupt::Unwind(unwind)
    }
}

impl Engine {
    /// Suspends the running coroutine until somebody goes into it again. Spurious returns do not happen for `Yield`
    /// and the `Other`s; for the reactor's, the caller looks again.
    #[inline(always)]
    pub fn suspend(&self, waiting: Waiting) -> Result<(), Interrupt> {
        let Some(slot) = self.current_slot() else {
            return Err(Unwind::Bailout.into());
        };
        if slot.killed.get() || self.died() || error::after_fatal() {
            return Err(Unwind::Bailout.into());
        }
        if slot.throw_pending.get() && waiting.can_cancel() {
            return Err(self.throw_pending(slot).into());
        }
        slot.waiting.set(waiting);
        let on_reactor = usize::from(waiting.on_reactor());
        self.reactor_waits.set(self.reactor_waits.get() + on_reactor);
        if !self.leave(slot) {
            return Err(Unwind::Thrown.into());
        }
        self.reactor_waits.set(self.reactor_waits.get() - on_reactor);
        slot.forget_wakers();
        slot.waiting.set(Waiting::Running);
        let delivery = slot.delivery.take();
        slot.canceled
            .set(matches!(delivery, Delivery::Cancel | Delivery::Throw));
        match delivery {
            Delivery::Wake => Ok(()),
            Delivery::Cancel => Err(Interrupt::Canceled),
            Delivery::Throw => Err(life::throw_canceled().into()),
            Delivery::Exit => Err(error::throw_graceful_exit().into()),
            Delivery::Bailout => Err(Unwind::Bailout.into()),
        }
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
        self.give_way()?;
        let mut at_once = true;
        let Some(slot) = self.current_slot() else {
            return Err(Unwind::Bailout.into());
        };
        loop {
            let waker = slot.word().waker();
            if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
                slot.forget_wakers();
                if at_once {
                    self.spend();
                }
                return Ok(output);
            }
            self.suspend(waiting)?;
            at_once = false;
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
        self.give_way()?;
        let mut at_once = true;
        let Some(slot) = self.current_slot() else {
            return Err(Unwind::Bailout.into());
        };
        loop {
            let word = slot.word();
            let waker = word.waker();
            if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
                slot.forget_wakers();
                if at_once {
                    self.spend();
                }
                return Ok(Some(output));
            }
            at_once = false;
            let timer = self.reactor.wake_at(deadline, word);
            let outcome = self.suspend(Waiting::Reactor);
            let fired = !self.reactor.cancel(timer);
            outcome?;
            if fired && Instant::now() >= deadline {
                // Both may have happened in one turn: what is ready goes first.
                let mut context = Context::from_waker(Waker::noop());
                return Ok(match future.as_mut().poll(&mut context) {
                    Poll::Ready(output) => Some(output),
                    Poll::Pending => None,
                });
            }
        }
    }

    /// Sleeps. Ok(()) when the time is up, never earlier.
    pub fn sleep(&self, duration: Duration) -> Result<(), Interrupt> {
        let deadline = Instant::now() + duration;
        let pending = std::pin::pin!(std::future::pending::<()>());
        self.wait_until(Some(deadline), pending).map(|_| ())
    }

    /// Counts something after which the running coroutine could have been left.
    fn spend(&self) {
        self.budget.set(self.budget.get().saturating_sub(1));
    }

    /// For what is served from memory, where nothing is waited for: counts it, and gives way when it is time.
    pub fn served_at_once(&self) -> Result<(), Interrupt> {
        self.spend();
        self.give_way()
    }

    /// Lets the others run if this coroutine has had its share of the turn.
    pub fn give_way(&self) -> Result<(), Interrupt> {
        self.reactor.flush_if_stale();
        let left = self.budget.get();
        if left == BUDGET || !self.in_loop() {
            return Ok(());
        }
        if left > 0 && self.reactor.turn_started().elapsed() < SLICE {
            return Ok(());
        }
        self.requeue()
    }

    /// The same after a nested switch. Where no loop will run soon (a top-level `go()` outside `run()`) there is nobody
    /// to give way to.
    pub(super) fn give_way_nested(&self) -> Result<(), Interrupt> {
        let left = self.budget.get().saturating_sub(1);
        self.budget.set(left);
        let in_time =
            || !left.is_multiple_of(CLOCK_EVERY) || self.reactor.turn_started().elapsed() < NESTED_SLICE;
        if (left > 0 && in_time()) || !self.in_loop() {
            return Ok(());
        }
        self.requeue()
    }

    /// Goes to the end of the queue of those that are ready.
    pub fn requeue(&self) -> Result<(), Interrupt> {
        let Some(slot) = self.current_slot() else {
            return Ok(());
        };
        self.reactor.push_ready(slot.word());
        self.suspend(Waiting::Uncancellable)
    }

    /// The time limit that a number of seconds means; None: none.
    pub fn deadline(seconds: f64) -> Option<Instant> {
        Duration::try_from_secs_f64(seconds)
            .ok()
            .filter(|duration| !duration.is_zero())
            .and_then(|duration| Instant::now().checked_add(duration))
    }
}

/// An interruption as a PHP method's result: `canceled` for a cancelled operation.
pub fn outcome<T>(result: Result<T, Interrupt>, canceled: impl FnOnce() -> T) -> PhpResult<T> {
    match result {
        Ok(value) => Ok(value),
        Err(Interrupt::Canceled) => Ok(canceled()),
        Err(Interrupt::Unwind(unwind)) => Err(unwind),
    }
}
