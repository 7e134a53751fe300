//! What libc checks for objects that were compiled with _FORTIFY_SOURCE, before a call that could write beyond its memory.

use std::ffi::{c_char, c_int};

unsafe extern "C" {
    /// Ends the process with libc's own message.
    safe fn __chk_fail() -> !;
    pub(super) fn __open_2(path: *const c_char, flags: c_int) -> c_int;
}

/// Whether as much as a call asks for fits into the room that its compiler knew of; else the process ends.
#[inline]
pub(super) fn check(wanted: usize, room: usize) {
    if wanted > room {
        __chk_fail();
    }
}

/// Whether `open` is to be told the mode of what it makes.
pub(super) fn needs_mode(flags: c_int) -> bool {
    flags & libc::O_CREAT != 0 || flags & libc::O_TMPFILE == libc::O_TMPFILE
}
