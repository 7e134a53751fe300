//! What the script has been told of who comes and goes. Redis publishes it to those who are connected at that moment: on each
//! new connection that is compared with the members that there are, and the difference told.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::time::Duration;

use tokio::time::sleep;

use super::Core;
use super::link::RedisLink;
use crate::hub::backend::HubError;
use crate::hub::broker::names::decode;
use crate::hub::presence::{Change, Event, MemberInfo};
use crate::hub::{Info, Name};
use crate::net::Reactor;

/// The pause before the members are looked for again, where they could not be found.
const PAUSE: Duration = Duration::from_secs(1);

/// A member's channel and name.
type Key = (Name, Rc<str>);

/// The members that the script knows of. Empty, unless it has asked to be told.
#[derive(Default)]
pub struct Watch {
    pub is_wanted: Cell<bool>,
    known: RefCell<HashMap<Key, Known>>,
    /// Those who were there before are known: of the others it was told.
    has_begun: Cell<bool>,
    /// Members of whom something was heard while all are looked for: that is newer, or will be. None: they are not.
    heard: RefCell<Option<HashSet<Key>>>,
}

struct Known {
    info: Info,
    /// It was told that this one came. Otherwise it was there before; that it comes may still be heard.
    is_told: bool,
}

impl Watch {
    /// In a forked child: nothing was told yet.
    pub fn begin_anew(&self) {
        self.known.borrow_mut().clear();
        self.has_begun.set(false);
    }

    /// Something was published. Gives what is to be told: not what was found out before it came.
    pub fn hear(&self, event: Event) -> Option<Event> {
        let key = (Rc::clone(&event.channel), Rc::clone(&event.member.id));
        if let Some(heard) = &mut *self.heard.borrow_mut() {
            heard.insert(key.clone());
        }
        let mut known = self.known.borrow_mut();
        let is_news = match event.change {
            Change::Joined => {
                let now = Known {
                    info: Rc::clone(&event.member.info),
                    is_told: true,
                };
                known.insert(key, now).is_none_or(|before| !before.is_told)
            }
            Change::Left => known.remove(&key).is_some() || !self.has_begun.get(),
        };
        is_news.then_some(event)
    }

    /// All members are looked for from now on.
    fn look(&self) {
        *self.heard.borrow_mut() = Some(HashSet::new());
    }

    /// The script asks to be told, while this member is there.
    pub fn was_there_before(&self, key: Key, info: Info) {
        let is_told = false;
        self.known.borrow_mut().insert(key, Known { info, is_told });
    }

    /// All members that there are. Gives what is to be told: the first time only those of this node, who have come since.
    fn compare(&self, found: HashMap<Key, Info>, node: &str) -> Vec<Event> {
        let heard = self.heard.take().unwrap_or_default();
        let mut known = self.known.borrow_mut();
        let gone = known.extract_if(|key, _| !found.contains_key(key) && !heard.contains(key));
        let mut events: Vec<Event> = gone
            .map(|(key, known)| event(Change::Left, key, known.info))
            .collect();
        let has_begun = self.has_begun.replace(true);
        for (key, info) in found {
            if heard.contains(&key) || known.contains_key(&key) {
                continue;
            }
            let is_told = has_begun || key.1.rsplit_once(':').is_some_and(|(of, _)| of == node);
            let now = Known {
                info: Rc::clone(&info),
                is_told,
            };
            known.insert(key.clone(), now);
            if is_told {
                events.push(event(Change::Joined, key, info));
            }
        }
        events
    }
}

fn event(change: Change, (channel, id): Key, info: Info) -> Event {
    Event {
        change,
        channel,
        member: MemberInfo { id, info },
    }
}

impl Core {
    /// On a link, has it found out who came and went while there was none.
    pub fn watch_later(&self, link: RedisLink) {
        if let Some(core) = self
            .me
            .upgrade()
            .filter(|core| core.presence.watch.is_wanted.get())
        {
            Reactor::get().spawn_background(core.watch(link));
        }
    }

    async fn watch(self: Rc<Self>, mut link: RedisLink) {
        let topic = self.keys.presence();
        // One that was asked for before is asked for once more: nothing may be published before it is.
        if link.subscriptions.subscribe_everywhere(topic).await.is_err() {
            return; // a connection that is lost is made again
        }
        let is_lost = || self.links.number() != Some(link.number);
        while !is_lost() {
            self.presence.watch.look();
            match self.find_members().await {
                Ok(found) if !is_lost() => {
                    let events = self.presence.watch.compare(found, &self.presence.node());
                    if let Some(hub) = self.hub.upgrade() {
                        events.into_iter().for_each(|event| hub.tell(event));
                    }
                    return;
                }
                Ok(_) => return,
                Err(_) => sleep(PAUSE).await,
            }
        }
    }

    /// Those of all nodes that have a lease, or had one until others clean up after them.
    async fn find_members(&self) -> Result<HashMap<Key, Info>, HubError> {
        let mut nodes = redis::cmd("ZRANGE");
        nodes.arg(self.keys.leases()).arg(0).arg(-1);
        let mut channels: HashSet<Vec<u8>> = HashSet::new();
        for node in self.command::<Vec<String>>(&nodes).await? {
            let mut names = redis::cmd("SMEMBERS");
            names.arg(self.keys.channels_of(&node));
            channels.extend(self.command::<Vec<Vec<u8>>>(&names).await?);
        }
        let mut found = HashMap::new();
        for channel in channels.iter().filter_map(|encoded| decode(encoded)) {
            let channel: Name = channel.into();
            for member in self.read_members(&channel).await? {
                found.insert((Rc::clone(&channel), member.id), member.info);
            }
        }
        Ok(found)
    }

    pub async fn read_members(&self, channel: &Name) -> Result<Vec<MemberInfo>, HubError> {
        let mut all = redis::cmd("HGETALL");
        all.arg(self.keys.members(channel));
        let all: HashMap<String, Vec<u8>> = self.command(&all).await?;
        let members = all.into_iter().map(|(id, info)| MemberInfo {
            id: id.into(),
            info: info.into(),
        });
        Ok(members.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(number: u8) -> Key {
        (Rc::from(&b"lobby"[..]), format!("node:{number}").into())
    }

    fn found(numbers: &[u8]) -> HashMap<Key, Info> {
        numbers
            .iter()
            .map(|number| (key(*number), Rc::from(&b"[]"[..])))
            .collect()
    }

    fn told(events: impl IntoIterator<Item = Event>) -> Vec<String> {
        let mut told: Vec<String> = events
            .into_iter()
            .map(|event| format!("{:?} {}", event.change, event.member.id))
            .collect();
        told.sort();
        told
    }

    fn hear(watch: &Watch, change: Change, number: u8) -> Vec<String> {
        told(watch.hear(event(change, key(number), Rc::from(&b"[]"[..]))))
    }

    #[test]
    fn those_who_were_there_before_are_no_news_but_that_they_go_is() {
        let watch = Watch::default();
        assert_eq!(hear(&watch, Change::Left, 1), ["Left node:1"]);
        assert!(watch.compare(found(&[2, 3]), "other").is_empty());
        assert_eq!(hear(&watch, Change::Left, 2), ["Left node:2"]);
        // it came when this was listening already, and is heard of late
        assert_eq!(hear(&watch, Change::Joined, 3), ["Joined node:3"]);
    }

    #[test]
    fn members_of_this_node_are_news_unless_they_were_there_before() {
        let watch = Watch::default();
        watch.was_there_before(key(1), Rc::from(&b"[]"[..]));
        assert_eq!(told(watch.compare(found(&[1, 2]), "node")), ["Joined node:2"]);
        assert!(hear(&watch, Change::Joined, 2).is_empty());
    }

    #[test]
    fn what_was_missed_is_told_once() {
        let watch = Watch::default();
        watch.compare(found(&[1]), "other");
        assert_eq!(hear(&watch, Change::Joined, 2), ["Joined node:2"]);
        // a new connection
        watch.look();
        assert_eq!(
            told(watch.compare(found(&[2, 3]), "other")),
            ["Joined node:3", "Left node:1"]
        );
        // it is heard of late
        assert!(hear(&watch, Change::Joined, 3).is_empty());
        assert!(hear(&watch, Change::Left, 1).is_empty());
        assert_eq!(hear(&watch, Change::Left, 3), ["Left node:3"]);
        assert_eq!(hear(&watch, Change::Joined, 3), ["Joined node:3"]);
    }

    #[test]
    fn what_is_heard_meanwhile_is_newer_than_what_is_found() {
        let watch = Watch::default();
        watch.compare(found(&[1]), "other");
        watch.look();
        assert_eq!(hear(&watch, Change::Joined, 2), ["Joined node:2"]);
        assert_eq!(hear(&watch, Change::Left, 1), ["Left node:1"]);
        assert!(watch.compare(found(&[1]), "other").is_empty());
        assert_eq!(hear(&watch, Change::Left, 2), ["Left node:2"]);
    }
}
