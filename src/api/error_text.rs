//! Error numbers and their texts: the system's, the resolver's, and those of ours.

use std::io;

use super::registration::{self, constants};
use crate::zend::system;

/// An error number, as `swoole_last_error()` gives it.
pub type Code = i64;

/// The text of a number; `kind` is one of `SWOOLE_STRERROR_*`.
pub fn text_of(code: Code, kind: i64) -> String {
    match kind {
        constants::SWOOLE_STRERROR_GAI => c_text(code, system::address_error),
        constants::SWOOLE_STRERROR_DNS => c_text(code, system::resolver_error),
        constants::SWOOLE_STRERROR_SWOOLE if code >= FIRST_CODE => own_text(code),
        _ if (FIRST_NAMED_CODE..=LAST_NAMED_CODE).contains(&code) => own_text(code),
        _ => c_text(code, system_text),
    }
}

/// Below are the system's numbers.
const FIRST_CODE: Code = 500;
const FIRST_NAMED_CODE: Code = constants::SWOOLE_ERROR_MALLOC_FAIL;
const LAST_NAMED_CODE: Code = constants::SWOOLE_ERROR_CO_SOCKET_CLOSE_WAIT;

/// The C library's numbers are ints; it is not asked about others.
fn c_text(code: Code, text: fn(i32) -> String) -> String {
    i32::try_from(code).map_or_else(|_| unknown(code), text)
}

fn unknown(code: Code) -> String {
    format!("Unknown error {code}")
}

/// `strerror`: what the standard library prints, without the number that it adds.
pub fn system_text(code: i32) -> String {
    let mut text = io::Error::from_raw_os_error(code).to_string();
    if let Some(added) = text.rfind(" (os error ") {
        text.truncate(added);
    }
    text
}

/// The text of a number of ours, made from its constant's name (specification of the server, §6).
fn own_text(code: Code) -> String {
    registration::int_constants("SWOOLE_ERROR_")
        .find(|(_, value)| *value == code)
        .map_or_else(|| unknown(code), |(name, _)| in_words(name))
}

/// First words that are not written as `in_words` would write them.
const FIRST_WORDS: &[(&str, &str)] = &[
    ("PHP_", "PHP "),
    ("DNSLOOKUP_", "DNS Lookup "),
    ("SSL_", "SSL "),
    ("CO_", "Coroutine "),
];

/// `NAME_TOO_LONG` as `Name too long`.
fn in_words(name: &str) -> String {
    let lower = |name: &str| name.to_ascii_lowercase().replace('_', " ");
    for (prefix, words) in FIRST_WORDS {
        if let Some(rest) = name.strip_prefix(prefix) {
            return format!("{words}{}", lower(rest));
        }
    }
    let (first, rest) = name.split_at(1);
    format!("{first}{}", lower(rest))
}
