//! `Swoole\Coroutine\Client`.

use std::rc::Rc;

pub use super::client_object::install;
use super::client_object::{ERRORS, connection, forget, object_of, open_socket, result, say, take};
use super::settings;
use super::socket_data::{count, received, sent_part_of, string};
use crate::api::failure;
use crate::api::registration::{constants, slots};
use crate::client::byte_client::{Kind, Settings};
use crate::client::failure::code;
use crate::client::socket::Timeout;
use crate::client::{Failure, Socket};
use crate::engine::Engine;
use crate::net::listener::describe;
use crate::zend::object::{property, set_property};
use crate::zend::{Array, Call, PhpResult, Value, raw};

/// The largest read where messages are not told apart.
const READ: usize = 65_503;
/// What `peek()` shows unless it is told otherwise.
const PEEK: i64 = 65_535;

/// `__construct(int $type)`
pub fn construct(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let number = call.long(0)?;
    let kind = settings::kind_of(number, "Swoole\\Coroutine\\Client")?;
    object_of(call).kind.set(Some(kind));
    set_property(call.this(), slots::client::TYPE_, number);
    Ok(Value::NULL)
}

/// `__destruct()`: the connection is closed by the object's own end.
pub fn destruct(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(Value::NULL)
}

/// `set(array $settings): bool`
pub fn set(call: &mut Call<'_>) -> PhpResult {
    let kind = object_of(call).kind.get();
    settings::set(call, slots::client::SETTING, kind, || open_socket(call.this()))
}

/// `connect(string $host, int $port = 0, float $timeout = 0, int $sock_flag = 0): bool`
pub fn connect(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 4)?;
    let (host, port) = (call.string(0)?, call.long_or(1, 0)?);
    let timeout = Timeout(call.double_or(2, 0.0)?);
    call.long_or(3, 0)?;
    failure::need_coroutine()?;
    let Some(kind) = object_of(call).kind.get() else {
        return say(call, None, Failure::Code(code::NO_CONNECTION)).map(|()| Value::FALSE);
    };
    if host.as_bytes().is_empty() {
        return failure::warn("The host is empty");
    }
    if kind.has_port() && !(1..=i64::from(u16::MAX)).contains(&port) {
        return failure::warn("The port is invalid");
    }
    if open_socket(call.this()).is_some() {
        let text = "Transport endpoint is already connected".to_owned();
        let connected = Failure::Described(libc::EISCONN.into(), text);
        return say(call, None, connected).map(|()| Value::FALSE);
    }
    let mut settings = settings_of(call.this(), kind)?;
    if timeout.0 != 0.0 {
        settings.limit_all(timeout);
    }
    let socket = match settings.open(kind) {
        Ok(socket) => Rc::new(socket),
        Err(failure) => return say(call, None, failure).map(|()| Value::FALSE),
    };
    take(call.this(), &socket);
    let connected = settings.connect(&socket, host.as_bytes(), port);
    let outcome = match connected {
        Ok(()) => {
            set_property(call.this(), slots::client::CONNECTED, true);
            Ok(())
        }
        Err(failure) => {
            give_up(call, &socket)?;
            Err(failure)
        }
    };
    result(call, &socket, outcome, |()| Value::TRUE)
}

/// What could not be connected is no connection: the next `connect()` begins anew.
fn give_up(call: &Call<'_>, socket: &Rc<Socket>) -> PhpResult<()> {
    let is_ours = object_of(call)
        .socket
        .borrow()
        .as_ref()
        .is_some_and(|ours| Rc::ptr_eq(ours, socket));
    if is_ours {
        forget(call.this());
    }
    socket.close().map(drop)
}

/// `recv(float $timeout = 0): string|false`
pub fn recv(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let timeout = Timeout(call.double_or(0, 0.0)?);
    let Some(socket) = connection(call)? else {
        return Ok(Value::FALSE);
    };
    if !socket.protocol().has_messages() || !socket.is_stream() {
        let read = socket.receive(READ, timeout, string);
        return result(call, &socket, read.and_then(|string| string), Value::from);
    }
    let packet = socket.receive_packet(timeout);
    received(packet, |outcome| result(call, &socket, outcome, Value::from))
}

/// `peek(int $length = 65535): string|false`
pub fn peek(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let length = call.long_or(0, PEEK)?;
    let Some(socket) = connection(call)? else {
        return Ok(Value::FALSE);
    };
    let length = usize::try_from(length).ok().filter(|length| *length > 0);
    let seen = socket.peek(length.unwrap_or(PEEK as usize));
    received(seen, |outcome| result(call, &socket, outcome, Value::from))
}

/// `send(string $data, float $timeout = 0): int|false`
pub fn send(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let (data, timeout) = (call.string(0)?, Timeout(call.double_or(1, 0.0)?));
    if data.as_bytes().is_empty() {
        failure::need_coroutine()?;
        return failure::warn("data to send is empty");
    }
    let Some(socket) = connection(call)? else {
        return Ok(Value::FALSE);
    };
    let sent = socket.send_all(&[data.as_bytes()], timeout);
    let part = sent_part_of(&sent);
    match sent {
        Ok((_, Some(failure))) | Err(failure) => {
            say(call, Some(&socket), failure)?;
            Ok(part.map_or(Value::FALSE, count))
        }
        Ok((sent, None)) => result(call, &socket, Ok(sent), count),
    }
}

/// `sendfile(string $filename, int $offset = 0, int $length = 0): bool`
pub fn sendfile(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 3)?;
    let (file, offset, length) = (call.c_string(0)?, call.long_or(1, 0)?, call.long_or(2, 0)?);
    if file.is_empty() {
        return failure::warn("file to send is empty");
    }
    let Some(socket) = connection(call)? else {
        return Ok(Value::FALSE);
    };
    let sent = socket.send_file(&file.to_string_lossy(), offset, length);
    result(call, &socket, sent, |()| Value::TRUE)
}

fn settings_of(object: *mut raw::zend_object, kind: Kind) -> PhpResult<Settings> {
    settings::in_force(object, slots::client::SETTING, kind.tls)
}

/// The socket of a client of datagrams, which needs no connection. None: it is none, of which the script was warned.
fn datagrams(call: &Call<'_>) -> PhpResult<Option<Rc<Socket>>> {
    failure::need_coroutine()?;
    if let Some(socket) = open_socket(call.this()) {
        return Ok(Some(socket));
    }
    let Some(kind) = object_of(call).kind.get().filter(|kind| !kind.is_stream()) else {
        return failure::warn("The port is invalid").map(|_| None);
    };
    match settings_of(call.this(), kind)?.open(kind) {
        Ok(socket) => {
            let socket = Rc::new(socket);
            take(call.this(), &socket);
            Ok(Some(socket))
        }
        Err(failure) => say(call, None, failure).map(|()| None),
    }
}

/// `sendto(string $address, int $port, string $data): bool`
pub fn sendto(call: &mut Call<'_>) -> PhpResult {
    call.expect(3, 3)?;
    let (address, port, data) = (call.string(0)?, call.long(1)?, call.string(2)?);
    let Some(socket) = datagrams(call)? else {
        return Ok(Value::FALSE);
    };
    let sent = socket.send_to(address.as_bytes(), port, data.as_bytes());
    result(call, &socket, sent, |_| Value::TRUE)
}

/// `recvfrom(int $length, mixed &$address, mixed &$port = 0): string|false`
pub fn recvfrom(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 3)?;
    let length = call.long(0)?;
    if open_socket(call.this()).is_none() {
        failure::need_coroutine()?;
        return failure::warn("The port is invalid");
    }
    let Some(socket) = datagrams(call)? else {
        return Ok(Value::FALSE);
    };
    let length = usize::try_from(length)
        .ok()
        .filter(|length| *length > 0)
        .unwrap_or(READ);
    match socket.receive_from(length, Timeout::DEFAULT) {
        Ok((bytes, from)) => {
            let (address, port) = describe(&from);
            call.assign(1, address.as_str())?;
            call.assign(2, i64::from(port))?;
            received(Ok(bytes), |outcome| result(call, &socket, outcome, Value::from))
        }
        Err(failure) => result(call, &socket, Err::<(), _>(failure), |()| Value::FALSE),
    }
}

/// `enableSSL(): bool`
pub fn enable_ssl(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let Some(socket) = connection(call)? else {
        return Ok(Value::FALSE);
    };
    let outcome = if socket.is_encrypted() {
        Err(Failure::system(libc::EISCONN))
    } else if !socket.is_stream() {
        Err(Failure::system(libc::ESOCKTNOSUPPORT))
    } else {
        socket.use_tls();
        socket.ssl_handshake(Timeout::DEFAULT)
    };
    result(call, &socket, outcome, |()| Value::TRUE)
}

/// `getPeerCert(): string|false`
pub fn get_peer_cert(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let Some(socket) = connection(call)? else {
        return Ok(Value::FALSE);
    };
    let certificate = match socket.peer_certificate() {
        Some(certificate) => Ok(certificate),
        None => Err(Failure::system(libc::EISCONN)),
    };
    result(call, &socket, certificate, |pem| pem.as_str().into())
}

/// `verifyPeerCert(bool $allow_self_signed = false): bool`
pub fn verify_peer_cert(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    call.bool_or(0, false)?;
    let Some(socket) = connection(call)? else {
        return Ok(Value::FALSE);
    };
    let outcome = match socket.is_verified() {
        None => Err(Failure::system(libc::ENOTCONN)),
        Some(true) => Ok(()),
        Some(false) => Err(Failure::Code(constants::SWOOLE_ERROR_SSL_VERIFY_FAILED)),
    };
    result(call, &socket, outcome, |()| Value::TRUE)
}

/// `isConnected(): bool`
pub fn is_connected(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let open = open_socket(call.this()).is_some();
    Ok((open && property(call.this(), slots::client::CONNECTED).truthy()).into())
}

/// `getsockname(): array|false`
pub fn getsockname(call: &mut Call<'_>) -> PhpResult {
    name(call, Socket::local)
}

/// `getpeername(): array|false`
pub fn getpeername(call: &mut Call<'_>) -> PhpResult {
    name(call, Socket::peer)
}

fn name(call: &mut Call<'_>, ask: fn(&Socket) -> Result<(String, u16), Failure>) -> PhpResult {
    call.expect(0, 0)?;
    let Some(socket) = connection(call)? else {
        return Ok(Value::FALSE);
    };
    result(call, &socket, ask(&socket), |(address, port)| {
        let mut name = Array::with_capacity(3);
        name.set("host", address.as_str());
        name.set("address", address.as_str());
        name.set("port", i64::from(port));
        name.into()
    })
}

/// `close(): bool`
pub fn close(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let Some(socket) = open_socket(call.this()) else {
        return say(call, None, Failure::Code(code::NO_CONNECTION)).map(|()| Value::FALSE);
    };
    ERRORS.clear(call.this());
    forget(call.this());
    socket.close()?;
    Engine::get().coroutines.set_last_error(0);
    Ok(Value::TRUE)
}

/// `exportSocket(): Socket|false`
pub fn export_socket(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    match connection(call)? {
        Some(_) => Ok(property(call.this(), slots::client::SOCKET).share()),
        None => Ok(Value::FALSE),
    }
}
