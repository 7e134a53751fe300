//! `Swoole\Atomic\Long`. Its objects are those of `atomic`.

use std::sync::atomic::Ordering::SeqCst;

use super::atomic::word;
use crate::zend::{Call, PhpResult, Value};

/// `__construct(int $value = 0)`
pub fn construct(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let value = call.long_or(0, 0)?;
    word(call)?.long().store(value as u64, SeqCst);
    Ok(Value::NULL)
}

/// `add(int $add_value = 1): int`
pub fn add(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let amount = call.long_or(0, 1)? as u64;
    let before = word(call)?.long().fetch_add(amount, SeqCst);
    Ok((before.wrapping_add(amount) as i64).into())
}

/// `sub(int $sub_value = 1): int`
pub fn sub(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let amount = call.long_or(0, 1)? as u64;
    let before = word(call)?.long().fetch_sub(amount, SeqCst);
    Ok((before.wrapping_sub(amount) as i64).into())
}

/// `get(): int`
pub fn get(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok((word(call)?.long().load(SeqCst) as i64).into())
}

/// `set(int $value): void`
pub fn set(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let value = call.long(0)?;
    word(call)?.long().store(value as u64, SeqCst);
    Ok(Value::NULL)
}

/// `cmpset(int $cmp_value, int $new_value): bool`
pub fn cmpset(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 2)?;
    let (expected, new) = (call.long(0)? as u64, call.long(1)? as u64);
    let set = word(call)?.long().compare_exchange(expected, new, SeqCst, SeqCst);
    Ok(set.is_ok().into())
}
