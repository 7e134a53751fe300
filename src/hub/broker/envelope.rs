//! What is published to the engine: a line that says what it is, and the payload.
//!
//! A message: `OFFSET EPOCH MICROSECONDS SENDER NUMBER OPCODE\n` and the payload, where the first two are
//! `0 -` without a history. Several: `*\n`, then `LENGTH\n` and the message for each. A change of presence: `+` or `-`, then `MEMBER CHANNEL\n` and the info.

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

/// Says that several messages follow.
const SEVERAL: &[u8] = b"*\n";

/// Bytes that a message of this length takes among several, at most.
pub fn size_among_several(length: usize) -> usize {
    length + "18446744073709551615\n".len()
}

/// Several messages of a channel as one.
pub fn join(messages: &[Vec<u8>]) -> Vec<u8> {
    let sizes = messages.iter().map(|message| size_among_several(message.len()));
    let mut out = Vec::with_capacity(SEVERAL.len() + sizes.sum::<usize>());
    out.extend_from_slice(SEVERAL);
    for message in messages {
        out.extend_from_slice(message.len().to_string().as_bytes());
        out.push(b'\n');
        out.extend_from_slice(message);
    }
    out
}

/// One message or several, as far as they are ours.
pub fn decode_messages(bytes: &[u8]) -> impl Iterator<Item = Incoming> {
    let (mut rest, several) = match bytes.strip_prefix(SEVERAL) {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    std::iter::from_fn(move || {
        if !several {
            return (!rest.is_empty()).then(|| std::mem::take(&mut rest));
        }
        let (length, following) = split(rest)?;
        let (message, next) = following.split_at_checked(length.parse().ok()?)?;
        rest = next;
        Some(message)
    })
    .filter_map(decode_message)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn message(payload: &[u8]) -> Vec<u8> {
        let message = Message::new(true, payload);
        [NOT_KEPT, &encode_message(&message, "node", 7)].concat()
    }

    fn payloads(bytes: &[u8]) -> Vec<Vec<u8>> {
        decode_messages(bytes)
            .map(|incoming| incoming.message.broadcast.payload().to_vec())
            .collect()
    }

    #[test]
    fn one_message_or_several_come_out_as_they_went_in() {
        assert_eq!(payloads(&message(b"*\n1\n")), [b"*\n1\n"]);
        let several = [message(b""), message(b"12\n0 - "), message(&[0; 300])];
        assert_eq!(
            payloads(&join(&several)),
            [vec![], b"12\n0 - ".to_vec(), vec![0; 300]]
        );
    }

    #[test]
    fn what_is_cut_off_or_none_of_ours_is_left_out() {
        let joined = join(&[message(b"first"), message(b"second")]);
        let first = joined.len() - message(b"second").len();
        for end in 0..joined.len() {
            let whole = usize::from(end >= first - "30\n".len());
            assert_eq!(payloads(&joined[..end]).len(), whole, "cut at {end}");
        }
        assert_eq!(payloads(&join(&[b"noise".to_vec(), message(b"ours")])), [b"ours"]);
        assert!(payloads(b"*\n18446744073709551615\nx").is_empty());
        assert!(payloads(b"*\n-1\nx").is_empty());
    }
}
