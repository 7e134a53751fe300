//! Connections that wait for their next request while others wait to be accepted: the longest idle make room.

use std::time::{Duration, Instant};

use super::{Connection, all};
use crate::server::context::ServerContext;

/// Who has been idle for less is left alone: its next request may be on the way.
const IDLE_ENOUGH: Duration = Duration::from_secs(1);
/// As many end at once, at most, and at most this part of those that could: many newcomers are not worth a look each.
const MOST: usize = 32;
const PART: usize = 8;

/// Asks connections of a server that have been idle for longest to end, HTTP/1's between requests and HTTP/2's without
/// streams. A WebSocket is never idle.
pub fn make_room(context: &ServerContext) {
    let enough = Instant::now().checked_sub(IDLE_ENOUGH);
    let mut idle: Vec<_> = all()
        .into_iter()
        .filter(|connection| connection.run.is_to(context))
        .filter_map(|connection| connection.idle_since.get().map(|since| (since, connection)))
        .filter(|(since, _)| enough.is_some_and(|enough| *since <= enough))
        .collect();
    idle.sort_unstable_by_key(|(since, _)| *since);
    let count = (idle.len() / PART).clamp(1, MOST);
    for (_, connection) in idle.into_iter().take(count) {
        // It is asked once.
        connection.idle_since.set(None);
        connection.reader.stop_reading();
    }
}

impl Connection {
    /// Something has come for one that was asked to make room: it is not idle any more.
    pub fn stay(&self) {
        if self.reader.is_stopped() && !self.run.stopping.get() {
            self.reader.go_on_reading();
        }
    }
}
