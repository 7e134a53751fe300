//! Other processes: forking them, what a child leaves behind of its parent's, and how it ends.
//!
//! * `fork`: making a child, what it forgets, how it ends; `signal_mask`: signals that wait meanwhile.
//! * `syscalls`: what the kernel does to processes.
//! * `pipe`: two sockets between a process and its child; `message_queue`: System V queues.
//! * `passing`: descriptors from process to process; `watcher`: children that are replaced when their files change.
//! * `pool`: processes that a supervisor keeps alive, and messages to them.

pub mod fork;
pub mod message_queue;
pub mod passing;
pub mod pipe;
pub mod pool;
mod signal_mask;
pub mod syscalls;
pub mod watcher;
