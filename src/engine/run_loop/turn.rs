//! The loop: turn after turn, until nobody waits for anything any more or something stops it.
//!
//! A turn has the same order always: the callback before it, the poll, what the poll brought (first what became ready,
//! then what came due), what was put off, the callback after it. Only the poll is inside the runtime.

use std::rc::Rc;
use std::time::{Duration, Instant};

use super::shutdown::SHUTDOWN_FUNCTION;
use super::{deadlock_report, signals};
use crate::engine::coroutine::preemption::Ticker;
use crate::engine::coroutine::slot::{Job, Scope, WakeReason};
use crate::engine::coroutine::slot_pool::TRIM_AT_ONCE;
use crate::engine::coroutine::slow_log;
use crate::engine::coroutine::suspend;
use crate::engine::coroutine::switch::Created;
use crate::engine::hooks::disabled_functions;
use crate::engine::run_loop::LoopState;
use crate::engine::{Engine, Interrupt, Stop, Waiting};
use crate::net::WakeToken;
use crate::net::alarm::earlier;
use crate::zend::fiber::UserFiber;
use crate::zend::value::Kind;
use crate::zend::{Callable, PhpResult, error, hooks, ini, sapi};

/// Where the thread is in its life.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    /// No loop runs (coroutines may exist: a top-level `go`).
    Idle,
    Looping,
    /// Everybody is being ended.
    Teardown,
    /// After our last shutdown function: nothing can be created any more.
    Shutdown,
}

/// What is called in every turn.
#[derive(Default)]
pub struct Cycle {
    before: Option<Callable>,
    after: Option<Callable>,
}

/// How often a script's condition for the end is asked while nothing else happens.
const ASK_AGAIN: Duration = Duration::from_millis(100);

impl Engine {
    /// What the first coroutine of a loop's life needs: the runtime, the shutdown function, no forks.
    pub fn begin_loop(&self) -> PhpResult<()> {
        if self.reactor.is_running() && !error::after_fatal() {
            return Ok(());
        }
        self.begin_loop_anew()
    }

    #[cold]
    fn begin_loop_anew(&self) -> PhpResult<()> {
        if error::after_fatal()
            && hooks::in_shutdown()
            && self.loop_state.phase.get() == Phase::Idle
            && !self.coroutines.in_coroutine()
        {
            self.survive_fatal_error();
        }
        if self.reactor.is_running() {
            return Ok(());
        }
        if self.loop_state.phase.get() == Phase::Shutdown || hooks::after_shutdown_functions() {
            return Err(error::throw_error(
                "can not use coroutine in __destruct after php_request_shutdown",
            ));
        }
        if !sapi::may_run_a_loop() {
            return Err(error::fatal("async-io must be used in PHP CLI mode"));
        }
        self.start_reactor()?;
        self.register_shutdown();
        Ok(())
    }

    /// Has PHP call our shutdown function.
    pub(in crate::engine) fn register_shutdown(&self) {
        if self.fork_owner.owner.get() == 0 {
            self.fork_owner.owner.set(std::process::id());
        }
        if !self.loop_state.shutdown_registered.replace(true) {
            hooks::at_shutdown(SHUTDOWN_FUNCTION);
        }
    }

    /// Whether there is a loop to be run; one begins for signals that have come for a script's handlers, or that the
    /// loop is to wait for.
    pub fn begin_due_loop(&self) -> PhpResult<bool> {
        let waits = {
            let options = self.options.borrow();
            (options.wait_signal || options.exit_condition.is_some()) && !self.loop_state.exited.get()
        };
        if !self.reactor.is_running()
            && (waits || signals::is_pending())
            && self.callbacks.signals.any_handler()
        {
            self.begin_loop()?;
        }
        Ok(self.reactor.is_running())
    }

    pub(in crate::engine) fn start_reactor(&self) -> PhpResult<()> {
        if let Err(error) = self.reactor.start() {
            return Err(error::throw_error(&format!(
                "cannot create the event loop: {error}"
            )));
        }
        if !self.is_owner() {
            self.fork_owner.owner.set(std::process::id());
            self.fork_owner.inherited.set(self.coroutines.last_id.get());
        }
        self.restore_time_limits();
        signals::watch(self.reactor);
        let preempts = self.options.borrow().preemptive();
        self.coroutines.slow_after.set(slow_log::threshold());
        self.coroutines
            .announces
            .set(ini::flag("swoole.enable_fiber_mock"));
        if preempts || self.coroutines.slow_after.get().is_some() {
            *self.coroutines.ticker.borrow_mut() = Ticker::start(preempts);
        }
        *self.loop_state.disabled.borrow_mut() = disabled_functions::disable();
        Engine::get().open_hooks();
        Ok(())
    }

    /// The process is the one that ran the last loop, and not a child that was forked off since.
    pub(in crate::engine) fn is_owner(&self) -> bool {
        self.fork_owner.owner.get() == std::process::id()
    }

    /// `run()` of the main script: starts the tasks, then the loop. `at_limit` is told if there are too many coroutines
    /// for one.
    fn run_main(
        &self,
        tasks: &mut dyn Iterator<Item = Job>,
        at_limit: &dyn Fn(usize) -> PhpResult<()>,
    ) -> PhpResult<()> {
        self.need_running_loop()?;
        self.begin_loop()?;
        // The tasks' first segments belong to the loop already: one that does not suspend gives way to it.
        let before = self.loop_state.phase.replace(Phase::Looping);
        self.reactor.begin_turn();
        self.coroutines.budget.set(suspend::BUDGET);
        let started = self.start_tasks(tasks, at_limit);
        self.loop_state.phase.set(before);
        started?;
        self.run_loop()
    }

    fn start_tasks(
        &self,
        tasks: &mut dyn Iterator<Item = Job>,
        at_limit: &dyn Fn(usize) -> PhpResult<()>,
    ) -> PhpResult<()> {
        for job in tasks {
            if let Created::LimitReached(live) = self.create(job)? {
                at_limit(live)?;
            }
            if self.is_stopping() {
                break;
            }
        }
        Ok(())
    }

    /// Runs the loop to its end. Main script only.
    pub fn run_loop(&self) -> PhpResult<()> {
        if self.loop_state.in_loop() || self.coroutines.in_coroutine() {
            return self.need_running_loop();
        }
        self.loop_state.loop_fiber.set(UserFiber::active());
        let process = std::process::id();
        let before = self.loop_state.phase.replace(Phase::Looping);
        // An end that was asked for before the first turn was asked of no loop.
        self.loop_state.exiting.set(false);
        self.turns();
        self.loop_state.loop_fiber.set(None);
        if std::process::id() != process {
            return self.leave_parents_loop(before);
        }
        let reported = if self.is_stopping() {
            Ok(())
        } else if self.loop_state.exiting.get() {
            // The script has asked for this end: there is nothing to report.
            self.end_waits();
            Ok(())
        } else {
            let reported = deadlock_report::deadlock(self);
            // The report is output: a callback of the script's may have started something.
            if self.has_work() {
                self.turns();
            }
            reported
        };
        self.loop_state.phase.set(before);
        if self.is_stopping() {
            return self.stop_from_main();
        }
        self.end_loop();
        reported
    }

    /// A loop that has begun does not run while the user's Fiber is suspended that runs it: one of its callbacks has done so.
    fn need_running_loop(&self) -> PhpResult<()> {
        if self.loop_state.in_loop()
            && self
                .loop_state
                .loop_fiber
                .get()
                .is_some_and(UserFiber::is_suspended)
        {
            return Err(error::throw_error(
                "the event loop does not run: one of its callbacks has suspended the Fiber that runs it",
            ));
        }
        Ok(())
    }

    /// The turn is over: something stops the loop. In a child that a callback has forked, its own end stops the loop of
    /// its parent, too, which is still on the stack.
    pub(in crate::engine) fn leaves_turn(&self) -> bool {
        self.is_stopping()
            && match self.loop_state.phase.get() {
                Phase::Looping => true,
                Phase::Idle => self.fork_owner.parents_loops.get() > 0,
                Phase::Teardown | Phase::Shutdown => false,
            }
    }

    /// The same at the end of such a loop: the child goes on to end as every script does.
    fn leave_parents_loop(&self, before: Phase) -> PhpResult<()> {
        self.loop_state.phase.set(before);
        self.fork_owner
            .parents_loops
            .set(self.fork_owner.parents_loops.get() - 1);
        self.fork_owner.left_parents_loop.set(true);
        self.pass_on_stop()
    }

    fn turns(&self) {
        while !self.is_stopping() {
            self.reactor.flush();
            if error::bailout_is_due() {
                // A destructor died where the loop released something.
                return self.stop_with(Stop::Bailout);
            }
            if self.loop_state.exiting.get() {
                return;
            }
            let limit = if self.has_work() {
                self.look_for_closed_at()
            } else if self.may_end() {
                return;
            } else {
                Some(Instant::now() + ASK_AGAIN)
            };
            self.turn(limit);
        }
    }

    /// `limit`: until when the poll waits at most.
    fn turn(&self, limit: Option<Instant>) {
        self.call_cycle(true);
        let trim_at = self
            .coroutines
            .pool
            .borrow_mut()
            .trim_at(self.reactor.turn_started());
        let until = earlier(earlier(limit, trim_at), self.loop_state.sample_at.get());
        self.reactor.poll(self.is_idle() && !self.is_stopping(), until);
        self.measure_turn();
        self.tell_watcher();
        if trim_at.is_some() {
            self.trim();
        }
        if signals::take_pending() {
            self.dispatch_signals();
        }
        self.resume_ready();
        self.run_deferred();
        self.take_up_postponed();
        self.call_cycle(false);
        let each_turn = self.loop_state.each_turn.borrow().clone();
        if let Some(each_turn) = each_turn
            && !self.is_stopping()
        {
            each_turn();
        }
    }

    /// Has the loop's next turn wait for nothing.
    pub fn dont_block_next_poll(&self) {
        const NOBODY: WakeToken = WakeToken::Coroutine {
            slot: u32::MAX,
            seq: 0,
        };
        self.reactor.push_ready(NOBODY);
    }

    /// Runs one turn, from the main script; a coroutine lets the loop have one instead. Ok(false): there is no loop.
    pub fn dispatch(&self) -> PhpResult<bool> {
        if !self.reactor.is_running() {
            return Ok(false);
        }
        if let Some(slot) = self.coroutines.current_slot() {
            self.reactor.push_ready(slot.word());
            return match self.suspend(Waiting::Uncancellable) {
                Err(Interrupt::Unwind(unwind)) => Err(unwind),
                _ => Ok(true),
            };
        }
        if self.loop_state.in_loop() {
            return self.need_running_loop().map(|()| false);
        }
        let process = std::process::id();
        let before = self.loop_state.phase.replace(Phase::Looping);
        self.loop_state.exiting.set(false);
        self.turn(None);
        if std::process::id() != process {
            return self.leave_parents_loop(before).map(|()| true);
        }
        self.reactor.flush();
        self.loop_state.phase.set(before);
        if error::bailout_is_due() {
            self.stop_with(Stop::Bailout);
        }
        if self.is_stopping() {
            return self.stop_from_main().map(|()| true);
        }
        if self.loop_state.exiting.get() {
            self.end_waits();
        }
        if self.loop_state.exiting.get() || !self.has_work() {
            self.end_loop();
        }
        Ok(true)
    }

    /// `Event::exit()`: this turn is the last, and no timer of the script's is left.
    pub fn exit_loop(&self) {
        self.clear_timers();
        if self.loop_state.in_loop() {
            self.loop_state.exiting.set(true);
        }
    }

    /// Sets what is called in every turn, before the poll or at the end; gives back what was set before.
    pub fn set_cycle(&self, callable: Option<Callable>, before: bool) -> PhpResult<Option<Callable>> {
        if callable.is_some() {
            self.begin_loop()?;
        }
        let mut cycle = self.loop_state.cycle.borrow_mut();
        let slot = if before {
            &mut cycle.before
        } else {
            &mut cycle.after
        };
        Ok(std::mem::replace(slot, callable))
    }

    fn call_cycle(&self, before: bool) {
        let callable = {
            let cycle = self.loop_state.cycle.borrow();
            if before { &cycle.before } else { &cycle.after }.clone()
        };
        if let Some(callable) = callable
            && !self.is_stopping()
        {
            self.callback(callable, Vec::new());
        }
    }

    /// Asks the script's condition, if there is one, when nothing else keeps the loop going.
    fn may_end(&self) -> bool {
        let condition = self.options.borrow().exit_condition.clone();
        let Some(condition) = condition else { return true };
        match condition.call(&[]) {
            Ok(answer) => !matches!(answer.raw().kind(), Kind::Bool(false)),
            Err(unwind) => {
                self.settle_callback(Err(unwind));
                true
            }
        }
    }

    /// Resumes those that were ready when the turn began; who becomes ready meanwhile has the next turn.
    pub(in crate::engine) fn resume_ready(&self) {
        for _ in 0..self.reactor.ready_len() {
            let Some(word) = self.reactor.pop_ready() else {
                return;
            };
            self.coroutines.budget.set(suspend::BUDGET);
            self.wake(word);
            if self.leaves_turn() {
                return;
            }
        }
    }

    pub(in crate::engine) fn wake(&self, word: WakeToken) {
        let (slot, seq) = match word {
            WakeToken::Coroutine { slot, seq } => (slot, seq),
            WakeToken::Limit { slot, seq } => return self.time_is_over(slot, seq),
            WakeToken::Timer(number) => return self.fire_timer(number),
            WakeToken::Events => return self.serve_events(),
            // One that has put itself off to the next turn.
            WakeToken::Job { .. } => return self.reactor.wake(word),
        };
        let slot = self.coroutines.pool.borrow().get(slot);
        if let Some(slot) = slot
            && slot.wait_generation.get() == seq
            && slot.is_suspended()
            && slot.waiting.get() != Waiting::Yield
        {
            self.deliver(slot, WakeReason::Wake);
        }
    }

    /// Whether anything can still happen.
    pub(in crate::engine) fn has_work(&self) -> bool {
        let other = self.waits.reactor_waits.get() > 0
            || !self.is_idle()
            || self.reactor.has_work()
            || self.has_postponed()
            || (self.options.borrow().wait_signal && self.callbacks.signals.any_handler());
        self.has_watches(!other) || other
    }

    /// Nothing is left to do before something happens.
    pub(in crate::engine) fn is_idle(&self) -> bool {
        self.reactor.ready_len() == 0 && !self.has_deferred() && !signals::is_pending()
    }

    /// Unmaps contexts that nobody needed for a while.
    fn trim(&self) {
        for _ in 0..TRIM_AT_ONCE {
            let slot = self
                .coroutines
                .pool
                .borrow_mut()
                .trim(self.reactor.turn_started());
            let Some(slot) = slot else { return };
            self.retire(slot);
        }
    }

    /// `run()`: starts the tasks, then the loop; in a coroutine it waits for them and their descendants instead.
    pub fn run(
        &self,
        tasks: &mut dyn Iterator<Item = Job>,
        at_limit: &dyn Fn(usize) -> PhpResult<()>,
    ) -> PhpResult<()> {
        let Some(slot) = self.coroutines.current_slot() else {
            return self.run_main(tasks, at_limit);
        };
        let scope = Rc::new(Scope::default());
        let outer = slot.scope.replace(Some(Rc::clone(&scope)));
        let started = self.start_tasks(tasks, at_limit);
        slot.scope.set(outer);
        started?;
        while scope.live.get() > 0 {
            scope.waiter.set(Some(slot.word()));
            match self.suspend(Waiting::OtherUncancellable) {
                Ok(()) | Err(Interrupt::Canceled) => {}
                Err(Interrupt::Unwind(unwind)) => return Err(unwind),
            }
        }
        if let Some(thrown) = slot.throw_pending.get() {
            return Err(self.throw_into(slot, thrown));
        }
        Ok(())
    }
}

impl LoopState {
    pub fn in_loop(&self) -> bool {
        matches!(self.phase.get(), Phase::Looping | Phase::Teardown)
    }

    /// Has something of ours called at the end of each turn.
    pub fn at_each_turn(&self, call: Option<Rc<dyn Fn()>>) {
        drop(self.each_turn.replace(call));
    }
}
