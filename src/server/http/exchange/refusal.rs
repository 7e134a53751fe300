//! Answers to what is no request that could be served.

use protocol::http1::response::{Body, Finish, ResponseHead};

use super::log::log_refused;
use super::with_date;
use crate::engine::metrics;
use crate::net::outbox;
use crate::server::Connection;

/// Answers what is no request that could be served, and says that the connection ends.
pub fn refuse(connection: &Connection, status: u16) {
    log_refused(connection, false, status);
    let mut out = outbox::take_buffer();
    refusal(&mut out, status);
    // A connection that is dead already needs no answer.
    let _ = connection.outbox.push(&out);
    outbox::recycle_buffer(out);
}

/// Appends the head of such an answer; it has no content.
pub fn refusal(out: &mut Vec<u8>, status: u16) {
    metrics::request_refused(status);
    let finished = with_date(|date| {
        ResponseHead::begin(out, i64::from(status), None).finish(Finish {
            body: Body::Sized { len: 0 },
            keep_alive: false,
            head_request: false,
            date,
        })
    });
    debug_assert!(finished.close);
}
