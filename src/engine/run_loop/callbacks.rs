//! Callbacks of the loop: what a script has called when something happens, be it a timer, a ready descriptor or a
//! signal; and what is put off to the loop's turn.
//!
//! A callback runs in a coroutine of its own, whose creator is nobody, unless `enable_coroutine` is off: then it runs
//! on the loop's own stack and cannot wait. One that finds too many coroutines waits until one ends; if none can end
//! without it, it runs on the loop's stack, too.

use std::collections::VecDeque;
use std::mem::ManuallyDrop;

use crate::engine::coroutine::slot::Job;
use crate::engine::coroutine::suspend::BUDGET;
use crate::engine::{Engine, Exit, Stop};
use crate::net::WakeToken;
use crate::zend::{Callable, PhpResult, Unwind, Value, error};

/// Something for the loop to do.
pub enum Task {
    Wake(WakeToken),
    /// Something of ours that may call PHP.
    Run(Box<dyn FnOnce(&Engine)>),
    Call {
        callable: Callable,
        arguments: Vec<Value>,
    },
}

/// What the loop has been given to do.
#[derive(Default)]
pub struct Tasks {
    /// At the end of this turn, in order.
    deferred: VecDeque<Task>,
    /// As soon as there may be another coroutine.
    postponed: VecDeque<Task>,
}

impl Engine {
    /// Has a callable called at the end of this turn, after what the reactor brought and after timers; what is put off
    /// meanwhile has the next turn.
    pub fn defer_call(&self, callable: Callable) -> PhpResult<()> {
        self.begin_loop()?;
        self.callbacks.tasks.borrow_mut().deferred.push_back(Task::Call {
            callable,
            arguments: Vec::new(),
        });
        Ok(())
    }

    /// The same for a wake-up.
    pub fn defer_wake(&self, word: WakeToken) {
        self.callbacks
            .tasks
            .borrow_mut()
            .deferred
            .push_back(Task::Wake(word));
    }

    /// The same for something of ours, which runs on the loop's own stack.
    pub fn defer_run(&self, run: Box<dyn FnOnce(&Engine)>) {
        self.callbacks
            .tasks
            .borrow_mut()
            .deferred
            .push_back(Task::Run(run));
    }

    pub(in crate::engine) fn has_deferred(&self) -> bool {
        !self.callbacks.tasks.borrow().deferred.is_empty()
    }

    /// Does what was put off.
    pub(in crate::engine) fn run_deferred(&self) {
        if !self.has_deferred() || self.leaves_turn() {
            return;
        }
        let tasks = std::mem::take(&mut self.callbacks.tasks.borrow_mut().deferred);
        for task in tasks {
            if self.leaves_turn() {
                return;
            }
            self.perform(task);
        }
    }

    fn perform(&self, task: Task) {
        self.coroutines.budget.set(BUDGET);
        match task {
            Task::Wake(word) => self.wake(word),
            Task::Run(run) => run(self),
            Task::Call { callable, arguments } => self.callback(callable, arguments),
        }
    }

    /// Whether a callback can be called now; it is postponed otherwise.
    pub fn can_call_back(&self) -> bool {
        !self.options.borrow().callbacks_in_coroutines
            || self.callbacks.inline.get()
            || self.coroutines.live() < self.limit()
    }

    /// For a wake-up whose callback cannot be called now.
    pub(in crate::engine) fn postpone(&self, word: WakeToken) {
        self.callbacks
            .tasks
            .borrow_mut()
            .postponed
            .push_back(Task::Wake(word));
    }

    pub(in crate::engine) fn has_postponed(&self) -> bool {
        !self.callbacks.tasks.borrow().postponed.is_empty()
    }

    /// Takes up what was postponed, if now it can be done, or never could: when nobody's end is to be expected.
    pub(in crate::engine) fn take_up_postponed(&self) {
        while self.has_postponed() && !self.is_stopping() {
            let never = self.waits.reactor_waits.get() == 0 && self.is_idle() && !self.reactor.has_work();
            let inline = !self.can_call_back();
            if inline && !never {
                return;
            }
            let task = self.callbacks.tasks.borrow_mut().postponed.pop_front();
            self.callbacks.inline.set(inline);
            task.into_iter().for_each(|task| self.perform(task));
            self.callbacks.inline.set(false);
        }
    }

    /// Takes out all that the loop was to do and will not.
    pub(in crate::engine) fn take_tasks(&self) -> Tasks {
        std::mem::take(&mut *self.callbacks.tasks.borrow_mut())
    }

    /// Calls a callable on behalf of the loop. What leaves it stops the loop, as if it had left a coroutine.
    pub fn callback(&self, callable: Callable, arguments: Vec<Value>) {
        if !self.options.borrow().callbacks_in_coroutines || self.callbacks.inline.get() {
            self.call_here(callable, arguments);
        } else if self.can_call_back() {
            let created = self.create(Job::Php { callable, arguments });
            self.settle_callback(created.map(drop));
        } else {
            self.callbacks
                .tasks
                .borrow_mut()
                .postponed
                .push_back(Task::Call { callable, arguments });
        }
    }

    /// The same without a coroutine.
    pub fn call_here(&self, callable: Callable, arguments: Vec<Value>) {
        // After a fatal error nothing is released.
        let callable = ManuallyDrop::new(callable);
        let outcome = callable.call_giving(arguments);
        if !matches!(outcome, Err(Unwind::Bailout)) {
            drop(ManuallyDrop::into_inner(callable));
        }
        let outcome = outcome.and_then(|result| {
            drop(result);
            error::after_release()
        });
        self.settle_callback(outcome);
    }

    /// How a call on the loop's stack ended.
    pub fn settle_callback(&self, outcome: PhpResult<()>) {
        match outcome {
            Ok(()) => {}
            Err(Unwind::Bailout) => self.stop_with(Stop::Bailout),
            Err(Unwind::Thrown) => {
                let exit = || Some(Stop::Exit(Exit::with_status(error::exit_status() as i32)));
                match self.stop_for_thrown(exit) {
                    Ok(None) => {}
                    Ok(Some(stop)) => self.stop_with(stop),
                    Err(_) => self.stop_with(Stop::Bailout),
                }
            }
        }
    }
}
