//! `Swoole\Coroutine\Socket`: making, connecting and closing it; and `swoole_coroutine_socketpair`.

use std::net::Shutdown;
use std::rc::Rc;

pub use super::socket_data::{
    peek, read_vector, read_vector_all, recv, recv_all, recv_line, recv_packet, recv_with_buffer, recvfrom,
    send, send_all, send_file, sendto, write_vector, write_vector_all,
};
use super::socket_object::{self, SOCKET, exception, give, in_coroutine, is_constructed, of};
pub use super::socket_options::{get_option, set_option};
use crate::api::error_text::system_text;
use crate::api::failure;
use crate::api::registration::constants;
use crate::client::socket::Timeout;
use crate::client::{Failure, Socket};
use crate::engine::{Direction, Engine};
use crate::zend::descriptor::{self, NoDescriptor};
use crate::zend::value::Kind;
use crate::zend::{Array, Call, PhpResult, Value, error, system};

/// `connect()` takes ports up to this; larger ones are not even tried.
const LAST_PORT: i64 = 65_535;

/// `__construct(int $domain, int $type, int $protocol = IPPROTO_IP)`
pub fn construct(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 3)?;
    let (domain, kind, protocol) = (call.long(0)?, call.long(1)?, call.long_or(2, 0)?);
    if is_constructed(call.this()) {
        return Err(error::throw_error(
            "Constructor of Swoole\\Coroutine\\Socket can only be called once",
        ));
    }
    match Socket::open(domain as i32, kind as i32, protocol as i32) {
        Ok(socket) => {
            give(call.this(), Rc::new(socket));
            Ok(Value::NULL)
        }
        Err(error) => {
            let code = error.raw_os_error().unwrap_or(libc::EIO);
            Engine::get().coroutines.set_last_error(code);
            let text = format!("new Socket() failed. Error: {} [{code}]", system_text(code));
            Err(exception(&text, code.into()))
        }
    }
}

/// `swoole_coroutine_socketpair(int $domain, int $type, int $protocol): array|false`
pub fn swoole_coroutine_socketpair(call: &mut Call<'_>) -> PhpResult {
    call.expect(3, 3)?;
    let (domain, kind, protocol) = (call.long(0)?, call.long(1)?, call.long(2)?);
    match Socket::pair(domain as i32, kind as i32, protocol as i32) {
        Ok(sockets) => {
            let mut pair = Array::with_capacity(2);
            for socket in sockets {
                pair.push(socket_object::new(Rc::new(socket)));
            }
            Ok(pair.into())
        }
        Err(error) => {
            let code = error.raw_os_error().unwrap_or(libc::EIO);
            Engine::get().coroutines.set_last_error(code);
            error::warning(&format!(
                "failed to create socket, Error: {}",
                failure::reason(code)
            ))?;
            Ok(Value::FALSE)
        }
    }
}

/// `import($stream): Socket|false`
pub fn import(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let Some(value) = call.get(0) else {
        return Ok(Value::FALSE);
    };
    if !matches!(value.kind(), Kind::Object(_) | Kind::Other) {
        return Err(call.type_error(0, "resource"));
    }
    let adopted = match descriptor::of(value)? {
        Ok(fd) => system::duplicate(fd).and_then(Socket::adopt),
        Err(NoDescriptor::Object | NoDescriptor::Kind) => return Err(call.type_error(0, "resource")),
        // PHP has said why.
        Err(_) => return Ok(Value::FALSE),
    };
    match adopted {
        Ok(socket) => Ok(socket_object::new(Rc::new(socket)).into()),
        Err(error) if error.raw_os_error() == Some(libc::ENOTSOCK) => {
            failure::warn("Cannot represent a stream of type STDIO as a Socket Descriptor")
        }
        Err(error) => failure::system("import()", &error),
    }
}

/// `bind(string $address, int $port = 0): bool`
pub fn bind(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let (address, port) = (call.string(0)?, call.long_or(1, 0)?);
    let socket = of(call)?;
    let bound = socket.bind(address.as_bytes(), port);
    done(call, &socket, bound)
}

/// `listen(int $backlog = 512): bool`
pub fn listen(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let backlog = call.long_or(0, 512)?;
    let socket = of(call)?;
    let listening = socket.listen(i32::try_from(backlog).unwrap_or(i32::MAX));
    done(call, &socket, listening)
}

/// What succeeds without a result.
pub(super) fn done(call: &Call<'_>, socket: &Socket, outcome: Result<(), Failure>) -> PhpResult {
    SOCKET.result(call, socket, outcome, |()| Value::TRUE)
}

/// `accept(float $timeout = 0): Socket|false`
pub fn accept(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let timeout = Timeout(call.double_or(0, 0.0)?);
    let socket = in_coroutine(call)?;
    let accepted = socket.accept(timeout);
    SOCKET.result(call, &socket, accepted, |accepted| {
        socket_object::new(Rc::new(accepted)).into()
    })
}

/// `connect(string $host, int $port = 0, float $timeout = 0): bool`
pub fn connect(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 3)?;
    let (host, port) = (call.string(0)?, call.long_or(1, 0)?);
    let timeout = Timeout(call.double_or(2, 0.0)?);
    let socket = in_coroutine(call)?;
    let needs_port = socket.domain != libc::AF_UNIX;
    if needs_port && (port == 0 || port > LAST_PORT) {
        let text = format!("Invalid port argument[{port}]");
        return failure::warn_if_displayed(constants::SWOOLE_ERROR_PHP_RUNTIME_NOTICE, &text);
    }
    let connected = socket.connect(host.as_bytes(), port, timeout);
    done(call, &socket, connected)
}

/// `checkLiveness(): bool`
pub fn check_liveness(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let socket = in_coroutine(call)?;
    let alive = socket.check_liveness();
    done(call, &socket, alive)
}

/// `getBoundCid(int $event): int`
pub fn get_bound_cid(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let event = call.long(0)?;
    let socket = of(call)?;
    let Some(direction) = direction(event) else {
        SOCKET.set(call.this(), libc::EINVAL.into(), &system_text(libc::EINVAL));
        return Ok(0i64.into());
    };
    Ok(socket.user(direction).unwrap_or(0).into())
}

fn direction(event: i64) -> Option<Direction> {
    match event {
        constants::SWOOLE_EVENT_READ => Some(Direction::Read),
        constants::SWOOLE_EVENT_WRITE => Some(Direction::Write),
        _ => None,
    }
}

/// `setProtocol(array $settings): bool`
pub fn set_protocol(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let settings = call.array(0)?.clone();
    let socket = of(call)?;
    if settings.is_empty() {
        return Ok(Value::FALSE);
    }
    apply_protocol(&socket, &settings).map(Value::from)
}

/// Adds settings to a socket's protocol. False: one of them is none, of which the script was warned; then none of them is
/// in force but those of TLS, so that nothing which was meant to be encrypted goes out in the clear.
pub(super) fn apply_protocol(socket: &Socket, settings: &Array) -> PhpResult<bool> {
    let (protocol, complaints) = socket.protocol().with(settings)?;
    for complaint in &complaints {
        failure::warn(&complaint.text)?;
    }
    if complaints.iter().any(|complaint| complaint.refuses) {
        socket.set_protocol(socket.protocol().with_tls_of(&protocol));
        return Ok(false);
    }
    socket.set_protocol(protocol);
    Ok(true)
}

/// `sslHandshake(): bool`
pub fn ssl_handshake(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let socket = in_coroutine(call)?;
    let outcome = socket.ssl_handshake(Timeout::DEFAULT);
    done(call, &socket, outcome)
}

/// `shutdown(int $how = 2): bool`
pub fn shutdown(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let how = call.long_or(0, 2)?;
    let socket = in_coroutine(call)?;
    let outcome = match how {
        0 => socket.shutdown(Shutdown::Read),
        1 => socket.shutdown(Shutdown::Write),
        2 => socket.shutdown(Shutdown::Both),
        _ => Err(Failure::system(libc::EINVAL)),
    };
    done(call, &socket, outcome)
}

/// `cancel(int $event = SWOOLE_EVENT_READ): bool`
pub fn cancel(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let direction = direction(call.long_or(0, constants::SWOOLE_EVENT_READ)?);
    let socket = in_coroutine(call)?;
    if socket.is_closed() {
        return done(call, &socket, Err(Failure::closed()));
    }
    match direction {
        Some(direction) => socket.cancel(direction).map(Value::from),
        None => Ok(Value::FALSE),
    }
}

/// `close(): bool`
pub fn close(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let socket = of(call)?;
    SOCKET.clear(call.this());
    if socket.close()? {
        return Ok(Value::TRUE);
    }
    done(call, &socket, Err(Failure::closed()))
}

/// `isClosed(): bool`
pub fn is_closed(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(of(call)?.is_closed().into())
}

/// `getpeername(): array|false`
pub fn getpeername(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let socket = of(call)?;
    let peer = socket.peer();
    SOCKET.result(call, &socket, peer, named)
}

/// `getsockname(): array|false`
pub fn getsockname(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let socket = of(call)?;
    let local = socket.local();
    SOCKET.result(call, &socket, local, named)
}

/// Address and port as methods give them.
pub(super) fn named((address, port): (String, u16)) -> Value {
    let mut name = Array::with_capacity(2);
    name.set("address", address.as_str());
    name.set("port", i64::from(port));
    name.into()
}
