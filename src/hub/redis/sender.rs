//! Messages without a history on their way to Redis: in their order, many in one step, and bounded while Redis is away.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use tokio::time::sleep;

use super::link::LONGEST_PAUSE;
use super::{Core, envelope};
use crate::hub::Name;
use crate::hub::backend::HubError;
use crate::hub::message::Message;
use crate::net::Reactor;

/// What may wait, in messages and in bytes.
const MAX_QUEUED: usize = 10_000;
const MAX_QUEUED_BYTES: usize = 32 * 1024 * 1024;
/// Messages of one step.
const BATCH: usize = 256;

struct Outgoing {
    topic: String,
    body: Vec<u8>,
}

/// The queue of one hub. One job at a time sends it.
#[derive(Default)]
pub struct Sender {
    queue: RefCell<VecDeque<Outgoing>>,
    bytes: Cell<usize>,
    sending: Cell<bool>,
    /// Not yet: other nodes are still on their way back.
    held: Cell<bool>,
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

    fn take_batch(&self) -> Vec<Outgoing> {
        let mut queue = self.queue.borrow_mut();
        let count = queue.len().min(BATCH);
        let batch: Vec<Outgoing> = queue.drain(..count).collect();
        let bytes: usize = batch.iter().map(|outgoing| outgoing.body.len()).sum();
        self.bytes.set(self.bytes.get() - bytes);
        batch
    }

    pub fn clear(&self) {
        self.queue.borrow_mut().clear();
        self.bytes.set(0);
        self.sending.set(false);
        self.held.set(false);
    }
}

/// The sending job's hold: gone with its loop.
struct Sending(Rc<Core>);

impl Drop for Sending {
    fn drop(&mut self) {
        self.0.sender.sending.set(false);
    }
}

impl Core {
    /// Delivers a message here, and has it sent to the others. Err: neither.
    pub fn publish_at_once(
        &self,
        channel: &Name,
        message: Message,
        except: Option<usize>,
    ) -> Result<usize, HubError> {
        let hub = self.hub()?;
        let mut body = envelope::NOT_KEPT.to_vec();
        body.extend(envelope::encode_message(&message, &self.name.borrow(), 0));
        if !self.sender.has_room(body.len()) {
            return Err(HubError::Full);
        }
        let topic = self.keys.topic(channel);
        self.sender.push(Outgoing { topic, body });
        let queued = hub.deliver(channel, &Rc::new(message), except);
        self.send_later();
        Ok(queued)
    }

    /// The connection was lost and is back. Other nodes may not be yet, which would miss what has waited.
    pub fn send_when_others_are_back(&self) {
        if self.sender.queue.borrow().is_empty() {
            return;
        }
        self.sender.held.set(true);
        let core = Weak::clone(&self.me);
        Reactor::get().spawn_background(async move {
            sleep(LONGEST_PAUSE).await;
            if let Some(core) = core.upgrade() {
                core.sender.held.set(false);
                core.send_later();
            }
        });
    }

    /// Has the queue sent while there is a connection. The loop ends when that is done.
    pub fn send_later(&self) {
        let waits = !self.sender.queue.borrow().is_empty();
        if waits
            && self.link.is_up()
            && self.link.is_ours()
            && !self.sender.sending.get()
            && !self.sender.held.get()
            && let Some(core) = self.me.upgrade()
        {
            self.sender.sending.set(true);
            Reactor::get().spawn(send(Sending(core)));
        }
    }
}

async fn send(sending: Sending) {
    let core = Rc::clone(&sending.0);
    while let Some(mut link) = core.link.get() {
        let batch = core.sender.take_batch();
        if batch.is_empty() {
            return;
        }
        let mut pipe = redis::pipe();
        for outgoing in &batch {
            pipe.cmd("PUBLISH")
                .arg(&outgoing.topic)
                .arg(&outgoing.body)
                .ignore();
        }
        if let Err(error) = pipe.query_async::<()>(&mut link.commands).await {
            // How many of them have arrived is unknown: they are not sent twice.
            core.failed(link.number, &error);
            if let Ok(hub) = core.hub() {
                let missed = &hub.stats().missed;
                missed.set(missed.get() + batch.len() as u64);
            }
        }
    }
    drop(sending);
    core.send_later();
}
