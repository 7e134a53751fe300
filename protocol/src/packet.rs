//! Messages in a stream of bytes: where the first of them ends, by a terminator or by a length in its head.

use memchr::memmem;

/// Terminators have at most this many bytes.
pub const MAX_TERMINATOR: usize = 8;

/// What is known of the first message in some bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// It has this many bytes, of which perhaps not all are there.
    Length(usize),
    /// More bytes are needed to tell.
    Unknown,
    /// Its length is none: negative, or beyond all numbers.
    Invalid,
}

/// Where the length of a message stands, and what it counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LengthField {
    number: Number,
    /// Bytes before the field.
    pub offset: usize,
    /// Bytes that the length does not count.
    pub body_offset: usize,
}

/// How a number is written: its size, signedness and byte order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Number {
    size: usize,
    signed: bool,
    little: bool,
}

const NATIVE_IS_LITTLE: bool = cfg!(target_endian = "little");

impl Number {
    /// By its letter in PHP's `pack()`.
    fn of_letter(letter: u8) -> Option<Self> {
        let (size, signed, little) = match letter {
            b'c' => (1, true, NATIVE_IS_LITTLE),
            b'C' => (1, false, NATIVE_IS_LITTLE),
            b's' => (2, true, NATIVE_IS_LITTLE),
            b'S' => (2, false, NATIVE_IS_LITTLE),
            b'n' => (2, false, false),
            b'v' => (2, false, true),
            b'l' => (4, true, NATIVE_IS_LITTLE),
            b'L' => (4, false, NATIVE_IS_LITTLE),
            b'N' => (4, false, false),
            b'V' => (4, false, true),
            b'q' => (8, true, NATIVE_IS_LITTLE),
            b'Q' => (8, false, NATIVE_IS_LITTLE),
            b'J' => (8, false, false),
            b'P' => (8, false, true),
            _ => return None,
        };
        Some(Number { size, signed, little })
    }

    /// None: negative.
    fn read(self, bytes: &[u8]) -> Option<u64> {
        let mut wide = [0; 8];
        wide[..self.size].copy_from_slice(bytes);
        if !self.little {
            wide[..self.size].reverse();
        }
        let value = u64::from_le_bytes(wide);
        let is_negative = self.signed && value >> (self.size * 8 - 1) == 1;
        (!is_negative).then_some(value)
    }
}

impl LengthField {
    /// The field that a letter of `pack()` names; None: there is no such letter.
    pub fn new(letter: u8, offset: usize, body_offset: usize) -> Option<Self> {
        Some(LengthField {
            number: Number::of_letter(letter)?,
            offset,
            body_offset,
        })
    }

    /// The same field, written in another way.
    pub fn with_letter(self, letter: u8) -> Option<Self> {
        LengthField::new(letter, self.offset, self.body_offset)
    }

    /// The first message of `bytes`.
    pub fn extent(&self, bytes: &[u8]) -> Extent {
        let end = self.offset.checked_add(self.number.size);
        let Some(field) = end.and_then(|end| bytes.get(self.offset..end)) else {
            return Extent::Unknown;
        };
        let length = self
            .number
            .read(field)
            .and_then(|length| usize::try_from(length).ok())
            .and_then(|length| length.checked_add(self.body_offset));
        match length {
            Some(length) if length > 0 => Extent::Length(length),
            _ => Extent::Invalid,
        }
    }
}

impl Default for LengthField {
    /// Four bytes in network order at the start, which count the whole message.
    fn default() -> Self {
        LengthField {
            number: Number {
                size: 4,
                signed: false,
                little: false,
            },
            offset: 0,
            body_offset: 0,
        }
    }
}

/// The first message of `bytes` and its terminator. What was searched before need not be searched again: `searched` bytes.
pub fn terminated(bytes: &[u8], terminator: &[u8], searched: usize) -> Extent {
    let from = searched.saturating_sub(terminator.len().saturating_sub(1));
    match memmem::find(bytes.get(from..).unwrap_or(&[]), terminator) {
        Some(at) => Extent::Length(from + at + terminator.len()),
        None => Extent::Unknown,
    }
}

/// The first MQTT packet of `bytes` (MQTT 3.1.1, section 2.2.3).
pub fn mqtt(bytes: &[u8]) -> Extent {
    let mut length = 0usize;
    for (index, byte) in bytes.iter().skip(1).take(4).enumerate() {
        length |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Extent::Length(length + index + 2);
        }
    }
    if bytes.len() > 4 {
        Extent::Invalid
    } else {
        Extent::Unknown
    }
}

/// The first FastCGI record of `bytes` (FastCGI 1.0, section 3.3).
pub fn fast_cgi(bytes: &[u8]) -> Extent {
    const HEAD: usize = 8;
    match bytes {
        [_, _, _, _, high, low, padding, _, ..] => {
            Extent::Length(HEAD + usize::from(u16::from_be_bytes([*high, *low])) + usize::from(*padding))
        }
        _ => Extent::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_as_pack_writes_them() {
        for (letter, bytes, length) in [
            (b'c', &[3][..], 3),
            (b'C', &[200], 200),
            (b'n', &[1, 2], 258),
            (b'v', &[1, 2], 513),
            (b'N', &[0, 0, 1, 0], 256),
            (b'V', &[0, 1, 0, 0], 256),
            (b'J', &[0, 0, 0, 0, 0, 0, 0, 9], 9),
            (b'P', &[9, 0, 0, 0, 0, 0, 0, 0], 9),
        ] {
            let field = LengthField::new(letter, 0, 0).expect("a letter of pack()");
            assert_eq!(field.extent(bytes), Extent::Length(length));
            assert_eq!(field.extent(&bytes[..bytes.len() - 1]), Extent::Unknown);
        }
        assert_eq!(LengthField::new(b'x', 0, 0), None);
    }

    #[test]
    fn a_length_that_is_none_is_invalid() {
        for (letter, bytes) in [(b'c', &[0xff][..]), (b's', &[0xff, 0xff]), (b'J', &[0xff; 8])] {
            let field = LengthField::new(letter, 0, 1).expect("a letter of pack()");
            assert_eq!(field.extent(bytes), Extent::Invalid);
        }
        // Nothing would ever be taken from the stream.
        let empty = LengthField::new(b'C', 0, 0).expect("a letter of pack()");
        assert_eq!(empty.extent(&[0]), Extent::Invalid);
    }

    #[test]
    fn the_field_may_stand_anywhere_and_count_a_part() {
        let field = LengthField::new(b'n', 2, 4).expect("a letter of pack()");
        assert_eq!(field.extent(b"ab\0"), Extent::Unknown);
        assert_eq!(field.extent(b"ab\0\x05"), Extent::Length(9));
    }

    #[test]
    fn a_terminator_is_found_across_what_was_searched() {
        assert_eq!(terminated(b"ab\r", b"\r\n", 0), Extent::Unknown);
        assert_eq!(terminated(b"ab\r\ncd", b"\r\n", 3), Extent::Length(4));
    }

    #[test]
    fn mqtt_and_fastcgi_have_lengths_of_their_own() {
        assert_eq!(mqtt(&[0x10, 0x80, 0x01]), Extent::Length(131));
        assert_eq!(mqtt(&[0x10, 0x80]), Extent::Unknown);
        assert_eq!(mqtt(&[0x10, 0x80, 0x80, 0x80, 0x80]), Extent::Invalid);
        assert_eq!(fast_cgi(&[1, 6, 0, 1, 1, 0, 4, 0]), Extent::Length(268));
        assert_eq!(fast_cgi(&[1, 6, 0, 1, 1, 0, 4]), Extent::Unknown);
    }
}
