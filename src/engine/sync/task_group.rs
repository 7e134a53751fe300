//! Callables that run side by side, each in a coroutine of its own, while one coroutine waits for all of them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::wait_queue::WaitQueue;
use crate::engine::coroutine::slot::Job;
use crate::engine::coroutine::switch::Created;
use crate::engine::{Engine, Interrupt};
use crate::zend::{Callable, PhpResult, Unwind, Value, error};

#[derive(Default)]
pub struct Group {
    /// How many have started and not ended.
    left: Cell<usize>,
    /// What they returned; null until then. Empty when nobody wants it.
    results: RefCell<Vec<Value>>,
    waiter: WaitQueue,
}

impl Group {
    /// For this many results.
    pub fn new(results: usize) -> Rc<Self> {
        Rc::new(Group {
            results: RefCell::new(vec![Value::NULL; results]),
            ..Group::default()
        })
    }

    /// Starts one, which is the `index`th. Where there are too many coroutines for that, it runs here: sooner or later all
    /// of them have to be through.
    pub fn start(
        self: &Rc<Self>,
        engine: &Engine,
        index: usize,
        callable: &Callable,
        arguments: Vec<Value>,
    ) -> PhpResult<()> {
        self.left.set(self.left.get() + 1);
        let task = Task {
            group: Rc::clone(self),
            index,
            callable: callable.clone(),
            arguments,
        };
        // Kept here, so that it is still there if no coroutine takes it.
        let task = Rc::new(Cell::new(Some(task)));
        let taken = Rc::clone(&task);
        let job = move || taken.take().map_or(Ok(()), Task::run);
        if let Created::LimitReached(_) = engine.create(Job::Native(Box::new(job)))?
            && let Some(task) = task.take()
        {
            return task.run();
        }
        Ok(())
    }

    /// Waits until all are through, or nobody wants to wait any longer: a time limit in seconds that is not positive is none.
    pub fn wait(&self, engine: &Engine, timeout: f64) -> PhpResult<()> {
        if self.left.get() == 0 {
            return Ok(());
        }
        let deadline = if timeout > 0.0 {
            Engine::deadline(timeout)
        } else {
            None
        };
        match self.waiter.wait(engine, deadline) {
            Ok(_) | Err(Interrupt::Canceled) => Ok(()),
            Err(Interrupt::Unwind(unwind)) => Err(unwind),
        }
    }

    pub fn is_done(&self) -> bool {
        self.left.get() == 0
    }

    /// What those that are through have returned; what comes later is forgotten.
    pub fn take_results(&self) -> Vec<Value> {
        std::mem::take(&mut *self.results.borrow_mut())
    }

    /// Keeps a result. It comes back if nobody waits for it any more; otherwise what stood in its place does.
    fn keep(&self, index: usize, result: Value) -> Value {
        match self.results.borrow_mut().get_mut(index) {
            Some(place) => std::mem::replace(place, result),
            None => result,
        }
    }

    /// One is through.
    fn ended(&self) -> bool {
        self.left.set(self.left.get() - 1);
        self.left.get() == 0
    }
}

struct Task {
    group: Rc<Group>,
    index: usize,
    callable: Callable,
    arguments: Vec<Value>,
}

impl Task {
    fn run(self) -> PhpResult<()> {
        let Task {
            group,
            index,
            callable,
            arguments,
        } = self;
        match callable.call_giving(arguments) {
            Ok(result) => {
                // What is let go here may run a destructor that waits: not while the results are borrowed.
                let released = group.keep(index, result);
                drop(released);
                drop(callable);
                let released = error::after_release();
                if group.ended() {
                    group.waiter.hand_over(Engine::get())?;
                }
                released
            }
            Err(Unwind::Thrown) => {
                // The loop stops, or the `exception_handler` gets it: then the others' results are still wanted.
                if group.ended() {
                    group.waiter.wake_first(Engine::get())?;
                }
                Err(Unwind::Thrown)
            }
            Err(Unwind::Bailout) => {
                std::mem::forget((callable, group)); // no destructors any more
                Err(Unwind::Bailout)
            }
        }
    }
}
