//! What `Server->set()` may say about WebSocket connections, beyond what Swoole knows. All of it is off by default.

use std::time::Duration;

use protocol::websocket::deflate::{Level, MAX_WINDOW_BITS, MIN_WINDOW_BITS, Preferences};
use protocol::websocket::handshake::is_subprotocol;

use crate::server::SettingError;
use crate::server::settings::{given, seconds};
use crate::zend::value::Kind;
use crate::zend::{Array, Zval};

/// What a push does at a connection whose outbox is above its mark, because the peer does not read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Overflow {
    /// It waits for room.
    #[default]
    Wait,
    /// It fails, and nothing is queued.
    Drop,
    /// It fails, and so does the connection.
    Close,
}

/// The names of the settings that are read here, and of those about compression.
pub const NAMES: [&str; 10] = [
    "websocket_subprotocol",
    "websocket_allowed_origins",
    "websocket_ping_interval",
    "websocket_idle_timeout",
    "websocket_overflow",
    "websocket_compression",
    "websocket_compression_context_takeover",
    "websocket_compression_window_bits",
    "websocket_compression_level",
    "websocket_compression_min_length",
];

#[derive(Clone, Debug, Default)]
pub struct WebSocketSettings {
    /// Subprotocols that the application speaks. Whoever sets the header itself needs none.
    pub subprotocols: Vec<Box<[u8]>>,
    /// Origins of web pages that may connect. None: all of them.
    pub origins: Option<Vec<Box<[u8]>>>,
    /// A peer is pinged whenever it was silent for so long.
    pub ping_interval: Option<Duration>,
    /// A peer that was silent for so long is gone.
    pub idle_timeout: Option<Duration>,
    pub overflow: Overflow,
    /// permessage-deflate; None: it is not offered.
    pub deflate: Option<DeflateSettings>,
}

impl WebSocketSettings {
    pub fn read(array: &Array) -> Result<Self, SettingError> {
        let set = |name| given(array, name);
        let mut settings = WebSocketSettings::default();
        if let Some(value) = set("websocket_subprotocol").filter(|value| value.truthy()) {
            settings.subprotocols = names(value)
                .filter(|names| names.iter().all(|name| is_subprotocol(name)))
                .ok_or_else(|| {
                    invalid("websocket_subprotocol must be the name of a subprotocol, or a list of them")
                })?;
        }
        if let Some(value) = set("websocket_allowed_origins") {
            let origins = names(value).ok_or_else(|| {
                invalid("websocket_allowed_origins must be an origin such as 'https://example.org', '*', or a list of them")
            })?;
            settings.origins = Some(origins);
        }
        let seconds = |name| set(name).map_or(Ok(None), |value| seconds(name, value));
        settings.ping_interval = seconds("websocket_ping_interval")?;
        settings.idle_timeout = seconds("websocket_idle_timeout")?;
        if let Some(value) = set("websocket_overflow") {
            settings.overflow = match value.kind() {
                Kind::Str(b"wait") => Overflow::Wait,
                Kind::Str(b"drop") => Overflow::Drop,
                Kind::Str(b"close") => Overflow::Close,
                _ => return Err(invalid("websocket_overflow must be 'wait', 'drop' or 'close'")),
            };
        }
        settings.deflate = DeflateSettings::read(array)?;
        Ok(settings)
    }
}

/// Every message but an empty one is compressed.
const DEFAULT_MIN_LENGTH: usize = 1;

/// How a server compresses that does.
#[derive(Clone, Copy, Debug)]
pub struct DeflateSettings {
    pub preferences: Preferences,
    pub level: Level,
    /// Messages of fewer bytes are sent as they are.
    pub min_length: usize,
}

impl DeflateSettings {
    /// None: the server does not compress.
    pub fn read(array: &Array) -> Result<Option<Self>, SettingError> {
        let set = |name| given(array, name);
        let mut settings = DeflateSettings {
            preferences: Preferences::default(),
            level: Level::default(),
            min_length: DEFAULT_MIN_LENGTH,
        };
        if let Some(value) = set("websocket_compression_window_bits") {
            settings.preferences.window_bits = number(value)
                .and_then(|bits| u8::try_from(bits).ok())
                .filter(|bits| (MIN_WINDOW_BITS..=MAX_WINDOW_BITS).contains(bits))
                .ok_or_else(|| {
                    invalid(&format!(
                        "websocket_compression_window_bits must be a number from {MIN_WINDOW_BITS} to {MAX_WINDOW_BITS}"
                    ))
                })?;
        }
        if let Some(value) = set("websocket_compression_level") {
            settings.level = number(value)
                .and_then(Level::new)
                .ok_or_else(|| invalid("websocket_compression_level must be a number from 1 to 9"))?;
        }
        if let Some(value) = set("websocket_compression_min_length") {
            settings.min_length = number(value)
                .and_then(|length| usize::try_from(length).ok())
                .ok_or_else(|| invalid("websocket_compression_min_length must be a number of bytes"))?;
        }
        if let Some(value) = set("websocket_compression_context_takeover") {
            settings.preferences.context_takeover = value.truthy();
        }
        let wanted = set("websocket_compression").is_some_and(Zval::truthy);
        Ok(wanted.then_some(settings))
    }
}

/// An int, or a string of one.
fn number(value: &Zval) -> Option<i64> {
    match value.kind() {
        Kind::Long(number) => Some(number),
        Kind::Str(text) => std::str::from_utf8(text).ok()?.trim().parse().ok(),
        _ => None,
    }
}

fn invalid(text: &str) -> SettingError {
    SettingError::Invalid(text.to_owned())
}

/// A string, or a list of strings. None: it is neither.
fn names(value: &Zval) -> Option<Vec<Box<[u8]>>> {
    let name = |value: &Zval| match value.kind() {
        Kind::Str(name) => Some(Box::from(name)),
        _ => None,
    };
    match value.kind() {
        Kind::Array(list) => list.iter().map(|(_, value)| name(&value)).collect(),
        _ => name(value).map(|name| vec![name]),
    }
}
