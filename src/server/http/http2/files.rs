//! Responses whose content is parts of files: read piece by piece, as the stream has room for them.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::rc::Rc;
use std::sync::Arc;

use h2::Reason;

use super::stream::ResponseStream;
use crate::engine::{Engine, Interrupt};
use crate::net::outbox::Piece;
use crate::server::http::exchange::SendError;
use crate::zend::system;

/// Bytes that are read at once.
const CHUNK: usize = 64 * 1024;

impl ResponseStream {
    /// Sends a whole response. One that cannot be completed is reset.
    pub fn send_pieces(
        self: &Rc<Self>,
        head: &[u8],
        pieces: Vec<Piece>,
    ) -> Result<Result<(), SendError>, Interrupt> {
        let sent = self.send_head(head, pieces.is_empty()).and_then(|()| {
            let count = pieces.len();
            let mut pieces = pieces.into_iter().enumerate();
            pieces.try_for_each(|(index, piece)| self.send_piece(piece, index + 1 == count))
        });
        if sent.is_err() {
            self.reset(Reason::INTERNAL_ERROR);
        }
        match sent {
            Err(SendError::Interrupted(interrupt)) => Err(interrupt),
            sent => Ok(sent),
        }
    }

    fn send_piece(self: &Rc<Self>, piece: Piece, ends: bool) -> Result<(), SendError> {
        match piece {
            Piece::Bytes(bytes) => self.send_data(&bytes, ends),
            Piece::File {
                file,
                mut start,
                mut len,
            } => {
                while len > 0 {
                    let chunk = read(&file, start, len.min(CHUNK))?;
                    (start, len) = (start + chunk.len() as u64, len - chunk.len());
                    self.send_data(&chunk, ends && len == 0)?;
                }
                Ok(())
            }
        }
    }
}

/// Bytes of a file, in a thread of the pool unless they are in memory. A file that has become shorter is an error.
fn read(file: &Arc<File>, start: u64, len: usize) -> Result<Vec<u8>, SendError> {
    let is_cached = system::is_cached(file, start, len);
    let file = Arc::clone(file);
    let read = move || {
        let mut bytes = vec![0; len];
        file.read_exact_at(&mut bytes, start).map(|()| bytes)
    };
    let bytes = if is_cached {
        read()
    } else {
        Engine::get().blocking_to_the_end(read)?
    };
    bytes.map_err(|error| SendError::Dead(error.raw_os_error().unwrap_or(libc::EIO)))
}
