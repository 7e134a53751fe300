//! `Swoole\Client`.

use std::cell::{Cell, RefCell};
use std::net::Shutdown;
use std::rc::Rc;

use super::settings;
use super::socket_data::{count, string};
use crate::api::failure;
use crate::api::registration::{ce, constants, slots};
use crate::client::byte_client::{Kind, Settings};
use crate::client::failure::code;
use crate::client::kept_connections::{self, Server};
use crate::client::socket::Timeout;
use crate::client::{Failure, Socket};
use crate::engine::Engine;
use crate::zend::object::{self, HandlersCell, Native, native, property, set_property};
use crate::zend::value::Kind as ValueKind;
use crate::zend::{Array, Call, PhpResult, Unwind, Value, error, raw};

/// The time limit of `connect()` unless it is told otherwise, in seconds.
const DEFAULT_LIMIT: f64 = 0.5;
/// The length that `recv()` takes unless it is told otherwise.
const DEFAULT_LENGTH: i64 = 65_536;
/// `MSG_*`.
const MSG_PEEK: i64 = 2;
const MSG_WAITALL: i64 = 256;

/// What a client carries.
#[derive(Default)]
struct BlockingClient {
    kind: Cell<Option<Kind>>,
    socket: RefCell<Option<Rc<Socket>>>,
    /// Whom it is connected to.
    server: RefCell<Option<Server>>,
}

static HANDLERS: HandlersCell = HandlersCell::new();

impl Native for BlockingClient {
    fn handlers() -> &'static HandlersCell {
        &HANDLERS
    }
}

pub fn install() {
    object::install::<BlockingClient>(ce::blocking_client_ptr());
}

/// The descriptor of an object of any class.
pub(super) fn open_descriptor(object: *mut raw::zend_object) -> Option<i32> {
    if !object::is_native::<BlockingClient>(object) {
        return None;
    }
    native::<BlockingClient>(object)
        .socket
        .borrow()
        .as_ref()?
        .open_fd()
}

fn object_of(call: &Call<'_>) -> &'static BlockingClient {
    native(call.this())
}

/// `__construct(int $type, bool $async = SWOOLE_SOCK_SYNC, string $id = '')`
pub fn construct(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 3)?;
    let (number, is_async, id) = (call.long(0)?, call.bool_or(1, false)?, call.string_or_empty(2)?);
    if is_async {
        return Err(error::throw_error("The $async parameter is not supported"));
    }
    let kind = settings::kind_of(number, "Swoole\\Client")?;
    object_of(call).kind.set(Some(kind));
    set_property(call.this(), slots::blocking_client::TYPE_, number);
    if !id.as_bytes().is_empty() {
        set_property(call.this(), slots::blocking_client::ID, id);
    }
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
    settings::set(call, slots::blocking_client::SETTING, kind, || open_socket(call))
}

fn settings_of(call: &Call<'_>) -> PhpResult<Settings> {
    let tls = object_of(call).kind.get().is_some_and(|kind| kind.tls);
    settings::in_force(call.this(), slots::blocking_client::SETTING, tls)
}

fn open_socket(call: &Call<'_>) -> Option<Rc<Socket>> {
    let socket = object_of(call).socket.borrow().clone();
    socket.filter(|socket| !socket.is_closed())
}

/// The connection. None: there is none, of which the script was warned.
fn connection(call: &Call<'_>, text: &str) -> PhpResult<Option<Rc<Socket>>> {
    if let Some(socket) = open_socket(call) {
        return Ok(Some(socket));
    }
    failure::warn_if_displayed(constants::SWOOLE_ERROR_PHP_RUNTIME_NOTICE, text)?;
    set_property(call.this(), slots::blocking_client::ERR_CODE, code::NO_CONNECTION);
    Ok(None)
}

const NOT_CONNECTED: &str = "client is not connected to server";

/// A call's result: what it gives, or false, with a warning for those that say what they were at.
fn result<T>(
    call: &Call<'_>,
    doing: Option<&str>,
    outcome: Result<T, Failure>,
    value: impl FnOnce(T) -> Value,
) -> PhpResult {
    let failure = match outcome {
        Ok(given) => {
            object::reset_number(call.this(), slots::blocking_client::ERR_CODE);
            return Ok(value(given));
        }
        Err(failure) => failure,
    };
    let code = match failure {
        Failure::Code(code) | Failure::Described(code, _) => code,
        Failure::Unwind(unwind) => return Err(unwind),
        Failure::Busy(owner, direction) => return Err(busy(call, owner, direction)),
    };
    set_property(call.this(), slots::blocking_client::ERR_CODE, code);
    Engine::get().coroutines.set_last_error(code as i32);
    if let Some(doing) = doing {
        let text = crate::api::error_text::text_of(code, constants::SWOOLE_STRERROR_SWOOLE);
        error::warning(&format!("{doing}() failed, Error: {text}[{code}]"))?;
    }
    Ok(Value::FALSE)
}

fn busy(call: &Call<'_>, owner: i64, direction: crate::engine::Direction) -> Unwind {
    let fd = open_socket(call).map_or(-1, |socket| socket.fd);
    super::socket_object::busy(fd, owner, direction)
}

/// `connect(string $host, int $port = 0, float $timeout = 0.5, int $sock_flag = 0): bool`
pub fn connect(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 4)?;
    let (host, port) = (call.string(0)?, call.long_or(1, 0)?);
    let timeout = call.double_or(2, DEFAULT_LIMIT)?;
    call.long_or(3, 0)?;
    let Some(kind) = object_of(call).kind.get() else {
        return Err(failure::not_constructed());
    };
    if host.as_bytes().is_empty() {
        return failure::warn("The host is empty");
    }
    if kind.has_port() && !(1..=i64::from(u16::MAX)).contains(&port) {
        return failure::warn("The port is invalid");
    }
    if open_socket(call).is_some() {
        return failure::warn("connection to the server has already been established");
    }
    let server = server(call, host.as_bytes(), port);
    if kind.keep
        && let Some((socket, count)) = kept_connections::take(&server)
    {
        set_property(call.this(), slots::blocking_client::REUSE, true);
        set_property(call.this(), slots::blocking_client::REUSE_COUNT, count);
        settings_of(call)?.apply(&socket);
        take(call, socket, server);
        return Ok(Value::TRUE);
    }
    let mut settings = settings_of(call)?;
    settings.limit_all_by_default(Timeout(timeout));
    let socket = match settings.open(kind) {
        Ok(socket) => Rc::new(socket),
        Err(failure) => return result(call, None, Err::<(), _>(failure), |()| Value::TRUE),
    };
    take(call, Rc::clone(&socket), server);
    let connected = settings.connect(&socket, host.as_bytes(), port);
    if connected.is_err() {
        drop(object_of(call).socket.take());
        socket.close()?;
    }
    result(call, None, connected, |()| Value::TRUE)
}

fn server(call: &Call<'_>, host: &[u8], port: i64) -> Server {
    let number = |slot| match property(call.this(), slot).kind() {
        ValueKind::Long(number) => number,
        _ => 0,
    };
    let id = match property(call.this(), slots::blocking_client::ID).kind() {
        ValueKind::Str(id) => id.to_vec(),
        _ => Vec::new(),
    };
    Server {
        kind: number(slots::blocking_client::TYPE_),
        host: host.to_vec(),
        port,
        id,
    }
}

fn take(call: &Call<'_>, socket: Rc<Socket>, server: Server) {
    let client = object_of(call);
    set_property(call.this(), slots::blocking_client::SOCK, i64::from(socket.fd));
    *client.server.borrow_mut() = Some(server);
    let before = client.socket.replace(Some(socket));
    drop(before);
}

/// `recv(int $size = 65536, int $flag = 0): string|false`
pub fn recv(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 2)?;
    let (size, flags) = (call.long_or(0, DEFAULT_LENGTH)?, call.long_or(1, 0)?);
    let Some(socket) = connection(call, NOT_CONNECTED)? else {
        return Ok(Value::FALSE);
    };
    let size = usize::try_from(size).ok().filter(|size| *size > 0);
    let size = size.unwrap_or(DEFAULT_LENGTH as usize);
    let read = if flags & MSG_PEEK != 0 {
        socket.peek(size)
    } else if flags & MSG_WAITALL != 0 {
        socket
            .receive_all(size, Timeout::DEFAULT)
            .and_then(|part| match part {
                (bytes, Some(failure)) if bytes.is_empty() => Err(failure),
                (bytes, _) => Ok(bytes),
            })
    } else if socket.protocol().has_messages() {
        socket.receive_packet(Timeout::DEFAULT)
    } else {
        socket.receive(size, Timeout::DEFAULT, <[u8]>::to_vec)
    };
    result(
        call,
        Some("recv"),
        read.and_then(|bytes| string(&bytes)),
        Value::from,
    )
}

/// `send(string $data, int $flag = 0): int|false`
pub fn send(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let data = call.string(0)?;
    call.long_or(1, 0)?;
    if data.as_bytes().is_empty() {
        return failure::warn("data to send is empty");
    }
    let Some(socket) = connection(call, NOT_CONNECTED)? else {
        return Ok(Value::FALSE);
    };
    let sent = socket.send_all(&[data.as_bytes()], Timeout::DEFAULT);
    let sent = sent.and_then(|part| match part {
        (0, Some(failure)) => Err(failure),
        (sent, _) => Ok(sent),
    });
    result(call, Some("send"), sent, count)
}

/// `sendfile(string $filename, int $offset = 0, int $length = 0): bool`
pub fn sendfile(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 3)?;
    let (file, offset, length) = (call.c_string(0)?, call.long_or(1, 0)?, call.long_or(2, 0)?);
    if file.is_empty() {
        return failure::warn("file to send is empty");
    }
    let Some(socket) = connection(call, NOT_CONNECTED)? else {
        return Ok(Value::FALSE);
    };
    let sent = socket.send_file(&file.to_string_lossy(), offset, length);
    result(call, None, sent, |()| Value::TRUE)
}

/// `sendto(string $ip, int $port, string $data): bool`
pub fn sendto(call: &mut Call<'_>) -> PhpResult {
    call.expect(3, 3)?;
    let (address, port, data) = (call.string(0)?, call.long(1)?, call.string(2)?);
    let kind = object_of(call).kind.get().filter(|kind| !kind.is_stream());
    let socket = match (open_socket(call), kind) {
        (Some(socket), _) => socket,
        (None, Some(kind)) => match settings_of(call)?.open(kind) {
            Ok(socket) => {
                let socket = Rc::new(socket);
                let server = server(call, address.as_bytes(), port);
                take(call, Rc::clone(&socket), server);
                socket
            }
            Err(failure) => return result(call, None, Err::<(), _>(failure), |()| Value::TRUE),
        },
        (None, None) => return connection(call, NOT_CONNECTED).map(|_| Value::FALSE),
    };
    let sent = socket.send_to(address.as_bytes(), port, data.as_bytes());
    result(call, None, sent, |_| Value::TRUE)
}

/// `shutdown(int $how): bool`
pub fn shutdown(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let how = call.long(0)?;
    let Some(socket) = connection(call, NOT_CONNECTED)? else {
        return Ok(Value::FALSE);
    };
    let outcome = match how {
        0 => socket.shutdown(Shutdown::Read),
        1 => socket.shutdown(Shutdown::Write),
        2 => socket.shutdown(Shutdown::Both),
        _ => Err(Failure::system(libc::EINVAL)),
    };
    result(call, None, outcome, |()| Value::TRUE)
}

/// `enableSSL(?callable $onSslReady = null): bool`
pub fn enable_ssl(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    if call.get(0).is_some_and(|callback| !callback.is_null()) {
        return failure::warn("$onSslReady must be null: the call returns when TLS has begun");
    }
    let Some(socket) = connection(call, NOT_CONNECTED)? else {
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
    result(call, None, outcome, |()| Value::TRUE)
}

/// `getPeerCert(): string|bool`
pub fn get_peer_cert(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let Some(socket) = connection(call, NOT_CONNECTED)? else {
        return Ok(Value::FALSE);
    };
    let certificate = socket.peer_certificate();
    let certificate = certificate.ok_or(Failure::Code(constants::SWOOLE_ERROR_SSL_NOT_READY));
    result(call, None, certificate, |pem| pem.as_str().into())
}

/// `verifyPeerCert(): bool`
pub fn verify_peer_cert(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let Some(socket) = connection(call, NOT_CONNECTED)? else {
        return Ok(Value::FALSE);
    };
    let outcome = match socket.is_verified() {
        None => Err(Failure::Code(constants::SWOOLE_ERROR_SSL_NOT_READY)),
        Some(true) => Ok(()),
        Some(false) => Err(Failure::Code(constants::SWOOLE_ERROR_SSL_VERIFY_FAILED)),
    };
    result(call, None, outcome, |()| Value::TRUE)
}

/// `isConnected(): bool`
pub fn is_connected(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(open_socket(call).is_some().into())
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
    let Some(socket) = connection(call, NOT_CONNECTED)? else {
        return Ok(Value::FALSE);
    };
    result(call, None, ask(&socket), |(address, port)| {
        let mut name = Array::with_capacity(2);
        name.set("port", i64::from(port));
        name.set("host", address.as_str());
        name.into()
    })
}

/// `close(bool $force = false): bool`
pub fn close(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let force = call.bool_or(0, false)?;
    let Some(socket) = connection(call, "client is not connected to the server")? else {
        return Ok(Value::FALSE);
    };
    let client = object_of(call);
    let (held, server) = (client.socket.take(), client.server.take());
    drop(held);
    let keeps = !force && client.kind.get().is_some_and(|kind| kind.keep);
    let socket = match server.filter(|_| keeps) {
        Some(server) => match kept_connections::keep(server, socket, reuse_count(call.this())) {
            Ok(()) => return Ok(Value::TRUE),
            Err(socket) => socket,
        },
        None => socket,
    };
    socket.close()?;
    Ok(Value::TRUE)
}

fn reuse_count(object: *mut raw::zend_object) -> i64 {
    match property(object, slots::blocking_client::REUSE_COUNT).kind() {
        ValueKind::Long(count) => count,
        _ => 0,
    }
}
