//! PHP's own functions, and those of the libraries that its extensions use, where they meet coroutines.
//!
//! A call that would wait is hooked where it leaves PHP: libc's functions are replaced as chosen objects import them
//! (`zend::plt`). A coroutine has a C stack of its own, so that it may be suspended in the middle of any library.
//!
//! * `table`: which functions of which objects, under which flags; `install`: puts them there.
//! * `gate`: whether a call may suspend; `flags`: whether it is to.
//! * `waiters`: who waits for which descriptor; `pool`: calls on other threads.
//! * `kinds`: what descriptors are.
//! * `poll`, `socket`, `file`, `folders`, `open`, `output`, `system_v`, `signals`, `sleep`, `names`, `process`: the functions
//!   themselves.
//! * `fortified`: what libc checks first for objects that ask for it.
//! * `locks`: mutexes that a library holds meanwhile.
//! * `session`: one session per process, so one coroutine's at a time.
//! * `disabled_functions`: those that a live loop cannot allow.
//! * `blocking_detection`: those that keep all other coroutines waiting.

pub mod blocking_detection;
pub mod disabled_functions;
mod file;
pub mod flags;
mod folders;
mod fortified;
pub mod gate;
pub mod install;
mod kinds;
mod locks;
mod names;
mod open;
mod output;
mod poll;
mod pool;
pub mod process;
pub mod session;
mod signals;
mod sleep;
mod socket;
mod system_v;
mod table;
pub mod waiters;

/// What is known of calls that are hooked: which there are in this process, who waits for which descriptor, and what
/// descriptors and streams of commands are.
#[derive(Default)]
pub struct Hooks {
    installed: install::Installed,
    waiters: waiters::Waiters,
    kinds: kinds::Kinds,
    commands: process::Commands,
    opened: open::Opened,
    outputs: output::Outputs,
}

impl Hooks {
    /// In a forked child: all that is the parent's.
    pub(in crate::engine) fn forked(&self) {
        self.waiters.forget();
        self.commands.forget();
        self.outputs.clear();
        gate::close();
    }
}
