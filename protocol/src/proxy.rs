//! What a client says to a proxy before it can speak to its target, and what the proxy may answer: SOCKS5 (RFC 1928,
//! RFC 1929) and HTTP CONNECT (RFC 9110 section 9.3.6). Bytes in, bytes out, in any pieces; what follows an answer is the
//! target's and is left alone.

pub mod connect;
pub mod socks5;
