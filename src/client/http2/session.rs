//! A connection as coroutines use it. Its job (`driver`) takes what comes; this keeps it for whoever receives.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::io::ErrorKind;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use std::time::Instant;

use h2::Reason;
use h2::client::SendRequest;
use http::Request;
use protocol::http2::frames::{GoAway, ping};

use super::driver::{self, Driver};
use super::stream::{Broken, Received, Stream};
use super::wire::Wire;
use super::{ALPN, PeerSettings};
use crate::client::Failure;
use crate::client::failure::{code, number_of};
use crate::client::http::settings::{Limits, Settings};
use crate::client::http::{Connection, Target, connecting};
use crate::engine::Engine;
use crate::net::Reactor;
use crate::net::http2::pace::Pace;
use crate::net::http2::payload::Payload;
use crate::zend::PhpResult;

/// Bytes that a stream may have queued before its writer waits.
const MARK: usize = 256 * 1024;

/// A request, as it is sent.
pub struct Outgoing {
    pub head: Request<()>,
    pub body: Vec<u8>,
    /// More of the body follows.
    pub continues: bool,
    /// What comes may be handed over before all of it is there.
    pub in_pieces: bool,
}

/// A coroutine that waits for a response.
struct Receiver {
    coroutine: i64,
    waker: Option<Waker>,
}

/// One connection. The client's object has it by a [`Handle`], and its job; it knows streams and no PHP class.
pub struct Session {
    pub connection: Rc<Connection>,
    settings: Rc<Settings>,
    pub(super) wire: Rc<Wire>,
    pub(super) pace: Pace,
    /// None once it has ended.
    requests: RefCell<Option<SendRequest<Payload>>>,
    streams: RefCell<BTreeMap<u32, Stream>>,
    /// Responses that nobody has received yet, in the order in which they became whole.
    arrived: RefCell<VecDeque<Received>>,
    receivers: RefCell<Vec<Receiver>>,
    /// Coroutines that wait until one more stream may be opened.
    openers: RefCell<Vec<Waker>>,
    /// Ids of streams: the last that was opened, and the last that was answered.
    opened: Cell<u32>,
    answered: Cell<u32>,
    /// Why it has ended, and whether a receiver knows.
    end: RefCell<Option<Failure>>,
    end_is_known: Cell<bool>,
}

/// What keeps a session: it ends with this.
pub struct Handle(Rc<Session>);

impl Handle {
    pub fn session(&self) -> Rc<Session> {
        Rc::clone(&self.0)
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        if self.0.give_up() {
            self.0.pace.wake();
        }
    }
}

/// A receiver's place in the queue.
struct Waiting<'a>(&'a Session, i64);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        let Waiting(session, coroutine) = *self;
        session
            .receivers
            .borrow_mut()
            .retain(|receiver| receiver.coroutine != coroutine);
        // What was kept for this one may go to others now.
        if !session.arrived.borrow().is_empty() {
            session.wake_receivers();
        }
    }
}

impl Session {
    /// Connects. The server's SETTINGS are not waited for.
    pub fn connect(target: &Target, settings: &Rc<Settings>) -> Result<Handle, Failure> {
        debug_assert_eq!(settings.alpn, ALPN);
        let deadline = Limits::begin(settings).connect(settings);
        let connection = connecting::connect(target, settings, deadline)?;
        let stream = connection.stream().ok_or(Failure::system(libc::ECANCELED))?;
        let (wire, pace) = (Wire::new(), Pace::new());
        let (gate, handshake) = driver::begin(stream, connection.input.take(), &wire);
        let made = Engine::get()
            .wait_until(deadline, pin!(handshake))?
            .ok_or(Failure::system(libc::ETIMEDOUT))?;
        let (requests, frames) = made.map_err(|error| failure_of(None, Some(&error)))?;
        let session = Rc::new(Session {
            connection,
            settings: Rc::clone(settings),
            wire,
            pace,
            requests: RefCell::new(Some(requests)),
            streams: RefCell::default(),
            arrived: RefCell::default(),
            receivers: RefCell::default(),
            openers: RefCell::default(),
            opened: Cell::new(0),
            answered: Cell::new(0),
            end: RefCell::new(None),
            end_is_known: Cell::new(false),
        });
        let driver = Driver::new(&session, gate, frames);
        if let Some(job) = Reactor::get().spawn_background(driver) {
            session.pace.set_job(job);
        }
        Ok(Handle(session))
    }

    /// It can be used. In a child of its process it cannot.
    pub fn is_open(&self) -> bool {
        self.end.borrow().is_none() && self.connection.is_open()
    }

    /// There is something to receive, be it the news of its end.
    pub fn has_news(&self) -> bool {
        self.is_open()
            || self.end.borrow().is_some() && !(self.end_is_known.get() && self.arrived.borrow().is_empty())
    }

    /// Why it cannot be used.
    fn failure(&self) -> Option<Failure> {
        let end = self.end.borrow().clone();
        end.or_else(|| (!self.connection.is_open()).then_some(Failure::Code(code::NO_CONNECTION)))
    }

    /// Sends a request, as soon as the server allows one more stream. Gives the stream's id.
    pub fn send(&self, outgoing: Outgoing) -> Result<u32, Failure> {
        let Outgoing {
            head,
            body,
            continues,
            in_pieces,
        } = outgoing;
        let ends_with_head = body.is_empty() && !continues;
        let mut head = Some(head);
        let opened = pin!(std::future::poll_fn(|cx| {
            self.poll_open(cx, &mut head, ends_with_head)
        }));
        let deadline = Limits::begin(&self.settings).write(&self.settings);
        let place = self.connection.waiters.enter();
        let (response, mut sending) = Engine::get()
            .wait_until(deadline, opened)?
            .ok_or(Failure::system(libc::ETIMEDOUT))??;
        drop(place);
        let owner = Engine::get().coroutines.current_id();
        let mut stream = Stream::new(owner, in_pieces, response, &self.settings);
        if !body.is_empty() {
            let payload = Payload::new(&body, &stream.meter).ok_or(Failure::system(libc::ENOBUFS))?;
            sending
                .send_data(payload, !continues)
                .map_err(|error| self.failure_of(&error))?;
        }
        stream.sending = continues.then_some(sending);
        let id = stream.id;
        self.opened.set(self.opened.get().max(id));
        self.streams.borrow_mut().insert(id, stream);
        self.pace.send_soon();
        Ok(id)
    }

    fn poll_open(&self, cx: &mut Context<'_>, head: &mut Option<Request<()>>, ends: bool) -> Poll<Opened> {
        if let Some(failure) = self.failure() {
            return Poll::Ready(Err(failure));
        }
        let mut requests = self.requests.borrow_mut();
        let Some(requests) = requests.as_mut() else {
            return Poll::Ready(Err(Failure::Code(code::NO_CONNECTION)));
        };
        match requests.poll_ready(cx) {
            Poll::Pending => {
                // h2 wakes one of them only.
                self.openers.borrow_mut().push(cx.waker().clone());
                Poll::Pending
            }
            Poll::Ready(Err(error)) => Poll::Ready(Err(self.failure_of(&error))),
            Poll::Ready(Ok(())) => {
                let head = head.take().unwrap_or_default();
                let sent = requests.send_request(head, ends);
                Poll::Ready(sent.map_err(|error| self.failure_of(&error)))
            }
        }
    }

    /// Sends more of a request's body; waits while the stream has too much queued.
    pub fn write(&self, id: u32, data: &[u8], ends: bool) -> Result<(), Failure> {
        let room = pin!(std::future::poll_fn(|cx| {
            let streams = self.streams.borrow();
            match streams.get(&id) {
                Some(stream) if stream.sending.is_some() && stream.meter.queued() >= MARK => {
                    stream.meter.add_waiter(cx.waker());
                    Poll::Pending
                }
                _ => Poll::Ready(()),
            }
        }));
        let deadline = Limits::begin(&self.settings).write(&self.settings);
        let place = self.connection.waiters.enter();
        Engine::get()
            .wait_until(deadline, room)?
            .ok_or(Failure::system(libc::ETIMEDOUT))?;
        drop(place);
        if let Some(failure) = self.failure() {
            return Err(failure);
        }
        let mut streams = self.streams.borrow_mut();
        let stream = streams.get_mut(&id).filter(|stream| stream.sending.is_some());
        let Some((sending, meter)) =
            stream.and_then(|stream| Some((stream.sending.as_mut()?, &stream.meter)))
        else {
            let text = format!("unable to found active pipeline stream#{id}");
            return Err(Failure::Described(libc::EINVAL.into(), text));
        };
        let payload = Payload::new(data, meter).ok_or(Failure::system(libc::ENOBUFS))?;
        let sent = sending.send_data(payload, ends);
        if ends && let Some(stream) = streams.get_mut(&id) {
            stream.sending = None;
        }
        drop(streams);
        sent.map_err(|error| self.failure_of(&error))?;
        self.pace.send_soon();
        Ok(())
    }

    /// Waits for the next response; with `pieces`, for the next piece of those that come in pieces, too. Where several
    /// coroutines wait, each gets the responses to its own requests; what belongs to none of them goes to who waits longest.
    pub fn receive(&self, pieces: bool, deadline: Option<Instant>) -> Result<Received, Failure> {
        let me = Engine::get().coroutines.current_id();
        self.receivers.borrow_mut().push(Receiver {
            coroutine: me,
            waker: None,
        });
        let _waiting = Waiting(self, me);
        let _place = self.connection.waiters.enter();
        let next = pin!(std::future::poll_fn(|cx| self.poll_received(me, pieces, cx)));
        Engine::get()
            .wait_until(deadline, next)?
            .unwrap_or(Err(Failure::system(libc::ETIMEDOUT)))
    }

    fn poll_received(&self, me: i64, pieces: bool, cx: &mut Context<'_>) -> Poll<Result<Received, Failure>> {
        if let Some(received) = self.take_for(me, pieces) {
            return Poll::Ready(Ok(received));
        }
        if let Some(failure) = self.failure() {
            self.end_is_known.set(true);
            return Poll::Ready(Err(failure));
        }
        let mut receivers = self.receivers.borrow_mut();
        if let Some(receiver) = receivers.iter_mut().find(|receiver| receiver.coroutine == me) {
            receiver.waker = Some(cx.waker().clone());
        }
        Poll::Pending
    }

    fn take_for(&self, me: i64, pieces: bool) -> Option<Received> {
        let receivers = self.receivers.borrow();
        let is_mine =
            |owner: i64| owner == me || receivers.iter().all(|receiver| receiver.coroutine != owner);
        let mut arrived = self.arrived.borrow_mut();
        if let Some(at) = arrived.iter().position(|received| is_mine(received.owner)) {
            return arrived.remove(at);
        }
        let mut streams = self.streams.borrow_mut();
        let with_piece = |stream: &&mut Stream| pieces && stream.has_piece() && is_mine(stream.owner);
        Some(streams.values_mut().find(with_piece)?.take_piece())
    }

    /// Takes what has come, on the streams that the wire has noted or on all of them. Those that end do so in the order in
    /// which their last frames came.
    pub(super) fn advance(&self, all: bool) {
        let mut noted = self.wire.streams();
        if all {
            noted.extend(self.streams.borrow().keys());
        }
        let mut is_news = false;
        for id in noted {
            let mut streams = self.streams.borrow_mut();
            let Some(stream) = streams.get_mut(&id) else {
                continue;
            };
            let error = match stream.advance() {
                None => {
                    is_news |= stream.has_piece();
                    continue;
                }
                Some(Ok(())) => Some(0),
                Some(Err(Broken::Stream(code))) => Some(code),
                Some(Err(Broken::Connection)) => self.refusal_of(id),
            };
            let ended = streams.remove(&id);
            drop(streams);
            // Without an error of its own it ends as the connection does.
            if let Some((mut stream, error)) = ended.zip(error) {
                self.answered.set(self.answered.get().max(id));
                self.arrived.borrow_mut().push_back(stream.finish(error));
                is_news = true;
            }
        }
        if is_news {
            self.wake_receivers();
        }
    }

    /// A server that goes away says which streams it has not dealt with: they can be sent again (RFC 9113 section 8.7).
    fn refusal_of(&self, id: u32) -> Option<i64> {
        let go_away = self.wire.go_away()?;
        (id > go_away.last_stream).then(|| u32::from(Reason::REFUSED_STREAM).into())
    }

    fn wake_receivers(&self) {
        for receiver in self.receivers.borrow_mut().iter_mut() {
            if let Some(waker) = receiver.waker.take() {
                waker.wake();
            }
        }
    }

    /// One more stream may have become possible.
    pub(super) fn wake_openers(&self) {
        for opener in self.openers.take() {
            opener.wake();
        }
    }

    fn failure_of(&self, error: &h2::Error) -> Failure {
        failure_of(self.wire.go_away(), Some(error))
    }

    /// The connection has come to its end.
    pub(super) fn finish(&self, error: Option<&h2::Error>) {
        self.end_with(failure_of(self.wire.go_away(), error));
        self.connection.close();
    }

    /// Nothing more goes out and nothing is waited for. False: it had ended before.
    pub(super) fn end_with(&self, failure: Failure) -> bool {
        if self.end.borrow().is_some() {
            return false;
        }
        *self.end.borrow_mut() = Some(failure);
        let (requests, streams) = (self.requests.take(), self.streams.take());
        for stream in streams.values() {
            stream.meter.wake_waiters();
        }
        drop((requests, streams));
        self.wake_receivers();
        self.wake_openers();
        true
    }

    /// The client wants no more of it. False: it had ended before.
    fn give_up(&self) -> bool {
        self.end_with(Failure::system(libc::ECANCELED))
    }

    /// Says goodbye and closes; who waits fails before this returns.
    pub fn close(&self) -> PhpResult<()> {
        if self.give_up() {
            self.end_is_known.set(true);
            self.arrived.borrow_mut().clear();
            self.pace.send_now();
            self.connection.close();
            self.connection.waiters.cancel_all()?;
        }
        Ok(())
    }

    /// Sends a frame of the connection's own.
    fn say(&self, frame: &[u8]) -> Result<(), Failure> {
        if let Some(failure) = self.failure() {
            return Err(failure);
        }
        self.wire.insert(frame);
        self.pace.send_soon();
        Ok(())
    }

    pub fn ping(&self) -> Result<(), Failure> {
        self.say(&ping())
    }

    /// Tells the server that no streams of its own are wanted any more: it has none here.
    pub fn go_away(&self, code: u32, debug_data: &[u8]) -> Result<(), Failure> {
        let go_away = GoAway {
            last_stream: 0,
            code,
            debug_data: debug_data.to_vec(),
        };
        self.say(&go_away.encode())
    }

    /// A stream whose response is not whole.
    pub fn has_stream(&self, id: i64) -> bool {
        u32::try_from(id).is_ok_and(|id| self.streams.borrow().contains_key(&id))
    }

    pub fn active_streams(&self) -> usize {
        self.streams.borrow().len()
    }

    /// The id that the next stream will have.
    pub fn next_stream(&self) -> u32 {
        match self.opened.get() {
            0 => 1,
            last => last + 2,
        }
    }

    pub fn last_answered(&self) -> u32 {
        self.answered.get()
    }

    pub fn peer_settings(&self) -> PeerSettings {
        self.wire.peer()
    }

    /// The last stream that a server which goes away deals with.
    pub fn last_stream_of_peer(&self) -> Option<u32> {
        self.wire.go_away().map(|go_away| go_away.last_stream)
    }
}

type Opened = Result<(h2::client::ResponseFuture, h2::SendStream<Payload>), Failure>;

/// What the end of a connection is for those who use it.
fn failure_of(go_away: Option<GoAway>, error: Option<&h2::Error>) -> Failure {
    let gone = i64::from(libc::ECONNRESET);
    if let Some(go_away) = go_away {
        let code = match go_away.code {
            0 => gone,
            code => code.into(),
        };
        let text = String::from_utf8_lossy(&go_away.debug_data).into_owned();
        return Failure::Described(code, text);
    }
    match error {
        None => Failure::Code(gone),
        Some(error) => match error.get_io() {
            Some(error) => match error.raw_os_error() {
                Some(libc::EPIPE) => Failure::Code(gone),
                None if error.kind() != ErrorKind::InvalidData => Failure::Code(gone),
                _ => Failure::Code(number_of(error)),
            },
            None => Failure::Described(code::PROTOCOL_ERROR, error.to_string()),
        },
    }
}
