//! What `Server->set()` may say, as `start()` reads it.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use super::access_log::AccessLog;
use super::connection::limits::Limits;
use super::forwarding::Proxies;
use super::http::compression::Compression;
use super::http::http2::settings::Http2Settings;
use super::http::static_files::StaticFiles;
use super::http::upload::limits::UploadLimits;
use super::websocket::settings::WebSocketSettings;
use super::{SettingError, ineffective_settings as ineffective};
use crate::engine::log::{self, Level};
use crate::engine::sync::ticket_keys;
use crate::engine::{Engine, Options, parse_size};
use crate::net::listener::Address;
use crate::net::tls::settings::remarks;
use crate::net::tls::{self, TlsSettings};
use crate::zend::identity::Identity;
use crate::zend::value::Kind;
use crate::zend::{Array, Zval};

/// Default of `package_max_length`.
const DEFAULT_PACKAGE: usize = 2 * 1024 * 1024;
/// Default of `http_max_headers`: browsers send twenty, proxies add a few.
const DEFAULT_HEADERS: usize = 100;
/// `package_max_length` is 32 bits wide.
const MAX_PACKAGE: usize = u32::MAX as usize;

/// A server's settings, fixed for the life of its accept loop.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Bytes of head and body of a request with a body, and of a WebSocket message.
    pub package_max_length: usize,
    /// Connections that may be open at once; None: as many as leave coroutines to the handlers.
    pub max_connections: Option<usize>,
    /// How long what is busy at `shutdown()` may go on; None: as long as it likes.
    pub max_wait: Option<Duration>,
    /// Field lines of a request's head.
    pub max_headers: usize,
    /// Parse the Cookie field, instead of leaving it in `header`.
    pub parse_cookie: bool,
    /// Parse urlencoded bodies.
    pub parse_post: bool,
    /// Control frames that `recv()` returns, instead of being answered for the handler.
    pub deliver_close: bool,
    pub deliver_ping: bool,
    pub deliver_pong: bool,
    /// Bytes that a connection's outbox may hold before pushes wait.
    pub high_water: usize,
    /// How long a peer may be silent where something is expected of it; None: for ever.
    pub read_limit: Option<Duration>,
    /// How long a write may make no progress.
    pub write_limit: Option<Duration>,
    /// How slow a peer may be.
    pub limits: Limits,
    /// Files that are served without the application.
    pub files: Option<Rc<StaticFiles>>,
    pub compression: Compression,
    /// What forms may bring.
    pub uploads: UploadLimits,
    pub http2: Http2Settings,
    pub websocket: WebSocketSettings,
    /// Who is believed about whom requests come from; None: nobody.
    pub proxies: Option<Rc<Proxies>>,
    /// Where requests are logged; None: nowhere.
    pub access_log: Option<Rc<AccessLog>>,
    /// Who the process is once it listens; None: who it was.
    pub identity: Option<Identity>,
    /// Where the page of metrics is served; None: nowhere.
    pub metrics: Option<MetricsListener>,
    /// Its connections and requests are on the page of metrics.
    pub is_counted: bool,
    /// None: connections are not encrypted.
    pub tls: Option<Arc<rustls::ServerConfig>>,
}

impl Settings {
    /// Err: says which setting is wrong, and what would be right.
    pub fn read(array: Option<&Array>) -> Result<Self, SettingError> {
        // The borrow ends before values are converted, which may run an error handler.
        let mut settings = Settings::defaults(&Engine::get().options.borrow());
        let options = Engine::get().options.borrow().given().cloned();
        settings.http2 = Http2Settings::read(options.as_ref(), array)?;
        let Some(array) = array else { return Ok(settings) };
        ineffective::log(array);
        if given(array, "package_eof").is_some_and(|eof| matches!(eof.kind(), Kind::Str(b""))) {
            return Err(SettingError::Fatal(
                "package_eof cannot be an empty string".to_owned(),
            ));
        }
        let flag = |name: &str, to: &mut bool| {
            if let Some(value) = given(array, name) {
                *to = value.truthy();
            }
        };
        flag("http_parse_cookie", &mut settings.parse_cookie);
        flag("http_parse_post", &mut settings.parse_post);
        flag("open_websocket_close_frame", &mut settings.deliver_close);
        flag("open_websocket_ping_frame", &mut settings.deliver_ping);
        flag("open_websocket_pong_frame", &mut settings.deliver_pong);
        if let Some(size) = size(array, "package_max_length")? {
            settings.package_max_length = size.min(MAX_PACKAGE);
        }
        settings.max_connections = count(array, "max_connection")?.or(count(array, "max_conn")?);
        if let Some(headers) = count(array, "http_max_headers")? {
            settings.max_headers = headers;
        }
        if let Some(limit) = given(array, "max_wait_time") {
            settings.max_wait = seconds("max_wait_time", limit)?;
        }
        if let Some(size) = size(array, "socket_buffer_size")? {
            settings.high_water = size;
        }
        settings.limits = Limits::read(array)?;
        settings.uploads.read(array)?;
        settings.compression = Compression::read(array)?;
        settings.files = StaticFiles::read(array)?;
        settings.websocket = WebSocketSettings::read(array)?;
        settings.tls = tls(array, settings.http2.is_offered)?;
        settings.proxies = Proxies::read(array)?;
        settings.identity = identity(array)?;
        settings.access_log = AccessLog::read(array)?;
        settings.metrics = MetricsListener::read(array)?;
        Ok(settings)
    }

    /// Only how connections are encrypted. None: they are not.
    pub fn read_tls(array: Option<&Array>) -> Result<Option<Arc<rustls::ServerConfig>>, SettingError> {
        let options = Engine::get().options.borrow().given().cloned();
        let http2 = Http2Settings::read(options.as_ref(), array)?;
        array.map_or(Ok(None), |array| tls(array, http2.is_offered))
    }

    /// Those of the server that tells of this one and the others.
    pub fn of_metrics() -> Self {
        Settings {
            is_counted: false,
            ..Settings::defaults(&Engine::get().options.borrow())
        }
    }

    /// Fields that a request on a stream may have.
    pub fn max_headers_of_http2(&self) -> usize {
        let own = self.http2.max_headers;
        own.map_or(self.max_headers, |own| usize::try_from(own).unwrap_or(usize::MAX))
    }

    fn defaults(options: &Options) -> Self {
        Settings {
            package_max_length: DEFAULT_PACKAGE,
            max_connections: None,
            max_wait: None,
            max_headers: DEFAULT_HEADERS,
            parse_cookie: true,
            parse_post: true,
            deliver_close: false,
            deliver_ping: false,
            deliver_pong: false,
            high_water: options.socket_buffer_size(),
            read_limit: options.read_timeout,
            write_limit: options.write_timeout,
            limits: Limits::default(),
            files: None,
            compression: Compression::default(),
            uploads: UploadLimits::of_php(),
            http2: Http2Settings::default(),
            websocket: WebSocketSettings::default(),
            proxies: None,
            access_log: None,
            identity: None,
            metrics: None,
            is_counted: true,
            tls: None,
        }
    }
}

/// Where the page of metrics is served. Never where the script's own clients are: behind a proxy all of them would seem to
/// come from this machine.
#[derive(Clone, Debug)]
pub struct MetricsListener {
    pub address: Address,
    /// The address as it was given.
    pub text: String,
    pub path: Vec<u8>,
}

impl MetricsListener {
    const DEFAULT_PATH: &str = "/metrics";

    fn read(array: &Array) -> Result<Option<Self>, SettingError> {
        let path = text(array, "metrics_path")?;
        let Some(text) = text(array, "metrics_listen")? else {
            return match path {
                None => Ok(None),
                Some(_) => Err(SettingError::Invalid(
                    "metrics_path needs metrics_listen, such as '127.0.0.1:9502': the page has a port of its own"
                        .to_owned(),
                )),
            };
        };
        let wrong = || {
            SettingError::Invalid(format!(
                "metrics_listen must be an address and a port, such as '127.0.0.1:9502' or '[::1]:9502', or \
                 'unix:/path', and not '{text}'"
            ))
        };
        let address = if text.starts_with("unix:/") {
            Address::parse(&text, 0).map_err(|_| wrong())?
        } else {
            Address::Tcp(text.parse().map_err(|_| wrong())?)
        };
        let path = path.unwrap_or_else(|| Self::DEFAULT_PATH.to_owned());
        // No request has another one.
        let is_path = path.starts_with('/')
            && !path.contains(|c: char| c.is_ascii_control() || matches!(c, ' ' | '?' | '#'));
        if !is_path {
            return Err(SettingError::Invalid(format!(
                "metrics_path must begin with '/' and be no more than a path, and not be '{path}'"
            )));
        }
        Ok(Some(MetricsListener {
            address,
            text,
            path: path.into_bytes(),
        }))
    }
}

/// A text. None: the default, which '' means, too.
pub fn text(array: &Array, name: &str) -> Result<Option<String>, SettingError> {
    match given(array, name).map(Zval::kind) {
        None => Ok(None),
        Some(Kind::Str(text)) => {
            Ok(Some(String::from_utf8_lossy(text).into_owned()).filter(|text| !text.is_empty()))
        }
        Some(_) => Err(SettingError::Invalid(format!("{name} must be a string"))),
    }
}

/// `user` and `group`, by their names.
fn identity(array: &Array) -> Result<Option<Identity>, SettingError> {
    let (user, group) = (text(array, "user")?, text(array, "group")?);
    if user.is_none() && group.is_none() {
        return Ok(None);
    }
    Identity::named(user.as_deref(), group.as_deref())
        .map(Some)
        .map_err(|text| SettingError::Invalid(format!("Server::start(): {text}")))
}

/// What `ssl_*` settings make of connections; their files are read.
fn tls(array: &Array, with_http2: bool) -> Result<Option<Arc<rustls::ServerConfig>>, SettingError> {
    if !given(array, "open_ssl").is_some_and(Zval::truthy) {
        return Ok(None);
    }
    let settings = TlsSettings::read(array)?;
    for remark in remarks(&settings) {
        log::write(Level::Warning, &format!("Server::start(): {remark}"));
    }
    let protocols: &[&[u8]] = if with_http2 {
        &[b"h2", b"http/1.1"]
    } else {
        &[b"http/1.1"]
    };
    tls::server::config(&settings, protocols, ticket_keys::SHARED)
        .map(Some)
        .map_err(|tls::SettingError(text)| SettingError::Invalid(text))
}

/// A positive number. None: the default, which 0 means, too.
fn count(array: &Array, name: &str) -> Result<Option<usize>, SettingError> {
    let Some(value) = given(array, name) else {
        return Ok(None);
    };
    usize::try_from(value.to_long()?)
        .map(|count| (count > 0).then_some(count))
        .map_err(|_| SettingError::Invalid(format!("{name} must be a number, or 0 for the default")))
}

/// A number of bytes, or a size such as '2M'.
pub fn size(array: &Array, name: &str) -> Result<Option<usize>, SettingError> {
    let Some(value) = given(array, name) else {
        return Ok(None);
    };
    // A negative size is clamped to nothing.
    parse_size(value)
        .map(|size| Some(size.unwrap_or(0)))
        .map_err(SettingError::Fatal)
}

/// What was given for a setting; null leaves the default.
pub fn given<'a>(array: &'a Array, name: &str) -> Option<&'a Zval> {
    array.get(name).filter(|value| !value.is_null())
}

/// A number of seconds. None: 0, which is off.
pub fn seconds(name: &str, value: &Zval) -> Result<Option<Duration>, SettingError> {
    let seconds = match value.kind() {
        Kind::Long(seconds) => Some(seconds as f64),
        Kind::Double(seconds) => Some(seconds),
        Kind::Bool(false) => Some(0.0),
        Kind::Str(text) => std::str::from_utf8(text)
            .ok()
            .and_then(|text| text.trim().parse().ok()),
        _ => None,
    };
    seconds
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .map(|duration| (!duration.is_zero()).then_some(duration))
        .ok_or_else(|| {
            SettingError::Invalid(format!(
                "{name} must be a number of seconds, or 0 to switch it off"
            ))
        })
}
