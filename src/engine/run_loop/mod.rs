//! The loop that resumes what the reactor woke, and what scripts have it call.
//!
//! * `turn`: one pass over the ready coroutines, again and again; `shutdown`: the loop's end, and the script's.
//! * `callbacks`: calls into PHP in a coroutine of their own or not, and calls that are put off.
//! * `timers`: those of scripts; `watchers`: descriptors that scripts watch, through `epoll`.
//! * `signals`: handlers of signals; `deadlock_report`: who is left when nothing can wake anybody.

pub mod callbacks;
pub mod deadlock_report;
pub mod epoll;
pub mod shutdown;
pub mod signals;
pub mod timers;
pub mod turn;
pub mod watchers;
