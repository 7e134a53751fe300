//! Words of memory that a process shares with the processes it forks, for counters and locks between them.
//!
//! Words lie in mappings of a page. Which of a page's words are taken is counted inside the page itself, so that a parent
//! and its children never give the same word to two owners; a word is not used again, but a page is unmapped when the
//! process has no more use for any of its words.

use std::cell::RefCell;
use std::io;
use std::ptr::NonNull;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::Instant;

use crate::zend::per_thread::per_thread;

const PAGE: usize = 4096;
/// A cache line, so that processes counting side by side do not slow each other down.
const WORD: usize = 64;
/// The first word of a page counts those that are taken, itself included.
const WORDS: u64 = (PAGE / WORD) as u64;

per_thread! {
    /// The page with words that are still free.
    static CURRENT: RefCell<Option<Rc<Page>>> = RefCell::new(None);
}

/// Memory that is shared with the processes forked from here on; its bytes are zero at first. Each process has its own
/// view of it, which goes with this.
pub struct Mapping {
    start: NonNull<u8>,
    size: usize,
}

impl Mapping {
    pub fn new(size: usize) -> io::Result<Self> {
        // SAFETY: a new mapping, at an address of the kernel's choice.
        let address = unsafe {
            libc::mmap(
                std::ptr::null_mut(),
                size,
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_SHARED | libc::MAP_ANONYMOUS,
                -1,
                0,
            )
        };
        if address == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        let start = NonNull::new(address.cast()).ok_or(io::ErrorKind::OutOfMemory)?;
        Ok(Mapping { start, size })
    }

    /// Where it begins: on a page.
    pub fn start(&self) -> NonNull<u8> {
        self.start
    }

    /// What lies in it is in no core dump.
    pub fn exclude_from_dumps(&self) {
        // SAFETY: our mapping, whose content stays as it is.
        unsafe { libc::madvise(self.start.as_ptr().cast(), self.size, libc::MADV_DONTDUMP) };
    }

    /// In bytes.
    pub fn size(&self) -> usize {
        self.size
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        // SAFETY: our mapping; whoever refers to its bytes holds it.
        unsafe { libc::munmap(self.start.as_ptr().cast(), self.size) };
    }
}

struct Page(Mapping);

impl Page {
    fn map() -> io::Result<Rc<Self>> {
        let page = Page(Mapping::new(PAGE)?);
        page.word(0).store(1, Ordering::Relaxed);
        Ok(Rc::new(page))
    }

    fn word(&self, index: u64) -> &AtomicU64 {
        // SAFETY: inside the mapping, aligned, and only ever touched as atomics.
        unsafe {
            &*self
                .0
                .start()
                .as_ptr()
                .add(index as usize * WORD)
                .cast::<AtomicU64>()
        }
    }
}

/// A word that starts as zero.
pub struct SharedWord {
    page: Rc<Page>,
    index: u64,
}

impl SharedWord {
    pub fn new() -> io::Result<Self> {
        loop {
            let current = CURRENT.with_borrow(Clone::clone);
            let page = match current {
                Some(page) => page,
                None => {
                    let page = Page::map()?;
                    CURRENT.with_borrow_mut(|current| *current = Some(Rc::clone(&page)));
                    page
                }
            };
            let index = page.word(0).fetch_add(1, Ordering::Relaxed);
            if index < WORDS {
                return Ok(SharedWord { page, index });
            }
            CURRENT.with_borrow_mut(|current| *current = None);
        }
    }

    /// The word as 64 bits.
    pub fn long(&self) -> &AtomicU64 {
        self.page.word(self.index)
    }

    /// The word as 32 bits, for those who never look at it as 64.
    pub fn int(&self) -> &AtomicU32 {
        // SAFETY: the first half of the word, aligned.
        unsafe { &*std::ptr::from_ref(self.long()).cast::<AtomicU32>() }
    }

    /// Waits, with the whole process, until somebody calls `wake`; at once, if the value is not `expected` (32 bits).
    pub fn wait_while(&self, expected: u32, deadline: Option<Instant>) -> Waited {
        loop {
            let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
            let timeout = left.map(|left| libc::timespec {
                tv_sec: left.as_secs() as libc::time_t,
                tv_nsec: left.subsec_nanos().into(),
            });
            let timeout = timeout.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
            // SAFETY: the word is mapped as long as we exist; the time limit lives during the call.
            let result = unsafe {
                libc::syscall(
                    libc::SYS_futex,
                    self.int().as_ptr(),
                    libc::FUTEX_WAIT,
                    expected,
                    timeout,
                )
            };
            if result == 0 {
                return Waited::Woken;
            }
            match io::Error::last_os_error().raw_os_error() {
                Some(libc::EINTR) => {}
                Some(libc::EAGAIN) => return Waited::Changed,
                _ => return Waited::TimedOut,
            }
        }
    }

    /// Wakes up to `count` of those who wait, in all processes.
    pub fn wake(&self, count: u32) {
        let count = count.min(i32::MAX as u32);
        // SAFETY: as in `wait_while`.
        unsafe { libc::syscall(libc::SYS_futex, self.int().as_ptr(), libc::FUTEX_WAKE, count) };
    }
}

/// How a wait for a word ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Waited {
    Woken,
    /// It had another value than expected.
    Changed,
    TimedOut,
}
