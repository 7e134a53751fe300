//! A queue of coroutines that wait for each other: first come, first served.
//!
//! Its links lie in the coroutines' slots, which are never freed: joining, leaving and being called cost no allocation
//! and no search. A coroutine stands in one queue at most, the one that it waits in.

use std::cell::Cell;
use std::time::Instant;

use crate::engine::coroutine::slot::{Slot, WakeReason};
use crate::engine::{Engine, Interrupt, Phase, Waiting};
use crate::zend::{PhpResult, Unwind};

/// Coroutines that wait for the same thing: a value, room, a lock. Its owner shares it among all coroutines of the thread,
/// and decides when the first of them has what it waits for. It knows neither what that is nor the time limits, which end
/// a wait from outside.
#[derive(Default)]
pub struct WaitQueue {
    first: Cell<Option<&'static Slot>>,
    last: Cell<Option<&'static Slot>>,
    len: Cell<usize>,
}

impl WaitQueue {
    #[inline]
    pub fn len(&self) -> usize {
        self.len.get()
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.first.get().is_none()
    }

    /// Suspends the running coroutine until somebody takes it out of the queue. Ok(false): the deadline came first. Only
    /// a deadline keeps the loop alive. Part of its caller, see `ContextRef::switch_to`.
    #[inline(always)]
    pub fn wait(&self, engine: &Engine, deadline: Option<Instant>) -> Result<bool, Interrupt> {
        let slot = engine.coroutines.current_slot().ok_or(Unwind::Bailout)?;
        self.push(slot);
        let outcome = engine.suspend_until(Waiting::Other, deadline);
        let called = !slot.link.queued.get();
        if !called {
            self.remove(slot);
        }
        outcome.map(|()| called)
    }

    /// Goes into the first in the queue, which has what it waits for; returns when it gives control back. Part of its
    /// caller, too.
    #[inline(always)]
    pub fn hand_over(&self, engine: &Engine) -> PhpResult<()> {
        match self.pop() {
            Some(slot) => engine.go_into(slot),
            None => Ok(()),
        }
    }

    /// The same with everybody in the queue, one after the other, also when the caller is cancelled meanwhile.
    pub fn hand_over_to_all(&self, engine: &Engine) -> PhpResult<()> {
        let mut outcome = Ok(());
        while let Some(slot) = self.pop() {
            outcome = engine.go_into(slot).and(outcome);
            if engine.is_stopping() {
                break;
            }
        }
        outcome
    }

    /// Takes the first out, which goes on when the loop comes to it. None: nobody waits.
    pub fn wake_first(&self, engine: &Engine) -> PhpResult<Option<i64>> {
        if self.is_empty() {
            return Ok(None);
        }
        engine.begin_loop()?;
        Ok(self.pop().map(|slot| {
            engine.reactor.push_ready(slot.word());
            slot.id.get()
        }))
    }

    #[inline]
    fn push(&self, slot: &'static Slot) {
        let last = self.last.replace(Some(slot));
        slot.link.previous.set(last);
        slot.link.next.set(None);
        slot.link.queued.set(true);
        match last {
            Some(last) => last.link.next.set(Some(slot)),
            None => self.first.set(Some(slot)),
        }
        self.len.set(self.len.get() + 1);
    }

    #[inline]
    fn pop(&self) -> Option<&'static Slot> {
        let slot = self.first.get()?;
        self.remove(slot);
        Some(slot)
    }

    #[inline]
    fn remove(&self, slot: &'static Slot) {
        let (previous, next) = (slot.link.previous.take(), slot.link.next.take());
        match previous {
            Some(previous) => previous.link.next.set(next),
            None => self.first.set(next),
        }
        match next {
            Some(next) => next.link.previous.set(previous),
            None => self.last.set(previous),
        }
        slot.link.queued.set(false);
        self.len.set(self.len.get() - 1);
    }
}

impl Drop for WaitQueue {
    /// Who waits keeps the queue's owner alive, except where nobody goes on any more: after a fatal error, or in a forked
    /// child, whose copies of its parent's coroutines stay suspended.
    fn drop(&mut self) {
        while self.pop().is_some() {}
    }
}

impl Engine {
    /// Goes into a coroutine that was taken out of a queue.
    #[inline(always)]
    fn go_into(&self, slot: &'static Slot) -> PhpResult<()> {
        if self.coroutines.in_coroutine() {
            // A loop lives.
            self.deliver(slot, WakeReason::Wake);
            return self.after_switch();
        }
        if self.loop_state.phase.get() == Phase::Shutdown {
            return Ok(()); // the copy of a parent's coroutine, in a forked child: nobody runs it
        }
        self.interrupt(slot, WakeReason::Wake)
    }
}
