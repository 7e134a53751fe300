//! What `Client->set()` may say, and the time limits that follow from it.

use std::cell::OnceCell;
use std::sync::Arc;
use std::time::{Duration, Instant};

use protocol::websocket::deflate::{ClientOffer, MAX_WINDOW_BITS, MIN_WINDOW_BITS};
use rustls::ClientConfig;

use crate::client::proxy_settings::Proxy;
use crate::client::socket::protocol::text_in;
use crate::engine::Engine;
use crate::net::tls::{self, SettingError, TlsSettings};
use crate::zend::{Array, PhpResult, Zval};

/// Bytes of a response's body, as it comes and as it was before it was compressed.
const MAX_BODY: u64 = 64 * 1024 * 1024;
/// Bytes of a WebSocket message.
const MAX_MESSAGE: usize = 2 * 1024 * 1024;

/// How a client connects, asks and receives.
#[derive(Clone, Debug)]
pub struct Settings {
    pub connect_timeout: Option<Duration>,
    /// For a whole call, from looking up the name to the end of the response.
    pub timeout: Option<Duration>,
    pub read_timeout: Option<Duration>,
    pub write_timeout: Option<Duration>,
    pub keep_alive: bool,
    /// Offer to take compressed bodies.
    pub http_compression: bool,
    /// Restore them.
    pub body_decompression: bool,
    pub lowercase_header: bool,
    /// None: the default for a body that is kept in memory, no limit for one that goes elsewhere.
    max_body_size: Option<u64>,
    /// The local address and port.
    pub bind: Option<(Vec<u8>, i64)>,
    pub proxy: Option<Proxy>,
    pub tls: TlsSettings,
    /// The protocols that are offered in TLS; none: HTTP/1.1 goes without saying.
    pub alpn: &'static [&'static [u8]],
    /// Made when it is first needed, and kept, so that sessions can be resumed.
    tls_config: OnceCell<Arc<ClientConfig>>,
    pub websocket_mask: bool,
    /// What is offered of permessage-deflate.
    pub websocket_compression: Option<ClientOffer>,
    pub deliver_ping: bool,
    pub deliver_pong: bool,
    pub deliver_close: bool,
    pub package_max_length: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            connect_timeout: None,
            timeout: None,
            read_timeout: None,
            write_timeout: None,
            keep_alive: true,
            http_compression: true,
            body_decompression: true,
            lowercase_header: true,
            max_body_size: None,
            bind: None,
            proxy: None,
            tls: TlsSettings::default(),
            alpn: &[],
            tls_config: OnceCell::new(),
            websocket_mask: true,
            websocket_compression: None,
            deliver_ping: false,
            deliver_pong: false,
            deliver_close: false,
            package_max_length: MAX_MESSAGE,
        }
    }
}

impl Settings {
    /// Understands settings. Converting values may run PHP code.
    pub fn read(array: &Array) -> PhpResult<Self> {
        let set = |name: &str| array.get(name).map(Zval::share).filter(|value| !value.is_null());
        let flag = |name: &str, default: bool| set(name).map_or(default, |value| value.truthy());
        let seconds = |name: &str| set(name).map_or(Ok(None), |value| seconds(&value));
        let size = |name: &str| match set(name) {
            Some(value) => value
                .to_long()
                .map(|size| u64::try_from(size).ok().filter(|size| *size > 0)),
            None => Ok(None),
        };
        let default = Settings::default();
        Ok(Settings {
            connect_timeout: seconds("connect_timeout")?,
            timeout: seconds("timeout")?,
            read_timeout: seconds("read_timeout")?,
            write_timeout: seconds("write_timeout")?,
            keep_alive: flag("keep_alive", default.keep_alive),
            http_compression: flag("http_compression", default.http_compression),
            body_decompression: flag("body_decompression", default.body_decompression),
            lowercase_header: flag("lowercase_header", default.lowercase_header),
            max_body_size: size("max_body_size")?,
            bind: bind(array)?,
            proxy: Proxy::read(array)?,
            tls: TlsSettings::read(array)?,
            alpn: default.alpn,
            tls_config: OnceCell::new(),
            websocket_mask: flag("websocket_mask", default.websocket_mask),
            websocket_compression: flag("websocket_compression", false).then_some(ClientOffer {
                window_bits: size("websocket_compression_window_bits")?
                    .map(|bits| bits.clamp(MIN_WINDOW_BITS.into(), MAX_WINDOW_BITS.into()) as u8),
            }),
            deliver_ping: flag("open_websocket_ping_frame", default.deliver_ping),
            deliver_pong: flag("open_websocket_pong_frame", default.deliver_pong),
            deliver_close: flag("open_websocket_close_frame", default.deliver_close),
            package_max_length: size("package_max_length")?
                .and_then(|size| usize::try_from(size).ok())
                .unwrap_or(default.package_max_length),
        })
    }

    /// What TLS needs. Reads the files that the settings name.
    pub fn tls_config(&self) -> Result<Arc<ClientConfig>, SettingError> {
        if let Some(config) = self.tls_config.get() {
            return Ok(Arc::clone(config));
        }
        let config = tls::client::config(&self.tls, self.alpn)?;
        Ok(Arc::clone(self.tls_config.get_or_init(|| config)))
    }

    /// The same with protocols to offer in TLS.
    pub fn offering(self, alpn: &'static [&'static [u8]]) -> Self {
        Settings { alpn, ..self }
    }

    /// The same with connections that are closed after each response.
    pub fn closing(&self) -> Self {
        Settings {
            keep_alive: false,
            ..self.clone()
        }
    }

    /// What a body may have. One that is not kept may have any length, unless the program has set one.
    pub fn max_body(&self, is_kept: bool) -> u64 {
        self.max_body_size
            .unwrap_or(if is_kept { MAX_BODY } else { u64::MAX })
    }

    /// How long a write may make no progress.
    pub fn write_limit(&self) -> Option<Duration> {
        self.write_timeout
            .or(self.timeout)
            .or_else(|| Engine::get().options.borrow().write_timeout)
    }

    /// How long a read waits that has no limit of its own.
    pub fn read_limit(&self) -> Option<Duration> {
        self.read_timeout
            .or(self.timeout)
            .or_else(|| Engine::get().options.borrow().read_timeout)
    }
}

/// The time limits of one call.
#[derive(Clone, Copy)]
pub struct Limits {
    /// For all of it.
    total: Option<Instant>,
}

impl Limits {
    pub fn begin(settings: &Settings) -> Self {
        Limits {
            total: settings.timeout.and_then(after),
        }
    }

    /// When the connection has to stand: name, TCP, proxy and TLS together.
    pub fn connect(&self, settings: &Settings) -> Option<Instant> {
        let own = settings
            .connect_timeout
            .or_else(|| Engine::get().options.borrow().connect_timeout);
        earlier(self.total, own.and_then(after))
    }

    /// When a write gives up that makes no progress from now on.
    pub fn write(&self, settings: &Settings) -> Option<Instant> {
        earlier(self.total, settings.write_limit().and_then(after))
    }

    /// When the response has to be whole.
    pub fn response(&self, settings: &Settings) -> Option<Instant> {
        match (self.total, settings.read_timeout) {
            (Some(total), None) => Some(total),
            (total, _) => earlier(total, settings.read_limit().and_then(after)),
        }
    }
}

pub fn after(duration: Duration) -> Option<Instant> {
    Instant::now().checked_add(duration)
}

fn earlier(a: Option<Instant>, b: Option<Instant>) -> Option<Instant> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

/// A time limit; what is not positive is none.
fn seconds(value: &Zval) -> PhpResult<Option<Duration>> {
    let seconds = Duration::try_from_secs_f64(value.to_double()?);
    Ok(seconds.ok().filter(|limit| !limit.is_zero()))
}

fn bind(array: &Array) -> PhpResult<Option<(Vec<u8>, i64)>> {
    let Some(address) = text_in(array, "bind_address")? else {
        return Ok(None);
    };
    let port = match array.get("bind_port").map(Zval::share) {
        Some(port) => port.to_long()?,
        None => 0,
    };
    Ok(Some((address, port)))
}
