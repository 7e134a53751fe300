//! Each channel's messages on their way from the engine to the members here. With a history each comes once and in its
//! order: what was missed while there was no connection is read from the history first, and what comes meanwhile waits for
//! that.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::future::poll_fn;
use std::rc::{Rc, Weak};
use std::task::{Poll, Waker};

use super::envelope::Incoming;
use super::kept::Kept;
use crate::engine::log::{self, Level};
use crate::hub::backend::HubError;
use crate::hub::message::now;
use crate::hub::{Hub, Name, random_id};

/// Messages that wait while a gap is filled; beyond that the gap is given up.
const MAX_PENDING: usize = 10_000;
/// Publishes with a history that may wait for the engine at once.
const MAX_IN_FLIGHT: usize = 10_000;

/// Where a channel's messages have got to.
#[derive(Default)]
struct Feed {
    /// The engine has said that they come.
    open: bool,
    /// Epoch and offset of the last one that was delivered.
    last: Option<(String, u64)>,
    /// A gap is being filled; what comes waits.
    filling: bool,
    pending: Vec<Incoming>,
}

/// What to do with a message.
enum Next {
    Deliver,
    Nothing,
    Fill,
}

/// A message with a history that this process has published.
struct InFlight {
    except: Option<usize>,
    /// For how many connections here it was queued.
    queued: Option<usize>,
    waker: Option<Waker>,
}

/// The channels that are wanted here, and the own messages that come back by them.
pub struct Feeds {
    all: RefCell<HashMap<Name, Feed>>,
    /// Publishes that wait for their messages to come back.
    in_flight: RefCell<HashMap<u64, InFlight>>,
    /// Names this process as a publisher.
    publisher: RefCell<String>,
    /// Numbers its messages.
    numbers: Cell<u64>,
    hub: Weak<Hub>,
}

impl Feeds {
    pub fn new(hub: Weak<Hub>) -> Self {
        Feeds {
            all: RefCell::default(),
            in_flight: RefCell::default(),
            publisher: RefCell::new(random_id()),
            numbers: Cell::new(0),
            hub,
        }
    }

    pub fn begin_anew_in_child(&self) {
        *self.publisher.borrow_mut() = random_id();
        self.in_flight.borrow_mut().clear();
    }

    pub fn publisher(&self) -> String {
        self.publisher.borrow().clone()
    }

    pub fn is_open(&self, channel: &Name) -> bool {
        self.all.borrow().get(channel).is_some_and(|feed| feed.open)
    }

    pub fn add(&self, channel: &Name) {
        self.all.borrow_mut().entry(Rc::clone(channel)).or_default();
    }

    /// What is delivered here goes on after an offset, unless it has begun already.
    pub fn begin_at(&self, channel: &Name, epoch: String, offset: u64) {
        if let Some(feed) = self.all.borrow_mut().get_mut(channel) {
            feed.last.get_or_insert((epoch, offset));
        }
    }

    /// The engine says that a channel's messages come. It may have been removed meanwhile by another one's leaving.
    pub fn opened(&self, channel: Name) {
        self.all.borrow_mut().entry(channel).or_default().open = true;
    }

    /// False: there was none.
    pub fn remove(&self, channel: &Name) -> bool {
        let had = self.all.borrow_mut().remove(channel).is_some();
        if had {
            self.wake_in_flight(); // nothing comes back by it
        }
        had
    }

    /// There is a new connection, by which nothing comes yet. Gives the channels that are wanted.
    pub fn begin_link(&self, keeps: bool) -> Vec<Name> {
        let mut all = self.all.borrow_mut();
        for feed in all.values_mut() {
            feed.filling = keeps && feed.last.is_some();
            feed.pending.clear();
        }
        all.keys().cloned().collect()
    }

    /// Channels come again.
    pub fn opened_again(&self, channels: &[Name]) {
        let mut all = self.all.borrow_mut();
        for channel in channels {
            if let Some(feed) = all.get_mut(channel) {
                feed.open = true;
            }
        }
    }

    pub fn has(&self, channel: &Name) -> bool {
        self.all.borrow().contains_key(channel)
    }

    /// Channels whose history has to be read.
    pub fn filling(&self) -> Vec<Name> {
        let all = self.all.borrow();
        let filling = all.iter().filter(|(_, feed)| feed.filling);
        filling.map(|(channel, _)| Rc::clone(channel)).collect()
    }

    /// A message has come. True: there is a gap before it, which the history has to fill.
    #[must_use]
    pub fn take(&self, channel: Name, incoming: Incoming) -> bool {
        if !incoming.message.is_kept() {
            // Its own messages were delivered when they were published.
            if !self.is_own(&incoming) {
                self.deliver(&channel, incoming);
            }
            return false;
        }
        let next = match self.all.borrow_mut().get_mut(&channel) {
            None => return false,
            Some(feed) if feed.filling && feed.pending.len() < MAX_PENDING => {
                feed.pending.push(incoming);
                return false;
            }
            Some(feed) if feed.filling => Next::Nothing,
            Some(feed) => feed.judge(&incoming),
        };
        match next {
            // It was delivered, or never will be: its publisher does not wait for it.
            Next::Nothing if self.is_own(&incoming) => self.settle(incoming.number, 0),
            Next::Nothing => {}
            Next::Deliver => self.deliver(&channel, incoming),
            Next::Fill => {
                if let Some(feed) = self.all.borrow_mut().get_mut(&channel) {
                    feed.filling = true;
                    feed.pending.push(incoming);
                }
                return true;
            }
        }
        false
    }

    fn deliver(&self, channel: &Name, mut incoming: Incoming) {
        let Some(hub) = self.hub.upgrade() else { return };
        if incoming.message.is_kept() {
            incoming.message.epoch = Some(std::mem::take(&mut incoming.epoch).into());
        }
        let is_own = self.is_own(&incoming);
        let lag = now().saturating_sub(incoming.message.time);
        hub.stats().lag.set(lag.as_secs_f64());
        let except = match self.in_flight.borrow().get(&incoming.number) {
            Some(own) if is_own => own.except,
            _ => None,
        };
        let queued = hub.deliver(channel, &Rc::new(incoming.message), except);
        if is_own {
            self.settle(incoming.number, queued);
        }
    }

    fn is_own(&self, incoming: &Incoming) -> bool {
        incoming.sender == *self.publisher.borrow()
    }

    /// An own message is done: its publisher is told for how many connections it was queued, unless it was before.
    fn settle(&self, number: u64, queued: usize) {
        if let Some(own) = self.in_flight.borrow_mut().get_mut(&number) {
            own.queued.get_or_insert(queued);
            if let Some(waker) = own.waker.take() {
                waker.wake();
            }
        }
    }

    /// The offset after which a channel's history is to be read.
    pub fn position(&self, channel: &Name) -> u64 {
        let all = self.all.borrow();
        let last = all.get(channel).and_then(|feed| feed.last.as_ref());
        last.map_or(0, |(_, offset)| *offset)
    }

    /// What a channel's history has after its position. What has come meanwhile goes on; true: there is another gap.
    #[must_use]
    pub fn fill(&self, channel: &Name, kept: Kept) -> bool {
        let last = self.all.borrow().get(channel).and_then(|feed| feed.last.clone());
        let (epoch, after) = last.unwrap_or_default();
        if kept.epoch == epoch {
            let missed = self.with_pending(channel, &epoch, after, kept);
            self.deliver_missed(channel, &epoch, after, missed);
        } else {
            self.note_epoch(channel, kept.epoch, kept.last);
        }
        self.end_filling(channel)
    }

    /// What was kept, and in its place what has come meanwhile: a short history has less of it.
    fn with_pending(&self, channel: &Name, epoch: &str, after: u64, kept: Kept) -> Vec<Incoming> {
        let mut missed = kept.messages;
        // What was read may be a part that ends before the history does.
        let end = missed
            .last()
            .map_or(kept.last, |incoming| incoming.message.offset);
        if let Some(feed) = self.all.borrow_mut().get_mut(channel) {
            let is_of_it = |incoming: &mut Incoming| {
                incoming.epoch == epoch && incoming.message.offset > after && incoming.message.offset <= end
            };
            missed.extend(feed.pending.extract_if(.., is_of_it));
        }
        missed.sort_by_key(|incoming| incoming.message.offset);
        missed.dedup_by_key(|incoming| incoming.message.offset);
        missed
    }

    fn deliver_missed(&self, channel: &Name, epoch: &str, after: u64, missed: Vec<Incoming>) {
        let Some(hub) = self.hub.upgrade() else { return };
        let mut last = after;
        for mut incoming in missed {
            incoming.epoch = epoch.to_owned();
            let lost = incoming.message.offset - last - 1;
            if lost > 0 {
                hub.stats().count_missed(lost);
                let text = format!(
                    "{lost} messages of a hub's channel are not kept any more and were never delivered here"
                );
                log::write(Level::Warning, &text);
            }
            last = incoming.message.offset;
            self.deliver(channel, incoming);
        }
        if let Some(feed) = self.all.borrow_mut().get_mut(channel) {
            feed.last = Some((epoch.to_owned(), last));
        }
    }

    /// Counting has begun anew: what was missed cannot be told.
    fn note_epoch(&self, channel: &Name, epoch: String, last: u64) {
        if let Some(hub) = self.hub.upgrade() {
            hub.stats().count_missed(1);
        }
        log::write(
            Level::Warning,
            "a hub's channel has another epoch: what was published meanwhile is lost here",
        );
        if let Some(feed) = self.all.borrow_mut().get_mut(channel) {
            // The first of those that wait is the next to be delivered.
            let first = feed.pending.iter().find(|incoming| incoming.epoch == epoch);
            let last = first.map_or(last, |incoming| incoming.message.offset - 1);
            feed.last = Some((epoch, last));
        }
    }

    fn end_filling(&self, channel: &Name) -> bool {
        let pending = match self.all.borrow_mut().get_mut(channel) {
            Some(feed) => {
                feed.filling = false;
                std::mem::take(&mut feed.pending)
            }
            None => return false,
        };
        let mut has_gap = false;
        for incoming in pending {
            has_gap |= self.take(Rc::clone(channel), incoming);
        }
        has_gap
    }

    /// A message with a history is about to be published. Err: too many wait already.
    pub fn begin_publish(&self, except: Option<usize>) -> Result<Publishing<'_>, HubError> {
        if self.in_flight.borrow().len() >= MAX_IN_FLIGHT {
            return Err(HubError::Full);
        }
        self.numbers.set(self.numbers.get() + 1);
        let number = self.numbers.get();
        let in_flight = InFlight {
            except,
            queued: None,
            waker: None,
        };
        self.in_flight.borrow_mut().insert(number, in_flight);
        Ok(Publishing { feeds: self, number })
    }

    /// A connection or a channel is lost: nobody waits for what would have come by it.
    pub fn wake_in_flight(&self) {
        let wakers: Vec<Waker> = self
            .in_flight
            .borrow_mut()
            .values_mut()
            .filter_map(|in_flight| in_flight.waker.take())
            .collect();
        wakers.into_iter().for_each(Waker::wake);
    }
}

/// An own message with a history that is on its way.
pub struct Publishing<'a> {
    feeds: &'a Feeds,
    pub number: u64,
}

impl Publishing<'_> {
    /// Waits for the message to be delivered here, unless the channel has nobody here, or the connection is lost: then it
    /// comes when there is another. Gives for how many connections it was queued.
    pub async fn delivered(&self, channel: &Name, is_lost: impl Fn() -> bool) -> usize {
        poll_fn(|cx| {
            let has_feed = self.feeds.is_open(channel);
            let mut all = self.feeds.in_flight.borrow_mut();
            let Some(in_flight) = all.get_mut(&self.number) else {
                return Poll::Ready(0);
            };
            match in_flight.queued {
                Some(queued) => Poll::Ready(queued),
                None if !has_feed || is_lost() => Poll::Ready(0),
                None => {
                    in_flight.waker = Some(cx.waker().clone());
                    Poll::Pending
                }
            }
        })
        .await
    }
}

impl Drop for Publishing<'_> {
    fn drop(&mut self) {
        self.feeds.in_flight.borrow_mut().remove(&self.number);
    }
}

impl Feed {
    /// Notes a message as delivered if it is the next one.
    fn judge(&mut self, incoming: &Incoming) -> Next {
        let offset = incoming.message.offset;
        match &mut self.last {
            Some((epoch, last)) if *epoch == incoming.epoch => {
                if offset <= *last {
                    return Next::Nothing;
                }
                if offset > *last + 1 {
                    return Next::Fill;
                }
                *last = offset;
            }
            Some((epoch, last)) => {
                // The server was started again, or another one has taken over: counting goes on from here.
                epoch.clone_from(&incoming.epoch);
                *last = offset;
            }
            None => self.last = Some((incoming.epoch.clone(), offset)),
        }
        Next::Deliver
    }
}
