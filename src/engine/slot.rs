//! A slot: a fiber context with its stack, and the coroutine that runs on it now.
//!
//! A context outlives its coroutine (contexts are pooled), so all that belongs to the coroutine is reset by `begin`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Instant;

use super::wait::Waiting;
use super::{MAIN, Value};
use crate::net::Word;
use crate::zend::fiber::{Context, ContextRef, Frame};
use crate::zend::state::State;
use crate::zend::{Callable, Object, PhpResult};

/// What a coroutine runs that is no PHP function: a connection's loop.
pub type NativeJob = Box<dyn FnOnce() -> PhpResult<()>>;

/// What a coroutine runs.
pub enum Job {
    Php {
        callable: Callable,
        arguments: Vec<Value>,
    },
    Native(NativeJob),
}

/// What a suspended coroutine is told when it goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Delivery {
    /// What it waited for may have happened.
    #[default]
    Wake,
    /// Its operation was cancelled: it fails.
    Cancel,
    /// `CanceledException` is thrown where it waits.
    Throw,
    /// Teardown: it unwinds by a graceful exit.
    Exit,
    /// It unwinds by a bailout, running nothing more.
    Bailout,
}

/// Who went into the coroutine last, and gets control when it suspends or ends.
#[derive(Clone, Copy)]
pub struct Origin {
    pub slot: u32,
    pub context: ContextRef,
}

/// Tasks of a nested `run()`, which waits for all of them and their descendants.
#[derive(Default)]
pub struct Scope {
    pub live: Cell<usize>,
    pub waiter: Cell<Option<Word>>,
}

/// What only some coroutines have.
#[derive(Default)]
pub struct Extras {
    pub defers: Vec<Callable>,
    pub context: Option<Object>,
    /// The coroutine that joins this one, and how many it still waits for.
    pub joiner: Option<Rc<Join>>,
}

pub struct Join {
    pub left: Cell<usize>,
    pub word: Word,
}

pub struct Slot {
    pub context: Context,
    pub state: State,
    pub index: u32,
    /// The context has a stack.
    pub mapped: Cell<bool>,
    /// Changes whenever the coroutine goes on, so that wake-ups for an earlier wait are recognised.
    pub seq: Cell<u32>,
    /// 0: no coroutine.
    pub id: Cell<i64>,
    pub parent: Cell<i64>,
    pub origin: Cell<Origin>,
    /// Where it was suspended: its own context, or a user Fiber's inside it. None while it runs.
    pub suspended: Cell<Option<ContextRef>>,
    /// The PHP frame at the top of it then, for backtraces.
    pub frame: Cell<Frame>,
    pub waiting: Cell<Waiting>,
    pub delivery: Cell<Delivery>,
    /// A throwing cancel that came while it could not be interrupted.
    pub throw_pending: Cell<bool>,
    pub canceled: Cell<bool>,
    pub last_error: Cell<i32>,
    pub error_reporting: Cell<i32>,
    pub started: Cell<Instant>,
    /// Graceful exits that teardown has delivered.
    pub exits: Cell<u32>,
    /// It ends by a bailout that teardown marked it with, which is no fatal error of the script's.
    pub killed: Cell<bool>,
    /// Its `Context` object is being released or was: none is made anew.
    pub closing: Cell<bool>,
    /// The context is asked to end instead of taking another job.
    pub retire: Cell<bool>,
    pub job: RefCell<Option<Job>>,
    pub extras: RefCell<Option<Box<Extras>>>,
    pub scope: RefCell<Option<Rc<Scope>>>,
}

impl Slot {
    pub fn new(index: u32, origin: ContextRef) -> Rc<Self> {
        Rc::new(Slot {
            context: Context::new(),
            state: State::new(),
            index,
            mapped: Cell::new(false),
            seq: Cell::new(0),
            id: Cell::new(0),
            parent: Cell::new(-1),
            origin: Cell::new(Origin {
                slot: MAIN,
                context: origin,
            }),
            suspended: Cell::new(None),
            frame: Cell::new(Frame::NONE),
            waiting: Cell::new(Waiting::Running),
            delivery: Cell::new(Delivery::Wake),
            throw_pending: Cell::new(false),
            canceled: Cell::new(false),
            last_error: Cell::new(0),
            error_reporting: Cell::new(0),
            started: Cell::new(Instant::now()),
            exits: Cell::new(0),
            killed: Cell::new(false),
            closing: Cell::new(false),
            retire: Cell::new(false),
            job: RefCell::new(None),
            extras: RefCell::new(None),
            scope: RefCell::new(None),
        })
    }

    /// Makes it a new coroutine's.
    pub fn begin(&self, id: i64, parent: i64, error_reporting: i32, job: Job) {
        self.state.reset();
        self.id.set(id);
        self.parent.set(parent);
        self.waiting.set(Waiting::Running);
        self.delivery.set(Delivery::Wake);
        self.throw_pending.set(false);
        self.canceled.set(false);
        self.last_error.set(0);
        self.error_reporting.set(error_reporting);
        self.started.set(Instant::now());
        self.exits.set(0);
        self.killed.set(false);
        self.closing.set(false);
        *self.job.borrow_mut() = Some(job);
    }

    /// Names its current wait.
    pub fn word(&self) -> Word {
        Word::Coroutine {
            slot: self.index,
            seq: self.seq.get(),
        }
    }

    pub fn is_suspended(&self) -> bool {
        self.suspended.get().is_some()
    }

    pub fn with_extras<R>(&self, body: impl FnOnce(&mut Extras) -> R) -> R {
        body(self.extras.borrow_mut().get_or_insert_default())
    }
}
