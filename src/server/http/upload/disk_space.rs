//! What the temporary files of all requests may take of the disk together.

use std::cell::Cell;

use crate::zend::per_thread::per_thread;

/// Unless `upload_max_disk` says otherwise.
pub const DEFAULT_LIMIT: u64 = 1 << 30;

per_thread! {
    static TAKEN: Cell<u64> = Cell::new(0);
}

/// One request's part. It is given back when its files go.
#[derive(Default)]
pub struct DiskShare(u64);

/// Why there is no room.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoSpace {
    /// One request would take all there is: 413.
    TooLarge,
    /// Others have taken it: 507.
    Full,
}

impl DiskShare {
    /// Takes more of what `limit` allows all of them.
    pub fn grow(&mut self, bytes: u64, limit: u64) -> Result<(), NoSpace> {
        if self.0.saturating_add(bytes) > limit {
            return Err(NoSpace::TooLarge);
        }
        let taken = TAKEN.get().saturating_add(bytes);
        if taken > limit {
            return Err(NoSpace::Full);
        }
        TAKEN.set(taken);
        self.0 += bytes;
        Ok(())
    }
}

impl Drop for DiskShare {
    fn drop(&mut self) {
        TAKEN.set(TAKEN.get() - self.0);
    }
}
