//! The two sockets between a process and its child. Both processes may hold both ends: who has forked goes on with the
//! master's, the child with the worker's.
//!
//! The descriptors themselves stay blocking, for programs that use them as standard streams; reads and writes here ask
//! for nothing that is not ready, and wait for that by the engine.

use std::cell::{Cell, RefCell};
use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::time::{Duration, Instant};

use crate::engine::{Direction, Engine, Interrupt};

/// How the bytes are kept apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PipeKind {
    /// Not at all.
    Stream,
    /// Each write is a message of its own.
    Datagram,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    Master,
    Worker,
}

/// Why nothing was read or written.
pub enum PipeError {
    /// This end is closed.
    Closed,
    TimedOut,
    Failed(io::Error),
    Interrupt(Interrupt),
}

impl From<Interrupt> for PipeError {
    fn from(interrupt: Interrupt) -> Self {
        PipeError::Interrupt(interrupt)
    }
}

/// A pair of connected sockets, of which each process uses one end. A Process object shares it with nobody but the child
/// that is forked off; those of a pool's workers share theirs among all workers. It knows no processes, and not whether
/// anybody reads at the other end.
pub struct Pipe {
    master: RefCell<Option<OwnedFd>>,
    worker: RefCell<Option<OwnedFd>>,
    /// Which end is this process's.
    pub side: Cell<Side>,
    /// None: no limit.
    pub timeout: Cell<Option<Duration>>,
    /// False: what is not ready fails at once.
    pub waits: Cell<bool>,
}

impl Pipe {
    pub fn open(kind: PipeKind) -> io::Result<Self> {
        let kind = match kind {
            PipeKind::Stream => libc::SOCK_STREAM,
            PipeKind::Datagram => libc::SOCK_DGRAM,
        };
        let mut ends = [-1; 2];
        // SAFETY: fills two numbers.
        if unsafe { libc::socketpair(libc::AF_UNIX, kind | libc::SOCK_CLOEXEC, 0, ends.as_mut_ptr()) } != 0 {
            return Err(io::Error::last_os_error());
        }
        // SAFETY: both are new, and ours.
        let [master, worker] = ends.map(|end| unsafe { OwnedFd::from_raw_fd(end) });
        Ok(Pipe {
            master: RefCell::new(Some(master)),
            worker: RefCell::new(Some(worker)),
            side: Cell::new(Side::Master),
            timeout: Cell::new(None),
            waits: Cell::new(true),
        })
    }

    fn end(&self, side: Side) -> &RefCell<Option<OwnedFd>> {
        match side {
            Side::Master => &self.master,
            Side::Worker => &self.worker,
        }
    }

    /// This process's end.
    pub fn descriptor(&self) -> Option<RawFd> {
        self.end(self.side.get())
            .borrow()
            .as_ref()
            .map(AsRawFd::as_raw_fd)
    }

    /// The child's part: the master's end is closed, so that its death is noticed.
    pub fn become_worker(&self) {
        self.side.set(Side::Worker);
        self.close(Side::Master);
    }

    pub fn close(&self, side: Side) {
        drop(self.end(side).take());
    }

    /// No more data will come in, or go out.
    pub fn shut(&self, direction: Direction) -> io::Result<()> {
        let how = match direction {
            Direction::Read => libc::SHUT_RD,
            Direction::Write => libc::SHUT_WR,
        };
        let descriptor = self.descriptor().ok_or(io::ErrorKind::NotConnected)?;
        // SAFETY: a socket of ours.
        if unsafe { libc::shutdown(descriptor, how) } != 0 {
            return Err(io::Error::last_os_error());
        }
        Ok(())
    }

    /// Makes this process's end its standard input, output and error.
    pub fn redirect_standard_streams(&self) -> io::Result<()> {
        let Some(descriptor) = self.descriptor() else {
            return Ok(());
        };
        for standard in [libc::STDIN_FILENO, libc::STDOUT_FILENO, libc::STDERR_FILENO] {
            // SAFETY: replaces one descriptor by another.
            if unsafe { libc::dup2(descriptor, standard) } < 0 {
                return Err(io::Error::last_os_error());
            }
        }
        Ok(())
    }

    /// Reads at most `size` bytes, or the next message; nothing, at the other end's end.
    pub fn read(&self, size: usize) -> Result<Vec<u8>, PipeError> {
        let mut buffer = vec![0u8; size];
        let length = self.retry_until_ready(Direction::Read, |descriptor| {
            // SAFETY: writes into the buffer, as far as it goes.
            unsafe {
                libc::recv(
                    descriptor,
                    buffer.as_mut_ptr().cast(),
                    buffer.len(),
                    libc::MSG_DONTWAIT,
                )
            }
        })?;
        buffer.truncate(length);
        Ok(buffer)
    }

    /// Writes everything, and gives its length. After an error nothing was written, or in a stream perhaps a part.
    pub fn write(&self, data: &[u8]) -> Result<usize, PipeError> {
        let mut written = 0;
        while written < data.len() {
            let rest = &data[written..];
            written += self.retry_until_ready(Direction::Write, |descriptor| {
                let flags = libc::MSG_DONTWAIT | libc::MSG_NOSIGNAL;
                // SAFETY: reads from the slice.
                unsafe { libc::send(descriptor, rest.as_ptr().cast(), rest.len(), flags) }
            })?;
        }
        Ok(written)
    }

    fn retry_until_ready(
        &self,
        direction: Direction,
        mut attempt: impl FnMut(RawFd) -> isize,
    ) -> Result<usize, PipeError> {
        let deadline = self
            .timeout
            .get()
            .and_then(|limit| Instant::now().checked_add(limit));
        loop {
            let descriptor = self.descriptor().ok_or(PipeError::Closed)?;
            if let Ok(length) = usize::try_from(attempt(descriptor)) {
                return Ok(length);
            }
            let error = io::Error::last_os_error();
            match error.kind() {
                io::ErrorKind::Interrupted => continue,
                // A datagram socket whose other end has no room says so in its own way.
                io::ErrorKind::WouldBlock => {}
                _ if error.raw_os_error() == Some(libc::ENOBUFS) => {}
                _ => return Err(PipeError::Failed(error)),
            }
            if !self.waits.get()
                || !Engine::get().wait_anywhere(descriptor, direction.readiness(), deadline)?
            {
                return Err(PipeError::TimedOut);
            }
        }
    }
}
