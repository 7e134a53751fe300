//! The coroutines that wait inside of something that another one may close.

use std::cell::RefCell;

use crate::engine::Engine;
use crate::zend::PhpResult;

/// Who waits, in order of arrival.
#[derive(Default)]
pub struct Waiters(RefCell<Vec<i64>>);

/// A coroutine's place among them.
pub struct Place<'a>(&'a Waiters, i64);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let Place(Waiters(ids), me) = *self;
        let mut ids = ids.borrow_mut();
        if let Some(at) = ids.iter().position(|id| *id == me) {
            ids.remove(at);
        }
    }
}

impl Waiters {
    /// The running coroutine is about to wait.
    pub fn enter(&self) -> Place<'_> {
        let me = Engine::get().coroutines.current_id();
        self.0.borrow_mut().push(me);
        Place(self, me)
    }

    /// Has all of them fail now, before this returns. One that cannot be woken is about to go on by itself.
    pub fn cancel_all(&self) -> PhpResult<()> {
        let ids = self.0.borrow().clone();
        for id in ids {
            if self.0.borrow().contains(&id) {
                let _ = Engine::get().cancel(id, false)?;
            }
        }
        Ok(())
    }
}
