//! Classes of PHP's own that we throw.

use ext_php_rs::ffi;
use ext_php_rs::zend::ClassEntry;

// Exported by PHP, not among ext-php-rs' bindings (ext/spl/spl_exceptions.h).
unsafe extern "C" {
    static spl_ce_BadMethodCallException: *mut ClassEntry;
    static spl_ce_InvalidArgumentException: *mut ClassEntry;
}

/// PHP's own `Error`, for misuse of the language.
pub fn engine_error() -> *mut ClassEntry {
    // SAFETY: set when the engine starts, and not written after
    unsafe { ffi::zend_ce_error }
}

/// PHP's own `TypeError`, where its text names no argument by number.
pub fn type_error() -> *mut ClassEntry {
    // SAFETY: as `engine_error`
    unsafe { ffi::zend_ce_type_error }
}

/// PHP's own `BadMethodCallException`, for a method that is called in the wrong state.
pub fn bad_method_call() -> *mut ClassEntry {
    // SAFETY: as `engine_error`; SPL is part of every PHP
    unsafe { spl_ce_BadMethodCallException }
}

/// PHP's own `InvalidArgumentException`.
pub fn invalid_argument() -> *mut ClassEntry {
    // SAFETY: as `bad_method_call`
    unsafe { spl_ce_InvalidArgumentException }
}
