//! What a script has set on a response, as the lines of its head: fields, cookies, trailers.
//!
//! Values are kept as the script gave them and are converted here, which may run PHP.

use protocol::http1::response::{Body, Finished, HeaderError, ResponseHead, check_trailer_name, check_value};

use super::response_compression::Plan;
use super::response_object;
use crate::api::failure;
use crate::api::registration::{constants, slots};
use crate::engine::log::{self, Level};
use crate::server::http::exchange::Exchange;
use crate::server::http::file_response::{FileContent, FileResponse};
use crate::zend::object::property;
use crate::zend::value::Kind;
use crate::zend::{PhpResult, Str, Zval, raw};

/// The head with the script's fields and cookies. Conversions may run PHP.
pub(in crate::api) fn add_fields(
    object: *mut raw::zend_object,
    head: &mut ResponseHead<'_>,
) -> PhpResult<()> {
    add_fields_but(object, head, |_| false, false)
}

/// The same without some of the fields; `weak`: the content is compressed, and its tag is not that of the same bytes any
/// more (RFC 9110, section 8.8.1).
fn add_fields_but(
    object: *mut raw::zend_object,
    head: &mut ResponseHead<'_>,
    left_out: impl Fn(&[u8]) -> bool,
    weak: bool,
) -> PhpResult<()> {
    let fields = property(object, slots::response::HEADER);
    if fields.is_null() {
        return Ok(());
    }
    let fields = fields.share();
    if let Kind::Array(fields) = fields.raw().kind() {
        for (key, value) in fields.iter() {
            let name = key.text();
            let name = name.as_bytes();
            if left_out(name) {
                continue;
            }
            match value.kind() {
                Kind::Array(list) => {
                    for (_, value) in list.iter().filter(|(_, value)| !value.is_null()) {
                        add_field(head, name, &value, weak)?;
                    }
                }
                _ => add_field(head, name, &value, weak)?,
            }
        }
    }
    Ok(())
}

fn add_field(head: &mut ResponseHead<'_>, name: &[u8], value: &Zval, weak: bool) -> PhpResult<()> {
    let text;
    let value = match value.kind() {
        Kind::Null => None,
        Kind::Str(text) => Some(text),
        _ => {
            text = value.to_str()?;
            Some(text.as_bytes())
        }
    };
    let tag;
    let value = match value {
        Some(strong @ [b'"', ..]) if weak && name.eq_ignore_ascii_case(b"etag") => {
            tag = [b"W/", strong].concat();
            Some(&tag[..])
        }
        value => value,
    };
    match head.header(name, value) {
        Ok(()) => Ok(()),
        Err(error) => warn_header(error),
    }
}

fn warn_header(error: HeaderError) -> PhpResult<()> {
    failure::warn_if_displayed(constants::SWOOLE_ERROR_PHP_RUNTIME_NOTICE, &error.to_string()).map(drop)
}

pub(in crate::api) fn add_cookies(
    object: *mut raw::zend_object,
    head: &mut ResponseHead<'_>,
) -> PhpResult<()> {
    let lines = property(object, slots::response::COOKIE);
    if lines.is_null() {
        return Ok(());
    }
    let lines = lines.share();
    if let Kind::Array(lines) = lines.raw().kind() {
        for (_, line) in lines.iter() {
            let line = line.to_str()?;
            if let Err(error) = head.cookie(line.as_bytes()) {
                warn_header(error)?;
            }
        }
    }
    Ok(())
}

/// How the content was compressed, if it was.
#[derive(Clone, Copy, Default)]
pub(in crate::api) struct Coded {
    pub plan: Plan,
    /// Bytes before.
    pub plain: Option<u64>,
}

/// A whole head; conversions may run PHP.
pub(in crate::api) fn make_head(
    object: *mut raw::zend_object,
    exchange: &Exchange,
    body: Body,
    coded: Coded,
    out: &mut Vec<u8>,
) -> PhpResult<Finished> {
    let status = response_object::status_of(object);
    let reason = response_object::reason_of(object);
    let mut head = ResponseHead::begin(out, status, reason.as_ref().map(Str::as_bytes));
    let weak = coded.plan.coding.is_some();
    add_fields_but(object, &mut head, |_| false, weak)?;
    add_cookies(object, &mut head)?;
    coded.plan.announce(&mut head, coded.plain);
    let finished = exchange.finish(head, body);
    if finished.length_ignored {
        let text = match body {
            Body::Chunked => "You have set 'Transfer-Encoding', 'Content-Length' will be ignored",
            _ => "The content has another length, 'Content-Length' will be ignored",
        };
        let code = constants::SWOOLE_ERROR_HTTP_CONFLICT_HEADER;
        log::write_code(Level::Warning, code, "Context::build_header", text);
    }
    Ok(finished)
}

/// The head of a response that is a file, or a part of it. What the script has set stands, but for a content type that would
/// not be the content's.
pub(in crate::api) fn make_file_head(
    object: *mut raw::zend_object,
    exchange: &Exchange,
    file: &FileContent,
    response: &FileResponse,
    out: &mut Vec<u8>,
) -> PhpResult<Finished> {
    let status = response
        .status
        .unwrap_or_else(|| response_object::status_of(object));
    let reason = response_object::reason_of(object).filter(|_| response.status.is_none());
    let mut head = ResponseHead::begin(out, status, reason.as_ref().map(Str::as_bytes));
    let own_type = response.content_type.is_some();
    let is_type = |name: &[u8]| name.eq_ignore_ascii_case(b"content-type");
    add_fields_but(object, &mut head, |name| own_type && is_type(name), false)?;
    let said = |wanted: &str| {
        let fields = property(object, slots::response::HEADER);
        let Kind::Array(fields) = fields.kind() else {
            return false;
        };
        fields
            .iter()
            .any(|(key, _)| key.text().as_bytes().eq_ignore_ascii_case(wanted.as_bytes()))
    };
    let content_type = response.content_type.as_ref().unwrap_or(&file.content_type);
    let has_content = response.len > 0 || response.status.is_none();
    let content_type = has_content.then(|| ("Content-Type", content_type.clone()));
    for (name, value) in response.fields.iter().cloned().chain(content_type) {
        if (own_type && is_type(name.as_bytes()) || !said(name))
            && let Err(error) = head.header(name.as_bytes(), Some(&value))
        {
            warn_header(error)?;
        }
    }
    add_cookies(object, &mut head)?;
    if exchange.is_head && response.len == 0 && response.status.is_none() {
        // Of a HEAD without content the writer does not know what GET would have had.
        let _ = head.header(b"Content-Length", Some(b"0"));
    }
    Ok(exchange.finish(head, Body::Sized { len: response.len }))
}

/// The trailer section, a line a field.
pub(in crate::api) fn trailer_lines(object: *mut raw::zend_object) -> PhpResult<Vec<u8>> {
    let mut lines = Vec::new();
    let fields = property(object, slots::response::TRAILER).share();
    if let Kind::Array(fields) = fields.raw().kind() {
        for (key, value) in fields.iter() {
            let (name, value) = (key.text(), value.to_str()?);
            match check_trailer_name(name.as_bytes()).and_then(|()| check_value(value.as_bytes())) {
                Ok(()) => {
                    lines.extend_from_slice(&[name.as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat())
                }
                Err(error) => warn_header(error)?,
            }
        }
    }
    Ok(lines)
}
