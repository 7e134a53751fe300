//! The members of a channel in this process.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::Name;
use super::member::{Member, Reached};
use super::message::Message;
use super::stats::Stats;

/// A channel with members or subscribers here. The hub owns it; it knows neither the backend nor other rooms.
pub struct Room {
    pub name: Name,
    /// By their numbers: in the order in which they joined.
    members: RefCell<BTreeMap<u64, Rc<Member>>>,
    /// The script itself wants the messages.
    pub subscribed: Cell<bool>,
    /// Connections that are about to become members.
    pub reserved: Cell<usize>,
}

impl Room {
    pub fn new(name: Name) -> Self {
        Room {
            name,
            members: RefCell::default(),
            subscribed: Cell::new(false),
            reserved: Cell::new(0),
        }
    }

    pub fn add(&self, member: Rc<Member>) {
        self.members.borrow_mut().insert(member.number, member);
    }

    pub fn remove(&self, member: &Member) {
        self.members.borrow_mut().remove(&member.number);
    }

    pub fn is_wanted(&self) -> bool {
        self.subscribed.get() || self.reserved.get() > 0 || !self.members.borrow().is_empty()
    }

    pub fn members(&self) -> Vec<Rc<Member>> {
        self.members.borrow().values().cloned().collect()
    }

    pub fn len(&self) -> usize {
        self.members.borrow().len()
    }

    /// Queues a message for everybody but the connection `except`; gives for how many. Nobody is waited for.
    pub fn deliver(&self, message: &Rc<Message>, except: Option<usize>, stats: &Stats) -> usize {
        let (mut queued, mut late, mut given_up) = (0, Vec::new(), Vec::new());
        for member in self.members.borrow().values() {
            if except == Some(member.client.key) {
                continue;
            }
            match member.offer(message) {
                Reached::Queued => queued += 1,
                Reached::Waits => {
                    queued += 1;
                    late.push(Rc::clone(member));
                }
                Reached::Dropped => stats.count_dropped(),
                Reached::TooSlow => given_up.push(Rc::clone(member)),
                Reached::Known | Reached::Closed => {}
            }
        }
        // Both may end memberships, of this room, too.
        for member in late {
            member.drain_later();
        }
        for member in given_up {
            stats.count_dropped();
            member.give_up();
        }
        stats.count_delivered(queued);
        queued
    }
}
