//! A large payload, held once for all connections that get it: in memory while the budget allows it, in a temporary
//! file beyond that. So a slow client costs neither memory of ours nor any of the script's.
//!
//! Scripts push the same string to one connection after the other. It is recognized by its bytes: to compare them costs
//! less than to copy them, and an address says nothing once the script has changed or freed the string.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::rc::{Rc, Weak};

use super::budget::{self, DISK, MEMORY};
use super::buffers::{recycle_buffer, take_buffer};
use crate::zend::per_thread::per_thread;

/// Payloads that may be asked for again.
const REMEMBERED: usize = 8;
/// A file is read in pieces of so many bytes.
pub const PIECE: usize = 64 * 1024;

per_thread! {
    static RECENT: RefCell<VecDeque<Weak<Shared>>> = RefCell::new(VecDeque::new());
    /// Tells temporary files apart.
    static FILES: Cell<u64> = Cell::new(0);
}

/// A string that is to be sent to several connections: one copy of it, counted once, in memory or on disk.
pub struct Shared {
    place: Place,
    len: usize,
}

enum Place {
    Memory(Rc<Vec<u8>>),
    /// Without a name: it goes with its descriptor.
    File(File),
}

impl Shared {
    /// Holds `bytes`, unless they are held already. None: there is no room for them, even if slower connections are given up.
    pub fn of(bytes: &[u8]) -> Option<Rc<Self>> {
        if let Some(known) = recent(bytes) {
            return Some(known);
        }
        let shared = Shared::holding(bytes, || Rc::new(bytes.to_vec()))?;
        remember(&shared);
        Some(shared)
    }

    /// `in_memory` gives them as they are kept if there is memory for them.
    fn holding(bytes: &[u8], in_memory: impl FnOnce() -> Rc<Vec<u8>>) -> Option<Rc<Self>> {
        let place = loop {
            if MEMORY.with(|pot| pot.has(bytes.len())) {
                budget::take(bytes.len());
                break Place::Memory(in_memory());
            }
            if DISK.with(|pot| pot.has(bytes.len()))
                && let Ok(file) = spill(bytes)
            {
                DISK.with(|pot| pot.take(bytes.len()));
                break Place::File(file);
            }
            if !budget::give_up_slowest() {
                return None;
            }
        };
        Some(Rc::new(Shared {
            place,
            len: bytes.len(),
        }))
    }

    pub fn len(&self) -> usize {
        self.len
    }

    /// The bytes, if they are in memory.
    pub fn in_memory(&self) -> Option<&[u8]> {
        match &self.place {
            Place::Memory(bytes) => Some(bytes),
            Place::File(_) => None,
        }
    }

    /// Shows a piece that begins at `start`, at most `PIECE` bytes.
    pub fn with_piece<R>(&self, start: usize, body: impl FnOnce(&[u8]) -> io::Result<R>) -> io::Result<R> {
        let end = self.len.min(start + PIECE);
        match &self.place {
            Place::Memory(bytes) => body(&bytes[start..end]),
            Place::File(file) => {
                let mut piece = take_buffer();
                piece.resize(end - start, 0);
                let result = file
                    .read_exact_at(&mut piece, start as u64)
                    .and_then(|()| body(&piece));
                recycle_buffer(piece);
                result
            }
        }
    }

    fn equals(&self, bytes: &[u8]) -> bool {
        self.len == bytes.len()
            && match &self.place {
                Place::Memory(ours) => ours[..] == *bytes,
                Place::File(_) => bytes.chunks(PIECE).enumerate().all(|(index, piece)| {
                    self.with_piece(index * PIECE, |ours| Ok(ours == piece))
                        .unwrap_or(false)
                }),
            }
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        match self.place {
            Place::Memory(_) => budget::give_back(self.len),
            Place::File(_) => DISK.with(|pot| pot.give_back(self.len)),
        }
    }
}

/// A frame that goes to many connections, known as such from the beginning: nothing is compared to find it again, and what
/// has to wait of it is held as it is.
pub struct SharedBytes {
    bytes: Rc<Vec<u8>>,
    /// What the outboxes hold in which it waits.
    held: RefCell<Weak<Shared>>,
}

impl SharedBytes {
    pub fn new(bytes: Vec<u8>) -> Self {
        SharedBytes {
            bytes: Rc::new(bytes),
            held: RefCell::new(Weak::new()),
        }
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// None: there is no room, as in [`Shared::of`].
    pub fn hold(&self) -> Option<Rc<Shared>> {
        if let Some(held) = self.held.borrow().upgrade() {
            return Some(held);
        }
        let held = Shared::holding(&self.bytes, || Rc::clone(&self.bytes))?;
        *self.held.borrow_mut() = Rc::downgrade(&held);
        Some(held)
    }
}

fn recent(bytes: &[u8]) -> Option<Rc<Shared>> {
    RECENT.with_borrow(|recent| {
        let alive = recent.iter().rev().filter_map(Weak::upgrade);
        alive.into_iter().find(|shared| shared.equals(bytes))
    })
}

fn remember(shared: &Rc<Shared>) {
    RECENT.with_borrow_mut(|recent| {
        recent.retain(|known| known.strong_count() > 0);
        if recent.len() == REMEMBERED {
            recent.pop_front();
        }
        recent.push_back(Rc::downgrade(shared));
    });
}

/// Writes bytes into a temporary file that nobody else can open.
fn spill(bytes: &[u8]) -> io::Result<File> {
    let number = FILES.get() + 1;
    FILES.set(number);
    let name = format!("swoole-rs-output-{}-{number}", std::process::id());
    let path = std::env::temp_dir().join(name);
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&path)?;
    std::fs::remove_file(&path)?;
    file.write_all(bytes)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_are_held_once_in_memory_or_beyond_the_budget_in_a_file() {
        let _alone = super::super::ALONE.lock();
        let (small, large) = (vec![1; 1_000], vec![2; 3 * PIECE + 5]);
        let in_memory = Shared::of(&small).unwrap();
        budget::set_limits(Some(2_000), None);
        assert!(Rc::ptr_eq(&in_memory, &Shared::of(&small).unwrap()));
        let in_file = Shared::of(&large).unwrap();
        assert!(in_file.in_memory().is_none() && Rc::ptr_eq(&in_file, &Shared::of(&large).unwrap()));
        let mut read = Vec::new();
        while read.len() < large.len() {
            let piece = in_file.with_piece(read.len(), |piece| Ok(piece.to_vec()));
            read.extend_from_slice(&piece.unwrap());
        }
        assert_eq!(read, large);
        budget::set_limits(Some(2_000), Some(0));
        assert!(Shared::of(&small[1..]).is_some() && Shared::of(&large[1..]).is_none());
        drop((in_memory, in_file));
        assert!(MEMORY.with(|pot| pot.has(2_000)) && DISK.with(|pot| pot.has(0)));
        budget::set_limits(None, None);
    }
}
