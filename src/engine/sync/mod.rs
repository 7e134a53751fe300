//! Coroutines that wait for each other, and processes that do.
//!
//! * `wait_queue`: waiting in order; `channel`: values handed from one to the other; `lock`; `task_group`: calls side by side.
//! * `shared_memory`: words that forked processes share.

pub mod channel;
pub mod lock;
pub mod shared_memory;
pub mod task_group;
pub mod wait_queue;
