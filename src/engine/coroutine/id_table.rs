//! From a coroutine's id to its slot: a small open-addressed table, because each coroutine enters and leaves it once and
//! the standard one takes more time for that than switching stacks does.

use super::slot::Slot;

/// Entries at first.
const SMALLEST: usize = 64;
/// 2^64 divided by the golden ratio: ids in a row, as they are handed out, end up far apart.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

#[derive(Clone, Copy)]
struct Entry {
    id: i64,
    slot: &'static Slot,
}

/// Slots by the ids of their coroutines: a hash table with open addressing.
pub struct Ids {
    /// A power of two of them, at most half of them taken. One that is not at its `home` lies behind it without a gap.
    entries: Vec<Option<Entry>>,
    len: usize,
}

impl Ids {
    pub fn new() -> Self {
        Ids {
            entries: vec![None; SMALLEST],
            len: 0,
        }
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn iter(&self) -> impl Iterator<Item = i64> {
        self.entries.iter().flatten().map(|entry| entry.id)
    }

    pub fn get(&self, id: i64) -> Option<&'static Slot> {
        let mut place = self.home(id);
        while let Some(entry) = self.entries[place] {
            if entry.id == id {
                return Some(entry.slot);
            }
            place = self.next(place);
        }
        None
    }

    /// Adds an id that is not there.
    pub fn insert(&mut self, id: i64, slot: &'static Slot) {
        if self.len * 2 >= self.entries.len() {
            self.grow();
        }
        let mut place = self.home(id);
        while self.entries[place].is_some() {
            place = self.next(place);
        }
        self.entries[place] = Some(Entry { id, slot });
        self.len += 1;
    }

    pub fn remove(&mut self, id: i64) {
        let mut gap = self.home(id);
        while self.entries[gap].is_some_and(|entry| entry.id != id) {
            gap = self.next(gap);
        }
        if self.entries[gap].take().is_none() {
            return;
        }
        self.len -= 1;
        // Those behind it move up, unless that would put them before their home.
        let mut place = self.next(gap);
        while let Some(entry) = self.entries[place] {
            if self.distance(self.home(entry.id), place) >= self.distance(gap, place) {
                self.entries[gap] = self.entries[place].take();
                gap = place;
            }
            place = self.next(place);
        }
    }

    #[inline]
    fn home(&self, id: i64) -> usize {
        let bits = self.entries.len().trailing_zeros();
        ((id as u64).wrapping_mul(SPREAD) >> (u64::BITS - bits)) as usize
    }

    #[inline]
    fn next(&self, place: usize) -> usize {
        (place + 1) & (self.entries.len() - 1)
    }

    /// Steps from one place to another.
    fn distance(&self, from: usize, to: usize) -> usize {
        to.wrapping_sub(from) & (self.entries.len() - 1)
    }

    #[cold]
    fn grow(&mut self) {
        let larger = vec![None; self.entries.len() * 2];
        let entries = std::mem::replace(&mut self.entries, larger);
        self.len = 0;
        for entry in entries.into_iter().flatten() {
            self.insert(entry.id, entry.slot);
        }
    }
}
