//! Opening files: what waits for somebody is a named pipe, which a thread of the pool opens.
//!
//! To see what it has opened costs a system call, which is saved elsewhere: PHP's functions ask at once for what the kernel
//! says of the descriptor, and are answered from what is known.

use std::cell::Cell;
use std::ffi::{CStr, c_char, c_int};
use std::os::fd::{FromRawFd, IntoRawFd, OwnedFd};
use std::sync::Arc;
use std::time::Duration;

use libc::mode_t;
use parking_lot::{Condvar, Mutex};

use super::flags::WaitFor;
use super::fortified;
use super::gate::{Caller, Gate, Permission, engine, gate};
use super::kinds::{Known, kind_of_mode, look_at};
use crate::zend::system::{errno, set_errno};
use crate::zend::waits::{self, CallSite};

/// What the kernel has said of the file that was opened last, for the function that has opened it.
#[derive(Default)]
pub struct Opened(Cell<Option<(c_int, Opener, libc::stat)>>);

/// A call of an internal function.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Opener {
    site: CallSite,
    function: *const c_char,
}

impl Opener {
    fn current() -> Self {
        Opener {
            site: CallSite::current(),
            function: waits::running_function(),
        }
    }
}

impl Opened {
    pub(super) fn forget(&self) {
        self.0.set(None);
    }

    fn answer(&self, fd: c_int) -> Option<libc::stat> {
        let (known, opener, stat) = self.0.get()?;
        (known == fd && opener == Opener::current()).then_some(stat)
    }
}

/// # Safety
/// As of `fstat(2)`.
pub(super) unsafe extern "C" fn fstat(fd: c_int, to: *mut libc::stat) -> c_int {
    match engine().and_then(|engine| engine.hooks.opened.answer(fd)) {
        Some(stat) => {
            // SAFETY: as the caller says.
            unsafe { to.write(stat) };
            0
        }
        // SAFETY: as the caller says.
        None => unsafe { libc::fstat(fd, to) },
    }
}

/// # Safety
/// As of `open(2)`, whose third argument is read if a file may be made.
pub(super) unsafe extern "C" fn open(path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    // SAFETY: as the caller says.
    let plain = || unsafe { libc::open(path, flags, mode) };
    // Reading and writing, or without waiting, a named pipe is open at once.
    let waits = flags & libc::O_NONBLOCK == 0 && flags & libc::O_ACCMODE != libc::O_RDWR;
    let caller = match gate() {
        Gate::Open(caller) => caller,
        // SAFETY: as the caller says.
        Gate::Failing if waits && unsafe { is_named_pipe(path) } => {
            set_errno(libc::ECANCELED);
            return -1;
        }
        Gate::Closed | Gate::Failing => return plain(),
    };
    caller.engine.hooks.opened.forget();
    if !waits {
        return plain();
    }
    if flags & (libc::O_ACCMODE | libc::O_CREAT | libc::O_PATH) == libc::O_RDONLY {
        // SAFETY: as the caller says.
        return unsafe { open_to_read(caller, path, flags) };
    }
    // SAFETY: as the caller says.
    if !unsafe { is_named_pipe(path) } || caller.permission(WaitFor::File) != Permission::Suspend {
        return plain();
    }
    // SAFETY: a text of the caller's.
    open_named_pipe(caller, unsafe { CStr::from_ptr(path) }, flags)
}

/// # Safety
/// As of `open(2)` without a mode.
pub(super) unsafe extern "C" fn open_2(path: *const c_char, flags: c_int) -> c_int {
    if fortified::needs_mode(flags) {
        // SAFETY: as the caller says; it ends the process.
        return unsafe { fortified::__open_2(path, flags) };
    }
    // SAFETY: as the caller says.
    unsafe { open(path, flags, 0) }
}

/// Opens what is there, without waiting for anybody, and looks at it: that is cheaper than to look for the path first, and
/// what is learnt saves the first read a question.
///
/// # Safety
/// A path and flags as `open(2)` takes them, to read what exists.
unsafe fn open_to_read(caller: Caller, path: *const c_char, flags: c_int) -> c_int {
    // SAFETY: as the caller says.
    let open = |flags| unsafe { libc::open(path, flags) };
    let fd = open(flags | libc::O_NONBLOCK);
    if fd < 0 {
        // Somebody has a lease of the file.
        return if errno() == libc::EAGAIN { open(flags) } else { fd };
    }
    // SAFETY: a descriptor that is nobody's yet.
    let opened = unsafe { OwnedFd::from_raw_fd(fd) };
    match look_at(fd) {
        Some(stat) if matches!(stat.st_mode & libc::S_IFMT, libc::S_IFREG | libc::S_IFDIR) => {
            // SAFETY: sets flags of a descriptor of ours.
            unsafe { libc::fcntl(fd, libc::F_SETFL, flags) };
            let hooks = &caller.engine.hooks;
            hooks.opened.0.set(Some((fd, Opener::current(), stat)));
            hooks.kinds.learn(
                fd,
                Known {
                    kind: kind_of_mode(fd, stat.st_mode),
                    size: u32::try_from(stat.st_size).unwrap_or(0),
                    cached_in: 0,
                },
            );
            opened.into_raw_fd()
        }
        // A writer that waits for a reader may have gone on: the first descriptor stays until there is another.
        Some(stat) if stat.st_mode & libc::S_IFMT == libc::S_IFIFO => {
            if caller.permission(WaitFor::File) == Permission::Suspend {
                // SAFETY: a text of the caller's.
                return open_named_pipe(caller, unsafe { CStr::from_ptr(path) }, flags);
            }
            open(flags)
        }
        _ => {
            drop(opened);
            open(flags)
        }
    }
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

/// How far a thread has come with opening a named pipe.
#[derive(Default)]
enum Progress {
    #[default]
    Waiting,
    Opening,
    Done,
    /// Nobody wants it any more. Both of its ends are open until the thread, which may be about to wait for one, is done.
    GivenUp(#[expect(dead_code, reason = "closed when it is dropped")] Option<OwnedFd>),
}

/// What a thread that opens a named pipe shares with who waits for it.
#[derive(Default)]
struct Shared(Mutex<Progress>, Condvar);

impl Shared {
    /// On the thread. Err: an errno.
    fn open(&self, path: &CStr, flags: c_int) -> Result<OwnedFd, c_int> {
        {
            let mut progress = self.0.lock();
            if let Progress::GivenUp(_) = *progress {
                return Err(libc::ECANCELED);
            }
            *progress = Progress::Opening;
        }
        // SAFETY: a path of our own; what is opened is owned from here on.
        let mut opened = match unsafe { libc::open(path.as_ptr(), flags) } {
            // SAFETY: a descriptor that is nobody's yet.
            fd if fd >= 0 => Ok(unsafe { OwnedFd::from_raw_fd(fd) }),
            _ => Err(errno()),
        };
        let mut progress = self.0.lock();
        if let Progress::GivenUp(_) = *progress {
            opened = Err(libc::ECANCELED);
        }
        *progress = Progress::Done;
        self.1.notify_one();
        opened
    }

    /// Frees the thread, and waits until it has let go of the pipe: whoever opens it next must not find an end of it open.
    fn give_up(&self, path: &CStr) {
        /// In case the path names another pipe by now.
        const ENOUGH: Duration = Duration::from_millis(100);
        let mut progress = self.0.lock();
        let both_ends = match *progress {
            Progress::Done => return,
            Progress::Opening => open_both_ends(path),
            Progress::Waiting | Progress::GivenUp(_) => None,
        };
        let is_freed = both_ends.is_some();
        *progress = Progress::GivenUp(both_ends);
        if is_freed {
            let is_opening = |progress: &mut Progress| !matches!(progress, Progress::Done);
            self.1.wait_while_for(&mut progress, is_opening, ENOUGH);
        }
    }
}

fn open_both_ends(path: &CStr) -> Option<OwnedFd> {
    // SAFETY: a text, and a descriptor that is nobody's yet.
    unsafe {
        let both = libc::open(path.as_ptr(), libc::O_RDWR | libc::O_NONBLOCK | libc::O_CLOEXEC);
        (both >= 0).then(|| OwnedFd::from_raw_fd(both))
    }
}

/// A named pipe is open when somebody has opened its other end: a thread waits for that.
fn open_named_pipe(caller: Caller, path: &CStr, flags: c_int) -> c_int {
    let path = path.to_owned();
    let own = path.clone();
    let shared = Arc::new(Shared::default());
    let theirs = Arc::clone(&shared);
    let opened = caller
        .engine
        .blocking_until(None, move || theirs.open(&own, flags));
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
            shared.give_up(&path);
            caller.interrupted(why);
            -1
        }
    }
}
