//! `swoole_socket_*`: ext-sockets' functions for `Swoole\Coroutine\Socket`, in PHP.

pub use crate::api::library_functions::forward as swoole_socket_create;
