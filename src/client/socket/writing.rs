//! Writing: what the kernel takes now, or all of it.

use std::fs::File;
use std::io::{self, IoSlice};
use std::os::unix::fs::FileExt;
use std::task::Poll;
use std::time::Instant;

use socket2::SockRef;

use super::reading::Partial;
use super::transport::attempt;
use super::{Socket, Timeout};
use crate::client::Failure;
use crate::client::failure::code;
use crate::engine::{Direction, socket_calls};

/// Bytes of a file that are sent before others get a turn.
const FILE_CHUNK: usize = 256 * 1024;
/// Pieces that the kernel takes at once (`IOV_MAX`).
const MAX_PIECES: usize = 1_024;

impl Socket {
    /// Writes what the kernel takes of the pieces; waits only while that is nothing.
    pub fn send(&self, pieces: &[&[u8]], timeout: Timeout) -> Result<usize, Failure> {
        let _turn = self.begin(Direction::Write)?;
        let deadline = timeout.deadline(self.write_timeout.get());
        match self.write(&slices(pieces, 0), deadline) {
            Ok((0, Some(failure))) => Err(failure),
            written => written.map(|(count, _)| count),
        }
    }

    /// How much was written, and what ended the wait for more of it to leave.
    fn write(&self, pieces: &[IoSlice<'_>], deadline: Option<Instant>) -> Result<Partial<usize>, Failure> {
        let is_empty = pieces.iter().all(|piece| piece.is_empty());
        if is_empty && self.is_stream() {
            return Ok((0, None));
        }
        let pieces = &pieces[..pieces.len().min(MAX_PIECES)];
        let written = self.wait(deadline, |handle, cx| self.poll_write(handle, cx, pieces));
        match written {
            Ok(count) => Ok((count, None)),
            Err(Failure::Unwind(unwind)) => Err(unwind.into()),
            Err(failure) => {
                // What is encrypted cannot be taken back: it counts.
                let count = self.session().map_or(0, |session| session.take_in_flight());
                Ok((count, Some(failure)))
            }
        }
    }

    /// Writes everything; the caller has its turn.
    pub(super) fn write_all(&self, mut bytes: &[u8], deadline: Option<Instant>) -> Result<(), Failure> {
        while !bytes.is_empty() {
            let (count, failure) = self.write(&[IoSlice::new(bytes)], deadline)?;
            bytes = &bytes[count..];
            failure.map_or(Ok(()), Err)?;
        }
        Ok(())
    }

    /// Writes all of the pieces; how much was written when an error came between.
    pub fn send_all(&self, pieces: &[&[u8]], timeout: Timeout) -> Result<Partial<usize>, Failure> {
        let _turn = self.begin(Direction::Write)?;
        let deadline = timeout.deadline(self.write_timeout.get());
        let total: usize = pieces.iter().map(|piece| piece.len()).sum();
        let mut sent = 0;
        while sent < total {
            let (count, failure) = self.write(&slices(pieces, sent), deadline)?;
            sent += count;
            if failure.is_some() {
                return Ok((sent, failure));
            }
        }
        Ok((sent, None))
    }

    /// Sends a datagram to an address.
    pub fn send_to(&self, host: &[u8], port: i64, data: &[u8]) -> Result<usize, Failure> {
        let _turn = self.begin(Direction::Write)?;
        let deadline = Timeout::DEFAULT.deadline(self.write_timeout.get());
        if self.domain != libc::AF_UNIX && port == 0 {
            return Err(Failure::Code(code::BAD_PORT));
        }
        let to = self.resolve(host, port, deadline)?;
        self.wait(deadline, |handle, cx| {
            attempt(handle, Direction::Write, cx, || {
                let flags = libc::MSG_NOSIGNAL | libc::MSG_DONTWAIT;
                SockRef::from(handle.fd()).send_to_with_flags(data, &to, flags)
            })
        })
    }

    /// Sends a part of a file; `length` 0 is the rest of it.
    pub fn send_file(&self, path: &str, offset: i64, length: i64) -> Result<(), Failure> {
        let _turn = self.begin(Direction::Write)?;
        let file = File::open(path).map_err(|error| {
            let number = error.raw_os_error().unwrap_or(libc::EIO);
            let text = format!("open({path}) failed, {}", system_text(number));
            Failure::Described(number.into(), text)
        })?;
        let size = size_of_file(&file).map_err(|_| self.refused(path))?;
        let Ok(mut offset) = u64::try_from(offset) else {
            return Err(self.refused(path));
        };
        let rest = size.saturating_sub(offset);
        let count = match length {
            0 => rest,
            _ => u64::try_from(length).map_err(|_| cut_short())?,
        };
        let deadline = Timeout::DEFAULT.deadline(self.write_timeout.get());
        let end = offset + count.min(rest);
        while offset < end {
            let chunk = (end - offset).min(FILE_CHUNK as u64) as usize;
            match self.send_chunk(&file, offset, chunk, deadline)? {
                0 => return Err(cut_short()),
                sent => offset += sent as u64,
            }
        }
        if rest > 0 && count > rest {
            return Err(cut_short());
        }
        Ok(())
    }

    fn send_chunk(
        &self,
        file: &File,
        offset: u64,
        count: usize,
        deadline: Option<Instant>,
    ) -> Result<usize, Failure> {
        if self.may_block || self.is_encrypted() {
            let mut bytes = vec![0; count];
            let length = file.read_at(&mut bytes, offset)?;
            let (count, failure) = self.write(&[IoSlice::new(&bytes[..length])], deadline)?;
            return failure.map_or(Ok(count), Err);
        }
        let mut from = offset as i64;
        self.wait(deadline, |handle, cx| -> Poll<Result<usize, Failure>> {
            attempt(handle, Direction::Write, cx, || {
                socket_calls::send_file(handle.fd(), file, &mut from, count)
            })
        })
    }

    fn refused(&self, path: &str) -> Failure {
        let text = format!(
            "sendfile({}, {path}) failed, {}",
            self.fd,
            system_text(libc::EINVAL)
        );
        Failure::Described(libc::EINVAL.into(), text)
    }
}

/// The file is shorter than what was to be sent.
fn cut_short() -> Failure {
    Failure::Described(code::SYSTEM_CALL_FAIL, "sendfile return zero".into())
}

/// The pieces without their first `sent` bytes.
fn slices<'a>(pieces: &[&'a [u8]], mut sent: usize) -> Vec<IoSlice<'a>> {
    let mut rest = Vec::with_capacity(pieces.len().min(MAX_PIECES));
    for piece in pieces {
        let skipped = sent.min(piece.len());
        sent -= skipped;
        if skipped < piece.len() || piece.is_empty() {
            rest.push(IoSlice::new(&piece[skipped..]));
        }
        if rest.len() == MAX_PIECES {
            break;
        }
    }
    rest
}

/// Only regular files have a size.
fn size_of_file(file: &File) -> io::Result<u64> {
    let metadata = file.metadata()?;
    if metadata.is_file() {
        Ok(metadata.len())
    } else {
        Err(io::Error::from_raw_os_error(libc::EINVAL))
    }
}

fn system_text(number: i32) -> String {
    let mut text = io::Error::from_raw_os_error(number).to_string();
    if let Some(added) = text.rfind(" (os error ") {
        text.truncate(added);
    }
    text
}
