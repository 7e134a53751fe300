//! Reading and writing descriptors of any kind, locks of files, and work on disks.
//!
//! What is in the page cache is read at once (RWF_NOWAIT); what is not, on the pool of threads. Pipes and terminals are
//! waited for.

use std::ffi::{c_char, c_int, c_uint, c_void};
use std::os::fd::RawFd;
use std::time::Duration;

use libc::{iovec, mode_t, off_t, off64_t, size_t, ssize_t};

use super::flags::WaitFor;
use super::fortified;
use super::gate::{Caller, Gate, Permission, enter, gate};
use super::kinds::Kind;
use super::poll::{fail, readable, writable};
use super::pool::run_to_the_end;
use super::session;
use super::socket::{Direction, is_nonblocking, retry, transmit};
use super::waiters::Ended;
use crate::zend::system::{errno, set_errno};
use crate::zend::waits;

fn read_now(fd: RawFd, part: &iovec) -> ssize_t {
    // SAFETY: memory that the caller of `read` has given.
    unsafe { libc::preadv2(fd, part, 1, -1, libc::RWF_NOWAIT) }
}

/// # Safety
/// As of `read(2)`.
pub(super) unsafe extern "C" fn read(fd: c_int, to: *mut c_void, size: size_t) -> ssize_t {
    // SAFETY: as the caller says.
    let plain = || unsafe { libc::read(fd, to, size) };
    let caller = enter!(plain(), -1);
    let kinds = &caller.engine.hooks.kinds;
    let known = kinds.known(fd);
    let mut kind = known.kind;
    if known.cached_in == caller.engine.reactor.turn() {
        // Its end, or all of it once more.
        return plain();
    }
    if matches!(kind, Kind::Unknown | Kind::File | Kind::Pipe | Kind::Socket) && size > 0 {
        let saved = errno();
        let part = iovec {
            iov_base: to,
            iov_len: size,
        };
        let got = read_now(fd, &part);
        if got >= 0 {
            return match got as size_t {
                0 => 0,
                count if count == size || matches!(kind, Kind::Pipe | Kind::Socket) => got,
                count if known.is_whole(count) => {
                    kinds.found_cached(fd, caller.engine.reactor.turn());
                    got
                }
                // SAFETY: the rest of the caller's memory.
                count => unsafe { complete(caller, fd, to, size, count) },
            };
        }
        kind = match errno() {
            libc::EAGAIN => kinds.look(fd),
            libc::EOPNOTSUPP | libc::EINVAL | libc::ENOSYS | libc::ESPIPE => kinds.look_without_cache(fd),
            _ => return got,
        };
        set_errno(saved);
    }
    match kind {
        Kind::File | Kind::UncachedFile => in_pool(caller, plain),
        Kind::Pipe | Kind::Socket => {
            let part = iovec {
                iov_base: to,
                iov_len: size,
            };
            stays_open(
                kind,
                retry(caller, fd, Direction::In, || read_now(fd, &part), plain),
            )
        }
        Kind::Polled => stays_open(kind, when_ready(caller, fd, Direction::In, plain)),
        Kind::Unknown | Kind::Immediate => plain(),
    }
}

/// PHP takes a pipe for ended, and says so, when a read of it has failed otherwise than for want of data: one that was
/// interrupted is to go on being read. What the same call tries next fails as all calls do then.
fn stays_open(kind: Kind, got: ssize_t) -> ssize_t {
    if got < 0 && kind != Kind::Socket && errno() == libc::ECANCELED {
        set_errno(libc::EAGAIN);
    }
    got
}

/// Reads the rest of what a file has, after `got` bytes that were in the page cache: PHP takes a short read of a file for
/// its end.
///
/// # Safety
/// As of `read(2)`.
unsafe fn complete(caller: Caller, fd: RawFd, to: *mut c_void, size: size_t, mut got: size_t) -> ssize_t {
    let saved = errno();
    let mut left: c_int = 0;
    // SAFETY: writes an int; what is neither file nor stream is refused.
    let told = unsafe { libc::ioctl(fd, libc::FIONREAD, &raw mut left) };
    if told == 0 && left > 0 && caller.engine.hooks.kinds.look(fd) == Kind::File {
        while got < size {
            let part = iovec {
                // SAFETY: within the caller's memory.
                iov_base: unsafe { to.cast::<u8>().add(got).cast() },
                iov_len: size - got,
            };
            let mut more = read_now(fd, &part);
            if more < 0 {
                // SAFETY: as the caller says.
                more = in_pool(caller, || unsafe { libc::read(fd, part.iov_base, part.iov_len) });
            }
            if more <= 0 {
                break;
            }
            got += more as size_t;
        }
    }
    set_errno(saved);
    got as ssize_t
}

/// # Safety
/// As of `readv(2)`.
pub(super) unsafe extern "C" fn readv(fd: c_int, parts: *const iovec, count: c_int) -> ssize_t {
    // SAFETY: as the caller says.
    let plain = || unsafe { libc::readv(fd, parts, count) };
    let caller = enter!(plain(), -1);
    match caller.engine.hooks.kinds.look(fd) {
        Kind::File | Kind::UncachedFile => in_pool(caller, plain),
        Kind::Socket => {
            // SAFETY: as the caller says.
            let now = || unsafe { libc::preadv2(fd, parts, count, -1, libc::RWF_NOWAIT) };
            retry(caller, fd, Direction::In, now, plain)
        }
        Kind::Pipe | Kind::Polled => when_ready(caller, fd, Direction::In, plain),
        Kind::Unknown | Kind::Immediate => plain(),
    }
}

/// What is not in the page cache is read on the pool, in one piece with what is.
///
/// # Safety
/// As of `pread(2)`.
pub(super) unsafe extern "C" fn pread(fd: c_int, to: *mut c_void, size: size_t, offset: off_t) -> ssize_t {
    // SAFETY: as the caller says.
    let plain = || unsafe { libc::pread(fd, to, size, offset) };
    let caller = enter!(plain(), -1);
    let saved = errno();
    let part = iovec {
        iov_base: to,
        iov_len: size,
    };
    // SAFETY: the caller's memory.
    let got = unsafe { libc::preadv2(fd, &part, 1, offset, libc::RWF_NOWAIT) };
    if got >= 0 && got as size_t == size {
        return got;
    }
    set_errno(saved);
    match caller.engine.hooks.kinds.look(fd) {
        // Nothing at all is the end of the file.
        Kind::File if got != 0 => in_pool(caller, plain),
        Kind::UncachedFile => in_pool(caller, plain),
        _ => plain(),
    }
}

/// # Safety
/// As of `pread(2)`, with the room that there is.
pub(super) unsafe extern "C" fn pread_chk(
    fd: c_int,
    to: *mut c_void,
    size: size_t,
    offset: off_t,
    room: size_t,
) -> ssize_t {
    fortified::check(size, room);
    // SAFETY: as the caller says.
    unsafe { pread(fd, to, size, offset) }
}

/// # Safety
/// As of `read(2)`, with the room that there is.
pub(super) unsafe extern "C" fn read_chk(fd: c_int, to: *mut c_void, size: size_t, room: size_t) -> ssize_t {
    fortified::check(size, room);
    // SAFETY: as the caller says.
    unsafe { read(fd, to, size) }
}

/// `read` where only an interruption matters: a library that goes on trying is told so.
///
/// # Safety
/// As of `read(2)`.
pub(super) unsafe extern "C" fn read_unless_failing(fd: c_int, to: *mut c_void, size: size_t) -> ssize_t {
    if matches!(gate(), Gate::Failing) {
        set_errno(libc::ECANCELED);
        return -1;
    }
    // SAFETY: as the caller says.
    unsafe { libc::read(fd, to, size) }
}

/// # Safety
/// As of `write(2)`.
pub(super) unsafe extern "C" fn write_unless_failing(
    fd: c_int,
    from: *const c_void,
    size: size_t,
) -> ssize_t {
    if matches!(gate(), Gate::Failing) {
        set_errno(libc::ECANCELED);
        return -1;
    }
    // SAFETY: as the caller says.
    unsafe { libc::write(fd, from, size) }
}

/// Makes a call of which only poll tells whether it would wait.
fn when_ready(caller: Caller, fd: RawFd, direction: Direction, call: impl Fn() -> ssize_t) -> ssize_t {
    let wanted = match direction {
        Direction::In => readable(fd),
        Direction::Out => writable(fd),
    };
    let is_ready = || {
        let mut one = wanted;
        // SAFETY: one entry, and no waiting.
        unsafe { libc::poll(&mut one, 1, 0) != 0 }
    };
    if is_ready() || is_nonblocking(fd) {
        return call();
    }
    match caller.permission(WaitFor::Descriptor(fd)) {
        Permission::Suspend => {}
        Permission::Block => return call(),
        Permission::Fail => return -1,
    }
    loop {
        match caller.engine.wait_for_descriptors(caller, &[wanted], None) {
            Ok(_) | Err(Ended::TimedOut) => {}
            Err(ended) => return fail(caller, ended) as ssize_t,
        }
        if is_ready() {
            return call();
        }
    }
}

/// Does something on the pool, if the flags say so; else here.
pub(super) fn in_pool<T: Send + 'static>(caller: Caller, work: impl FnOnce() -> T) -> T {
    if waits::is_exiting() || caller.permission(WaitFor::File) != Permission::Suspend {
        return work();
    }
    run_to_the_end(caller, work)
}

/// # Safety
/// As of `write(2)`.
pub(super) unsafe extern "C" fn write(fd: c_int, from: *const c_void, size: size_t) -> ssize_t {
    // SAFETY: as the caller says.
    let plain = || unsafe { libc::write(fd, from, size) };
    let caller = enter!(plain(), -1);
    if !waits::runs_internal_function() || size == 0 {
        return plain();
    }
    match caller.engine.hooks.kinds.look(fd) {
        Kind::Pipe => write_pipe(caller, fd, from, size),
        Kind::Polled => write_pieces(caller, fd, from, size),
        Kind::Socket => transmit(fd, size, 0, |sent, flags| {
            // SAFETY: the rest of the caller's bytes.
            unsafe { libc::send(fd, from.cast::<u8>().add(sent).cast(), size - sent, flags) }
        }),
        // What the kernel takes into its cache is not waited for.
        Kind::Unknown | Kind::File | Kind::UncachedFile | Kind::Immediate => plain(),
    }
}

/// # Safety
/// As of `writev(2)`.
pub(super) unsafe extern "C" fn writev(fd: c_int, parts: *const iovec, count: c_int) -> ssize_t {
    // SAFETY: as the caller says.
    let plain = || unsafe { libc::writev(fd, parts, count) };
    let caller = enter!(plain(), -1);
    if !waits::runs_internal_function() {
        return plain();
    }
    match caller.engine.hooks.kinds.look(fd) {
        Kind::Socket => {
            // SAFETY: a message of nothing but the caller's parts.
            let message = unsafe {
                let mut message: libc::msghdr = std::mem::zeroed();
                message.msg_iov = parts.cast_mut();
                message.msg_iovlen = count as _;
                message
            };
            // SAFETY: as above. A writer of a closed connection gets the signal that `writev` would send it.
            let now = || unsafe { libc::sendmsg(fd, &message, libc::MSG_DONTWAIT) };
            retry(caller, fd, Direction::Out, now, plain)
        }
        Kind::Pipe | Kind::Polled => when_ready(caller, fd, Direction::Out, plain),
        Kind::Unknown | Kind::File | Kind::UncachedFile | Kind::Immediate => plain(),
    }
}

/// Copying inside the kernel waits for two descriptors at once, and for a disk. It is refused as a file system refuses it:
/// who calls reads and writes then.
fn refuse_to_copy(from: c_int, to: c_int, plain: impl FnOnce() -> ssize_t) -> ssize_t {
    let caller = enter!(plain(), -1);
    let suspends = |fd| caller.engine.is_hooked(WaitFor::Descriptor(fd));
    if !suspends(from) && !suspends(to) {
        return plain();
    }
    set_errno(libc::EINVAL);
    -1
}

/// # Safety
/// As of `sendfile(2)`.
pub(super) unsafe extern "C" fn sendfile(
    to: c_int,
    from: c_int,
    offset: *mut off_t,
    size: size_t,
) -> ssize_t {
    // SAFETY: as the caller says.
    refuse_to_copy(from, to, || unsafe { libc::sendfile(to, from, offset, size) })
}

/// # Safety
/// As of `splice(2)`.
pub(super) unsafe extern "C" fn splice(
    from: c_int,
    read: *mut off64_t,
    to: c_int,
    written: *mut off64_t,
    size: size_t,
    flags: c_uint,
) -> ssize_t {
    // SAFETY: as the caller says.
    refuse_to_copy(from, to, || unsafe {
        libc::splice(from, read, to, written, size, flags)
    })
}

fn write_pipe(caller: Caller, fd: RawFd, from: *const c_void, size: size_t) -> ssize_t {
    let mut sent = 0;
    let own = caller.engine.hooks.outputs.of(fd);
    loop {
        let part = iovec {
            // SAFETY: within the caller's bytes.
            iov_base: unsafe { from.cast_mut().cast::<u8>().add(sent).cast() },
            iov_len: size - sent,
        };
        // SAFETY: the caller's bytes, which the kernel reads.
        let now = || unsafe {
            match own {
                Some(own) => libc::write(own, part.iov_base, part.iov_len),
                None => libc::pwritev2(fd, &part, 1, -1, libc::RWF_NOWAIT),
            }
        };
        // SAFETY: as above.
        let plain = || unsafe { libc::write(fd, part.iov_base, part.iov_len) };
        let more = retry(caller, fd, Direction::Out, now, plain);
        if more < 0 {
            if sent == 0 && errno() == libc::EOPNOTSUPP {
                caller.engine.hooks.kinds.set(fd, Kind::Polled);
                return write_pieces(caller, fd, from, size);
            }
            return if sent > 0 { sent as ssize_t } else { more };
        }
        sent += more as size_t;
        if sent >= size || is_nonblocking(fd) {
            return sent as ssize_t;
        }
    }
}

/// Writes pieces that fit when poll says that there is room.
fn write_pieces(caller: Caller, fd: RawFd, from: *const c_void, size: size_t) -> ssize_t {
    let mut sent = 0;
    while sent < size {
        let piece = (size - sent).min(libc::PIPE_BUF);
        let more = when_ready(caller, fd, Direction::Out, || {
            // SAFETY: within the caller's bytes.
            unsafe { libc::write(fd, from.cast::<u8>().add(sent).cast(), piece) }
        });
        if more < 0 {
            return if sent > 0 { sent as ssize_t } else { more };
        }
        sent += more as size_t;
        if (more as size_t) < piece {
            break;
        }
    }
    sent as ssize_t
}

/// How long to wait before something is tried again that nobody reports.
pub(super) struct Backoff(Duration);

impl Default for Backoff {
    fn default() -> Self {
        Backoff(Duration::from_millis(1))
    }
}

impl Backoff {
    const LONGEST: Duration = Duration::from_millis(20);

    pub fn next(&mut self) -> Duration {
        let pause = self.0;
        self.0 = (pause * 2).min(Self::LONGEST);
        pause
    }
}

/// Tries for a lock, or something like it, until it is free. `plain` waits for it with the whole process.
pub(super) fn lock_when_free<T: From<i8> + PartialOrd>(
    caller: Caller,
    is_taken: impl Fn(c_int) -> bool,
    attempt: impl Fn() -> T,
    plain: impl FnOnce() -> T,
) -> T {
    let saved = errno();
    let mut backoff = Backoff::default();
    let mut asked = false;
    loop {
        let got = attempt();
        let is_done = got >= T::from(0);
        if is_done || !is_taken(errno()) {
            if is_done {
                set_errno(saved);
            }
            return got;
        }
        if !std::mem::replace(&mut asked, true) {
            match caller.permission(WaitFor::File) {
                Permission::Suspend => {}
                Permission::Block => return plain(),
                Permission::Fail => return T::from(-1),
            }
        }
        if let Err(why) = caller.engine.sleep(backoff.next()) {
            caller.interrupted(why);
            return T::from(-1);
        }
    }
}

/// # Safety
/// As of `flock(2)`.
pub(super) unsafe extern "C" fn flock(fd: c_int, how: c_int) -> c_int {
    // SAFETY: numbers that the kernel checks.
    let call = |how| unsafe { libc::flock(fd, how) };
    if how & (libc::LOCK_NB | libc::LOCK_UN) != 0 {
        return call(how);
    }
    let locked = || {
        let caller = enter!(call(how), -1);
        lock_when_free(
            caller,
            |code| code == libc::EWOULDBLOCK,
            || call(how | libc::LOCK_NB),
            || call(how),
        )
    };
    let done = locked();
    if done < 0 && errno() == libc::ECANCELED {
        session::lock_given_up();
    }
    done
}

/// # Safety
/// As of `fcntl(2)`, whose third argument is a number or a pointer.
pub(super) unsafe extern "C" fn fcntl(fd: c_int, command: c_int, argument: usize) -> c_int {
    // SAFETY: as the caller says.
    let call = |command| unsafe { libc::fcntl(fd, command, argument) };
    let attempt = match command {
        libc::F_SETLKW => libc::F_SETLK,
        libc::F_OFD_SETLKW => libc::F_OFD_SETLK,
        _ => return call(command),
    };
    let caller = enter!(call(command), -1);
    lock_when_free(
        caller,
        |code| matches!(code, libc::EAGAIN | libc::EACCES),
        || call(attempt),
        || call(command),
    )
}

/// Functions that are made on the pool: they return a number, and what they point to is not touched meanwhile.
macro_rules! on_the_pool {
    ($($(#[$meta:meta])* $name:ident($($argument:ident: $type:ty),*) -> $result:ty = $original:path;)*) => {$(
        $(#[$meta])*
        pub(super) unsafe extern "C" fn $name($($argument: $type),*) -> $result {
            // SAFETY: as the caller says.
            let plain = || unsafe { $original($($argument),*) };
            match gate() {
                Gate::Open(caller) => in_pool(caller, plain),
                Gate::Closed | Gate::Failing => plain(),
            }
        }
    )*};
}

on_the_pool! {
    /// # Safety
    /// As of `fsync(2)`.
    fsync(fd: c_int) -> c_int = libc::fsync;
    /// # Safety
    /// As of `fdatasync(2)`.
    fdatasync(fd: c_int) -> c_int = libc::fdatasync;
    /// # Safety
    /// As of `ftruncate(2)`.
    ftruncate(fd: c_int, length: off_t) -> c_int = libc::ftruncate;
    /// # Safety
    /// As of `unlink(2)`.
    unlink(path: *const c_char) -> c_int = libc::unlink;
    /// # Safety
    /// As of `rename(2)`.
    rename(from: *const c_char, to: *const c_char) -> c_int = libc::rename;
    /// # Safety
    /// As of `mkdir(2)`.
    mkdir(path: *const c_char, mode: mode_t) -> c_int = libc::mkdir;
    /// # Safety
    /// As of `rmdir(2)`.
    rmdir(path: *const c_char) -> c_int = libc::rmdir;
    /// # Safety
    /// As of `copy_file_range(2)`.
    copy_file_range(
        from: c_int, read: *mut off64_t, to: c_int, written: *mut off64_t, size: size_t, flags: c_uint
    ) -> ssize_t = libc::copy_file_range;
}
