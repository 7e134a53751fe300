//! `swoole_select` and `swoole_client_select`.

use crate::api::failure;
use crate::engine::{Engine, Selection};
use crate::zend::array::Key;
use crate::zend::value::Kind;
use crate::zend::{Array, Call, PhpResult, Value, descriptor};

/// The arguments: to read from, to write to, to be told of errors.
const ARRAYS: usize = 3;
/// How long is waited unless it is told otherwise, in seconds.
const DEFAULT_LIMIT: f64 = 0.5;
const NO_LIMIT: f64 = -1.0;

/// An element of an array, and the place of its descriptor in the selection.
struct Element {
    array: usize,
    key: Key,
    value: Value,
    place: usize,
}

/// `swoole_select(?array &$read_array, ?array &$write_array, ?array &$except_array, ?float $timeout = 0.5): int|false`
pub fn swoole_select(call: &mut Call<'_>) -> PhpResult {
    call.expect(3, 4)?;
    let timeout = match call.get(3) {
        Some(value) if value.is_null() => NO_LIMIT,
        _ => call.double_or(3, DEFAULT_LIMIT)?,
    };
    let (mut elements, mut selection) = (Vec::new(), Selection::default());
    for array in 0..ARRAYS {
        collect(call, array, &mut elements, &mut selection)?;
    }
    if elements.is_empty() {
        return failure::warn("no resource arrays were passed to select");
    }
    let deadline = match timeout {
        ..0.0 => None,
        // Nothing is waited for.
        0.0 => Some(std::time::Instant::now()),
        _ => Engine::deadline(timeout),
    };
    let ready = match Engine::get().select(&selection, deadline) {
        Ok(ready) => ready,
        Err(crate::engine::Interrupt::Canceled) => {
            return failure::with_code(crate::api::registration::constants::SWOOLE_ERROR_CO_CANCELED);
        }
        Err(crate::engine::Interrupt::Unwind(unwind)) => return Err(unwind),
    };
    let mut left: [Array; ARRAYS] = Default::default();
    let mut count = 0i64;
    for element in elements {
        if ready[element.place] {
            count += 1;
            match element.key {
                Key::Index(index) => left[element.array].set_index(index, element.value),
                Key::Name(name) => left[element.array].set_str(&name, element.value),
            }
        }
    }
    for (array, left) in left.into_iter().enumerate() {
        if matches!(call.get(array).map(|value| value.kind()), Some(Kind::Array(_))) {
            call.assign(array, left)?;
        }
    }
    Ok(count.into())
}

/// What of an array has a descriptor; what has none is warned of by whoever knows it.
fn collect(
    call: &Call<'_>,
    array: usize,
    elements: &mut Vec<Element>,
    selection: &mut Selection,
) -> PhpResult<()> {
    let Some(Kind::Array(given)) = call.get(array).map(|value| value.kind()) else {
        return Ok(());
    };
    for (key, value) in given.clone().iter() {
        if let Ok(fd) = descriptor::of(&value)? {
            let place = selection.add(fd, array == 0, array == 1);
            elements.push(Element {
                array,
                key,
                value,
                place,
            });
        }
    }
    Ok(())
}
