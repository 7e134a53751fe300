//! What is published.

use std::cell::Cell;
use std::ops::Deref;
use std::rc::Rc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::server::websocket::Broadcast;
use crate::zend::per_thread::per_thread;

/// What all messages may take that wait for members whose outboxes are full.
const MAX_WAITING_BYTES: usize = 64 * 1024 * 1024;

per_thread! {
    static WAITING_BYTES: Cell<usize> = Cell::new(0);
}

/// A message on its way to the members of a channel.
pub struct Message {
    pub broadcast: Broadcast,
    /// Its place in the channel's history; 0: none is kept.
    pub offset: u64,
    /// Where offsets of different servers may meet: which ones it is of.
    pub epoch: Option<Box<str>>,
    /// When it was published, since 1970.
    pub time: Duration,
    /// For how many members it waits.
    waits: Cell<usize>,
}

impl Message {
    pub fn new(is_binary: bool, payload: &[u8]) -> Self {
        Message {
            broadcast: Broadcast::new(is_binary, payload),
            offset: 0,
            epoch: None,
            time: now(),
            waits: Cell::new(0),
        }
    }

    fn len(&self) -> usize {
        self.broadcast.payload().len()
    }

    pub fn is_kept(&self) -> bool {
        self.offset > 0
    }
}

/// A message that waits for a member. Those that wait are bounded in all, each counted once.
pub struct Waiting(pub Rc<Message>);

impl Waiting {
    /// None: what waits takes too much already.
    pub fn new(message: &Rc<Message>) -> Option<Self> {
        let fits = message.waits.get() > 0 || WAITING_BYTES.get() + message.len() <= MAX_WAITING_BYTES;
        fits.then(|| Waiting::anyway(Rc::clone(message)))
    }

    pub fn anyway(message: Rc<Message>) -> Self {
        if message.waits.get() == 0 {
            WAITING_BYTES.set(WAITING_BYTES.get() + message.len());
        }
        message.waits.set(message.waits.get() + 1);
        Waiting(message)
    }
}

impl Deref for Waiting {
    type Target = Message;

    fn deref(&self) -> &Message {
        &self.0
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        let left = self.waits.get() - 1;
        self.waits.set(left);
        if left == 0 {
            WAITING_BYTES.set(WAITING_BYTES.get() - self.len());
        }
    }
}

pub fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}
