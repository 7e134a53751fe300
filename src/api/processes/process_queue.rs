//! The message queue of a `Swoole\Process`: `useQueue()` and what follows it.

use super::process_object::object_of;
use crate::api::failure;
use crate::api::registration::{constants, slots};
use crate::engine::log;
use crate::engine::process::message_queue::{ANY_TYPE, LONGEST, MessageQueue, key_of_file};
use crate::engine::{Engine, Interrupt};
use crate::zend::object::set_property;
use crate::zend::{Array, Call, PhpResult, Value, sapi};

/// `Process::IPC_NOWAIT`.
const IPC_NOWAIT: i64 = 256;
/// All messages are of one type, which is above 0; receivers take any.
const TYPE: i64 = 1;

/// `useQueue(int $key = 0, int $mode = 2, int $capacity = -1): bool`
pub fn use_queue(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 3)?;
    let (key, mode) = (
        call.long_or(0, 0)?,
        call.long_or(1, constants::SWOOLE_MSGQUEUE_BALANCE)?,
    );
    let capacity = u64::try_from(call.long_or(2, -1)?)
        .ok()
        .filter(|bytes| *bytes > 0);
    let key = match key {
        0 => sapi::script_path().and_then(|path| key_of_file(&path)),
        key => i32::try_from(key).ok(),
    };
    let Some(key) = key else {
        return failure::warn(
            "the key of a queue must be an int of 32 bits, and 0 only in a script that is a file",
        );
    };
    match MessageQueue::open(key, capacity, mode & IPC_NOWAIT != 0) {
        Ok(queue) => {
            object_of(call).queue.set(Some(queue));
            set_property(call.this(), slots::process::MSG_QUEUE_ID, i64::from(queue.id()));
            set_property(call.this(), slots::process::MSG_QUEUE_KEY, i64::from(queue.key()));
            Ok(Value::TRUE)
        }
        Err(error) => failure::system(&format!("msgget({key})"), &error),
    }
}

/// `statQueue(): array|false`
pub fn stat_queue(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let Some(queue) = object_of(call).queue.get() else {
        return failure::warn("no queue, can't get stats of the queue");
    };
    match queue.contents() {
        Ok(contents) => {
            let mut array = Array::new();
            array.set("queue_num", contents.messages as i64);
            array.set("queue_bytes", contents.bytes as i64);
            Ok(array.into())
        }
        Err(error) => failure::system("msgctl()", &error),
    }
}

/// `freeQueue(): bool`
pub fn free_queue(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    match object_of(call).queue.take().map(|queue| queue.remove()) {
        Some(Ok(())) => Ok(Value::TRUE),
        Some(Err(error)) => failure::with_code(error.raw_os_error().unwrap_or(0).into()),
        None => Ok(Value::FALSE),
    }
}

/// `push(string $data): bool`
pub fn push(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let data = call.string(0)?;
    let data = data.as_bytes();
    if data.is_empty() {
        return failure::warn("the data to push is empty");
    }
    if data.len() > LONGEST {
        return failure::warn("the data to push is too big");
    }
    let Some(queue) = object_of(call).queue.get() else {
        return failure::warn("no msgqueue, cannot use push()");
    };
    match queue.send(Engine::get(), TYPE, data) {
        Ok(Ok(())) => Ok(Value::TRUE),
        Ok(Err(error)) => failed(&error),
        Err(interrupt) => interrupted(interrupt),
    }
}

/// `pop(int $size = 65536): string|false`
pub fn pop(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let most = usize::try_from(call.long_or(0, LONGEST as i64)?).map_or(LONGEST, |size| size.min(LONGEST));
    let Some(queue) = object_of(call).queue.get() else {
        return failure::warn("no msgqueue, cannot use pop()");
    };
    match queue.receive(Engine::get(), ANY_TYPE, most) {
        Ok(Ok(data)) => Ok(data.as_slice().into()),
        Ok(Err(error)) => {
            if error.raw_os_error() == Some(libc::E2BIG) {
                let text = format!(
                    "MsgQueue::pop(): the next message is longer than {most} bytes, and stays in the queue"
                );
                log::write(log::Level::Warning, &text);
            }
            failed(&error)
        }
        Err(interrupt) => interrupted(interrupt),
    }
}

fn failed(error: &std::io::Error) -> PhpResult {
    failure::with_code(error.raw_os_error().unwrap_or(0).into())
}

fn interrupted(interrupt: Interrupt) -> PhpResult {
    match interrupt {
        Interrupt::Canceled => failure::with_code(constants::SWOOLE_ERROR_CO_CANCELED),
        Interrupt::Unwind(unwind) => Err(unwind),
    }
}
