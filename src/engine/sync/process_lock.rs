//! A lock between processes, exclusive or shared, that a process which dies gives back.
//!
//! A page of shared memory holds who has it, by process id. It is changed under a guard (`owner_word`) for a few
//! instructions; who has to wait sleeps on a counter that every release moves, and looks now and then whether those who
//! have the lock still live. In a coroutine the wait suspends it, and asks again and again.

use std::io;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use super::owner_word::{self, is_alive};
use super::shared_memory::Mapping;
use crate::engine::{Engine, Interrupt};
use crate::zend::system::process_id;

const PAGE: usize = 4096;
const NOBODY: u32 = 0;
/// How long to sleep before the owners are looked at again.
const LONGEST_SLEEP: Duration = Duration::from_millis(100);
/// How long a coroutine waits before it asks again: at first, and at most.
const FIRST_PAUSE: Duration = Duration::from_millis(1);
const LONGEST_PAUSE: Duration = Duration::from_millis(16);

/// Fills the page: three words, and one for each shared holder.
#[repr(C)]
struct Holders {
    guard: AtomicU32,
    releases: AtomicU32,
    exclusive: AtomicU32,
    shared: [AtomicU32; PAGE / 4 - 3],
}

/// What is wanted of the lock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    Exclusive,
    Shared,
}

/// Why the lock was not had.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotLocked {
    Busy,
    TimedOut,
    /// This process has it, and nothing else runs in it that could give it back.
    Deadlock,
}

/// A lock between processes, in memory that they share; a dead owner releases it.
pub struct ProcessLock(Mapping);

impl ProcessLock {
    pub fn new() -> io::Result<Self> {
        Mapping::new(size_of::<Holders>()).map(ProcessLock)
    }

    fn holders(&self) -> &Holders {
        // SAFETY: mapped as long as we exist, and only ever touched as atomics.
        unsafe { self.0.start().cast().as_ref() }
    }

    /// Takes the lock if nobody who lives has it.
    pub fn try_lock(&self, mode: Mode) -> Result<(), NotLocked> {
        let (holders, process) = (self.holders(), process_id());
        self.guarded(|| {
            let exclusive = holders.exclusive.load(Ordering::Relaxed);
            if exclusive != NOBODY && is_alive(exclusive) {
                return Err(NotLocked::Busy);
            }
            holders.exclusive.store(NOBODY, Ordering::Relaxed);
            match mode {
                Mode::Shared => {
                    let unused = |word: &&AtomicU32| word.load(Ordering::Relaxed) == NOBODY;
                    let mut places = holders.shared.iter();
                    let free = places
                        .clone()
                        .find(unused)
                        .or_else(|| places.find(|word| is_free(word)));
                    let free = free.ok_or(NotLocked::Busy)?;
                    free.store(process, Ordering::Relaxed);
                }
                Mode::Exclusive => {
                    if !holders.shared.iter().all(is_free) {
                        return Err(NotLocked::Busy);
                    }
                    for word in &holders.shared {
                        word.store(NOBODY, Ordering::Relaxed);
                    }
                    holders.exclusive.store(process, Ordering::Relaxed);
                }
            }
            Ok(())
        })
    }

    /// Waits for the lock, with the whole process.
    pub fn lock(&self, mode: Mode, deadline: Option<Instant>) -> Result<(), NotLocked> {
        let holders = self.holders();
        loop {
            let releases = holders.releases.load(Ordering::Acquire);
            match self.try_lock(mode) {
                Err(NotLocked::Busy) => {}
                done => return done,
            }
            if deadline.is_none() && holders.exclusive.load(Ordering::Relaxed) == process_id() {
                return Err(NotLocked::Deadlock);
            }
            let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
            if left.is_some_and(|left| left.is_zero()) {
                return Err(NotLocked::TimedOut);
            }
            let sleep = left.map_or(LONGEST_SLEEP, |left| left.min(LONGEST_SLEEP));
            let timeout = libc::timespec {
                tv_sec: 0,
                tv_nsec: sleep.subsec_nanos().into(),
            };
            // SAFETY: the word is mapped as long as we exist; the time limit lives during the call.
            unsafe {
                libc::syscall(
                    libc::SYS_futex,
                    holders.releases.as_ptr(),
                    libc::FUTEX_WAIT,
                    releases,
                    &raw const timeout,
                )
            };
        }
    }

    /// Waits for the lock, with the running coroutine only.
    pub fn lock_in_coroutine(
        &self,
        engine: &Engine,
        mode: Mode,
        deadline: Option<Instant>,
    ) -> Result<Result<(), NotLocked>, Interrupt> {
        let mut pause = FIRST_PAUSE;
        loop {
            match self.try_lock(mode) {
                Err(NotLocked::Busy) => {}
                done => return Ok(done),
            }
            let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
            if left.is_some_and(|left| left.is_zero()) {
                return Ok(Err(NotLocked::TimedOut));
            }
            engine.sleep(left.map_or(pause, |left| left.min(pause)))?;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    /// Whether this process has it for itself alone.
    pub fn is_ours(&self) -> bool {
        self.holders().exclusive.load(Ordering::Relaxed) == process_id()
    }

    /// Gives it back: from whoever has it alone, or one share of this process.
    pub fn unlock(&self) {
        let (holders, process) = (self.holders(), process_id());
        self.guarded(|| {
            if holders.exclusive.swap(NOBODY, Ordering::Relaxed) == NOBODY {
                let ours = |word: &&AtomicU32| word.load(Ordering::Relaxed) == process;
                if let Some(word) = holders.shared.iter().find(ours) {
                    word.store(NOBODY, Ordering::Relaxed);
                }
            }
        });
        holders.releases.fetch_add(1, Ordering::Release);
        // SAFETY: as in `lock`.
        unsafe {
            libc::syscall(
                libc::SYS_futex,
                holders.releases.as_ptr(),
                libc::FUTEX_WAKE,
                i32::MAX,
            )
        };
    }

    /// Each step leaves the words in order, so it does not matter whether the guard came from the dead.
    fn guarded<R>(&self, body: impl FnOnce() -> R) -> R {
        let guard = &self.holders().guard;
        owner_word::take(guard, process_id());
        let result = body();
        owner_word::give_back(guard);
        result
    }
}

fn is_free(word: &AtomicU32) -> bool {
    let holder = word.load(Ordering::Relaxed);
    holder == NOBODY || !is_alive(holder)
}
