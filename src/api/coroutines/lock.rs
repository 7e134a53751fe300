//! `Swoole\Coroutine\Lock`.

use std::cell::OnceCell;

use crate::api::failure;
use crate::api::registration::{ce, constants, slots};
use crate::engine::{Engine, Interrupt, Lock, log};
use crate::zend::object::{self, HandlersCell, Native};
use crate::zend::{Call, PhpResult, Value, error};

/// Empty until the constructor has run.
#[derive(Default)]
struct LockObject(OnceCell<Lock>);

static HANDLERS: HandlersCell = HandlersCell::new();

impl Native for LockObject {
    fn handlers() -> &'static HandlersCell {
        &HANDLERS
    }
}

pub fn install() {
    object::install::<LockObject>(ce::lock_ptr());
}

fn of<'a>(call: &Call<'a>) -> PhpResult<&'a Lock> {
    let lock = object::native::<LockObject>(call.this()).0.get();
    lock.ok_or_else(failure::not_constructed)
}

/// `__construct(bool $shared = false)`
pub fn construct(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let shared = call.bool_or(0, false)?;
    let place = &object::native::<LockObject>(call.this()).0;
    if place.get().is_some() {
        return Err(error::throw_error(
            "Constructor of Swoole\\Coroutine\\Lock can only be called once",
        ));
    }
    let lock = Lock::new(shared).map_err(|error| {
        failure::exception(
            &format!("cannot share memory for the lock: {error}"),
            constants::SWOOLE_ERROR_MALLOC_FAIL,
        )
    })?;
    let _ = place.set(lock);
    Ok(Value::NULL)
}

/// `lock(int $operation = LOCK_EX): bool`
pub fn lock(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let operation = call.long_or(0, LOCK_EX)?;
    let lock = of(call)?;
    if !in_coroutine("lock_impl") {
        return failed(call, constants::SWOOLE_ERROR_CO_OUT_OF_COROUTINE);
    }
    match lock.lock(Engine::get(), operation & LOCK_NB == 0) {
        Ok(true) => Ok(Value::TRUE),
        Ok(false) => failed(call, EBUSY),
        Err(Interrupt::Canceled) => failed(call, constants::SWOOLE_ERROR_CO_CANCELED),
        Err(Interrupt::Unwind(unwind)) => Err(unwind),
    }
}

/// `unlock(): bool`
pub fn unlock(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let lock = of(call)?;
    if !in_coroutine("unlock") {
        return failed(call, constants::SWOOLE_ERROR_CO_OUT_OF_COROUTINE);
    }
    lock.unlock(Engine::get())?;
    Ok(Value::TRUE)
}

/// PHP's `LOCK_EX` and `LOCK_NB`.
const LOCK_EX: i64 = 2;
const LOCK_NB: i64 = 4;
/// `$errCode` of a lock that somebody else has.
const EBUSY: i64 = libc::EBUSY as i64;

fn in_coroutine(function: &str) -> bool {
    let inside = Engine::get().coroutines.in_coroutine();
    if !inside {
        log::write(
            log::Level::Warning,
            &format!(
                "CoroutineLock::{function}(): The coroutine lock can only be used in a coroutine environment"
            ),
        );
    }
    inside
}

/// Says in `$errCode` why a call returns false.
fn failed(call: &Call<'_>, code: i64) -> PhpResult {
    object::set_property(call.this(), slots::lock::ERR_CODE, code);
    Ok(Value::FALSE)
}
