//! The HTTP server's classes.
//!
//! * `server`: `Swoole\Coroutine\Http\Server`; `request`: `Swoole\Http\Request`;
//!   `request_files`: its forms and their files.
//! * `response`: the methods of `Swoole\Http\Response`; `response_object`: what it carries; `response_head`: its status,
//!   headers and trailers; `response_cookie`: its cookies;
//!   `response_compression`: whether its content is compressed; `response_file`: files.

mod metrics_page;
pub mod mime_types;
pub mod request;
mod request_files;
pub mod response;
mod response_compression;
mod response_cookie;
mod response_file;
pub mod response_head;
pub mod response_object;
pub mod server;
pub mod status;
