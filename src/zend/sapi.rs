//! The program that PHP runs in, and parsing that it does, so that it follows PHP's rules: query strings, forms, cookies,
//! URLs.

use std::ffi::{CStr, CString, OsStr};
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;

use super::value::Zval;
use super::{Value, error, raw};

/// Programs in which one script at a time has the process for itself.
const WITH_A_LOOP: [&CStr; 3] = [c"cli", c"cli-server", c"phpdbg"];

/// Whether scripts may run a loop here: where PHP serves somebody else's loop, they may not.
pub fn may_run_a_loop() -> bool {
    // SAFETY: a name that lives as long as the process.
    let name = unsafe { CStr::from_ptr(raw::swoole_rs_sapi_name()) };
    WITH_A_LOOP.contains(&name)
}

/// As `$_GET` is made: separators, decoding, name mangling and `max_input_vars` included.
pub fn parse_query(text: &[u8]) -> Value {
    let mut array = Zval::UNDEF;
    // SAFETY: the text is copied; the array is new and ours. The handler of a warning is guarded in the shim.
    unsafe {
        if raw::swoole_rs_parse_query(text.as_ptr().cast(), text.len(), &mut array) {
            error::defer_bailout();
        }
        Value::own(array)
    }
}

/// As `$_COOKIE` is made: the first of equal names wins, `+` stays.
pub fn parse_cookies(text: &[u8]) -> Value {
    let text = CString::new(text.split(|byte| *byte == 0).next().unwrap_or_default()).unwrap_or_default();
    let mut array = Zval::UNDEF;
    // SAFETY: as above.
    unsafe {
        if raw::swoole_rs_parse_cookies(text.as_ptr(), &mut array) {
            error::defer_bailout();
        }
        Value::own(array)
    }
}

/// The file whose code runs. None: it runs in none (`php -r`).
pub fn script_path() -> Option<PathBuf> {
    // SAFETY: a C string that lives as long as the running code.
    let name = unsafe { CStr::from_ptr(raw::zend_get_executed_filename()) };
    let path = PathBuf::from(OsStr::from_bytes(name.to_bytes()));
    path.is_file().then_some(path)
}

/// `urldecode()`: `%XX`, and `+` for a blank.
pub fn url_decode(text: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, tail @ ..] = rest {
        let hex = |digit: u8| (digit as char).to_digit(16).map(|value| value as u8);
        match (first, tail) {
            (b'%', [high, low, after @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                decoded.push(hex(*high).unwrap_or(0) << 4 | hex(*low).unwrap_or(0));
                rest = after;
                continue;
            }
            (b'+', _) => decoded.push(b' '),
            (byte, _) => decoded.push(*byte),
        }
        rest = tail;
    }
    decoded
}
