//! Queues of messages and semaphores of System V: nothing reports when they are free, so they are asked now and then.

use std::ffi::{c_int, c_long, c_void};

use libc::{sembuf, size_t, ssize_t};

use super::file::lock_when_free;
use super::gate::enter;

/// The kernel takes no more operations in one call.
const MOST_OPERATIONS: usize = 500;

/// # Safety
/// As of `msgrcv(2)`.
pub(super) unsafe extern "C" fn msgrcv(
    queue: c_int,
    message: *mut c_void,
    size: size_t,
    kind: c_long,
    flags: c_int,
) -> ssize_t {
    // SAFETY: as the caller says.
    let call = |flags| unsafe { libc::msgrcv(queue, message, size, kind, flags) };
    if flags & libc::IPC_NOWAIT != 0 {
        return call(flags);
    }
    let caller = enter!(call(flags), -1);
    lock_when_free(
        caller,
        |code| code == libc::ENOMSG,
        || call(flags | libc::IPC_NOWAIT),
        || call(flags),
    )
}

/// # Safety
/// As of `msgsnd(2)`.
pub(super) unsafe extern "C" fn msgsnd(
    queue: c_int,
    message: *const c_void,
    size: size_t,
    flags: c_int,
) -> c_int {
    // SAFETY: as the caller says.
    let call = |flags| unsafe { libc::msgsnd(queue, message, size, flags) };
    if flags & libc::IPC_NOWAIT != 0 {
        return call(flags);
    }
    let caller = enter!(call(flags), -1);
    lock_when_free(
        caller,
        |code| code == libc::EAGAIN,
        || call(flags | libc::IPC_NOWAIT),
        || call(flags),
    )
}

/// # Safety
/// As of `semop(2)`.
pub(super) unsafe extern "C" fn semop(semaphores: c_int, operations: *mut sembuf, count: size_t) -> c_int {
    // SAFETY: as the caller says.
    let plain = || unsafe { libc::semop(semaphores, operations, count) };
    let caller = enter!(plain(), -1);
    if operations.is_null() || count > MOST_OPERATIONS {
        return plain();
    }
    // SAFETY: as the caller says; a copy of numbers.
    let mut without_waiting = unsafe { std::slice::from_raw_parts(operations, count) }.to_vec();
    let flag = libc::IPC_NOWAIT as i16;
    if without_waiting.iter().any(|one| one.sem_flg & flag != 0) {
        return plain();
    }
    for one in &mut without_waiting {
        one.sem_flg |= flag;
    }
    lock_when_free(
        caller,
        |code| code == libc::EAGAIN,
        // SAFETY: a list of our own; the kernel only reads it.
        || unsafe { libc::semop(semaphores, without_waiting.as_ptr().cast_mut(), count) },
        plain,
    )
}
