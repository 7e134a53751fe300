//! Waiting until some of several descriptors are ready.

use std::os::fd::RawFd;
use std::time::Instant;

use super::readiness::Readiness;
use crate::engine::run_loop::epoll::Poller;
use crate::engine::{Engine, Interrupt, Wanted};
use crate::zend::system;

/// Descriptors, and what each is looked at for. The same may be there several times.
#[derive(Default)]
pub struct Selection(Vec<(RawFd, Readiness)>);

impl Selection {
    /// Gives its place. Neither reading nor writing: only errors.
    pub fn add(&mut self, fd: RawFd, read: bool, write: bool) -> usize {
        self.0.push((fd, Readiness { read, write }));
        self.0.len() - 1
    }

    /// Which are ready now; a descriptor that is closed is: the next call on it says so.
    fn ready(&self) -> Vec<bool> {
        let is_ready =
            |(fd, wanted): &(RawFd, Readiness)| match system::poll_now(*fd, wanted.read, wanted.write) {
                Ok((read, write, broken)) => (wanted.read && read) || (wanted.write && write) || broken,
                Err(_) => true,
            };
        self.0.iter().map(is_ready).collect()
    }

    /// One descriptor that is readable when one of these is ready. None: one cannot be watched, and is always ready.
    fn watch(&self, poller: &Poller) -> Option<()> {
        let mut added: Vec<(RawFd, Wanted)> = Vec::new();
        for (fd, wanted) in &self.0 {
            let wanted = Wanted {
                read: wanted.read,
                write: wanted.write,
            };
            match added.iter_mut().find(|(known, _)| known == fd) {
                None => {
                    poller.add(*fd, wanted, 0).ok()?;
                    added.push((*fd, wanted));
                }
                Some((_, before)) => {
                    before.read |= wanted.read;
                    before.write |= wanted.write;
                    poller.change(*fd, *before, 0).ok()?;
                }
            }
        }
        Some(())
    }
}

impl Engine {
    /// Waits until one of several descriptors is ready, or the time is up, wherever it is called. Says of each whether it is.
    pub fn select(&self, selection: &Selection, deadline: Option<Instant>) -> Result<Vec<bool>, Interrupt> {
        let ready = selection.ready();
        if ready.contains(&true) || deadline.is_some_and(|deadline| deadline <= Instant::now()) {
            return Ok(ready);
        }
        if !self.coroutines.can_suspend() {
            return Ok(select_blocking(selection, deadline));
        }
        let made = self.reactor().enter(Poller::new).and_then(Result::ok);
        let Some(poller) = made.filter(|poller| selection.watch(poller).is_some()) else {
            return Ok(selection.ready());
        };
        let readable = Readiness {
            read: true,
            write: false,
        };
        // What the kernel does not watch is looked at below.
        let _ = self.wait_for_fd(poller.number(), readable, deadline)?;
        Ok(selection.ready())
    }
}

/// The same with the whole thread.
fn select_blocking(selection: &Selection, deadline: Option<Instant>) -> Vec<bool> {
    let asked: Vec<_> = selection
        .0
        .iter()
        .map(|(fd, wanted)| (*fd, wanted.read, wanted.write))
        .collect();
    system::poll_many(&asked, deadline);
    selection.ready()
}
