//! The reactor: tokio's current-thread runtime, driven by the PHP thread, one poll at a time.
//!
//! Nothing of PHP runs inside it. A poll collects wake-ups as words in `ready`; the engine's loop resumes coroutines
//! from there, outside the runtime. Work without a coroutine (draining an outbox, lingering on a close) is a job: a
//! future that the reactor polls itself. Whatever tokio points to lies in jobs or on coroutine stacks; both are gone
//! before the runtime is dropped.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::{Future, poll_fn};
use std::io;
use std::rc::Rc;
use std::task::{Poll, Waker};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use parking_lot::Mutex;
use tokio::runtime::{Builder, Runtime};

use super::alarm::{Alarm, earlier};
use super::deadlines::{Deadlines, Due, Expire};
use super::jobs::{Jobs, Work};
use super::outbox::Outbox;
use super::{TimerKey, WakeToken};
use crate::zend::per_thread::per_thread;
use crate::zend::system::{monotonic, monotonic_coarse};

/// How long blocking jobs may take to end when the loop does.
const SHUTDOWN_LIMIT: Duration = Duration::from_secs(1);

/// Threads for files and name look-ups; more work than that waits for its turn.
const MAX_BLOCKING_THREADS: usize = 64;

/// A sleep that is shorter has not been one: what it was for had happened before it began.
const NO_SLEEP: u64 = 5_000; // nanoseconds

/// Polls in a row that may leave out the driver.
const MAX_SHORT_POLLS: u32 = 16;

/// How long coalesced output may wait for the turn's end while PHP goes on calling us.
const COALESCE_FOR: u64 = 1_000_000; // nanoseconds

/// Wake-ups from other threads (the blocking pool), and how to unpark the PHP thread for them.
static REMOTE: Mutex<(Vec<WakeToken>, Option<Waker>)> = Mutex::new((Vec::new(), None));

per_thread! {
    static HOOKS: RefCell<Vec<Hooks>> = RefCell::new(Vec::new());
    static REACTOR: Cell<Option<&'static Reactor>> = Cell::new(None);
}

thread_local! {
    /// The reactor belongs to this thread: a waker may run on any.
    static IS_OURS: Cell<bool> = const { Cell::new(false) };
}

/// Wakes whoever the word names. Any thread.
pub(super) fn wake(word: WakeToken) {
    if IS_OURS.get()
        && let Some(reactor) = REACTOR.get()
    {
        reactor.wake(word);
        return;
    }
    let mut remote = REMOTE.lock();
    remote.0.push(word);
    if let Some(waker) = &remote.1 {
        waker.wake_by_ref();
    }
}

/// Runs something while no other thread is in the middle of a wake-up: a fork.
pub fn while_quiet<R>(body: impl FnOnce() -> R) -> R {
    let _quiet = REMOTE.lock();
    body()
}

/// What those do who have something with the runtime (the server's connections).
#[derive(Clone, Copy)]
pub struct Hooks {
    /// The loop ends: says goodbye.
    pub at_end: fn(),
    /// In a forked child: forgets what is the parent's.
    pub in_child: fn(),
}

/// Registers what is to run whenever a loop ends, and in children. Once for each.
pub fn hook(hooks: Hooks) {
    HOOKS.with_borrow_mut(|all| {
        if !all
            .iter()
            .any(|known| std::ptr::fn_addr_eq(known.at_end, hooks.at_end))
        {
            all.push(hooks);
        }
    });
}

/// The loop ends.
pub fn run_end_hooks() {
    for hooks in HOOKS.with_borrow(Clone::clone) {
        (hooks.at_end)();
    }
}

/// The process is a child that was just forked.
pub fn run_child_hooks() {
    for hooks in HOOKS.with_borrow(Clone::clone) {
        (hooks.in_child)();
    }
}

/// The reactor of a process: its runtime while a loop lives, and who is to be resumed.
pub struct Reactor {
    runtime: RefCell<Option<Runtime>>,
    owner_pid: Cell<u32>,
    /// Woken coroutines, and other callers of PHP, in order.
    ready: RefCell<VecDeque<WakeToken>>,
    jobs: Jobs,
    deadlines: RefCell<Deadlines>,
    /// Ends the poll's sleep at the next deadline.
    alarm: RefCell<Alarm>,
    /// Unparks the thread while it is inside the driver.
    parked: RefCell<Option<Waker>>,
    turn: Cell<u64>,
    /// How often this runtime has looked for deadlines that came due.
    rounds: Cell<u64>,
    turn_started: Cell<Instant>,
    /// The same in nanoseconds of the system's clock: what is asked for each request compares bare numbers.
    turn_started_ns: Cell<u64>,
    /// An instant and the clock's number for it, to have one from the other without asking the clock twice.
    origin: (Instant, u64),
    /// Time of day when it was first asked for in this turn, since 1970.
    turn_time: Cell<Option<Duration>>,
    /// How long the turn before it was at work, without waiting for anything, in nanoseconds.
    worked: Cell<u64>,
    /// Finds what is ready by itself, beside the driver; see `look_first`.
    look: Cell<Option<fn() -> bool>>,
    /// The last sleep was none: it is worth a look before the next one.
    in_a_hurry: Cell<bool>,
    /// Polls since the driver was last asked.
    short_polls: Cell<u32>,
    /// Since when output has been waiting for the turn's end, in nanoseconds of the system's clock.
    coalescing_since: Cell<u64>,
    dirty: RefCell<Vec<Rc<Outbox>>>,
}

impl Reactor {
    /// The reactor of this thread; it lives as long as the process.
    pub fn new() -> &'static Self {
        let reactor = Box::leak(Box::new(Reactor {
            runtime: RefCell::new(None),
            owner_pid: Cell::new(0),
            ready: RefCell::default(),
            jobs: Jobs::default(),
            deadlines: RefCell::default(),
            alarm: RefCell::default(),
            parked: RefCell::new(None),
            turn: Cell::new(1),
            rounds: Cell::new(0),
            turn_started: Cell::new(Instant::now()),
            turn_started_ns: Cell::new(monotonic()),
            origin: (Instant::now(), monotonic()),
            turn_time: Cell::new(None),
            worked: Cell::new(0),
            look: Cell::new(None),
            in_a_hurry: Cell::new(false),
            short_polls: Cell::new(0),
            coalescing_since: Cell::new(0),
            dirty: RefCell::default(),
        }));
        REACTOR.set(Some(reactor));
        IS_OURS.set(true);
        reactor
    }

    /// The reactor of this thread.
    #[inline]
    pub fn get() -> &'static Self {
        REACTOR.get().unwrap_or_else(Reactor::new)
    }

    pub fn is_running(&self) -> bool {
        self.runtime.borrow().is_some()
    }

    /// Makes the runtime, if there is none.
    pub fn start(&self) -> io::Result<()> {
        if self.is_running() {
            return Ok(());
        }
        let runtime = Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .max_blocking_threads(MAX_BLOCKING_THREADS)
            // A signal's handler is the PHP thread's: PHP's own queues are not made for others.
            .on_thread_start(crate::zend::system::block_signals)
            .build()?;
        *self.runtime.borrow_mut() = Some(runtime);
        self.owner_pid.set(std::process::id());
        self.rounds.set(0);
        self.begin_turn();
        Ok(())
    }

    /// Ends jobs and drops the runtime. In a forked child it is leaked instead: its descriptors are the parent's.
    pub fn stop(&self) {
        let ours = self.owner_pid.get() == std::process::id();
        let jobs = self.jobs.take_all();
        let dirty = std::mem::take(&mut *self.dirty.borrow_mut());
        let alarm = self.alarm.take();
        self.look.set(None);
        let runtime = self.runtime.borrow_mut().take();
        self.deadlines.borrow_mut().clear();
        self.ready.borrow_mut().clear();
        // A waker keeps the runtime's descriptors open.
        let (_, waker) = std::mem::take(&mut *REMOTE.lock());
        if !ours {
            std::mem::forget((jobs, dirty, alarm, runtime, waker));
            return;
        }
        drop((jobs, waker));
        for outbox in dirty {
            outbox.flush_now();
        }
        drop(alarm);
        if let Some(runtime) = runtime {
            runtime.shutdown_timeout(SHUTDOWN_LIMIT);
        }
    }

    /// Runs something that registers with the runtime (a stream, a timer). None when there is no runtime.
    pub fn enter<R>(&self, body: impl FnOnce() -> R) -> Option<R> {
        let handle = self.runtime.borrow().as_ref()?.handle().clone();
        let _entered = handle.enter();
        Some(body())
    }

    /// Wakes whoever the word names.
    pub fn wake(&self, word: WakeToken) {
        match word {
            WakeToken::Job { .. } => self.jobs.wake(word),
            _ => self.ready.borrow_mut().push_back(word),
        }
        if let Some(waker) = &*self.parked.borrow() {
            waker.wake_by_ref();
        }
    }

    /// Queues a wake-up.
    pub fn push_ready(&self, word: WakeToken) {
        self.ready.borrow_mut().push_back(word);
    }

    pub fn pop_ready(&self) -> Option<WakeToken> {
        self.ready.borrow_mut().pop_front()
    }

    pub fn ready_len(&self) -> usize {
        self.ready.borrow().len()
    }

    /// Whether anything can still happen: a deadline that somebody waits for, a job.
    pub fn has_work(&self) -> bool {
        self.deadlines.borrow().waiting() > 0 || self.jobs.keep_alive()
    }

    /// The number of the loop's turn, and when it began. Coarse on purpose: no clock is read.
    pub fn turn(&self) -> u64 {
        self.turn.get()
    }

    /// How often deadlines were served in the life of this loop: not in its first turn, see `fire`.
    pub fn rounds(&self) -> u64 {
        self.rounds.get().saturating_sub(1)
    }

    pub fn turn_started(&self) -> Instant {
        self.turn_started.get()
    }

    /// The same in nanoseconds of the system's clock.
    pub fn turn_started_ns(&self) -> u64 {
        self.turn_started_ns.get()
    }

    /// How long the turn before this one kept everybody waiting, in nanoseconds.
    pub fn worked(&self) -> u64 {
        self.worked.get()
    }

    /// The time of day, since 1970: the same for the whole turn, and the clock is asked only in turns that ask.
    pub fn turn_time(&self) -> Duration {
        if let Some(time) = self.turn_time.get() {
            return time;
        }
        let time = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        self.turn_time.set(Some(time));
        time
    }

    /// The loop's turn begins.
    pub fn begin_turn(&self) -> Instant {
        let nanoseconds = monotonic();
        let now = self.instant(nanoseconds);
        self.turn_started.set(now);
        self.turn_started_ns.set(nanoseconds);
        self.turn_time.set(None);
        now
    }

    /// The instant that the clock had this number for, not before the reactor was made.
    #[inline]
    fn instant(&self, nanoseconds: u64) -> Instant {
        self.origin.0 + Duration::from_nanos(nanoseconds.saturating_sub(self.origin.1))
    }

    pub fn wake_at(&self, at: Instant, word: WakeToken) -> TimerKey {
        self.deadlines.borrow_mut().wake_at(at, word)
    }

    pub fn cancel(&self, key: TimerKey) -> bool {
        self.deadlines.borrow_mut().cancel(key)
    }

    pub fn cancel_check(&self, key: TimerKey) {
        self.deadlines.borrow_mut().cancel_check(key);
    }

    pub fn check_at(&self, at: Instant, target: std::rc::Weak<dyn Expire>) -> TimerKey {
        self.deadlines.borrow_mut().check_at(at, target)
    }

    /// Starts a job; it is polled at once. The loop does not end while it runs.
    pub fn spawn(&self, future: impl Future<Output = ()> + 'static) {
        self.start_job(Box::pin(future), true);
    }

    /// The same, for who wants to run it by name. None: there is no runtime, or it has ended.
    pub fn spawn_named(&self, future: impl Future<Output = ()> + 'static) -> Option<WakeToken> {
        self.start_job(Box::pin(future), true)
    }

    /// Polls a job now and not when its turn comes. Not from within itself.
    pub fn run_job(&self, word: WakeToken) {
        self.poll_job(word);
    }

    /// Starts a job that does not keep the loop alive. None as with `spawn_named`.
    pub fn spawn_background(&self, future: impl Future<Output = ()> + 'static) -> Option<WakeToken> {
        self.start_job(Box::pin(future), false)
    }

    fn start_job(&self, work: Work, keeps_alive: bool) -> Option<WakeToken> {
        // Without a runtime nothing can be waited for: the job ends here, and what it owns with it.
        if !self.is_running() {
            return None;
        }
        let word = self.jobs.insert(work, keeps_alive);
        self.poll_job(word);
        Some(word)
    }

    fn poll_job(&self, word: WakeToken) {
        self.enter(|| self.jobs.poll(word));
    }

    fn run_jobs(&self) {
        while self.jobs.any_ready() {
            for word in self.jobs.take_ready() {
                self.poll_job(word);
            }
        }
    }

    /// An outbox has bytes that leave when the turn ends.
    pub fn mark_dirty(&self, outbox: Rc<Outbox>) {
        let mut dirty = self.dirty.borrow_mut();
        if dirty.is_empty() {
            self.coalescing_since.set(monotonic());
        }
        dirty.push(outbox);
    }

    /// Writes out what was coalesced, if it has waited for `COALESCE_FOR`: no client is kept waiting by what PHP does
    /// next.
    pub fn flush_if_stale(&self) {
        if !self.dirty.borrow().is_empty() {
            self.flush_if_stale_at(monotonic());
        }
    }

    /// The same some milliseconds late, for what happens often: that clock costs a fourth.
    pub fn flush_if_stale_coarse(&self) {
        if !self.dirty.borrow().is_empty() {
            self.flush_if_stale_at(monotonic_coarse());
        }
    }

    /// Flushes what is stale, and gives what the clock says: a call that needs both asks it once.
    pub fn flush_if_stale_now(&self) -> u64 {
        let now = monotonic();
        if !self.dirty.borrow().is_empty() {
            self.flush_if_stale_at(now);
        }
        now
    }

    fn flush_if_stale_at(&self, now: u64) {
        if now.saturating_sub(self.coalescing_since.get()) >= COALESCE_FOR {
            self.flush();
        }
    }

    /// Writes out what was coalesced.
    pub fn flush(&self) {
        let mut outboxes = std::mem::take(&mut *self.dirty.borrow_mut());
        for outbox in outboxes.drain(..) {
            outbox.flush();
        }
        let mut dirty = self.dirty.borrow_mut();
        if dirty.is_empty() {
            *dirty = outboxes;
        }
    }

    /// As long as this loop lives, `look` has somebody woken by what the driver would find, too, but at less cost. True: it
    /// has. It is asked when the loop is about to sleep, and polls have not slept of late.
    pub fn look_first(&self, look: fn() -> bool) {
        self.look.set(Some(look));
    }

    /// Whether somebody is woken without the driver, which is not left out for long.
    fn found_beside_driver(&self) -> bool {
        if !self.in_a_hurry.get() || self.short_polls.get() >= MAX_SHORT_POLLS {
            self.short_polls.set(0);
            return false;
        }
        let found = self.look.get().is_some_and(|look| look());
        self.short_polls
            .set(if found { self.short_polls.get() + 1 } else { 0 });
        found
    }

    /// One poll of the driver, then what became due. With `wait` it sleeps until something happens or `limit`.
    pub fn poll(&self, wait: bool, limit: Option<Instant>) {
        self.turn.set(self.turn.get() + 1);
        let before = self.turn_started_ns.get();
        let mut parked_at = None;
        let runtime = self.runtime.borrow();
        if let Some(runtime) = &*runtime {
            if wait && self.ready.borrow().is_empty() && !self.jobs.any_ready() {
                let nanoseconds = monotonic();
                parked_at = Some(nanoseconds);
                let now = self.instant(nanoseconds);
                // What is due already would end the wait before the driver was asked: input that has come goes first.
                if self.deadlines.borrow().any_due(now) {
                    runtime.block_on(tokio::task::yield_now());
                } else if !self.found_beside_driver() {
                    runtime.block_on(self.park(now, limit));
                }
            } else {
                runtime.block_on(tokio::task::yield_now());
            }
        }
        drop(runtime);
        let now = self.begin_turn();
        let turn_started = self.turn_started_ns.get();
        if let Some(parked_at) = parked_at {
            self.in_a_hurry
                .set(turn_started.saturating_sub(parked_at) < NO_SLEEP);
        }
        self.worked
            .set(parked_at.unwrap_or(turn_started).saturating_sub(before));
        self.take_remote();
        self.run_jobs();
        self.fire(now);
    }

    /// Sleeps in the driver until something happens. `now`: a time that is not over yet.
    async fn park(&self, now: Instant, limit: Option<Instant>) {
        let (exact, coarse) = {
            let deadlines = self.deadlines.borrow();
            (deadlines.next_exact(), deadlines.next_coarse())
        };
        let mut alarm = self.alarm.take();
        alarm.set(now, exact, earlier(coarse, limit));
        poll_fn(|cx| {
            *self.parked.borrow_mut() = Some(cx.waker().clone());
            {
                let mut remote = REMOTE.lock();
                if !remote.0.is_empty() {
                    return Poll::Ready(());
                }
                if remote.1.as_ref().is_none_or(|waker| !waker.will_wake(cx.waker())) {
                    remote.1 = Some(cx.waker().clone());
                }
            }
            if !self.ready.borrow().is_empty() || self.jobs.any_ready() {
                return Poll::Ready(());
            }
            alarm.poll(cx)
        })
        .await;
        self.alarm.replace(alarm);
        *self.parked.borrow_mut() = None;
    }

    fn take_remote(&self) {
        let words = std::mem::take(&mut REMOTE.lock().0);
        for word in words {
            self.wake(word);
        }
    }

    /// What was set before the loop first came here waits for the second time: so a program's own first steps, and what
    /// they have put off, go before its timers, however long they take.
    fn fire(&self, now: Instant) {
        let round = self.rounds.get();
        self.rounds.set(round + 1);
        if round == 0 {
            return;
        }
        loop {
            let due = self.deadlines.borrow_mut().pop_due(now);
            match due {
                None => return,
                Some(Due::Wake(word)) => self.wake(word),
                Some(Due::Check(target)) => {
                    if let Some(target) = target.upgrade() {
                        target.check(now);
                    }
                }
            }
        }
    }
}
