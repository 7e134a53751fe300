//! UTF-8 checked while it arrives: a message may be cut anywhere, also inside a character.

use std::fmt;

/// The bytes are not, or cannot become, UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidUtf8;

impl fmt::Display for InvalidUtf8 {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the text is not UTF-8")
    }
}

impl std::error::Error for InvalidUtf8 {}

/// Remembers the character that the last piece ended in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Utf8Stream {
    /// A character has at most four bytes, so at most three are incomplete.
    partial: [u8; 3],
    length: u8,
}

impl Utf8Stream {
    /// Checks the next piece; fails at the first byte that no continuation can repair.
    pub fn push(&mut self, mut bytes: &[u8]) -> Result<(), InvalidUtf8> {
        while self.length > 0 {
            let Some((next, rest)) = bytes.split_first() else {
                return Ok(());
            };
            bytes = rest;
            let length = usize::from(self.length);
            let mut character = [0; 4];
            character[..length].copy_from_slice(&self.partial[..length]);
            character[length] = *next;
            if std::str::from_utf8(&character[..=length]).is_ok() {
                self.length = 0;
            } else {
                self.keep(&character[..=length])?;
            }
        }
        let (complete, tail) = bytes.split_at(bytes.len() - incomplete_tail(bytes));
        if simdutf8::basic::from_utf8(complete).is_err() {
            return Err(InvalidUtf8);
        }
        if tail.is_empty() { Ok(()) } else { self.keep(tail) }
    }

    /// Checks that the text did not end inside a character, and begins anew.
    pub fn finish(&mut self) -> Result<(), InvalidUtf8> {
        let complete = self.length == 0;
        *self = Self::default();
        if complete { Ok(()) } else { Err(InvalidUtf8) }
    }

    /// Keeps the beginning of a character, if it can be one.
    fn keep(&mut self, beginning: &[u8]) -> Result<(), InvalidUtf8> {
        match std::str::from_utf8(beginning) {
            Err(error) if error.valid_up_to() == 0 && error.error_len().is_none() => {
                self.partial[..beginning.len()].copy_from_slice(beginning);
                self.length = beginning.len() as u8; // at most 3: an incomplete character
                Ok(())
            }
            _ => Err(InvalidUtf8),
        }
    }
}

/// How many bytes at the end belong to a character that needs more.
fn incomplete_tail(bytes: &[u8]) -> usize {
    for back in 1..=bytes.len().min(3) {
        let needed = match bytes[bytes.len() - back] {
            0x80..=0xbf => continue,
            0xc0..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xff => 4,
            _ => 1,
        };
        return if needed > back { back } else { 0 };
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(pieces: &[&[u8]]) -> Result<(), InvalidUtf8> {
        let mut stream = Utf8Stream::default();
        for piece in pieces {
            stream.push(piece)?;
        }
        stream.finish()
    }

    #[test]
    fn characters_may_be_cut_anywhere() {
        let text = "a\u{e4}\u{20ac}\u{10348}z\u{10ffff}".as_bytes();
        for first in 0..=text.len() {
            for second in first..=text.len() {
                assert_eq!(
                    check(&[&text[..first], &text[first..second], &text[second..]]),
                    Ok(())
                );
            }
        }
        for cut in [2, 4, 5, 7, 8, 9] {
            assert_eq!(
                check(&[&text[..cut]]),
                Err(InvalidUtf8),
                "ends inside a character at {cut}"
            );
        }
    }

    #[test]
    fn what_no_byte_can_repair_fails_at_once() {
        for beginning in [
            &b"\x80"[..],
            b"\xc0",
            b"\xc1",
            b"\xf5",
            b"\xff",
            b"\xe0\x80",
            b"\xed\xa0",
            b"\xf4\x90",
            b"\xf0\x80",
            b"\xe2\x28",
        ] {
            assert_eq!(
                Utf8Stream::default().push(beginning),
                Err(InvalidUtf8),
                "{beginning:x?}"
            );
            let mut stream = Utf8Stream::default();
            assert!(
                beginning.iter().any(|byte| stream.push(&[*byte]).is_err()),
                "{beginning:x?}"
            );
        }
    }

    proptest! {
        #[test]
        fn cuts_change_nothing(bytes in proptest::collection::vec(
            prop_oneof![0x20u8..0x7f, 0x80u8..0xc0, 0xc0u8..=0xff], 0..12), cut in 0usize..12)
        {
            let cut = cut.min(bytes.len());
            prop_assert_eq!(check(&[&bytes[..cut], &bytes[cut..]]).is_ok(), std::str::from_utf8(&bytes).is_ok());
        }
    }
}
