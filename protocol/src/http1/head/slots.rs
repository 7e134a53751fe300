//! The header slots that httparse fills. They are kept per thread and not on the stack, because requests are parsed
//! on coroutine stacks that may be small, and 64 KiB of head can hold 16,000 fields.

use std::cell::Cell;

use httparse::{EMPTY_HEADER, Header};
use memchr::memchr_iter;

/// Enough for what browsers and proxies send, so that lines need not be counted.
const USUAL_FIELDS: usize = 100;

/// Above this the slots are given back after the head that needed them (32 bytes each).
const KEPT_FIELDS: usize = 512;

thread_local! {
    static SLOTS: Cell<Vec<Header<'static>>> = const { Cell::new(Vec::new()) };
}

/// An empty vector with room for `max_fields`, or for all lines of `head` if it has fewer; taken from this thread and given
/// back by [`give_back`].
pub(super) fn take<'a>(head: &[u8], max_fields: usize) -> Vec<Header<'a>> {
    let mut slots = relabel(SLOTS.take());
    if max_fields <= USUAL_FIELDS {
        slots.reserve(max_fields);
    } else {
        slots.reserve(memchr_iter(b'\n', head).count().min(max_fields));
    }
    slots
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
        let first = take(b"", 9);
        let address = first.as_ptr() as usize;
        give_back(first);
        let second = take(b"", 9);
        assert_eq!(second.as_ptr() as usize, address);
    }

    #[test]
    fn many_slots_are_given_back() {
        let head = b"\n".repeat(KEPT_FIELDS + 1);
        let slots = take(&head, usize::MAX);
        assert!(slots.capacity() > KEPT_FIELDS);
        give_back(slots);
        assert!(take(b"", 9).capacity() <= KEPT_FIELDS);
    }
}
