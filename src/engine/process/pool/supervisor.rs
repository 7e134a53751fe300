//! The master of a pool: starts one process for each slot, starts it again when it ends, and ends all of them.
//!
//! There is no loop of the engine's in it: it sleeps until a signal comes or something is due. SIGTERM ends the pool,
//! SIGUSR1 and SIGUSR2 replace one worker after the other, SIGCHLD has it look at its children.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::engine::log::{self, Level};
use crate::engine::process::fork::Forked;
use crate::engine::process::signal_mask::SignalsHeld;
use crate::engine::process::syscalls;
use crate::engine::{Engine, ForkError};
use crate::zend::system::{self, Child};

use super::worker_table::{LAST_PAUSE, SETTLED, WorkerSlot, WorkerTable};

/// A worker that has just begun. Signals wait until it is dropped.
pub struct Worker {
    pub worker_id: usize,
    _signals: SignalsHeld,
}

/// What the master needs to know.
pub struct SupervisorOptions<'a> {
    /// How long a worker may take to end before it is killed; None: as long as it likes.
    pub patience: Option<Duration>,
    /// Called once when the pool begins to end.
    pub on_stop: &'a mut dyn FnMut(),
    /// The pool is to end at once.
    pub stop: bool,
}

struct Master<'a> {
    table: &'a WorkerTable,
    options: SupervisorOptions<'a>,
    slots: Vec<WorkerSlot>,
    pid: i32,
    stopping: bool,
    /// Slots whose workers are to be replaced, and the one that is.
    reload: VecDeque<usize>,
    reloading: Option<usize>,
}

/// Runs the pool. Returns in each worker when that begins, and in the master, with None, when the pool has ended.
pub fn supervise<'a>(table: &'a WorkerTable, options: SupervisorOptions<'a>) -> Option<Worker> {
    let now = Instant::now();
    let mut master = Master {
        table,
        options,
        slots: (0..table.slots()).map(|_| WorkerSlot::new(now)).collect(),
        pid: std::process::id() as i32,
        stopping: false,
        reload: VecDeque::new(),
        reloading: None,
    };
    let signals = SignalsHeld::hold(&[libc::SIGCHLD, libc::SIGTERM, libc::SIGUSR1, libc::SIGUSR2]);
    master.work(&signals).map(|worker_id| Worker {
        worker_id,
        _signals: signals,
    })
}

impl Master<'_> {
    /// Some: this is a worker, with its slot.
    fn work(&mut self, signals: &SignalsHeld) -> Option<usize> {
        if self.options.stop {
            self.stop();
        }
        loop {
            let now = Instant::now();
            self.slots.iter_mut().for_each(|slot| slot.kill_if_late(now));
            if let Some(slot) = self.fill_slots(now) {
                return Some(slot);
            }
            self.go_on_reloading(Instant::now());
            if self.stopping && self.slots.iter().all(|slot| slot.pid.is_none()) {
                return None;
            }
            let settles = self.reloading.map(|slot| self.slots[slot].since + SETTLED);
            let settles = settles.filter(|at| *at > now);
            let due = self.slots.iter().filter_map(|slot| slot.next(self.stopping));
            let next = due.chain(settles).min();
            match signals.wait(next) {
                Some(libc::SIGTERM) => self.stop(),
                Some(libc::SIGUSR1 | libc::SIGUSR2) if !self.stopping && self.reload.is_empty() => {
                    self.reload = (0..self.slots.len()).collect();
                }
                _ => {}
            }
            self.look_after_workers();
        }
    }

    fn stop(&mut self) {
        if self.stopping {
            return;
        }
        self.stopping = true;
        self.reload.clear();
        (self.options.on_stop)();
        for slot in &mut self.slots {
            slot.asked = false; // who is being replaced has the full time, too
            slot.ask(self.options.patience);
        }
    }

    /// Some: this is the worker.
    fn fill_slots(&mut self, now: Instant) -> Option<usize> {
        if self.stopping {
            return None;
        }
        for number in 0..self.slots.len() {
            if self.slots[number].pid.is_some() || self.slots[number].due > now {
                continue;
            }
            match Engine::get().fork() {
                Ok(Forked::Child) => {
                    syscalls::die_with_parent(self.pid);
                    self.table.occupy(number, std::process::id() as i32);
                    return Some(number);
                }
                Ok(Forked::Parent(pid)) => {
                    self.table.announce(number, pid);
                    let slot = &mut self.slots[number];
                    (slot.pid, slot.since) = (Some(pid), Instant::now());
                }
                Err(error) => {
                    if let ForkError::Failed(error) = error {
                        log::write(
                            Level::Warning,
                            &format!("ProcessPool: fork() failed, Error: {error}"),
                        );
                    }
                    self.slots[number].due = now + LAST_PAUSE;
                }
            }
        }
        None
    }

    /// The next worker is replaced when the one before has been, and its successor works.
    fn go_on_reloading(&mut self, now: Instant) {
        if let Some(slot) = self.reloading
            && (self.slots[slot].asked || !self.is_back(slot, now))
        {
            return;
        }
        self.reloading = self.reload.pop_front();
        if let Some(slot) = self.reloading {
            self.slots[slot].ask(self.options.patience);
        }
    }

    /// A worker works there, or takes too long to say so.
    fn is_back(&self, slot: usize, now: Instant) -> bool {
        self.slots[slot].pid.is_some()
            && (self.table.is_ready(slot) || now.duration_since(self.slots[slot].since) >= SETTLED)
    }

    fn look_after_workers(&mut self) {
        let now = Instant::now();
        for number in 0..self.slots.len() {
            let Some(pid) = self.slots[number].pid else {
                continue;
            };
            if self.table.is_detached(number) {
                self.table.occupy(number, 0);
                self.slots[number].asked = true; // no failure
                self.slots[number].vacate(now);
                continue;
            }
            let status = match system::child(pid) {
                Child::Running => continue,
                Child::Ended(status) => status,
                Child::Unknown => 0, // the script has waited for it
            };
            let (code, signal) = system::exit_of(status);
            if signal != 0 && !self.stopping {
                let text = format!(
                    "Worker::report_error(): worker(pid={pid}, id={number}) abnormal exit, status={code}, signal={signal}"
                );
                log::write(Level::Warning, &text);
            }
            self.table.occupy(number, 0);
            self.slots[number].vacate(now);
        }
    }
}
