//! TLS (RFC 8446, RFC 5246) by rustls, sans-IO: bytes that a socket brought go in, bytes that it is to send come out.
//!
//! * `session`: one connection's state; `layered`: a stream that speaks through one.
//! * `settings`: what `ssl_*` settings say; `client`, `server`: configurations made of them.
//! * `tickets`: sessions that clients take up again.
//! * `verify`: whose certificates are believed; `pem`: certificates and keys in files; `certificate`: what is read of one.

mod certificate;
pub mod client;
pub mod layered;
mod pem;
pub mod server;
pub mod session;
pub mod settings;
pub mod tickets;
mod verify;

use std::sync::{Arc, OnceLock};

use rustls::crypto::CryptoProvider;

pub use certificate::to_pem;
pub use session::Session;
pub use settings::{SettingError, TlsSettings};

/// The one provider of cryptography, given to every configuration.
fn provider() -> &'static Arc<CryptoProvider> {
    static PROVIDER: OnceLock<Arc<CryptoProvider>> = OnceLock::new();
    PROVIDER.get_or_init(|| Arc::new(rustls::crypto::ring::default_provider()))
}
