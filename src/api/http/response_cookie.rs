//! `Response::cookie()` and `rawcookie()`.

use protocol::http1::cookie::{CookieError, SetCookie};

use super::{cookie, response_object};
use crate::api::failure;
use crate::api::registration::{constants, slots};
use crate::zend::object::set_property;
use crate::zend::value::Kind;
use crate::zend::{Call, PhpResult, Value, Zval};

/// `cookie(…): bool`: the value is url-encoded.
pub fn cookie(call: &mut Call<'_>) -> PhpResult {
    add(call, true)
}

/// `rawcookie(…): bool`: the value is sent as it is.
pub fn rawcookie(call: &mut Call<'_>) -> PhpResult {
    add(call, false)
}

fn add(call: &mut Call<'_>, encode: bool) -> PhpResult {
    if response_object::unended(call).is_none() {
        return Ok(Value::FALSE);
    }
    call.expect(1, 10)?;
    let line = match call.get(0).map(Zval::kind) {
        Some(Kind::Object(cookie)) => cookie::line_of(cookie),
        Some(Kind::Str(_)) => Some(line_of_arguments(call, encode)?),
        _ => None,
    };
    let notice = |text: &str| failure::warn_if_displayed(constants::SWOOLE_ERROR_PHP_RUNTIME_NOTICE, text);
    let line = match line {
        Some(Ok(line)) => line,
        Some(Err(error)) => return notice(&error.to_string()),
        None => return notice("The first argument must be a string or a Http\\Cookie object"),
    };
    let mut lines = response_object::take_array(call.this(), slots::response::COOKIE);
    lines.push(&line[..]);
    set_property(call.this(), slots::response::COOKIE, lines);
    Ok(Value::TRUE)
}

fn line_of_arguments(call: &Call<'_>, encode: bool) -> PhpResult<Result<Vec<u8>, CookieError>> {
    let (name, value) = (call.string(0)?, call.string_or_empty(1)?);
    let expires = call.long_or(2, 0)?;
    let (path, domain) = (call.string_or_empty(3)?, call.string_or_empty(4)?);
    let (secure, http_only) = (call.bool_or(5, false)?, call.bool_or(6, false)?);
    let (same_site, priority) = (call.string_or_empty(7)?, call.string_or_empty(8)?);
    let partitioned = call.bool_or(9, false)?;
    Ok(cookie::line(&SetCookie {
        name: name.as_bytes(),
        value: value.as_bytes(),
        encode,
        expires,
        path: path.as_bytes(),
        domain: domain.as_bytes(),
        secure,
        http_only,
        same_site: same_site.as_bytes(),
        priority: priority.as_bytes(),
        partitioned,
    }))
}
