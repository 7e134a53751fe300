//! WebSocket: `connection`: the methods of a Response after `upgrade()`; `frame`, `close_frame`: `Swoole\WebSocket\Frame` and
//! `CloseFrame`.

pub mod close_frame;
pub mod connection;
pub mod frame;
