//! Who is there: every node tells the others of its members, and knows all of theirs. A node that is not heard of for the time of
//! its lease is gone, with its members.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::future::poll_fn;
use std::rc::{Rc, Weak};
use std::task::{Poll, Waker};
use std::time::{Duration, Instant};

use async_nats::Message;
use async_nats::client::{Request, RequestErrorKind};
use tokio::time::{sleep, timeout};

use super::Core;
use super::gossip::{self, Gossip, Key};
use super::link::{NatsLink, error};
use super::roster::Roster;
use crate::hub::backend::HubError;
use crate::hub::broker::Broker;
use crate::hub::presence::{Change, Event};
use crate::hub::{Info, Name, random_id};
use crate::net::Reactor;

/// A node says so often while its lease lasts that it lives.
const HEARTBEATS: u32 = 3;
/// How long at most a new node waits for those that are there to tell what they have.
const MEETING: Duration = Duration::from_millis(500);
/// How long a node has to answer that was asked for all it has.
const PATIENCE: Duration = Duration::from_secs(1);

/// Who is in which channel: the own members, and those that other nodes have told of.
pub struct Presence {
    node: RefCell<Rc<str>>,
    /// Numbers the changes of the own members.
    version: Cell<u64>,
    members: RefCell<HashMap<Key, Info>>,
    roster: RefCell<Roster>,
    /// Nodes that others know of, the largest number that was heard.
    nodes: Cell<usize>,
    /// This node knows those that were there before it.
    met: Cell<bool>,
    /// The job that waits for that.
    meeting: RefCell<Option<Waker>>,
    /// When the heart beat last.
    beat: Cell<Instant>,
}

impl Default for Presence {
    fn default() -> Self {
        Presence {
            node: RefCell::new(random_id().into()),
            version: Cell::new(0),
            members: RefCell::default(),
            roster: RefCell::default(),
            nodes: Cell::new(0),
            met: Cell::new(false),
            meeting: RefCell::default(),
            beat: Cell::new(Instant::now()),
        }
    }
}

impl Presence {
    /// In a forked child: another node without members.
    pub fn begin_anew(&self) {
        *self.node.borrow_mut() = random_id().into();
        self.version.set(0);
        self.members.borrow_mut().clear();
        self.roster.take();
        self.nodes.set(0);
        self.met.set(false);
        self.meeting.take();
    }

    pub fn count(&self, channel: &Name) -> usize {
        self.roster.borrow().count(channel)
    }

    pub fn members(&self, channel: &Name) -> Vec<crate::hub::presence::MemberInfo> {
        self.roster.borrow().members(channel)
    }

    pub fn node(&self) -> Rc<str> {
        Rc::clone(&self.node.borrow())
    }

    /// An own member comes. Gives the info that it had, if it was there.
    fn put(&self, key: Key, info: Info) -> Option<Info> {
        self.members.borrow_mut().insert(key, info)
    }

    fn next_version(&self) -> u64 {
        self.version.set(self.version.get() + 1);
        self.version.get()
    }

    /// It knows all that there are, as far as those it knows do.
    fn has_met(&self) -> bool {
        let roster = self.roster.borrow();
        roster.nodes() > 0 && roster.unknown() == 0 && roster.nodes() + 1 >= self.nodes.get()
    }
}

/// The job of the heart.
pub async fn beat(core: Weak<Core>) {
    loop {
        let Some(lease) = core.upgrade().map(|core| core.options.lease) else {
            return;
        };
        sleep(lease / HEARTBEATS).await;
        let Some(core) = core.upgrade().filter(|core| !core.links.is_closed()) else {
            return;
        };
        let now = Instant::now();
        let stood_still = core.presence.beat.replace(now) + lease < now;
        let link = core.links.get();
        if stood_still || link.is_none() {
            core.presence.roster.borrow_mut().hear_all(now);
        }
        let Some(link) = link else { continue };
        // A connection that is cut says nothing unless it is asked.
        if core.say_alive(&link).await.is_ok() && core.round_trip(&link).await.is_ok() {
            core.bury(lease);
        }
    }
}

impl Core {
    /// On a new link: hears of the other nodes, and they of this one. The first time it waits for what they have.
    pub async fn meet_others(self: &Rc<Self>, link: &NatsLink) -> Result<(), HubError> {
        let node = self.presence.node();
        let take = |core: &Rc<Core>, message: Message| core.take_gossip(message);
        self.listen(link, self.subjects.node(&node), take).await?;
        self.presence.roster.borrow_mut().hear_all(Instant::now());
        self.presence.beat.set(Instant::now());
        // Before this node listens there itself: the server says whether anybody does.
        let anybody = Request::new()
            .payload(gossip::who_is_there(&node).into())
            .timeout(Some(MEETING.min(self.options.connect_timeout)));
        let asked = link.client.send_request(self.subjects.presence(), anybody).await;
        let is_alone = asked.is_err_and(|refused| refused.kind() == RequestErrorKind::NoResponders);
        self.listen(link, self.subjects.presence(), take).await?;
        self.say(link, gossip::who_is_there(&node)).await?;
        self.say_alive(link).await?;
        self.round_trip(link).await?;
        if !is_alone && !self.presence.met.get() {
            self.wait_for_others().await;
        }
        self.presence.met.set(true);
        Ok(())
    }

    async fn wait_for_others(&self) {
        let met = poll_fn(|cx| {
            if self.presence.has_met() {
                return Poll::Ready(());
            }
            *self.presence.meeting.borrow_mut() = Some(cx.waker().clone());
            Poll::Pending
        });
        // A node that does not answer is heard of later, or not at all.
        let _ = timeout(MEETING.min(self.options.connect_timeout), met).await;
    }

    async fn say(&self, link: &NatsLink, gossip: Vec<u8>) -> Result<(), HubError> {
        let said = link.client.publish(self.subjects.presence(), gossip.into()).await;
        said.map_err(error)
    }

    async fn say_alive(&self, link: &NatsLink) -> Result<(), HubError> {
        let nodes = self.presence.roster.borrow().nodes() + 1;
        let (node, version) = (self.presence.node(), self.presence.version.get());
        self.say(link, gossip::alive(&node, version, nodes)).await
    }

    /// Removes nodes whose leases have ended.
    fn bury(&self, lease: Duration) {
        let dead = self.presence.roster.borrow().silent(Instant::now(), lease);
        for node in dead {
            let events = self.presence.roster.borrow_mut().remove_node(&node);
            self.tell(events);
        }
    }

    fn tell(&self, events: impl IntoIterator<Item = Event>) {
        if let Some(hub) = self.hub.upgrade() {
            events.into_iter().for_each(|event| hub.tell(event));
        }
    }

    fn take_gossip(self: &Rc<Self>, message: Message) {
        let Some((node, gossip)) = gossip::decode(&message.payload) else {
            return;
        };
        if *node == *self.presence.node() {
            return;
        }
        if let Some(reply) = message.reply {
            // It only wants to know whether there is anybody.
            return self.answer(|_, link| async move {
                let answered = link.client.publish(reply, Default::default()).await;
                answered.map_err(error)
            });
        }
        self.heed_gossip(&node, gossip);
        if self.presence.has_met()
            && let Some(waker) = self.presence.meeting.take()
        {
            waker.wake();
        }
    }

    fn heed_gossip(self: &Rc<Self>, node: &str, gossip: Gossip) {
        let now = Instant::now();
        let hear = || {
            let is_old = !self.presence.met.get();
            self.presence.roster.borrow_mut().hear(node, now, is_old);
        };
        match gossip {
            Gossip::WhoIsThere => self.answer(|core, link| async move { core.say_alive(&link).await }),
            Gossip::Wanted => self.send_all(node),
            Gossip::Goodbye => {
                let events = self.presence.roster.borrow_mut().remove_node(node);
                self.tell(events);
            }
            Gossip::Alive { version, nodes } => {
                hear();
                self.presence.nodes.set(self.presence.nodes.get().max(nodes));
                if !self.presence.roster.borrow_mut().is_at(node, version) {
                    self.ask_for_all(node);
                }
            }
            Gossip::Changed {
                version,
                change,
                key,
                info,
            } => {
                hear();
                self.take_change(node, version, change, key, info);
            }
            Gossip::Part {
                version,
                part,
                parts,
                members,
            } => {
                let mut roster = self.presence.roster.borrow_mut();
                let events = roster.take_part(node, (version, part, parts), members);
                let is_behind = roster.is_behind(node);
                drop(roster);
                self.tell(events);
                if is_behind {
                    self.ask_for_all(node);
                }
            }
        }
    }

    fn take_change(self: &Rc<Self>, node: &str, version: u64, change: Change, key: Key, info: Info) {
        let mut roster = self.presence.roster.borrow_mut();
        if !roster.change(node, version) {
            drop(roster);
            return self.ask_for_all(node);
        }
        let node: Rc<str> = node.into();
        let event = match change {
            Change::Joined => roster.join(&node, key, info),
            Change::Left => roster.leave(&node, &key),
        };
        drop(roster);
        self.tell(event);
    }

    /// Something of a node's was missed, or it is new here.
    fn ask_for_all(self: &Rc<Self>, node: &str) {
        if !self
            .presence
            .roster
            .borrow_mut()
            .ask(node, Instant::now(), PATIENCE)
        {
            return;
        }
        let subject = self.subjects.node(node);
        self.answer(|core, link| async move {
            let wanted = gossip::wanted(&core.presence.node());
            link.client.publish(subject, wanted.into()).await.map_err(error)
        });
    }

    fn send_all(self: &Rc<Self>, node: &str) {
        let parts = gossip::parts(
            &self.presence.node(),
            self.presence.version.get(),
            self.presence.members.borrow().iter(),
            self.max_body(),
        );
        let subject = self.subjects.node(node);
        self.answer(|_, link| async move {
            for part in parts {
                let sent = link.client.publish(subject.clone(), part.into()).await;
                sent.map_err(error)?;
            }
            Ok(())
        });
    }

    /// Has a job say something. If the link is lost, it is said anew on the next one.
    fn answer<F: Future<Output = Result<(), HubError>> + 'static>(
        self: &Rc<Self>,
        say: impl FnOnce(Rc<Self>, NatsLink) -> F,
    ) {
        if let Some(link) = self.talking.borrow().clone() {
            let said = say(Rc::clone(self), link);
            Reactor::get().spawn_background(async move {
                let _ = said.await;
            });
        }
    }

    /// It is a member from now on, whether somebody waits for this or not.
    pub async fn enter(self: Rc<Self>, channel: Name, number: u64, info: Info) -> Result<(), HubError> {
        let key = (channel, number);
        let before = self.presence.put(key.clone(), Rc::clone(&info));
        let said = self.say_entered(&key, &info).await;
        let Ok(Some(link)) = said else {
            // Nobody has been told of the info: one that was there has the one that it had before. A new one leaves.
            if let (Some(now), Some(before)) = (self.presence.members.borrow_mut().get_mut(&key), before)
                && Rc::ptr_eq(now, &info)
            {
                *now = before;
            }
            return said.map(drop);
        };
        self.round_trip(&link).await
    }

    /// Gives the link by which it was said. None: the member has left meanwhile, or has another info.
    async fn say_entered(&self, key: &Key, info: &Info) -> Result<Option<NatsLink>, HubError> {
        let link = self.links.up().await?;
        let is_so = self
            .presence
            .members
            .borrow()
            .get(key)
            .is_some_and(|now| Rc::ptr_eq(now, info));
        if !is_so {
            return Ok(None);
        }
        let node = self.presence.node();
        let said = gossip::changed(&node, self.presence.version.get() + 1, Change::Joined, key, info);
        if said.len() > self.max_body() {
            let text = format!(
                "the info is larger than what the server takes, {} bytes",
                self.max_body()
            );
            return Err(error(text));
        }
        self.presence.next_version();
        let (key, info) = (key.clone(), Rc::clone(info));
        let event = self.presence.roster.borrow_mut().join(&node, key, info);
        self.tell(event);
        // What comes of it the round trip says.
        let _ = self.say(&link, said).await;
        Ok(Some(link))
    }

    pub fn leave(&self, channel: &Name, number: u64) {
        let key = (Rc::clone(channel), number);
        if !self.links.is_ours() || self.presence.members.borrow_mut().remove(&key).is_none() {
            return;
        }
        let (node, version) = (self.presence.node(), self.presence.next_version());
        let event = self.presence.roster.borrow_mut().leave(&node, &key);
        self.tell(event);
        let said = gossip::changed(&node, version, Change::Left, &key, b"");
        if let (Some(core), Some(link)) = (self.me.upgrade(), self.links.get()) {
            // The loop ends when the others have been told. If they are not, they ask.
            Reactor::get().spawn(async move {
                if core.say(&link, said).await.is_ok() {
                    let _ = core.round_trip(&link).await;
                }
            });
        }
    }

    /// The hub is closed: nobody has to find out that this node does not live any more.
    pub async fn say_goodbye(self: Rc<Self>) {
        if let Some(link) = self.links.get()
            && self
                .say(&link, gossip::goodbye(&self.presence.node()))
                .await
                .is_ok()
        {
            // If it fails, others find out.
            let _ = self.round_trip(&link).await;
        }
        self.links.drop_link();
        self.link_lost();
    }
}
