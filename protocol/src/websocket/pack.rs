//! What stands behind PHP's `Frame::pack`, `Frame::unpack` and `push`: single frames, with the flags that PHP code
//! uses. Compression is an extension and arrives with it: COMPRESS does nothing when packing, and a frame with RSV1
//! cannot be unpacked.

use std::fmt;

use super::error::ProtocolError;
use super::frame::{Bits, FrameHeader, MAX_CONTROL_BYTES, encode_frame, encode_masked_frame, is_control};
use super::mask::{Key, unmask_append};

/// `SWOOLE_WEBSOCKET_FLAG_FIN`: the last, or only, fragment.
pub const FLAG_FIN: u8 = 1;
/// `SWOOLE_WEBSOCKET_FLAG_COMPRESS`
pub const FLAG_COMPRESS: u8 = 2;
/// `SWOOLE_WEBSOCKET_FLAG_RSV1`
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

/// Appends one frame. `opcode` is PHP's int, so that 257 is refused and not cut to 1. Control frames always have FIN
/// and never RSV1. On an error nothing is appended.
pub fn pack(out: &mut Vec<u8>, opcode: i64, flags: u8, payload: &[u8]) -> Result<(), PackError> {
    let opcode = u8::try_from(opcode)
        .ok()
        .filter(|opcode| *opcode <= MAX_OPCODE)
        .ok_or(PackError::Opcode)?;
    let control = is_control(opcode);
    if control && payload.len() > MAX_CONTROL_BYTES {
        return Err(PackError::ControlTooLong);
    }
    let bits = Bits {
        fin: control || flags & FLAG_FIN != 0,
        rsv1: !control && flags & FLAG_RSV1 != 0,
        rsv2: false,
        rsv3: false,
    };
    if flags & FLAG_MASK == 0 {
        encode_frame(out, bits, opcode, payload);
    } else {
        encode_masked_frame(out, bits, opcode, payload, PACK_MASK);
    }
    Ok(())
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
    /// Unmasked.
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
    /// The frame is compressed.
    Compressed,
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
            Self::Compressed => out.write_str("a compressed frame (RSV1) cannot be unpacked"),
        }
    }
}

impl std::error::Error for UnpackError {}

/// Reads the frame at the start of `data`; what follows it is ignored. Masked or not, any opcode; a control frame
/// must be one.
pub fn unpack(data: &[u8]) -> Result<Unpacked, UnpackError> {
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
    if bits.rsv1 {
        return Err(UnpackError::Compressed);
    }
    let mut payload = Vec::with_capacity(body.len());
    match header.mask {
        Some(key) => unmask_append(&mut payload, body, key, 0),
        None => payload.extend_from_slice(body),
    }
    let set = |on: bool, flag: u8| if on { flag } else { 0 };
    let flags = set(bits.fin, FLAG_FIN)
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
        assert_eq!(unpack(&frame), Ok(expected));
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
            assert_eq!(unpack(short), Err(UnpackError::NoHeader));
        }
        let error = unpack(b"\x81\x05abc").unwrap_err();
        assert_eq!(
            error.to_string(),
            "incomplete packet, expected length is 7, actual length is 5"
        );
        assert_eq!(unpack(b"\x09\x00"), Err(ProtocolError::FragmentedControl.into()));
        assert_eq!(
            unpack(b"\x89\x7e\x00\x7e"),
            Err(ProtocolError::ControlTooLong.into())
        );
        assert_eq!(
            unpack(b"\x81\x7e\x00\x01a"),
            Err(ProtocolError::NonMinimalLength.into())
        );
        assert_eq!(unpack(b"\xc1\x00"), Err(UnpackError::Compressed));
    }

    #[test]
    fn unpacking_takes_any_opcode_and_ignores_what_follows() {
        let frame = unpack(b"\x30\x01arest").unwrap();
        assert_eq!(
            (frame.opcode, frame.flags, frame.finish),
            (0, FLAG_RSV2 | FLAG_RSV3, false)
        );
        assert_eq!(frame.payload, b"a");
        assert_eq!(unpack(b"\x8b\x00").unwrap().opcode, 11);
    }
}
