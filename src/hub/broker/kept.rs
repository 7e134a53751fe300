//! What an engine has kept of a channel: for those who ask, and for members here who would miss it.

use std::rc::Rc;
use std::time::Duration;

use tokio::time::sleep;

use super::envelope::Incoming;
use super::{Broker, ask};
use crate::hub::Name;
use crate::hub::backend::{Answer, HubError, Missed, NO_HISTORY, Page};
use crate::hub::message::Message;
use crate::hub::options::KeepHistory;
use crate::net::Reactor;

/// An offset that none has: what is read from there is the position alone.
const BEYOND: u64 = u64::MAX;
/// The pause before a history is read again that could not be.
const PAUSE: Duration = Duration::from_millis(200);

/// A part of a channel's history, as the engine has it.
pub struct Kept {
    pub epoch: String,
    /// The offset of the channel's last message; 0: there was none.
    pub last: u64,
    /// In their order.
    pub messages: Vec<Incoming>,
}

impl Kept {
    /// What came after an offset, of a part that begins there and is as long as a history can be.
    pub fn missed(self, after: u64, epoch: &[u8]) -> Missed {
        let offset = |incoming: &Incoming| incoming.message.offset;
        let is_whole = after <= self.last && self.messages.last().map_or(after, offset) >= self.last;
        let begins_next = self
            .messages
            .first()
            .is_none_or(|first| offset(first) == after + 1);
        if self.epoch.as_bytes() == epoch && is_whole && begins_next {
            Missed::Messages(self.shared())
        } else {
            Missed::Unknown
        }
    }

    pub fn shared(self) -> Vec<Rc<Message>> {
        let messages = self.messages.into_iter();
        messages.map(|incoming| Rc::new(incoming.message)).collect()
    }
}

/// How much is kept. Err: nothing is.
pub fn keep(broker: &impl Broker) -> Result<KeepHistory, HubError> {
    broker.options().history.ok_or(NO_HISTORY)
}

/// The messages after an offset, or the latest ones.
pub fn page<B: Broker>(
    broker: &Rc<B>,
    channel: &Name,
    after: Option<u64>,
    limit: usize,
) -> Answer<'static, Page> {
    let (core, channel) = (Rc::clone(broker), Rc::clone(channel));
    ask(broker, async move {
        let from = after.map(|after| after.saturating_add(1));
        let kept = core.read_history(&channel, from, limit).await?;
        Ok(Page {
            epoch: kept.epoch.clone(),
            messages: kept.shared(),
        })
    })
}

/// What came after an offset of an epoch.
pub fn missed<B: Broker>(
    broker: &Rc<B>,
    channel: &Name,
    after: u64,
    epoch: &[u8],
) -> Answer<'static, Missed> {
    let (core, channel, epoch) = (Rc::clone(broker), Rc::clone(channel), epoch.to_vec());
    ask(broker, async move {
        let size = keep(&*core)?.size;
        let kept = core.read_history(&channel, Some(after + 1), size + 1).await?;
        Ok(kept.missed(after, &epoch))
    })
}

/// Before a channel's messages come here: notes where its history is. Otherwise a member that has got none yet would miss
/// those that are published while the connection is lost.
pub async fn note_position(broker: &impl Broker, channel: &Name) -> Result<(), HubError> {
    if broker.options().history.is_some() {
        let kept = broker.read_history(channel, Some(BEYOND), 1).await?;
        broker.feeds().begin_at(channel, kept.epoch, kept.last);
    }
    Ok(())
}

/// On a new connection: reads what was missed of all channels.
pub fn fill_all(broker: &impl Broker) {
    for channel in broker.feeds().filling() {
        fill_later(broker, channel);
    }
}

/// Has a job read what a channel's members here have missed.
pub fn fill_later(broker: &impl Broker, channel: Name) {
    if let Some(core) = broker.me() {
        Reactor::get().spawn_background(fill(core, channel));
    }
}

async fn fill(broker: Rc<impl Broker>, channel: Name) {
    let size = broker.options().history.map_or(0, |keep| keep.size);
    // The next connection begins it again.
    let link = broker.links().number();
    while broker.links().number() == link && broker.feeds().has(&channel) {
        let after = broker.feeds().position(&channel);
        match broker.read_history(&channel, Some(after + 1), size + 1).await {
            Ok(kept) => {
                if !broker.feeds().fill(&channel, kept) {
                    return;
                }
            }
            // A server that is busy, or whose cluster is without one for the moment, ends no connection.
            Err(_) => sleep(PAUSE).await,
        }
    }
}
