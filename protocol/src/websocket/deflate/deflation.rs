//! Compresses messages. The compressors belong to the thread: a few hundred kilobytes for each level and window in use.

use std::cell::RefCell;

use flate2::{Compress, Compression, FlushCompress, Status};

use super::history::History;
use super::{MAX_WINDOW_BITS, MIN_WINDOW_BITS, TAIL};

/// How hard the compressor tries, from 1 (fast) to 9 (small).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level(u8);

impl Level {
    /// None: there is no such level.
    pub fn new(level: i64) -> Option<Self> {
        u8::try_from(level)
            .ok()
            .filter(|level| (1..=9).contains(level))
            .map(Self)
    }
}

impl Default for Level {
    /// zlib's own default.
    fn default() -> Self {
        Self(6)
    }
}

/// The sending side of one connection.
#[derive(Clone, Debug)]
pub struct Deflation {
    level: Level,
    window_bits: u8,
    /// Messages refer to those before them.
    history: Option<History>,
}

impl Deflation {
    /// `takeover`: whether messages may refer to those before them.
    ///
    /// # Panics
    /// If the window has not [`MIN_WINDOW_BITS`] to [`MAX_WINDOW_BITS`].
    pub fn new(level: Level, window_bits: u8, takeover: bool) -> Self {
        assert!((MIN_WINDOW_BITS..=MAX_WINDOW_BITS).contains(&window_bits));
        Self {
            level,
            window_bits,
            history: takeover.then(|| History::new(window_bits)),
        }
    }

    /// Appends the payload of `message`'s only frame. It must be sent, and before any later one.
    pub fn compress(&mut self, message: &[u8], out: &mut Vec<u8>) {
        match &mut self.history {
            Some(history) => {
                with_compressor(self.level, self.window_bits, |shared| {
                    shared.run(history.bytes(), message, out);
                });
                history.append(message);
            }
            None => deflate(message, self.level, self.window_bits, out),
        }
    }

    /// The peer's window is about to take up a message that was compressed elsewhere: nothing before it will be
    /// referred to.
    pub fn forget(&mut self) {
        if let Some(history) = &mut self.history {
            history.forget();
        }
    }

    /// Bytes of memory held between messages.
    pub fn memory(&self) -> usize {
        self.history.as_ref().map_or(0, History::memory)
    }
}

/// Appends the payload of a frame that refers to no other. The same message for the next connection is not
/// compressed again.
pub fn deflate(message: &[u8], level: Level, window_bits: u8, out: &mut Vec<u8>) {
    with_compressor(level, window_bits, |shared| {
        if shared.last_message == message {
            out.extend_from_slice(&shared.last_payload);
            return;
        }
        let start = out.len();
        shared.run(b"", message, out);
        shared.remember(message, &out[start..]);
    });
}

/// A compressor, and what it made last.
struct Shared {
    level: Level,
    window_bits: u8,
    compress: Compress,
    last_message: Vec<u8>,
    last_payload: Vec<u8>,
}

/// Compressors of a thread; there is hardly more than one server in it.
const COMPRESSORS: usize = 4;
/// A longer message is not remembered.
const REMEMBERED: usize = 256 * 1024;
/// A message is compressed into steps of at least so many bytes.
const STEP: usize = 64;

thread_local! {
    static SHARED: RefCell<Vec<Shared>> = const { RefCell::new(Vec::new()) };
}

fn with_compressor(level: Level, window_bits: u8, body: impl FnOnce(&mut Shared)) {
    SHARED.with_borrow_mut(|all| {
        let at = all
            .iter()
            .position(|shared| (shared.level, shared.window_bits) == (level, window_bits));
        let at = at.unwrap_or_else(|| {
            if all.len() == COMPRESSORS {
                all.remove(0);
            }
            let strength = Compression::new(level.0.into());
            all.push(Shared {
                level,
                window_bits,
                compress: Compress::new_with_window_bits(strength, false, window_bits),
                last_message: Vec::new(),
                last_payload: Vec::new(),
            });
            all.len() - 1
        });
        body(&mut all[at]);
    });
}

impl Shared {
    /// Compresses `message`, which may refer to `before`, and takes the tail off.
    fn run(&mut self, before: &[u8], message: &[u8], out: &mut Vec<u8>) {
        self.compress.reset();
        if !before.is_empty() {
            // Raw streams take any dictionary at their start.
            let taken = self.compress.set_dictionary(before);
            debug_assert!(taken.is_ok());
        }
        // What does not compress grows by five bytes in 16 KiB; the rest is the flush.
        out.reserve(message.len() / 2 + STEP);
        loop {
            let rest = &message[self.compress.total_in() as usize..]; // at most the message
            let status = self.compress.compress_vec(rest, out, FlushCompress::Sync);
            debug_assert!(matches!(status, Ok(Status::Ok | Status::BufError)));
            // With room left, everything is out (zlib.h, deflate()).
            if status.is_err() || out.len() < out.capacity() {
                break;
            }
            out.reserve(out.len().max(STEP));
        }
        debug_assert!(out.ends_with(&TAIL));
        out.truncate(out.len().saturating_sub(TAIL.len()));
    }

    fn remember(&mut self, message: &[u8], payload: &[u8]) {
        self.last_message.clear();
        self.last_payload.clear();
        if message.len() <= REMEMBERED {
            self.last_message.extend_from_slice(message);
            self.last_payload.extend_from_slice(payload);
        }
    }
}
