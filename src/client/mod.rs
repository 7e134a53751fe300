//! What coroutine clients are made of. It knows no PHP classes: what it is told are numbers and bytes, and why something
//! failed is said by a [`Failure`].
//!
//! * `failure`: how operations fail.
//! * `attempt`: connecting, until another coroutine ends it.
//! * `byte_client`: clients of bytes and datagrams.
//! * `kept_connections`: those that the next client of a server goes on with.
//! * `proxy`: what is said to one on the way; `proxy_settings`: which one that is.
//! * `services`: nodes of services that registries know.
//! * `waiters`: coroutines that fail when another one closes what they wait in.
//! * `socket`: a socket for coroutines, of any family and kind.
//! * `http`: an HTTP/1.1 and WebSocket client; `http2`: an HTTP/2 client.

pub mod attempt;
pub mod byte_client;
pub mod failure;
pub mod http;
pub mod http2;
pub mod kept_connections;
mod proxy;
pub mod proxy_settings;
mod services;
pub mod socket;
mod waiters;

pub use failure::Failure;
pub use socket::Socket;
