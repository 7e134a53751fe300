//! What a suspended coroutine waits for, and why a wait ends without it.

use crate::zend::Unwind;

/// What a coroutine waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Waiting {
    /// Nothing: it runs, or went into another one.
    Running,
    /// `resume()`.
    Yield,
    /// Something that the reactor brings: readiness, a time, a job of the blocking pool.
    Reactor,
    /// As `Reactor`, but `cancel()` is refused.
    Uncancellable,
    /// Another coroutine: a join, a class that it loads.
    Other,
    /// As `Other`, but `cancel()` is refused.
    OtherUncancellable,
}

impl Waiting {
    pub fn can_cancel(self) -> bool {
        matches!(self, Waiting::Yield | Waiting::Reactor | Waiting::Other)
    }

    pub(in crate::engine) fn on_reactor(self) -> bool {
        matches!(self, Waiting::Reactor | Waiting::Uncancellable)
    }
}

/// Why a wait ended without what it waited for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Interrupt {
    /// `Coroutine::cancel`: the operation fails.
    Canceled,
    /// The coroutine unwinds.
    Unwind(Unwind),
}

impl From<Unwind> for Interrupt {
    fn from(unwind: Unwind) -> Self {
        Interrupt::Unwind(unwind)
    }
}
