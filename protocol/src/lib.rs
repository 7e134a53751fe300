//! HTTP/1, HTTP/2's heads, forms, WebSocket and the DNS' questions as pure functions and small state machines: bytes in, values and bytes out.
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
//! | take a form apart as it arrives | [`multipart::Parser`] |
//! | write a response head, chunks, the date | [`http1::response::ResponseHead`], [`http1::chunk`], [`http1::date::DateCache`] |
//! | write a `Set-Cookie` line | [`http1::cookie::SetCookie`] |
//! | choose a content coding, and compress by it | [`content_coding::Accepted`], [`content_coding::Encoder`] |
//! | know what passes on an HTTP/2 connection | [`http2::frames::Observer`] |
//! | take HTTP/2's heads for HTTP/1's, and back | [`http2::request::write_head`], [`http2::response::Head`] |
//! | answer a WebSocket handshake | [`websocket::handshake`] |
//! | turn received bytes into messages | [`websocket::message::Decoder`] |
//! | know the client behind a proxy | [`forwarding::proxy_header`], [`forwarding::fields::client`] |
//! | ask a name server | [`dns::Query`] |
//! | find messages in a stream | [`packet`] |
//! | compress messages | [`websocket::deflate`] |
//! | write frames | [`websocket::frame::encode_frame`], [`websocket::pack`] |
//!
//! ```
//! use protocol::http1::body::BodyDecoder;
//! use protocol::http1::date::DateCache;
//! use protocol::http1::head::{HeadScanner, parse};
//! use protocol::http1::response::{Body, Finish, ResponseHead};
//!
//! let received = b"POST /a?b=1 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhiGET / ...";
//! let end = HeadScanner::default().find_end(received).expect("all of the head is there");
//! let head = parse(&received[..end], 100)?;
//! assert_eq!((head.path(), head.query()), ("/a", Some("b=1")));
//!
//! let mut content = Vec::new();
//! let progress = BodyDecoder::new(head.framing).decode(&received[end..], &mut content, 2 << 20)?;
//! assert_eq!((&content[..], progress.consumed, progress.done), (&b"hi"[..], 2, true));
//!
//! let mut out = Vec::new();
//! let finished = ResponseHead::begin(&mut out, 200, None).finish(Finish {
//!     body: Body::Sized { len: content.len() as u64 },
//!     keep_alive: head.keep_alive,
//!     head_request: head.is_head(),
//!     date: DateCache::default().at(1_795_340_775),
//! });
//! if finished.send_body {
//!     out.extend_from_slice(&content);
//! }
//! assert!(out.ends_with(b"Content-Length: 2\r\n\r\nhi") && !finished.close);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Three rules hold everywhere: memory grows with the bytes received and never with a length the peer announces;
//! a length is compared by checked arithmetic before it is used; what two readers of the standard could frame
//! differently is refused and not guessed.
#![forbid(unsafe_code)]

pub mod content_coding;
pub mod dns;
pub mod forwarding;
pub mod http1;
pub mod http2;
pub mod multipart;
pub mod packet;
pub mod proxy;
pub mod websocket;
