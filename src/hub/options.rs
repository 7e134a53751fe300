//! What the constructor of a hub takes.

use std::time::Duration;

use redis::{IntoConnectionInfo, ProtocolVersion, TlsCertificates};

/// A channel's name may have so many bytes.
pub const MAX_CHANNEL_BYTES: usize = 255;
/// Messages of a channel that may be kept.
pub const MAX_HISTORY: usize = 100_000;

/// Where the members are that a hub reaches.
#[derive(Clone, Debug)]
pub enum Address {
    /// In this process alone.
    Local,
    /// In all processes that use this Redis with the same prefix.
    Redis(Box<redis::Client>),
}

/// What is kept of each channel's messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeepHistory {
    /// So many of them.
    pub size: usize,
    /// For so long.
    pub ttl: Duration,
}

#[derive(Clone, Debug)]
pub struct Options {
    pub address: Address,
    /// None: no history is kept.
    pub history: Option<KeepHistory>,
    /// What names in the engine begin with.
    pub prefix: String,
    /// How long somebody waits for the engine that needs it.
    pub connect_timeout: Duration,
    /// How long members count of whose process nothing is heard.
    pub lease: Duration,
}

impl Options {
    pub fn new(address: Address) -> Self {
        Options {
            address,
            history: None,
            prefix: "swoole:".to_owned(),
            connect_timeout: Duration::from_secs(5),
            lease: Duration::from_secs(15),
        }
    }
}

const SCHEMES: &str =
    "must be redis://[user:password@]host[:port][/database], rediss:// for TLS, unix:///path, or null";

/// An address as scripts give it; parsed only. The text is not repeated: it may contain a password. `authorities`: whom to
/// believe instead of those that the system believes, as PEM.
pub fn parse_address(text: &str, authorities: Option<Vec<u8>>) -> Result<Address, String> {
    let wrong = |why: &str| format!("{SCHEMES}: {why}");
    if !["redis://", "rediss://", "unix://", "redis+unix://"]
        .iter()
        .any(|scheme| text.starts_with(scheme))
    {
        return Err(wrong("no such scheme"));
    }
    let info = text
        .into_connection_info()
        .map_err(|error| wrong(&error.to_string()))?;
    let settings = info.redis_settings().clone().set_protocol(ProtocolVersion::RESP3);
    let info = info.set_redis_settings(settings);
    let client = match authorities {
        None => redis::Client::open(info),
        root_cert @ Some(_) => redis::Client::build_with_tls(
            info,
            TlsCertificates {
                client_tls: None,
                root_cert,
            },
        ),
    };
    client
        .map(|client| Address::Redis(Box::new(client)))
        .map_err(|error| wrong(&error.to_string()))
}

/// Whether this can be a channel's name; otherwise what is wrong with it.
pub fn check_channel(name: &[u8]) -> Result<(), String> {
    match name.len() {
        0 => Err("must not be empty: a channel is named by 1 to 255 bytes".to_owned()),
        length if length > MAX_CHANNEL_BYTES => Err(format!(
            "must not have more than {MAX_CHANNEL_BYTES} bytes, this one has {length}"
        )),
        _ => Ok(()),
    }
}
