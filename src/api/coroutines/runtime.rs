//! `Swoole\Runtime`: which of PHP's own functions suspend the coroutine instead of stopping the process.

use crate::api::registration::{ce, constants};
use crate::engine::Engine;
use crate::zend::{Call, PhpResult, Value, error};

pub fn install() {
    crate::zend::object::refuse_instances(ce::runtime_ptr());
}

/// `enableCoroutine(int $flags = SWOOLE_HOOK_ALL): bool`
pub fn enable_coroutine(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    set(call.long_or(0, constants::SWOOLE_HOOK_ALL)?)
}

/// `setHookFlags(int $flags): bool`
pub fn set_hook_flags(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    set(call.long(0)?)
}

fn set(flags: i64) -> PhpResult {
    const BOTH_OF_CURL: i64 = constants::SWOOLE_HOOK_CURL | constants::SWOOLE_HOOK_NATIVE_CURL;
    if flags & BOTH_OF_CURL == BOTH_OF_CURL {
        error::warning("cannot enable both hooks HOOK_NATIVE_CURL and HOOK_CURL at same time")?;
    }
    Engine::get().set_hook_flags(flags);
    Ok(Value::TRUE)
}

/// `getHookFlags(): int`
pub fn get_hook_flags(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(Engine::get().hook_flags().into())
}
