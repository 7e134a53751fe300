//! What a response was given to send: it lies in h2's queue until the client's windows and the kernel take it, and is
//! counted meanwhile.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::task::Waker;
use std::time::Instant;

use bytes::Buf;

use crate::net::Reactor;
use crate::net::outbox::budget;

/// A stream's account of what it has queued. The stream and its payloads share it.
pub struct Meter {
    queued: Cell<usize>,
    /// When something was last taken, or the queue began.
    progress: Cell<Instant>,
    /// Those that wait for room.
    waiters: RefCell<VecDeque<Waker>>,
}

impl Meter {
    pub fn new() -> Rc<Self> {
        Rc::new(Meter {
            queued: Cell::new(0),
            progress: Cell::new(Reactor::get().turn_started()),
            waiters: RefCell::default(),
        })
    }

    pub fn queued(&self) -> usize {
        self.queued.get()
    }

    pub fn progress(&self) -> Instant {
        self.progress.get()
    }

    pub fn add_waiter(&self, waker: &Waker) {
        self.waiters.borrow_mut().push_back(waker.clone());
    }

    pub fn wake_waiters(&self) {
        for waiter in self.waiters.take() {
            waiter.wake();
        }
    }

    fn add(&self, bytes: usize) {
        if self.queued.get() == 0 {
            self.progress.set(Reactor::get().turn_started());
        }
        self.queued.set(self.queued.get() + bytes);
    }

    fn take(&self, bytes: usize) {
        self.queued.set(self.queued.get() - bytes);
        self.progress.set(Reactor::get().turn_started());
        self.wake_waiters();
    }
}

/// A part of a response's content. It counts with what all connections have to send.
pub struct Payload {
    bytes: Box<[u8]>,
    used: usize,
    meter: Rc<Meter>,
}

impl Payload {
    pub fn new(bytes: &[u8], meter: &Rc<Meter>) -> Self {
        budget::take(bytes.len());
        meter.add(bytes.len());
        Payload {
            bytes: bytes.into(),
            used: 0,
            meter: Rc::clone(meter),
        }
    }
}

impl Buf for Payload {
    fn remaining(&self) -> usize {
        self.bytes.len() - self.used
    }

    fn chunk(&self) -> &[u8] {
        &self.bytes[self.used..]
    }

    fn advance(&mut self, count: usize) {
        self.used += count;
        self.meter.take(count);
    }
}

impl Drop for Payload {
    fn drop(&mut self) {
        self.meter.take(self.remaining());
        budget::give_back(self.bytes.len());
    }
}
