//! Where to connect to for a name that a registry of services knows, which is asked before DNS.

use std::borrow::Cow;

use super::Failure;
use super::failure::code;
use crate::engine::{Engine, Resolved};

/// Host and port of the service's node; those that were given, if no registry knows the name.
pub fn node_of(host: &[u8], port: u16) -> Result<(Cow<'_, [u8]>, u16), Failure> {
    match Engine::get().resolve_service(host)? {
        Resolved::Unknown => Ok((Cow::Borrowed(host), port)),
        Resolved::Nowhere => Err(Failure::Code(code::DNS_RESOLVE_FAILED)),
        Resolved::Node { host, port: its } => Ok((Cow::Owned(host), its.unwrap_or(port))),
    }
}
