//! Waiting until a descriptor of any kind is readable or writable.

use std::io;
use std::os::fd::{AsRawFd, RawFd};
use std::time::Instant;

use tokio::io::Interest;
use tokio::io::unix::AsyncFd;

use crate::engine::{Engine, Interrupt};
use crate::zend::system;

/// What is waited for, and what has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Readiness {
    pub read: bool,
    pub write: bool,
}

/// What a call on a descriptor waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    Read,
    Write,
}

impl Direction {
    pub fn readiness(self) -> Readiness {
        Readiness {
            read: self == Direction::Read,
            write: self == Direction::Write,
        }
    }
}

impl Readiness {
    fn any(self) -> bool {
        self.read || self.write
    }

    /// What of it is ready now. An error or a hang-up makes all of it ready: the next call will tell.
    pub fn now(self, fd: RawFd) -> io::Result<Readiness> {
        let (read, write, broken) = system::poll_now(fd, self.read, self.write)?;
        let ready = Readiness { read, write };
        Ok(if broken && !ready.any() { self } else { ready })
    }
}

impl Engine {
    /// Waits until a descriptor is ready, wherever it is called: outside of coroutines with the whole process. Ok(false):
    /// the time is up. What the kernel refuses to wait for counts as ready: the next call on it says why.
    pub fn wait_anywhere(
        &self,
        fd: RawFd,
        wanted: Readiness,
        deadline: Option<Instant>,
    ) -> Result<bool, Interrupt> {
        if self.coroutines.can_suspend() && self.reactor.is_running() {
            let waited = self.wait_for_fd(fd, wanted, deadline)?;
            return Ok(waited.map_or(true, |ready| ready.is_some()));
        }
        Ok(system::poll(fd, wanted.read, wanted.write, deadline))
    }

    /// Waits for a descriptor. Ok(None): the time is up. An inner error: the kernel refuses the descriptor.
    pub fn wait_for_fd(
        &self,
        fd: RawFd,
        wanted: Readiness,
        deadline: Option<Instant>,
    ) -> Result<io::Result<Option<Readiness>>, Interrupt> {
        // A descriptor of its own for the same file: others may wait for that, too, and the script may close it.
        let registered = system::duplicate(fd).and_then(|own| self.register(own, wanted.interest()));
        let watched = match registered {
            Ok(watched) => watched,
            Err(error) => return Ok(Err(error)),
        };
        loop {
            let ready = std::pin::pin!(watched.ready(wanted.interest()));
            let mut guard = match self.wait_until(deadline, ready)? {
                None => return Ok(Ok(None)),
                Some(Ok(guard)) => guard,
                Some(Err(error)) => return Ok(Err(error)),
            };
            match wanted.now(watched.as_raw_fd()) {
                Ok(ready) if ready.any() => return Ok(Ok(Some(ready))),
                Ok(_) => guard.clear_ready(),
                Err(error) => return Ok(Err(error)),
            }
        }
    }

    /// Has the reactor watch a descriptor as long as the result lives.
    pub(in crate::engine) fn register<T: AsRawFd>(
        &self,
        fd: T,
        interest: Interest,
    ) -> io::Result<AsyncFd<T>> {
        // SAFETY: the descriptor is owned by what is registered, and never replaced in it.
        let registered = self
            .reactor
            .enter(|| unsafe { AsyncFd::register_with_interest(fd, interest) });
        match registered {
            Some(registered) => registered.map_err(|error| error.into_parts().1),
            None => Err(io::ErrorKind::NotConnected.into()),
        }
    }
}

impl Readiness {
    fn interest(self) -> Interest {
        match (self.read, self.write) {
            (true, true) => Interest::READABLE | Interest::WRITABLE,
            (false, true) => Interest::WRITABLE,
            _ => Interest::READABLE,
        }
    }
}
