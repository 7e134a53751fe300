//! Reading and writing descriptors of any kind, opening, locks of files, and work on disks.
//!
//! What is in the page cache is read at once (RWF_NOWAIT); what is not, on the pool of threads. Pipes and terminals are
//! waited for.

use std::cell::RefCell;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::os::fd::{FromRawFd, IntoRawFd, OwnedFd, RawFd};
use std::time::Duration;

use libc::{iovec, mode_t, off_t, size_t, ssize_t};

use super::flags::WaitFor;
use super::gate::{Caller, Gate, Permission, enter, gate};
use super::poll::{fail, readable, writable};
use super::pool::run_to_the_end;
use super::socket::{Direction, is_nonblocking, retry, transmit};
use super::waiters::Ended;
use crate::engine::Engine;
use crate::zend::system::{errno, set_errno};
use crate::zend::waits;

/// What a descriptor is, as far as waiting is concerned.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Kind {
    /// Not looked at yet.
    #[default]
    Unknown,
    /// A file on a disk.
    File,
    /// The same where the kernel does not say what is cached (overlay file systems): all of it is read on the pool.
    UncachedFile,
    /// A file in memory, a folder, /dev/null and its like: nothing to wait for.
    Immediate,
    Pipe,
    Socket,
    /// Something that is waited for by poll alone: a terminal, a named pipe.
    Polled,
}

/// What is known of descriptors, by their numbers. One that was closed behind our back may be taken for what it was: then
/// a call waits with the whole process.
#[derive(Default)]
pub struct Kinds(RefCell<Vec<Kind>>);

impl Kinds {
    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }

    fn get(&self, fd: RawFd) -> Kind {
        let fd = usize::try_from(fd).unwrap_or(usize::MAX);
        self.0.borrow().get(fd).copied().unwrap_or_default()
    }

    fn set(&self, fd: RawFd, kind: Kind) {
        let Ok(fd) = usize::try_from(fd) else { return };
        let mut kinds = self.0.borrow_mut();
        if kinds.len() <= fd {
            kinds.resize(fd + 1, Kind::Unknown);
        }
        kinds[fd] = kind;
    }

    /// What a descriptor is; it is asked for once.
    fn look(&self, fd: RawFd) -> Kind {
        let known = self.get(fd);
        if known != Kind::Unknown {
            return known;
        }
        let kind = kind_of(fd);
        self.set(fd, kind);
        kind
    }

    /// The same when the kernel has refused RWF_NOWAIT.
    fn look_without_cache(&self, fd: RawFd) -> Kind {
        let kind = match self.look(fd) {
            Kind::File if is_in_memory(fd) => Kind::Immediate,
            Kind::File => Kind::UncachedFile,
            Kind::Pipe => Kind::Polled,
            other => return other,
        };
        self.set(fd, kind);
        kind
    }
}

fn kind_of(fd: RawFd) -> Kind {
    // SAFETY: filled by the call if it succeeds; all bytes zero is valid, too.
    let mode = unsafe {
        let mut stat: libc::stat = std::mem::zeroed();
        if libc::fstat(fd, &mut stat) != 0 {
            return Kind::Unknown;
        }
        stat.st_mode
    };
    match mode & libc::S_IFMT {
        libc::S_IFREG | libc::S_IFBLK => Kind::File,
        libc::S_IFIFO => Kind::Pipe,
        libc::S_IFSOCK => Kind::Socket,
        // SAFETY: asks; a number that is no terminal's is answered by no.
        libc::S_IFCHR if unsafe { libc::isatty(fd) } == 0 => Kind::Immediate,
        libc::S_IFDIR => Kind::Immediate,
        _ => Kind::Polled,
    }
}

/// Whether a file is on a file system that no disk is behind.
fn is_in_memory(fd: RawFd) -> bool {
    const RAMFS: i64 = 0x8584_58f6;
    const SYSFS: i64 = 0x6265_6572;
    // SAFETY: as above.
    let kind = unsafe {
        let mut stat: libc::statfs = std::mem::zeroed();
        if libc::fstatfs(fd, &mut stat) != 0 {
            return false;
        }
        stat.f_type
    };
    [libc::TMPFS_MAGIC, libc::PROC_SUPER_MAGIC, RAMFS, SYSFS].contains(&kind)
}

/// A descriptor is about to be closed.
pub(super) fn forget(engine: &Engine, fd: RawFd) {
    if engine.hooks.kinds.get(fd) != Kind::Unknown {
        engine.hooks.kinds.set(fd, Kind::Unknown);
    }
}

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
    let mut kind = kinds.get(fd);
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
            retry(caller, fd, Direction::In, || read_now(fd, &part), plain)
        }
        Kind::Polled => when_ready(caller, fd, Direction::In, plain),
        Kind::Unknown | Kind::Immediate => plain(),
    }
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
/// As of `read(2)`; the size was checked by who compiled the call.
pub(super) unsafe extern "C" fn read_chk(fd: c_int, to: *mut c_void, size: size_t, _: size_t) -> ssize_t {
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
            Ok(()) | Err(Ended::TimedOut) => {}
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

fn write_pipe(caller: Caller, fd: RawFd, from: *const c_void, size: size_t) -> ssize_t {
    let mut sent = 0;
    loop {
        let part = iovec {
            // SAFETY: within the caller's bytes.
            iov_base: unsafe { from.cast_mut().cast::<u8>().add(sent).cast() },
            iov_len: size - sent,
        };
        // SAFETY: the caller's bytes, which the kernel reads.
        let now = || unsafe { libc::pwritev2(fd, &part, 1, -1, libc::RWF_NOWAIT) };
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

/// Tries for a lock until it is free. `plain` waits for it with the whole process.
pub(super) fn lock_when_free(
    caller: Caller,
    is_taken: impl Fn(c_int) -> bool,
    attempt: impl Fn() -> c_int,
    plain: impl FnOnce() -> c_int,
) -> c_int {
    let saved = errno();
    let mut backoff = Backoff::default();
    let mut asked = false;
    loop {
        let got = attempt();
        if got >= 0 || !is_taken(errno()) {
            if got >= 0 {
                set_errno(saved);
            }
            return got;
        }
        if !std::mem::replace(&mut asked, true) {
            match caller.permission(WaitFor::File) {
                Permission::Suspend => {}
                Permission::Block => return plain(),
                Permission::Fail => return -1,
            }
        }
        if let Err(why) = caller.engine.sleep(backoff.next()) {
            caller.interrupted(why);
            return -1;
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
    let caller = enter!(call(how), -1);
    lock_when_free(
        caller,
        |code| code == libc::EWOULDBLOCK,
        || call(how | libc::LOCK_NB),
        || call(how),
    )
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

/// # Safety
/// As of `open(2)`, whose third argument is read if a file may be made.
pub(super) unsafe extern "C" fn open(path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    // SAFETY: as the caller says.
    let plain = || unsafe { libc::open(path, flags, mode) };
    let Gate::Open(caller) = gate() else {
        return plain();
    };
    // Reading and writing, or without waiting, a named pipe is open at once.
    let may_wait = flags & libc::O_NONBLOCK == 0 && flags & libc::O_ACCMODE != libc::O_RDWR;
    // SAFETY: as the caller says.
    if !may_wait || !unsafe { is_named_pipe(path) } || caller.permission(WaitFor::File) != Permission::Suspend
    {
        return plain();
    }
    // SAFETY: a text of the caller's.
    open_named_pipe(caller, unsafe { CStr::from_ptr(path) }, flags)
}

/// # Safety
/// A path as `open(2)` takes it.
unsafe fn is_named_pipe(path: *const c_char) -> bool {
    let saved = errno();
    // SAFETY: as the caller says; the structure is filled by the call if it succeeds.
    let found = unsafe {
        let mut stat: libc::stat = std::mem::zeroed();
        libc::stat(path, &mut stat) == 0 && stat.st_mode & libc::S_IFMT == libc::S_IFIFO
    };
    set_errno(saved);
    found
}

/// A named pipe is open when somebody has opened its other end: a thread waits for that.
fn open_named_pipe(caller: Caller, path: &CStr, flags: c_int) -> c_int {
    let path = path.to_owned();
    let own = path.clone();
    let opened = caller.engine.blocking_until(None, move || {
        // SAFETY: a path of our own; what is opened is owned from here on.
        match unsafe { libc::open(own.as_ptr(), flags) } {
            // SAFETY: a descriptor that is nobody's yet.
            fd if fd >= 0 => Ok(unsafe { OwnedFd::from_raw_fd(fd) }),
            _ => Err(errno()),
        }
    });
    match opened {
        Ok(Some(Ok(fd))) => fd.into_raw_fd(),
        Ok(Some(Err(code))) => {
            set_errno(code);
            -1
        }
        Ok(None) => {
            set_errno(libc::EINTR);
            -1
        }
        Err(why) => {
            // Both ends are open for a moment: the thread is free.
            // SAFETY: a path of our own, and a descriptor that is closed again.
            unsafe {
                let both = libc::open(path.as_ptr(), libc::O_RDWR | libc::O_NONBLOCK);
                if both >= 0 {
                    libc::close(both);
                }
            }
            caller.interrupted(why);
            -1
        }
    }
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
}
