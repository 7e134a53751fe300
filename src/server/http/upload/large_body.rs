//! A body that is too large to be received in memory: it arrives on the disk, and is read from there when somebody asks
//! for it.

use std::cell::OnceCell;
use std::fs::File;
use std::io;

use super::disk_space::{DiskShare, NoSpace};
use super::disk_writer::DiskWriter;
use super::limits::UploadLimits;
use crate::engine::{Engine, Interrupt, TempFile};
use crate::zend::{Str, memory};

/// Bodies up to here are received in memory.
pub const MEMORY_BYTES: usize = 4 << 20;

/// A body that has arrived.
pub struct LargeBody {
    /// None only while it is dropped.
    file: Option<TempFile>,
    len: usize,
    /// What was read of it.
    content: OnceCell<Str>,
    /// Held as long as the file.
    _space: DiskShare,
}

impl LargeBody {
    /// The body as a string. None: there is no memory for it, or the file cannot be read.
    pub fn content(&self) -> Option<Str> {
        if let Some(content) = self.content.get() {
            return Some(content.clone());
        }
        if !memory::fits(self.len) {
            return None;
        }
        let content = Str::read(&mut File::open(self.file.as_ref()?.path()).ok()?, self.len).ok()?;
        Some(self.content.get_or_init(|| content).clone())
    }
}

impl Drop for LargeBody {
    fn drop(&mut self) {
        if let Some(file) = self.file.take() {
            Engine::get().remove_temp_file(file);
        }
    }
}

/// A body that is being received.
pub struct LargeReceiver {
    disk: DiskWriter,
    len: usize,
    limit: u64,
    space: DiskShare,
    no_space: Option<NoSpace>,
}

impl LargeReceiver {
    pub fn new(limits: &UploadLimits) -> Self {
        let mut disk = DiskWriter::new(limits.folder.clone());
        disk.create();
        LargeReceiver {
            disk,
            len: 0,
            limit: limits.disk,
            space: DiskShare::default(),
            no_space: None,
        }
    }

    pub fn take(&mut self, bytes: &[u8]) {
        match self.space.grow(bytes.len() as u64, self.limit) {
            Ok(()) => {
                self.len += bytes.len();
                self.disk.write(bytes);
            }
            Err(why) => self.no_space = Some(why),
        }
    }

    /// Why something could not be taken.
    pub fn no_space(&self) -> Option<NoSpace> {
        self.no_space
    }

    pub fn len(&self) -> usize {
        self.len
    }

    /// Bytes in memory.
    pub fn held(&self) -> usize {
        self.disk.held()
    }

    pub fn relieve(&mut self) -> Result<(), Interrupt> {
        self.disk.relieve()
    }

    pub fn finish(mut self) -> Result<io::Result<LargeBody>, Interrupt> {
        self.disk.complete();
        let file = self.disk.finish()?.pop();
        Ok(file
            .unwrap_or(Err(io::ErrorKind::NotFound.into()))
            .map(|file| LargeBody {
                file: Some(file),
                len: self.len,
                content: OnceCell::new(),
                _space: self.space,
            }))
    }
}
