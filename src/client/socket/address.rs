//! Where to bind and connect to, in the words of a socket's own family.

use std::ffi::CString;
use std::net::{IpAddr, SocketAddr};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::Instant;

use socket2::SockAddr;

use super::Socket;
use crate::client::Failure;
use crate::client::failure::code;
use crate::client::services::node_of;
use crate::engine::{Engine, Family};
use crate::net::listener::is_unix_path;
use crate::zend::system::{self, Hints};

impl Socket {
    /// An address that is written out.
    pub(super) fn literal(&self, host: &[u8], port: i64) -> Result<SockAddr, Failure> {
        if self.domain == libc::AF_UNIX {
            return unix(host);
        }
        let family = self.family()?;
        let address = parse(host)
            .filter(|address| family.is_of(address))
            .ok_or(Failure::Code(code::BAD_HOST))?;
        Ok(SocketAddr::new(address, port_of(port)?).into())
    }

    /// An address that may be a name, which is looked up for the socket's family.
    pub(super) fn resolve(
        &self,
        host: &[u8],
        port: i64,
        deadline: Option<Instant>,
    ) -> Result<SockAddr, Failure> {
        if self.domain == libc::AF_UNIX {
            return unix(host);
        }
        let (family, port) = (self.family()?, port_of(port)?);
        if host.is_empty() {
            return Err(Failure::Code(code::DNS_RESOLVE_FAILED));
        }
        let (host, port) = node_of(host, port)?;
        let engine = Engine::get();
        let found = if engine.coroutines.in_coroutine() {
            engine.address_of(&host, family, deadline)??
        } else {
            look_up(&host, family)?
        };
        Ok(SocketAddr::new(found, port).into())
    }

    fn family(&self) -> Result<Family, Failure> {
        match self.domain {
            libc::AF_INET => Ok(Family::V4),
            libc::AF_INET6 => Ok(Family::V6),
            _ => Err(Failure::system(libc::EAFNOSUPPORT)),
        }
    }
}

/// The same with the whole thread.
fn look_up(host: &[u8], family: Family) -> Result<IpAddr, Failure> {
    let unknown = Failure::Code(code::DNS_RESOLVE_FAILED);
    let Ok(name) = CString::new(host) else {
        return Err(unknown);
    };
    let hints = Hints {
        family: family.number(),
        socktype: libc::SOCK_STREAM,
        protocol: 0,
    };
    let found = system::addresses(&name, None, hints).ok();
    found.and_then(|found| found.into_iter().next()).ok_or(unknown)
}

fn parse(host: &[u8]) -> Option<IpAddr> {
    std::str::from_utf8(host).ok()?.parse().ok()
}

fn port_of(port: i64) -> Result<u16, Failure> {
    u16::try_from(port).map_err(|_| Failure::Code(code::BAD_PORT))
}

fn unix(path: &[u8]) -> Result<SockAddr, Failure> {
    if !is_unix_path(path) {
        return Err(Failure::Code(code::NAME_TOO_LONG));
    }
    Ok(SockAddr::unix(Path::new(std::ffi::OsStr::from_bytes(path)))?)
}
