//! permessage-deflate (RFC 7692). [`negotiation`] answers a client's offers, or checks a server's answer; [`Inflation`]
//! restores what the peer has compressed, [`Deflation`] compresses what it is sent.
//!
//! A connection owns no compressor. Those of the thread are borrowed for a message and told, by a preset dictionary,
//! what the messages before it were, if the window lives on between them (context takeover). So an idle connection
//! without context takeover holds nothing, and one with it the bytes that its window may refer to: at most
//! 2^window_bits for each direction.

mod deflation;
mod history;
mod inflation;
pub mod negotiation;

pub use deflation::{Deflation, Level, deflate};
pub use inflation::{InflateError, Inflation, inflate};
pub use negotiation::{Agreement, ClientOffer, Preferences, accept_answer, negotiate};

/// What ends every flush of a compressor: an empty block. It is taken off for the wire (RFC 7692 section 7.2.1).
const TAIL: [u8; 4] = [0x00, 0x00, 0xff, 0xff];

/// The largest window of DEFLATE, which is 32 KiB.
pub const MAX_WINDOW_BITS: u8 = 15;
/// The smallest one that the compressor can keep to; 8, which clients may ask for, is not among them.
pub const MIN_WINDOW_BITS: u8 = 9;

#[cfg(test)]
mod tests;
