//! `Swoole\Process`: children and their pipes. What concerns the process itself (`kill`, `alarm`, priorities) is in
//! `system_calls`.

use std::cell::Cell;
use std::io;
use std::rc::Rc;
use std::time::Duration;

use super::process_object::{Settings, fork_failed, in_coroutine, object_of, pid_of, show_pipe};
use crate::api::clients::socket_object;
use crate::api::failure;
use crate::api::registration::{constants, slots};
use crate::client::Socket;
use crate::engine::process::fork::Forked;
use crate::engine::process::pipe::{Pipe, PipeError, PipeKind, Side};
use crate::engine::process::syscalls;
use crate::engine::{Direction, Engine, Interrupt};
use crate::zend::object::{property, set_property};
use crate::zend::per_thread::per_thread;
use crate::zend::{Call, Callable, Object, PhpResult, Str, Unwind, Value, system};

pub use super::process_object::install;
pub use super::process_queue::{free_queue, pop, push, stat_queue, use_queue};
pub use super::system_calls::{
    alarm, daemon, exec, get_affinity, get_priority, kill, name, set_affinity, set_priority, signal, wait,
};

/// `Process::PIPE_*`, the types.
const PIPE_TYPE_NONE: i64 = 0;
const PIPE_TYPE_STREAM: i64 = 1;

per_thread! {
    /// How many objects were constructed.
    static CONSTRUCTED: Cell<i64> = Cell::new(0);
}

/// `__construct(callable $callback, bool $redirect_stdin_and_stdout = false, int $pipe_type = SOCK_DGRAM, bool
/// $enable_coroutine = false)`
pub fn construct(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 4)?;
    call.callable(0)?;
    let redirect = call.bool_or(1, false)?;
    let pipe_type = call.long_or(2, i64::from(libc::SOCK_DGRAM))?;
    let in_coroutine = call.bool_or(3, false)?;
    let (this, object) = (call.this(), object_of(call));
    if object.settings.set(Settings { redirect }).is_err() {
        return Err(failure::fatal(
            "Constructor of Swoole\\Process can only be called once",
        ));
    }
    object.in_coroutine.set(in_coroutine);
    let id = CONSTRUCTED.get() + 1;
    CONSTRUCTED.set(id);
    set_property(this, slots::process::ID, id);
    if let Some(callback) = call.get(0) {
        set_property(this, slots::process::CALLBACK, callback.share());
    }
    let kind = match pipe_type {
        _ if redirect => PipeKind::Stream,
        ..=PIPE_TYPE_NONE => return Ok(Value::NULL),
        PIPE_TYPE_STREAM => PipeKind::Stream,
        _ => PipeKind::Datagram,
    };
    let pipe = Pipe::open(kind).map_err(|error| {
        let code = error.raw_os_error().unwrap_or(libc::EIO);
        failure::exception(
            &format!(
                "failed to create unix socket pair, Error: {}",
                failure::reason(code)
            ),
            code.into(),
        )
    })?;
    *object.pipe.borrow_mut() = Some(Rc::new(pipe));
    show_pipe(call.this());
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
    if let Some(value) = call.array(0)?.get("enable_coroutine") {
        object_of(call).in_coroutine.set(value.truthy());
    }
    Ok(Value::NULL)
}

/// `start(): int|bool`
pub fn start(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let pid = pid_of(call);
    if pid > 0 && syscalls::kill(pid, 0).is_ok() {
        return failure::warn("process has already been started");
    }
    let Ok(callback) = Callable::from_value(property(call.this(), slots::process::CALLBACK))? else {
        return failure::warn("illegal callback function of Swoole\\Process");
    };
    match Engine::get().fork() {
        Err(error) => fork_failed(error),
        Ok(Forked::Parent(pid)) => {
            set_property(call.this(), slots::process::PID, i64::from(pid));
            Ok(i64::from(pid).into())
        }
        Ok(Forked::Child) => Err(run(call, callback)),
    }
}

/// The child's life. It ends with what this returns.
fn run(call: &Call<'_>, callback: Callable) -> Unwind {
    let (engine, object) = (Engine::get(), object_of(call));
    set_property(call.this(), slots::process::PID, i64::from(std::process::id()));
    let pipe = object.pipe.borrow().clone();
    if let Some(pipe) = pipe {
        pipe.become_worker();
        show_pipe(call.this());
        let redirect = object.settings.get().is_some_and(|settings| settings.redirect);
        if redirect && let Err(error) = pipe.redirect_standard_streams() {
            return engine.end_child(failure::system("dup2()", &error).map(drop));
        }
    }
    let this = Value::from(Object::share(call.this()));
    let outcome = if object.in_coroutine.get() {
        in_coroutine(callback, vec![this])
    } else {
        callback.call(&[*this.raw()]).map(drop)
    };
    engine.end_child(outcome)
}

/// `exit(int $exit_code = 0): void`
pub fn exit(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let status = call.long_or(0, 0)?;
    if i64::from(pid_of(call)) != i64::from(std::process::id()) {
        failure::warn("not current process")?;
        return Ok(Value::NULL);
    }
    let status = match u8::try_from(status) {
        Ok(status) => i32::from(status),
        Err(_) => {
            failure::warn("exit ret_code range is [>0 and <255] ")?;
            1
        }
    };
    Err(Engine::get().leave_process(status))
}

/// The pipe of an object; what is said without one ends in `purpose`.
fn pipe_of(call: &Call<'_>, purpose: &str) -> PhpResult<Option<Rc<Pipe>>> {
    let pipe = object_of(call).pipe.borrow().clone();
    if pipe.as_ref().is_none_or(|pipe| pipe.descriptor().is_none()) {
        failure::warn(&format!("no pipe, cannot {purpose} pipe"))?;
        return Ok(None);
    }
    Ok(pipe)
}

/// `write(string $data): int|false`
pub fn write(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let data = call.string(0)?;
    if data.as_bytes().is_empty() {
        return failure::warn("the data to send is empty");
    }
    let Some(pipe) = pipe_of(call, "write into")? else {
        return Ok(Value::FALSE);
    };
    match pipe.write(data.as_bytes()) {
        Ok(written) => Ok((written as i64).into()),
        Err(error) => failed("write()", error),
    }
}

/// `read(int $size = 8192): string|false`
pub fn read(call: &mut Call<'_>) -> PhpResult {
    const SIZE: i64 = 8192;
    call.expect(0, 1)?;
    let size = call.long_or(0, SIZE)?;
    let Some(size) = usize::try_from(size).ok().filter(|size| *size > 0) else {
        return failure::warn("size must be greater than 0");
    };
    let Some(pipe) = pipe_of(call, "read from")? else {
        return Ok(Value::FALSE);
    };
    match pipe.read(size) {
        Ok(data) => Ok(Str::new(&data).into()),
        Err(error) => failed("read()", error),
    }
}

fn failed(operation: &str, error: PipeError) -> PhpResult {
    match error {
        PipeError::Interrupt(Interrupt::Unwind(unwind)) => Err(unwind),
        PipeError::Interrupt(Interrupt::Canceled) => failure::with_code(constants::SWOOLE_ERROR_CO_CANCELED),
        PipeError::TimedOut => failure::with_code(constants::SWOOLE_ERROR_SOCKET_POLL_TIMEOUT),
        PipeError::Closed => failure::system(operation, &io::Error::from_raw_os_error(libc::EBADF)),
        PipeError::Failed(error) => failure::system(operation, &error),
    }
}

/// `close(int $which = 0): bool`
pub fn close(call: &mut Call<'_>) -> PhpResult {
    const ALL: i64 = 0;
    call.expect(0, 1)?;
    let which = call.long_or(0, ALL)?;
    let object = object_of(call);
    let pipe = object.pipe.borrow().clone();
    let Some(pipe) = pipe else {
        return failure::warn("no pipe, cannot close the pipe");
    };
    let shut = match which {
        1 => {
            pipe.close(Side::Master);
            Ok(())
        }
        2 => {
            pipe.close(Side::Worker);
            Ok(())
        }
        3 => pipe.shut(Direction::Read),
        4 => pipe.shut(Direction::Write),
        ALL => {
            pipe.close(Side::Master);
            pipe.close(Side::Worker);
            drop(object.pipe.take());
            Ok(())
        }
        _ => {
            return failure::warn_if_displayed(
                constants::SWOOLE_ERROR_INVALID_PARAMS,
                "unknown part of the pipe",
            );
        }
    };
    match shut {
        Ok(()) => Ok(Value::TRUE),
        Err(error) => failure::system("shutdown()", &error),
    }
}

/// `exportSocket(): Swoole\Coroutine\Socket|false`
pub fn export_socket(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let object = object_of(call);
    let descriptor = object.pipe.borrow().as_ref().and_then(|pipe| pipe.descriptor());
    let Some(descriptor) = descriptor else {
        return failure::warn("no pipe, cannot export stream");
    };
    if let Some((of, socket)) = &*object.exported.borrow()
        && *of == descriptor
    {
        return Ok(socket.clone().into());
    }
    match system::duplicate(descriptor).and_then(Socket::adopt) {
        Ok(socket) => {
            let socket = socket_object::new(Rc::new(socket));
            let before = object.exported.replace(Some((descriptor, socket.clone())));
            drop(before);
            Ok(socket.into())
        }
        Err(error) => failure::system("exportSocket()", &error),
    }
}

/// `setTimeout(float $seconds): bool`
pub fn set_timeout(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let seconds = call.double_or(0, 0.0)?;
    let Some(pipe) = pipe_of(call, "setTimeout the")? else {
        return Ok(Value::FALSE);
    };
    let timeout = Duration::try_from_secs_f64(seconds)
        .ok()
        .filter(|time| !time.is_zero());
    pipe.timeout.set(timeout);
    Ok(Value::TRUE)
}

/// `setBlocking(bool $blocking): bool`
pub fn set_blocking(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let blocking = call.bool_or(0, true)?;
    let Some(pipe) = pipe_of(call, "setBlocking the")? else {
        return Ok(Value::FALSE);
    };
    pipe.waits.set(blocking);
    Ok(Value::TRUE)
}
