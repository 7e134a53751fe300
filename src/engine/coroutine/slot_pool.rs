//! Which slots hold a coroutine, which are free with a context ready, and when a context is given back.
//!
//! Contexts that nobody needed for a whole [`WINDOW`] are unmapped, except [`KEEP`] of them: what a wave of
//! connections needed is not kept for ever, and what a steady load needs is not mapped again and again.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::id_table::Ids;
use super::slot::Slot;

/// Free contexts that are always kept.
pub const KEEP: usize = 64;
/// How long a free context may be idle.
pub const WINDOW: Duration = Duration::from_secs(1);
/// Contexts that are unmapped in one turn of the loop: some microseconds each.
pub const TRIM_AT_ONCE: usize = 64;

/// All slots of a thread: which hold a coroutine, by its id, and which are free, with a context or without. Only the engine
/// has it, and never borrows it while PHP runs. It maps and unmaps nothing itself, and does not know what a coroutine does.
pub struct Pool {
    slots: Vec<&'static Slot>,
    /// Slots with a context and no coroutine; the last used is taken first, its stack is warm.
    free: VecDeque<&'static Slot>,
    /// Slots without a context.
    vacant: Vec<&'static Slot>,
    by_id: Ids,
    /// The fewest free contexts seen in this window.
    low_water: usize,
    window_end: Option<Instant>,
}

impl Pool {
    pub fn new() -> Self {
        Pool {
            slots: Vec::new(),
            free: VecDeque::new(),
            vacant: Vec::new(),
            by_id: Ids::new(),
            low_water: 0,
            window_end: None,
        }
    }

    pub fn get(&self, index: u32) -> Option<&'static Slot> {
        self.slots.get(index as usize).copied()
    }

    pub fn find(&self, id: i64) -> Option<&'static Slot> {
        self.by_id.get(id)
    }

    pub fn live(&self) -> usize {
        self.by_id.len()
    }

    pub fn ids(&self) -> impl Iterator<Item = i64> {
        self.by_id.iter()
    }

    /// A free slot, or one whose context has no stack yet.
    #[inline(always)]
    pub fn acquire(&mut self) -> &'static Slot {
        if let Some(slot) = self.free.pop_back() {
            self.low_water = self.low_water.min(self.free.len());
            return slot;
        }
        self.acquire_without_context()
    }

    #[cold]
    fn acquire_without_context(&mut self) -> &'static Slot {
        self.low_water = 0;
        self.vacant.pop().unwrap_or_else(|| {
            let slot = Slot::new(self.slots.len() as u32);
            self.slots.push(slot);
            slot
        })
    }

    /// The slot has a coroutine now.
    pub fn begin(&mut self, id: i64, slot: &'static Slot) {
        self.by_id.insert(id, slot);
    }

    /// The coroutine has ended.
    pub fn end(&mut self, id: i64) {
        self.by_id.remove(id);
    }

    /// In a forked child: the coroutines are the parent's. Their slots are not used again, nor their stacks unwound.
    pub fn forget_all(&mut self) {
        self.by_id = Ids::new();
    }

    /// The slot's context waits for another job.
    pub fn park(&mut self, slot: &'static Slot) {
        self.free.push_back(slot);
    }

    /// The slot's context is gone, or could not be made.
    pub fn vacate(&mut self, slot: &'static Slot) {
        self.vacant.push(slot);
    }

    /// When `trim` has to be called again, if it has.
    pub fn trim_at(&mut self, now: Instant) -> Option<Instant> {
        if self.free.len() <= KEEP {
            self.window_end = None;
            return None;
        }
        if self.window_end.is_none() {
            self.low_water = self.free.len();
            self.window_end = Some(now + WINDOW);
        }
        self.window_end
    }

    /// Takes a context out that was idle for the whole window; None when there is none (any more).
    pub fn trim(&mut self, now: Instant) -> Option<&'static Slot> {
        if self.window_end.is_none_or(|end| now < end) {
            return None;
        }
        if self.low_water <= KEEP || self.free.len() <= KEEP {
            self.window_end = None;
            return None;
        }
        self.low_water -= 1;
        // The longest idle one.
        self.free.pop_front()
    }

    /// Every context without a coroutine, for the end of the process.
    pub fn take_free(&mut self) -> Option<&'static Slot> {
        self.free.pop_back()
    }
}
