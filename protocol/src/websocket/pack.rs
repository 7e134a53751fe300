//! What stands behind PHP's `Frame::pack`, `Frame::unpack` and `push`: single frames, with the flags that PHP code
//! uses. A frame stands alone: what it says compressed refers to no other.

use std::fmt;

use super::deflate::{InflateError, Level, MAX_WINDOW_BITS, deflate, inflate};
use super::error::ProtocolError;
use super::frame::{
    Bits, FrameHeader, MAX_CONTROL_BYTES, Opcode, encode_frame, encode_masked_frame, is_control,
};
use super::mask::{Key, unmask_append};

/// `SWOOLE_WEBSOCKET_FLAG_FIN`: the last, or only, fragment.
pub const FLAG_FIN: u8 = 1;
/// `SWOOLE_WEBSOCKET_FLAG_COMPRESS`: the payload is to be compressed, or was.
pub const FLAG_COMPRESS: u8 = 2;
/// `SWOOLE_WEBSOCKET_FLAG_RSV1`: the payload is compressed.
pub const FLAG_RSV1: u8 = 4;
/// `SWOOLE_WEBSOCKET_FLAG_RSV2`: only seen when unpacking.
pub const FLAG_RSV2: u8 = 8;
/// `SWOOLE_WEBSOCKET_FLAG_RSV3`: only seen when unpacking.
pub const FLAG_RSV3: u8 = 16;
/// `SWOOLE_WEBSOCKET_FLAG_MASK`: the payload is masked.
pub const FLAG_MASK: u8 = 32;

/// `pack` has always used this key; a frame that is not sent by a browser needs no secret one.
pub const PACK_MASK: Key = *b"258E";

/// The highest opcode that `pack` and `push` take.
pub const MAX_OPCODE: u8 = 10;

/// Why nothing was packed; the text is the warning that PHP code sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackError {
    /// An opcode above [`MAX_OPCODE`].
    Opcode,
    /// Control frames are short (RFC 6455 section 5.5).
    ControlTooLong,
}

impl fmt::Display for PackError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Opcode => write!(out, "opcode must be between 0 and {MAX_OPCODE}"),
            Self::ControlTooLong => {
                write!(
                    out,
                    "websocket control frame payload must not exceed {MAX_CONTROL_BYTES} bytes"
                )
            }
        }
    }
}

impl std::error::Error for PackError {}

/// Is a frame with these flags to be compressed? Only whole messages are, and an empty one is short enough.
pub fn compresses(opcode: u8, bits: Bits, payload: &[u8]) -> bool {
    bits.fin && opcode != Opcode::Continuation as u8 && !is_control(opcode) && !payload.is_empty()
}

/// Appends one frame. `opcode` is PHP's int, so that 257 is refused and not cut to 1. Control frames always have FIN
/// and never RSV1; whole messages are compressed if the flags say so. On an error nothing is appended.
pub fn pack(out: &mut Vec<u8>, opcode: i64, flags: u8, payload: &[u8]) -> Result<(), PackError> {
    let opcode = u8::try_from(opcode)
        .ok()
        .filter(|opcode| *opcode <= MAX_OPCODE)
        .ok_or(PackError::Opcode)?;
    let control = is_control(opcode);
    if control && payload.len() > MAX_CONTROL_BYTES {
        return Err(PackError::ControlTooLong);
    }
    let mut bits = Bits {
        fin: control || flags & FLAG_FIN != 0,
        rsv1: !control && flags & FLAG_RSV1 != 0,
        rsv2: false,
        rsv3: false,
    };
    let compressed;
    let mut payload = payload;
    if flags & FLAG_COMPRESS != 0 && compresses(opcode, bits, payload) {
        compressed = compress(payload);
        payload = &compressed;
        bits.rsv1 = true;
    }
    if flags & FLAG_MASK == 0 {
        encode_frame(out, bits, opcode, payload);
    } else {
        encode_masked_frame(out, bits, opcode, payload, PACK_MASK);
    }
    Ok(())
}

/// The payload of a compressed frame.
pub fn compress(payload: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    deflate(payload, Level::default(), MAX_WINDOW_BITS, &mut out);
    out
}

/// One frame, as PHP sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpacked {
    /// As received, reserved ones included.
    pub opcode: u8,
    /// The `FLAG_` bits.
    pub flags: u8,
    /// FIN.
    pub finish: bool,
    /// Unmasked, and as it was before it was compressed.
    pub payload: Vec<u8>,
}

/// Why nothing was unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnpackError {
    /// Not even a header.
    NoHeader,
    /// The payload is not all there.
    Incomplete {
        /// Bytes of the whole frame.
        expected: u64,
        /// Bytes given.
        actual: usize,
    },
    /// The frame breaks the protocol.
    Protocol(ProtocolError),
    /// The payload is not what a compressor makes, or too big.
    Inflate(InflateError),
}

impl From<ProtocolError> for UnpackError {
    fn from(error: ProtocolError) -> Self {
        Self::Protocol(error)
    }
}

impl fmt::Display for UnpackError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoHeader => out.write_str("incomplete packet, the frame's header is not all there"),
            Self::Incomplete { expected, actual } => {
                write!(
                    out,
                    "incomplete packet, expected length is {expected}, actual length is {actual}"
                )
            }
            Self::Protocol(error) => error.fmt(out),
            Self::Inflate(error) => error.fmt(out),
        }
    }
}

impl std::error::Error for UnpackError {}

/// Reads the frame at the start of `data`; what follows it is ignored. Masked or not, any opcode; a control frame
/// must be one. A compressed payload may become `limit` bytes.
pub fn unpack(data: &[u8], limit: usize) -> Result<Unpacked, UnpackError> {
    let header = FrameHeader::parse(data)?.ok_or(UnpackError::NoHeader)?;
    let bits = header.bits;
    if is_control(header.opcode) {
        if !bits.fin {
            return Err(ProtocolError::FragmentedControl.into());
        }
        if header.payload_bytes > MAX_CONTROL_BYTES as u64 {
            return Err(ProtocolError::ControlTooLong.into());
        }
    }
    let body = &data[header.header_bytes..];
    let Some(body) = usize::try_from(header.payload_bytes)
        .ok()
        .and_then(|length| body.get(..length))
    else {
        return Err(UnpackError::Incomplete {
            expected: header.frame_bytes(),
            actual: data.len(),
        });
    };
    let mut payload = Vec::with_capacity(body.len());
    match header.mask {
        Some(key) => unmask_append(&mut payload, body, key, 0),
        None => payload.extend_from_slice(body),
    }
    if bits.rsv1 && is_control(header.opcode) {
        return Err(ProtocolError::ReservedBits.into());
    }
    if bits.rsv1 {
        payload = inflate(&payload, limit).map_err(UnpackError::Inflate)?;
    }
    let set = |on: bool, flag: u8| if on { flag } else { 0 };
    let flags = set(bits.fin, FLAG_FIN)
        | set(bits.rsv1, FLAG_COMPRESS | FLAG_RSV1)
        | set(bits.rsv2, FLAG_RSV2)
        | set(bits.rsv3, FLAG_RSV3)
        | set(header.mask.is_some(), FLAG_MASK);
    Ok(Unpacked {
        opcode: header.opcode,
        flags,
        finish: bits.fin,
        payload,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: usize = 1 << 20;

    fn packed(opcode: i64, flags: u8, payload: &[u8]) -> Result<Vec<u8>, PackError> {
        let mut out = Vec::new();
        pack(&mut out, opcode, flags, payload)?;
        Ok(out)
    }

    #[test]
    fn flags_set_the_first_byte() {
        assert_eq!(packed(1, FLAG_FIN, b"hi").unwrap(), b"\x81\x02hi");
        assert_eq!(packed(1, 0, b"hi").unwrap(), b"\x01\x02hi");
        assert_eq!(
            packed(2, FLAG_FIN | FLAG_RSV1 | FLAG_RSV2 | FLAG_RSV3, b"").unwrap(),
            b"\xc2\x00"
        );
        assert_eq!(packed(9, FLAG_RSV1, b"").unwrap(), b"\x89\x00");
        assert_eq!(packed(3, FLAG_FIN, b"").unwrap(), b"\x83\x00");
    }

    #[test]
    fn masking_uses_the_documented_key() {
        let frame = packed(1, FLAG_FIN | FLAG_MASK, b"hello").unwrap();
        assert_eq!(&frame[..6], b"\x81\x85\x32\x35\x38\x45");
        let expected = Unpacked {
            opcode: 1,
            flags: 33,
            finish: true,
            payload: b"hello".to_vec(),
        };
        assert_eq!(unpack(&frame, LIMIT), Ok(expected));
    }

    #[test]
    fn what_does_not_fit_a_frame_is_refused_with_the_documented_text() {
        for opcode in [11, 257, -1, i64::MIN] {
            let error = packed(opcode, FLAG_FIN, b"").unwrap_err();
            assert_eq!(error.to_string(), "opcode must be between 0 and 10");
        }
        assert!(packed(9, FLAG_FIN, &[0; 125]).is_ok());
        let error = packed(9, FLAG_FIN, &[0; 126]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "websocket control frame payload must not exceed 125 bytes"
        );
    }

    #[test]
    fn unpacking_refuses_what_is_not_one_frame() {
        for short in [&b""[..], b"\x81", b"\x81\xfe\x01"] {
            assert_eq!(unpack(short, LIMIT), Err(UnpackError::NoHeader));
        }
        let error = unpack(b"\x81\x05abc", LIMIT).unwrap_err();
        assert_eq!(
            error.to_string(),
            "incomplete packet, expected length is 7, actual length is 5"
        );
        assert_eq!(
            unpack(b"\x09\x00", LIMIT),
            Err(ProtocolError::FragmentedControl.into())
        );
        assert_eq!(
            unpack(b"\x89\x7e\x00\x7e", LIMIT),
            Err(ProtocolError::ControlTooLong.into())
        );
        assert_eq!(
            unpack(b"\x81\x7e\x00\x01a", LIMIT),
            Err(ProtocolError::NonMinimalLength.into())
        );
    }

    #[test]
    fn compression_is_for_whole_messages() {
        let compress = FLAG_FIN | FLAG_COMPRESS;
        let hello = b"\xc1\x07\xca\x48\xcd\xc9\xc9\x07\x00";
        assert_eq!(packed(1, compress, b"hello").unwrap(), hello);
        assert_eq!(packed(1, compress | FLAG_RSV1, b"hello").unwrap(), hello);
        assert_eq!(packed(3, compress, b"hello").unwrap()[0], 0xc3);
        assert_eq!(packed(1, compress, b"").unwrap(), b"\x81\x00");
        assert_eq!(packed(1, FLAG_COMPRESS, b"hello").unwrap(), b"\x01\x05hello");
        assert_eq!(packed(0, compress, b"hello").unwrap(), b"\x80\x05hello");
        assert_eq!(packed(9, compress, b"hello").unwrap(), b"\x89\x05hello");
        let masked = packed(1, compress | FLAG_MASK, b"hello").unwrap();
        assert_eq!(masked, b"\xc1\x87258E\xf8\x7d\xf5\x8c\xfb\x32\x38");
    }

    #[test]
    fn what_is_compressed_is_unpacked_masked_or_not() {
        let message = b"hello ".repeat(1_000);
        for mask in [0, FLAG_MASK] {
            let frame = packed(2, FLAG_FIN | FLAG_COMPRESS | mask, &message).unwrap();
            assert!(frame.len() < 100);
            let unpacked = unpack(&frame, message.len()).unwrap();
            assert_eq!(unpacked.flags, FLAG_FIN | FLAG_COMPRESS | FLAG_RSV1 | mask);
            assert!(unpacked.payload == message);
            let too_big = Err(UnpackError::Inflate(InflateError::TooBig));
            assert_eq!(unpack(&frame, message.len() - 1), too_big);
        }
        let bad = Err(UnpackError::Inflate(InflateError::Data));
        assert_eq!(unpack(b"\xc1\x05hello", LIMIT), bad);
        assert_eq!(
            unpack(b"\xc9\x00", LIMIT),
            Err(ProtocolError::ReservedBits.into())
        );
    }

    #[test]
    fn unpacking_takes_any_opcode_and_ignores_what_follows() {
        let frame = unpack(b"\x30\x01arest", LIMIT).unwrap();
        assert_eq!(
            (frame.opcode, frame.flags, frame.finish),
            (0, FLAG_RSV2 | FLAG_RSV3, false)
        );
        assert_eq!(frame.payload, b"a");
        assert_eq!(unpack(b"\x8b\x00", LIMIT).unwrap().opcode, 11);
    }
}
