//! Memory for what is received and has to be kept: a budget.
//!
//! Input is kept in Rust memory that grows with the bytes received, never with the bytes announced. Each connection may
//! keep [`FLOOR`] bytes whatever the others do; what goes beyond shares the process's budget. When that is used up, the
//! connection goes that has brought least of late: who only sits on memory cannot keep out those who send.

use std::cell::{Cell, RefCell};
use std::rc::Weak;
use std::time::{Duration, Instant};

use slab::Slab;

use crate::net::Reactor;
pub use crate::net::scratch::with_scratch;
use crate::zend::per_thread::per_thread;

/// What a connection may keep outside the budget: an ordinary request, or message.
const FLOOR: usize = 64 * 1024;
/// The budget unless the ini setting says otherwise: a quarter of a gigabyte.
const DEFAULT_LIMIT: usize = 256 * 1024 * 1024;
/// Over about so long a connection's rate is taken.
const RATE_WINDOW: Duration = Duration::from_secs(2);

per_thread! {
    static LIMIT: Cell<usize> = Cell::new(DEFAULT_LIMIT);
    /// Bytes of all holders.
    static KEPT: Cell<usize> = Cell::new(0);
    static HOLDERS: RefCell<Slab<Holder>> = RefCell::new(Slab::new());
}

/// Sets what all connections of the process may keep beyond their floors. At least one message of the largest size has
/// to fit, or it could never be received.
pub fn set_limit(bytes: Option<usize>, largest_message: usize) {
    LIMIT.set(bytes.unwrap_or(DEFAULT_LIMIT).max(largest_message));
}

/// Whose input a budget counts.
pub trait InputOwner {
    /// Others need the memory more: what is incomplete is given up, and the connection with it.
    fn give_up_input(&self);
}

/// A connection that keeps more than its floor.
struct Holder {
    /// Beyond the floor; 0 once it was given up.
    bytes: usize,
    given_up: bool,
    /// Bytes a second, when it last brought something.
    rate: f64,
    heard: Instant,
    owner: Weak<dyn InputOwner>,
}

impl Holder {
    /// What it has brought of late: older bytes count less and less.
    fn rate_at(&self, now: Instant) -> f64 {
        let age = now.saturating_duration_since(self.heard);
        self.rate * (-age.as_secs_f64() / RATE_WINDOW.as_secs_f64()).exp()
    }

    fn count(&mut self, now: Instant, received: usize) {
        self.rate = self.rate_at(now) + received as f64 / RATE_WINDOW.as_secs_f64();
        self.heard = now;
    }
}

/// One connection's part of the budget.
#[derive(Default)]
pub struct InputBudget {
    /// Its place among the holders; None: it keeps no more than the floor.
    holder: Cell<Option<usize>>,
}

impl InputBudget {
    /// Says how much is kept now, and how much of it has just come. False: it has to be given up, because that is too
    /// much for all together and nobody is slower.
    #[must_use]
    pub fn set(&self, bytes: usize, received: usize, owner: impl FnOnce() -> Weak<dyn InputOwner>) -> bool {
        if bytes <= FLOOR {
            self.clear();
            return true;
        }
        let now = Reactor::get().turn_started();
        let key = self.hold(bytes - FLOOR, now, received, owner);
        while KEPT.get() > LIMIT.get() {
            match slowest(now) {
                Some(slowest) if slowest != key => give_up(slowest),
                _ => {
                    give_up_quietly(key);
                    return false;
                }
            }
        }
        HOLDERS.with_borrow(|holders| !holders[key].given_up)
    }

    fn hold(
        &self,
        bytes: usize,
        now: Instant,
        received: usize,
        owner: impl FnOnce() -> Weak<dyn InputOwner>,
    ) -> usize {
        HOLDERS.with_borrow_mut(|holders| {
            let key = self.holder.get().unwrap_or_else(|| {
                holders.insert(Holder {
                    bytes: 0,
                    given_up: false,
                    rate: 0.0,
                    heard: now,
                    owner: owner(),
                })
            });
            self.holder.set(Some(key));
            let holder = &mut holders[key];
            if !holder.given_up {
                KEPT.set(KEPT.get() - holder.bytes + bytes);
                holder.bytes = bytes;
                holder.count(now, received);
            }
            key
        })
    }

    /// Nothing is kept any more.
    pub fn clear(&self) {
        if let Some(key) = self.holder.take() {
            let holder = HOLDERS.with_borrow_mut(|holders| holders.remove(key));
            KEPT.set(KEPT.get() - holder.bytes);
        }
    }
}

impl Drop for InputBudget {
    fn drop(&mut self) {
        self.clear();
    }
}

fn slowest(now: Instant) -> Option<usize> {
    HOLDERS.with_borrow(|holders| {
        holders
            .iter()
            .filter(|(_, holder)| holder.bytes > 0)
            .min_by(|(_, a), (_, b)| a.rate_at(now).total_cmp(&b.rate_at(now)))
            .map(|(key, _)| key)
    })
}

/// Its bytes count no more: they are on their way out.
fn give_up_quietly(key: usize) -> Weak<dyn InputOwner> {
    HOLDERS.with_borrow_mut(|holders| {
        let holder = &mut holders[key];
        KEPT.set(KEPT.get() - holder.bytes);
        holder.bytes = 0;
        holder.given_up = true;
        Weak::clone(&holder.owner)
    })
}

fn give_up(key: usize) {
    if let Some(owner) = give_up_quietly(key).upgrade() {
        owner.give_up_input();
    }
}
