//! Puts ours in the place of libc's functions, in the objects that the table names, and tells what was done.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::ffi::{c_char, c_int, c_void};

use super::table::{self, Scope};
use super::{file, folders, gate, locks, names, open, poll, process, signals, sleep, socket, system_v};
use crate::engine::Engine;
use crate::engine::log::{self, Level};
use crate::zend::{ini, plt};

/// What was replaced in this process.
#[derive(Default)]
pub struct Installed {
    /// Objects that had been loaded when it was last looked.
    loads: Cell<u64>,
    report: RefCell<plt::Report>,
    /// That nothing can be replaced was said.
    said: Cell<bool>,
    /// Some object's `close` was left alone.
    misses_closes: Cell<bool>,
}

impl Installed {
    /// Whether every `close` of a hooked object is ours.
    pub(super) fn sees_each_close(&self) -> bool {
        !self.misses_closes.get()
    }
}

/// What `php --ri swoole` says of it.
pub struct HookReport {
    pub objects: Vec<String>,
    pub skipped: Vec<String>,
    /// Objects that might wait in libc, and are not chosen.
    pub left_alone: Vec<String>,
}

impl Engine {
    /// A loop begins: calls of its coroutines may suspend.
    pub(in crate::engine) fn open_hooks(&'static self) {
        self.hook_new_objects();
        if self.hooks.installed.report.borrow().objects.is_empty() && !self.hooks.installed.said.replace(true)
        {
            log::write(
                Level::Warning,
                "Runtime: no function of libc can be replaced in this PHP: the hook flags have no effect",
            );
        }
        self.hooks.kinds.clear();
        gate::open(self);
    }

    /// Replaces functions in objects that were loaded since this was done last.
    fn hook_new_objects(&self) {
        let loads = plt::loads();
        if self.hooks.installed.loads.replace(loads) != loads {
            let report = replace();
            let misses = report.skipped.iter().any(|skipped| skipped.ends_with("close"));
            self.hooks.installed.misses_closes.set(misses);
            *self.hooks.installed.report.borrow_mut() = report;
        }
    }

    /// It ends.
    pub(in crate::engine) fn close_hooks(&self) {
        gate::close();
        self.hooks.waiters.forget();
        self.hooks.outputs.clear();
    }

    /// What can be replaced in the objects that are loaded now.
    pub fn hook_report(&self) -> HookReport {
        let report = replace();
        let name = |path: &String| match path.rsplit('/').next() {
            None | Some("") => "php".to_owned(),
            Some(name) => name.to_owned(),
        };
        HookReport {
            objects: report.objects.iter().map(name).collect(),
            skipped: report.skipped,
            left_alone: left_alone().iter().map(name).collect(),
        }
    }
}

/// An object that is loaded while a loop lives (a driver of ODBC's) is hooked at once.
///
/// # Safety
/// As of `dlopen(3)`.
unsafe extern "C" fn dlopen(path: *const c_char, flags: c_int) -> *mut c_void {
    // SAFETY: as the caller says.
    let handle = unsafe { libc::dlopen(path, flags) };
    // What has failed is asked for by `dlerror` now.
    if !handle.is_null()
        && let Some(engine) = gate::engine()
    {
        engine.hook_new_objects();
    }
    handle
}

/// Objects whose imports may wait, and that neither the table nor the setting names.
fn left_alone() -> BTreeSet<String> {
    let more = ini::text("swoole.hook_objects");
    let found = RefCell::new(BTreeSet::new());
    plt::replace(&|path, name| {
        if table::scope_of(path, &more).is_none() && name.to_str().is_ok_and(table::waits) {
            found.borrow_mut().insert(path.to_owned());
        }
        None
    });
    found.into_inner()
}

fn replace() -> plt::Report {
    let more = ini::text("swoole.hook_objects");
    plt::replace(&|path, name| {
        let scope = table::scope_of(path, &more)?;
        let name = name.to_str().ok()?;
        if !table::is_replaced(scope, name) {
            return None;
        }
        replacement(scope, name)
    })
}

/// The function of ours for one of libc's.
fn replacement(scope: Scope, name: &str) -> Option<usize> {
    macro_rules! address {
        ($function:path) => {
            $function as *const () as usize
        };
    }
    let address = match table::listed_name(name) {
        "read" if scope == Scope::Interruptions => address!(file::read_unless_failing),
        "write" if scope == Scope::Interruptions => address!(file::write_unless_failing),
        "poll" => address!(poll::poll),
        "__poll_chk" => address!(poll::poll_chk),
        "ppoll" => address!(poll::ppoll),
        "__ppoll_chk" => address!(poll::ppoll_chk),
        "select" => address!(poll::select),
        "pselect" => address!(poll::pselect),
        "epoll_wait" => address!(poll::epoll_wait),
        "epoll_pwait" => address!(poll::epoll_pwait),
        "epoll_pwait2" => address!(poll::epoll_pwait2),
        "connect" => address!(socket::connect),
        "accept" => address!(socket::accept),
        "accept4" => address!(socket::accept4),
        "recv" => address!(socket::recv),
        "__recv_chk" => address!(socket::recv_chk),
        "recvfrom" => address!(socket::recvfrom),
        "__recvfrom_chk" => address!(socket::recvfrom_chk),
        "recvmsg" => address!(socket::recvmsg),
        "send" => address!(socket::send),
        "sendto" => address!(socket::sendto),
        "sendmsg" => address!(socket::sendmsg),
        "read" => address!(file::read),
        "readv" => address!(file::readv),
        "writev" => address!(file::writev),
        "pread" | "pread64" => address!(file::pread),
        "__pread_chk" | "__pread64_chk" => address!(file::pread_chk),
        "sendfile" | "sendfile64" => address!(file::sendfile),
        "splice" => address!(file::splice),
        "opendir" => address!(folders::opendir),
        "glob" | "glob64" => address!(folders::glob),
        "sigwait" => address!(signals::sigwait),
        "sigwaitinfo" => address!(signals::sigwaitinfo),
        "sigtimedwait" => address!(signals::sigtimedwait),
        "__read_chk" => address!(file::read_chk),
        "write" => address!(file::write),
        "close" => address!(socket::close),
        "fclose" => address!(socket::fclose),
        "open" | "open64" => address!(open::open),
        "__open_2" | "__open64_2" => address!(open::open_2),
        "fstat" | "fstat64" => address!(open::fstat),
        "fsync" => address!(file::fsync),
        "fdatasync" => address!(file::fdatasync),
        "ftruncate" | "ftruncate64" => address!(file::ftruncate),
        "unlink" => address!(file::unlink),
        "rename" => address!(file::rename),
        "mkdir" => address!(file::mkdir),
        "rmdir" => address!(file::rmdir),
        "copy_file_range" => address!(file::copy_file_range),
        "flock" => address!(file::flock),
        "fcntl" | "fcntl64" => address!(file::fcntl),
        "msgrcv" => address!(system_v::msgrcv),
        "msgsnd" => address!(system_v::msgsnd),
        "semop" => address!(system_v::semop),
        "sleep" => address!(sleep::sleep),
        "usleep" => address!(sleep::usleep),
        "nanosleep" => address!(sleep::nanosleep),
        "clock_nanosleep" => address!(sleep::clock_nanosleep),
        "getaddrinfo" => address!(names::getaddrinfo),
        "gethostbyname_r" => address!(names::gethostbyname_r),
        "getnameinfo" => address!(names::getnameinfo),
        "res_nsearch" | "__res_nsearch" => address!(names::res_nsearch),
        "dlopen" => address!(dlopen),
        "waitpid" => address!(process::waitpid),
        "wait" => address!(process::wait),
        "wait3" => address!(process::wait3),
        "wait4" => address!(process::wait4),
        "popen" => address!(process::popen),
        "pclose" => address!(process::pclose),
        "pthread_join" => address!(locks::pthread_join),
        "pthread_mutex_lock" => address!(locks::pthread_mutex_lock),
        "pthread_mutex_trylock" => address!(locks::pthread_mutex_trylock),
        "pthread_mutex_timedlock" => address!(locks::pthread_mutex_timedlock),
        "pthread_mutex_unlock" => address!(locks::pthread_mutex_unlock),
        "pthread_rwlock_rdlock" => address!(locks::pthread_rwlock_rdlock),
        "pthread_rwlock_tryrdlock" => address!(locks::pthread_rwlock_tryrdlock),
        "pthread_rwlock_wrlock" => address!(locks::pthread_rwlock_wrlock),
        "pthread_rwlock_trywrlock" => address!(locks::pthread_rwlock_trywrlock),
        "pthread_rwlock_unlock" => address!(locks::pthread_rwlock_unlock),
        _ => return None,
    };
    Some(address)
}
