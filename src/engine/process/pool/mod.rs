//! A pool of worker processes.
//!
//! * `supervisor`: starts workers, replaces those that end, reloads and stops them.
//! * `mailbox`: messages to a worker; `request_listener`: messages from outside, over a socket.

pub mod mailbox;
pub mod request_listener;
pub mod supervisor;
