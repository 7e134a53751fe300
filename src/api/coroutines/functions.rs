//! `Swoole\Coroutine\run`, `go`, `defer` and their global forms.

use super::coroutine;
use crate::api::failure;
use crate::api::registration::constants;
use crate::engine::Engine;
use crate::zend::{Call, PhpResult, Value};

/// `run(callable $fn, mixed ...$args): bool`
pub fn run(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, u32::MAX)?;
    let job = coroutine::job(call.callable(0)?, call);
    let engine = Engine::get();
    engine.hook_unless_set(constants::SWOOLE_HOOK_ALL);
    engine.run(&mut std::iter::once(job), &|live| {
        failure::warn_limit(live).map(drop)
    })?;
    Ok(Value::TRUE)
}

/// `go(callable $fn, mixed ...$args): int|false`
pub fn go(call: &mut Call<'_>) -> PhpResult {
    coroutine::create(call)
}

pub fn swoole_coroutine_create(call: &mut Call<'_>) -> PhpResult {
    coroutine::create(call)
}

pub fn defer(call: &mut Call<'_>) -> PhpResult {
    coroutine::defer(call)
}

pub fn swoole_coroutine_defer(call: &mut Call<'_>) -> PhpResult {
    coroutine::defer(call)
}
