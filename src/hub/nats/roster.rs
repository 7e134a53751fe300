//! Who is in which channel, on all nodes, as this one knows it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;
use std::time::{Duration, Instant};

use super::gossip::Key;
use crate::hub::presence::{Change, Event, MemberInfo};
use crate::hub::{Info, Name};

/// A node that this one has heard of.
struct Node {
    /// The last of its changes that is known here. None: it has not told yet.
    version: Option<u64>,
    /// The last that was heard of.
    newest: u64,
    members: HashSet<Key>,
    heard: Instant,
    /// When it was asked for all that it has, and what has come of it.
    asked: Option<Instant>,
    parts: Parts,
    /// It was there before this one: nobody is told of those whom it had.
    is_old: bool,
}

#[derive(Default)]
struct Parts {
    version: u64,
    came: HashSet<usize>,
    members: Vec<(Key, Info)>,
}

/// All members of all nodes, this one's own among them.
#[derive(Default)]
pub struct Roster {
    channels: HashMap<Name, BTreeMap<(Rc<str>, u64), Info>>,
    nodes: HashMap<Rc<str>, Node>,
}

impl Roster {
    /// Another node; gives whether it was unknown.
    pub fn hear(&mut self, node: &str, now: Instant, is_old: bool) -> bool {
        if let Some(node) = self.nodes.get_mut(node) {
            node.heard = now;
            return false;
        }
        let node_state = Node {
            version: None,
            newest: 0,
            members: HashSet::new(),
            heard: now,
            asked: None,
            parts: Parts::default(),
            is_old,
        };
        self.nodes.insert(node.into(), node_state);
        true
    }

    /// Other nodes that are known.
    pub fn nodes(&self) -> usize {
        self.nodes.len()
    }

    /// Nodes that have not said yet what they have.
    pub fn unknown(&self) -> usize {
        self.nodes.values().filter(|node| node.version.is_none()).count()
    }

    /// Whether a node has said all up to a version, which is the newest one.
    pub fn is_at(&mut self, node: &str, version: u64) -> bool {
        self.nodes.get_mut(node).is_some_and(|node| {
            node.newest = version;
            node.version == Some(version)
        })
    }

    /// Whether all was heard that a node had, and it has changed since: there is nothing to wait for.
    pub fn is_behind(&self, node: &str) -> bool {
        self.nodes.get(node).is_some_and(|node| {
            node.asked.is_none() && node.version.is_some_and(|version| version < node.newest)
        })
    }

    /// A node is to be asked for all that it has, unless that was just done.
    pub fn ask(&mut self, node: &str, now: Instant, again_after: Duration) -> bool {
        let Some(node) = self.nodes.get_mut(node) else {
            return false;
        };
        if node.asked.is_some_and(|asked| asked + again_after > now) {
            return false;
        }
        node.asked = Some(now);
        node.parts = Parts::default();
        true
    }

    /// A node's next change. False: it is not the next one.
    pub fn change(&mut self, node: &str, version: u64) -> bool {
        let Some(node) = self.nodes.get_mut(node) else {
            return false;
        };
        node.newest = version;
        let is_next = node.version.is_some_and(|known| known + 1 == version);
        if is_next {
            node.version = Some(version);
        }
        is_next
    }

    /// A part of all that a node has. Gives the events, once all parts are there.
    pub fn take_part(
        &mut self,
        node: &str,
        (version, part, parts): (u64, usize, usize),
        members: Vec<(Key, Info)>,
    ) -> Vec<Event> {
        let Some(state) = self.nodes.get_mut(node) else {
            return Vec::new();
        };
        if state.asked.is_none() || state.version.is_some_and(|known| known > version) {
            return Vec::new();
        }
        if state.parts.version != version {
            state.parts = Parts {
                version,
                ..Parts::default()
            };
        }
        if !state.parts.came.insert(part) {
            return Vec::new();
        }
        state.parts.members.extend(members);
        if state.parts.came.len() < parts {
            return Vec::new();
        }
        let all = std::mem::take(&mut state.parts).members;
        state.version = Some(version);
        state.asked = None;
        let tells = !std::mem::replace(&mut state.is_old, false);
        let mut gone = state.members.clone();
        let node: Rc<str> = node.into();
        let mut events = Vec::new();
        for (key, info) in all {
            gone.remove(&key);
            events.extend(self.join(&node, key, info));
        }
        for key in gone {
            events.extend(self.leave(&node, &key));
        }
        if tells { events } else { Vec::new() }
    }

    /// A member came, or has another info, which is no event.
    pub fn join(&mut self, node: &Rc<str>, key: Key, info: Info) -> Option<Event> {
        let members = self.channels.entry(Rc::clone(&key.0)).or_default();
        let had = members.insert((Rc::clone(node), key.1), Rc::clone(&info));
        if let Some(state) = self.nodes.get_mut(node) {
            state.members.insert(key.clone());
        }
        had.is_none().then(|| event(Change::Joined, node, &key, info))
    }

    pub fn leave(&mut self, node: &Rc<str>, key: &Key) -> Option<Event> {
        let members = self.channels.get_mut(&key.0)?;
        let info = members.remove(&(Rc::clone(node), key.1))?;
        if members.is_empty() {
            self.channels.remove(&key.0);
        }
        if let Some(state) = self.nodes.get_mut(node) {
            state.members.remove(key);
        }
        Some(event(Change::Left, node, key, info))
    }

    /// A node is gone, with all its members.
    pub fn remove_node(&mut self, node: &str) -> Vec<Event> {
        let node: Rc<str> = node.into();
        let Some(state) = self.nodes.remove(&node) else {
            return Vec::new();
        };
        let gone = state.members.iter();
        gone.filter_map(|key| self.leave(&node, key)).collect()
    }

    /// Nothing could be heard for a while: that says nothing of anybody.
    pub fn hear_all(&mut self, now: Instant) {
        for node in self.nodes.values_mut() {
            node.heard = now;
        }
    }

    /// Nodes of which nothing was heard for a time.
    pub fn silent(&self, now: Instant, lease: Duration) -> Vec<Rc<str>> {
        let silent = self.nodes.iter().filter(|(_, node)| node.heard + lease < now);
        silent.map(|(name, _)| Rc::clone(name)).collect()
    }

    pub fn count(&self, channel: &Name) -> usize {
        self.channels.get(channel).map_or(0, BTreeMap::len)
    }

    pub fn members(&self, channel: &Name) -> Vec<MemberInfo> {
        let Some(members) = self.channels.get(channel) else {
            return Vec::new();
        };
        let members = members.iter();
        members
            .map(|((node, number), info)| MemberInfo {
                id: id(node, *number),
                info: Rc::clone(info),
            })
            .collect()
    }
}

fn id(node: &str, number: u64) -> Rc<str> {
    format!("{node}:{number}").into()
}

fn event(change: Change, node: &str, key: &Key, info: Info) -> Event {
    Event {
        change,
        channel: Rc::clone(&key.0),
        member: MemberInfo {
            id: id(node, key.1),
            info,
        },
    }
}
