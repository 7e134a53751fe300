//! `sleep(3)`, `usleep(3)`, `nanosleep(2)`: the coroutine sleeps, and for no time at all lets the others run once.

use std::ffi::{c_int, c_uint};
use std::time::{Duration, Instant};

use libc::{clockid_t, timespec};

use super::flags::WaitFor;
use super::gate::{Caller, Permission, enter};
use super::poll::duration;
use crate::engine::Engine;
use crate::zend::system::{errno, set_errno};

/// Longer times do not fit the clock.
const FOREVER: Duration = Duration::from_secs(60 * 60 * 24 * 365 * 100);

impl Engine {
    /// A hooked call waits for a time.
    fn sleep_or_give_way(&self, time: Duration) -> Result<(), crate::engine::Interrupt> {
        if time.is_zero() {
            self.give_way()
        } else {
            self.sleep(time.min(FOREVER))
        }
    }
}

/// Sleeps: 0, or −1 with the reason. `plain` sleeps with the whole process.
pub(super) fn pause(caller: Caller, time: Duration, plain: impl FnOnce() -> c_int) -> c_int {
    match caller.permission(WaitFor::Sleep) {
        Permission::Suspend => {}
        Permission::Block => return plain(),
        Permission::Fail => return -1,
    }
    let saved = errno();
    match caller.engine.sleep_or_give_way(time) {
        Ok(()) => {
            set_errno(saved);
            0
        }
        Err(why) => {
            caller.interrupted(why);
            -1
        }
    }
}

/// # Safety
/// As of `sleep(3)`. What is left when it is interrupted is said to be all of it.
pub(super) unsafe extern "C" fn sleep(seconds: c_uint) -> c_uint {
    // SAFETY: as the caller says.
    let plain = || unsafe { libc::sleep(seconds) };
    let caller = enter!(plain(), seconds);
    let mut left = 0;
    let slept = pause(caller, Duration::from_secs(seconds.into()), || {
        left = plain();
        0
    });
    if slept < 0 { seconds } else { left }
}

/// # Safety
/// As of `usleep(3)`.
pub(super) unsafe extern "C" fn usleep(microseconds: c_uint) -> c_int {
    // SAFETY: as the caller says.
    let plain = || unsafe { libc::usleep(microseconds) };
    let caller = enter!(plain(), -1);
    pause(caller, Duration::from_micros(microseconds.into()), plain)
}

/// # Safety
/// As of `nanosleep(2)`. Interrupted, it fails as if by a signal, with what is left; tried again, with another reason, so that
/// nobody goes on trying.
pub(super) unsafe extern "C" fn nanosleep(time: *const timespec, left: *mut timespec) -> c_int {
    // SAFETY: as the caller says.
    let plain = || unsafe { libc::nanosleep(time, left) };
    // SAFETY: as the caller says.
    let Some(asked) = unsafe { time.as_ref() }.and_then(duration) else {
        return plain();
    };
    let caller = enter!(plain(), -1);
    let begun = Instant::now();
    let slept = pause(caller, asked, plain);
    if slept < 0 && errno() == libc::ECANCELED {
        let rest = asked.saturating_sub(begun.elapsed());
        // SAFETY: null, or the caller's variable.
        if let Some(left) = unsafe { left.as_mut() } {
            left.tv_sec = rest.as_secs() as libc::time_t;
            left.tv_nsec = rest.subsec_nanos().into();
        }
        set_errno(libc::EINTR);
    }
    slept
}

/// # Safety
/// As of `clock_nanosleep(2)`.
pub(super) unsafe extern "C" fn clock_nanosleep(
    clock: clockid_t,
    flags: c_int,
    time: *const timespec,
    left: *mut timespec,
) -> c_int {
    // SAFETY: as the caller says.
    unsafe {
        if flags != 0 {
            return libc::clock_nanosleep(clock, flags, time, left);
        }
        if nanosleep(time, left) < 0 { errno() } else { 0 }
    }
}
