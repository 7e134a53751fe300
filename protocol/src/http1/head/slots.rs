//! The header slots that httparse fills. They are kept per thread and not on the stack, because requests are parsed
//! on coroutine stacks that may be small, and 64 KiB of head can hold 16,000 fields.

use std::cell::Cell;

use httparse::{EMPTY_HEADER, Header};
use memchr::memchr_iter;

/// Enough for what browsers and proxies send.
const USUAL_FIELDS: usize = 64;
/// Above this the slots are given back after the head that needed them (32 bytes each).
const KEPT_FIELDS: usize = 512;

thread_local! {
    static SLOTS: Cell<Vec<Header<'static>>> = const { Cell::new(Vec::new()) };
}

/// An empty vector with room, taken from this thread and given back by [`give_back`].
pub(super) fn take<'a>() -> Vec<Header<'a>> {
    let mut slots = relabel(SLOTS.take());
    slots.reserve(USUAL_FIELDS);
    slots
}

/// Room for every field that `head` can have, for when the usual was not enough.
pub(super) fn enlarge(slots: &mut Vec<Header<'_>>, head: &[u8]) {
    slots.reserve(memchr_iter(b'\n', head).count());
}

pub(super) fn give_back(slots: Vec<Header<'_>>) {
    if slots.capacity() <= KEPT_FIELDS {
        SLOTS.set(relabel(slots));
    }
}

/// Changes the lifetime of an emptied vector: collecting in place keeps the allocation.
fn relabel<'to>(mut slots: Vec<Header<'_>>) -> Vec<Header<'to>> {
    slots.clear();
    slots.into_iter().map(|_| EMPTY_HEADER).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_reused() {
        let first = take();
        let address = first.as_ptr() as usize;
        give_back(first);
        let second = take();
        assert_eq!(second.as_ptr() as usize, address);
    }

    #[test]
    fn many_slots_are_given_back() {
        let mut slots = take();
        slots.reserve(KEPT_FIELDS + 1);
        give_back(slots);
        assert!(take().capacity() <= KEPT_FIELDS);
    }
}
