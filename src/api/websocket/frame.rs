//! `Swoole\WebSocket\Frame`: what a program wants sent, what `recv()` gives it, and single frames as bytes.
//!
//! The classes are plain PHP: objects are cloned, serialized and changed as any others, and read by their slots.
//! What is special about close frames is in `close_frame`; the wire format is `protocol::websocket`'s.

use std::borrow::Cow;
use std::fmt;
use std::hash::{BuildHasher, RandomState};

use protocol::websocket::close::ReasonTooLong;
use protocol::websocket::frame::{
    Bits, MAX_CONTROL_BYTES, Opcode, encode_frame, encode_masked_frame, is_control,
};
use protocol::websocket::mask::Key;
use protocol::websocket::pack::{self, MAX_OPCODE, PackError, UnpackError, Unpacked};

use super::close_frame;
use crate::api::failure;
use crate::api::registration::{ce, constants, slots};
use crate::engine::Engine;
use crate::engine::log::{self, Level};
use crate::zend::object::{self, ClassPtr, is_instance, property};
use crate::zend::value::Kind;
use crate::zend::{Call, Object, PhpResult, Str, Value, Zval, error, memory};

pub use close_frame::incoming as incoming_close;

/// Frames are ordinary objects: there is nothing to install.
pub fn install() {}

/// A frame that may be sent as it is.
pub struct Outgoing {
    /// At most [`MAX_OPCODE`].
    pub opcode: u8,
    /// RSV1 as the program set it: the payload is compressed already.
    pub bits: Bits,
    /// The program asked for compression; a connection compresses what was agreed on, asked or not.
    pub compress: bool,
    /// A close frame's begins with its code.
    pub payload: Str,
    /// The program asked for masking; a server's frames on a connection have none (RFC 6455, section 5.1).
    pub mask: bool,
}

/// Why there is no such frame. The text is the warning that the program gets, with the code of the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutgoingError {
    Pack(PackError),
    Reason(ReasonTooLong),
    /// A close code that must not be on the wire (RFC 6455, section 7.4), or is none.
    CloseCode(i64),
}

impl OutgoingError {
    pub fn text(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for OutgoingError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pack(error) => error.fmt(out),
            Self::Reason(error) => error.fmt(out),
            Self::CloseCode(code) => write!(out, "close code {code} must not be sent"),
        }
    }
}

/// The frame that `push($data, $opcode, $flags)` means. A Frame object brings its own opcode and flags.
///
/// Conversions may run PHP (`__toString`, error handlers), and their exceptions are `Err`: all of that happens before
/// anything is sent.
pub fn outgoing(
    data: &Zval,
    opcode: i64,
    flags: Option<&Zval>,
) -> PhpResult<Result<Outgoing, OutgoingError>> {
    if let Some(frame) = data.as_object()
        && is_instance(frame, ce::frame_ptr())
    {
        // The program may drop its own reference while a property is converted.
        return of_object(&Object::share(frame));
    }
    let flags = flags.map_or(Ok(pack::FLAG_FIN), flag_bits)?;
    let payload = text(data)?;
    if opcode == i64::from(Opcode::Close as u8) {
        let code = constants::SWOOLE_WEBSOCKET_CLOSE_NORMAL;
        let closing = close_frame::payload(code, payload.as_bytes());
        return Ok(closing.and_then(|payload| build(opcode, flags, payload)));
    }
    Ok(build(opcode, flags, payload))
}

/// The frame that a Frame object is.
fn of_object(frame: &Object) -> PhpResult<Result<Outgoing, OutgoingError>> {
    let slot = |slot| property(frame.as_raw(), slot).share();
    let is_close_frame = is_instance(frame.as_raw(), ce::close_frame_ptr());
    let opcode = slot(slots::frame::OPCODE);
    let opcode = match opcode.raw().kind() {
        Kind::Null if is_close_frame => i64::from(Opcode::Close as u8),
        Kind::Null => i64::from(Opcode::Text as u8),
        _ => long(opcode.raw())?,
    };
    let mut flags = flag_bits(slot(slots::frame::FLAGS).raw())?;
    let finish = slot(slots::frame::FINISH);
    if !finish.raw().is_null() {
        flags = flags & !pack::FLAG_FIN | fin_bit(finish.raw().truthy());
    }
    if opcode != i64::from(Opcode::Close as u8) {
        let payload = text(slot(slots::frame::DATA).raw())?;
        return Ok(build(opcode, flags, payload));
    }
    let closing = if is_close_frame {
        close_frame::payload_of(frame)?
    } else {
        close_frame::payload(constants::SWOOLE_WEBSOCKET_CLOSE_NORMAL, b"")
    };
    Ok(closing.and_then(|payload| build(opcode, flags, payload)))
}

/// Checks what PHP may send. The opcode is PHP's int, so that 257 is refused and not cut to 1. Control frames always
/// have FIN (section 5.5) and are never compressed.
fn build(opcode: i64, flags: u8, payload: Str) -> Result<Outgoing, OutgoingError> {
    let opcode = u8::try_from(opcode)
        .ok()
        .filter(|opcode| *opcode <= MAX_OPCODE)
        .ok_or(OutgoingError::Pack(PackError::Opcode))?;
    let control = is_control(opcode);
    if control && payload.as_bytes().len() > MAX_CONTROL_BYTES {
        return Err(OutgoingError::Pack(PackError::ControlTooLong));
    }
    let bits = Bits {
        fin: control || flags & pack::FLAG_FIN != 0,
        rsv1: !control && flags & pack::FLAG_RSV1 != 0,
        ..Bits::FINAL
    };
    Ok(Outgoing {
        opcode,
        bits,
        compress: flags & pack::FLAG_COMPRESS != 0,
        payload,
        mask: flags & pack::FLAG_MASK != 0,
    })
}

/// The flags that a program gives: bits, or whether the frame is the last of its message; null is the default.
fn flag_bits(flags: &Zval) -> PhpResult<u8> {
    Ok(match flags.kind() {
        Kind::Null => pack::FLAG_FIN,
        Kind::Bool(fin) => fin_bit(fin),
        _ => long(flags)? as u8, // flags above 32 have no meaning
    })
}

fn fin_bit(fin: bool) -> u8 {
    if fin { pack::FLAG_FIN } else { 0 }
}

/// The `$flags` argument of `push` and `pack`: an int by PHP's rules, or a bool or null, which mean something of their
/// own (see [`outgoing`]). None if it was left out.
pub fn flags_argument<'a>(call: &Call<'a>, index: usize) -> PhpResult<Option<&'a Zval>> {
    let flags = call.get(index).map(Zval::deref);
    if let Some(given) = flags
        && !matches!(given.kind(), Kind::Null | Kind::Bool(_))
    {
        call.long(index)?;
    }
    Ok(flags)
}

/// `(int)$value`, where a warning's handler may run.
pub(in crate::api) fn long(value: &Zval) -> PhpResult<i64> {
    value.to_long()
}

/// `(string)$value`, where `__toString` or a warning's handler may run.
pub(in crate::api) fn text(value: &Zval) -> PhpResult<Str> {
    value.to_str()
}

/// A Frame as `recv()` returns it. The hot path: one a message.
pub fn incoming(fd: i64, opcode: u8, flags: i64, finish: bool, data: Str) -> Object {
    object::with_properties(
        ce::frame_ptr(),
        [
            (slots::frame::FD, fd.into()),
            (slots::frame::DATA, data.into()),
            (slots::frame::OPCODE, i64::from(opcode).into()),
            (slots::frame::FLAGS, flags.into()),
            (slots::frame::FINISH, finish.into()),
        ],
    )
}

/// An object with its defaults. The classes are neither abstract nor guarded: this cannot fail.
pub(in crate::api) fn new(class: ClassPtr) -> Object {
    Object::new(class).expect("frames can be instantiated")
}

/// `pack(Frame|string $data, int $opcode = TEXT, int $flags = FIN): string`
pub fn pack(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 3)?;
    let opcode = call.long_or(1, constants::WEBSOCKET_OPCODE_TEXT)?;
    let flags = flags_argument(call, 2)?;
    let data = call.get(0).unwrap_or(&Zval::NULL);
    bytes_or_warning(outgoing(data, opcode, flags)?)
}

/// `__toString(): string`
pub fn to_string(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    bytes_or_warning(of_object(&Object::share(call.this()))?)
}

fn bytes_or_warning(frame: Result<Outgoing, OutgoingError>) -> PhpResult {
    match frame {
        Ok(frame) => Ok(frame.bytes()?.into()),
        Err(error) => {
            failure::warn(&error.text())?;
            Ok(Str::empty().into())
        }
    }
}

impl Outgoing {
    /// The PHP string may be the one that is too much for `memory_limit`.
    fn bytes(&self) -> PhpResult<Str> {
        let mut out = Vec::new();
        let mut bits = self.bits;
        let mut payload = Cow::Borrowed(self.payload.as_bytes());
        if self.compress && pack::compresses(self.opcode, bits, &payload) {
            payload = pack::compress(&payload).into();
            bits.rsv1 = true;
        }
        if self.mask {
            encode_masked_frame(&mut out, bits, self.opcode, &payload, masking_key());
        } else {
            encode_frame(&mut out, bits, self.opcode, &payload);
        }
        error::guarded(|| Str::new(&out))
    }
}

/// Nobody who chooses the payload may guess the key (section 5.3): the hasher is seeded by the system.
fn masking_key() -> Key {
    (RandomState::new().hash_one(0u8) as u32).to_ne_bytes()
}

/// What a compressed frame may become, where the script has no smaller limit of memory.
const MAX_UNPACKED: usize = 256 * 1024 * 1024;

/// `unpack(string $data): Frame|false`
pub fn unpack(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let data = call.string(0)?;
    let object = |frame: &Unpacked| {
        if frame.opcode == Opcode::Close as u8 {
            return close_frame::unpacked(frame);
        }
        let data = Str::new(&frame.payload);
        Some(incoming(
            NO_CONNECTION,
            frame.opcode,
            frame.flags.into(),
            frame.finish,
            data,
        ))
    };
    let frame = match pack::unpack(data.as_bytes(), memory::left().min(MAX_UNPACKED)) {
        Ok(frame) => error::guarded(|| object(&frame))?, // as in `bytes`
        Err(error) => {
            log_unpacked(error);
            None
        }
    };
    let Some(frame) = frame else {
        Engine::get().set_last_error(constants::SWOOLE_ERROR_PROTOCOL_ERROR as i32);
        return Ok(Value::FALSE);
    };
    Ok(frame.into())
}

/// Says why nothing was unpacked; less than a header is no frame at all.
fn log_unpacked(error: UnpackError) {
    const FUNCTION: &str = "websocket::parse_frame";
    match error {
        UnpackError::NoHeader => {}
        UnpackError::Incomplete { .. } => {
            let code = constants::SWOOLE_ERROR_WEBSOCKET_INCOMPLETE_PACKET;
            log::write_code(Level::Warning, code, FUNCTION, &error.to_string());
        }
        UnpackError::Protocol(_) | UnpackError::Inflate(_) => {
            log::write(Level::Warning, &format!("{FUNCTION}(): {error}"));
        }
    }
}

/// The `fd` of a frame that came from no connection.
pub(in crate::api) const NO_CONNECTION: i64 = 0;
