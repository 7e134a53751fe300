//! Questions to the C library.

use std::ffi::{CStr, c_char, c_int};

unsafe extern "C" {
    /// The resolver's texts (netdb.h); the libc crate does not bind it.
    fn hstrerror(code: c_int) -> *const c_char;
}

/// Processors that are online, whether this process may use them or not.
pub fn processors() -> i64 {
    // SAFETY: asks for a number.
    unsafe { libc::sysconf(libc::_SC_NPROCESSORS_ONLN) }
}

/// The text of a `getaddrinfo` error.
pub fn address_error(code: c_int) -> String {
    // SAFETY: answers with a static text for every number.
    unsafe { text(libc::gai_strerror(code)) }
}

/// The text of a resolver error (`h_errno`).
pub fn resolver_error(code: c_int) -> String {
    // SAFETY: answers with a static text for every number.
    unsafe { text(hstrerror(code)) }
}

/// # Safety
/// A C string that is alive.
unsafe fn text(string: *const c_char) -> String {
    // SAFETY: as the caller says.
    unsafe { CStr::from_ptr(string) }.to_string_lossy().into_owned()
}
