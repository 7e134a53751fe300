//! What a `Swoole\Http\Response` object carries, and what its methods have in common: finding the exchange, waiting for room,
//! saying how sending went, changing the arrays that are its properties. The methods know the rest.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use crate::api::failure;
use crate::api::registration::constants;
use crate::engine::{Engine, Interrupt};
use crate::server::http::exchange::{Exchange, SendError};
use crate::zend::object::{HandlersCell, native, set_property, take_property};
use crate::zend::value::Kind;
use crate::zend::{Array, Call, PhpResult, Str, Value, raw};

/// What a Response object carries: no exchange if it was made with `new`.
#[derive(Default)]
pub struct ResponseObject {
    pub exchange: OnceCell<Rc<Exchange>>,
    /// 0: not set.
    pub status: Cell<i64>,
    pub reason: RefCell<Option<Str>>,
}

pub static HANDLERS: HandlersCell = HandlersCell::new();

/// The exchange of `$this`; None, with the last error set to `code`, if it was made with `new`.
pub fn exchange_of(call: &Call<'_>, code: i64) -> Option<Rc<Exchange>> {
    let exchange = native::<ResponseObject>(call.this()).exchange.get();
    if exchange.is_none() {
        Engine::get().coroutines.set_last_error(code as i32);
    }
    exchange.cloned()
}

/// The exchange of `$this`, if its response has not ended. None: the last error says that it is not to be had.
pub fn unended(call: &Call<'_>) -> Option<Rc<Exchange>> {
    let exchange = exchange_of(call, constants::SWOOLE_ERROR_HTTP_CONTEXT_UNAVAILABLE)?;
    if exchange.is_taken() {
        Engine::get()
            .coroutines
            .set_last_error(constants::SWOOLE_ERROR_HTTP_CONTEXT_UNAVAILABLE as i32);
        return None;
    }
    Some(exchange)
}

/// The result of a call that has sent something.
pub fn sent(result: Result<(), SendError>) -> PhpResult {
    match result {
        Ok(()) => Ok(Value::TRUE),
        Err(SendError::Ended) => failure::with_code(constants::SWOOLE_ERROR_HTTP_CONTEXT_UNAVAILABLE),
        Err(SendError::Dead(code)) => failure::with_code(code.into()),
        Err(SendError::Interrupted(Interrupt::Canceled)) => failure::with_code(libc::ECANCELED.into()),
        Err(SendError::Interrupted(Interrupt::Unwind(unwind))) => Err(unwind),
    }
}

/// Waits while the peer is too slow. Some: the call's result, because it cannot go on.
pub fn make_room(exchange: &Exchange) -> PhpResult<Option<Value>> {
    if !exchange.connection.outbox.is_full() {
        return Ok(None);
    }
    match exchange.connection.make_room_for_script() {
        Ok(Ok(())) => Ok(None),
        Ok(Err(code)) => {
            // A peer that is merely slow may be tried again.
            if exchange.connection.outbox.error().is_some() && !exchange.is_upgraded() {
                exchange.failed(code);
            }
            failure::with_code(code.into()).map(Some)
        }
        Err(Interrupt::Canceled) => failure::with_code(libc::ECANCELED.into()).map(Some),
        Err(Interrupt::Unwind(unwind)) => Err(unwind),
    }
}

/// The reason phrase that the script has set.
pub fn reason_of(object: *mut raw::zend_object) -> Option<Str> {
    native::<ResponseObject>(object).reason.borrow().clone()
}

/// The status that the script has set; 0: none.
pub fn status_of(object: *mut raw::zend_object) -> i64 {
    native::<ResponseObject>(object).status.get()
}

/// `$this->property[$key] = $value`, with the property an array from then on.
pub fn set_entry(object: *mut raw::zend_object, slot: usize, key: &[u8], value: Value) {
    let mut array = take_array(object, slot);
    array.set_symbol(key, value);
    set_property(object, slot, array);
}

/// A property's array to be changed and put back.
pub fn take_array(object: *mut raw::zend_object, slot: usize) -> Array {
    let value = take_property(object, slot);
    let array = match value.raw().kind() {
        Kind::Array(array) => Some(array.clone()),
        _ => None,
    };
    // The only reference must be the one that is changed.
    drop(value);
    array.unwrap_or_default().separate()
}
