//! How a loop ends, and a script: what the loop still holds goes, what the script left running is run or ended.

use crate::engine::run_loop::LoopState;
use crate::engine::{Engine, Exit, Phase, Stop};
use crate::zend::{PhpResult, Unwind, error, hooks};

/// The internal function that PHP calls at the script's end; see `shutdown`.
pub const SHUTDOWN_FUNCTION: &str = "swoole_event_rshutdown";

/// How many loops that destructors begin one after the other are ended at the script's end.
const MAX_ROUNDS: u32 = 16;

impl Engine {
    /// The loop is over: the runtime goes, forks are allowed again.
    pub(in crate::engine) fn end_loop(&self) {
        drop(self.coroutines.ticker.borrow_mut().take());
        crate::net::reactor::run_end_hooks();
        let taken = self.take_all();
        self.close_hooks();
        self.reactor.stop();
        self.loop_state.disabled.borrow_mut().clear();
        self.loop_state.exiting.set(false);
        release(taken);
    }

    /// In a forked child: the loop is the parent's, and what it has to do.
    pub(in crate::engine) fn leave_to_parent(&self) {
        let taken = self.take_all();
        self.close_hooks();
        self.reactor.stop();
        self.loop_state.disabled.borrow_mut().clear();
        release(taken);
    }

    pub(in crate::engine) fn take_all(&self) -> impl Sized {
        (
            self.take_timers(),
            self.take_events(),
            self.take_tasks(),
            self.loop_state.cycle.take(),
        )
    }

    /// Drops what the script has given the loop to call. Destructors may run.
    pub(in crate::engine) fn let_go(&self) {
        release(self.take_all());
    }

    /// Something stopped the loop, or a call of the main script: ends everybody, then passes the reason on.
    pub(in crate::engine) fn stop_from_main(&self) -> PhpResult<()> {
        let fatal = self.is_fatal();
        self.teardown(fatal, !fatal);
        let stop = self.loop_state.stop.borrow_mut().take();
        self.end_loop();
        self.loop_state.pass_on(stop)
    }

    /// Passes on what has stopped a loop.
    pub(in crate::engine) fn pass_on_stop(&self) -> PhpResult<()> {
        let stop = self.loop_state.stop.borrow_mut().take();
        self.loop_state.pass_on(stop)
    }

    /// Our shutdown function. First it drains what a top-level `go()` left running, at its place among the user's; then
    /// it comes again after the last of them and ends whoever is still suspended.
    pub fn shutdown(&self) -> PhpResult<()> {
        if self.coroutines.in_coroutine()
            || self.loop_state.in_loop()
            || self.loop_state.phase.get() == Phase::Shutdown
        {
            return Ok(());
        }
        if !hooks::in_shutdown() {
            // A script calls the function itself.
            return self.drain(true);
        }
        if !self.is_owner() {
            // A forked child: coroutines, runtime and descriptors are its parent's.
            self.leave_to_parent();
            self.loop_state.phase.set(Phase::Shutdown);
            return Ok(());
        }
        let first = self.loop_state.shutdown_registered.replace(false);
        if first || hooks::shutdown_functions() > self.loop_state.shutdown_position.get() {
            // After an exit there is nobody to be told how the loop should have been run.
            let exited = self.loop_state.exited.get() && !self.fork_owner.left_parents_loop.get();
            let drained = self.drain(first && !exited);
            hooks::at_shutdown(SHUTDOWN_FUNCTION);
            self.loop_state.shutdown_position.set(hooks::shutdown_functions());
            return drained;
        }
        let drained = self.drain(false);
        drained.and(self.close())
    }

    /// A shutdown function begins a loop after a fatal error, which was the end of all that came before: it is an ordinary
    /// loop, whose coroutines may wait. PHP is told of the error again when the script ends.
    pub(in crate::engine) fn survive_fatal_error(&self) {
        self.teardown(true, false);
        drop(self.loop_state.stop.replace(None));
        self.end_loop();
        self.loop_state.survived_fatal.set(true);
        error::forget_bailout(false);
    }

    /// Ends whoever is still there, for good: nothing can be created from here on, and no stack of ours is left.
    fn close(&self) -> PhpResult<()> {
        let ended = self.end_all();
        self.loop_state.phase.set(Phase::Shutdown);
        if self.reactor.is_running() {
            // Destructors have begun loops for long enough: from here on they get an Error.
            self.end_loop();
        }
        self.retire_free();
        if self.loop_state.survived_fatal.replace(false) {
            error::forget_bailout(true);
        }
        ended
    }

    fn retire_free(&self) {
        while let Some(slot) = { self.coroutines.pool.borrow_mut().take_free() } {
            self.retire(slot);
        }
    }

    /// Ends whoever is still suspended at the script's end; what they do for it may wait for the reactor. A destructor of
    /// what the loop still held may begin the next one, with a timer for instance, which is ended in its turn.
    fn end_all(&self) -> PhpResult<()> {
        for _ in 0..MAX_ROUNDS {
            self.end_round()?;
            if !self.reactor.is_running() {
                break;
            }
        }
        Ok(())
    }

    fn end_round(&self) -> PhpResult<()> {
        let may_await = !error::had_fatal() || self.loop_state.survived_fatal.get();
        if may_await && !self.own_ids().is_empty() && !self.reactor.is_running() {
            self.start_reactor()?;
        }
        self.teardown(error::after_fatal(), may_await);
        let stop = self.loop_state.stop.borrow_mut().take();
        if let Some(stop) = stop {
            self.conclude(stop)?;
        }
        self.end_loop();
        Ok(())
    }

    fn drain(&self, say_so: bool) -> PhpResult<()> {
        if (error::had_fatal() && !self.loop_state.survived_fatal.get()) || !self.begin_due_loop()? {
            return Ok(());
        }
        if say_so {
            error::deprecated("Event::wait() in shutdown function is deprecated")?;
        }
        self.run_loop()
    }

    /// The request ends: what belongs to it goes, and the next one of the same process starts clean.
    pub fn end_request(&self) {
        if self.fork_owner.owner.get() != 0 && self.loop_state.phase.get() != Phase::Shutdown {
            self.close_late();
        }
        error::forget_report();
        crate::engine::log::reset();
        drop(self.options.replace(crate::engine::Options::default()));
        drop(self.loop_state.stop.replace(None));
        self.let_go();
        self.callbacks.forget_signals();
        self.waits.forget_names();
        self.start_over();
    }

    /// PHP skips all further shutdown functions, ours too, when one is left by `exit`, an exception or a fatal error: what
    /// ours would have ended is ended here. As in PHP, only a fatal error keeps `finally` blocks from running.
    #[cold]
    fn close_late(&self) {
        if !self.is_owner() {
            self.leave_to_parent();
            return;
        }
        let unclean = error::after_fatal();
        error::forget_bailout(error::had_fatal_error());
        // What is thrown here has no frame of PHP's to go to, and would be a bailout.
        let _ = error::guarded(|| {
            let _ = self.close();
            drop(error::take());
        });
        error::forget_bailout(unclean);
    }

    /// Forgets what could refer to the request, whose memory goes next. Coroutines that are still there (a forked child
    /// has its parent's, or even their end has failed) are never entered again; their stacks are leaked.
    fn start_over(&self) {
        if self.reactor.is_running() {
            self.leave_to_parent();
        }
        self.retire_free();
        self.coroutines.pool.borrow_mut().forget_all();
        std::mem::forget(self.coroutines.autoloads.take());
        drop(self.loop_state.each_turn.replace(None));
        self.coroutines.main_state.reset();
        self.coroutines.main_last_error.set(0);
        self.coroutines.current.set(None);
        self.loop_state.survived_fatal.set(false);
        self.waits.reactor_waits.set(0);
        self.waits.sleepers.set(0);
        self.coroutines.peak.set(0);
        self.coroutines.last_id.set(0);
        self.fork_owner.inherited.set(0);
        self.fork_owner.left_parents_loop.set(false);
        self.loop_state.exiting.set(false);
        self.loop_state.exited.set(false);
        self.loop_state.phase.set(Phase::Idle);
        self.loop_state.shutdown_registered.set(false);
        self.loop_state.shutdown_position.set(0);
    }
}

impl LoopState {
    fn pass_on(&self, stop: Option<Stop>) -> PhpResult<()> {
        match stop {
            None => Ok(()),
            Some(Stop::Exception(exception)) => Err(error::throw_object(exception)),
            Some(Stop::Exit(exit)) => {
                self.exited.set(true);
                Err(exit_main(&exit))
            }
            Some(Stop::Bailout) => Err(Unwind::Bailout),
        }
    }
}

/// Drops what was taken out of the loop; after a fatal error nothing is released.
fn release(taken: impl Sized) {
    if error::after_fatal() {
        std::mem::forget(taken);
    }
}

/// `exit` of the main script on behalf of a coroutine.
pub(in crate::engine) fn exit_main(exit: &Exit) -> Unwind {
    match exit.print() {
        Ok(()) => error::throw_exit(exit.status),
        Err(unwind) => unwind,
    }
}
