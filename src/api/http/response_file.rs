//! `Response::sendfile()`.

use std::ffi::CStr;
use std::fs::{File, Metadata};
use std::hash::{BuildHasher, RandomState};

use super::mime_types;
use super::response_head::make_file_head;
use super::response_object::{make_room, sent, status_of, unended};
use crate::api::failure;
use crate::api::registration::{constants, slots};
use crate::engine::{Engine, Interrupt};
use crate::net::outbox;
use crate::server::http::exchange::Exchange;
use crate::server::http::file_response::{FileContent, FileResponse};
use crate::zend::object::property;
use crate::zend::value::Kind;
use crate::zend::{Call, PhpResult, Value, raw};

const NOTICE: i64 = constants::SWOOLE_ERROR_PHP_RUNTIME_NOTICE;

/// Frameworks say so where they mean all that follows the offset, as 0 does.
const THE_REST: i64 = -1;

/// `sendfile(string $filename, int $offset = 0, int $length = 0): bool`
pub fn sendfile(call: &mut Call<'_>) -> PhpResult {
    let Some(exchange) = unended(call) else {
        return Ok(Value::FALSE);
    };
    call.expect(1, 3)?;
    let (path, offset, length) = (call.c_string(0)?, call.long_or(1, 0)?, call.long_or(2, 0)?);
    exchange.ending(|| send_file(call.this(), &exchange, &path, offset, length))
}

fn send_file(
    object: *mut raw::zend_object,
    exchange: &Exchange,
    path: &CStr,
    offset: i64,
    length: i64,
) -> PhpResult {
    if exchange.has_begun() {
        return failure::warn("can't use sendfile when HTTP chunk is enabled");
    }
    if path.is_empty() {
        return failure::warn_if_displayed(NOTICE, "file name is empty");
    }
    let number = |name: &str, value: i64| {
        let text = format!("parameter ${name}[{value}] must be greater than or equal to 0");
        u64::try_from(value).map_err(|_| failure::warn_if_displayed(NOTICE, &text))
    };
    let length = if length == THE_REST { 0 } else { length };
    let (offset, length) = match (number("offset", offset), number("length", length)) {
        (Ok(offset), Ok(length)) => (offset, length),
        (Err(result), _) | (_, Err(result)) => return result,
    };
    let (file, metadata) = match open(path.to_bytes())? {
        Ok(opened) => opened,
        Err(result) => return Ok(result),
    };
    let size = metadata.len();
    let name = path.to_string_lossy();
    if !metadata.is_file() {
        let text = format!("parameter $file[{name}] given is not a regular file");
        let code = constants::SWOOLE_ERROR_SERVER_IS_NOT_REGULAR_FILE;
        return failure::warn_if_displayed(code, &text);
    }
    if offset > size {
        let text = format!("parameter $offset[{offset}] exceeds the file size");
        return failure::warn_if_displayed(NOTICE, &text);
    }
    if length > size - offset {
        let text = format!("parameter $length[{length}] exceeds the file size");
        return failure::warn_if_displayed(NOTICE, &text);
    }
    let content_type = mime_types::of_path(path.to_bytes());
    let file = FileContent::new(file, &metadata, content_type);
    let end = if length == 0 { size } else { offset + length };
    let response = answer(object, exchange, file, offset, end);
    send(object, exchange, &response)
}

fn open(path: &[u8]) -> PhpResult<Result<(File, Metadata), Value>> {
    match Engine::get().open_to_read(None, path) {
        Ok(Ok(opened)) => Ok(Ok(opened)),
        Ok(Err(error)) => {
            let operation = match error.kind() {
                std::io::ErrorKind::PermissionDenied => "open",
                _ => "stat",
            };
            let name = String::from_utf8_lossy(path);
            failure::system(&format!("{operation}({name})"), &error).map(Err)
        }
        Err(Interrupt::Canceled) => failure::with_code(libc::ECANCELED.into()).map(Err),
        Err(Interrupt::Unwind(unwind)) => Err(unwind),
    }
}

/// A file, and what of it is sent.
type Answer = (FileContent, FileResponse);

/// The whole file is served as the request asks for it, unless the script does that itself.
fn answer(
    object: *mut raw::zend_object,
    exchange: &Exchange,
    mut file: FileContent,
    start: u64,
    end: u64,
) -> Answer {
    let is_whole = start == 0 && end == file.size && matches!(status_of(object), 0 | 200);
    let response = match exchange.head().filter(|_| is_whole && adopt(object, &mut file)) {
        Some(head) => file.answer(&head, RandomState::new().hash_one(end)),
        None => file.slice(start, end),
    };
    (file, response)
}

/// Takes over what the script says about the file. False: it serves parts, or content that is coded, itself.
fn adopt(object: *mut raw::zend_object, file: &mut FileContent) -> bool {
    let Kind::Array(fields) = property(object, slots::response::HEADER).kind() else {
        return true;
    };
    for (key, value) in fields.iter() {
        let name = key.text();
        let is = |wanted: &[u8]| name.as_bytes().eq_ignore_ascii_case(wanted);
        if is(b"content-range") || is(b"content-encoding") {
            return false;
        }
        match value.kind() {
            Kind::Str(tag) if is(b"etag") => file.tag = tag.to_vec(),
            Kind::Str(kind) if is(b"content-type") => file.content_type = kind.to_vec(),
            _ => {}
        }
    }
    true
}

fn send(object: *mut raw::zend_object, exchange: &Exchange, (file, response): &Answer) -> PhpResult {
    if let Some(result) = make_room(exchange)? {
        return Ok(result);
    }
    let mut head = outbox::take_buffer();
    let finished = make_file_head(object, exchange, file, response, &mut head)?;
    let pieces = response.pieces.clone();
    let outcome = exchange.send_pieces(&head, finished, pieces);
    outbox::recycle_buffer(head);
    match outcome {
        Ok(result) => sent(result),
        Err(Interrupt::Canceled) => failure::with_code(libc::ECANCELED.into()),
        Err(Interrupt::Unwind(unwind)) => Err(unwind),
    }
}
