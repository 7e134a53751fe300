//! DNS messages (RFC 1035), as far as a stub resolver needs them: one question, and the first address of its answer.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Section 2.3.4, without the length of the root label that ends a name.
const MAX_LABEL: usize = 63;
const MAX_NAME: usize = 254;
const HEADER: usize = 12;
const CLASS_IN: u16 = 1;
/// The answer to a standard query: QR set, opcode 0 (section 4.1.1).
const RESPONSE_MASK: u8 = 0b1111_1000;
const RESPONSE: u8 = 0b1000_0000;
const TRUNCATED: u8 = 0b0000_0010;
const RECURSION_DESIRED: u8 = 0b0000_0001;
const RCODE: u8 = 0b0000_1111;
/// The two high bits of a length say that a pointer to an earlier name follows (section 4.1.4).
const POINTER: u8 = 0b1100_0000;

/// What is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RecordType {
    A,
    Aaaa,
}

impl RecordType {
    fn number(self) -> u16 {
        match self {
            RecordType::A => 1,
            RecordType::Aaaa => 28, // RFC 3596
        }
    }
}

/// A name that no question can have: an empty or overlong label, or too long as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BadName;

/// A question, ready to be sent.
pub struct Query {
    bytes: Vec<u8>,
    record: RecordType,
}

/// What a datagram or message says about the question.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    Address(IpAddr),
    /// There is no such name, or it has no address of this kind.
    None,
    /// The server cannot or will not answer (its RCODE): another one may.
    Refused(u8),
    /// The answer did not fit: ask over TCP.
    Truncated,
    /// Not an answer to this question: somebody else's, or forged.
    Foreign,
    /// An answer that ends too early.
    Malformed,
}

/// RCODE of a name that does not exist.
const NAME_ERROR: u8 = 3;

impl Query {
    pub fn new(id: u16, name: &[u8], record: RecordType) -> Result<Self, BadName> {
        let name = name.strip_suffix(b".").unwrap_or(name);
        if name.is_empty() || name.len() >= MAX_NAME {
            return Err(BadName);
        }
        let mut bytes = Vec::with_capacity(HEADER + name.len() + 6);
        bytes.extend_from_slice(&id.to_be_bytes());
        bytes.extend_from_slice(&[RECURSION_DESIRED, 0]);
        bytes.extend_from_slice(&[0, 1, 0, 0, 0, 0, 0, 0]); // one question, nothing else
        for label in name.split(|byte| *byte == b'.') {
            if label.is_empty() || label.len() > MAX_LABEL {
                return Err(BadName);
            }
            bytes.push(label.len() as u8);
            bytes.extend_from_slice(label);
        }
        bytes.push(0);
        bytes.extend_from_slice(&record.number().to_be_bytes());
        bytes.extend_from_slice(&CLASS_IN.to_be_bytes());
        Ok(Query { bytes, record })
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Reads what came for it.
    pub fn read(&self, message: &[u8]) -> Answer {
        if !self.is_answered_by(message) {
            return Answer::Foreign;
        }
        if message[2] & TRUNCATED != 0 {
            return Answer::Truncated;
        }
        match message[3] & RCODE {
            0 => {}
            NAME_ERROR => return Answer::None,
            other => return Answer::Refused(other),
        }
        let count = u16::from_be_bytes([message[6], message[7]]);
        self.first_address(&message[self.bytes.len()..], count)
            .unwrap_or(Answer::Malformed)
    }

    /// Same id, an answer, and the question as it was asked, whatever the case of its letters.
    fn is_answered_by(&self, message: &[u8]) -> bool {
        message.len() >= self.bytes.len()
            && message[..2] == self.bytes[..2]
            && message[2] & RESPONSE_MASK == RESPONSE
            && message[4..6] == [0, 1]
            && message[HEADER..self.bytes.len()].eq_ignore_ascii_case(&self.bytes[HEADER..])
    }

    /// Looks through the records; aliases (CNAME) come before what they lead to. None: they end too early.
    fn first_address(&self, mut rest: &[u8], count: u16) -> Option<Answer> {
        for _ in 0..count {
            rest = after_name(rest)?;
            let (head, tail) = rest.split_at_checked(10)?;
            let number = |at: usize| u16::from_be_bytes([head[at], head[at + 1]]);
            let (data, tail) = tail.split_at_checked(usize::from(number(8)))?;
            if number(0) == self.record.number() && number(2) == CLASS_IN {
                let address = match self.record {
                    RecordType::A => IpAddr::V4(Ipv4Addr::from(<[u8; 4]>::try_from(data).ok()?)),
                    RecordType::Aaaa => IpAddr::V6(Ipv6Addr::from(<[u8; 16]>::try_from(data).ok()?)),
                };
                return Some(Answer::Address(address));
            }
            rest = tail;
        }
        Some(Answer::None)
    }
}

/// What follows a record's name, which is not looked at.
fn after_name(mut rest: &[u8]) -> Option<&[u8]> {
    loop {
        let (&length, tail) = rest.split_first()?;
        match length & POINTER {
            0 if length == 0 => return Some(tail),
            0 => rest = tail.get(usize::from(length)..)?,
            POINTER => return tail.get(1..),
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The question for `a.test`, as RFC 1035 lays it out.
    const QUESTION: &[u8] = b"\x12\x34\x01\x00\0\x01\0\0\0\0\0\0\x01a\x04test\0\0\x01\0\x01";

    fn query() -> Query {
        Query::new(0x1234, b"a.test", RecordType::A).expect("a name")
    }

    /// The head and question of an answer, with flags and number of records, and the records.
    fn answer(flags: [u8; 2], records: u8, rest: &[u8]) -> Vec<u8> {
        let mut bytes = QUESTION.to_vec();
        bytes[2..4].copy_from_slice(&flags);
        bytes[7] = records;
        bytes.extend_from_slice(rest);
        bytes
    }

    const ALIAS: &[u8] = b"\xc0\x0c\0\x05\0\x01\0\0\0\x3c\0\x04\x01b\xc0\x0e";
    const ADDRESS: &[u8] = b"\xc0\x0c\0\x01\0\x01\0\0\0\x3c\0\x04\x0a\x01\x02\x03";

    #[test]
    fn a_question_has_exactly_these_bytes() {
        assert_eq!(query().as_bytes(), QUESTION);
        let rooted = Query::new(0x1234, b"a.test.", RecordType::A).expect("a name");
        assert_eq!(rooted.as_bytes(), QUESTION);
    }

    #[test]
    fn names_have_limits() {
        let bad = |name: &[u8]| Query::new(1, name, RecordType::Aaaa).is_err();
        assert!(bad(b"") && bad(b".") && bad(b"a..b") && bad(b".a"));
        assert!(bad(&[b'x'; 64]) && !bad(&[b'x'; 63]));
        assert!(bad([b"abc.".repeat(64), b"x".to_vec()].concat().as_slice()));
    }

    #[test]
    fn the_first_address_counts_and_aliases_are_passed_over() {
        let expected = Answer::Address(IpAddr::from([10, 1, 2, 3]));
        assert_eq!(query().read(&answer([0x81, 0x80], 1, ADDRESS)), expected);
        let both = [ALIAS, ADDRESS].concat();
        assert_eq!(query().read(&answer([0x81, 0x80], 2, &both)), expected);
        assert_eq!(query().read(&answer([0x81, 0x80], 1, ALIAS)), Answer::None);
    }

    #[test]
    fn what_is_no_answer_is_told_apart() {
        let query = query();
        assert_eq!(query.read(&answer([0x81, 0x83], 0, b"")), Answer::None);
        assert_eq!(query.read(&answer([0x81, 0x82], 0, b"")), Answer::Refused(2));
        assert_eq!(query.read(&answer([0x83, 0x80], 0, b"")), Answer::Truncated);
        assert_eq!(query.read(QUESTION), Answer::Foreign);
        assert_eq!(query.read(b""), Answer::Foreign);
        let mut other = answer([0x81, 0x80], 1, ADDRESS);
        other[1] ^= 1;
        assert_eq!(query.read(&other), Answer::Foreign);
    }

    #[test]
    fn every_way_to_end_too_early_is_malformed() {
        let whole = answer([0x81, 0x80], 1, ADDRESS);
        for end in QUESTION.len()..whole.len() {
            assert_eq!(query().read(&whole[..end]), Answer::Malformed, "{end}");
        }
        let bad_length = b"\xc0\x0c\0\x01\0\x01\0\0\0\x3c\0\x03\x0a\x01\x02";
        assert_eq!(
            query().read(&answer([0x81, 0x80], 1, bad_length)),
            Answer::Malformed
        );
        let bad_name = b"\x80\x0c\0\x01\0\x01\0\0\0\x3c\0\x04\x0a\x01\x02\x03";
        assert_eq!(
            query().read(&answer([0x81, 0x80], 1, bad_name)),
            Answer::Malformed
        );
    }
}
