//! The program that PHP runs in, and parsing that it does, so that it follows PHP's rules: query strings, forms, cookies,
//! URLs.

use std::ffi::{CStr, CString, OsStr};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use super::value::Zval;
use super::{Array, Str, Value, error, raw};

/// Programs in which one script at a time has the process for itself.
const WITH_A_LOOP: [&CStr; 3] = [c"cli", c"cli-server", c"phpdbg"];

/// Whether scripts may run a loop here: where PHP serves somebody else's loop, they may not.
pub fn may_run_a_loop() -> bool {
    // SAFETY: a name that lives as long as the process.
    let name = unsafe { CStr::from_ptr(raw::swoole_rs_sapi_name()) };
    WITH_A_LOOP.contains(&name)
}

/// What was parsed, and what there is to say about it, which is no warning: a client is not to run the script's error handler.
pub struct Parsed {
    pub value: Value,
    pub complaint: Option<String>,
}

/// Parses as the SAPI does. Nothing of the script runs meanwhile. `body` says whether a fatal error has stopped it.
fn parse(body: impl FnOnce(&mut Zval) -> bool) -> Parsed {
    let mut array = Zval::UNDEF;
    // SAFETY: the two enclose parsing, which switches to no coroutine; the array is new and ours, and so is the text.
    unsafe {
        raw::swoole_rs_errors_begin();
        let bailed_out = body(&mut array);
        let message = raw::swoole_rs_errors_end();
        if bailed_out {
            error::defer_bailout();
        }
        let complaint = (!message.is_null()).then(|| Str::own(message).to_text());
        Parsed {
            value: Value::own(array),
            complaint: complaint.map(|text| without_origin(&text).to_owned()),
        }
    }
}

/// The engine begins a warning with the function that runs, which has nothing to do with it.
fn without_origin(text: &str) -> &str {
    text.find("Input variable").map_or(text, |at| &text[at..])
}

/// As `$_GET` is made: separators, decoding, name mangling and `max_input_vars` included.
pub fn parse_query(text: &[u8]) -> Parsed {
    parse(|array| {
        // SAFETY: the text is copied.
        unsafe { raw::swoole_rs_parse_query(text.as_ptr().cast(), text.len(), array) }
    })
}

/// As `$_COOKIE` is made: the first of equal names wins, `+` stays.
pub fn parse_cookies(text: &[u8]) -> Parsed {
    let text = CString::new(text.split(|byte| *byte == 0).next().unwrap_or_default()).unwrap_or_default();
    parse(|array| {
        // SAFETY: the text is copied.
        unsafe { raw::swoole_rs_parse_cookies(text.as_ptr(), array) }
    })
}

/// Makes an array of names and values as `$_POST` is made of them: brackets in names, mangling, nesting levels. `list` shows
/// each to the function it is given, and runs no PHP.
pub fn register_variables(list: impl FnOnce(&mut dyn FnMut(&[u8], Value))) -> Parsed {
    parse(|array| {
        *array = Value::from(Array::new()).into_raw();
        let mut bailed_out = false;
        list(&mut |name, value| {
            if !bailed_out && let Ok(name) = CString::new(name) {
                let mut value = value.into_raw();
                // SAFETY: the name is copied, the array is new and ours, and it takes the value's reference.
                bailed_out = unsafe { raw::swoole_rs_register_variable(name.as_ptr(), &mut value, array) };
            }
        });
        bailed_out
    })
}

/// Makes a file one that `is_uploaded_file()` and `move_uploaded_file()` accept. PHP removes it at the script's end, if it
/// is still one then.
pub fn add_upload(path: &Path) {
    let path = path.as_os_str().as_bytes();
    // SAFETY: the path is copied.
    unsafe { raw::swoole_rs_uploaded_add(path.as_ptr().cast(), path.len()) };
}

/// The file is none any more. False: it has not been one since it was moved.
pub fn remove_upload(path: &Path) -> bool {
    let path = path.as_os_str().as_bytes();
    // SAFETY: the path is only read.
    unsafe { raw::swoole_rs_uploaded_remove(path.as_ptr().cast(), path.len()) }
}

/// In a forked child: the files are the parent's, and the child's end must not remove them.
pub fn forget_uploads() {
    // SAFETY: changes this process's own table.
    unsafe { raw::swoole_rs_uploaded_forget() };
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
