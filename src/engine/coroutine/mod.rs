//! One coroutine, from its creation to its end.
//!
//! * `slot`: a coroutine and the context it runs on; `slot_pool`: which slots are free, which contexts are trimmed;
//!   `id_table`: which slot has which coroutine.
//! * `switch`: going into a coroutine and back out of it; creating, resuming, cancelling.
//! * `lifecycle`: from its first switch to its end; `uncaught`: an exception that ends it; `teardown`: ending all of them.
//! * `suspend`: waiting until a future is ready, with time limits, fairness and interruption; `waiting`: kinds of waits.
//! * `time_limit`: a coroutine's time is over; `preemption`: it runs for too long; `slow_log`: which ones do.
//! * `report`: who there is, and what each waits for.
//! * `join`: waiting for the end of others; `autoload`: one loader a class, others wait.

pub mod autoload;
pub mod id_table;
pub mod join;
pub mod lifecycle;
pub mod preemption;
pub mod report;
pub mod slot;
pub mod slot_pool;
pub mod slow_log;
pub mod suspend;
pub mod switch;
pub mod teardown;
pub mod time_limit;
pub mod uncaught;
pub mod waiting;

use std::cell::{Cell, OnceCell, RefCell};
use std::time::Duration;

use crate::zend::fiber::Frame;
use crate::zend::state::State;
use slot::Slot;
use slot_pool::Pool;

/// The coroutines of a thread: which there are, which runs, and how much it may still do before others have their turn.
/// What the main script has where a coroutine has its slot is here, too. It does not know the loop.
pub struct Coroutines {
    pub(in crate::engine) pool: RefCell<Pool>,
    /// Whose code runs. None: the main script's (or what runs outside coroutines).
    pub(in crate::engine) current: Cell<Option<&'static Slot>>,
    pub(in crate::engine) last_id: Cell<i64>,
    pub(in crate::engine) peak: Cell<usize>,
    pub(in crate::engine) main_state: State,
    pub(in crate::engine) main_last_error: Cell<i32>,
    /// How many there may be at most, for the sake of the kernel's limit of mappings.
    pub(in crate::engine) slots_limit: OnceCell<usize>,
    /// The number of the latest time limit.
    pub(in crate::engine) limits: Cell<u32>,
    /// Ready awaits and nested switches that are left before the running coroutine queues itself.
    pub(in crate::engine) budget: Cell<u32>,
    /// Preemptive mode is on.
    pub(in crate::engine) ticker: RefCell<Option<preemption::Ticker>>,
    /// Who ran at the last tick, and since which one.
    pub(in crate::engine) running: Cell<Option<preemption::Running>>,
    /// From how long a run without waiting on the log tells of it; None: it does not.
    pub(in crate::engine) slow_after: Cell<Option<Duration>>,
    /// Observers of fibers hear of each coroutine, and not only of each stack.
    pub(in crate::engine) announces: Cell<bool>,
    pub(in crate::engine) autoloads: RefCell<autoload::Autoloads>,
}

impl Coroutines {
    pub(in crate::engine) fn new() -> Coroutines {
        Coroutines {
            pool: RefCell::new(Pool::new()),
            current: Cell::new(None),
            last_id: Cell::new(0),
            peak: Cell::new(0),
            main_state: State::new(),
            main_last_error: Cell::new(0),
            slots_limit: OnceCell::new(),
            limits: Cell::new(0),
            budget: Cell::new(suspend::BUDGET),
            ticker: RefCell::new(None),
            running: Cell::new(None),
            slow_after: Cell::new(None),
            announces: Cell::new(false),
            autoloads: RefCell::default(),
        }
    }

    /// The running coroutine's id; -1 in the main script.
    pub fn current_id(&self) -> i64 {
        self.current_slot().map_or(-1, |slot| slot.id.get())
    }

    pub fn in_coroutine(&self) -> bool {
        self.current.get().is_some()
    }

    pub(in crate::engine) fn current_slot(&self) -> Option<&'static Slot> {
        self.current.get()
    }

    pub(in crate::engine) fn slot_of(&self, id: i64) -> Option<&'static Slot> {
        self.pool.borrow().find(id)
    }

    pub fn exists(&self, id: i64) -> bool {
        self.slot_of(id).is_some()
    }

    /// The id of the coroutine that created `id`; -1 from the main script. None: no such coroutine.
    pub fn parent_of(&self, id: i64) -> Option<i64> {
        self.slot_of(id).map(|slot| slot.parent.get())
    }

    /// Ids of all coroutines, newest first.
    pub fn ids(&self) -> Vec<i64> {
        let mut ids: Vec<i64> = self.pool.borrow().ids().collect();
        ids.sort_unstable_by(|a, b| b.cmp(a));
        ids
    }

    /// Milliseconds since a coroutine was created.
    pub fn elapsed(&self, id: i64) -> Option<u64> {
        let created = self.slot_of(id)?.created.get();
        Some(crate::zend::system::monotonic().saturating_sub(created) / 1_000_000)
    }

    /// Where a coroutine's code is, for backtraces; `id` may be the running one's, or -1 for the main script while that
    /// runs.
    pub fn frame_of(&self, id: i64) -> Option<Frame> {
        if id == self.current_id() {
            return Some(Frame::current());
        }
        self.slot_of(id).map(|slot| slot.frame.get())
    }

    pub fn live(&self) -> usize {
        self.pool.borrow().live()
    }

    pub fn peak(&self) -> usize {
        self.peak.get()
    }

    pub fn last_id(&self) -> i64 {
        self.last_id.get()
    }

    /// `swoole_last_error()` of the running coroutine, or of the main script.
    pub fn last_error(&self) -> i32 {
        self.current_slot()
            .map_or_else(|| self.main_last_error.get(), |slot| slot.last_error.get())
    }

    pub fn set_last_error(&self, code: i32) {
        match self.current_slot() {
            Some(slot) => slot.last_error.set(code),
            None => self.main_last_error.set(code),
        }
    }

    /// Whether the most recent suspension of the running coroutine ended by cancellation.
    pub fn is_canceled(&self) -> bool {
        self.current_slot().is_some_and(|slot| slot.canceled.get())
    }

    /// The running coroutine may suspend: it is one, the script has not died, and it is not compiling a file.
    pub fn can_suspend(&self) -> bool {
        self.current_slot()
            .is_some_and(|slot| !slot.bailed_by_teardown.get())
            && !crate::zend::error::after_fatal()
            && !crate::zend::hooks::is_compiling()
    }
}
