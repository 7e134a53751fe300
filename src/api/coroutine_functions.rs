//! `Swoole\Coroutine\run`, `go`, `defer` and their global forms.

use super::{coroutine, failure};
use crate::engine::{Engine, Job};
use crate::zend::{Call, PhpResult, RawZval, Value};

/// `run(callable $fn, mixed ...$args): bool`
pub fn run(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, u32::MAX)?;
    let job = job(call)?;
    Engine::get().run(vec![job], &|live| coroutine::warn_limit(live).map(drop))?;
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

/// The callable and its arguments.
#[inline(always)]
pub(super) fn job(call: &Call<'_>) -> PhpResult<Job> {
    let callable = call.callable(0)?;
    let arguments = call.rest(1).iter().map(RawZval::share).collect();
    Ok(Job::Php { callable, arguments })
}

/// Refuses what needs a coroutine.
pub(super) fn in_coroutine() -> PhpResult<()> {
    failure::need_coroutine()
}
