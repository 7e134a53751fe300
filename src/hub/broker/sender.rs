//! Messages without a history on their way to the engine: in the order of each channel, many in one step, and bounded while
//! it is away.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use tokio::time::{sleep, timeout};

use super::link::LONGEST_PAUSE;
use super::{Broker, envelope};
use crate::hub::Name;
use crate::hub::backend::HubError;
use crate::hub::message::Message;
use crate::net::Reactor;

/// What may wait, in messages and in bytes.
const MAX_QUEUED: usize = 10_000;
const MAX_QUEUED_BYTES: usize = 32 * 1024 * 1024;
/// Messages of one step.
const BATCH: usize = 1_024;
/// Messages of a channel that wait together are published as one, unless that gets larger.
const MAX_JOINED: usize = 64 * 1024;

/// A message, or several, and where it is published.
pub struct Outgoing {
    pub topic: String,
    pub body: Vec<u8>,
}

/// The queue of one hub. One job at a time sends it.
#[derive(Default)]
pub struct Sender {
    queue: RefCell<VecDeque<Outgoing>>,
    bytes: Cell<usize>,
    sending: Cell<bool>,
    /// Not yet: other nodes are still on their way back.
    held: Cell<bool>,
    /// Who waits for the end of the job.
    waiting: Cell<Option<Waker>>,
}

impl Sender {
    fn has_room(&self, bytes: usize) -> bool {
        let queued = self.queue.borrow().len();
        queued == 0 || (queued < MAX_QUEUED && self.bytes.get() + bytes <= MAX_QUEUED_BYTES)
    }

    fn push(&self, outgoing: Outgoing) {
        self.bytes.set(self.bytes.get() + outgoing.body.len());
        self.queue.borrow_mut().push_back(outgoing);
    }

    /// What is sent in the next step, and how many messages that is.
    fn take_batch(&self, max_body: usize) -> (Vec<Outgoing>, usize) {
        let mut queue = self.queue.borrow_mut();
        let count = queue.len().min(BATCH);
        let batch: Vec<Outgoing> = queue.drain(..count).collect();
        let bytes: usize = batch.iter().map(|outgoing| outgoing.body.len()).sum();
        self.bytes.set(self.bytes.get() - bytes);
        (join(batch, max_body.min(MAX_JOINED)), count)
    }

    pub fn clear(&self) {
        self.queue.borrow_mut().clear();
        self.bytes.set(0);
        self.sending.set(false);
        self.held.set(false);
    }
}

/// Makes one of the messages of a topic, as far as that has room for them.
fn join(batch: Vec<Outgoing>, max: usize) -> Vec<Outgoing> {
    struct Joined {
        topic: String,
        bodies: Vec<Vec<u8>>,
        size: usize,
    }
    let mut all: Vec<Joined> = Vec::new();
    let mut latest: HashMap<String, usize> = HashMap::new();
    for Outgoing { topic, body } in batch {
        let size = envelope::size_among_several(body.len());
        let open = latest.get(&topic).map(|index| &mut all[*index]);
        if let Some(joined) = open.filter(|joined| joined.size + size <= max) {
            joined.size += size;
            joined.bodies.push(body);
            continue;
        }
        latest.insert(topic.clone(), all.len());
        all.push(Joined {
            topic,
            bodies: vec![body],
            size,
        });
    }
    all.into_iter()
        .map(|mut joined| Outgoing {
            topic: joined.topic,
            body: match joined.bodies.len() {
                1 => joined.bodies.remove(0),
                _ => envelope::join(&joined.bodies),
            },
        })
        .collect()
}

/// The sending job's hold: gone with its loop.
struct Sending<B: Broker>(Rc<B>);

impl<B: Broker> Drop for Sending<B> {
    fn drop(&mut self) {
        let sender = self.0.sender();
        sender.sending.set(false);
        if let Some(waiting) = sender.waiting.take() {
            waiting.wake();
        }
    }
}

/// Delivers a message here, and has it sent to the others. Err: neither.
pub fn publish_at_once<B: Broker>(
    broker: &Rc<B>,
    channel: &Name,
    message: Message,
    except: Option<usize>,
) -> Result<usize, HubError> {
    let hub = broker.hub()?;
    let mut body = envelope::NOT_KEPT.to_vec();
    body.extend(envelope::encode_message(&message, &broker.feeds().publisher(), 0));
    if body.len() > broker.max_body() {
        return Err(HubError::TooLarge);
    }
    if !broker.sender().has_room(body.len()) {
        return Err(HubError::Full);
    }
    let topic = broker.topic(channel);
    broker.sender().push(Outgoing { topic, body });
    let queued = hub.deliver(channel, &Rc::new(message), except);
    send_later(broker);
    Ok(queued)
}

/// The connection was lost and is back. Other nodes may not be yet, which would miss what has waited.
pub fn send_when_others_are_back<B: Broker>(broker: &Rc<B>) {
    if broker.sender().queue.borrow().is_empty() {
        return;
    }
    broker.sender().held.set(true);
    let broker = Rc::downgrade(broker);
    Reactor::get().spawn_background(async move {
        sleep(LONGEST_PAUSE).await;
        if let Some(broker) = broker.upgrade() {
            broker.sender().held.set(false);
            send_later(&broker);
        }
    });
}

/// Has the queue sent while there is a connection. The loop ends when that is done.
pub fn send_later<B: Broker>(broker: &Rc<B>) {
    let (sender, links) = (broker.sender(), broker.links());
    let waits = !sender.queue.borrow().is_empty();
    if waits && links.is_up() && links.is_ours() && !sender.sending.get() && !sender.held.get() {
        sender.sending.set(true);
        Reactor::get().spawn(send(Sending(Rc::clone(broker))));
    }
}

/// The hub is closed: what was published before is sent, if the engine takes it in the time that it has for an answer.
pub async fn send_the_rest<B: Broker>(broker: &Rc<B>) {
    let sender = broker.sender();
    sender.held.set(false);
    send_later(broker);
    let sent = poll_fn(|cx| {
        if !sender.sending.get() {
            return Poll::Ready(());
        }
        sender.waiting.set(Some(cx.waker().clone()));
        Poll::Pending
    });
    let _ = timeout(broker.options().connect_timeout, sent).await;
}

async fn send<B: Broker>(sending: Sending<B>) {
    let broker = Rc::clone(&sending.0);
    while let Some(link) = broker.links().get() {
        let (batch, count) = broker.sender().take_batch(broker.max_body());
        if batch.is_empty() {
            return;
        }
        if Rc::clone(&broker).transmit(link, batch).await.is_err()
            && let Ok(hub) = broker.hub()
        {
            // How many of them have arrived is unknown: they are not sent twice.
            hub.stats().count_missed(count as u64);
        }
    }
    drop(sending);
    send_later(&broker);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_joined_keeps_the_order_of_its_topic_and_the_limit() {
        let outgoing = |topic: &str, body: &[u8]| Outgoing {
            topic: topic.to_owned(),
            body: body.to_vec(),
        };
        let batch = vec![
            outgoing("a", b"1"),
            outgoing("b", b"2"),
            outgoing("a", b"3"),
            outgoing("a", &[b'x'; 90]),
            outgoing("a", b"4"),
        ];
        let joined = join(batch, 100);
        let expected = [
            outgoing("a", b"*\n1\n11\n3"),
            outgoing("b", b"2"),
            outgoing("a", &[b'x'; 90]),
            outgoing("a", b"4"),
        ];
        let told = |all: &[Outgoing]| -> Vec<(String, Vec<u8>)> {
            all.iter()
                .map(|one| (one.topic.clone(), one.body.clone()))
                .collect()
        };
        assert_eq!(told(&joined), told(&expected));
    }
}
