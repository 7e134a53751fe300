//! Work that would block the thread (files, name look-ups), on the runtime's pool of threads. None of it touches PHP's
//! memory: it takes and gives owned Rust data.

use std::cell::Cell;
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;
use std::time::Instant;

use tokio::task::{JoinError, JoinHandle};

use crate::engine::io::Waits;
use crate::engine::{Engine, Interrupt, Waiting};
use crate::zend::{Unwind, error};

/// How many jobs of the pool wait or run, those included for which no coroutine waits any more.
#[derive(Clone, Default)]
pub(in crate::engine) struct JobCount(Rc<Cell<usize>>);

impl JobCount {
    /// In a forked child: the jobs are the parent's.
    pub fn forked(&self) {
        self.0.set(0);
    }

    fn begin(&self) -> Counted {
        self.0.set(self.0.get() + 1);
        Counted(Rc::clone(&self.0))
    }
}

struct Counted(Rc<Cell<usize>>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}

/// A job of the pool that runs while its coroutine does something else.
pub struct PoolJob<T> {
    job: JoinHandle<T>,
    _counted: Counted,
}

impl Engine {
    /// Runs a job on another thread and waits for its result, up to a time limit: Ok(None) says that it has passed.
    /// Cancelling gives up waiting, too. Then the job runs to its end, and its result is dropped there.
    pub fn blocking_until<T: Send + 'static>(
        &self,
        deadline: Option<Instant>,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<Option<T>, Interrupt> {
        let _counted = self.waits.blocking.begin();
        let job = self.start_blocking(work)?;
        match self.wait_until(deadline, pin!(never_at_once(job)))? {
            None => Ok(None),
            Some(result) => finished(result).map(Some),
        }
    }

    /// The same for work that must not be given up: `Coroutine::cancel` is refused, or thrown when it is done.
    pub fn blocking_to_the_end<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Interrupt> {
        let _counted = self.waits.blocking.begin();
        let job = self.start_blocking(work)?;
        let result = self.wait_as(Waiting::Uncancellable, pin!(never_at_once(job)))?;
        finished(result)
    }

    /// Starts a job that is waited for later. Dropped before that, it runs to its end, and its result is dropped there.
    pub fn start_pool_job<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<PoolJob<T>, Interrupt> {
        Ok(PoolJob {
            _counted: self.waits.blocking.begin(),
            job: self.start_blocking(work)?,
        })
    }

    /// Waits for such a job's result.
    pub fn finish_pool_job<T: Send + 'static>(&self, job: PoolJob<T>) -> Result<T, Interrupt> {
        finished(self.wait_as(Waiting::Uncancellable, pin!(job.job))?)
    }

    /// Starts a job that nobody waits for.
    pub fn run_in_pool(&self, work: impl FnOnce() + Send + 'static) {
        // Without a runtime there is no pool, and the job is dropped.
        self.reactor.enter(|| drop(tokio::task::spawn_blocking(work)));
    }

    fn start_blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<JoinHandle<T>, Interrupt> {
        self.reactor
            .enter(|| tokio::task::spawn_blocking(work))
            .ok_or(Unwind::Bailout.into())
    }
}

impl Waits {
    /// Jobs that somebody waits for.
    pub fn blocking_jobs(&self) -> usize {
        self.blocking.0.get()
    }
}

/// The job's result, and never before the coroutine has been suspended: what a script sees must not depend on which
/// thread was faster.
async fn never_at_once<T>(job: JoinHandle<T>) -> Result<T, JoinError> {
    let mut asked = false;
    poll_fn(|context| {
        if std::mem::replace(&mut asked, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
    job.await
}

/// A job that panicked is a defect of ours, said as an `Error`; one that the runtime dropped ends with it.
fn finished<T>(result: Result<T, JoinError>) -> Result<T, Interrupt> {
    result.map_err(|failure| match failure.is_panic() {
        true => error::throw_error("swoole-rs: internal error: a job of the thread pool failed").into(),
        false => Unwind::Bailout.into(),
    })
}
