//! Messages out of received bytes: fragments assembled, control frames let through between them, masks taken off,
//! text checked (RFC 6455 sections 5 and 8.1).
//!
//! The common case, one unfragmented frame that is in the input as a whole, is handed out as it lies there, still
//! masked, so that unmasking is the only copy. Everything else is collected in memory that grows with the bytes
//! received; announcing a length costs the client's effort and not ours. Compressed messages (RFC 7692) are restored
//! as they arrive, so that bad text, bad data and too much of it are seen as early as in others.

mod event;

use std::cell::Cell;

pub use event::{Control, DataOpcode, Event, Message, Payload};

use super::close::CloseReason;
use super::deflate::{Agreement, InflateError, Inflation};
use super::error::ProtocolError;
use super::frame::{
    FIN, FrameHeader, LENGTH, MASKED, MAX_CONTROL_BYTES, MAX_HEADER_BYTES, Opcode, is_control,
};
use super::mask::{Key, mask_in_place, unmask_append};
use super::utf8::Utf8Stream;

/// So many compressed bytes are restored at a time.
const UNMASK_STEP: usize = 64 * 1024;

thread_local! {
    /// Compressed bytes without their mask, of whichever connection is at work.
    static UNMASKED: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Which end of the connection receives: only what a client sends is masked (RFC 6455 section 5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Server,
    Client,
}

/// A client's input has no mask, which is the same as one that changes nothing.
const NO_MASK: Key = [0; 4];

/// The receiving side of one connection. Idle it is small and holds no memory elsewhere.
#[derive(Debug)]
pub struct Decoder {
    role: Role,
    max_message: usize,
    state: State,
    /// The message being collected, unmasked.
    message: Vec<u8>,
    /// Set between the first and the last fragment.
    fragmented: Option<DataOpcode>,
    /// The text in `message`.
    text: Utf8Stream,
    /// The payload of a control frame of which a part is missing.
    control: Vec<u8>,
    /// permessage-deflate was negotiated.
    deflate: Option<Box<Inflation>>,
}

#[derive(Debug)]
enum State {
    /// Between frames, or so many bytes into a header.
    Header {
        bytes: [u8; MAX_HEADER_BYTES],
        length: u8,
    },
    /// In a payload that arrives in pieces.
    Payload {
        frame: Frame,
        received: u64,
    },
    /// A close frame has arrived: whatever follows is ignored (section 5.5.1).
    Closed,
    Failed(ProtocolError),
}

impl State {
    const BETWEEN: Self = Self::Header {
        bytes: [0; MAX_HEADER_BYTES],
        length: 0,
    };
}

/// A frame that may be here: what is left of its header once it has been judged.
#[derive(Clone, Copy, Debug)]
struct Frame {
    payload_bytes: u64,
    key: Key,
    opcode: Opcode,
    fin: bool,
    /// A part of a compressed message.
    compressed: bool,
}

impl Decoder {
    /// For a server. `max_message` bounds a frame, its header counted, and an assembled message, in bytes.
    pub fn new(max_message: usize) -> Self {
        Self::of(Role::Server, max_message)
    }

    /// The same for a client.
    pub fn for_client(max_message: usize) -> Self {
        Self::of(Role::Client, max_message)
    }

    fn of(role: Role, max_message: usize) -> Self {
        Self {
            role,
            max_message,
            state: State::BETWEEN,
            message: Vec::new(),
            fragmented: None,
            text: Utf8Stream::default(),
            control: Vec::new(),
            deflate: None,
        }
    }

    /// The peer may compress its messages from now on. `max_message` bounds them before and after.
    pub fn accept_deflate(&mut self, agreement: &Agreement) {
        let inflation = match self.role {
            Role::Server => Inflation::new(agreement.client_window_bits, agreement.client_takeover),
            Role::Client => Inflation::new(agreement.server_window_bits, agreement.server_takeover),
        };
        self.deflate = Some(Box::new(inflation));
    }

    /// Takes bytes off the front of `input` until something is complete. `Ok(None)` means that the input is used
    /// up; what it began is kept here, so that nothing is lost when the caller stops waiting. Call again while
    /// `input` is not empty. An error is final: every later call gives it again.
    #[inline]
    pub fn next<'a>(&mut self, input: &mut &'a [u8]) -> Result<Option<Event<'a>>, ProtocolError> {
        if let Some(message) = self.short_message(input) {
            return Ok(Some(Event::Message(message)));
        }
        self.next_of_any(input)
    }

    /// The usual frame, if it is here as a whole: a short message of its own, masked, not compressed. What it is not is
    /// judged by `advance`.
    #[inline]
    fn short_message<'a>(&self, input: &mut &'a [u8]) -> Option<Message<'a>> {
        const FINAL_TEXT: u8 = FIN | Opcode::Text as u8;
        const FINAL_BINARY: u8 = FIN | Opcode::Binary as u8;
        const HEADER_BYTES: usize = 2 + size_of::<Key>();
        // Longer ones have their length behind the second byte.
        const MAX_SHORT: usize = 125;
        if self.role == Role::Client {
            return None;
        }
        let between = self.fragmented.is_none() && matches!(self.state, State::Header { length: 0, .. });
        let (&[first, second, a, b, c, d], rest) = input.split_first_chunk()?;
        let opcode = match first {
            FINAL_TEXT => DataOpcode::Text,
            FINAL_BINARY => DataOpcode::Binary,
            _ => return None,
        };
        let length = usize::from(second & LENGTH);
        if !between || second & MASKED == 0 || length > MAX_SHORT || HEADER_BYTES + length > self.max_message
        {
            return None;
        }
        let (bytes, rest) = rest.split_at_checked(length)?;
        *input = rest;
        Some(Message {
            opcode,
            payload: Payload::Masked {
                bytes,
                key: [a, b, c, d],
            },
            fragmented: false,
            compressed: false,
        })
    }

    fn next_of_any<'a>(&mut self, input: &mut &'a [u8]) -> Result<Option<Event<'a>>, ProtocolError> {
        let result = self.advance(input);
        match &result {
            Err(error) => {
                self.release();
                self.state = State::Failed(*error);
            }
            Ok(Some(Event::Close(_))) => {
                self.release();
                self.state = State::Closed;
                *input = &[];
            }
            Ok(_) => {}
        }
        result
    }

    /// Bytes of memory held for what is not complete yet. What a window keeps of earlier messages is not counted.
    pub fn buffered(&self) -> usize {
        let inflation = self.deflate.as_ref().map_or(0, |deflate| deflate.lent());
        self.message.capacity() + self.control.capacity() + inflation
    }

    /// Has a part of a frame arrived, and not all of it?
    #[inline]
    pub fn is_in_frame(&self) -> bool {
        match self.state {
            State::Header { length, .. } => length > 0,
            State::Payload { .. } => true,
            State::Closed | State::Failed(_) => false,
        }
    }

    /// Is a frame or a fragmented message incomplete?
    pub fn is_in_message(&self) -> bool {
        self.fragmented.is_some() || self.is_in_frame()
    }

    fn advance<'a>(&mut self, input: &mut &'a [u8]) -> Result<Option<Event<'a>>, ProtocolError> {
        loop {
            let event = match self.state {
                State::Failed(error) => return Err(error),
                State::Closed => {
                    *input = &[];
                    return Ok(None);
                }
                State::Header { .. } => {
                    let Some(header) = self.take_header(input)? else {
                        return Ok(None);
                    };
                    let frame = self.judge(&header)?;
                    match take_payload(input, frame.payload_bytes) {
                        Some(payload) => self.whole_frame(frame, payload)?,
                        None => {
                            self.state = State::Payload { frame, received: 0 };
                            None
                        }
                    }
                }
                State::Payload { frame, received } => {
                    if input.is_empty() {
                        return Ok(None);
                    }
                    self.part_of_frame(frame, received, input)?
                }
            };
            if event.is_some() {
                return Ok(event);
            }
        }
    }

    /// Reads a header, of which earlier calls may have got a part.
    fn take_header(&mut self, input: &mut &[u8]) -> Result<Option<FrameHeader>, ProtocolError> {
        let State::Header { bytes, length } = &mut self.state else {
            return Ok(None);
        };
        if *length == 0
            && let Some(header) = FrameHeader::parse(input)?
        {
            *input = &input[header.header_bytes..];
            return Ok(Some(header));
        }
        let had = usize::from(*length);
        let take = input.len().min(MAX_HEADER_BYTES - had);
        bytes[had..had + take].copy_from_slice(&input[..take]);
        let header = FrameHeader::parse(&bytes[..had + take])?;
        let used = header.map_or(take, |header| header.header_bytes - had);
        *input = &input[used..];
        // Less than a header's bytes, or the state is left for the payload.
        *length = if header.is_some() { 0 } else { (had + take) as u8 };
        Ok(header)
    }

    /// May this frame come now? Called before any byte of its payload is looked at.
    fn judge(&self, header: &FrameHeader) -> Result<Frame, ProtocolError> {
        let bits = header.bits;
        if (bits.rsv1 || bits.rsv2 || bits.rsv3) && !self.may_be_compressed(header) {
            return Err(ProtocolError::ReservedBits);
        }
        let opcode = Opcode::from_u8(header.opcode).ok_or(ProtocolError::ReservedOpcode(header.opcode))?;
        let key = match (self.role, header.mask) {
            (Role::Server, Some(key)) => key,
            (Role::Client, None) => NO_MASK,
            (Role::Server, None) => return Err(ProtocolError::Unmasked),
            (Role::Client, Some(_)) => return Err(ProtocolError::Masked),
        };
        let mut compressed = bits.rsv1;
        if is_control(header.opcode) {
            if !bits.fin {
                return Err(ProtocolError::FragmentedControl);
            }
            if header.payload_bytes > MAX_CONTROL_BYTES as u64 {
                return Err(ProtocolError::ControlTooLong);
            }
        } else {
            match (opcode, self.fragmented) {
                (Opcode::Continuation, None) => return Err(ProtocolError::UnexpectedContinuation),
                (Opcode::Text | Opcode::Binary, Some(_)) => return Err(ProtocolError::ExpectedContinuation),
                _ => {}
            }
            if opcode == Opcode::Continuation {
                compressed = self
                    .deflate
                    .as_ref()
                    .is_some_and(|deflate| deflate.is_in_message());
            }
            // What a compressed fragment adds is seen when it is restored.
            let before = if compressed { 0 } else { self.message.len() as u64 };
            let length = (before + header.payload_bytes).max(header.frame_bytes()); // both below 2^63
            if length > self.max_message as u64 {
                return Err(ProtocolError::TooBig { length });
            }
        }
        Ok(Frame {
            payload_bytes: header.payload_bytes,
            key,
            opcode,
            fin: bits.fin,
            compressed,
        })
    }

    /// RSV bits are set: is it the one that permessage-deflate sets, on a frame that may have it (RFC 7692 section 6)?
    #[cold]
    fn may_be_compressed(&self, header: &FrameHeader) -> bool {
        let bits = header.bits;
        let begins = matches!(
            Opcode::from_u8(header.opcode),
            Some(Opcode::Text | Opcode::Binary)
        );
        self.deflate.is_some() && begins && !bits.rsv2 && !bits.rsv3
    }

    /// A frame whose payload is in the input as a whole, and that no byte is kept of yet.
    #[inline]
    fn whole_frame<'a>(
        &mut self,
        frame: Frame,
        payload: &'a [u8],
    ) -> Result<Option<Event<'a>>, ProtocolError> {
        self.state = State::BETWEEN;
        let bytes = Payload::Masked {
            bytes: payload,
            key: frame.key,
        };
        match frame.opcode {
            Opcode::Ping => Ok(Some(Event::Ping(Control(bytes)))),
            Opcode::Pong => Ok(Some(Event::Pong(Control(bytes)))),
            Opcode::Close => Ok(Some(Event::Close(CloseReason::parse(&bytes.unmasked())?))),
            Opcode::Text | Opcode::Binary if frame.fin && !frame.compressed => {
                let opcode = DataOpcode::of(frame.opcode);
                Ok(Some(Event::Message(Message {
                    opcode,
                    payload: bytes,
                    fragmented: false,
                    compressed: false,
                })))
            }
            _ => {
                self.collect(frame, 0, payload)?;
                self.end_of_frame(frame)
            }
        }
    }

    /// The next piece of a payload.
    fn part_of_frame<'a>(
        &mut self,
        frame: Frame,
        received: u64,
        input: &mut &'a [u8],
    ) -> Result<Option<Event<'a>>, ProtocolError> {
        let missing = frame.payload_bytes - received;
        let piece = take_payload(input, missing).unwrap_or_else(|| std::mem::take(input));
        if is_control(frame.opcode as u8) {
            unmask_append(&mut self.control, piece, frame.key, received);
        } else {
            self.collect(frame, received, piece)?;
        }
        let received = received + piece.len() as u64;
        if received < frame.payload_bytes {
            self.state = State::Payload { frame, received };
            return Ok(None);
        }
        self.state = State::BETWEEN;
        if !is_control(frame.opcode as u8) {
            return self.end_of_frame(frame);
        }
        let payload = std::mem::take(&mut self.control);
        Ok(Some(match frame.opcode {
            Opcode::Ping => Event::Ping(Control(Payload::Owned(payload))),
            Opcode::Pong => Event::Pong(Control(Payload::Owned(payload))),
            _ => Event::Close(CloseReason::parse(&payload)?),
        }))
    }

    /// Appends a piece of a data frame, `received` bytes into it, to the message.
    fn collect(&mut self, frame: Frame, received: u64, piece: &[u8]) -> Result<(), ProtocolError> {
        let opcode = *self.fragmented.get_or_insert(DataOpcode::of(frame.opcode));
        if frame.compressed {
            return self.restore(frame, received, piece, opcode);
        }
        // Doubles as it fills, but not beyond what the last frame can need.
        let (length, capacity) = (self.message.len(), self.message.capacity());
        if capacity - length < piece.len() {
            let needed = if frame.fin {
                frame.payload_bytes - received
            } else {
                u64::MAX
            };
            let needed = usize::try_from(needed).unwrap_or(usize::MAX);
            self.message.reserve_exact(needed.min(piece.len().max(capacity)));
        }
        unmask_append(&mut self.message, piece, frame.key, received);
        if opcode == DataOpcode::Text {
            self.text
                .push(&self.message[length..])
                .map_err(|_| ProtocolError::InvalidUtf8)?;
        }
        Ok(())
    }

    /// As `collect`, of a compressed message. Pieces are restored in steps, each of which is judged before the next.
    fn restore(
        &mut self,
        frame: Frame,
        mut received: u64,
        mut piece: &[u8],
        opcode: DataOpcode,
    ) -> Result<(), ProtocolError> {
        let Some(deflate) = &mut self.deflate else {
            return Err(ProtocolError::ReservedBits);
        };
        let mut scratch = UNMASKED.take();
        let result = loop {
            let (step, rest) = piece.split_at(piece.len().min(UNMASK_STEP));
            scratch.clear();
            scratch.extend_from_slice(step);
            mask_in_place(&mut scratch, frame.key, received);
            received += step.len() as u64;
            piece = rest;
            let last = frame.fin && received == frame.payload_bytes;
            let length = self.message.len();
            if let Err(error) = deflate.push(&scratch, last, &mut self.message, self.max_message) {
                break Err(match error {
                    InflateError::Data => ProtocolError::BadDeflate,
                    InflateError::TooBig => ProtocolError::TooBig {
                        length: self.message.len() as u64,
                    },
                });
            }
            if opcode == DataOpcode::Text && self.text.push(&self.message[length..]).is_err() {
                break Err(ProtocolError::InvalidUtf8);
            }
            if piece.is_empty() {
                break Ok(());
            }
        };
        UNMASKED.set(scratch);
        result
    }

    /// A data frame is complete: so is the message, if the frame says so.
    fn end_of_frame<'a>(&mut self, frame: Frame) -> Result<Option<Event<'a>>, ProtocolError> {
        if !frame.fin {
            return Ok(None);
        }
        let opcode = self.fragmented.take().unwrap_or(DataOpcode::of(frame.opcode));
        if opcode == DataOpcode::Text {
            self.text.finish().map_err(|_| ProtocolError::InvalidUtf8)?;
        }
        let payload = Payload::Owned(std::mem::take(&mut self.message));
        let fragmented = frame.opcode == Opcode::Continuation;
        Ok(Some(Event::Message(Message {
            opcode,
            payload,
            fragmented,
            compressed: frame.compressed,
        })))
    }

    /// Gives back the memory of what will never be complete.
    fn release(&mut self) {
        self.message = Vec::new();
        self.control = Vec::new();
        self.fragmented = None;
        if let Some(mut deflate) = self.deflate.take() {
            deflate.abandon();
        }
    }
}

/// Takes `wanted` bytes off the input, if they are all there.
#[inline]
fn take_payload<'a>(input: &mut &'a [u8], wanted: u64) -> Option<&'a [u8]> {
    let (payload, rest) = input.split_at_checked(usize::try_from(wanted).ok()?)?;
    *input = rest;
    Some(payload)
}

#[cfg(test)]
mod tests;
