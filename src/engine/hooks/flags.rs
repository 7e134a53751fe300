//! `SWOOLE_HOOK_*`: which calls suspend their coroutine. Asked when a call would wait, never before.

use std::ffi::c_int;
use std::os::fd::RawFd;

use crate::engine::Engine;
use crate::zend::Array;
use crate::zend::waits::{Running, Transports};

const TCP: i64 = 1 << 1;
const UDP: i64 = 1 << 2;
const UNIX: i64 = 1 << 3;
const UDG: i64 = 1 << 4;
const SSL: i64 = 1 << 5;
const TLS: i64 = 1 << 6;
const STREAM_FUNCTION: i64 = 1 << 7;
const FILE: i64 = 1 << 8;
const SLEEP: i64 = 1 << 9;
pub(super) const PROC: i64 = 1 << 10;
const CURL: i64 = 1 << 11;
const NATIVE_CURL: i64 = 1 << 12;
const SOCKETS: i64 = 1 << 14;
const STDIO: i64 = 1 << 15;
const PDO_PGSQL: i64 = 1 << 16;
const PDO_SQLITE: i64 = 1 << 19;
const NET_FUNCTION: i64 = 1 << 21;

/// Whatever is on top of TCP.
const ANY_TCP: i64 = TCP | SSL | TLS;

/// `SWOOLE_HOOK_ALL`.
const ALL: i64 = 0x7fbf_f7ff;

/// What a call would wait for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WaitFor {
    /// A time.
    Sleep,
    /// A descriptor, of whatever kind it is.
    Descriptor(RawFd),
    /// One of several descriptors.
    Descriptors,
    /// A disk, or a lock of a file.
    File,
    /// The answer of a name server.
    Name,
    /// The end of a process.
    Process,
}

impl Engine {
    /// `SWOOLE_HOOK_*` in force.
    #[inline]
    pub fn hook_flags(&self) -> i64 {
        self.options.borrow().hook_flags.unwrap_or(0)
    }

    /// Sets them, as the option of that name does.
    pub fn set_hook_flags(&self, flags: i64) {
        let mut options = Array::new();
        // 32 bits, as in Swoole.
        options.set("hook_flags", flags & 0xffff_ffff);
        self.set_options(&options);
    }

    /// What `run()` does unless a script has said otherwise.
    pub fn hook_unless_set(&self, flags: i64) {
        if self.options.borrow().hook_flags.is_none() {
            self.set_hook_flags(flags);
        }
    }

    /// Whether the flags in force let the running call suspend its coroutine.
    pub(super) fn is_hooked(&self, wait: WaitFor) -> bool {
        let flags = self.hook_flags();
        if wait == WaitFor::File && !may_be_entered_again() {
            return false;
        }
        flags & ALL == ALL || (flags != 0 && flags & flags_for(wait, flags) != 0)
    }
}

/// Whether the function that runs keeps nothing in variables of the process while it reads files: Phar, and what uses the
/// compiler's scanner, do.
fn may_be_entered_again() -> bool {
    const SCANNING: [&str; 3] = ["highlight_file", "show_source", "php_strip_whitespace"];
    let running = Running::current();
    running.is_none_or(|running| {
        !running.module.eq_ignore_ascii_case("phar") && !SCANNING.contains(&running.name)
    })
}

/// Any of these flags will do: by the extension that calls, then by what is waited for.
fn flags_for(wait: WaitFor, in_force: i64) -> i64 {
    let running = Running::current();
    let (module, name) = running.map_or(("", ""), |running| (running.module, running.name));
    match (module, wait) {
        ("PDO" | "pdo_sqlite" | "sqlite3", WaitFor::Sleep) => return PDO_SQLITE,
        (_, WaitFor::Sleep) => return SLEEP,
        // In Swoole sending belongs to the functions of the network, although it is a command that does it.
        _ if matches!(name, "mail" | "mb_send_mail") => return NET_FUNCTION,
        (_, WaitFor::Name) if module != "curl" => return NET_FUNCTION,
        (_, WaitFor::Process) => return PROC | STDIO,
        ("curl", _) => return CURL | NATIVE_CURL,
        ("sockets", _) => return SOCKETS,
        ("pdo_pgsql", _) => return PDO_PGSQL,
        // Methods that a driver adds belong to no extension.
        ("PDO" | "", _) if Running::pdo_driver() == Some("pgsql") => return PDO_PGSQL,
        (_, WaitFor::File) => return FILE | STDIO,
        _ => {}
    }
    match wait {
        _ if name == "stream_select" => STREAM_FUNCTION,
        WaitFor::Descriptor(fd) => flags_of(fd, in_force),
        _ => TCP | UNIX,
    }
}

/// The flags for a descriptor's kind.
fn flags_of(fd: RawFd, in_force: i64) -> i64 {
    let stream = match socket_option(fd, libc::SO_TYPE) {
        Some(kind) => kind != libc::SOCK_DGRAM,
        None if (0..=2).contains(&fd) => return STDIO,
        None => return PROC | STDIO,
    };
    match (socket_option(fd, libc::SO_DOMAIN), stream) {
        (Some(libc::AF_UNIX), true) => UNIX,
        (Some(libc::AF_UNIX), false) => UDG,
        // Which of them it is matters only if they differ.
        (_, true) if in_force & ANY_TCP == ANY_TCP || in_force & ANY_TCP == 0 => ANY_TCP,
        (_, true) => flags_of_transports(Transports::of_running(fd)),
        (_, false) => UDP,
    }
}

fn flags_of_transports(transports: Transports) -> i64 {
    let Transports { tcp, ssl, tls } = transports;
    let flag = |on: bool, flag: i64| if on { flag } else { 0 };
    flag(tcp, TCP) | flag(ssl, SSL) | flag(tls, TLS)
}

/// A number that is an option of a socket; None: the descriptor is none.
fn socket_option(fd: RawFd, option: c_int) -> Option<c_int> {
    let mut value: c_int = 0;
    let mut size = size_of::<c_int>() as libc::socklen_t;
    // SAFETY: the kernel writes at most `size` bytes, and refuses what is no socket.
    let got = unsafe { libc::getsockopt(fd, libc::SOL_SOCKET, option, (&raw mut value).cast(), &mut size) };
    (got == 0).then_some(value)
}
