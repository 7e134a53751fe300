//! Child processes: commands that run for a coroutine, and waiting for children that a script has started otherwise.
//!
//! No signal handler is left behind: a child's end is told by a descriptor of the kernel's (or asked for now and then,
//! where it has none), and waiting for any child listens to SIGCHLD as long as it waits.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::{self, PipeReader, Read};
use std::os::unix::ffi::OsStrExt;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tokio::io::Interest;

use crate::engine::io::Waits;
use crate::engine::{Engine, Interrupt};
use crate::zend::system::{self, Child};

const SHELL: &str = "/bin/sh";
/// Bytes read from a command at a time.
const CHUNK: usize = 64 * 1024;
/// How often an old kernel is asked for a child's end: soon, then more and more seldom.
const FIRST_LOOK: Duration = Duration::from_millis(1);
const LAST_LOOK: Duration = Duration::from_millis(100);

/// The children that a script may wait for without naming one.
pub(in crate::engine) enum Candidates {
    These(Vec<i32>),
    /// The kernel does not list children.
    Unknown,
}

/// A child that has ended.
#[derive(Clone, Copy, Debug)]
pub struct ChildExit {
    pub pid: i32,
    pub code: i32,
    /// The signal that ended it; 0: none did.
    pub signal: i32,
}

impl ChildExit {
    fn new(pid: i32, status: i32) -> Self {
        let (code, signal) = system::exit_of(status);
        ChildExit { pid, code, signal }
    }
}

/// What a command has printed, and how it ended (unknown if the script has children reaped by the kernel).
pub struct Executed {
    pub output: Vec<u8>,
    pub ended: Option<ChildExit>,
}

/// Why there is no child to report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoChild {
    /// The time is up.
    TimedOut,
    /// There is none that could end.
    None,
}

/// Children that are the engine's business and not that of a script's `wait()`.
#[derive(Default)]
pub(in crate::engine) struct Children {
    own: RefCell<BTreeSet<i32>>,
    /// Those that coroutines wait for by their numbers, once for each.
    named: RefCell<Vec<i32>>,
    /// Nobody waits for these any more; they are reaped when there is an occasion.
    left: RefCell<Vec<i32>>,
}

impl Children {
    /// In a forked child: they are its siblings.
    pub fn forked(&self) {
        self.own.borrow_mut().clear();
        self.named.borrow_mut().clear();
        self.left.borrow_mut().clear();
    }

    /// There is an occasion.
    pub fn reap_left(&self) {
        self.left.borrow_mut().retain(|pid| match system::child(*pid) {
            Child::Running => true,
            Child::Ended(_) | Child::Unknown => {
                self.own.borrow_mut().remove(pid);
                false
            }
        });
    }

    /// A child that is waited for by its number: nobody who waits for any gets it.
    pub fn adopt(&self, pid: i32) {
        self.own.borrow_mut().insert(pid);
    }

    /// It has been reaped.
    pub fn disown(&self, pid: i32) {
        self.own.borrow_mut().remove(&pid);
    }

    /// Nobody waits for it any more.
    pub fn leave(&self, pid: i32) {
        self.adopt(pid);
        self.left.borrow_mut().push(pid);
    }

    fn is_own(&self, pid: i32) -> bool {
        self.own.borrow().contains(&pid)
    }

    /// Somebody waits for this child by its number until the guard is dropped.
    pub fn name(&self, pid: i32) -> Named<'_> {
        self.named.borrow_mut().push(pid);
        Named { pid, children: self }
    }

    /// Nobody who waits for any child gets this one, whichever of them the loop resumes first.
    fn is_spoken_for(&self, pid: i32) -> bool {
        self.is_own(pid) || self.named.borrow().contains(&pid)
    }
}

/// See [`Children::name`].
pub(in crate::engine) struct Named<'a> {
    pid: i32,
    children: &'a Children,
}

impl Drop for Named<'_> {
    fn drop(&mut self) {
        let mut named = self.children.named.borrow_mut();
        if let Some(at) = named.iter().position(|pid| *pid == self.pid) {
            named.swap_remove(at);
        }
    }
}

/// A command's process; if the coroutine gives it up, somebody reaps it later.
struct Spawned<'a> {
    pid: i32,
    children: &'a Children,
    ended: bool,
}

impl Drop for Spawned<'_> {
    fn drop(&mut self) {
        if self.ended {
            self.children.own.borrow_mut().remove(&self.pid);
        } else {
            self.children.left.borrow_mut().push(self.pid);
        }
    }
}

impl Engine {
    /// Runs a shell command and collects what it prints, of which `limit` bytes at most. A cancel while it prints cuts
    /// that off; its end is still waited for, and a further cancel gives that up.
    pub fn execute(
        &self,
        command: &[u8],
        with_errors: bool,
        limit: usize,
    ) -> Result<io::Result<Executed>, Interrupt> {
        self.waits.children.reap_left();
        let (mut running, pipe) = match self.waits.spawn(command, with_errors) {
            Ok(spawned) => spawned,
            Err(error) => return Ok(Err(error)),
        };
        let mut output = Vec::new();
        let read = self.collect(pipe, &mut output, limit);
        if let Err(Interrupt::Unwind(unwind)) = read {
            return Err(unwind.into());
        }
        let ended = self.end_of(running.pid, None)?;
        running.ended = true;
        if let Ok(Err(error)) = read {
            return Ok(Err(error));
        }
        let ended = ended.ok();
        Ok(Ok(Executed { output, ended }))
    }

    /// Reads to the end. The pipe is closed after that, whatever happened.
    fn collect(
        &self,
        pipe: PipeReader,
        output: &mut Vec<u8>,
        limit: usize,
    ) -> Result<io::Result<()>, Interrupt> {
        let pipe = match self.register(pipe, Interest::READABLE) {
            Ok(pipe) => pipe,
            Err(error) => return Ok(Err(error)),
        };
        let mut chunk = vec![0; CHUNK];
        loop {
            let mut ready = match self.wait(std::pin::pin!(pipe.readable()))? {
                Ok(ready) => ready,
                Err(error) => return Ok(Err(error)),
            };
            match ready.try_io(|pipe| pipe.get_ref().read(&mut chunk)) {
                Err(_would_block) => {}
                Ok(Ok(0)) => return Ok(Ok(())),
                Ok(Ok(count)) if output.len() + count > limit => {
                    return Ok(Err(io::ErrorKind::OutOfMemory.into()));
                }
                Ok(Ok(count)) => output.extend_from_slice(&chunk[..count]),
                Ok(Err(error)) if error.kind() == io::ErrorKind::Interrupted => {}
                Ok(Err(error)) => return Ok(Err(error)),
            }
        }
    }

    /// Waits for a child's end, and reaps it.
    fn end_of(&self, pid: i32, deadline: Option<Instant>) -> Result<Result<ChildExit, NoChild>, Interrupt> {
        let watch =
            system::watch_process(pid).and_then(|watch| self.register(watch, Interest::READABLE).ok());
        let mut pause = FIRST_LOOK;
        loop {
            match system::child(pid) {
                Child::Ended(status) => return Ok(Ok(ChildExit::new(pid, status))),
                Child::Unknown => return Ok(Err(NoChild::None)),
                Child::Running => {}
            }
            if deadline.is_some_and(|deadline| Instant::now() >= deadline) {
                return Ok(Err(NoChild::TimedOut));
            }
            match &watch {
                Some(watch) => {
                    if let Some(Ok(mut ready)) =
                        self.wait_until(deadline, std::pin::pin!(watch.readable()))?
                    {
                        ready.clear_ready();
                    }
                }
                None => {
                    let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
                    self.sleep(left.map_or(pause, |left| left.min(pause)))?;
                    pause = (pause * 2).min(LAST_LOOK);
                }
            }
        }
    }

    /// Waits for the end of a child that the script has started.
    pub fn wait_for_child(
        &self,
        pid: i32,
        deadline: Option<Instant>,
    ) -> Result<Result<ChildExit, NoChild>, Interrupt> {
        if self.waits.children.is_own(pid) {
            return Ok(Err(NoChild::None));
        }
        let _named = self.waits.children.name(pid);
        self.end_of(pid, deadline)
    }

    /// Waits for the end of any child that the script has started.
    pub fn wait_for_children(
        &'static self,
        deadline: Option<Instant>,
    ) -> Result<Result<ChildExit, NoChild>, Interrupt> {
        self.waits.children.reap_left();
        let Ok(listening) = self.listen(&[libc::SIGCHLD]) else {
            return Ok(Err(NoChild::None));
        };
        loop {
            match self.waits.reap_any() {
                Ok(Some(ended)) => return Ok(Ok(ended)),
                Ok(None) => {}
                Err(none) => return Ok(Err(none)),
            }
            if listening.wait(deadline)?.is_none() {
                return Ok(Err(NoChild::TimedOut));
            }
        }
    }

    /// The same wherever it is called: outside of coroutines it waits with the whole process, and while it is not to
    /// wait, it only looks. None: there is no child, or none that has ended.
    pub fn wait_for_children_anywhere(&'static self, blocking: bool) -> Result<Option<ChildExit>, Interrupt> {
        self.waits.children.reap_left();
        if blocking && self.coroutines.can_suspend() {
            return Ok(self.wait_for_children(None)?.ok());
        }
        loop {
            match self.waits.reap_any() {
                Ok(Some(ended)) => return Ok(Some(ended)),
                Ok(None) if blocking => match system::first_ended_child() {
                    // A command's, that its coroutine reaps: it must not keep us awake.
                    Ok(Some(_)) => std::thread::sleep(FIRST_LOOK),
                    _ => system::wait_for_any_end(),
                },
                Ok(None) | Err(_) => return Ok(None),
            }
        }
    }
}

impl Waits {
    fn spawn(&self, command: &[u8], with_errors: bool) -> io::Result<(Spawned<'_>, PipeReader)> {
        let (reader, writer) = io::pipe()?;
        system::set_nonblocking(&reader)?;
        let mut shell = Command::new(SHELL);
        shell.arg("-c").arg(OsStr::from_bytes(command));
        if with_errors {
            shell.stderr(Stdio::from(writer.try_clone()?));
        }
        let child = shell.stdout(Stdio::from(writer)).spawn()?;
        let pid = child.id() as i32;
        self.children.own.borrow_mut().insert(pid);
        let running = Spawned {
            pid,
            children: &self.children,
            ended: false,
        };
        Ok((running, reader)) // the writing ends go with `shell`
    }

    /// The script's own children, of a group as `waitpid(2)` names it: −1 is any, 0 the process' own.
    pub(in crate::engine) fn candidates(&self, group: i32) -> Candidates {
        self.children.reap_left();
        let Some(mut children) = children() else {
            return Candidates::Unknown;
        };
        let wanted = match group {
            -1 => None,
            0 => Some(system::process_group(0)),
            group => Some(-group),
        };
        children.retain(|pid| {
            !self.children.is_spoken_for(*pid)
                && wanted.is_none_or(|wanted| system::process_group(*pid) == wanted)
        });
        Candidates::These(children)
    }

    /// Ok(None): none of them has ended yet.
    fn reap_any(&self) -> Result<Option<ChildExit>, NoChild> {
        let Some(children) = children() else {
            return self.reap_first();
        };
        let mut any = false;
        for pid in children {
            if self.children.is_spoken_for(pid) {
                continue;
            }
            match system::child(pid) {
                Child::Ended(status) => return Ok(Some(ChildExit::new(pid, status))),
                Child::Running => any = true,
                Child::Unknown => {}
            }
        }
        if any { Ok(None) } else { Err(NoChild::None) }
    }

    /// The same where the kernel does not list children: a command that ended first is in the way until it is reaped.
    fn reap_first(&self) -> Result<Option<ChildExit>, NoChild> {
        match system::first_ended_child() {
            Err(_) => Err(NoChild::None),
            Ok(Some(pid)) if !self.children.is_spoken_for(pid) => match system::child(pid) {
                Child::Ended(status) => Ok(Some(ChildExit::new(pid, status))),
                Child::Running | Child::Unknown => Ok(None),
            },
            Ok(_) => Ok(None),
        }
    }
}

/// The children of this process; None if the kernel does not list them.
fn children() -> Option<Vec<i32>> {
    let mut children = Vec::new();
    for thread in std::fs::read_dir("/proc/self/task").ok()?.flatten() {
        match std::fs::read_to_string(thread.path().join("children")) {
            Ok(list) => children.extend(list.split_whitespace().filter_map(|pid| pid.parse::<i32>().ok())),
            Err(_) if thread.path().exists() => return None,
            Err(_) => {} // a thread that has just ended
        }
    }
    Some(children)
}
