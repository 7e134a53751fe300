//! A pool of worker processes.
//!
//! * `supervisor`: starts workers, replaces those that end, reloads and stops them.
//! * `worker_table`: who sits where, for all processes of the pool.
//! * `mailbox`: messages to a worker; `request_listener`: messages from outside, over a socket.

pub mod mailbox;
pub mod request_listener;
pub mod supervisor;
pub mod worker_table;
