//! What a [`super::Decoder`] finds.

use std::borrow::Cow;
use std::mem::MaybeUninit;

use crate::websocket::close::CloseReason;
use crate::websocket::frame::Opcode;
use crate::websocket::mask::{Key, unmask_append, unmask_copy, unmask_into};
use crate::websocket::utf8::{InvalidUtf8, Utf8Stream};

/// Text is unmasked into a block of so many bytes, checked there and copied on: safe code cannot read back from
/// memory that it received uninitialised. Small enough for a coroutine's stack and the first-level cache.
const BLOCK_BYTES: usize = 2_048;
/// Chat-like messages fit here, and clearing a whole block would cost them more than the rest.
const SMALL_BLOCK_BYTES: usize = 128;

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
    /// Collected from several pieces, unmasked; text has been checked.
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

    /// Writes the payload to memory of exactly [`Message::len`] bytes, unmasked. After `Ok` all of it is written;
    /// after an error the connection must fail with 1007.
    ///
    /// # Panics
    /// If `dst` has another length.
    pub fn write_to(&self, dst: &mut [MaybeUninit<u8>]) -> Result<(), InvalidUtf8> {
        assert_eq!(dst.len(), self.len(), "the destination has the message's length");
        match &self.payload {
            Payload::Owned(bytes) => {
                dst.write_copy_of_slice(bytes);
            }
            Payload::Masked { bytes, key } if self.opcode == DataOpcode::Binary => {
                unmask_into(dst, bytes, *key, 0)
            }
            Payload::Masked { bytes, key } => {
                let mut rest = dst;
                checked_blocks(bytes, *key, |block| {
                    rest.split_off_mut(..block.len())
                        .map(|to| to.write_copy_of_slice(block));
                })?;
            }
        }
        Ok(())
    }

    /// As [`Message::write_to`], into a vector.
    pub fn to_vec(&self) -> Result<Vec<u8>, InvalidUtf8> {
        let mut out = Vec::with_capacity(self.len());
        match &self.payload {
            Payload::Masked { bytes, key } if self.opcode == DataOpcode::Text => {
                checked_blocks(bytes, *key, |block| out.extend_from_slice(block))?;
            }
            payload => payload.append_to(&mut out),
        }
        Ok(out)
    }
}

/// Hands out masked text in unmasked blocks, each checked before.
#[inline]
fn checked_blocks(masked: &[u8], key: Key, put: impl FnMut(&[u8])) -> Result<(), InvalidUtf8> {
    if masked.len() <= SMALL_BLOCK_BYTES {
        blocks_of::<SMALL_BLOCK_BYTES>(masked, key, put)
    } else {
        blocks_of::<BLOCK_BYTES>(masked, key, put)
    }
}

fn blocks_of<const BYTES: usize>(
    masked: &[u8],
    key: Key,
    mut put: impl FnMut(&[u8]),
) -> Result<(), InvalidUtf8> {
    const { assert!(BYTES.is_multiple_of(size_of::<Key>())) }; // so that each block begins with the key's first byte
    let mut buffer = [0; BYTES];
    let mut text = Utf8Stream::default();
    for block in masked.chunks(BYTES) {
        let unmasked = &mut buffer[..block.len()];
        unmask_copy(unmasked, block, key, 0);
        text.push(unmasked)?;
        put(unmasked);
    }
    text.finish()
}
