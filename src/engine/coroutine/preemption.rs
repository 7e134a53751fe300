//! Preemptive mode: coroutines that run for long give way, at the points where the engine looks for interrupts.
//!
//! A thread raises the engine's flag every [`TICK`]. Whoever runs then is remembered by a number that changes whenever it
//! goes on, so that switches cost nothing more; who is found again and again for [`SLICE`] is queued behind the others.

use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use parking_lot::{Condvar, Mutex};

use crate::engine::coroutine::Coroutines;
use crate::engine::{Engine, Interrupt, Phase};
use crate::zend::PhpResult;
use crate::zend::hooks::InterruptFlag;

const TICK: Duration = Duration::from_millis(5);
const SLICE: Duration = Duration::from_millis(10);

/// A coroutine's slot and sequence number, and when it was first seen with that.
pub type Running = Option<(u32, u32, Instant)>;

/// The thread, for as long as a loop runs.
pub struct Ticker {
    over: Arc<(Mutex<bool>, Condvar)>,
    thread: Option<JoinHandle<()>>,
    process: u32,
}

impl Ticker {
    /// None: the system has no thread to spare, and nobody is interrupted.
    pub fn start() -> Option<Self> {
        let flag = InterruptFlag::of_this_thread();
        let over = Arc::new((Mutex::new(false), Condvar::new()));
        let shared = Arc::clone(&over);
        let tick = move || {
            let (over, changed) = &*shared;
            let mut over = over.lock();
            while !*over {
                changed.wait_for(&mut over, TICK);
                flag.raise();
            }
        };
        let thread = std::thread::Builder::new().name("swoole-tick".into()).spawn(tick);
        Some(Ticker {
            over,
            thread: Some(thread.ok()?),
            process: std::process::id(),
        })
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        let Some(thread) = self.thread.take() else { return };
        if self.process != std::process::id() {
            // A fork has not copied it.
            std::mem::forget(thread);
            return;
        }
        *self.over.0.lock() = true;
        self.over.1.notify_one();
        let _ = thread.join();
    }
}

/// The code of a coroutine is interrupted.
pub fn preempt() -> PhpResult<()> {
    Engine::get().preempt()
}

impl Engine {
    fn preempt(&self) -> PhpResult<()> {
        let Some(slot) = self.coroutines.current_slot() else {
            return Ok(());
        };
        if self.coroutines.ticker.borrow().is_none() {
            return Ok(());
        }
        let now = Instant::now();
        let since = match self.coroutines.running.get() {
            Some((index, seq, since)) if (index, seq) == (slot.index, slot.wait_generation.get()) => since,
            _ => {
                self.coroutines
                    .running
                    .set(Some((slot.index, slot.wait_generation.get(), now)));
                return Ok(());
            }
        };
        let for_long = now.duration_since(since) >= SLICE;
        if !for_long
            || !slot.preemptible.get()
            || self.loop_state.phase.get() != Phase::Looping
            || self.is_stopping()
        {
            return Ok(());
        }
        match self.requeue() {
            Ok(()) | Err(Interrupt::Canceled) => {}
            Err(Interrupt::Unwind(unwind)) => return Err(unwind),
        }
        match slot.throw_pending.get() {
            Some(thrown) => Err(self.throw_into(slot, thrown)),
            None => Ok(()),
        }
    }
}

impl Coroutines {
    /// Whether the running coroutine may be made to give way from here on. False: that is nothing new, or none runs.
    pub fn set_preemptible(&self, preemptible: bool) -> bool {
        self.current_slot()
            .is_some_and(|slot| slot.preemptible.replace(preemptible) != preemptible)
    }
}
