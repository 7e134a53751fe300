//! A connection's membership of a channel, and the messages that wait for it.
//!
//! Nobody waits for a member: what its outbox does not take now waits here, as references to messages, and a job of the
//! reactor goes on when there is room. How much may wait, and what happens beyond it, is said by `websocket_overflow`; but
//! where a history is kept, a client counts what it gets, and a message is never left out: a client that is too slow is
//! closed, and recovers.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::{Rc, Weak};
use std::task::Poll;

use super::message::{Message, Waiting};
use super::room::Room;
use super::stats::Stats;
use super::{Info, JoinError};
use crate::net::Reactor;
use crate::server::Connection;
use crate::server::websocket::settings::Overflow;
use crate::server::websocket::{Offered, WebSocket};

/// Messages that may wait for one member.
const MAX_BACKLOG: usize = 1_024;

/// A connection that has joined something. The hub owns it until the connection ends; it keeps none alive.
pub struct Client {
    pub key: usize,
    /// Names it among the hub's.
    pub number: u64,
    connection: Weak<Connection>,
    websocket: Weak<WebSocket>,
    pub members: RefCell<Vec<Rc<Member>>>,
}

impl Client {
    pub fn new(key: usize, number: u64, connection: &Rc<Connection>, websocket: &Rc<WebSocket>) -> Rc<Self> {
        Rc::new(Client {
            key,
            number,
            connection: Rc::downgrade(connection),
            websocket: Rc::downgrade(websocket),
            members: RefCell::default(),
        })
    }

    /// None: the connection is going.
    fn alive(&self) -> Option<(Rc<Connection>, Rc<WebSocket>)> {
        self.connection.upgrade().zip(self.websocket.upgrade())
    }
}

/// How a message reached a member.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reached {
    Queued,
    /// It will be queued; `drain_later` sees to that.
    Waits,
    Dropped,
    /// It was among what the member had missed.
    Known,
    /// The client has to go.
    TooSlow,
    Closed,
}

/// A connection of this process in one channel.
pub struct Member {
    /// In the order of joining.
    pub number: u64,
    pub client: Rc<Client>,
    pub room: Rc<Room>,
    pub info: RefCell<Info>,
    /// It is none any more.
    pub left: Cell<bool>,
    backlog: RefCell<VecDeque<Waiting>>,
    /// Nothing is sent yet: what came before is being found out.
    held: Cell<bool>,
    /// What it has got elsewhere, or had missed: all of an epoch up to an offset. What comes here may be behind that.
    known: RefCell<Option<(Vec<u8>, u64)>>,
    /// A job sends the backlog.
    draining: Cell<bool>,
}

impl Member {
    pub fn new(number: u64, client: &Rc<Client>, room: &Rc<Room>, info: Info, held: bool) -> Rc<Self> {
        Rc::new(Member {
            number,
            client: Rc::clone(client),
            room: Rc::clone(room),
            info: RefCell::new(info),
            left: Cell::new(false),
            backlog: RefCell::default(),
            held: Cell::new(held),
            known: RefCell::default(),
            draining: Cell::new(false),
        })
    }

    /// Err: it has left, or its connection has ended, before the backend knew of it.
    pub fn stays(&self) -> Result<(), JoinError> {
        if self.left.get() {
            Err(JoinError::Closed)
        } else {
            Ok(())
        }
    }

    /// Queues a message, or has it wait. Neither the membership nor the connection ends here.
    pub fn offer(&self, message: &Rc<Message>) -> Reached {
        let Some((connection, websocket)) = self.client.alive() else {
            return Reached::Closed;
        };
        if self.knows(message) {
            return Reached::Known;
        }
        if self.held.get() || !self.backlog.borrow().is_empty() {
            return self.put_back(message);
        }
        match websocket.offer(&connection, &message.broadcast) {
            Offered::Queued => Reached::Queued,
            Offered::Closed => Reached::Closed,
            // What is missing is the end of another message.
            Offered::NotNow if !connection.outbox.is_full() => self.put_back(message),
            Offered::NotNow => match connection.run.settings.websocket.overflow {
                Overflow::Wait => self.put_back(message),
                Overflow::Drop if !message.is_kept() => Reached::Dropped,
                Overflow::Drop | Overflow::Close => Reached::TooSlow,
            },
        }
    }

    fn knows(&self, message: &Message) -> bool {
        match (&*self.known.borrow(), &message.epoch) {
            (Some((epoch, last)), Some(of)) => *epoch == of.as_bytes() && message.offset <= *last,
            _ => false,
        }
    }

    fn put_back(&self, message: &Rc<Message>) -> Reached {
        let mut backlog = self.backlog.borrow_mut();
        let waiting = if backlog.len() < MAX_BACKLOG {
            Waiting::new(message)
        } else {
            None
        };
        match waiting {
            Some(waiting) => {
                backlog.push_back(waiting);
                Reached::Waits
            }
            None if message.is_kept() => Reached::TooSlow,
            None => Reached::Dropped,
        }
    }

    /// What the member has missed after an offset of an epoch is known: it goes before what has come meanwhile, without what
    /// is in both.
    pub fn release(self: &Rc<Self>, missed: Vec<Rc<Message>>, (after, epoch): (u64, &[u8]), stats: &Stats) {
        let last = missed.last().map_or(after, |message| message.offset);
        *self.known.borrow_mut() = Some((epoch.to_vec(), last));
        stats.delivered.set(stats.delivered.get() + missed.len() as u64);
        let mut all = VecDeque::with_capacity(missed.len());
        // It is kept anyway: what it takes together with others is no question.
        all.extend(missed.into_iter().map(Waiting::anyway));
        let since = self.backlog.take();
        all.extend(since.into_iter().filter(|waiting| match waiting.epoch {
            Some(_) => !self.knows(waiting),
            None => waiting.offset > last,
        }));
        self.backlog.replace(all);
        self.held.set(false);
        self.drain_later();
    }

    /// Has what waits sent when there is room.
    pub fn drain_later(self: &Rc<Self>) {
        if !self.held.get() && !self.draining.replace(true) {
            Reactor::get().spawn_background(Rc::clone(self).drain());
        }
    }

    async fn drain(self: Rc<Self>) {
        while !self.send_backlog() {
            poll_fn(|cx| match self.client.alive() {
                Some((connection, websocket)) if !self.left.get() => websocket.poll_offer(&connection, cx),
                _ => Poll::Ready(()),
            })
            .await;
        }
        self.draining.set(false);
    }

    /// Sends what there is room for; true when nothing is left to be sent.
    fn send_backlog(&self) -> bool {
        loop {
            let message = self.backlog.borrow().front().map(|waiting| Rc::clone(&waiting.0));
            let Some(message) = message else {
                return true;
            };
            let Some((connection, websocket)) = self.client.alive().filter(|_| !self.left.get()) else {
                self.forget();
                return true;
            };
            match websocket.offer(&connection, &message.broadcast) {
                Offered::NotNow => return false,
                Offered::Queued | Offered::Closed => drop(self.backlog.borrow_mut().pop_front()),
            }
        }
    }

    /// Nothing is sent any more.
    pub fn forget(&self) {
        self.backlog.take();
    }

    /// Closes the connection, whose peer does not read.
    pub fn give_up(&self) {
        if let Some((connection, websocket)) = self.client.alive() {
            websocket.give_up(&connection);
        }
    }
}
