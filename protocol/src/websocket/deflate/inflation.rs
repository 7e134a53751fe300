//! Restores compressed messages while they arrive. The decompressors belong to the thread and are lent to a connection
//! for the time of a message, so that it may come in any number of pieces.

use std::cell::RefCell;
use std::fmt;

use flate2::{Decompress, FlushDecompress, Status};

use super::TAIL;
use super::history::History;

/// Why a message cannot be restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InflateError {
    /// It is not what a compressor makes, or a part is missing.
    Data,
    /// It has more bytes than allowed.
    TooBig,
}

impl fmt::Display for InflateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Data => "inflate() failed, Error: data error[-3]",
            Self::TooBig => "the inflated message is too big",
        })
    }
}

impl std::error::Error for InflateError {}

/// The receiving side of one connection.
pub struct Inflation {
    /// Messages refer to those before them.
    history: Option<History>,
    /// Of the message that is arriving.
    inflater: Option<Inflater>,
}

impl fmt::Debug for Inflation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Inflation")
            .field("takeover", &self.history.is_some())
            .field("in_message", &self.inflater.is_some())
            .finish()
    }
}

impl Inflation {
    /// `takeover`: whether messages may refer to those before them. A message may use the largest window in any case.
    pub fn new(window_bits: u8, takeover: bool) -> Self {
        Self {
            history: takeover.then(|| History::new(window_bits)),
            inflater: None,
        }
    }

    /// Has a message begun?
    pub fn is_in_message(&self) -> bool {
        self.inflater.is_some()
    }

    /// Appends to `out`, which holds what there is of the message and may have `limit` bytes, what comes of the next
    /// piece. The first one begins a message; with `last` it must be complete.
    pub fn push(
        &mut self,
        piece: &[u8],
        last: bool,
        out: &mut Vec<u8>,
        limit: usize,
    ) -> Result<(), InflateError> {
        let inflater = self.inflater.get_or_insert_with(|| {
            let before = self.history.as_ref().map_or(&b""[..], History::bytes);
            Inflater::begin(before)
        });
        inflater.push(piece, out, limit)?;
        if last {
            inflater.finish(out, limit)?;
            self.abandon();
            if let Some(history) = &mut self.history {
                history.append(out);
            }
        }
        Ok(())
    }

    /// The message will not be completed.
    pub fn abandon(&mut self) {
        if let Some(inflater) = self.inflater.take() {
            inflater.give_back();
        }
    }

    /// Bytes of memory held between messages.
    pub fn memory(&self) -> usize {
        self.history.as_ref().map_or(0, History::memory)
    }

    /// Bytes of memory held for the message that has begun.
    pub fn lent(&self) -> usize {
        if self.inflater.is_some() {
            INFLATER_BYTES
        } else {
            0
        }
    }
}

/// Restores a message that refers to no other, of at most `limit` bytes.
pub fn inflate(payload: &[u8], limit: usize) -> Result<Vec<u8>, InflateError> {
    let mut out = Vec::new();
    Inflation::new(super::MAX_WINDOW_BITS, false).push(payload, true, &mut out, limit)?;
    Ok(out)
}

/// A decompressor with its window, roughly.
const INFLATER_BYTES: usize = 48 * 1024;
/// Decompressors that a thread keeps for its next messages.
const SPARE_INFLATERS: usize = 8;
/// Room that is made at first, for so many bytes for each byte of input, and at most; it doubles then.
const USUAL_RATIO: usize = 4;
const MIN_ROOM: usize = 128;
const MAX_FIRST_ROOM: usize = 64 * 1024;

/// An empty stored block that is its stream's last.
const LAST_BLOCK: [u8; 5] = [0x01, 0x00, 0x00, 0xff, 0xff];

thread_local! {
    static SPARE: RefCell<Vec<Decompress>> = const { RefCell::new(Vec::new()) };
}

struct Inflater {
    stream: Decompress,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// No byte has come.
    Empty,
    /// In a stream of blocks.
    Blocks,
    /// A block was the last of its stream (section 7.2.3.4); what follows is another stream.
    Ended,
}

impl Inflater {
    fn begin(before: &[u8]) -> Self {
        let mut stream = SPARE
            .with_borrow_mut(Vec::pop)
            .unwrap_or_else(|| Decompress::new(false));
        if !before.is_empty() {
            // Raw streams take any dictionary at their start.
            let taken = stream.set_dictionary(before);
            debug_assert!(taken.is_ok());
        }
        Self {
            stream,
            state: State::Empty,
        }
    }

    fn give_back(mut self) {
        self.stream.reset(false);
        SPARE.with_borrow_mut(|spare| {
            if spare.len() < SPARE_INFLATERS {
                spare.push(self.stream);
            }
        });
    }

    /// Takes in all of `input`.
    fn push(&mut self, mut input: &[u8], out: &mut Vec<u8>, limit: usize) -> Result<(), InflateError> {
        if input.is_empty() {
            return Ok(());
        }
        loop {
            if self.state == State::Ended {
                self.stream.reset(false);
            }
            self.state = State::Blocks;
            if out.len() == out.capacity() {
                make_room(out, input.len(), limit);
            }
            let taken = self.stream.total_in();
            let status = self
                .stream
                .decompress_vec(input, out, FlushDecompress::Sync)
                .map_err(|_| InflateError::Data)?;
            if out.len() > limit {
                return Err(InflateError::TooBig);
            }
            input = &input[(self.stream.total_in() - taken) as usize..]; // at most the input
            if status == Status::StreamEnd {
                self.state = State::Ended;
                if input.is_empty() {
                    return Ok(());
                }
            } else if out.len() < out.capacity() {
                // With room left, everything is in and out (zlib.h, inflate()).
                debug_assert!(input.is_empty());
                return Ok(());
            }
        }
    }

    /// All of the payload was pushed: was it whole?
    fn finish(&mut self, out: &mut Vec<u8>, limit: usize) -> Result<(), InflateError> {
        // An empty payload is not what compressors make of an empty message, but it can mean nothing else. Nor can a
        // stream that ended, with or without the empty block that should follow it (section 7.2.3.4).
        if self.state != State::Blocks {
            return Ok(());
        }
        let length = out.len();
        self.push(&[TAIL.as_slice(), &LAST_BLOCK].concat(), out, limit)?;
        // Between blocks that is an end without further bytes; within a block it is not.
        if self.state == State::Ended && out.len() == length {
            Ok(())
        } else {
            Err(InflateError::Data)
        }
    }
}

/// Makes room for at least a byte, and for at most one above the limit, which shows that it was reached.
fn make_room(out: &mut Vec<u8>, input: usize, limit: usize) {
    let first = input.saturating_mul(USUAL_RATIO).clamp(MIN_ROOM, MAX_FIRST_ROOM);
    let most = limit.saturating_sub(out.len()).saturating_add(1);
    out.reserve_exact(first.max(out.len()).min(most));
}
