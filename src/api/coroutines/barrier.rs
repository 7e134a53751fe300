//! `Swoole\Coroutine\Barrier`.

use std::cell::Cell;
use std::rc::Rc;

use crate::api::failure;
use crate::api::registration::{ce, slots};
use crate::engine::{Engine, Interrupt, WaitQueue};
use crate::zend::object::{self, HandlersCell, Native, is_native};
use crate::zend::{Call, PhpResult, Value};

/// What an object shares with the coroutine that waits for its end.
#[derive(Default)]
struct Gate {
    /// Somebody waits, or has.
    used: Cell<bool>,
    open: Cell<bool>,
    waiting: WaitQueue,
}

#[derive(Default)]
struct BarrierObject(Rc<Gate>);

static HANDLERS: HandlersCell = HandlersCell::new();

impl Native for BarrierObject {
    fn handlers() -> &'static HandlersCell {
        &HANDLERS
    }

    const CLONEABLE: bool = true;
    const UNSETTABLE: bool = true;
}

pub fn install() {
    object::install::<BarrierObject>(ce::barrier_ptr());
}

/// `__destruct()`
pub fn destruct(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let gate = Rc::clone(&object::native::<BarrierObject>(call.this()).0);
    gate.open.set(true);
    gate.waiting.hand_over(Engine::get()).map(Value::from)
}

/// `make(): self`
pub fn make(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(object::instantiate::<BarrierObject>(ce::barrier_ptr()).into())
}

/// `wait(Barrier &$barrier, float $timeout = -1): void`
pub fn wait(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let barrier = call
        .get(0)
        .and_then(|argument| argument.as_object())
        .filter(|object| is_native::<BarrierObject>(*object));
    let Some(barrier) = barrier else {
        return Err(call.type_error(0, "Swoole\\Coroutine\\Barrier"));
    };
    let gate = Rc::clone(&object::native::<BarrierObject>(barrier).0);
    let timeout = call.double_or(1, -1.0)?;
    if gate.used.replace(true) {
        return Err(failure::exception(
            "The barrier is waiting, cannot wait again.",
            0,
        ));
    }
    let engine = Engine::get();
    object::set_property(barrier, slots::barrier::CID, engine.coroutines.current_id());
    call.assign_null(0)?;
    if gate.open.get() {
        return Ok(Value::NULL);
    }
    failure::need_coroutine()?;
    let deadline = if timeout > 0.0 {
        Engine::deadline(timeout)
    } else {
        None
    };
    match gate.waiting.wait(engine, deadline) {
        Ok(_) | Err(Interrupt::Canceled) => Ok(Value::NULL),
        Err(Interrupt::Unwind(unwind)) => Err(unwind),
    }
}
