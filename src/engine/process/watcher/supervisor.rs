//! The parent of watched children. It has no loop: it sleeps until a child ends or says something, or a file changes.

use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::UnixDatagram;
use std::path::Path;
use std::time::{Duration, Instant};

use super::files::Files;
use super::{child, message};
use crate::engine::process::fork::Forked;
use crate::engine::process::{passing, syscalls};
use crate::engine::{Engine, ForkError};
use crate::net::handed_down;
use crate::net::listener::Address;
use crate::zend::system::{self, Child};

/// Nothing may have changed for so long before a change counts: an editor saves several files, in several steps.
const QUIET: Duration = Duration::from_millis(50);
/// How long a new child may take until it serves, before the old one goes all the same.
const BEGIN_LIMIT: Duration = Duration::from_secs(10);
/// How long an old one may take to end.
const END_LIMIT: Duration = Duration::from_secs(5);
/// How often the parent looks after children when nobody says anything.
const LOOK: Duration = Duration::from_millis(100);

/// Why there is nothing to watch.
pub enum WatchError {
    Fork(ForkError),
    Failed(io::Error),
}

impl From<io::Error> for WatchError {
    fn from(error: io::Error) -> Self {
        WatchError::Failed(error)
    }
}

struct Running {
    pid: i32,
    since: Instant,
}

/// A child that was told to end.
struct Leaving {
    pid: i32,
    kill_at: Option<Instant>,
}

struct Supervisor {
    files: Files,
    channel: UnixDatagram,
    /// Whom the children write to.
    entrance: UnixDatagram,
    pid: i32,
    /// What runs, or serves.
    current: Option<Running>,
    /// What is to take its place, and does not serve yet.
    next: Option<Running>,
    leaving: Vec<Leaving>,
    changed_at: Option<Instant>,
    /// The last child has said which files it consists of: one without a loop does not.
    knows_files: bool,
}

/// Watches what follows, which is run in children. Returns in each of them, and in the parent only with an error: it ends as
/// processes do, by a signal. `script`: the first file to watch, which may be a link, or in a folder that is one.
pub fn run(script: &Path) -> Result<(), WatchError> {
    Engine::get().may_leave_to_child().map_err(WatchError::Fork)?;
    let (channel, entrance) = UnixDatagram::pair()?;
    let mut supervisor = Supervisor {
        files: Files::new()?,
        channel,
        entrance,
        pid: std::process::id() as i32,
        current: None,
        next: None,
        leaving: Vec::new(),
        changed_at: None,
        knows_files: false,
    };
    supervisor.files.add(&std::path::absolute(script)?);
    supervisor.files.add(&script.canonicalize()?);
    supervisor.work()
}

impl Supervisor {
    /// Ok: this is a child.
    fn work(&mut self) -> Result<(), WatchError> {
        match self.fork()? {
            None => return Ok(()),
            Some(first) => self.current = Some(first),
        }
        loop {
            self.sleep();
            let now = Instant::now();
            self.listen_to_children();
            if self
                .files
                .take_changes(self.current.is_none() || !self.knows_files)
            {
                self.changed_at = Some(now);
            }
            self.look_after_children(now);
            if self.changed_at.is_some_and(|at| now.duration_since(at) >= QUIET) {
                self.changed_at = None;
                if self.begin_anew()? {
                    return Ok(());
                }
            }
        }
    }

    /// None: this is the child.
    fn fork(&self) -> Result<Option<Running>, WatchError> {
        let entrance = self.entrance.try_clone()?;
        match Engine::get().fork().map_err(WatchError::Fork)? {
            Forked::Parent(pid) => Ok(Some(Running {
                pid,
                since: Instant::now(),
            })),
            Forked::Child => {
                syscalls::die_with_parent(self.pid);
                child::begin(entrance);
                Ok(None)
            }
        }
    }

    /// Until something happens, or it is time to look.
    fn sleep(&self) {
        let descriptors = [self.channel.as_raw_fd(), self.files.fd()];
        let hurry = self.changed_at.is_some() || !self.leaving.is_empty() || self.next.is_some();
        syscalls::wait_readable(&descriptors, if hurry { QUIET / 4 } else { LOOK });
    }

    fn listen_to_children(&mut self) {
        while let Ok((text, descriptor)) = passing::receive(&self.channel) {
            let Some((kind, text)) = text.split_first() else {
                continue;
            };
            match (*kind, descriptor) {
                (message::FILE, _) => {
                    self.knows_files = true;
                    self.files.add(Path::new(std::ffi::OsStr::from_bytes(text)));
                }
                (message::BOUND, Some(socket)) => handed_down::keep(address_of(text), socket),
                (message::SERVES, _) => self.serves(text),
                _ => {}
            }
        }
    }

    /// A child accepts: its predecessor may go.
    fn serves(&mut self, pid: &[u8]) {
        let pid: Option<i32> = std::str::from_utf8(pid).ok().and_then(|pid| pid.parse().ok());
        if self.next.as_ref().is_some_and(|next| Some(next.pid) == pid) {
            self.replace();
        }
    }

    /// The next one is the current one now.
    fn replace(&mut self) {
        let old = std::mem::replace(&mut self.current, self.next.take());
        if let Some(old) = old {
            self.end(old.pid);
        }
    }

    fn end(&mut self, pid: i32) {
        let _ = syscalls::kill(pid, libc::SIGTERM);
        self.leaving.push(Leaving {
            pid,
            kill_at: Some(Instant::now() + END_LIMIT),
        });
    }

    /// A file has changed. True: this is a child.
    fn begin_anew(&mut self) -> Result<bool, WatchError> {
        if let Some(unfinished) = self.next.take() {
            self.end(unfinished.pid);
        }
        // What does not serve may have what its successor needs, and keeps nobody waiting.
        if !handed_down::any()
            && let Some(old) = self.current.take()
        {
            self.end(old.pid);
            self.wait_for_end(old.pid);
        }
        self.knows_files = false;
        let Some(begun) = self.fork()? else {
            return Ok(true);
        };
        if self.current.is_some() {
            self.next = Some(begun);
        } else {
            self.current = Some(begun);
        }
        Ok(false)
    }

    fn wait_for_end(&mut self, pid: i32) {
        while self.leaving.iter().any(|leaving| leaving.pid == pid) {
            syscalls::wait_readable(&[], QUIET / 4);
            self.look_after_children(Instant::now());
        }
    }

    fn look_after_children(&mut self, now: Instant) {
        self.leaving.retain_mut(|leaving| {
            if leaving.kill_at.is_some_and(|at| at <= now) {
                let _ = syscalls::kill(leaving.pid, libc::SIGKILL);
                leaving.kill_at = None;
            }
            matches!(system::child(leaving.pid), Child::Running)
        });
        if let Some(status) = self.next.as_ref().and_then(|next| ended(next.pid)) {
            self.next = None;
            say(&format!(
                "the changed script has ended ({status}) before it served; what ran before goes on"
            ));
        } else if self
            .next
            .as_ref()
            .is_some_and(|next| now.duration_since(next.since) >= BEGIN_LIMIT)
        {
            self.replace();
        }
        if let Some(status) = self.current.as_ref().and_then(|current| ended(current.pid)) {
            self.current = self.next.take();
            if self.current.is_none() {
                say(&format!(
                    "the script has ended ({status}); it is run again when a file changes"
                ));
            }
        }
    }
}

/// How a child has ended; None: it has not.
fn ended(pid: i32) -> Option<String> {
    let status = match system::child(pid) {
        Child::Running => return None,
        Child::Ended(status) => status,
        Child::Unknown => 0,
    };
    Some(match system::exit_of(status) {
        (code, 0) => format!("status {code}"),
        (_, signal) => format!("signal {signal}"),
    })
}

/// As a child has written it.
fn address_of(text: &[u8]) -> Address {
    let tcp = std::str::from_utf8(text).ok().and_then(|text| text.parse().ok());
    tcp.map_or_else(
        || Address::Unix(std::ffi::OsStr::from_bytes(text).into()),
        Address::Tcp,
    )
}

/// For whoever looks at the terminal.
fn say(text: &str) {
    eprintln!("swoole-watch: {text}");
}
