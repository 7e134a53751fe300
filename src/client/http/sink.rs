//! Where a response's body goes: into memory, to a program piece by piece, or into a file.

use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use protocol::http1::client::head::Head;

use crate::client::Failure;
use crate::engine::Engine;
use crate::zend::PhpResult;
use crate::zend::system::random_bytes;

/// What a new file may be, before the umask.
const MODE: u32 = 0o644;
/// Bytes that are written to a file at once.
const WRITE_STEP: usize = 256 * 1024;
const PARTIAL_CONTENT: u16 = 206;

/// Shows the program a piece of a body.
pub type Show = Box<dyn Fn(&[u8]) -> PhpResult<()>>;

/// What a program wants done with the body.
pub enum Sink {
    Memory,
    /// Shown to the program.
    Pieces(Show),
    File(Download),
}

/// A body that goes into a file, from an offset on.
pub struct Download {
    pub path: Vec<u8>,
    pub offset: u64,
}

impl Sink {
    /// Makes ready for the body of a response. What is not the content that was asked for never gets into a file: it goes
    /// into memory, as an error's text does.
    pub fn open(self, head: &Head<'_>) -> Result<Target, Failure> {
        match self {
            Sink::Memory => Ok(Target::Memory(Vec::new())),
            Sink::Pieces(show) => Ok(Target::Pieces(show)),
            Sink::File(download) if download.is_answered_by(head) => {
                OpenFile::open(download).map(Target::File)
            }
            Sink::File(_) => Ok(Target::Memory(Vec::new())),
        }
    }
}

impl Download {
    /// From the beginning, any success will do; from an offset, only what continues there.
    fn is_answered_by(&self, head: &Head<'_>) -> bool {
        if self.offset == 0 {
            return (200..300).contains(&head.status) && head.status != PARTIAL_CONTENT;
        }
        let start = format!("bytes {}-", self.offset);
        head.status == PARTIAL_CONTENT
            && head
                .fields()
                .named("content-range")
                .next()
                .is_some_and(|range| range.starts_with(start.as_bytes()))
    }
}

/// A sink that is ready.
pub enum Target {
    Memory(Vec<u8>),
    Pieces(Show),
    File(OpenFile),
}

impl Target {
    pub fn is_kept(&self) -> bool {
        matches!(self, Target::Memory(_))
    }

    pub fn write(&mut self, piece: &[u8]) -> Result<(), Failure> {
        match self {
            Target::Memory(body) => body.extend_from_slice(piece),
            Target::Pieces(show) => show(piece)?,
            Target::File(file) => file.write(piece)?,
        }
        Ok(())
    }

    /// The body that was kept, and whether it went into a file.
    pub fn finish(self) -> Result<(Vec<u8>, bool), Failure> {
        match self {
            Target::Memory(body) => Ok((body, false)),
            Target::Pieces(_) => Ok((Vec::new(), false)),
            Target::File(file) => file.finish().map(|()| (Vec::new(), true)),
        }
    }
}

/// A file that is being written. One that is new appears under its name when it is whole.
pub struct OpenFile {
    /// Taken out while a thread writes.
    file: Option<File>,
    buffer: Vec<u8>,
    /// Its name until then, and the one that it gets.
    rename: Option<(PathBuf, PathBuf)>,
}

impl OpenFile {
    fn open(download: Download) -> Result<Self, Failure> {
        let Download { path, offset } = download;
        let mut random = [0; 6];
        random_bytes(&mut random);
        let (file, rename) = Engine::get().blocking_to_the_end(move || {
            let path = PathBuf::from(OsString::from_vec(path));
            if offset > 0 {
                let mut file = OpenOptions::new()
                    .write(true)
                    .create(true)
                    .truncate(false)
                    .mode(MODE)
                    .open(path)?;
                file.seek(SeekFrom::Start(offset))?;
                return Ok((file, None));
            }
            open_new(&path, random)
        })??;
        Ok(OpenFile {
            file: Some(file),
            buffer: Vec::new(),
            rename,
        })
    }

    fn write(&mut self, piece: &[u8]) -> Result<(), Failure> {
        self.buffer.extend_from_slice(piece);
        if self.buffer.len() >= WRITE_STEP {
            self.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), Failure> {
        let Some(mut file) = self.file.take() else {
            return Err(Failure::system(libc::EBADF));
        };
        let bytes = std::mem::take(&mut self.buffer);
        let (file, written) = Engine::get().blocking_to_the_end(move || {
            let written = file.write_all(&bytes);
            (file, written)
        })?;
        self.file = Some(file);
        Ok(written?)
    }

    fn finish(mut self) -> Result<(), Failure> {
        self.flush()?;
        if let Some((from, to)) = self.rename.take() {
            let unnamed = from.clone();
            let renamed = Engine::get().blocking_to_the_end(move || std::fs::rename(from, to))?;
            if let Err(error) = renamed {
                self.rename = Some((unnamed, PathBuf::new()));
                return Err(error.into());
            }
        }
        Ok(())
    }
}

impl Drop for OpenFile {
    /// What is not whole goes.
    fn drop(&mut self) {
        if let Some((unfinished, _)) = self.rename.take() {
            let _ = std::fs::remove_file(unfinished);
        }
    }
}

/// A file beside the one that is to be, which it replaces when it is whole. A device or a pipe is written as it is.
fn open_new(path: &Path, random: [u8; 6]) -> io::Result<(File, Option<(PathBuf, PathBuf)>)> {
    let path = match std::fs::canonicalize(path) {
        Ok(existing) if existing.is_file() => existing,
        Ok(_) => return Ok((OpenOptions::new().write(true).open(path)?, None)),
        Err(_) => path.to_owned(),
    };
    let mut name = path.file_name().unwrap_or_default().to_owned();
    let number = random
        .iter()
        .fold(0u64, |number, byte| number << 8 | u64::from(*byte));
    name.push(format!(".{number:012x}.part"));
    let unfinished = path.with_file_name(name);
    let file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(MODE)
        .open(&unfinished)?;
    Ok((file, Some((unfinished, path))))
}
