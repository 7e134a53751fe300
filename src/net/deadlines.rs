//! Everything that happens at a time, in the order (deadline, sequence): equal deadlines are first come, first served.
//!
//! Two kinds are kept apart, because the poll's sleep is ended for them by different clocks (see `alarm`). Somebody waits
//! for an exact one. A coarse one may come a millisecond late: a connection's many small deadlines are one entry here,
//! which is looked at when it comes due, and put back if the connection has meanwhile set a later one.

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
    /// Exact; somebody waits for each of them.
    wakes: BTreeMap<TimerKey, WakeToken>,
    /// Coarse; they keep nothing alive.
    checks: BTreeMap<TimerKey, Weak<dyn Expire>>,
    sequence: u64,
}

impl TimerKey {
    pub fn at(self) -> Instant {
        self.at
    }
}

impl Deadlines {
    pub fn wake_at(&mut self, at: Instant, word: WakeToken) -> TimerKey {
        let key = self.new_key(at);
        self.wakes.insert(key, word);
        key
    }

    pub fn check_at(&mut self, at: Instant, target: Weak<dyn Expire>) -> TimerKey {
        let key = self.new_key(at);
        self.checks.insert(key, target);
        key
    }

    fn new_key(&mut self, at: Instant) -> TimerKey {
        self.sequence += 1;
        TimerKey {
            at,
            sequence: self.sequence,
        }
    }

    /// Takes a wake-up back; false if it has fired.
    pub fn cancel(&mut self, key: TimerKey) -> bool {
        self.wakes.remove(&key).is_some()
    }

    /// Takes a check back.
    pub fn cancel_check(&mut self, key: TimerKey) {
        self.checks.remove(&key);
    }

    /// The earliest of the exact ones.
    pub fn next_exact(&self) -> Option<Instant> {
        self.wakes.first_key_value().map(|(key, _)| key.at)
    }

    /// The earliest of the coarse ones.
    pub fn next_coarse(&self) -> Option<Instant> {
        self.checks.first_key_value().map(|(key, _)| key.at)
    }

    /// Whether one is due.
    pub fn any_due(&self, now: Instant) -> bool {
        let due = |next: Option<Instant>| next.is_some_and(|next| next <= now);
        due(self.next_exact()) || due(self.next_coarse())
    }

    /// How many somebody waits for.
    pub fn waiting(&self) -> usize {
        self.wakes.len()
    }

    pub fn pop_due(&mut self, now: Instant) -> Option<Due> {
        let wake = self.wakes.first_entry().filter(|first| first.key().at <= now);
        let check = self.checks.first_entry().filter(|first| first.key().at <= now);
        match (wake, check) {
            (Some(wake), Some(check)) if check.key() < wake.key() => Some(Due::Check(check.remove())),
            (Some(wake), _) => Some(Due::Wake(wake.remove())),
            (None, Some(check)) => Some(Due::Check(check.remove())),
            (None, None) => None,
        }
    }

    pub fn clear(&mut self) {
        self.wakes.clear();
        self.checks.clear();
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
    fn exact_and_coarse_deadlines_fire_in_one_order() {
        struct Nobody;
        impl Expire for Nobody {
            fn check(&self, _: Instant) {}
        }
        let nobody: Weak<dyn Expire> = Weak::<Nobody>::new();
        let (mut deadlines, now) = (Deadlines::default(), Instant::now());
        let millis = |millis| now + Duration::from_millis(millis);
        deadlines.check_at(millis(2), nobody.clone());
        deadlines.wake_at(millis(2), WakeToken::Timer(1));
        deadlines.wake_at(millis(1), WakeToken::Timer(2));
        deadlines.check_at(millis(3), nobody);
        assert_eq!(deadlines.next_exact(), Some(millis(1)));
        assert_eq!(deadlines.next_coarse(), Some(millis(2)));
        assert_eq!(deadlines.waiting(), 2);
        let fired = std::iter::from_fn(|| deadlines.pop_due(millis(3)));
        let fired: Vec<_> = fired.map(|due| matches!(due, Due::Wake(_))).collect();
        assert_eq!(fired, [true, false, true, false]);
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
