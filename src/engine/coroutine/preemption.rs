//! Coroutines that run for long, seen at the points where the engine looks for interrupts: in preemptive mode they give way,
//! and `slow_log` says where they are.
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

/// Whoever was found running: a coroutine's slot and sequence number, when it was first seen with that, and whether the log
/// was told of it.
#[derive(Clone, Copy)]
pub struct Running {
    slot: u32,
    seq: u32,
    since: Instant,
    is_logged: bool,
}

/// The thread, for as long as a loop runs.
pub struct Ticker {
    over: Arc<(Mutex<bool>, Condvar)>,
    thread: Option<JoinHandle<()>>,
    process: u32,
    /// Coroutines give way, too.
    preempts: bool,
}

impl Ticker {
    /// None: the system has no thread to spare, and nobody is interrupted.
    pub fn start(preempts: bool) -> Option<Self> {
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
            preempts,
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
        let Some(preempts) = self
            .coroutines
            .ticker
            .borrow()
            .as_ref()
            .map(|ticker| ticker.preempts)
        else {
            return Ok(());
        };
        let (index, seq, now) = (slot.index, slot.wait_generation.get(), Instant::now());
        let known = self.coroutines.running.get();
        let Some(mut running) = known.filter(|known| (known.slot, known.seq) == (index, seq)) else {
            self.coroutines.running.set(Some(Running {
                slot: index,
                seq,
                since: now,
                is_logged: false,
            }));
            return Ok(());
        };
        let ran = now.duration_since(running.since);
        if !running.is_logged && self.is_slow(ran) {
            running.is_logged = true;
            self.coroutines.running.set(Some(running));
            self.log_slow_coroutine(ran)?;
        }
        if !preempts
            || ran < SLICE
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
