//! Reading: what was received before goes first, whichever way it is read.

use std::os::fd::AsRawFd;
use std::time::Instant;

use memchr::memchr2;
use socket2::SockAddr;

use super::transport::attempt;
use super::{Socket, Timeout};
use crate::client::Failure;
use crate::engine::{Direction, Watched, socket_calls};
use crate::net::scratch::{SCRATCH, with_scratch};
use crate::zend::system;

/// What was read, and why it is less than was asked for, if an error cut it off.
pub type Partial<T> = (T, Option<Failure>);

impl Socket {
    /// At most `count` bytes, by one read of the kernel's; `consume` copies them. None is the end.
    pub fn receive<R>(
        &self,
        count: usize,
        timeout: Timeout,
        consume: impl FnOnce(&[u8]) -> R,
    ) -> Result<R, Failure> {
        let _turn = self.begin(Direction::Read)?;
        if !self.input.is_empty() {
            return Ok(consume(&self.input.take(count)));
        }
        let deadline = timeout.deadline(self.read_timeout.get());
        if count > SCRATCH {
            return self.receive_many(count, deadline).map(|bytes| consume(&bytes));
        }
        let mut consume = Some(consume);
        self.wait(deadline, |handle, cx| {
            with_scratch(|scratch| {
                let read = self.poll_read(handle, cx, &mut scratch[..count]);
                read.map_ok(|length| {
                    let consume = consume.take().expect("what is ready is not polled again");
                    consume(&scratch[..length])
                })
            })
        })
    }

    /// The same where one buffer of ours does not do.
    fn receive_many(&self, count: usize, deadline: Option<Instant>) -> Result<Vec<u8>, Failure> {
        self.wait(deadline, |handle, cx| {
            let there = system::unread(handle.fd().as_raw_fd()).max(SCRATCH);
            let mut bytes = vec![0; count.min(there)];
            self.poll_read(handle, cx, &mut bytes).map_ok(|length| {
                bytes.truncate(length);
                bytes
            })
        })
    }

    /// One more read of the kernel's, kept with what was received. False: the end.
    pub(super) fn fill(&self, deadline: Option<Instant>) -> Result<bool, Failure> {
        self.wait(deadline, |handle, cx| {
            with_scratch(|scratch| {
                self.poll_read(handle, cx, scratch).map_ok(|length| {
                    self.input.append(&scratch[..length]);
                    length > 0
                })
            })
        })
    }

    /// What is there, left there; nothing is waited for. None is the end.
    pub fn peek(&self, count: usize) -> Result<Vec<u8>, Failure> {
        let handle = self.handle()?;
        if self.input.is_empty() {
            match self.session() {
                Some(session) => self.look_tls(&session, &handle)?,
                None => return look(&handle, count),
            }
        }
        let input = self.input.show();
        Ok(input[..count.min(input.len())].to_vec())
    }

    /// Exactly `count` bytes; fewer at the end, or with the error that came between.
    pub fn receive_all(&self, count: usize, timeout: Timeout) -> Result<Partial<Vec<u8>>, Failure> {
        let _turn = self.begin(Direction::Read)?;
        let deadline = timeout.deadline(self.read_timeout.get());
        let mut failure = None;
        while self.input.len() < count {
            match self.fill(deadline) {
                Ok(true) => {}
                Ok(false) => break,
                Err(Failure::Unwind(unwind)) => return Err(unwind.into()),
                Err(error) => {
                    failure = Some(error);
                    break;
                }
            }
        }
        Ok((self.input.take(count), failure))
    }

    /// Up to the end of a line, which is part of it, but at most `count` bytes; what is left at the stream's end. What has
    /// come before the time is up stays for the next call.
    pub fn receive_line(&self, count: usize, timeout: Timeout) -> Result<Vec<u8>, Failure> {
        let _turn = self.begin(Direction::Read)?;
        let deadline = timeout.deadline(self.read_timeout.get());
        let mut searched = 0;
        loop {
            let line = {
                let input = self.input.show();
                let end = memchr2(b'\n', b'\r', &input[searched..]).map(|at| searched + at + 1);
                searched = input.len();
                end.or((input.len() >= count).then_some(count))
            };
            if let Some(length) = line {
                return Ok(self.input.take(length.min(count)));
            }
            if !self.fill(deadline)? {
                return Ok(self.input.take(count));
            }
        }
    }

    /// At most `count` bytes of what large reads bring: if fewer are there, one more is waited for.
    pub fn receive_buffered(&self, count: usize, timeout: Timeout) -> Result<Partial<Vec<u8>>, Failure> {
        let _turn = self.begin(Direction::Read)?;
        let mut failure = None;
        if self.input.len() < count {
            let there = self.input.len();
            match self.fill(timeout.deadline(self.read_timeout.get())) {
                Ok(_) => {}
                Err(Failure::Code(code)) if there > 0 && code != i64::from(libc::ETIMEDOUT) => {}
                Err(error @ Failure::Code(_)) if there > 0 => failure = Some(error),
                Err(error) => return Err(error),
            }
        }
        Ok((self.input.take(count), failure))
    }

    /// A datagram, and where it comes from.
    pub fn receive_from(&self, count: usize, timeout: Timeout) -> Result<(Vec<u8>, SockAddr), Failure> {
        let _turn = self.begin(Direction::Read)?;
        let deadline = timeout.deadline(self.read_timeout.get());
        self.wait(deadline, |handle, cx| {
            let mut bytes = vec![0; count];
            attempt(handle, Direction::Read, cx, || {
                let (length, from) = socket_calls::receive_from(handle.fd(), &mut bytes)?;
                bytes.truncate(length);
                Ok((std::mem::take(&mut bytes), from))
            })
        })
    }
}

fn look(handle: &Watched, count: usize) -> Result<Vec<u8>, Failure> {
    let mut bytes = vec![0; count];
    let length = socket_calls::peek(handle.fd(), &mut bytes)?;
    bytes.truncate(length);
    Ok(bytes)
}
