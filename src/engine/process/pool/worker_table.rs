//! The slots of a pool: which process each worker is, for all its processes, and what the master alone knows of each.

use std::io;
use std::sync::atomic::Ordering::SeqCst;
use std::time::{Duration, Instant};

use crate::engine::process::syscalls;
use crate::engine::sync::shared_memory::SharedWord;

/// A worker that lives as long is no failure to start.
pub(super) const SETTLED: Duration = Duration::from_secs(1);
/// How long a slot stays empty when its workers do not settle: not at all the first time, then longer and longer.
const FIRST_PAUSE: Duration = Duration::from_millis(10);
pub(super) const LAST_PAUSE: Duration = Duration::from_secs(1);

/// Set beside a worker's process id when it has left the pool, or when it can do its work.
const DETACHED: u64 = 1 << 32;
const READY: u64 = 1 << 33;

/// Who sits where, for all processes of the pool.
pub struct WorkerTable(Vec<SharedWord>);

impl WorkerTable {
    pub fn new(slots: usize) -> io::Result<Self> {
        (0..slots)
            .map(|_| SharedWord::new())
            .collect::<io::Result<_>>()
            .map(WorkerTable)
    }

    pub fn slots(&self) -> usize {
        self.0.len()
    }

    /// 0: nobody sits there.
    pub fn pid(&self, slot: usize) -> i32 {
        self.0.get(slot).map_or(0, |word| word.long().load(SeqCst) as i32)
    }

    pub(super) fn occupy(&self, slot: usize, pid: i32) {
        self.0[slot].long().store(u64::from(pid as u32), SeqCst);
    }

    /// The same, unless the worker has said so itself, and perhaps more.
    pub(super) fn announce(&self, slot: usize, pid: i32) {
        let pid = u64::from(pid as u32);
        let _ = self.0[slot].long().compare_exchange(0, pid, SeqCst, SeqCst);
    }

    /// The worker leaves the pool and lives on: somebody else gets its slot.
    pub fn detach(&self, slot: usize, master: i32) -> io::Result<()> {
        self.0[slot].long().fetch_or(DETACHED, SeqCst);
        syscalls::outlive_parent();
        syscalls::kill(master, libc::SIGCHLD)
    }

    /// The worker can do its work: the next one may be replaced.
    pub fn ready(&self, slot: usize, master: i32) {
        self.0[slot].long().fetch_or(READY, SeqCst);
        let _ = syscalls::kill(master, libc::SIGCHLD);
    }

    pub(super) fn is_ready(&self, slot: usize) -> bool {
        self.0[slot].long().load(SeqCst) & READY != 0
    }

    pub(super) fn is_detached(&self, slot: usize) -> bool {
        self.0[slot].long().load(SeqCst) & DETACHED != 0
    }
}

/// What the master knows of a slot and its worker.
pub(super) struct WorkerSlot {
    pub(super) pid: Option<i32>,
    pub(super) since: Instant,
    /// When it gets its next worker.
    pub(super) due: Instant,
    pause: Duration,
    /// Its worker was asked to end.
    pub(super) asked: bool,
    kill_at: Option<Instant>,
}

impl WorkerSlot {
    pub(super) fn new(now: Instant) -> Self {
        WorkerSlot {
            pid: None,
            since: now,
            due: now,
            pause: Duration::ZERO,
            asked: false,
            kill_at: None,
        }
    }

    pub(super) fn ask(&mut self, patience: Option<Duration>) {
        if let Some(pid) = self.pid
            && !self.asked
        {
            let _ = syscalls::kill(pid, libc::SIGTERM);
            self.asked = true;
            self.kill_at = patience.and_then(|patience| Instant::now().checked_add(patience));
        }
    }

    pub(super) fn kill_if_late(&mut self, now: Instant) {
        if let (Some(pid), Some(at)) = (self.pid, self.kill_at)
            && at <= now
        {
            let _ = syscalls::kill(pid, libc::SIGKILL);
            self.kill_at = None;
        }
    }

    /// Its worker is gone.
    pub(super) fn vacate(&mut self, now: Instant) {
        self.pid = None;
        self.kill_at = None;
        if self.asked || now.duration_since(self.since) >= SETTLED {
            self.pause = Duration::ZERO;
        }
        self.due = now + self.pause;
        if !self.asked {
            self.pause = (self.pause * 2).clamp(FIRST_PAUSE, LAST_PAUSE);
        }
        self.asked = false;
    }

    /// When something has to be done about it.
    pub(super) fn next(&self, stopping: bool) -> Option<Instant> {
        match self.pid {
            None if !stopping => Some(self.due),
            None => None,
            Some(_) => self.kill_at,
        }
    }
}
