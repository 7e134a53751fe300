//! The methods of `Swoole\WebSocket\Frame`: single frames as bytes. The wire format is `protocol::websocket`'s.

use protocol::websocket::frame::Opcode;
use protocol::websocket::pack::{self, UnpackError, Unpacked};

use super::close_frame;
use super::frame_object::{NO_CONNECTION, incoming};
use super::outgoing::{Outgoing, OutgoingError, flags_argument, of_object, outgoing};
use crate::api::failure;
use crate::api::registration::constants;
use crate::engine::Engine;
use crate::engine::log::{self, Level};
use crate::zend::{Call, Object, PhpResult, Str, Value, Zval, error, memory};

/// Frames are ordinary objects: there is nothing to install.
pub fn install() {}

/// `pack(Frame|string $data, int $opcode = TEXT, int $flags = FIN): string`
pub fn pack(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 3)?;
    let opcode = call.long_or(1, constants::WEBSOCKET_OPCODE_TEXT)?;
    let flags = flags_argument(call, 2)?;
    let data = call.get(0).unwrap_or(&Zval::NULL);
    bytes_or_warning(outgoing(data, opcode, flags))
}

/// `__toString(): string`
pub fn to_string(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    bytes_or_warning(of_object(&Object::share(call.this())))
}

fn bytes_or_warning(frame: Result<Outgoing, OutgoingError>) -> PhpResult {
    match frame {
        Ok(frame) => Ok(frame.bytes()?.into()),
        Err(error) => error.warn(|text| failure::warn(text).map(|_| Str::empty().into())),
    }
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
        Engine::get()
            .coroutines
            .set_last_error(constants::SWOOLE_ERROR_PROTOCOL_ERROR as i32);
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
