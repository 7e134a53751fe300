//! Close frames: which codes may be on the wire, and their payload (RFC 6455 sections 5.5.1 and 7.4).

use std::fmt;

use tungstenite::protocol::frame::coding::CloseCode;

use super::error::ProtocolError;
use super::frame::MAX_CONTROL_BYTES;

/// A close reason may have so many bytes: a control frame's payload without the code.
pub const MAX_REASON_BYTES: usize = MAX_CONTROL_BYTES - 2;

/// May this code be sent? 1005, 1006 and 1015 only stand for what was not received; the rest of 1000-2999 is open
/// for the standards, 3000-4999 for everybody.
pub fn is_valid_code(code: u16) -> bool {
    const BAD_GATEWAY: u16 = 1014; // registered after RFC 6455, and unknown to tungstenite
    code == BAD_GATEWAY || CloseCode::from(code).is_allowed()
}

/// What a close frame says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CloseReason {
    /// Absent if the payload is empty.
    pub code: Option<u16>,
    /// At most [`MAX_REASON_BYTES`].
    pub reason: String,
}

impl CloseReason {
    /// Reads an unmasked payload.
    pub fn parse(payload: &[u8]) -> Result<Self, ProtocolError> {
        match payload {
            [] => Ok(Self::default()),
            [_] => Err(ProtocolError::CloseTooShort),
            [high, low, reason @ ..] => {
                let code = u16::from_be_bytes([*high, *low]);
                if !is_valid_code(code) {
                    return Err(ProtocolError::InvalidCloseCode(code));
                }
                let reason = simdutf8::basic::from_utf8(reason).map_err(|_| ProtocolError::InvalidUtf8)?;
                Ok(Self {
                    code: Some(code),
                    reason: reason.to_owned(),
                })
            }
        }
    }

    /// Appends the payload that [`CloseReason::parse`] read, for the echo.
    pub fn write_payload(&self, out: &mut Vec<u8>) {
        if let Some(code) = self.code {
            out.extend_from_slice(&code.to_be_bytes());
            out.extend_from_slice(self.reason.as_bytes());
        }
    }
}

/// The reason has more than [`MAX_REASON_BYTES`]; the text is the warning that PHP code sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReasonTooLong;

impl fmt::Display for ReasonTooLong {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the max length of close reason is {MAX_REASON_BYTES}")
    }
}

impl std::error::Error for ReasonTooLong {}

/// Appends a close frame's payload. Whether `code` and `reason` are what a peer accepts is the caller's matter
/// ([`is_valid_code`]); only what does not fit the frame fails.
pub fn encode_payload(out: &mut Vec<u8>, code: u16, reason: &[u8]) -> Result<(), ReasonTooLong> {
    if reason.len() > MAX_REASON_BYTES {
        return Err(ReasonTooLong);
    }
    out.extend_from_slice(&code.to_be_bytes());
    out.extend_from_slice(reason);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_codes_for_the_wire_are_valid() {
        for code in [
            1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999,
        ] {
            assert!(is_valid_code(code), "{code}");
        }
        for code in [
            0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535,
        ] {
            assert!(!is_valid_code(code), "{code}");
        }
    }

    #[test]
    fn payloads_are_nothing_or_a_code_and_a_reason() {
        assert_eq!(CloseReason::parse(b""), Ok(CloseReason::default()));
        assert_eq!(CloseReason::parse(b"\x03"), Err(ProtocolError::CloseTooShort));
        assert_eq!(
            CloseReason::parse(b"\x03\xed"),
            Err(ProtocolError::InvalidCloseCode(1005))
        );
        assert_eq!(
            CloseReason::parse(b"\x03\xe8\xff"),
            Err(ProtocolError::InvalidUtf8)
        );
        let parsed = CloseReason::parse(b"\x0f\xa0bye").unwrap();
        assert_eq!(
            parsed,
            CloseReason {
                code: Some(4000),
                reason: "bye".into()
            }
        );
        let mut echo = Vec::new();
        parsed.write_payload(&mut echo);
        assert_eq!(echo, b"\x0f\xa0bye");
    }

    #[test]
    fn reasons_are_bounded() {
        let mut out = Vec::new();
        assert_eq!(encode_payload(&mut out, 1000, &[b'a'; 123]), Ok(()));
        assert_eq!(out.len(), 125);
        let error = encode_payload(&mut out, 1000, &[b'a'; 124]).unwrap_err();
        assert_eq!(error.to_string(), "the max length of close reason is 123");
        assert_eq!(out.len(), 125);
    }
}
