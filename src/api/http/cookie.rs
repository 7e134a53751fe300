//! `Swoole\Http\Cookie`: the parts of a Set-Cookie field.

use std::cell::RefCell;
use std::time::{SystemTime, UNIX_EPOCH};

use protocol::http1::cookie::{CookieError, SetCookie};

use crate::api::failure;
use crate::api::registration::{ce, constants};
use crate::zend::array::Array;
use crate::zend::object::{self, HandlersCell, Native, native};
use crate::zend::{Call, Object, PhpResult, Str, Value, error, raw};

/// What was set.
#[derive(Clone)]
struct Parts {
    encode: bool,
    expires: i64,
    name: Str,
    value: Str,
    path: Str,
    domain: Str,
    same_site: Str,
    priority: Str,
    secure: bool,
    http_only: bool,
    partitioned: bool,
}

impl Parts {
    fn new(encode: bool) -> Self {
        let empty = Str::new(b"");
        Parts {
            encode,
            expires: 0,
            name: empty.clone(),
            value: empty.clone(),
            path: empty.clone(),
            domain: empty.clone(),
            same_site: empty.clone(),
            priority: empty,
            secure: false,
            http_only: false,
            partitioned: false,
        }
    }

    fn line(&self) -> Result<Vec<u8>, CookieError> {
        line(&SetCookie {
            name: self.name.as_bytes(),
            value: self.value.as_bytes(),
            encode: self.encode,
            expires: self.expires,
            path: self.path.as_bytes(),
            domain: self.domain.as_bytes(),
            same_site: self.same_site.as_bytes(),
            priority: self.priority.as_bytes(),
            secure: self.secure,
            http_only: self.http_only,
            partitioned: self.partitioned,
        })
    }
}

/// The field's value, as of now.
pub(super) fn line(cookie: &SetCookie<'_>) -> Result<Vec<u8>, CookieError> {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |time| time.as_secs() as i64);
    let mut line = Vec::new();
    cookie.encode(now, &mut line)?;
    Ok(line)
}

/// None: the constructor has not run.
#[derive(Default)]
struct CookieObject(RefCell<Option<Parts>>);

static HANDLERS: HandlersCell = HandlersCell::new();

impl Native for CookieObject {
    fn handlers() -> &'static HandlersCell {
        &HANDLERS
    }
}

pub fn install() {
    object::install::<CookieObject>(ce::cookie_ptr());
}

/// The field's value of an object. None: it is no cookie, or not one yet.
pub(super) fn line_of(object: *mut raw::zend_object) -> Option<Result<Vec<u8>, CookieError>> {
    if !object::is_instance(object, ce::cookie_ptr()) {
        return None;
    }
    let parts = native::<CookieObject>(object).0.borrow();
    parts.as_ref().map(Parts::line)
}

/// Changes a part; arguments were converted before, which may have run PHP.
fn change(call: &Call<'_>, set: impl FnOnce(&mut Parts)) -> PhpResult {
    match &mut *native::<CookieObject>(call.this()).0.borrow_mut() {
        Some(parts) => set(parts),
        None => return Err(not_initialized()),
    }
    Ok(Object::share(call.this()).into())
}

fn not_initialized() -> crate::zend::Unwind {
    error::throw_error("Swoole\\Http\\Cookie is not initialized")
}

/// Changes a text that has to be given.
fn change_text(call: &Call<'_>, set: impl FnOnce(&mut Parts, Str)) -> PhpResult {
    call.expect(1, 1)?;
    let text = call.string(0)?;
    change(call, |parts| set(parts, text))
}

fn change_flag(call: &Call<'_>, set: impl FnOnce(&mut Parts, bool)) -> PhpResult {
    call.expect(0, 1)?;
    let flag = call.bool_or(0, false)?;
    change(call, |parts| set(parts, flag))
}

/// `__construct(bool $encode = true)`
pub fn construct(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let encode = call.bool_or(0, true)?;
    *native::<CookieObject>(call.this()).0.borrow_mut() = Some(Parts::new(encode));
    Ok(Value::NULL)
}

/// `withName(string $name)`
pub fn with_name(call: &mut Call<'_>) -> PhpResult {
    change_text(call, |parts, name| parts.name = name)
}

/// `withValue(string $value)`
pub fn with_value(call: &mut Call<'_>) -> PhpResult {
    change_text(call, |parts, value| parts.value = value)
}

/// `withExpires(int $expires = 0)`
pub fn with_expires(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let expires = call.long_or(0, 0)?;
    change(call, |parts| parts.expires = expires)
}

/// `withPath(string $path)`
pub fn with_path(call: &mut Call<'_>) -> PhpResult {
    change_text(call, |parts, path| parts.path = path)
}

/// `withDomain(string $domain)`
pub fn with_domain(call: &mut Call<'_>) -> PhpResult {
    change_text(call, |parts, domain| parts.domain = domain)
}

/// `withSecure(bool $secure = false)`
pub fn with_secure(call: &mut Call<'_>) -> PhpResult {
    change_flag(call, |parts, secure| parts.secure = secure)
}

/// `withHttpOnly(bool $httpOnly = false)`
pub fn with_http_only(call: &mut Call<'_>) -> PhpResult {
    change_flag(call, |parts, http_only| parts.http_only = http_only)
}

/// `withSameSite(string $sameSite)`
pub fn with_same_site(call: &mut Call<'_>) -> PhpResult {
    change_text(call, |parts, same_site| parts.same_site = same_site)
}

/// `withPriority(string $priority)`
pub fn with_priority(call: &mut Call<'_>) -> PhpResult {
    change_text(call, |parts, priority| parts.priority = priority)
}

/// `withPartitioned(bool $partitioned = false)`
pub fn with_partitioned(call: &mut Call<'_>) -> PhpResult {
    change_flag(call, |parts, partitioned| parts.partitioned = partitioned)
}

/// `toString(): string|false`
pub fn to_string(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    match line_of(call.this()) {
        Some(Ok(line)) => Ok((&line[..]).into()),
        Some(Err(error)) => {
            failure::warn_if_displayed(constants::SWOOLE_ERROR_PHP_RUNTIME_NOTICE, &error.to_string())
        }
        None => failure::with_code(constants::SWOOLE_ERROR_HTTP_COOKIE_UNAVAILABLE),
    }
}

/// `toArray(): array`
pub fn to_array(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let parts = native::<CookieObject>(call.this()).0.borrow().clone();
    let parts = parts.ok_or_else(not_initialized)?;
    let mut array = Array::with_capacity(11);
    array.set("name", parts.name);
    array.set("value", parts.value);
    array.set("path", parts.path);
    array.set("domain", parts.domain);
    array.set("sameSite", parts.same_site);
    array.set("priority", parts.priority);
    array.set("encode", parts.encode);
    array.set("expires", parts.expires);
    array.set("secure", parts.secure);
    array.set("httpOnly", parts.http_only);
    array.set("partitioned", parts.partitioned);
    Ok(array.into())
}

/// `reset(): void`
pub fn reset(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    if let Some(parts) = &mut *native::<CookieObject>(call.this()).0.borrow_mut() {
        *parts = Parts::new(true);
    }
    Ok(Value::NULL)
}
