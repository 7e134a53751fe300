//! A descriptor that belongs to a coroutine's socket, and that the reactor watches from the first wait on.
//!
//! A socket outlives loops: each loop registers it anew when somebody waits. In a forked child the registration is the
//! parent's, and is left to it.

use std::cell::{Cell, RefCell};
use std::io;
use std::os::fd::{AsRawFd, OwnedFd, RawFd};
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, ready};
use std::time::Instant;

use slab::Slab;
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;

use super::readiness::Direction;
use crate::engine::Engine;
use crate::net::reactor::{self, Hooks};
use crate::zend::per_thread::per_thread;
use crate::zend::system;

/// How often readiness may turn out to be stale before the reactor is asked anew.
const STALE: u32 = 2;

/// A descriptor and its registration. Whoever waits on it is polled by the reactor's word; it knows no bytes.
pub struct Watched {
    // Dropped before the descriptor is closed.
    registration: Rc<Registration>,
    fd: OwnedFd,
    key: Cell<Option<usize>>,
    /// What the last call that would have had to wait was to do.
    blocked: Cell<Direction>,
}

#[derive(Default)]
struct Registration(RefCell<Option<AsyncFd<Number>>>);

/// The descriptor's number: `Watched` owns it.
struct Number(RawFd);

impl AsRawFd for Number {
    fn as_raw_fd(&self) -> RawFd {
        self.0
    }
}

per_thread! {
    /// All registrations, which end with the loop.
    static OPEN: RefCell<Slab<Weak<Registration>>> = RefCell::new(Slab::new());
}

const HOOKS: Hooks = Hooks {
    at_end: || each(|registration| drop(registration.0.take())),
    in_child: || each(|registration| std::mem::forget(registration.0.take())),
};

fn each(action: impl Fn(&Registration)) {
    let all: Vec<_> = OPEN.with_borrow(|open| open.iter().filter_map(|(_, one)| one.upgrade()).collect());
    all.iter().for_each(|registration| action(registration));
}

impl Watched {
    pub fn new(fd: OwnedFd) -> Self {
        Watched {
            registration: Rc::default(),
            fd,
            key: Cell::new(None),
            blocked: Cell::new(Direction::Read),
        }
    }

    pub fn fd(&self) -> &OwnedFd {
        &self.fd
    }

    /// For after a call that would have had to wait: ready when it is worth trying again.
    pub fn poll_blocked(&self, direction: Direction, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.blocked.set(direction);
        if !Engine::get().coroutines.in_coroutine() {
            return Poll::Pending;
        }
        for _ in 0..STALE {
            self.register()?;
            let registration = self.registration.0.borrow();
            let Some(fd) = &*registration else {
                return Poll::Ready(Err(io::ErrorKind::NotConnected.into()));
            };
            // What the reactor knows is older than the call that has just failed.
            match direction {
                Direction::Read => ready!(fd.poll_read_ready(cx))?.clear_ready(),
                Direction::Write => ready!(fd.poll_write_ready(cx))?.clear_ready(),
            }
        }
        // An earlier state of the socket cannot be cleared (it was not connected, or refused): forget it.
        drop(self.registration.0.take());
        cx.waker().wake_by_ref();
        Poll::Pending
    }

    /// Waits with the whole thread for what the last call would have had to wait for. False: the time is up.
    pub fn block(&self, deadline: Option<Instant>) -> bool {
        let wanted = self.blocked.get().readiness();
        system::poll(self.fd.as_raw_fd(), wanted.read, wanted.write, deadline)
    }

    fn register(&self) -> io::Result<()> {
        if self.registration.0.borrow().is_some() {
            return Ok(());
        }
        let number = Number(self.fd.as_raw_fd());
        let registered = Engine::get().register(number, Interest::READABLE | Interest::WRITABLE)?;
        *self.registration.0.borrow_mut() = Some(registered);
        if self.key.get().is_none() {
            reactor::hook(HOOKS);
            let weak = Rc::downgrade(&self.registration);
            self.key.set(Some(OPEN.with_borrow_mut(|open| open.insert(weak))));
        }
        Ok(())
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        if let Some(key) = self.key.take() {
            OPEN.with_borrow_mut(|open| open.try_remove(key));
        }
    }
}
