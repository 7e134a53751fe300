//! A slot: a fiber context with its stack, and the coroutine that runs on it now.
//!
//! A context outlives its coroutine (contexts are pooled), so all that belongs to the coroutine is reset by `begin`.
//! A slot outlives its context and is never freed: a reference to one is valid for ever, and wake-ups that come late
//! are told from others by its sequence number, which only grows.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::waiting::Waiting;
use crate::engine::Value;
use crate::net::{TimerKey, WakeToken};
use crate::zend::fiber::{Context, ContextRef, Frame};
use crate::zend::state::State;
use crate::zend::waits::FailingCall;
use crate::zend::{Callable, Object, PhpResult, system};

/// What a coroutine runs that is no PHP function.
pub type NativeJob = Box<dyn FnOnce() -> PhpResult<()>>;

/// What a coroutine runs.
pub enum Job {
    Php {
        callable: Callable,
        arguments: Vec<Value>,
    },
    Native(NativeJob),
    /// A server's connection: an exception in it, or at its end, ends nothing but the connection.
    Contained(NativeJob),
}

/// What is thrown into a coroutine, named by why.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Thrown {
    /// `CanceledException`.
    Canceled,
    /// `TimeoutException`.
    TimedOut,
}

/// What a suspended coroutine is told when it goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum WakeReason {
    /// What it waited for may have happened.
    #[default]
    Wake,
    /// Its operation was cancelled: it fails.
    Cancel,
    /// An exception is thrown where it waits.
    Throw(Thrown),
    /// Teardown: it unwinds by a graceful exit.
    Exit,
    /// It unwinds by a bailout, running nothing more.
    Bailout,
}

/// Who went into the coroutine last, and gets control when it suspends or ends.
#[derive(Clone, Copy)]
pub struct ResumedBy {
    /// None: the main script.
    pub slot: Option<&'static Slot>,
    pub context: ContextRef,
}

/// Tasks of a nested `run()`, which waits for all of them and their descendants.
#[derive(Default)]
pub struct Scope {
    pub live: Cell<usize>,
    pub waiter: Cell<Option<WakeToken>>,
}

/// What only some coroutines have.
#[derive(Default)]
pub struct RareState {
    pub defers: Vec<Callable>,
    pub context: Option<Object>,
    /// The coroutine that joins this one, and how many it still waits for.
    pub joiner: Option<Rc<Join>>,
    /// When its time is over, and what names this limit of all.
    pub limit: Option<(TimerKey, u32)>,
}

/// Coroutines that a join waits for: how many are left, and whom to wake after the last.
pub struct Join {
    pub left: Cell<usize>,
    pub word: WakeToken,
}

/// A slot's place in the queue that its coroutine waits in; the queue keeps it.
#[derive(Default)]
pub struct Link {
    pub previous: Cell<Option<&'static Slot>>,
    pub next: Cell<Option<&'static Slot>>,
    pub queued: Cell<bool>,
}

/// A fiber context that is never freed, and the coroutine that it runs now: who it is, where it is suspended, how it ends.
/// The pool gives it away, the switch goes into it, queues and wakers name it; all of them share it by reference. It does
/// not know the loop, nor what its coroutine waits for beyond the kind of wait.
pub struct Slot {
    pub context: Context,
    pub state: State,
    pub index: u32,
    /// Bytes of the context's C stack; 0: it has none.
    pub stack_size: Cell<usize>,
    /// Changes whenever the coroutine goes on, so that wake-ups for an earlier wait are recognised.
    pub wait_generation: Cell<u32>,
    /// 0: no coroutine.
    pub id: Cell<i64>,
    pub parent: Cell<i64>,
    /// When it was created, by the coarse clock.
    pub created: Cell<u64>,
    pub origin: Cell<ResumedBy>,
    /// Where it was suspended: its own context, or a user Fiber's inside it. None while it runs.
    pub suspended: Cell<Option<ContextRef>>,
    /// The PHP frame at the top of it then, for backtraces.
    pub frame: Cell<Frame>,
    /// When the turn began in which that was, in nanoseconds of the system's clock.
    pub suspended_at: Cell<u64>,
    pub waiting: Cell<Waiting>,
    /// What ends a wait that may last longer than its loop.
    pub timer: Cell<Option<TimerKey>>,
    /// Its place in the queue that it waits in.
    pub link: Link,
    pub delivery: Cell<WakeReason>,
    /// What is to be thrown and came while it could not be interrupted.
    pub throw_pending: Cell<Option<Thrown>>,
    pub canceled: Cell<bool>,
    /// The call of PHP's whose wait was interrupted: whatever that tries next fails, too.
    pub failing: Cell<Option<FailingCall>>,
    /// It may be made to give way while it runs.
    pub preemptible: Cell<bool>,
    pub last_error: Cell<i32>,
    pub error_reporting: Cell<i32>,
    /// Graceful exits that teardown has delivered to it, or to whoever created it while that was being ended.
    pub exits: Cell<u32>,
    /// It ends by a bailout that teardown marked it with, which is no fatal error of the script's.
    pub bailed_by_teardown: Cell<bool>,
    /// Its `Context` object is being released or was: none is made anew.
    pub closing: Cell<bool>,
    /// The context is asked to end instead of taking another job.
    pub retire: Cell<bool>,
    /// What it is to run, until it does.
    pub job: Cell<Option<Job>>,
    pub extras: RefCell<Option<Box<RareState>>>,
    /// The nested `run()` that waits for it, too.
    pub scope: Cell<Option<Rc<Scope>>>,
}

impl Slot {
    /// A new one; it lives as long as the process.
    pub fn new(index: u32) -> &'static Self {
        Box::leak(Box::new(Slot {
            context: Context::new(),
            state: State::new(),
            index,
            stack_size: Cell::new(0),
            wait_generation: Cell::new(0),
            id: Cell::new(0),
            parent: Cell::new(-1),
            created: Cell::new(0),
            origin: Cell::new(ResumedBy {
                slot: None,
                context: ContextRef::current(),
            }),
            suspended: Cell::new(None),
            frame: Cell::new(Frame::NONE),
            suspended_at: Cell::new(0),
            waiting: Cell::new(Waiting::Running),
            timer: Cell::new(None),
            link: Link::default(),
            delivery: Cell::new(WakeReason::Wake),
            throw_pending: Cell::new(None),
            canceled: Cell::new(false),
            failing: Cell::new(None),
            preemptible: Cell::new(true),
            last_error: Cell::new(0),
            error_reporting: Cell::new(0),
            exits: Cell::new(0),
            bailed_by_teardown: Cell::new(false),
            closing: Cell::new(false),
            retire: Cell::new(false),
            job: Cell::new(None),
            extras: RefCell::new(None),
            scope: Cell::new(None),
        }))
    }

    /// Makes it a new coroutine's.
    #[inline(always)]
    pub fn begin(&self, id: i64, parent: i64, error_reporting: i32, job: Job) {
        self.state.reset();
        self.id.set(id);
        self.parent.set(parent);
        self.created.set(system::monotonic_coarse());
        self.waiting.set(Waiting::Running);
        self.delivery.set(WakeReason::Wake);
        self.throw_pending.set(None);
        self.canceled.set(false);
        self.failing.set(None);
        self.preemptible.set(true);
        self.last_error.set(0);
        self.error_reporting.set(error_reporting);
        self.exits.set(0);
        self.bailed_by_teardown.set(false);
        self.closing.set(false);
        self.job.set(Some(job));
    }

    /// Names its current wait.
    pub fn word(&self) -> WakeToken {
        WakeToken::Coroutine {
            slot: self.index,
            seq: self.wait_generation.get(),
        }
    }

    /// Wake-ups for what it has waited for until now are late.
    pub fn forget_wakers(&self) {
        self.wait_generation
            .set(self.wait_generation.get().wrapping_add(1));
    }

    /// What a coroutine has from the one that creates it.
    pub fn inherit(&self, creator: &Slot) {
        // What is created for somebody's end is part of that.
        self.exits.set(creator.exits.get().min(1));
        let scope = creator.scope();
        if let Some(scope) = &scope {
            scope.live.set(scope.live.get() + 1);
        }
        self.scope.set(scope);
    }

    fn scope(&self) -> Option<Rc<Scope>> {
        let scope = self.scope.take();
        self.scope.set(scope.clone());
        scope
    }

    pub fn is_suspended(&self) -> bool {
        self.suspended.get().is_some()
    }

    pub fn has_extras(&self) -> bool {
        self.extras.borrow().is_some()
    }

    pub fn with_extras<R>(&self, body: impl FnOnce(&mut RareState) -> R) -> R {
        body(self.extras.borrow_mut().get_or_insert_default())
    }
}
