//! Sockets: connecting, accepting, receiving, sending. Each call is made with MSG_DONTWAIT first; what the flags of the
//! descriptor and its time limits ask for is looked up only when it would wait.

use std::ffi::{c_int, c_void};
use std::os::fd::RawFd;
use std::time::{Duration, Instant};

use libc::{msghdr, size_t, sockaddr, socklen_t, ssize_t, timeval};

use super::flags::WaitFor;
use super::fortified;
use super::gate;
use super::gate::{Caller, Permission, enter};
use super::poll::{fail, readable, writable};
use super::waiters::Ended;
use crate::zend::system::{errno, set_errno};

/// Which way bytes go.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    In,
    Out,
}

impl Direction {
    fn wanted(self, fd: RawFd) -> libc::pollfd {
        match self {
            Direction::In => readable(fd),
            Direction::Out => writable(fd),
        }
    }

    /// Until when the socket lets a call wait.
    fn deadline(self, fd: RawFd) -> Option<Instant> {
        let option = match self {
            Direction::In => libc::SO_RCVTIMEO,
            Direction::Out => libc::SO_SNDTIMEO,
        };
        let mut time = timeval {
            tv_sec: 0,
            tv_usec: 0,
        };
        let mut size = size_of::<timeval>() as socklen_t;
        // SAFETY: the kernel writes at most `size` bytes, and refuses what is no socket.
        let got =
            unsafe { libc::getsockopt(fd, libc::SOL_SOCKET, option, (&raw mut time).cast(), &mut size) };
        let limit = Duration::from_secs(time.tv_sec.unsigned_abs())
            + Duration::from_micros(time.tv_usec.unsigned_abs());
        (got == 0 && !limit.is_zero()).then(|| Instant::now() + limit)
    }
}

pub(super) fn is_nonblocking(fd: RawFd) -> bool {
    // SAFETY: asks for flags; the kernel checks the number.
    let flags = unsafe { libc::fcntl(fd, libc::F_GETFL) };
    flags >= 0 && flags & libc::O_NONBLOCK != 0
}

/// Makes a call that does not wait until it succeeds, or fails otherwise than by EAGAIN; suspends in between. `plain`
/// makes it with the whole process.
pub(super) fn retry(
    caller: Caller,
    fd: RawFd,
    direction: Direction,
    mut call: impl FnMut() -> ssize_t,
    plain: impl FnOnce() -> ssize_t,
) -> ssize_t {
    let saved = errno();
    let done = call();
    if done >= 0 {
        caller.served();
        return done;
    }
    if errno() != libc::EAGAIN {
        return done;
    }
    if is_nonblocking(fd) {
        set_errno(libc::EAGAIN);
        return done;
    }
    match caller.permission(WaitFor::Descriptor(fd)) {
        Permission::Suspend => {}
        Permission::Block => {
            set_errno(saved);
            return plain();
        }
        Permission::Fail => return -1,
    }
    let deadline = direction.deadline(fd);
    loop {
        let waited = caller
            .engine
            .wait_for_descriptors(caller, &[direction.wanted(fd)], deadline);
        match waited {
            Ok(_) | Err(Ended::TimedOut) => {}
            Err(ended) => return fail(caller, ended) as ssize_t,
        }
        let done = call();
        if done >= 0 {
            set_errno(saved);
            return done;
        }
        if errno() != libc::EAGAIN || waited == Err(Ended::TimedOut) {
            return done;
        }
    }
}

fn receive(fd: RawFd, flags: c_int, call: impl Fn(c_int) -> ssize_t) -> ssize_t {
    transfer(fd, Direction::In, flags, call)
}

/// One call that gets flags: made with MSG_DONTWAIT first, unless it has that already.
fn transfer(fd: RawFd, direction: Direction, flags: c_int, call: impl Fn(c_int) -> ssize_t) -> ssize_t {
    if flags & libc::MSG_DONTWAIT != 0 {
        return call(flags);
    }
    let caller = enter!(call(flags), -1);
    retry(
        caller,
        fd,
        direction,
        || call(flags | libc::MSG_DONTWAIT),
        || call(flags),
    )
}

/// # Safety
/// As of `recv(2)`.
pub(super) unsafe extern "C" fn recv(fd: c_int, to: *mut c_void, size: size_t, flags: c_int) -> ssize_t {
    // SAFETY: as the caller says; all within `size` bytes.
    unsafe {
        let whole = flags & libc::MSG_WAITALL != 0 && flags & (libc::MSG_PEEK | libc::MSG_DONTWAIT) == 0;
        if !whole || !matches!(gate::gate(), gate::Gate::Open(_)) {
            return receive(fd, flags, |flags| libc::recv(fd, to, size, flags));
        }
        let mut got = 0;
        while got < size {
            let rest = flags & !libc::MSG_WAITALL;
            let more = receive(fd, rest, |flags| {
                libc::recv(fd, to.cast::<u8>().add(got).cast(), size - got, flags)
            });
            if more <= 0 {
                return if got > 0 { got as ssize_t } else { more };
            }
            got += more as size_t;
        }
        got as ssize_t
    }
}

/// # Safety
/// As of `recv(2)`, with the room that there is.
pub(super) unsafe extern "C" fn recv_chk(
    fd: c_int,
    to: *mut c_void,
    size: size_t,
    room: size_t,
    flags: c_int,
) -> ssize_t {
    fortified::check(size, room);
    // SAFETY: as the caller says.
    unsafe { recv(fd, to, size, flags) }
}

/// # Safety
/// As of `recvfrom(2)`.
pub(super) unsafe extern "C" fn recvfrom(
    fd: c_int,
    to: *mut c_void,
    size: size_t,
    flags: c_int,
    address: *mut sockaddr,
    length: *mut socklen_t,
) -> ssize_t {
    // SAFETY: as the caller says.
    unsafe {
        receive(fd, flags, |flags| {
            libc::recvfrom(fd, to, size, flags, address, length)
        })
    }
}

/// # Safety
/// As of `recvfrom(2)`, with the room that there is.
pub(super) unsafe extern "C" fn recvfrom_chk(
    fd: c_int,
    to: *mut c_void,
    size: size_t,
    room: size_t,
    flags: c_int,
    address: *mut sockaddr,
    length: *mut socklen_t,
) -> ssize_t {
    fortified::check(size, room);
    // SAFETY: as the caller says.
    unsafe { recvfrom(fd, to, size, flags, address, length) }
}

/// # Safety
/// As of `recvmsg(2)`.
pub(super) unsafe extern "C" fn recvmsg(fd: c_int, message: *mut msghdr, flags: c_int) -> ssize_t {
    // SAFETY: as the caller says.
    unsafe { receive(fd, flags, |flags| libc::recvmsg(fd, message, flags)) }
}

/// Sends all of it, as a call that waits does. `call` gets what was sent so far, and flags.
pub(super) fn transmit(
    fd: RawFd,
    size: size_t,
    flags: c_int,
    call: impl Fn(size_t, c_int) -> ssize_t,
) -> ssize_t {
    if flags & libc::MSG_DONTWAIT != 0 {
        return call(0, flags);
    }
    let caller = enter!(call(0, flags), -1);
    if !crate::zend::waits::runs_internal_function() {
        return call(0, flags);
    }
    let mut sent = 0;
    loop {
        let more = retry(
            caller,
            fd,
            Direction::Out,
            || call(sent, flags | libc::MSG_DONTWAIT),
            || call(sent, flags),
        );
        if more < 0 {
            return if sent > 0 { sent as ssize_t } else { more };
        }
        sent += more as size_t;
        if sent >= size || more == 0 || is_nonblocking(fd) {
            return sent as ssize_t;
        }
    }
}

/// # Safety
/// As of `send(2)`.
pub(super) unsafe extern "C" fn send(fd: c_int, from: *const c_void, size: size_t, flags: c_int) -> ssize_t {
    transmit(fd, size, flags, |sent, flags| {
        // SAFETY: as the caller says; the rest of its bytes.
        unsafe { libc::send(fd, from.cast::<u8>().add(sent).cast(), size - sent, flags) }
    })
}

/// # Safety
/// As of `sendto(2)`.
pub(super) unsafe extern "C" fn sendto(
    fd: c_int,
    from: *const c_void,
    size: size_t,
    flags: c_int,
    address: *const sockaddr,
    length: socklen_t,
) -> ssize_t {
    transmit(fd, size, flags, |sent, flags| {
        // SAFETY: as the caller says; the rest of its bytes.
        unsafe {
            let rest = from.cast::<u8>().add(sent).cast();
            libc::sendto(fd, rest, size - sent, flags, address, length)
        }
    })
}

/// # Safety
/// As of `sendmsg(2)`.
pub(super) unsafe extern "C" fn sendmsg(fd: c_int, message: *const msghdr, flags: c_int) -> ssize_t {
    transfer(fd, Direction::Out, flags, |flags| {
        // SAFETY: as the caller says.
        unsafe { libc::sendmsg(fd, message, flags) }
    })
}

/// Does something while the descriptor does not wait.
fn without_waiting<T>(fd: RawFd, call: impl FnOnce() -> T) -> T {
    // SAFETY: changes flags of a number that the kernel checks, and puts them back.
    unsafe {
        let flags = libc::fcntl(fd, libc::F_GETFL);
        libc::fcntl(fd, libc::F_SETFL, flags | libc::O_NONBLOCK);
        let done = call();
        let code = errno();
        libc::fcntl(fd, libc::F_SETFL, flags);
        set_errno(code);
        done
    }
}

/// # Safety
/// As of `connect(2)`.
pub(super) unsafe extern "C" fn connect(fd: c_int, address: *const sockaddr, length: socklen_t) -> c_int {
    // SAFETY: as the caller says.
    let plain = || unsafe { libc::connect(fd, address, length) };
    let caller = enter!(plain(), -1);
    caller.engine.forget_descriptor(fd);
    if is_nonblocking(fd) {
        return plain();
    }
    match caller.permission(WaitFor::Descriptor(fd)) {
        Permission::Suspend => {}
        Permission::Block => return plain(),
        Permission::Fail => return -1,
    }
    let saved = errno();
    let done = without_waiting(fd, plain);
    match errno() {
        _ if done == 0 => return 0,
        libc::EINPROGRESS => {}
        // The backlog of a unix socket is full, which nothing reports the end of.
        libc::EAGAIN => return connect_when_there_is_room(caller, fd, &plain),
        _ => return done,
    }
    let deadline = Direction::Out.deadline(fd);
    loop {
        match caller
            .engine
            .wait_for_descriptors(caller, &[writable(fd)], deadline)
        {
            Ok(_) => {}
            Err(Ended::TimedOut) => {
                set_errno(libc::EINPROGRESS);
                return -1;
            }
            Err(ended) => return fail(caller, ended),
        }
        let mut one = writable(fd);
        // SAFETY: one entry.
        if unsafe { libc::poll(&mut one, 1, 0) } != 0 {
            break;
        }
    }
    match socket_error(fd) {
        0 => {
            set_errno(saved);
            0
        }
        code => {
            set_errno(code);
            -1
        }
    }
}

/// Tries again until the listener has taken somebody.
#[cold]
fn connect_when_there_is_room(caller: Caller, fd: RawFd, plain: &dyn Fn() -> c_int) -> c_int {
    let mut backoff = super::file::Backoff::default();
    loop {
        if let Err(why) = caller.engine.sleep(backoff.next()) {
            caller.interrupted(why);
            return -1;
        }
        let done = without_waiting(fd, plain);
        if done == 0 || errno() != libc::EAGAIN {
            return done;
        }
    }
}

/// What has become of a connection attempt; 0: it stands.
fn socket_error(fd: RawFd) -> c_int {
    let mut code: c_int = 0;
    let mut size = size_of::<c_int>() as socklen_t;
    // SAFETY: the kernel writes at most `size` bytes.
    unsafe {
        libc::getsockopt(
            fd,
            libc::SOL_SOCKET,
            libc::SO_ERROR,
            (&raw mut code).cast(),
            &mut size,
        )
    };
    code
}

/// # Safety
/// As of `accept4(2)`.
pub(super) unsafe extern "C" fn accept4(
    fd: c_int,
    address: *mut sockaddr,
    length: *mut socklen_t,
    flags: c_int,
) -> c_int {
    // SAFETY: as the caller says.
    let plain = || unsafe { libc::accept4(fd, address, length, flags) };
    let caller = enter!(plain(), -1);
    if is_nonblocking(fd) {
        return plain();
    }
    // Another process may take the connection that poll has reported.
    let taken = || without_waiting(fd, || plain() as ssize_t);
    let accepted = retry(caller, fd, Direction::In, taken, || plain() as ssize_t) as c_int;
    caller.engine.forget_descriptor(accepted);
    accepted
}

/// # Safety
/// As of `accept(2)`.
pub(super) unsafe extern "C" fn accept(fd: c_int, address: *mut sockaddr, length: *mut socklen_t) -> c_int {
    // SAFETY: as the caller says.
    unsafe { accept4(fd, address, length, 0) }
}

/// Who waits for the descriptor leaves the C code that is about to lose its memory.
///
/// # Safety
/// As of `close(2)`.
pub(super) unsafe extern "C" fn close(fd: c_int) -> c_int {
    // SAFETY: as the caller says.
    let close = || unsafe { libc::close(fd) };
    let Some(engine) = gate::engine() else {
        return close();
    };
    let saved = errno();
    engine.end_waits_and_close(fd, || {
        set_errno(saved);
        close()
    })
}

/// # Safety
/// As of `fclose(3)`, which closes a descriptor where nobody sees it.
pub(super) unsafe extern "C" fn fclose(file: *mut libc::FILE) -> c_int {
    // SAFETY: as the caller says.
    let close = || unsafe { libc::fclose(file) };
    match gate::engine() {
        // SAFETY: as the caller says.
        Some(engine) => engine.end_waits_and_close(unsafe { libc::fileno(file) }, close),
        None => close(),
    }
}
