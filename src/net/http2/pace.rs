//! When the job of an HTTP/2 connection runs: at once for what is sent first in a turn of the loop, and at the turn's end for
//! what follows, so that it leaves together.

use std::cell::{Cell, RefCell};
use std::task::Waker;
use std::time::{Duration, Instant};

use crate::net::{Reactor, WakeToken};

/// What was sent may wait for the turn's end so long, unless it is the turn's first.
const COALESCE_FOR: Duration = Duration::from_millis(1);

/// A connection's job, as those see it who have something to send.
pub struct Pace {
    job: Cell<Option<WakeToken>>,
    waker: RefCell<Option<Waker>>,
    /// The turn in which something was last sent at once, and when the job last ran.
    sent_turn: Cell<u64>,
    ran_at: Cell<Instant>,
}

impl Pace {
    pub fn new() -> Self {
        Pace {
            job: Cell::new(None),
            waker: RefCell::new(None),
            sent_turn: Cell::new(0),
            ran_at: Cell::new(Reactor::get().turn_started()),
        }
    }

    pub fn set_job(&self, job: WakeToken) {
        self.job.set(Some(job));
    }

    /// The job runs.
    pub fn begin_run(&self, waker: &Waker) {
        *self.waker.borrow_mut() = Some(waker.clone());
        self.ran_at.set(Instant::now());
    }

    pub fn wake(&self) {
        if let Some(waker) = &*self.waker.borrow() {
            waker.wake_by_ref();
        }
    }

    /// Something was queued: it leaves now if it is the turn's first, or if the turn has taken long; otherwise at the turn's
    /// end. So nobody is kept waiting by what PHP does next.
    pub fn send_soon(&self) {
        let turn = Reactor::get().turn();
        if self.sent_turn.get() != turn || self.ran_at.get().elapsed() >= COALESCE_FOR {
            self.send_now();
            self.sent_turn.set(turn);
        }
    }

    /// Runs the job, unless it is what runs.
    pub fn send_now(&self) {
        if let Some(job) = self.job.get() {
            Reactor::get().run_job(job);
        }
    }

    /// Has the job run again when the others have had their turn.
    pub fn run_next_turn(&self, waker: &Waker) {
        match self.job.get() {
            Some(job) => Reactor::get().push_ready(job),
            None => waker.wake_by_ref(),
        }
    }
}
