//! An HTTP/2 client for coroutines: one connection, whose streams any coroutine may open, write and receive.
//!
//! A job of the reactor drives the connection: it answers pings and opens windows while PHP does something else, and keeps the
//! loop alive for nobody.
//!
//! * `session`: a connection as coroutines use it; `stream`: a request and what has come of its response.
//! * `driver`: the job; `wire`: its way to the socket, and what the crate h2 does not say about what passes there.

mod driver;
mod session;
mod stream;
mod wire;

pub use session::{Handle, Outgoing, Session};
pub use stream::Received;
pub use wire::PeerSettings;

/// What a client offers in TLS.
pub const ALPN: &[&[u8]] = &[b"h2"];
/// What this side's SETTINGS say.
pub const SETTINGS: PeerSettings = PeerSettings {
    max_header_list_size: 64 * 1024,
    ..PeerSettings::INITIAL
};
