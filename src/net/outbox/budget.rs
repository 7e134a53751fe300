//! What all outboxes of the process may hold together: so much memory, and beyond it so much of the disk.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::time::Instant;

use slab::Slab;

use super::Outbox;
use crate::zend::per_thread::per_thread;

/// Memory unless the ini setting says otherwise.
const DEFAULT_MEMORY: usize = 256 * 1024 * 1024;
/// Disk, likewise.
const DEFAULT_DISK: usize = 1024 * 1024 * 1024;
/// When less than this is left, it is also what each outbox may hold before its pushes wait.
pub const TIGHT_MARK: usize = 64 * 1024;

per_thread! {
    pub static MEMORY: Pot = Pot::new(DEFAULT_MEMORY);
    pub static DISK: Pot = Pot::new(DEFAULT_DISK);
    /// Outboxes with pushes that wait only because all of them together hold too much.
    static WAITING: RefCell<Vec<Weak<Outbox>>> = RefCell::new(Vec::new());
    /// Outboxes whose peers do not take what is queued.
    static BLOCKED: RefCell<Slab<Weak<Outbox>>> = RefCell::new(Slab::new());
    /// Told of a connection that was given up, with the bytes that were queued for it.
    static ON_GIVE_UP: Cell<Option<fn(usize)>> = Cell::new(None);
}

/// A supply of bytes that is shared.
pub struct Pot {
    limit: Cell<usize>,
    taken: Cell<usize>,
}

impl Pot {
    const fn new(limit: usize) -> Self {
        Pot {
            limit: Cell::new(limit),
            taken: Cell::new(0),
        }
    }

    pub fn take(&self, bytes: usize) {
        self.taken.set(self.taken.get() + bytes);
    }

    pub fn give_back(&self, bytes: usize) {
        self.taken.set(self.taken.get().saturating_sub(bytes));
    }

    pub fn has(&self, bytes: usize) -> bool {
        self.taken.get().saturating_add(bytes) <= self.limit.get()
    }
}

/// Sets the limits, in bytes; None: the usual one.
pub fn set_limits(memory: Option<usize>, disk: Option<usize>) {
    MEMORY.with(|pot| pot.limit.set(memory.unwrap_or(DEFAULT_MEMORY)));
    DISK.with(|pot| pot.limit.set(disk.unwrap_or(DEFAULT_DISK)));
}

/// Has a function told of connections that are given up.
pub fn on_give_up(told: fn(usize)) {
    ON_GIVE_UP.set(Some(told));
}

/// Whether memory is so short that every outbox has to be content with `TIGHT_MARK`.
pub fn is_tight() -> bool {
    MEMORY.with(|pot| !pot.has(TIGHT_MARK))
}

/// What all of them hold, in memory and on the disk.
pub fn held() -> usize {
    MEMORY.with(|pot| pot.taken.get()) + DISK.with(|pot| pot.taken.get())
}

/// Bytes of memory are queued.
pub fn take(bytes: usize) {
    MEMORY.with(|pot| pot.take(bytes));
}

/// Bytes of memory are out; those look again who waited for that.
pub fn give_back(bytes: usize) {
    let was_tight = is_tight();
    MEMORY.with(|pot| pot.give_back(bytes));
    if was_tight && !is_tight() {
        for outbox in WAITING.with_borrow_mut(std::mem::take) {
            if let Some(outbox) = outbox.upgrade() {
                outbox.waits_for_memory.set(false);
                outbox.wake_waiters();
            }
        }
    }
}

/// The outbox's waiters are woken when there is memory again.
pub fn wait_for_memory(outbox: &Rc<Outbox>) {
    if !outbox.waits_for_memory.replace(true) {
        WAITING.with_borrow_mut(|waiting| waiting.push(Rc::downgrade(outbox)));
    }
}

/// Counts an outbox among the blocked ones until the guard is dropped.
pub struct Blocked(usize);

impl Blocked {
    pub fn new(outbox: &Rc<Outbox>) -> Self {
        Blocked(BLOCKED.with_borrow_mut(|blocked| blocked.insert(Rc::downgrade(outbox))))
    }
}

impl Drop for Blocked {
    fn drop(&mut self) {
        BLOCKED.with_borrow_mut(|blocked| blocked.try_remove(self.0));
    }
}

/// Neither memory nor disk is left: gives up the connection whose peer reads slowest, of those that hold something.
/// False: there is none.
pub fn give_up_slowest() -> bool {
    let now = Instant::now();
    let slowest = BLOCKED.with_borrow(|blocked| {
        blocked
            .iter()
            .filter_map(|(_, outbox)| outbox.upgrade())
            .filter(|outbox| outbox.held() > TIGHT_MARK)
            .min_by(|a, b| a.rate(now).total_cmp(&b.rate(now)))
    });
    let Some(outbox) = slowest else { return false };
    if let Some(told) = ON_GIVE_UP.get() {
        told(outbox.held());
    }
    outbox.give_up();
    true
}
