//! Names in Redis. A channel's name is data: whatever is in it, it reaches only its own keys. All keys of a channel share a
//! hash tag, so that a cluster keeps them together.

use crate::hub::broker::names::{decode, encode};

/// What all names of one application begin with.
pub struct Keys {
    prefix: String,
}

impl Keys {
    pub fn new(prefix: &str) -> Self {
        Keys {
            prefix: prefix.to_owned(),
        }
    }

    fn of(&self, channel: &[u8], suffix: &str) -> String {
        format!("{}{{{}}}{suffix}", self.prefix, encode(channel))
    }

    /// Where its messages are published.
    pub fn topic(&self, channel: &[u8]) -> String {
        self.of(channel, "")
    }

    /// The channel of such a topic.
    pub fn channel_of(&self, topic: &[u8]) -> Option<Vec<u8>> {
        let rest = topic.strip_prefix(self.prefix.as_bytes())?;
        decode(rest.strip_prefix(b"{")?.strip_suffix(b"}")?)
    }

    /// Epoch and last offset.
    pub fn position(&self, channel: &[u8]) -> String {
        self.of(channel, ":position")
    }

    /// The stream of what is kept.
    pub fn history(&self, channel: &[u8]) -> String {
        self.of(channel, ":history")
    }

    /// Infos by member.
    pub fn members(&self, channel: &[u8]) -> String {
        self.of(channel, ":members")
    }

    /// The members of one node.
    pub fn members_of(&self, channel: &[u8], node: &str) -> String {
        self.of(channel, &format!(":node:{node}"))
    }

    /// Where it is published who comes and goes.
    pub fn presence(&self) -> String {
        format!("{}presence", self.prefix)
    }

    /// When the lease of each node ends.
    pub fn leases(&self) -> String {
        format!("{}leases", self.prefix)
    }

    /// The channels in which a node has members.
    pub fn channels_of(&self, node: &str) -> String {
        format!("{}node:{node}", self.prefix)
    }
}
