//! `Swoole\WebSocket\CloseFrame` has no methods of its own; see `frame`.
