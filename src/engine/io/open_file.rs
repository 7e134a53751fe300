//! Opening a file to send it: here and now where the kernel needs no disk for that, on the thread pool otherwise.

use std::ffi::CString;
use std::fs::{File, Metadata};
use std::io;
use std::mem::size_of;
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, OwnedFd, RawFd};
use std::os::unix::ffi::OsStrExt;
use std::path::{Component, Path};
use std::sync::Arc;

use crate::engine::{Engine, Interrupt};

/// O_NONBLOCK: a named pipe that nobody writes to must not be waited for.
const FLAGS: i32 = libc::O_RDONLY | libc::O_CLOEXEC | libc::O_NOCTTY | libc::O_NONBLOCK;
/// A step on the way to a file.
const STEP: i32 = libc::O_PATH | libc::O_CLOEXEC | libc::O_NOFOLLOW | libc::O_DIRECTORY;

impl Engine {
    /// Opens a file to read it. `beneath`: below that folder, whatever links and dots the path has (openat2(2)); None: as the
    /// process may.
    pub fn open_to_read(
        &self,
        beneath: Option<&Arc<OwnedFd>>,
        path: &[u8],
    ) -> Result<io::Result<(File, Metadata)>, Interrupt> {
        let path = match CString::new(path) {
            Ok(path) => path,
            Err(error) => return Ok(Err(error.into())),
        };
        let folder = beneath.map(Arc::clone);
        match open(folder.as_deref(), &path, true) {
            Err(error) if error.raw_os_error() == Some(libc::EAGAIN) => {
                self.blocking_to_the_end(move || open(folder.as_deref(), &path, false))
            }
            opened => Ok(opened),
        }
    }
}

fn open(folder: Option<&OwnedFd>, path: &CString, cached: bool) -> io::Result<(File, Metadata)> {
    let beneath = match folder {
        Some(_) => libc::RESOLVE_BENEATH | libc::RESOLVE_NO_MAGICLINKS,
        None => 0,
    };
    let cached = if cached { libc::RESOLVE_CACHED } else { 0 };
    let at = folder.map_or(libc::AT_FDCWD, AsRawFd::as_raw_fd);
    let file = match openat2(at, path, beneath | cached) {
        // A kernel or a sandbox without it, or one that does not know the flag.
        Err(error)
            if matches!(
                error.raw_os_error(),
                Some(libc::ENOSYS | libc::EPERM | libc::EINVAL)
            ) =>
        {
            match folder {
                Some(folder) => open_step_by_step(folder, path)?,
                None => openat(libc::AT_FDCWD, path, FLAGS)?.into(),
            }
        }
        file => file?,
    };
    let metadata = file.metadata()?;
    Ok((file, metadata))
}

fn openat2(at: RawFd, path: &CString, resolve: u64) -> io::Result<File> {
    // SAFETY: all zeroes are a valid structure.
    let mut how: libc::open_how = unsafe { std::mem::zeroed() };
    how.flags = FLAGS as u64;
    how.resolve = resolve;
    // SAFETY: a C string and a structure of the size that is said; the descriptor is new and ours.
    unsafe {
        let fd = libc::syscall(
            libc::SYS_openat2,
            at,
            path.as_ptr(),
            &raw const how,
            size_of::<libc::open_how>(),
        );
        match RawFd::try_from(fd) {
            Ok(fd @ 0..) => Ok(File::from_raw_fd(fd)),
            _ => Err(io::Error::last_os_error()),
        }
    }
}

fn openat(at: RawFd, path: &CString, flags: i32) -> io::Result<OwnedFd> {
    // SAFETY: a C string; the descriptor is new and ours.
    unsafe {
        match libc::openat(at, path.as_ptr(), flags) {
            -1 => Err(io::Error::last_os_error()),
            fd => Ok(OwnedFd::from_raw_fd(fd)),
        }
    }
}

/// The same where the kernel cannot be asked for it: no step may be a link, or lead upwards.
fn open_step_by_step(folder: &OwnedFd, path: &CString) -> io::Result<File> {
    let path = Path::new(std::ffi::OsStr::from_bytes(path.as_bytes()));
    let mut at = folder.try_clone()?;
    let mut components = path
        .components()
        .filter(|step| *step != Component::CurDir)
        .peekable();
    while let Some(component) = components.next() {
        let Component::Normal(name) = component else {
            return Err(io::Error::from_raw_os_error(libc::EXDEV));
        };
        let name = CString::new(name.as_bytes())?;
        let is_last = components.peek().is_none();
        let flags = if is_last { FLAGS | libc::O_NOFOLLOW } else { STEP };
        at = openat(at.as_raw_fd(), &name, flags)?;
    }
    Ok(at.into())
}

/// A folder that files are opened below.
pub fn open_folder(path: &Path) -> io::Result<OwnedFd> {
    let path = CString::new(path.as_os_str().as_bytes())?;
    openat(
        libc::AT_FDCWD,
        &path,
        libc::O_PATH | libc::O_CLOEXEC | libc::O_DIRECTORY,
    )
}

/// The names in a folder that was opened to read.
pub fn names_in(folder: BorrowedFd<'_>) -> io::Result<Vec<(Vec<u8>, bool)>> {
    let path = format!("/proc/self/fd/{}", folder.as_raw_fd());
    std::fs::read_dir(path)?
        .map(|entry| {
            let entry = entry?;
            let is_folder = entry.file_type()?.is_dir();
            Ok((entry.file_name().as_bytes().to_vec(), is_folder))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_above_the_folder_is_opened_step_by_step_either() {
        let root = std::env::temp_dir().join(format!("swoole-rs-open-{}", std::process::id()));
        std::fs::create_dir_all(root.join("a/b")).unwrap();
        std::fs::write(root.join("a/b/file"), "here").unwrap();
        std::os::unix::fs::symlink("b/file", root.join("a/link")).unwrap();
        std::os::unix::fs::symlink("/etc/passwd", root.join("a/out")).unwrap();
        let folder = open_folder(&root.join("a")).unwrap();
        let opens = |path: &str, step_by_step: bool| {
            let path = CString::new(path).unwrap();
            if step_by_step {
                open_step_by_step(&folder, &path).is_ok()
            } else {
                open(Some(&folder), &path, false).is_ok()
            }
        };
        for (path, kernel, by_hand) in [
            ("b/file", true, true),
            ("./b/./file", true, true),
            ("b/../b/file", true, false),
            ("link", true, false),
            ("out", false, false),
            ("../a/b/file", false, false),
            ("/etc/passwd", false, false),
            ("b/missing", false, false),
        ] {
            assert_eq!(
                (opens(path, false), opens(path, true)),
                (kernel, by_hand),
                "{path}"
            );
        }
        std::fs::remove_dir_all(root).unwrap();
    }
}
