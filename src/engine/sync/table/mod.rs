//! Rows of fixed columns in memory that forked processes share.
//!
//! The mapping has buckets, each with a lock and the head of a chain, and rows, each with its key and two copies of its
//! columns. A process that is killed inside leaves nothing half done behind:
//!
//! * a row is changed by writing the copy that is not in use and then pointing to it, so that a reader sees a whole row;
//! * a row enters and leaves a chain by one store. It is *claimed* by its process meanwhile, so that the next one which
//!   gets the dead process's lock, or needs a row and finds none, knows that it is to be looked after;
//! * a lock holds its owner's process id (`owner_word`).
//!
//! Any row may hold any key, so the table is full when all rows are used, and not before. What is in a row is in `row`.

mod row;

use std::cell::Cell;
use std::io;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use super::owner_word::{self, Taken, is_alive};
use super::shared_memory::Mapping;
use crate::zend::system::process_id;

pub use row::{Column, ColumnType, Columns, Field, RowCopy, RowEdit};

/// Bytes of a key at most, as in the original.
pub const MAX_KEY: usize = 63;
/// Fewest rows of a table.
const MIN_ROWS: usize = 64;
const MAX_ROWS: usize = 1 << 30;
/// No further row in the chain.
const END: u32 = u32::MAX;

/// States of a row; a process id stands for a row that this process is putting in or taking out.
const FREE: u32 = 0;
const USED: u32 = u32::MAX;

#[repr(C)]
struct Header {
    used: AtomicU32,
    /// A process has died inside: `used` may be wrong, and is counted anew.
    miscounted: AtomicU32,
    /// Where to look for a free row first.
    next_free: AtomicU32,
    inserted: AtomicU64,
    updated: AtomicU64,
    deleted: AtomicU64,
}

#[repr(C)]
struct Bucket {
    lock: AtomicU32,
    head: AtomicU32,
}

#[repr(C)]
struct Row {
    state: AtomicU32,
    bucket: AtomicU32,
    next: AtomicU32,
    /// Which of the two copies is the row: 0 or 1.
    current: AtomicU32,
    key_length: Cell<u8>,
    key: [Cell<u8>; MAX_KEY],
}

/// The table of one process; the mapping is the same in all that were forked after it was made.
pub struct Table {
    memory: Mapping,
    columns: Columns,
    /// As it was asked for, as a power of two.
    nominal_rows: usize,
    rows: usize,
    row_size: usize,
}

/// How the rows and their chains are spread.
pub struct Statistics {
    pub used: usize,
    /// Rows that are not the first of their chain, and the longest way to one.
    pub conflicts: usize,
    pub longest_chain: usize,
    pub inserted: u64,
    pub updated: u64,
    pub deleted: u64,
    /// Rows beyond the nominal size, and how many of all rows are free, at most those.
    pub extra: usize,
    pub available_extra: usize,
}

/// Rows of a table that is asked for `size`: a power of two, and with the rows beyond it. None: too many.
fn rows_for(size: usize, extra_share: f64) -> Option<(usize, usize)> {
    let nominal = Some(Table::nominal_rows_for(size)).filter(|rows| *rows <= MAX_ROWS)?;
    let share = if extra_share.is_nan() {
        0.2
    } else {
        extra_share.clamp(0.2, 1.0)
    };
    Some((nominal, nominal + (nominal as f64 * share) as usize))
}

impl Table {
    /// Maps a table for at least `size` rows, and `extra_share` of them (0.2 to 1) in addition.
    pub fn new(size: usize, extra_share: f64, columns: Columns) -> io::Result<Self> {
        let too_large = || io::Error::from(io::ErrorKind::OutOfMemory);
        let (nominal_rows, rows) = rows_for(size, extra_share).ok_or_else(too_large)?;
        let row_size = size_of::<Row>().next_multiple_of(8) + 2 * columns.size();
        let bytes = rows
            .checked_mul(row_size)
            .and_then(|bytes| bytes.checked_add(size_of::<Header>() + nominal_rows * size_of::<Bucket>()))
            .ok_or_else(too_large)?;
        let table = Table {
            memory: Mapping::new(bytes)?,
            columns,
            nominal_rows,
            rows,
            row_size,
        };
        for index in 0..nominal_rows {
            table.bucket(index).head.store(END, Ordering::Relaxed);
        }
        Ok(table)
    }

    /// How many rows a table has that is asked for `size`.
    pub fn nominal_rows_for(size: usize) -> usize {
        size.max(MIN_ROWS)
            .checked_next_power_of_two()
            .unwrap_or(usize::MAX)
    }

    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// How many rows it was made for.
    pub fn nominal_rows(&self) -> usize {
        self.nominal_rows
    }

    /// Bytes of the mapping.
    pub fn memory_size(&self) -> usize {
        self.memory.size()
    }

    fn header(&self) -> &Header {
        // SAFETY: the mapping begins with it, page-aligned.
        unsafe { self.memory.start().cast().as_ref() }
    }

    fn bucket(&self, index: usize) -> &Bucket {
        debug_assert!(index < self.nominal_rows);
        // SAFETY: behind the header come `nominal_rows` buckets; both have sizes that keep eight-byte alignment.
        unsafe {
            self.memory
                .start()
                .add(size_of::<Header>())
                .cast::<Bucket>()
                .add(index)
                .as_ref()
        }
    }

    fn row(&self, index: usize) -> &Row {
        // SAFETY: `row_memory` gives the start of a row.
        unsafe { self.row_memory(index).cast().as_ref() }
    }

    fn row_memory(&self, index: usize) -> NonNull<u8> {
        debug_assert!(index < self.rows);
        let start = size_of::<Header>() + self.nominal_rows * size_of::<Bucket>() + index * self.row_size;
        // SAFETY: behind the buckets come `rows` rows of `row_size` bytes.
        unsafe { self.memory.start().add(start) }
    }

    /// One of the two copies of a row's columns.
    fn copy(&self, index: usize, copy: u32) -> NonNull<[u8]> {
        let size = self.columns.size();
        let start = size_of::<Row>().next_multiple_of(8) + copy as usize * size;
        // SAFETY: the two copies follow the row's head.
        NonNull::slice_from_raw_parts(unsafe { self.row_memory(index).add(start) }, size)
    }

    fn bucket_of(&self, key: &[u8]) -> usize {
        let hash = key.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        (hash ^ hash >> 32) as usize & (self.nominal_rows - 1)
    }

    fn lock(&self, bucket: usize) -> Locked<'_> {
        let process = process_id();
        if owner_word::take(&self.bucket(bucket).lock, process) == Taken::FromTheDead {
            self.header().miscounted.store(1, Ordering::Relaxed);
            self.mend(bucket);
        }
        Locked {
            table: self,
            bucket,
            process,
        }
    }

    /// What a dead process had claimed in this chain is in it, so it is a row.
    fn mend(&self, bucket: usize) {
        let mut next = self.bucket(bucket).head.load(Ordering::Acquire);
        while next != END {
            let row = self.row(next as usize);
            row.state.store(USED, Ordering::Release);
            next = row.next.load(Ordering::Acquire);
        }
    }

    /// Claims a row for this process. None: all are in use.
    fn claim(&self, process: u32, held: usize) -> Option<usize> {
        let start = self.header().next_free.load(Ordering::Relaxed) as usize % self.rows;
        let find = || {
            (start..self.rows).chain(0..start).find(|index| {
                self.row(*index)
                    .state
                    .compare_exchange(FREE, process, Ordering::AcqRel, Ordering::Relaxed)
                    .is_ok()
            })
        };
        let found = match find() {
            None if self.free_what_the_dead_claimed(held) => find(),
            found => found,
        };
        if let Some(index) = found {
            self.header().next_free.store(index as u32 + 1, Ordering::Relaxed);
        }
        found
    }

    /// Frees rows that processes had claimed when they died, unless they are in their chain. The caller holds the lock of
    /// the bucket `held`.
    fn free_what_the_dead_claimed(&self, held: usize) -> bool {
        let mut freed = false;
        for index in 0..self.rows {
            let row = self.row(index);
            let state = row.state.load(Ordering::Acquire);
            if state == FREE || state == USED || is_alive(state) {
                continue;
            }
            let bucket = row.bucket.load(Ordering::Acquire) as usize;
            if bucket == held || bucket >= self.nominal_rows {
                self.mend(held);
                freed |= self.free_unless_chained(index, state);
                continue;
            }
            // Not waited for: that could be for the owner of a lock who waits for ours.
            let lock = &self.bucket(bucket).lock;
            if owner_word::try_take(lock, process_id()).is_some() {
                self.mend(bucket);
                freed |= self.free_unless_chained(index, state);
                owner_word::give_back(lock);
            }
        }
        self.header().miscounted.store(1, Ordering::Relaxed);
        freed
    }

    /// After `mend`, a row that is in the chain is used; one that is still claimed is in none.
    fn free_unless_chained(&self, index: usize, claimed_by: u32) -> bool {
        self.row(index)
            .state
            .compare_exchange(claimed_by, FREE, Ordering::AcqRel, Ordering::Relaxed)
            .is_ok()
    }

    /// A row as it is now. None: there is none.
    pub fn read(&self, key: &[u8]) -> Option<RowCopy> {
        let locked = self.lock(self.bucket_of(key));
        let (index, _) = locked.find(key)?;
        Some(self.copy_of(index))
    }

    /// What PHP makes of a row takes memory, and may end the script: so that is done with a copy, and without the lock.
    fn copy_of(&self, index: usize) -> RowCopy {
        let current = self.row(index).current.load(Ordering::Acquire) & 1;
        let data = self.copy(index, current);
        // SAFETY: nobody changes the copy while the caller has the bucket's lock.
        RowCopy::new(unsafe { data.as_ref() })
    }

    /// Changes a row, which is made with zeroes and empty strings if there is none. None: all rows are in use. `body` runs
    /// under the lock: nothing of PHP's may happen in it.
    pub fn write<R>(&self, key: &[u8], body: impl FnOnce(&mut RowEdit<'_>) -> R) -> Option<R> {
        let bucket = self.bucket_of(key);
        let locked = self.lock(bucket);
        if let Some((index, _)) = locked.find(key) {
            let row = self.row(index);
            let current = row.current.load(Ordering::Relaxed) & 1;
            let (from, mut to) = (self.copy(index, current), self.copy(index, 1 - current));
            // SAFETY: two copies of a row that only this process touches: it has the bucket's lock.
            let (from, to) = unsafe { (from.as_ref(), to.as_mut()) };
            to.copy_from_slice(from);
            let result = body(&mut RowEdit::new(to));
            row.current.store(1 - current, Ordering::Release);
            self.header().updated.fetch_add(1, Ordering::Relaxed);
            return Some(result);
        }
        let index = self.claim(locked.process, bucket)?;
        let row = self.row(index);
        row.bucket.store(bucket as u32, Ordering::Release);
        row.key_length.set(key.len() as u8);
        for (place, byte) in row.key.iter().zip(key) {
            place.set(*byte);
        }
        row.current.store(0, Ordering::Relaxed);
        let mut data = self.copy(index, 0);
        // SAFETY: the row is claimed: nobody else touches it.
        let data = unsafe { data.as_mut() };
        data.fill(0);
        let result = body(&mut RowEdit::new(data));
        let head = &self.bucket(bucket).head;
        row.next.store(head.load(Ordering::Relaxed), Ordering::Relaxed);
        head.store(index as u32, Ordering::Release);
        row.state.store(USED, Ordering::Release);
        self.header().used.fetch_add(1, Ordering::Relaxed);
        self.header().inserted.fetch_add(1, Ordering::Relaxed);
        Some(result)
    }

    /// False: there is no such row.
    pub fn delete(&self, key: &[u8]) -> bool {
        let locked = self.lock(self.bucket_of(key));
        let Some((index, before)) = locked.find(key) else {
            return false;
        };
        let row = self.row(index);
        row.state.store(locked.process, Ordering::Release);
        let next = row.next.load(Ordering::Relaxed);
        match before {
            Some(before) => self.row(before).next.store(next, Ordering::Release),
            None => self.bucket(locked.bucket).head.store(next, Ordering::Release),
        }
        row.state.store(FREE, Ordering::Release);
        let header = self.header();
        header.used.fetch_sub(1, Ordering::Relaxed);
        header.deleted.fetch_add(1, Ordering::Relaxed);
        // So that a table which is nearly full does not look through all of its rows for the next one.
        header.next_free.store(index as u32, Ordering::Relaxed);
        true
    }

    pub fn contains(&self, key: &[u8]) -> bool {
        self.lock(self.bucket_of(key)).find(key).is_some()
    }

    /// How many rows are in use.
    pub fn len(&self) -> usize {
        let header = self.header();
        if header.miscounted.swap(0, Ordering::Relaxed) != 0 {
            let used = (0..self.rows).filter(|index| self.row(*index).state.load(Ordering::Relaxed) == USED);
            header.used.store(used.count() as u32, Ordering::Relaxed);
        }
        header.used.load(Ordering::Relaxed) as usize
    }

    /// The first row in use from a position on: its key, its columns, and the position behind it.
    pub fn next_row(&self, from: usize) -> Option<(Vec<u8>, RowCopy, usize)> {
        for index in from..self.rows {
            let row = self.row(index);
            if row.state.load(Ordering::Acquire) != USED {
                continue;
            }
            let bucket = row.bucket.load(Ordering::Acquire) as usize;
            if bucket >= self.nominal_rows {
                continue;
            }
            let _locked = self.lock(bucket);
            // It may have become another bucket's before the lock was had; then it is new, and may be left out.
            if row.state.load(Ordering::Acquire) == USED
                && row.bucket.load(Ordering::Acquire) as usize == bucket
            {
                return Some((key_of(row), self.copy_of(index), index + 1));
            }
        }
        None
    }

    pub fn statistics(&self) -> Statistics {
        let used = self.len();
        let (mut conflicts, mut longest_chain) = (0, 0);
        for bucket in 0..self.nominal_rows {
            let length = self.lock(bucket).chain().count();
            conflicts += length.saturating_sub(1);
            longest_chain = longest_chain.max(length.saturating_sub(1));
        }
        let header = self.header();
        let extra = self.rows - self.nominal_rows;
        Statistics {
            used,
            conflicts,
            longest_chain,
            inserted: header.inserted.load(Ordering::Relaxed),
            updated: header.updated.load(Ordering::Relaxed),
            deleted: header.deleted.load(Ordering::Relaxed),
            extra,
            available_extra: extra.min(self.rows - used),
        }
    }
}

fn key_of(row: &Row) -> Vec<u8> {
    let length = usize::from(row.key_length.get()).min(MAX_KEY);
    row.key[..length].iter().map(Cell::get).collect()
}

/// A bucket whose lock this process has.
struct Locked<'a> {
    table: &'a Table,
    bucket: usize,
    process: u32,
}

impl Locked<'_> {
    /// Indexes of the chain's rows. Bounded, whatever the memory holds.
    fn chain(&self) -> impl Iterator<Item = usize> {
        let mut next = self.table.bucket(self.bucket).head.load(Ordering::Acquire) as usize;
        std::iter::from_fn(move || {
            if next >= self.table.rows {
                return None;
            }
            let index = next;
            next = self.table.row(index).next.load(Ordering::Acquire) as usize;
            Some(index)
        })
        .take(self.table.rows)
    }

    /// A row by its key, and the one before it in the chain.
    fn find(&self, key: &[u8]) -> Option<(usize, Option<usize>)> {
        let mut before = None;
        for index in self.chain() {
            let row = self.table.row(index);
            let length = usize::from(row.key_length.get());
            if length == key.len() && row.key.iter().zip(key).all(|(a, b)| a.get() == *b) {
                return Some((index, before));
            }
            before = Some(index);
        }
        None
    }
}

impl Drop for Locked<'_> {
    fn drop(&mut self) {
        owner_word::give_back(&self.table.bucket(self.bucket).lock);
    }
}
