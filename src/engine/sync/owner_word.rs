//! A lock in shared memory that knows who has it: the word holds the owner's process id, so that a process which died
//! inside does not keep others out.
//!
//! It is for a few instructions at a time: who finds it taken spins, then sleeps for moments, and looks now and then
//! whether the owner still lives.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crate::zend::system::{self, process_id};

const FREE: u32 = 0;
/// Tries before the processor is given away, and before the owner is looked at.
const SPINS: u32 = 200;
const TRIES: u32 = 50;
const PAUSE: Duration = Duration::from_micros(50);

/// How the lock was had.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Taken {
    Clean,
    /// From a process that died inside: what it protects may be half done.
    FromTheDead,
}

/// Takes the word for this process if nobody who lives has it.
pub fn try_take(word: &AtomicU32, process: u32) -> Option<Taken> {
    let owner = word.load(Ordering::Relaxed);
    if owner != FREE && is_alive(owner) {
        return None;
    }
    word.compare_exchange(owner, process, Ordering::Acquire, Ordering::Relaxed)
        .ok()?;
    Some(if owner == FREE {
        Taken::Clean
    } else {
        Taken::FromTheDead
    })
}

/// Waits for the word and takes it for this process, which must not have it already.
pub fn take(word: &AtomicU32, process: u32) -> Taken {
    let mut tries = 0_u32;
    loop {
        if word
            .compare_exchange_weak(FREE, process, Ordering::Acquire, Ordering::Relaxed)
            .is_ok()
        {
            return Taken::Clean;
        }
        tries += 1;
        if tries < SPINS {
            std::hint::spin_loop();
            continue;
        }
        if tries.is_multiple_of(TRIES)
            && let Some(taken) = try_take(word, process)
        {
            return taken;
        }
        std::thread::sleep(PAUSE);
    }
}

pub fn give_back(word: &AtomicU32) {
    word.store(FREE, Ordering::Release);
}

/// Whether a process lives. One that has ended and was not waited for yet does not, nor does one that the system has no
/// descriptor for.
pub fn is_alive(process: u32) -> bool {
    if process == process_id() {
        return true;
    }
    let Ok(process) = i32::try_from(process) else {
        return false;
    };
    match system::watch_process(process) {
        // The descriptor is readable once the process has ended.
        Some(watched) => !system::poll_now(std::os::fd::AsRawFd::as_raw_fd(&watched), true, false)
            .is_ok_and(|(ended, _, _)| ended),
        None => std::io::Error::last_os_error().raw_os_error() != Some(libc::ESRCH),
    }
}
