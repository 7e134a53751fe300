//! Whether responses are compressed, and how hard.

use std::cell::RefCell;

use protocol::content_coding::{Coding, Encoder};

use crate::engine::{Engine, Interrupt, Lock};
use crate::server::SettingError;
use crate::server::settings::given;
use crate::server::websocket::windows::Windows;
use crate::zend::value::Kind;
use crate::zend::{Array, PhpResult, error};

/// As Swoole has it: the fastest.
const DEFAULT_LEVEL: i64 = 1;
const MAX_LEVEL: i64 = 255;
/// Less than this is not worth it.
const DEFAULT_MIN_LENGTH: usize = 20;

/// What `set()` says about compression.
#[derive(Clone, Debug)]
pub struct Compression {
    pub enabled: bool,
    /// Of all codings; each takes its nearest.
    pub level: i64,
    /// Bytes of content, at least.
    pub min_length: usize,
    /// The media types that are compressed; None: all of them.
    types: Option<Vec<Vec<u8>>>,
}

impl Default for Compression {
    fn default() -> Self {
        Compression {
            enabled: true,
            level: DEFAULT_LEVEL,
            min_length: DEFAULT_MIN_LENGTH,
            types: None,
        }
    }
}

impl Compression {
    pub fn read(array: &Array) -> Result<Self, SettingError> {
        let first = |names: &[&str]| names.iter().find_map(|name| given(array, name));
        let mut compression = Compression::default();
        if let Some(value) = given(array, "http_compression") {
            compression.enabled = value.truthy();
        }
        if let Some(level) = first(&["http_compression_level", "compression_level", "http_gzip_level"]) {
            compression.level = level.to_long()?.clamp(0, MAX_LEVEL);
        }
        if let Some(length) = first(&["http_compression_min_length", "compression_min_length"]) {
            let length = length.to_long()?;
            match usize::try_from(length) {
                Ok(length) => compression.min_length = length,
                Err(_) => error::warning(&format!(
                    "compression_min_length must be greater than or equal to 0, got {length}"
                ))?,
            }
        }
        if let Some(types) = first(&["http_compression_types", "compression_types"]) {
            let Kind::Array(types) = types.kind() else {
                let text = "http_compression_types must be array".to_owned();
                return Err(SettingError::Fatal(text));
            };
            let mut names = Vec::new();
            for (_, name) in types.iter() {
                names.push(name.to_str()?.as_bytes().to_vec());
            }
            compression.types = Some(names);
        }
        Ok(compression)
    }

    /// Whether content of a type is compressed: one that is listed, with its parameters or without.
    pub fn takes(&self, content_type: &[u8]) -> bool {
        let Some(types) = &self.types else { return true };
        let bare = content_type
            .split(|byte| *byte == b';')
            .next()
            .unwrap_or_default();
        types.iter().any(|listed| {
            listed.eq_ignore_ascii_case(content_type) || listed.eq_ignore_ascii_case(bare.trim_ascii())
        })
    }
}

/// Content from here on is compressed on another thread: it takes a millisecond or more, beside which a copy costs little.
pub const ELSEWHERE_BYTES: usize = 128 * 1024;

/// Compresses a response whose content comes in parts, in the order in which they come.
pub struct StreamCompressor {
    /// None: it is on another thread, or cannot go on.
    encoder: RefCell<Option<Encoder>>,
    /// Whose part it is: parts keep their order while one is on another thread.
    turn: Lock,
    /// Held as long as the encoder.
    _window: Windows,
}

impl StreamCompressor {
    /// None: too many streams are compressed at once, and this one goes as it is.
    pub fn new(coding: Coding, level: i64) -> Option<Self> {
        let window = Windows::try_reserve(Encoder::memory(coding))?;
        Some(StreamCompressor {
            encoder: RefCell::new(Some(Encoder::new(coding, level, None))),
            turn: Lock::of_process(),
            _window: window,
        })
    }

    /// Waits for those whose parts came before, until `end_turn`. False: nobody may wait for that here.
    pub fn begin_turn(&self) -> Result<bool, Interrupt> {
        let engine = Engine::get();
        self.turn.lock(engine, engine.coroutines.can_suspend())
    }

    /// The next may go on.
    pub fn end_turn(&self) -> PhpResult<()> {
        self.turn.unlock(Engine::get())
    }

    /// Compresses a part, so that the client can read all of it. False: it cannot go on. A large one is compressed on another
    /// thread, which is waited for.
    pub fn part(&self, content: &[u8], out: &mut Vec<u8>) -> Result<bool, Interrupt> {
        if content.len() < ELSEWHERE_BYTES || !Engine::get().coroutines.can_suspend() {
            return Ok(self.part_here(content, out));
        }
        let Some(mut encoder) = self.encoder.take() else {
            return Ok(false);
        };
        let content = content.to_vec();
        let done = Engine::get().blocking_to_the_end(move || {
            let mut out = Vec::new();
            let goes_on = encoder.part(&content, &mut out);
            (encoder, goes_on, out)
        });
        done.map(|(encoder, goes_on, compressed)| {
            *self.encoder.borrow_mut() = Some(encoder);
            *out = compressed;
            goes_on
        })
    }

    fn part_here(&self, content: &[u8], out: &mut Vec<u8>) -> bool {
        let mut encoder = self.encoder.borrow_mut();
        encoder.as_mut().is_some_and(|encoder| encoder.part(content, out))
    }

    /// What ends the content.
    pub fn end(&self, out: &mut Vec<u8>) -> bool {
        self.encoder.take().is_some_and(|encoder| encoder.end(out))
    }
}
