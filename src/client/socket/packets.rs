//! Reading whole messages. What has come of one stays for the next call, whatever ends this one.

use std::time::Instant;

use ::protocol::packet::Extent;

use super::protocol::{self, Protocol};
use super::{Socket, Timeout};
use crate::client::Failure;
use crate::client::failure::code;
use crate::engine::Direction;
use crate::engine::log::{self, Level};
use crate::zend::Unwind;

/// Why there is no message.
enum Lost {
    Failure(Failure),
    TooLarge(usize),
    OutOfStep,
    /// A script's rule threw.
    Function(Unwind),
}

impl From<Failure> for Lost {
    fn from(failure: Failure) -> Self {
        Lost::Failure(failure)
    }
}

/// A read without a protocol takes at most this much.
const READ: usize = 64 * 1024;

impl Socket {
    /// The next message, or what a read brings where messages are not told apart. Empty: the end.
    pub fn receive_packet(&self, timeout: Timeout) -> Result<Vec<u8>, Failure> {
        let protocol = self.protocol();
        if !protocol.has_messages() || !self.is_stream() {
            return self.receive(READ, timeout, <[u8]>::to_vec);
        }
        let turn = self.begin(Direction::Read)?;
        let packet = self.wait_for_packet(&protocol, timeout.deadline(self.read_timeout.get()));
        // A stream that cannot be followed any more is closed, by which nobody is to be waited for.
        drop(turn);
        match packet {
            Ok(packet) => Ok(packet),
            Err(Lost::Failure(failure)) => Err(failure),
            Err(Lost::TooLarge(length)) => Err(self.too_large(length)),
            Err(Lost::OutOfStep) => Err(self.out_of_step()),
            Err(Lost::Function(unwind)) => {
                self.give_up();
                Err(unwind.into())
            }
        }
    }

    fn wait_for_packet(&self, protocol: &Protocol, deadline: Option<Instant>) -> Result<Vec<u8>, Lost> {
        let mut searched = 0;
        loop {
            let extent = match protocol.function() {
                _ if self.input.is_empty() => Extent::Unknown,
                None => protocol.extent(&self.input.show(), searched),
                Some(function) => {
                    // It may run anything: it does not see the buffer itself.
                    let input = self.input.show().to_vec();
                    protocol::ask(function, &input).map_err(Lost::Function)?
                }
            };
            searched = self.input.len();
            match extent {
                Extent::Length(length) if length > protocol.max_length => return Err(Lost::TooLarge(length)),
                Extent::Length(length) if length <= searched => return Ok(self.input.take(length)),
                Extent::Unknown if searched >= protocol.max_length => return Err(Lost::TooLarge(searched)),
                Extent::Invalid => return Err(Lost::OutOfStep),
                Extent::Length(_) | Extent::Unknown => {}
            }
            if !self.fill(deadline)? {
                return Ok(Vec::new());
            }
        }
    }

    /// Where the next message begins is not known any more.
    fn give_up(&self) {
        // Nobody is in it but the coroutine that runs, or a writer, who learns of it.
        let _ = self.close();
    }

    fn too_large(&self, length: usize) -> Failure {
        let (address, port) = self.peer().unwrap_or_default();
        let text = format!(
            "Socket::recv_packet_with_length_protocol() (ERRNO {}): packet length is too big, \
             remote_addr={address}:{port}, length={length}",
            code::PACKAGE_TOO_LARGE
        );
        log::write(Level::Warning, &text);
        self.give_up();
        Failure::Described(code::PACKAGE_TOO_LARGE, text)
    }

    fn out_of_step(&self) -> Failure {
        self.give_up();
        Failure::Described(code::PACKAGE_LENGTH_NOT_FOUND, "get package length failed".into())
    }
}
