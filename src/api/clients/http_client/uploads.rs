//! `addFile()` and `addData()`: what the next request has as multipart/form-data.

use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use super::constructed;
use crate::api::failure;
use crate::api::http::mime_types;
use crate::api::http::response_object::take_array;
use crate::api::registration::slots;
use crate::zend::object::set_property;
use crate::zend::{Array, Call, PhpResult, Str, Value};

const BINARY: &[u8] = b"application/octet-stream";

fn add(call: &Call<'_>, entry: Array) -> PhpResult {
    constructed(call)?.is_body_used.set(false);
    let slot = slots::http_client::UPLOAD_FILES;
    let mut files = take_array(call.this(), slot);
    files.push(entry);
    set_property(call.this(), slot, files);
    Ok(Value::TRUE)
}

/// An argument that may be left out, null or empty.
fn optional(call: &Call<'_>, index: usize) -> PhpResult<Option<Str>> {
    let given = call.nullable_string(index)?;
    Ok(given.filter(|text| !text.as_bytes().is_empty()))
}

/// `addFile(string $path, string $name, ?string $type = null, ?string $filename = null, int $offset = 0, int $length = 0):
/// bool`
pub fn add_file(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 6)?;
    let (path, name) = (call.string(0)?, call.string(1)?);
    let (media_type, filename) = (optional(call, 2)?, optional(call, 3)?);
    let (offset, length) = (call.long_or(4, 0)?, call.long_or(5, 0)?);
    constructed(call)?;
    let file = Path::new(std::ffi::OsStr::from_bytes(path.as_bytes()));
    let found = match std::fs::metadata(file) {
        Ok(found) => found,
        Err(error) => return failure::system(&format!("stat({})", path.to_text()), &error),
    };
    if !found.is_file() {
        return failure::warn(&format!("{} is not a regular file", path.to_text()));
    }
    if found.len() == 0 {
        return failure::warn(&format!("cannot send empty file[{}]", path.to_text()));
    }
    let size = i64::try_from(found.len()).unwrap_or(i64::MAX);
    if !(0..size).contains(&offset) {
        return failure::warn(&format!("parameter $offset[{offset}] exceeds the file size"));
    }
    if !(0..=size - offset).contains(&length) {
        return failure::warn(&format!("parameter $length[{length}] exceeds the file size"));
    }
    let base = file.file_name().map_or(path.as_bytes(), OsStrExt::as_bytes);
    let mut entry = Array::new();
    entry.set("path", path.clone());
    entry.set("name", name);
    match filename {
        Some(filename) => entry.set("filename", filename),
        None => entry.set("filename", base),
    }
    match media_type {
        Some(media_type) => entry.set("type", media_type),
        None => entry.set("type", mime_types::of_file(path.as_bytes())),
    }
    entry.set("size", if length == 0 { size - offset } else { length });
    entry.set("offset", offset);
    add(call, entry)
}

/// `addData(string $path, string $name, ?string $type = null, ?string $filename = null): bool`
pub fn add_data(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 4)?;
    let (content, name) = (call.string(0)?, call.string(1)?);
    let (media_type, filename) = (optional(call, 2)?, optional(call, 3)?);
    let length = content.as_bytes().len() as i64;
    let mut entry = Array::new();
    entry.set("content", content);
    entry.set("name", name.clone());
    entry.set("filename", filename.unwrap_or(name));
    match media_type {
        Some(media_type) => entry.set("type", media_type),
        None => entry.set("type", BINARY),
    }
    entry.set("size", length);
    add(call, entry)
}
