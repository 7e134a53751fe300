//! The counters of a pool's processes, in memory that all of them share: it outlives each of them, and who takes a worker's
//! place goes on where that one has stopped.

use std::io;
use std::mem::ManuallyDrop;

use super::block::Block;
use super::{BLOCK, OWN, WORKERS};
use crate::engine::process::syscalls;
use crate::engine::sync::shared_memory::Mapping;

/// A block for the master, and one for each worker. It stays mapped as long as the process lives.
#[derive(Clone, Copy)]
pub struct Workers(&'static [Block]);

impl Workers {
    /// Shares the counters of this process, the master, with workers to come. A later pool of the same size goes on with
    /// the counters of the one before it.
    pub fn prepare(workers: usize) -> io::Result<Self> {
        let blocks = workers + 1;
        if let Some(known) = WORKERS.get().filter(|known| known.0.len() == blocks) {
            return Ok(known);
        }
        let mapping = ManuallyDrop::new(Mapping::new(blocks * size_of::<Block>())?);
        // SAFETY: the mapping is that large, begins on a page, is zeroed, which is a valid block, is written as atomics
        // only, and is never unmapped.
        let shared = unsafe { std::slice::from_raw_parts(mapping.start().as_ptr().cast::<Block>(), blocks) };
        let (before, master) = (BLOCK.get(), &shared[0]);
        master.add_grown(before);
        master.add_gauges(before);
        master.pid.set(u64::from(std::process::id()));
        let workers = Workers(shared);
        workers.count_at(0);
        Ok(workers)
    }

    /// This process is the worker from now on.
    pub fn join(self, worker_id: usize) {
        let block = &self.0[worker_id + 1];
        block.forget_gauges();
        block.pid.set(u64::from(std::process::id()));
        self.count_at(worker_id + 1);
    }

    fn count_at(self, index: usize) {
        BLOCK.set(&self.0[index]);
        WORKERS.set(Some(self));
    }

    /// The processes that live.
    fn living(self) -> impl Iterator<Item = &'static Block> {
        const NO_SIGNAL: i32 = 0;
        self.0.iter().filter(|block| {
            let pid = block.pid.get() as i32;
            // A worker that has become another user must not signal its master, but hears that there is one.
            pid != 0
                && syscalls::kill(pid, NO_SIGNAL)
                    .map_or_else(|error| error.raw_os_error() == Some(libc::EPERM), |()| true)
        })
    }
}

/// What this process and those that it is counted with have counted together, and which processes live.
pub fn sum() -> (Block, Vec<u32>) {
    let sum = Block::new();
    let Some(workers) = WORKERS.get() else {
        sum.add_grown(&OWN);
        sum.add_gauges(&OWN);
        return (sum, vec![std::process::id()]);
    };
    for block in workers.0 {
        sum.add_grown(block);
    }
    let mut pids = Vec::new();
    for block in workers.living() {
        sum.add_gauges(block);
        pids.push(block.pid.get() as u32);
    }
    (sum, pids)
}
