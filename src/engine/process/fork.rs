//! Forking: a child has a copy of everything, but what its parent has with the kernel (the reactor, connections) stays the
//! parent's. The child forgets it, and neither ends it nor says goodbye to anybody.

use std::cell::Cell;
use std::io;

use crate::engine::run_loop::shutdown::exit_main;
use crate::engine::run_loop::signals;
use crate::engine::{AfterReport, Engine, Exit, Phase, UNCAUGHT, metrics};
use crate::net::reactor;
use crate::zend::error::{self, Taken};
use crate::zend::{Object, PhpResult, Unwind, memory, state};

/// Which of the two processes goes on.
pub enum Forked {
    /// The one that was there, with its child's id.
    Parent(i32),
    Child,
}

/// Why there is no child.
pub enum ForkError {
    /// A coroutine runs: its stack cannot go on in two processes.
    InCoroutine,
    /// A loop runs that the child would have to go on with, or everybody is being ended.
    InLoop,
    Failed(io::Error),
}

/// Which process the loop and the coroutines belong to: a fork copies what must go on in one of the two only.
#[derive(Default)]
pub struct ForkOwner {
    /// The process that the loop belongs to.
    pub(in crate::engine) owner: Cell<u32>,
    /// The last id from before the process was forked off: older coroutines are the parent's, which unwinds them.
    pub(in crate::engine) inherited: Cell<i64>,
    /// Loops of parents that are still on the stack: in a child that was forked by a callback outside coroutines.
    pub(in crate::engine) parents_loops: Cell<u32>,
    /// The child has left such a loop: by an exit, which is no exit of the script's.
    pub(in crate::engine) left_parents_loop: Cell<bool>,
}

impl Engine {
    /// Neither a coroutine nor a loop runs: a child can go on with the script.
    pub fn may_leave_to_child(&self) -> Result<(), ForkError> {
        if self.coroutines.in_coroutine() {
            Err(ForkError::InCoroutine)
        } else if self.loop_state.in_loop() {
            Err(ForkError::InLoop)
        } else {
            Ok(())
        }
    }

    /// Makes a child, which begins with neither coroutines nor a loop. Ids go on. A callback on the loop's own stack may do
    /// that, too: its child unwinds through a loop that is not there for it.
    pub fn fork(&self) -> Result<Forked, ForkError> {
        if self.coroutines.in_coroutine() {
            return Err(ForkError::InCoroutine);
        }
        if self.loop_state.phase.get() == Phase::Teardown {
            return Err(ForkError::InLoop);
        }
        // SAFETY: the child is a copy of this thread; locks of other threads of ours are held by nobody meanwhile.
        match reactor::while_quiet(|| unsafe { libc::fork() }) {
            -1 => Err(ForkError::Failed(io::Error::last_os_error())),
            0 => {
                self.begin_child();
                Ok(Forked::Child)
            }
            pid => Ok(Forked::Parent(pid)),
        }
    }

    /// Forgets what is the parent's.
    fn begin_child(&self) {
        memory::forked();
        state::forget_output();
        metrics::forked();
        let in_loop = u32::from(self.loop_state.in_loop());
        self.fork_owner
            .parents_loops
            .set(self.fork_owner.parents_loops.get() + in_loop);
        self.fork_owner.left_parents_loop.set(false);
        reactor::run_child_hooks();
        drop(self.coroutines.ticker.take());
        // What timers and events hold is the parent's, too: dropping them would tell its reactor.
        std::mem::forget(self.take_all());
        self.hooks.forked();
        self.reactor.stop();
        drop(self.loop_state.disabled.replace(Vec::new()));
        self.coroutines.pool.borrow_mut().forget_all();
        std::mem::forget(self.coroutines.autoloads.take());
        self.waits.children.forked();
        self.waits.blocking.forked();
        self.callbacks.inline.set(false);
        std::mem::forget(self.loop_state.stop.take());
        self.waits.reactor_waits.set(0);
        self.waits.sleepers.set(0);
        self.loop_state.phase.set(Phase::Idle);
        self.loop_state.exiting.set(false);
        self.fork_owner.owner.set(std::process::id());
        self.fork_owner.inherited.set(self.coroutines.last_id.get());
        self.callbacks.forget_signals();
        signals::forget_arrived();
    }

    /// Ends a child that has done its work, as the end of a script does: shutdown functions and destructors run, and
    /// output is written. An exception is said as PHP says it.
    pub fn end_child(&self, outcome: PhpResult<()>) -> Unwind {
        let status = match outcome {
            Ok(()) => 0,
            Err(Unwind::Bailout) => return Unwind::Bailout,
            Err(Unwind::Thrown) => match error::take() {
                None => 0,
                Some(Taken::Exit) => error::exit_status() as i32,
                Some(Taken::Exception(exception)) => match self.uncaught(exception) {
                    Ok(()) => UNCAUGHT,
                    Err(unwind) => return unwind,
                },
            },
        };
        error::throw_exit(status)
    }

    /// Ends the process at once, without PHP's shutdown.
    pub fn leave_process(&self, status: i32) -> Unwind {
        if state::flush_output() == Err(Unwind::Bailout) {
            return Unwind::Bailout;
        }
        // SAFETY: ends.
        unsafe { libc::_exit(status) }
    }

    /// An exception that nobody caught: for the script's own handler, or printed.
    fn uncaught(&self, exception: Object) -> PhpResult<()> {
        if let Some(argument) = self.as_exit(&exception) {
            return Err(exit_main(&Exit::of(argument)));
        }
        match self.report_uncaught(exception)? {
            AfterReport::GoOn => Ok(()),
            AfterReport::Exit => Err(error::throw_exit(error::exit_status() as i32)),
        }
    }
}
