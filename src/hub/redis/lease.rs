//! Who is there, in Redis: each member is an entry of its channel's hash under the name of its node, and a node lives as
//! long as its lease. Whoever finds a node whose lease has ended removes its members, each of them once.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::{Rc, Weak};

use redis::{Cmd, RedisError};
use tokio::time::sleep;

use super::Core;
use super::connection::Connection;
use super::watch::Watch;
use crate::engine::log::{self, Level};
use crate::hub::backend::HubError;
use crate::hub::broker::envelope::presence_head;
use crate::hub::broker::names::{decode, encode};
use crate::hub::broker::turns::Turns;
use crate::hub::presence::Change;
use crate::hub::{Info, Name, random_id};
use crate::net::Reactor;

/// A lease is renewed so often while it lasts.
const RENEWALS: u32 = 3;
/// Members of a dead node that are removed in one step.
const SWEEP: usize = 500;
/// Members that have left and that Redis was not told of.
const MAX_GONE: usize = 100_000;

/// A connection of this node in a channel.
type Key = (Name, u64);

/// The members of this node, as Redis is to know them.
pub struct Presence {
    /// The lease's name: another one when it was lost.
    node: RefCell<String>,
    /// Whether the node has ever had that lease.
    is_known: Cell<bool>,
    members: RefCell<HashMap<Key, Info>>,
    /// Who tells Redis of them.
    turns: Turns<Key>,
    /// They have left, and Redis was not there to be told.
    gone: RefCell<Vec<Key>>,
    /// Redis has to be told of all of them anew.
    anew: Cell<bool>,
    pub watch: Watch,
    /// Channels in which Redis knows that the node has members.
    registered: RefCell<HashSet<Name>>,
    /// The lease is to be given up: more has changed than was noted.
    retired: Cell<bool>,
    sweeping: Cell<bool>,
}

impl Default for Presence {
    fn default() -> Self {
        Presence {
            node: RefCell::new(random_id()),
            is_known: Cell::new(false),
            members: RefCell::default(),
            turns: Turns::default(),
            gone: RefCell::default(),
            anew: Cell::new(false),
            watch: Watch::default(),
            registered: RefCell::default(),
            retired: Cell::new(false),
            sweeping: Cell::new(false),
        }
    }
}

impl Presence {
    /// In a forked child: another node without members.
    pub fn begin_anew(&self) {
        *self.node.borrow_mut() = random_id();
        self.is_known.set(false);
        self.members.borrow_mut().clear();
        self.turns.clear();
        self.watch.begin_anew();
        self.gone.borrow_mut().clear();
        self.registered.borrow_mut().clear();
    }

    /// A member comes. Gives the info that it had, if it was there.
    fn put(&self, key: Key, info: Info) -> Option<Info> {
        self.members.borrow_mut().insert(key, info)
    }

    fn id(&self, number: u64) -> String {
        format!("{}:{number}", self.node.borrow())
    }

    pub fn node(&self) -> String {
        self.node.borrow().clone()
    }

    /// The script wants to know who comes and goes. Gives whether it has not said so before.
    pub fn begin_watch(&self) -> bool {
        if self.watch.is_wanted.replace(true) {
            return false;
        }
        for ((channel, number), info) in self.members.borrow().iter() {
            let key = (Rc::clone(channel), self.id(*number).into());
            self.watch.was_there_before(key, Rc::clone(info));
        }
        true
    }
}

/// The job that renews the lease, for as long as the hub is there.
pub async fn keep(core: Weak<Core>) {
    loop {
        let Some(lease) = core.upgrade().map(|core| core.options.lease) else {
            return;
        };
        sleep(lease / RENEWALS).await;
        let Some(core) = core.upgrade().filter(|core| !core.links.is_closed()) else {
            return;
        };
        let Some(mut link) = core.links.get() else {
            continue;
        };
        // A connection that is cut says nothing unless it is asked.
        let asked = redis::cmd("PING")
            .query_async::<redis::Value>(&mut link.subscriptions)
            .await;
        let renewed = match asked {
            Ok(_) => core.renew_lease(&mut link.commands).await,
            Err(error) => Err(error),
        };
        match renewed {
            Ok(()) => core.tell_presence_again(),
            Err(error) => drop(core.failed(link.number, &error)),
        }
    }
}

impl Core {
    /// Says that this node lives, and looks for those that do not any more. One that has lost its lease, because it stood
    /// still or Redis has forgotten it, is another node from then on, with the same members.
    pub async fn renew_lease(self: &Rc<Self>, commands: &mut Connection) -> Result<(), RedisError> {
        let is_new = !self.presence.is_known.get();
        let (alive, dead) = self.ask_for_lease(commands, is_new).await?;
        self.presence.is_known.set(true);
        if !alive || self.presence.retired.replace(false) {
            self.become_another_node(commands).await?;
        }
        if !dead.is_empty() && !self.presence.sweeping.replace(true) {
            Reactor::get().spawn_background(sweep(Sweeping(Rc::clone(self)), dead));
        }
        Ok(())
    }

    /// Gives whether the node lived until now, and those that do not any more.
    async fn ask_for_lease(
        &self,
        commands: &mut Connection,
        is_new: bool,
    ) -> Result<(bool, Vec<String>), RedisError> {
        let mut script = self.scripts.renew.prepare_invoke();
        script
            .key(self.keys.leases())
            .arg(self.presence.node.borrow().clone())
            .arg(self.options.lease.as_millis() as u64)
            .arg(u8::from(is_new));
        script.invoke_async(commands).await
    }

    async fn become_another_node(&self, commands: &mut Connection) -> Result<(), RedisError> {
        let old = self.presence.node.replace(random_id());
        self.presence.registered.borrow_mut().clear();
        self.presence.gone.borrow_mut().clear();
        self.presence.anew.set(true);
        log::write(
            Level::Warning,
            "a hub has lost its lease: its members are entered anew",
        );
        let channels: Vec<String> = {
            let members = self.presence.members.borrow();
            members.keys().map(|(channel, _)| encode(channel)).collect()
        };
        // What was on its way for the old one may have come after others had cleaned up: they do it again.
        if !channels.is_empty() {
            let mut register = redis::cmd("SADD");
            register.arg(self.keys.channels_of(&old)).arg(channels);
            register.exec_async(commands).await?;
        }
        let mut end = redis::cmd("ZADD");
        end.arg(self.keys.leases()).arg(0).arg(&old);
        end.exec_async(commands).await?;
        self.ask_for_lease(commands, true).await.map(drop)
    }

    /// Tells Redis what it could not be told before.
    pub fn tell_presence_again(self: &Rc<Self>) {
        if self.presence.anew.get() || !self.presence.gone.borrow().is_empty() {
            Reactor::get().spawn_background(Rc::clone(self).tell_again());
        }
    }

    async fn tell_again(self: Rc<Self>) {
        let mut gone = self.presence.gone.take();
        while let Some(key) = gone.pop() {
            if self.send_leave_of_old(&key).await.is_err() {
                gone.push(key);
                self.presence.gone.borrow_mut().append(&mut gone);
                return;
            }
        }
        if !self.presence.anew.replace(false) {
            return;
        }
        let members: Vec<Key> = self.presence.members.borrow().keys().cloned().collect();
        for key in members {
            if self.send_enter(&key).await.is_err() {
                self.presence.anew.set(true);
                return;
            }
        }
    }

    /// Unless it is there again: what Redis knows of it is of another's turn.
    async fn send_leave_of_old(&self, key: &Key) -> Result<(), HubError> {
        let leaving = async {
            let is_back = self.presence.members.borrow().contains_key(key);
            if is_back {
                Ok(())
            } else {
                self.send_leave(key).await
            }
        };
        self.presence.turns.wait(key, leaving).await
    }

    /// Unless it is not there any more: whoever took it away tells Redis.
    async fn send_enter(&self, key: &Key) -> Result<(), HubError> {
        let entering = async {
            self.links.up().await?;
            let info = self.presence.members.borrow().get(key).cloned();
            match info {
                Some(info) => self.run_enter(key, &info).await,
                None => Ok(()),
            }
        };
        self.presence.turns.wait(key, entering).await
    }

    /// It is a member from now on, whether somebody waits for this or not.
    pub async fn enter(self: Rc<Self>, channel: Name, number: u64, info: Info) -> Result<(), HubError> {
        let key = (channel, number);
        let before = self.presence.put(key.clone(), Rc::clone(&info));
        let entered = self.send_enter(&key).await;
        if entered.is_err() {
            self.not_entered(key, &info, before);
        }
        entered
    }

    /// Redis did not answer, and knows of the member or does not. A new one leaves; one that was there has the info that it
    /// had before.
    fn not_entered(self: &Rc<Self>, key: Key, info: &Info, before: Option<Info>) {
        let mut members = self.presence.members.borrow_mut();
        match (members.get_mut(&key), before) {
            (None, _) => {
                drop(members);
                self.tell_gone(key);
            }
            (Some(now), Some(before)) if Rc::ptr_eq(now, info) => *now = before,
            (Some(_), _) => {}
        }
    }

    async fn run_enter(&self, (channel, number): &Key, info: &Info) -> Result<(), HubError> {
        let (node, member) = (self.presence.node.borrow().clone(), self.presence.id(*number));
        if !self.presence.registered.borrow().contains(channel) {
            let key = self.keys.channels_of(&node);
            self.command::<()>(redis::cmd("SADD").arg(key).arg(encode(channel)))
                .await?;
            if node == *self.presence.node.borrow() {
                self.presence.registered.borrow_mut().insert(Rc::clone(channel));
            }
        }
        let mut script = self.scripts.enter.prepare_invoke();
        script
            .key(self.keys.members(channel))
            .key(self.keys.members_of(channel, &node))
            .arg(&member)
            .arg(&**info)
            .arg(self.keys.presence())
            .arg(presence_head(Change::Joined, &member, channel));
        self.run::<()>(&script).await
    }

    pub fn leave(&self, channel: &Name, number: u64) {
        let key = (Rc::clone(channel), number);
        if !self.links.is_ours() || self.presence.members.borrow_mut().remove(&key).is_none() {
            return;
        }
        match self.me.upgrade() {
            // The loop ends when Redis has been told.
            Some(core) if self.links.is_up() => Reactor::get().spawn(core.leave_for_good(key)),
            _ => self.note_gone(key),
        }
    }

    async fn leave_for_good(self: Rc<Self>, key: Key) {
        let leaving = self.send_leave(&key);
        if self.presence.turns.wait(&key, leaving).await.is_err() {
            self.tell_gone(key);
        }
    }

    /// Redis could not be told. Perhaps there is another connection already.
    fn tell_gone(self: &Rc<Self>, key: Key) {
        self.note_gone(key);
        if self.links.is_up() {
            self.tell_presence_again();
        }
    }

    /// Too many of them to be remembered: the node becomes another one, and others remove all that it had.
    fn note_gone(&self, key: Key) {
        let mut gone = self.presence.gone.borrow_mut();
        if gone.len() < MAX_GONE {
            gone.push(key);
        } else {
            gone.clear();
            self.presence.retired.set(true);
        }
    }

    async fn send_leave(&self, (channel, number): &Key) -> Result<(), HubError> {
        let (node, member) = (self.presence.node.borrow().clone(), self.presence.id(*number));
        let mut script = self.scripts.leave.prepare_invoke();
        script
            .key(self.keys.members(channel))
            .key(self.keys.members_of(channel, &node))
            .arg(&member)
            .arg(self.keys.presence())
            .arg(presence_head(Change::Left, &member, channel));
        self.run::<()>(&script).await
    }

    /// The hub is closed: nobody has to find out that this node does not live any more.
    pub async fn say_goodbye(self: Rc<Self>) {
        if let Some(mut link) = self.links.get() {
            let node = self.presence.node.borrow().clone();
            // If it fails, others find out.
            let _ = link.commands.run_all(self.forgetting(&node)).await;
        }
        self.links.drop_link();
    }

    /// What makes Redis forget a node without members.
    fn forgetting(&self, node: &str) -> Vec<Cmd> {
        let (mut lease, mut channels) = (redis::cmd("ZREM"), redis::cmd("DEL"));
        lease.arg(self.keys.leases()).arg(node);
        channels.arg(self.keys.channels_of(node));
        vec![channels, lease]
    }

    async fn sweep_node(&self, node: &str) -> Result<(), HubError> {
        let channels: Vec<Vec<u8>> = self
            .command(redis::cmd("SMEMBERS").arg(self.keys.channels_of(node)))
            .await?;
        for encoded in channels {
            let Some(channel) = decode(&encoded) else { continue };
            let mut script = self.scripts.sweep.prepare_invoke();
            script
                .key(self.keys.members(&channel))
                .key(self.keys.members_of(&channel, node))
                .arg(SWEEP)
                .arg(self.keys.presence())
                .arg(&encoded);
            while self.run::<usize>(&script).await? == SWEEP {}
        }
        let mut link = self.links.up().await?;
        let done = link.commands.run_all(self.forgetting(node)).await;
        done.map_err(|error| self.failed(link.number, &error))
    }
}

/// The hold of the job that sweeps: one at a time.
struct Sweeping(Rc<Core>);

impl Drop for Sweeping {
    fn drop(&mut self) {
        self.0.presence.sweeping.set(false);
    }
}

async fn sweep(sweeping: Sweeping, dead: Vec<String>) {
    for node in dead {
        if sweeping.0.sweep_node(&node).await.is_err() {
            return; // the next one to renew its lease goes on
        }
    }
}
