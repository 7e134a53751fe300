//! Folders: opened, and read for the first time, on the pool; what is read then is in the kernel's cache.

use std::ffi::{c_char, c_int, c_long};
use std::os::fd::RawFd;

use libc::{DIR, glob_t};

use super::file::in_pool;
use super::gate::{Gate, gate};
use crate::zend::system::{errno, set_errno};

/// An open folder, on its way from one thread to another.
struct Opened(*mut DIR);

// SAFETY: libc's own memory, which one thread has at a time.
unsafe impl Send for Opened {}

/// # Safety
/// As of `opendir(3)`.
pub(super) unsafe extern "C" fn opendir(path: *const c_char) -> *mut DIR {
    // SAFETY: as the caller says.
    let plain = || unsafe { libc::opendir(path) };
    let Gate::Open(caller) = gate() else {
        return plain();
    };
    let opened = in_pool(caller, || {
        let folder = plain();
        if !folder.is_null() {
            let saved = errno();
            // SAFETY: a folder that was just opened.
            read_ahead(unsafe { libc::dirfd(folder) });
            set_errno(saved);
        }
        Opened(folder)
    });
    opened.0
}

/// Has the kernel read entries that are asked for later: what they are is looked at by who asks.
fn read_ahead(fd: RawFd) {
    const PIECE: usize = 32 * 1024;
    /// Some ten thousands of entries.
    const PIECES: usize = 64;
    let mut entries = vec![0u8; PIECE];
    for _ in 0..PIECES {
        // SAFETY: writes at most as many bytes as the buffer has.
        let got: c_long = unsafe { libc::syscall(libc::SYS_getdents64, fd, entries.as_mut_ptr(), PIECE) };
        if got <= 0 {
            break;
        }
    }
    // SAFETY: a folder's beginning is a place that it can be read from.
    unsafe { libc::lseek(fd, 0, libc::SEEK_SET) };
}

/// # Safety
/// As of `glob(3)`.
pub(super) unsafe extern "C" fn glob(
    pattern: *const c_char,
    flags: c_int,
    on_error: Option<extern "C" fn(*const c_char, c_int) -> c_int>,
    found: *mut glob_t,
) -> c_int {
    // SAFETY: as the caller says.
    let plain = || unsafe { libc::glob(pattern, flags, on_error, found) };
    let called_back = on_error.is_some() || flags & libc::GLOB_ALTDIRFUNC != 0;
    match gate() {
        // What is called may be PHP's.
        Gate::Open(caller) if !called_back => in_pool(caller, plain),
        _ => plain(),
    }
}
