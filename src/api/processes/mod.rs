//! Processes and what they share.
//!
//! * `process`: `Swoole\Process`; `process_object`: what it carries; `system_calls`: its static methods;
//!   `process_queue`: its message queue.
//! * `pool`: `Swoole\Process\Pool`; `pool_object`: what it carries; `pool_worker`: what runs in a worker;
//!   `pool_messages`: what workers are sent.
//! * `atomic`, `atomic_long`: counters in shared memory; `table`: rows in it;
//!   `process_lock`: `Swoole\Lock`.
//! * `watcher`: a script that is run anew when it changes.

pub mod atomic;
pub mod atomic_long;
pub mod pool;
mod pool_messages;
mod pool_object;
mod pool_worker;
pub mod process;
pub mod process_lock;
mod process_object;
mod process_queue;
mod system_calls;
pub mod table;
pub mod watcher;
