//! Mutexes of libraries. All coroutines share a thread: one that was suspended while its library holds a mutex would stop
//! the thread at the next call that wants it. So what would wait then waits with the whole process.
//!
//! Threads of libraries: who waits for the end of one is suspended.

use std::ffi::{c_int, c_void};

use libc::{pthread_mutex_t, pthread_rwlock_t, pthread_t, timespec};

use super::file::Backoff;
use super::flags::WaitFor;
use super::gate::{self, Permission};

/// Functions that take a lock, or give it back, and return 0 if they have; what they have done is counted.
macro_rules! counted {
    ($($name:ident($($argument:ident: $type:ty),*) => $count:path;)*) => {$(
        /// # Safety
        /// As of the function of that name in `pthread.h`.
        pub(super) unsafe extern "C" fn $name($($argument: $type),*) -> c_int {
            // SAFETY: as the caller says.
            let code = unsafe { libc::$name($($argument),*) };
            if code == 0 {
                $count();
            }
            code
        }
    )*};
}

counted! {
    pthread_mutex_lock(mutex: *mut pthread_mutex_t) => gate::lock_taken;
    pthread_mutex_trylock(mutex: *mut pthread_mutex_t) => gate::lock_taken;
    pthread_mutex_timedlock(mutex: *mut pthread_mutex_t, until: *const timespec) => gate::lock_taken;
    pthread_mutex_unlock(mutex: *mut pthread_mutex_t) => gate::lock_released;
    pthread_rwlock_rdlock(lock: *mut pthread_rwlock_t) => gate::lock_taken;
    pthread_rwlock_tryrdlock(lock: *mut pthread_rwlock_t) => gate::lock_taken;
    pthread_rwlock_wrlock(lock: *mut pthread_rwlock_t) => gate::lock_taken;
    pthread_rwlock_trywrlock(lock: *mut pthread_rwlock_t) => gate::lock_taken;
    pthread_rwlock_unlock(lock: *mut pthread_rwlock_t) => gate::lock_released;
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
