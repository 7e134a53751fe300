//! Waiting for the end of other coroutines.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Instant;

use super::slot::{Join, Slot};
use crate::engine::{Engine, Interrupt, Waiting};

/// Why a join failed, besides its time limit.
pub enum JoinError {
    /// None of the ids is alive.
    Nobody,
    /// One of them is being joined already (or stands in the list twice).
    AlreadyJoined,
    Interrupt(Interrupt),
}

impl Engine {
    /// Waits until all of these have ended; those that are gone already are passed over. Ok(false): too late.
    pub fn join(&self, ids: &[i64], deadline: Option<Instant>) -> Result<bool, JoinError> {
        let targets: Vec<&Slot> = ids.iter().filter_map(|id| self.coroutines.slot_of(*id)).collect();
        let Some(slot) = self.coroutines.current_slot().filter(|_| !targets.is_empty()) else {
            return Err(JoinError::Nobody);
        };
        let join = Rc::new(Join {
            left: Cell::new(targets.len()),
            word: slot.word(),
        });
        for (index, target) in targets.iter().enumerate() {
            if target.with_extras(|extras| extras.joiner.is_some()) {
                release(&targets[..index]);
                return Err(JoinError::AlreadyJoined);
            }
            target.with_extras(|extras| extras.joiner = Some(Rc::clone(&join)));
        }
        let ids: Vec<i64> = targets.iter().map(|target| target.id.get()).collect();
        let outcome = self.suspend_until(Waiting::Other, deadline);
        if join.left.get() > 0 {
            let left: Vec<&Slot> = ids.iter().filter_map(|id| self.coroutines.slot_of(*id)).collect();
            release(&left);
        }
        outcome.map_err(JoinError::Interrupt)?;
        Ok(join.left.get() == 0)
    }
}

fn release(targets: &[&Slot]) {
    for target in targets {
        target.with_extras(|extras| extras.joiner = None);
    }
}
