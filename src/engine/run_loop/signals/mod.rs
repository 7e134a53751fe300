//! Signals of the process: handlers that a script registers with the loop, and coroutines that wait for one. Both may
//! want the same signal; all of them get it.
//!
//! A handler runs as a callback of the loop, never inside the kernel's interruption. Other signals keep their default
//! action.

mod disposition;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Instant;

use crate::engine::coroutine::slot::Job;
use crate::engine::coroutine::switch::Created;
use crate::engine::run_loop::Callbacks;
use crate::engine::{Engine, Interrupt, Waiting};
use crate::net::WakeToken;
use crate::zend::{Callable, Unwind, Value};

use disposition::{SIGNALS, Want};
pub use disposition::{hook_pcntl, signals_dispatched};
pub(in crate::engine) use disposition::{is_pending, take_pending, watch};

/// What a script wants for a signal.
#[derive(Clone)]
pub enum Handler {
    Call(Callable),
    /// One of ours.
    Native(Rc<dyn Fn()>),
    Ignore,
}

/// In a forked child: what came before was meant for the parent.
pub(in crate::engine) fn forget_arrived() {
    disposition::forget_pending();
    disposition::take_arrived().for_each(drop);
}

#[derive(Default)]
pub(in crate::engine) struct Signals {
    handlers: RefCell<BTreeMap<i32, Handler>>,
    listeners: RefCell<Vec<Rc<Listener>>>,
}

/// A coroutine that wants signals, and the one that it got.
struct Listener {
    numbers: Vec<i32>,
    got: Cell<Option<i32>>,
    word: Cell<Option<WakeToken>>,
}

/// Signals that a coroutine listens to until this is dropped. What comes before it waits is not lost.
pub struct Listening {
    listener: Rc<Listener>,
    engine: &'static Engine,
}

/// A number that is no signal's, or one that cannot be handled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InvalidSignal;

impl Signals {
    /// Whether a script has a callable for any signal.
    pub fn any_handler(&self) -> bool {
        self.handlers
            .borrow()
            .values()
            .any(|handler| matches!(handler, Handler::Call(_)))
    }

    fn wanted(&self, number: i32) -> Want {
        if self
            .listeners
            .borrow()
            .iter()
            .any(|l| l.numbers.contains(&number))
        {
            return Want::ToBeTold;
        }
        match self.handlers.borrow().get(&number) {
            Some(Handler::Call(_) | Handler::Native(_)) => Want::ToBeTold,
            Some(Handler::Ignore) => Want::ToBeIgnored,
            None => Want::Nothing,
        }
    }

    /// Has the kernel do what is wanted now.
    fn settle(&self, number: i32) -> Result<(), InvalidSignal> {
        let index = valid(number)?;
        disposition::want(index, self.wanted(number)).map_err(|_| InvalidSignal)
    }
}

fn valid(number: i32) -> Result<usize, InvalidSignal> {
    usize::try_from(number)
        .ok()
        .filter(|index| (1..SIGNALS).contains(index))
        .ok_or(InvalidSignal)
}

impl Engine {
    /// Registers what happens when a signal comes, in place of what was registered before; `None` gives the signal back
    /// to whoever had it. Ok: what was registered.
    pub fn handle_signal(
        &self,
        number: i32,
        handler: Option<Handler>,
    ) -> Result<Option<Handler>, InvalidSignal> {
        valid(number)?;
        if matches!(handler, Some(Handler::Call(_))) {
            // What comes after the last loop is still dispatched, when the script ends.
            self.register_shutdown();
        }
        let put = |handler: Option<Handler>| {
            let mut handlers = self.callbacks.signals.handlers.borrow_mut();
            match handler {
                Some(handler) => handlers.insert(number, handler),
                None => handlers.remove(&number),
            }
        };
        let before = put(handler);
        if let Err(invalid) = self.callbacks.signals.settle(number) {
            let refused = put(before);
            drop(refused);
            return Err(invalid);
        }
        Ok(before)
    }

    /// Whether a signal that is handled has come, and no loop has seen it yet.
    pub fn signal_has_come(&self, number: i32) -> bool {
        valid(number).is_ok_and(disposition::has_arrived)
    }

    /// Listens to signals on behalf of the running coroutine.
    pub fn listen(&'static self, numbers: &[i32]) -> Result<Listening, InvalidSignal> {
        let listener = Rc::new(Listener {
            numbers: numbers.to_vec(),
            got: Cell::new(None),
            word: Cell::new(None),
        });
        self.callbacks
            .signals
            .listeners
            .borrow_mut()
            .push(Rc::clone(&listener));
        let listening = Listening {
            listener,
            engine: self,
        };
        for number in numbers {
            self.callbacks.signals.settle(*number)?;
        }
        Ok(listening)
    }

    /// What came since the last turn reaches those who want it.
    pub(in crate::engine) fn dispatch_signals(&self) {
        if disposition::take_pcntl() {
            self.dispatch_pcntl();
        }
        for (number, times) in disposition::take_arrived() {
            for listener in self.callbacks.signals.listeners.borrow().iter() {
                listener.tell(number, self);
            }
            for _ in 0..times {
                if self.leaves_turn() {
                    return;
                }
                let handler = self.callbacks.signals.handlers.borrow().get(&number).cloned();
                match handler {
                    Some(Handler::Call(callable)) => self.callback(callable, vec![i64::from(number).into()]),
                    Some(Handler::Native(handler)) => handler(),
                    Some(Handler::Ignore) | None => {}
                }
            }
        }
    }

    /// The handlers that `pcntl_signal` knows run in a coroutine of their own, whatever the option for callbacks says.
    fn dispatch_pcntl(&self) {
        let Ok(Ok(callable)) = Callable::from_value(Value::from("pcntl_signal_dispatch").raw()) else {
            return;
        };
        let job = Job::Php {
            callable: callable.clone(),
            arguments: Vec::new(),
        };
        match self.create(job) {
            Ok(Created::LimitReached(_)) => self.callback(callable, Vec::new()),
            created => self.settle_callback(created.map(drop)),
        }
    }
}

impl Callbacks {
    /// Handlers and waiting coroutines.
    pub fn signal_listeners(&self) -> usize {
        self.signals.handlers.borrow().len() + self.signals.listeners.borrow().len()
    }

    /// Gives all signals back: the script ends, or the process is a child that begins anew.
    pub fn forget_signals(&self) {
        let handlers = self.signals.handlers.take();
        let listeners = self.signals.listeners.take();
        let numbers = handlers.keys().copied();
        for number in numbers.chain(listeners.iter().flat_map(|l| l.numbers.iter().copied())) {
            let _ = self.signals.settle(number);
        }
        // Destructors of what the callables hold may run now.
        drop(handlers);
    }
}

impl Listener {
    fn tell(&self, number: i32, engine: &Engine) {
        if self.got.get().is_none() && self.numbers.contains(&number) {
            self.got.set(Some(number));
            if let Some(word) = self.word.take() {
                engine.reactor.push_ready(word);
            }
        }
    }
}

impl Listening {
    /// Waits for the next of the signals; Ok(None): the time is up.
    pub fn wait(&self, deadline: Option<Instant>) -> Result<Option<i32>, Interrupt> {
        let engine = self.engine;
        loop {
            if let Some(number) = self.listener.got.take() {
                return Ok(Some(number));
            }
            let Some(slot) = engine.coroutines.current_slot() else {
                return Err(Unwind::Bailout.into());
            };
            if deadline.is_some_and(|deadline| Instant::now() >= deadline) {
                return Ok(None);
            }
            self.listener.word.set(Some(slot.word()));
            let timer = deadline.map(|deadline| engine.reactor.wake_at(deadline, slot.word()));
            let outcome = engine.suspend(Waiting::Reactor);
            self.listener.word.set(None);
            if let Some(timer) = timer {
                engine.reactor.cancel(timer);
            }
            outcome?;
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let signals = &self.engine.callbacks.signals;
        signals
            .listeners
            .borrow_mut()
            .retain(|listener| !Rc::ptr_eq(listener, &self.listener));
        for number in &self.listener.numbers {
            let _ = signals.settle(*number);
        }
    }
}
