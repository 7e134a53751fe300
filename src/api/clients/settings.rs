//! `$setting`: what a client was given by `set()`, merged; and what the clients of bytes and datagrams do alike with it.

use std::rc::Rc;

use crate::api::failure;
use crate::client::Socket;
use crate::client::byte_client::{Kind, Settings};
use crate::zend::object::{property, set_property};
use crate::zend::value::Kind as ValueKind;
use crate::zend::{Array, Call, PhpResult, Value, classes, error, raw};

/// Adds settings to a client's property; gives all of them.
pub fn merge(object: *mut raw::zend_object, slot: usize, new: &Array) -> Array {
    let mut merged = match property(object, slot).kind() {
        ValueKind::Array(old) => old.clone().separate(),
        _ => Array::new(),
    };
    merged.merge(new);
    set_property(object, slot, merged.clone());
    merged
}

/// The settings that are in force, for the next connection.
pub fn in_force(object: *mut raw::zend_object, slot: usize, tls: bool) -> PhpResult<Settings> {
    let given = property(object, slot).share();
    match given.kind() {
        ValueKind::Array(given) => Settings::read(Some(given), tls),
        _ => Settings::read(None, tls),
    }
}

/// `set(array $settings): bool`. What concerns the connection that there is takes effect at once, unless something is wrong.
pub fn set(
    call: &Call<'_>,
    slot: usize,
    kind: Option<Kind>,
    connection: impl FnOnce() -> Option<Rc<Socket>>,
) -> PhpResult {
    call.expect(1, 1)?;
    let new = call.array(0)?.clone();
    if new.is_empty() {
        return Ok(Value::FALSE);
    }
    merge(call.this(), slot, &new);
    let settings = in_force(call.this(), slot, kind.is_some_and(|kind| kind.tls))?;
    for complaint in settings.complaints() {
        failure::warn(&complaint.text)?;
    }
    if settings.complaints().iter().any(|complaint| complaint.refuses) {
        return Ok(Value::FALSE);
    }
    if let Some(socket) = connection() {
        settings.apply(&socket);
    }
    Ok(Value::TRUE)
}

/// The kind that a constructor's first argument names. Err: there is none.
pub fn kind_of(number: i64, class: &str) -> PhpResult<Kind> {
    Kind::of(number).ok_or_else(|| {
        let text = format!(
            "{class}::__construct() expects parameter 1 to be client type, unknown type {number} given"
        );
        error::throw(classes::type_error(), &text, 0)
    })
}
