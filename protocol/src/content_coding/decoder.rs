//! Compressed content in, content out: restores what was compressed while it arrives, a bounded
//! piece at a time, so that a small input which becomes a large output never costs more than the caller allows.

use std::fmt;

use brotli::enc::StandardAlloc;
use brotli::{BrotliDecompressStream, BrotliResult, BrotliState};
use flate2::{Decompress, FlushDecompress, Status};
use zstd::stream::raw::{DParameter, Decoder as ZstdDecoder, Operation};

use super::Coding;

/// The body is not what a compressor makes, or a part is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadContent;

impl fmt::Display for BadContent {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the response body is not compressed as its Content-Encoding says")
    }
}

impl std::error::Error for BadContent {}

/// Bits of the largest window that zstd may ask for: 8 MiB, which RFC 8878 section 3.1.1.1.2 recommends to support.
const MAX_ZSTD_WINDOW: u32 = 23;
/// The first byte of RFC 1950: the method, and the largest window as an exponent less 8.
const ZLIB_METHOD: u8 = 8;
const MAX_ZLIB_WINDOW: u8 = 7;
const GZIP_MAGIC: u8 = 0x1f;
const GZIP_WINDOW: u8 = 15;

/// Restores one body.
pub struct Decoder {
    stream: Stream,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// No byte has come: an empty body is none, and not broken.
    Empty,
    Inside,
    /// The last compressed stream has ended; another may follow where the coding allows it.
    Ended,
}

enum Stream {
    Gzip(Decompress),
    /// None until the first byte has told which of the two it is.
    Deflate(Option<Decompress>),
    Brotli(Box<BrotliState<StandardAlloc, StandardAlloc, StandardAlloc>>),
    Zstd(ZstdDecoder<'static>),
}

/// What one step did.
struct Step {
    consumed: usize,
    produced: usize,
    ended: bool,
}

impl Decoder {
    /// For a body that has just begun.
    pub fn new(coding: Coding) -> Result<Self, BadContent> {
        let stream = match coding {
            Coding::Gzip => Stream::Gzip(Decompress::new_gzip(GZIP_WINDOW)),
            Coding::Deflate => Stream::Deflate(None),
            // Strict: no windows beyond the 16 MiB of RFC 7932.
            Coding::Brotli => Stream::Brotli(Box::new(BrotliState::new_strict(
                StandardAlloc::default(),
                StandardAlloc::default(),
                StandardAlloc::default(),
            ))),
            Coding::Zstd => {
                let mut decoder = ZstdDecoder::new().map_err(|_| BadContent)?;
                decoder
                    .set_parameter(DParameter::WindowLogMax(MAX_ZSTD_WINDOW))
                    .map_err(|_| BadContent)?;
                Stream::Zstd(decoder)
            }
        };
        Ok(Self {
            stream,
            state: State::Empty,
        })
    }

    /// Takes bytes off the front of `input` and writes to `out`. Gives the bytes written. Call again while that is all of
    /// `out`: there may be more; otherwise `input` is used up.
    pub fn decode(&mut self, input: &mut &[u8], out: &mut [u8]) -> Result<usize, BadContent> {
        let mut written = 0;
        loop {
            match (self.state, input.first()) {
                (State::Empty | State::Ended, None) => return Ok(written),
                (State::Empty, Some(_)) => self.state = State::Inside,
                (State::Ended, Some(first)) => self.begin_next(*first)?,
                (State::Inside, _) => {}
            }
            let step = self.stream.step(input, &mut out[written..])?;
            *input = &input[step.consumed..];
            written += step.produced;
            if step.ended {
                self.state = State::Ended;
            } else if written == out.len() || (step.consumed == 0 && step.produced == 0) {
                return Ok(written);
            }
        }
    }

    /// Something follows a stream that has ended: another stream, where there may be several.
    fn begin_next(&mut self, first: u8) -> Result<(), BadContent> {
        match &mut self.stream {
            Stream::Gzip(decompress) if first == GZIP_MAGIC => {
                *decompress = Decompress::new_gzip(GZIP_WINDOW);
            }
            Stream::Zstd(_) => {}
            _ => return Err(BadContent),
        }
        self.state = State::Inside;
        Ok(())
    }

    /// The body has ended: is the content complete?
    pub fn finish(&self) -> Result<(), BadContent> {
        match self.state {
            State::Empty | State::Ended => Ok(()),
            State::Inside => Err(BadContent),
        }
    }
}

impl Stream {
    fn step(&mut self, input: &[u8], out: &mut [u8]) -> Result<Step, BadContent> {
        match self {
            Self::Gzip(decompress) => inflate(decompress, input, out),
            Self::Deflate(decompress) => {
                let first = input.first().copied().unwrap_or_default();
                let decompress = decompress.get_or_insert_with(|| Decompress::new(has_zlib_header(first)));
                inflate(decompress, input, out)
            }
            Self::Brotli(state) => brotli(state, input, out),
            Self::Zstd(decoder) => {
                let status = decoder.run_on_buffers(input, out).map_err(|_| BadContent)?;
                Ok(Step {
                    consumed: status.bytes_read,
                    produced: status.bytes_written,
                    ended: status.remaining == 0,
                })
            }
        }
    }
}

/// RFC 1950 begins with the method and a window of at most 32 KiB. A raw stream would begin so only with a stored block
/// whose padding is not zero.
fn has_zlib_header(first: u8) -> bool {
    first & 0x0f == ZLIB_METHOD && first >> 4 <= MAX_ZLIB_WINDOW
}

fn inflate(decompress: &mut Decompress, input: &[u8], out: &mut [u8]) -> Result<Step, BadContent> {
    let before = (decompress.total_in(), decompress.total_out());
    let status = decompress
        .decompress(input, out, FlushDecompress::None)
        .map_err(|_| BadContent)?;
    Ok(Step {
        consumed: (decompress.total_in() - before.0) as usize, // at most the input
        produced: (decompress.total_out() - before.1) as usize,
        ended: status == Status::StreamEnd,
    })
}

fn brotli(
    state: &mut BrotliState<StandardAlloc, StandardAlloc, StandardAlloc>,
    input: &[u8],
    out: &mut [u8],
) -> Result<Step, BadContent> {
    let (mut available_in, mut consumed) = (input.len(), 0);
    let (mut available_out, mut produced, mut total) = (out.len(), 0, 0);
    let result = BrotliDecompressStream(
        &mut available_in,
        &mut consumed,
        input,
        &mut available_out,
        &mut produced,
        out,
        &mut total,
        state,
    );
    match result {
        BrotliResult::ResultFailure => Err(BadContent),
        result => Ok(Step {
            consumed,
            produced,
            ended: matches!(result, BrotliResult::ResultSuccess),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &[u8] = b"hello hello hello hello";

    /// What comes of a body in such pieces, with so much room a step.
    fn decoded(coding: Coding, body: &[u8], piece: usize, room: usize) -> Result<Vec<u8>, BadContent> {
        let mut decoder = Decoder::new(coding)?;
        let mut content = Vec::new();
        let mut out = vec![0; room];
        for mut input in body.chunks(piece) {
            loop {
                let written = decoder.decode(&mut input, &mut out)?;
                content.extend_from_slice(&out[..written]);
                if written < room {
                    break;
                }
            }
            assert!(input.is_empty());
        }
        decoder.finish().map(|()| content)
    }

    fn compressed(kind: &str) -> Vec<u8> {
        use flate2::{Compress, Compression, FlushCompress};
        let mut compress = match kind {
            "gzip" => Compress::new_gzip(Compression::new(6), 15),
            kind => Compress::new(Compression::new(6), kind == "zlib"),
        };
        let mut out = Vec::with_capacity(1024);
        compress
            .compress_vec(TEXT, &mut out, FlushCompress::Finish)
            .unwrap();
        out
    }

    /// Made by Node.js' zlib.brotliCompressSync().
    const BROTLI: &[u8] = b"\x1b\x16\x00\xf8\x8d\x94\x6e\xde\x44\x55\x86\x96\x6c\x20\x6f\x21\x4f\x1c\xe0\x38";

    fn zstd() -> Vec<u8> {
        let mut out = vec![0; 1024];
        let mut encoder = zstd::stream::raw::Encoder::new(3).unwrap();
        let first = encoder.run_on_buffers(TEXT, &mut out).unwrap().bytes_written;
        let mut rest = zstd::stream::raw::OutBuffer::around(&mut out[first..]);
        encoder.finish(&mut rest, true).unwrap();
        let length = first + rest.as_slice().len();
        out.truncate(length);
        out
    }

    fn all() -> Vec<(Coding, Vec<u8>)> {
        vec![
            (Coding::Gzip, compressed("gzip")),
            (Coding::Deflate, compressed("zlib")),
            (Coding::Deflate, compressed("raw")),
            (Coding::Brotli, BROTLI.to_vec()),
            (Coding::Zstd, zstd()),
        ]
    }

    #[test]
    fn what_was_compressed_is_restored_however_it_is_cut() {
        for (coding, body) in all() {
            for piece in 1..=body.len() {
                for room in [1, 7, 1000] {
                    assert_eq!(
                        decoded(coding, &body, piece, room).as_deref(),
                        Ok(TEXT),
                        "{coding:?} {piece} {room}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_cut_off_or_followed_by_garbage_is_refused() {
        for (coding, body) in all() {
            for end in 1..body.len() {
                assert_eq!(
                    decoded(coding, &body[..end], 3, 100),
                    Err(BadContent),
                    "{coding:?} {end}"
                );
            }
            let followed = [&body[..], b"garbage"].concat();
            assert_eq!(decoded(coding, &followed, 3, 100), Err(BadContent), "{coding:?}");
            assert_eq!(
                decoded(coding, b"\xffgarbage", 3, 100),
                Err(BadContent),
                "{coding:?}"
            );
            assert_eq!(
                decoded(coding, b"", 3, 100).as_deref(),
                Ok(&b""[..]),
                "an empty body is none"
            );
        }
    }

    #[test]
    fn a_damaged_gzip_is_noticed_by_its_checksum() {
        let mut body = compressed("gzip");
        let at = body.len() - 8;
        body[at] ^= 1;
        assert_eq!(decoded(Coding::Gzip, &body, 100, 100), Err(BadContent));
    }

    #[test]
    fn gzip_and_zstd_may_have_several_streams() {
        for (coding, body) in [(Coding::Gzip, compressed("gzip")), (Coding::Zstd, zstd())] {
            let twice = [&body[..], &body].concat();
            assert_eq!(decoded(coding, &twice, 5, 9), Ok(TEXT.repeat(2)));
        }
    }
}
