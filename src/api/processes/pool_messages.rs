//! The messages of a `Swoole\Process\Pool`: from worker to worker, and from outside by a socket. How a worker gets them is
//! in `process_worker`.

use std::time::Instant;

use super::pool_object::{PoolObject, object_of};
use crate::api::failure;
use crate::api::registration::constants;
use crate::engine::process::pool::mailbox::MailError;
use crate::engine::process::pool::request_listener::RequestListener;
use crate::engine::{Engine, Interrupt};
use crate::net::listener::Address;
use crate::zend::{Call, PhpResult, Value};

/// `listen(string $host, int $port = 0, int $backlog = 2048): bool`
pub fn listen(call: &mut Call<'_>) -> PhpResult {
    const BACKLOG: i64 = 2048;
    call.expect(1, 3)?;
    let (host, port, backlog) = (call.string(0)?, call.long_or(1, 0)?, call.long_or(2, BACKLOG)?);
    let object = object_of(call);
    if object.ipc() != constants::SWOOLE_IPC_SOCKET {
        return unsupported(object);
    }
    if object.running().is_some() {
        return failure::warn("process pool is started. unable to listen");
    }
    let host = host.to_text();
    let Ok(address) = Address::parse(&host, port) else {
        return failure::warn_if_displayed(
            constants::SWOOLE_ERROR_BAD_HOST_ADDR,
            &format!(
                "cannot listen on {host}:{port}: an IPv4 or IPv6 address and a port, or unix:/path, are expected"
            ),
        );
    };
    match RequestListener::open(&address, i32::try_from(backlog).unwrap_or(i32::MAX)) {
        Ok(entrance) => {
            object.entrances.borrow_mut().push(entrance);
            Ok(Value::TRUE)
        }
        Err(error) => failure::system(&format!("bind({host}:{port})"), &error),
    }
}

fn unsupported(object: &PoolObject) -> PhpResult {
    failure::warn(&format!("unsupported ipc type[{}]", object.ipc()))
}

/// `write(string $data): bool`
pub fn write(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let data = call.string(0)?;
    let object = object_of(call);
    if object.ipc() != constants::SWOOLE_IPC_SOCKET {
        return unsupported(object);
    }
    let Some(running) = object.running() else {
        return Ok(Value::FALSE);
    };
    let mut answer = running.answer.borrow_mut();
    match &mut *answer {
        Some(answer) if !data.as_bytes().is_empty() => {
            answer.extend_from_slice(data.as_bytes());
            Ok(Value::TRUE)
        }
        _ => Ok(Value::FALSE),
    }
}

/// `sendMessage(string $data, int $dst_worker_id): bool`
pub fn send_message(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 2)?;
    let (data, to) = (call.string(0)?, call.long(1)?);
    let object = object_of(call);
    let Some(running) = object.running() else {
        return failure::warn("process pool is not started.");
    };
    let Some(mail) = &running.mail else {
        return unsupported(object);
    };
    let Some(worker_id) = usize::try_from(to)
        .ok()
        .filter(|worker_id| *worker_id < running.table.slots())
    else {
        return failure::warn(&format!("invalid worker_id[{to}]"));
    };
    if data.as_bytes().len() > object.max_package() {
        return failure::with_code(constants::SWOOLE_ERROR_DATA_LENGTH_TOO_LARGE);
    }
    let limit = Engine::get().options.borrow().write_timeout;
    let deadline = limit.and_then(|limit| Instant::now().checked_add(limit));
    let own = running.worker_id.get() == Some(worker_id);
    match mail.send(worker_id, own, data.as_bytes(), deadline) {
        Ok(()) => Ok(Value::TRUE),
        Err(MailError::TimedOut) => failure::with_code(constants::SWOOLE_ERROR_SOCKET_POLL_TIMEOUT),
        Err(MailError::Failed(error)) => failure::system("sendMessage()", &error),
        Err(MailError::Interrupt(Interrupt::Canceled)) => {
            failure::with_code(constants::SWOOLE_ERROR_CO_CANCELED)
        }
        Err(MailError::Interrupt(Interrupt::Unwind(unwind))) => Err(unwind),
    }
}
