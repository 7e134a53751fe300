//! `Swoole\Event` and the `swoole_event_*` functions.

use crate::api::failure;
use crate::api::registration::{ce, constants};
use crate::engine::{Engine, EventError, Wanted, WatchCallbacks};
use crate::zend::descriptor::{self, NoDescriptor};
use crate::zend::{Call, Callable, PhpResult, Value, Zval, object};

/// Only static methods.
pub fn install() {
    object::refuse_instances(ce::event_ptr());
}

/// `add(mixed $fd, ?callable $read_callback = null, ?callable $write_callback = null, int $events = SWOOLE_EVENT_READ): int|false`
pub fn add(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 4)?;
    let wanted = wanted(call.long_or(3, constants::SWOOLE_EVENT_READ)?);
    Engine::get().begin_loop()?;
    let Some(fd) = descriptor_of(call, "unknown fd type")? else {
        return Ok(Value::FALSE);
    };
    let engine = Engine::get();
    if engine.callbacks.is_watched(fd) {
        return failure::warn("already exist");
    }
    if fd == 0 && wanted.write {
        return failure::warn("invalid socket fd [0]");
    }
    if wanted.nothing() {
        return failure::warn("invalid events");
    }
    let Some(callbacks) = callbacks(call, fd, wanted, (false, false))? else {
        return Ok(Value::FALSE);
    };
    match engine.watch(fd, value_of(call), wanted, callbacks)? {
        Ok(()) => Ok(i64::from(fd).into()),
        Err(_) => failure::warn("swoole_event_add failed"),
    }
}

/// `set(mixed $fd, ?callable $read_callback = null, ?callable $write_callback = null, int $events = 0): bool`
pub fn set(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 4)?;
    let wanted = wanted(call.long_or(3, 0)?);
    let engine = Engine::get();
    if !engine.reactor().is_running() {
        return failure::warn("reactor is not ready, cannot call swoole_event_set");
    }
    let Some(fd) = descriptor_of(call, "")? else {
        return Ok(Value::FALSE);
    };
    if !engine.callbacks.is_watched(fd) {
        return failure::warn(&format!("socket[{fd}] is not found in the reactor"));
    }
    let Some(callbacks) = callbacks(call, fd, wanted, engine.callbacks.watch_callbacks(fd))? else {
        return Ok(Value::FALSE);
    };
    if engine.callbacks.change_watch(fd, wanted, callbacks) {
        return Ok(Value::TRUE);
    }
    failure::warn("swoole_event_set failed")
}

/// `del(mixed $fd): bool`
pub fn del(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let engine = Engine::get();
    if !engine.reactor().is_running() {
        return failure::warn("reactor is not ready, cannot call swoole_event_del");
    }
    match descriptor_of(call, "unknown type")? {
        Some(fd) => Ok(engine.callbacks.unwatch(fd).into()),
        None => Ok(Value::FALSE),
    }
}

/// `isset(mixed $fd, int $events = SWOOLE_EVENT_READ | SWOOLE_EVENT_WRITE): bool`
pub fn isset(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let asked = wanted(call.long_or(1, constants::SWOOLE_EVENT_READ | constants::SWOOLE_EVENT_WRITE)?);
    let engine = Engine::get();
    if !engine.reactor().is_running() {
        return Ok(Value::FALSE);
    }
    let Some(fd) = descriptor_of(call, "unknown type")? else {
        return Ok(Value::FALSE);
    };
    let watched = engine.callbacks.watched_for(fd).unwrap_or_default();
    Ok((asked.read && watched.read || asked.write && watched.write).into())
}

/// `write(mixed $fd, string $data): bool`
pub fn write(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 2)?;
    let data = call.string(1)?;
    if data.as_bytes().is_empty() {
        return failure::warn("data empty");
    }
    let Some(fd) = descriptor_of(call, "unknown type")? else {
        return Ok(Value::FALSE);
    };
    let engine = Engine::get();
    if !engine.callbacks.is_watched(fd) {
        return failure::warn(&format!("socket[{fd}] is not found in the reactor"));
    }
    match engine.write_event(fd, data.as_bytes()) {
        Ok(()) => Ok(Value::TRUE),
        Err(EventError::System(refusal)) => failure::with_code(refusal.raw_os_error().unwrap_or(0).into()),
        Err(EventError::Full) => failure::with_code(constants::SWOOLE_ERROR_OUTPUT_BUFFER_OVERFLOW),
    }
}

/// `wait(): void`
pub fn wait(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let engine = Engine::get();
    if engine.coroutines.in_coroutine() {
        return Err(failure::fatal("Unable to call Event::wait() in coroutine"));
    }
    if engine.begin_due_loop()? {
        engine.run_loop()?;
    }
    Ok(Value::NULL)
}

/// `dispatch(): bool`
pub fn dispatch(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Engine::get().dispatch().map(Value::from)
}

/// `defer(callable $callback): bool`
pub fn defer(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let Some(value) = call.get(0).filter(|value| value.truthy()) else {
        return failure::warn("illegal callback function");
    };
    match callable(value)? {
        Some(callable) => Engine::get().defer_call(callable).map(|()| Value::TRUE),
        None => Ok(Value::FALSE),
    }
}

/// `cycle(?callable $callback, bool $before = false): bool`
pub fn cycle(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let before = call.bool_or(1, false)?;
    let engine = Engine::get();
    let Some(value) = call.get(0).filter(|value| !value.is_null()) else {
        let removed = engine.set_cycle(None, before)?;
        return Ok(removed.is_some().into());
    };
    let Some(callable) = callable(value)? else {
        return Ok(Value::FALSE);
    };
    drop(engine.set_cycle(Some(callable), before)?);
    Ok(Value::TRUE)
}

/// `exit(): void`
pub fn exit(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Engine::get().exit_loop();
    Ok(Value::NULL)
}

/// `rshutdown(): void`. The engine calls it, too, as a shutdown function.
pub fn rshutdown(_: &mut Call<'_>) -> PhpResult {
    Engine::get().shutdown().map(Value::from)
}

fn wanted(events: i64) -> Wanted {
    Wanted {
        read: events & constants::SWOOLE_EVENT_READ != 0,
        write: events & constants::SWOOLE_EVENT_WRITE != 0,
    }
}

/// What was given as `$fd`.
fn value_of<'a>(call: &Call<'a>) -> &'a Zval {
    call.get(0).map_or(&Zval::NULL, Zval::deref)
}

/// The descriptor of the first argument. None: there is none, and the warnings are out; `last` is the last of them.
fn descriptor_of(call: &Call<'_>, last: &str) -> PhpResult<Option<i32>> {
    let first = match descriptor::of(value_of(call))? {
        Ok(fd) => return Ok(Some(fd)),
        Err(NoDescriptor::Number(number)) => format!("invalid file descriptor#{number} passed"),
        Err(NoDescriptor::Kind) => "invalid file descriptor passed".into(),
        Err(NoDescriptor::Stream) => {
            "fd argument must be either valid PHP stream or valid PHP socket resource".into()
        }
        Err(NoDescriptor::Object) => String::new(),
    };
    for text in [first.as_str(), last] {
        if !text.is_empty() {
            failure::warn(text)?;
        }
    }
    Ok(None)
}

/// A value as a callable. None: it is none, and the warning is out.
fn callable(value: &Zval) -> PhpResult<Option<Callable>> {
    match Callable::from_argument(value)? {
        Ok(callable) => Ok(Some(callable)),
        Err(text) => failure::warn(&text).map(|_| None),
    }
}

/// The callbacks of a call. None: one that is `wanted` is missing, and not there `already` (for reading, for writing); the
/// warning is out.
fn callbacks(
    call: &Call<'_>,
    fd: i32,
    wanted: Wanted,
    already: (bool, bool),
) -> PhpResult<Option<WatchCallbacks>> {
    let given = |index: usize| match call.get(index) {
        Some(value) if !value.is_null() => Ok((callable(value)?, Some(value.type_name()))),
        _ => Ok((None, None)),
    };
    let ((read, read_type), (write, write_type)) = (given(1)?, given(2)?);
    let mut complete = true;
    for (needed, there, name) in [
        (wanted.read, read.is_some() || already.0, "readable"),
        (wanted.write, write.is_some() || already.1, "writable"),
    ] {
        if complete && needed && !there {
            complete = false;
            failure::warn(&format!(
                "Swoole\\Event: unable to find {name} callback of fd [{fd}]"
            ))?;
        }
    }
    for (callable, given, name) in [(&read, read_type, "readable"), (&write, write_type, "writable")] {
        if let (None, Some(given)) = (callable, given) {
            let text = format!("{name}_callback must be of type callable, {given} given");
            return Err(failure::exception(&text, constants::SWOOLE_ERROR_INVALID_PARAMS));
        }
    }
    Ok(complete.then_some(WatchCallbacks { read, write }))
}
