//! A part of a file that waits in an outbox. The kernel sends it from its cache to the socket; what is not cached is read
//! ahead on another thread first, so that no disk keeps the loop waiting.

use std::cell::Cell;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::sync::Arc;

use super::buffers::{recycle_buffer, take_buffer};
use crate::net::Stream;
use crate::zend::system;

/// So much is read ahead, and sent by one call.
const WINDOW: usize = 1 << 20;
/// A stream that encrypts gets pieces of so many bytes.
const PIECE: usize = 64 * 1024;

/// Bytes of a file, from `start` on.
pub struct FilePart {
    file: Arc<File>,
    start: u64,
    len: usize,
    /// So many of them can be sent without waiting for a disk.
    cached: Cell<usize>,
}

/// What has to be read before more of a part can be sent.
pub struct ReadAhead {
    file: Arc<File>,
    start: u64,
    len: usize,
}

impl FilePart {
    pub fn new(file: Arc<File>, start: u64, len: usize) -> Self {
        FilePart {
            file,
            start,
            len,
            cached: Cell::new(0),
        }
    }

    pub fn len(&self) -> usize {
        self.len
    }

    /// What has to be read before the byte `sent` can go. None: nothing.
    pub fn read_ahead(&self, sent: usize) -> Option<ReadAhead> {
        if sent < self.cached.get() || sent == self.len {
            return None;
        }
        let (start, len) = (self.start + sent as u64, WINDOW.min(self.len - sent));
        if system::is_cached(&self.file, start, len) {
            self.cached.set(sent + len);
            return None;
        }
        let file = Arc::clone(&self.file);
        Some(ReadAhead { file, start, len })
    }

    /// What was to be read has been, as far as it can be.
    pub fn was_read(&self, sent: usize) {
        self.cached
            .set(self.cached.get().max(self.len.min(sent + WINDOW)));
    }

    /// One write of what is cached, from the byte `sent` on.
    pub fn write(&self, stream: &Stream, sent: usize) -> io::Result<usize> {
        let (start, len) = (self.start + sent as u64, self.cached.get().saturating_sub(sent));
        if len == 0 {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        if !stream.sends_files() {
            let mut piece = take_buffer();
            piece.resize(len.min(PIECE), 0);
            let written = match self.file.read_at(&mut piece, start) {
                Ok(0) => Err(cut()),
                Ok(count) => stream.try_write(&piece[..count]),
                Err(error) => Err(error),
            };
            recycle_buffer(piece);
            return written;
        }
        match stream.try_send_file(&self.file, start, len) {
            Ok(0) => Err(cut()),
            written => written,
        }
    }
}

/// The file has become shorter than what was announced: nothing else can follow.
fn cut() -> io::Error {
    io::Error::from_raw_os_error(libc::EIO)
}

impl ReadAhead {
    /// Reads it into the kernel's cache. What cannot be read is found out when it is to be sent.
    pub async fn run(self) {
        let read = tokio::task::spawn_blocking(move || {
            let mut piece = vec![0; PIECE];
            let (mut at, end) = (self.start, self.start + self.len as u64);
            while at < end {
                match self.file.read_at(&mut piece, at) {
                    Ok(count @ 1..) => at += count as u64,
                    _ => return,
                }
            }
        });
        let _ = read.await;
    }
}
