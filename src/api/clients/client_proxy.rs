//! `Swoole\Coroutine\Http\ClientProxy`: a response as values.

use crate::api::registration::{ce, slots};
use crate::zend::object::{self, property, set_property};
use crate::zend::{Array, Call, Object, PhpResult, Value, Zval};

/// A new one of a client's properties.
pub fn new(body: Value, status: Value, headers: Value, cookies: Value) -> PhpResult<Object> {
    object::construct(ce::client_proxy_ptr(), &[body, status, headers, cookies])
}

/// An array, or an empty one for null.
fn array_or_empty(call: &Call<'_>, index: usize) -> PhpResult<Array> {
    match call.get(index) {
        Some(value) if !value.deref().is_null() => call.array(index).cloned(),
        _ => Ok(Array::new()),
    }
}

/// `__construct(string $body, int $statusCode, ?array $headers, ?array $cookies)`
pub fn construct(call: &mut Call<'_>) -> PhpResult {
    call.expect(4, 4)?;
    let (body, status) = (call.string(0)?, call.long(1)?);
    let (headers, cookies) = (array_or_empty(call, 2)?, array_or_empty(call, 3)?);
    let this = call.this();
    set_property(this, slots::client_proxy::BODY, body);
    set_property(this, slots::client_proxy::STATUS_CODE, status);
    set_property(this, slots::client_proxy::HEADERS, headers);
    set_property(this, slots::client_proxy::COOKIES, cookies);
    Ok(Value::NULL)
}

fn shown(call: &mut Call<'_>, slot: usize) -> PhpResult {
    call.expect(0, 0)?;
    Ok(Zval::share(property(call.this(), slot)))
}

/// `getBody(): string`
pub fn get_body(call: &mut Call<'_>) -> PhpResult {
    shown(call, slots::client_proxy::BODY)
}

/// `getStatusCode(): int`
pub fn get_status_code(call: &mut Call<'_>) -> PhpResult {
    shown(call, slots::client_proxy::STATUS_CODE)
}

/// `getHeaders(): array`
pub fn get_headers(call: &mut Call<'_>) -> PhpResult {
    shown(call, slots::client_proxy::HEADERS)
}

/// `getCookies(): array`
pub fn get_cookies(call: &mut Call<'_>) -> PhpResult {
    shown(call, slots::client_proxy::COOKIES)
}
