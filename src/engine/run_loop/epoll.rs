//! The descriptors of scripts, in an epoll instance of their own that the reactor watches as one descriptor.
//!
//! So they are level-triggered, as scripts expect; and a script that closes or reuses one behind our back confuses
//! nobody but itself: the reactor's own registrations are elsewhere.

use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::task::{Context, Poll, Waker};

use tokio::io::Interest;
use tokio::io::unix::AsyncFd;

/// Events that are taken at once; more are there again the next time.
const BATCH: usize = 256;

/// What to look for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Wanted {
    pub read: bool,
    pub write: bool,
}

impl Wanted {
    pub fn nothing(self) -> bool {
        !self.read && !self.write
    }

    fn mask(self) -> u32 {
        let read = if self.read {
            libc::EPOLLIN | libc::EPOLLRDHUP
        } else {
            0
        };
        let write = if self.write { libc::EPOLLOUT } else { 0 };
        (read | write) as u32
    }
}

/// What a descriptor is ready for. An error or a hang-up is both: whoever reads or writes learns of it.
#[derive(Clone, Copy, Debug)]
pub struct Ready {
    pub token: u64,
    pub read: bool,
    pub write: bool,
}

/// An epoll instance of our own, whose readiness tokio watches.
pub struct Poller(AsyncFd<OwnedFd>);

impl Poller {
    /// Inside the runtime.
    pub fn new() -> io::Result<Self> {
        // SAFETY: makes a descriptor; it is owned from here on.
        let epoll = unsafe { OwnedFd::from_raw_fd(check(libc::epoll_create1(libc::EPOLL_CLOEXEC))?) };
        // SAFETY: the descriptor is owned by what is registered.
        let registered = unsafe { AsyncFd::register_with_interest(epoll, Interest::READABLE) };
        registered.map(Poller).map_err(|refusal| refusal.into_parts().1)
    }

    /// The number of the epoll instance.
    pub fn number(&self) -> RawFd {
        self.0.as_raw_fd()
    }

    pub fn add(&self, fd: RawFd, wanted: Wanted, token: u64) -> io::Result<()> {
        self.control(libc::EPOLL_CTL_ADD, fd, wanted, token)
    }

    pub fn change(&self, fd: RawFd, wanted: Wanted, token: u64) -> io::Result<()> {
        self.control(libc::EPOLL_CTL_MOD, fd, wanted, token)
    }

    pub fn remove(&self, fd: RawFd) -> io::Result<()> {
        self.control(libc::EPOLL_CTL_DEL, fd, Wanted::default(), 0)
    }

    fn control(&self, operation: i32, fd: RawFd, wanted: Wanted, token: u64) -> io::Result<()> {
        let mut event = libc::epoll_event {
            events: wanted.mask(),
            u64: token,
        };
        // SAFETY: the kernel reads the event, and refuses numbers that are no descriptors.
        check(unsafe { libc::epoll_ctl(self.number(), operation, fd, &mut event) }).map(drop)
    }

    /// What is ready now.
    pub fn look(&self) -> Vec<Ready> {
        let mut events = [libc::epoll_event { events: 0, u64: 0 }; BATCH];
        // SAFETY: the kernel writes at most as many events as there is room for.
        let count = unsafe { libc::epoll_wait(self.number(), events.as_mut_ptr(), BATCH as i32, 0) };
        let count = usize::try_from(count).unwrap_or(0);
        events[..count].iter().map(ready).collect()
    }

    /// Has `waker` woken when something is ready that was not before. To be called when `look` has found nothing.
    pub fn watch(&self, waker: &Waker) {
        let mut context = Context::from_waker(waker);
        while let Poll::Ready(Ok(mut guard)) = self.0.poll_read_ready(&mut context) {
            guard.clear_ready();
        }
    }
}

fn ready(event: &libc::epoll_event) -> Ready {
    let events = event.events as i32;
    let failed = events & (libc::EPOLLERR | libc::EPOLLHUP) != 0;
    Ready {
        token: event.u64,
        read: failed || events & (libc::EPOLLIN | libc::EPOLLRDHUP) != 0,
        write: failed || events & libc::EPOLLOUT != 0,
    }
}

/// Sets O_NONBLOCK.
pub fn set_nonblocking(fd: RawFd) -> io::Result<()> {
    // SAFETY: flags of a number that the kernel checks.
    unsafe {
        let flags = check(libc::fcntl(fd, libc::F_GETFL))?;
        if flags & libc::O_NONBLOCK == 0 {
            check(libc::fcntl(fd, libc::F_SETFL, flags | libc::O_NONBLOCK))?;
        }
    }
    Ok(())
}

/// Whether a number is that of an open descriptor.
pub fn is_open(fd: RawFd) -> bool {
    // SAFETY: as above.
    unsafe { libc::fcntl(fd, libc::F_GETFD) != -1 }
}

/// Writes what the descriptor takes, whatever it is.
pub fn write(fd: RawFd, bytes: &[u8]) -> io::Result<usize> {
    // SAFETY: the kernel reads the bytes. A socket's peer that is gone is an error, not a signal.
    unsafe {
        let sent = libc::send(
            fd,
            bytes.as_ptr().cast(),
            bytes.len(),
            libc::MSG_NOSIGNAL | libc::MSG_DONTWAIT,
        );
        if sent < 0 && io::Error::last_os_error().raw_os_error() == Some(libc::ENOTSOCK) {
            return length(libc::write(fd, bytes.as_ptr().cast(), bytes.len()));
        }
        length(sent)
    }
}

fn length(result: isize) -> io::Result<usize> {
    usize::try_from(result).map_err(|_| io::Error::last_os_error())
}

fn check(result: i32) -> io::Result<i32> {
    if result < 0 {
        Err(io::Error::last_os_error())
    } else {
        Ok(result)
    }
}
