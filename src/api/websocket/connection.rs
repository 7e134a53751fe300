//! `Swoole\Http\Response` after `upgrade()`: a WebSocket connection.

use std::rc::Rc;

use protocol::http1::response::{Body, ResponseHead};
use protocol::websocket::deflate::negotiate;
use protocol::websocket::frame::{Bits, MAX_CONTROL_BYTES, Opcode, is_control};
use protocol::websocket::handshake::{SUPPORTED_VERSION, check_origin, choose_subprotocol};
use protocol::websocket::pack::PackError;

use super::{close_frame, frame_object, outgoing};
use crate::api::failure;
use crate::api::http::{response_head, response_object};
use crate::api::registration::constants;
use crate::engine::{Engine, Interrupt};
use crate::net::outbox;
use crate::server::http::exchange::Exchange;
use crate::server::websocket::{Incoming, Patience, PushError, windows};
use crate::zend::{Call, PhpResult, Str, Value};

/// Flags of a message that a client has sent: final and masked.
const RECEIVED: i64 = constants::SWOOLE_WEBSOCKET_FLAG_FIN | constants::SWOOLE_WEBSOCKET_FLAG_MASK;
/// Further ones, if it was compressed.
const COMPRESSED: i64 = constants::SWOOLE_WEBSOCKET_FLAG_COMPRESS | constants::SWOOLE_WEBSOCKET_FLAG_RSV1;
/// HTTP/2 has no handshake like HTTP/1's (RFC 9113, section 8.6).
const BAD_REQUEST: u16 = 400;
/// With WebSocket's own stream it has one (RFC 8441, section 5).
const OK: i64 = 200;
const NORMAL: u16 = 1000;
const SERVER_ERROR: u16 = 1011;

/// `upgrade(): bool`
pub fn upgrade(call: &mut Call<'_>) -> PhpResult {
    let Some(exchange) = response_object::unended(call) else {
        return Ok(Value::FALSE);
    };
    call.expect(0, 0)?;
    let request = match exchange.head() {
        Some(request) if !exchange.has_begun() => request,
        _ => return failure::with_code(constants::SWOOLE_ERROR_HTTP_CONTEXT_UNAVAILABLE),
    };
    let settings = &exchange.connection.run.settings.websocket;
    let allowed = request.handshake.and_then(|accept| match &settings.origins {
        Some(allowed) => check_origin(request.fields(), allowed).map(|()| accept),
        None => Ok(accept),
    });
    let agreed = allowed.and_then(|accept| {
        let offers = request.fields().named("sec-websocket-extensions");
        let deflate = match &settings.deflate {
            Some(deflate) => negotiate(offers, windows::affordable(deflate.preferences))?,
            None => None,
        };
        Ok((accept, deflate))
    });
    let (accept, deflate) = match agreed {
        Ok(agreed) => agreed,
        Err(error) => {
            let status = if exchange.stream().is_some() && !request.is_tunnel() {
                BAD_REQUEST
            } else {
                error.status()
            };
            refuse(&exchange, status);
            return Ok(Value::FALSE);
        }
    };
    let mut out = outbox::take_buffer();
    let reason = response_object::reason_of(call.this());
    let reason = reason.as_ref().map(Str::as_bytes);
    let mut head = if request.is_tunnel() {
        ResponseHead::begin(&mut out, OK, reason)
    } else {
        ResponseHead::begin_upgrade(&mut out, reason)
    };
    response_head::add_fields(call.this(), &mut head)?;
    if !request.is_tunnel() {
        head.websocket(&accept);
    }
    if let Some(agreement) = &deflate {
        head.extension(agreement);
    }
    if let Some(chosen) = choose_subprotocol(request.fields(), &settings.subprotocols) {
        head.subprotocol(chosen);
    }
    response_head::add_cookies(call.this(), &mut head)?;
    let _ = exchange.finish(head, Body::Upgrade);
    let sent = exchange.upgrade(&out, deflate);
    outbox::recycle_buffer(out);
    response_object::sent(sent)
}

/// Answers a request that is no handshake we can accept (RFC 6455, sections 4.2.2 and 4.4).
fn refuse(exchange: &Exchange, status: u16) {
    const UPGRADE_REQUIRED: u16 = 426;
    let mut out = outbox::take_buffer();
    let mut head = ResponseHead::begin(&mut out, status.into(), None);
    if status == UPGRADE_REQUIRED {
        let (name, value) = SUPPORTED_VERSION;
        // A constant without line breaks.
        let _ = head.header(name.as_bytes(), Some(value.as_bytes()));
    }
    let finished = exchange.finish(head, Body::Sized { len: 0 });
    let _ = exchange.send(&out, finished, b"");
    outbox::recycle_buffer(out);
}

/// The upgraded exchange of `$this`. Err: the call's result.
fn upgraded(call: &Call<'_>) -> PhpResult<Result<Rc<Exchange>, Value>> {
    let Some(exchange) = response_object::exchange_of(call, constants::SWOOLE_ERROR_SESSION_CLOSED) else {
        return Ok(Err(Value::FALSE));
    };
    if exchange.is_upgraded() {
        return Ok(Ok(exchange));
    }
    let text = format!("fd[{}] is not a websocket conncetion", exchange.connection.fd);
    failure::warn(&text).map(Err)
}

/// `recv(float $timeout = 0): Frame|string|false`
pub fn recv(call: &mut Call<'_>) -> PhpResult {
    let exchange = match upgraded(call)? {
        Ok(exchange) => exchange,
        Err(result) => return Ok(result),
    };
    call.expect(0, 1)?;
    let timeout = call.double_or(0, 0.0)?;
    if exchange.connection.is_open() {
        failure::need_coroutine()?;
    }
    let (connection, engine) = (&exchange.connection, Engine::get());
    let Some(websocket) = exchange.websocket() else {
        return Ok(Value::FALSE);
    };
    // 0 is the usual limit, which costs no timer of its own; a negative one is none.
    let patience = if timeout > 0.0 {
        Patience::Until(Engine::deadline(timeout))
    } else if timeout < 0.0 || timeout.is_nan() {
        Patience::Silence(None)
    } else {
        Patience::Silence(connection.run.settings.read_limit)
    };
    let fd = i64::from(connection.fd);
    match websocket.recv(connection, patience) {
        Ok(Incoming::Message {
            opcode,
            data,
            compressed,
        }) => {
            let flags = match compressed {
                _ if is_control(opcode) => constants::SWOOLE_WEBSOCKET_FLAG_FIN,
                false => RECEIVED,
                true => RECEIVED | COMPRESSED,
            };
            Ok(frame_object::incoming(fd, opcode, flags, true, data).into())
        }
        Ok(Incoming::Close { code, reason }) => Ok(close_frame::incoming(fd, code, reason.as_bytes()).into()),
        Ok(Incoming::End) => Ok(Str::empty().into()),
        Ok(Incoming::TimedOut) => failure::with_code(libc::ETIMEDOUT.into()),
        Ok(Incoming::Canceled | Incoming::Closed { meanwhile: true }) => {
            failure::with_code(libc::ECANCELED.into())
        }
        Ok(Incoming::Closed { meanwhile: false }) => failure::with_code(libc::EBADF.into()),
        Ok(Incoming::Failed(code)) => failure::with_code(code.into()),
        Ok(Incoming::ProtocolError { too_big: true }) => {
            failure::with_code(constants::SWOOLE_ERROR_PACKAGE_LENGTH_TOO_LARGE)
        }
        Ok(Incoming::ProtocolError { too_big: false }) => {
            failure::with_code(constants::SWOOLE_ERROR_PROTOCOL_ERROR)
        }
        Ok(Incoming::Busy(owner)) => {
            let text = crate::api::http::server::bound_text(
                connection.fd,
                owner,
                "reading",
                engine.coroutines.current_id(),
            );
            Err(failure::fatal(&text))
        }
        Err(Interrupt::Canceled) => failure::with_code(libc::ECANCELED.into()),
        Err(Interrupt::Unwind(unwind)) => Err(unwind),
    }
}

fn send(exchange: &Exchange, opcode: u8, bits: Bits, payload: &[u8]) -> PhpResult {
    let Some(websocket) = exchange.websocket() else {
        return Ok(Value::FALSE);
    };
    match websocket.push(&exchange.connection, opcode, bits, payload) {
        Ok(()) => Ok(Value::TRUE),
        Err(PushError::Failed(code)) => failure::with_code(code.into()),
        Err(PushError::GivenUp) => failure::with_code(constants::SWOOLE_ERROR_OUTPUT_BUFFER_OVERFLOW),
        Err(PushError::OutOfOrder(text)) => {
            failure::warn_if_displayed(constants::SWOOLE_ERROR_WEBSOCKET_PACK_FAILED, text)
        }
        Err(PushError::Interrupt(Interrupt::Canceled)) => failure::with_code(libc::ECANCELED.into()),
        Err(PushError::Interrupt(Interrupt::Unwind(unwind))) => Err(unwind),
    }
}

/// What is no frame is not sent.
fn not_packed(text: &str) -> PhpResult {
    failure::warn_if_displayed(constants::SWOOLE_ERROR_WEBSOCKET_PACK_FAILED, text)
}

/// `push(Frame|string $data, int $opcode = TEXT, int $flags = FIN): bool`
pub fn push(call: &mut Call<'_>) -> PhpResult {
    let exchange = match upgraded(call)? {
        Ok(exchange) => exchange,
        Err(result) => return Ok(result),
    };
    call.expect(1, 3)?;
    let opcode = call.long_or(1, constants::SWOOLE_WEBSOCKET_OPCODE_TEXT)?;
    let flags = outgoing::flags_argument(call, 2)?;
    let Some(data) = call.get(0) else {
        return Ok(Value::FALSE);
    };
    match outgoing::outgoing(data, opcode, flags) {
        // A server's frames are not masked.
        Ok(frame) => send(
            &exchange,
            frame.opcode,
            frame.frame_bits(),
            frame.payload.as_bytes(),
        ),
        Err(error) => error.warn(not_packed),
    }
}

/// `ping(string $data = ''): bool`
pub fn ping(call: &mut Call<'_>) -> PhpResult {
    let Some(exchange) = response_object::exchange_of(call, constants::SWOOLE_ERROR_HTTP_CONTEXT_UNAVAILABLE)
    else {
        return Ok(Value::FALSE);
    };
    call.expect(0, 1)?;
    let data = call.string_or_empty(0)?;
    if let Some(stream) = exchange.stream() {
        return Ok(stream.ping().is_ok().into());
    }
    if !exchange.is_upgraded() {
        return failure::warn("only supports websocket or http2 client");
    }
    if data.as_bytes().len() > MAX_CONTROL_BYTES {
        let text = PackError::ControlTooLong.to_string();
        return not_packed(&text);
    }
    send(&exchange, Opcode::Ping as u8, Bits::FINAL, data.as_bytes())
}

/// `disconnect(int $code = NORMAL, string $reason = ''): bool`
pub fn disconnect(call: &mut Call<'_>) -> PhpResult {
    let exchange = match upgraded(call)? {
        Ok(exchange) => exchange,
        Err(result) => return Ok(result),
    };
    call.expect(0, 2)?;
    let code = call.long_or(0, NORMAL.into())?;
    let reason = call.string_or_empty(1)?;
    if !exchange.connection.is_open() {
        return failure::with_code(libc::EBADF.into());
    }
    let payload = match close_frame::payload(code, reason.as_bytes()) {
        Ok(payload) => payload,
        Err(error) => {
            return error.warn(not_packed);
        }
    };
    match exchange.websocket() {
        Some(websocket) => match websocket.part(&exchange.connection, payload.as_bytes()) {
            Ok(()) => Ok(Value::TRUE),
            Err(code) => failure::with_code(code.into()),
        },
        None => Ok(Value::FALSE),
    }
}

/// `close(): bool`
pub fn close(call: &mut Call<'_>) -> PhpResult {
    let Some(exchange) = response_object::exchange_of(call, constants::SWOOLE_ERROR_SESSION_CLOSED) else {
        return Ok(Value::FALSE);
    };
    call.expect(0, 0)?;
    if exchange.close() {
        Ok(Value::TRUE)
    } else {
        failure::with_code(libc::EBADF.into())
    }
}

/// The last reference to an open connection goes: it ends as agreed.
pub(in crate::api) fn let_go(exchange: &Exchange) {
    part(exchange, NORMAL);
}

/// A handler failed.
pub(in crate::api) fn fail(exchange: &Exchange) {
    part(exchange, SERVER_ERROR);
}

fn part(exchange: &Exchange, code: u16) {
    if let Some(websocket) = exchange.websocket()
        && exchange.connection.is_open()
    {
        // A dead connection has nobody to part from.
        let _ = websocket.part(&exchange.connection, &code.to_be_bytes());
    }
}
