//! The connection to NATS. The client's own reconnecting is not used: messages that it would keep for a server that is away
//! are bounded and counted here, and what is missed meanwhile is read from the history.

use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;
use std::time::Duration;

use async_nats::client::RequestErrorKind;
use async_nats::jetstream::ContextBuilder;
use async_nats::{Client, ConnectError, ConnectErrorKind, ConnectOptions, Event, Message, Subscriber};
use futures_core::Stream as _;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::sync::oneshot;

use super::Core;
use super::history::Kept;
use crate::engine::log::{self, Level};
use crate::hub::backend::HubError;
use crate::hub::broker::RUN_ID;
use crate::hub::broker::kept;
use crate::hub::broker::link::{Failure, Link, lose};
use crate::hub::broker::sender::{send_later, send_when_others_are_back};
use crate::hub::options::{NatsAddress, help_with_certificate};
use crate::net::Reactor;

/// Messages that may wait for one of the jobs that take them; more are lost, and counted.
const WAITING: usize = 16 * 1024;

const LOST: &str = "the connection was lost";

#[derive(Clone)]
pub struct NatsLink {
    pub client: Client,
    /// None: no history is kept.
    pub kept: Option<Rc<Kept>>,
    /// Tells links apart.
    pub number: u64,
}

impl Link for NatsLink {
    fn number(&self) -> u64 {
        self.number
    }
}

/// What the client says of its connection.
pub enum Notice {
    Lost,
    SlowConsumer,
    Refused(String),
}

pub fn error(error: impl std::fmt::Display) -> HubError {
    HubError::Engine(format!("NATS: {error}"))
}

impl NatsAddress {
    fn options(&self) -> ConnectOptions {
        let mut options = ConnectOptions::new();
        options = match (&self.user, &self.password) {
            (Some(user), Some(password)) => options.user_and_password(user.clone(), password.clone()),
            (Some(token), None) => options.token(token.clone()),
            _ => options,
        };
        match &self.tls {
            Some(config) => options.tls_client_config((**config).clone()),
            None => options,
        }
    }
}

impl Core {
    pub async fn connect(&self) -> Result<(NatsLink, UnboundedReceiver<Notice>), Failure> {
        let (notices, received) = unbounded_channel();
        let limit = self.options.connect_timeout;
        // Each server has its part of the time, so that one which does not answer leaves some to the others.
        let each = limit / self.address.servers.len() as u32;
        let client = self
            .address
            .options()
            .name(concat!("swoole-rs ", env!("CARGO_PKG_VERSION")))
            .connection_timeout(each)
            .request_timeout(Some(limit))
            .subscription_capacity(WAITING)
            .ignore_discovered_servers()
            .max_reconnects(self.address.servers.len())
            .event_callback(move |event| {
                let notice = match event {
                    Event::Disconnected | Event::Closed => Some(Notice::Lost),
                    Event::SlowConsumer(_) => Some(Notice::SlowConsumer),
                    Event::ServerError(error) => Some(Notice::Refused(error.to_string())),
                    _ => None,
                };
                if let Some(notice) = notice {
                    // The one who listens is gone with its link.
                    let _ = notices.send(notice);
                }
                std::future::ready(())
            })
            .connect(&self.address.servers[..])
            .await
            .map_err(failure)?;
        self.max_body.set(client.server_info().max_payload);
        let kept = match self.options.history {
            Some(keep) => Some(Rc::new(self.open_history(&client, keep).await?)),
            None => None,
        };
        let link = NatsLink {
            client,
            kept,
            number: self.links.next_number(),
        };
        Ok((link, received))
    }

    /// A new link: subscribes to what is wanted, meets the other nodes, and lets everybody go on.
    pub async fn establish(
        self: &Rc<Self>,
        link: NatsLink,
        notices: UnboundedReceiver<Notice>,
    ) -> Result<(), HubError> {
        self.stops.borrow_mut().clear();
        Reactor::get().spawn_background(Rc::clone(self).heed(notices, link.number));
        for channel in self.feeds.begin_link(self.options.history.is_some()) {
            self.subscribe_to_channel(&link, &channel).await?;
            self.feeds.opened_again(&[channel]);
        }
        self.meet_others(&link).await?;
        let is_first = link.number == 1;
        if !self.links.put(link) {
            return Err(error(LOST));
        }
        kept::fill_all(&**self);
        if is_first {
            send_later(self);
        } else {
            send_when_others_are_back(self);
        }
        Ok(())
    }

    async fn heed(self: Rc<Self>, mut notices: UnboundedReceiver<Notice>, number: u64) {
        while let Some(notice) = notices.recv().await {
            match notice {
                Notice::Lost => break,
                Notice::SlowConsumer => {
                    if let Some(hub) = self.hub.upgrade() {
                        hub.stats().count_missed(1);
                    }
                }
                Notice::Refused(text) => log::write(Level::Warning, &format!("NATS refuses the hub: {text}")),
            }
        }
        lose(&*self, number);
    }

    /// Takes what comes by a subscription, until the link is lost or it is not wanted any more.
    pub async fn listen(
        self: &Rc<Self>,
        link: &NatsLink,
        subject: String,
        take: impl Fn(&Rc<Core>, Message) + 'static,
    ) -> Result<(), HubError> {
        let (stop, stopped) = oneshot::channel();
        // One that is known already on this link is subscribed to.
        if self.stops.borrow().contains_key(&subject) {
            return Ok(());
        }
        self.stops.borrow_mut().insert(subject.clone(), stop);
        let messages = link.client.subscribe(subject).await.map_err(error)?;
        let core = Rc::clone(self);
        Reactor::get().spawn_background(async move {
            let (mut messages, mut stopped) = (messages, stopped);
            while let Some(message) = next(&mut messages, &mut stopped).await {
                take(&core, message);
            }
        });
        Ok(())
    }

    /// Waits until the server has done what it was sent before: it says at once that nobody is where this goes.
    pub async fn round_trip(&self, link: &NatsLink) -> Result<(), HubError> {
        let asking = link.client.request(self.subjects.nobody(), Default::default());
        match self.unless_lost(link, asking).await? {
            Ok(_) => Ok(()),
            Err(refused) if refused.kind() == RequestErrorKind::NoResponders => Ok(()),
            Err(refused) => {
                lose(self, link.number);
                Err(error(refused))
            }
        }
    }

    /// What comes of asking by a link. The client itself waits for an answer also where the connection is lost.
    pub async fn unless_lost<T>(
        &self,
        link: &NatsLink,
        asking: impl Future<Output = T>,
    ) -> Result<T, HubError> {
        let answer = self.links.unless_lost(link.number, asking).await;
        answer.ok_or_else(|| error(LOST))
    }
}

/// The next message. None: the link is lost, or nobody wants them any more.
async fn next(messages: &mut Subscriber, stopped: &mut oneshot::Receiver<()>) -> Option<Message> {
    poll_fn(|cx| {
        if Pin::new(&mut *stopped).poll(cx).is_ready() {
            return Poll::Ready(None);
        }
        Pin::new(&mut *messages).poll_next(cx)
    })
    .await
}

fn failure(error: ConnectError) -> Failure {
    let is_refused = matches!(
        error.kind(),
        ConnectErrorKind::AuthorizationViolation | ConnectErrorKind::Authentication
    );
    let text = error.to_string();
    let right = match is_refused {
        true => "; the address is nats://[user:password@]host[:port] or nats://token@host[:port]",
        false => help_with_certificate(&text),
    };
    Failure {
        text: format!("NATS: {text}{right}"),
        is_final: !right.is_empty(),
    }
}

/// What tells runs of the server apart: what it had last is perhaps lost when it is started again. Servers of a cluster stand
/// in for each other.
pub fn run_of(client: &Client) -> String {
    let info = client.server_info();
    let name = info.cluster.unwrap_or(info.server_id);
    name.get(..RUN_ID).unwrap_or(&name).to_owned()
}

pub fn jetstream(client: &Client, limit: Duration) -> async_nats::jetstream::Context {
    ContextBuilder::new()
        .timeout(limit)
        .ack_timeout(limit)
        .build(client.clone())
}
