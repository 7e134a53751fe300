//! `Swoole\Coroutine\{batch, parallel, map, deadlock_check}`.

use crate::api::failure;
use crate::engine::{Engine, Group};
use crate::zend::array::Key;
use crate::zend::{Array, Call, Callable, PhpResult, Value};

/// `batch(array $tasks, float $timeout = -1): array`
pub fn batch(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let tasks = call.array(0)?.clone();
    let timeout = call.double_or(1, -1.0)?;
    let mut callables = Vec::with_capacity(tasks.len());
    for (_, task) in tasks.iter() {
        match Callable::from_value(&task)? {
            Ok(callable) => callables.push(callable),
            Err(why) => {
                return Err(call.argument_error(0, &format!("must hold callables only: {why}")));
            }
        }
    }
    let calls = callables.iter().map(|callable| (callable, Vec::new()));
    run(&tasks, calls, timeout)
}

/// `map(array $list, callable $fn, float $timeout = -1): array`
pub fn map(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 3)?;
    let list = call.array(0)?.clone();
    let callable = call.callable(1)?;
    let timeout = call.double_or(2, -1.0)?;
    let calls = list
        .iter()
        .map(|(key, value)| (&callable, vec![value, key_value(&key)]));
    run(&list, calls, timeout)
}

/// Makes the calls side by side; the results have the keys of `list`.
fn run<'a>(list: &Array, calls: impl Iterator<Item = (&'a Callable, Vec<Value>)>, timeout: f64) -> PhpResult {
    let engine = Engine::get();
    let group = Group::new(list.len());
    for (index, (callable, arguments)) in calls.enumerate() {
        group.start(engine, index, callable, arguments)?;
    }
    if !group.is_done() {
        failure::need_coroutine()?;
        group.wait(engine, timeout)?;
    }
    let mut results = Array::with_capacity(list.len() as u32);
    for ((key, _), result) in list.iter().zip(group.take_results()) {
        match key {
            Key::Index(index) => results.set_index(index, result),
            Key::Name(name) => results.set_symbol(name.as_bytes(), result),
        }
    }
    Ok(results.into())
}

fn key_value(key: &Key) -> Value {
    match key {
        Key::Index(index) => (*index).into(),
        Key::Name(name) => name.clone().into(),
    }
}

/// `parallel(int $n, callable $fn): void`
pub fn parallel(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 2)?;
    let times = call.long(0)?;
    let callable = call.callable(1)?;
    if times < 0 {
        return Err(call.value_error(0, "must be greater than or equal to 0"));
    }
    let engine = Engine::get();
    let group = Group::new(0);
    for _ in 0..times {
        group.start(engine, 0, &callable, Vec::new())?;
    }
    if !group.is_done() {
        failure::need_coroutine()?;
        group.wait(engine, 0.0)?;
    }
    Ok(Value::NULL)
}

/// `deadlock_check(): void`
pub fn deadlock_check(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Engine::get().report().map(Value::from)
}
