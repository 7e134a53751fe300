//! The last messages of a channel, in this process.

use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

use super::message::Message;
use super::options::KeepHistory;
use super::random_id;

/// Offsets count the channel's messages from 1, within an epoch: it is another one when counting has begun anew.
pub struct History {
    pub epoch: String,
    pub last: u64,
    keep: KeepHistory,
    /// When it was last used, since 1970.
    used: Duration,
    /// Without gaps; the last one is `last`.
    messages: VecDeque<Rc<Message>>,
}

impl History {
    pub fn new(keep: KeepHistory) -> Self {
        History {
            epoch: random_id(),
            last: 0,
            keep,
            used: Duration::ZERO,
            messages: VecDeque::new(),
        }
    }

    /// Takes a message, which is the next one.
    pub fn append(&mut self, mut message: Message) -> Rc<Message> {
        self.last += 1;
        message.offset = self.last;
        self.forget_old(message.time);
        if self.messages.len() == self.keep.size {
            self.messages.pop_front();
        }
        let message = Rc::new(message);
        self.messages.push_back(Rc::clone(&message));
        message
    }

    /// It is used at a time: what is too old then goes.
    pub fn touch(&mut self, now: Duration) {
        self.used = now;
        self.forget_old(now);
    }

    /// Nothing is left of it, and nobody has asked for so long that anybody would still know the epoch.
    pub fn is_over(&mut self, now: Duration) -> bool {
        self.forget_old(now);
        self.messages.is_empty() && self.used + self.keep.ttl < now
    }

    fn forget_old(&mut self, now: Duration) {
        let from = now.saturating_sub(self.keep.ttl);
        while self.messages.front().is_some_and(|message| message.time < from) {
            self.messages.pop_front();
        }
    }

    /// The messages after an offset, the oldest first, or else the latest ones.
    pub fn page(&self, after: Option<u64>, limit: usize) -> Vec<Rc<Message>> {
        let skip = match after {
            Some(after) => self.index_after(after),
            None => self.messages.len().saturating_sub(limit),
        };
        self.messages.iter().skip(skip).take(limit).cloned().collect()
    }

    /// All that came after an offset. None: not all of it is here, or there was no such offset.
    pub fn missed(&self, after: u64) -> Option<Vec<Rc<Message>>> {
        let kept = self.last - self.messages.len() as u64;
        (kept..=self.last)
            .contains(&after)
            .then(|| self.page(Some(after), usize::MAX))
    }

    fn index_after(&self, after: u64) -> usize {
        let kept = self.last - self.messages.len() as u64;
        after.saturating_sub(kept) as usize
    }
}
