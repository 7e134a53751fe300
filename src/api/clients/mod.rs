//! Sockets and clients.
//!
//! * `blocking_client`: `Swoole\Client`.
//! * `client`: `Swoole\Coroutine\Client`; `client_object`: what it carries.
//! * `socket`: `Swoole\Coroutine\Socket`; `socket_object`: what it carries and how its calls fail; `socket_data`: its
//!   transfers; `socket_options`: its options, `multicast_options`: those of multicast.
//! * `http_client`: `Swoole\Coroutine\Http\Client`; `http_functions`, `client_proxy`: get(), post() and request().
//! * `http2_client`: `Swoole\Coroutine\Http2\Client`, with `Swoole\Http2\Request` and `Response`.
//! * `socket_functions`: `swoole_socket_*`; `name_resolvers`: whom clients ask before DNS.
//! * `connection_socket`: `$socket` of these.
//! * `settings`: what `set()` keeps; `request_data`: forms and cookies as they are sent.

pub mod blocking_client;
pub mod client;
pub mod client_exception;
mod client_object;
pub mod client_proxy;
pub mod connection_socket;
pub mod http2_client;
pub mod http2_client_exception;
pub mod http2_request;
pub mod http2_response;
pub mod http_client;
pub mod http_client_exception;
pub mod http_functions;
mod multicast_options;
pub mod name_resolvers;
mod request_data;
mod settings;
pub mod socket;
mod socket_data;
pub mod socket_exception;
pub mod socket_functions;
pub mod socket_object;
mod socket_options;

use crate::zend::raw;

/// The descriptor of an object of one of these classes that is open; None: it is none, or closed.
pub fn open_descriptor(object: *mut raw::zend_object) -> Option<i32> {
    socket_object::open_descriptor(object)
        .or_else(|| client_object::open_descriptor(object))
        .or_else(|| blocking_client::open_descriptor(object))
}
