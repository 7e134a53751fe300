//! What a script has the loop call: `event`: `Swoole\Event`; `timer`: `Swoole\Timer`.

pub mod event;
pub mod select;
pub mod timer;
