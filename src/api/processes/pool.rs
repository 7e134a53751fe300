//! `Swoole\Process\Pool`: what a script tells a pool before and while it runs. The life of a worker is in
//! `pool_worker`, messages are in `pool_messages`, that of the master in `engine::process::pool::supervisor`.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use super::pool_object::{ConstructorArgs, Event, PoolObject, PoolRun, object_of};
use super::pool_worker;
use super::process_object::{self, fork_failed};
use crate::api::failure;
use crate::api::registration::{constants, slots};
use crate::engine::log::{self, Level};
use crate::engine::metrics;
use crate::engine::process::pool::supervisor::{self, SupervisorOptions};
use crate::engine::process::syscalls;
use crate::engine::{Engine, parse_size};
use crate::zend::error::{self, Taken};
use crate::zend::per_thread::per_thread;
use crate::zend::{Call, Object, PhpResult, Value};

pub use super::pool_messages::{listen, send_message, write};
pub use super::pool_object::install;

/// Default of `max_wait_time`.
const MAX_WAIT: Duration = Duration::from_secs(3);

per_thread! {
    /// A pool runs in this process, or this is a worker of one.
    static RUNNING: Cell<bool> = Cell::new(false);
}

/// `__construct(int $worker_num, int $ipc_type = SWOOLE_IPC_NONE, int $msgqueue_key = 0, bool $enable_coroutine = false)`
pub fn construct(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 4)?;
    let workers = call.long(0)?;
    let ipc = call.long_or(1, constants::SWOOLE_IPC_NONE)?;
    let queue_key = call.long_or(2, 0)?;
    let in_coroutine = call.bool_or(3, false)?;
    if RUNNING.get() {
        return Err(error::throw_error(
            "A process pool instance has already been created and cannot be created again",
        ));
    }
    let Some(workers) = usize::try_from(workers).ok().filter(|workers| *workers > 0) else {
        return Err(failure::exception(
            "the parameter $worker_num must be greater than 0",
            0,
        ));
    };
    if in_coroutine && !matches!(ipc, constants::SWOOLE_IPC_NONE | constants::SWOOLE_IPC_UNIXSOCK) {
        return Err(error::throw_error(
            "the parameter $ipc_type must be SWOOLE_IPC_UNIXSOCK when enable coroutine",
        ));
    }
    let Ok(queue_key) = i32::try_from(queue_key) else {
        return Err(failure::exception(
            "the parameter $msgqueue_key must be an int of 32 bits",
            constants::SWOOLE_ERROR_INVALID_PARAMS,
        ));
    };
    let object = object_of(call);
    if object
        .made
        .set(ConstructorArgs {
            workers,
            ipc,
            queue_key,
        })
        .is_err()
    {
        return Err(failure::fatal(
            "Constructor of Swoole\\Process\\Pool can only be called once",
        ));
    }
    object.in_coroutine.set(in_coroutine);
    Ok(Value::NULL)
}

/// `__destruct()`
pub fn destruct(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(Value::NULL)
}

/// `set(array $settings): void`
pub fn set(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let settings = call.array(0)?.clone();
    let object = object_of(call);
    failure::report(Engine::get().set_options(&settings))?;
    if let Some(value) = settings.get("enable_coroutine") {
        object.in_coroutine.set(value.truthy());
    }
    if let Some(value) = settings.get("max_wait_time") {
        let seconds = u64::try_from(value.to_long()?).unwrap_or(0);
        object.max_wait.set(Some(Duration::from_secs(seconds)));
    }
    if let Some(value) = settings.get("max_package_size") {
        match parse_size(value) {
            Ok(size) => object.max_package.set(size.filter(|size| *size > 0)),
            Err(_) => return Err(failure::fatal("max_package_size must be a size in bytes")),
        }
    }
    Ok(Value::NULL)
}

/// `on(string $name, callable $callback): bool`
pub fn on(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 2)?;
    let (name, callable) = (call.string(0)?, call.callable(1)?);
    let object = object_of(call);
    if object.running().is_some() {
        return failure::warn("process pool is started. unable to register event callback function");
    }
    let event = match name.as_bytes().to_ascii_lowercase().as_slice() {
        b"start" => Event::Start,
        b"shutdown" => Event::Shutdown,
        b"workerstart" => Event::WorkerStart,
        b"workerstop" => Event::WorkerStop,
        b"workerexit" => Event::WorkerExit,
        b"message" => Event::Message,
        _ => {
            return failure::warn_if_displayed(
                constants::SWOOLE_ERROR_INVALID_PARAMS,
                &format!("unknown event type[{}]", name.to_text()),
            );
        }
    };
    if event == Event::Message && object.ipc() == constants::SWOOLE_IPC_NONE {
        return Err(failure::exception(
            "cannot set `onMessage` event with ipc_type=0",
            constants::SWOOLE_ERROR_INVALID_PARAMS,
        ));
    }
    let replaced = object.events.borrow_mut().insert(event, callable);
    drop(replaced);
    Ok(Value::TRUE)
}

/// `start(): ?false`
pub fn start(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let object = object_of(call);
    if object.running().is_some() || RUNNING.get() {
        return failure::warn("process pool is started");
    }
    let Some(made) = object.made.get() else {
        return Err(failure::not_constructed());
    };
    let engine = Engine::get();
    if let Err(error) = engine.may_leave_to_child() {
        return fork_failed(error);
    }
    if object.in_coroutine.get() && object.event(Event::WorkerStart).is_none() {
        return Err(failure::fatal("require 'onWorkerStart' callback"));
    }
    if made.ipc == constants::SWOOLE_IPC_SOCKET && object.entrances.borrow().is_empty() {
        let code = constants::SWOOLE_ERROR_WRONG_OPERATION;
        log::write_code(
            Level::Warning,
            code,
            "ProcessPool::start_check",
            "must first listen to an tcp port",
        );
        return Ok(Value::FALSE);
    }
    let running = match PoolRun::prepare(made) {
        Ok(running) => Rc::new(running),
        Err(error) => return failure::system("ProcessPool", &error),
    };
    let this = Object::share(call.this());
    RUNNING.set(true);
    *object.running.borrow_mut() = Some(Rc::clone(&running));
    this.set(slots::pool::MASTER_PID, i64::from(running.master));
    this.set(slots::pool::RUNNING, true);
    this.set(slots::pool::WORKER_RUNNING, true);
    log::set_writer('#', 0);
    let begun = match object.event(Event::Start) {
        Some(callable) => callable.call(&[*Value::from(this.clone()).raw()]).map(drop),
        None => Ok(()),
    };
    let ended = match begun {
        Ok(()) => run(&this, object, &running),
        Err(unwind) => Err(unwind),
    };
    if running.worker_id.get().is_some() {
        return ended; // a worker, which unwinds
    }
    RUNNING.set(false);
    running.remove_own_queue();
    drop(object.running.take());
    drop(object.processes.take());
    this.set(slots::pool::RUNNING, false);
    this.set(slots::pool::WORKER_RUNNING, false);
    log::set_writer('%', 0);
    ended
}

/// Runs the master to its end, or a worker, whose end is the `Err`.
fn run(this: &Object, object: &PoolObject, running: &Rc<PoolRun>) -> PhpResult {
    let mut failed = None;
    let mut on_stop = || {
        this.set(slots::pool::RUNNING, false);
        let Some(callable) = object.event(Event::Shutdown) else {
            return;
        };
        if let Err(unwind) = callable.call(&[*Value::from(this.clone()).raw()]) {
            failed = Some((unwind, error::take()));
        }
    };
    let patience = object.max_wait.get().unwrap_or(MAX_WAIT);
    let options = SupervisorOptions {
        patience: Some(patience).filter(|patience| !patience.is_zero()),
        on_stop: &mut on_stop,
        stop: running.stopping.replace(false),
    };
    match supervisor::supervise(&running.table, options) {
        Some(worker) => Err(pool_worker::live(this, object, running, worker)),
        None => match failed {
            None => Ok(Value::NULL),
            // The exception waited until all workers had ended.
            Some((_, Some(Taken::Exception(exception)))) => Err(error::throw_object(exception)),
            Some((_, Some(Taken::Exit))) => Err(error::throw_exit(error::exit_status() as i32)),
            Some((unwind, None)) => Err(unwind),
        },
    }
}

/// `getProcess(int $work_id = -1): Swoole\Process|false`
pub fn get_process(call: &mut Call<'_>) -> PhpResult {
    const MYSELF: i64 = -1;
    call.expect(0, 1)?;
    let asked = call.long_or(0, MYSELF)?;
    let object = object_of(call);
    let Some(running) = object.running() else {
        return Ok(Value::FALSE);
    };
    let worker_id = match usize::try_from(asked) {
        Ok(worker_id) => Some(worker_id),
        Err(_) if asked == MYSELF => running.worker_id.get(),
        Err(_) => None,
    };
    let Some(worker_id) = worker_id.filter(|worker_id| *worker_id < running.table.slots()) else {
        return failure::warn(&format!("invalid worker_id[{asked}]"));
    };
    let pid = running.table.pid(worker_id);
    let known = object.processes.borrow().get(&worker_id).cloned();
    let pipe = || running.pipes.get(worker_id).cloned();
    let process = known.unwrap_or_else(|| process_object::of_worker(worker_id as i64, pipe()).into());
    if let Some(process) = process.raw().as_object() {
        process_object::show_worker(process, pid);
    }
    object.processes.borrow_mut().insert(worker_id, process.clone());
    Ok(process)
}

/// `detach(): bool`
pub fn detach(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let Some(running) = object_of(call).running() else {
        return Ok(Value::FALSE);
    };
    let Some(worker_id) = running.worker_id.get() else {
        return Ok(Value::FALSE);
    };
    match running.table.detach(worker_id, running.master) {
        Ok(()) => {
            metrics::leave_pool();
            Ok(Value::TRUE)
        }
        Err(error) => failure::system("detach()", &error),
    }
}

/// `stop(): void`
pub fn stop(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    if let Some(running) = object_of(call).running()
        && running.worker_id.get().is_some()
    {
        let this = Object::share(call.this());
        pool_worker::stop(this.as_raw(), &running);
    }
    Ok(Value::NULL)
}

/// `shutdown(): bool`
pub fn shutdown(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let Some(running) = object_of(call).running() else {
        return Err(failure::exception(
            "The process pool is not started",
            constants::SWOOLE_ERROR_INVALID_PARAMS,
        ));
    };
    if running.worker_id.get().is_none() {
        // The master itself, in its callback: it does not look for signals yet.
        running.stopping.set(true);
        return Ok(Value::TRUE);
    }
    match syscalls::kill(running.master, libc::SIGTERM) {
        Ok(()) => Ok(Value::TRUE),
        Err(error) => failure::system(&format!("kill({}, {})", running.master, libc::SIGTERM), &error),
    }
}
