//! `Swoole\Atomic`.

use std::sync::atomic::Ordering::SeqCst;
use std::time::{Duration, Instant};

use crate::api::registration::ce;
use crate::engine::sync::shared_memory::{SharedWord, Waited};
use crate::zend::object::{self, HandlersCell, Native, native};
use crate::zend::{Call, PhpResult, Value, error};

/// What an Atomic carries, or an Atomic\Long. None: the kernel had no memory.
pub struct AtomicObject(Option<SharedWord>);

impl Default for AtomicObject {
    fn default() -> Self {
        AtomicObject(SharedWord::new().ok())
    }
}

static HANDLERS: HandlersCell = HandlersCell::new();

impl Native for AtomicObject {
    fn handlers() -> &'static HandlersCell {
        &HANDLERS
    }
}

pub fn install() {
    object::install::<AtomicObject>(ce::atomic_ptr());
    object::install::<AtomicObject>(ce::atomic_long_ptr());
}

/// The word of `$this`, of either class.
pub(in crate::api) fn word(call: &Call<'_>) -> PhpResult<&'static SharedWord> {
    let word = native::<AtomicObject>(call.this()).0.as_ref();
    word.ok_or_else(|| error::throw_error("cannot map memory that is shared with other processes"))
}

/// `__construct(int $value = 0)`
pub fn construct(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let value = call.long_or(0, 0)?;
    word(call)?.int().store(value as u32, SeqCst);
    Ok(Value::NULL)
}

/// `add(int $add_value = 1): int`
pub fn add(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let amount = call.long_or(0, 1)? as u32;
    let before = word(call)?.int().fetch_add(amount, SeqCst);
    Ok(i64::from(before.wrapping_add(amount)).into())
}

/// `sub(int $sub_value = 1): int`
pub fn sub(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let amount = call.long_or(0, 1)? as u32;
    let before = word(call)?.int().fetch_sub(amount, SeqCst);
    Ok(i64::from(before.wrapping_sub(amount)).into())
}

/// `get(): int`
pub fn get(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(i64::from(word(call)?.int().load(SeqCst)).into())
}

/// `set(int $value): void`
pub fn set(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let value = call.long(0)?;
    word(call)?.int().store(value as u32, SeqCst);
    Ok(Value::NULL)
}

/// `wait(float $timeout = 1.0): bool`
pub fn wait(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let timeout = call.double_or(0, 1.0)?;
    let word = word(call)?;
    // A time that the clock cannot count is none.
    let deadline = Duration::try_from_secs_f64(timeout)
        .ok()
        .and_then(|timeout| Instant::now().checked_add(timeout));
    let take = || word.int().compare_exchange(1, 0, SeqCst, SeqCst).is_ok();
    loop {
        if take() {
            return Ok(Value::TRUE);
        }
        match word.wait_while(0, deadline) {
            Waited::Woken => {
                // Several may be woken for one 1: all of them were.
                take();
                return Ok(Value::TRUE);
            }
            Waited::Changed if word.int().load(SeqCst) <= 1 => {}
            Waited::Changed | Waited::TimedOut => return Ok(Value::FALSE),
        }
    }
}

/// `wakeup(int $count = 1): bool`
pub fn wakeup(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let count = u32::try_from(call.long_or(0, 1)?.max(0)).unwrap_or(u32::MAX);
    let word = word(call)?;
    // A program that counts with it keeps its number.
    let _ = word.int().compare_exchange(0, 1, SeqCst, SeqCst);
    word.wake(count);
    Ok(Value::TRUE)
}

/// `cmpset(int $cmp_value, int $new_value): bool`
pub fn cmpset(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 2)?;
    let (expected, new) = (call.long(0)? as u32, call.long(1)? as u32);
    let set = word(call)?.int().compare_exchange(expected, new, SeqCst, SeqCst);
    Ok(set.is_ok().into())
}
