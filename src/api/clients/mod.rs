//! Sockets and clients.
//!
//! * `blocking_client`: `Swoole\Client`.
//! * `client`: `Swoole\Coroutine\Client`; `client_object`: what it carries.
//! * `socket`: `Swoole\Coroutine\Socket`; `socket_object`: what it carries and how its calls fail; `socket_data`: its
//!   transfers; `socket_options`: its options.
//! * `http_client`: `Swoole\Coroutine\Http\Client`; `http_functions`, `client_proxy`: get(), post() and request().

pub mod blocking_client;
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

use crate::zend::raw;

/// The descriptor of an object of one of these classes that is open; None: it is none, or closed.
pub fn open_descriptor(object: *mut raw::zend_object) -> Option<i32> {
    socket_object::open_descriptor(object)
        .or_else(|| client_object::open_descriptor(object))
        .or_else(|| blocking_client::open_descriptor(object))
}
