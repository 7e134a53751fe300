//! HTTP/1.0 and HTTP/1.1 as a client sees them (RFC 9110, RFC 9112). Request side: [`request`], [`multipart`]. Response
//! side: [`head`], [`body`]. Between the two: [`cookies`].

pub mod body;
pub mod cookies;
pub mod head;
pub mod multipart;
pub mod request;
