//! What coroutines wait for outside of PHP.
//!
//! * `thread_pool`: work on other threads; `files`: reading and writing there; `temp_file`: what is too large for memory.
//! * `open_file`: files to send. `name_lookup`: host names; `name_resolvers`: services; `dns_client`: queries over UDP and TCP.
//! * `children`: the ends of child processes; `readiness`: descriptors; `selection`: several of them; `watched`: those of sockets, watched for long;
//!   `socket_calls`: what the kernel does with them.

pub mod children;
pub mod dns_client;
pub mod files;
pub mod name_lookup;
pub mod name_resolvers;
pub mod open_file;
pub mod readiness;
pub mod selection;
pub mod socket_calls;
pub mod temp_file;
pub mod thread_pool;
pub mod watched;

use std::cell::Cell;

/// How many coroutines wait for the world outside of PHP, and what they wait for there.
#[derive(Default)]
pub struct Waits {
    /// Coroutines that wait for something the reactor brings.
    pub(in crate::engine) reactor_waits: Cell<usize>,
    /// Those of them that wait for a time only.
    pub(in crate::engine) sleepers: Cell<usize>,
    pub(in crate::engine) blocking: thread_pool::JobCount,
    pub(in crate::engine) children: children::Children,
    pub(in crate::engine) names: name_lookup::DnsCache,
    pub(in crate::engine) asking: name_resolvers::Asking,
}
