//! What the constructor of a hub takes.

use std::sync::Arc;
use std::time::Duration;

use async_nats::ServerAddr;
use rustls::ClientConfig;

use super::broker::names::decode;
use super::redis;
use super::redis::address::RedisAddress;
use crate::net::tls::{TlsSettings, client};

/// A channel's name may have so many bytes.
pub const MAX_CHANNEL_BYTES: usize = 255;
/// Servers of a NATS cluster that may keep a stream: NATS takes no more.
pub const MAX_REPLICAS: i64 = 5;
/// Messages of a channel that may be kept.
pub const MAX_HISTORY: usize = 100_000;

/// Where the members are that a hub reaches.
#[derive(Clone, Debug)]
pub enum Address {
    /// In this process alone.
    Local,
    /// In all processes that use this Redis with the same prefix.
    Redis(Box<RedisAddress>),
    /// The same with NATS.
    Nats(Box<NatsAddress>),
}

/// Servers of one NATS, and how they are talked to.
#[derive(Clone, Debug)]
pub struct NatsAddress {
    pub servers: Vec<ServerAddr>,
    /// The name of a user, or without a password a token.
    pub user: Option<String>,
    pub password: Option<String>,
    /// None: as the system has it, where a server wants TLS.
    pub tls: Option<Arc<ClientConfig>>,
}

/// Whom to believe instead of those that the system believes.
pub struct Authorities {
    pub path: String,
    pub pem: Vec<u8>,
}

/// What is kept of each channel's messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeepHistory {
    /// So many of them.
    pub size: usize,
    /// For so long.
    pub ttl: Duration,
    /// On so many servers of a NATS cluster. None: as the stream has it, which begins with one.
    pub replicas: Option<usize>,
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

const SCHEMES: &str = "must be redis://[user:password@]host[:port][/database], rediss:// for TLS, unix:///path, \
     redis+sentinel://[user:password@]host[:port],.../name[/database], redis+cluster://[user:password@]host[:port],..., \
     nats://[user:password@]host[:port], tls:// for NATS by TLS, or null";

/// What an engine's error says of a server's certificate, with what would be right. Empty: it is another error.
pub fn help_with_certificate(error: &str) -> &'static str {
    if !error.contains("invalid peer certificate") {
        ""
    } else if error.contains("NotValidForName") || error.contains("not valid for name") {
        "; the certificate must have the host that the address names"
    } else {
        "; the option ssl_cafile names a file with the authorities to believe instead of the system's"
    }
}

/// An address as scripts give it; parsed only. The text is not repeated: it may contain a password.
pub fn parse_address(text: &str, authorities: Option<Authorities>) -> Result<Address, String> {
    let begins_with = |schemes: &[&str]| schemes.iter().any(|scheme| text.starts_with(scheme));
    let address = if begins_with(&redis::address::SCHEMES) {
        RedisAddress::parse(text, authorities).map(|address| Address::Redis(Box::new(address)))
    } else if begins_with(&["nats://", "tls://"]) {
        parse_nats(text, authorities).map(|address| Address::Nats(Box::new(address)))
    } else {
        Err("no such scheme".to_owned())
    };
    address.map_err(|why| format!("{SCHEMES}: {why}"))
}

/// Several servers are parted by commas; the first one has the scheme and the user.
fn parse_nats(text: &str, authorities: Option<Authorities>) -> Result<NatsAddress, String> {
    let scheme = if text.starts_with("tls://") {
        "tls://"
    } else {
        "nats://"
    };
    let servers: Vec<ServerAddr> = text
        .split(',')
        .map(|server| match server.contains("://") {
            true => server.parse(),
            false => format!("{scheme}{server}").parse(),
        })
        .collect::<Result<_, _>>()
        .map_err(|error: std::io::Error| error.to_string())?;
    if servers.iter().any(|server| server.host().is_empty()) {
        return Err("a host is missing".to_owned());
    }
    let tls = match authorities {
        None if scheme == "nats://" => None,
        authorities => {
            let settings = TlsSettings {
                authority_file: authorities.map(|authorities| authorities.path),
                ..TlsSettings::default()
            };
            Some(client::config(&settings, &[]).map_err(|error| error.0)?)
        }
    };
    let text_of = |part: Option<&str>| part.and_then(|part| String::from_utf8(decode(part.as_bytes())?).ok());
    Ok(NatsAddress {
        user: text_of(servers[0].username()),
        password: text_of(servers[0].password()),
        servers,
        tls,
    })
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
