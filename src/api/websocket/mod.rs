//! WebSocket.
//!
//! * `connection`: the methods of a Response after `upgrade()`; `outgoing`: what it is to send.
//! * `frame`: the methods of `Swoole\WebSocket\Frame`; `frame_object`: such objects made; `close_frame`: what sets a
//!   `CloseFrame` apart.

pub mod close_frame;
pub mod connection;
pub mod frame;
pub mod frame_object;
pub mod outgoing;
