//! Names in NATS. A channel's name is data: as a part of a subject it has no dots, stars or arrows, which would mean something
//! there.

use crate::hub::broker::names::{decode, encode};

/// What all subjects of one application begin with.
pub struct Subjects {
    prefix: String,
}

impl Subjects {
    pub fn new(prefix: &str) -> Self {
        let prefix = match prefix {
            "" => "-".to_owned(),
            text => token(text.as_bytes()),
        };
        Subjects { prefix }
    }

    /// Where a channel's messages come.
    pub fn topic(&self, channel: &[u8]) -> String {
        format!("{}.to.{}", self.prefix, token(channel))
    }

    /// Where a message is published that is to be kept: what is kept comes to the topic.
    pub fn kept(&self, channel: &[u8]) -> String {
        format!("{}.keep.{}", self.prefix, token(channel))
    }

    pub fn all_kept(&self) -> String {
        format!("{}.keep.>", self.prefix)
    }

    pub fn all_topics(&self) -> String {
        format!("{}.to.>", self.prefix)
    }

    /// What keeps the messages.
    pub fn stream(&self) -> String {
        format!("hub-{}", self.prefix)
    }

    /// Where nodes tell each other who comes and goes.
    pub fn presence(&self) -> String {
        format!("{}.presence", self.prefix)
    }

    /// What is for one node alone.
    pub fn node(&self, node: &str) -> String {
        format!("{}.node.{node}", self.prefix)
    }

    /// Where nobody listens.
    pub fn nobody(&self) -> String {
        format!("{}.nobody", self.prefix)
    }
}

/// Any bytes as one part of a subject. Without percent signs: servers of 2.9 take a stream's name for a format.
pub fn token(name: &[u8]) -> String {
    encode(name).replace('%', "=").replace('.', "=2E")
}

pub fn of_token(token: &str) -> Option<Vec<u8>> {
    decode(token.replace('=', "%").as_bytes())
}
