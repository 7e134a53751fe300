//! What coroutines wait for outside of PHP.
//!
//! * `thread_pool`: work on other threads; `files`: reading and writing there.
//! * `name_lookup`: host names; `dns_client`: queries over UDP and TCP.
//! * `children`: the ends of child processes; `readiness`: descriptors.

pub mod children;
pub mod dns_client;
pub mod files;
pub mod name_lookup;
pub mod readiness;
pub mod thread_pool;
