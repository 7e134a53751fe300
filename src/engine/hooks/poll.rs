//! `poll(2)`, `select(2)`, `epoll_wait(2)` and their kin: first without waiting, then with the coroutine suspended.

use std::ffi::c_int;
use std::time::{Duration, Instant};

use libc::{epoll_event, fd_set, nfds_t, pollfd, sigset_t, size_t, timespec, timeval};

use super::flags::WaitFor;
use super::fortified;
use super::gate::{Caller, Gate, Permission, enter, gate, ignores_failed_polls};
use super::sleep::pause;
use super::waiters::Ended;
use crate::zend::system::{errno, set_errno};

/// The deadline of a timeout in milliseconds; None: as long as it takes.
fn after(milliseconds: c_int) -> Option<Instant> {
    let milliseconds = u64::try_from(milliseconds).ok()?;
    Instant::now().checked_add(Duration::from_millis(milliseconds))
}

/// Whom a wait for these descriptors concerns.
fn concerns(wanted: &[pollfd]) -> WaitFor {
    match wanted {
        [one] => WaitFor::Descriptor(one.fd),
        _ => WaitFor::Descriptors,
    }
}

/// Waits until `look` finds something; it is asked first when a descriptor may have become ready, and gets what the kernel
/// has reported of all of them.
pub(super) fn wait_and_look(
    caller: Caller,
    wanted: &[pollfd],
    deadline: Option<Instant>,
    mut look: impl FnMut(i16) -> c_int,
) -> c_int {
    let saved = errno();
    loop {
        let reported = match caller.engine.wait_for_descriptors(caller, wanted, deadline) {
            Ok(reported) => reported,
            Err(Ended::TimedOut) => {
                let found = look(0);
                if found >= 0 {
                    set_errno(saved);
                }
                return found;
            }
            Err(ended) => return fail(caller, ended),
        };
        let found = look(reported);
        if found != 0 {
            if found > 0 {
                set_errno(saved);
            }
            return found;
        }
    }
}

/// A wait has ended without what it was for: −1, and why.
pub(super) fn fail(caller: Caller, ended: Ended) -> c_int {
    match ended {
        Ended::Interrupted(why) => caller.interrupted(why),
        Ended::Closed => {
            caller.fail_from_now();
            set_errno(libc::EBADF);
        }
        Ended::TimedOut => set_errno(libc::EAGAIN),
    }
    -1
}

/// # Safety
/// As of `poll(2)`.
pub(super) unsafe extern "C" fn poll(fds: *mut pollfd, count: nfds_t, timeout: c_int) -> c_int {
    // SAFETY: as the caller says.
    unsafe {
        if timeout == 0 {
            return libc::poll(fds, count, 0);
        }
        let caller = match gate() {
            Gate::Open(caller) => caller,
            Gate::Closed => return libc::poll(fds, count, timeout),
            Gate::Failing => return fail_poll(fds, count),
        };
        if count == 0 {
            let Ok(milliseconds) = u64::try_from(timeout) else {
                return libc::poll(fds, 0, timeout);
            };
            let time = Duration::from_millis(milliseconds);
            return pause(caller, time, || libc::poll(fds, 0, timeout));
        }
        let ready = libc::poll(fds, count, 0);
        if ready != 0 {
            caller.served();
            return ready;
        }
        let wanted = std::slice::from_raw_parts(fds, count as usize);
        match caller.permission(concerns(wanted)) {
            Permission::Suspend => {}
            Permission::Block => return libc::poll(fds, count, timeout),
            Permission::Fail => return -1,
        }
        if count == 1 {
            return poll_one(caller, &mut *fds, after(timeout));
        }
        let wanted = wanted.to_vec();
        wait_and_look(caller, &wanted, after(timeout), |_| libc::poll(fds, count, 0))
    }
}

/// `poll` of one descriptor: what the kernel has reported when it became ready is the answer.
fn poll_one(caller: Caller, one: &mut pollfd, deadline: Option<Instant>) -> c_int {
    let wanted = [*one];
    wait_and_look(caller, &wanted, deadline, |reported| {
        one.revents = reported;
        if reported != 0 {
            return 1;
        }
        // SAFETY: one entry, and no waiting.
        unsafe { libc::poll(one, 1, 0) }
    })
}

/// A call that was interrupted polls again: it fails. Some libraries (libmongoc) take no notice and would go round for ever:
/// these are told that their descriptors are broken.
///
/// # Safety
/// As of `poll(2)`.
unsafe fn fail_poll(fds: *mut pollfd, count: nfds_t) -> c_int {
    if count == 0 || !ignores_failed_polls() {
        set_errno(libc::ECANCELED);
        return -1;
    }
    // SAFETY: as the caller says.
    for one in unsafe { std::slice::from_raw_parts_mut(fds, count as usize) } {
        one.revents = libc::POLLERR | libc::POLLHUP;
    }
    count as c_int
}

/// # Safety
/// As of `poll(2)`, with the bytes that the entries have room in.
pub(super) unsafe extern "C" fn poll_chk(
    fds: *mut pollfd,
    count: nfds_t,
    timeout: c_int,
    room: size_t,
) -> c_int {
    fortified::check(count as usize, room / size_of::<pollfd>());
    // SAFETY: as the caller says.
    unsafe { poll(fds, count, timeout) }
}

/// # Safety
/// As of `ppoll(2)`.
pub(super) unsafe extern "C" fn ppoll(
    fds: *mut pollfd,
    count: nfds_t,
    timeout: *const timespec,
    mask: *const sigset_t,
) -> c_int {
    // SAFETY: as the caller says.
    unsafe {
        let time = timeout.as_ref().map(duration);
        let plain = !mask.is_null() || matches!(time, Some(None | Some(Duration::ZERO)));
        if plain {
            return libc::ppoll(fds, count, timeout, mask);
        }
        let milliseconds = match time.flatten() {
            None => -1,
            // Never earlier than asked for.
            Some(time) => c_int::try_from(time.as_nanos().div_ceil(1_000_000)).unwrap_or(c_int::MAX),
        };
        poll(fds, count, milliseconds)
    }
}

/// # Safety
/// As of `ppoll(2)`, with the bytes that the entries have room in.
pub(super) unsafe extern "C" fn ppoll_chk(
    fds: *mut pollfd,
    count: nfds_t,
    timeout: *const timespec,
    mask: *const sigset_t,
    room: size_t,
) -> c_int {
    fortified::check(count as usize, room / size_of::<pollfd>());
    // SAFETY: as the caller says.
    unsafe { ppoll(fds, count, timeout, mask) }
}

/// # Safety
/// As of `select(2)`.
pub(super) unsafe extern "C" fn select(
    count: c_int,
    read: *mut fd_set,
    write: *mut fd_set,
    except: *mut fd_set,
    timeout: *mut timeval,
) -> c_int {
    // SAFETY: as the caller says.
    unsafe {
        let plain = || libc::select(count, read, write, except, timeout);
        let time = match timeout.as_ref() {
            None => None,
            Some(time) => match interval(time) {
                Some(time) if !time.is_zero() => Some(time),
                _ => return plain(),
            },
        };
        let caller = enter!(plain(), -1);
        let sets = Sets::new(count, read, write, except);
        if sets.wanted.is_empty() {
            return match time {
                Some(time) => pause(caller, time, plain),
                None => plain(),
            };
        }
        let ready = sets.look();
        if ready != 0 {
            caller.served();
            return ready;
        }
        match caller.permission(concerns(&sets.wanted)) {
            Permission::Suspend => {}
            Permission::Block => {
                sets.fill();
                return plain();
            }
            Permission::Fail => return -1,
        }
        let deadline = time.and_then(|time| Instant::now().checked_add(time));
        wait_and_look(caller, &sets.wanted, deadline, |_| sets.look())
    }
}

/// # Safety
/// As of `pselect(2)`.
pub(super) unsafe extern "C" fn pselect(
    count: c_int,
    read: *mut fd_set,
    write: *mut fd_set,
    except: *mut fd_set,
    timeout: *const timespec,
    mask: *const sigset_t,
) -> c_int {
    // SAFETY: as the caller says.
    unsafe {
        if !mask.is_null() {
            return libc::pselect(count, read, write, except, timeout, mask);
        }
        match timeout.as_ref() {
            None => select(count, read, write, except, std::ptr::null_mut()),
            Some(time) => {
                let mut time = timeval {
                    tv_sec: time.tv_sec,
                    // Never earlier than asked for.
                    tv_usec: (time.tv_nsec + 999) / 1_000,
                };
                select(count, read, write, except, &mut time)
            }
        }
    }
}

/// What a call of `select` asks for, kept while its sets hold answers.
struct Sets {
    count: c_int,
    sets: [(*mut fd_set, Option<fd_set>); 3],
    wanted: Vec<pollfd>,
}

impl Sets {
    /// # Safety
    /// As of `select(2)`.
    unsafe fn new(count: c_int, read: *mut fd_set, write: *mut fd_set, except: *mut fd_set) -> Self {
        // SAFETY: as the caller says.
        let sets = unsafe { [read, write, except].map(|set| (set, set.as_ref().copied())) };
        let kinds = [libc::POLLIN, libc::POLLOUT, libc::POLLPRI];
        let wanted = (0..count.min(libc::FD_SETSIZE as c_int))
            .filter_map(|fd| {
                let events = sets.iter().zip(kinds).fold(0, |events, ((_, set), kind)| {
                    // SAFETY: a number below the size of a set.
                    let asked = set.as_ref().is_some_and(|set| unsafe { libc::FD_ISSET(fd, set) });
                    if asked { events | kind } else { events }
                });
                (events != 0).then_some(pollfd {
                    fd,
                    events,
                    revents: 0,
                })
            })
            .collect();
        Sets { count, sets, wanted }
    }

    /// Puts the question into the caller's sets.
    fn fill(&self) {
        for (set, question) in &self.sets {
            if let Some(question) = question {
                // SAFETY: the caller's set, which lives during the call.
                unsafe { **set = *question };
            }
        }
    }

    /// Asks without waiting.
    fn look(&self) -> c_int {
        self.fill();
        let mut none = timeval {
            tv_sec: 0,
            tv_usec: 0,
        };
        let [read, write, except] = self.sets.map(|(set, _)| set);
        // SAFETY: the caller's sets.
        unsafe { libc::select(self.count, read, write, except, &mut none) }
    }
}

/// # Safety
/// As of `epoll_wait(2)`.
pub(super) unsafe extern "C" fn epoll_wait(
    epoll: c_int,
    events: *mut epoll_event,
    count: c_int,
    timeout: c_int,
) -> c_int {
    // SAFETY: as the caller says.
    unsafe {
        if timeout == 0 {
            return libc::epoll_wait(epoll, events, count, 0);
        }
        let plain = || libc::epoll_wait(epoll, events, count, timeout);
        wait_for_epoll(epoll, events, count, || after(timeout), plain)
    }
}

/// # Safety
/// As of `epoll_pwait(2)`.
pub(super) unsafe extern "C" fn epoll_pwait(
    epoll: c_int,
    events: *mut epoll_event,
    count: c_int,
    timeout: c_int,
    mask: *const sigset_t,
) -> c_int {
    // SAFETY: as the caller says.
    unsafe {
        if mask.is_null() {
            return epoll_wait(epoll, events, count, timeout);
        }
        libc::epoll_pwait(epoll, events, count, timeout, mask)
    }
}

/// # Safety
/// As of `epoll_pwait2(2)`.
pub(super) unsafe extern "C" fn epoll_pwait2(
    epoll: c_int,
    events: *mut epoll_event,
    count: c_int,
    timeout: *const timespec,
    mask: *const sigset_t,
) -> c_int {
    // SAFETY: as the caller says. The kernel is asked itself, because the libc crate has no name for it.
    unsafe {
        let plain = || {
            libc::syscall(
                libc::SYS_epoll_pwait2,
                epoll,
                events,
                count,
                timeout,
                mask,
                KERNEL_SIGSET,
            ) as c_int
        };
        let time = timeout.as_ref().map(duration);
        if !mask.is_null() || matches!(time, Some(None | Some(Duration::ZERO))) {
            return plain();
        }
        let deadline = || time.flatten().and_then(|time| Instant::now().checked_add(time));
        wait_for_epoll(epoll, events, count, deadline, plain)
    }
}

/// Bytes of a set of signals as the kernel knows it.
const KERNEL_SIGSET: size_t = 8;

/// `plain` is the call as it was made, which waits.
///
/// # Safety
/// As of `epoll_wait(2)`.
unsafe fn wait_for_epoll(
    epoll: c_int,
    events: *mut epoll_event,
    count: c_int,
    deadline: impl FnOnce() -> Option<Instant>,
    plain: impl Fn() -> c_int,
) -> c_int {
    // SAFETY: as the caller says.
    let look = || unsafe { libc::epoll_wait(epoll, events, count, 0) };
    let caller = enter!(plain(), -1);
    let found = look();
    if found != 0 {
        caller.served();
        return found;
    }
    match caller.permission(WaitFor::Descriptors) {
        Permission::Suspend => {}
        Permission::Block => return plain(),
        Permission::Fail => return -1,
    }
    wait_and_look(caller, &[readable(epoll)], deadline(), |_| look())
}

pub(super) fn readable(fd: c_int) -> pollfd {
    pollfd {
        fd,
        events: libc::POLLIN,
        revents: 0,
    }
}

pub(super) fn writable(fd: c_int) -> pollfd {
    pollfd {
        fd,
        events: libc::POLLOUT,
        revents: 0,
    }
}

/// A time of the caller's; None: it is none.
pub(super) fn duration(time: &timespec) -> Option<Duration> {
    let seconds = u64::try_from(time.tv_sec).ok()?;
    let nanoseconds = u32::try_from(time.tv_nsec)
        .ok()
        .filter(|part| *part < 1_000_000_000)?;
    Some(Duration::new(seconds, nanoseconds))
}

fn interval(time: &timeval) -> Option<Duration> {
    let seconds = u64::try_from(time.tv_sec).ok()?;
    let microseconds = u64::try_from(time.tv_usec).ok()?;
    Some(Duration::from_secs(seconds).saturating_add(Duration::from_micros(microseconds)))
}
