//! An attempt to connect that another coroutine may end.

use std::cell::Cell;

use super::Failure;
use crate::engine::Engine;
use crate::zend::PhpResult;

/// The place in a client where at most one coroutine connects.
#[derive(Default)]
pub struct Attempt {
    coroutine: Cell<Option<i64>>,
    ended: Cell<bool>,
}

impl Attempt {
    pub fn is_under_way(&self) -> bool {
        self.coroutine.get().is_some()
    }

    /// Connects. ECANCELED: `end` was called meanwhile; what had come about by then is dropped.
    pub fn run<T>(&self, connect: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        debug_assert!(!self.is_under_way());
        self.coroutine.set(Some(Engine::get().coroutines.current_id()));
        self.ended.set(false);
        let outcome = connect();
        self.coroutine.set(None);
        match outcome {
            Err(Failure::Unwind(unwind)) => Err(Failure::Unwind(unwind)),
            _ if self.ended.get() => Err(Failure::system(libc::ECANCELED)),
            outcome => outcome,
        }
    }

    /// Has the coroutine that connects fail, now if it waits. False: none does.
    pub fn end(&self) -> PhpResult<bool> {
        let Some(id) = self.coroutine.get() else {
            return Ok(false);
        };
        self.ended.set(true);
        // One that cannot be woken is about to go on by itself, and finds out then.
        let _ = Engine::get().cancel(id, false)?;
        Ok(true)
    }
}
