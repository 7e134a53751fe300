//! The access log: a line for each request that was answered, or could not be.
//!
//! Lines are written by a thread of the pool, many at once, so that no request waits for the disk. What the disk does not
//! take is bounded: beyond that lines are left out, of which the log is told.

mod line;

use std::cell::{Cell, RefCell};
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::rc::{Rc, Weak};
use std::sync::Arc;
use std::time::Duration;

use super::complaints::{self, Complaint};
use super::connection::Connection;
use super::forwarding;
use super::http::request::RequestHead;
use super::settings::text;
use super::{SettingError, access_log::line::Format};
use crate::net::Reactor;
use crate::zend::per_thread::per_thread;
use crate::zend::{Array, system};

pub use line::Answered;

/// Bytes of lines that may wait.
const WAITING_BYTES: usize = 4 << 20;
/// How long lines wait for others that are written with them.
const INTERVAL: Duration = Duration::from_millis(100);
const MODE: u32 = 0o640;
/// A proxy's name for a request is taken up to this length.
const ID_BYTES: usize = 128;

/// One server's log. Its connections share it; it knows nothing of responses but what it is told.
#[derive(Debug)]
pub struct AccessLog {
    path: String,
    format: Format,
    file: RefCell<Arc<File>>,
    waiting: RefCell<Vec<u8>>,
    /// A job writes what waits.
    is_writing: Cell<bool>,
    /// What names of requests begin with, here and in no other process; and how many there were.
    prefix: u64,
    names: Cell<u64>,
    /// Whose lines these are: a forked child has a copy.
    process: u32,
}

per_thread! {
    /// Those that are open.
    static OPEN: RefCell<Vec<Weak<AccessLog>>> = RefCell::new(Vec::new());
}

impl AccessLog {
    pub fn read(array: &Array) -> Result<Option<Rc<Self>>, SettingError> {
        let format = match text(array, "access_log_format")?.as_deref() {
            None | Some("combined") => Format::Combined,
            Some("json") => Format::Json,
            Some(name) => {
                return Err(SettingError::Invalid(format!(
                    "access_log_format must be 'combined' or 'json', and not '{name}'"
                )));
            }
        };
        let Some(path) = text(array, "access_log")? else {
            return Ok(None);
        };
        let file = open(&path).map_err(|error| {
            SettingError::Invalid(format!("access_log[{path}] cannot be opened: {error}"))
        })?;
        let mut prefix = [0; 8];
        system::random_bytes(&mut prefix);
        let log = Rc::new(AccessLog {
            path,
            format,
            file: RefCell::new(Arc::new(file)),
            waiting: RefCell::default(),
            is_writing: Cell::new(false),
            prefix: u64::from_ne_bytes(prefix),
            names: Cell::new(0),
            process: std::process::id(),
        });
        OPEN.with_borrow_mut(|open| {
            open.retain(|log| log.strong_count() > 0);
            open.push(Rc::downgrade(&log));
        });
        Ok(Some(log))
    }

    /// The name of a request: the one that a proxy that is believed has given it, or a new one.
    pub fn name(&self, connection: &Connection, head: &RequestHead) -> Rc<str> {
        if forwarding::is_from_proxy(connection)
            && let Some(name) = head.fields().named("x-request-id").next()
            && let Some(name) = usable(name)
        {
            return name.into();
        }
        let number = self.names.get() + 1;
        self.names.set(number);
        format!("{:016x}{number:016x}", self.prefix).into()
    }

    /// Has a line written.
    pub fn write(self: &Rc<Self>, answered: &Answered<'_>) {
        if self.waiting.borrow().len() >= WAITING_BYTES {
            let text = format!(
                "access_log[{}]: lines are left out, the disk does not take them",
                self.path
            );
            return complaints::log(Complaint::AccessLog, &text);
        }
        line::append(&mut self.waiting.borrow_mut(), self.format, answered);
        if !self.is_writing.replace(true) {
            let log = Rc::clone(self);
            Reactor::get().spawn(async move { log.write_out().await });
        }
    }

    async fn write_out(&self) {
        loop {
            tokio::time::sleep(INTERVAL).await;
            let lines = self.take_lines();
            if lines.is_empty() {
                break self.is_writing.set(false);
            }
            let file = Arc::clone(&self.file.borrow());
            let written = tokio::task::spawn_blocking(move || (&*file).write_all(&lines)).await;
            if let Ok(Err(error)) = written {
                let text = format!("access_log[{}] cannot be written: {error}", self.path);
                complaints::log(Complaint::AccessLog, &text);
            }
        }
    }

    fn take_lines(&self) -> Vec<u8> {
        std::mem::take(&mut *self.waiting.borrow_mut())
    }
}

impl Drop for AccessLog {
    /// The loop has ended before the last lines were written.
    fn drop(&mut self) {
        let lines = self.take_lines();
        if !lines.is_empty() && self.process == std::process::id() {
            // Nobody is left to be told that it failed.
            let _ = (&**self.file.borrow()).write_all(&lines);
        }
    }
}

fn open(path: &str) -> io::Result<File> {
    OpenOptions::new().append(true).create(true).mode(MODE).open(path)
}

/// A proxy's name for a request: what it puts into lines must not part them.
fn usable(name: &[u8]) -> Option<&str> {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.:+/=@".contains(byte);
    let fits = (1..=ID_BYTES).contains(&name.len()) && name.iter().all(is_plain);
    std::str::from_utf8(name).ok().filter(|_| fits)
}

/// Opens the files of all logs anew, which have been moved away. Err: one cannot be opened, and goes on as it was.
pub fn reopen() -> Result<(), String> {
    let logs: Vec<_> = OPEN.with_borrow(|open| open.iter().filter_map(Weak::upgrade).collect());
    let mut outcome = Ok(());
    for log in logs {
        match open(&log.path) {
            Ok(file) => *log.file.borrow_mut() = Arc::new(file),
            Err(error) => outcome = Err(format!("access_log[{}] cannot be opened: {error}", log.path)),
        }
    }
    outcome
}
