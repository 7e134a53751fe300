//! One process is the world: its rooms say who is there, and the history is here.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::future::ready;
use std::rc::{Rc, Weak};
use std::time::{Duration, Instant};

use super::backend::{Answer, Backend, HubError, Missed, NO_HISTORY, Page};
use super::history::History;
use super::message::{Message, now};
use super::options::Options;
use super::presence::{Change, Event, MemberInfo};
use super::{Hub, Info, Name, random_id};
use crate::net::Reactor;
use crate::net::deadlines::Expire;

/// How often at most histories are looked through for what is too old.
const MIN_SWEEP: Duration = Duration::from_secs(1);

/// The backend of a hub without an engine: what is published stays in this process.
pub struct Local {
    options: Options,
    hub: Weak<Hub>,
    histories: Rc<Histories>,
    /// Infos of the members, to tell of those who leave.
    infos: RefCell<HashMap<(Name, u64), Info>>,
    /// Goes before the members' numbers: what is told of them reads the same whatever the backend is.
    node: String,
}

/// The histories of all channels. Those that nobody adds to go when their last message is too old, and their epochs with
/// them.
struct Histories {
    all: RefCell<HashMap<Name, History>>,
    sweep_every: Duration,
    /// When they are looked through next, as far as that loop lives.
    sweep_at: Cell<Option<Instant>>,
    me: Weak<Histories>,
}

impl Local {
    pub fn new(options: Options, hub: Weak<Hub>) -> Self {
        let ttl = options.history.map_or(MIN_SWEEP, |history| history.ttl);
        Local {
            histories: Rc::new_cyclic(|me| Histories {
                all: RefCell::default(),
                sweep_every: ttl.max(MIN_SWEEP),
                sweep_at: Cell::new(None),
                me: Weak::clone(me),
            }),
            options,
            hub,
            infos: RefCell::default(),
            node: random_id(),
        }
    }

    fn hub(&self) -> Result<Rc<Hub>, HubError> {
        self.hub.upgrade().ok_or(HubError::Closed)
    }

    fn with_history<R>(&self, channel: &Name, body: impl FnOnce(&mut History) -> R) -> Result<R, HubError> {
        let keep = self.options.history.ok_or(NO_HISTORY)?;
        self.histories.arm();
        let mut all = self.histories.all.borrow_mut();
        let history = all
            .entry(Rc::clone(channel))
            .or_insert_with(|| History::new(keep));
        history.touch(now());
        Ok(body(history))
    }

    fn id(&self, number: u64) -> Rc<str> {
        format!("{}:{number}", self.node).into()
    }

    fn tell(&self, change: Change, channel: &Name, number: u64, info: Info) {
        if let Some(hub) = self.hub.upgrade() {
            hub.tell(Event {
                change,
                channel: Rc::clone(channel),
                member: MemberInfo {
                    id: self.id(number),
                    info,
                },
            });
        }
    }
}

fn answer<'a, T: 'a>(result: Result<T, HubError>) -> Answer<'a, T> {
    Box::pin(ready(result))
}

impl Backend for Local {
    fn publish(&self, channel: Name, message: Message, except: Option<usize>) -> Answer<'_, usize> {
        let message = match self.options.history {
            Some(_) => self.with_history(&channel, |history| history.append(message)),
            None => Ok(Rc::new(message)),
        };
        answer(message.and_then(|message| Ok(self.hub()?.deliver(&channel, &message, except))))
    }

    fn open<'a>(&'a self, _: &'a Name) -> Answer<'a, ()> {
        answer(Ok(()))
    }

    fn shut(&self, _: &Name) {}

    fn enter<'a>(&'a self, channel: &'a Name, number: u64, info: Info, is_new: bool) -> Answer<'a, ()> {
        let key = (Rc::clone(channel), number);
        self.infos.borrow_mut().insert(key, Rc::clone(&info));
        if is_new {
            self.tell(Change::Joined, channel, number, info);
        }
        answer(Ok(()))
    }

    fn leave(&self, channel: &Name, number: u64) {
        let info = self.infos.borrow_mut().remove(&(Rc::clone(channel), number));
        if let Some(info) = info {
            self.tell(Change::Left, channel, number, info);
        }
    }

    fn watch_presence(&self) {}

    fn count<'a>(&'a self, channel: &'a Name) -> Answer<'a, usize> {
        answer(self.hub().map(|hub| {
            let rooms = hub.rooms.borrow();
            rooms.get(channel).map_or(0, |room| room.len())
        }))
    }

    fn members<'a>(&'a self, channel: &'a Name) -> Answer<'a, Vec<MemberInfo>> {
        answer(self.hub().map(|hub| {
            let room = hub.rooms.borrow().get(channel).cloned();
            let members = room.map(|room| room.members()).unwrap_or_default();
            members
                .iter()
                .map(|member| MemberInfo {
                    id: self.id(member.client.number),
                    info: member.info.borrow().clone(),
                })
                .collect()
        }))
    }

    fn history<'a>(&'a self, channel: &'a Name, after: Option<u64>, limit: usize) -> Answer<'a, Page> {
        answer(self.with_history(channel, |history| Page {
            epoch: history.epoch.clone(),
            messages: history.page(after, limit),
        }))
    }

    fn missed<'a>(&'a self, channel: &'a Name, after: u64, epoch: &'a [u8]) -> Answer<'a, Missed> {
        answer(self.with_history(channel, |history| {
            if history.epoch.as_bytes() != epoch {
                return Missed::Unknown;
            }
            history.missed(after).map_or(Missed::Unknown, Missed::Messages)
        }))
    }

    fn last_offset<'a>(&'a self, channel: &'a Name) -> Answer<'a, u64> {
        answer(self.with_history(channel, |history| history.last))
    }

    fn close(&self) {
        self.histories.all.borrow_mut().clear();
    }
}

impl Histories {
    fn arm(&self) {
        let reactor = Reactor::get();
        let now = reactor.turn_started();
        // One that is overdue went with the loop that it was made in.
        let is_armed = self.sweep_at.get().is_some_and(|at| at + MIN_SWEEP > now);
        if reactor.is_running() && !is_armed {
            let at = now + self.sweep_every;
            self.sweep_at.set(Some(at));
            reactor.check_at(at, self.me.clone());
        }
    }
}

impl Expire for Histories {
    fn check(&self, _: Instant) {
        self.sweep_at.set(None);
        let now = now();
        self.all.borrow_mut().retain(|_, history| !history.is_over(now));
        if !self.all.borrow().is_empty() {
            self.arm();
        }
    }
}
