//! Histories in JetStream: one stream for all channels, in which each has its latest messages under a subject of its own, and
//! which publishes what it has kept to the channels' topics. The stream numbers messages of all channels together; offsets are
//! the publishers', who say which message of the channel was the last one. Where that was another, the stream refuses, and
//! the publisher looks again: so offsets have no gaps, and there is one order for all.

use std::cell::RefCell;
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::time::Duration;

use async_nats::header::NATS_EXPECTED_LAST_SUBJECT_SEQUENCE;
use async_nats::jetstream::Context;
use async_nats::jetstream::consumer::{AckPolicy, Consumer, DeliverPolicy, pull};
use async_nats::jetstream::context::{
    CreateStreamError, CreateStreamErrorKind, PublishError, PublishErrorKind,
};
use async_nats::jetstream::stream::{
    Config, ConsumerError, ConsumerErrorKind, LastRawMessageErrorKind, RawMessageErrorKind, Republish,
    StorageType, Stream,
};
use async_nats::{Client, HeaderMap};
use futures_core::Stream as _;
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep, timeout};

use super::Core;
use super::link::{NatsLink, error, jetstream as context_of, run_of};
use crate::hub::backend::HubError;
use crate::hub::broker::Broker;
use crate::hub::broker::envelope::{self, Incoming};
use crate::hub::broker::kept;
use crate::hub::broker::link::{Failure, lose};
use crate::hub::message::{Message, now};
use crate::hub::options::KeepHistory;
use crate::hub::{Name, random_id};
use crate::net::Reactor;

/// What the server has to be for a stream to publish what it has kept.
const VERSION: (i64, i64, i64) = (2, 9, 0);
/// The stream takes no shorter time.
const MIN_TTL: Duration = Duration::from_millis(100);
/// How long it remembers what is not to be published twice, which is not used.
const DUPLICATES: Duration = Duration::from_millis(100);
/// The part of a stream that is read from its beginning rather than from where it is wanted, in messages.
const NEAR: u64 = 512;
/// Messages of a reader that are asked for at once.
const AT_ONCE: usize = 500;
/// Readers of those who are gone go after so long.
const READER_LIFE: Duration = Duration::from_secs(30);
/// How often a reader is asked for within the limit, if nobody answers; and the pause, if it is refused for the moment.
const READER_ATTEMPTS: u32 = 5;
const READER_PAUSE: Duration = Duration::from_millis(100);
/// What a cluster without a leader answers, if anything: as in HTTP, the service is not available.
const UNAVAILABLE: usize = 503;
/// How often a publisher looks again, before it is told that there are too many.
const ATTEMPTS: u32 = 1_000;

/// The stream, on a link.
pub struct Kept {
    context: Context,
    stream: Stream<()>,
    /// How long somebody waits for it.
    limit: Duration,
    /// Which run of the server it is: a part of the epoch.
    pub run: String,
}

/// A channel's last message.
#[derive(Clone)]
struct Last {
    epoch: String,
    offset: u64,
    /// Its number in the stream.
    sequence: u64,
}

/// Where a channel's own publishes go on: one at a time.
#[derive(Default)]
pub struct Position {
    turn: Mutex<()>,
    last: RefCell<Option<Last>>,
}

impl Core {
    pub async fn open_history(&self, client: &Client, keep: KeepHistory) -> Result<Kept, Failure> {
        let never = |text: &str| Failure {
            text: format!("NATS: {text}"),
            is_final: true,
        };
        let (major, minor, patch) = VERSION;
        if !client.is_server_compatible(major, minor, patch) {
            return Err(never("the server is too old, a history needs 2.9 or newer"));
        }
        if !client.server_info().jetstream {
            return Err(never(NO_JETSTREAM));
        }
        let context = context_of(client, self.options.connect_timeout);
        let config = Config {
            name: self.subjects.stream(),
            subjects: vec![self.subjects.all_kept()],
            max_messages_per_subject: keep.size as i64,
            max_age: keep.ttl.max(MIN_TTL),
            duplicate_window: DUPLICATES,
            storage: StorageType::File,
            republish: Some(Republish {
                source: self.subjects.all_kept(),
                destination: self.subjects.all_topics(),
                headers_only: false,
            }),
            num_replicas: keep.replicas.unwrap_or(1),
            ..Config::default()
        };
        let opened = open_stream(&context, config, keep.replicas).await;
        // It is on here: what is missing may come, such as other servers of the cluster.
        opened.map_err(|refused| {
            let text = stream_refused(&refused);
            Failure {
                is_final: text.contains("non-clustered"),
                text,
            }
        })?;
        let stream = context
            .get_stream_no_info(self.subjects.stream())
            .await
            .map_err(|refused| never(&refused.to_string()))?;
        Ok(Kept {
            context,
            stream,
            limit: self.options.connect_timeout,
            run: run_of(client),
        })
    }

    /// Publishes a message with a history; gives for how many connections here it was queued.
    pub async fn publish_kept(
        self: Rc<Self>,
        channel: Name,
        message: Message,
        except: Option<usize>,
    ) -> Result<usize, HubError> {
        let link = self.links.up().await?;
        let publishing = self.feeds.begin_publish(except)?;
        let body = envelope::encode_message(&message, &self.feeds.publisher(), publishing.number);
        let position = Turn::new(&self, &channel);
        let publishing_it = async {
            let _turn = position.0.turn.lock().await;
            self.append(&link, &channel, &position.0, &body).await
        };
        self.unless_lost(&link, publishing_it).await??;
        let is_lost = || self.links.number() != Some(link.number);
        Ok(publishing.delivered(&channel, is_lost).await)
    }

    /// Appends a message to the channel's history as the next one.
    async fn append(
        &self,
        link: &NatsLink,
        channel: &[u8],
        position: &Position,
        body: &[u8],
    ) -> Result<(), HubError> {
        let kept = link.kept.as_ref().ok_or(HubError::Closed)?;
        let subject = self.subjects.kept(channel);
        for _ in 0..ATTEMPTS {
            let known = position.last.take();
            let last = match known {
                Some(last) => Some(last),
                None => self.last(link, &subject).await?,
            };
            let (epoch, offset, sequence) = match last {
                Some(last) => (last.epoch, last.offset + 1, last.sequence),
                None => (random_id(), 1, 0),
            };
            let head = format!("{offset} {epoch} ");
            let whole = [head.as_bytes(), body].concat();
            match kept.append(&subject, whole, sequence).await {
                Ok(sequence) => {
                    *position.last.borrow_mut() = Some(Last {
                        epoch,
                        offset,
                        sequence,
                    });
                    return Ok(());
                }
                Err(refused) if refused.kind() == PublishErrorKind::WrongLastSequence => {}
                Err(refused) => return Err(self.not_published(link, refused)),
            }
        }
        Err(HubError::Full)
    }

    fn not_published(&self, link: &NatsLink, refused: PublishError) -> HubError {
        match refused.kind() {
            PublishErrorKind::MaxPayloadExceeded => return HubError::TooLarge,
            // The stream is made anew with a new link.
            PublishErrorKind::TimedOut | PublishErrorKind::BrokenPipe | PublishErrorKind::StreamNotFound => {
                lose(self, link.number);
            }
            _ => {}
        }
        error(refused)
    }

    async fn last(&self, link: &NatsLink, subject: &str) -> Result<Option<Last>, HubError> {
        let kept = link.kept.as_ref().ok_or(HubError::Closed)?;
        match kept.stream.get_last_raw_message_by_subject(subject).await {
            Ok(message) => Ok(envelope::decode_message(&message.payload).map(|incoming| Last {
                epoch: incoming.epoch,
                offset: incoming.message.offset,
                sequence: message.sequence,
            })),
            Err(refused) => match refused.kind() {
                LastRawMessageErrorKind::NoMessageFound => Ok(None),
                _ => {
                    lose(self, link.number);
                    Err(error(refused))
                }
            },
        }
    }

    pub async fn last_offset(&self, channel: &[u8]) -> Result<u64, HubError> {
        let link = self.links.up().await?;
        let subject = self.subjects.kept(channel);
        let last = self.unless_lost(&link, self.last(&link, &subject)).await??;
        Ok(last.map_or(0, |last| last.offset))
    }

    /// The part of the history from an offset on, or its end.
    pub async fn read_history(
        &self,
        channel: &[u8],
        from: Option<u64>,
        limit: usize,
    ) -> Result<kept::Kept, HubError> {
        let link = self.links.up().await?;
        self.unless_lost(&link, self.read_history_by(&link, channel, from, limit))
            .await?
    }

    async fn read_history_by(
        &self,
        link: &NatsLink,
        channel: &[u8],
        from: Option<u64>,
        limit: usize,
    ) -> Result<kept::Kept, HubError> {
        let keep = kept::keep(self)?;
        let kept = link.kept.as_ref().ok_or(HubError::Closed)?;
        let subject = self.subjects.kept(channel);
        let last = self.last_or_first(link, &subject).await?;
        let least = (last.offset + 1).saturating_sub(limit as u64).max(1);
        let from = from.map_or(least, |from| from.max(1));
        let mut messages = Vec::new();
        if from <= last.offset {
            let read = kept.read(&subject, from, limit, &last, keep.size).await;
            messages = read.inspect_err(|_| lose(self, link.number))?;
        }
        let oldest = now().saturating_sub(keep.ttl);
        messages.retain(|incoming| incoming.message.time >= oldest);
        Ok(kept::Kept {
            epoch: format!("{}.{}", last.epoch, kept.run),
            last: last.offset,
            messages,
        })
    }

    /// A channel's last message. One without messages gets an epoch, by a message with the offset 0, which is for nobody.
    async fn last_or_first(&self, link: &NatsLink, subject: &str) -> Result<Last, HubError> {
        let kept = link.kept.as_ref().ok_or(HubError::Closed)?;
        loop {
            if let Some(last) = self.last(link, subject).await? {
                return Ok(last);
            }
            let epoch = random_id();
            let body = envelope::encode_message(&Message::new(false, b""), &self.feeds.publisher(), 0);
            let whole = [format!("0 {epoch} ").as_bytes(), &body].concat();
            match kept.append(subject, whole, 0).await {
                Ok(sequence) => {
                    return Ok(Last {
                        epoch,
                        offset: 0,
                        sequence,
                    });
                }
                Err(refused) if refused.kind() == PublishErrorKind::WrongLastSequence => {}
                Err(refused) => return Err(self.not_published(link, refused)),
            }
        }
    }
}

const NO_JETSTREAM: &str = "JetStream is not on there, which keeps the history: start nats-server with --jetstream, or leave out \
     the option history";

/// It is what the options say from now on, also where it was something else before. Replicas that they do not ask for are
/// somebody's who has set them in the server.
async fn open_stream(
    context: &Context,
    mut config: Config,
    replicas: Option<usize>,
) -> Result<(), CreateStreamError> {
    let stream = context.get_or_create_stream(config.clone()).await?;
    let there = &stream.cached_info().config;
    if replicas.is_none() {
        config.num_replicas = there.num_replicas;
    }
    if is_as(there, &config) {
        return Ok(());
    }
    let updated = context.update_stream(config).await;
    updated
        .map(drop)
        .map_err(|refused| CreateStreamError::with_source(CreateStreamErrorKind::Response, refused))
}

fn is_as(there: &Config, wanted: &Config) -> bool {
    there.max_messages_per_subject == wanted.max_messages_per_subject
        && there.max_age == wanted.max_age
        && there.num_replicas == wanted.num_replicas
}

fn stream_refused(refused: &CreateStreamError) -> String {
    if refused.kind() == CreateStreamErrorKind::JetStreamUnavailable {
        return format!("NATS: {NO_JETSTREAM}");
    }
    let text = format!("NATS: {refused}");
    let right = if text.contains("replicas") || text.contains("peers") {
        "; the replicas of the option history are servers of a cluster, of which at least so many need JetStream"
    } else {
        ""
    };
    format!("{text}{right}")
}

impl Kept {
    /// Appends a message if the subject's last one has a sequence. Gives its own.
    async fn append(&self, subject: &str, body: Vec<u8>, last: u64) -> Result<u64, PublishError> {
        let mut headers = HeaderMap::new();
        headers.insert(NATS_EXPECTED_LAST_SUBJECT_SEQUENCE, last.to_string());
        let sent = self
            .context
            .publish_with_headers(subject.to_owned(), headers, body.into())
            .await?;
        Ok(sent.await?.sequence)
    }

    /// Messages of a subject from an offset on, which is there or was.
    async fn read(
        &self,
        subject: &str,
        from: u64,
        limit: usize,
        last: &Last,
        size: usize,
    ) -> Result<Vec<Incoming>, HubError> {
        let start = match size as u64 {
            0..=NEAR => 1,
            _ => self.seek(subject, from, last).await?,
        };
        let config = pull::Config {
            filter_subject: subject.to_owned(),
            deliver_policy: DeliverPolicy::ByStartSequence {
                start_sequence: start,
            },
            ack_policy: AckPolicy::None,
            inactive_threshold: READER_LIFE,
            memory_storage: true,
            ..pull::Config::default()
        };
        let reader = self.make_reader(config).await?;
        let name = reader.cached_info().name.clone();
        let found = self.read_all(&reader, from, limit, last.offset).await;
        let stream = self.stream.clone();
        Reactor::get().spawn_background(async move {
            // One that is not deleted goes by itself.
            let _ = stream.delete_consumer(&name).await;
        });
        found
    }

    /// A reader is made by the leader of a cluster. While there is none, as for some seconds after it was killed, asks again.
    async fn make_reader(&self, config: pull::Config) -> Result<Consumer<pull::Config>, HubError> {
        let end = Instant::now() + self.limit;
        loop {
            let made = timeout(
                self.limit / READER_ATTEMPTS,
                self.stream.create_consumer(config.clone()),
            );
            match made.await {
                Ok(Ok(reader)) => return Ok(reader),
                Ok(Err(refused)) if !is_without_leader(&refused) => return Err(error(refused)),
                _ if Instant::now() < end => sleep(READER_PAUSE).await,
                Ok(Err(refused)) => return Err(error(refused)),
                Err(_) => return Err(no_answer()),
            }
        }
    }

    /// What a reader has from an offset on, to the one that is known to be the last.
    async fn read_all(
        &self,
        reader: &Consumer<pull::Config>,
        from: u64,
        limit: usize,
        last: u64,
    ) -> Result<Vec<Incoming>, HubError> {
        let mut found = Vec::new();
        loop {
            let some = reader.fetch().max_messages(AT_ONCE).messages().await;
            let mut some = some.map_err(error)?;
            let (mut count, mut at) = (0, 0);
            loop {
                let next = timeout(self.limit, poll_fn(|cx| Pin::new(&mut some).poll_next(cx)));
                let Some(message) = next.await.map_err(|_| no_answer())? else {
                    break;
                };
                let message = message.map_err(error)?;
                count += 1;
                let Some(incoming) = envelope::decode_message(&message.payload) else {
                    continue;
                };
                at = incoming.message.offset;
                if at >= from && found.len() < limit {
                    found.push(incoming);
                }
            }
            if count == 0 || at >= last || found.len() == limit {
                return Ok(found);
            }
        }
    }

    /// A sequence at which, or not long after which, the message of an offset is, unless it is gone.
    async fn seek(&self, subject: &str, offset: u64, last: &Last) -> Result<u64, HubError> {
        // Each message takes at least one.
        let (mut low, mut high) = (1, last.sequence - (last.offset - offset));
        while high - low > NEAR {
            let middle = low + (high - low) / 2;
            let found = self
                .stream
                .raw_message_builder()
                .sequence(middle)
                .next_by_subject(subject)
                .send()
                .await;
            match found {
                Ok(message) => match envelope::decode_message(&message.payload) {
                    Some(incoming) if incoming.message.offset <= offset => low = message.sequence.min(high),
                    _ => high = middle,
                },
                Err(refused) if refused.kind() == RawMessageErrorKind::NoMessageFound => high = middle,
                Err(refused) => return Err(error(refused)),
            }
        }
        Ok(low)
    }
}

fn no_answer() -> HubError {
    error("JetStream does not answer")
}

fn is_without_leader(refused: &ConsumerError) -> bool {
    match refused.kind() {
        ConsumerErrorKind::TimedOut => true,
        ConsumerErrorKind::JetStream(refused) => refused.code() == UNAVAILABLE,
        _ => false,
    }
}

/// Somebody publishes to a channel. What is known of its position is forgotten with the last one, unless the channel has
/// members here.
struct Turn<'a>(Rc<Position>, &'a Core, &'a Name);

impl<'a> Turn<'a> {
    fn new(core: &'a Core, channel: &'a Name) -> Self {
        let mut positions = core.positions.borrow_mut();
        let position = positions.entry(Rc::clone(channel)).or_default();
        Turn(Rc::clone(position), core, channel)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if !self.1.feeds().is_open(self.2) {
            self.1.forget_position(self.2, 2);
        }
    }
}

impl Core {
    pub fn forget_positions(&self) {
        for position in self.positions.borrow().values() {
            position.last.take();
        }
    }

    /// `users`: those who may have it, itself included.
    pub fn forget_position(&self, channel: &Name, users: usize) {
        let mut positions = self.positions.borrow_mut();
        if positions
            .get(channel)
            .is_some_and(|position| Rc::strong_count(position) <= users)
        {
            positions.remove(channel);
        }
    }
}

/// Whether a message is one that only begins an epoch.
pub fn is_beginning(incoming: &Incoming) -> bool {
    incoming.message.offset == 0 && incoming.epoch != "-"
}
