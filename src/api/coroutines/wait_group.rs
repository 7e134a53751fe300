//! `Swoole\Coroutine\WaitGroup`: an ordinary class, whose state is its properties, so that subclasses see and change it.

use super::channel;
use crate::api::failure;
use crate::api::registration::slots::wait_group as slots;
use crate::engine::{Channel, ChannelError, Engine};
use crate::zend::object::{self, property, set_property};
use crate::zend::{Call, Object, PhpResult, Unwind, Value, classes, error, raw};

/// `__construct(int $delta = 0)`
pub fn construct(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let delta = call.long_or(0, 0)?;
    set_property(call.this(), slots::CHAN, channel::new(1));
    if delta > 0 {
        add_to(call.this(), delta)?;
    }
    Ok(Value::NULL)
}

/// `add(int $delta = 1): void`
pub fn add(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    add_to(call.this(), call.long_or(0, 1)?).map(Value::from)
}

fn add_to(group: *mut raw::zend_object, delta: i64) -> PhpResult<()> {
    if is_waiting(group) {
        return Err(misuse("add called concurrently with wait"));
    }
    let refuse = |what: &str| {
        error::throw(
            classes::invalid_argument(),
            &format!("WaitGroup misuse: {what} counter"),
            0,
        )
    };
    let count = count_of(group)?
        .checked_add(delta)
        .ok_or_else(|| refuse("too large a"))?;
    if count < 0 {
        return Err(refuse("negative"));
    }
    set_property(group, slots::COUNT, count);
    Ok(())
}

/// `done(): void`
pub fn done(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let group = call.this();
    let count = count_of(group)?.saturating_sub(1);
    if count < 0 {
        return Err(misuse("negative counter"));
    }
    set_property(group, slots::COUNT, count);
    if count == 0 && is_waiting(group) {
        let pushed = with_channel(group, |channel| {
            channel.push(Engine::get(), Value::TRUE.raw(), 0.0)
        })?;
        if let Err(ChannelError::Unwind(unwind)) = pushed {
            return Err(unwind);
        }
    }
    Ok(Value::NULL)
}

/// `wait(float $timeout = -1): bool`
pub fn wait(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let timeout = call.double_or(0, -1.0)?;
    let group = call.this();
    if is_waiting(group) {
        return Err(misuse("reused before previous wait has returned"));
    }
    if count_of(group)? == 0 {
        return Ok(Value::TRUE);
    }
    failure::need_coroutine()?;
    let popped = with_channel(group, |channel| {
        set_property(group, slots::WAITING, true);
        let popped = channel.pop(Engine::get(), timeout);
        if !matches!(popped, Err(ChannelError::Unwind(Unwind::Bailout))) {
            set_property(group, slots::WAITING, false);
        }
        popped
    })?;
    match popped {
        Ok(()) => Ok(Value::TRUE),
        Err(ChannelError::Unwind(unwind)) => Err(unwind),
        Err(_) => Ok(Value::FALSE),
    }
}

/// `count(): int`
pub fn count(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(count_of(call.this())?.into())
}

fn count_of(group: *mut raw::zend_object) -> PhpResult<i64> {
    property(group, slots::COUNT).to_long()
}

fn is_waiting(group: *mut raw::zend_object) -> bool {
    property(group, slots::WAITING).truthy()
}

fn misuse(what: &str) -> Unwind {
    error::throw(
        classes::bad_method_call(),
        &format!("WaitGroup misuse: {what}"),
        0,
    )
}

/// Does something with a group's channel, which is kept alive meanwhile. A subclass may not have called the constructor.
fn with_channel<R>(
    group: *mut raw::zend_object,
    body: impl FnOnce(&Channel) -> Result<R, ChannelError>,
) -> PhpResult<Result<(), ChannelError>> {
    let Some(chan) = property(group, slots::CHAN).as_object().map(Object::share) else {
        return Err(error::throw_error(
            "Typed property Swoole\\Coroutine\\WaitGroup::$chan must not be accessed before initialization",
        ));
    };
    let outcome = body(object::native::<Channel>(chan.as_raw())).map(drop);
    match outcome {
        // No destructors any more.
        Err(ChannelError::Unwind(Unwind::Bailout)) => std::mem::forget(chan),
        Err(error) => drop(channel::failed(chan.as_raw(), error)?),
        Ok(()) => {}
    }
    Ok(outcome)
}
