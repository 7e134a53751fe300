//! One coroutine, from its creation to its end.
//!
//! * `slot`: a coroutine and the context it runs on; `slot_pool`: which slots are free, which contexts are trimmed;
//!   `id_table`: which slot has which coroutine.
//! * `switch`: going into a coroutine and back out of it; creating, resuming, cancelling.
//! * `lifecycle`: from its first switch to its end; `uncaught`: an exception that ends it; `teardown`: ending all of them.
//! * `suspend`: waiting until a future is ready, with time limits, fairness and interruption; `waiting`: kinds of waits.
//! * `time_limit`: a coroutine's time is over; `preemption`: it runs for too long.
//! * `join`: waiting for the end of others; `autoload`: one loader a class, others wait.

pub mod autoload;
pub mod id_table;
pub mod join;
pub mod lifecycle;
pub mod preemption;
pub mod slot;
pub mod slot_pool;
pub mod suspend;
pub mod switch;
pub mod teardown;
pub mod time_limit;
pub mod uncaught;
pub mod waiting;
