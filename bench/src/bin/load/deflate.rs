//! Messages for `ws-echo --deflate 1`: text as applications send it, compressed once (RFC 7692 section 7.2.1). Of the
//! answers only the first is restored and compared: without context takeover every answer to the same message must be
//! made of the same bytes.

use crate::echo::Exchange;
use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress};
use std::fmt::Write as _;
use swoole_rs_bench::ws;

/// What an empty block ends with that is not sent (RFC 7692 section 7.2.1).
const TAIL: [u8; 4] = [0x00, 0x00, 0xFF, 0xFF];
/// Room for what does not get smaller by compression.
const SLACK: usize = 64;

pub struct Deflated {
    frame: Vec<u8>,
    payload: Vec<u8>,
    /// The first answer, once it has been checked.
    answer: Vec<u8>,
}

impl Deflated {
    pub fn new(connection: u16, size: usize) -> Deflated {
        let payload = text(connection, size);
        let mut frame = Vec::new();
        ws::put_compressed(&mut frame, ws::TEXT, &deflate(&payload), [0x5A, 0xC3, 0x17, 0x81]);
        Deflated {
            frame,
            payload,
            answer: Vec::new(),
        }
    }
}

impl Exchange for Deflated {
    const COMPRESSED: bool = true;

    fn frame(&self) -> &[u8] {
        &self.frame
    }

    fn answered(&mut self, answer: &[u8]) -> Result<(), String> {
        if !self.answer.is_empty() && answer == self.answer {
            return Ok(());
        }
        if inflate(answer, self.payload.len())? != self.payload {
            return Err("another message came back".to_owned());
        }
        self.answer = answer.to_vec();
        Ok(())
    }
}

/// JSON as a chat or a ticker sends it, cut to size.
fn text(connection: u16, size: usize) -> Vec<u8> {
    let mut text = String::new();
    let mut number = u64::from(connection) + 1;
    while text.len() < size {
        // any sequence that does not repeat will do: Knuth's constants of a linear congruential generator
        number = number
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let (price, room) = (number >> 44, number >> 60);
        let _ = write!(
            text,
            "{{\"type\":\"update\",\"room\":\"room-{room}\",\"price\":{price},\"from\":\"connection {connection}\"}},"
        );
    }
    text.truncate(size);
    text.into_bytes()
}

fn deflate(payload: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(payload.len() + SLACK);
    Compress::new(Compression::default(), false)
        .compress_vec(payload, &mut out, FlushCompress::Sync)
        .expect("there is room for it");
    out.truncate(out.len() - TAIL.len());
    out
}

fn inflate(answer: &[u8], size: usize) -> Result<Vec<u8>, String> {
    let mut out = Vec::with_capacity(size + SLACK);
    Decompress::new(false)
        .decompress_vec(&[answer, &TAIL].concat(), &mut out, FlushDecompress::Sync)
        .map_err(|error| error.to_string())?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compressed_comes_back() {
        for size in [1, 100, 1024, 70_000] {
            let payload = text(7, size);
            assert_eq!(payload.len(), size);
            assert_eq!(inflate(&deflate(&payload), size).unwrap(), payload);
        }
        let mut message = Deflated::new(1, 200);
        assert!(message.answered(&deflate(&text(2, 200))).is_err());
        message.answered(&deflate(&text(1, 200))).unwrap();
    }
}
