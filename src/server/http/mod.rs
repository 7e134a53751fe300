//! HTTP on a connection.
//!
//! * `http1`: one connection's requests, one after the other; `http2`: many at once, each in a stream of its own.
//! * `body`: receiving a request's body; `upload`: what of it does not stay in memory; `no_request`: why there is none.
//! * `request_parser`: requests that a script reads by itself.
//! * `request`: what was received; `exchange`: the response to it, whoever sends it and whenever.
//! * `compression`: of responses; `file_response`: what a client gets of a file;
//!   `static_files`: those that are served without the application.
//! * `routes`: which handler a path has.

mod body;
pub mod compression;
pub mod exchange;
pub mod file_response;
pub mod http1;
pub mod http2;
mod no_request;
pub mod request;
pub mod request_parser;
pub mod routes;
pub mod static_files;
pub mod upload;
