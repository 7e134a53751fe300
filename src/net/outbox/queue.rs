//! The bytes that wait in an outbox, in order: small ones copied together, large ones shared with other connections.

use std::collections::VecDeque;
use std::io::{self, IoSlice};
use std::rc::Rc;

use super::budget;
use super::buffers::{recycle_buffer, take_buffer};
use super::file_part::{FilePart, ReadAhead};
use super::shared::Shared;
use crate::net::Stream;

/// Pieces of one write.
const PIECES: usize = 16;

/// What follows the front.
enum Segment {
    Copied(Vec<u8>),
    Shared(Rc<Shared>),
    File(FilePart),
}

impl Segment {
    fn len(&self) -> usize {
        match self {
            Segment::Copied(bytes) => bytes.len(),
            Segment::Shared(shared) => shared.len(),
            Segment::File(part) => part.len(),
        }
    }
}

/// Small bytes alone, the usual case, need no list: they are in `front`.
#[derive(Default)]
pub struct Queue {
    front: Vec<u8>,
    rest: VecDeque<Segment>,
    /// Bytes at the start of the front, or of the first segment if there is no front, that are out.
    sent: usize,
    /// Bytes that are not out.
    len: usize,
    /// Those of them that are in files, and take no memory.
    in_files: usize,
}

impl Queue {
    pub fn len(&self) -> usize {
        self.len
    }

    /// Bytes that take memory, or the disk, for this queue's sake.
    pub fn held(&self) -> usize {
        self.len - self.in_files
    }

    /// Appends a part of a file.
    pub fn append_file(&mut self, part: FilePart) {
        self.len += part.len();
        self.in_files += part.len();
        self.rest.push_back(Segment::File(part));
    }

    /// The part of a file that is next, and how much of it is out.
    fn next_file(&self) -> Option<(&FilePart, usize)> {
        match self.rest.front() {
            Some(Segment::File(part)) if self.front.is_empty() => Some((part, self.sent)),
            _ => None,
        }
    }

    /// Whether a file is next.
    pub fn is_in_file(&self) -> bool {
        self.next_file().is_some()
    }

    /// What has to be read of a file before anything can be written.
    pub fn read_ahead(&self) -> Option<ReadAhead> {
        self.next_file().and_then(|(part, sent)| part.read_ahead(sent))
    }

    /// That was done.
    pub fn was_read(&self) {
        if let Some((part, sent)) = self.next_file() {
            part.was_read(sent);
        }
    }

    /// Appends copies.
    pub fn append<const N: usize>(&mut self, pieces: [&[u8]; N]) {
        let count = pieces.iter().map(|piece| piece.len()).sum();
        if count == 0 {
            return;
        }
        let to = if self.rest.is_empty() {
            &mut self.front
        } else {
            if !matches!(self.rest.back(), Some(Segment::Copied(_))) {
                self.rest.push_back(Segment::Copied(Vec::new()));
            }
            match self.rest.back_mut() {
                Some(Segment::Copied(last)) => last,
                _ => return,
            }
        };
        if to.capacity() == 0 {
            *to = take_buffer();
        }
        to.reserve(count);
        for piece in pieces {
            to.extend_from_slice(piece);
        }
        self.len += count;
        budget::take(count);
    }

    /// Appends what is shared, from its byte `start` on. Only a queue that is empty takes less than all of it.
    pub fn append_shared(&mut self, shared: Rc<Shared>, start: usize) {
        debug_assert!(start == 0 || self.len == 0);
        self.sent = if self.len == 0 { start } else { self.sent };
        self.len += shared.len() - start;
        self.rest.push_back(Segment::Shared(shared));
    }

    /// One write of what is queued, and of `more` behind it. Gives the bytes that the kernel took.
    pub fn write(&self, stream: &Stream, more: [&[u8]; 3]) -> io::Result<usize> {
        if self.rest.is_empty() && more.iter().all(|piece| piece.is_empty()) {
            return stream.try_write(&self.front[self.sent..]);
        }
        if let Some((part, sent)) = self.next_file() {
            return part.write(stream, sent);
        }
        if self.front.is_empty()
            && let Some(Segment::Shared(shared)) = self.rest.front()
            && shared.in_memory().is_none()
        {
            return shared.with_piece(self.sent, |piece| stream.try_write(piece));
        }
        let mut pieces = [IoSlice::new(&[]); PIECES];
        let mut count = 0;
        for piece in self.pieces(more).take(PIECES) {
            pieces[count] = IoSlice::new(piece);
            count += 1;
        }
        stream.try_write_pieces(&pieces[..count])
    }

    /// What is in memory, up to the first segment that is not.
    fn pieces<'a>(&'a self, more: [&'a [u8]; 3]) -> impl Iterator<Item = &'a [u8]> {
        let (front, mut skip) = if self.front.is_empty() {
            (&[][..], self.sent)
        } else {
            (&self.front[self.sent..], 0)
        };
        let rest = self.rest.iter().map(move |segment| {
            let bytes = match segment {
                Segment::Copied(bytes) => Some(&bytes[..]),
                Segment::Shared(shared) => shared.in_memory(),
                Segment::File(_) => None,
            };
            let from = std::mem::take(&mut skip);
            bytes.map(|bytes| &bytes[from..])
        });
        std::iter::once(Some(front))
            .chain(rest)
            .chain(more.map(Some))
            .map_while(|piece| piece)
            .filter(|piece| !piece.is_empty())
    }

    /// The kernel has taken so many of the bytes that are queued.
    pub fn advance(&mut self, mut count: usize) {
        self.len -= count;
        if !self.front.is_empty() {
            let left = self.front.len() - self.sent;
            budget::give_back(count.min(left));
            if count < left {
                self.sent += count;
                return;
            }
            count -= left;
            self.sent = 0;
            recycle_buffer(std::mem::take(&mut self.front));
        }
        while let Some(first) = self.rest.front() {
            let left = first.len() - self.sent;
            match first {
                Segment::Copied(_) => budget::give_back(count.min(left)),
                Segment::File(_) => self.in_files -= count.min(left),
                Segment::Shared(_) => {}
            }
            if count < left {
                self.sent += count;
                return;
            }
            count -= left;
            self.sent = 0;
            if let Some(Segment::Copied(bytes)) = self.rest.pop_front() {
                recycle_buffer(bytes);
            }
        }
        if self.rest.capacity() > 0 {
            // A list that was long once takes no memory of an idle connection.
            self.rest = VecDeque::new();
        }
    }

    /// Gives back the memory of bytes that are out, once they are the larger part.
    pub fn compact(&mut self) {
        if !self.front.is_empty() && self.sent > self.front.len() / 2 {
            self.front.drain(..self.sent);
            self.sent = 0;
            let room = self.front.len() * 2;
            self.front.shrink_to(room);
        }
    }

    /// Drops everything.
    pub fn clear(&mut self) {
        self.advance(self.len);
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        self.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(queue: &Queue, more: [&[u8]; 3]) -> Vec<u8> {
        queue.pieces(more).collect::<Vec<_>>().concat()
    }

    #[test]
    fn whatever_the_kernel_takes_the_order_stays() {
        let _alone = super::super::ALONE.lock();
        let shared = Shared::of(b"shared").unwrap();
        let mut expected = b"onesharedtwothreesharedshared".to_vec();
        for step in 1..=expected.len() {
            let mut queue = Queue::default();
            queue.append([b"one"]);
            queue.append_shared(Rc::clone(&shared), 0);
            queue.append([b"two", b"three"]);
            queue.append_shared(Rc::clone(&shared), 0);
            queue.append_shared(Rc::clone(&shared), 0);
            while queue.len() > 0 {
                assert_eq!(
                    bytes(&queue, [b"more", b"", b"!"]),
                    [&expected[expected.len() - queue.len()..], b"more!"].concat()
                );
                queue.advance(step.min(queue.len()));
                queue.compact();
            }
            assert_eq!(bytes(&queue, [&[]; 3]), b"");
        }
        let mut queue = Queue::default();
        queue.append_shared(shared, 2);
        queue.append([b"!"]);
        expected = b"ared!".to_vec();
        assert_eq!((bytes(&queue, [&[]; 3]), queue.len()), (expected, 5));
    }
}
