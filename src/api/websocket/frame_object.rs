//! Frame objects as the extension makes them. The classes are plain PHP: objects are cloned, serialized and changed as any
//! others.

use crate::api::registration::{ce, slots};
use crate::zend::object::{self, ClassPtr};
use crate::zend::{Object, Str};

/// The `fd` of a frame that came from no connection.
pub const NO_CONNECTION: i64 = 0;

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
pub fn new(class: ClassPtr) -> Object {
    Object::new(class).expect("frames can be instantiated")
}
