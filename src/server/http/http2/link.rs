//! What a connection's driver and its streams share: whom to wake, how much is going on, what the driver is to say.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};
use std::task::Waker;

use h2::{Ping, PingPong};
use slab::Slab;

use super::incoming::Incoming;
use super::settings::Http2Settings;
use super::stream::ResponseStream;
use super::tunnel::TunnelInput;
use crate::net::http2::pace::Pace;
use crate::server::{Application, Connection};

/// Requests that may wait for the handlers of others, as a multiple of the streams that may be open. Only who opens
/// streams and resets them gets there (CVE-2023-44487).
const WAITING_FACTOR: usize = 4;

/// How a connection is to end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GoAway {
    /// No new streams; those that are open go on.
    Gracefully,
    /// At once, with this error code.
    Now(u32),
}

/// The connection has gone.
pub struct PingError;

/// One HTTP/2 connection, as seen from its streams.
pub struct Link {
    pub connection: Rc<Connection>,
    pub application: Rc<dyn Application>,
    /// The driver's job.
    pub pace: Pace,
    /// Coroutines that serve requests, and the ids of those that run.
    serving: Cell<usize>,
    served_by: RefCell<Vec<i64>>,
    /// Requests that wait for one of them to end.
    waiting: RefCell<VecDeque<Incoming>>,
    streams: RefCell<Slab<Weak<ResponseStream>>>,
    /// Those whose response has ended, and has not left yet.
    draining: RefCell<Vec<Rc<ResponseStream>>>,
    /// Those that carry a protocol of their own.
    tunnels: RefCell<Vec<Weak<TunnelInput>>>,
    go_away: Cell<Option<GoAway>>,
    pings: RefCell<Option<PingPong>>,
    /// Bytes of requests and responses, beside which everything else is noise.
    useful: Cell<u64>,
    closed: Cell<bool>,
}

impl Link {
    pub fn new(connection: &Rc<Connection>, application: &Rc<dyn Application>) -> Rc<Self> {
        Rc::new(Link {
            connection: Rc::clone(connection),
            application: Rc::clone(application),
            pace: Pace::new(),
            serving: Cell::new(0),
            served_by: RefCell::default(),
            waiting: RefCell::default(),
            streams: RefCell::default(),
            draining: RefCell::default(),
            tunnels: RefCell::default(),
            go_away: Cell::new(None),
            pings: RefCell::new(None),
            useful: Cell::new(0),
            closed: Cell::new(false),
        })
    }

    pub fn settings(&self) -> &Http2Settings {
        &self.connection.run.settings.http2
    }

    /// Has the connection end.
    pub fn go_away(&self, how: GoAway) {
        self.go_away.set(Some(how));
        self.pace.wake();
    }

    pub fn take_go_away(&self) -> Option<GoAway> {
        self.go_away.take()
    }

    pub fn set_pings(&self, pings: Option<PingPong>) {
        *self.pings.borrow_mut() = pings;
    }

    /// Sends a ping, unless one is unanswered.
    pub fn ping(&self) -> Result<(), PingError> {
        let mut pings = self.pings.borrow_mut();
        let Some(pings) = pings.as_mut().filter(|_| !self.closed.get()) else {
            return Err(PingError);
        };
        // The answer to an earlier one must be taken before.
        let mut cx = std::task::Context::from_waker(Waker::noop());
        let _ = pings.poll_pong(&mut cx);
        let _ = pings.send_ping(Ping::opaque());
        self.pace.wake();
        Ok(())
    }

    pub fn count_useful(&self, bytes: usize) {
        self.useful.set(self.useful.get() + bytes as u64);
    }

    pub fn useful(&self) -> u64 {
        self.useful.get()
    }

    pub fn add_stream(&self, stream: &Rc<ResponseStream>) -> usize {
        self.streams.borrow_mut().insert(Rc::downgrade(stream))
    }

    pub fn remove_stream(&self, key: usize) {
        self.streams.borrow_mut().try_remove(key);
    }

    /// A response has ended: its stream is kept as long as something of it is queued, to be reset if it stays so.
    pub fn keep_draining(&self, stream: &Rc<ResponseStream>) {
        self.draining.borrow_mut().push(Rc::clone(stream));
    }

    pub fn forget_drained(&self) {
        let drained: Vec<_> = self
            .draining
            .borrow_mut()
            .extract_if(.., |stream| stream.queued() == 0)
            .collect();
        drop(drained);
    }

    pub fn add_tunnel(&self, tunnel: &Rc<TunnelInput>) {
        let mut tunnels = self.tunnels.borrow_mut();
        tunnels.retain(|tunnel| tunnel.strong_count() > 0);
        tunnels.push(Rc::downgrade(tunnel));
    }

    fn tunnels(&self) -> Vec<Rc<TunnelInput>> {
        self.tunnels.borrow().iter().filter_map(Weak::upgrade).collect()
    }

    /// The driver may have brought something for them.
    pub fn drain_tunnels(&self) {
        if !self.tunnels.borrow().is_empty() {
            for tunnel in self.tunnels() {
                self.count_useful(tunnel.drain());
            }
        }
    }

    pub fn streams(&self) -> Vec<Rc<ResponseStream>> {
        let streams = self.streams.borrow();
        streams
            .iter()
            .filter_map(|(_, stream)| stream.upgrade())
            .collect()
    }

    /// A request has come. Its coroutine begins in this turn, or when another's has ended. False: there are too many.
    pub fn take(self: &Rc<Self>, incoming: Incoming) -> bool {
        let most = self.settings().max_concurrent_streams as usize;
        if self.serving.get() < most {
            self.begin(incoming);
            return true;
        }
        let mut waiting = self.waiting.borrow_mut();
        waiting.push_back(incoming);
        waiting.len() <= most.saturating_mul(WAITING_FACTOR)
    }

    fn begin(self: &Rc<Self>, incoming: Incoming) {
        self.serving.set(self.serving.get() + 1);
        incoming.start(Serving {
            link: Rc::clone(self),
            coroutine: Cell::new(None),
        });
    }

    /// Nothing is going on.
    pub fn is_idle(&self) -> bool {
        self.serving.get() == 0
    }

    /// The coroutines of requests, to be cancelled.
    pub fn served_by(&self) -> Vec<i64> {
        self.served_by.borrow().clone()
    }

    pub fn is_closed(&self) -> bool {
        self.closed.get()
    }

    /// The driver has ended, and the connection with it: those who wait see that.
    pub fn close(&self) {
        self.closed.set(true);
        let waiting = std::mem::take(&mut *self.waiting.borrow_mut());
        self.set_pings(None);
        drop(waiting);
        self.draining.take();
        for tunnel in self.tunnels() {
            tunnel.drain();
            tunnel.fail(libc::ECONNRESET);
        }
        for stream in self.streams() {
            stream.wake_waiters();
        }
        self.connection.close();
    }
}

/// A coroutine that serves a request counts as long as this lives.
pub struct Serving {
    link: Rc<Link>,
    coroutine: Cell<Option<i64>>,
}

impl Serving {
    /// It runs, as the coroutine of this id.
    pub fn begin(&self, id: i64) {
        self.coroutine.set(Some(id));
        self.link.served_by.borrow_mut().push(id);
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let link = &self.link;
        if let Some(id) = self.coroutine.get() {
            link.served_by.borrow_mut().retain(|other| *other != id);
        }
        link.serving.set(link.serving.get() - 1);
        loop {
            let next = link.waiting.borrow_mut().pop_front();
            match next {
                Some(incoming) if incoming.is_gone() => {}
                Some(incoming) => return link.begin(incoming),
                None => break,
            }
        }
        if link.serving.get() == 0 {
            // It may be idle from here on.
            link.pace.wake();
        }
    }
}
