//! A link to an engine. It is made with the first call in a loop, made again when it is lost, and never the reason why a
//! loop goes on.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Poll, Waker};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{sleep, timeout};

use super::Broker;
use super::sender::send_the_rest;
use crate::engine::log::{self, Level};
use crate::hub::backend::HubError;
use crate::net::Reactor;
use crate::zend::system::process_id;

/// The first pause before another attempt, and the longest one.
const FIRST_PAUSE: Duration = Duration::from_millis(50);
pub const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// What an engine is talked to by.
pub trait Link: Clone {
    /// Tells links apart.
    fn number(&self) -> u64;
}

/// Why there is no link.
pub struct Failure {
    pub text: String,
    /// Another attempt would end no better.
    pub is_final: bool,
}

/// The link of a hub to its engine, and the jobs that wait for it. It knows nothing of what is said by it.
pub struct LinkState<L> {
    link: RefCell<Option<L>>,
    numbers: Cell<u64>,
    /// The process whose loop has the jobs; 0: none.
    owner: Cell<u32>,
    /// Why the last attempt failed.
    failure: RefCell<Option<Failure>>,
    /// Jobs that wait for another state of the link or of a feed.
    waiters: RefCell<Vec<Waker>>,
    /// The last one that everybody might use, lost or not.
    used: Cell<u64>,
    /// The last one that was lost, perhaps before anybody might use it.
    lost: Cell<u64>,
    /// Tells those who wait for an answer that the link is lost.
    loss: Notify,
    closed: Cell<bool>,
    /// The engine's name, for errors.
    engine: &'static str,
    /// How long somebody waits for it.
    limit: Duration,
}

impl<L: Link> LinkState<L> {
    pub fn new(engine: &'static str, limit: Duration) -> Self {
        LinkState {
            link: RefCell::new(None),
            numbers: Cell::new(0),
            owner: Cell::new(0),
            failure: RefCell::default(),
            waiters: RefCell::default(),
            used: Cell::new(0),
            lost: Cell::new(0),
            loss: Notify::new(),
            closed: Cell::new(false),
            engine,
            limit,
        }
    }

    pub fn number(&self) -> Option<u64> {
        self.link.borrow().as_ref().map(Link::number)
    }

    pub fn next_number(&self) -> u64 {
        self.numbers.set(self.numbers.get() + 1);
        self.numbers.get()
    }

    pub fn get(&self) -> Option<L> {
        self.link.borrow().clone()
    }

    pub fn is_up(&self) -> bool {
        self.link.borrow().is_some()
    }

    /// A new one is there: lets everybody go on. False: it is lost already.
    #[must_use]
    pub fn put(&self, link: L) -> bool {
        if link.number() <= self.lost.get() {
            return false;
        }
        self.used.set(link.number());
        *self.link.borrow_mut() = Some(link);
        self.failure.take();
        self.changed();
        true
    }

    /// Has everybody look again.
    pub fn changed(&self) {
        for waiter in self.waiters.take() {
            waiter.wake();
        }
    }

    fn wait(&self, waker: &Waker) {
        self.waiters.borrow_mut().push(waker.clone());
    }

    pub fn is_ours(&self) -> bool {
        matches!(self.owner.get(), 0) || self.owner.get() == process_id()
    }

    pub fn is_closed(&self) -> bool {
        self.closed.get()
    }

    /// For good. Gives whether it was already.
    pub fn close(&self) -> bool {
        self.closed.replace(true)
    }

    /// In a forked child: the connections are its parent's, whose runtime must not hear of them.
    pub fn leave_to_parent(&self) {
        std::mem::forget(self.link.take());
        self.waiters.take();
        self.owner.set(0);
    }

    pub fn drop_link(&self) {
        drop(self.link.take());
        self.changed();
    }

    /// What comes of a job that is done by a link. None: the link is lost, and nothing may come for long. One that a closed hub
    /// has given up itself is not lost: what is on its way is answered.
    pub async fn unless_lost<T>(&self, number: u64, job: impl Future<Output = T>) -> Option<T> {
        let (mut job, mut loss) = (pin!(job), pin!(self.loss.notified()));
        if self.used.get() >= number && self.number() != Some(number) && !self.closed.get() {
            return None;
        }
        poll_fn(|cx| match job.as_mut().poll(cx) {
            Poll::Ready(done) => Poll::Ready(Some(done)),
            Poll::Pending => loss.as_mut().poll(cx).map(|()| None),
        })
        .await
    }

    /// The link, as soon as there is one. Err: not within the limit, or there never will be.
    pub async fn up(&self) -> Result<L, HubError> {
        if let Some(link) = self.get() {
            return Ok(link);
        }
        let up = poll_fn(|cx| {
            if self.closed.get() {
                return Poll::Ready(Err(HubError::Closed));
            }
            if let Some(link) = self.get() {
                return Poll::Ready(Ok(link));
            }
            if let Some(failure) = &*self.failure.borrow()
                && failure.is_final
            {
                return Poll::Ready(Err(HubError::Engine(failure.text.clone())));
            }
            self.wait(cx.waker());
            Poll::Pending
        });
        timeout(self.limit, up).await.unwrap_or_else(|_| {
            let last = self.failure.borrow().as_ref().map(|failure| failure.text.clone());
            let why = last.unwrap_or_else(|| format!("{} does not answer", self.engine));
            Err(HubError::Engine(format!(
                "{why} (for {} s, which is connect_timeout)",
                self.limit.as_secs_f64()
            )))
        })
    }

    /// Waits until the link is lost, or the hub closed.
    async fn until_lost(&self) {
        poll_fn(|cx| {
            if !self.is_up() || self.closed.get() {
                return Poll::Ready(());
            }
            self.wait(cx.waker());
            Poll::Pending
        })
        .await;
    }
}

/// Begins to connect, unless that was begun in this loop.
pub fn begin<B: Broker>(broker: &Rc<B>) {
    let state = broker.links();
    let (owner, me) = (state.owner.get(), process_id());
    if owner == me || state.closed.get() || !Reactor::get().is_running() {
        return;
    }
    if owner != 0 {
        state.leave_to_parent();
        broker.feeds().begin_anew_in_child();
        broker.sender().clear();
        broker.begin_anew_in_child();
    }
    state.owner.set(me);
    state.failure.take();
    Reactor::get().spawn_background(supervise(Supervised(Rc::clone(broker))));
}

/// A link is of no use any more, if it still is the one, or is to be.
pub fn lose<B: Broker>(broker: &B, number: u64) {
    let lost = &broker.links().lost;
    lost.set(lost.get().max(number));
    if broker.links().number() == Some(number) {
        broker.links().drop_link();
        broker.links().loss.notify_waiters();
        broker.link_lost();
        broker.feeds().wake_in_flight();
    }
}

/// The supervising job's hold on the state: gone with its loop.
struct Supervised<B: Broker>(Rc<B>);

impl<B: Broker> Drop for Supervised<B> {
    fn drop(&mut self) {
        let state = self.0.links();
        if state.owner.get() == process_id() {
            state.owner.set(0);
            state.drop_link();
            self.0.link_lost();
        }
    }
}

/// The job that has a link made whenever there is none.
async fn supervise<B: Broker>(supervised: Supervised<B>) {
    let broker = &supervised.0;
    let state = broker.links();
    Reactor::get().spawn_background(broker.stay_alive());
    let mut pause = FIRST_PAUSE;
    let mut had_link = false;
    while !state.closed.get() {
        match Rc::clone(broker).attempt().await {
            Ok(()) => {
                if had_link && let Ok(hub) = broker.hub() {
                    hub.stats().count_reconnect();
                }
                had_link = true;
                pause = FIRST_PAUSE;
                state.until_lost().await;
            }
            Err(failure) => {
                if state.failure.borrow().is_none() {
                    let text = format!("the hub cannot reach {}", failure.text);
                    log::write(Level::Warning, &text);
                }
                *state.failure.borrow_mut() = Some(failure);
                state.changed();
            }
        }
        if state.closed.get() {
            return;
        }
        sleep(jitter(pause)).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

/// Between half of a pause and all of it: nodes that have lost the same server do not come back at the same moment.
fn jitter(pause: Duration) -> Duration {
    use std::hash::{BuildHasher, RandomState};
    let random = RandomState::new().hash_one(0u8) % 1_000;
    pause / 2 + pause.mul_f64(random as f64 / 2_000.0)
}

/// The hub is closed: its members leave, unless they are a parent process'.
pub fn close(broker: &impl Broker) {
    let links = broker.links();
    if links.close() {
        return;
    }
    if !links.is_ours() {
        broker.begin_anew_in_child();
        return links.leave_to_parent();
    }
    if let Some(core) = broker.me().filter(|_| Reactor::get().is_running()) {
        Reactor::get().spawn(async move {
            send_the_rest(&core).await;
            core.say_goodbye().await;
        });
    } else {
        links.drop_link();
        broker.link_lost();
    }
}
