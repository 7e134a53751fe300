//! A connection whose socket a script uses, too: after `detach()`, or because the socket was the script's from the start.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use super::{Connection, lingering_close};
use crate::net::listener::Peer;
use crate::net::{Reactor, Stream};
use crate::server::Settings;
use crate::server::context::{Admission, ServerContext};

/// Somebody with another descriptor of the connection's socket.
pub trait Borrower {
    /// Nothing more can be sent or received. What is done about it calls no PHP.
    fn connection_ended(&self);
}

/// Whose socket it is that a connection is on.
pub trait Owner {
    /// Gives up what was received and not used.
    fn take_unused(&self) -> Vec<u8>;
    /// Gets it back.
    fn put_back(&self, input: &[u8]);
}

/// Who else has a connection's socket.
#[derive(Default)]
pub struct Sharing {
    borrower: RefCell<Option<Weak<dyn Borrower>>>,
    /// Whose socket it is, if it is not the server's.
    owner: RefCell<Option<Rc<dyn Owner>>>,
    is_owned: Cell<bool>,
    /// The answer in parts that has begun and not ended: it has the connection for itself.
    answering: Cell<Option<AnswerId>>,
}

/// Tells the answers of a connection apart, as long as they live.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AnswerId(pub usize);

impl Sharing {
    pub fn is_shared(&self) -> bool {
        self.is_owned.get() || self.borrower().is_some()
    }

    /// Whose socket it is, which does not get it back any more.
    pub fn take_owner(&self) -> Option<Rc<dyn Owner>> {
        self.owner.take()
    }

    fn borrower(&self) -> Option<Rc<dyn Borrower>> {
        self.borrower.borrow().as_ref().and_then(Weak::upgrade)
    }

    pub fn tell_end(&self) {
        if let Some(borrower) = self.borrower() {
            borrower.connection_ended();
        }
    }
}

impl Connection {
    /// A connection on a socket of the script's, which goes on reading from it, unless the connection is upgraded.
    pub fn on_socket(stream: Stream, peer: Peer, settings: Settings, owner: Rc<dyn Owner>) -> Rc<Self> {
        let context = Rc::new(ServerContext::new(settings));
        let connection = Connection::new(stream, peer, Admission::new(&context));
        *connection.sharing.owner.borrow_mut() = Some(owner);
        connection.sharing.is_owned.set(true);
        connection
    }

    /// From here on the connection reads, and not the script whose socket it is on.
    pub fn take_over_input(&self) {
        let owner = self.sharing.owner.borrow().clone();
        let unused = owner.map(|owner| owner.take_unused()).unwrap_or_default();
        if !unused.is_empty() && !self.reader.buffer_input(&unused) {
            self.close();
        }
    }

    /// An answer in parts begins: no other can be sent until it ends.
    pub fn begin_answer(&self, answer: AnswerId) {
        self.sharing.answering.set(Some(answer));
    }

    pub fn end_answer(&self, answer: AnswerId) {
        if self.sharing.answering.get() == Some(answer) {
            self.sharing.answering.set(None);
        }
    }

    /// Another answer than this has begun and not ended.
    pub fn is_taken_from(&self, answer: AnswerId) -> bool {
        self.sharing.answering.get().is_some_and(|other| other != answer)
    }

    /// Somebody has the socket from here on, and is to be told of the connection's end.
    pub fn set_borrower(&self, borrower: Weak<dyn Borrower>) {
        *self.sharing.borrower.borrow_mut() = Some(borrower);
    }

    /// Leaves the socket to whose it is, once everything is out. False: it is the connection's own.
    pub(super) fn give_back(&self) -> bool {
        let Some(owner) = self.sharing.owner.take() else {
            return self.sharing.is_owned.get();
        };
        let input = self.reader.take_input();
        let Some(stream) = self.take_stream() else {
            return true;
        };
        stream.leave();
        let outbox = Rc::clone(&self.outbox);
        if outbox.queued() == 0 {
            outbox.detach();
            owner.put_back(&input);
            return true;
        }
        let limits = self.run.settings.limits;
        Reactor::get().spawn(async move {
            lingering_close::flush(&stream, &outbox, limits).await;
            outbox.detach();
            owner.put_back(&input);
        });
        true
    }
}
