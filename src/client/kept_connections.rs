//! Connections that a client has closed and the next one of the same server goes on with (`SWOOLE_KEEP`).

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::Socket;
use crate::zend::per_thread::per_thread;

/// What has to be the same: the kind of socket, the server, and what the program tells them apart by.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Server {
    pub kind: i64,
    pub host: Vec<u8>,
    pub port: i64,
    pub id: Vec<u8>,
}

/// A connection that is kept.
struct Kept {
    socket: Rc<Socket>,
    /// How often it was used again.
    count: i64,
    /// A child must not speak on its parent's connections.
    process: u32,
}

per_thread! {
    static KEPT: RefCell<Option<HashMap<Server, Vec<Kept>>>> = RefCell::new(None);
}

/// Keeps a connection, unless its stream is in the middle of something, or ended.
pub fn keep(server: Server, socket: Rc<Socket>, count: i64) -> Result<(), Rc<Socket>> {
    if !socket.is_idle() {
        return Err(socket);
    }
    let kept = Kept {
        socket,
        count,
        process: std::process::id(),
    };
    KEPT.with_borrow_mut(|all| all.get_or_insert_default().entry(server).or_default().push(kept));
    Ok(())
}

/// A connection that was kept and is still good, and how often it was used again.
pub fn take(server: &Server) -> Option<(Rc<Socket>, i64)> {
    loop {
        let kept = KEPT.with_borrow_mut(|all| all.as_mut()?.get_mut(server)?.pop())?;
        if kept.process != std::process::id() {
            // It is the parent's: nothing may be sent on it, not even a goodbye.
            std::mem::forget(kept.socket);
        } else if kept.socket.is_idle() {
            return Some((kept.socket, kept.count + 1));
        }
    }
}
