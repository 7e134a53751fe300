//! Children: commands by `popen(3)`, and waiting for the end of any.
//!
//! libc's `pclose` waits inside libc, so commands have a table of their own. A child's end is told by a descriptor of the
//! kernel's, or asked for now and then.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ffi::{CStr, c_char, c_int};
use std::os::fd::{AsRawFd, FromRawFd, IntoRawFd, OwnedFd};

use libc::{FILE, pid_t, rusage};

use super::file::Backoff;
use super::flags::WaitFor;
use super::gate::{Caller, Gate, Permission, enter, gate};
use super::poll::{fail, readable};
use super::waiters::Ended;
use crate::engine::Engine;
use crate::engine::io::children::Candidates;
use crate::zend::system::{self, errno, set_errno};
use crate::zend::waits::{ProcessWait, Running};

/// Commands that coroutines have started by `popen`, by the stream that stands for each.
#[derive(Default)]
pub struct Commands(RefCell<HashMap<usize, pid_t>>);

impl Commands {
    /// In a forked child, which has no children yet.
    pub fn forget(&self) {
        self.0.borrow_mut().clear();
    }
}

/// # Safety
/// As of `waitpid(2)`.
pub(super) unsafe extern "C" fn waitpid(pid: pid_t, status: *mut c_int, options: c_int) -> pid_t {
    // SAFETY: as the caller says.
    unsafe { wait4(pid, status, options, std::ptr::null_mut()) }
}

/// # Safety
/// As of `wait(2)`.
pub(super) unsafe extern "C" fn wait(status: *mut c_int) -> pid_t {
    // SAFETY: as the caller says.
    unsafe { wait4(-1, status, 0, std::ptr::null_mut()) }
}

/// # Safety
/// As of `wait3(2)`.
pub(super) unsafe extern "C" fn wait3(status: *mut c_int, options: c_int, usage: *mut rusage) -> pid_t {
    // SAFETY: as the caller says.
    unsafe { wait4(-1, status, options, usage) }
}

/// # Safety
/// As of `wait4(2)`.
pub(super) unsafe extern "C" fn wait4(
    pid: pid_t,
    status: *mut c_int,
    options: c_int,
    usage: *mut rusage,
) -> pid_t {
    // SAFETY: as the caller says.
    let call = |pid, options| unsafe { libc::wait4(pid, status, options, usage) };
    if options & libc::WNOHANG != 0 {
        return call(pid, options);
    }
    let caller = enter!(call(pid, options), -1);
    let look = |pid| call(pid, options | libc::WNOHANG);
    let got = match caller.permission(WaitFor::Process) {
        Permission::Suspend if pid > 0 => wait_for_one(caller, pid, &look),
        Permission::Suspend => wait_for_any(caller, pid, &look),
        Permission::Block => return call(pid, options),
        Permission::Fail => -1,
    };
    if got == -1 && errno() == libc::ECANCELED && is_closing_a_process() {
        caller.engine.waits.children.leave(pid);
    }
    got
}

/// Whether PHP forgets the child that it waits for, whatever comes of that.
fn is_closing_a_process() -> bool {
    Running::current().is_some_and(|running| running.module == "standard" && running.name == "proc_close")
}

/// A descriptor of a process, which the epoll instance of those who wait knows.
struct Watch(OwnedFd);

impl Drop for Watch {
    fn drop(&mut self) {
        Engine::get().forget_descriptor(self.0.as_raw_fd());
    }
}

/// Waits for a child's end; `look` reaps it without waiting.
fn wait_for_one(caller: Caller, pid: pid_t, look: &dyn Fn(pid_t) -> pid_t) -> pid_t {
    caller.engine.waits.children.reap_left();
    let _others = ProcessWait::begin();
    let _named = caller.engine.waits.children.name(pid);
    let saved = errno();
    let mut backoff = Backoff::default();
    let mut watch: Option<Watch> = None;
    loop {
        let got = look(pid);
        if got != 0 {
            if got > 0 {
                set_errno(saved);
            }
            return got;
        }
        if watch.is_none() {
            watch = system::watch_process(pid).map(Watch);
        }
        let waited = match &watch {
            Some(Watch(watch)) => {
                let wanted = [readable(watch.as_raw_fd())];
                caller
                    .engine
                    .wait_for_descriptors(caller, &wanted, None)
                    .map(drop)
            }
            None => caller.engine.sleep(backoff.next()).map_err(Ended::Interrupted),
        };
        match waited {
            Ok(()) | Err(Ended::TimedOut) => {}
            Err(ended) => return fail(caller, ended),
        }
    }
}

/// Waits for any child, or any of a group, that is not waited for by name elsewhere.
fn wait_for_any(caller: Caller, pid: pid_t, look: &dyn Fn(pid_t) -> pid_t) -> pid_t {
    let saved = errno();
    let Ok(listening) = caller.engine.listen(&[libc::SIGCHLD]) else {
        return look(pid);
    };
    loop {
        match caller.engine.waits.candidates(pid) {
            // The kernel does not list them: whoever has ended first.
            Candidates::Unknown => match look(pid) {
                0 => {}
                got => return got,
            },
            Candidates::These(children) if children.is_empty() => {
                set_errno(libc::ECHILD);
                return -1;
            }
            Candidates::These(children) => {
                if let Some(ended) = children.into_iter().map(look).find(|got| *got > 0) {
                    set_errno(saved);
                    return ended;
                }
            }
        }
        if let Err(why) = listening.wait(None) {
            caller.interrupted(why);
            return -1;
        }
    }
}

/// # Safety
/// As of `popen(3)`.
pub(super) unsafe extern "C" fn popen(command: *const c_char, mode: *const c_char) -> *mut FILE {
    // SAFETY: as the caller says.
    let plain = || unsafe { libc::popen(command, mode) };
    let Gate::Open(caller) = gate() else {
        return plain();
    };
    if !caller.engine.is_hooked(WaitFor::Process) {
        return plain();
    }
    caller.engine.waits.children.reap_left();
    // SAFETY: as the caller says.
    let reads = match unsafe { CStr::from_ptr(mode) }.to_bytes() {
        [b'r', ..] => true,
        [b'w', ..] => false,
        _ => return plain(),
    };
    // SAFETY: as the caller says.
    unsafe { start(caller.engine, command, mode, reads) }.unwrap_or_else(|code| {
        set_errno(code);
        std::ptr::null_mut()
    })
}

/// Starts a shell whose output we read, or whose input we write. Err: an errno.
///
/// # Safety
/// Two texts.
unsafe fn start(
    engine: &Engine,
    command: *const c_char,
    mode: *const c_char,
    reads: bool,
) -> Result<*mut FILE, c_int> {
    let mut ends = [-1; 2];
    // SAFETY: fills two numbers, which are owned from here on.
    let (read, write) = unsafe {
        if libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC) != 0 {
            return Err(errno());
        }
        (OwnedFd::from_raw_fd(ends[0]), OwnedFd::from_raw_fd(ends[1]))
    };
    let (ours, theirs, number) = if reads {
        (read, write, libc::STDOUT_FILENO)
    } else {
        (write, read, libc::STDIN_FILENO)
    };
    // SAFETY: as the caller says.
    let pid = unsafe { spawn_shell(command, theirs.as_raw_fd(), number)? };
    // SAFETY: a descriptor of ours; the stream owns it from here on.
    let file = unsafe { libc::fdopen(ours.as_raw_fd(), mode) };
    if file.is_null() {
        let code = errno();
        engine.waits.children.leave(pid);
        return Err(code);
    }
    let _ = ours.into_raw_fd();
    engine.waits.children.adopt(pid);
    engine.hooks.commands.0.borrow_mut().insert(file as usize, pid);
    Ok(file)
}

/// # Safety
/// A text, and an open descriptor.
unsafe fn spawn_shell(command: *const c_char, theirs: c_int, number: c_int) -> Result<pid_t, c_int> {
    unsafe extern "C" {
        static environ: *const *mut c_char;
    }
    let arguments = [
        c"sh".as_ptr().cast_mut(),
        c"-c".as_ptr().cast_mut(),
        command.cast_mut(),
        std::ptr::null_mut(),
    ];
    let mut pid = 0;
    // SAFETY: as the caller says; the list of actions is made, used and destroyed here.
    let code = unsafe {
        let mut actions: libc::posix_spawn_file_actions_t = std::mem::zeroed();
        match libc::posix_spawn_file_actions_init(&mut actions) {
            0 => {}
            code => return Err(code),
        }
        let mut code = libc::posix_spawn_file_actions_adddup2(&mut actions, theirs, number);
        if code == 0 {
            code = libc::posix_spawn(
                &mut pid,
                c"/bin/sh".as_ptr(),
                &actions,
                std::ptr::null(),
                arguments.as_ptr(),
                environ,
            );
        }
        libc::posix_spawn_file_actions_destroy(&mut actions);
        code
    };
    if code == 0 { Ok(pid) } else { Err(code) }
}

/// # Safety
/// As of `pclose(3)`.
pub(super) unsafe extern "C" fn pclose(file: *mut FILE) -> c_int {
    let engine = Engine::get();
    let Some(pid) = engine.hooks.commands.0.borrow_mut().remove(&(file as usize)) else {
        // SAFETY: as the caller says; libc's own.
        return unsafe { libc::pclose(file) };
    };
    // SAFETY: a stream that `popen` has made.
    unsafe {
        engine.end_waits_and_close(libc::fileno(file), || libc::fclose(file));
    }
    let status = Cell::new(0);
    // SAFETY: reaps a child of ours into a variable of ours.
    let look = |options| unsafe { libc::waitpid(pid, status.as_ptr(), options) };
    let got = match gate() {
        Gate::Open(caller) => match caller.permission(WaitFor::Process) {
            Permission::Suspend => wait_for_one(caller, pid, &|_| look(libc::WNOHANG)),
            Permission::Block => look(0),
            Permission::Fail => 0,
        },
        Gate::Closed => look(0),
        Gate::Failing => 0,
    };
    if got == pid {
        engine.waits.children.disown(pid);
        return status.get();
    }
    if got == 0 {
        set_errno(libc::ECANCELED);
    }
    // It is reaped when there is an occasion.
    engine.waits.children.leave(pid);
    -1
}
