//! Constants of other extensions that scripts may use without them: the signals and priorities of `pcntl`, and the
//! families and types of `sockets`.

use std::ffi::{CString, c_int};

use ext_php_rs::ffi;

use crate::zend::raw;

/// What pcntl calls the system's signals.
const SIGNALS: &[(&str, c_int)] = &[
    ("SIG_IGN", libc::SIG_IGN as c_int),
    ("SIGHUP", libc::SIGHUP),
    ("SIGINT", libc::SIGINT),
    ("SIGQUIT", libc::SIGQUIT),
    ("SIGILL", libc::SIGILL),
    ("SIGTRAP", libc::SIGTRAP),
    ("SIGABRT", libc::SIGABRT),
    ("SIGBUS", libc::SIGBUS),
    ("SIGFPE", libc::SIGFPE),
    ("SIGKILL", libc::SIGKILL),
    ("SIGUSR1", libc::SIGUSR1),
    ("SIGSEGV", libc::SIGSEGV),
    ("SIGUSR2", libc::SIGUSR2),
    ("SIGPIPE", libc::SIGPIPE),
    ("SIGALRM", libc::SIGALRM),
    ("SIGTERM", libc::SIGTERM),
    ("SIGSTKFLT", libc::SIGSTKFLT),
    ("SIGCHLD", libc::SIGCHLD),
    ("SIGCONT", libc::SIGCONT),
    ("SIGSTOP", libc::SIGSTOP),
    ("SIGTSTP", libc::SIGTSTP),
    ("SIGTTIN", libc::SIGTTIN),
    ("SIGTTOU", libc::SIGTTOU),
    ("SIGURG", libc::SIGURG),
    ("SIGXCPU", libc::SIGXCPU),
    ("SIGXFSZ", libc::SIGXFSZ),
    ("SIGVTALRM", libc::SIGVTALRM),
    ("SIGPROF", libc::SIGPROF),
    ("SIGWINCH", libc::SIGWINCH),
    ("SIGIO", libc::SIGIO),
    ("SIGPWR", libc::SIGPWR),
    ("SIGSYS", libc::SIGSYS),
    ("PRIO_PROCESS", libc::PRIO_PROCESS as c_int),
    ("PRIO_PGRP", libc::PRIO_PGRP as c_int),
    ("PRIO_USER", libc::PRIO_USER as c_int),
];

/// What sockets calls the families and types that a name is looked up for.
const SOCKETS: &[(&str, c_int)] = &[
    ("AF_UNIX", libc::AF_UNIX),
    ("AF_INET", libc::AF_INET),
    ("AF_INET6", libc::AF_INET6),
    ("SOCK_STREAM", libc::SOCK_STREAM),
    ("SOCK_DGRAM", libc::SOCK_DGRAM),
    ("SOCK_RAW", libc::SOCK_RAW),
    ("SOCK_SEQPACKET", libc::SOCK_SEQPACKET),
    ("SOCK_RDM", libc::SOCK_RDM),
];

/// Registers them unless the extension does, whichever of the two starts first. For MINIT.
pub fn register(module_number: c_int) {
    register_for("pcntl", SIGNALS, module_number);
    register_for("sockets", SOCKETS, module_number);
}

fn register_for(extension: &str, constants: &[(&str, c_int)], module_number: c_int) {
    if is_loaded(extension) {
        return;
    }
    for (name, value) in constants {
        let name_z = CString::new(*name).unwrap_or_default();
        let flags = ffi::CONST_PERSISTENT as c_int;
        // SAFETY: the engine copies the name.
        unsafe {
            ffi::zend_register_long_constant(
                name_z.as_ptr(),
                name.len(),
                (*value).into(),
                flags,
                module_number,
            );
        }
    }
}

/// All extensions are registered before the first of them starts.
fn is_loaded(extension: &str) -> bool {
    // SAFETY: the engine's table of modules, which it fills before MINIT.
    unsafe {
        let modules = &raw const raw::module_registry;
        !raw::zend_hash_str_find(modules, extension.as_ptr().cast(), extension.len()).is_null()
    }
}
