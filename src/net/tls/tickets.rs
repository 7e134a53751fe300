//! Session tickets (RFC 8446, section 4.6.1; RFC 5077): a server's state of a session, encrypted, for the client to keep.
//!
//! Which keys there are is said from outside. A ticket is only good where sessions are admitted by the same rules as where it
//! was made: those are part of what is authenticated.

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use rustls::server::ProducesTickets;

use crate::zend::system;

pub const KEY_BYTES: usize = 32;
pub type Key = [u8; KEY_BYTES];

/// A number of an epoch in front of a ticket.
const EPOCH_BYTES: usize = 8;
/// What a client is told; a ticket whose key is gone means a whole handshake.
const LIFETIME_SECONDS: u32 = 6 * 60 * 60;

/// Where the keys come from.
#[derive(Clone, Copy, Debug)]
pub struct TicketKeys {
    /// The present epoch and its key; None: there is none now.
    pub current: fn() -> Option<(u64, Key)>,
    /// That of an epoch, if it is still believed.
    pub of: fn(u64) -> Option<Key>,
}

/// Makes and reads the tickets of a server's configuration.
#[derive(Debug)]
pub struct Tickets {
    keys: TicketKeys,
    /// A digest of what admits a session.
    rules: [u8; 32],
}

impl Tickets {
    pub fn new(keys: TicketKeys, rules: [u8; 32]) -> Self {
        Tickets { keys, rules }
    }

    fn authenticated(&self, epoch: [u8; EPOCH_BYTES]) -> Aad<Vec<u8>> {
        Aad::from([&epoch[..], &self.rules].concat())
    }
}

fn cipher(key: &Key) -> Option<LessSafeKey> {
    Some(LessSafeKey::new(UnboundKey::new(&CHACHA20_POLY1305, key).ok()?))
}

impl ProducesTickets for Tickets {
    fn enabled(&self) -> bool {
        true
    }

    fn lifetime(&self) -> u32 {
        LIFETIME_SECONDS
    }

    /// Epoch, nonce, ciphertext and its tag.
    fn encrypt(&self, plain: &[u8]) -> Option<Vec<u8>> {
        let (epoch, key) = (self.keys.current)()?;
        let epoch = epoch.to_be_bytes();
        let mut nonce = [0; NONCE_LEN];
        system::random_bytes(&mut nonce);
        let mut sealed = plain.to_vec();
        cipher(&key)?
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                self.authenticated(epoch),
                &mut sealed,
            )
            .ok()?;
        Some([&epoch[..], &nonce, &sealed].concat())
    }

    fn decrypt(&self, ticket: &[u8]) -> Option<Vec<u8>> {
        let (&epoch, rest) = ticket.split_first_chunk::<EPOCH_BYTES>()?;
        let (&nonce, sealed) = rest.split_first_chunk::<NONCE_LEN>()?;
        let key = (self.keys.of)(u64::from_be_bytes(epoch))?;
        let mut sealed = sealed.to_vec();
        let plain = cipher(&key)?
            .open_in_place(
                Nonce::assume_unique_for_key(nonce),
                self.authenticated(epoch),
                &mut sealed,
            )
            .ok()?;
        Some(plain.to_vec())
    }
}
