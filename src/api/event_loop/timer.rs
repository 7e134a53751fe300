//! `Swoole\Timer` and the `swoole_timer_*` functions.

use crate::api::failure;
use crate::api::registration::ce;
use crate::engine::Engine;
use crate::zend::{Array, Call, PhpResult, Value, Zval, object};

/// Only static methods.
pub fn install() {
    object::refuse_instances(ce::timer_ptr());
}

/// `tick(int $ms, callable $callback, mixed ...$params): int|false`
pub fn tick(call: &mut Call<'_>) -> PhpResult {
    set(call, true)
}

/// `after(int $ms, callable $callback, mixed ...$params): int|false`
pub fn after(call: &mut Call<'_>) -> PhpResult {
    set(call, false)
}

fn set(call: &Call<'_>, repeats: bool) -> PhpResult {
    call.expect(2, u32::MAX)?;
    let millis = call.long(0)?;
    let callable = call.callable(1)?;
    match u64::try_from(millis) {
        Ok(millis) if millis > 0 => {
            let arguments = call.rest(2).iter().map(Zval::share).collect();
            Engine::get()
                .set_timer(millis, repeats, callable, arguments)
                .map(Value::from)
        }
        _ => failure::warn("Timer must be greater than or equal to 1"),
    }
}

/// `exists(int $timer_id): bool`
pub fn exists(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    Ok(Engine::get().timer_exists(call.long(0)?).into())
}

/// `info(int $timer_id): ?array`
pub fn info(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let Some(found) = Engine::get().callbacks.timer_info(call.long(0)?) else {
        return Ok(Value::FALSE);
    };
    let Some(timer) = found else {
        return Ok(Value::NULL);
    };
    let mut info = Array::with_capacity(5);
    info.set("exec_msec", timer.due);
    info.set("exec_count", timer.runs);
    info.set("interval", timer.interval);
    info.set("round", timer.round);
    info.set("removed", timer.removed);
    Ok(info.into())
}

/// `stats(): array`
pub fn stats(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let numbers = Engine::get().timer_stats();
    let mut stats = Array::with_capacity(3);
    stats.set("initialized", numbers.initialized);
    stats.set("num", numbers.count);
    stats.set("round", numbers.rounds);
    Ok(stats.into())
}

/// `list(): Swoole\Timer\Iterator`
pub fn list(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let mut ids = Array::new();
    for number in Engine::get().callbacks.timer_numbers() {
        ids.push(number);
    }
    object::construct(ce::timer_iterator_ptr(), &[Value::from(ids)]).map(Value::from)
}

/// `clear(int $timer_id): bool`
pub fn clear(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    Ok(Engine::get().clear_timer(call.long(0)?).into())
}

/// `clearAll(): bool`
pub fn clear_all(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(Engine::get().clear_timers().into())
}
