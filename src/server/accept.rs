//! Accepting connections, from `start()` to `shutdown()`.

use std::cell::{Cell, RefCell};
use std::io;
use std::pin::pin;
use std::rc::{Rc, Weak};
use std::sync::Arc;
use std::task::{Context, Poll, Waker, ready};
use std::time::{Duration, Instant};

use rustls::ServerConfig;

use super::complaints::{self, Complaint};
use super::connection::{self, Connection, idle};
use super::context::{Admission, ServerContext};
use super::http::http1;
use super::{Application, Settings, shutdown, supervisor};
use crate::engine::log::{self, Level, client_lines};
use crate::engine::{Created, Engine, Interrupt, Job, remove_left_behind};
use crate::net::listener::{AcceptFailure, Acceptor, Address, Listener, Peer};
use crate::net::tls::Session;
use crate::net::{Stream, handed_down};
use crate::zend::error::{self, Taken};
use crate::zend::{PhpResult, Unwind};

/// How long to wait when the process has no descriptor or coroutine left for another connection.
const PAUSE: Duration = Duration::from_secs(1);
/// How often a full server looks whether somebody waits for room that an idle connection could make.
const LOOK_FOR_ROOM: Duration = Duration::from_millis(250);

/// A listening socket and the coroutine that accepts from it.
pub struct Server {
    listener: RefCell<Option<Listener>>,
    address: RefCell<Address>,
    reuse_port: bool,
    /// It was started, and not shut down since.
    started: Cell<bool>,
    /// Those whose connections may live: the present one, and those that were cancelled before it.
    lives: RefCell<Vec<Weak<ServerContext>>>,
    accepting: Cell<Option<i64>>,
    /// Coroutines that are to start it again once the accept loop that was shut down has left.
    waiting: RefCell<Vec<Waker>>,
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
            lives: RefCell::default(),
            accepting: Cell::new(None),
            waiting: RefCell::default(),
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

    /// Accepts until `shutdown()`, each connection in a coroutine of its own. `listening` is called when it listens, perhaps
    /// again.
    pub fn start(
        &self,
        application: Rc<dyn Application>,
        settings: Settings,
        listening: &dyn Fn(),
    ) -> PhpResult<AcceptEnd> {
        if settings.tls.is_some() && matches!(*self.address.borrow(), Address::Unix(_)) {
            // Nothing may go out in the clear that was meant to be encrypted.
            return Ok(AcceptEnd::Failed(io::Error::from_raw_os_error(
                libc::EPROTONOSUPPORT,
            )));
        }
        let acceptor = match self.listen_again().and_then(|()| self.acceptor()) {
            Ok(acceptor) => acceptor,
            Err(error) => return Ok(AcceptEnd::Failed(error)),
        };
        if let Some(identity) = &settings.identity
            && let Err(error) = identity.assume()
        {
            let text =
                format!("the process cannot be another user's or group's: {error} (settings user, group)");
            log::write(Level::Error, &text);
            return Ok(AcceptEnd::Failed(error));
        }
        connection::set_memory_limits(&settings);
        remove_left_behind(&settings.uploads.folder);
        let context = Rc::new(ServerContext::new(settings));
        self.started.set(true);
        {
            let mut lives = self.lives.borrow_mut();
            lives.retain(|context| context.strong_count() > 0);
            lives.push(Rc::downgrade(&context));
        }
        listening();
        supervisor::ready();
        handed_down::serves();
        self.accepting.set(Some(Engine::get().coroutines.current_id()));
        let ended = accept_loop(&acceptor, &context, &application);
        self.accepting.set(None);
        for waker in self.waiting.take() {
            waker.wake();
        }
        ended
    }

    /// It was shut down, and the accept loop has still to leave: a handler that it has begun further up its own stack has
    /// done that.
    pub fn is_leaving(&self) -> bool {
        self.accepting.get().is_some() && !self.started.get()
    }

    pub fn poll_left(&self, cx: &mut Context<'_>) -> Poll<()> {
        if !self.is_leaving() {
            return Poll::Ready(());
        }
        self.waiting.borrow_mut().push(cx.waker().clone());
        Poll::Pending
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

    /// New connections are encrypted so from here on. False: it does not run, or does not speak TLS.
    pub fn replace_tls(&self, config: &Arc<ServerConfig>) -> bool {
        let mut replaced = false;
        for context in self.lives.borrow().iter().filter_map(Weak::upgrade) {
            if let Some(tls) = &mut *context.tls.borrow_mut() {
                *tls = Arc::clone(config);
                replaced = true;
            }
        }
        replaced
    }

    /// Stops accepting and closes the listening socket, so that nobody queues in vain; ends connections that wait for a
    /// request. Requests in progress and WebSocket connections go on.
    pub fn shutdown(&self) -> PhpResult<()> {
        if !self.started.replace(false) {
            return Ok(());
        }
        drop(self.listener.borrow_mut().take());
        let lives = std::mem::take(&mut *self.lives.borrow_mut());
        for context in lives.iter().filter_map(Weak::upgrade) {
            context.stopping.set(true);
        }
        supervisor::stopping();
        for connection in connection::all() {
            if lives.iter().any(|ours| connection.run.is_to(ours.as_ptr())) {
                connection.reader.stop_reading();
            }
        }
        for context in lives.iter().filter_map(Weak::upgrade) {
            shutdown::limit(context)?;
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
    context: &Rc<ServerContext>,
    application: &Rc<dyn Application>,
) -> PhpResult<AcceptEnd> {
    while !context.stopping.get() {
        let (stream, peer) = match accept(acceptor, context) {
            Ok(Some(Ok(accepted))) => accepted,
            Ok(Some(Err(error))) => match AcceptFailure::of(&error) {
                AcceptFailure::Client => continue,
                AcceptFailure::Exhausted => {
                    complaints::log(
                        Complaint::Exhausted,
                        &format!("accept failed, clients wait: {error}"),
                    );
                    idle::make_room(context);
                    if pause(context)? {
                        continue;
                    }
                    break;
                }
                AcceptFailure::Listener => return Ok(AcceptEnd::Failed(error)),
            },
            Ok(None) | Err(Interrupt::Canceled) => break,
            Err(Interrupt::Unwind(unwind)) => return Err(unwind),
        };
        if !serve(context, application, stream, peer)? {
            break;
        }
    }
    Ok(AcceptEnd::Shutdown)
}

/// Waits for a connection, and for room for it, which idle ones make. None: the server stops, which may happen while this
/// coroutine only waits for its turn, where nothing can be cancelled.
fn accept(
    acceptor: &Acceptor,
    context: &ServerContext,
) -> Result<Option<io::Result<(Stream, Peer)>>, Interrupt> {
    if context.is_full() {
        let text = format!(
            "{} connections are open: further clients wait (max_connection)",
            context.max_connections()
        );
        complaints::log(Complaint::TooManyConnections, &text);
    }
    loop {
        let mut next_look = None;
        if context.is_full() {
            if acceptor.has_newcomer() {
                idle::make_room(context);
            }
            next_look = Some(Instant::now() + LOOK_FOR_ROOM);
        }
        let accepting = pin!(std::future::poll_fn(|cx| {
            if context.stopping.get() {
                return Poll::Ready(None);
            }
            ready!(context.poll_room(cx));
            acceptor.poll_accept(cx).map(Some)
        }));
        if let Some(accepted) = Engine::get().wait_until(next_look, accepting)? {
            return Ok(accepted);
        }
    }
}

/// Starts a connection's coroutine; when there is none left it waits for one to end. False: the server stops.
fn serve(
    context: &Rc<ServerContext>,
    application: &Rc<dyn Application>,
    stream: Stream,
    peer: Peer,
) -> PhpResult<bool> {
    let Some(stream) = encrypted(context, stream) else {
        return Ok(!context.stopping.get());
    };
    let connection = Connection::new(stream, peer, Admission::new(context));
    loop {
        let begun = Cell::new(false);
        let (for_job, application) = (Rc::clone(&connection), Rc::clone(application));
        let created = Engine::get().create_with(|| {
            begun.set(true);
            Job::Contained(Box::new(move || http1::serve(for_job, &application)))
        });
        let why = match created {
            Ok(Created::Id(_)) => return Ok(!context.stopping.get()),
            Ok(Created::LimitReached(live)) => format!("exceed max number of coroutine {live}"),
            Err(Unwind::Thrown) if !begun.get() => no_stack()?,
            Err(unwind) => return Err(unwind),
        };
        complaints::log(Complaint::NoCoroutine, &format!("{why}, clients wait"));
        idle::make_room(context);
        if !pause(context)? {
            return Ok(false);
        }
    }
}

/// The connection as the server speaks on it. None: TLS cannot begin on it, of which the log was told.
fn encrypted(context: &ServerContext, stream: Stream) -> Option<Stream> {
    let Some(config) = context.tls.borrow().clone() else {
        return Some(stream);
    };
    match Session::server(config) {
        Ok(session) => Some(stream.with_tls(Rc::new(session))),
        Err(error) => {
            client_lines::write(Level::Warning, &format!("TLS cannot begin: {error}"));
            None
        }
    }
}

/// No memory for a coroutine's stack is an exception elsewhere. Here there may be more of it in a while.
pub fn no_stack() -> PhpResult<String> {
    match error::take() {
        Some(Taken::Exception(_)) => Ok("no memory for another coroutine".to_owned()),
        Some(Taken::Exit) | None => Err(error::throw_graceful_exit()),
    }
}

/// False: the server stops.
fn pause(context: &ServerContext) -> PhpResult<bool> {
    match Engine::get().sleep(PAUSE) {
        Ok(()) => Ok(!context.stopping.get()),
        Err(Interrupt::Canceled) => Ok(false),
        Err(Interrupt::Unwind(unwind)) => Err(unwind),
    }
}
