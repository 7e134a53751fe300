//! HTTP/2 on a connection (RFC 9113): the crate h2 has the frames, this has who reads, who waits, and who may have how much.
//!
//! A connection is driven by a job of the reactor, not by a coroutine: it holds no stack while it is idle. Each request
//! gets a coroutine when its head has come, which receives the body and calls the application as HTTP/1's does.
//!
//! * `driver`: the job; `link`: what it shares with the streams. What the client does alike is `net::http2`'s.
//! * `incoming`: a request from its head to its handler; `body`: what is received for it.
//! * `stream`: the response's side of a stream; `files`: files in it.
//! * `tunnel`: a stream that is a WebSocket's connection.
//! * `settings`: what `set()` takes for HTTP/2.

mod body;
mod driver;
mod files;
mod incoming;
mod link;
pub mod settings;
mod stream;
mod tunnel;

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use crate::net::Reactor;
use crate::net::reactor::Hooks;
use crate::server::context::ServerContext;
use crate::server::{Application, Connection};
use crate::zend::per_thread::per_thread;
use driver::Driver;
use link::Link;

pub use link::GoAway;
pub use stream::ResponseStream;

per_thread! {
    /// The connections that have a job.
    static LINKS: RefCell<Vec<Weak<Link>>> = RefCell::new(Vec::new());
}

/// The loop is left: what responses have queued gets one attempt to leave, as HTTP/1's does.
const HOOKS: Hooks = Hooks {
    at_end: || {
        for link in LINKS
            .with_borrow_mut(std::mem::take)
            .iter()
            .filter_map(Weak::upgrade)
        {
            link.pace.send_now();
        }
    },
    in_child: || drop(LINKS.with_borrow_mut(std::mem::take)),
};

/// The coroutines that serve requests of a server's connections.
pub fn serving(context: *const ServerContext) -> Vec<i64> {
    LINKS.with_borrow(|links| {
        let links = links.iter().filter_map(Weak::upgrade);
        links
            .filter(|link| link.connection.run.is_to(context))
            .flat_map(|link| link.served_by())
            .collect()
    })
}

/// Serves a connection whose client speaks HTTP/2, in a job. `input`: what was received already, the preface first.
// A frame of its own: what is large on the stack must not lie below a coroutine that waits for hours.
#[inline(never)]
pub fn serve(connection: &Rc<Connection>, application: &Rc<dyn Application>, input: Vec<u8>) {
    let Some(stream) = connection.reader.stream() else {
        return;
    };
    crate::net::reactor::hook(HOOKS);
    let link = Link::new(connection, application);
    LINKS.with_borrow_mut(|links| {
        if links.len() == links.capacity() {
            links.retain(|link| link.strong_count() > 0);
        }
        links.push(Rc::downgrade(&link));
    });
    let driver = Driver::new(&link, stream, input);
    if let Some(job) = Reactor::get().spawn_named(driver) {
        link.pace.set_job(job);
    }
}
