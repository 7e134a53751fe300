//! Accepting connections, from `start()` to `shutdown()`.

use std::cell::{Cell, RefCell};
use std::io;
use std::pin::pin;
use std::rc::{Rc, Weak};
use std::task::Poll;
use std::time::Duration;

use super::connection::{self, Connection};
use super::http::http1;
use super::{Application, ServerContext, Settings};
use crate::engine::{Created, Engine, Interrupt, Job};
use crate::net::Stream;
use crate::net::listener::{Acceptor, Address, Listener, Peer};
use crate::zend::{PhpResult, error};

/// How long to wait when the process has no descriptor or coroutine left for another connection.
const EXHAUSTED: Duration = Duration::from_secs(1);

/// A listening socket and the coroutine that accepts from it.
pub struct Server {
    listener: RefCell<Option<Listener>>,
    address: RefCell<Address>,
    reuse_port: bool,
    /// It was started, and not shut down since.
    started: Cell<bool>,
    /// The accept loops whose connections may live: one, and those that were cancelled before it.
    runs: RefCell<Vec<Weak<ServerContext>>>,
    accepting: Cell<Option<i64>>,
}

/// Why the accept loop ended.
pub enum AcceptEnd {
    Shutdown,
    Failed(io::Error),
}

impl Server {
    pub fn bind(address: Address, reuse_port: bool) -> io::Result<Self> {
        let listener = Listener::bind(&address, reuse_port)?;
        let address = listener.address().unwrap_or(address);
        Ok(Server {
            listener: RefCell::new(Some(listener)),
            address: RefCell::new(address),
            reuse_port,
            started: Cell::new(false),
            runs: RefCell::default(),
            accepting: Cell::new(None),
        })
    }

    /// Descriptor and port; None while it does not listen.
    pub fn listening(&self) -> Option<(i32, u16)> {
        self.listener
            .borrow()
            .as_ref()
            .map(|listener| (listener.fd(), listener.port()))
    }

    /// The coroutine that is in `start()`.
    pub fn accepting(&self) -> Option<i64> {
        self.accepting.get()
    }

    /// Accepts until `shutdown()`, each connection in a coroutine of its own.
    pub fn start(&self, application: Rc<dyn Application>, settings: Settings) -> PhpResult<AcceptEnd> {
        let acceptor = match self.listen_again().and_then(|()| self.acceptor()) {
            Ok(acceptor) => acceptor,
            Err(error) => return Ok(AcceptEnd::Failed(error)),
        };
        let run = Rc::new(ServerContext::new(settings));
        self.started.set(true);
        {
            let mut runs = self.runs.borrow_mut();
            runs.retain(|run| run.strong_count() > 0);
            runs.push(Rc::downgrade(&run));
        }
        self.accepting.set(Some(Engine::get().current_id()));
        let ended = accept_loop(&acceptor, &run, &application);
        self.accepting.set(None);
        ended
    }

    /// A server that was shut down is closed; it binds the same address anew.
    fn listen_again(&self) -> io::Result<()> {
        let mut listener = self.listener.borrow_mut();
        if listener.is_none() {
            *listener = Some(Listener::bind(&self.address.borrow(), self.reuse_port)?);
        }
        Ok(())
    }

    fn acceptor(&self) -> io::Result<Acceptor> {
        let listener = self.listener.borrow();
        let Some(listener) = &*listener else {
            return Err(io::ErrorKind::NotConnected.into());
        };
        Engine::get()
            .reactor()
            .enter(|| listener.acceptor())
            .unwrap_or_else(|| Err(io::ErrorKind::NotConnected.into()))
    }

    /// Stops accepting and closes the listening socket, so that nobody queues in vain; ends connections that wait for a
    /// request. Requests in progress and WebSocket connections go on.
    pub fn shutdown(&self) -> PhpResult<()> {
        if !self.started.replace(false) {
            return Ok(());
        }
        drop(self.listener.borrow_mut().take());
        let runs = std::mem::take(&mut *self.runs.borrow_mut());
        let is_ours = |run: &Rc<ServerContext>| runs.iter().any(|ours| ours.as_ptr() == Rc::as_ptr(run));
        for run in runs.iter().filter_map(Weak::upgrade) {
            run.stopping.set(true);
        }
        for connection in connection::all() {
            if is_ours(&connection.run) {
                connection.stop_reading();
            }
        }
        // Suspended in accept, it goes on here and now; further up this very stack, it sees `stopping` itself.
        if let Some(id) = self.accepting.get() {
            Engine::get().cancel(id, false)?.ok();
        }
        Ok(())
    }
}

fn accept_loop(
    acceptor: &Acceptor,
    run: &Rc<ServerContext>,
    application: &Rc<dyn Application>,
) -> PhpResult<AcceptEnd> {
    let engine = Engine::get();
    while !run.stopping.get() {
        // `shutdown()` may come while this coroutine only waits for its turn, where nothing can be cancelled.
        let accepting = pin!(std::future::poll_fn(|cx| {
            if run.stopping.get() {
                Poll::Ready(None)
            } else {
                acceptor.poll_accept(cx).map(Some)
            }
        }));
        match engine.wait(accepting) {
            Ok(None) => return Ok(AcceptEnd::Shutdown),
            Ok(Some(Ok((stream, peer)))) => {
                if !serve(run, application, stream, peer)? {
                    return Ok(AcceptEnd::Shutdown);
                }
            }
            Ok(Some(Err(error))) if is_exhaustion(&error) => {
                if !pause(run)? {
                    return Ok(AcceptEnd::Shutdown);
                }
            }
            // The client was gone before it was accepted.
            Ok(Some(Err(error))) if error.raw_os_error() == Some(libc::ECONNABORTED) => {}
            Ok(Some(Err(error))) => return Ok(AcceptEnd::Failed(error)),
            Err(Interrupt::Canceled) => return Ok(AcceptEnd::Shutdown),
            Err(Interrupt::Unwind(unwind)) => return Err(unwind),
        }
    }
    Ok(AcceptEnd::Shutdown)
}

/// Out of descriptors or kernel memory: clients wait in the backlog until there is some again.
fn is_exhaustion(error: &io::Error) -> bool {
    matches!(
        error.raw_os_error(),
        Some(libc::EMFILE | libc::ENFILE | libc::ENOBUFS | libc::ENOMEM)
    )
}

/// Starts a connection's coroutine; at the limit it waits for one to end. False: the server stops.
fn serve(
    run: &Rc<ServerContext>,
    application: &Rc<dyn Application>,
    stream: Stream,
    peer: Peer,
) -> PhpResult<bool> {
    let engine = Engine::get();
    let connection = Connection::new(stream, peer, Rc::clone(run));
    loop {
        let (for_job, application) = (Rc::clone(&connection), Rc::clone(application));
        match engine.create(Job::Native(Box::new(move || {
            http1::serve(for_job, &*application)
        })))? {
            Created::Id(_) => return Ok(!run.stopping.get()),
            Created::LimitReached(live) => {
                error::warning(&format!("exceed max number of coroutine {live}"))?;
                if !pause(run)? {
                    return Ok(false);
                }
            }
        }
    }
}

/// False: the server stops.
fn pause(run: &ServerContext) -> PhpResult<bool> {
    match Engine::get().sleep(EXHAUSTED) {
        Ok(()) => Ok(!run.stopping.get()),
        Err(Interrupt::Canceled) => Ok(false),
        Err(Interrupt::Unwind(unwind)) => Err(unwind),
    }
}
