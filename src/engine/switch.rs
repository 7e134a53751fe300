//! Going into a coroutine and out of it. Control is nested: whoever goes in gets it back when the coroutine suspends
//! or ends, at once. At every switch the engine state that belongs to the coroutine moves with it.

use std::ffi::c_void;
use std::rc::Rc;

use super::slot::{Delivery, Job, Origin, Slot};
use super::wait::Waiting;
use super::{Engine, MAIN, Stop};
use crate::zend::fiber::{self, ContextRef, Frame, Stack};
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
        self.begin_loop()?;
        if let Err(super::Interrupt::Unwind(unwind)) = self.give_way_cheaply() {
            return Err(unwind);
        }
        let live = self.live();
        if live >= self.limit() {
            return Ok(Created::LimitReached(live));
        }
        let slot = self.pool.borrow_mut().acquire(ContextRef::current());
        if !slot.mapped.get() && !self.map(&slot) {
            self.pool.borrow_mut().remove(slot.index);
            return Err(error::throw_error(
                "cannot map a coroutine's stack: raise vm.max_map_count or the memory limit",
            ));
        }
        let id = self.last_id.get() + 1;
        self.last_id.set(id);
        let scope = self
            .current_slot()
            .and_then(|creator| creator.scope.borrow().clone());
        self.begin(&slot, id, scope, job);
        self.enter(&slot, slot.context.as_ref());
        self.after_switch()?;
        Ok(Created::Id(id))
    }

    fn begin(&self, slot: &Rc<Slot>, id: i64, scope: Option<Rc<super::slot::Scope>>, job: Job) {
        slot.begin(id, self.current_id(), fiber::error_reporting(), job);
        if let Some(scope) = &scope {
            scope.live.set(scope.live.get() + 1);
        }
        *slot.scope.borrow_mut() = scope;
        let mut pool = self.pool.borrow_mut();
        pool.begin(id, slot.index);
        self.peak.set(self.peak.get().max(pool.live()));
    }

    fn map(&self, slot: &Slot) -> bool {
        let mapped = slot.context.init(entry, self.options.borrow().stack_size);
        slot.mapped.set(mapped);
        mapped
    }

    /// How many coroutines there may be: `max_coroutine`, or what the kernel's mappings allow.
    pub fn limit(&self) -> usize {
        let by_mappings = *self.slots_limit.get_or_init(|| {
            let mappings = std::fs::read_to_string("/proc/sys/vm/max_map_count")
                .ok()
                .and_then(|text| text.trim().parse().ok())
                .unwrap_or(DEFAULT_MAPPINGS);
            mappings.saturating_sub(OTHER_MAPPINGS) / 2
        });
        self.options.borrow().max_coroutine().min(by_mappings)
    }

    /// Goes into a coroutine; returns when it gives control back.
    pub(super) fn enter(&self, slot: &Rc<Slot>, at: ContextRef) {
        let from = self.current.get();
        slot.origin.set(Origin {
            slot: from,
            context: ContextRef::current(),
        });
        slot.suspended.set(None);
        match self.slot_at(from) {
            Some(from) => from.state.swap(&slot.state),
            None => self.main_state.swap(&slot.state),
        }
        self.current.set(slot.index);
        at.switch_to();
        // Back here: the one that left has put our state in force.
        debug_assert_eq!(self.current.get(), from);
        if slot.retire.get() && slot.id.get() == 0 {
            slot.retire.set(false);
            slot.mapped.set(false);
            self.pool.borrow_mut().remove(slot.index);
        }
    }

    /// Hands the engine's state to whoever went in last, and says where that is.
    fn hand_back(&self, slot: &Slot) -> ContextRef {
        let origin = slot.origin.get();
        match self.slot_at(origin.slot) {
            Some(to) => slot.state.swap(&to.state),
            None => slot.state.swap(&self.main_state),
        }
        self.current.set(origin.slot);
        origin.context
    }

    /// Leaves the running coroutine; returns when somebody goes into it again.
    pub(super) fn leave(&self, slot: &Slot) {
        slot.suspended.set(Some(ContextRef::current()));
        slot.frame.set(Frame::current());
        self.hand_back(slot).switch_to();
    }

    /// After control came back from a coroutine: whether everything is stopping, and so the caller, too.
    pub(super) fn after_switch(&self) -> PhpResult<()> {
        if self.stop.borrow().is_none() {
            self.spend();
            return self.throw_if_pending();
        }
        if self.current.get() == MAIN {
            // The loop sees it by itself; a `go()` or `resume()` of the main script has to act.
            return if self.in_loop() {
                Ok(())
            } else {
                self.stop_from_main()
            };
        }
        if matches!(*self.stop.borrow(), Some(Stop::Bailout)) {
            return Err(Unwind::Bailout);
        }
        Err(error::throw_graceful_exit())
    }

    /// A throwing cancel that came while this coroutine ran.
    fn throw_if_pending(&self) -> PhpResult<()> {
        match self.current_slot() {
            Some(slot) if slot.throw_pending.get() => {
                slot.throw_pending.set(false);
                slot.canceled.set(true);
                Err(super::life::throw_canceled())
            }
            _ => Ok(()),
        }
    }

    /// Resumes a coroutine that sits in `yield()`. Ok(false): it does not.
    pub fn resume(&self, id: i64) -> PhpResult<bool> {
        match self.slot_of(id) {
            Some(slot) if slot.is_suspended() && slot.waiting.get() == Waiting::Yield => {
                self.deliver(&slot, Delivery::Wake);
                self.after_switch().map(|()| true)
            }
            _ => Ok(false),
        }
    }

    /// Goes into a suspended coroutine and tells it why.
    pub(super) fn deliver(&self, slot: &Rc<Slot>, delivery: Delivery) {
        if let Some(at) = slot.suspended.get() {
            slot.delivery.set(delivery);
            self.enter(slot, at);
        }
    }
}

/// The bottom of every context: job after job, parked in between.
unsafe extern "C" fn entry(transfer: *mut c_void) {
    let mut stack = Stack::new();
    let engine = Engine::get();
    loop {
        let Some(slot) = engine.current_slot() else {
            unreachable!("a context runs for a slot")
        };
        if slot.retire.get() {
            let to = engine.hand_back(&slot);
            drop(slot);
            // SAFETY: our own argument, and we return.
            unsafe { fiber::finish(transfer, to) };
            return;
        }
        engine.run_job(&slot, &mut stack);
        engine.pool.borrow_mut().park(slot.index);
        let to = engine.hand_back(&slot);
        // The pool keeps the slot alive; nothing of this frame may hold it while the context is parked.
        drop(slot);
        to.switch_to();
    }
}
