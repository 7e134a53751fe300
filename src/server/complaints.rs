//! Log lines about what clients bring about, again and again while it lasts: of each kind there is one in a while, and it
//! says how many were left out.

use std::cell::Cell;
use std::time::{Duration, Instant};

use crate::engine::log::{Level, client_lines};
use crate::zend::per_thread::per_thread;

/// What the line is about.
#[derive(Clone, Copy)]
pub enum Complaint {
    /// No coroutine can be created for a connection.
    NoCoroutine,
    /// `max_connection` is reached.
    TooManyConnections,
    /// The system has no descriptor or no memory for a connection.
    Exhausted,
    /// More variables than `max_input_vars` in a query, a form or a cookie.
    TooManyVariables,
    /// A multipart form that is malformed, or has more than it may.
    MultipartForm,
    /// Request bodies take more of the disk than they may, or the disk fails.
    Disk,
    /// Lines of an access log that are lost.
    AccessLog,
}

const KINDS: usize = Complaint::AccessLog as usize + 1;

/// One line of a kind in so long.
const INTERVAL: Duration = Duration::from_secs(10);

#[derive(Clone, Copy, Default)]
struct Said {
    at: Option<Instant>,
    left_out: u32,
}

per_thread! {
    static SAID: Cell<[Said; KINDS]> = Cell::new([Said { at: None, left_out: 0 }; KINDS]);
}

/// Writes a line, unless there was one of its kind a moment ago.
pub fn log(complaint: Complaint, text: &str) {
    let mut all = SAID.get();
    let said = &mut all[complaint as usize];
    if said.at.is_some_and(|at| at.elapsed() < INTERVAL) {
        said.left_out += 1;
    } else {
        match said.left_out {
            0 => client_lines::write(Level::Warning, text),
            count => client_lines::write(Level::Warning, &format!("{text} (and {count} times more before)")),
        }
        *said = Said {
            at: Some(Instant::now()),
            left_out: 0,
        };
    }
    SAID.set(all);
}
