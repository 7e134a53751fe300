//! The chunked transfer coding (RFC 9112 section 7.1): a state machine that reads each byte once, however the bytes
//! are cut. Sizes, extensions and trailers are bounded, since the content limit does not see them.

use super::super::fields::is_token_byte;
use super::{BodyError, Malformed, bounded, fits};

/// Hexadecimal digits of a 64-bit size; leading zeros count too.
const MAX_SIZE_DIGITS: u8 = 16;
/// Bytes of chunk extensions in one body. Nobody uses them; they cost the receiver and carry nothing.
const MAX_EXTENSION_BYTES: u16 = 4_096;
/// Bytes of trailers in one body.
const MAX_TRAILER_BYTES: usize = 8_192;

#[derive(Clone, Debug, Default)]
pub(super) struct Chunked {
    step: Step,
    extension_bytes: u16,
    /// Trailer lines, checked.
    trailers: Vec<u8>,
}

/// What the next byte must be.
#[derive(Clone, Copy, Debug)]
enum Step {
    Size {
        value: u64,
        digits: u8,
    },
    /// White space behind a size: an extension must follow.
    BeforeExtension {
        size: u64,
    },
    Extension {
        size: u64,
    },
    SizeLf {
        size: u64,
    },
    Data {
        missing: u64,
    },
    DataCr,
    DataLf,
    TrailerStart,
    TrailerName,
    TrailerValue,
    TrailerLf,
    EndLf,
}

impl Default for Step {
    fn default() -> Self {
        Self::Size { value: 0, digits: 0 }
    }
}

impl Chunked {
    /// The trailer lines of a body that has ended.
    pub(super) fn take_trailers(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.trailers)
    }

    /// Gives the bytes consumed and whether the body has ended.
    pub(super) fn advance(
        &mut self,
        input: &[u8],
        received: &mut u64,
        limit: u64,
        shown: &mut impl FnMut(&[u8], u64),
    ) -> Result<(usize, bool), BodyError> {
        let mut at = 0;
        while at < input.len() {
            if let Step::Data { missing } = &mut self.step {
                let take = bounded(*missing, input.len() - at);
                // More chunks may follow, nobody knows how many.
                shown(&input[at..at + take], u64::MAX);
                *received += take as u64;
                *missing -= take as u64;
                at += take;
                if *missing == 0 {
                    self.step = Step::DataCr;
                }
                continue;
            }
            let byte = input[at];
            at += 1;
            if matches!((self.step, byte), (Step::EndLf, b'\n')) {
                return Ok((at, true));
            }
            self.step = self.after(byte)?;
            if let Step::Data { missing } = self.step
                && !fits(*received, missing, limit)
            {
                return Err(BodyError::TooLarge);
            }
        }
        Ok((at, false))
    }

    /// The step behind one byte that is not data.
    fn after(&mut self, byte: u8) -> Result<Step, BodyError> {
        Ok(match (self.step, byte) {
            (Step::Size { value, digits }, b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F')
                if digits < MAX_SIZE_DIGITS =>
            {
                let digit = (byte as char).to_digit(16).map_or(0, u64::from);
                Step::Size {
                    value: value << 4 | digit,
                    digits: digits + 1,
                }
            }
            (Step::Size { digits: 0, .. }, _) => return malformed(Malformed::ChunkSize),
            (Step::Size { value: size, .. } | Step::Extension { size }, b'\r') => Step::SizeLf { size },
            (Step::Size { value: size, .. } | Step::BeforeExtension { size }, b';') => {
                Step::Extension { size }
            }
            (Step::Size { value: size, .. } | Step::BeforeExtension { size }, b' ' | b'\t') => {
                self.count_extension()?;
                Step::BeforeExtension { size }
            }
            (Step::Size { .. } | Step::BeforeExtension { .. }, _) => return malformed(Malformed::ChunkSize),
            (Step::Extension { size }, byte) if is_text(byte) => {
                self.count_extension()?;
                Step::Extension { size }
            }
            (Step::Extension { .. }, _) => return malformed(Malformed::ChunkExtension),
            (Step::SizeLf { size: 0 }, b'\n') => Step::TrailerStart,
            (Step::SizeLf { size }, b'\n') => Step::Data { missing: size },
            (Step::DataCr, b'\r') => Step::DataLf,
            (Step::DataLf, b'\n') => Step::default(),
            (Step::TrailerStart, b'\r') => Step::EndLf,
            (Step::TrailerStart | Step::TrailerName, byte) if is_token_byte(byte) => {
                self.keep_trailer(byte)?;
                Step::TrailerName
            }
            (Step::TrailerName, b':') => {
                self.keep_trailer(byte)?;
                Step::TrailerValue
            }
            (Step::TrailerValue, b'\r') => Step::TrailerLf,
            (Step::TrailerValue, byte) if is_text(byte) => {
                self.keep_trailer(byte)?;
                Step::TrailerValue
            }
            (Step::TrailerStart | Step::TrailerName | Step::TrailerValue, _) => {
                return malformed(Malformed::Trailer);
            }
            (Step::TrailerLf, b'\n') => {
                self.trailers.extend_from_slice(b"\r\n");
                Step::TrailerStart
            }
            _ => return malformed(Malformed::LineEnding),
        })
    }

    fn count_extension(&mut self) -> Result<(), BodyError> {
        self.extension_bytes += 1;
        if self.extension_bytes > MAX_EXTENSION_BYTES {
            malformed(Malformed::ChunkExtension)
        } else {
            Ok(())
        }
    }

    fn keep_trailer(&mut self, byte: u8) -> Result<(), BodyError> {
        self.trailers.push(byte);
        if self.trailers.len() > MAX_TRAILER_BYTES {
            Err(BodyError::TooLarge)
        } else {
            Ok(())
        }
    }
}

fn malformed<T>(what: Malformed) -> Result<T, BodyError> {
    Err(BodyError::Malformed(what))
}

/// HTAB, SP, visible ASCII and obs-text (RFC 9110 section 5.5).
fn is_text(byte: u8) -> bool {
    byte == b'\t' || (byte >= b' ' && byte != 0x7f)
}
