//! HTTP/1 and WebSocket as pure functions and small state machines: bytes in, values and bytes out.
//!
//! Nothing here knows a socket, a clock, a thread or PHP. The caller reads bytes, shows them to a decoder, acts on
//! what it answers, and sends what an encoder appended to a `Vec<u8>`. So every rule of the standards is answered
//! in one place and can be tested with byte literals, properties and fuzzers.
//!
//! | to do | use |
//! | --- | --- |
//! | find and understand a request head | [`http1::head::HeadScanner`], [`http1::head::parse`] |
//! | walk the fields of a head that was accepted before | [`http1::fields::reparse`] |
//! | collect a request body | [`http1::body::BodyDecoder`] |
//! | write a response head, chunks, the date | [`http1::response::ResponseHead`], [`http1::chunk`], [`http1::date::DateCache`] |
//! | write a `Set-Cookie` line | [`http1::cookie::SetCookie`] |
//! | answer a WebSocket handshake | [`websocket::handshake`] |
//! | turn received bytes into messages | [`websocket::message::Decoder`] |
//! | write frames | [`websocket::frame::encode_frame`], [`websocket::pack`] |
//!
//! Three rules hold everywhere: memory grows with the bytes received and never with a length the peer announces;
//! a length is compared by checked arithmetic before it is used; what two readers of the standard could frame
//! differently is refused and not guessed.
#![forbid(unsafe_code)]

pub mod http1;
pub mod websocket;
