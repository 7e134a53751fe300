//! What descriptors are, as far as waiting is concerned: asked once of each.

use std::cell::RefCell;
use std::os::fd::RawFd;

use libc::mode_t;

use crate::engine::Engine;

impl Known {
    /// Whether as many bytes are all that the file had when it was opened. Bytes that are missing from the cache begin with
    /// a page, so that what ends elsewhere has not stopped before them.
    pub fn is_whole(self, count: usize) -> bool {
        const PAGE: usize = 4096;
        self.size as usize == count && !count.is_multiple_of(PAGE)
    }
}

/// What a descriptor is, as far as waiting is concerned.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Kind {
    /// Not looked at yet.
    #[default]
    Unknown,
    /// A file on a disk.
    File,
    /// The same where the kernel does not say what is cached (overlay file systems): all of it is read on the pool.
    UncachedFile,
    /// A file in memory, a folder, /dev/null and its like: nothing to wait for.
    Immediate,
    Pipe,
    Socket,
    /// Something that is waited for by poll alone: a terminal, a named pipe.
    Polled,
}

/// What is known of a descriptor.
#[derive(Clone, Copy, Default)]
pub(super) struct Known {
    pub kind: Kind,
    /// Of a file: how large it was when it was opened; 0: that was not asked, or it is too large.
    pub size: u32,
    /// The loop's turn in which all of it was found in the page cache; 0: none.
    pub cached_in: u64,
}

/// What is known of descriptors, by their numbers. One that was closed behind our back may be taken for what it was: then
/// a call waits with the whole process.
#[derive(Default)]
pub struct Kinds(RefCell<Vec<Known>>);

impl Kinds {
    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }

    pub(super) fn known(&self, fd: RawFd) -> Known {
        let fd = usize::try_from(fd).unwrap_or(usize::MAX);
        self.0.borrow().get(fd).copied().unwrap_or_default()
    }

    pub(super) fn get(&self, fd: RawFd) -> Kind {
        self.known(fd).kind
    }

    pub(super) fn set(&self, fd: RawFd, kind: Kind) {
        self.learn(
            fd,
            Known {
                kind,
                ..Known::default()
            },
        );
    }

    pub(super) fn learn(&self, fd: RawFd, known: Known) {
        let Ok(fd) = usize::try_from(fd) else { return };
        let mut kinds = self.0.borrow_mut();
        if kinds.len() <= fd {
            kinds.resize(fd + 1, Known::default());
        }
        kinds[fd] = known;
    }

    /// All of a file was found in the page cache, in this turn of the loop.
    pub(super) fn found_cached(&self, fd: RawFd, turn: u64) {
        let mut kinds = self.0.borrow_mut();
        if let Some(known) = usize::try_from(fd).ok().and_then(|fd| kinds.get_mut(fd)) {
            known.cached_in = turn;
        }
    }

    /// What a descriptor is; it is asked for once.
    pub(super) fn look(&self, fd: RawFd) -> Kind {
        let known = self.get(fd);
        if known != Kind::Unknown {
            return known;
        }
        let kind = kind_of(fd);
        self.set(fd, kind);
        kind
    }

    /// The same when the kernel has refused RWF_NOWAIT.
    pub(super) fn look_without_cache(&self, fd: RawFd) -> Kind {
        let kind = match self.look(fd) {
            Kind::File if is_in_memory(fd) => Kind::Immediate,
            Kind::File => Kind::UncachedFile,
            Kind::Pipe => Kind::Polled,
            other => return other,
        };
        self.set(fd, kind);
        kind
    }
}

/// Asks the kernel.
pub(super) fn kind_of(fd: RawFd) -> Kind {
    look_at(fd).map_or(Kind::Unknown, |stat| kind_of_mode(fd, stat.st_mode))
}

/// What the kernel says of a descriptor.
pub(super) fn look_at(fd: RawFd) -> Option<libc::stat> {
    // SAFETY: filled by the call if it succeeds; all bytes zero is valid, too.
    unsafe {
        let mut stat: libc::stat = std::mem::zeroed();
        (libc::fstat(fd, &mut stat) == 0).then_some(stat)
    }
}

pub(super) fn kind_of_mode(fd: RawFd, mode: mode_t) -> Kind {
    match mode & libc::S_IFMT {
        libc::S_IFREG | libc::S_IFBLK => Kind::File,
        libc::S_IFIFO => Kind::Pipe,
        libc::S_IFSOCK => Kind::Socket,
        // SAFETY: asks; a number that is no terminal's is answered by no.
        libc::S_IFCHR if unsafe { libc::isatty(fd) } == 0 => Kind::Immediate,
        libc::S_IFDIR => Kind::Immediate,
        _ => Kind::Polled,
    }
}

/// Whether a file is on a file system that no disk is behind.
fn is_in_memory(fd: RawFd) -> bool {
    const RAMFS: i64 = 0x8584_58f6;
    const SYSFS: i64 = 0x6265_6572;
    // SAFETY: as above.
    let kind = unsafe {
        let mut stat: libc::statfs = std::mem::zeroed();
        if libc::fstatfs(fd, &mut stat) != 0 {
            return false;
        }
        stat.f_type
    };
    [libc::TMPFS_MAGIC, libc::PROC_SUPER_MAGIC, RAMFS, SYSFS].contains(&kind)
}

/// A descriptor is about to be closed.
pub(super) fn forget(engine: &Engine, fd: RawFd) {
    if engine.hooks.kinds.get(fd) != Kind::Unknown {
        engine.hooks.kinds.set(fd, Kind::Unknown);
    }
}
