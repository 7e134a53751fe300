//! A channel's messages on their way from Redis to the members here. With a history each comes once and in its order: what
//! was missed while there was no connection is read from the history first, and what comes meanwhile waits for that.

use std::rc::Rc;

use redis::aio::MultiplexedConnection;
use redis::{RedisError, Value};

use super::Core;
use super::envelope::{self, Incoming};
use crate::engine::log::{self, Level};
use crate::hub::Name;
use crate::hub::backend::HubError;
use crate::hub::message::now;
use crate::net::Reactor;

/// Topics in one command.
const AT_ONCE: usize = 512;
/// Messages that wait while a gap is filled; beyond that the gap is given up.
const MAX_PENDING: usize = 10_000;

/// Where a channel's messages have got to.
#[derive(Default)]
pub struct Feed {
    /// Redis has said that they come.
    open: bool,
    /// Epoch and offset of the last one that was delivered.
    last: Option<(String, u64)>,
    /// A gap is being filled; what comes waits.
    filling: bool,
    pending: Vec<Incoming>,
}

impl Feed {
    pub fn is_open(&self) -> bool {
        self.open
    }
}

/// What to do with a message.
enum Next {
    Deliver,
    Nothing,
    Fill,
}

impl Core {
    pub async fn open_feed(self: Rc<Self>, channel: Name) -> Result<(), HubError> {
        self.feeds.borrow_mut().entry(Rc::clone(&channel)).or_default();
        let mut link = self.up().await?;
        let topic = self.keys.topic(&channel);
        match link.subscriptions.subscribe(&topic).await {
            Ok(()) => {
                let mut feeds = self.feeds.borrow_mut();
                // It may have been shut meanwhile by another one's leaving.
                feeds.entry(channel).or_default().open = true;
                Ok(())
            }
            Err(error) => Err(self.failed(link.number, &error)),
        }
    }

    pub fn shut_feed(&self, channel: &Name) {
        if self.feeds.borrow_mut().remove(channel).is_none() {
            return;
        }
        self.link.changed();
        if let Some(mut link) = self.link.get().filter(|_| self.link.is_ours()) {
            let topic = self.keys.topic(channel);
            Reactor::get().spawn_background(async move {
                // Of a connection that is lost nothing comes anyway.
                let _ = link.subscriptions.unsubscribe(&topic).await;
            });
        }
    }

    /// On a new connection: asks for all that is wanted.
    pub async fn subscribe_again(&self, subscriptions: &mut MultiplexedConnection) -> Result<(), RedisError> {
        let keeps = self.options.history.is_some();
        let channels: Vec<Name> = {
            let mut feeds = self.feeds.borrow_mut();
            for feed in feeds.values_mut() {
                feed.filling = keeps && feed.last.is_some();
                feed.pending.clear();
            }
            feeds.keys().cloned().collect()
        };
        for some in channels.chunks(AT_ONCE) {
            let topics: Vec<String> = some.iter().map(|channel| self.keys.topic(channel)).collect();
            subscriptions.subscribe(topics).await?;
            let mut feeds = self.feeds.borrow_mut();
            for channel in some {
                if let Some(feed) = feeds.get_mut(channel) {
                    feed.open = true;
                }
            }
        }
        if self.presence.watched.get() {
            subscriptions.subscribe(self.keys.presence()).await?;
        }
        Ok(())
    }

    /// Something was published: channel and payload.
    pub fn take_message(&self, data: Vec<Value>) {
        let mut data = data.into_iter();
        let (Some(Value::BulkString(topic)), Some(Value::BulkString(payload))) = (data.next(), data.next())
        else {
            return;
        };
        if topic == self.keys.presence().as_bytes() {
            if let (Some(event), Ok(hub)) = (envelope::decode_presence(&payload), self.hub()) {
                hub.tell(event);
            }
            return;
        }
        if let (Some(channel), Some(incoming)) =
            (self.keys.channel_of(&topic), envelope::decode_message(&payload))
        {
            self.take_incoming(channel.into(), incoming);
        }
    }

    fn take_incoming(&self, channel: Name, incoming: Incoming) {
        if !incoming.message.is_kept() {
            // Its own messages were delivered when they were published.
            if incoming.sender != *self.name.borrow() {
                self.deliver(&channel, incoming);
            }
            return;
        }
        let next = match self.feeds.borrow_mut().get_mut(&channel) {
            None => return,
            Some(feed) if feed.filling => return feed.put_off(incoming),
            Some(feed) => feed.judge(&incoming),
        };
        match next {
            Next::Nothing => {}
            Next::Deliver => self.deliver(&channel, incoming),
            Next::Fill => {
                if let Some(feed) = self.feeds.borrow_mut().get_mut(&channel) {
                    feed.filling = true;
                    feed.put_off(incoming);
                }
                self.fill_later(channel);
            }
        }
    }

    fn deliver(&self, channel: &Name, incoming: Incoming) {
        let Ok(hub) = self.hub() else { return };
        let is_own = incoming.sender == *self.name.borrow();
        let lag = now().saturating_sub(incoming.message.time);
        hub.stats().lag.set(lag.as_secs_f64());
        let except = match self.in_flight.borrow().get(&incoming.number) {
            Some(own) if is_own => own.except,
            _ => None,
        };
        let queued = hub.deliver(channel, &Rc::new(incoming.message), except);
        if is_own && let Some(own) = self.in_flight.borrow_mut().get_mut(&incoming.number) {
            own.queued = Some(queued);
            if let Some(waker) = own.waker.take() {
                waker.wake();
            }
        }
    }

    /// On a new connection: reads what was missed of all channels.
    pub fn fill_all(&self) {
        let channels: Vec<Name> = {
            let feeds = self.feeds.borrow();
            let filling = feeds.iter().filter(|(_, feed)| feed.filling);
            filling.map(|(channel, _)| Rc::clone(channel)).collect()
        };
        for channel in channels {
            self.fill_later(channel);
        }
    }

    fn fill_later(&self, channel: Name) {
        if let Some(core) = self.me.upgrade() {
            Reactor::get().spawn_background(core.fill(channel));
        }
    }

    async fn fill(self: Rc<Self>, channel: Name) {
        let last = self
            .feeds
            .borrow()
            .get(&channel)
            .and_then(|feed| feed.last.clone());
        let (epoch, after) = last.unwrap_or_default();
        let size = self.options.history.map_or(0, |keep| keep.size);
        let Ok((now_epoch, last, missed)) = self.read_history(&channel, Some(after + 1), size + 1).await
        else {
            return; // the next connection begins it again
        };
        if now_epoch == epoch {
            self.deliver_missed(&channel, &epoch, after, missed);
        } else {
            self.note_epoch(&channel, now_epoch, last);
        }
        self.end_filling(&channel);
    }

    fn deliver_missed(&self, channel: &Name, epoch: &str, after: u64, missed: Vec<Incoming>) {
        let Ok(hub) = self.hub() else { return };
        let mut last = after;
        for incoming in missed {
            let lost = incoming.message.offset - last - 1;
            if lost > 0 {
                hub.stats().missed.set(hub.stats().missed.get() + lost);
                let text = format!(
                    "{lost} messages of a hub's channel are not kept any more and were never delivered here"
                );
                log::write(Level::Warning, &text);
            }
            last = incoming.message.offset;
            self.deliver(channel, incoming);
        }
        if let Some(feed) = self.feeds.borrow_mut().get_mut(channel) {
            feed.last = Some((epoch.to_owned(), last));
        }
    }

    /// Counting has begun anew: what was missed cannot be told.
    fn note_epoch(&self, channel: &Name, epoch: String, last: u64) {
        if let Ok(hub) = self.hub() {
            hub.stats().count_missed();
        }
        log::write(
            Level::Warning,
            "a hub's channel has another epoch: what was published meanwhile is lost here",
        );
        let mut feeds = self.feeds.borrow_mut();
        if let Some(feed) = feeds.get_mut(channel) {
            // The first of those that wait is the next to be delivered.
            let first = feed.pending.iter().find(|incoming| incoming.epoch == epoch);
            let last = first.map_or(last, |incoming| incoming.message.offset - 1);
            feed.last = Some((epoch, last));
        }
    }

    /// What has come meanwhile goes on.
    fn end_filling(&self, channel: &Name) {
        let pending = match self.feeds.borrow_mut().get_mut(channel) {
            Some(feed) => {
                feed.filling = false;
                std::mem::take(&mut feed.pending)
            }
            None => return,
        };
        for incoming in pending {
            self.take_incoming(Rc::clone(channel), incoming);
        }
    }
}

impl Feed {
    fn put_off(&mut self, incoming: Incoming) {
        if self.pending.len() < MAX_PENDING {
            self.pending.push(incoming);
        }
    }

    /// Notes a message as delivered if it is the next one.
    fn judge(&mut self, incoming: &Incoming) -> Next {
        let offset = incoming.message.offset;
        match &mut self.last {
            Some((epoch, last)) if *epoch == incoming.epoch => {
                if offset <= *last {
                    return Next::Nothing;
                }
                if offset > *last + 1 {
                    return Next::Fill;
                }
                *last = offset;
            }
            Some((epoch, last)) => {
                // The server was started again, or another one has taken over: counting goes on from here.
                epoch.clone_from(&incoming.epoch);
                *last = offset;
            }
            None => self.last = Some((incoming.epoch.clone(), offset)),
        }
        Next::Deliver
    }
}
