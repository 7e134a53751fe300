//! How bytes come into an outbox: at once to the kernel, or to those that wait.

use std::fs::File;
use std::io;
use std::rc::Rc;
use std::sync::Arc;

use super::file_part::FilePart;
use super::{LIMIT, Outbox, Shared, SharedBytes, State, recycle_buffer, take_buffer};
use crate::net::{Reactor, Stream};

/// Payloads from here on are not copied next to their head, nor for each connection.
pub const COPY_LIMIT: usize = 16 * 1024;
/// What is shared from its beginning costs a queue less than a copy from here on.
const SHARE_FROM: usize = 512;

/// One of several things that are sent in order.
#[derive(Clone)]
pub enum Piece {
    Bytes(Vec<u8>),
    /// Bytes of a file, from `start` on.
    File {
        file: Arc<File>,
        start: u64,
        len: usize,
    },
}

impl Piece {
    pub fn len(&self) -> u64 {
        match self {
            Piece::Bytes(bytes) => bytes.len() as u64,
            Piece::File { len, .. } => *len as u64,
        }
    }
}

impl Outbox {
    /// Queues bytes. Err: the connection is dead (errno), nothing was queued.
    pub fn push(self: &Rc<Self>, bytes: &[u8]) -> Result<(), i32> {
        self.push_framed(bytes, &[], &[])
    }

    /// Queues a payload between its head and its tail.
    pub fn push_framed(self: &Rc<Self>, head: &[u8], body: &[u8], tail: &[u8]) -> Result<(), i32> {
        let reactor = Reactor::get();
        match self.state.get() {
            State::Failed(code) => Err(code),
            State::Open if self.turn.get() != reactor.turn() && self.queued() == 0 => {
                self.turn.set(reactor.turn());
                self.write_through(head, body, tail)
            }
            // What is large is not copied behind what waits for the turn's end: all of it leaves now.
            State::Open if body.len() >= COPY_LIMIT => self.write_through(head, body, tail),
            State::Open | State::Blocked => self.queue_framed(head, body, tail),
        }
    }

    /// Queues what other connections are to get, too. What waits of it is held once for all of them.
    pub fn push_shared(self: &Rc<Self>, shared: &SharedBytes) -> Result<(), i32> {
        let reactor = Reactor::get();
        match self.state.get() {
            State::Failed(code) => return Err(code),
            State::Open if self.turn.get() != reactor.turn() && self.queued() == 0 => {
                self.turn.set(reactor.turn());
                return self.write_shared(shared);
            }
            State::Open if shared.bytes().len() >= COPY_LIMIT => return self.write_shared(shared),
            State::Open => {
                self.append(shared.bytes());
                self.coalesce(reactor);
            }
            State::Blocked => self.append_shared(shared, 0),
        }
        self.error().map_or(Ok(()), Err)
    }

    /// `write_through` for what is shared.
    fn write_shared(self: &Rc<Self>, shared: &SharedBytes) -> Result<(), i32> {
        let (bytes, queued) = (shared.bytes(), self.queued());
        let written = self.with_stream(|stream| match queued {
            0 => stream.try_write(bytes),
            _ => self.queue.borrow().write(stream, [bytes, &[], &[]]),
        });
        let taken = self.taken(written)?;
        if queued > 0 {
            self.queue.borrow_mut().advance(taken.min(queued));
        }
        if taken < queued + bytes.len() {
            self.append_shared(shared, taken.saturating_sub(queued));
            self.block();
        }
        self.error().map_or(Ok(()), Err)
    }

    /// Appends what is shared but for the first `sent` bytes, which the kernel has.
    fn append_shared(&self, shared: &SharedBytes, sent: usize) {
        if shared.bytes().len() - sent < SHARE_FROM {
            return self.append(&shared.bytes()[sent..]);
        }
        let held = shared.hold();
        self.append_held(held, sent);
    }

    /// Queues a head and its payload, which leave with what is queued next in this turn, or at its end.
    pub fn push_later(self: &Rc<Self>, head: &[u8], body: &[u8]) -> Result<(), i32> {
        match self.state.get() {
            State::Failed(code) => Err(code),
            _ => self.queue_framed(head, body, &[]),
        }
    }

    /// Queues bytes and parts of files, in order.
    pub fn push_pieces(self: &Rc<Self>, pieces: Vec<Piece>) -> Result<(), i32> {
        for piece in pieces {
            match piece {
                Piece::Bytes(bytes) => self.append(&bytes),
                Piece::File { file, start, len } if len > 0 && self.error().is_none() => {
                    let part = FilePart::new(file, start, len);
                    self.queue.borrow_mut().append_file(part);
                }
                Piece::File { .. } => {}
            }
        }
        self.flush();
        self.error().map_or(Ok(()), Err)
    }

    /// Writes what is queued and what is pushed, in one system call; queues what the kernel does not take.
    fn write_through(self: &Rc<Self>, head: &[u8], body: &[u8], tail: &[u8]) -> Result<(), i32> {
        let total = head.len() + body.len() + tail.len();
        let queued = self.queued();
        let written = self.with_stream(|stream| {
            if queued == 0 && total <= COPY_LIMIT {
                write_copied(stream, head, body, tail)
            } else {
                self.queue.borrow().write(stream, [head, body, tail])
            }
        });
        let taken = self.taken(written)?;
        if queued > 0 {
            self.queue.borrow_mut().advance(taken.min(queued));
        }
        let sent = taken.saturating_sub(queued);
        if taken < queued + total {
            self.append(head.get(sent..).unwrap_or(&[]));
            let sent = sent.saturating_sub(head.len());
            self.append_payload(body, sent.min(body.len()));
            self.append(&tail[sent.saturating_sub(body.len())..]);
            self.block();
        }
        self.error().map_or(Ok(()), Err)
    }

    fn queue_framed(self: &Rc<Self>, head: &[u8], body: &[u8], tail: &[u8]) -> Result<(), i32> {
        if body.len() < COPY_LIMIT {
            if let Some(code) = self.error() {
                return Err(code);
            }
            self.queue.borrow_mut().append([head, body, tail]);
        } else {
            self.append(head);
            self.append_payload(body, 0);
            self.append(tail);
        }
        if self.state.get() == State::Open {
            self.coalesce(Reactor::get());
        }
        self.error().map_or(Ok(()), Err)
    }

    fn coalesce(self: &Rc<Self>, reactor: &Reactor) {
        if !self.dirty.replace(true) {
            reactor.mark_dirty(Rc::clone(self));
        } else if self.queued() >= LIMIT {
            self.flush();
        }
        reactor.flush_if_stale_coarse();
    }

    fn append(&self, bytes: &[u8]) {
        if !bytes.is_empty() && self.error().is_none() {
            self.queue.borrow_mut().append([bytes]);
        }
    }

    /// Appends a payload of which the kernel has the first `sent` bytes.
    fn append_payload(&self, payload: &[u8], sent: usize) {
        if payload.len() - sent < COPY_LIMIT {
            return self.append(&payload[sent..]);
        }
        self.append_held(Shared::of(payload), sent);
    }

    fn append_held(&self, held: Option<Rc<Shared>>, sent: usize) {
        match held {
            // To make room, this very connection may have been given up.
            Some(shared) if self.error().is_none() => self.queue.borrow_mut().append_shared(shared, sent),
            Some(_) => {}
            None => self.give_up(),
        }
    }
}

/// One write for a small payload with its head and tail.
fn write_copied(stream: &Stream, head: &[u8], body: &[u8], tail: &[u8]) -> io::Result<usize> {
    if body.is_empty() && tail.is_empty() {
        return stream.try_write(head);
    }
    let mut joined = take_buffer();
    joined.extend_from_slice(head);
    joined.extend_from_slice(body);
    joined.extend_from_slice(tail);
    let sent = stream.try_write(&joined);
    recycle_buffer(joined);
    sent
}
