//! HTTP on a connection.
//!
//! * `http1`: one connection's requests, one after the other.
//! * `request`: what was received; `exchange`: the response to it, whoever sends it and whenever.
//! * `routes`: which handler a path has.

pub mod exchange;
pub mod http1;
pub mod request;
pub mod routes;
