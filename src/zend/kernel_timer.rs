//! A timer of the kernel's (`timerfd`), exact to the nanosecond that it was set to.

use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::Interest;
use tokio::io::unix::AsyncFd;

/// The timer, and its readiness.
pub struct KernelTimer(AsyncFd<OwnedFd>);

impl KernelTimer {
    /// Inside a runtime, which must be alive while the timer is used.
    pub fn new() -> io::Result<Self> {
        let flags = libc::TFD_CLOEXEC | libc::TFD_NONBLOCK;
        // SAFETY: plain numbers; the descriptor is ours, and stays open as long as its registration.
        let registered = unsafe {
            let descriptor = match libc::timerfd_create(libc::CLOCK_MONOTONIC, flags) {
                descriptor if descriptor >= 0 => OwnedFd::from_raw_fd(descriptor),
                _ => return Err(io::Error::last_os_error()),
            };
            AsyncFd::register_with_interest(descriptor, Interest::READABLE)?
        };
        Ok(KernelTimer(registered))
    }

    /// Sets it, whatever it was set to. It never goes off before that time has passed.
    pub fn set(&self, after: Duration) -> io::Result<()> {
        // No time at all would take the timer back.
        let after = after.max(Duration::from_nanos(1));
        let timer = libc::itimerspec {
            it_interval: libc::timespec {
                tv_sec: 0,
                tv_nsec: 0,
            },
            it_value: libc::timespec {
                tv_sec: libc::time_t::try_from(after.as_secs()).unwrap_or(libc::time_t::MAX),
                tv_nsec: after.subsec_nanos().into(),
            },
        };
        // SAFETY: reads the structure during the call; the old value is not asked for.
        match unsafe { libc::timerfd_settime(self.0.as_raw_fd(), 0, &timer, std::ptr::null_mut()) } {
            0 => Ok(()),
            _ => Err(io::Error::last_os_error()),
        }
    }

    /// Ready when it has gone off since it was ready last. It is never read: the driver tells each time that it goes off,
    /// and setting it anew takes back that it has.
    pub fn poll(&self, cx: &mut Context<'_>) -> Poll<()> {
        if let Ok(mut ready) = ready!(self.0.poll_read_ready(cx)) {
            ready.clear_ready();
        }
        Poll::Ready(())
    }
}
