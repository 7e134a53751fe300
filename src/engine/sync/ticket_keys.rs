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
    slots()?.current(now())
}

/// An epoch's key, as long as it is believed.
pub fn of(epoch: u64) -> Option<Key> {
    slots()?.of(epoch, now())
}

impl Slots {
    fn current(&self, now: u64) -> Option<(u64, Key)> {
        let epoch = now / EPOCH_SECONDS;
        let key = self.find(epoch).or_else(|| self.make(epoch, now))?;
        Some((epoch, key))
    }

    fn of(&self, epoch: u64, now: u64) -> Option<Key> {
        let age = (now / EPOCH_SECONDS).checked_sub(epoch)?;
        if age > 1 {
            return None;
        }
        self.find(epoch)
    }

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
        // But for the epoch before, whose state is this one's number.
        for other in self.0.iter().filter(|other| !std::ptr::eq(*other, slot)) {
            other.forget_unless(epoch, now);
        }
        Some(key)
    }
}

impl Slot {
    /// Wipes the key, unless its state is the one to be kept. A slot that is being filled is left to whoever fills it.
    fn forget_unless(&self, kept: u64, now: u64) {
        let state = self.state.load(Ordering::Acquire);
        if state == 0 || state == kept || state & BUSY != 0 {
            return;
        }
        let taken = self
            .state
            .compare_exchange(state, BUSY | now, Ordering::AcqRel, Ordering::Relaxed);
        if taken.is_ok() {
            self.fill(&[0; KEY_BYTES]);
            self.state.store(0, Ordering::Release);
        }
    }

    fn fill(&self, key: &Key) {
        for (bytes, word) in key.chunks_exact(8).zip(&self.key) {
            let bytes = bytes.try_into().unwrap_or_default();
            word.store(u64::from_ne_bytes(bytes), Ordering::Release);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EPOCH: u64 = 1_000;

    fn slots() -> Slots {
        Slots(std::array::from_fn(|_| Slot {
            state: AtomicU64::new(0),
            key: std::array::from_fn(|_| AtomicU64::new(0)),
        }))
    }

    /// The last second of an epoch.
    fn end_of(epoch: u64) -> u64 {
        (epoch + 1) * EPOCH_SECONDS - 1
    }

    /// Keys that are in the memory.
    fn remembered(slots: &Slots) -> usize {
        let is_zero = |slot: &&Slot| slot.key.iter().all(|word| word.load(Ordering::Relaxed) == 0);
        SLOTS - slots.0.iter().filter(is_zero).count()
    }

    #[test]
    fn a_key_lasts_for_an_epoch_and_is_believed_for_one_more() {
        let slots = slots();
        let begin = EPOCH * EPOCH_SECONDS;
        let (epoch, key) = slots.current(begin).unwrap();
        assert_eq!(epoch, EPOCH);
        assert_ne!(key, [0; KEY_BYTES]);
        assert_eq!(slots.current(end_of(EPOCH)), Some((EPOCH, key)));
        assert_eq!(slots.of(EPOCH, end_of(EPOCH)), Some(key));
        // Nobody has made the next key yet.
        assert_eq!(slots.of(EPOCH, end_of(EPOCH) + 1), Some(key));
        let (next, other) = slots.current(end_of(EPOCH) + 1).unwrap();
        assert_eq!(next, EPOCH + 1);
        assert_ne!(other, key);
        assert_eq!(slots.of(EPOCH, end_of(EPOCH + 1)), Some(key));
        assert_eq!(slots.of(EPOCH, end_of(EPOCH + 1) + 1), None);
    }

    #[test]
    fn old_keys_leave_the_memory() {
        let slots = slots();
        for epoch in [EPOCH, EPOCH + 1] {
            slots.current(end_of(epoch)).unwrap();
        }
        for epoch in EPOCH + 2..EPOCH + 10 {
            slots.current(end_of(epoch)).unwrap();
            assert_eq!(remembered(&slots), 2);
        }
        // After hours without a handshake there is nothing worth keeping.
        for pause in [2, 3, 4, 5, 100] {
            let slots = self::slots();
            slots.current(end_of(EPOCH)).unwrap();
            slots.current(end_of(EPOCH + 1)).unwrap();
            slots.current(end_of(EPOCH + 1 + pause)).unwrap();
            assert_eq!(remembered(&slots), 1, "after {pause} epochs");
        }
    }

    #[test]
    fn epochs_that_were_not_are_not_believed() {
        let slots = slots();
        let (epoch, key) = slots.current(end_of(EPOCH)).unwrap();
        assert_eq!(slots.of(epoch + 1, end_of(EPOCH)), None);
        assert_eq!(slots.of(u64::MAX, end_of(EPOCH)), None);
        assert_eq!(slots.of(0, end_of(EPOCH)), None);
        // A clock that is set back makes another key, and believes those of the future again only then.
        let (before, _) = slots.current(end_of(EPOCH - 1)).unwrap();
        assert_eq!(before, EPOCH - 1);
        assert_eq!(slots.of(EPOCH, end_of(EPOCH - 1)), None);
        assert_ne!(
            slots.current(end_of(EPOCH)).map(|(_, key)| key),
            Some([0; KEY_BYTES])
        );
        assert_ne!(key, [0; KEY_BYTES]);
    }

    #[test]
    fn who_dies_while_making_a_key_is_replaced() {
        let slots = slots();
        let now = end_of(EPOCH) - MAKING_SECONDS;
        slots.slot(EPOCH).state.store(BUSY | now, Ordering::Relaxed);
        assert_eq!(slots.current(now), None);
        assert_eq!(slots.current(now + MAKING_SECONDS - 1), None);
        let (epoch, key) = slots.current(now + MAKING_SECONDS).unwrap();
        assert_eq!(slots.of(epoch, now + MAKING_SECONDS), Some(key));
    }
}
