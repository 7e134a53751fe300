//! `Swoole\Coroutine`.

use std::time::Duration;

use crate::api::failure;
use crate::api::registration::{ce, constants};
use crate::engine::{Created, Engine, Interrupt, Job, JoinError, NoContext, Waiting, outcome};
use crate::zend::fiber::trace_text;
use crate::zend::{Array, Call, Callable, Object, PhpResult, Value, Zval, error};

/// Shorter sleeps are refused: the API counts in milliseconds.
const MIN_SLEEP: f64 = 0.001;

/// `Swoole\Coroutine` and `Swoole\Coroutine\Context`, `Iterator`: only the first differs from a plain class.
pub fn install() {
    crate::zend::object::refuse_instances(ce::coroutine_ptr());
}

/// `create(callable $func, mixed ...$param): int|false`
#[inline(always)]
pub fn create(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, u32::MAX)?;
    let engine = Engine::get();
    let created = match call.get(0) {
        // Made where it is kept.
        Some(value) if Callable::is_closure(value) => {
            engine.create_with(|| job(Callable::of_closure(value), call))?
        }
        _ => engine.create(job(call.callable(0)?, call))?,
    };
    match created {
        Created::Id(id) => Ok(id.into()),
        Created::LimitReached(live) => failure::warn_limit(live),
    }
}

/// A coroutine that runs the callable with the call's further arguments.
#[inline(always)]
pub(super) fn job(callable: Callable, call: &Call<'_>) -> Job {
    let arguments = call.rest(1).iter().map(Zval::share).collect();
    Job::Php { callable, arguments }
}

/// `defer(callable $callback): void`
pub fn defer(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let callable = call.callable(0)?;
    failure::need_coroutine()?;
    Engine::get().coroutines.defer(callable);
    Ok(Value::NULL)
}

/// `set(array $options): void`
pub fn set(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let options = call.array(0)?.clone();
    failure::report(Engine::get().set_options(&options))?;
    Ok(Value::NULL)
}

/// `getOptions(): ?array`
pub fn get_options(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(Engine::get()
        .options
        .borrow()
        .given()
        .cloned()
        .map_or(Value::NULL, Value::from))
}

/// `exists(int $cid): bool`
pub fn exists(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    Ok(Engine::get().coroutines.exists(call.long(0)?).into())
}

/// `yield(): bool`, `suspend(): bool`
pub fn yield_(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    failure::need_coroutine()?;
    let engine = Engine::get();
    let canceled = || {
        engine
            .coroutines
            .set_last_error(constants::SWOOLE_ERROR_CO_CANCELED as i32);
        false
    };
    outcome(engine.suspend(Waiting::Yield).map(|()| true), canceled).map(Value::from)
}

/// `resume(int $cid): bool`
pub fn resume(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    if Engine::get().resume(call.long(0)?)? {
        return Ok(Value::TRUE);
    }
    failure::warn("can not resume the coroutine which is in IO operation or non-existent")
}

/// `cancel(int $cid, bool $throw_exception = false): bool`
pub fn cancel(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let (id, throw) = (call.long(0)?, call.bool_or(1, false)?);
    match Engine::get().cancel(id, throw)? {
        Ok(()) => Ok(Value::TRUE),
        Err(code) => failure::with_code(code.into()),
    }
}

/// `isCanceled(): bool`
pub fn is_canceled(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    failure::need_coroutine()?;
    Ok(Engine::get().coroutines.is_canceled().into())
}

/// `join(array $cid_array, float $timeout = -1): bool`
pub fn join(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let ids = call.array(0)?.clone();
    let ids: Vec<i64> = ids.iter().map(|(_, id)| id.to_long()).collect::<PhpResult<_>>()?;
    let timeout = call.double_or(1, -1.0)?;
    failure::need_coroutine()?;
    let engine = Engine::get();
    if ids.contains(&engine.coroutines.current_id()) {
        failure::warn("can not join self")?;
        return failure::with_code(constants::SWOOLE_ERROR_WRONG_OPERATION);
    }
    let joined = match engine.join(&ids, Engine::deadline(timeout)) {
        Ok(joined) => Ok(joined),
        Err(JoinError::Interrupt(Interrupt::Unwind(unwind))) => return Err(unwind),
        Err(JoinError::Interrupt(Interrupt::Canceled)) => Err(constants::SWOOLE_ERROR_CO_CANCELED),
        Err(JoinError::Nobody) => Err(constants::SWOOLE_ERROR_INVALID_PARAMS),
        Err(JoinError::AlreadyJoined) => Err(constants::SWOOLE_ERROR_WRONG_OPERATION),
    };
    match joined {
        Ok(true) => Ok(Value::TRUE),
        Ok(false) => failure::with_code(constants::SWOOLE_ERROR_CO_TIMEDOUT),
        Err(code) => failure::with_code(code),
    }
}

/// `setTimeLimit(float $timeout): bool`
pub fn set_time_limit(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let seconds = call.double_or(0, 0.0)?;
    failure::need_coroutine()?;
    if seconds.is_nan() || seconds < 0.0 {
        return failure::warn("Timer must be greater than or equal to 0.001");
    }
    Engine::get().set_time_limit(Engine::deadline(seconds));
    Ok((seconds > 0.0).into())
}

/// `getBackTrace(int $cid = 0, int $options = DEBUG_BACKTRACE_PROVIDE_OBJECT, int $limit = 0): array|false`
pub fn get_back_trace(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 3)?;
    let (id, options, limit) = (id_or_current(call)?, call.long_or(1, 1)?, call.long_or(2, 0)?);
    match Engine::get().coroutines.frame_of(id) {
        Some(frame) => Ok(frame.backtrace(false, options, limit)?.into()),
        None => failure::with_code(constants::SWOOLE_ERROR_CO_NOT_EXISTS),
    }
}

/// `printBackTrace(int $cid = 0, int $options = 0, int $limit = 0): void`
pub fn print_back_trace(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 3)?;
    let (id, options, limit) = (id_or_current(call)?, call.long_or(1, 0)?, call.long_or(2, 0)?);
    let engine = Engine::get();
    let Some(frame) = engine.coroutines.frame_of(id) else {
        engine
            .coroutines
            .set_last_error(constants::SWOOLE_ERROR_CO_NOT_EXISTS as i32);
        return Ok(Value::NULL);
    };
    let own = id == engine.coroutines.current_id();
    let text = trace_text(frame.backtrace(own, options, limit)?)?;
    error::print(text.as_bytes())?;
    Ok(Value::NULL)
}

/// `getElapsed(int $cid = 0): int`
pub fn get_elapsed(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let elapsed = Engine::get().coroutines.elapsed(id_or_current(call)?);
    Ok(elapsed.map_or(-1, |milliseconds| milliseconds as i64).into())
}

/// `getStackUsage(int $cid = 0): int|false`
pub fn get_stack_usage(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    match Engine::get().coroutines.frame_of(id_or_current(call)?) {
        Some(frame) => Ok((frame.stack_usage() as i64).into()),
        None => failure::with_code(constants::SWOOLE_ERROR_CO_NOT_EXISTS),
    }
}

/// `enableScheduler(): bool`
pub fn enable_scheduler(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(Engine::get().coroutines.set_preemptible(true).into())
}

/// `disableScheduler(): bool`
pub fn disable_scheduler(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(Engine::get().coroutines.set_preemptible(false).into())
}

/// `stats(): array`
pub fn stats(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let engine = Engine::get();
    let stack_size = engine.options.borrow().stack_size as i64;
    let mut stats = Array::with_capacity(16);
    stats.set("event_num", engine.watches() as i64);
    stats.set("signal_listener_num", engine.callbacks.signal_listeners() as i64);
    stats.set("aio_task_num", engine.waits.blocking_jobs() as i64);
    // The runtime keeps the numbers of its threads to itself.
    for name in [
        "aio_worker_num",
        "aio_idle_worker_num",
        "aio_pending_release_worker_num",
        "aio_peak_worker_num",
        "aio_created_worker_num",
        "aio_released_worker_num",
        "aio_scale_up_count",
        "aio_scale_down_count",
        "aio_queue_size",
    ] {
        stats.set(name, 0i64);
    }
    stats.set("c_stack_size", stack_size);
    stats.set("coroutine_num", engine.coroutines.live() as i64);
    stats.set("coroutine_peak_num", engine.coroutines.peak() as i64);
    stats.set("coroutine_last_cid", engine.coroutines.last_id());
    Ok(stats.into())
}

/// `getCid(): int`, `getuid(): int`
pub fn get_cid(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(Engine::get().coroutines.current_id().into())
}

/// `getPcid(int $cid = 0): int|false`
pub fn get_pcid(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let id = id_or_current(call)?;
    match Engine::get().coroutines.parent_of(id) {
        Some(parent) => Ok(parent.into()),
        None => failure::with_code(constants::SWOOLE_ERROR_CO_NOT_EXISTS),
    }
}

/// `getContext(int $cid = 0): ?Swoole\Coroutine\Context`
pub fn get_context(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let id = id_or_current(call)?;
    let engine = Engine::get();
    match engine
        .coroutines
        .context_of(id, || Object::new(ce::context_ptr()))
    {
        Ok(context) => Ok(context.into()),
        Err(NoContext::NoCoroutine) => {
            if id > 0 {
                engine
                    .coroutines
                    .set_last_error(constants::SWOOLE_ERROR_CO_NOT_EXISTS as i32);
            }
            Ok(Value::NULL)
        }
        Err(NoContext::Destroyed) => {
            failure::warn("The context of coroutine has been destroyed")?;
            Ok(Value::NULL)
        }
        Err(NoContext::Thrown) => error::pending().map(Value::from),
    }
}

fn id_or_current(call: &Call<'_>) -> PhpResult<i64> {
    let id = call.long_or(0, 0)?;
    Ok(if id == 0 {
        Engine::get().coroutines.current_id()
    } else {
        id
    })
}

/// `list(): Swoole\Coroutine\Iterator`, `listCoroutines()`
pub fn list(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let mut ids = Array::new();
    for id in Engine::get().coroutines.ids() {
        ids.push(id);
    }
    crate::zend::object::construct(ce::iterator_ptr(), &[Value::from(ids)]).map(Value::from)
}

/// `sleep(float $seconds): bool`
pub fn sleep(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let seconds = call.double_or(0, 0.0)?;
    if seconds.is_nan() || seconds < MIN_SLEEP {
        return failure::warn("Timer must be greater than or equal to 0.001");
    }
    failure::need_coroutine()?;
    let engine = Engine::get();
    let duration = Duration::try_from_secs_f64(seconds).unwrap_or(FOREVER);
    let slept = engine.sleep(duration.min(FOREVER)).map(|()| true);
    outcome(slept, || {
        engine
            .coroutines
            .set_last_error(constants::SWOOLE_ERROR_CO_CANCELED as i32);
        false
    })
    .map(Value::from)
}

/// Longer times do not fit the clock.
const FOREVER: Duration = Duration::from_secs(60 * 60 * 24 * 365 * 100);
