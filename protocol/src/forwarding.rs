//! What a proxy in front of a server says about the client: the PROXY protocol's header, before anything else on a connection,
//! and the fields `X-Forwarded-For` and `Forwarded` (RFC 7239) of a request. Whoever may say so is in a list of networks:
//! anybody could.

pub mod fields;
pub mod networks;
pub mod proxy_header;
