//! Compresses content, as a whole or in parts.

use std::cell::RefCell;
use std::io::Write;

use brotli::CompressorWriter;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compress, Compression, FlushCompress, Status};
use zstd::stream::raw::{self, Operation, OutBuffer};

use super::Coding;

/// zlib's largest window.
const WINDOW_BITS: u8 = 15;
/// A stream's window in Brotli: enough for text, and no megabytes for each client.
const STREAM_WINDOW_BITS: u32 = 18;
const MAX_BROTLI_LEVEL: i64 = 11;
const MAX_ZLIB_LEVEL: i64 = 9;
/// Above it, zstd takes more memory than it is worth to a client that waits.
const MAX_ZSTD_LEVEL: i64 = 19;
/// Room that the output gets at once.
const STEP_BYTES: usize = 4_096;
/// Compressors of the thread that wait to be used again.
const SPARE: usize = 4;

thread_local! {
    static SPARES: RefCell<Vec<Encoder>> = const { RefCell::new(Vec::new()) };
}

/// Compresses one response: parts in, compressed parts out.
pub struct Encoder {
    coding: Coding,
    level: i64,
    kind: Kind,
}

enum Kind {
    Zlib(Compress),
    Brotli(Box<CompressorWriter<Vec<u8>>>),
    Zstd(Box<raw::Encoder<'static>>),
    /// The compressor could not be made, or has failed.
    Broken,
}

/// What is done with what the compressor holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    Flush,
    Finish,
}

impl Encoder {
    /// For content of `size` bytes, or that comes in parts. Levels beyond a coding's own mean its nearest.
    pub fn new(coding: Coding, level: i64, size: Option<usize>) -> Self {
        if let Some(spare) = take_spare(coding, level) {
            return spare;
        }
        let zlib_level = || Compression::new(level.clamp(1, MAX_ZLIB_LEVEL) as u32);
        let kind = match coding {
            Coding::Gzip => Kind::Zlib(Compress::new_gzip(zlib_level(), WINDOW_BITS)),
            Coding::Deflate => Kind::Zlib(Compress::new(zlib_level(), true)),
            Coding::Brotli => Kind::Brotli(Box::new(brotli(level, size))),
            Coding::Zstd => raw::Encoder::new(level.clamp(1, MAX_ZSTD_LEVEL) as i32)
                .map_or(Kind::Broken, |encoder| Kind::Zstd(Box::new(encoder))),
        };
        Self { coding, level, kind }
    }

    /// Bytes that the compressor of a stream takes, about.
    pub fn memory(coding: Coding) -> usize {
        match coding {
            Coding::Gzip | Coding::Deflate => 370 << 10,
            Coding::Brotli => 1 << 20,
            Coding::Zstd => 3 << 19,
        }
    }

    /// Compresses a part so that the client can read all of it, and appends that to `out`. False: the compressor failed, and
    /// the response cannot be completed.
    #[must_use]
    pub fn part(&mut self, content: &[u8], out: &mut Vec<u8>) -> bool {
        self.run(content, out, Then::Flush)
    }

    /// Appends the content's end.
    #[must_use]
    pub fn end(mut self, out: &mut Vec<u8>) -> bool {
        self.finish(&[], out)
    }

    /// Compresses a whole content.
    #[must_use]
    pub fn whole(mut self, content: &[u8], out: &mut Vec<u8>) -> bool {
        self.finish(content, out)
    }

    fn finish(&mut self, content: &[u8], out: &mut Vec<u8>) -> bool {
        let done = self.run(content, out, Then::Finish);
        if done {
            self.keep();
        }
        done
    }

    fn run(&mut self, content: &[u8], out: &mut Vec<u8>, then: Then) -> bool {
        let done = match &mut self.kind {
            Kind::Zlib(compress) => run_zlib(compress, content, out, then),
            Kind::Brotli(writer) => run_brotli(writer, content, out, then),
            Kind::Zstd(encoder) => run_zstd(encoder, content, out, then).is_ok(),
            Kind::Broken => false,
        };
        if !done || (then == Then::Finish && self.coding == Coding::Brotli) {
            self.kind = Kind::Broken;
        }
        done
    }

    /// A compressor that has finished can begin anew, which costs less than to make another one.
    fn keep(&mut self) {
        let can_begin_anew = match &mut self.kind {
            Kind::Zlib(compress) => {
                compress.reset();
                true
            }
            Kind::Zstd(encoder) => encoder.reinit().is_ok(),
            Kind::Brotli(_) | Kind::Broken => false,
        };
        if can_begin_anew {
            let spare = Self {
                coding: self.coding,
                level: self.level,
                kind: std::mem::replace(&mut self.kind, Kind::Broken),
            };
            SPARES.with_borrow_mut(|spares| {
                spares.truncate(SPARE - 1);
                spares.push(spare);
            });
        }
    }
}

fn take_spare(coding: Coding, level: i64) -> Option<Encoder> {
    SPARES.with_borrow_mut(|spares| {
        let fits = |spare: &Encoder| spare.coding == coding && spare.level == level;
        spares.iter().position(fits).map(|at| spares.swap_remove(at))
    })
}

fn brotli(level: i64, size: Option<usize>) -> CompressorWriter<Vec<u8>> {
    // The window need not be larger than the content.
    let window = size.map_or(STREAM_WINDOW_BITS, |size| (size.max(1).ilog2() + 1).clamp(10, 22));
    let params = BrotliEncoderParams {
        quality: level.clamp(0, MAX_BROTLI_LEVEL) as i32,
        lgwin: window as i32,
        size_hint: size.unwrap_or(0),
        ..BrotliEncoderParams::default()
    };
    CompressorWriter::with_params(Vec::new(), STEP_BYTES, &params)
}

fn run_zlib(compress: &mut Compress, content: &[u8], out: &mut Vec<u8>, then: Then) -> bool {
    let flush = match then {
        Then::Flush => FlushCompress::Sync,
        Then::Finish => FlushCompress::Finish,
    };
    let start = compress.total_in();
    loop {
        out.reserve(STEP_BYTES);
        let used = (compress.total_in() - start) as usize;
        let room = out.capacity() - out.len();
        let before = compress.total_out();
        match compress.compress_vec(&content[used..], out, flush) {
            Ok(Status::StreamEnd) => return true,
            // With room left, all of it is out.
            Ok(Status::Ok) if then != Then::Finish && compress.total_out() - before < room as u64 => {
                return true;
            }
            Ok(Status::Ok) => {}
            // Nothing was left to flush.
            Ok(Status::BufError) if then != Then::Finish => return true,
            Ok(Status::BufError) | Err(_) => return false,
        }
    }
}

fn run_brotli(writer: &mut CompressorWriter<Vec<u8>>, content: &[u8], out: &mut Vec<u8>, then: Then) -> bool {
    let done = writer.write_all(content).is_ok() && (then != Then::Flush || writer.flush().is_ok());
    out.append(writer.get_mut());
    if done && then == Then::Finish {
        let finished = std::mem::replace(writer, CompressorWriter::new(Vec::new(), 1, 0, 10));
        out.append(&mut finished.into_inner());
    }
    done
}

fn run_zstd(
    encoder: &mut raw::Encoder<'_>,
    content: &[u8],
    out: &mut Vec<u8>,
    then: Then,
) -> std::io::Result<()> {
    let mut input = raw::InBuffer::around(content);
    let mut step = [0; STEP_BYTES];
    while input.pos() < content.len() {
        let mut buffer = OutBuffer::around(&mut step[..]);
        encoder.run(&mut input, &mut buffer)?;
        out.extend_from_slice(buffer.as_slice());
    }
    loop {
        let mut buffer = OutBuffer::around(&mut step[..]);
        let left = match then {
            Then::Flush => encoder.flush(&mut buffer)?,
            Then::Finish => encoder.finish(&mut buffer, true)?,
        };
        out.extend_from_slice(buffer.as_slice());
        if left == 0 {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn decode(coding: Coding, bytes: &[u8]) -> Vec<u8> {
        let mut content = Vec::new();
        match coding {
            Coding::Gzip => flate2::read::GzDecoder::new(bytes)
                .read_to_end(&mut content)
                .unwrap(),
            Coding::Deflate => flate2::read::ZlibDecoder::new(bytes)
                .read_to_end(&mut content)
                .unwrap(),
            Coding::Brotli => brotli::Decompressor::new(bytes, 4096)
                .read_to_end(&mut content)
                .unwrap(),
            Coding::Zstd => zstd::stream::read::Decoder::new(bytes)
                .unwrap()
                .read_to_end(&mut content)
                .unwrap(),
        };
        content
    }

    /// What a client can read of a stream that has not ended.
    fn readable(coding: Coding, bytes: &[u8]) -> Vec<u8> {
        let mut content = Vec::new();
        let mut reader: Box<dyn Read> = match coding {
            Coding::Gzip => Box::new(flate2::read::GzDecoder::new(bytes)),
            Coding::Deflate => Box::new(flate2::read::ZlibDecoder::new(bytes)),
            Coding::Brotli => Box::new(brotli::Decompressor::new(bytes, 4096)),
            Coding::Zstd => Box::new(zstd::stream::read::Decoder::new(bytes).unwrap()),
        };
        let mut piece = [0; 1000];
        while let Ok(count @ 1..) = reader.read(&mut piece) {
            content.extend_from_slice(&piece[..count]);
        }
        content
    }

    fn text(bytes: usize) -> Vec<u8> {
        (0..bytes)
            .map(|at| b"swoole "[at * at % 7] + (at / 1000) as u8 % 3)
            .collect()
    }

    #[test]
    fn what_is_compressed_comes_back_at_every_level() {
        for coding in Coding::ALL {
            for level in [-1, 0, 1, 6, 9, 11, 255] {
                for size in [0, 1, 100, 10_000, 300_000] {
                    let (content, mut out) = (text(size), b"before".to_vec());
                    assert!(Encoder::new(coding, level, Some(size)).whole(&content, &mut out));
                    assert_eq!(decode(coding, &out[6..]), content, "{coding:?} {level} {size}");
                    assert!(size < 1_000 || out.len() < size / 2);
                }
            }
        }
    }

    #[test]
    fn every_part_of_a_stream_can_be_read_when_it_is_there() {
        for coding in Coding::ALL {
            let (mut encoder, mut out, mut content) = (Encoder::new(coding, 1, None), Vec::new(), Vec::new());
            for part in [&b"data: 1\n\n"[..], b"data: 2\n\n", &text(100_000), b"", b"x"] {
                content.extend_from_slice(part);
                assert!(encoder.part(part, &mut out));
                assert_eq!(readable(coding, &out), content, "{coding:?}");
            }
            assert!(encoder.end(&mut out));
            assert_eq!(decode(coding, &out), content);
        }
    }

    #[test]
    fn a_compressor_that_is_used_again_knows_nothing_of_before() {
        for coding in Coding::ALL {
            let encode = |content: &[u8]| {
                let mut out = Vec::new();
                assert!(Encoder::new(coding, 5, Some(content.len())).whole(content, &mut out));
                out
            };
            let first = encode(b"some content");
            encode(&text(5_000));
            assert_eq!(encode(b"some content"), first);
        }
    }

    #[test]
    fn deflate_has_zlib_s_head_and_gzip_its_own() {
        let head = |coding| {
            let mut out = Vec::new();
            assert!(Encoder::new(coding, 1, Some(2)).whole(b"hi", &mut out));
            out[..2].to_vec()
        };
        assert_eq!(head(Coding::Gzip), [0x1f, 0x8b]);
        assert_eq!(head(Coding::Deflate)[0], 0x78);
    }
}
