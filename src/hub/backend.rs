//! What a hub needs of the world beyond its own connections: the members that are elsewhere, the history, and in which
//! order messages come.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use super::message::Message;
use super::presence::MemberInfo;
use super::{Info, Name};

/// What a backend answers, now or later.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, HubError>> + 'a>>;

/// Why a backend does not do what it is asked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HubError {
    /// The options do not provide for it: what would.
    NotKept(&'static str),
    /// The engine is not there, or not the right one: what it said.
    Engine(String),
    /// Too much waits for the engine already.
    Full,
    /// The engine takes no message of that size.
    TooLarge,
    /// The hub is closed.
    Closed,
}

impl fmt::Display for HubError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HubError::NotKept(text) => out.write_str(text),
            HubError::Engine(text) => out.write_str(text),
            HubError::Full => out.write_str("too many messages wait for the engine already"),
            HubError::TooLarge => out.write_str("the message is larger than what the engine takes at once"),
            HubError::Closed => out.write_str("the hub is closed"),
        }
    }
}

pub const NO_HISTORY: HubError = HubError::NotKept(
    "no history is kept: give the constructor ['history' => ['size' => messages, 'ttl' => seconds]]",
);

/// A part of a channel's history.
pub struct Page {
    /// Offsets mean something within it.
    pub epoch: String,
    pub messages: Vec<Rc<Message>>,
}

/// What came after an offset.
pub enum Missed {
    Messages(Vec<Rc<Message>>),
    /// The epoch is another one, or the first of them is not kept any more.
    Unknown,
}

/// Calls `Hub::deliver` for each message that is for this process, its own ones included, and `Hub::tell` for each change
/// of presence.
pub trait Backend {
    /// Sends a message everywhere; gives for how many connections of this process it was queued.
    fn publish(&self, channel: Name, message: Message, except: Option<usize>) -> Answer<'_, usize>;
    /// The channel's messages are wanted here. When it answers, they come.
    fn open<'a>(&'a self, channel: &'a Name) -> Answer<'a, ()>;
    /// They are not wanted any more.
    fn shut(&self, channel: &Name);
    /// The connection of this number became a member (`is_new`), or has another info. It is one from the call on, also if
    /// nobody waits for the answer, until it leaves; one that is new leaves if this fails.
    fn enter<'a>(&'a self, channel: &'a Name, number: u64, info: Info, is_new: bool) -> Answer<'a, ()>;
    /// It is none any more.
    fn leave(&self, channel: &Name, number: u64);
    /// The audience wants to know of changes of presence.
    fn watch_presence(&self);
    fn count<'a>(&'a self, channel: &'a Name) -> Answer<'a, usize>;
    fn members<'a>(&'a self, channel: &'a Name) -> Answer<'a, Vec<MemberInfo>>;
    /// The messages after an offset, the oldest first, or else the latest ones; at most `limit`.
    fn history<'a>(&'a self, channel: &'a Name, after: Option<u64>, limit: usize) -> Answer<'a, Page>;
    fn missed<'a>(&'a self, channel: &'a Name, after: u64, epoch: &'a [u8]) -> Answer<'a, Missed>;
    /// That of the last message; 0: there was none.
    fn last_offset<'a>(&'a self, channel: &'a Name) -> Answer<'a, u64>;
    fn close(&self);
}
