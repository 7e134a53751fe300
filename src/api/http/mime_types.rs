//! `swoole_mime_type_*`: which media type a file has by its suffix. The table begins with `mime_guess`'s and is the
//! process's own: what a script changes stays until the process ends.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::zend::per_thread::per_thread;
use crate::zend::{Array, Call, PhpResult, Value};

/// For a suffix that is not in the table (RFC 2046, section 4.5.1).
const UNKNOWN: &str = "application/octet-stream";

/// What Swoole's table says, where `mime_guess` has a type that is older, or the one that a vendor made up.
const CORRECTED: [(&str, &str); 10] = [
    ("dtd", "application/xml-dtd"),
    ("m4a", "audio/mp4"),
    ("map", "application/json"),
    ("otf", "font/otf"),
    ("php", UNKNOWN),
    ("ts", "video/mp2t"),
    ("xml", "application/xml"),
    ("xsl", "application/xml"),
    ("yaml", "text/yaml"),
    ("yml", "text/yaml"),
];

per_thread! {
    /// Media types by suffix, in lower case and without the dot. Filled when first needed.
    static TYPES: RefCell<Option<BTreeMap<Vec<u8>, Vec<u8>>>> = RefCell::new(None);
}

fn with_types<R>(body: impl FnOnce(&mut BTreeMap<Vec<u8>, Vec<u8>>) -> R) -> R {
    TYPES.with_borrow_mut(|types| body(types.get_or_insert_with(default_types)))
}

fn default_types() -> BTreeMap<Vec<u8>, Vec<u8>> {
    let suffixes = mime_guess::get_mime_extensions_str("*/*").unwrap_or_default();
    let guessed = suffixes
        .iter()
        .filter_map(|suffix| Some((*suffix, mime_guess::from_ext(suffix).first_raw()?)));
    guessed
        .chain(CORRECTED)
        .map(|(suffix, media_type)| (suffix.as_bytes().to_vec(), media_type.as_bytes().to_vec()))
        .collect()
}

/// What follows the last dot of a name; a name without a dot is a suffix itself.
fn suffix_of(name: &[u8]) -> Vec<u8> {
    let start = memchr::memrchr(b'.', name).map_or(0, |dot| dot + 1);
    name[start..].to_ascii_lowercase()
}

/// The media type of a file at a path.
pub fn of_path(path: &[u8]) -> Vec<u8> {
    let name = memchr::memrchr(b'/', path).map_or(path, |slash| &path[slash + 1..]);
    let found = with_types(|types| types.get(&suffix_of(name)).cloned());
    found.unwrap_or_else(|| UNKNOWN.as_bytes().to_vec())
}

fn suffix(call: &Call<'_>) -> PhpResult<Vec<u8>> {
    Ok(call.string(0)?.as_bytes().to_ascii_lowercase())
}

/// The media type of a file by its name.
pub fn of_file(name: &[u8]) -> Value {
    let found = with_types(|types| types.get(&suffix_of(name)).cloned());
    found.map_or_else(|| UNKNOWN.into(), |found| found.as_slice().into())
}

/// `swoole_mime_type_get(string $filename): string`
pub fn swoole_mime_type_get(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    Ok(of_file(call.string(0)?.as_bytes()))
}

/// `swoole_mime_type_exists(string $filename): bool`
pub fn swoole_mime_type_exists(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let name = call.string(0)?;
    let suffix = suffix_of(name.as_bytes());
    Ok(with_types(|types| types.contains_key(&suffix)).into())
}

/// `swoole_mime_type_list(): array`
pub fn swoole_mime_type_list(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let mut list = Array::new();
    with_types(|types| {
        for media_type in types.values() {
            list.push(media_type.as_slice());
        }
    });
    Ok(list.into())
}

/// `swoole_mime_type_add(string $suffix, string $mime_type): bool`
pub fn swoole_mime_type_add(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 2)?;
    let (suffix, media_type) = (suffix(call)?, call.string(1)?);
    let added = with_types(|types| {
        let is_new = !types.contains_key(&suffix);
        if is_new {
            types.insert(suffix, media_type.as_bytes().to_vec());
        }
        is_new
    });
    Ok(added.into())
}

/// `swoole_mime_type_set(string $suffix, string $mime_type): void`
pub fn swoole_mime_type_set(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 2)?;
    let (suffix, media_type) = (suffix(call)?, call.string(1)?);
    with_types(|types| types.insert(suffix, media_type.as_bytes().to_vec()));
    Ok(Value::NULL)
}

/// `swoole_mime_type_delete(string $suffix): bool`
pub fn swoole_mime_type_delete(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let suffix = suffix(call)?;
    Ok(with_types(|types| types.remove(&suffix).is_some()).into())
}
