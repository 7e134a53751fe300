//! A connection as the way to a proxy.

use std::io::IoSlice;
use std::time::Instant;

use super::connection::{Connection, Read};
use crate::client::Failure;
use crate::client::proxy::Dialogue;

/// A connection, until a deadline.
pub struct ToProxy<'a> {
    pub connection: &'a Connection,
    pub deadline: Option<Instant>,
}

impl Dialogue for ToProxy<'_> {
    fn send(&self, mut bytes: &[u8]) -> Result<(), Failure> {
        while !bytes.is_empty() {
            let pieces = [IoSlice::new(bytes)];
            let sent = self.connection.write(self.deadline, &pieces, |_| false)?;
            bytes = &bytes[sent..];
        }
        Ok(())
    }

    fn look<R>(&self, show: impl FnOnce(&[u8]) -> R) -> R {
        show(&self.connection.input.borrow())
    }

    fn take(&self, count: usize) {
        self.connection.input.borrow_mut().drain(..count);
    }

    fn receive(&self) -> Result<bool, Failure> {
        Ok(self.connection.read(self.deadline)? == Read::Some)
    }
}
