//! WebSocket (RFC 6455). [`handshake`] answers the opening request, [`client_handshake`] makes one, [`message`] turns received
//! bytes into messages and control frames, [`frame`] is the wire format of one frame, [`mask`] the XOR, [`close`]
//! the payload of close frames, [`pack`] what stands behind PHP's `Frame::pack` and `Frame::unpack`, [`deflate`] the
//! extension permessage-deflate.
//!
//! RSV bits are refused, but for RSV1 where permessage-deflate was agreed on.

pub mod client_handshake;
pub mod close;
pub mod deflate;
pub mod error;
pub mod fragments;
pub mod frame;
pub mod handshake;
pub mod mask;
pub mod message;
pub mod pack;
pub mod utf8;
