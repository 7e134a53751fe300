//! The master of a pool: starts one process for each seat, starts it again when it ends, and ends all of them.
//!
//! There is no loop of the engine's in it: it sleeps until a signal comes or something is due. SIGTERM ends the pool,
//! SIGUSR1 and SIGUSR2 replace one worker after the other, SIGCHLD has it look at its children.

use std::collections::VecDeque;
use std::io;
use std::sync::atomic::Ordering::SeqCst;
use std::time::{Duration, Instant};

use crate::engine::log::{self, Level};
use crate::engine::process::fork::Forked;
use crate::engine::process::syscalls;
use crate::engine::sync::shared_memory::SharedWord;
use crate::engine::{Engine, ForkError};
use crate::zend::system::{self, Child};

/// A worker that lives as long is no failure to start.
const SETTLED: Duration = Duration::from_secs(1);
/// How long a seat stays empty when its workers do not settle: not at all the first time, then longer and longer.
const FIRST_PAUSE: Duration = Duration::from_millis(10);
const LAST_PAUSE: Duration = Duration::from_secs(1);

/// Set beside a worker's process id when it has left the pool, or when it can do its work.
const DETACHED: u64 = 1 << 32;
const READY: u64 = 1 << 33;

/// Who sits where, for all processes of the pool.
pub struct WorkerTable(Vec<SharedWord>);

impl WorkerTable {
    pub fn new(seats: usize) -> io::Result<Self> {
        (0..seats)
            .map(|_| SharedWord::new())
            .collect::<io::Result<_>>()
            .map(WorkerTable)
    }

    pub fn seats(&self) -> usize {
        self.0.len()
    }

    /// 0: nobody sits there.
    pub fn pid(&self, seat: usize) -> i32 {
        self.0.get(seat).map_or(0, |word| word.long().load(SeqCst) as i32)
    }

    fn seat(&self, seat: usize, pid: i32) {
        self.0[seat].long().store(u64::from(pid as u32), SeqCst);
    }

    /// The same, unless the worker has said so itself, and perhaps more.
    fn announce(&self, seat: usize, pid: i32) {
        let pid = u64::from(pid as u32);
        let _ = self.0[seat].long().compare_exchange(0, pid, SeqCst, SeqCst);
    }

    /// The worker leaves the pool and lives on: somebody else gets its seat.
    pub fn detach(&self, seat: usize, master: i32) -> io::Result<()> {
        self.0[seat].long().fetch_or(DETACHED, SeqCst);
        syscalls::outlive_parent();
        syscalls::kill(master, libc::SIGCHLD)
    }

    /// The worker can do its work: the next one may be replaced.
    pub fn ready(&self, seat: usize, master: i32) {
        self.0[seat].long().fetch_or(READY, SeqCst);
        let _ = syscalls::kill(master, libc::SIGCHLD);
    }

    fn is_ready(&self, seat: usize) -> bool {
        self.0[seat].long().load(SeqCst) & READY != 0
    }

    fn is_detached(&self, seat: usize) -> bool {
        self.0[seat].long().load(SeqCst) & DETACHED != 0
    }
}

/// A worker that has just begun. Signals wait until it is dropped.
pub struct Worker {
    pub seat: usize,
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

struct WorkerSlot {
    pid: Option<i32>,
    since: Instant,
    /// When it gets its next worker.
    due: Instant,
    pause: Duration,
    /// Its worker was asked to end.
    asked: bool,
    kill_at: Option<Instant>,
}

impl WorkerSlot {
    fn new(now: Instant) -> Self {
        WorkerSlot {
            pid: None,
            since: now,
            due: now,
            pause: Duration::ZERO,
            asked: false,
            kill_at: None,
        }
    }

    fn ask(&mut self, patience: Option<Duration>) {
        if let Some(pid) = self.pid
            && !self.asked
        {
            let _ = syscalls::kill(pid, libc::SIGTERM);
            self.asked = true;
            self.kill_at = patience.and_then(|patience| Instant::now().checked_add(patience));
        }
    }

    fn kill_if_late(&mut self, now: Instant) {
        if let (Some(pid), Some(at)) = (self.pid, self.kill_at)
            && at <= now
        {
            let _ = syscalls::kill(pid, libc::SIGKILL);
            self.kill_at = None;
        }
    }

    /// Its worker is gone.
    fn vacate(&mut self, now: Instant) {
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
    fn next(&self, stopping: bool) -> Option<Instant> {
        match self.pid {
            None if !stopping => Some(self.due),
            None => None,
            Some(_) => self.kill_at,
        }
    }
}

struct Master<'a> {
    board: &'a WorkerTable,
    orders: SupervisorOptions<'a>,
    seats: Vec<WorkerSlot>,
    pid: i32,
    stopping: bool,
    /// Seats whose workers are to be replaced, and the one that is.
    reload: VecDeque<usize>,
    reloading: Option<usize>,
}

/// Runs the pool. Returns in each worker when that begins, and in the master, with None, when the pool has ended.
pub fn supervise<'a>(board: &'a WorkerTable, orders: SupervisorOptions<'a>) -> Option<Worker> {
    let now = Instant::now();
    let mut master = Master {
        board,
        orders,
        seats: (0..board.seats()).map(|_| WorkerSlot::new(now)).collect(),
        pid: std::process::id() as i32,
        stopping: false,
        reload: VecDeque::new(),
        reloading: None,
    };
    let signals = SignalsHeld::hold(&[libc::SIGCHLD, libc::SIGTERM, libc::SIGUSR1, libc::SIGUSR2]);
    master.work(&signals).map(|seat| Worker {
        seat,
        _signals: signals,
    })
}

impl Master<'_> {
    /// Some: this is a worker, with its seat.
    fn work(&mut self, signals: &SignalsHeld) -> Option<usize> {
        if self.orders.stop {
            self.stop();
        }
        loop {
            let now = Instant::now();
            self.seats.iter_mut().for_each(|seat| seat.kill_if_late(now));
            if let Some(seat) = self.fill_seats(now) {
                return Some(seat);
            }
            self.go_on_reloading(Instant::now());
            if self.stopping && self.seats.iter().all(|seat| seat.pid.is_none()) {
                return None;
            }
            let settles = self.reloading.map(|seat| self.seats[seat].since + SETTLED);
            let settles = settles.filter(|at| *at > now);
            let due = self.seats.iter().filter_map(|seat| seat.next(self.stopping));
            let next = due.chain(settles).min();
            match signals.wait(next) {
                Some(libc::SIGTERM) => self.stop(),
                Some(libc::SIGUSR1 | libc::SIGUSR2) if !self.stopping && self.reload.is_empty() => {
                    self.reload = (0..self.seats.len()).collect();
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
        (self.orders.on_stop)();
        for seat in &mut self.seats {
            seat.asked = false; // who is being replaced has the full time, too
            seat.ask(self.orders.patience);
        }
    }

    /// Some: this is the worker.
    fn fill_seats(&mut self, now: Instant) -> Option<usize> {
        if self.stopping {
            return None;
        }
        for number in 0..self.seats.len() {
            if self.seats[number].pid.is_some() || self.seats[number].due > now {
                continue;
            }
            match Engine::get().fork() {
                Ok(Forked::Child) => {
                    syscalls::die_with_parent(self.pid);
                    self.board.seat(number, std::process::id() as i32);
                    return Some(number);
                }
                Ok(Forked::Parent(pid)) => {
                    self.board.announce(number, pid);
                    let seat = &mut self.seats[number];
                    (seat.pid, seat.since) = (Some(pid), Instant::now());
                }
                Err(error) => {
                    if let ForkError::Failed(error) = error {
                        log::write(
                            Level::Warning,
                            &format!("ProcessPool: fork() failed, Error: {error}"),
                        );
                    }
                    self.seats[number].due = now + LAST_PAUSE;
                }
            }
        }
        None
    }

    /// The next worker is replaced when the one before has been, and its successor works.
    fn go_on_reloading(&mut self, now: Instant) {
        if let Some(seat) = self.reloading
            && (self.seats[seat].asked || !self.is_back(seat, now))
        {
            return;
        }
        self.reloading = self.reload.pop_front();
        if let Some(seat) = self.reloading {
            self.seats[seat].ask(self.orders.patience);
        }
    }

    /// A worker works there, or takes too long to say so.
    fn is_back(&self, seat: usize, now: Instant) -> bool {
        self.seats[seat].pid.is_some()
            && (self.board.is_ready(seat) || now.duration_since(self.seats[seat].since) >= SETTLED)
    }

    fn look_after_workers(&mut self) {
        let now = Instant::now();
        for number in 0..self.seats.len() {
            let Some(pid) = self.seats[number].pid else {
                continue;
            };
            if self.board.is_detached(number) {
                self.board.seat(number, 0);
                self.seats[number].asked = true; // no failure
                self.seats[number].vacate(now);
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
            self.board.seat(number, 0);
            self.seats[number].vacate(now);
        }
    }
}

/// Signals that are kept waiting in this thread; when it is dropped, they come.
struct SignalsHeld {
    held: libc::sigset_t,
    before: libc::sigset_t,
}

impl SignalsHeld {
    fn hold(numbers: &[i32]) -> Self {
        // SAFETY: sets on the stack, filled before they are read.
        unsafe {
            let mut held: libc::sigset_t = std::mem::zeroed();
            let mut before: libc::sigset_t = std::mem::zeroed();
            libc::sigemptyset(&mut held);
            for number in numbers {
                libc::sigaddset(&mut held, *number);
            }
            libc::pthread_sigmask(libc::SIG_BLOCK, &held, &mut before);
            SignalsHeld { held, before }
        }
    }

    /// The next of them; None: the time is up, or something else has come.
    fn wait(&self, deadline: Option<Instant>) -> Option<i32> {
        let left = deadline.map(system::time_left);
        let left = left.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
        // SAFETY: reads a set and a time of ours; nothing is to be told about the signal.
        let number = unsafe { libc::sigtimedwait(&self.held, std::ptr::null_mut(), left) };
        (number > 0).then_some(number)
    }
}

impl Drop for SignalsHeld {
    fn drop(&mut self) {
        // SAFETY: as it was before.
        unsafe { libc::pthread_sigmask(libc::SIG_SETMASK, &self.before, std::ptr::null_mut()) };
    }
}
