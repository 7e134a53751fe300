//! Sockets and clients.
//!
//! * `client`: `Swoole\Coroutine\Client`; `client_object`: what it carries.
//! * `socket`: `Swoole\Coroutine\Socket`; `socket_object`: what it carries and how its calls fail; `socket_data`: its
//!   transfers; `socket_options`: its options.
//! * `http_client`: `Swoole\Coroutine\Http\Client`; `http_functions`, `client_proxy`: get(), post() and request().

pub mod client;
mod client_object;
pub mod client_proxy;
pub mod http_client;
pub mod http_client_exception;
pub mod http_functions;
pub mod socket;
mod socket_data;
pub mod socket_exception;
pub mod socket_object;
mod socket_options;
