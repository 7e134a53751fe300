//! Compresses messages. The compressors belong to the thread: one for each level and window in use, and some that go on
//! where a connection's last message ended. Each has 370 KB, most of it tables of what is where in the window.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

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
#[derive(Debug)]
pub struct Deflation {
    level: Level,
    window_bits: u8,
    /// Messages refer to those before them.
    takeover: Option<Takeover>,
}

#[derive(Debug)]
struct Takeover {
    history: History,
    /// Tells apart the streams that compressors may go on with.
    stream: u64,
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
            takeover: takeover.then(|| Takeover {
                history: History::new(window_bits),
                stream: new_stream(),
            }),
        }
    }

    pub fn level(&self) -> Level {
        self.level
    }

    pub fn window_bits(&self) -> u8 {
        self.window_bits
    }

    /// Appends the payload of `message`'s only frame. It must be sent, and before any later one.
    pub fn compress(&mut self, message: &[u8], out: &mut Vec<u8>) {
        match &mut self.takeover {
            Some(takeover) => {
                go_on(self.level, self.window_bits, takeover, message, out);
                takeover.history.append(message);
            }
            None => deflate(message, self.level, self.window_bits, out),
        }
    }

    /// The peer's window is about to take up a message that was compressed elsewhere: nothing before it will be
    /// referred to.
    pub fn forget(&mut self) {
        if let Some(takeover) = &mut self.takeover {
            takeover.history.forget();
            takeover.stream = new_stream();
        }
    }

    /// Bytes of memory held between messages.
    pub fn memory(&self) -> usize {
        self.takeover
            .as_ref()
            .map_or(0, |takeover| takeover.history.memory())
    }
}

/// Appends the payload of a frame that refers to no other. The same message for the next connection is not
/// compressed again, nor is one of a few that go to each connection in turn.
pub fn deflate(message: &[u8], level: Level, window_bits: u8, out: &mut Vec<u8>) {
    with_compressor(level, window_bits, |shared| {
        if let Some(known) = shared.known(message) {
            out.extend_from_slice(known);
            return;
        }
        let start = out.len();
        shared.compress.reset();
        run(&mut shared.compress, message, out);
        shared.remember(message, &out[start..]);
    });
}

/// A compressor, and what it made last.
struct Shared {
    level: Level,
    window_bits: u8,
    compress: Compress,
    /// The oldest first.
    last: VecDeque<Made>,
}

/// A message, and what it was compressed to.
#[derive(Default)]
struct Made {
    message: Vec<u8>,
    payload: Vec<u8>,
}

/// A compressor in the middle of a connection's stream.
struct Live {
    level: Level,
    window_bits: u8,
    stream: u64,
    /// When it was used last, in messages.
    used: u64,
    compress: Compress,
}

/// Compressors of a thread without context takeover; there is hardly more than one server in it.
const COMPRESSORS: usize = 4;
/// Those with it, for the connections that were sent something last: 12 MB. For others, one is told their window first,
/// which takes as long as to compress it.
const LIVE_COMPRESSORS: usize = 32;
/// So many messages are remembered.
const REMEMBERED: usize = 8;
/// And so many bytes of them and of what they were compressed to, for each compressor.
const REMEMBERED_BYTES: usize = 512 * 1024;
/// The payload of an empty message (RFC 7692 section 7.2.3.6).
const EMPTY: u8 = 0x00;
/// A message is compressed into steps of at least so many bytes.
const STEP: usize = 64;

thread_local! {
    static SHARED: RefCell<Vec<Shared>> = const { RefCell::new(Vec::new()) };
    static LIVE: RefCell<Vec<Live>> = const { RefCell::new(Vec::new()) };
    /// Counts streams, and the messages of all of them.
    static STREAMS: Cell<u64> = const { Cell::new(0) };
    static MESSAGES: Cell<u64> = const { Cell::new(0) };
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
            all.push(Shared {
                level,
                window_bits,
                compress: compressor(level, window_bits),
                last: VecDeque::new(),
            });
            all.len() - 1
        });
        body(&mut all[at]);
    });
}

fn compressor(level: Level, window_bits: u8) -> Compress {
    Compress::new_with_window_bits(Compression::new(level.0.into()), false, window_bits)
}

fn count(counter: &'static std::thread::LocalKey<Cell<u64>>) -> u64 {
    counter.set(counter.get() + 1);
    counter.get()
}

fn new_stream() -> u64 {
    count(&STREAMS)
}

/// Compresses the next message of a stream.
fn go_on(level: Level, window_bits: u8, takeover: &Takeover, message: &[u8], out: &mut Vec<u8>) {
    LIVE.with_borrow_mut(|all| {
        let used = count(&MESSAGES);
        if let Some(live) = all.iter_mut().find(|live| live.stream == takeover.stream) {
            live.used = used;
            return run(&mut live.compress, message, out);
        }
        let oldest = (0..all.len())
            .min_by_key(|at| all[*at].used)
            .filter(|_| all.len() == LIVE_COMPRESSORS);
        let mut live = match oldest.map(|at| all.swap_remove(at)) {
            Some(old) if (old.level, old.window_bits) == (level, window_bits) => old,
            _ => Live {
                level,
                window_bits,
                stream: 0,
                used: 0,
                compress: compressor(level, window_bits),
            },
        };
        (live.stream, live.used) = (takeover.stream, used);
        live.compress.reset();
        if !takeover.history.bytes().is_empty() {
            // Raw streams take any dictionary at their start.
            let taken = live.compress.set_dictionary(takeover.history.bytes());
            debug_assert!(taken.is_ok());
        }
        run(&mut live.compress, message, out);
        all.push(live);
    });
}

/// Compresses `message` and takes the tail off.
fn run(compress: &mut Compress, message: &[u8], out: &mut Vec<u8>) {
    if message.is_empty() {
        out.push(EMPTY); // flushing again would give nothing
        return;
    }
    let before = compress.total_in();
    // What does not compress grows by five bytes in 16 KiB; the rest is the flush.
    out.reserve(message.len() / 2 + STEP);
    loop {
        let rest = &message[(compress.total_in() - before) as usize..]; // at most the message
        let status = compress.compress_vec(rest, out, FlushCompress::Sync);
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

impl Shared {
    /// What this message was compressed to not long ago.
    fn known(&self, message: &[u8]) -> Option<&[u8]> {
        // A message for many was made a moment ago.
        let made = self.last.iter().rev().find(|made| made.message == message)?;
        Some(&made.payload)
    }

    fn remember(&mut self, message: &[u8], payload: &[u8]) {
        let bytes = message.len() + payload.len();
        if bytes > REMEMBERED_BYTES {
            return;
        }
        let mut held: usize = self.last.iter().map(Made::memory).sum();
        let mut made = Made::default();
        while self.last.len() == REMEMBERED || held + bytes > REMEMBERED_BYTES {
            let Some(oldest) = self.last.pop_front() else {
                break;
            };
            held -= oldest.memory();
            made = oldest;
        }
        // The oldest one's memory is used again, unless it is far too much.
        if made.memory() > 2 * bytes {
            made = Made::default();
        }
        made.message.clear();
        made.message.extend_from_slice(message);
        made.payload.clear();
        made.payload.extend_from_slice(payload);
        self.last.push_back(made);
    }
}

impl Made {
    fn memory(&self) -> usize {
        self.message.capacity() + self.payload.capacity()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_messages_are_known_in_bounded_memory() {
        with_compressor(Level(1), MIN_WINDOW_BITS, |shared| {
            let message = |number: u8, length| vec![number; length];
            for length in [10, 1_000, 50_000, 3, 200_000, 300_000, 7] {
                for number in 0..20 {
                    shared.remember(&message(number, length), &[number]);
                    let known = shared.known(&message(number, length)).map(<[u8]>::to_vec);
                    assert_eq!(known, Some(vec![number]));
                    let held: usize = shared.last.iter().map(Made::memory).sum();
                    assert!(held <= 2 * REMEMBERED_BYTES, "{held}");
                }
                let known = (0..20).filter(|number| shared.known(&message(*number, length)).is_some());
                assert_eq!(known.count(), (REMEMBERED_BYTES / (length + 1)).min(REMEMBERED));
            }
            let known = shared.last.len();
            shared.remember(&message(0, REMEMBERED_BYTES), b"");
            shared.remember(&message(0, REMEMBERED_BYTES + 1), b"");
            assert!(known > 1 && shared.last.len() == 1);
        });
    }
}
