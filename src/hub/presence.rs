//! Who came and went.

use std::rc::Rc;

use super::message::Message;
use super::{Info, Name};

/// A member of a channel, here or elsewhere.
#[derive(Clone)]
pub struct MemberInfo {
    /// Its node and its number there.
    pub id: Rc<str>,
    pub info: Info,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
    Joined,
    Left,
}

/// A member came or went.
pub struct Event {
    pub change: Change,
    pub channel: Name,
    pub member: MemberInfo,
}

/// The script's side of a hub. It is told where no PHP may run, and has to put it off.
pub trait Audience {
    /// A message of a channel that it has subscribed to.
    fn message(&self, channel: &Name, message: &Rc<Message>);
    fn presence(&self, event: Event);
}
