//! PHP's own functions, where they meet coroutines.
//!
//! * `sleep`: those that suspend the coroutine instead of the process.
//! * `session`: one session per process, so one coroutine's at a time.
//! * `disabled_functions`: those that a live loop cannot allow.
//! * `blocking_detection`: those that keep all other coroutines waiting.

pub mod blocking_detection;
pub mod disabled_functions;
pub mod session;
pub mod sleep;
