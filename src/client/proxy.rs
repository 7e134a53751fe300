//! What a proxy is told, and what it answers, before the target can be spoken to.

use protocol::proxy::connect::{self, Tunnel};
use protocol::proxy::socks5::{Handshake, Next, Socks5Error, Target};

use super::Failure;
use super::failure::code;
use crate::engine::log::{self, Level};

/// A connection to a proxy. What follows its last answer is the target's, and stays in the input.
pub trait Dialogue {
    fn send(&self, bytes: &[u8]) -> Result<(), Failure>;
    /// Shows what has come and was not used.
    fn look<R>(&self, show: impl FnOnce(&[u8]) -> R) -> R;
    /// Drops what was used off the front.
    fn take(&self, count: usize);
    /// Waits for more. False: the proxy sends nothing more.
    fn receive(&self) -> Result<bool, Failure>;
}

/// Whom the proxy is to connect to, and as whom it is asked.
pub struct Wish<'a> {
    pub host: &'a [u8],
    pub port: u16,
    /// Name and password.
    pub credentials: Option<&'a (Vec<u8>, Vec<u8>)>,
}

/// Has a SOCKS5 proxy connect to the target.
pub fn socks5(dialogue: &impl Dialogue, wish: &Wish<'_>) -> Result<(), Failure> {
    let target = Target {
        host: wish.host.to_vec(),
        port: wish.port,
        credentials: wish.credentials.cloned(),
    };
    let (mut handshake, first) = Handshake::begin(target).map_err(socks5_failure)?;
    dialogue.send(&first)?;
    loop {
        let next = dialogue.look(|input| handshake.read(input));
        match next.map_err(socks5_failure)? {
            Next::Wait => receive(dialogue, code::SOCKS5_HANDSHAKE)?,
            Next::Send(used, bytes) => {
                dialogue.take(used);
                dialogue.send(&bytes)?;
            }
            Next::Done(used) => {
                dialogue.take(used);
                return Ok(());
            }
        }
    }
}

/// The error is the same for all; the log tells them apart.
fn socks5_failure(error: Socks5Error) -> Failure {
    const FUNCTION: &str = "Socks5Proxy::handshake";
    let (code, text) = match error {
        Socks5Error::TooLong | Socks5Error::Host => return Failure::Code(code::INVALID_PARAMS),
        Socks5Error::Version => (code::SOCKS5_VERSION, "SOCKS version is not supported".to_owned()),
        Socks5Error::Method => (
            code::SOCKS5_METHOD,
            "SOCKS authentication method is not supported".to_owned(),
        ),
        Socks5Error::Authentication => (
            code::SOCKS5_AUTHENTICATION,
            "SOCKS username/password authentication failed".to_owned(),
        ),
        Socks5Error::Refused(reply) => (
            code::SOCKS5_HANDSHAKE,
            format!("the SOCKS5 proxy cannot connect, its reply is {reply}"),
        ),
    };
    log::write_code(Level::Notice, code, FUNCTION, &text);
    Failure::Code(code::SOCKS5_HANDSHAKE)
}

/// Has an HTTP proxy open a tunnel to the target.
pub fn tunnel(dialogue: &impl Dialogue, wish: &Wish<'_>) -> Result<(), Failure> {
    let request = connect::request(Tunnel {
        host: wish.host,
        port: wish.port,
        credentials: wish
            .credentials
            .map(|(name, password)| (&name[..], &password[..])),
    })
    .map_err(|_| Failure::Code(code::INVALID_PARAMS))?;
    dialogue.send(&request)?;
    let mut answer = connect::Answer::default();
    loop {
        let end = dialogue.look(|input| answer.read(input));
        match end.map_err(|_| Failure::Code(code::PROXY_HANDSHAKE))? {
            Some(end) => {
                dialogue.take(end);
                return Ok(());
            }
            None => receive(dialogue, code::PROXY_HANDSHAKE)?,
        }
    }
}

/// `at_end`: the error of a proxy that closes instead of answering.
fn receive(dialogue: &impl Dialogue, at_end: i64) -> Result<(), Failure> {
    if dialogue.receive()? {
        Ok(())
    } else {
        Err(Failure::Code(at_end))
    }
}
