//! The HTTP server: accepts connections, serves each in a coroutine of its own, switches to WebSocket.
//!
//! * `listen`: the accept loop, from `start()` to `shutdown()`.
//! * `connection`: a socket with its input, outbox and deadline; `goodbye`: what follows its close.
//! * `http1`: one connection's requests, one after the other.
//! * `request`: what was received; `exchange`: the response to it, whoever sends it and whenever.
//! * `websocket`: the connection after the handshake; `heartbeat`: while its peer is silent; `parting`: while its peer has
//!   not answered the close frame.
//! * `deflate`: its compression.
//! * `routes`, `settings`, `websocket_settings`: what their names say.
//!
//! The server reaches PHP only through [`Application`].

pub mod connection;
pub mod deflate;
pub mod exchange;
mod goodbye;
mod heartbeat;
mod http1;
mod input;
pub mod listen;
mod parting;
pub mod request;
pub mod routes;
pub mod settings;
pub mod websocket;
pub mod websocket_settings;

use std::rc::Rc;

use crate::zend::PhpResult;
use exchange::Exchange;
use request::Request;

pub use connection::Connection;
pub use listen::Server;
pub use settings::{SettingError, Settings};

/// What answers requests.
pub trait Application {
    /// Answers one request, in the connection's coroutine. The answer may come later, from elsewhere: the exchange knows.
    /// Err: the coroutine unwinds; a failure of the handler alone is the application's to deal with.
    fn handle(&self, request: Rc<Request>, exchange: Rc<Exchange>) -> PhpResult<()>;
}
