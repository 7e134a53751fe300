//! `Swoole\Http\Request` where the script reads the request by itself: `create()`, `parse()`, and what is known before it
//! is complete.

use super::request::{RequestObject, each_of_body, each_of_head, without_request};
use super::server::read_settings;
use crate::api::registration::{ce, slots};
use crate::server::Settings;
use crate::server::http::request::{Body, Request};
use crate::server::http::request_parser::{ParseError, RequestParser};
use crate::zend::array::Key;
use crate::zend::object::{self, Object, native, set_property};
use crate::zend::{Array, Call, PhpResult, Value, raw};

/// What `getMethod()` gives before there is one: the first of Swoole's list.
const NO_METHOD: &str = "DELETE";

/// `create(array $options = []): Request`
pub fn create(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let mut settings = read_settings(&Value::NULL)?;
    settings.uploads.php_shape = true;
    if call.get(0).is_some() {
        apply(&mut settings, call.array(0)?)?;
    }
    let object: Object = object::instantiate::<RequestObject>(ce::request_ptr());
    object.set(slots::request::HEADER, Array::new());
    object.set(slots::request::SERVER, Array::new());
    let parser = &native::<RequestObject>(object.as_raw()).parser;
    let _ = parser.set(RequestParser::new(settings));
    Ok(object.into())
}

/// Options are named in any case; other names mean nothing.
fn apply(settings: &mut Settings, options: &Array) -> PhpResult<()> {
    for (key, value) in options.iter() {
        let Key::Name(name) = key else { continue };
        match &*name.to_text().to_ascii_lowercase() {
            "parse_cookie" => settings.parse_cookie = value.truthy(),
            "parse_body" => settings.parse_post = value.truthy(),
            "parse_files" => settings.uploads.php_shape = value.truthy(),
            "enable_compression" => settings.compression.enabled = value.truthy(),
            "compression_level" => settings.compression.level = value.to_long()?,
            "upload_tmp_dir" => settings.uploads.folder = value.to_str()?.to_text().into(),
            _ => {}
        }
    }
    Ok(())
}

/// `parse(string $data): int|false`
pub fn parse(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let data = call.string(0)?;
    let object = native::<RequestObject>(call.this());
    let Some(parser) = object.parser.get() else {
        // A handler's request is complete.
        return if object.request().is_some() {
            Ok(Value::FALSE)
        } else {
            without_request()
        };
    };
    let knew_head = parser.head().is_some();
    let used = match parser.take(data.as_bytes()) {
        Ok(used) => used,
        Err(ParseError::Over | ParseError::Refused) => return Ok(Value::FALSE),
        Err(ParseError::Unwound(unwind)) => return Err(unwind),
    };
    show(call.this(), parser, knew_head);
    Ok((used as i64).into())
}

/// Sets the properties that are known since the last piece.
fn show(object: *mut raw::zend_object, parser: &RequestParser, knew_head: bool) {
    let mut set = |slot: usize, make: &mut dyn FnMut() -> Value| set_property(object, slot, make());
    if let (false, Some(head)) = (knew_head, parser.head()) {
        let settings = std::rc::Rc::clone(&parser.settings);
        each_of_head(&Request::of_script(head, Body::default(), settings), &mut set);
    }
    if let Some(request) = parser.request() {
        each_of_body(&request, &mut set);
    }
}

/// What a request that is not complete yet gives.
pub(super) fn with_parser(call: &Call<'_>, give: impl FnOnce(&RequestParser) -> Value) -> PhpResult {
    match native::<RequestObject>(call.this()).parser.get() {
        Some(parser) => Ok(give(parser)),
        None => without_request(),
    }
}

pub(super) fn method(parser: &RequestParser) -> Value {
    parser
        .head()
        .map_or(NO_METHOD.into(), |head| head.method().into())
}
