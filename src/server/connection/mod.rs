//! A connection: its reader, its outbox, and its end.
//!
//! It ends when the last of those who use it lets go (the connection's coroutine, a Response stored somewhere), or when
//! one of them closes it. A close lingers where the peer may still be sending, so that what was written last arrives.
//!
//! * `reader`: reading, until when, and what was read and not used yet.
//! * `input_budget`: what all connections may keep of their input; `limits`: how slow a peer may be.
//! * `idle`: who makes room for those that wait to be accepted.
//! * `sharing`: a connection whose socket a script uses, too, or that is made on a socket of a script's.
//! * `lingering_close`: flushing and draining after the close; `peer_watch`: noticing that a peer has gone while nobody reads.

pub mod idle;
pub mod input_budget;
pub mod limits;
pub mod lingering_close;
mod peer_watch;
pub mod reader;
pub mod sharing;

use std::cell::{Cell, OnceCell, RefCell};
use std::pin::pin;
use std::rc::{Rc, Weak};
use std::task::Poll;
use std::time::Instant;

use slab::Slab;

use super::context::Admission;
use super::settings::Settings;
use super::websocket::{WebSocket, windows};
use crate::engine::log::{self, Level};
use crate::engine::metrics::{self, Counter};
use crate::engine::{Engine, Interrupt};
use crate::net::listener::{Peer, describe};
use crate::net::outbox::{self, Outbox};
use crate::net::reactor::Hooks;
use crate::net::{Reactor, Stream};
use crate::zend::per_thread::per_thread;
use crate::zend::{ini, sapi};

use sharing::Sharing;

pub use reader::{Deadline, Read, ReadError, Reader};

/// One client's connection: both directions, and how it ends. Its coroutine, its responses and its WebSocket share it;
/// it knows bytes, no requests and no frames.
pub struct Connection {
    pub reader: Reader,
    pub outbox: Rc<Outbox>,
    /// The accept loop that it came from.
    pub run: Admission,
    pub fd: i32,
    /// Who has connected.
    pub peer: Peer,
    /// For whom, if that is another: a proxy has said so.
    client: OnceCell<Peer>,
    local: OnceCell<(String, u16)>,
    /// Unread input may be on its way: a close must linger.
    unread: Cell<bool>,
    /// Another complete request is buffered: responses leave together.
    pub pipelined: Cell<bool>,
    /// Since when it waits for a request and would not be missed.
    pub idle_since: Cell<Option<Instant>>,
    /// To be told of its end, once.
    at_end: Cell<Vec<Box<dyn FnOnce()>>>,
    /// The coroutine that serves it.
    pub served_by: Cell<Option<i64>>,
    /// What it speaks after an upgrade.
    websocket: RefCell<Weak<WebSocket>>,
    /// Who has the socket, too.
    sharing: Sharing,
    key: usize,
    me: Weak<Connection>,
}

impl Connection {
    pub fn new(stream: Stream, peer: Peer, run: Admission) -> Rc<Self> {
        crate::net::reactor::hook(HOOKS);
        let stream = Rc::new(stream);
        Rc::new_cyclic(|me| Connection {
            fd: stream.fd(),
            outbox: Outbox::new(
                Rc::clone(&stream),
                run.settings.high_water,
                run.settings.write_limit,
            ),
            reader: Reader::new(stream, Weak::clone(me)),
            run,
            key: OPEN.with_borrow_mut(|open| open.insert(Weak::clone(me))),
            peer,
            client: OnceCell::new(),
            local: OnceCell::new(),
            unread: Cell::new(true),
            pipelined: Cell::new(false),
            idle_since: Cell::new(None),
            at_end: Cell::default(),
            served_by: Cell::new(None),
            websocket: RefCell::default(),
            sharing: Sharing::default(),
            me: Weak::clone(me),
        })
    }

    pub fn is_open(&self) -> bool {
        self.reader.is_open()
    }

    /// Has somebody told when the connection ends, however it does. It may end anywhere: what is told calls no PHP.
    pub fn at_end(&self, told: Box<dyn FnOnce()>) {
        let mut all = self.at_end.take();
        all.push(told);
        self.at_end.set(all);
    }

    fn tell_end(&self) {
        for told in self.at_end.take() {
            told();
        }
        self.sharing.tell_end();
    }

    /// Who it is that speaks.
    pub fn client(&self) -> &Peer {
        self.client.get().unwrap_or(&self.peer)
    }

    /// A proxy has said who it is.
    pub fn set_client(&self, client: Peer) {
        let _ = self.client.set(client);
    }

    /// Address and port of this end.
    pub fn local(&self) -> (&str, u16) {
        let (address, port) = self.local.get_or_init(|| {
            let stream = self.reader.stream();
            stream
                .and_then(|stream| stream.local_addr().ok())
                .map_or_else(Default::default, |address| describe(&address))
        });
        (address, *port)
    }

    /// Who else holds the connection may be a request, which tells the address for as long as it lives.
    fn remember_local(&self) {
        if self.me.strong_count() > 1 {
            self.local();
        }
    }

    /// The peer has sent nothing that was not read: a close need not linger.
    pub fn all_is_read(&self) {
        self.unread.set(false);
    }

    /// Waits until a push need not wait. Ok(Err): the connection is dead or closed (errno), or may not be waited for.
    pub fn make_room(&self) -> Result<Result<(), i32>, Interrupt> {
        let engine = Engine::get();
        while self.outbox.is_full() {
            if !self.is_open() {
                return Ok(Err(libc::EBADF));
            }
            if !engine.coroutines.can_suspend() {
                return Ok(Err(libc::EAGAIN));
            }
            let room = pin!(std::future::poll_fn(|cx| {
                if self.is_open() {
                    self.outbox.poll_room(cx)
                } else {
                    Poll::Ready(())
                }
            }));
            let had_room = engine.wait_until(self.outbox.write_deadline(), room)?.is_some();
            // The limit restarts with every bit of progress.
            if !had_room
                && self
                    .outbox
                    .write_deadline()
                    .is_some_and(|deadline| deadline <= Instant::now())
            {
                return Ok(Err(libc::ETIMEDOUT));
            }
        }
        Ok(self.outbox.error().map_or(Ok(()), Err))
    }

    /// The same for what a script sends: whoever has the socket, too, knows then that it is not complete.
    pub fn make_room_for_script(&self) -> Result<Result<(), i32>, Interrupt> {
        let _pushing = self.outbox.begin_push();
        self.make_room()
    }

    /// Waits until everything is out, whether the connection is closed meanwhile or not. Ok(Err): it died (errno).
    pub fn wait_sent(&self) -> Result<Result<(), i32>, Interrupt> {
        let engine = Engine::get();
        while self.outbox.queued() > 0 && engine.coroutines.can_suspend() {
            let empty = pin!(std::future::poll_fn(|cx| self.outbox.poll_empty(cx)));
            engine.wait(empty)?;
        }
        // EBADF is the end of a connection of which everything was out.
        let failed = self.outbox.error().filter(|code| *code != libc::EBADF);
        Ok(failed.map_or(Ok(()), Err))
    }

    /// Closes: writes out what is queued, then FIN, then drains what the peer still sends, for a while. False: it was
    /// closed already.
    pub fn close(&self) -> bool {
        let is_shared = self.sharing.is_shared();
        let Some(stream) = self.take_stream() else {
            return false;
        };
        // While somebody else has the descriptor, only a FIN tells the peer.
        let linger = is_shared || (self.unread.get() && !self.reader.has_ended());
        if !linger && self.outbox.queued() == 0 {
            // The descriptor goes now, whoever still holds the connection.
            self.outbox.detach();
            return true;
        }
        let limits = self.run.settings.limits;
        let outbox = Rc::clone(&self.outbox);
        let owner = self.sharing.take_owner();
        Reactor::get().spawn(async move {
            lingering_close::run(stream, outbox, linger, limits).await;
            // Until here nobody else may end the socket.
            drop(owner);
        });
        true
    }

    /// The same, where a job says goodbye. A peer that has gone needs none.
    pub fn close_by<J: Future<Output = ()> + 'static>(&self, job: impl FnOnce(Rc<Stream>, Rc<Outbox>) -> J) {
        if self.reader.has_ended() {
            self.close();
        } else if let Some(stream) = self.take_stream() {
            Reactor::get().spawn(job(stream, Rc::clone(&self.outbox)));
        }
    }

    /// Closes without a goodbye: what is queued will not be read.
    pub fn abort(&self, code: i32) {
        if let Some(stream) = self.take_stream() {
            self.outbox.fail(code);
            // Ends the job that waits for the peer to read.
            stream.shutdown_both();
            self.outbox.detach();
        }
    }

    /// For those who use the connection it is closed from here on; what was queued is on its way. None: it was already.
    fn take_stream(&self) -> Option<Rc<Stream>> {
        self.remember_local();
        let stream = self.reader.close()?;
        self.outbox.wake_waiters();
        self.outbox.flush();
        self.tell_end();
        Some(stream)
    }

    /// From here on it speaks WebSocket.
    pub fn set_websocket(&self, websocket: &Rc<WebSocket>) {
        *self.websocket.borrow_mut() = Rc::downgrade(websocket);
    }

    /// The server goes: a WebSocket client is told so, others just see the connection's end.
    pub fn go_away(&self) {
        const GOING_AWAY: u16 = 1001;
        let websocket = self.websocket.borrow().upgrade();
        let told = websocket.is_some_and(|socket| socket.part(self, &GOING_AWAY.to_be_bytes()).is_ok());
        if !told {
            self.close();
        }
    }

    /// Bytes that have arrived and that nobody has read.
    pub fn unread(&self) -> usize {
        self.reader.stream().map_or(0, |stream| stream.unread())
    }

    /// In a forked child: the connection is its parent's, here it is closed. What the parent's reactor knows of it must not
    /// be dropped, nor anything written.
    fn leave_to_parent(&self) {
        self.reader.leave_to_parent();
        self.outbox.detach();
        self.tell_end();
    }

    /// The runtime is going: one attempt to write, then the socket is closed.
    fn abandon(&self) {
        self.remember_local();
        if self.reader.take_stream().is_some() {
            self.outbox.flush_now();
            self.outbox.detach();
            self.tell_end();
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        if !self.give_back() {
            self.close();
        }
        OPEN.with_borrow_mut(|open| open.try_remove(self.key));
    }
}

per_thread! {
    /// All connections of this thread, to be ended with the runtime, or told of a server's shutdown.
    static OPEN: RefCell<Slab<Weak<Connection>>> = RefCell::new(Slab::new());
}

/// What the ini settings say about the memory of all connections, for a server that starts.
pub fn set_memory_limits(settings: &Settings) {
    outbox::budget::set_limits(
        ini::bytes("swoole_rs.output_memory"),
        ini::bytes("swoole_rs.output_disk"),
    );
    outbox::budget::on_give_up(|queued| {
        let text = format!(
            "a client that does not read was given up: {queued} bytes waited for it, and no room is left"
        );
        log::client_lines::write(Level::Warning, &text);
        metrics::count(Counter::ConnectionsGivenUp, 1);
    });
    windows::set_limit(ini::bytes("swoole_rs.window_memory"));
    input_budget::set_limit(ini::bytes("swoole_rs.input_memory"), settings.package_max_length);
}

/// The connections that are open now.
pub fn all() -> Vec<Rc<Connection>> {
    OPEN.with_borrow(|open| {
        open.iter()
            .filter_map(|(_, connection)| connection.upgrade())
            .collect()
    })
}

const HOOKS: Hooks = Hooks {
    at_end: || all().iter().for_each(|connection| connection.abandon()),
    in_child: || {
        all().iter().for_each(|connection| connection.leave_to_parent());
        sapi::forget_uploads();
    },
};
