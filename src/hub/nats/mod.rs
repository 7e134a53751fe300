//! Members on many nodes, by NATS: messages are published to subjects, who is there is what nodes tell each other, and
//! histories are kept by JetStream.
//!
//! Without a history a message goes to the own members at once, and to the others by NATS. With one, the stream keeps it and
//! then publishes it, and everybody, the publisher's own process too, delivers it in the order of the offsets.
//!
//! * `link`: the connection; `history`: the stream; `subjects`: names.
//! * `presence`: who is there; `gossip`: what nodes tell each other of it; `roster`: what one has heard.

mod gossip;
mod history;
mod link;
mod presence;
mod roster;
mod subjects;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::{Rc, Weak};

use tokio::sync::oneshot;

use super::backend::{Answer, Backend, HubError, Missed, Page};
use super::broker::envelope;
use super::broker::feeds::Feeds;
use super::broker::kept::{self, Kept};
use super::broker::link::{Failure, LinkState, begin, close, lose};
use super::broker::sender::{Outgoing, Sender, publish_at_once};
use super::broker::{Broker, ask};
use super::message::Message;
use super::options::{NatsAddress, Options};
use super::presence::MemberInfo;
use super::{Hub, Info, Name};
use history::Position;
use link::{NatsLink, error};
use presence::Presence;
use subjects::Subjects;

/// What a server takes at once, until it says so itself; and the part that headers may have of it.
const MAX_BODY: usize = 1024 * 1024;
const HEADERS: usize = 256;

/// The backend, whose parts its jobs share.
pub struct Nats(Rc<Core>);

/// One hub's side of NATS.
struct Core {
    options: Options,
    address: NatsAddress,
    subjects: Subjects,
    hub: Weak<Hub>,
    links: LinkState<NatsLink>,
    /// The link that nodes talk by, which is there before everybody may use it.
    talking: RefCell<Option<NatsLink>>,
    /// What ends the jobs that listen, by subject.
    stops: RefCell<HashMap<String, oneshot::Sender<()>>>,
    feeds: Feeds,
    positions: RefCell<HashMap<Name, Rc<Position>>>,
    presence: Presence,
    sender: Sender,
    max_body: Cell<usize>,
    me: Weak<Core>,
}

impl Nats {
    pub fn new(options: Options, address: NatsAddress, hub: Weak<Hub>) -> Self {
        Nats(Rc::new_cyclic(|me| Core {
            subjects: Subjects::new(&options.prefix),
            links: LinkState::new("NATS", options.connect_timeout),
            options,
            address,
            talking: RefCell::default(),
            stops: RefCell::default(),
            feeds: Feeds::new(Weak::clone(&hub)),
            hub,
            positions: RefCell::default(),
            presence: Presence::default(),
            sender: Sender::default(),
            max_body: Cell::new(MAX_BODY),
            me: Weak::clone(me),
        }))
    }
}

impl Broker for Core {
    type Link = NatsLink;

    fn me(&self) -> Option<Rc<Self>> {
        self.me.upgrade()
    }

    fn options(&self) -> &Options {
        &self.options
    }

    fn hub(&self) -> Result<Rc<Hub>, HubError> {
        self.hub.upgrade().ok_or(HubError::Closed)
    }

    fn links(&self) -> &LinkState<NatsLink> {
        &self.links
    }

    fn feeds(&self) -> &Feeds {
        &self.feeds
    }

    fn sender(&self) -> &Sender {
        &self.sender
    }

    async fn attempt(self: Rc<Self>) -> Result<(), Failure> {
        let (link, notices) = self.connect().await?;
        *self.talking.borrow_mut() = Some(link.clone());
        self.establish(link, notices).await.map_err(|error| {
            self.link_lost();
            Failure {
                text: error.to_string(),
                is_final: false,
            }
        })
    }

    fn stay_alive(self: &Rc<Self>) -> impl Future<Output = ()> + 'static {
        presence::beat(Rc::downgrade(self))
    }

    fn begin_anew_in_child(&self) {
        // They are the parent's, whose runtime must not hear of them.
        std::mem::forget((self.talking.take(), self.stops.take()));
        self.positions.take();
        self.presence.begin_anew();
    }

    fn link_lost(&self) {
        self.talking.take();
        self.stops.take();
        // The server may have lost what it had last.
        self.forget_positions();
    }

    async fn transmit(self: Rc<Self>, link: NatsLink, batch: Vec<Outgoing>) -> Result<(), HubError> {
        for outgoing in batch {
            let sent = link.client.publish(outgoing.topic, outgoing.body.into()).await;
            sent.map_err(|refused| {
                lose(&*self, link.number);
                error(refused)
            })?;
        }
        self.round_trip(&link).await
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
        self.subjects.topic(channel)
    }

    fn max_body(&self) -> usize {
        self.max_body.get().saturating_sub(HEADERS)
    }
}

impl Core {
    async fn open_feed(self: Rc<Self>, channel: Name) -> Result<(), HubError> {
        self.feeds.add(&channel);
        let opened = self.subscribe_to(&channel).await;
        // Those who wanted it may have given up meanwhile.
        if self.hub.upgrade().is_some_and(|hub| !hub.wants(&channel)) {
            self.shut_feed(&channel);
        }
        opened
    }

    async fn subscribe_to(self: &Rc<Self>, channel: &Name) -> Result<(), HubError> {
        kept::note_position(&**self, channel).await?;
        let link = self.links.up().await?;
        self.subscribe_to_channel(&link, channel).await?;
        if link.kept.is_some() {
            // Asks the server of a cluster that publishes what is kept: it has heard of the subscription first.
            self.last_offset(channel).await?;
        } else {
            self.round_trip(&link).await?;
        }
        self.feeds.opened(Rc::clone(channel));
        Ok(())
    }

    async fn subscribe_to_channel(self: &Rc<Self>, link: &NatsLink, channel: &Name) -> Result<(), HubError> {
        let (run, name) = (
            link.kept.as_ref().map(|kept| kept.run.clone()),
            Rc::clone(channel),
        );
        let take = move |core: &Rc<Core>, message: async_nats::Message| {
            core.take_message(&name, &message.payload, run.as_deref());
        };
        self.listen(link, self.subjects.topic(channel), take).await
    }

    fn take_message(&self, channel: &Name, payload: &[u8], run: Option<&str>) {
        for mut incoming in envelope::decode_messages(payload) {
            if history::is_beginning(&incoming) {
                continue;
            }
            if incoming.message.is_kept()
                && let Some(run) = run
            {
                incoming.epoch = format!("{}.{run}", incoming.epoch);
            }
            if self.feeds.take(Rc::clone(channel), incoming) {
                kept::fill_later(self, Rc::clone(channel));
            }
        }
    }

    fn shut_feed(&self, channel: &Name) {
        if self.feeds.remove(channel) && self.links.is_ours() {
            self.stops.borrow_mut().remove(&self.subjects.topic(channel));
            self.forget_position(channel, 1);
        }
    }
}

impl Backend for Nats {
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
        begin(&self.0); // every node hears of all others anyway
    }

    fn count<'a>(&'a self, channel: &'a Name) -> Answer<'a, usize> {
        let (core, channel) = (Rc::clone(&self.0), Rc::clone(channel));
        ask(&self.0, async move {
            core.links.up().await?;
            Ok(core.presence.count(&channel))
        })
    }

    fn members<'a>(&'a self, channel: &'a Name) -> Answer<'a, Vec<MemberInfo>> {
        let (core, channel) = (Rc::clone(&self.0), Rc::clone(channel));
        ask(&self.0, async move {
            core.links.up().await?;
            Ok(core.presence.members(&channel))
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
            kept::keep(&*core)?;
            core.last_offset(&channel).await
        })
    }

    fn close(&self) {
        close(&*self.0);
    }
}
