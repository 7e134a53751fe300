//! What the connections of one accept loop share, and may ask about the server.

use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use rustls::ServerConfig;

use super::Settings;
use crate::engine::Engine;
use crate::engine::metrics::{self, Counter, Gauge};

/// One life of a server, from `start()` to `shutdown()`: made by the accept loop, held by each of its connections. It knows
/// neither the connections nor the application.
pub struct ServerContext {
    pub settings: Settings,
    /// How new connections are encrypted. None: they are not.
    pub tls: RefCell<Option<Arc<ServerConfig>>>,
    /// `shutdown()` was called: nothing new begins.
    pub stopping: Cell<bool>,
    /// How many connections there are.
    connections: Cell<usize>,
    /// The accept loop, when it waits for one of them to end; after `shutdown()`, who waits for all of them.
    waiting: RefCell<Option<Waker>>,
}

impl ServerContext {
    pub fn new(settings: Settings) -> Self {
        ServerContext {
            tls: RefCell::new(settings.tls.clone()),
            settings,
            stopping: Cell::new(false),
            connections: Cell::new(0),
            waiting: RefCell::new(None),
        }
    }

    /// How many connections may be open at once. By default some coroutines are left to the handlers.
    pub fn max_connections(&self) -> usize {
        self.settings
            .max_connections
            .unwrap_or_else(|| Engine::get().limit() * 4 / 5)
            .max(1)
    }

    pub fn is_full(&self) -> bool {
        self.connections.get() >= self.max_connections()
    }

    /// Ready when another connection may be accepted.
    pub fn poll_room(&self, cx: &Context<'_>) -> Poll<()> {
        if !self.is_full() {
            return Poll::Ready(());
        }
        *self.waiting.borrow_mut() = Some(cx.waker().clone());
        Poll::Pending
    }
}

impl ServerContext {
    /// There is no connection any more.
    pub fn is_deserted(&self) -> bool {
        self.connections.get() == 0
    }

    /// Ready when that is so. After `shutdown()`.
    pub fn poll_left(&self, cx: &Context<'_>) -> Poll<()> {
        if self.is_deserted() {
            return Poll::Ready(());
        }
        *self.waiting.borrow_mut() = Some(cx.waker().clone());
        Poll::Pending
    }
}

/// A connection's hold on the context: it counts as long as this lives.
pub struct Admission(Rc<ServerContext>);

impl Admission {
    pub fn new(context: &Rc<ServerContext>) -> Self {
        context.connections.set(context.connections.get() + 1);
        if context.settings.is_counted {
            metrics::count(Counter::ConnectionsAccepted, 1);
            metrics::increase(Gauge::Connections);
        }
        Admission(Rc::clone(context))
    }

    /// That of another connection of the same server.
    pub fn another(&self) -> Self {
        Admission::new(&self.0)
    }

    pub fn is_to(&self, context: *const ServerContext) -> bool {
        std::ptr::eq(Rc::as_ptr(&self.0), context)
    }
}

impl Deref for Admission {
    type Target = ServerContext;

    fn deref(&self) -> &ServerContext {
        &self.0
    }
}

impl Drop for Admission {
    fn drop(&mut self) {
        self.connections.set(self.connections.get() - 1);
        if self.settings.is_counted {
            metrics::decrease(Gauge::Connections);
        }
        if let Some(waker) = self.waiting.borrow_mut().take() {
            waker.wake();
        }
    }
}
