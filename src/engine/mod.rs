//! Coroutines: native fiber contexts, pooled, switched nested and symmetrically, driven by one reactor.
//!
//! * `coroutine`: one coroutine from its creation to its end; switching, suspending, teardown.
//! * `run_loop`: the loop that resumes what the reactor woke; timers, watched descriptors, signals of scripts.
//! * `sync`: what coroutines and processes wait on for each other.
//! * `io`: what coroutines wait for outside of PHP.
//! * `hooks`: PHP's own functions where they meet coroutines.
//! * `process`: forking, pipes, pools of processes.
//! * `options`: what `Coroutine::set` takes; `log`: the log.
//!
//! Nothing here knows HTTP, and PHP only as callables and exceptions.

mod coroutine;
mod hooks;
mod io;
pub mod log;
mod options;
pub mod process;
mod run_loop;
pub mod sync;

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use crate::net::Reactor;
use crate::zend::fiber::{Frame, UserFiber};
use crate::zend::per_thread::per_thread;
use crate::zend::state::State;
use crate::zend::{Object, Value};

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
pub use hooks::session::hook_sessions;
pub use hooks::sleep::hook_sleepers;
pub use io::children::{ChildExit, NoChild};
pub use io::name_lookup::{Family, LookupError};
pub use io::readiness::Readiness;
pub use options::{OptionError, Options, parse_size};
pub use process::fork::ForkError;
pub use run_loop::epoll::Wanted;
pub use run_loop::signals::{Handler, hook_pcntl, signals_dispatched};
pub use run_loop::turn::Phase;
pub use run_loop::watchers::{Callbacks, EventError};
pub use sync::channel::{Channel, ChannelError};
pub use sync::lock::Lock;
pub use sync::task_group::Group;
pub use sync::wait_queue::WaitQueue;

use coroutine::slot::Slot;
use coroutine::slot_pool::Pool;
use coroutine::{autoload, preemption, suspend};
use hooks::sleep;
use io::{children, name_lookup, thread_pool};
use run_loop::{callbacks, signals, timers, turn, watchers};

/// Why the loop stops before it has run dry.
pub enum Stop {
    /// An exception left a coroutine.
    Exception(Object),
    /// `exit` in a coroutine, with its argument.
    Exit(Value),
    /// A fatal error.
    Bailout,
}

/// All coroutines of a thread, and what drives them.
pub struct Engine {
    reactor: &'static Reactor,
    pool: RefCell<Pool>,
    /// Whose code runs. None: the main script's (or what runs outside coroutines).
    current: Cell<Option<&'static Slot>>,
    last_id: Cell<i64>,
    /// The process that the loop belongs to, and the last id from before it was forked off: older coroutines are the
    /// parent's, which unwinds them.
    owner: Cell<u32>,
    inherited: Cell<i64>,
    peak: Cell<usize>,
    /// Coroutines that wait for something the reactor brings.
    reactor_waits: Cell<usize>,
    /// Those of them that wait for a time only.
    sleepers: Cell<usize>,
    /// What main has where a coroutine has its slot.
    main_state: State,
    main_last_error: Cell<i32>,
    stop: RefCell<Option<Stop>>,
    phase: Cell<Phase>,
    /// The script had died of a fatal error when its coroutines began to be ended.
    fatal_before_teardown: Cell<bool>,
    /// A shutdown function has begun a loop after the script had died of a fatal error.
    survived_fatal: Cell<bool>,
    pub options: RefCell<Options>,
    /// Ready awaits and nested switches that are left before the running coroutine queues itself.
    budget: Cell<u32>,
    timers: RefCell<timers::Timers>,
    events: RefCell<watchers::Events>,
    tasks: RefCell<callbacks::Tasks>,
    /// Callbacks run on the loop's own stack, although they should have a coroutine.
    callbacks_inline: Cell<bool>,
    cycle: RefCell<turn::Cycle>,
    /// Something of ours that is called at the end of each turn.
    each_turn: RefCell<Option<Rc<dyn Fn()>>>,
    /// `exit` has ended a loop, and so the script: signals are not waited for any more.
    exited: Cell<bool>,
    /// The user's Fiber that runs the loop.
    loop_fiber: Cell<Option<UserFiber>>,
    /// Loops of parents that are still on the stack: in a child that was forked by a callback outside coroutines.
    parents_loops: Cell<u32>,
    /// `Event::exit()`: the loop ends with this turn.
    exiting: Cell<bool>,
    autoloads: RefCell<autoload::Autoloads>,
    forbidden: RefCell<Vec<crate::zend::hooks::Replaced>>,
    blocking: thread_pool::JobCount,
    signals: signals::Signals,
    children: children::Children,
    names: name_lookup::DnsCache,
    hooked: sleep::Hooked,
    /// Our shutdown function is registered and has not been called yet.
    shutdown_registered: Cell<bool>,
    /// How many shutdown functions there were, ours the last, when it was registered again.
    shutdown_position: Cell<u32>,
    slots_limit: OnceCell<usize>,
    /// The number of the latest time limit.
    limits: Cell<u32>,
    /// Preemptive mode is on.
    ticker: RefCell<Option<preemption::Ticker>>,
    /// Who ran at the last tick, and since which one.
    running: Cell<preemption::Running>,
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
            pool: RefCell::new(Pool::new()),
            current: Cell::new(None),
            last_id: Cell::new(0),
            owner: Cell::new(0),
            inherited: Cell::new(0),
            peak: Cell::new(0),
            reactor_waits: Cell::new(0),
            sleepers: Cell::new(0),
            main_state: State::new(),
            main_last_error: Cell::new(0),
            stop: RefCell::new(None),
            phase: Cell::new(Phase::Idle),
            fatal_before_teardown: Cell::new(false),
            survived_fatal: Cell::new(false),
            options: RefCell::default(),
            budget: Cell::new(suspend::BUDGET),
            timers: RefCell::default(),
            events: RefCell::default(),
            tasks: RefCell::default(),
            callbacks_inline: Cell::new(false),
            cycle: RefCell::default(),
            each_turn: RefCell::new(None),
            exited: Cell::new(false),
            loop_fiber: Cell::new(None),
            parents_loops: Cell::new(0),
            exiting: Cell::new(false),
            autoloads: RefCell::default(),
            forbidden: RefCell::default(),
            blocking: thread_pool::JobCount::default(),
            signals: signals::Signals::default(),
            children: children::Children::default(),
            names: name_lookup::DnsCache::default(),
            hooked: sleep::Hooked::default(),
            shutdown_registered: Cell::new(false),
            shutdown_position: Cell::new(0),
            slots_limit: OnceCell::new(),
            limits: Cell::new(0),
            ticker: RefCell::new(None),
            running: Cell::new(None),
        }));
        ENGINE.set(Some(engine));
        engine
    }

    pub fn reactor(&self) -> &'static Reactor {
        self.reactor
    }

    /// The running coroutine's id; -1 in the main script.
    pub fn current_id(&self) -> i64 {
        self.current_slot().map_or(-1, |slot| slot.id.get())
    }

    pub fn in_coroutine(&self) -> bool {
        self.current.get().is_some()
    }

    fn current_slot(&self) -> Option<&'static Slot> {
        self.current.get()
    }

    fn slot_of(&self, id: i64) -> Option<&'static Slot> {
        self.pool.borrow().find(id)
    }

    pub fn exists(&self, id: i64) -> bool {
        self.slot_of(id).is_some()
    }

    /// The id of the coroutine that created `id`; -1 from the main script. None: no such coroutine.
    pub fn parent_of(&self, id: i64) -> Option<i64> {
        self.slot_of(id).map(|slot| slot.parent.get())
    }

    /// Ids of all coroutines, newest first.
    pub fn ids(&self) -> Vec<i64> {
        let mut ids: Vec<i64> = self.pool.borrow().ids().collect();
        ids.sort_unstable_by(|a, b| b.cmp(a));
        ids
    }

    /// Ids of the coroutines that this process has created, oldest first: a forked child leaves its parent's alone.
    fn own_ids(&self) -> Vec<i64> {
        let inherited = self.inherited.get();
        let mut ids: Vec<i64> = self.pool.borrow().ids().filter(|id| *id > inherited).collect();
        ids.sort_unstable();
        ids
    }

    /// Milliseconds since a coroutine was created.
    pub fn elapsed(&self, id: i64) -> Option<u64> {
        let created = self.slot_of(id)?.created.get();
        Some(crate::zend::system::monotonic().saturating_sub(created) / 1_000_000)
    }

    /// Where a coroutine's code is, for backtraces; `id` may be the running one's, or -1 for the main script while that
    /// runs.
    pub fn frame_of(&self, id: i64) -> Option<Frame> {
        if id == self.current_id() {
            return Some(Frame::current());
        }
        self.slot_of(id).map(|slot| slot.frame.get())
    }

    pub fn live(&self) -> usize {
        self.pool.borrow().live()
    }

    pub fn peak(&self) -> usize {
        self.peak.get()
    }

    pub fn last_id(&self) -> i64 {
        self.last_id.get()
    }

    /// `swoole_last_error()` of the running coroutine, or of the main script.
    pub fn last_error(&self) -> i32 {
        self.current_slot()
            .map_or_else(|| self.main_last_error.get(), |slot| slot.last_error.get())
    }

    pub fn set_last_error(&self, code: i32) {
        match self.current_slot() {
            Some(slot) => slot.last_error.set(code),
            None => self.main_last_error.set(code),
        }
    }

    /// Whether the most recent suspension of the running coroutine ended by cancellation.
    pub fn is_canceled(&self) -> bool {
        self.current_slot().is_some_and(|slot| slot.canceled.get())
    }

    /// The running coroutine may suspend: it is one, the script has not died, and it is not compiling a file.
    pub fn can_suspend(&self) -> bool {
        self.current_slot()
            .is_some_and(|slot| !slot.bailed_by_teardown.get())
            && !crate::zend::error::after_fatal()
            && !crate::zend::hooks::is_compiling()
    }
}
