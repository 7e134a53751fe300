//! Mutexes of libraries. All coroutines share a thread: one that was suspended while its library holds a mutex would stop
//! the thread at the next call that wants it. So what would wait then waits with the whole process.

use std::ffi::c_int;

use libc::pthread_mutex_t;

use super::gate;

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
