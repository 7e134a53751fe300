//! What engines between processes have in common, whatever they speak: a link to one that is made again when it is lost,
//! messages on their way there and back, and answers to the coroutines that wait for them.
//!
//! * `link`: losing an engine and having it back.
//! * `feeds`: each channel's messages on their way from the engine to the members here, without gaps and duplicates.
//! * `kept`: what the engine has kept of a channel, for those who ask and for what was missed.
//! * `sender`: messages without a history on their way to the engine.
//! * `turns`: one after the other; `reply`: answers to coroutines; `envelope`, `names`: bytes.
//!
//! Everything that waits for an engine is a job of the reactor; a coroutine waits for the job's reply. Jobs know the backend's
//! core, which knows its hub weakly. None keeps the loop alive, but for members' leaving while the engine is there to hear
//! of it.

pub mod envelope;
pub mod feeds;
pub mod kept;
pub mod link;
pub mod names;
pub mod reply;
pub mod sender;
pub mod turns;

use std::future::Future;
use std::rc::Rc;

use super::backend::{Answer, HubError};
use super::options::Options;
use super::{Hub, Name};
use crate::net::Reactor;
use feeds::Feeds;
use kept::Kept;
use link::{Failure, Link, LinkState};
use reply::Reply;
use sender::{Outgoing, Sender};

/// So much of a run's id tells runs of an engine apart.
pub const RUN_ID: usize = 12;

/// The core of a backend, whose parts its jobs share.
pub trait Broker: Sized + 'static {
    type Link: Link;

    /// None: the hub is gone.
    fn me(&self) -> Option<Rc<Self>>;
    fn options(&self) -> &Options;
    fn hub(&self) -> Result<Rc<Hub>, HubError>;
    fn links(&self) -> &LinkState<Self::Link>;
    fn feeds(&self) -> &Feeds;
    fn sender(&self) -> &Sender;
    /// Makes a link and puts it in place.
    fn attempt(self: Rc<Self>) -> impl Future<Output = Result<(), Failure>>;
    /// Renews what says that this node lives, until the hub is closed.
    fn stay_alive(self: &Rc<Self>) -> impl Future<Output = ()> + 'static;
    /// In a forked child: what there is of messages and members is the parent's.
    fn begin_anew_in_child(&self);
    /// The link is gone: so is what was made with it.
    fn link_lost(&self);
    /// Messages without a history go to the other nodes. Err: it is unknown which of them have arrived.
    fn transmit(
        self: Rc<Self>,
        link: Self::Link,
        batch: Vec<Outgoing>,
    ) -> impl Future<Output = Result<(), HubError>>;
    /// The part of a channel's history from an offset on, or its end.
    fn read_history(
        &self,
        channel: &Name,
        from: Option<u64>,
        limit: usize,
    ) -> impl Future<Output = Result<Kept, HubError>>;
    /// Tells the engine that this node's members leave, and ends the link.
    fn say_goodbye(self: Rc<Self>) -> impl Future<Output = ()> + 'static;
    /// Where the messages of a channel are published.
    fn topic(&self, channel: &[u8]) -> String;
    /// The bytes that the engine takes at once.
    fn max_body(&self) -> usize;
}

/// Has a job do something, and answers when it has.
pub fn ask<B: Broker, T: 'static>(
    broker: &Rc<B>,
    work: impl Future<Output = Result<T, HubError>> + 'static,
) -> Answer<'static, T> {
    if !Reactor::get().is_running() {
        return Box::pin(std::future::pending()); // there is no loop: the caller is told to be in a coroutine
    }
    link::begin(broker);
    let reply = Reply::of(work);
    Box::pin(async move { reply.await.unwrap_or(Err(HubError::Closed)) })
}

/// Members of a node in the order in which they joined something.
pub fn order_of(id: &str) -> (String, u64) {
    let (node, number) = id.rsplit_once(':').unwrap_or((id, ""));
    (node.to_owned(), number.parse().unwrap_or(0))
}
