//! The connections to Redis: one for commands, one for what is published. They are made with the first call in a loop, made
//! again when they are lost, and never the reason why a loop goes on.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::{Rc, Weak};
use std::task::{Poll, Waker};
use std::time::Duration;

use redis::aio::MultiplexedConnection;
use redis::{AsyncConnectionConfig, ErrorKind, PushInfo, PushKind, RedisError};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::{sleep, timeout};

use super::{Core, random_id};
use crate::engine::log::{self, Level};
use crate::hub::backend::HubError;
use crate::net::Reactor;

/// The first pause before another attempt, and the longest one.
const FIRST_PAUSE: Duration = Duration::from_millis(50);
pub const LONGEST_PAUSE: Duration = Duration::from_secs(2);
/// Commands that may be on their way to Redis before others wait.
const PIPELINE: usize = 1_024;

/// Both connections.
#[derive(Clone)]
pub struct Link {
    pub commands: MultiplexedConnection,
    pub subscriptions: MultiplexedConnection,
    /// The server's, which is another one when it was started again or has failed over.
    pub run_id: Rc<str>,
    /// Tells links apart.
    pub number: u64,
}

#[derive(Default)]
pub struct LinkState {
    link: RefCell<Option<Link>>,
    numbers: Cell<u64>,
    /// The process whose loop has the jobs; 0: none.
    owner: Cell<u32>,
    /// The last attempt's error; and whether another attempt could not end otherwise.
    error: RefCell<Option<(String, bool)>>,
    /// Jobs that wait for another state of the link or of a feed.
    waiters: RefCell<Vec<Waker>>,
}

impl LinkState {
    pub fn number(&self) -> Option<u64> {
        self.link.borrow().as_ref().map(|link| link.number)
    }

    pub fn get(&self) -> Option<Link> {
        self.link.borrow().clone()
    }

    pub fn is_up(&self) -> bool {
        self.link.borrow().is_some()
    }

    /// Has everybody look again.
    pub fn changed(&self) {
        for waiter in self.waiters.take() {
            waiter.wake();
        }
    }

    pub fn wait(&self, waker: &Waker) {
        self.waiters.borrow_mut().push(waker.clone());
    }

    pub fn is_ours(&self) -> bool {
        matches!(self.owner.get(), 0) || self.owner.get() == std::process::id()
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
}

/// The supervising job's hold on the state: gone with its loop.
struct Supervised(Rc<Core>);

impl Drop for Supervised {
    fn drop(&mut self) {
        if self.0.link.owner.get() == std::process::id() {
            self.0.link.owner.set(0);
            self.0.link.drop_link();
        }
    }
}

impl Core {
    /// Begins to connect, unless that was begun in this loop.
    pub fn begin(&self) {
        let (owner, me) = (self.link.owner.get(), std::process::id());
        if owner == me || self.closed.get() || !Reactor::get().is_running() {
            return;
        }
        if owner != 0 {
            self.link.leave_to_parent();
            self.begin_anew_in_child();
        }
        self.link.owner.set(me);
        self.link.error.take();
        if let Some(core) = self.me.upgrade() {
            Reactor::get().spawn_background(supervise(Supervised(core)));
        }
    }

    /// In a forked child: what there is of messages and members is the parent's.
    fn begin_anew_in_child(&self) {
        *self.name.borrow_mut() = random_id();
        self.presence.begin_anew();
        self.in_flight.borrow_mut().clear();
        self.sender.clear();
    }

    /// The link, as soon as there is one. Err: not within `connect_timeout`, or there never will be.
    pub async fn up(&self) -> Result<Link, HubError> {
        if let Some(link) = self.link.get() {
            return Ok(link);
        }
        let limit = self.options.connect_timeout;
        let up = poll_fn(|cx| {
            if self.closed.get() {
                return Poll::Ready(Err(HubError::Closed));
            }
            if let Some(link) = self.link.get() {
                return Poll::Ready(Ok(link));
            }
            if let Some((text, true)) = &*self.link.error.borrow() {
                return Poll::Ready(Err(HubError::Engine(text.clone())));
            }
            self.link.wait(cx.waker());
            Poll::Pending
        });
        timeout(limit, up).await.unwrap_or_else(|_| {
            let last = self.link.error.borrow().as_ref().map(|(text, _)| text.clone());
            let why = last.unwrap_or_else(|| "Redis does not answer".to_owned());
            Err(HubError::Engine(format!(
                "{why} (for {} s, which is connect_timeout)",
                limit.as_secs_f64()
            )))
        })
    }

    /// A link is of no use any more, if it still is the one.
    pub fn lose(&self, number: u64) {
        if self.link.number() == Some(number) {
            self.link.drop_link();
            self.wake_in_flight();
        }
    }

    fn wake_in_flight(&self) {
        let wakers: Vec<Waker> = self
            .in_flight
            .borrow_mut()
            .values_mut()
            .filter_map(|in_flight| in_flight.waker.take())
            .collect();
        wakers.into_iter().for_each(Waker::wake);
    }

    async fn connect(&self) -> Result<(Link, UnboundedReceiver<PushInfo>), RedisError> {
        let (pushes, received) = unbounded_channel();
        let limit = self.options.connect_timeout;
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(limit))
            .set_response_timeout(Some(limit))
            .set_pipeline_buffer_size(PIPELINE)
            .set_push_sender(pushes);
        let mut commands = self
            .client
            .get_multiplexed_async_connection_with_config(&config)
            .await?;
        let subscriptions = self
            .client
            .get_multiplexed_async_connection_with_config(&config)
            .await?;
        let about: String = redis::cmd("INFO")
            .arg("server")
            .query_async(&mut commands)
            .await?;
        let run_id = about
            .lines()
            .find_map(|line| line.strip_prefix("run_id:"))
            .unwrap_or_default();
        self.link.numbers.set(self.link.numbers.get() + 1);
        let link = Link {
            commands,
            subscriptions,
            run_id: run_id.get(..RUN_ID).unwrap_or(run_id).into(),
            number: self.link.numbers.get(),
        };
        Ok((link, received))
    }

    /// A new link: subscribes to what is wanted, says that this node lives, and lets everybody go on.
    async fn establish(
        self: &Rc<Self>,
        link: &Link,
        received: UnboundedReceiver<PushInfo>,
    ) -> Result<(), RedisError> {
        Reactor::get().spawn_background(Rc::clone(self).receive(received, link.number));
        self.renew_lease(&mut link.commands.clone()).await?;
        self.subscribe_again(&mut link.subscriptions.clone()).await?;
        *self.link.link.borrow_mut() = Some(link.clone());
        self.link.error.take();
        self.link.changed();
        self.fill_all();
        self.tell_presence_again();
        if link.number == 1 {
            self.send_later();
        } else {
            self.send_when_others_are_back();
        }
        Ok(())
    }

    /// Takes what is published, until the link is lost.
    async fn receive(self: Rc<Self>, mut received: UnboundedReceiver<PushInfo>, number: u64) {
        while let Some(push) = received.recv().await {
            match push.kind {
                PushKind::Message => self.take_message(push.data),
                PushKind::Disconnection => break,
                _ => {}
            }
        }
        self.lose(number);
    }

    /// Waits until the link is lost, or the hub closed.
    async fn lost(&self) {
        poll_fn(|cx| {
            if !self.link.is_up() || self.closed.get() {
                return Poll::Ready(());
            }
            self.link.wait(cx.waker());
            Poll::Pending
        })
        .await;
    }
}

/// So much of a run id tells servers apart.
const RUN_ID: usize = 12;

/// The job that has a link made whenever there is none.
async fn supervise(supervised: Supervised) {
    let core = &supervised.0;
    Reactor::get().spawn_background(super::lease::keep(Rc::downgrade(core)));
    let mut pause = FIRST_PAUSE;
    let mut had_link = false;
    while !core.closed.get() {
        match attempt(core).await {
            Ok(()) => {
                if had_link && let Ok(hub) = core.hub() {
                    hub.stats().count_reconnect();
                }
                had_link = true;
                pause = FIRST_PAUSE;
                core.lost().await;
            }
            Err(error) => {
                if core.link.error.borrow().is_none() {
                    log::write(
                        Level::Warning,
                        &format!("the hub cannot reach {}", describe(&error)),
                    );
                }
                *core.link.error.borrow_mut() = Some((describe(&error), is_final(&error)));
                core.link.changed();
            }
        }
        if core.closed.get() {
            return;
        }
        sleep(jitter(pause)).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

async fn attempt(core: &Rc<Core>) -> Result<(), RedisError> {
    let (link, received) = core.connect().await?;
    core.establish(&link, received).await
}

/// Between half of a pause and all of it: nodes that have lost the same server do not come back at the same moment.
fn jitter(pause: Duration) -> Duration {
    use std::hash::{BuildHasher, RandomState};
    let random = RandomState::new().hash_one(0u8) % 1_000;
    pause / 2 + pause.mul_f64(random as f64 / 2_000.0)
}

/// Another attempt would end no better.
fn is_final(error: &RedisError) -> bool {
    is_old(error)
        || matches!(
            error.kind(),
            ErrorKind::AuthenticationFailed | ErrorKind::InvalidClientConfig
        )
}

/// A server before Redis 6 knows no `HELLO`.
fn is_old(error: &RedisError) -> bool {
    let text = error.to_string();
    matches!(error.kind(), ErrorKind::RESP3NotSupported)
        || (text.contains("unknown command") && text.to_uppercase().contains("HELLO"))
}

fn describe(error: &RedisError) -> String {
    if is_old(error) {
        return format!("Redis: the server is too old, Redis 6 or newer is needed ({error})");
    }
    match error.kind() {
        ErrorKind::AuthenticationFailed => {
            format!("Redis: {error}; the address is redis://[user:password@]host[:port][/database]")
        }
        _ => format!("Redis: {error}"),
    }
}

/// What jobs are begun with that must not keep the hub.
pub type WeakCore = Weak<Core>;
