//! Request bodies: takes the bytes behind a head and gives the content, stopping exactly at its end so that a
//! pipelined request can follow (RFC 9112 sections 6 and 7). The output grows with what has arrived; a length that
//! is only announced costs nothing.

mod chunked;

use std::fmt;

use super::head::Framing;
use chunked::Chunked;

/// How far one call of [`BodyDecoder::decode`] got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// So many bytes of the input belonged to the body; the rest, if `done`, to the next request.
    pub consumed: usize,
    /// The body is complete.
    pub done: bool,
}

/// Why a body is refused. Where it would have ended is unknown then: answer and close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyError {
    /// More content, or longer trailers, than the limit: 413.
    TooLarge,
    /// The chunked coding is broken: 400.
    Malformed(Malformed),
}

/// What is broken in a chunked body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// No hexadecimal number of at most 64 bits.
    ChunkSize,
    /// An extension with control characters, or too many of them.
    ChunkExtension,
    /// The data is not followed by CR LF, or a line does not end so.
    LineEnding,
    /// A trailer that is no field line.
    Trailer,
}

impl BodyError {
    /// The status of the answer.
    pub fn status(self) -> u16 {
        match self {
            Self::TooLarge => 413,
            Self::Malformed(_) => 400,
        }
    }
}

impl fmt::Display for BodyError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::TooLarge => "the request body is larger than package_max_length allows",
            Self::Malformed(Malformed::ChunkSize) => {
                "a chunk does not begin with its size in hexadecimal digits"
            }
            Self::Malformed(Malformed::ChunkExtension) => {
                "a chunk extension is too long or has control characters"
            }
            Self::Malformed(Malformed::LineEnding) => "a chunk or its size is not followed by CR LF",
            Self::Malformed(Malformed::Trailer) => "a trailer is not 'Name: value'",
        })
    }
}

impl std::error::Error for BodyError {}

/// Collects one body. Make a new one for the next request; after an error it is of no further use.
#[derive(Clone, Debug)]
pub struct BodyDecoder {
    state: State,
    /// Bytes of content so far.
    received: u64,
    /// Of a chunked body that has ended.
    trailers: Vec<u8>,
}

#[derive(Clone, Debug)]
enum State {
    /// So many bytes are missing.
    Length(u64),
    Chunked(Chunked),
    Done,
    Failed(BodyError),
}

impl BodyDecoder {
    /// For the body that a head announces.
    pub fn new(framing: Framing) -> Self {
        Self {
            state: match framing {
                Framing::None => State::Done,
                Framing::Length(length) => State::Length(length),
                Framing::Chunked => State::Chunked(Chunked::default()),
            },
            received: 0,
            trailers: Vec::new(),
        }
    }

    /// Nothing more is expected.
    pub fn is_done(&self) -> bool {
        matches!(self.state, State::Done)
    }

    /// The trailer lines of a chunked body as they came, each with its CR LF, and the empty line once the body is complete.
    pub(super) fn trailers(&self) -> &[u8] {
        &self.trailers
    }

    /// Appends the content in `input` to `out`. `limit` counts the content of all calls and stays the same from call to
    /// call; an announced length above it fails at the first call, even one without input, before the client sends the
    /// body.
    pub fn decode(&mut self, input: &[u8], out: &mut Vec<u8>, limit: u64) -> Result<Progress, BodyError> {
        self.decode_to(input, limit, &mut |content, expected| {
            append(out, content, expected)
        })
    }

    /// The same for a caller that does not want to keep the content: it is shown in pieces, each with the bytes that are
    /// expected from its beginning on.
    pub fn decode_to(
        &mut self,
        input: &[u8],
        limit: u64,
        shown: &mut impl FnMut(&[u8], u64),
    ) -> Result<Progress, BodyError> {
        let result = self.advance(input, limit, shown);
        if let Err(error) = result {
            self.state = State::Failed(error);
        }
        result
    }

    fn advance(
        &mut self,
        input: &[u8],
        limit: u64,
        shown: &mut impl FnMut(&[u8], u64),
    ) -> Result<Progress, BodyError> {
        let consumed = match &mut self.state {
            State::Done => 0,
            State::Failed(error) => return Err(*error),
            State::Length(missing) => {
                if !fits(self.received, *missing, limit) {
                    return Err(BodyError::TooLarge);
                }
                let take = bounded(*missing, input.len());
                if take > 0 {
                    shown(&input[..take], *missing);
                }
                self.received += take as u64;
                *missing -= take as u64;
                if *missing == 0 {
                    self.state = State::Done;
                }
                take
            }
            State::Chunked(chunked) => {
                let (consumed, done) = chunked.advance(input, &mut self.received, limit, shown)?;
                if done {
                    self.trailers = chunked.take_trailers();
                    self.state = State::Done;
                }
                consumed
            }
        };
        Ok(Progress {
            consumed,
            done: self.is_done(),
        })
    }
}

/// Do `more` bytes behind those that were `received` stay within `limit`?
fn fits(received: u64, more: u64, limit: u64) -> bool {
    received.checked_add(more).is_some_and(|sum| sum <= limit)
}

/// `available` bytes, but not more than `wanted`.
fn bounded(wanted: u64, available: usize) -> usize {
    usize::try_from(wanted).map_or(available, |wanted| wanted.min(available))
}

/// Appends `bytes`; room is doubled as it fills, but never beyond the end of the `expected` bytes that begin here.
fn append(out: &mut Vec<u8>, bytes: &[u8], expected: u64) {
    if out.capacity() - out.len() < bytes.len() {
        let doubled = out.capacity().max(bytes.len());
        out.reserve_exact(bounded(expected, doubled));
    }
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests;
