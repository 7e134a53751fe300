//! The HTTP server's classes.
//!
//! * `server`: `Swoole\Coroutine\Http\Server`; `request`: `Swoole\Http\Request`.
//! * `response`: the methods of `Swoole\Http\Response`; `response_object`: what it carries; `response_head`: its status,
//!   headers and trailers; `response_cookie`: its cookies.

pub mod mime_types;
pub mod request;
pub mod response;
mod response_cookie;
pub mod response_head;
pub mod response_object;
pub mod server;
pub mod status;
