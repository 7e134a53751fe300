//! What a proxy is told before the target can be spoken to. What follows its answer stays in the connection's input.

use std::io::IoSlice;
use std::time::Instant;

use protocol::proxy::connect::{self, Tunnel};
use protocol::proxy::socks5::{Handshake, Next, Socks5Error, Target};

use super::connection::{Connection, Read};
use super::settings::Proxy;
use crate::client::Failure;
use crate::client::failure::code;
use crate::engine::log::{self, Level};

/// Has a SOCKS5 proxy connect to the target.
pub fn socks5(
    connection: &Connection,
    proxy: &Proxy,
    port: u16,
    deadline: Option<Instant>,
) -> Result<(), Failure> {
    let target = Target {
        host: connection.target.host.clone(),
        port,
        credentials: proxy.credentials.clone(),
    };
    let (mut handshake, first) = Handshake::begin(target).map_err(socks5_failure)?;
    send(connection, &first, deadline)?;
    loop {
        let next = handshake
            .read(&connection.input.borrow())
            .map_err(socks5_failure)?;
        match next {
            Next::Wait => read(connection, deadline, code::SOCKS5_HANDSHAKE)?,
            Next::Send(used, bytes) => {
                connection.input.borrow_mut().drain(..used);
                send(connection, &bytes, deadline)?;
            }
            Next::Done(used) => {
                connection.input.borrow_mut().drain(..used);
                return Ok(());
            }
        }
    }
}

/// The error is the same for all; the log tells them apart.
fn socks5_failure(error: Socks5Error) -> Failure {
    const FUNCTION: &str = "Socks5Proxy::handshake";
    let (code, text) = match error {
        Socks5Error::TooLong => return Failure::Code(code::INVALID_PARAMS),
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
pub fn tunnel(
    connection: &Connection,
    proxy: &Proxy,
    port: u16,
    deadline: Option<Instant>,
) -> Result<(), Failure> {
    let credentials = proxy.credentials.as_ref();
    let request = connect::request(Tunnel {
        host: &connection.target.host,
        port,
        credentials: credentials.map(|(name, password)| (&name[..], &password[..])),
    })
    .map_err(|_| Failure::Code(code::INVALID_PARAMS))?;
    send(connection, &request, deadline)?;
    let mut answer = connect::Answer::default();
    loop {
        let end = answer
            .read(&connection.input.borrow())
            .map_err(|_| Failure::Code(code::PROXY_HANDSHAKE))?;
        if let Some(end) = end {
            connection.input.borrow_mut().drain(..end);
            return Ok(());
        }
        read(connection, deadline, code::PROXY_HANDSHAKE)?;
    }
}

/// `at_end`: the error of a proxy that closes instead of answering.
fn read(connection: &Connection, deadline: Option<Instant>, at_end: i64) -> Result<(), Failure> {
    match connection.read(deadline)? {
        Read::Some => Ok(()),
        Read::End => Err(Failure::Code(at_end)),
    }
}

fn send(connection: &Connection, mut bytes: &[u8], deadline: Option<Instant>) -> Result<(), Failure> {
    while !bytes.is_empty() {
        let sent = connection.write(deadline, &[IoSlice::new(bytes)], |_| false)?;
        bytes = &bytes[sent..];
    }
    Ok(())
}
