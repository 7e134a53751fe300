//! Wakers as plain words: who is to be woken, and a sequence number that makes late wake-ups harmless.
//!
//! A word is two numbers in a pointer's 64 bits, so cloning, comparing and dropping a waker cost nothing and no
//! waker ever points into a coroutine's stack.

use std::task::{RawWaker, RawWakerVTable, Waker};

use super::reactor;

/// Whom to wake. `seq` must match the target's current wait, else the wake-up is stale and ignored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Word {
    Coroutine { slot: u32, seq: u32 },
    Job { slot: u32, seq: u32 },
}

const JOB: u64 = 1 << 63;

impl Word {
    fn encode(self) -> u64 {
        match self {
            Word::Coroutine { slot, seq } => u64::from(slot) << 32 | u64::from(seq),
            Word::Job { slot, seq } => JOB | u64::from(slot) << 32 | u64::from(seq),
        }
    }

    fn decode(bits: u64) -> Self {
        let (slot, seq) = ((bits & !JOB) >> 32, bits as u32);
        let slot = slot as u32;
        if bits & JOB == 0 {
            Word::Coroutine { slot, seq }
        } else {
            Word::Job { slot, seq }
        }
    }

    /// A waker for this word; valid on every thread and for ever.
    pub fn waker(self) -> Waker {
        crate::zend::waker_from(RawWaker::new(self.encode() as usize as *const (), &VTABLE))
    }
}

static VTABLE: RawWakerVTable = RawWakerVTable::new(
    |data| RawWaker::new(data, &VTABLE),
    |data| reactor::wake(Word::decode(data as usize as u64)),
    |data| reactor::wake(Word::decode(data as usize as u64)),
    |_| {},
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_survive_the_pointer() {
        for word in [
            Word::Coroutine { slot: 0, seq: 0 },
            Word::Coroutine {
                slot: 0x7fff_ffff,
                seq: u32::MAX,
            },
            Word::Job { slot: 17, seq: 4 },
        ] {
            assert_eq!(Word::decode(word.encode()), word);
        }
    }
}
