//! Questions to the C library.

use std::ffi::{CStr, c_char, c_int};
use std::os::fd::RawFd;
use std::time::{SystemTime, UNIX_EPOCH};

unsafe extern "C" {
    /// The resolver's texts (netdb.h); the libc crate does not bind it.
    fn hstrerror(code: c_int) -> *const c_char;
}

/// Processors that are online, whether this process may use them or not.
pub fn processors() -> i64 {
    // SAFETY: asks for a number.
    unsafe { libc::sysconf(libc::_SC_NPROCESSORS_ONLN) }
}

/// Bytes that a socket has received and that were not read; 0 if that cannot be told.
pub fn unread(socket: RawFd) -> usize {
    let mut bytes: c_int = 0;
    // SAFETY: FIONREAD writes one int, whatever the descriptor is; one that is closed is an error.
    let told = unsafe { libc::ioctl(socket, libc::FIONREAD, &raw mut bytes) };
    if told == 0 {
        usize::try_from(bytes).unwrap_or(0)
    } else {
        0
    }
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

/// A point in time since some start, in nanoseconds, some milliseconds behind `monotonic`: for what happens often.
pub fn monotonic_coarse() -> u64 {
    clock(libc::CLOCK_MONOTONIC_COARSE)
}

/// A point in time since the same start.
pub fn monotonic() -> u64 {
    clock(libc::CLOCK_MONOTONIC)
}

#[inline]
fn clock(clock: libc::clockid_t) -> u64 {
    let mut now = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: fills the structure; these clocks exist on every Linux.
    unsafe { libc::clock_gettime(clock, &mut now) };
    now.tv_sec as u64 * 1_000_000_000 + now.tv_nsec as u64
}

/// A moment, broken down in the process's time zone.
pub struct LocalTime {
    parts: libc::tm,
    microseconds: u32,
}

impl LocalTime {
    pub fn now() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let seconds = now.as_secs() as libc::time_t;
        // SAFETY: all zeroes are a valid `tm`, which the call fills.
        let parts = unsafe {
            let mut parts: libc::tm = std::mem::zeroed();
            libc::localtime_r(&seconds, &mut parts);
            parts
        };
        LocalTime {
            parts,
            microseconds: now.subsec_micros(),
        }
    }

    /// As `strftime` writes it. None: that is nothing, or does not fit `SIZE` bytes.
    pub fn format<const SIZE: usize>(&self, format: &CStr) -> Option<String> {
        let mut text = [0u8; SIZE];
        // SAFETY: writes at most `SIZE` bytes into as many.
        let length = unsafe { libc::strftime(text.as_mut_ptr().cast(), SIZE, format.as_ptr(), &self.parts) };
        (length > 0).then(|| String::from_utf8_lossy(&text[..length]).into_owned())
    }

    pub fn microseconds(&self) -> u32 {
        self.microseconds
    }
}

/// # Safety
/// A C string that is alive.
unsafe fn text(string: *const c_char) -> String {
    // SAFETY: as the caller says.
    unsafe { CStr::from_ptr(string) }.to_string_lossy().into_owned()
}
