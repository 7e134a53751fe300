//! `Swoole\Runtime`: which of PHP's own functions suspend the coroutine instead of stopping the process.

use crate::api::registration::{ce, constants};
use crate::engine::Engine;
use crate::zend::{Call, PhpResult, Value};

pub fn install() {
    crate::zend::object::refuse_instances(ce::runtime_ptr());
}

/// `enableCoroutine(int $flags = SWOOLE_HOOK_ALL): bool`
pub fn enable_coroutine(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    Engine::get().set_hook_flags(call.long_or(0, constants::SWOOLE_HOOK_ALL)?);
    Ok(Value::TRUE)
}

/// `setHookFlags(int $flags): bool`
pub fn set_hook_flags(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    Engine::get().set_hook_flags(call.long(0)?);
    Ok(Value::TRUE)
}

/// `getHookFlags(): int`
pub fn get_hook_flags(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(Engine::get().hook_flags().into())
}
