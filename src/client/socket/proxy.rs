//! A proxy on the way: what it is told, and what it answers, before the target can be spoken to.

use std::time::Instant;

use ::protocol::proxy::connect::{self, Tunnel};
use ::protocol::proxy::socks5::{Handshake, Next, Socks5Error, Target};

use super::Socket;
use crate::client::Failure;
use crate::client::failure::code;
use crate::engine::log::{self, Level};

/// How a proxy is spoken to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProxyKind {
    Socks5,
    /// By CONNECT.
    Http,
}

/// A proxy that connects for us.
#[derive(Clone, Debug)]
pub struct Proxy {
    pub kind: ProxyKind,
    pub host: Vec<u8>,
    pub port: i64,
    /// Name and password.
    pub credentials: Option<(Vec<u8>, Vec<u8>)>,
}

impl Socket {
    /// Has the proxy connect to the target. What it sends after its answer is the target's, and stays in the input.
    pub(super) fn ask_proxy(
        &self,
        proxy: &Proxy,
        host: &[u8],
        port: i64,
        deadline: Option<Instant>,
    ) -> Result<(), Failure> {
        let port = u16::try_from(port).map_err(|_| Failure::Code(code::BAD_PORT))?;
        match proxy.kind {
            ProxyKind::Socks5 => self.ask_socks5(proxy, host, port, deadline),
            ProxyKind::Http => self.ask_for_tunnel(proxy, host, port, deadline),
        }
    }

    fn ask_socks5(
        &self,
        proxy: &Proxy,
        host: &[u8],
        port: u16,
        deadline: Option<Instant>,
    ) -> Result<(), Failure> {
        let target = Target {
            host: host.to_vec(),
            port,
            credentials: proxy.credentials.clone(),
        };
        let (mut handshake, first) = Handshake::begin(target).map_err(socks5_failure)?;
        self.write_all(&first, deadline)?;
        loop {
            let next = handshake.read(&self.input.show()).map_err(socks5_failure)?;
            match next {
                Next::Wait => self.fill_or(deadline, code::SOCKS5_HANDSHAKE)?,
                Next::Send(used, bytes) => {
                    self.input.take(used);
                    self.write_all(&bytes, deadline)?;
                }
                Next::Done(used) => {
                    self.input.take(used);
                    return Ok(());
                }
            }
        }
    }

    fn ask_for_tunnel(
        &self,
        proxy: &Proxy,
        host: &[u8],
        port: u16,
        deadline: Option<Instant>,
    ) -> Result<(), Failure> {
        let credentials = proxy.credentials.as_ref();
        let request = connect::request(Tunnel {
            host,
            port,
            credentials: credentials.map(|(name, password)| (&name[..], &password[..])),
        })
        .map_err(|_| Failure::Code(code::INVALID_PARAMS))?;
        self.write_all(&request, deadline)?;
        let mut answer = connect::Answer::default();
        loop {
            let end = answer.read(&self.input.show());
            match end.map_err(|_| Failure::Code(code::PROXY_HANDSHAKE))? {
                Some(end) => {
                    self.input.take(end);
                    return Ok(());
                }
                None => self.fill_or(deadline, code::PROXY_HANDSHAKE)?,
            }
        }
    }

    /// `at_end`: the error of a proxy that closes instead of answering.
    fn fill_or(&self, deadline: Option<Instant>, at_end: i64) -> Result<(), Failure> {
        if self.fill(deadline)? {
            Ok(())
        } else {
            Err(Failure::Code(at_end))
        }
    }
}

/// The error is the same for all; the log tells them apart.
fn socks5_failure(error: Socks5Error) -> Failure {
    let text = match error {
        Socks5Error::TooLong => return Failure::Code(code::INVALID_PARAMS),
        Socks5Error::Version => "(ERRNO 7001): SOCKS version is not supported".to_owned(),
        Socks5Error::Method => "(ERRNO 7002): SOCKS authentication method is not supported".to_owned(),
        Socks5Error::Authentication => {
            "(ERRNO 7003): SOCKS username/password authentication failed".to_owned()
        }
        Socks5Error::Refused(reply) => {
            format!("(ERRNO 7005): the SOCKS5 proxy cannot connect, its reply is {reply}")
        }
    };
    log::write(Level::Notice, &format!("Socks5Proxy::handshake() {text}"));
    Failure::Code(code::SOCKS5_HANDSHAKE)
}
