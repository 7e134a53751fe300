//! `setTimeLimit()`: an exception for a coroutine that has not ended in time.

use std::time::Instant;

use super::slot::{Thrown, WakeReason};
use crate::engine::Engine;
use crate::net::WakeToken;

impl Engine {
    /// Gives the running coroutine until then to end, instead of what it was given before. None: as long as it takes.
    pub fn set_time_limit(&self, at: Option<Instant>) {
        let Some(slot) = self.coroutines.current_slot() else {
            return;
        };
        let limit = at.map(|at| {
            let seq = self.coroutines.limits.get().wrapping_add(1).max(1);
            self.coroutines.limits.set(seq);
            let slot = slot.index;
            (self.reactor.wake_at(at, WakeToken::Limit { slot, seq }), seq)
        });
        if limit.is_none() && !slot.has_extras() {
            return;
        }
        let before = slot.with_extras(|extras| std::mem::replace(&mut extras.limit, limit));
        if let Some((timer, _)) = before {
            self.reactor.cancel(timer);
        }
    }

    /// A loop begins: its reactor has none of the time limits of coroutines that an earlier loop has left behind.
    pub(in crate::engine) fn restore_time_limits(&self) {
        for slot in self
            .own_ids()
            .into_iter()
            .filter_map(|id| self.coroutines.slot_of(id))
        {
            if let Some(timer) = slot.timer.get() {
                slot.timer
                    .set(Some(self.reactor.wake_at(timer.at(), slot.word())));
            }
            if slot.has_extras() {
                slot.with_extras(|extras| {
                    if let Some((timer, seq)) = &mut extras.limit {
                        let word = WakeToken::Limit {
                            slot: slot.index,
                            seq: *seq,
                        };
                        *timer = self.reactor.wake_at(timer.at(), word);
                    }
                });
            }
        }
    }

    /// The loop has come to that time.
    pub(in crate::engine) fn time_is_over(&self, slot: u32, seq: u32) {
        let Some(slot) = self.coroutines.pool.borrow().get(slot) else {
            return;
        };
        // It may have ended, or set another one, since the timer fired.
        if !slot.has_extras()
            || slot
                .with_extras(|extras| extras.limit.take_if(|limit| limit.1 == seq))
                .is_none()
        {
            return;
        }
        if slot.is_suspended() && slot.waiting.get().can_cancel() {
            self.deliver(slot, WakeReason::Throw(Thrown::TimedOut));
        } else if slot.throw_pending.get().is_none() {
            slot.throw_pending.set(Some(Thrown::TimedOut));
        }
    }
}
