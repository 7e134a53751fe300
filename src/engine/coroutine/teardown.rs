//! Ending everybody: at an uncaught exception, `exit`, a fatal error, or the end of the script.
//!
//! This is not cancellation: coroutines are resumed with a graceful exit, which runs `finally` blocks and defers and
//! cannot be caught. They may go on awaiting for [`GRACE`]. Who outlives it, or swallows [`MAX_EXITS`] exits, unwinds by
//! a bailout, which runs nothing more and is no fatal error. After a fatal error there is only the bailout.

use std::time::{Duration, Instant};

use super::slot::{Slot, WakeReason};
use crate::engine::{Engine, Phase};
use crate::zend::error;

/// How long coroutines may still await while they are being ended.
const GRACE: Duration = Duration::from_secs(3);
/// `finally { return; }` takes an exit away; so often it is delivered again.
const MAX_EXITS: u32 = 16;

impl Engine {
    /// Ends all coroutines. Main script only. `await_allowed`: they may still wait for the reactor.
    pub(in crate::engine) fn teardown(&self, fatal: bool, await_allowed: bool) {
        self.let_go();
        // A destructor of what the loop held throws like anything else that ends with the loop.
        self.settle_callback(error::after_release());
        let limit = if await_allowed { GRACE } else { Duration::ZERO };
        self.end_those(|_| true, fatal, limit);
    }

    /// Ends the coroutines that wait for the reactor, which is about to go.
    pub(in crate::engine) fn end_waits(&self) {
        self.let_go();
        self.end_those(|slot| slot.waiting.get().on_reactor(), false, GRACE);
    }

    fn end_those(&self, whom: impl Fn(&Slot) -> bool, fatal: bool, grace: Duration) {
        let any = || {
            self.own_ids()
                .into_iter()
                .filter_map(|id| self.coroutines.slot_of(id))
                .any(&whom)
        };
        if !any() {
            return;
        }
        self.loop_state.fatal_before_teardown.set(error::after_fatal());
        let before = self.loop_state.phase.replace(Phase::Teardown);
        let deadline = Instant::now() + grace;
        loop {
            if fatal || self.is_fatal() {
                self.each(|_| true, WakeReason::Bailout);
            }
            self.each(|slot| slot.exits.get() == 0 && whom(slot), WakeReason::Exit);
            self.resume_ready();
            self.run_deferred();
            self.reactor.flush();
            let late = Instant::now() >= deadline;
            let progress = if late {
                self.each(&whom, WakeReason::Bailout)
            } else if !any() {
                false
            } else if self.has_work() && self.reactor.is_running() {
                self.reactor.poll(self.is_idle(), Some(deadline));
                true
            } else {
                // Nothing can wake those who are left: they wait for each other, or swallowed the exit.
                self.each(
                    |slot| slot.exits.get() >= MAX_EXITS && whom(slot),
                    WakeReason::Bailout,
                ) | self.each(&whom, WakeReason::Exit)
            };
            if !progress {
                break;
            }
        }
        self.loop_state.phase.set(before);
    }

    /// Tells those suspended coroutines, oldest first; false when there was none.
    fn each(&self, which: impl Fn(&Slot) -> bool, delivery: WakeReason) -> bool {
        let mut any = false;
        for id in self.own_ids() {
            let Some(slot) = self.coroutines.slot_of(id) else {
                continue;
            };
            if slot.is_suspended() && which(slot) {
                any = true;
                self.end_one(slot, delivery);
            }
        }
        any
    }

    fn end_one(&self, slot: &'static Slot, delivery: WakeReason) {
        slot.exits.set(slot.exits.get() + 1);
        slot.throw_pending.set(None);
        let delivery = if self.is_fatal() {
            WakeReason::Bailout
        } else {
            delivery
        };
        if delivery == WakeReason::Bailout {
            slot.bailed_by_teardown.set(true);
        }
        self.deliver(slot, delivery);
    }
}
