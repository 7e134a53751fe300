//! Everything that happens at a time, in the order (deadline, sequence): equal deadlines are first come, first served.
//!
//! One tokio timer serves them all. A connection's many small deadlines are one entry here: it is looked at when it
//! comes due, and put back if the connection has meanwhile set a later one.

use std::collections::BTreeMap;
use std::rc::Weak;
use std::time::Instant;

use super::WakeToken;

/// Names a deadline, to take it back.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct TimerKey {
    at: Instant,
    sequence: u64,
}

/// Something with a deadline that moves often.
pub trait Expire {
    /// Its entry came due, and is gone. Acts if its own deadline has passed; otherwise makes a new entry.
    fn check(&self, now: Instant);
}

/// What an entry is for.
pub enum Due {
    Wake(WakeToken),
    Check(Weak<dyn Expire>),
}

#[derive(Default)]
pub struct Deadlines {
    entries: BTreeMap<TimerKey, Due>,
    sequence: u64,
    /// How many of the entries somebody waits for (`Check` entries keep nothing alive).
    waiting: usize,
}

impl TimerKey {
    pub fn at(self) -> Instant {
        self.at
    }
}

impl Deadlines {
    pub fn wake_at(&mut self, at: Instant, word: WakeToken) -> TimerKey {
        self.waiting += 1;
        self.insert(at, Due::Wake(word))
    }

    pub fn check_at(&mut self, at: Instant, target: Weak<dyn Expire>) -> TimerKey {
        self.insert(at, Due::Check(target))
    }

    fn insert(&mut self, at: Instant, due: Due) -> TimerKey {
        self.sequence += 1;
        let key = TimerKey {
            at,
            sequence: self.sequence,
        };
        self.entries.insert(key, due);
        key
    }

    /// Takes an entry back; false if it has fired.
    pub fn cancel(&mut self, key: TimerKey) -> bool {
        let removed = self.entries.remove(&key);
        self.waiting -= usize::from(matches!(removed, Some(Due::Wake(_))));
        removed.is_some()
    }

    pub fn next(&self) -> Option<Instant> {
        self.entries.first_key_value().map(|(key, _)| key.at)
    }

    pub fn waiting(&self) -> usize {
        self.waiting
    }

    pub fn pop_due(&mut self, now: Instant) -> Option<Due> {
        let first = self.entries.first_entry()?;
        if first.key().at > now {
            return None;
        }
        let due = first.remove();
        self.waiting -= usize::from(matches!(due, Due::Wake(_)));
        Some(due)
    }

    pub fn clear(&mut self) {
        self.entries.clear();
        self.waiting = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn equal_deadlines_fire_in_the_order_they_were_set() {
        let (mut deadlines, at) = (Deadlines::default(), Instant::now());
        for slot in 0..5 {
            deadlines.wake_at(at, WakeToken::Coroutine { slot, seq: 0 });
        }
        let mut fired = Vec::new();
        while let Some(Due::Wake(WakeToken::Coroutine { slot, .. })) = deadlines.pop_due(at) {
            fired.push(slot);
        }
        assert_eq!(fired, [0, 1, 2, 3, 4]);
    }

    #[test]
    fn nothing_fires_early_and_a_cancelled_wake_up_not_at_all() {
        let (mut deadlines, now) = (Deadlines::default(), Instant::now());
        let later = now + Duration::from_millis(1);
        let key = deadlines.wake_at(later, WakeToken::Coroutine { slot: 1, seq: 0 });
        assert!(deadlines.pop_due(now).is_none());
        assert!(deadlines.cancel(key));
        assert!(!deadlines.cancel(key));
        assert!(deadlines.pop_due(later).is_none());
        assert_eq!(deadlines.waiting(), 0);
    }
}
