//! Listening sockets that a child of a watcher has bound before this one. Whoever binds the same address gets them, with their
//! backlog: clients do not see that the process is another one.

use std::cell::{Cell, RefCell};
use std::os::fd::OwnedFd;

use socket2::Socket;

use super::listener::Address;
use crate::zend::per_thread::per_thread;

per_thread! {
    static SOCKETS: RefCell<Vec<HandedDown>> = RefCell::new(Vec::new());
    /// Told of sockets that are bound here, and of servers that begin to accept.
    static KEEPER: Cell<Option<Keeper>> = Cell::new(None);
}

/// Whoever hands sockets on to the process after this one.
#[derive(Clone, Copy)]
pub struct Keeper {
    pub bound: fn(&Address, &Socket),
    pub serves: fn(),
}

struct HandedDown {
    /// What it was asked to be bound to.
    asked: Address,
    socket: Socket,
    /// The process that has taken it: of several on port 0 each is taken once.
    taken_by: Cell<u32>,
}

/// A socket that may be taken. Of several that share a port one is kept: nobody would accept from the others.
pub fn keep(asked: Address, socket: OwnedFd) {
    SOCKETS.with_borrow_mut(|sockets| {
        if is_any_port(&asked) || sockets.iter().all(|known| known.asked != asked) {
            sockets.push(HandedDown {
                asked,
                socket: socket.into(),
                taken_by: Cell::new(0),
            });
        }
    });
}

fn is_any_port(address: &Address) -> bool {
    matches!(address, Address::Tcp(address) if address.port() == 0)
}

/// Whether there are any.
pub fn any() -> bool {
    SOCKETS.with_borrow(|sockets| !sockets.is_empty())
}

/// Has somebody told of what is bound from now on.
pub fn set_keeper(keeper: Keeper) {
    KEEPER.set(Some(keeper));
}

/// The socket that is bound to an address already, if there is one. A server that listens again has its own again.
pub fn take(address: &Address) -> Option<Socket> {
    let process = std::process::id();
    SOCKETS.with_borrow(|sockets| {
        let found = sockets.iter().find(|known| {
            known.asked == *address && !(is_any_port(address) && known.taken_by.get() == process)
        })?;
        found.taken_by.set(process);
        found.socket.try_clone().ok()
    })
}

/// A socket was bound. True: somebody keeps it, and with it the file of a unix socket.
pub fn bound(address: &Address, socket: &Socket) -> bool {
    KEEPER
        .get()
        .inspect(|keeper| (keeper.bound)(address, socket))
        .is_some()
}

/// A server accepts.
pub fn serves() {
    if let Some(keeper) = KEEPER.get() {
        (keeper.serves)();
    }
}
