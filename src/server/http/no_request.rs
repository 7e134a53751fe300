//! Why a connection has no request to serve.

use crate::engine::Interrupt;
use crate::server::connection::ReadError;
use crate::zend::Unwind;

/// Why there is no request to serve.
pub enum NoRequest {
    /// Close without an answer.
    Gone,
    /// Answer with this status, then close.
    Refused(u16),
    /// The client speaks HTTP/2: what it has sent.
    Http2(Vec<u8>),
    Unwound(Unwind),
}

impl From<ReadError> for NoRequest {
    fn from(error: ReadError) -> Self {
        match error {
            // Nobody but the connection's own coroutine reads before a handler was called.
            ReadError::Busy(_) => NoRequest::Gone,
            ReadError::Interrupt(interrupt) => interrupt.into(),
        }
    }
}

impl From<Interrupt> for NoRequest {
    fn from(interrupt: Interrupt) -> Self {
        match interrupt {
            // `cancel()` on a connection's coroutine between requests: there is no operation to fail.
            Interrupt::Canceled => NoRequest::Gone,
            Interrupt::Unwind(unwind) => NoRequest::Unwound(unwind),
        }
    }
}
