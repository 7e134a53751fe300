//! A client's WebSocket.

use std::rc::Rc;

use protocol::websocket::client_handshake::{Asked, KEY_BYTES, key};
use protocol::websocket::frame::{Bits, MAX_CONTROL_BYTES, Opcode, is_control};
use protocol::websocket::pack::PackError;

use super::object::{ClientObject, ERRORS};
use super::request::{self, Refused, Wanted};
use super::{
    GET, begin, begin_request, constructed, fail, finish_request, is_engaged, refuse, settings_for,
    show_connection, show_response, unsendable,
};
use crate::api::error_text::text_of;
use crate::api::failure;
use crate::api::http::server::bound_text;
use crate::api::registration::{constants, slots};
use crate::api::websocket::outgoing;
use crate::api::websocket::{close_frame, frame_object};
use crate::client::Failure;
use crate::client::http::settings::after;
use crate::client::http::websocket::{Incoming, PushError, WebSocket};
use crate::engine::Engine;
use crate::zend::object::set_property;
use crate::zend::system::random_bytes;
use crate::zend::{Call, PhpResult, Str, Unwind, Value};

/// Flags of a message that came compressed.
const COMPRESSED: i64 = constants::SWOOLE_WEBSOCKET_FLAG_FIN
    | constants::SWOOLE_WEBSOCKET_FLAG_COMPRESS
    | constants::SWOOLE_WEBSOCKET_FLAG_RSV1;

/// `upgrade(string $path): bool`
pub fn upgrade(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let path = call.string(0)?;
    failure::need_coroutine()?;
    let object = constructed(call)?;
    let this = call.this();
    let turn = begin(object)?;
    if is_engaged(object) {
        return refuse(call, constants::SWOOLE_ERROR_WRONG_OPERATION);
    }
    set_property(this, slots::http_client::REQUEST_METHOD, GET);
    let settings = settings_for(this, object)?;
    let mut random = [0; KEY_BYTES];
    random_bytes(&mut random);
    let key = key(random);
    let mut fields = vec![
        ("Connection", "Upgrade".to_owned()),
        ("Upgrade", "websocket".to_owned()),
        ("Sec-WebSocket-Version", "13".to_owned()),
        ("Sec-WebSocket-Key", key.clone()),
    ];
    if let Some(offer) = settings.websocket_compression {
        fields.push(("Sec-Websocket-Extensions", offer.value()));
    }
    let wanted = Wanted {
        method: GET,
        path: path.as_bytes(),
        without_body: true,
        range_start: 0,
        upgrade: Some(&fields),
    };
    let made = match request::make(this, &wanted, &settings) {
        Ok(made) => made,
        Err(Refused::Unwind(unwind)) => return Err(unwind),
        Err(Refused::Request(error)) => return unsendable(call, path.as_bytes(), error),
    };
    let subprotocols = request::subprotocols(this)?;
    begin_request(this, object, &made.request.head);
    let asked = Asked {
        key: &key,
        subprotocols: subprotocols.as_ref().map(Str::as_bytes),
        deflate: settings.websocket_compression,
    };
    let upgraded = object
        .client
        .upgrade(&turn, &made.target, &made.request, asked, &settings);
    show_connection(this, object);
    match upgraded {
        Ok((response, opened)) => {
            finish_request(this, object, GET);
            let shown = show_response(call, &made.target, path.as_bytes(), &response)?;
            match opened {
                Ok(()) => Ok(shown),
                Err(error) => {
                    let code = constants::SWOOLE_ERROR_WEBSOCKET_HANDSHAKE_FAILED;
                    let text = text_of(code, constants::SWOOLE_STRERROR_SWOOLE);
                    ERRORS.set(this, code, &format!("{text}: {error}"));
                    Ok(Value::FALSE)
                }
            }
        }
        Err(failed) => fail(call, failed),
    }
}

/// Receives a message. 0 is the usual limit; a negative one is none.
pub fn recv(call: &Call<'_>, object: &ClientObject, websocket: &WebSocket, timeout: f64) -> PhpResult {
    let deadline = if timeout > 0.0 {
        Engine::deadline(timeout)
    } else if timeout < 0.0 || timeout.is_nan() {
        None
    } else {
        object.settings.borrow().read_limit().and_then(after)
    };
    let received = websocket.recv(deadline);
    show_connection(call.this(), object);
    let fd = i64::from(websocket.fd());
    match received {
        Ok(incoming) => {
            ERRORS.clear(call.this());
            Ok(match incoming {
                Incoming::Message {
                    opcode,
                    data,
                    compressed,
                } => {
                    let flags = if compressed && !is_control(opcode) {
                        COMPRESSED
                    } else {
                        constants::SWOOLE_WEBSOCKET_FLAG_FIN
                    };
                    frame_object::incoming(fd, opcode, flags, true, data).into()
                }
                Incoming::Close { code, reason } => close_frame::incoming(fd, code, reason.as_bytes()).into(),
                Incoming::End => Str::empty().into(),
            })
        }
        Err(failure) => said(call, websocket, failure),
    }
}

/// Says why a call fails; the status stays that of the handshake.
fn said(call: &Call<'_>, websocket: &WebSocket, failure: Failure) -> PhpResult {
    match failure {
        Failure::Code(code) => refuse(call, code),
        Failure::Described(code, text) => {
            ERRORS.set(call.this(), code, &text);
            Ok(Value::FALSE)
        }
        Failure::Busy(owner, _) => {
            let me = Engine::get().coroutines.current_id();
            Err(failure::fatal(&bound_text(websocket.fd(), owner, "reading", me)))
        }
        Failure::Unwind(unwind) => {
            if unwind == Unwind::Thrown && Engine::get().coroutines.is_canceled() {
                let code = i64::from(libc::ECANCELED);
                set_property(call.this(), slots::http_client::ERR_CODE, code);
                set_property(
                    call.this(),
                    slots::http_client::ERR_MSG,
                    text_of(code, 0).as_str(),
                );
            }
            Err(unwind)
        }
    }
}

/// The WebSocket of a call that sends. Err: the call's result.
fn open(call: &Call<'_>) -> PhpResult<Result<Rc<WebSocket>, Value>> {
    failure::need_coroutine()?;
    let object = constructed(call)?;
    match object.client.websocket() {
        Some(websocket) if websocket.is_open() => {
            ERRORS.clear(call.this());
            Ok(Ok(websocket))
        }
        None if object.client.connection().is_some() => {
            let code = constants::SWOOLE_ERROR_PHP_FATAL_ERROR;
            refuse(call, code)?;
            failure::warn("websocket handshake failed, cannot push data").map(Err)
        }
        _ => refuse(call, constants::SWOOLE_ERROR_CLIENT_NO_CONNECTION).map(Err),
    }
}

/// What is no frame is not sent.
fn not_packed(call: &Call<'_>, text: &str) -> PhpResult {
    let code = constants::SWOOLE_ERROR_WEBSOCKET_PACK_FAILED;
    ERRORS.set(call.this(), code, text);
    failure::warn_if_displayed(code, text)
}

fn send(call: &Call<'_>, websocket: &WebSocket, opcode: u8, bits: Bits, payload: &[u8]) -> PhpResult {
    let pushed = websocket.push(opcode, bits, payload);
    show_connection(call.this(), super::object::of(call.this()));
    match pushed {
        Ok(()) => Ok(Value::TRUE),
        Err(PushError::OutOfOrder(text)) => not_packed(call, text),
        Err(PushError::Failed(failure)) => said(call, websocket, failure),
    }
}

/// `push(mixed $data, int $opcode = TEXT, int $flags = FIN): bool`
pub fn push(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 3)?;
    let opcode = call.long_or(1, constants::SWOOLE_WEBSOCKET_OPCODE_TEXT)?;
    let flags = outgoing::flags_argument(call, 2)?;
    let websocket = match open(call)? {
        Ok(websocket) => websocket,
        Err(result) => return Ok(result),
    };
    let Some(data) = call.get(0) else {
        return Ok(Value::FALSE);
    };
    match outgoing::outgoing(data, opcode, flags) {
        Ok(frame) => {
            let (opcode, bits) = (frame.opcode, frame.frame_bits());
            send(call, &websocket, opcode, bits, frame.payload.as_bytes())
        }
        Err(error) => error.warn(|text| not_packed(call, text)),
    }
}

/// `ping(string $data = ''): bool`
pub fn ping(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let data = call.string_or_empty(0)?;
    let websocket = match open(call)? {
        Ok(websocket) => websocket,
        Err(result) => return Ok(result),
    };
    if data.as_bytes().len() > MAX_CONTROL_BYTES {
        return not_packed(call, &PackError::ControlTooLong.to_string());
    }
    send(call, &websocket, Opcode::Ping as u8, Bits::FINAL, data.as_bytes())
}

/// `disconnect(int $code = NORMAL, string $reason = ''): bool`
pub fn disconnect(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 2)?;
    let code = call.long_or(0, constants::SWOOLE_WEBSOCKET_CLOSE_NORMAL)?;
    let reason = call.string_or_empty(1)?;
    let websocket = match open(call)? {
        Ok(websocket) => websocket,
        Err(result) => return Ok(result),
    };
    match close_frame::payload(code, reason.as_bytes()) {
        Ok(payload) => {
            websocket.finish(payload.as_bytes());
            show_connection(call.this(), super::object::of(call.this()));
            Ok(Value::TRUE)
        }
        Err(error) => error.warn(|text| not_packed(call, text)),
    }
}
