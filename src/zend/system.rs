//! Questions to the C library and the kernel.

use std::ffi::{CStr, c_char, c_int};
use std::fs::File;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

unsafe extern "C" {
    /// The resolver's texts (netdb.h); the libc crate does not bind it.
    fn hstrerror(code: c_int) -> *const c_char;
    fn __h_errno_location() -> *mut c_int;
}

/// The number of this process, which costs a system call the first time only.
#[inline]
pub fn process_id() -> u32 {
    match PROCESS.load(Ordering::Relaxed) {
        0 => ask_for_process_id(),
        known => known,
    }
}

/// 0: not asked for yet in this process.
static PROCESS: AtomicU32 = AtomicU32::new(0);

#[cold]
fn ask_for_process_id() -> u32 {
    static AT_FORK: Once = Once::new();
    extern "C" fn forget() {
        PROCESS.store(0, Ordering::Relaxed);
    }
    AT_FORK.call_once(|| {
        // SAFETY: a function that touches nothing but a variable of its own.
        unsafe { libc::pthread_atfork(None, None, Some(forget)) };
    });
    let process = std::process::id();
    PROCESS.store(process, Ordering::Relaxed);
    process
}

/// Processors that are online, whether this process may use them or not.
pub fn processors() -> i64 {
    // SAFETY: asks for a number.
    unsafe { libc::sysconf(libc::_SC_NPROCESSORS_ONLN) }
}

/// Bytes that a socket has received and that were not read; 0 if that cannot be told.
pub fn unread(socket: RawFd) -> usize {
    let mut bytes: c_int = 0;
    // SAFETY: FIONREAD writes one int, whatever the descriptor is; one that is closed is an error.
    let told = unsafe { libc::ioctl(socket, libc::FIONREAD, &raw mut bytes) };
    if told == 0 {
        usize::try_from(bytes).unwrap_or(0)
    } else {
        0
    }
}

/// Looks at what a socket has received, which stays there.
pub fn peek(socket: RawFd, buffer: &mut [u8]) -> io::Result<usize> {
    let flags = libc::MSG_PEEK | libc::MSG_DONTWAIT;
    // SAFETY: fills at most the buffer; a descriptor that is no socket is an error.
    let seen = unsafe { libc::recv(socket, buffer.as_mut_ptr().cast(), buffer.len(), flags) };
    usize::try_from(seen).map_err(|_| io::Error::last_os_error())
}

/// Sends bytes of a file to a socket that does not block; gives how many the kernel took. Never raises SIGPIPE.
pub fn send_file(socket: RawFd, file: &File, start: u64, len: usize) -> io::Result<usize> {
    let mut offset = libc::off_t::try_from(start).map_err(|_| io::ErrorKind::InvalidInput)?;
    without_sigpipe(|| {
        // SAFETY: the offset is on the stack; descriptors that are none are an error.
        let sent = unsafe { libc::sendfile(socket, file.as_raw_fd(), &raw mut offset, len) };
        usize::try_from(sent).map_err(|_| io::Error::last_os_error())
    })
}

/// sendfile(2) has no flag against the signal, which ends a process that does not ignore it: it is held back, and taken
/// if it came.
fn without_sigpipe<T>(call: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    // SAFETY: signal sets on the stack, and the calling thread's own mask, which is put back.
    unsafe {
        let (mut pipe, mut before): (libc::sigset_t, libc::sigset_t) = std::mem::zeroed();
        libc::sigemptyset(&mut pipe);
        libc::sigaddset(&mut pipe, libc::SIGPIPE);
        libc::pthread_sigmask(libc::SIG_BLOCK, &pipe, &mut before);
        let result = call();
        let was_blocked = libc::sigismember(&before, libc::SIGPIPE) == 1;
        let is_pipe = |error: &io::Error| error.raw_os_error() == Some(libc::EPIPE);
        if !was_blocked && result.as_ref().is_err_and(is_pipe) {
            let at_once: libc::timespec = std::mem::zeroed();
            libc::sigtimedwait(&pipe, std::ptr::null_mut(), &at_once);
        }
        libc::pthread_sigmask(libc::SIG_SETMASK, &before, std::ptr::null_mut());
        result
    }
}

/// Whether bytes of a file can be read without waiting for a disk, as far as the kernel tells this process.
pub fn is_cached(file: &File, start: u64, len: usize) -> bool {
    let page = page_size();
    let aligned = start / page as u64 * page as u64;
    let len = len + (start - aligned) as usize;
    let Ok(offset) = libc::off_t::try_from(aligned) else {
        return true;
    };
    let mut pages = vec![0u8; len.div_ceil(page)];
    // SAFETY: a mapping of our own that nobody touches, and a byte for each of its pages.
    unsafe {
        let map = libc::mmap(
            std::ptr::null_mut(),
            len,
            libc::PROT_READ,
            libc::MAP_SHARED,
            file.as_raw_fd(),
            offset,
        );
        if map == libc::MAP_FAILED {
            // A file system without mappings: it has no cache to ask.
            return true;
        }
        let told = libc::mincore(map, len, pages.as_mut_ptr()) == 0;
        libc::munmap(map, len);
        !told || pages.iter().all(|page| page & 1 == 1)
    }
}

fn page_size() -> usize {
    // SAFETY: asks for a number.
    usize::try_from(unsafe { libc::sysconf(libc::_SC_PAGESIZE) }).unwrap_or(4096)
}

/// Whether a write to a descriptor would not have to wait: files are always ready, pipes while a page of them is free.
pub fn is_writable(fd: RawFd) -> bool {
    let mut poll = libc::pollfd {
        fd,
        events: libc::POLLOUT,
        revents: 0,
    };
    // SAFETY: one entry, and no waiting.
    unsafe { libc::poll(&raw mut poll, 1, 0) > 0 }
}

/// Keeps signals from being handled by the calling thread.
pub fn block_signals() {
    // SAFETY: fills a set on the stack and reads it; the synchronous signals cannot be blocked with effect.
    unsafe {
        let mut all: libc::sigset_t = std::mem::zeroed();
        libc::sigfillset(&mut all);
        libc::pthread_sigmask(libc::SIG_BLOCK, &all, std::ptr::null_mut());
    }
}

/// Sets `errno`, for `swoole_errno()`.
pub fn set_errno(code: i32) {
    // SAFETY: the calling thread's own variable.
    unsafe { *libc::__errno_location() = code };
}

/// The calling thread's `errno`.
pub fn errno() -> i32 {
    // SAFETY: as above.
    unsafe { *libc::__errno_location() }
}

/// The calling thread's `h_errno`.
pub fn h_errno() -> i32 {
    // SAFETY: as above.
    unsafe { *__h_errno_location() }
}

pub fn set_h_errno(code: i32) {
    // SAFETY: as above.
    unsafe { *__h_errno_location() = code };
}

/// The process group of a process; 0: this one. -1: there is no such process.
pub fn process_group(pid: i32) -> i32 {
    // SAFETY: asks about a number.
    unsafe { libc::getpgid(pid) }
}

/// The text of a `getaddrinfo` error.
pub fn address_error(code: c_int) -> String {
    // SAFETY: answers with a static text for every number.
    unsafe { text(libc::gai_strerror(code)) }
}

/// The text of a resolver error (`h_errno`).
pub fn resolver_error(code: c_int) -> String {
    // SAFETY: answers with a static text for every number.
    unsafe { text(hstrerror(code)) }
}

/// A point in time since some start, in nanoseconds, some milliseconds behind `monotonic`: for what happens often.
pub fn monotonic_coarse() -> u64 {
    clock(libc::CLOCK_MONOTONIC_COARSE)
}

/// The second since 1970, some milliseconds late: for what happens often.
pub fn unix_second_coarse() -> u64 {
    clock(libc::CLOCK_REALTIME_COARSE) / 1_000_000_000
}

/// A point in time since the same start.
pub fn monotonic() -> u64 {
    clock(libc::CLOCK_MONOTONIC)
}

#[inline]
fn clock(clock: libc::clockid_t) -> u64 {
    let mut now = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: fills the structure; these clocks exist on every Linux.
    unsafe { libc::clock_gettime(clock, &mut now) };
    now.tv_sec as u64 * 1_000_000_000 + now.tv_nsec as u64
}

/// A moment, broken down in the process's time zone.
pub struct LocalTime {
    parts: libc::tm,
    microseconds: u32,
}

impl LocalTime {
    pub fn now() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let seconds = now.as_secs() as libc::time_t;
        // SAFETY: all zeroes are a valid `tm`, which the call fills.
        let parts = unsafe {
            let mut parts: libc::tm = std::mem::zeroed();
            libc::localtime_r(&seconds, &mut parts);
            parts
        };
        LocalTime {
            parts,
            microseconds: now.subsec_micros(),
        }
    }

    /// As `strftime` writes it. None: that is nothing, or does not fit `SIZE` bytes.
    pub fn format<const SIZE: usize>(&self, format: &CStr) -> Option<String> {
        let mut text = [0u8; SIZE];
        // SAFETY: writes at most `SIZE` bytes into as many.
        let length = unsafe { libc::strftime(text.as_mut_ptr().cast(), SIZE, format.as_ptr(), &self.parts) };
        (length > 0).then(|| String::from_utf8_lossy(&text[..length]).into_owned())
    }

    pub fn microseconds(&self) -> u32 {
        self.microseconds
    }
}

/// # Safety
/// A C string that is alive.
unsafe fn text(string: *const c_char) -> String {
    // SAFETY: as the caller says.
    unsafe { CStr::from_ptr(string) }.to_string_lossy().into_owned()
}

/// What a name is looked up for; 0 means any, as for `getaddrinfo(3)`.
#[derive(Clone, Copy)]
pub struct Hints {
    pub family: c_int,
    pub socktype: c_int,
    pub protocol: c_int,
}

/// The addresses of a host, by the system's own rules. It may take long. Err: `EAI_*`.
pub fn addresses(host: &CStr, service: Option<&CStr>, hints: Hints) -> Result<Vec<IpAddr>, c_int> {
    // SAFETY: all bytes zero is a valid structure.
    let mut wanted: libc::addrinfo = unsafe { std::mem::zeroed() };
    wanted.ai_family = hints.family;
    wanted.ai_socktype = hints.socktype;
    wanted.ai_protocol = hints.protocol;
    let service = service.map_or(std::ptr::null(), CStr::as_ptr);
    let mut list = std::ptr::null_mut();
    // SAFETY: C strings that live during the call; the list is freed below, once.
    let code = unsafe { libc::getaddrinfo(host.as_ptr(), service, &wanted, &mut list) };
    if code != 0 {
        return Err(code);
    }
    let mut addresses = Vec::new();
    let mut next = list;
    // SAFETY: a list of live entries, of which each has an address of its family.
    unsafe {
        while let Some(entry) = next.as_ref() {
            addresses.extend(address(entry.ai_addr));
            next = entry.ai_next;
        }
        libc::freeaddrinfo(list);
    }
    Ok(addresses)
}

/// # Safety
/// Null, or a live socket address as large as its family says.
pub(super) unsafe fn address(address: *const libc::sockaddr) -> Option<IpAddr> {
    // SAFETY: as the caller says.
    unsafe {
        match c_int::from(address.as_ref()?.sa_family) {
            libc::AF_INET => {
                let inet = &*address.cast::<libc::sockaddr_in>();
                Some(Ipv4Addr::from(u32::from_be(inet.sin_addr.s_addr)).into())
            }
            libc::AF_INET6 => {
                let inet = &*address.cast::<libc::sockaddr_in6>();
                Some(Ipv6Addr::from(inet.sin6_addr.s6_addr).into())
            }
            _ => None,
        }
    }
}

/// Numbers about the file system that a path is on.
pub fn file_system(path: &CStr) -> io::Result<libc::statvfs> {
    // SAFETY: filled by the call if it succeeds; all bytes zero is valid, too.
    unsafe {
        let mut numbers: libc::statvfs = std::mem::zeroed();
        match libc::statvfs(path.as_ptr(), &mut numbers) {
            0 => Ok(numbers),
            _ => Err(io::Error::last_os_error()),
        }
    }
}

/// A further descriptor of the same open file.
pub fn duplicate(fd: RawFd) -> io::Result<OwnedFd> {
    // SAFETY: the kernel checks the number; what it gives is ours.
    unsafe {
        match libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0) {
            own if own >= 0 => Ok(OwnedFd::from_raw_fd(own)),
            _ => Err(io::Error::last_os_error()),
        }
    }
}

/// Reads and writes of the open file do not wait any more.
pub fn set_nonblocking(fd: &impl AsRawFd) -> io::Result<()> {
    // SAFETY: changes a flag of a live descriptor.
    unsafe {
        let flags = libc::fcntl(fd.as_raw_fd(), libc::F_GETFL);
        match libc::fcntl(fd.as_raw_fd(), libc::F_SETFL, flags | libc::O_NONBLOCK) {
            0 => Ok(()),
            _ => Err(io::Error::last_os_error()),
        }
    }
}

/// Whether a descriptor is readable, writable, or broken, now.
pub fn poll_now(fd: RawFd, read: bool, write: bool) -> io::Result<(bool, bool, bool)> {
    let mut asked = libc::pollfd {
        fd,
        events: if read { libc::POLLIN } else { 0 } | if write { libc::POLLOUT } else { 0 },
        revents: 0,
    };
    // SAFETY: one entry, as the count says.
    if unsafe { libc::poll(&mut asked, 1, 0) } < 0 {
        return Err(io::Error::last_os_error());
    }
    let got = |event| asked.revents & event != 0;
    if got(libc::POLLNVAL) {
        return Err(io::Error::from_raw_os_error(libc::EBADF));
    }
    Ok((
        got(libc::POLLIN),
        got(libc::POLLOUT),
        got(libc::POLLERR | libc::POLLHUP),
    ))
}

/// Waits, with the whole thread, until a descriptor can be read or written, or is broken. False: the time is up.
pub fn poll(fd: RawFd, read: bool, write: bool, deadline: Option<Instant>) -> bool {
    let mut asked = libc::pollfd {
        fd,
        events: if read { libc::POLLIN } else { 0 } | if write { libc::POLLOUT } else { 0 },
        revents: 0,
    };
    loop {
        let left = deadline.map(time_left);
        let left = left.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
        // SAFETY: one entry, as the count says; the time lives during the call.
        match unsafe { libc::ppoll(&mut asked, 1, left, std::ptr::null()) } {
            0 => return false,
            1.. => return true,
            _ if io::Error::last_os_error().kind() == io::ErrorKind::Interrupted => {}
            _ => return true,
        }
    }
}

/// The same for several, each to be looked at for reading and for writing.
pub fn poll_many(asked: &[(RawFd, bool, bool)], deadline: Option<Instant>) {
    let mut asked: Vec<libc::pollfd> = asked
        .iter()
        .map(|(fd, read, write)| libc::pollfd {
            fd: *fd,
            events: if *read { libc::POLLIN } else { 0 } | if *write { libc::POLLOUT } else { 0 },
            revents: 0,
        })
        .collect();
    loop {
        let left = deadline.map(time_left);
        let left = left.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
        // SAFETY: as many entries as the count says; the time lives during the call.
        let ready = unsafe { libc::ppoll(asked.as_mut_ptr(), asked.len() as _, left, std::ptr::null()) };
        if ready >= 0 || io::Error::last_os_error().kind() != io::ErrorKind::Interrupted {
            return;
        }
    }
}

/// From now to a deadline, as the kernel wants it.
pub fn time_left(deadline: Instant) -> libc::timespec {
    let left = deadline.saturating_duration_since(Instant::now());
    libc::timespec {
        tv_sec: left.as_secs() as libc::time_t,
        tv_nsec: left.subsec_nanos().into(),
    }
}

/// A descriptor that becomes readable when a child has ended. None: the kernel has no such thing (before 5.3).
pub fn watch_process(pid: i32) -> Option<OwnedFd> {
    // SAFETY: plain numbers; the descriptor is ours.
    unsafe {
        let fd = libc::syscall(libc::SYS_pidfd_open, pid, 0);
        let fd = RawFd::try_from(fd).ok().filter(|fd| *fd >= 0)?;
        Some(OwnedFd::from_raw_fd(fd))
    }
}

/// What has become of a child.
pub enum Child {
    Running,
    /// Its status, as `wait(2)` gives it. It is reaped.
    Ended(i32),
    /// There is no such child, any more or at all.
    Unknown,
}

/// Looks after a child.
pub fn child(pid: i32) -> Child {
    let mut status = 0;
    // SAFETY: reaps a child of ours, or nothing.
    match unsafe { libc::waitpid(pid, &mut status, libc::WNOHANG) } {
        0 => Child::Running,
        found if found == pid => Child::Ended(status),
        _ => Child::Unknown,
    }
}

/// The child whose end was told first, still to be reaped; Ok(None): all are running. Err: there are none.
pub fn first_ended_child() -> io::Result<Option<i32>> {
    let how = libc::WEXITED | libc::WNOHANG | libc::WNOWAIT;
    // SAFETY: all bytes zero is a valid structure, which the call fills; its pid is 0 if it found nothing.
    unsafe {
        let mut info: libc::siginfo_t = std::mem::zeroed();
        match libc::waitid(libc::P_ALL, 0, &mut info, how) {
            0 => Ok(Some(info.si_pid()).filter(|pid| *pid > 0)),
            _ => Err(io::Error::last_os_error()),
        }
    }
}

/// Waits, with the whole thread, until there is a child that has ended; it is not reaped.
pub fn wait_for_any_end() {
    // SAFETY: as above.
    unsafe {
        let mut info: libc::siginfo_t = std::mem::zeroed();
        libc::waitid(libc::P_ALL, 0, &mut info, libc::WEXITED | libc::WNOWAIT);
    }
}

/// The exit status and the signal of an ended child; one of them is 0.
pub fn exit_of(status: i32) -> (i32, i32) {
    if libc::WIFSIGNALED(status) {
        (0, libc::WTERMSIG(status))
    } else {
        (libc::WEXITSTATUS(status), 0)
    }
}

/// Random bits for what must not be guessed.
pub fn random_u16() -> u16 {
    let mut bytes = [0u8; 2];
    random_bytes(&mut bytes);
    u16::from_ne_bytes(bytes)
}

/// Fills `out` with random bytes that nobody can guess.
pub fn random_bytes(out: &mut [u8]) {
    let mut filled = 0;
    while filled < out.len() {
        let rest = &mut out[filled..];
        // SAFETY: fills at most the slice; it fails only when a signal came first.
        let count = unsafe { libc::getrandom(rest.as_mut_ptr().cast(), rest.len(), 0) };
        filled += usize::try_from(count).unwrap_or(0);
    }
}
