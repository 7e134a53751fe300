//! The HTTP server: accepts connections, serves each in a coroutine of its own, switches to WebSocket.
//!
//! * `accept`: the accept loop, from `start()` to `shutdown()`; `context`: what its connections share.
//! * `shutdown`: the end of what is busy then; `supervisor`: what systemd is told.
//! * `complaints`: log lines about what clients bring about.
//! * `forwarding`: clients behind proxies; `access_log`: what was answered to whom.
//! * `settings`: what `set()` takes; `setting_error`: why it is refused; `ineffective_settings`: what has
//!   no effect in it.
//! * `connection`: a socket with its input, outbox and deadline, and what follows its close.
//! * `http`: requests and their responses; `websocket`: the connection after the handshake.
//!
//! The server reaches PHP only through [`Application`].

pub mod accept;
pub mod access_log;
pub mod complaints;
pub mod connection;
pub mod context;
pub mod forwarding;
pub mod http;
mod ineffective_settings;
pub mod setting_error;
pub mod settings;
mod shutdown;
mod supervisor;
pub mod websocket;

use std::rc::Rc;

use crate::zend::PhpResult;
use http::exchange::Exchange;
use http::request::Request;

pub use accept::Server;
pub use connection::Connection;
pub use setting_error::SettingError;
pub use settings::Settings;

/// What answers requests.
pub trait Application {
    /// Answers one request, in the connection's coroutine. The answer may come later, from elsewhere: the exchange knows.
    /// Err: the coroutine unwinds; a failure of the handler alone is the application's to deal with.
    fn handle(&self, request: Rc<Request>, exchange: Rc<Exchange>) -> PhpResult<()>;

    /// The media type of a file at a path.
    fn media_type(&self, path: &[u8]) -> Vec<u8>;
}
