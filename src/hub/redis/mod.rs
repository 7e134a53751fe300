//! Members on many nodes, by Redis 6 or newer: channels are published to, histories are streams, presence is hashes.
//!
//! Without a history a message goes to the own members at once, and to the others by `PUBLISH`. With one, Redis counts it in
//! a script, and everybody, the publisher's own process too, delivers it in the order of the offsets.
//!
//! * `link`: the two connections, for commands and for what is published; losing them and having them back.
//! * `feed`: a channel's messages on their way from Redis to the members here, without gaps and duplicates.
//! * `lease`: what says that a node lives, and what is done for one that does not any more.
//! * `sender`: messages without a history on their way to Redis.
//! * `reply`: answers to coroutines; `keys`, `envelope`, `scripts`: names, bytes and Lua.
//!
//! Everything that waits for Redis is a job of the reactor; a coroutine waits for the job's reply. Jobs know the [`Core`], which
//! knows its hub weakly. None keeps the loop alive, but for members' leaving while Redis is there to hear of it.

mod envelope;
mod feed;
mod keys;
mod lease;
mod link;
mod reply;
mod scripts;
mod sender;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::{Rc, Weak};
use std::task::Waker;
use std::time::Duration;

use redis::{Client, RedisError, ScriptInvocation};

use super::backend::{Answer, Backend, HubError, Missed, NO_HISTORY, Page};
use super::message::{Message, now};
use super::options::{KeepHistory, Options};
use super::presence::{Change, MemberInfo};
use super::{Hub, Info, Name, random_id};
use crate::net::Reactor;
use envelope::Incoming;
use feed::Feed;
use keys::Keys;
use lease::Presence;
use link::LinkState;
use reply::Reply;
use scripts::Scripts;
use sender::Sender;

/// Positions of channels are kept so much longer than their messages: a client that comes back knows then that it has
/// missed nothing, or something.
const POSITION_LIFE: Duration = Duration::from_secs(24 * 60 * 60);
/// Publishes with a history that may wait for Redis at once.
const MAX_IN_FLIGHT: usize = 10_000;

/// The backend, whose parts its jobs share.
pub struct Redis(Rc<Core>);

/// One hub's side of Redis.
struct Core {
    options: Options,
    client: Client,
    keys: Keys,
    scripts: Scripts,
    hub: Weak<Hub>,
    link: LinkState,
    feeds: RefCell<HashMap<Name, Feed>>,
    presence: Presence,
    sender: Sender,
    /// Names this process as a publisher.
    name: RefCell<String>,
    /// Numbers its messages.
    number: Cell<u64>,
    /// Publishes that wait for their messages to come back.
    in_flight: RefCell<HashMap<u64, InFlight>>,
    closed: Cell<bool>,
    me: Weak<Core>,
}

/// A message with a history that this process has published.
struct InFlight {
    except: Option<usize>,
    /// For how many connections here it was queued.
    queued: Option<usize>,
    waker: Option<Waker>,
}

impl Redis {
    pub fn new(options: Options, client: Client, hub: Weak<Hub>) -> Self {
        Redis(Rc::new_cyclic(|me| Core {
            keys: Keys::new(&options.prefix),
            options,
            client,
            scripts: Scripts::new(),
            hub,
            link: LinkState::default(),
            feeds: RefCell::default(),
            presence: Presence::default(),
            sender: Sender::default(),
            name: RefCell::new(random_id()),
            number: Cell::new(0),
            in_flight: RefCell::default(),
            closed: Cell::new(false),
            me: Weak::clone(me),
        }))
    }

    /// Has a job do something, and answers when it has.
    fn ask<T: 'static>(
        &self,
        work: impl Future<Output = Result<T, HubError>> + 'static,
    ) -> Answer<'static, T> {
        if !Reactor::get().is_running() {
            return Box::pin(std::future::pending()); // there is no loop: the caller is told to be in a coroutine
        }
        self.0.begin();
        let reply = Reply::of(work);
        Box::pin(async move { reply.await.unwrap_or(Err(HubError::Closed)) })
    }
}

impl Core {
    fn hub(&self) -> Result<Rc<Hub>, HubError> {
        self.hub.upgrade().ok_or(HubError::Closed)
    }

    fn keep(&self) -> Result<KeepHistory, HubError> {
        self.options.history.ok_or(NO_HISTORY)
    }

    fn next_number(&self) -> u64 {
        self.number.set(self.number.get() + 1);
        self.number.get()
    }

    /// Runs a script as soon as Redis is there.
    async fn run<T: redis::FromRedisValue>(&self, script: &ScriptInvocation<'_>) -> Result<T, HubError> {
        let mut link = self.up().await?;
        let result = script.invoke_async(&mut link.commands).await;
        result.map_err(|error| self.failed(link.number, &error))
    }

    async fn command<T: redis::FromRedisValue>(&self, command: &redis::Cmd) -> Result<T, HubError> {
        let mut link = self.up().await?;
        let result = command.query_async(&mut link.commands).await;
        result.map_err(|error| self.failed(link.number, &error))
    }

    /// A command failed: perhaps the connection did.
    fn failed(&self, link: u64, error: &RedisError) -> HubError {
        if error.is_io_error() || error.is_timeout() || error.is_unrecoverable_error() {
            self.lose(link);
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
        let link = self.up().await?;
        let number = self.next_number();
        let in_flight = InFlight {
            except,
            queued: None,
            waker: None,
        };
        self.in_flight.borrow_mut().insert(number, in_flight);
        let published = self.publish_by_script(&channel, &message, number).await;
        let queued = match published {
            Ok(()) => Ok(self.delivered(&channel, number, link.number).await),
            Err(error) => Err(error),
        };
        self.in_flight.borrow_mut().remove(&number);
        queued
    }

    async fn publish_by_script(
        &self,
        channel: &Name,
        message: &Message,
        number: u64,
    ) -> Result<(), HubError> {
        let keep = self.keep()?;
        let link = self.up().await?;
        let body = envelope::encode_message(message, &self.name.borrow(), number);
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
            .arg(&*link.run_id);
        self.run::<u64>(&script).await.map(drop)
    }

    /// Waits for an own message to be delivered here, unless the channel has nobody here, or the connection is lost: then
    /// it comes when there is another.
    async fn delivered(&self, channel: &Name, number: u64, link: u64) -> usize {
        std::future::poll_fn(|cx| {
            let has_feed = self.feeds.borrow().get(channel).is_some_and(Feed::is_open);
            let mut all = self.in_flight.borrow_mut();
            let Some(in_flight) = all.get_mut(&number) else {
                return std::task::Poll::Ready(0);
            };
            match in_flight.queued {
                Some(queued) => std::task::Poll::Ready(queued),
                None if !has_feed || self.link.number() != Some(link) => std::task::Poll::Ready(0),
                None => {
                    in_flight.waker = Some(cx.waker().clone());
                    std::task::Poll::Pending
                }
            }
        })
        .await
    }

    /// The part of the history from an offset on, or its end: the epoch, the last offset, and the messages in their order.
    async fn read_history(
        &self,
        channel: &[u8],
        from: Option<u64>,
        limit: usize,
    ) -> Result<(String, u64, Vec<Incoming>), HubError> {
        let keep = self.keep()?;
        let link = self.up().await?;
        let mut script = self.scripts.history.prepare_invoke();
        script
            .key(self.keys.position(channel))
            .key(self.keys.history(channel))
            .arg(from.map_or_else(String::new, |from| from.to_string()))
            .arg(limit)
            .arg((keep.ttl + POSITION_LIFE).as_millis() as u64)
            .arg(random_id());
        let (epoch, last, entries): (String, u64, Vec<Vec<u8>>) = self.run(&script).await?;
        let oldest = now().saturating_sub(keep.ttl);
        let mut messages: Vec<Incoming> = entries
            .chunks_exact(2)
            .filter_map(|entry| kept(&entry[0], &entry[1]))
            .filter(|incoming| incoming.message.time >= oldest)
            .collect();
        if from.is_none() {
            messages.reverse();
        }
        Ok((format!("{epoch}.{}", link.run_id), last, messages))
    }

    async fn missed(&self, channel: &[u8], after: u64, epoch: &[u8]) -> Result<Missed, HubError> {
        let size = self.keep()?.size;
        let (now_epoch, last, messages) = self.read_history(channel, Some(after + 1), size + 1).await?;
        let offset = |incoming: &Incoming| incoming.message.offset;
        let is_whole = after <= last && messages.last().map_or(after, offset) >= last;
        let begins_next = messages.first().is_none_or(|first| offset(first) == after + 1);
        if now_epoch.as_bytes() == epoch && is_whole && begins_next {
            Ok(Missed::Messages(shared(messages)))
        } else {
            Ok(Missed::Unknown)
        }
    }
}

/// An entry of a stream: `OFFSET-0`, and the message as it was published but for offset and epoch.
fn kept(id: &[u8], body: &[u8]) -> Option<Incoming> {
    let offset = std::str::from_utf8(id).ok()?.split('-').next()?;
    let whole = [offset.as_bytes(), b" - ", body].concat();
    envelope::decode_message(&whole)
}

fn shared(messages: Vec<Incoming>) -> Vec<Rc<Message>> {
    let messages = messages.into_iter();
    messages.map(|incoming| Rc::new(incoming.message)).collect()
}

impl Backend for Redis {
    fn publish(&self, channel: Name, message: Message, except: Option<usize>) -> Answer<'_, usize> {
        if self.0.options.history.is_none() {
            self.0.begin();
            let queued = self.0.publish_at_once(&channel, message, except);
            return Box::pin(std::future::ready(queued));
        }
        if self.0.in_flight.borrow().len() >= MAX_IN_FLIGHT {
            return Box::pin(std::future::ready(Err(HubError::Full)));
        }
        self.ask(Rc::clone(&self.0).publish_kept(channel, message, except))
    }

    fn open<'a>(&'a self, channel: &'a Name) -> Answer<'a, ()> {
        if self.0.feeds.borrow().get(channel).is_some_and(Feed::is_open) {
            return Box::pin(std::future::ready(Ok(())));
        }
        self.ask(Rc::clone(&self.0).open_feed(Rc::clone(channel)))
    }

    fn shut(&self, channel: &Name) {
        self.0.shut_feed(channel);
    }

    fn enter<'a>(&'a self, channel: &'a Name, number: u64, info: Info, _: bool) -> Answer<'a, ()> {
        self.ask(Rc::clone(&self.0).enter(Rc::clone(channel), number, info))
    }

    fn leave(&self, channel: &Name, number: u64) {
        self.0.leave(channel, number);
    }

    fn watch_presence(&self) {
        self.0.presence.watched.set(true);
        self.0.begin();
        self.0.subscribe_to_presence();
    }

    fn count<'a>(&'a self, channel: &'a Name) -> Answer<'a, usize> {
        let core = Rc::clone(&self.0);
        let key = core.keys.members(channel);
        self.ask(async move { core.command(redis::cmd("HLEN").arg(key)).await })
    }

    fn members<'a>(&'a self, channel: &'a Name) -> Answer<'a, Vec<MemberInfo>> {
        let core = Rc::clone(&self.0);
        let key = core.keys.members(channel);
        self.ask(async move {
            let all: HashMap<String, Vec<u8>> = core.command(redis::cmd("HGETALL").arg(key)).await?;
            let mut members: Vec<MemberInfo> = all
                .into_iter()
                .map(|(id, info)| MemberInfo {
                    id: id.into(),
                    info: info.into(),
                })
                .collect();
            members.sort_by_cached_key(|member| lease::order_of(&member.id));
            Ok(members)
        })
    }

    fn history<'a>(&'a self, channel: &'a Name, after: Option<u64>, limit: usize) -> Answer<'a, Page> {
        let (core, channel) = (Rc::clone(&self.0), Rc::clone(channel));
        self.ask(async move {
            let from = after.map(|after| after.saturating_add(1));
            let (epoch, _, messages) = core.read_history(&channel, from, limit).await?;
            Ok(Page {
                epoch,
                messages: shared(messages),
            })
        })
    }

    fn missed<'a>(&'a self, channel: &'a Name, after: u64, epoch: &'a [u8]) -> Answer<'a, Missed> {
        let (core, channel, epoch) = (Rc::clone(&self.0), Rc::clone(channel), epoch.to_vec());
        self.ask(async move { core.missed(&channel, after, &epoch).await })
    }

    fn last_offset<'a>(&'a self, channel: &'a Name) -> Answer<'a, u64> {
        let (core, channel) = (Rc::clone(&self.0), Rc::clone(channel));
        self.ask(async move {
            let (_, last, _) = core.read_history(&channel, None, 1).await?;
            Ok(last)
        })
    }

    fn close(&self) {
        self.0.close();
    }
}

impl Core {
    fn close(&self) {
        if self.closed.replace(true) {
            return;
        }
        if !self.link.is_ours() {
            return self.link.leave_to_parent();
        }
        if let Some(core) = self.me.upgrade().filter(|_| Reactor::get().is_running()) {
            Reactor::get().spawn(core.say_goodbye());
        } else {
            self.link.drop_link();
        }
    }
}

/// What a member's event is about, before its info.
fn event_head(change: Change, member: &str, channel: &[u8]) -> String {
    envelope::presence_head(change, member, channel)
}
