//! Standard output and standard error where they are pipes, written to at once.
//!
//! A pipe that a shell has given us is not ours alone, so that it cannot be told not to wait. Opened once more it has flags of
//! its own, and the plain `write` that they make possible is what a call for one write that does not wait costs a third more
//! than.

use std::cell::RefCell;
use std::fs::{File, OpenOptions};
use std::os::fd::{AsRawFd, RawFd};
use std::os::unix::fs::OpenOptionsExt;

/// What is known of one of the two.
#[derive(Default)]
enum Output {
    #[default]
    Unasked,
    /// It cannot be opened once more.
    Refused,
    Open(File),
}

#[derive(Default)]
pub struct Outputs(RefCell<[Output; 2]>);

impl Outputs {
    /// The number by which a pipe is written without waiting; None: there is none.
    pub(super) fn of(&self, fd: RawFd) -> Option<RawFd> {
        let mut outputs = self.0.borrow_mut();
        let output = index(fd).and_then(|index| outputs.get_mut(index))?;
        if let Output::Unasked = output {
            *output = open(fd).map_or(Output::Refused, Output::Open);
        }
        match output {
            Output::Open(file) => Some(file.as_raw_fd()),
            Output::Unasked | Output::Refused => None,
        }
    }

    /// A descriptor is about to be closed: its reader is to see that.
    pub(super) fn forget(&self, fd: RawFd) {
        let mut outputs = self.0.borrow_mut();
        if let Some(output) = index(fd).and_then(|index| outputs.get_mut(index)) {
            *output = Output::Unasked;
        }
    }

    /// All of them.
    pub(super) fn clear(&self) {
        self.0.take();
    }
}

fn index(fd: RawFd) -> Option<usize> {
    usize::try_from(fd)
        .ok()?
        .checked_sub(libc::STDOUT_FILENO as usize)
}

fn open(fd: RawFd) -> Option<File> {
    let mut options = OpenOptions::new();
    options.write(true).custom_flags(libc::O_NONBLOCK);
    options.open(format!("/proc/self/fd/{fd}")).ok()
}
