//! HTTP/1.0 and HTTP/1.1 (RFC 9110, RFC 9112) as a server sees them. Request side: [`head`], [`fields`], [`target`],
//! [`framing`], [`body`]. Response side: [`response`], [`status`], [`chunk`], [`date`], [`cookie`]. Parts of what is
//! stored, and what clients have of it: [`ranges`], [`conditions`]. The other end is [`client`].

pub mod body;
pub mod chunk;
pub mod client;
pub mod conditions;
pub mod cookie;
pub mod date;
pub mod fields;
pub mod framing;
pub mod head;
pub mod head_error;
pub mod ranges;
pub mod response;
pub mod status;
pub mod target;
