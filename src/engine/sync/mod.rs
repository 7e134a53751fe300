//! Coroutines that wait for each other, and processes that do.
//!
//! * `wait_queue`: waiting in order; `channel`: values handed from one to the other; `lock`; `task_group`: calls side by side.
//! * `shared_memory`: words that forked processes share; `owner_word`: a lock made of one, which the dead do not keep;
//!   `process_lock`: a lock between processes; `table`: rows that they share; `ticket_keys`: keys of TLS sessions.

pub mod channel;
pub mod lock;
pub mod owner_word;
pub mod process_lock;
pub mod shared_memory;
pub mod table;
pub mod task_group;
pub mod ticket_keys;
pub mod wait_queue;
