//! What the load client and the reference servers share: options, epoll, WebSocket framing, figures as JSON.

pub mod args;
pub mod figures;
pub mod http;
pub mod listen;
pub mod poller;
pub mod ws;
