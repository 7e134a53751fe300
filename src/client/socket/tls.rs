//! TLS on a socket: as a client after connecting, as a server on what was accepted.

use std::io::{self, ErrorKind, Read, Write};
use std::os::fd::OwnedFd;
use std::rc::Rc;
use std::task::{Context, Poll, ready};
use std::time::Instant;

use socket2::SockRef;

use super::protocol::Protocol;
use super::{Socket, Timeout};
use crate::client::Failure;
use crate::client::failure::code;
use crate::engine::log::{self, Level};
use crate::engine::{Direction, Watched, socket_calls};
use crate::net::tls::{self, Session, SettingError};

/// The kernel's calls, of which none waits or raises a signal.
pub(super) struct Direct<'a>(pub &'a OwnedFd);

impl Read for Direct<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        socket_calls::receive(self.0, buffer)
    }
}

impl Write for Direct<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        SockRef::from(self.0).send_with_flags(bytes, libc::MSG_NOSIGNAL | libc::MSG_DONTWAIT)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Socket {
    pub fn is_encrypted(&self) -> bool {
        self.session.borrow().is_some()
    }

    pub(super) fn session(&self) -> Option<Rc<Session>> {
        self.session.borrow().clone()
    }

    /// The certificate of the other side, as PEM.
    pub fn peer_certificate(&self) -> Option<String> {
        let certificate = self.session()?.peer_certificate()?;
        Some(tls::to_pem(&certificate))
    }

    /// Whether the other side's certificate was verified. None: nothing is encrypted.
    pub fn is_verified(&self) -> Option<bool> {
        self.session()?;
        let settings = self.protocol().tls_settings().ok()?;
        Some(settings.verify_peer != Some(false))
    }

    /// The next handshake is wanted.
    pub fn use_tls(&self) {
        if !self.protocol().tls {
            let mut protocol = Protocol::clone(&self.protocol());
            protocol.tls = true;
            self.set_protocol(protocol);
        }
    }

    /// The handshake on a connected socket: accepted ones are servers.
    pub fn ssl_handshake(&self, timeout: Timeout) -> Result<(), Failure> {
        if self.user(Direction::Read).is_some() {
            return self.begin(Direction::Read).map(drop);
        }
        let _turn = self.begin(Direction::Write)?;
        if self.is_encrypted() {
            return Err(Failure::Code(code::WRONG_OPERATION));
        }
        if !self.connected.get() {
            return Err(Failure::system(libc::ENOTCONN));
        }
        if !self.protocol().tls {
            let text = "setProtocol(['open_ssl' => true, ...]) has to come first";
            return Err(Failure::Described(code::INVALID_PARAMS, text.into()));
        }
        self.handshake(timeout.deadline(self.read_timeout.get()))
    }

    /// The same until a deadline; the caller has its turn.
    pub(super) fn handshake(&self, deadline: Option<Instant>) -> Result<(), Failure> {
        // Whatever makes it fail, nothing is sent in the clear then.
        self.handshake_failed.set(true);
        let session = Rc::new(self.new_session()?);
        self.wait(deadline, |handle, cx| poll_handshake(&session, handle, cx))
            .map_err(|failure| self.explain(&session, failure))?;
        self.handshake_failed.set(false);
        let before = self.session.replace(Some(session));
        drop(before);
        Ok(())
    }

    fn new_session(&self) -> Result<Session, Failure> {
        let protocol = self.protocol();
        let settings = protocol.tls_settings()?;
        let refused = |SettingError(text): SettingError| {
            log::write(Level::Warning, &format!("Socket::ssl_create(): {text}"));
            Failure::Described(self.handshake_code(), text)
        };
        let session = if self.accepted.get() {
            Session::server(protocol.server_config(&settings).map_err(refused)?)
        } else {
            let name = tls::client::server_name(&settings, &self.host.borrow()).map_err(refused)?;
            Session::client(protocol.client_config(&settings).map_err(refused)?, name)
        };
        session.map_err(|error| Failure::Described(self.handshake_code(), error.to_string()))
    }

    fn handshake_code(&self) -> i64 {
        if self.accepted.get() {
            code::SSL_BAD_CLIENT
        } else {
            code::SSL_HANDSHAKE_FAILED
        }
    }

    /// What a handshake that failed is for the caller: time limits and cancelling stay what they are.
    fn explain(&self, session: &Session, failure: Failure) -> Failure {
        let interrupted = [libc::ETIMEDOUT, libc::ECANCELED];
        match failure {
            Failure::Code(number) if !interrupted.map(i64::from).contains(&number) => {}
            failure => return failure,
        }
        let (address, port) = self.peer().unwrap_or_default();
        let why = session.failure();
        let text = why
            .as_ref()
            .map_or("the peer has gone".into(), ToString::to_string);
        if self.accepted.get() {
            let text = format!("Socket::ssl_accept(): bad SSL client[{address}:{port}], error_string={text}");
            log::client_lines::write(Level::Warning, &text);
            return Failure::Code(code::SSL_BAD_CLIENT);
        }
        let text = format!(
            "ssl_connect(fd={}) to server[{address}:{port}] failed. Error: {text}",
            self.fd
        );
        log::write(Level::Notice, &text);
        match why.as_ref().and_then(tls::client::explain) {
            Some(why) => Failure::Described(code::SSL_VERIFY_FAILED, format!("SSL verify failed: {why}")),
            None => Failure::Code(code::SSL_HANDSHAKE_FAILED),
        }
    }

    /// Reads decrypted bytes into `buffer`; 0 is the end.
    pub(super) fn poll_read_tls(
        session: &Session,
        handle: &Watched,
        cx: &mut Context<'_>,
        buffer: &mut [u8],
    ) -> Poll<Result<usize, Failure>> {
        loop {
            match session.read(buffer) {
                Ok(count) => return Poll::Ready(Ok(count)),
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                Err(error) => return Poll::Ready(Err(error.into())),
            }
            // Answers of the protocol's own; who writes sends what is left of them.
            let _ = session.flush(&mut Direct(handle.fd()));
            ready!(poll_received(session, handle, cx))?;
        }
    }

    /// What is there decrypted, left there; nothing is waited for.
    pub(super) fn look_tls(&self, session: &Session, handle: &Watched) -> Result<(), Failure> {
        let mut buffer = [0; 4096];
        loop {
            match session.read(&mut buffer) {
                Ok(count) => {
                    self.input.append(&buffer[..count]);
                    return Ok(());
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                Err(error) => return Err(error.into()),
            }
            session.receive(&mut Direct(handle.fd()))?;
        }
    }
}

fn poll_handshake(session: &Session, handle: &Watched, cx: &mut Context<'_>) -> Poll<Result<(), Failure>> {
    loop {
        match session.flush(&mut Direct(handle.fd())) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                ready!(handle.poll_blocked(Direction::Write, cx))?;
                continue;
            }
            Err(error) => return Poll::Ready(Err(error.into())),
        }
        if !session.is_handshaking() {
            return Poll::Ready(Ok(()));
        }
        ready!(poll_received(session, handle, cx))?;
    }
}

/// Ready when the socket has brought something more for the session.
fn poll_received(session: &Session, handle: &Watched, cx: &mut Context<'_>) -> Poll<Result<(), Failure>> {
    loop {
        match session.receive(&mut Direct(handle.fd())) {
            Ok(_) => return Poll::Ready(Ok(())),
            Err(error) => match error.kind() {
                ErrorKind::Interrupted => {}
                ErrorKind::WouldBlock => ready!(handle.poll_blocked(Direction::Read, cx))?,
                ErrorKind::InvalidData => return Poll::Ready(Err(Failure::Code(code::SSL_RESET))),
                _ => return Poll::Ready(Err(error.into())),
            },
        }
    }
}
