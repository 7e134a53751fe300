//! `Swoole\WebSocket\CloseFrame` has no methods of its own: this is what sets it apart from a `Frame`, its payload of
//! code and reason (RFC 6455, section 5.5.1).

use protocol::websocket::close::{CloseReason, encode_payload, is_valid_code};
use protocol::websocket::pack::{FLAG_FIN, Unpacked};

use super::frame_object::{self, NO_CONNECTION};
use super::outgoing::{OutgoingError, text_in};
use crate::api::registration::{ce, constants, slots};
use crate::zend::object::property;
use crate::zend::{Object, Str};

/// A close frame's payload, for `push`, `pack` and `disconnect`. The code is PHP's int: one that is not meant for the
/// wire (section 7.4), or does not fit it, is refused and not cut.
pub fn payload(code: i64, reason: &[u8]) -> Result<Str, OutgoingError> {
    let code = u16::try_from(code)
        .ok()
        .filter(|code| is_valid_code(*code))
        .ok_or(OutgoingError::CloseCode(code))?;
    let mut out = Vec::new();
    encode_payload(&mut out, code, reason).map_err(OutgoingError::Reason)?;
    Ok(Str::new(&out))
}

/// The payload that a CloseFrame object is sent with; without a code, that of a normal end.
pub fn payload_of(frame: &Object) -> Result<Str, OutgoingError> {
    let slot = |slot| property(frame.as_raw(), slot).share();
    let code = slot(slots::close_frame::CODE);
    let code = if code.raw().is_null() {
        constants::SWOOLE_WEBSOCKET_CLOSE_NORMAL
    } else {
        code.raw().to_long()?
    };
    let reason = text_in(frame, &slot(slots::close_frame::REASON))?;
    payload(code, reason.as_bytes())
}

/// A CloseFrame as `recv()` returns it; without a code it keeps the default.
pub fn incoming(fd: i64, code: Option<u16>, reason: &[u8]) -> Object {
    object(fd, FLAG_FIN, code, reason)
}

/// A CloseFrame of a packed frame, unless its payload is none (one byte, a forbidden code, a reason that is no UTF-8).
pub(in crate::api) fn unpacked(frame: &Unpacked) -> Option<Object> {
    let closing = CloseReason::parse(&frame.payload).ok()?;
    Some(object(
        NO_CONNECTION,
        frame.flags,
        closing.code,
        closing.reason.as_bytes(),
    ))
}

fn object(fd: i64, flags: u8, code: Option<u16>, reason: &[u8]) -> Object {
    let frame = frame_object::new(ce::close_frame_ptr());
    frame.set(slots::close_frame::FD, fd);
    frame.set(slots::close_frame::FLAGS, i64::from(flags));
    frame.set(slots::close_frame::FINISH, true); // control frames are never fragmented (section 5.4)
    if let Some(code) = code {
        frame.set(slots::close_frame::CODE, i64::from(code));
    }
    frame.set(slots::close_frame::REASON, reason);
    frame
}
