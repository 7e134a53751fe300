//! The reactor: tokio's current-thread runtime, driven by the PHP thread, one poll at a time.
//!
//! Nothing of PHP runs inside it. A poll collects wake-ups as words in `ready`; the engine's loop resumes coroutines
//! from there, outside the runtime. Work without a coroutine (draining an outbox, lingering on a close) is a job: a
//! future that the reactor polls itself. Whatever tokio points to lies in jobs or on coroutine stacks; both are gone
//! before the runtime is dropped.

mod clock;
mod coalesced;
mod hooks;
mod remote;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::{Future, poll_fn};
use std::io;
use std::task::{Poll, Waker};
use std::time::{Duration, Instant};

use tokio::runtime::{Builder, Runtime};

use super::alarm::{Alarm, earlier};
use super::deadlines::{Deadlines, Due, Expire};
use super::jobs::{Jobs, Work};
use super::{TimerKey, WakeToken};
use crate::zend::per_thread::per_thread;
use crate::zend::system::monotonic;

pub use hooks::{Hooks, hook, run_child_hooks, run_end_hooks};
pub(super) use remote::wake;
pub use remote::while_quiet;

use clock::TurnClock;
use coalesced::Coalesced;

/// How long blocking jobs may take to end when the loop does.
const SHUTDOWN_LIMIT: Duration = Duration::from_secs(1);

/// Threads for files and name look-ups; more work than that waits for its turn.
const MAX_BLOCKING_THREADS: usize = 64;

/// A sleep that is shorter has not been one: what it was for had happened before it began.
const NO_SLEEP: u64 = 5_000; // nanoseconds

/// Polls in a row that may leave out the driver.
const MAX_SHORT_POLLS: u32 = 16;

per_thread! {
    static REACTOR: Cell<Option<&'static Reactor>> = Cell::new(None);
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
    clock: TurnClock,
    /// Finds what is ready by itself, beside the driver; see `look_first`.
    look: Cell<Option<fn() -> bool>>,
    /// The last sleep was none: it is worth a look before the next one.
    in_a_hurry: Cell<bool>,
    /// Polls since the driver was last asked.
    short_polls: Cell<u32>,
    coalesced: Coalesced,
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
            clock: TurnClock::new(),
            look: Cell::new(None),
            in_a_hurry: Cell::new(false),
            short_polls: Cell::new(0),
            coalesced: Coalesced::default(),
        }));
        REACTOR.set(Some(reactor));
        remote::adopt_thread();
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
        let dirty = self.coalesced.take();
        let alarm = self.alarm.take();
        self.look.set(None);
        let runtime = self.runtime.borrow_mut().take();
        self.deadlines.borrow_mut().clear();
        self.ready.borrow_mut().clear();
        let waker = remote::clear();
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
        let before = self.turn_started_ns();
        let mut parked_at = None;
        let runtime = self.runtime.borrow();
        if let Some(runtime) = &*runtime {
            if wait && self.ready.borrow().is_empty() && !self.jobs.any_ready() {
                let nanoseconds = monotonic();
                parked_at = Some(nanoseconds);
                let now = self.clock.instant(nanoseconds);
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
        let turn_started = self.turn_started_ns();
        if let Some(parked_at) = parked_at {
            self.in_a_hurry
                .set(turn_started.saturating_sub(parked_at) < NO_SLEEP);
        }
        self.clock
            .worked
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
            if remote::any_or_unpark(cx) || !self.ready.borrow().is_empty() || self.jobs.any_ready() {
                return Poll::Ready(());
            }
            alarm.poll(cx)
        })
        .await;
        self.alarm.replace(alarm);
        *self.parked.borrow_mut() = None;
    }

    fn take_remote(&self) {
        for word in remote::take() {
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
