//! Ending everybody: at an uncaught exception, `exit`, a fatal error, or the end of the script.
//!
//! This is not cancellation: coroutines are resumed with a graceful exit, which runs `finally` blocks and defers and
//! cannot be caught. They may go on awaiting for [`GRACE`]. Who outlives it, or swallows [`MAX_EXITS`] exits, unwinds by
//! a bailout, which runs nothing more and is no fatal error. After a fatal error there is only the bailout.

use std::time::{Duration, Instant};

use super::slot::{Delivery, Slot};
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
                .filter_map(|id| self.slot_of(id))
                .any(&whom)
        };
        if !any() {
            return;
        }
        self.dead.set(error::after_fatal());
        let before = self.phase.replace(Phase::Teardown);
        let deadline = Instant::now() + grace;
        loop {
            if fatal || self.died() {
                self.each(|_| true, Delivery::Bailout);
            }
            self.each(|slot| slot.exits.get() == 0 && whom(slot), Delivery::Exit);
            self.resume_ready();
            self.run_deferred();
            self.reactor.flush();
            let late = Instant::now() >= deadline;
            let progress = if late {
                self.each(&whom, Delivery::Bailout)
            } else if !any() {
                false
            } else if self.has_work() && self.reactor.is_running() {
                self.reactor.poll(self.is_idle(), Some(deadline));
                true
            } else {
                // Nothing can wake those who are left: they wait for each other, or swallowed the exit.
                self.each(
                    |slot| slot.exits.get() >= MAX_EXITS && whom(slot),
                    Delivery::Bailout,
                ) | self.each(&whom, Delivery::Exit)
            };
            if !progress {
                break;
            }
        }
        self.phase.set(before);
    }

    /// Tells those suspended coroutines, oldest first; false when there was none.
    fn each(&self, which: impl Fn(&Slot) -> bool, delivery: Delivery) -> bool {
        let mut any = false;
        for id in self.own_ids() {
            let Some(slot) = self.slot_of(id) else { continue };
            if slot.is_suspended() && which(slot) {
                any = true;
                self.end_one(slot, delivery);
            }
        }
        any
    }

    fn end_one(&self, slot: &'static Slot, delivery: Delivery) {
        slot.exits.set(slot.exits.get() + 1);
        slot.throw_pending.set(None);
        let delivery = if self.died() { Delivery::Bailout } else { delivery };
        if delivery == Delivery::Bailout {
            slot.killed.set(true);
        }
        self.deliver(slot, delivery);
    }
}
