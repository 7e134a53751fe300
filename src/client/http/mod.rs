//! An HTTP/1.1 client for coroutines: one connection, one request at a time, WebSocket after an upgrade.
//!
//! * `settings`: what a program may set.
//! * `connection`: a connected socket with what was received and not used; `connecting`: how it comes about.
//! * `proxy`: a connection as the way to one.
//! * `request`: a request as it is sent; `exchange`: sending it and receiving the response; `sink`: where a body goes.
//! * `websocket`: messages after an upgrade.

pub(in crate::client) mod connecting;
mod connection;
mod exchange;
mod proxy;
pub mod request;
pub mod settings;
pub mod sink;
pub mod websocket;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Instant;

use crate::client::Failure;
use crate::client::attempt::Attempt;
use crate::engine::Engine;
use crate::zend::PhpResult;

pub use connecting::Target;
pub use connection::Connection;
use exchange::{Asked, Sent};
pub use exchange::{Failed, Response, Stage};
use protocol::http1::client::head::{SWITCHING_PROTOCOLS, parse};
use protocol::websocket::client_handshake::{self, AnswerError};
use request::Request;
use settings::{Limits, Settings};
use sink::Sink;
use websocket::WebSocket;

/// How long a response is waited for.
#[derive(Clone, Copy)]
pub enum Wait {
    /// As the settings have it.
    Default,
    Until(Option<Instant>),
}

/// A request that was sent and whose response nobody has received yet.
pub struct Pending {
    pub target: Target,
    pub path: Vec<u8>,
    sent: SentRequest,
    sink: Sink,
    settings: Rc<Settings>,
}

/// A request that is out, or as far out as it came.
struct SentRequest {
    connection: Rc<Connection>,
    how: Sent,
    asked: Asked,
}

/// The connection of one client object, and what goes on in it. One coroutine at a time is inside; it knows requests and
/// responses, and no PHP class.
#[derive(Default)]
pub struct HttpClient {
    connection: RefCell<Option<Rc<Connection>>>,
    /// The coroutine that is inside.
    user: Cell<Option<i64>>,
    connecting: Attempt,
    pending: RefCell<Option<Pending>>,
    /// What the connection has become; it stays when that is closed.
    websocket: RefCell<Option<Rc<WebSocket>>>,
    /// `close()` was called while somebody was inside.
    closed_meanwhile: Cell<bool>,
}

/// A coroutine's turn in a client.
pub struct Turn<'a>(&'a HttpClient);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.user.set(None);
    }
}

impl HttpClient {
    /// Takes the client for the running coroutine. Err: the coroutine that has it.
    pub fn begin(&self) -> Result<Turn<'_>, i64> {
        match self.user.get() {
            Some(user) => Err(user),
            None => {
                self.user.set(Some(Engine::get().coroutines.current_id()));
                self.closed_meanwhile.set(false);
                Ok(Turn(self))
            }
        }
    }

    /// The connection, if there is one that is open.
    pub fn connection(&self) -> Option<Rc<Connection>> {
        self.connection
            .borrow()
            .clone()
            .filter(|connection| connection.is_open())
    }

    /// A deferred request waits for `receive`.
    pub fn is_pending(&self) -> bool {
        self.pending.borrow().is_some()
    }

    /// Sends a request, over the connection that there is or a new one, and receives its response.
    pub fn exchange(
        &self,
        turn: &Turn<'_>,
        target: &Target,
        request: &Request,
        sink: Sink,
        settings: &Rc<Settings>,
    ) -> Result<Response, Failed> {
        let limits = Limits::begin(settings);
        let sent = self.send(turn, target, request, settings, &limits)?;
        self.receive_from(&sent, sink, settings, limits.response(settings))
    }

    /// Asks for a WebSocket. Gives the response, and whether it is one: it may be another answer, or a wrong one.
    pub fn upgrade(
        &self,
        turn: &Turn<'_>,
        target: &Target,
        request: &Request,
        asked: client_handshake::Asked<'_>,
        settings: &Rc<Settings>,
    ) -> Result<(Response, Result<(), AnswerError>), Failed> {
        let response = self.exchange(turn, target, request, Sink::Memory, settings)?;
        let checked = match parse(&response.head, false) {
            Ok(head) => client_handshake::check(&head, asked),
            Err(_) => Err(AnswerError::Status),
        };
        let opened = checked.map(|agreement| {
            let connection = self.connection();
            let websocket =
                connection.and_then(|connection| WebSocket::new(&connection, agreement.as_ref(), settings));
            *self.websocket.borrow_mut() = websocket.map(Rc::new);
        });
        if opened.is_err() && response.status == SWITCHING_PROTOCOLS {
            self.drop_connection();
        }
        Ok((response, opened))
    }

    /// What the connection has become, if it was upgraded.
    pub fn websocket(&self) -> Option<Rc<WebSocket>> {
        self.websocket.borrow().clone()
    }

    /// Only sends it; `receive` has the response.
    pub fn defer(
        &self,
        turn: &Turn<'_>,
        target: &Target,
        request: &Request,
        sink: Sink,
        settings: &Rc<Settings>,
    ) -> Result<(), Failed> {
        let limits = Limits::begin(settings);
        let sent = self.send(turn, target, request, settings, &limits)?;
        *self.pending.borrow_mut() = Some(Pending {
            target: target.clone(),
            path: request.path.clone(),
            sent,
            sink,
            settings: Rc::clone(settings),
        });
        Ok(())
    }

    /// The response to a deferred request, and what that was. None: there is none.
    pub fn receive(&self, _turn: &Turn<'_>, wait: Wait) -> Option<Result<(Pending, Response), Failed>> {
        let mut pending = self.pending.borrow_mut().take()?;
        let deadline = match wait {
            Wait::Until(deadline) => deadline,
            Wait::Default => Limits::begin(&pending.settings).response(&pending.settings),
        };
        let sink = std::mem::replace(&mut pending.sink, Sink::Memory);
        let received = self.receive_from(&pending.sent, sink, &pending.settings, deadline);
        Some(received.map(|response| (pending, response)))
    }

    fn send(
        &self,
        _turn: &Turn<'_>,
        target: &Target,
        request: &Request,
        settings: &Settings,
        limits: &Limits,
    ) -> Result<SentRequest, Failed> {
        self.websocket.take();
        let connection = self
            .connect(target, settings, limits)
            .map_err(|failure| self.failed(Stage::Connecting, failure))?;
        let how = exchange::send(&connection, request, settings, limits)
            .map_err(|failure| self.failed(Stage::Sending, failure))?;
        Ok(SentRequest {
            connection,
            how,
            asked: Asked {
                to_head: request.to_head,
                upgrade: request.upgrade,
            },
        })
    }

    /// The connection that there is, if it goes to the target and the peer has neither closed it nor said anything that
    /// nobody asked for; otherwise a new one.
    fn connect(
        &self,
        target: &Target,
        settings: &Settings,
        limits: &Limits,
    ) -> Result<Rc<Connection>, Failure> {
        if let Some(connection) = self.connection() {
            if connection.target == *target && connection.is_idle() {
                return Ok(connection);
            }
            self.drop_connection();
        }
        let deadline = limits.connect(settings);
        let connection = self
            .connecting
            .run(|| connecting::connect(target, settings, deadline))?;
        *self.connection.borrow_mut() = Some(Rc::clone(&connection));
        Ok(connection)
    }

    fn receive_from(
        &self,
        sent: &SentRequest,
        sink: Sink,
        settings: &Settings,
        deadline: Option<Instant>,
    ) -> Result<Response, Failed> {
        let received = exchange::receive(&sent.connection, sent.asked, sink, settings, deadline);
        match (received, &sent.how) {
            (Ok(response), how) => {
                if !response.keeps_connection || !matches!(how, Sent::Whole) {
                    self.drop_connection();
                }
                Ok(response)
            }
            (Err(Failure::Code(_)), Sent::Broken(broken)) => Err(self.failed(Stage::Sending, broken.clone())),
            (Err(failure), _) => Err(self.failed(Stage::Receiving, failure)),
        }
    }

    /// Where in the stream the connection is, nobody knows any more.
    fn failed(&self, stage: Stage, failure: Failure) -> Failed {
        self.drop_connection();
        let failure = match failure {
            Failure::Code(_) if self.closed_meanwhile.get() => Failure::system(libc::ECANCELED),
            failure => failure,
        };
        Failed { stage, failure }
    }

    fn drop_connection(&self) {
        if let Some(connection) = self.connection.take() {
            connection.close();
        }
    }

    /// Closes the connection; whoever waits inside fails before this returns, so that the client is free. False: there was
    /// none.
    pub fn close(&self) -> PhpResult<bool> {
        let is_used = self.user.get().is_some();
        self.closed_meanwhile.set(is_used);
        drop(self.pending.take());
        let mut was_open = false;
        if let Some(connection) = self.connection.take() {
            was_open = connection.is_open();
            connection.close();
            connection.waiters.cancel_all()?;
        }
        self.connecting.end()?;
        Ok(was_open || is_used)
    }
}
