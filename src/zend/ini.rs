//! The extension's ini settings (`php --ri swoole` lists them).

use std::ffi::{CStr, CString};

use ext_php_rs::ffi::zend_ini_entry_def;

use super::{Str, raw};

const ALL: u8 = 7;
const SYSTEM: u8 = 4;

/// name, default, who may change it.
const SETTINGS: &[(&str, &str, u8)] = &[
    ("swoole.use_shortname", "On", SYSTEM),
    // Off leaves out what Swoole writes in PHP; only the value at the start counts.
    ("swoole.enable_library", "On", ALL),
    ("swoole.display_errors", "On", ALL),
    ("swoole.enable_preemptive_scheduler", "Off", ALL),
    // Observers of the engine are told of each coroutine as of a fiber; otherwise they see stacks, which coroutines share one
    // after the other.
    ("swoole.enable_fiber_mock", "Off", ALL),
    // Say which internal functions keep all coroutines waiting, for how many microseconds at least.
    ("swoole.blocking_detection", "Off", SYSTEM),
    ("swoole.blocking_threshold", "100000", SYSTEM),
    // Says where a coroutine is that keeps all others waiting for so many milliseconds, and when the loop is late by as much; 0: off.
    ("swoole.slow_coroutine_ms", "0", SYSTEM),
    ("swoole.socket_buffer_size", "8388608", ALL),
    // Further objects whose waiting calls suspend their coroutine: beginnings of file names, separated by commas.
    ("swoole.hook_objects", "", SYSTEM),
    // Settings of this extension alone. What all connections of the process may keep of incomplete requests and messages,
    // beyond 64 KB each; read when a server starts.
    ("swoole_rs.input_memory", "256M", ALL),
    // What may wait for clients that do not read: in memory, and in temporary files when that is used up.
    ("swoole_rs.output_memory", "256M", ALL),
    ("swoole_rs.output_disk", "1G", ALL),
    // Compression windows of WebSocket connections with context takeover.
    ("swoole_rs.window_memory", "128M", ALL),
];

/// Registers the settings. Module start only.
pub fn register(module_number: i32) {
    let mut definitions: Vec<zend_ini_entry_def> = Vec::with_capacity(SETTINGS.len() + 1);
    for (name, value, modifiable) in SETTINGS {
        // SAFETY: a zeroed definition is an empty one (the table's terminator).
        let mut definition: zend_ini_entry_def = unsafe { std::mem::zeroed() };
        definition.name = leak(name);
        definition.name_length = name.len() as u16;
        definition.value = leak(value);
        definition.value_length = value.len() as u32;
        definition.modifiable = *modifiable;
        definitions.push(definition);
    }
    // SAFETY: as above.
    definitions.push(unsafe { std::mem::zeroed() });
    // SAFETY: the engine keeps pointers into the table for the life of the process.
    unsafe { ext_php_rs::ffi::zend_register_ini_entries(definitions.leak().as_ptr(), module_number) };
}

/// A setting's text; empty if there is none.
pub fn text(name: &str) -> String {
    let name_z = CString::new(name).unwrap_or_default();
    // SAFETY: the engine answers with a text of its table, or an empty one.
    unsafe {
        let value = raw::zend_ini_string(name_z.as_ptr(), name.len(), 0);
        if value.is_null() {
            String::new()
        } else {
            CStr::from_ptr(value).to_string_lossy().into_owned()
        }
    }
}

/// Changes a setting for the rest of the request, as `ini_set()` does.
pub fn set(name: &str, value: &str) {
    const USER: i32 = 1; // PHP_INI_USER
    const RUNTIME: i32 = 1 << 4; // PHP_INI_STAGE_RUNTIME
    let name = Str::new(name.as_bytes());
    // SAFETY: the engine copies both texts.
    unsafe {
        raw::zend_alter_ini_entry_chars(name.as_raw(), value.as_ptr().cast(), value.len(), USER, RUNTIME)
    };
}

/// A setting as bytes: a number, or one that ends in K, M or G.
pub fn bytes(name: &str) -> Option<usize> {
    parse_bytes(&text(name))
}

/// `64K`, `1M`, `2G`, or a plain number. None: not a size, or a negative one.
pub fn parse_bytes(text: &str) -> Option<usize> {
    let text = text.trim();
    let (digits, unit) = match text.as_bytes().last().map(u8::to_ascii_uppercase) {
        Some(b'K') => (&text[..text.len() - 1], 1 << 10),
        Some(b'M') => (&text[..text.len() - 1], 1 << 20),
        Some(b'G') => (&text[..text.len() - 1], 1 << 30),
        _ => (text, 1),
    };
    digits
        .parse::<usize>()
        .ok()
        .map(|number| number.saturating_mul(unit))
}

/// A setting that is on or off, by the words that php.ini knows.
pub fn flag(name: &str) -> bool {
    let text = text(name);
    ["on", "yes", "true"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
        || text.parse::<i64>().is_ok_and(|number| number != 0)
}

fn leak(text: &str) -> *const std::ffi::c_char {
    CString::new(text).unwrap_or_default().into_raw()
}
