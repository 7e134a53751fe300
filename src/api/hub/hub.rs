//! `SwooleRs\Hub`.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::rc::{Rc, Weak};
use std::time::Duration;

use protocol::websocket::frame::Opcode;

use super::hub_object::{HubObject, Parts, answer, channel, connection, exception, open, parts, wait};
use super::json;
use super::listeners::{Listeners, value_of};
use crate::api::coroutines::channel as php_channel;
use crate::api::failure;
use crate::api::registration::{ce, constants};
use crate::api::websocket::outgoing::outgoing;
use crate::engine::Engine;
use crate::hub::backend::HubError;
use crate::hub::message::Message;
use crate::hub::options::{
    Address, Authorities, KeepHistory, MAX_CHANNEL_BYTES, MAX_HISTORY, MAX_REPLICAS, Options, parse_address,
};
use crate::hub::presence::{Audience, Change};
use crate::hub::{Hub, Info, JoinError};
use crate::zend::array::Key;
use crate::zend::object::{self, native};
use crate::zend::value::Kind;
use crate::zend::{Array, Call, Callable, PhpResult, Str, Value, Zval, error};

pub fn install() {
    object::install::<HubObject>(ce::hub_ptr());
}

/// `__construct(?string $address = null, array $options = [])`
pub fn construct(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 2)?;
    let address = call.nullable_string(0)?;
    let (mut options, mut authorities) = (Options::new(Address::Local), None);
    if call.count() > 1 {
        read_options(call.array(1)?, &mut options, &mut authorities)
            .map_err(|text| call.value_error(1, &text))?;
    }
    if let Some(text) = address {
        options.address =
            parse_address(&text.to_text(), authorities).map_err(|text| call.value_error(0, &text))?;
    }
    let has_replicas = options.history.is_some_and(|history| history.replicas.is_some());
    if has_replicas && !matches!(options.address, Address::Nats(_)) {
        return Err(call.value_error(1, "has replicas in history, which NATS alone keeps"));
    }
    let place = &native::<HubObject>(call.this()).parts;
    if place.get().is_some() {
        return Err(failure::fatal("hub has already been constructed"));
    }
    let listeners = Listeners::new();
    let audience: Weak<dyn Audience> = Rc::downgrade(&(Rc::clone(&listeners) as Rc<dyn Audience>));
    let hub = Hub::new(options, audience);
    listeners.listen_to(&hub);
    let _ = place.set(Parts { hub, listeners });
    Ok(Value::NULL)
}

fn read_options(
    array: &Array,
    options: &mut Options,
    authorities: &mut Option<Authorities>,
) -> Result<(), String> {
    for (key, value) in array.iter() {
        match key.text().as_bytes() {
            b"history" => options.history = read_history(&value)?,
            b"prefix" => options.prefix = read_prefix(&value)?,
            b"connect_timeout" => options.connect_timeout = read_seconds("connect_timeout", &value)?,
            b"lease" => options.lease = read_seconds("lease", &value)?,
            b"ssl_cafile" => *authorities = Some(read_file(&value)?),
            other => {
                return Err(format!(
                    "has no option \"{}\"; there are history, prefix, connect_timeout, lease and ssl_cafile",
                    String::from_utf8_lossy(other)
                ));
            }
        }
    }
    Ok(())
}

/// Braces would take part in where a cluster keeps something.
fn read_prefix(value: &Zval) -> Result<String, String> {
    match value.kind() {
        Kind::Str(text) => std::str::from_utf8(text).ok(),
        _ => None,
    }
    .filter(|prefix| !prefix.contains(['{', '}']) && prefix.len() <= MAX_CHANNEL_BYTES)
    .map(str::to_owned)
    .ok_or_else(|| "must have prefix as a text without braces".to_owned())
}

fn read_file(value: &Zval) -> Result<Authorities, String> {
    let Kind::Str(path) = value.kind() else {
        return Err("must have ssl_cafile as the path of a file".to_owned());
    };
    let pem = std::fs::read(Path::new(OsStr::from_bytes(path)))
        .map_err(|error| format!("has an ssl_cafile that cannot be read: {error}"))?;
    let path = String::from_utf8_lossy(path).into_owned();
    Ok(Authorities { path, pem })
}

fn read_seconds(name: &str, value: &Zval) -> Result<Duration, String> {
    seconds(value).ok_or_else(|| format!("must have {name} as a number of seconds above 0"))
}

/// A century: engines and clocks have an end somewhere beyond.
const LONGEST: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

fn seconds(value: &Zval) -> Option<Duration> {
    let seconds = match value.kind() {
        Kind::Long(seconds) => seconds as f64,
        Kind::Double(seconds) => seconds,
        _ => return None,
    };
    Duration::try_from_secs_f64(seconds)
        .ok()
        .filter(|duration| !duration.is_zero())
        .map(|duration| duration.min(LONGEST))
}

const HISTORY: &str = "must have history as ['size' => messages, 'ttl' => seconds]";

fn read_history(value: &Zval) -> Result<Option<KeepHistory>, String> {
    let array = match value.kind() {
        Kind::Null => return Ok(None),
        Kind::Array(array) => array,
        _ => return Err(HISTORY.to_owned()),
    };
    if array
        .iter()
        .any(|(key, _)| !matches!(&key, Key::Name(name) if matches!(name.as_bytes(), b"size" | b"ttl" | b"replicas")))
    {
        return Err(HISTORY.to_owned());
    }
    let size = match array.get("size").map(Zval::kind) {
        Some(Kind::Long(size)) => usize::try_from(size).ok(),
        _ => None,
    };
    let size = size
        .filter(|size| (1..=MAX_HISTORY).contains(size))
        .ok_or_else(|| format!("{HISTORY}, with a size from 1 to {MAX_HISTORY}"))?;
    let ttl = array
        .get("ttl")
        .and_then(seconds)
        .ok_or_else(|| format!("{HISTORY}, with a ttl above 0"))?;
    let replicas = match array.get("replicas").map(Zval::kind) {
        None | Some(Kind::Null) => None,
        Some(Kind::Long(count @ 1..=MAX_REPLICAS)) => Some(count as usize),
        Some(_) => return Err(format!("{HISTORY}, with replicas from 1 to {MAX_REPLICAS}")),
    };
    Ok(Some(KeepHistory { size, ttl, replicas }))
}

/// A member's info as an argument.
fn info(call: &Call<'_>, index: usize) -> PhpResult<Info> {
    if call.count() <= index {
        return Ok(Rc::from(&b"[]"[..]));
    }
    call.array(index)?;
    let Some(value) = call.get(index) else {
        return Ok(Rc::from(&b"[]"[..]));
    };
    json::encode(value)?.map_err(|why| call.value_error(index, &format!("must be what JSON can say: {why}")))
}

/// `join(Response $ws, string $channel, array $info = []): bool`
pub fn join(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 3)?;
    let exchange = connection(call, 0)?;
    let channel = channel(call, 1)?;
    let info = info(call, 2)?;
    let parts = open(call)?;
    let exchange = match exchange {
        Ok(exchange) => exchange,
        Err(result) => return Ok(result),
    };
    let Some(websocket) = exchange.websocket() else {
        return Ok(Value::FALSE);
    };
    let joining = parts.hub.join(&exchange.connection, websocket, channel, info);
    joined(wait(joining)?)
}

fn joined(result: Option<Result<(), JoinError>>) -> PhpResult {
    match result {
        Some(Ok(())) => Ok(Value::TRUE),
        Some(Err(JoinError::Closed)) => failure::with_code(libc::EBADF.into()),
        Some(Err(JoinError::Stale)) => failure::with_code(libc::ESTALE.into()),
        Some(Err(JoinError::IsMember)) => failure::with_code(libc::EISCONN.into()),
        Some(Err(JoinError::Hub(error))) => Err(failure::exception(&error.to_string(), 0)),
        None => failure::with_code(libc::ECANCELED.into()),
    }
}

/// `leave(Response $ws, ?string $channel = null): bool`
pub fn leave(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let exchange = connection(call, 0)?;
    let channel = match call.get(1) {
        Some(value) if !value.is_null() => Some(channel(call, 1)?),
        _ => None,
    };
    let parts = parts(call)?;
    let connection = match exchange {
        Ok(exchange) => Rc::clone(&exchange.connection),
        Err(result) => return Ok(result),
    };
    let left = match channel {
        Some(channel) => parts.hub.leave(&connection, &channel),
        None => parts.hub.leave_all(&connection),
    };
    Ok(left.into())
}

/// `publish(string $channel, Frame|string $message, ?Response $except = null): int|false`
pub fn publish(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 3)?;
    let channel = channel(call, 0)?;
    let message = message(call, 1)?;
    let except = exception(call, 2)?;
    let parts = open(call)?;
    match wait(parts.hub.publish(channel, message, except))? {
        Some(Ok(queued)) => Ok((queued as i64).into()),
        Some(Err(HubError::Closed)) => Err(failure::exception(&HubError::Closed.to_string(), 0)),
        Some(Err(HubError::Full)) => failure::with_code(libc::ENOBUFS.into()),
        Some(Err(HubError::TooLarge)) => failure::with_code(libc::EMSGSIZE.into()),
        Some(Err(_)) => failure::with_code(libc::EHOSTUNREACH.into()),
        None => failure::with_code(libc::ECANCELED.into()),
    }
}

/// What is published: a whole message, without a say in how it is compressed.
fn message(call: &Call<'_>, index: usize) -> PhpResult<Message> {
    let Some(data) = call.get(index) else {
        return Err(call.type_error(index, "Swoole\\WebSocket\\Frame|string"));
    };
    if let Kind::Array(_) | Kind::Null = data.kind() {
        return Err(call.type_error(index, "Swoole\\WebSocket\\Frame|string"));
    }
    let refuse = |text: &str| Err(call.value_error(index, text));
    match outgoing(data, constants::SWOOLE_WEBSOCKET_OPCODE_TEXT, None) {
        Ok(frame) if !frame.bits.fin || frame.frame_bits().rsv1 => {
            refuse("must be a whole message that is not compressed yet")
        }
        Ok(frame) => match Opcode::from_u8(frame.opcode) {
            Some(Opcode::Text) => Ok(Message::new(false, frame.payload.as_bytes())),
            Some(Opcode::Binary) => Ok(Message::new(true, frame.payload.as_bytes())),
            _ => refuse("must be a text or binary message"),
        },
        Err(failed) => {
            error::pending()?;
            refuse(&format!("must be a frame that can be sent: {failed}"))
        }
    }
}

/// `count(string $channel): int`
pub fn count(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let channel = channel(call, 0)?;
    let count = answer(open(call)?.hub.count(&channel))?;
    Ok((count as i64).into())
}

/// `members(string $channel): array`
pub fn members(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let channel = channel(call, 0)?;
    let members = answer(open(call)?.hub.members(&channel))?;
    let mut array = Array::with_capacity(members.len() as u32);
    for member in members {
        array.set_symbol(member.id.as_bytes(), json::decode(&member.info)?);
    }
    Ok(array.into())
}

/// An offset, or how many, as an argument.
fn number(call: &Call<'_>, index: usize, least: i64) -> PhpResult<u64> {
    let number = call.long(index)?;
    match u64::try_from(number) {
        Ok(number) if number >= least as u64 => Ok(number),
        _ => Err(call.value_error(index, &format!("must be {least} or more"))),
    }
}

/// `history(string $channel, int $limit = 100, ?int $after = null): array`
pub fn history(call: &mut Call<'_>) -> PhpResult {
    const LIMIT: u64 = 100;
    call.expect(1, 3)?;
    let channel = channel(call, 0)?;
    let limit = if call.count() > 1 {
        number(call, 1, 1)?
    } else {
        LIMIT
    };
    let after = match call.get(2) {
        Some(value) if !value.is_null() => Some(number(call, 2, 0)?),
        _ => None,
    };
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let page = answer(open(call)?.hub.history(&channel, after, limit))?;
    let mut messages = Array::with_capacity(page.messages.len() as u32);
    for message in &page.messages {
        messages.push(value_of(message)?);
    }
    let mut array = Array::with_capacity(2);
    array.set("epoch", page.epoch.as_str());
    array.set("messages", messages);
    Ok(array.into())
}

/// `lastOffset(string $channel): int`
pub fn last_offset(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let channel = channel(call, 0)?;
    let offset = answer(open(call)?.hub.last_offset(&channel))?;
    Ok((offset as i64).into())
}

/// `recover(Response $ws, string $channel, int $after, string $epoch, array $info = []): bool`
pub fn recover(call: &mut Call<'_>) -> PhpResult {
    call.expect(4, 5)?;
    let exchange = connection(call, 0)?;
    let channel = channel(call, 1)?;
    let after = number(call, 2, 0)?;
    let epoch: Str = call.string(3)?;
    let info = info(call, 4)?;
    let parts = open(call)?;
    let exchange = match exchange {
        Ok(exchange) => exchange,
        Err(result) => return Ok(result),
    };
    let Some(websocket) = exchange.websocket() else {
        return Ok(Value::FALSE);
    };
    let since = (after, epoch.as_bytes());
    let recovering = parts
        .hub
        .recover(&exchange.connection, websocket, channel, info, since);
    joined(wait(recovering)?)
}

/// `subscribe(string $channel, int $size = 1024): Channel`
pub fn subscribe(call: &mut Call<'_>) -> PhpResult {
    const SIZE: i64 = 1024;
    call.expect(1, 2)?;
    let channel = channel(call, 0)?;
    let size = if call.count() > 1 {
        number(call, 1, 1)? as i64
    } else {
        SIZE
    };
    let parts = open(call)?;
    let taker = php_channel::new(size);
    parts.listeners.add(&channel, &taker)?;
    answer(parts.hub.subscribe(&channel))?;
    Ok(taker.into())
}

/// `onJoin(callable $callback): void`
pub fn on_join(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let callable = call.callable(0)?;
    listen(parts(call)?, Change::Joined, callable)
}

/// `onLeave(callable $callback): void`
pub fn on_leave(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let callable = call.callable(0)?;
    listen(parts(call)?, Change::Left, callable)
}

fn listen(parts: &Parts, change: Change, callable: Callable) -> PhpResult {
    let before = parts.listeners.callable(change).replace(Some(callable));
    drop(before); // may have a destructor
    parts.hub.watch_presence();
    error::after_release().map(|()| Value::NULL)
}

/// `stats(): array`
pub fn stats(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let hub = &parts(call)?.hub;
    let (connections, channels) = hub.sizes();
    let stats = hub.stats();
    let mut array = Array::with_capacity(8);
    array.set("connections", connections as i64);
    array.set("channels", channels as i64);
    for (name, counter) in [
        ("published", &stats.published),
        ("delivered", &stats.delivered),
        ("dropped", &stats.dropped),
        ("missed", &stats.missed),
        ("reconnects", &stats.reconnects),
    ] {
        array.set(name, counter.get() as i64);
    }
    array.set("lag", stats.lag.get());
    Ok(array.into())
}

/// `close(): void`
pub fn close(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let parts = parts(call)?;
    parts.hub.close();
    parts.listeners.close(Engine::get()).map(|()| Value::NULL)
}
