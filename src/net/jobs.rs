//! Work without a coroutine: futures that the reactor polls itself, such as draining an outbox or lingering on a close.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::task::Context;

use slab::Slab;

use super::WakeToken;

/// A job's future.
pub type Work = Pin<Box<dyn Future<Output = ()>>>;

struct Job {
    /// Taken out while it is polled.
    work: Option<Work>,
    seq: u32,
    /// The loop goes on while this job runs.
    keeps_alive: bool,
}

#[derive(Default)]
pub struct Jobs {
    jobs: RefCell<Slab<Job>>,
    /// Woken, to be polled.
    ready: RefCell<Vec<WakeToken>>,
    seq: Cell<u32>,
    alive: Cell<usize>,
}

impl Jobs {
    /// Takes a job in, and names it for its first poll.
    pub fn insert(&self, work: Work, keeps_alive: bool) -> WakeToken {
        let seq = self.seq.get().wrapping_add(1);
        self.seq.set(seq);
        self.alive.set(self.alive.get() + usize::from(keeps_alive));
        let slot = self.jobs.borrow_mut().insert(Job {
            work: Some(work),
            seq,
            keeps_alive,
        }) as u32;
        WakeToken::Job { slot, seq }
    }

    pub fn wake(&self, word: WakeToken) {
        self.ready.borrow_mut().push(word);
    }

    pub fn any_ready(&self) -> bool {
        !self.ready.borrow().is_empty()
    }

    /// Whether one runs that the loop has to wait for.
    pub fn keep_alive(&self) -> bool {
        self.alive.get() > 0
    }

    /// Those that were woken since the last call.
    pub fn take_ready(&self) -> Vec<WakeToken> {
        std::mem::take(&mut *self.ready.borrow_mut())
    }

    /// Polls a job, unless the word is stale. Inside the runtime.
    pub fn poll(&self, word: WakeToken) {
        let WakeToken::Job { slot, seq } = word else {
            return;
        };
        let taken = match self.jobs.borrow_mut().get_mut(slot as usize) {
            Some(job) if job.seq == seq => job.work.take(),
            _ => None,
        };
        let Some(mut work) = taken else { return };
        let waker = word.waker();
        if work.as_mut().poll(&mut Context::from_waker(&waker)).is_pending() {
            if let Some(job) = self.jobs.borrow_mut().get_mut(slot as usize) {
                job.work = Some(work);
            }
            return;
        }
        let job = self.jobs.borrow_mut().try_remove(slot as usize);
        if job.is_some_and(|job| job.keeps_alive) {
            self.alive.set(self.alive.get() - 1);
        }
    }

    /// Takes all of them out, to be dropped with the runtime.
    pub fn take_all(&self) -> Vec<Work> {
        self.ready.borrow_mut().clear();
        self.alive.set(0);
        let mut jobs = std::mem::take(&mut *self.jobs.borrow_mut());
        jobs.drain().filter_map(|job| job.work).collect()
    }
}
