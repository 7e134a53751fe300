//! permessage-deflate on a server's connections: what the settings say about it, and the sending side. Receiving is the
//! message decoder's business.

use std::cell::RefCell;

use protocol::websocket::deflate::{
    Agreement, Deflation, Level, MAX_WINDOW_BITS, MIN_WINDOW_BITS, Preferences,
};
use protocol::websocket::frame::{Bits, Opcode};
use protocol::websocket::pack;

use crate::net::outbox;
use crate::server::SettingError;
use crate::zend::value::Kind;
use crate::zend::{Array, Zval};

/// Every message but an empty one is compressed.
const DEFAULT_MIN_LENGTH: usize = 1;

/// How a server compresses that does.
#[derive(Clone, Copy, Debug)]
pub struct DeflateSettings {
    pub preferences: Preferences,
    level: Level,
    /// Messages of fewer bytes are sent as they are.
    min_length: usize,
}

impl DeflateSettings {
    /// None: the server does not compress.
    pub fn read(array: &Array) -> Result<Option<Self>, SettingError> {
        let set = |name| array.get(name).filter(|value| !value.is_null());
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
                    invalid(format!(
                        "websocket_compression_window_bits must be a number from {MIN_WINDOW_BITS} to {MAX_WINDOW_BITS}"
                    ))
                })?;
        }
        if let Some(value) = set("websocket_compression_level") {
            settings.level = number(value).and_then(Level::new).ok_or_else(|| {
                invalid("websocket_compression_level must be a number from 1 to 9".to_owned())
            })?;
        }
        if let Some(value) = set("websocket_compression_min_length") {
            settings.min_length = number(value)
                .and_then(|length| usize::try_from(length).ok())
                .ok_or_else(|| {
                    invalid("websocket_compression_min_length must be a number of bytes".to_owned())
                })?;
        }
        if let Some(value) = set("websocket_compression_context_takeover") {
            settings.preferences.context_takeover = value.truthy();
        }
        let wanted = set("websocket_compression").is_some_and(Zval::truthy);
        Ok(wanted.then_some(settings))
    }
}

fn invalid(text: String) -> SettingError {
    SettingError::Invalid(text)
}

/// An int, or a string of one.
fn number(value: &Zval) -> Option<i64> {
    match value.kind() {
        Kind::Long(number) => Some(number),
        Kind::Str(text) => std::str::from_utf8(text).ok()?.trim().parse().ok(),
        _ => None,
    }
}

/// The sending side of a connection that has agreed on compression.
pub struct Compressor {
    deflation: RefCell<Deflation>,
    min_length: usize,
}

impl Compressor {
    pub fn new(settings: &DeflateSettings, agreement: &Agreement) -> Self {
        Compressor {
            deflation: RefCell::new(Deflation::new(
                settings.level,
                agreement.server_window_bits,
                agreement.server_takeover,
            )),
            min_length: settings.min_length,
        }
    }

    /// Decides on the frame that is sent next: sets RSV1, and gives the payload if it is another than `payload`. RSV1 as
    /// it comes in means that the program has compressed the message, or its first fragment, itself.
    pub fn encode(&self, opcode: u8, bits: &mut Bits, payload: &[u8]) -> Option<Vec<u8>> {
        if opcode == Opcode::Continuation as u8 {
            bits.rsv1 = false; // it belongs to the message's first frame (RFC 7692, section 6.1)
        }
        if bits.rsv1 {
            self.deflation.borrow_mut().forget();
            return None;
        }
        if payload.len() < self.min_length || !pack::compresses(opcode, *bits, payload) {
            return None;
        }
        bits.rsv1 = true;
        let mut compressed = outbox::take_buffer();
        self.deflation.borrow_mut().compress(payload, &mut compressed);
        Some(compressed)
    }
}
