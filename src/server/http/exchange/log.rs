//! What the access log says of a response, or of what was refused instead.

use std::rc::Rc;

use super::Exchange;
use crate::server::access_log::{AccessLog, Answered};
use crate::server::http::request::Request;
use crate::server::{Connection, forwarding};

/// As web servers have it where the client has gone first.
const CLIENT_CLOSED_REQUEST: u16 = 499;

impl Exchange {
    /// Names the request for the access log, if there is one, and for the script.
    #[inline]
    pub fn identify(&self, request: &Request) {
        if let Some(log) = &self.connection.run.settings.access_log {
            self.identify_in(log, request);
        }
    }

    #[inline(never)]
    fn identify_in(&self, log: &Rc<AccessLog>, request: &Request) {
        let name = log.name(&self.connection, &request.head);
        let _ = request.id.set(Rc::clone(&name));
        let _ = self.name.set(name);
    }

    #[inline]
    pub(super) fn log(&self) {
        if let Some(log) = &self.connection.run.settings.access_log {
            self.log_in(log);
        }
    }

    #[inline(never)]
    fn log_in(&self, log: &Rc<AccessLog>) {
        let head = self.head();
        log.write(&Answered {
            client: match &head {
                Some(head) => forwarding::client_of(&self.connection, head),
                None => self.connection.client().clone(),
            },
            head: head.as_deref(),
            is_http2: self.stream.is_some(),
            status: match self.status.get() {
                0 => CLIENT_CLOSED_REQUEST,
                status => status,
            },
            sent: self.sent.get(),
            begun: Some(self.begun),
            name: self.name.get().map_or("-", |name| name),
        });
    }
}

impl Drop for Exchange {
    /// The handler has closed the connection instead of answering.
    fn drop(&mut self) {
        if !self.state.get().is_over() && self.name.get().is_some() {
            self.log();
        }
    }
}

/// Logs what was refused before it was a request.
pub fn log_refused(connection: &Connection, is_http2: bool, status: u16) {
    if let Some(log) = &connection.run.settings.access_log {
        log.write(&Answered {
            client: connection.client().clone(),
            head: None,
            is_http2,
            status,
            sent: 0,
            begun: None,
            name: "-",
        });
    }
}
