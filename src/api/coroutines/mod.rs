//! Coroutines, and what they wait on for each other.
//!
//! * `coroutine`: `Swoole\Coroutine`; `functions`: `go`, `run`, `Swoole\Coroutine\*`.
//! * `channel`, `wait_group`, `barrier`, `lock`, `scheduler`: the classes of these names.
//! * `tasks`: `batch`, `parallel`, `map`.
//! * `system`: `Swoole\Coroutine\System`; `runtime`: `Swoole\Runtime`; `exit_exception`: what `exit` throws.

pub mod barrier;
pub mod channel;
pub mod coroutine;
pub mod exit_exception;
pub mod functions;
pub mod lock;
pub mod runtime;
pub mod scheduler;
pub mod system;
pub mod tasks;
pub mod wait_group;
