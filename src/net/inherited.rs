//! Sockets that the process was given listening: systemd's socket activation (`LISTEN_FDS`).
//!
//! They stay open for as long as the process lives, so that clients wait while nobody accepts, and a server that is started
//! again finds them.

use std::io;

use listenfd::ListenFd;
use parking_lot::Mutex;
use socket2::Socket;

use super::listener::Address;

struct Inherited {
    /// Not looked at yet.
    listed: Option<ListenFd>,
    sockets: Vec<Socket>,
}

/// The process's, as are the variables that name them. Forked children have them, too.
static INHERITED: Mutex<Inherited> = Mutex::new(Inherited {
    listed: None,
    sockets: Vec::new(),
});

/// Module start: the variables name this process, and none that it forks.
pub fn read_environment() {
    let listed = ListenFd::from_env();
    if listed.len() > 0 {
        INHERITED.lock().listed = Some(listed);
    }
}

/// The socket that listens at an address already. None: there is none.
pub fn find(address: &Address) -> Option<io::Result<Socket>> {
    let mut inherited = INHERITED.lock();
    if let Some(listed) = inherited.listed.take() {
        inherited.sockets = sockets(listed);
    }
    let found = inherited
        .sockets
        .iter()
        .find(|socket| listens_at(socket, address))?;
    Some(found.try_clone().and_then(|socket| {
        socket.set_nonblocking(true)?;
        Ok(socket)
    }))
}

/// Those of them that are listeners, whatever else there may be.
fn sockets(mut listed: ListenFd) -> Vec<Socket> {
    let mut sockets = Vec::new();
    for index in 0..listed.len() {
        if let Ok(Some(listener)) = listed.take_tcp_listener(index) {
            sockets.push(listener.into());
        } else if let Ok(Some(listener)) = listed.take_unix_listener(index) {
            sockets.push(listener.into());
        }
    }
    sockets
}

fn listens_at(socket: &Socket, address: &Address) -> bool {
    let Ok(local) = socket.local_addr() else {
        return false;
    };
    match address {
        // `ListenStream=80` is a socket for both families.
        Address::Tcp(wanted) => local.as_socket().is_some_and(|local| {
            let everywhere = wanted.ip().is_unspecified() && local.ip().is_unspecified();
            local.port() == wanted.port() && (everywhere || local.ip() == wanted.ip())
        }),
        Address::Unix(path) => local.as_pathname() == Some(path),
    }
}
