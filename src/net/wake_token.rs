//! Wakers as plain words: who is to be woken, and a sequence number that makes late wake-ups harmless.
//!
//! A word is two numbers in a pointer's 64 bits, so cloning, comparing and dropping a waker cost nothing and no
//! waker ever points into a coroutine's stack.

use std::task::{RawWaker, RawWakerVTable, Waker};

use super::reactor;

/// Whom to wake. `seq` must match the target's current wait, else the wake-up is stale and ignored. Slots have 30 bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WakeToken {
    Coroutine {
        slot: u32,
        seq: u32,
    },
    Job {
        slot: u32,
        seq: u32,
    },
    /// A script's timer, by its number.
    Timer(u64),
    /// Descriptors that a script watches: some are ready.
    Events,
    /// A coroutine whose time limit is over, whatever it waits for; `seq` names the limit and is never 0.
    Limit {
        slot: u32,
        seq: u32,
    },
}

/// The two bits that tell the kinds apart.
const KIND: u64 = 0b11 << 62;
const JOB: u64 = 0b01 << 62;
const TIMER: u64 = 0b10 << 62;
/// With a limit in the other bits, that.
const EVENTS: u64 = 0b11 << 62;

impl WakeToken {
    fn encode(self) -> u64 {
        match self {
            WakeToken::Coroutine { slot, seq } => u64::from(slot) << 32 | u64::from(seq),
            WakeToken::Job { slot, seq } => JOB | u64::from(slot) << 32 | u64::from(seq),
            WakeToken::Timer(number) => TIMER | number,
            WakeToken::Events => EVENTS,
            WakeToken::Limit { slot, seq } => EVENTS | u64::from(slot) << 32 | u64::from(seq),
        }
    }

    fn decode(bits: u64) -> Self {
        let (slot, seq) = (((bits & !KIND) >> 32) as u32, bits as u32);
        match bits & KIND {
            0 => WakeToken::Coroutine { slot, seq },
            JOB => WakeToken::Job { slot, seq },
            TIMER => WakeToken::Timer(bits & !KIND),
            _ if seq == 0 => WakeToken::Events,
            _ => WakeToken::Limit { slot, seq },
        }
    }

    /// A waker for this word; valid on every thread and for ever.
    pub fn waker(self) -> Waker {
        crate::zend::waker_from(RawWaker::new(self.encode() as usize as *const (), &VTABLE))
    }
}

static VTABLE: RawWakerVTable = RawWakerVTable::new(
    |data| RawWaker::new(data, &VTABLE),
    |data| reactor::wake(WakeToken::decode(data as usize as u64)),
    |data| reactor::wake(WakeToken::decode(data as usize as u64)),
    |_| {},
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_survive_the_pointer() {
        for word in [
            WakeToken::Coroutine { slot: 0, seq: 0 },
            WakeToken::Coroutine {
                slot: 0x3fff_ffff,
                seq: u32::MAX,
            },
            WakeToken::Job { slot: 17, seq: 4 },
            WakeToken::Timer(u64::MAX >> 2),
            WakeToken::Events,
            WakeToken::Limit { slot: 9, seq: 1 },
        ] {
            assert_eq!(WakeToken::decode(word.encode()), word);
        }
    }
}
