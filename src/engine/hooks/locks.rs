//! Mutexes of libraries. All coroutines share a thread: one that was suspended while its library holds a mutex would stop
//! the thread at the next call that wants it. So what would wait then waits with the whole process.
//!
//! Threads of libraries: who waits for the end of one is suspended.

use std::ffi::{c_int, c_void};

use libc::{pthread_mutex_t, pthread_t};

use super::file::Backoff;
use super::flags::WaitFor;
use super::gate::{self, Permission};

/// # Safety
/// As of `pthread_mutex_lock(3)`.
pub(super) unsafe extern "C" fn pthread_mutex_lock(mutex: *mut pthread_mutex_t) -> c_int {
    // SAFETY: as the caller says.
    let code = unsafe { libc::pthread_mutex_lock(mutex) };
    count(code)
}

/// # Safety
/// As of `pthread_mutex_trylock(3)`.
pub(super) unsafe extern "C" fn pthread_mutex_trylock(mutex: *mut pthread_mutex_t) -> c_int {
    // SAFETY: as the caller says.
    let code = unsafe { libc::pthread_mutex_trylock(mutex) };
    count(code)
}

fn count(code: c_int) -> c_int {
    if code == 0 {
        gate::lock_taken();
    }
    code
}

/// # Safety
/// As of `pthread_mutex_unlock(3)`.
pub(super) unsafe extern "C" fn pthread_mutex_unlock(mutex: *mut pthread_mutex_t) -> c_int {
    // SAFETY: as the caller says.
    let code = unsafe { libc::pthread_mutex_unlock(mutex) };
    if code == 0 {
        gate::lock_released();
    }
    code
}

/// libcurl waits for the thread that looks a name up even when the call was interrupted: that cannot fail, but the others go
/// on meanwhile, if the coroutine is not being ended.
///
/// # Safety
/// As of `pthread_join(3)`.
pub(super) unsafe extern "C" fn pthread_join(thread: pthread_t, value: *mut *mut c_void) -> c_int {
    let mut backoff = Backoff::default();
    loop {
        // SAFETY: as the caller says.
        let code = unsafe { libc::pthread_tryjoin_np(thread, value) };
        if code != libc::EBUSY {
            return code;
        }
        let slept = gate::caller()
            .filter(|caller| caller.permission(WaitFor::Name) == Permission::Suspend)
            .is_some_and(|caller| caller.engine.sleep(backoff.next()).is_ok());
        if !slept {
            // SAFETY: as the caller says.
            return unsafe { libc::pthread_join(thread, value) };
        }
    }
}
