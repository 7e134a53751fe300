//! What is published to the engine: a line that says what it is, and the payload.
//!
//! A message: `OFFSET EPOCH MICROSECONDS SENDER NUMBER OPCODE\n` and the payload, where the first two are
//! `0 -` without a history. A change of presence: `+` or `-`, then `MEMBER CHANNEL\n` and the info.

use std::time::Duration;

use protocol::websocket::frame::Opcode;

use super::names::{decode, encode};
use crate::hub::message::Message;
use crate::hub::presence::{Change, Event, MemberInfo};

/// The offset and epoch of a message without a history.
pub const NOT_KEPT: &[u8] = b"0 - ";

/// A message as it comes from the engine.
pub struct Incoming {
    pub message: Message,
    pub epoch: String,
    /// Which process has sent it, and as which of its own messages.
    pub sender: String,
    pub number: u64,
}

/// A message without its offset and epoch.
pub fn encode_message(message: &Message, sender: &str, number: u64) -> Vec<u8> {
    let micros = message.time.as_micros();
    let opcode = message.broadcast.opcode();
    let mut out = format!("{micros} {sender} {number} {opcode}\n").into_bytes();
    out.extend_from_slice(message.broadcast.payload());
    out
}

/// None: it is none of ours.
pub fn decode_message(bytes: &[u8]) -> Option<Incoming> {
    let (head, payload) = split(bytes)?;
    let mut words = head.split(' ');
    let offset: u64 = words.next()?.parse().ok()?;
    let epoch = words.next()?.to_owned();
    let micros: u64 = words.next()?.parse().ok()?;
    let sender = words.next()?.to_owned();
    let number = words.next()?.parse().ok()?;
    let is_binary = words.next()?.parse() == Ok(Opcode::Binary as u8);
    let mut message = Message::new(is_binary, payload);
    message.offset = offset;
    message.time = Duration::from_micros(micros);
    Some(Incoming {
        message,
        epoch,
        sender,
        number,
    })
}

/// What the scripts of presence complete by the info.
pub fn presence_head(change: Change, member: &str, channel: &[u8]) -> String {
    let sign = match change {
        Change::Joined => '+',
        Change::Left => '-',
    };
    format!("{sign}{member} {}\n", encode(channel))
}

pub fn decode_presence(bytes: &[u8]) -> Option<Event> {
    let (head, info) = split(bytes)?;
    let (sign, rest) = head.split_at_checked(1)?;
    let change = match sign {
        "+" => Change::Joined,
        "-" => Change::Left,
        _ => return None,
    };
    let (member, channel) = rest.split_once(' ')?;
    Some(Event {
        change,
        channel: decode(channel.as_bytes())?.into(),
        member: MemberInfo {
            id: member.into(),
            info: info.into(),
        },
    })
}

fn split(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let end = memchr::memchr(b'\n', bytes)?;
    Some((std::str::from_utf8(&bytes[..end]).ok()?, &bytes[end + 1..]))
}
