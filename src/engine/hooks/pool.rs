//! Calls of libc's on the pool of threads, while their coroutine is suspended.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use parking_lot::{Condvar, Mutex};

use super::gate::Caller;
use crate::zend::system::{errno, h_errno, set_errno, set_h_errno};

/// What a call of libc's gives, and what it leaves in its thread's variables.
struct Done<T> {
    value: T,
    errno: i32,
    h_errno: i32,
}

enum Step<T> {
    /// Not begun: whoever takes the work does it.
    Waiting(Box<dyn FnOnce() -> T + Send>),
    Running,
    Done(Done<T>),
}

/// Work that points into the memory of who waits for it.
struct Borrowing<W>(W);

// SAFETY: the memory stays where it is until the work is done, and nobody touches it meanwhile: see `run_to_the_end`.
unsafe impl<W> Send for Borrowing<W> {}

impl<W: FnOnce() -> T, T> Borrowing<W> {
    fn run(self) -> T {
        (self.0)()
    }
}

type Shared<T> = Arc<(Mutex<Step<T>>, Condvar)>;

/// Does the work if nobody has begun it.
fn take_up<T>(shared: &Shared<T>) {
    let work = {
        let mut step = shared.0.lock();
        match std::mem::replace(&mut *step, Step::Running) {
            Step::Waiting(work) => work,
            other => {
                *step = other;
                return;
            }
        }
    };
    set_errno(0);
    let value = work();
    let done = Done {
        value,
        errno: errno(),
        h_errno: h_errno(),
    };
    *shared.0.lock() = Step::Done(done);
    shared.1.notify_one();
}

/// Runs work on another thread and waits for it to its end, whatever interrupts: it may point into the caller's memory.
/// `errno` is then what it is there.
pub(super) fn run_to_the_end<T: Send + 'static>(caller: Caller, work: impl FnOnce() -> T) -> T {
    let work = Borrowing(work);
    let work: Box<dyn FnOnce() -> T + Send + '_> = Box::new(move || work.run());
    // SAFETY: it is gone when this function returns: done by one of two threads, and dropped there.
    let work: Box<dyn FnOnce() -> T + Send + 'static> = unsafe { std::mem::transmute(work) };
    let shared: Shared<T> = Arc::new((Mutex::new(Step::Waiting(work)), Condvar::new()));
    let theirs = Arc::clone(&shared);
    let interrupted = Cell::new(None);
    // A thread that cannot be started is a panic; then the work is done here.
    let _ = catch_unwind(AssertUnwindSafe(|| {
        let waited = caller.engine.blocking_to_the_end(move || take_up(&theirs));
        interrupted.set(waited.err());
    }));
    take_up(&shared);
    let done = {
        let mut step = shared.0.lock();
        loop {
            match std::mem::replace(&mut *step, Step::Running) {
                Step::Done(done) => break done,
                other => *step = other,
            }
            shared.1.wait(&mut step);
        }
    };
    if let Some(why) = interrupted.take() {
        caller.interrupted(why);
    }
    set_errno(done.errno);
    set_h_errno(done.h_errno);
    done.value
}
