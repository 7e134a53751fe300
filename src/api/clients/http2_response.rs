//! `Swoole\Http2\Response` has no methods: this makes one of what was received.

use protocol::http1::client::cookies::{Origin, SetCookie};

use crate::api::registration::{ce, constants, slots};
use crate::client::http2::Received;
use crate::engine::Engine;
use crate::zend::object::{self, HandlersCell, Native};
use crate::zend::{Array, Object, Value, memory, sapi};

/// A response carries nothing but its properties.
#[derive(Default)]
struct ResponseObject;

static HANDLERS: HandlersCell = HandlersCell::new();

impl Native for ResponseObject {
    fn handlers() -> &'static HandlersCell {
        &HANDLERS
    }
}

pub fn install() {
    object::install::<ResponseObject>(ce::http2_response_ptr());
}

/// A new one. Err: the number of an error, because there is no memory for it.
pub fn new(received: &Received, origin: Origin<'_>) -> Result<Object, i64> {
    if !memory::fits(received.data.len()) {
        return Err(constants::SWOOLE_ERROR_PACKAGE_LENGTH_TOO_LARGE);
    }
    let response = object::instantiate::<ResponseObject>(ce::http2_response_ptr());
    let status = match received.status {
        _ if received.error != 0 => constants::SWOOLE_HTTP_CLIENT_ESTATUS_SERVER_RESET,
        Some(status) => status.into(),
        None => 0,
    };
    response.set(slots::http2_response::STREAM_ID, i64::from(received.id));
    response.set(slots::http2_response::ERR_CODE, received.error);
    response.set(slots::http2_response::STATUS_CODE, status);
    response.set(slots::http2_response::PIPELINE, received.is_partial);
    let (mut headers, mut lines, mut cookies) = (Array::new(), Array::new(), Array::new());
    let now = Engine::get().reactor().turn_time().as_secs().cast_signed();
    for (name, value) in &received.fields {
        let value = value.as_bytes();
        headers.set_symbol(name.as_str().as_bytes(), value);
        if name == http::header::SET_COOKIE {
            lines.push(value);
            if let Some(cookie) = SetCookie::parse(value, origin, now)
                && !cookie.has_expired(now)
            {
                cookies.set_symbol(cookie.name, &sapi::url_decode(cookie.value)[..]);
            }
        }
    }
    response.set(slots::http2_response::HEADERS, headers);
    response.set(slots::http2_response::SET_COOKIE_HEADERS, lines);
    response.set(slots::http2_response::COOKIES, cookies);
    if !received.data.is_empty() {
        response.set(slots::http2_response::DATA, Value::from(&received.data[..]));
    }
    Ok(response)
}
