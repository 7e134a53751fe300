//! The connections to Redis: one for commands, one for what is published.

use std::rc::Rc;

use redis::{ErrorKind, PushInfo, PushKind, RedisError};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use super::Core;
use super::connection::Connection;
use crate::hub::broker::RUN_ID;
use crate::hub::broker::kept;
use crate::hub::broker::link::{Failure, Link, lose};
use crate::hub::broker::sender::{send_later, send_when_others_are_back};
use crate::hub::options::help_with_certificate;
use crate::net::Reactor;

/// Both connections.
#[derive(Clone)]
pub struct RedisLink {
    pub commands: Connection,
    pub subscriptions: Connection,
    /// The server's, which is another one when it was started again or has failed over. Empty: it is a cluster's to say.
    pub run_id: Rc<str>,
    /// Tells links apart.
    pub number: u64,
}

impl Link for RedisLink {
    fn number(&self) -> u64 {
        self.number
    }
}

impl Core {
    pub async fn connect(&self) -> Result<(RedisLink, UnboundedReceiver<PushInfo>), RedisError> {
        let (pushes, received) = unbounded_channel();
        let (mut commands, subscriptions) =
            self.address.connect(self.options.connect_timeout, pushes).await?;
        let mut about = String::new(); // of a cluster each server tells by itself
        if !commands.is_cluster() {
            let info = redis::cmd("INFO").arg("server").to_owned();
            about = info.query_async(&mut commands).await?;
        }
        let run_id = about
            .lines()
            .find_map(|line| line.strip_prefix("run_id:"))
            .unwrap_or_default();
        let link = RedisLink {
            commands,
            subscriptions,
            run_id: run_id.get(..RUN_ID).unwrap_or(run_id).into(),
            number: self.links.next_number(),
        };
        Ok((link, received))
    }

    /// A new link: subscribes to what is wanted, says that this node lives, and lets everybody go on.
    pub async fn establish(
        self: &Rc<Self>,
        link: RedisLink,
        received: UnboundedReceiver<PushInfo>,
    ) -> Result<(), RedisError> {
        Reactor::get().spawn_background(Rc::clone(self).receive(received, link.number));
        self.renew_lease(&mut link.commands.clone()).await?;
        self.subscribe_again(&mut link.subscriptions.clone()).await?;
        let is_first = link.number == 1;
        if !self.links.put(link.clone()) {
            return Err((ErrorKind::Io, "the connection was lost").into());
        }
        kept::fill_all(&**self);
        self.watch_later(link);
        self.tell_presence_again();
        if is_first {
            send_later(self);
        } else {
            send_when_others_are_back(self);
        }
        Ok(())
    }

    /// Takes what is published, until the link is lost.
    async fn receive(self: Rc<Self>, mut received: UnboundedReceiver<PushInfo>, number: u64) {
        while let Some(push) = received.recv().await {
            match push.kind {
                PushKind::Message | PushKind::SMessage => self.take_message(push.data),
                PushKind::Disconnection => break,
                _ => {}
            }
        }
        lose(&*self, number);
    }
}

pub fn failure(error: RedisError) -> Failure {
    Failure {
        text: describe(&error),
        is_final: is_final(&error),
    }
}

/// Another attempt would end no better.
fn is_final(error: &RedisError) -> bool {
    is_old(error)
        || is_refused(error)
        || error.kind() == ErrorKind::InvalidClientConfig
        || !help_with_certificate(&error.to_string()).is_empty()
}

/// The password is missing, or another one. A cluster's connections say it inside another error.
fn is_refused(error: &RedisError) -> bool {
    let text = error.to_string();
    error.kind() == ErrorKind::AuthenticationFailed
        || ["NOAUTH", "WRONGPASS"].iter().any(|code| text.contains(code))
}

/// A server before Redis 6 knows no `HELLO`, and one of a cluster before 7 no `SSUBSCRIBE`.
fn is_old(error: &RedisError) -> bool {
    let text = error.to_string();
    matches!(error.kind(), ErrorKind::RESP3NotSupported)
        || (text.contains("unknown command")
            && ["HELLO", "SSUBSCRIBE"]
                .iter()
                .any(|command| text.to_uppercase().contains(command)))
}

fn describe(error: &RedisError) -> String {
    if is_old(error) {
        return format!("Redis: the server is too old, Redis 6 or newer is needed, in a cluster 7 ({error})");
    }
    let text = error.to_string();
    let right = match is_refused(error) {
        true => {
            "; the address has [user:password@] before the host, as in redis://[user:password@]host[:port][/database]"
        }
        false => help_with_certificate(&text),
    };
    format!("Redis: {text}{right}")
}
