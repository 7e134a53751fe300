//! The loop that resumes what the reactor woke, and what scripts have it call.
//!
//! * `turn`: one pass over the ready coroutines, again and again; `shutdown`: the loop's end, and the script's.
//! * `callbacks`: calls into PHP in a coroutine of their own or not, and calls that are put off.
//! * `timers`: those of scripts; `watchers`: descriptors that scripts watch, through `epoll`.
//! * `signals`: handlers of signals; `deadlock_report`: who is left when nothing can wake anybody.

pub mod callbacks;
pub mod deadlock_report;
pub mod epoll;
pub mod shutdown;
pub mod signals;
pub mod timers;
pub mod turn;
pub mod watchers;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Instant;

use crate::engine::Stop;
use crate::zend::fiber::UserFiber;
use crate::zend::hooks::Replaced;
use turn::Phase;

/// Where the loop is between its beginning and the script's end, and why it stops.
pub struct LoopState {
    pub(in crate::engine) phase: Cell<Phase>,
    pub(in crate::engine) stop: RefCell<Option<Stop>>,
    /// `Event::exit()`: the loop ends with this turn.
    pub(in crate::engine) exiting: Cell<bool>,
    /// `exit` has ended a loop, and so the script: signals are not waited for any more.
    pub(in crate::engine) exited: Cell<bool>,
    /// The user's Fiber that runs the loop.
    pub(in crate::engine) loop_fiber: Cell<Option<UserFiber>>,
    pub(in crate::engine) cycle: RefCell<turn::Cycle>,
    /// Something of ours that is called at the end of each turn.
    pub(in crate::engine) each_turn: RefCell<Option<Rc<dyn Fn()>>>,
    /// When the figures of this process are looked at for others.
    pub(in crate::engine) sample_at: Cell<Option<Instant>>,
    /// PHP's functions that are refused while the loop lives.
    pub(in crate::engine) disabled: RefCell<Vec<Replaced>>,
    /// The script had died of a fatal error when its coroutines began to be ended.
    pub(in crate::engine) fatal_before_teardown: Cell<bool>,
    /// A shutdown function has begun a loop after the script had died of a fatal error.
    pub(in crate::engine) survived_fatal: Cell<bool>,
    /// Our shutdown function is registered and has not been called yet.
    pub(in crate::engine) shutdown_registered: Cell<bool>,
    /// How many shutdown functions there were, ours the last, when it was registered again.
    pub(in crate::engine) shutdown_position: Cell<u32>,
}

impl LoopState {
    pub(in crate::engine) fn new() -> LoopState {
        LoopState {
            phase: Cell::new(Phase::Idle),
            stop: RefCell::new(None),
            exiting: Cell::new(false),
            exited: Cell::new(false),
            loop_fiber: Cell::new(None),
            cycle: RefCell::default(),
            each_turn: RefCell::new(None),
            sample_at: Cell::new(None),
            disabled: RefCell::default(),
            fatal_before_teardown: Cell::new(false),
            survived_fatal: Cell::new(false),
            shutdown_registered: Cell::new(false),
            shutdown_position: Cell::new(0),
        }
    }
}

/// What the loop calls PHP for: timers, watched descriptors, signals, calls that were put off.
#[derive(Default)]
pub struct Callbacks {
    pub(in crate::engine) timers: RefCell<timers::Timers>,
    pub(in crate::engine) events: RefCell<watchers::Events>,
    pub(in crate::engine) signals: signals::Signals,
    pub(in crate::engine) tasks: RefCell<callbacks::Tasks>,
    /// Callbacks run on the loop's own stack, although they should have a coroutine.
    pub(in crate::engine) inline: Cell<bool>,
}
