//! `Swoole\Coroutine\Channel`.

use crate::api::failure;
use crate::api::registration::{ce, constants, slots};
use crate::engine::{Channel, ChannelError, Engine};
use crate::zend::object::{self, HandlersCell, Native, Show};
use crate::zend::{Array, Call, Object, PhpResult, Unwind, Value, raw};

static HANDLERS: HandlersCell = HandlersCell::new();

impl Native for Channel {
    fn handlers() -> &'static HandlersCell {
        &HANDLERS
    }

    const REFERENCES: Option<Show<Self>> = Some(Channel::each_value);
}

pub fn install() {
    object::install::<Channel>(ce::channel_ptr());
}

/// A channel of our own, as `new Channel($size)`.
pub fn new(size: i64) -> Object {
    let object = object::instantiate::<Channel>(ce::channel_ptr());
    open(object.as_raw(), size);
    object
}

fn open(object: *mut raw::zend_object, size: i64) -> bool {
    let size = size.max(1);
    let opened = object::native::<Channel>(object).open(usize::try_from(size).unwrap_or(usize::MAX));
    if opened {
        object::set_property(object, slots::channel::CAPACITY, size);
    }
    opened
}

/// The channel of a method's call.
#[inline]
fn of<'a>(call: &Call<'a>) -> PhpResult<&'a Channel> {
    let channel = object::native::<Channel>(call.this());
    if channel.is_open() {
        Ok(channel)
    } else {
        Err(failure::not_constructed())
    }
}

/// `__construct(int $size = 1)`
pub fn construct(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let size = call.long_or(0, 1)?;
    if open(call.this(), size) {
        Ok(Value::NULL)
    } else {
        Err(failure::fatal("channel has already been constructed"))
    }
}

/// `push(mixed $data, float $timeout = -1): bool`
pub fn push(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let timeout = call.double_or(1, -1.0)?;
    failure::need_coroutine()?;
    let channel = of(call)?;
    let Some(value) = call.get(0) else {
        return Err(Unwind::Thrown); // `expect` has seen it
    };
    match channel.push(Engine::get(), value, timeout) {
        Ok(()) => Ok(succeeded(call.this(), Value::TRUE)),
        Err(error) => failed(call.this(), error),
    }
}

/// `pop(float $timeout = -1): mixed`
pub fn pop(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let timeout = call.double_or(0, -1.0)?;
    failure::need_coroutine()?;
    match of(call)?.pop(Engine::get(), timeout) {
        Ok(value) => Ok(succeeded(call.this(), value)),
        Err(error) => failed(call.this(), error),
    }
}

/// Takes back what an earlier call has said in `$errCode`.
#[inline(always)]
fn succeeded(object: *mut raw::zend_object, result: Value) -> Value {
    object::reset_number(object, slots::channel::ERR_CODE);
    result
}

/// Says in `$errCode` why a call returns false.
#[cold]
pub(in crate::api) fn failed(object: *mut raw::zend_object, error: ChannelError) -> PhpResult {
    let code = match error {
        ChannelError::Timeout => constants::SWOOLE_CHANNEL_TIMEOUT,
        ChannelError::Closed => constants::SWOOLE_CHANNEL_CLOSED,
        ChannelError::Canceled => constants::SWOOLE_CHANNEL_CANCELED,
        ChannelError::Unwind(unwind) => {
            if unwind == Unwind::Thrown && Engine::get().coroutines.is_canceled() {
                object::set_property(
                    object,
                    slots::channel::ERR_CODE,
                    constants::SWOOLE_CHANNEL_CANCELED,
                );
            }
            return Err(unwind);
        }
    };
    object::set_property(object, slots::channel::ERR_CODE, code);
    Ok(Value::FALSE)
}

/// `isEmpty(): bool`
pub fn is_empty(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(of(call)?.is_empty().into())
}

/// `isFull(): bool`
pub fn is_full(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(of(call)?.is_full().into())
}

/// `close(): bool`
pub fn close(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    of(call)?.close(Engine::get()).map(Value::from)
}

/// `stats(): array`
pub fn stats(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let channel = of(call)?;
    let mut stats = Array::with_capacity(3);
    stats.set("consumer_num", channel.consumers() as i64);
    stats.set("producer_num", channel.producers() as i64);
    stats.set("queue_num", channel.len() as i64);
    Ok(stats.into())
}

/// `length(): int`
pub fn length(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok((of(call)?.len() as i64).into())
}
