//! `Swoole\ExitException`: what `exit` throws in a coroutine.

use crate::api::registration::{ce, constants, slots};
use crate::zend::object::property;
use crate::zend::value::Kind;
use crate::zend::{Call, Object, PhpResult, Value, error};

/// `exit($status)` in a coroutine.
pub fn throw(status: Value) {
    let Some(exception) = Object::new(ce::exit_exception_ptr()) else {
        return;
    };
    // From 8.4 on a text is the message, too (exit is a function there, and takes int|string).
    let message = match status.raw().kind() {
        Kind::Str(text) if cfg!(php84) => Value::from(text),
        _ => Value::from("swoole exit"),
    };
    exception.set(MESSAGE_SLOT, message);
    exception.set(slots::exit_exception::FLAGS, constants::SWOOLE_EXIT_IN_COROUTINE);
    exception.set(slots::exit_exception::STATUS, status);
    error::throw_object(exception);
}

/// `Exception::$message` is the first property of every exception.
const MESSAGE_SLOT: usize = 0;

/// What `exit` was given.
pub fn status_of(exception: &Object) -> Value {
    property(exception.as_raw(), slots::exit_exception::STATUS).share()
}

pub fn get_flags(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(property(call.this(), slots::exit_exception::FLAGS).share())
}

pub fn get_status(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(property(call.this(), slots::exit_exception::STATUS).share())
}
