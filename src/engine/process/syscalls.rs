//! What the kernel does to processes: signals, waiting, priorities, processors, other programs.

use std::ffi::CString;
use std::io;
use std::os::fd::RawFd;
use std::time::Duration;

/// The result of a call that gives -1 when it fails.
fn checked(result: i32) -> io::Result<i32> {
    if result == -1 {
        Err(io::Error::last_os_error())
    } else {
        Ok(result)
    }
}

/// Sends a signal to a process; 0 only asks whether one could.
pub fn kill(pid: i32, signal: i32) -> io::Result<()> {
    // SAFETY: asks the kernel.
    checked(unsafe { libc::kill(pid, signal) }).map(drop)
}

/// What handles a signal, as a number to compare: PHP itself has handlers for some.
pub fn handler_of(signal: i32) -> usize {
    // SAFETY: asks the kernel, which fills a structure of ours.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        libc::sigaction(signal, std::ptr::null(), &raw mut action);
        action.sa_sigaction
    }
}

/// Has the kernel send SIGALRM (or what belongs to the clock) again and again; negative: no more.
pub fn alarm(microseconds: i64, clock: i32) -> io::Result<()> {
    const SECOND: i64 = 1_000_000;
    let microseconds = microseconds.max(0);
    let time = libc::timeval {
        tv_sec: microseconds / SECOND,
        tv_usec: microseconds % SECOND,
    };
    let timer = libc::itimerval {
        it_interval: time,
        it_value: time,
    };
    // SAFETY: reads a structure of ours.
    let result = unsafe { libc::syscall(libc::SYS_setitimer, clock, &raw const timer, 0) };
    checked(result as i32).map(drop)
}

/// The processors that this process may run on.
pub fn affinity() -> io::Result<Vec<i64>> {
    // SAFETY: all zeroes are a valid set, which the call fills.
    unsafe {
        let mut set: libc::cpu_set_t = std::mem::zeroed();
        checked(libc::sched_getaffinity(0, size_of::<libc::cpu_set_t>(), &mut set))?;
        let all = 0..libc::CPU_SETSIZE as usize;
        Ok(all
            .filter(|cpu| libc::CPU_ISSET(*cpu, &set))
            .map(|cpu| cpu as i64)
            .collect())
    }
}

/// Whether there could be a processor of this number.
pub fn is_processor(number: i64) -> bool {
    (0..i64::from(libc::CPU_SETSIZE)).contains(&number)
}

/// Lets this process run on these processors only; each `is_processor`.
pub fn set_affinity(processors: &[i64]) -> io::Result<()> {
    // SAFETY: as above; the numbers are inside of the set.
    unsafe {
        let mut set: libc::cpu_set_t = std::mem::zeroed();
        for processor in processors.iter().filter(|number| is_processor(**number)) {
            libc::CPU_SET(*processor as usize, &mut set);
        }
        checked(libc::sched_setaffinity(0, size_of::<libc::cpu_set_t>(), &set)).map(drop)
    }
}

pub fn priority(which: i32, who: u32) -> io::Result<i32> {
    // SAFETY: -1 is a priority, too; errno tells.
    unsafe {
        *libc::__errno_location() = 0;
        let priority = libc::getpriority(which as _, who);
        if priority == -1 && *libc::__errno_location() != 0 {
            return Err(io::Error::last_os_error());
        }
        Ok(priority)
    }
}

pub fn set_priority(which: i32, who: u32, priority: i32) -> io::Result<()> {
    // SAFETY: asks the kernel.
    checked(unsafe { libc::setpriority(which as _, who, priority) }).map(drop)
}

/// Replaces this process's program. Returns only when that fails.
pub fn exec(file: &CString, arguments: &[CString]) -> io::Error {
    let mut pointers: Vec<_> = std::iter::once(file)
        .chain(arguments)
        .map(|text| text.as_ptr())
        .collect();
    pointers.push(std::ptr::null());
    // SAFETY: a list of C strings that ends in null; all of them are alive.
    unsafe { libc::execv(file.as_ptr(), pointers.as_ptr()) };
    io::Error::last_os_error()
}

/// Begins a session without a terminal. With `chdir`, in `/`; with `silence`, without standard streams.
pub fn begin_session(chdir: bool, silence: bool) -> io::Result<()> {
    // SAFETY: plain calls on paths of ours.
    unsafe {
        checked(libc::setsid())?;
        if chdir {
            checked(libc::chdir(c"/".as_ptr()))?;
        }
        if silence {
            let null = checked(libc::open(c"/dev/null".as_ptr(), libc::O_RDWR))?;
            for standard in [libc::STDIN_FILENO, libc::STDOUT_FILENO, libc::STDERR_FILENO] {
                checked(libc::dup2(null, standard))?;
            }
            if null > libc::STDERR_FILENO {
                libc::close(null);
            }
        }
    }
    Ok(())
}

/// Makes one descriptor another name of a second one.
pub fn replace_descriptor(descriptor: RawFd, by: RawFd) -> io::Result<()> {
    // SAFETY: the caller says which.
    checked(unsafe { libc::dup2(by, descriptor) }).map(drop)
}

/// Has the kernel kill this process when its parent dies; if that has happened already, it ends now.
pub fn die_with_parent(parent: i32) {
    // SAFETY: plain calls.
    unsafe {
        libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL);
        if libc::getppid() != parent {
            libc::_exit(0);
        }
    }
}

pub fn outlive_parent() {
    // SAFETY: a plain call.
    unsafe { libc::prctl(libc::PR_SET_PDEATHSIG, 0) };
}

/// Sleeps with the whole process until one of these descriptors can be read, or the time is up.
pub fn wait_readable(descriptors: &[RawFd], time: Duration) {
    let mut asked: Vec<libc::pollfd> = descriptors
        .iter()
        .map(|fd| libc::pollfd {
            fd: *fd,
            events: libc::POLLIN,
            revents: 0,
        })
        .collect();
    let milliseconds = time.as_millis() as libc::c_int;
    // SAFETY: as many entries as the count says.
    unsafe { libc::poll(asked.as_mut_ptr(), asked.len() as libc::nfds_t, milliseconds) };
}

/// Waits, with the whole process, until one of these descriptors can be read; its place. None: `over` said so, which is
/// asked again whenever the signal comes.
pub fn wait_to_read(descriptors: &[RawFd], signal: i32, over: &dyn Fn() -> bool) -> Option<usize> {
    let mut asked: Vec<libc::pollfd> = descriptors
        .iter()
        .map(|fd| libc::pollfd {
            fd: *fd,
            events: libc::POLLIN,
            revents: 0,
        })
        .collect();
    while !poll_unless(&mut asked, None, signal, over) && !over() {}
    if over() {
        return None;
    }
    asked.iter().position(|entry| entry.revents != 0)
}

/// Sleeps with the whole process, for less when the signal comes; not at all if `over` says so.
pub fn pause(time: Duration, signal: i32, over: &dyn Fn() -> bool) {
    poll_unless(&mut [], Some(time), signal, over);
}

/// Polls once, with the signal let through only while we sleep, so that none comes between the question and the sleep.
/// True: something is ready.
fn poll_unless(
    asked: &mut [libc::pollfd],
    time: Option<Duration>,
    signal: i32,
    over: &dyn Fn() -> bool,
) -> bool {
    let time = time.map(|time| libc::timespec {
        tv_sec: time.as_secs() as libc::time_t,
        tv_nsec: time.subsec_nanos().into(),
    });
    let time = time.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
    // SAFETY: sets on the stack, filled before they are read; as many entries as the count says.
    unsafe {
        let mut one: libc::sigset_t = std::mem::zeroed();
        let mut before: libc::sigset_t = std::mem::zeroed();
        libc::sigemptyset(&mut one);
        libc::sigaddset(&mut one, signal);
        libc::pthread_sigmask(libc::SIG_BLOCK, &one, &mut before);
        let mut asleep = before;
        libc::sigdelset(&mut asleep, signal);
        let count = asked.len() as libc::nfds_t;
        let ready = !over() && libc::ppoll(asked.as_mut_ptr(), count, time, &asleep) > 0;
        libc::pthread_sigmask(libc::SIG_SETMASK, &before, std::ptr::null_mut());
        ready
    }
}
