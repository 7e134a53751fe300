//! A channel's subscription in Redis.

use std::rc::Rc;

use redis::{RedisError, Value};

use super::Core;
use super::connection::Connection;
use crate::hub::Name;
use crate::hub::backend::HubError;
use crate::hub::broker::{envelope, kept};
use crate::net::Reactor;

impl Core {
    pub async fn open_feed(self: Rc<Self>, channel: Name) -> Result<(), HubError> {
        self.feeds.add(&channel);
        let opened = self.subscribe_to(&channel).await;
        // Those who wanted it may have given up meanwhile.
        if self.hub.upgrade().is_some_and(|hub| !hub.wants(&channel)) {
            self.shut_feed(&channel);
        }
        opened
    }

    async fn subscribe_to(&self, channel: &Name) -> Result<(), HubError> {
        kept::note_position(self, channel).await?;
        let mut link = self.links.up().await?;
        let subscribed = link.subscriptions.subscribe(vec![self.keys.topic(channel)]).await;
        subscribed.map_err(|error| self.failed(link.number, &error))?;
        self.feeds.opened(Rc::clone(channel));
        Ok(())
    }

    pub fn shut_feed(&self, channel: &Name) {
        if !self.feeds.remove(channel) {
            return;
        }
        if let Some(mut link) = self.links.get().filter(|_| self.links.is_ours()) {
            let topic = self.keys.topic(channel);
            Reactor::get().spawn_background(async move {
                // Of a connection that is lost nothing comes anyway.
                let _ = link.subscriptions.unsubscribe(&topic).await;
            });
        }
    }

    /// On a new connection: asks for all that is wanted.
    pub async fn subscribe_again(&self, subscriptions: &mut Connection) -> Result<(), RedisError> {
        let channels = self.feeds.begin_link(self.options.history.is_some());
        let topics = channels.iter().map(|channel| self.keys.topic(channel));
        subscriptions.subscribe(topics.collect()).await?;
        self.feeds.opened_again(&channels);
        if self.presence.watch.is_wanted.get() {
            subscriptions.subscribe_everywhere(self.keys.presence()).await?;
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
            let news = envelope::decode_presence(&payload).and_then(|event| self.presence.watch.hear(event));
            if let (Some(event), Some(hub)) = (news, self.hub.upgrade()) {
                hub.tell(event);
            }
            return;
        }
        let Some(channel) = self.keys.channel_of(&topic) else {
            return;
        };
        let channel: Name = channel.into();
        for incoming in envelope::decode_messages(&payload) {
            if self.feeds.take(Rc::clone(&channel), incoming) {
                kept::fill_later(self, Rc::clone(&channel));
            }
        }
    }
}
