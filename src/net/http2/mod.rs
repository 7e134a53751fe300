//! What both sides of HTTP/2 need around the crate h2, which has the frames (RFC 9113).
//!
//! * `io`: a connection's way to its socket; `payload`: what streams were given to send; `pace`: when a connection's job runs.

pub mod io;
pub mod pace;
pub mod payload;

/// What all streams together may bring before we have looked at it: it is drained in each turn.
pub const CONNECTION_WINDOW: u32 = 1024 * 1024;
/// Overhead that small DATA frames may have until they are drained, which waits while a body is written to the disk. Each
/// counts as what it lacks to 256 bytes, so that it is some 16,000 frames at most.
pub const DATA_FRAME_BUDGET: usize = 4 * 1024 * 1024;
