//! Wake-ups from other threads: the blocking pool's, and wakers that have wandered.

use std::cell::Cell;
use std::task::{Context, Waker};

use parking_lot::Mutex;

use super::{REACTOR, WakeToken};

/// What was woken, and how to unpark the PHP thread for it.
static REMOTE: Mutex<(Vec<WakeToken>, Option<Waker>)> = Mutex::new((Vec::new(), None));

thread_local! {
    /// The reactor belongs to this thread: a waker may run on any.
    static IS_OURS: Cell<bool> = const { Cell::new(false) };
}

/// From here on this thread is the one whose reactor is woken without a lock.
pub(super) fn adopt_thread() {
    IS_OURS.set(true);
}

/// Wakes whoever the word names. Any thread.
pub(in crate::net) fn wake(word: WakeToken) {
    if IS_OURS.get()
        && let Some(reactor) = REACTOR.get()
    {
        reactor.wake(word);
        return;
    }
    let mut remote = REMOTE.lock();
    remote.0.push(word);
    if let Some(waker) = &remote.1 {
        waker.wake_by_ref();
    }
}

/// Runs something while no other thread is in the middle of a wake-up: a fork.
pub fn while_quiet<R>(body: impl FnOnce() -> R) -> R {
    let _quiet = REMOTE.lock();
    body()
}

/// What others have woken since.
pub(super) fn take() -> Vec<WakeToken> {
    std::mem::take(&mut REMOTE.lock().0)
}

/// Forgets all, and gives back what unparks the thread: a waker keeps the runtime's descriptors open.
pub(super) fn clear() -> Option<Waker> {
    std::mem::take(&mut *REMOTE.lock()).1
}

/// Whether something was woken; if not, the thread that is about to sleep is unparked for the next one.
pub(super) fn any_or_unpark(cx: &Context<'_>) -> bool {
    let mut remote = REMOTE.lock();
    if !remote.0.is_empty() {
        return true;
    }
    if remote.1.as_ref().is_none_or(|waker| !waker.will_wake(cx.waker())) {
        remote.1 = Some(cx.waker().clone());
    }
    false
}
