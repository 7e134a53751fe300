//! A lock between coroutines: first come, first served. Between processes it is a word of shared memory, for which each
//! asks again and again.

use std::cell::Cell;
use std::io;
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::shared_memory::SharedWord;
use super::wait_queue::WaitQueue;
use crate::engine::{Engine, Interrupt};
use crate::zend::PhpResult;
use crate::zend::system::process_id;

/// How long to wait before another process is asked again: at first, and at most.
const FIRST_PAUSE: Duration = Duration::from_millis(1);
const LONGEST_PAUSE: Duration = Duration::from_millis(16);

/// Who has the lock.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Owner {
    #[default]
    Nobody,
    Coroutine(i64),
    /// It was unlocked for this one, which has not gone on yet.
    Next(i64),
}

/// The lock of one process.
#[derive(Default)]
pub struct Local {
    owner: Cell<Owner>,
    waiting: WaitQueue,
}

/// The lock behind `Swoole\Coroutine\Lock`: of one process, or shared with its children.
pub enum Lock {
    Local(Local),
    Shared(Shared),
}

impl Lock {
    pub fn new(shared: bool) -> io::Result<Self> {
        if shared {
            SharedWord::new().map(|word| Lock::Shared(Shared(word)))
        } else {
            Ok(Lock::of_process())
        }
    }

    /// One that only this process has.
    pub fn of_process() -> Self {
        Lock::Local(Local::default())
    }

    /// Takes it for the running coroutine. Ok(false): somebody else has it, and the caller does not want to wait.
    pub fn lock(&self, engine: &Engine, wait: bool) -> Result<bool, Interrupt> {
        match self {
            Lock::Local(local) => local.lock(engine, wait),
            Lock::Shared(shared) => shared.lock(engine, wait),
        }
    }

    /// Takes it from whoever has it.
    pub fn unlock(&self, engine: &Engine) -> PhpResult<()> {
        match self {
            Lock::Local(local) => local.unlock(engine),
            Lock::Shared(shared) => {
                shared.0.long().store(FREE, Ordering::Release);
                Ok(())
            }
        }
    }
}

impl Local {
    fn lock(&self, engine: &Engine, wait: bool) -> Result<bool, Interrupt> {
        let id = engine.coroutines.current_id();
        match self.owner.get() {
            Owner::Coroutine(owner) if owner == id => return Ok(true),
            Owner::Nobody => {
                self.owner.set(Owner::Coroutine(id));
                return Ok(true);
            }
            _ if !wait => return Ok(false),
            _ => {}
        }
        let outcome = self.waiting.wait(engine, None);
        // It may have been interrupted when it was its turn already.
        let turn = self.owner.get() == Owner::Next(id);
        match outcome {
            Ok(_) => {
                self.owner.set(Owner::Coroutine(id));
                Ok(true)
            }
            Err(interrupt) => {
                if turn {
                    self.pass_on(engine)?;
                }
                Err(interrupt)
            }
        }
    }

    fn unlock(&self, engine: &Engine) -> PhpResult<()> {
        match self.owner.get() {
            Owner::Nobody | Owner::Next(_) => Ok(()),
            Owner::Coroutine(_) => self.pass_on(engine),
        }
    }

    /// The first who waits is the next; it goes on when the loop comes to it.
    fn pass_on(&self, engine: &Engine) -> PhpResult<()> {
        let next = self.waiting.wake_first(engine)?;
        self.owner.set(next.map_or(Owner::Nobody, Owner::Next));
        Ok(())
    }
}

/// What the word is while nobody has the lock; a process and a coroutine otherwise.
const FREE: u64 = 0;

/// The lock of several processes.
pub struct Shared(SharedWord);

impl Shared {
    fn lock(&self, engine: &Engine, wait: bool) -> Result<bool, Interrupt> {
        let owner = u64::from(process_id()) << 32 | u64::from(engine.coroutines.current_id() as u32);
        let word = self.0.long();
        let mut pause = FIRST_PAUSE;
        loop {
            match word.compare_exchange(FREE, owner, Ordering::Acquire, Ordering::Relaxed) {
                Ok(_) => return Ok(true),
                Err(current) if current == owner => return Ok(true),
                Err(_) if !wait => return Ok(false),
                Err(_) => engine.sleep(pause)?,
            }
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }
}
