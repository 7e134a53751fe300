//! `Swoole\Lock`.

use std::cell::OnceCell;
use std::time::{Duration, Instant};

use crate::api::failure;
use crate::api::registration::{ce, constants, slots};
use crate::engine::sync::process_lock::{Mode, NotLocked, ProcessLock};
use crate::engine::{Engine, Interrupt};
use crate::zend::object::{self, HandlersCell, Native, native, set_property};
use crate::zend::{Call, PhpResult, Value, error};

/// PHP's `LOCK_*`.
const LOCK_SH: i64 = 1;
const LOCK_EX: i64 = 2;
const LOCK_NB: i64 = 4;

struct Made {
    lock: ProcessLock,
    /// Several may have it at once.
    shareable: bool,
}

/// Empty until the constructor has run.
#[derive(Default)]
struct LockObject(OnceCell<Made>);

static HANDLERS: HandlersCell = HandlersCell::new();

impl Native for LockObject {
    fn handlers() -> &'static HandlersCell {
        &HANDLERS
    }
}

pub fn install() {
    object::install::<LockObject>(ce::process_lock_ptr());
}

fn of<'a>(call: &Call<'a>) -> PhpResult<&'a Made> {
    let made = native::<LockObject>(call.this()).0.get();
    made.ok_or_else(failure::not_constructed)
}

/// `__construct(int $type = SWOOLE_MUTEX)`
pub fn construct(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let kind = call.long_or(0, constants::SWOOLE_MUTEX)?;
    let place = &native::<LockObject>(call.this()).0;
    if place.get().is_some() {
        return Err(error::throw_error(
            "Constructor of Swoole\\Lock can only be called once",
        ));
    }
    let shareable = match kind {
        constants::SWOOLE_MUTEX | constants::SWOOLE_SPINLOCK => false,
        constants::SWOOLE_RWLOCK => true,
        _ => {
            let text = format!(
                "lock type[{kind}] is not supported; use Lock::MUTEX, Lock::RWLOCK or Lock::SPINLOCK"
            );
            return Err(failure::exception(&text, constants::SWOOLE_ERROR_INVALID_PARAMS));
        }
    };
    let lock = ProcessLock::new().map_err(|error| {
        let text = format!("cannot share memory for the lock: {error}");
        failure::exception(&text, constants::SWOOLE_ERROR_MALLOC_FAIL)
    })?;
    let _ = place.set(Made { lock, shareable });
    Ok(Value::NULL)
}

/// `lock(int $operation = LOCK_EX, float $timeout = -1): bool`
pub fn lock(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 2)?;
    let (operation, timeout) = (call.long_or(0, LOCK_EX)?, call.double_or(1, -1.0)?);
    let made = of(call)?;
    let mode = match operation & !LOCK_NB {
        LOCK_EX => Mode::Exclusive,
        LOCK_SH if made.shareable => Mode::Shared,
        LOCK_SH => Mode::Exclusive,
        _ => return Err(call.value_error(0, "must be LOCK_EX or LOCK_SH, or one of them with LOCK_NB")),
    };
    let engine = Engine::get();
    let outcome = if operation & LOCK_NB != 0 {
        made.lock.try_lock(mode)
    } else {
        // A time that the clock cannot count is none.
        let deadline = Duration::try_from_secs_f64(timeout)
            .ok()
            .and_then(|timeout| Instant::now().checked_add(timeout));
        if engine.coroutines.can_suspend() {
            match made.lock.lock_in_coroutine(engine, mode, deadline) {
                Ok(outcome) => outcome,
                Err(Interrupt::Canceled) => return failed(call, constants::SWOOLE_ERROR_CO_CANCELED),
                Err(Interrupt::Unwind(unwind)) => return Err(unwind),
            }
        } else if made.shareable && made.lock.is_ours() {
            Err(NotLocked::Deadlock)
        } else {
            made.lock.lock(mode, deadline)
        }
    };
    match outcome {
        Ok(()) => Ok(Value::TRUE),
        Err(NotLocked::Busy) => failed(call, libc::EBUSY.into()),
        Err(NotLocked::TimedOut) => failed(call, libc::ETIMEDOUT.into()),
        Err(NotLocked::Deadlock) => failed(call, libc::EDEADLK.into()),
    }
}

/// `unlock(): bool`
pub fn unlock(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    of(call)?.lock.unlock();
    Ok(Value::TRUE)
}

/// Says in `$errCode` why a call returns false.
fn failed(call: &Call<'_>, code: i64) -> PhpResult {
    set_property(call.this(), slots::process_lock::ERR_CODE, code);
    Ok(Value::FALSE)
}
