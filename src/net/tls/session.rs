//! The state of one TLS connection. It reads and writes a socket that never waits: a call that would says `WouldBlock`, and
//! is called again when the socket is ready.

use std::cell::{Cell, RefCell};
use std::io::{self, ErrorKind, IoSlice, Read, Write};
use std::sync::Arc;

use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, Connection, ServerConfig, ServerConnection};

/// Bytes that are encrypted before the socket is asked to take them.
const CHUNK: usize = 64 * 1024;
/// What a record holds at most: so little more than a chunk is encrypted with it.
const RECORD: usize = 16 * 1024;
/// Pieces that are encrypted together: a head and its body share a record.
const PIECES: usize = 16;

/// One connection's keys and records. Its reader and its writer share it; it knows no socket.
pub struct Session {
    connection: RefCell<Connection>,
    /// Bytes of the last write that are encrypted, while not all of that has been taken: the write is to be repeated.
    in_flight: Cell<usize>,
    /// What has ended it.
    failure: RefCell<Option<rustls::Error>>,
}

impl Session {
    pub fn client(config: Arc<ClientConfig>, name: ServerName<'static>) -> Result<Self, rustls::Error> {
        Ok(Session::new(ClientConnection::new(config, name)?.into()))
    }

    pub fn server(config: Arc<ServerConfig>) -> Result<Self, rustls::Error> {
        Ok(Session::new(ServerConnection::new(config)?.into()))
    }

    fn new(mut connection: Connection) -> Self {
        // What may be written before the socket has taken the last of it is for `write` to say.
        connection.set_buffer_limit(None);
        Session {
            connection: RefCell::new(connection),
            in_flight: Cell::new(0),
            failure: RefCell::new(None),
        }
    }

    pub fn is_handshaking(&self) -> bool {
        self.connection.borrow().is_handshaking()
    }

    /// Records wait to be sent.
    pub fn wants_write(&self) -> bool {
        self.connection.borrow().wants_write()
    }

    /// Why it failed, if the peer or its certificate was to blame.
    pub fn failure(&self) -> Option<rustls::Error> {
        self.failure.borrow().clone()
    }

    /// The protocol that both sides have agreed on.
    pub fn alpn(&self) -> Option<Vec<u8>> {
        self.connection.borrow().alpn_protocol().map(<[u8]>::to_vec)
    }

    /// The certificate that the peer has shown.
    pub fn peer_certificate(&self) -> Option<CertificateDer<'static>> {
        let connection = self.connection.borrow();
        connection
            .peer_certificates()?
            .first()
            .map(|certificate| certificate.clone().into_owned())
    }

    /// Takes decrypted bytes; 0 is the peer's end. `WouldBlock`: none are there, `receive` may bring some.
    pub fn read(&self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.connection.borrow_mut().reader().read(buffer) {
            // The peer has gone without saying so: what it said last may have been cut off.
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
                Err(io::Error::from_raw_os_error(libc::ECONNRESET))
            }
            result => result,
        }
    }

    /// Reads once from the socket, and works on what that brought; 0 is the socket's end.
    pub fn receive(&self, socket: &mut (impl Read + Write)) -> io::Result<usize> {
        let mut connection = self.connection.borrow_mut();
        let count = connection.read_tls(socket)?;
        if let Err(error) = connection.process_new_packets() {
            // The peer is told why, if it can be.
            let _ = connection.write_tls(socket);
            *self.failure.borrow_mut() = Some(error.clone());
            return Err(io::Error::new(ErrorKind::InvalidData, error));
        }
        if count == 0 && connection.is_handshaking() {
            return Err(io::Error::from_raw_os_error(libc::ECONNRESET));
        }
        Ok(count)
    }

    /// Sends the records that wait.
    pub fn flush(&self, socket: &mut impl Write) -> io::Result<()> {
        let mut connection = self.connection.borrow_mut();
        while connection.wants_write() {
            connection.write_tls(socket)?;
        }
        Ok(())
    }

    /// Encrypts and sends. What is not taken at once is `WouldBlock`: the call is to be repeated with the same bytes first, and
    /// counts them when all is out.
    pub fn write(&self, socket: &mut impl Write, pieces: &[IoSlice<'_>]) -> io::Result<usize> {
        self.flush(socket)?;
        let sent_before = self.in_flight.take();
        if sent_before > 0 {
            return Ok(sent_before);
        }
        let count = self.encrypt(pieces)?;
        match self.flush(socket) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                self.in_flight.set(count);
                Err(error)
            }
            Err(error) => Err(error),
            Ok(()) => Ok(count),
        }
    }

    fn encrypt(&self, pieces: &[IoSlice<'_>]) -> io::Result<usize> {
        let all: usize = pieces.iter().map(|piece| piece.len()).sum();
        let mut left = if all <= CHUNK + RECORD { all } else { CHUNK };
        let mut parts = [IoSlice::new(&[]); PIECES];
        let mut count = 0;
        for (part, piece) in parts.iter_mut().zip(pieces) {
            let length = piece.len().min(left);
            *part = IoSlice::new(&piece[..length]);
            left -= length;
            count += 1;
        }
        self.connection
            .borrow_mut()
            .writer()
            .write_vectored(&parts[..count])
    }

    /// Whoever has written gives up waiting: what is encrypted counts as sent, and goes out before anything else.
    pub fn take_in_flight(&self) -> usize {
        self.in_flight.take()
    }

    /// Tells the peer that nothing more follows, if the socket takes that now.
    pub fn close(&self, socket: &mut impl Write) {
        self.connection.borrow_mut().send_close_notify();
        let _ = self.flush(socket);
    }
}
