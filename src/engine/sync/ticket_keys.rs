//! The keys of TLS session tickets, which all processes of a family share: a client that comes to another worker goes on with
//! its session there.
//!
//! They lie in memory that is mapped before anything is forked. A key lasts for an epoch, which the clock tells, is believed
//! for one more, and is gone from the memory then: what was recorded cannot be read later by whoever takes the memory.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use super::shared_memory::Mapping;
use crate::net::tls::tickets::{KEY_BYTES, Key, TicketKeys};
use crate::zend::system;

/// How long a key makes tickets.
const EPOCH_SECONDS: u64 = 6 * 60 * 60;
/// The present epoch, the one before, and the one whose key goes.
const SLOTS: usize = 3;
const KEY_WORDS: usize = KEY_BYTES / 8;
/// In a slot's state: somebody makes its key, since the second that the other bits say.
const BUSY: u64 = 1 << 63;
/// Making a key takes microseconds: whoever takes this long is dead.
const MAKING_SECONDS: u64 = 5;

/// What configurations of servers are given.
pub const SHARED: TicketKeys = TicketKeys { current, of };

#[repr(C)]
struct Slot {
    /// The epoch whose key it is, and 1 more, so that 0 is none; or `BUSY`.
    state: AtomicU64,
    key: [AtomicU64; KEY_WORDS],
}

#[repr(C)]
struct Slots([Slot; SLOTS]);

static KEYS: OnceLock<Option<&'static Slots>> = OnceLock::new();

/// Maps the memory, so that processes that are forked from here on share it.
pub fn share() {
    KEYS.get_or_init(|| {
        let mapping = Mapping::new(size_of::<Slots>()).ok()?;
        mapping.exclude_from_dumps();
        let slots: *const Slots = mapping.start().as_ptr().cast();
        // It is there as long as the process.
        std::mem::forget(mapping);
        // SAFETY: the mapping is large enough, begins on a page, stays, and is only ever touched as atomics, which zeros are.
        Some(unsafe { &*slots })
    });
}

fn slots() -> Option<&'static Slots> {
    KEYS.get().copied().flatten()
}

fn now() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(0, |now| now.as_secs())
}

/// The present epoch and its key. None: it is just being made.
pub fn current() -> Option<(u64, Key)> {
    let now = now();
    let epoch = now / EPOCH_SECONDS;
    let slots = slots()?;
    let key = slots.find(epoch).or_else(|| slots.make(epoch, now))?;
    Some((epoch, key))
}

/// An epoch's key, as long as it is believed.
pub fn of(epoch: u64) -> Option<Key> {
    let age = (now() / EPOCH_SECONDS).checked_sub(epoch)?;
    if age > 1 {
        return None;
    }
    slots()?.find(epoch)
}

impl Slots {
    fn slot(&self, epoch: u64) -> &Slot {
        &self.0[epoch as usize % SLOTS]
    }

    fn find(&self, epoch: u64) -> Option<Key> {
        let slot = self.slot(epoch);
        let is_there = || slot.state.load(Ordering::Acquire) == epoch + 1;
        if !is_there() {
            return None;
        }
        let mut key = [0; KEY_BYTES];
        for (bytes, word) in key.chunks_exact_mut(8).zip(&slot.key) {
            bytes.copy_from_slice(&word.load(Ordering::Acquire).to_ne_bytes());
        }
        // Nobody has put another one in its place meanwhile.
        is_there().then_some(key)
    }

    /// Makes an epoch's key, unless another process is at it.
    fn make(&self, epoch: u64, now: u64) -> Option<Key> {
        let slot = self.slot(epoch);
        let state = slot.state.load(Ordering::Acquire);
        if state == epoch + 1 || state & BUSY != 0 && now.saturating_sub(state & !BUSY) < MAKING_SECONDS {
            return self.find(epoch);
        }
        slot.state
            .compare_exchange(state, BUSY | now, Ordering::AcqRel, Ordering::Relaxed)
            .ok()?;
        let mut key = [0; KEY_BYTES];
        system::random_bytes(&mut key);
        slot.fill(&key);
        slot.state.store(epoch + 1, Ordering::Release);
        // That of the epoch before the last.
        let gone = self.slot(epoch + 1);
        gone.state.store(0, Ordering::Release);
        gone.fill(&[0; KEY_BYTES]);
        Some(key)
    }
}

impl Slot {
    fn fill(&self, key: &Key) {
        for (bytes, word) in key.chunks_exact(8).zip(&self.key) {
            let bytes = bytes.try_into().unwrap_or_default();
            word.store(u64::from_ne_bytes(bytes), Ordering::Release);
        }
    }
}
