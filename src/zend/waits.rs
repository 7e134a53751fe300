//! Which call of PHP's a function of libc was called by, and whether it may suspend a coroutine there.

use std::ffi::{CStr, c_char, c_int, c_void};
use std::os::fd::RawFd;

use super::raw;

/// A call of an internal function: as long as it has not returned, and is not made again, this stays the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CallSite {
    frame: *const c_void,
    instruction: *const c_void,
}

impl CallSite {
    pub fn current() -> Self {
        let mut site = CallSite {
            frame: std::ptr::null(),
            instruction: std::ptr::null(),
        };
        // SAFETY: reads frames of the running context into variables of ours.
        unsafe { raw::swoole_rs_call_site(&mut site.frame, &mut site.instruction) };
        site
    }
}

/// A call of an internal function that fails, whatever it tries next, or what a script's code does without one: it frees a
/// resource.
#[derive(Clone, Copy, Debug)]
pub struct FailingCall {
    frame: *const c_void,
    /// Of the script's code; null: it is an internal function, whose frame is marked.
    instruction: *const c_void,
}

/// How far a failing call has come.
pub enum Progress {
    /// It runs.
    Here,
    /// It has called something of the script's, such as the handler of its warning, which runs.
    Within,
    Over,
}

impl FailingCall {
    /// Marks what runs.
    pub fn mark() -> Self {
        let mut call = FailingCall {
            frame: std::ptr::null(),
            instruction: std::ptr::null(),
        };
        // SAFETY: marks a frame of the running context, and reads it into variables of ours.
        unsafe { raw::swoole_rs_mark_failing(&mut call.frame, &mut call.instruction) };
        call
    }

    pub fn progress(self) -> Progress {
        // SAFETY: compares addresses of the running frames.
        match unsafe { raw::swoole_rs_failing_progress(self.frame, self.instruction) } {
            2 => Progress::Here,
            1 => Progress::Within,
            _ => Progress::Over,
        }
    }

    /// Whether it is no internal function's.
    pub fn is_users(self) -> bool {
        !self.instruction.is_null()
    }

    /// Whether a script's code has gone on in this frame.
    pub fn is_of(self, frame: *const c_void) -> bool {
        self.is_users() && self.frame == frame
    }
}

/// No file is compiled, nothing printed by the SAPI, no error reported and nothing freed by the collector just now.
#[inline]
pub fn may_wait() -> bool {
    // SAFETY: counters of the thread's.
    unsafe { raw::swoole_rs_may_wait() }
}

/// A function of PHP's or of an extension runs, and no code of a script's.
#[inline]
pub fn runs_internal_function() -> bool {
    !running_function().is_null()
}

/// The name of the internal function that runs, which tells it from others; null: a script's own code runs.
pub fn running_function() -> *const c_char {
    // SAFETY: looks at the running frame.
    unsafe { raw::swoole_rs_running_name() }
}

/// The internal function that runs.
pub struct Running {
    /// The name of the extension that it belongs to.
    pub module: &'static str,
    /// Its name, without its class.
    pub name: &'static str,
}

impl Running {
    /// None: a script's own code runs.
    pub fn current() -> Option<Self> {
        // SAFETY: names that live as long as their function, which PHP keeps until its end.
        unsafe {
            Some(Running {
                name: text(raw::swoole_rs_running_name())?,
                module: text(raw::swoole_rs_running_module()).unwrap_or(""),
            })
        }
    }

    /// The driver's name, for a method of `PDO` or `PDOStatement`.
    pub fn pdo_driver() -> Option<&'static str> {
        // SAFETY: the name that a driver is registered by; its module is not unloaded.
        unsafe { text(raw::swoole_rs_running_driver()) }
    }
}

/// What is between a call and the network: one of these, or one of both kinds of TLS.
#[derive(Clone, Copy)]
pub struct Transports {
    pub tcp: bool,
    /// TLS by the transport `ssl`, and by `tls`.
    pub ssl: bool,
    pub tls: bool,
}

impl Transports {
    /// As far as the stream of a socket of TCP, or what the function that runs was given to open, tells.
    pub fn of_running(fd: RawFd) -> Self {
        // SAFETY: looks at the running frame, and asks a stream of PHP's about itself.
        let found = unsafe { raw::swoole_rs_running_transports(fd) };
        Transports {
            tcp: found & 1 != 0,
            ssl: found & 2 != 0,
            tls: found & 4 != 0,
        }
    }
}

/// # Safety
/// Null, or a text that is never freed.
unsafe fn text(name: *const c_char) -> Option<&'static str> {
    if name.is_null() {
        return None;
    }
    // SAFETY: as the caller says.
    unsafe { CStr::from_ptr(name) }.to_str().ok()
}

/// The buffer of PHP's own look-ups of names, out of sight of others until this is dropped.
pub struct HostBuffer {
    buffer: *mut c_char,
    size: usize,
}

impl HostBuffer {
    /// None: the structure to be filled is not PHP's.
    pub fn take(host: *const c_void) -> Option<Self> {
        let mut taken = HostBuffer {
            buffer: std::ptr::null_mut(),
            size: 0,
        };
        // SAFETY: compares an address, and moves a buffer of PHP's into variables of ours.
        let is_php = unsafe { raw::swoole_rs_host_buffer_take(host, &mut taken.buffer, &mut taken.size) };
        if !is_php {
            std::mem::forget(taken);
            return None;
        }
        Some(taken)
    }
}

impl Drop for HostBuffer {
    fn drop(&mut self) {
        // SAFETY: the buffer that was taken; what others have left there meanwhile is read by nobody any more.
        unsafe { raw::swoole_rs_host_buffer_put(self.buffer, self.size) };
    }
}

/// Others close processes while the running call waits for one: each says by a variable of PHP's whether it waits.
pub struct ProcessWait(c_int);

impl ProcessWait {
    pub fn begin() -> Self {
        // SAFETY: a variable of PHP's, on its thread.
        ProcessWait(unsafe { raw::swoole_rs_swap_pclose_wait(0) })
    }
}

impl Drop for ProcessWait {
    fn drop(&mut self) {
        // SAFETY: as above.
        unsafe { raw::swoole_rs_swap_pclose_wait(self.0) };
    }
}

/// An exit is on its way through the running code: nothing is waited for.
pub fn is_exiting() -> bool {
    // SAFETY: the pending object is alive.
    unsafe {
        let exception = (*raw::executor()).exception;
        !exception.is_null() && (raw::zend_is_unwind_exit(exception) || raw::zend_is_graceful_exit(exception))
    }
}

/// Unwinds what runs as a bailout does, without jumping over the C code in between, and without running anything of a
/// script's.
pub fn unwind() {
    // SAFETY: nothing is replaced that is pending.
    unsafe {
        if (*raw::executor()).exception.is_null() {
            raw::zend_throw_unwind_exit();
        }
    }
}
