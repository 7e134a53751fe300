//! Whole files, read and written on the thread pool. Neither can be given up half-way: a cancel is refused.

use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::OpenOptionsExt;

use crate::engine::{Engine, Interrupt};

/// What a new file may be, before the umask.
const MODE: u32 = 0o644;

impl Engine {
    /// A file's content, of `limit` bytes at most; `locked`: under a shared lock.
    pub fn read_file(
        &self,
        path: &[u8],
        locked: bool,
        limit: usize,
    ) -> Result<io::Result<Vec<u8>>, Interrupt> {
        let path = OsString::from_vec(path.to_vec());
        self.blocking_to_the_end(move || {
            let mut file = File::open(path)?;
            if locked {
                file.lock_shared()?;
            }
            let expected = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
            if expected > limit {
                return Err(too_large());
            }
            let mut content = Vec::new();
            content.try_reserve(expected)?;
            let at_most = (limit as u64).saturating_add(1);
            (&mut file).take(at_most).read_to_end(&mut content)?;
            if content.len() > limit {
                return Err(too_large());
            }
            Ok(content)
        })
    }

    /// Writes a file, from its beginning or after what it has; `locked`: under an exclusive lock, which is held before
    /// anything is cut off.
    pub fn write_file(
        &self,
        path: &[u8],
        content: &[u8],
        append: bool,
        locked: bool,
    ) -> Result<io::Result<usize>, Interrupt> {
        let (path, content) = (OsString::from_vec(path.to_vec()), content.to_vec());
        self.blocking_to_the_end(move || {
            let mut options = OpenOptions::new();
            options.create(true).mode(MODE);
            if append {
                options.append(true);
            } else {
                options.write(true).truncate(!locked);
            }
            let mut file = options.open(path)?;
            if locked {
                file.lock()?;
                if !append {
                    file.set_len(0)?;
                }
            }
            file.write_all(&content)?;
            Ok(content.len())
        })
    }
}

fn too_large() -> io::Error {
    io::Error::from_raw_os_error(libc::EFBIG)
}
