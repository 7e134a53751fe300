//! Going into a coroutine and out of it. Control is nested: whoever goes in gets it back when the coroutine suspends
//! or ends, at once. At every switch the engine state that belongs to the coroutine moves with it.

use std::ffi::c_void;

use super::slot::{Job, ResumedBy, Slot, Thrown, WakeReason};
use super::waiting::{Interrupt, Waiting};
use crate::engine::Engine;
use crate::engine::coroutine::Coroutines;
use crate::zend::fiber::{self, ContextRef, Frame, Stack};
use crate::zend::state::State;
use crate::zend::{PhpResult, Unwind, error};

/// What became of an attempt to create a coroutine.
pub enum Created {
    Id(i64),
    /// The limit is reached; it is this many.
    LimitReached(usize),
}

/// Memory mappings that the process needs besides coroutine stacks, of which each takes two.
const OTHER_MAPPINGS: usize = 5_000;
/// The kernel's default of vm.max_map_count.
const DEFAULT_MAPPINGS: usize = 65_530;

impl Engine {
    /// Creates a coroutine and runs it until it first suspends or ends.
    pub fn create(&self, job: Job) -> PhpResult<Created> {
        self.create_with(|| job)
    }

    /// The same with a job that is made where it is kept, when it is certain that it will be run.
    #[inline(always)]
    pub fn create_with(&self, job: impl FnOnce() -> Job) -> PhpResult<Created> {
        self.begin_loop()?;
        let live = self.coroutines.live();
        if live >= self.limit() {
            return Ok(Created::LimitReached(live));
        }
        let slot = self.mapped_slot()?;
        let id = self.coroutines.last_id.get() + 1;
        self.coroutines.last_id.set(id);
        slot.begin(id, self.coroutines.current_id(), fiber::error_reporting(), job());
        if let Some(creator) = self.coroutines.current_slot() {
            slot.inherit(creator);
        }
        self.coroutines.pool.borrow_mut().begin(id, slot);
        self.coroutines.peak.set(self.coroutines.peak.get().max(live + 1));
        self.enter(slot, slot.context.as_ref());
        self.after_switch()?;
        Ok(Created::Id(id))
    }

    /// A slot with a stack of the size that is set now, parked or new.
    #[inline(always)]
    fn mapped_slot(&self) -> PhpResult<&'static Slot> {
        let size = self.options.borrow().stack_size;
        let slot = self.coroutines.pool.borrow_mut().acquire();
        if slot.stack_size.get() != size {
            return self.map(slot, size);
        }
        if self.coroutines.announces.get() {
            self.announce(slot)?;
        }
        Ok(slot)
    }

    /// Tells observers of fibers that a parked context is another fiber from now on. They are called on behalf of the
    /// creator, whose state a tracer's new fiber begins with.
    #[cold]
    fn announce(&self, slot: &'static Slot) -> PhpResult<()> {
        let told = slot.context.announce();
        if told.is_err() {
            self.coroutines.pool.borrow_mut().park(slot);
        }
        told
    }

    #[cold]
    fn map(&self, mut slot: &'static Slot, size: usize) -> PhpResult<&'static Slot> {
        while slot.stack_size.get() != size {
            if slot.stack_size.get() > 0 {
                // Parked before `c_stack_size` was changed.
                self.retire(slot);
                slot = self.coroutines.pool.borrow_mut().acquire();
            } else if slot.context.init(entry, size) {
                slot.stack_size.set(size);
            } else {
                self.coroutines.pool.borrow_mut().vacate(slot);
                return Err(error::throw_error(
                    "cannot map a coroutine's stack: raise vm.max_map_count or the memory limit",
                ));
            }
        }
        Ok(slot)
    }

    /// Unmaps the stack of a parked context: it goes on once more, to its end.
    pub(in crate::engine) fn retire(&self, slot: &'static Slot) {
        slot.state.reset();
        slot.retire.set(true);
        self.enter(slot, slot.context.as_ref());
        slot.retire.set(false);
        slot.stack_size.set(0);
        self.coroutines.pool.borrow_mut().vacate(slot);
    }

    /// How many coroutines there may be: `max_coroutine`, or what the kernel's mappings allow.
    pub fn limit(&self) -> usize {
        let by_mappings = *self.coroutines.slots_limit.get_or_init(|| {
            let mappings = std::fs::read_to_string("/proc/sys/vm/max_map_count")
                .ok()
                .and_then(|text| text.trim().parse().ok())
                .unwrap_or(DEFAULT_MAPPINGS);
            mappings.saturating_sub(OTHER_MAPPINGS) / 2
        });
        self.options.borrow().max_coroutine().min(by_mappings)
    }

    /// Goes into a coroutine; returns when it gives control back.
    #[inline(always)]
    pub(in crate::engine) fn enter(&self, slot: &'static Slot, at: ContextRef) {
        let from = self.coroutines.current.get();
        if let Some(from) = from {
            from.frame.set(Frame::current());
        }
        slot.origin.set(ResumedBy {
            slot: from,
            context: ContextRef::current(),
        });
        slot.suspended.set(None);
        self.coroutines.current.set(Some(slot));
        self.coroutines.state_of(from).switch(&slot.state, at);
        // Back here: the one that left has put our state in force.
        debug_assert!(self.coroutines.current_id() == from.map_or(-1, |slot| slot.id.get()));
    }

    /// Jobs on the running context, one after the other, until it is to end.
    fn run_jobs(&self, slot: &'static Slot) {
        while !slot.retire.get() {
            fiber::set_error_reporting(slot.error_reporting.get());
            self.run_job(slot);
            self.end(slot);
            self.park(slot);
        }
    }

    /// The running context has nothing to do; returns when it has again. Part of its caller, like `switch_to`.
    #[inline(always)]
    fn park(&self, slot: &'static Slot) {
        self.coroutines.pool.borrow_mut().park(slot);
        self.coroutines.hand_back(slot);
    }

    /// Leaves the running coroutine; returns when somebody goes into it again. False: nobody did, but the engine
    /// destroys the user Fiber in which it waits (in a forked child, where its coroutine is not ended properly).
    #[inline(always)]
    pub(in crate::engine) fn leave(&self, slot: &'static Slot) -> bool {
        slot.suspended.set(Some(ContextRef::current()));
        slot.frame.set(Frame::current());
        slot.suspended_at.set(self.reactor.turn_started_ns());
        self.coroutines.hand_back(slot)
    }

    /// After control came back from a coroutine: whether the caller has to unwind because everything stops, or has
    /// been cancelled meanwhile; and whether it is time to let the others run.
    #[inline(always)]
    pub(in crate::engine) fn after_switch(&self) -> PhpResult<()> {
        if self.is_stopping() {
            return self.stop_here();
        }
        let Some(slot) = self.coroutines.current_slot() else {
            return Ok(());
        };
        if let Err(Interrupt::Unwind(unwind)) = self.give_way_nested() {
            return Err(unwind);
        }
        if let Some(thrown) = slot.throw_pending.get() {
            return Err(self.throw_into(slot, thrown));
        }
        Ok(())
    }

    #[cold]
    fn stop_here(&self) -> PhpResult<()> {
        let Some(slot) = self.coroutines.current_slot() else {
            // The loop sees it by itself; a `go()` or `resume()` of the main script has to act.
            return if self.loop_state.in_loop() {
                Ok(())
            } else {
                self.stop_from_main()
            };
        };
        if self.is_fatal() {
            return Err(Unwind::Bailout);
        }
        if slot.exits.get() > 0 {
            // It is being ended, and may do what it needs for that.
            return Ok(());
        }
        slot.exits.set(1);
        Err(error::throw_graceful_exit())
    }

    /// Throws into the running coroutine.
    pub(in crate::engine) fn throw_into(&self, slot: &Slot, thrown: Thrown) -> Unwind {
        slot.throw_pending.set(None);
        slot.canceled.set(true);
        slot.last_error.set(crate::engine::coroutine::lifecycle::CANCELED);
        crate::engine::coroutine::lifecycle::throw(thrown)
    }

    /// Resumes a coroutine that sits in `yield()`. Ok(false): it does not.
    #[inline(always)]
    pub fn resume(&self, id: i64) -> PhpResult<bool> {
        match self.coroutines.slot_of(id) {
            Some(slot) if slot.is_suspended() && slot.waiting.get() == Waiting::Yield => {
                self.interrupt(slot, WakeReason::Wake).map(|()| true)
            }
            _ => Ok(false),
        }
    }

    /// Goes into a suspended coroutine on behalf of a script, and tells it why.
    #[inline(always)]
    pub(in crate::engine) fn interrupt(&self, slot: &'static Slot, delivery: WakeReason) -> PhpResult<()> {
        // One that an earlier loop has left behind may wait for the reactor next.
        let between_loops = !self.reactor.is_running();
        self.begin_loop()?;
        self.deliver(slot, delivery);
        self.after_switch()?;
        if between_loops && !self.has_work() {
            self.end_loop();
        }
        Ok(())
    }

    /// Goes into a suspended coroutine and tells it why.
    #[inline(always)]
    pub(in crate::engine) fn deliver(&self, slot: &'static Slot, delivery: WakeReason) {
        if let Some(at) = slot.suspended.get() {
            slot.delivery.set(delivery);
            self.enter(slot, at);
        }
    }
}

impl Coroutines {
    fn state_of(&self, slot: Option<&'static Slot>) -> &State {
        slot.map_or(&self.main_state, |slot| &slot.state)
    }

    /// Hands control to whoever went in last; returns when somebody goes in again.
    #[inline(always)]
    fn hand_back(&self, slot: &'static Slot) -> bool {
        let origin = slot.origin.get();
        self.current.set(origin.slot);
        slot.state.switch(self.state_of(origin.slot), origin.context)
    }
}

/// The bottom of every context: job after job, parked in between.
unsafe extern "C" fn entry(transfer: *mut c_void) {
    let mut stack = Stack::new();
    let engine = Engine::get();
    let Some(slot) = engine.coroutines.current_slot() else {
        unreachable!("a context runs for a slot")
    };
    loop {
        // One guard serves all jobs of this C stack; it is set up anew when a fatal error has used it.
        stack.guard(|| engine.run_jobs(slot));
        if slot.retire.get() {
            break;
        }
        engine.ended_by_bailout(slot);
        engine.end(slot);
        engine.park(slot);
    }
    let origin = slot.origin.get();
    engine.coroutines.current.set(origin.slot);
    slot.state.swap(engine.coroutines.state_of(origin.slot));
    // SAFETY: our own argument, and nothing here has to be dropped.
    unsafe { stack.finish(transfer, origin.context) }
}
