//! Temporary files: for what is too large for memory. They go with the value that owns them, and those that a process
//! left behind when it died go when another one starts.
//!
//! The calls are made on the thread pool; what belongs to the engine is not.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::engine::Engine;

/// What names begin with; the process's id and a number that cannot be guessed follow.
const PREFIX: &str = "swoole.upfile.";
/// Nobody but the process's user may read it.
const MODE: u32 = 0o600;
/// Names that are tried before the folder is given up.
const ATTEMPTS: u32 = 8;
/// Files of processes that cannot be seen are left alone for so long: they may belong to another container.
const LEFT_BEHIND: Duration = Duration::from_secs(3600);
/// From here on, freeing a file's blocks takes long enough to do it elsewhere.
const LARGE: u64 = 1 << 20;

/// A file that is removed with this value, unless that is dropped in a forked child.
#[derive(Debug)]
pub struct TempFile {
    path: PathBuf,
    /// None: it is complete.
    file: Option<File>,
    process: u32,
}

impl TempFile {
    /// A new file that nobody else has opened.
    pub fn create(folder: &Path) -> io::Result<Self> {
        let process = std::process::id();
        let mut attempt = 0;
        loop {
            let random = RandomState::new().hash_one(attempt);
            let path = folder.join(format!("{PREFIX}{process}.{random:016x}"));
            let opened = OpenOptions::new()
                .read(true)
                .write(true)
                .create_new(true)
                .mode(MODE)
                .open(&path);
            match opened {
                Ok(file) => {
                    return Ok(TempFile {
                        path,
                        file: Some(file),
                        process,
                    });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempt < ATTEMPTS => {
                    attempt += 1
                }
                Err(error) => return Err(error),
            }
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Appends bytes.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match &mut self.file {
            Some(file) => file.write_all(bytes),
            None => Err(io::ErrorKind::NotConnected.into()),
        }
    }

    /// Nothing more is written: the descriptor is closed.
    pub fn complete(&mut self) {
        self.file = None;
    }

    /// Somebody else has taken the file's name: nothing is left to remove.
    pub fn was_moved(&mut self) {
        self.process = 0;
    }
}

impl Drop for TempFile {
    fn drop(&mut self) {
        if self.process == std::process::id() {
            // It may be gone already.
            let _ = fs::remove_file(&self.path);
        }
    }
}

impl Engine {
    /// Removes a file: its name at once, and the blocks of a large one on the thread pool, where that keeps nobody waiting.
    pub fn remove_temp_file(&self, file: TempFile) {
        let large = fs::symlink_metadata(&file.path).is_ok_and(|file| file.is_file() && file.len() >= LARGE);
        let held = large.then(|| File::open(&file.path).ok()).flatten();
        drop(file);
        if let Some(held) = held {
            self.run_in_pool(move || drop(held));
        }
    }
}

/// Removes what processes that do not exist any more have left in a folder. Not by the thread pool: a process that has no
/// other thread makes its system calls faster (glibc's cancellation points), and most servers never need one.
pub fn remove_left_behind(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    // Without /proc, everybody else would seem dead.
    if !Path::new("/proc/self").exists() {
        return;
    }
    for entry in entries.flatten() {
        let Some(process) = process_of(&entry.file_name()) else {
            continue;
        };
        let is_old = entry.metadata().is_ok_and(|file| {
            file.is_file() && file.uid() == user() && file.modified().is_ok_and(is_left_behind)
        });
        if is_old && !Path::new(&format!("/proc/{process}")).exists() {
            // Another process may do the same just now.
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_left_behind(modified: SystemTime) -> bool {
    modified.elapsed().is_ok_and(|age| age >= LEFT_BEHIND)
}

/// The process that has made a file of this name.
fn process_of(name: &OsStr) -> Option<u32> {
    let name = std::str::from_utf8(name.as_bytes()).ok()?;
    let (process, random) = name.strip_prefix(PREFIX)?.split_once('.')?;
    let is_random = random.len() == 16 && random.bytes().all(|byte| byte.is_ascii_hexdigit());
    process.parse().ok().filter(|_| is_random)
}

fn user() -> u32 {
    // SAFETY: reads the process's effective user id, and cannot fail.
    unsafe { libc::geteuid() }
}
