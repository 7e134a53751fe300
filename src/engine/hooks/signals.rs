//! `sigwaitinfo(2)` and its kin: nothing reports signals that wait to be taken, so they are asked for now and then.

use std::ffi::c_int;
use std::time::{Duration, Instant};

use libc::{siginfo_t, sigset_t, timespec};

use super::file::Backoff;
use super::flags::WaitFor;
use super::gate::{Permission, enter};
use super::poll::duration;
use crate::zend::system::{errno, set_errno};

/// # Safety
/// As of `sigtimedwait(2)`.
pub(super) unsafe extern "C" fn sigtimedwait(
    set: *const sigset_t,
    info: *mut siginfo_t,
    timeout: *const timespec,
) -> c_int {
    // SAFETY: as the caller says.
    unsafe {
        let plain = || libc::sigtimedwait(set, info, timeout);
        let time = timeout.as_ref().map(duration);
        if matches!(time, Some(None | Some(Duration::ZERO))) {
            return plain();
        }
        take(set, info, time.flatten(), plain)
    }
}

/// # Safety
/// As of `sigwaitinfo(2)`.
pub(super) unsafe extern "C" fn sigwaitinfo(set: *const sigset_t, info: *mut siginfo_t) -> c_int {
    // SAFETY: as the caller says.
    unsafe { take(set, info, None, || libc::sigwaitinfo(set, info)) }
}

/// # Safety
/// As of `sigwait(3)`.
pub(super) unsafe extern "C" fn sigwait(set: *const sigset_t, number: *mut c_int) -> c_int {
    // SAFETY: as the caller says.
    unsafe {
        let taken = take(set, std::ptr::null_mut(), None, || {
            libc::sigwaitinfo(set, std::ptr::null_mut())
        });
        if taken < 0 {
            return errno();
        }
        *number = taken;
        0
    }
}

/// Takes a signal when there is one. `plain` waits for it with the whole process.
///
/// # Safety
/// As of `sigtimedwait(2)`.
unsafe fn take(
    set: *const sigset_t,
    info: *mut siginfo_t,
    time: Option<Duration>,
    plain: impl FnOnce() -> c_int,
) -> c_int {
    let now = timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: as the caller says.
    let look = || unsafe { libc::sigtimedwait(set, info, &now) };
    let caller = enter!(plain(), -1);
    let saved = errno();
    let first = look();
    if first >= 0 || errno() != libc::EAGAIN {
        return first;
    }
    match caller.permission(WaitFor::Process) {
        Permission::Suspend => {}
        Permission::Block => return plain(),
        Permission::Fail => return -1,
    }
    let deadline = time.and_then(|time| Instant::now().checked_add(time));
    let mut backoff = Backoff::default();
    loop {
        let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        let pause = backoff.next();
        if let Err(why) = caller.engine.sleep(left.map_or(pause, |left| left.min(pause))) {
            caller.interrupted(why);
            return -1;
        }
        let taken = look();
        if taken >= 0 {
            set_errno(saved);
            return taken;
        }
        if errno() != libc::EAGAIN || left.is_some_and(|left| left <= pause) {
            return taken;
        }
    }
}
