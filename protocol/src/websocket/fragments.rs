//! When a frame may go out where several senders share a connection: no other message comes between the fragments of one
//! (RFC 6455, section 5.4).

use super::frame::{Opcode, is_control};

/// Who has begun the message that is not whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Begun {
    Nobody,
    ByMe,
    ByOther,
}

impl Begun {
    /// `owner`: who has begun it, None if all messages are whole.
    pub fn by(owner: Option<i64>, me: i64) -> Self {
        match owner {
            None => Begun::Nobody,
            Some(owner) if owner == me => Begun::ByMe,
            Some(_) => Begun::ByOther,
        }
    }
}

/// When a frame may go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Turn {
    Now,
    /// When the other's message is whole.
    Later,
}

const UNFINISHED: &str =
    "All fragments of a message, except for the initial frame, must use the continuation frame opcode(0).";
const NOTHING_BEGUN: &str = "A continuation frame cannot stand alone: no fragmented message has been begun.";

/// When a sender's frame may go. A message that one sender has begun may be ended by another. Err: never, and why.
pub fn turn(opcode: u8, begun: Begun) -> Result<Turn, &'static str> {
    if is_control(opcode) {
        return Ok(Turn::Now);
    }
    let continues = opcode == Opcode::Continuation as u8;
    match (begun, continues) {
        (Begun::Nobody, true) => Err(NOTHING_BEGUN),
        (Begun::ByMe, false) => Err(UNFINISHED),
        (Begun::ByOther, false) => Ok(Turn::Later),
        (Begun::Nobody, false) | (_, true) => Ok(Turn::Now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_frames_go_at_any_time() {
        for begun in [Begun::Nobody, Begun::ByMe, Begun::ByOther] {
            assert_eq!(turn(Opcode::Ping as u8, begun), Ok(Turn::Now));
        }
    }

    #[test]
    fn a_message_waits_for_the_end_of_anothers() {
        let text = Opcode::Text as u8;
        assert_eq!(turn(text, Begun::by(None, 1)), Ok(Turn::Now));
        assert_eq!(turn(text, Begun::by(Some(1), 1)), Err(UNFINISHED));
        assert_eq!(turn(text, Begun::by(Some(2), 1)), Ok(Turn::Later));
    }

    #[test]
    fn a_continuation_continues_something() {
        let continuation = Opcode::Continuation as u8;
        assert_eq!(turn(continuation, Begun::Nobody), Err(NOTHING_BEGUN));
        assert_eq!(turn(continuation, Begun::ByMe), Ok(Turn::Now));
        assert_eq!(turn(continuation, Begun::ByOther), Ok(Turn::Now));
    }
}
