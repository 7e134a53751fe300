//! `Swoole\Http\Response`: HTTP. What it does after `upgrade()` is `api::websocket::connection`'s.

use std::rc::Rc;

use protocol::http1::response::{
    Body, MAX_NAME_BYTES, ResponseHead, check_reason, check_trailer_name, check_value, format_header_name,
};

use super::response_compression::Plan;
use super::response_head::{Coded, make_head, trailer_lines};
use super::response_object::{HANDLERS, ResponseObject, exchange_of, make_room, sent, set_entry, unended};
use crate::api::failure;
use crate::api::registration::{ce, constants, slots};
use crate::engine::log::{self, Level};
use crate::net::outbox;
use crate::server::http::exchange::Exchange;
use crate::server::http::http2::GoAway;
use crate::zend::object::{self, HandlersCell, Native, Object, native, property, set_property};
use crate::zend::{Array, Call, PhpResult, Unwind, Value, error, raw};

pub use super::response_cookie::{cookie, rawcookie};
pub use super::response_creation::create;
pub use super::response_file::sendfile;
pub use super::response_socket::detach;
pub use crate::api::websocket::connection::{close, disconnect, ping, push, recv, upgrade};

impl Native for ResponseObject {
    fn handlers() -> &'static HandlersCell {
        &HANDLERS
    }
    const LAZY: bool = true;
    const DESTROY: Option<fn(*mut raw::zend_object)> = Some(finish_unfinished);
}

pub fn install() {
    object::install::<ResponseObject>(ce::response_ptr());
}

/// The object for a handler.
pub fn new(exchange: &Rc<Exchange>) -> Object {
    let object = object::instantiate::<ResponseObject>(ce::response_ptr());
    object.set(slots::response::FD, i64::from(exchange.connection.fd));
    object::make_lazy(object.as_raw(), slots::response::SOCKET);
    let _ = native::<ResponseObject>(object.as_raw())
        .exchange
        .set(Rc::clone(exchange));
    object
}

/// The response is gone without having ended: it ends here; a WebSocket connection is closed properly.
fn finish_unfinished(object: *mut raw::zend_object) {
    let this = native::<ResponseObject>(object);
    let Some(exchange) = this.exchange.get() else {
        return;
    };
    if exchange.is_upgraded() {
        crate::api::websocket::connection::let_go(exchange);
        return;
    }
    if exchange.has_ended() || !exchange.connection.is_open() {
        return;
    }
    if !exchange.has_begun() && this.status.get() == 0 {
        this.status.set(500);
    }
    let failed = error::pending().is_err();
    match end_with(object, exchange, b"") {
        // A fatal error in it is noticed where the object was released; so is an exception, unless one is on its way.
        Err(Unwind::Bailout) if !failed => error::defer_bailout(),
        Err(Unwind::Bailout) => {}
        // What the script has set could not be converted. The client waits nevertheless.
        Err(Unwind::Thrown) => self::failed(exchange),
        // The peer takes nothing, and nobody can try again.
        Ok(_) if !exchange.has_ended() => exchange.give_up(),
        Ok(_) => {}
    }
}

/// Answers without an object: no route, or a handler that failed.
pub fn send_status(exchange: &Exchange, status: u16) {
    let mut out = outbox::take_buffer();
    let head = ResponseHead::begin(&mut out, status.into(), None);
    let finished = exchange.finish(head, Body::Sized { len: 0 });
    // A dead connection needs no answer.
    let _ = exchange.send(&out, finished, b"");
    outbox::recycle_buffer(out);
}

/// The handler failed: 500 if nothing was sent, no end of what was begun, a close frame.
pub fn failed(exchange: &Exchange) {
    if exchange.is_upgraded() {
        crate::api::websocket::connection::fail(exchange);
    } else if exchange.is_taken() {
        // What was given before the failure goes out.
    } else if exchange.has_begun() {
        exchange.break_off();
    } else {
        send_status(exchange, 500);
    }
}

fn end_with(object: *mut raw::zend_object, exchange: &Exchange, body: &[u8]) -> PhpResult {
    exchange.ending(|| send_rest(object, exchange, body))
}

fn send_rest(object: *mut raw::zend_object, exchange: &Exchange, body: &[u8]) -> PhpResult {
    if let Some(result) = make_room(exchange)? {
        return Ok(result);
    }
    if exchange.has_begun() {
        if !body.is_empty()
            && let Err(error) = exchange.send_part(body)
        {
            return sent(Err(error));
        }
        return sent(exchange.send_end(&trailer_lines(object)?));
    }
    // Only in HTTP/2 can trailers follow content whose length the head says.
    let trailer = match exchange.stream() {
        Some(_) => trailer_lines(object)?,
        None => Vec::new(),
    };
    let mut plan = Plan::of(object, exchange, Some(body.len()));
    let compressed = plan.compress(exchange, body)?;
    let coded = Coded {
        plan,
        plain: Some(body.len() as u64),
    };
    let body = compressed.as_deref().unwrap_or(body);
    let mut out = outbox::take_buffer();
    let len = body.len() as u64;
    let finished = make_head(object, exchange, Body::Sized { len }, coded, &mut out)?;
    let result = if trailer.is_empty() {
        exchange.send(&out, finished, body)
    } else {
        exchange.send_with_trailer(&out, finished, body, &trailer)
    };
    outbox::recycle_buffer(out);
    sent(result)
}

/// `end(?string $content = null): bool`
pub fn end(call: &mut Call<'_>) -> PhpResult {
    let Some(exchange) = unended(call) else {
        return Ok(Value::FALSE);
    };
    call.expect(0, 1)?;
    let content = call.nullable_string(0)?;
    end_with(
        call.this(),
        &exchange,
        content.as_ref().map_or(&[], |content| content.as_bytes()),
    )
}

/// `write(string $content): bool`
pub fn write(call: &mut Call<'_>) -> PhpResult {
    let Some(exchange) = unended(call) else {
        return Ok(Value::FALSE);
    };
    call.expect(1, 1)?;
    let content = call.string(0)?;
    if let Some(result) = make_room(&exchange)? {
        return Ok(result);
    }
    if !exchange.has_begun() {
        let mut plan = Plan::of(call.this(), &exchange, None);
        let compressor = plan.stream(&exchange);
        let coded = Coded { plan, plain: None };
        let mut out = outbox::take_buffer();
        let finished = make_head(call.this(), &exchange, exchange.stream_body(), coded, &mut out)?;
        let result = exchange.send_head(&out, finished, compressor);
        outbox::recycle_buffer(out);
        if result.is_err() {
            return sent(result);
        }
    }
    if content.as_bytes().is_empty() {
        return failure::warn_if_displayed(
            constants::SWOOLE_ERROR_NO_PAYLOAD,
            "the data sent must not be empty",
        );
    }
    sent(exchange.send_part(content.as_bytes()))
}

/// `redirect(string $location, int $http_code = 302): bool`
pub fn redirect(call: &mut Call<'_>) -> PhpResult {
    const FOUND: i64 = 302;
    let Some(exchange) = unended(call) else {
        return Ok(Value::FALSE);
    };
    call.expect(1, 2)?;
    let Some(location) = call.get(0) else {
        return Ok(Value::FALSE);
    };
    let location = location.to_str()?;
    let status = match call.get(1) {
        Some(code) if !code.is_null() => code.to_long()?,
        _ => FOUND,
    };
    let this = native::<ResponseObject>(call.this());
    this.status.set(status);
    *this.reason.borrow_mut() = None;
    set_entry(call.this(), slots::response::HEADER, b"Location", location.into());
    end_with(call.this(), &exchange, b"")
}

/// `goaway(int $error_code = SWOOLE_HTTP2_ERROR_NO_ERROR, string $debug_data = ''): bool`
pub fn goaway(call: &mut Call<'_>) -> PhpResult {
    let Some(exchange) = exchange_of(call, constants::SWOOLE_ERROR_HTTP_CONTEXT_UNAVAILABLE) else {
        return Ok(Value::FALSE);
    };
    call.expect(0, 2)?;
    let code = call.long_or(0, constants::SWOOLE_HTTP2_ERROR_NO_ERROR)?;
    let debug_data = call.string_or_empty(1)?;
    let Some(stream) = exchange.stream() else {
        let text = format!("fd[{}] is not a HTTP2 conncetion", exchange.connection.fd);
        return failure::warn(&text);
    };
    if !debug_data.as_bytes().is_empty() {
        log::write(Level::Notice, "Response::goaway(): $debug_data is not sent");
    }
    stream.go_away(if code == constants::SWOOLE_HTTP2_ERROR_NO_ERROR {
        GoAway::Gracefully
    } else {
        // The frame has 32 bits for it.
        GoAway::Now(code as u32)
    });
    Ok(Value::TRUE)
}

/// `isWritable(): bool`
pub fn is_writable(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(native::<ResponseObject>(call.this())
        .exchange
        .get()
        .is_some_and(|exchange| exchange.is_writable())
        .into())
}

/// `initHeader(): bool`
pub fn init_header(call: &mut Call<'_>) -> PhpResult {
    if unended(call).is_none() {
        return Ok(Value::FALSE);
    }
    call.expect(0, 0)?;
    for slot in [
        slots::response::HEADER,
        slots::response::COOKIE,
        slots::response::TRAILER,
    ] {
        if property(call.this(), slot).is_null() {
            set_property(call.this(), slot, Array::new());
        }
    }
    Ok(Value::TRUE)
}

/// `status(int $http_code, string $reason = ''): bool`
pub fn status(call: &mut Call<'_>) -> PhpResult {
    if unended(call).is_none() {
        return Ok(Value::FALSE);
    }
    call.expect(1, 2)?;
    let (status, reason) = (call.long(0)?, call.string_or_empty(1)?);
    if let Err(error) = check_reason(reason.as_bytes()) {
        return failure::warn_if_displayed(constants::SWOOLE_ERROR_PHP_RUNTIME_NOTICE, &error.to_string());
    }
    let this = native::<ResponseObject>(call.this());
    this.status.set(status);
    *this.reason.borrow_mut() = (!reason.as_bytes().is_empty()).then_some(reason);
    Ok(Value::TRUE)
}

/// `header(string $key, array|string $value, bool $format = true): bool`; the value may be anything.
pub fn header(call: &mut Call<'_>) -> PhpResult {
    if unended(call).is_none() {
        return Ok(Value::FALSE);
    }
    call.expect(2, 3)?;
    let (key, format) = (call.string(0)?, call.bool_or(2, true)?);
    let Some(value) = call.get(1) else {
        return Ok(Value::FALSE);
    };
    if let Err(error) = protocol::http1::response::check_header_name(key.as_bytes()) {
        return failure::warn_if_displayed(constants::SWOOLE_ERROR_PHP_RUNTIME_NOTICE, &error.to_string());
    }
    let value = value.share();
    if format {
        let mut name = [0; MAX_NAME_BYTES];
        let name = &mut name[..key.as_bytes().len()];
        name.copy_from_slice(key.as_bytes());
        format_header_name(name);
        set_entry(call.this(), slots::response::HEADER, name, value);
    } else {
        set_entry(call.this(), slots::response::HEADER, key.as_bytes(), value);
    }
    Ok(Value::TRUE)
}

/// `trailer(string $key, string $value): bool`
pub fn trailer(call: &mut Call<'_>) -> PhpResult {
    if unended(call).is_none() {
        return Ok(Value::FALSE);
    }
    call.expect(2, 2)?;
    let (key, value) = (call.string(0)?, call.string(1)?);
    if key.as_bytes().len() > MAX_NAME_BYTES {
        return failure::warn_if_displayed(
            constants::SWOOLE_ERROR_PHP_RUNTIME_NOTICE,
            "trailer key is too long",
        );
    }
    if let Err(error) = check_trailer_name(key.as_bytes()).and_then(|()| check_value(value.as_bytes())) {
        return failure::warn_if_displayed(constants::SWOOLE_ERROR_PHP_RUNTIME_NOTICE, &error.to_string());
    }
    let name = key.as_bytes().to_ascii_lowercase();
    set_entry(call.this(), slots::response::TRAILER, &name, value.into());
    Ok(Value::TRUE)
}
