//! Coroutines: native fiber contexts, pooled, switched nested and symmetrically, driven by one reactor.
//!
//! * `coroutine`: one coroutine from its creation to its end; switching, suspending, teardown.
//! * `run_loop`: the loop that resumes what the reactor woke; timers, watched descriptors, signals of scripts.
//! * `sync`: what coroutines and processes wait on for each other.
//! * `io`: what coroutines wait for outside of PHP.
//! * `hooks`: PHP's own functions where they meet coroutines.
//! * `process`: forking, pipes, pools of processes.
//! * `metrics`: what is counted; `options`: what `Coroutine::set` takes; `log`: the log.
//!
//! Nothing here knows HTTP, and PHP only as callables and exceptions.

mod coroutine;
mod hooks;
mod io;
pub mod log;
pub mod metrics;
mod options;
pub mod process;
mod run_loop;
pub mod sync;

use std::cell::{Cell, RefCell};

use crate::net::Reactor;
use crate::zend::per_thread::per_thread;
use crate::zend::value::Kind;
use crate::zend::{Object, PhpResult, Value, error};

pub use coroutine::autoload::{
    coroutine_of, exception_in_linking, links_changed, load_class, wait_for_linker,
};
pub use coroutine::join::JoinError;
pub use coroutine::lifecycle::{Classes, NoContext, set_classes};
pub use coroutine::preemption::preempt;
pub use coroutine::slot::Job;
pub use coroutine::suspend::outcome;
pub use coroutine::switch::Created;
pub use coroutine::uncaught::AfterReport;
pub use coroutine::waiting::{Interrupt, Waiting};
pub use hooks::blocking_detection::{call_begins, call_ended};
pub use hooks::gate::looked_in;
pub use hooks::session::hook_sessions;
pub use hooks::waiters::end_waits;
pub use io::children::{ChildExit, NoChild};
pub use io::name_lookup::{Family, LookupError};
pub use io::name_resolvers::Resolved;
pub use io::open_file::{names_in, open_folder};
pub use io::readiness::{Direction, Readiness};
pub use io::selection::Selection;
pub use io::socket_calls;
pub use io::temp_file::{TempFile, remove_left_behind};
pub use io::thread_pool::PoolJob;
pub use io::watched::Watched;
pub use options::{OptionError, Options, parse_size};
pub use process::fork::ForkError;
pub use run_loop::epoll::Wanted;
pub use run_loop::signals::{Handler, hook_pcntl, signals_dispatched};
pub use run_loop::turn::Phase;
pub use run_loop::watchers::{EventError, WatchCallbacks};
pub use sync::channel::{Channel, ChannelError};
pub use sync::lock::Lock;
pub use sync::task_group::Group;
pub use sync::wait_queue::WaitQueue;

use coroutine::Coroutines;
use hooks::Hooks;
use io::Waits;
use process::fork::ForkOwner;
use run_loop::{Callbacks, LoopState};

/// Why the loop stops before it has run dry.
pub enum Stop {
    /// An exception left a coroutine.
    Exception(Object),
    /// `exit` in a coroutine.
    Exit(Exit),
    /// A fatal error.
    Bailout,
}

/// What `exit` asks for.
pub struct Exit {
    status: i32,
    /// Printed when the main script exits on its behalf: a conversion needs the place in the script for its warnings.
    text: Option<Value>,
}

/// The status of a process that an uncaught exception ends.
const UNCAUGHT: i32 = 255;

impl Exit {
    /// `exit($argument)`: what is no number is a text, and gives 0.
    fn of(argument: Value) -> Self {
        match argument.raw().kind() {
            Kind::Long(status) => Exit::with_status(status as i32),
            Kind::Null => Exit::with_status(0),
            _ => Exit {
                status: 0,
                text: Some(argument),
            },
        }
    }

    fn with_status(status: i32) -> Self {
        Exit { status, text: None }
    }

    fn print(&self) -> PhpResult<()> {
        match &self.text {
            None => Ok(()),
            Some(text) => error::print(text.raw().to_str()?.as_bytes()),
        }
    }
}

impl Stop {
    /// An `exit`, or an uncaught exception that was printed, while this stops the script. As in plain PHP the last one
    /// gives the status; an exception that is still to be passed on has none.
    fn overrule(&mut self, status: i32) {
        if let Stop::Exit(exit) = self {
            exit.status = status;
        }
    }
}

/// All coroutines of a thread, and what drives them: six parts, each of which owns what concerns it alone, and the
/// methods here, which need several of them.
pub struct Engine {
    reactor: &'static Reactor,
    pub options: RefCell<Options>,
    pub coroutines: Coroutines,
    pub loop_state: LoopState,
    pub callbacks: Callbacks,
    pub waits: Waits,
    pub fork_owner: ForkOwner,
    hooks: Hooks,
}

per_thread! {
    static ENGINE: Cell<Option<&'static Engine>> = Cell::new(None);
}

impl Engine {
    /// The engine of this thread.
    #[inline]
    pub fn get() -> &'static Engine {
        ENGINE.get().unwrap_or_else(Engine::start)
    }

    #[cold]
    fn start() -> &'static Engine {
        let engine: &'static Engine = Box::leak(Box::new(Engine {
            reactor: Reactor::get(),
            options: RefCell::default(),
            coroutines: Coroutines::new(),
            loop_state: LoopState::new(),
            callbacks: Callbacks::default(),
            waits: Waits::default(),
            fork_owner: ForkOwner::default(),
            hooks: Hooks::default(),
        }));
        ENGINE.set(Some(engine));
        engine
    }

    pub fn reactor(&self) -> &'static Reactor {
        self.reactor
    }

    /// Ids of the coroutines that this process has created, oldest first: a forked child leaves its parent's alone.
    fn own_ids(&self) -> Vec<i64> {
        let inherited = self.fork_owner.inherited.get();
        let mut ids: Vec<i64> = self
            .coroutines
            .pool
            .borrow()
            .ids()
            .filter(|id| *id > inherited)
            .collect();
        ids.sort_unstable();
        ids
    }
}
