//! A bounded queue of PHP values between coroutines. Whoever makes room, or brings a value, goes into the first that has
//! waited for it, at once.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use super::wait_queue::WaitQueue;
use crate::engine::log::{self, Level};
use crate::engine::{Engine, Interrupt};
use crate::zend::{PhpResult, Unwind, Value, Zval};

/// Why nothing was pushed or popped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChannelError {
    Timeout,
    Closed,
    Canceled,
    Unwind(Unwind),
}

impl From<Interrupt> for ChannelError {
    fn from(interrupt: Interrupt) -> Self {
        match interrupt {
            Interrupt::Canceled => ChannelError::Canceled,
            Interrupt::Unwind(unwind) => ChannelError::Unwind(unwind),
        }
    }
}

impl From<Unwind> for ChannelError {
    fn from(unwind: Unwind) -> Self {
        ChannelError::Unwind(unwind)
    }
}

/// Values on their way between coroutines: at most `capacity` of them, and two queues of those who wait for room or for a
/// value. All coroutines of the thread may share it; its PHP object owns it and shows its values to the cycle collector.
/// It does not know that object: why a call failed is an error, which `api` turns into `$errCode`.
#[derive(Default)]
pub struct Channel {
    /// 0: the constructor has not run.
    capacity: Cell<usize>,
    closed: Cell<bool>,
    values: RefCell<VecDeque<Value>>,
    producers: WaitQueue,
    consumers: WaitQueue,
    /// The log knows already that those who waited at the end did so for nothing.
    discarded: Cell<bool>,
}

/// `SWOOLE_ERROR_CO_HAS_BEEN_DISCARDED`.
const DISCARDED: i64 = 10_003;

impl Channel {
    /// False: it has a capacity already.
    pub fn open(&self, capacity: usize) -> bool {
        let fresh = !self.is_open();
        if fresh {
            self.capacity.set(capacity.max(1));
        }
        fresh
    }

    #[inline]
    pub fn is_open(&self) -> bool {
        self.capacity.get() > 0
    }

    /// Appends a value, as soon as there is room for it. In a coroutine. A time limit that is not positive is none.
    #[inline(always)]
    pub fn push(&self, engine: &Engine, value: &Zval, timeout: f64) -> Result<(), ChannelError> {
        if self.closed.get() {
            return Err(ChannelError::Closed);
        }
        if self.is_full() || !self.producers.is_empty() {
            self.wait(engine, &self.producers, timeout)?;
        }
        let value = value.share();
        self.values.borrow_mut().push_back(value);
        if !self.consumers.is_empty() {
            self.consumers.hand_over(engine)?;
        }
        Ok(())
    }

    /// Appends a value, in place of the oldest one if there is no room. Whoever waits for a value goes on at once. Outside
    /// coroutines, too. Ok(false): an older value was lost for it.
    pub fn push_over(&self, engine: &Engine, value: Value) -> PhpResult<bool> {
        let oldest = if self.is_full() {
            self.values.borrow_mut().pop_front()
        } else {
            None
        };
        self.values.borrow_mut().push_back(value);
        if !self.consumers.is_empty() {
            self.consumers.hand_over(engine)?;
        }
        Ok(oldest.is_none())
    }

    pub fn is_closed(&self) -> bool {
        self.closed.get()
    }

    /// Takes the oldest value, as soon as there is one. In a coroutine.
    #[inline(always)]
    pub fn pop(&self, engine: &Engine, timeout: f64) -> Result<Value, ChannelError> {
        if self.closed.get() && self.is_empty() {
            return Err(ChannelError::Closed);
        }
        if self.is_empty() || !self.consumers.is_empty() {
            self.wait(engine, &self.consumers, timeout)?;
        }
        // Who was called has its value: nobody else runs between that and this.
        let value = self.values.borrow_mut().pop_front().ok_or(ChannelError::Closed)?;
        if !self.producers.is_empty()
            && let Err(unwind) = self.producers.hand_over(engine)
        {
            if unwind == Unwind::Bailout {
                std::mem::forget(value); // no destructors any more
            }
            return Err(unwind.into());
        }
        Ok(value)
    }

    #[inline(always)]
    fn wait(&self, engine: &Engine, queue: &WaitQueue, timeout: f64) -> Result<(), ChannelError> {
        let deadline = if timeout > 0.0 {
            Engine::deadline(timeout)
        } else {
            None
        };
        match queue.wait(engine, deadline) {
            Ok(true) if self.closed.get() => Err(ChannelError::Closed),
            Ok(true) => Ok(()),
            Ok(false) => Err(ChannelError::Timeout),
            Err(interrupt) => {
                if interrupt == Interrupt::Unwind(Unwind::Thrown) && engine.ends_the_script() {
                    self.log_discarded(queue);
                }
                Err(interrupt.into())
            }
        }
    }

    /// The script is over, and the first of those who wait has left the queue.
    #[cold]
    fn log_discarded(&self, left: &WaitQueue) {
        if self.discarded.replace(true) {
            return;
        }
        for (queue, who) in [(&self.producers, "producers"), (&self.consumers, "consumers")] {
            let count = queue.len() + usize::from(std::ptr::eq(queue, left));
            if count > 0 {
                let text = format!("channel is destroyed, {count} {who} will be discarded");
                log::write_code(Level::Warning, DISCARDED, "Channel::~Channel", &text);
            }
        }
    }

    /// Fails whoever waits, producers first. What is in it can still be popped. Ok(false): it is closed already.
    pub fn close(&self, engine: &Engine) -> PhpResult<bool> {
        if self.closed.replace(true) {
            return Ok(false);
        }
        let producers = self.producers.hand_over_to_all(engine);
        self.consumers
            .hand_over_to_all(engine)
            .and(producers)
            .map(|()| true)
    }

    #[inline]
    pub fn len(&self) -> usize {
        self.values.borrow().len()
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline]
    pub fn is_full(&self) -> bool {
        self.len() >= self.capacity.get()
    }

    /// How many wait to push.
    pub fn producers(&self) -> usize {
        self.producers.len()
    }

    /// How many wait to pop.
    pub fn consumers(&self) -> usize {
        self.consumers.len()
    }

    pub fn each_value(&self, visit: &mut dyn FnMut(&Zval)) {
        for value in self.values.borrow().iter() {
            visit(value.raw());
        }
    }
}
