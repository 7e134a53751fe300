//! Response bodies: takes the bytes behind a head and gives the content, stopping exactly at its end. The output grows with
//! what has arrived; a length that is only announced costs nothing.

use std::fmt;

use super::head::BodyLength;
use crate::http1::body::{self, Progress};
use crate::http1::fields::Fields;
use crate::http1::framing::Framing;

/// Why a body is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyError {
    /// More content than the limit.
    TooLarge,
    /// The chunked coding is broken.
    Malformed,
    /// The connection ended before the body did.
    Incomplete,
}

impl fmt::Display for BodyError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::TooLarge => "the response body is larger than max_body_size allows",
            Self::Malformed => "the chunked coding of the response body is broken",
            Self::Incomplete => "the connection ended before the response body did",
        })
    }
}

impl std::error::Error for BodyError {}

/// Collects one body. Make a new one for the next response; after an error it is of no further use.
#[derive(Clone, Debug)]
pub struct BodyDecoder {
    /// `None`: the body ends with the connection.
    delimited: Option<body::BodyDecoder>,
    received: u64,
    limit: u64,
}

impl BodyDecoder {
    /// For the body that a head announces, of at most `limit` bytes. A length above it is refused before anything comes.
    pub fn new(length: BodyLength, limit: u64) -> Result<Self, BodyError> {
        if let BodyLength::Bytes(bytes) = length
            && bytes > limit
        {
            return Err(BodyError::TooLarge);
        }
        let delimited = match length {
            BodyLength::None | BodyLength::Bytes(0) => Some(Framing::None),
            BodyLength::Bytes(bytes) => Some(Framing::Length(bytes)),
            BodyLength::Chunked => Some(Framing::Chunked),
            BodyLength::UntilClose => None,
        };
        Ok(Self {
            delimited: delimited.map(body::BodyDecoder::new),
            received: 0,
            limit,
        })
    }

    /// Nothing more is expected.
    pub fn is_done(&self) -> bool {
        self.delimited.as_ref().is_some_and(body::BodyDecoder::is_done)
    }

    /// Appends the content in `input` to `out`; what the caller has used of it may be taken out between calls.
    pub fn decode(&mut self, input: &[u8], out: &mut Vec<u8>) -> Result<Progress, BodyError> {
        let before = out.len();
        let progress = match &mut self.delimited {
            None => {
                out.extend_from_slice(input);
                Progress {
                    consumed: input.len(),
                    done: false,
                }
            }
            // The limit is ours; the decoder's own is for bodies that are collected in one piece.
            Some(decoder) => decoder
                .decode(input, out, u64::MAX)
                .map_err(|_| BodyError::Malformed)?,
        };
        self.received += (out.len() - before) as u64;
        if self.received > self.limit {
            return Err(BodyError::TooLarge);
        }
        Ok(progress)
    }

    /// The connection has ended: is the body complete?
    pub fn end(&self) -> Result<(), BodyError> {
        if self.delimited.is_none() || self.is_done() {
            Ok(())
        } else {
            Err(BodyError::Incomplete)
        }
    }

    /// The fields behind a chunked body; complete when the body is.
    pub fn trailers(&self) -> Fields<'_> {
        let lines = self
            .delimited
            .as_ref()
            .map_or(&[][..], body::BodyDecoder::trailers);
        Fields::new(lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The content when the stream is cut into such pieces, and the bytes that do not belong to it.
    fn decoded(
        length: BodyLength,
        stream: &[u8],
        piece: usize,
        limit: u64,
    ) -> Result<(Vec<u8>, usize), BodyError> {
        let mut decoder = BodyDecoder::new(length, limit)?;
        let (mut content, mut used) = (Vec::new(), 0);
        for part in stream.chunks(piece) {
            let mut taken = Vec::new();
            used += decoder.decode(part, &mut taken)?.consumed;
            content.append(&mut taken);
            if decoder.is_done() {
                break;
            }
        }
        decoder.end()?;
        Ok((content, stream.len() - used))
    }

    const CHUNKED: &[u8] = b"3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nX-T: t\r\nX-U:\r\n\r\nrest";

    #[test]
    fn bodies_end_where_the_head_says_however_they_are_cut() {
        for piece in 1..CHUNKED.len() {
            let (content, _) = decoded(BodyLength::Chunked, CHUNKED, piece, 5).unwrap();
            assert_eq!(content, b"abcde");
            let (content, _) = decoded(BodyLength::Bytes(3), b"abcde", piece, 3).unwrap();
            assert_eq!(content, b"abc");
            let (content, rest) = decoded(BodyLength::UntilClose, b"abcde", piece, 5).unwrap();
            assert_eq!((&content[..], rest), (&b"abcde"[..], 0));
        }
        assert_eq!(decoded(BodyLength::Chunked, CHUNKED, 99, 5).unwrap().1, 4);
    }

    #[test]
    fn trailers_are_kept() {
        let mut decoder = BodyDecoder::new(BodyLength::Chunked, 100).unwrap();
        for byte in CHUNKED {
            if !decoder.is_done() {
                decoder.decode(&[*byte], &mut Vec::new()).unwrap();
            }
        }
        let trailers: Vec<_> = decoder.trailers().collect();
        let expected: [(&[u8], &[u8]); 2] = [(b"X-T", b"t"), (b"X-U", b"")];
        assert_eq!(trailers, expected);
    }

    #[test]
    fn an_empty_body_is_complete_before_anything_comes() {
        for length in [BodyLength::None, BodyLength::Bytes(0)] {
            assert!(BodyDecoder::new(length, 0).unwrap().is_done());
        }
    }

    #[test]
    fn what_is_missing_or_too_much_is_refused() {
        let refused = |length, stream: &[u8], limit| decoded(length, stream, 2, limit).unwrap_err();
        assert_eq!(refused(BodyLength::Bytes(5), b"abc", 9), BodyError::Incomplete);
        assert_eq!(
            refused(BodyLength::Chunked, b"3\r\nabc\r\n0\r\n", 9),
            BodyError::Incomplete
        );
        assert_eq!(refused(BodyLength::Bytes(5), b"", 4), BodyError::TooLarge);
        assert_eq!(refused(BodyLength::UntilClose, b"abcde", 4), BodyError::TooLarge);
        assert_eq!(refused(BodyLength::Chunked, CHUNKED, 4), BodyError::TooLarge);
        for bad in [
            &b"x\r\n"[..],
            b"-1\r\n",
            b"3\r\nabcd",
            b"11111111111111111\r\n",
            b"0\r\n A: b\r\n",
            b"\r\n",
        ] {
            assert_eq!(
                refused(BodyLength::Chunked, bad, 9),
                BodyError::Malformed,
                "{bad:?}"
            );
        }
    }
}
