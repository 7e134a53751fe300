//! The HTTP server's classes.
//!
//! * `server`: `Swoole\Coroutine\Http\Server`; `server_control`: what it reads anew; `request`: `Swoole\Http\Request`;
//!   `request_files`: its forms and their files; `request_parsing`: requests that a script reads by itself.
//! * `response`: the methods of `Swoole\Http\Response`; `response_object`: what it carries; `response_head`: its status,
//!   headers and trailers; `response_cookie`: its cookies, of which `cookie`, `Swoole\Http\Cookie`, is one in the making;
//!   `response_socket`: the connection itself; `response_creation`: responses on a socket of the script's;
//!   `response_compression`: whether its content is compressed; `response_file`: files.

use crate::zend::raw;

pub mod cookie;
mod metrics_page;
pub mod mime_types;
pub mod request;
mod request_files;
mod request_parsing;
pub mod response;
mod response_compression;
mod response_cookie;
mod response_creation;
mod response_file;
pub mod response_head;
pub mod response_object;
mod response_socket;
pub mod server;
pub mod server_control;
pub mod status;

/// The engine looks at a property that is made when somebody does.
pub fn fill_properties(object: *mut raw::zend_object) {
    request::fill_properties(object);
    response_socket::fill(object);
}
