//! A socket that is somebody else's connection: it has a descriptor of its own for the same socket, and gives back what it
//! has read and nobody used.

use std::any::Any;
use std::os::fd::OwnedFd;
use std::pin::pin;
use std::rc::{Rc, Weak};

use super::Socket;
use crate::client::Failure;
use crate::engine::Engine;
use crate::net::outbox::Outbox;
use crate::net::tls::Session;

/// What comes back to the connection.
pub struct GivenBack {
    /// Received, and not used.
    pub input: Vec<u8>,
    /// Nothing can follow.
    pub is_closed: bool,
}

pub(super) type Lender = Box<dyn FnOnce(GivenBack)>;

impl Socket {
    /// A socket for a connection. `fd`: another descriptor of it; `number`: the one that it is known by. `lender` gets it back
    /// when the socket is closed or nobody has it any more, and calls no PHP.
    pub fn of_connection(fd: OwnedFd, number: i32, session: Option<Rc<Session>>, lender: Lender) -> Socket {
        let domain = socket2::SockRef::from(&fd)
            .domain()
            .map_or(libc::AF_INET, i32::from);
        let mut socket = Socket::new(fd, domain, libc::SOCK_STREAM, 0);
        socket.fd = number;
        socket.connected.set(true);
        socket.accepted.set(true);
        *socket.session.borrow_mut() = session;
        socket.lender.set(Some(lender));
        socket
    }

    /// One whose connection has ended already.
    pub fn closed(number: i32) -> Socket {
        let mut socket = Socket::perhaps_closed(None, libc::AF_INET, libc::SOCK_STREAM, 0);
        socket.fd = number;
        socket
    }

    /// The connection has ended: so has the socket. It calls no PHP.
    pub fn connection_ended(&self) {
        drop(self.lender.take());
        drop(self.session.take());
        self.closing.set(true);
        if !self.is_used() {
            self.release();
        }
    }

    /// A response sends on the same connection: what it has queued leaves before anything of this socket.
    pub fn share_with(&self, response: &Rc<Outbox>) {
        *self.response.borrow_mut() = Rc::downgrade(response);
        self.sender.take();
    }

    /// Has the next response on the same connection find the sender of this one.
    pub fn set_sender(&self, sender: Weak<dyn Any>) {
        *self.sender.borrow_mut() = Some(sender);
    }

    /// Who sends on the same connection, as long as that lives.
    pub fn sender<T: 'static>(&self) -> Option<Rc<T>> {
        self.sender.borrow().as_ref()?.upgrade()?.downcast().ok()
    }

    /// What a response sends on the same connection, as long as that lives.
    fn response(&self) -> Option<Rc<Outbox>> {
        self.response.borrow().upgrade()
    }

    /// Waits until what a response has queued is out: nothing may overtake it, nor end the connection before.
    pub fn wait_for_response(&self) -> Result<(), Failure> {
        let Some(outbox) = self.response().filter(|outbox| outbox.queued() > 0) else {
            return Ok(());
        };
        let engine = Engine::get();
        if engine.coroutines.can_suspend() {
            engine.wait(pin!(std::future::poll_fn(|cx| outbox.poll_empty(cx))))?;
        } else {
            outbox.flush();
        }
        Ok(())
    }

    /// Waits for the response before the connection ends, unless a coroutine is still sending it: that one is cut off.
    pub(super) fn wait_for_complete_response(&self) -> Result<(), Failure> {
        if self.response().is_some_and(|outbox| outbox.is_pushing()) {
            return Ok(());
        }
        self.wait_for_response()
    }

    /// It was not waited for, because the caller cannot wait. Whoever sends it ends the connection.
    pub(super) fn response_is_queued(&self) -> bool {
        self.response()
            .is_some_and(|outbox| outbox.queued() > 0 && !outbox.is_pushing())
    }

    /// Puts back what was read before, to be read again.
    pub fn put_back(&self, bytes: &[u8]) {
        self.input.append(bytes);
    }

    /// What was received and nobody has used.
    pub fn take_unused(&self) -> Vec<u8> {
        self.input.take(usize::MAX)
    }

    /// What it encrypts with. Err: it is closed, or still shaking hands.
    pub fn share(&self) -> Result<(OwnedFd, Option<Rc<Session>>), Failure> {
        let fd = self.with(|fd| fd.try_clone())?;
        Ok((fd, self.session()))
    }

    /// Gives the connection back, if it is somebody's.
    pub(super) fn give_back(&self, is_closed: bool) -> bool {
        let Some(lender) = self.lender.take() else {
            return false;
        };
        drop(self.session.take());
        lender(GivenBack {
            input: self.take_unused(),
            is_closed,
        });
        true
    }
}
