//! `Swoole\Coroutine\Scheduler`.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use crate::api::failure;
use crate::api::registration::ce;
use crate::engine::{Engine, Job};
use crate::zend::object::{self, HandlersCell, Native, Show};
use crate::zend::{Call, Callable, PhpResult, Unwind, Value, Zval};

/// A callable that is to run some times.
struct Task {
    callable: Callable,
    arguments: Vec<Value>,
    times: usize,
}

#[derive(Default)]
struct SchedulerObject {
    tasks: RefCell<VecDeque<Task>>,
    running: Cell<bool>,
}

static HANDLERS: HandlersCell = HandlersCell::new();

impl Native for SchedulerObject {
    fn handlers() -> &'static HandlersCell {
        &HANDLERS
    }

    const REFERENCES: Option<Show<Self>> = Some(|scheduler, visit| {
        for task in scheduler.tasks.borrow().iter() {
            visit(task.callable.value());
            task.arguments.iter().for_each(|argument| visit(argument.raw()));
        }
    });
}

pub fn install() {
    object::install::<SchedulerObject>(ce::scheduler_ptr());
}

/// `add(callable $func, mixed ...$param): void`
pub fn add(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, u32::MAX)?;
    let callable = call.callable(0)?;
    queue(call, "add", callable, 1, 1)
}

/// `parallel(int $n, callable $func, mixed ...$param): void`
pub fn parallel(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, u32::MAX)?;
    let times = usize::try_from(call.long(0)?).unwrap_or(0);
    let callable = call.callable(1)?;
    queue(call, "parallel", callable, times, 2)
}

/// Queues a task with the arguments of the call from `first` on.
fn queue(call: &Call<'_>, method: &str, callable: Callable, times: usize, first: usize) -> PhpResult {
    let scheduler = object::native::<SchedulerObject>(call.this());
    if scheduler.running.get() {
        failure::warn(&format!(
            "scheduler is running, unable to execute Swoole\\Coroutine\\Scheduler->{method}"
        ))?;
        return Ok(Value::NULL);
    }
    let arguments = call.rest(first).iter().map(Zval::share).collect();
    scheduler.tasks.borrow_mut().push_back(Task {
        callable,
        arguments,
        times,
    });
    Ok(Value::NULL)
}

/// `start(): bool`
pub fn start(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let scheduler = object::native::<SchedulerObject>(call.this());
    if scheduler.running.get() {
        return failure::warn("scheduler is started, unable to execute Swoole\\Coroutine\\Scheduler->start");
    }
    let tasks = std::mem::take(&mut *scheduler.tasks.borrow_mut());
    if tasks.is_empty() {
        return failure::warn("no coroutine task");
    }
    scheduler.running.set(true);
    let mut jobs = Jobs(tasks);
    let outcome = Engine::get().run(&mut jobs, &|live| failure::warn_limit(live).map(drop));
    if let Err(Unwind::Bailout) = outcome {
        std::mem::forget(jobs); // no destructors any more
        return Err(Unwind::Bailout);
    }
    scheduler.running.set(false);
    outcome.map(|()| Value::TRUE)
}

/// The tasks, one coroutine after the other.
struct Jobs(VecDeque<Task>);

impl Iterator for Jobs {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        loop {
            let task = self.0.front_mut()?;
            if task.times > 1 {
                task.times -= 1;
                return Some(Job::Php {
                    callable: task.callable.clone(),
                    arguments: task.arguments.clone(),
                });
            }
            let task = self.0.pop_front()?;
            if task.times == 1 {
                let Task {
                    callable, arguments, ..
                } = task;
                return Some(Job::Php { callable, arguments });
            }
        }
    }
}
