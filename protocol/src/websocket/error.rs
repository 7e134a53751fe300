//! Why a connection fails (RFC 6455 section 7.1.7).

use std::fmt;

use super::deflate::InflateError;

/// What the peer did wrong. Send a close frame with [`ProtocolError::close_code`] and end the connection: where
/// the next frame begins is not known any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProtocolError {
    /// A client's frame without mask (section 5.1).
    Unmasked,
    /// A server's frame with one (section 5.1).
    Masked,
    /// An RSV bit that no extension has given a meaning (section 5.2).
    ReservedBits,
    /// Opcode 3-7 or 11-15 (section 5.2).
    ReservedOpcode(u8),
    /// A length in more bytes than it needs (section 5.2).
    NonMinimalLength,
    /// A length with the top bit set (section 5.2).
    LengthTopBit,
    /// A control frame without FIN (section 5.5).
    FragmentedControl,
    /// A control frame of more than 125 bytes (section 5.5).
    ControlTooLong,
    /// A continuation of nothing (section 5.4).
    UnexpectedContinuation,
    /// A new message before the last one has ended (section 5.4).
    ExpectedContinuation,
    /// A close payload of one byte (section 5.5.1).
    CloseTooShort,
    /// A close code that must not be on the wire (section 7.4).
    InvalidCloseCode(u16),
    /// Text or a close reason that is not UTF-8 (section 8.1).
    InvalidUtf8,
    /// A compressed message that cannot be restored (RFC 7692 section 7.2.2).
    BadDeflate,
    /// A frame, its header counted, or an assembled message above the limit.
    TooBig {
        /// What the frame, or the message with its new fragment, would have; of a compressed one, at least.
        length: u64,
    },
}

impl ProtocolError {
    /// The code of the close frame to send (section 7.4.1).
    pub fn close_code(self) -> u16 {
        match self {
            Self::InvalidUtf8 | Self::BadDeflate => 1007,
            Self::TooBig { .. } => 1009,
            _ => 1002,
        }
    }
}

impl fmt::Display for ProtocolError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Unmasked => "A client must mask its frames.",
            Self::Masked => "A server must not mask its frames.",
            Self::ReservedBits => "A frame has an RSV bit set, but no extension that uses it was negotiated.",
            Self::ReservedOpcode(opcode) => return write!(out, "The opcode {opcode} is reserved."),
            Self::NonMinimalLength => "A frame's length must use as few bytes as it can.",
            Self::LengthTopBit => "The most significant bit of a frame's length must be 0.",
            Self::FragmentedControl => "A control frame must not be fragmented.",
            Self::ControlTooLong => "A control frame's payload must not exceed 125 bytes.",
            Self::UnexpectedContinuation => {
                "A continuation frame cannot stand alone and MUST be preceded by an initial frame \
                 whose opcode indicates either text or binary data."
            }
            Self::ExpectedContinuation => {
                "All fragments of a message, except for the initial frame, must use the continuation frame opcode(0)."
            }
            Self::CloseTooShort => "A close frame's payload has one byte; a code has two.",
            Self::InvalidCloseCode(code) => return write!(out, "The close code {code} must not be sent."),
            Self::InvalidUtf8 => "A text message or close reason is not UTF-8.",
            Self::BadDeflate => return InflateError::Data.fmt(out),
            Self::TooBig { length } => return write!(out, "packet length is too big, length={length}"),
        })
    }
}

impl std::error::Error for ProtocolError {}
