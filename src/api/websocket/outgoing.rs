//! What a program wants sent, checked: a string with an opcode and flags, or a Frame object, which is read by its slots.
//! What is special about close frames is in `close_frame`.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;
use std::hash::{BuildHasher, RandomState};

use protocol::websocket::close::ReasonTooLong;
use protocol::websocket::frame::{
    Bits, MAX_CONTROL_BYTES, Opcode, encode_frame, encode_masked_frame, is_control,
};
use protocol::websocket::mask::Key;
use protocol::websocket::pack::{self, MAX_OPCODE, PackError};

use super::close_frame;
use crate::api::registration::{ce, constants, slots};
use crate::engine::Engine;
use crate::zend::object::{is_instance, property};
use crate::zend::per_thread::per_thread;
use crate::zend::value::Kind;
use crate::zend::{Call, Object, PhpResult, Str, Unwind, Zval, error};

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

impl Outgoing {
    /// The bits of the frame as it is handed to a connection: what is to be compressed is not compressed yet.
    pub fn frame_bits(&self) -> Bits {
        Bits {
            rsv1: self.bits.rsv1 && !self.compress,
            ..self.bits
        }
    }
}

/// Why there is no such frame. The text is the warning that the program gets, with the code of the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutgoingError {
    /// A conversion threw, or died: nothing is left to say.
    Unwind(Unwind),
    Pack(PackError),
    Reason(ReasonTooLong),
    /// A close code that must not be on the wire (RFC 6455, section 7.4), or is none.
    CloseCode(i64),
}

impl From<Unwind> for OutgoingError {
    fn from(unwind: Unwind) -> Self {
        OutgoingError::Unwind(unwind)
    }
}

impl OutgoingError {
    /// Has `warn` warn the program, with the result of the call.
    pub fn warn(self, warn: impl FnOnce(&str) -> PhpResult) -> PhpResult {
        match self {
            OutgoingError::Unwind(unwind) => Err(unwind),
            error => warn(&error.to_string()),
        }
    }
}

impl fmt::Display for OutgoingError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unwind(_) => Ok(()),
            Self::Pack(error) => error.fmt(out),
            Self::Reason(error) => error.fmt(out),
            Self::CloseCode(code) => write!(out, "close code {code} must not be sent"),
        }
    }
}

/// The frame that `push($data, $opcode, $flags)` means. A Frame object brings its own opcode and flags.
///
/// Conversions may run PHP (`__toString`, error handlers): all of that happens before anything is sent.
pub fn outgoing(data: &Zval, opcode: i64, flags: Option<&Zval>) -> Result<Outgoing, OutgoingError> {
    if let Some(frame) = data.as_object()
        && is_instance(frame, ce::frame_ptr())
    {
        // The program may drop its own reference while a property is converted.
        return of_object(&Object::share(frame));
    }
    let flags = flags.map_or(Ok(pack::FLAG_FIN), flag_bits)?;
    let payload = data.to_str()?;
    if opcode == i64::from(Opcode::Close as u8) {
        let code = constants::SWOOLE_WEBSOCKET_CLOSE_NORMAL;
        return build(opcode, flags, close_frame::payload(code, payload.as_bytes())?);
    }
    build(opcode, flags, payload)
}

/// The frame that a Frame object is.
pub fn of_object(frame: &Object) -> Result<Outgoing, OutgoingError> {
    let slot = |slot| property(frame.as_raw(), slot).share();
    let is_close_frame = is_instance(frame.as_raw(), ce::close_frame_ptr());
    let opcode = slot(slots::frame::OPCODE);
    let opcode = match opcode.raw().kind() {
        Kind::Null if is_close_frame => i64::from(Opcode::Close as u8),
        Kind::Null => i64::from(Opcode::Text as u8),
        _ => opcode.raw().to_long()?,
    };
    let mut flags = flag_bits(slot(slots::frame::FLAGS).raw())?;
    let finish = slot(slots::frame::FINISH);
    if !finish.raw().is_null() {
        flags = flags & !pack::FLAG_FIN | fin_bit(finish.raw().truthy());
    }
    if opcode != i64::from(Opcode::Close as u8) {
        let payload = text_in(frame, &slot(slots::frame::DATA))?;
        return build(opcode, flags, payload);
    }
    let payload = if is_close_frame {
        close_frame::payload_of(frame)?
    } else {
        close_frame::payload(constants::SWOOLE_WEBSOCKET_CLOSE_NORMAL, b"")?
    };
    build(opcode, flags, payload)
}

per_thread! {
    /// The frames whose properties are being converted, each by which coroutine.
    static CONVERTING: RefCell<Vec<(i64, usize)>> = RefCell::new(Vec::new());
}

/// A frame's property as text. It may be an object that is converted by converting the frame: that would never end.
pub fn text_in(frame: &Object, value: &Zval) -> PhpResult<Str> {
    if value.as_object().is_none() {
        return value.to_str();
    }
    let me = (Engine::get().coroutines.current_id(), frame.as_raw() as usize);
    if CONVERTING.with_borrow(|converting| converting.contains(&me)) {
        return Err(error::throw_error(
            "Nesting level too deep - recursive dependency?",
        ));
    }
    CONVERTING.with_borrow_mut(|converting| converting.push(me));
    let text = value.to_str();
    CONVERTING.with_borrow_mut(|converting| {
        if let Some(at) = converting.iter().rposition(|known| *known == me) {
            converting.swap_remove(at);
        }
    });
    text
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
        _ => flags.to_long()? as u8, // flags above 32 have no meaning
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

impl Outgoing {
    /// The PHP string may be the one that is too much for `memory_limit`.
    pub fn bytes(&self) -> PhpResult<Str> {
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
