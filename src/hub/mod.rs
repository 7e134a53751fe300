//! Rooms for WebSocket connections: who is in which channel, and one message for all of them.
//!
//! A hub delivers to the connections of its own process; what is beyond that is its backend's: the members elsewhere, the
//! history, and in which order messages come. Nothing here calls PHP: an [`Audience`] is told what scripts want to know.
//!
//! * `room`: the members of a channel in this process; `member`: one of them, and what waits for it.
//! * `message`: what is published; `history`: what is kept of it; `presence`: who came and went.
//! * `backend`: what a hub needs of the world; `local`: one process is the world; `redis`, `nats`: many, on many machines;
//!   `broker`: what those two have in common.
//! * `options`: what the constructor takes; `stats`: what is counted.

pub mod backend;
mod broker;
mod history;
mod local;
mod member;
pub mod message;
mod nats;
pub mod options;
pub mod presence;
mod redis;
mod room;
pub mod stats;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::rc::{Rc, Weak};

use crate::server::Connection;
use crate::server::websocket::WebSocket;
use backend::{Backend, HubError, Missed, Page};
use local::Local;
use member::{Client, Member};
use message::Message;
use nats::Nats;
use options::{Address, Options};
use presence::{Audience, Event, MemberInfo};
use redis::Redis;
use room::Room;
use stats::Stats;

/// A channel's name: any bytes, at most [`options::MAX_CHANNEL_BYTES`].
pub type Name = Rc<[u8]>;
/// A member's info, as JSON.
pub type Info = Rc<[u8]>;

/// Why a connection did not join.
pub enum JoinError {
    /// It is closed, or was while the backend was asked.
    Closed,
    /// What it has missed is not known any more: another epoch, or too long ago.
    Stale,
    /// It is a member already.
    IsMember,
    Hub(HubError),
}

impl From<HubError> for JoinError {
    fn from(error: HubError) -> Self {
        JoinError::Hub(error)
    }
}

/// The rooms of one process. The PHP object owns it; connections know it weakly, until they end.
pub struct Hub {
    backend: Box<dyn Backend>,
    rooms: RefCell<HashMap<Name, Rc<Room>>>,
    /// Those that have joined something, by [`key_of`].
    clients: RefCell<HashMap<usize, Rc<Client>>>,
    /// Numbers connections and memberships.
    numbers: Cell<u64>,
    audience: Weak<dyn Audience>,
    stats: Rc<Stats>,
    closed: Cell<bool>,
    me: Weak<Hub>,
}

/// What tells connections apart as long as they live.
pub fn key_of(connection: &Rc<Connection>) -> usize {
    Rc::as_ptr(connection) as usize
}

/// Tells nodes, and epochs, apart.
fn random_id() -> String {
    format!("{:016x}", RandomState::new().hash_one(std::process::id()))
}

impl Hub {
    pub fn new(options: Options, audience: Weak<dyn Audience>) -> Rc<Self> {
        Rc::new_cyclic(|me: &Weak<Hub>| Hub {
            backend: match &options.address {
                Address::Local => Box::new(Local::new(options, Weak::clone(me))),
                Address::Nats(address) => {
                    let address = (**address).clone();
                    Box::new(Nats::new(options, address, Weak::clone(me)))
                }
                Address::Redis(address) => {
                    let address = (**address).clone();
                    Box::new(Redis::new(options, address, Weak::clone(me)))
                }
            },
            rooms: RefCell::default(),
            clients: RefCell::default(),
            numbers: Cell::new(0),
            audience,
            stats: Rc::default(),
            closed: Cell::new(false),
            me: Weak::clone(me),
        })
    }

    pub fn is_closed(&self) -> bool {
        self.closed.get()
    }

    fn next_number(&self) -> u64 {
        self.numbers.set(self.numbers.get() + 1);
        self.numbers.get()
    }

    /// Makes a connection a member of a channel. One that is a member already has another info from then on.
    pub async fn join(
        &self,
        connection: &Rc<Connection>,
        websocket: &Rc<WebSocket>,
        channel: Name,
        info: Info,
    ) -> Result<(), JoinError> {
        if let Some(member) = self.membership(connection, &channel) {
            return self.change_info(&member, info).await;
        }
        match self
            .add_member(connection, websocket, &channel, &info, false)
            .await
        {
            Ok(joining) => self.enter(joining, info).await,
            // By another coroutine, meanwhile.
            Err(JoinError::IsMember) => match self.membership(connection, &channel) {
                Some(member) => self.change_info(&member, info).await,
                None => Err(JoinError::Closed),
            },
            Err(error) => Err(error),
        }
    }

    async fn change_info(&self, member: &Member, info: Info) -> Result<(), JoinError> {
        *member.info.borrow_mut() = Rc::clone(&info);
        let (channel, number) = (&member.room.name, member.client.number);
        self.backend.enter(channel, number, info, false).await?;
        member.stays()
    }

    /// The same for a connection that was a member of this channel before: it is sent what it has missed since, and then
    /// what comes. Gives the error if that cannot be known.
    pub async fn recover(
        &self,
        connection: &Rc<Connection>,
        websocket: &Rc<WebSocket>,
        channel: Name,
        info: Info,
        (after, epoch): (u64, &[u8]),
    ) -> Result<(), JoinError> {
        if self.membership(connection, &channel).is_some() {
            return Err(JoinError::IsMember);
        }
        let joining = self
            .add_member(connection, websocket, &channel, &info, true)
            .await?;
        let missed = match self.backend.missed(&channel, after, epoch).await? {
            Missed::Messages(missed) => missed,
            Missed::Unknown => return Err(JoinError::Stale),
        };
        let member = Rc::clone(&joining.member);
        self.enter(joining, info).await?;
        // Only now: one that fails has been sent nothing, and may be tried again.
        member.release(missed, (after, epoch), &self.stats);
        Ok(())
    }

    /// `held`: what is published from now on waits until what came before has been found.
    async fn add_member(
        &self,
        connection: &Rc<Connection>,
        websocket: &Rc<WebSocket>,
        channel: &Name,
        info: &Info,
        held: bool,
    ) -> Result<Joining<'_>, JoinError> {
        let reserved = Reserved::new(self, self.room(channel));
        self.backend.open(channel).await?;
        if !connection.is_open() || self.closed.get() {
            return Err(JoinError::Closed);
        }
        if self.membership(connection, channel).is_some() {
            return Err(JoinError::IsMember); // by another coroutine, meanwhile
        }
        let client = self.client(connection, websocket);
        let member = Member::new(self.next_number(), &client, &reserved.room, Rc::clone(info), held);
        client.members.borrow_mut().push(Rc::clone(&member));
        reserved.room.add(Rc::clone(&member));
        Ok(Joining {
            hub: self,
            member,
            done: Cell::new(false),
        })
    }

    /// Tells the others of a new member.
    async fn enter(&self, joining: Joining<'_>, info: Info) -> Result<(), JoinError> {
        let member = &joining.member;
        let (channel, number) = (&member.room.name, member.client.number);
        // While it was found out what it has missed.
        member.stays()?;
        self.backend.enter(channel, number, info, true).await?;
        joining.done.set(true);
        member.stays()
    }

    /// Ends a connection's membership of a channel. False: it has none.
    pub fn leave(&self, connection: &Rc<Connection>, channel: &[u8]) -> bool {
        let member = self.membership(connection, channel);
        member.inspect(|member| self.remove(member)).is_some()
    }

    /// The same of all channels.
    pub fn leave_all(&self, connection: &Rc<Connection>) -> bool {
        self.end_memberships(key_of(connection))
    }

    fn end_memberships(&self, key: usize) -> bool {
        let client = self.clients.borrow().get(&key).cloned();
        let members = client.map(|client| client.members.take()).unwrap_or_default();
        members.iter().for_each(|member| self.remove(member));
        !members.is_empty()
    }

    fn remove(&self, member: &Rc<Member>) {
        if member.left.replace(true) {
            return;
        }
        member.forget();
        member.room.remove(member);
        member
            .client
            .members
            .borrow_mut()
            .retain(|known| !Rc::ptr_eq(known, member));
        self.backend.leave(&member.room.name, member.client.number);
        self.drop_if_empty(&member.room);
    }

    /// Sends a message to all members of a channel but the connection `except`. Gives for how many connections of this
    /// process it was queued.
    pub async fn publish(
        &self,
        channel: Name,
        message: Message,
        except: Option<usize>,
    ) -> Result<usize, HubError> {
        let queued = self.backend.publish(channel, message, except).await?;
        self.stats.count_published();
        Ok(queued)
    }

    /// Queues a message for the members in this process.
    fn deliver(&self, channel: &[u8], message: &Rc<Message>, except: Option<usize>) -> usize {
        let Some(room) = self.rooms.borrow().get(channel).cloned() else {
            return 0;
        };
        if room.subscribed.get()
            && let Some(audience) = self.audience.upgrade()
        {
            audience.message(&room.name, message);
        }
        room.deliver(message, except, &self.stats)
    }

    /// Tells the script who came or went, here or elsewhere.
    fn tell(&self, event: Event) {
        if !self.closed.get()
            && let Some(audience) = self.audience.upgrade()
        {
            audience.presence(event);
        }
    }

    /// The audience wants to know who comes and goes.
    pub fn watch_presence(&self) {
        self.backend.watch_presence();
    }

    pub async fn count(&self, channel: &Name) -> Result<usize, HubError> {
        self.backend.count(channel).await
    }

    pub async fn members(&self, channel: &Name) -> Result<Vec<MemberInfo>, HubError> {
        self.backend.members(channel).await
    }

    pub async fn history(&self, channel: &Name, after: Option<u64>, limit: usize) -> Result<Page, HubError> {
        self.backend.history(channel, after, limit).await
    }

    pub async fn last_offset(&self, channel: &Name) -> Result<u64, HubError> {
        self.backend.last_offset(channel).await
    }

    /// The audience wants the messages of a channel from now on.
    pub async fn subscribe(&self, channel: &Name) -> Result<(), HubError> {
        let room = self.room(channel);
        room.subscribed.set(true);
        let opened = self.backend.open(channel).await;
        if opened.is_err() {
            self.unsubscribe(channel);
        }
        opened
    }

    /// Or no more.
    pub fn unsubscribe(&self, channel: &[u8]) {
        let room = self.rooms.borrow().get(channel).cloned();
        if let Some(room) = room {
            room.subscribed.set(false);
            self.drop_if_empty(&room);
        }
    }

    /// Ends all memberships. The connections go on.
    pub fn close(&self) {
        self.closed.set(true);
        let keys: Vec<usize> = self.clients.borrow().keys().copied().collect();
        for key in keys {
            self.end_memberships(key);
        }
        self.clients.borrow_mut().clear();
        self.backend.close();
        self.rooms.borrow_mut().clear();
    }

    pub fn stats(&self) -> &Stats {
        &self.stats
    }

    /// Connections that are members of something, and channels that have members or subscribers here.
    pub fn sizes(&self) -> (usize, usize) {
        let clients = self.clients.borrow();
        let joined = clients
            .values()
            .filter(|client| !client.members.borrow().is_empty());
        (joined.count(), self.rooms.borrow().len())
    }

    /// Whether somebody here is in a channel, or about to be.
    fn wants(&self, channel: &Name) -> bool {
        self.rooms.borrow().contains_key(channel)
    }

    fn room(&self, channel: &Name) -> Rc<Room> {
        let mut rooms = self.rooms.borrow_mut();
        let room = rooms
            .entry(Rc::clone(channel))
            .or_insert_with(|| Rc::new(Room::new(Rc::clone(channel))));
        Rc::clone(room)
    }

    fn drop_if_empty(&self, room: &Rc<Room>) {
        if room.is_wanted() {
            return;
        }
        let mut rooms = self.rooms.borrow_mut();
        if rooms.get(&room.name).is_some_and(|known| Rc::ptr_eq(known, room)) {
            rooms.remove(&room.name);
            drop(rooms);
            self.backend.shut(&room.name);
        }
    }

    fn membership(&self, connection: &Rc<Connection>, channel: &[u8]) -> Option<Rc<Member>> {
        let clients = self.clients.borrow();
        let client = clients.get(&key_of(connection))?;
        let members = client.members.borrow();
        members
            .iter()
            .find(|member| *member.room.name == *channel)
            .cloned()
    }

    /// What is known of a connection, which tells of its end from now on.
    fn client(&self, connection: &Rc<Connection>, websocket: &Rc<WebSocket>) -> Rc<Client> {
        let key = key_of(connection);
        if let Some(client) = self.clients.borrow().get(&key) {
            return Rc::clone(client);
        }
        let client = Client::new(key, self.next_number(), connection, websocket);
        self.clients.borrow_mut().insert(key, Rc::clone(&client));
        let hub = Weak::clone(&self.me);
        connection.at_end(Box::new(move || {
            if let Some(hub) = hub.upgrade() {
                hub.end_memberships(key);
                hub.clients.borrow_mut().remove(&key);
            }
        }));
        client
    }
}

/// A room that a connection is about to join: it stays for as long as that takes, also if the wait is given up.
struct Reserved<'a> {
    hub: &'a Hub,
    room: Rc<Room>,
}

impl<'a> Reserved<'a> {
    fn new(hub: &'a Hub, room: Rc<Room>) -> Self {
        room.reserved.set(room.reserved.get() + 1);
        Reserved { hub, room }
    }
}

impl Drop for Reserved<'_> {
    fn drop(&mut self) {
        self.room.reserved.set(self.room.reserved.get() - 1);
        self.hub.drop_if_empty(&self.room);
    }
}

/// A member that the backend does not know yet, and which is none if that fails or the wait is given up.
struct Joining<'a> {
    hub: &'a Hub,
    member: Rc<Member>,
    done: Cell<bool>,
}

impl Drop for Joining<'_> {
    fn drop(&mut self) {
        if !self.done.get() {
            self.hub.remove(&self.member);
        }
    }
}
