//! `SwooleRs\Watcher`: runs what follows its call in a child, and in another one whenever a file has changed that it has
//! included. Listening sockets outlive the child that has bound them, and a child that serves is replaced only by one that
//! serves, too: no client notices, and a change with a mistake in it ends nothing.
//!
//! * `supervisor`: the parent, which starts children and ends them; `child`: what a child tells its parent.
//! * `files`: which files have changed.

mod child;
mod files;
mod supervisor;

pub use child::ends_without_order;
pub use supervisor::{WatchError, run};

/// What a child tells its parent: the first byte of a message.
mod message {
    /// A file was included: its path.
    pub const FILE: u8 = b'f';
    /// A socket was bound: the address that was asked for. The socket comes with it.
    pub const BOUND: u8 = b'b';
    /// A server accepts: the child's process id.
    pub const SERVES: u8 = b's';
}
