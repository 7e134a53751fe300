//! Members on many nodes, by Redis 6 or newer: channels are published to, histories are streams, presence is hashes.
//!
//! Without a history a message goes to the own members at once, and to the others by `PUBLISH`. With one, Redis counts it in
//! a script, and everybody, the publisher's own process too, delivers it in the order of the offsets.
//!
//! * `address`: where it is; `connection`: one to a server or a cluster.
//! * `link`: the two connections, for commands and for what is published.
//! * `feed`: a channel's subscription.
//! * `lease`: what says that a node lives, and what is done for one that does not any more; `watch`: what is told of members.
//! * `keys`, `scripts`: names and Lua.

pub mod address;
mod connection;
mod feed;
mod keys;
mod lease;
mod link;
mod scripts;
mod watch;

use std::rc::{Rc, Weak};
use std::time::Duration;

use redis::{Cmd, RedisError, ScriptInvocation};

use super::backend::{Answer, Backend, HubError, Missed, Page};
use super::broker::envelope::{self, Incoming};
use super::broker::feeds::Feeds;
use super::broker::kept::{self, Kept};
use super::broker::link::{Failure, LinkState, begin, close, lose};
use super::broker::sender::{Outgoing, Sender, publish_at_once};
use super::broker::{Broker, ask, order_of};
use super::message::{Message, now};
use super::options::Options;
use super::presence::MemberInfo;
use super::{Hub, Info, Name, random_id};
use address::RedisAddress;
use keys::Keys;
use lease::Presence;
use link::RedisLink;
use scripts::Scripts;

/// Positions of channels are kept so much longer than their messages: a client that comes back knows then that it has
/// missed nothing, or something.
const POSITION_LIFE: Duration = Duration::from_secs(24 * 60 * 60);

/// Redis takes no longer strings.
const MAX_BODY: usize = 512 * 1024 * 1024;

/// The backend, whose parts its jobs share.
pub struct Redis(Rc<Core>);

/// One hub's side of Redis.
struct Core {
    options: Options,
    address: RedisAddress,
    keys: Keys,
    scripts: Scripts,
    hub: Weak<Hub>,
    links: LinkState<RedisLink>,
    feeds: Feeds,
    presence: Presence,
    sender: Sender,
    me: Weak<Core>,
}

impl Redis {
    pub fn new(options: Options, address: RedisAddress, hub: Weak<Hub>) -> Self {
        let connect_timeout = options.connect_timeout;
        Redis(Rc::new_cyclic(|me| Core {
            keys: Keys::new(&options.prefix),
            options,
            address,
            scripts: Scripts::new(),
            links: LinkState::new("Redis", connect_timeout),
            feeds: Feeds::new(Weak::clone(&hub)),
            hub,
            presence: Presence::default(),
            sender: Sender::default(),
            me: Weak::clone(me),
        }))
    }
}

impl Broker for Core {
    type Link = RedisLink;

    fn me(&self) -> Option<Rc<Self>> {
        self.me.upgrade()
    }

    fn options(&self) -> &Options {
        &self.options
    }

    fn hub(&self) -> Result<Rc<Hub>, HubError> {
        self.hub.upgrade().ok_or(HubError::Closed)
    }

    fn links(&self) -> &LinkState<RedisLink> {
        &self.links
    }

    fn feeds(&self) -> &Feeds {
        &self.feeds
    }

    fn sender(&self) -> &Sender {
        &self.sender
    }

    async fn attempt(self: Rc<Self>) -> Result<(), Failure> {
        let (link, received) = self.connect().await.map_err(link::failure)?;
        self.establish(link, received).await.map_err(link::failure)
    }

    fn stay_alive(self: &Rc<Self>) -> impl Future<Output = ()> + 'static {
        lease::keep(Rc::downgrade(self))
    }

    fn begin_anew_in_child(&self) {
        self.presence.begin_anew();
    }

    fn link_lost(&self) {}

    async fn transmit(self: Rc<Self>, mut link: RedisLink, batch: Vec<Outgoing>) -> Result<(), HubError> {
        let publish = link.commands.publish();
        let commands: Vec<Cmd> = batch
            .iter()
            .map(|outgoing| {
                let mut command = redis::cmd(publish);
                command.arg(&outgoing.topic).arg(&outgoing.body);
                command
            })
            .collect();
        let sent = link.commands.run_all(commands).await;
        sent.map_err(|error| self.failed(link.number, &error))
    }

    fn read_history(
        &self,
        channel: &Name,
        from: Option<u64>,
        limit: usize,
    ) -> impl Future<Output = Result<Kept, HubError>> {
        Core::read_history(self, channel, from, limit)
    }

    fn say_goodbye(self: Rc<Self>) -> impl Future<Output = ()> + 'static {
        Core::say_goodbye(self)
    }

    fn topic(&self, channel: &[u8]) -> String {
        self.keys.topic(channel)
    }

    fn max_body(&self) -> usize {
        MAX_BODY
    }
}

impl Core {
    /// Runs a script as soon as Redis is there.
    async fn run<T: redis::FromRedisValue>(&self, script: &ScriptInvocation<'_>) -> Result<T, HubError> {
        let mut link = self.links.up().await?;
        let result = script.invoke_async(&mut link.commands).await;
        result.map_err(|error| self.failed(link.number, &error))
    }

    async fn command<T: redis::FromRedisValue>(&self, command: &redis::Cmd) -> Result<T, HubError> {
        let mut link = self.links.up().await?;
        let result = command.query_async(&mut link.commands).await;
        result.map_err(|error| self.failed(link.number, &error))
    }

    /// A command failed: perhaps the connection did.
    fn failed(&self, link: u64, error: &RedisError) -> HubError {
        // A server that is not the master any more has to be looked for anew.
        let is_replica = error.code() == Some("READONLY");
        if error.is_io_error() || error.is_timeout() || error.is_unrecoverable_error() || is_replica {
            lose(self, link);
        }
        HubError::Engine(format!("Redis: {error}"))
    }

    /// Publishes a message with a history; gives for how many connections here it was queued.
    async fn publish_kept(
        self: Rc<Self>,
        channel: Name,
        message: Message,
        except: Option<usize>,
    ) -> Result<usize, HubError> {
        let link = self.links.up().await?;
        let publishing = self.feeds.begin_publish(except)?;
        self.publish_by_script(&channel, &message, publishing.number)
            .await?;
        let is_lost = || self.links.number() != Some(link.number);
        Ok(publishing.delivered(&channel, is_lost).await)
    }

    async fn publish_by_script(
        &self,
        channel: &Name,
        message: &Message,
        number: u64,
    ) -> Result<(), HubError> {
        let keep = kept::keep(self)?;
        let link = self.links.up().await?;
        let body = envelope::encode_message(message, &self.feeds.publisher(), number);
        let mut script = self.scripts.publish.prepare_invoke();
        script
            .key(self.keys.position(channel))
            .key(self.keys.history(channel))
            .arg(body)
            .arg(keep.size)
            .arg(keep.ttl.as_millis() as u64)
            .arg((keep.ttl + POSITION_LIFE).as_millis() as u64)
            .arg(self.keys.topic(channel))
            .arg(random_id())
            .arg(&*link.run_id)
            .arg(link.commands.publish());
        self.run::<u64>(&script).await.map(drop)
    }

    /// The part of the history from an offset on, or its end.
    async fn read_history(&self, channel: &[u8], from: Option<u64>, limit: usize) -> Result<Kept, HubError> {
        let keep = kept::keep(self)?;
        let link = self.links.up().await?;
        let mut script = self.scripts.history.prepare_invoke();
        script
            .key(self.keys.position(channel))
            .key(self.keys.history(channel))
            .arg(from.map_or_else(String::new, |from| from.to_string()))
            .arg(limit)
            .arg((keep.ttl + POSITION_LIFE).as_millis() as u64)
            .arg(random_id())
            .arg(&*link.run_id);
        let (epoch, last, entries): (String, u64, Vec<Vec<u8>>) = self.run(&script).await?;
        let oldest = now().saturating_sub(keep.ttl);
        let mut messages: Vec<Incoming> = entries
            .chunks_exact(2)
            .filter_map(|pair| entry(&pair[0], &pair[1]))
            .filter(|incoming| incoming.message.time >= oldest)
            .collect();
        if from.is_none() {
            messages.reverse();
        }
        Ok(Kept {
            epoch,
            last,
            messages,
        })
    }
}

/// An entry of a stream: `OFFSET-0`, and the message as it was published but for offset and epoch.
fn entry(id: &[u8], body: &[u8]) -> Option<Incoming> {
    let offset = std::str::from_utf8(id).ok()?.split('-').next()?;
    let whole = [offset.as_bytes(), b" - ", body].concat();
    envelope::decode_message(&whole)
}

impl Backend for Redis {
    fn publish(&self, channel: Name, message: Message, except: Option<usize>) -> Answer<'_, usize> {
        if self.0.options.history.is_none() {
            begin(&self.0);
            let queued = publish_at_once(&self.0, &channel, message, except);
            return Box::pin(std::future::ready(queued));
        }
        ask(&self.0, Rc::clone(&self.0).publish_kept(channel, message, except))
    }

    fn open<'a>(&'a self, channel: &'a Name) -> Answer<'a, ()> {
        if self.0.feeds.is_open(channel) {
            return Box::pin(std::future::ready(Ok(())));
        }
        ask(&self.0, Rc::clone(&self.0).open_feed(Rc::clone(channel)))
    }

    fn shut(&self, channel: &Name) {
        self.0.shut_feed(channel);
    }

    fn enter<'a>(&'a self, channel: &'a Name, number: u64, info: Info, _: bool) -> Answer<'a, ()> {
        ask(
            &self.0,
            Rc::clone(&self.0).enter(Rc::clone(channel), number, info),
        )
    }

    fn leave(&self, channel: &Name, number: u64) {
        self.0.leave(channel, number);
    }

    fn watch_presence(&self) {
        if self.0.presence.begin_watch()
            && let Some(link) = self.0.links.get()
        {
            self.0.watch_later(link);
        }
        begin(&self.0);
    }

    fn count<'a>(&'a self, channel: &'a Name) -> Answer<'a, usize> {
        let core = Rc::clone(&self.0);
        let key = core.keys.members(channel);
        ask(
            &self.0,
            async move { core.command(redis::cmd("HLEN").arg(key)).await },
        )
    }

    fn members<'a>(&'a self, channel: &'a Name) -> Answer<'a, Vec<MemberInfo>> {
        let core = Rc::clone(&self.0);
        let channel = Rc::clone(channel);
        ask(&self.0, async move {
            let mut members = core.read_members(&channel).await?;
            members.sort_by_cached_key(|member| order_of(&member.id));
            Ok(members)
        })
    }

    fn history<'a>(&'a self, channel: &'a Name, after: Option<u64>, limit: usize) -> Answer<'a, Page> {
        kept::page(&self.0, channel, after, limit)
    }

    fn missed<'a>(&'a self, channel: &'a Name, after: u64, epoch: &'a [u8]) -> Answer<'a, Missed> {
        kept::missed(&self.0, channel, after, epoch)
    }

    fn last_offset<'a>(&'a self, channel: &'a Name) -> Answer<'a, u64> {
        let (core, channel) = (Rc::clone(&self.0), Rc::clone(channel));
        ask(&self.0, async move {
            Ok(core.read_history(&channel, None, 1).await?.last)
        })
    }

    fn close(&self) {
        close(&*self.0);
    }
}
