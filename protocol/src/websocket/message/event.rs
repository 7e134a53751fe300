//! What a [`super::Decoder`] finds.

use std::borrow::Cow;
use std::mem::MaybeUninit;

use crate::websocket::close::CloseReason;
use crate::websocket::frame::Opcode;
use crate::websocket::mask::{Key, unmask_append, unmask_into};
use crate::websocket::utf8::InvalidUtf8;

/// Something that is complete.
#[derive(Debug)]
pub enum Event<'a> {
    /// A message of the application.
    Message(Message<'a>),
    /// To be answered with a pong of the same payload (RFC 6455 section 5.5.2).
    Ping(Control<'a>),
    /// Needs no answer.
    Pong(Control<'a>),
    /// To be echoed once; nothing more comes from this decoder (section 5.5.1).
    Close(CloseReason),
}

/// Kinds of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum DataOpcode {
    /// UTF-8
    Text = 1,
    /// Any bytes
    Binary = 2,
}

impl DataOpcode {
    /// The opcode of a message that begins with this frame.
    pub(super) fn of(opcode: Opcode) -> Self {
        if opcode == Opcode::Text {
            Self::Text
        } else {
            Self::Binary
        }
    }
}

/// The bytes of a payload, where they lie.
#[derive(Debug)]
pub enum Payload<'a> {
    /// In the input, still masked.
    Masked {
        /// What was received.
        bytes: &'a [u8],
        /// Take the mask off with this.
        key: Key,
    },
    /// Collected from several pieces, or restored, unmasked; text has been checked.
    Owned(Vec<u8>),
}

impl Payload<'_> {
    /// Bytes of payload.
    pub fn len(&self) -> usize {
        match self {
            Self::Masked { bytes, .. } => bytes.len(),
            Self::Owned(bytes) => bytes.len(),
        }
    }

    /// No bytes at all?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Appends the unmasked bytes.
    pub fn append_to(&self, out: &mut Vec<u8>) {
        match self {
            Self::Masked { bytes, key } => unmask_append(out, bytes, *key, 0),
            Self::Owned(bytes) => out.extend_from_slice(bytes),
        }
    }

    /// The unmasked bytes; copied only if they have to be.
    pub fn unmasked(&self) -> Cow<'_, [u8]> {
        match self {
            Self::Masked { .. } => {
                let mut out = Vec::with_capacity(self.len());
                self.append_to(&mut out);
                Cow::Owned(out)
            }
            Self::Owned(bytes) => Cow::Borrowed(bytes),
        }
    }
}

/// The payload of a ping or pong: at most 125 bytes, not necessarily text.
#[derive(Debug)]
pub struct Control<'a>(pub Payload<'a>);

/// A complete message.
#[derive(Debug)]
pub struct Message<'a> {
    /// Text or binary.
    pub opcode: DataOpcode,
    /// Its bytes.
    pub payload: Payload<'a>,
    /// Did it come in more than one frame?
    pub fragmented: bool,
    /// Did it come compressed? The payload is as it was before.
    pub compressed: bool,
}

impl Message<'_> {
    /// Bytes of payload.
    pub fn len(&self) -> usize {
        self.payload.len()
    }

    /// An empty message is a message.
    pub fn is_empty(&self) -> bool {
        self.payload.is_empty()
    }

    /// Writes the payload to memory of exactly [`Message::len`] bytes, unmasked. Then show what was written to
    /// [`Message::check`]: this cannot read memory that it received uninitialised.
    ///
    /// # Panics
    /// If `dst` has another length.
    pub fn write_to(&self, dst: &mut [MaybeUninit<u8>]) {
        assert_eq!(dst.len(), self.len(), "the destination has the message's length");
        match &self.payload {
            Payload::Owned(bytes) => {
                dst.write_copy_of_slice(bytes);
            }
            Payload::Masked { bytes, key } => unmask_into(dst, bytes, *key, 0),
        }
    }

    /// Is the payload, unmasked, what its opcode says? If not, the connection must fail with 1007.
    pub fn check(&self, unmasked: &[u8]) -> Result<(), InvalidUtf8> {
        match &self.payload {
            // Collected text was checked as it came.
            Payload::Masked { .. } if self.opcode == DataOpcode::Text => simdutf8::basic::from_utf8(unmasked)
                .map(drop)
                .map_err(|_| InvalidUtf8),
            _ => Ok(()),
        }
    }

    /// Both, into a vector.
    pub fn to_vec(&self) -> Result<Vec<u8>, InvalidUtf8> {
        let mut out = Vec::with_capacity(self.len());
        self.payload.append_to(&mut out);
        self.check(&out).map(|()| out)
    }
}
