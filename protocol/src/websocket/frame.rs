//! The wire format of one frame (RFC 6455 section 5.2): headers read and written, nothing assembled.

use super::error::ProtocolError;
use super::mask::{Key, mask_in_place};

/// A control frame's payload may have so many bytes (section 5.5).
pub const MAX_CONTROL_BYTES: usize = 125;
/// Two bytes, a length of eight, a key of four.
pub const MAX_HEADER_BYTES: usize = 14;

pub(super) const FIN: u8 = 0x80;
const RSV1: u8 = 0x40;
const RSV2: u8 = 0x20;
const RSV3: u8 = 0x10;
const OPCODE: u8 = 0x0f;
pub(super) const MASKED: u8 = 0x80;
pub(super) const LENGTH: u8 = 0x7f;
/// Marks a length in the following two bytes, and in the following eight.
const LENGTH_16: u8 = 126;
const LENGTH_64: u8 = 127;

/// The opcodes with a meaning (section 11.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Opcode {
    /// The next fragment of a message.
    Continuation = 0,
    /// A message of UTF-8 text, or its first fragment.
    Text = 1,
    /// A message of bytes, or its first fragment.
    Binary = 2,
    /// The last frame of a direction.
    Close = 8,
    /// Asks for a pong.
    Ping = 9,
    /// Answers a ping.
    Pong = 10,
}

impl Opcode {
    /// `None` for a reserved one.
    pub fn from_u8(opcode: u8) -> Option<Self> {
        Some(match opcode {
            0 => Self::Continuation,
            1 => Self::Text,
            2 => Self::Binary,
            8 => Self::Close,
            9 => Self::Ping,
            10 => Self::Pong,
            _ => return None,
        })
    }
}

/// Control frames have opcodes with the highest of four bits set (section 5.5).
pub fn is_control(opcode: u8) -> bool {
    opcode & 0x08 != 0
}

/// The first byte of a frame but for its opcode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bits {
    /// The last, or only, fragment.
    pub fin: bool,
    /// permessage-deflate: the message is compressed.
    pub rsv1: bool,
    /// No known extension uses it.
    pub rsv2: bool,
    /// No known extension uses it.
    pub rsv3: bool,
}

impl Bits {
    /// A whole message, no extension.
    pub const FINAL: Self = Self {
        fin: true,
        rsv1: false,
        rsv2: false,
        rsv3: false,
    };
}

/// What precedes a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameHeader {
    /// FIN and RSV bits.
    pub bits: Bits,
    /// As received: it may be a reserved one.
    pub opcode: u8,
    /// The masking key, if the payload is masked.
    pub mask: Option<Key>,
    /// Bytes of payload; below 2^63.
    pub payload_bytes: u64,
    /// Bytes of this header.
    pub header_bytes: usize,
}

impl FrameHeader {
    /// Reads the header at the start of `input`; `None` if it goes on behind it. Only the length is judged.
    #[inline]
    pub fn parse(input: &[u8]) -> Result<Option<Self>, ProtocolError> {
        let [first, second, rest @ ..] = input else {
            return Ok(None);
        };
        let (payload_bytes, length_bytes) = match second & LENGTH {
            LENGTH_16 => {
                let Some(length) = rest.first_chunk() else {
                    return Ok(None);
                };
                let length = u16::from_be_bytes(*length);
                if length < u16::from(LENGTH_16) {
                    return Err(ProtocolError::NonMinimalLength);
                }
                (u64::from(length), size_of::<u16>())
            }
            LENGTH_64 => {
                let Some(length) = rest.first_chunk() else {
                    return Ok(None);
                };
                let length = u64::from_be_bytes(*length);
                if length <= u64::from(u16::MAX) {
                    return Err(ProtocolError::NonMinimalLength);
                }
                if length > i64::MAX.cast_unsigned() {
                    return Err(ProtocolError::LengthTopBit);
                }
                (length, size_of::<u64>())
            }
            length => (u64::from(length), 0),
        };
        let (mask, mask_bytes) = if second & MASKED == 0 {
            (None, 0)
        } else {
            let Some(key) = rest[length_bytes..].first_chunk() else {
                return Ok(None);
            };
            (Some(*key), size_of::<Key>())
        };
        Ok(Some(Self {
            bits: Bits {
                fin: first & FIN != 0,
                rsv1: first & RSV1 != 0,
                rsv2: first & RSV2 != 0,
                rsv3: first & RSV3 != 0,
            },
            opcode: first & OPCODE,
            mask,
            payload_bytes,
            header_bytes: 2 + length_bytes + mask_bytes,
        }))
    }

    /// The header with the payload's bytes.
    pub fn frame_bytes(&self) -> u64 {
        self.payload_bytes + self.header_bytes as u64 // below 2^63 + 14
    }
}

/// Appends a header; of `opcode` the low four bits count.
pub fn encode_header(out: &mut Vec<u8>, bits: Bits, opcode: u8, payload_bytes: u64, mask: Option<Key>) {
    let set = |on: bool, bit: u8| if on { bit } else { 0 };
    let first = opcode & OPCODE
        | set(bits.fin, FIN)
        | set(bits.rsv1, RSV1)
        | set(bits.rsv2, RSV2)
        | set(bits.rsv3, RSV3);
    let masked = set(mask.is_some(), MASKED);
    if payload_bytes < u64::from(LENGTH_16) {
        out.extend_from_slice(&[first, masked | payload_bytes as u8]); // below 126
    } else if let Ok(length) = u16::try_from(payload_bytes) {
        let [high, low] = length.to_be_bytes();
        out.extend_from_slice(&[first, masked | LENGTH_16, high, low]);
    } else {
        out.extend_from_slice(&[first, masked | LENGTH_64]);
        out.extend_from_slice(&payload_bytes.to_be_bytes());
    }
    if let Some(key) = mask {
        out.extend_from_slice(&key);
    }
}

/// Appends a whole frame of a server, which masks nothing.
#[inline]
pub fn encode_frame(out: &mut Vec<u8>, bits: Bits, opcode: u8, payload: &[u8]) {
    out.reserve(MAX_HEADER_BYTES + payload.len());
    encode_header(out, bits, opcode, payload.len() as u64, None);
    out.extend_from_slice(payload);
}

/// Appends a whole frame that is masked, as clients send them.
pub fn encode_masked_frame(out: &mut Vec<u8>, bits: Bits, opcode: u8, payload: &[u8], key: Key) {
    out.reserve(MAX_HEADER_BYTES + payload.len());
    encode_header(out, bits, opcode, payload.len() as u64, Some(key));
    let start = out.len();
    out.extend_from_slice(payload);
    mask_in_place(&mut out[start..], key, 0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn header(bytes: &[u8]) -> FrameHeader {
        FrameHeader::parse(bytes).unwrap().unwrap()
    }

    #[test]
    fn the_examples_of_the_rfc_are_read() {
        let masked = header(&[0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f]);
        assert_eq!((masked.bits, masked.opcode), (Bits::FINAL, 1));
        assert_eq!(masked.mask, Some([0x37, 0xfa, 0x21, 0x3d]));
        assert_eq!(
            (masked.payload_bytes, masked.header_bytes, masked.frame_bytes()),
            (5, 6, 11)
        );
        let fragment = header(&[0x01, 0x03]);
        assert!(!fragment.bits.fin && fragment.mask.is_none());
        assert_eq!(header(&[0x82, 0x7e, 0x01, 0x00]).payload_bytes, 256);
        let big = header(&[0x82, 0x7f, 0, 0, 0, 0, 0, 1, 0, 0]);
        assert_eq!((big.payload_bytes, big.header_bytes), (65536, 10));
    }

    #[test]
    fn lengths_are_minimal_and_positive() {
        let refused = |bytes: &[u8]| FrameHeader::parse(bytes).unwrap_err();
        assert_eq!(refused(&[0x82, 0x7e, 0, 125]), ProtocolError::NonMinimalLength);
        assert_eq!(
            refused(&[0x82, 0x7f, 0, 0, 0, 0, 0, 0, 255, 255]),
            ProtocolError::NonMinimalLength
        );
        assert_eq!(
            refused(&[0x82, 0x7f, 128, 0, 0, 0, 0, 0, 0, 0]),
            ProtocolError::LengthTopBit
        );
        assert_eq!(header(&[0x82, 0x7e, 0, 126]).payload_bytes, 126);
        let most = header(&[0x82, 0x7f, 127, 255, 255, 255, 255, 255, 255, 255]);
        assert_eq!(most.payload_bytes, u64::MAX >> 1);
    }

    #[test]
    fn frames_of_the_server_have_the_documented_bytes() {
        let frame = |payload: &[u8]| {
            let mut out = Vec::new();
            encode_frame(&mut out, Bits::FINAL, 1, payload);
            out
        };
        assert_eq!(frame(b"Hello"), b"\x81\x05Hello");
        assert_eq!(frame(b""), b"\x81\x00");
        assert_eq!(&frame(&[0; 125])[..2], b"\x81\x7d");
        assert_eq!(&frame(&[0; 126])[..4], b"\x81\x7e\x00\x7e");
        assert_eq!(&frame(&[0; 65535])[..4], b"\x81\x7e\xff\xff");
        assert_eq!(&frame(&[0; 65536])[..10], b"\x81\x7f\0\0\0\0\0\x01\0\0");
        let mut masked = Vec::new();
        encode_masked_frame(&mut masked, Bits::FINAL, 1, b"Hello", [0x37, 0xfa, 0x21, 0x3d]);
        assert_eq!(
            masked,
            [0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58]
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(fin: bool, rsv1: bool, rsv2: bool, rsv3: bool, opcode in 0u8..16,
            payload_bytes in prop_oneof![0u64..200, 65_000u64..66_000, any::<u64>().prop_map(|length| length >> 1)],
            mask: Option<Key>)
        {
            let bits = Bits { fin, rsv1, rsv2, rsv3 };
            let mut out = Vec::new();
            encode_header(&mut out, bits, opcode, payload_bytes, mask);
            for cut in 0..out.len() {
                prop_assert_eq!(FrameHeader::parse(&out[..cut]), Ok(None));
            }
            let read = FrameHeader::parse(&out).unwrap().unwrap();
            prop_assert_eq!(read, FrameHeader { bits, opcode, mask, payload_bytes, header_bytes: out.len() });
            prop_assert!(out.len() <= MAX_HEADER_BYTES);
        }
    }
}
