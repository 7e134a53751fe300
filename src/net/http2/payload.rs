//! What a stream was given to send: it lies in h2's queue until the peer's windows and the kernel take it, and is
//! counted meanwhile.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::task::Waker;
use std::time::Instant;

use bytes::Buf;

use crate::net::Reactor;
use crate::net::outbox::{COPY_LIMIT, Shared, budget};

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

/// Where a part of a stream's content is.
enum Place {
    Copied(Box<[u8]>),
    /// What is large is held once for all who get it, on the disk if there is no memory: with the piece of it that is on
    /// its way, and where that begins.
    Shared {
        shared: Rc<Shared>,
        piece: OnceCell<Vec<u8>>,
        start: usize,
    },
}

/// A part of a stream's content. It counts with what all connections have to send.
pub struct Payload {
    place: Place,
    used: usize,
    meter: Rc<Meter>,
}

impl Payload {
    /// None: there is no room for it, be it in memory or on the disk.
    pub fn new(bytes: &[u8], meter: &Rc<Meter>) -> Option<Self> {
        let place = if bytes.len() < COPY_LIMIT {
            budget::take(bytes.len());
            Place::Copied(bytes.into())
        } else {
            Place::Shared {
                shared: Shared::of(bytes)?,
                piece: OnceCell::new(),
                start: 0,
            }
        };
        meter.add(bytes.len());
        Some(Payload {
            place,
            used: 0,
            meter: Rc::clone(meter),
        })
    }

    fn len(&self) -> usize {
        match &self.place {
            Place::Copied(bytes) => bytes.len(),
            Place::Shared { shared, .. } => shared.len(),
        }
    }
}

impl Buf for Payload {
    fn remaining(&self) -> usize {
        self.len() - self.used
    }

    fn chunk(&self) -> &[u8] {
        match &self.place {
            Place::Copied(bytes) => &bytes[self.used..],
            Place::Shared { shared, piece, start } => match shared.in_memory() {
                Some(bytes) => &bytes[self.used..],
                None => &piece.get_or_init(|| read(shared, *start))[self.used - start..],
            },
        }
    }

    fn advance(&mut self, count: usize) {
        self.used += count;
        self.meter.take(count);
        let at_end = self.used == self.len();
        if let Place::Shared { piece, start, .. } = &mut self.place
            && piece
                .get()
                .is_some_and(|piece| at_end || self.used - *start >= piece.len())
        {
            *piece = OnceCell::new();
            *start = self.used;
        }
    }
}

impl Drop for Payload {
    fn drop(&mut self) {
        self.meter.take(self.remaining());
        if let Place::Copied(bytes) = &self.place {
            budget::give_back(bytes.len());
        }
    }
}

/// A piece of what is on the disk. A disk that fails now leaves zeros: the length was promised.
fn read(shared: &Shared, start: usize) -> Vec<u8> {
    let piece = shared.with_piece(start, |piece| Ok(piece.to_vec()));
    piece.unwrap_or_else(|_| vec![0; shared.len() - start])
}
