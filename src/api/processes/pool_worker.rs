//! The life of a worker of a `Swoole\Process\Pool`: its callbacks, its messages, and how it stops.

use std::cell::Cell;
use std::rc::Rc;

use super::pool_object::{Event, PoolObject, PoolRun, arguments, message, show_worker};
use super::process_object::in_coroutine;
use crate::api::registration::slots;
use crate::engine::log::{self, Level};
use crate::engine::process::message_queue::{self, MessageQueue};
use crate::engine::process::pipe::Side;
use crate::engine::process::pool::supervisor::Worker;
use crate::engine::process::syscalls;
use crate::engine::{Engine, Handler};
use crate::zend::object::set_property;
use crate::zend::{Callable, Object, PhpResult, Unwind, Value, raw};

/// A worker from its beginning to its end, which is what this returns.
pub fn live(this: &Object, pool: &PoolObject, running: &Rc<PoolRun>, worker: Worker) -> Unwind {
    let worker_id = worker.worker_id;
    running.worker_id.set(Some(worker_id));
    running.metrics.join(worker_id);
    show_worker(this.as_raw(), worker_id);
    if let Some(pipe) = running.pipes.get(worker_id) {
        pipe.side.set(Side::Worker);
    }
    log::set_writer('*', worker_id as i64);
    let outcome = if pool.in_coroutine() {
        with_a_loop(this, pool, running, worker)
    } else {
        without_a_loop(this, pool, running, worker)
    };
    set_property(this.as_raw(), slots::pool::WORKER_RUNNING, false);
    Engine::get()
        .end_child(outcome.and_then(|()| call(pool, Event::WorkerStop, || arguments(this, worker_id))))
}

fn call(pool: &PoolObject, event: Event, arguments: impl FnOnce() -> Vec<Value>) -> PhpResult<()> {
    match pool.event(event) {
        Some(callable) => callable.call_giving(arguments()).map(drop),
        None => Ok(()),
    }
}

/// Stops this worker as soon as it has nothing left to do.
pub fn stop(this: *mut raw::zend_object, running: &PoolRun) {
    running.stopping.set(true);
    set_property(this, slots::pool::WORKER_RUNNING, false);
    let engine = Engine::get();
    // Who is still suspended at the end of an orderly stop is no deadlock.
    engine.options.borrow_mut().deadlock_check = false;
    running.watch.end();
    engine.dont_block_next_poll();
}

/// Has SIGTERM stop this worker instead of ending it at once.
fn stop_on_sigterm(this: &Object, running: &Rc<PoolRun>) {
    let (this, running) = (this.clone(), Rc::clone(running));
    let handler = move || stop(this.as_raw(), &running);
    let _ = Engine::get().handle_signal(libc::SIGTERM, Some(Handler::Native(Rc::new(handler))));
}

/// `WorkerStart` in a coroutine, messages in others; the worker ends when its loop has run dry.
fn with_a_loop(this: &Object, pool: &PoolObject, running: &Rc<PoolRun>, worker: Worker) -> PhpResult<()> {
    let (engine, worker_id) = (Engine::get(), worker.worker_id);
    stop_on_sigterm(this, running);
    drop(worker); // signals may come now
    let turns = Turns {
        this: this.clone(),
        running: Rc::clone(running),
        worker_id,
        on_exit: pool.event(Event::WorkerExit),
        on_message: pool.event(Event::Message),
        began: Cell::new(false),
    };
    if let (Some(mail), Some(_)) = (&running.mail, &turns.on_message) {
        engine.turn_for(mail.exit(worker_id), Rc::clone(&running.watch))?;
    }
    engine
        .loop_state
        .at_each_turn(Some(Rc::new(move || turns.turn())));
    engine.dont_block_next_poll();
    let outcome = match pool.event(Event::WorkerStart) {
        Some(start) => in_coroutine(start, arguments(this, worker_id)),
        None => Ok(()),
    };
    engine.loop_state.at_each_turn(None);
    outcome
}

/// What a worker does in each turn of its loop.
struct Turns {
    this: Object,
    running: Rc<PoolRun>,
    worker_id: usize,
    on_exit: Option<Callable>,
    on_message: Option<Callable>,
    began: Cell<bool>,
}

impl Turns {
    fn turn(&self) {
        let engine = Engine::get();
        if !self.began.replace(true) {
            // `WorkerStart` has come to its end, or to where it waits: its server listens.
            self.running.ready();
        }
        if self.running.stopping.get() {
            if let Some(on_exit) = &self.on_exit {
                engine.call_here(on_exit.clone(), arguments(&self.this, self.worker_id));
            }
            return;
        }
        if let (Some(mail), Some(on_message)) = (&self.running.mail, &self.on_message) {
            while let Some(data) = mail.take(self.worker_id) {
                engine.callback(on_message.clone(), message(&self.this, &data));
            }
        }
    }
}

/// `WorkerStart` as a plain call, then message after message. Without messages the worker has done its work with that.
fn without_a_loop(this: &Object, pool: &PoolObject, running: &Rc<PoolRun>, worker: Worker) -> PhpResult<()> {
    let (engine, worker_id) = (Engine::get(), worker.worker_id);
    let on_message = pool.event(Event::Message);
    if on_message.is_some() {
        stop_on_sigterm(this, running);
    }
    drop(worker); // signals may come now
    running.ready();
    call(pool, Event::WorkerStart, || arguments(this, worker_id))?;
    if let Some(on_message) = on_message {
        serve(this, pool, running, worker_id, &on_message)?;
    }
    // What the callbacks have left running.
    engine.run_loop()
}

/// Gives each message of the queue to one worker, of whatever type it is.
fn serve_queue(
    queue: MessageQueue,
    over: &dyn Fn() -> bool,
    handle: &dyn Fn(&[u8]) -> PhpResult<()>,
) -> PhpResult<()> {
    let mut pause = message_queue::FIRST_PAUSE;
    while !over() {
        match queue.try_receive(message_queue::ANY_TYPE, message_queue::LONGEST) {
            Ok(Some(data)) => {
                pause = message_queue::FIRST_PAUSE;
                handle(&data)?;
            }
            Ok(None) => {
                syscalls::pause(pause, libc::SIGTERM, over);
                pause = (pause * 2).min(message_queue::LONGEST_PAUSE);
            }
            Err(error) => {
                // A queue that somebody has removed brings nothing any more: without it the worker has no work.
                let text = format!("ProcessPool: the message queue cannot be read, Error: {error}");
                log::write(Level::Warning, &text);
                return Ok(());
            }
        }
    }
    Ok(())
}

fn serve(
    this: &Object,
    pool: &PoolObject,
    running: &PoolRun,
    worker_id: usize,
    on_message: &Callable,
) -> PhpResult<()> {
    let engine = Engine::get();
    let over = || running.stopping.get() || engine.signal_has_come(libc::SIGTERM);
    let handle = |data: &[u8]| on_message.call_giving(message(this, data)).map(drop);
    if let Some(mail) = &running.mail {
        while syscalls::wait_to_read(&[mail.exit(worker_id)], libc::SIGTERM, &over).is_some() {
            while let Some(data) = mail.take(worker_id) {
                handle(&data)?;
                if over() {
                    break;
                }
            }
        }
        return Ok(());
    }
    if let Some(queue) = running.queue {
        return serve_queue(queue, &over, &handle);
    }
    let entrances = pool.entrances.take();
    let descriptors: Vec<_> = entrances.iter().map(|entrance| entrance.descriptor()).collect();
    while let Some(ready) = syscalls::wait_to_read(&descriptors, libc::SIGTERM, &over) {
        let patience = engine.options.borrow().read_timeout;
        let accepted = entrances[ready].accept(pool.max_package(), patience);
        let request = match accepted {
            Ok(Some(request)) => request,
            Ok(None) => continue,
            Err(error) => {
                log::write(Level::Warning, &format!("ProcessPool: {error}"));
                continue;
            }
        };
        *running.answer.borrow_mut() = Some(Vec::new());
        let handled = handle(&request.data);
        let answer = running.answer.take().unwrap_or_default();
        handled?;
        // A client that has gone does not get its answer.
        if !answer.is_empty() {
            let _ = request.answer(&answer);
        }
    }
    Ok(())
}
