//! The file descriptor behind a PHP value: an int, a stream, a `Socket` of ext/sockets or of ours, the pipe of a process.

use std::sync::OnceLock;

use super::unwind::{PhpResult, Unwind};
use super::value::Kind;
use super::{Zval, error, raw};

/// Why a value has none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoDescriptor {
    /// A negative or too large number.
    Number(i64),
    /// A value of another kind.
    Kind,
    /// A stream that is not backed by one; PHP has warned.
    Stream,
    /// An object of another class, or a closed one.
    Object,
}

/// The codes of `shim/descriptor.c`.
const NOT_SELECTABLE: i32 = -2;
const FAILED: i32 = -3;

/// What tells the descriptor of an object of ours; None: it has none, or none any more.
type OfObject = fn(*mut raw::zend_object) -> Option<i32>;

static SOCKET_CLASS: OnceLock<OfObject> = OnceLock::new();

/// Has the objects of a class asked for their descriptors. Module start only.
pub fn set_socket_class(ask: OfObject) {
    let _ = SOCKET_CLASS.set(ask);
}

/// The descriptor of a value. What is wrong with a stream is said by PHP itself: a warning, a `TypeError` for a closed one.
pub fn of(value: &Zval) -> PhpResult<Result<i32, NoDescriptor>> {
    let found = look(value, true)?;
    error::pending()?;
    Ok(found)
}

/// Whether a value still stands for this descriptor. Numbers always do.
pub fn is_still(value: &Zval, descriptor: i32) -> bool {
    matches!(look(value, false), Ok(Ok(found)) if found == descriptor)
}

fn look(value: &Zval, complain: bool) -> PhpResult<Result<i32, NoDescriptor>> {
    let none = match value.kind() {
        Kind::Long(number) => {
            let descriptor = i32::try_from(number).ok().filter(|number| *number >= 0);
            return Ok(descriptor.ok_or(NoDescriptor::Number(number)));
        }
        Kind::Object(object) => match SOCKET_CLASS.get().and_then(|ask| ask(object)) {
            Some(descriptor) => return Ok(Ok(descriptor)),
            None => NoDescriptor::Object,
        },
        // Resources; the shim knows them.
        Kind::Other => NoDescriptor::Kind,
        _ => return Ok(Err(NoDescriptor::Kind)),
    };
    let mut descriptor = FAILED;
    // SAFETY: a live value; whatever may run PHP code (an error handler, a user stream's cast) is guarded in the shim.
    if unsafe { raw::swoole_rs_descriptor(value.deref(), complain, &mut descriptor) } {
        return Err(Unwind::Bailout);
    }
    match descriptor {
        0.. => Ok(Ok(descriptor)),
        NOT_SELECTABLE => Ok(Err(NoDescriptor::Stream)),
        FAILED if complain => Err(Unwind::Thrown),
        _ => Ok(Err(none)),
    }
}
