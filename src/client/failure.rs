//! How operations of clients fail: with the system's number or one of ours, or because the coroutine unwinds.

use std::io;

use crate::engine::{Direction, Interrupt, LookupError};
use crate::zend::Unwind;

/// Numbers of ours, `SWOOLE_ERROR_*`.
pub mod code {
    pub const SYSTEM_CALL_FAIL: i64 = 502;
    pub const NAME_TOO_LONG: i64 = 504;
    pub const INVALID_PARAMS: i64 = 505;
    pub const PROTOCOL_ERROR: i64 = 508;
    pub const WRONG_OPERATION: i64 = 509;
    pub const NOT_SUPPORTED: i64 = 507;
    pub const DNS_RESOLVE_FAILED: i64 = 711;
    pub const BAD_HOST: i64 = 722;
    pub const BAD_PORT: i64 = 723;
    pub const SSL_VERIFY_FAILED: i64 = 1014;
    pub const SSL_BAD_CLIENT: i64 = 1015;
    pub const SSL_RESET: i64 = 1017;
    pub const SSL_HANDSHAKE_FAILED: i64 = 1018;
    pub const PACKAGE_TOO_LARGE: i64 = 1201;
    pub const PACKAGE_LENGTH_NOT_FOUND: i64 = 1202;
    pub const NO_CONNECTION: i64 = 5001;
    pub const SOCKS5_VERSION: i64 = 7001;
    pub const SOCKS5_METHOD: i64 = 7002;
    pub const SOCKS5_AUTHENTICATION: i64 = 7003;
    pub const SOCKS5_HANDSHAKE: i64 = 7005;
    pub const INVALID_PROTOCOL: i64 = 7102;
    pub const PROXY_HANDSHAKE: i64 = 7103;
}

/// Why an operation failed.
#[derive(Clone, Debug)]
pub enum Failure {
    /// An errno or one of ours, whose text says all.
    Code(i64),
    /// The same, with a text of its own.
    Described(i64, String),
    /// Another coroutine does the same: its id.
    Busy(i64, Direction),
    Unwind(Unwind),
}

impl Failure {
    pub fn system(number: i32) -> Self {
        Failure::Code(number.into())
    }

    pub const fn closed() -> Self {
        Failure::Code(libc::EBADF as i64)
    }
}

/// The number of an error of a stream. What came is no TLS, or the peer ends it by an alert: that has no errno.
pub fn number_of(error: &io::Error) -> i64 {
    match error.raw_os_error() {
        Some(number) => number.into(),
        None if error.kind() == io::ErrorKind::InvalidData => code::SSL_RESET,
        None => libc::EIO.into(),
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Code(number_of(&error))
    }
}

impl From<Interrupt> for Failure {
    fn from(interrupt: Interrupt) -> Self {
        match interrupt {
            Interrupt::Canceled => Failure::system(libc::ECANCELED),
            Interrupt::Unwind(unwind) => Failure::Unwind(unwind),
        }
    }
}

impl From<Unwind> for Failure {
    fn from(unwind: Unwind) -> Self {
        Failure::Unwind(unwind)
    }
}

impl From<LookupError> for Failure {
    fn from(error: LookupError) -> Self {
        match error {
            LookupError::TimedOut => Failure::system(libc::ETIMEDOUT),
            LookupError::NotFound | LookupError::NoServer | LookupError::System(_) => {
                Failure::Code(code::DNS_RESOLVE_FAILED)
            }
        }
    }
}
