//! Answers of jobs to coroutines: nothing of the runtime lies on a coroutine's stack.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use crate::net::Reactor;

struct State<T> {
    output: Option<T>,
    /// The job is gone, with or without an output.
    over: bool,
    waker: Option<Waker>,
}

/// What a job will have found out. None: the loop ended before it had.
pub struct Reply<T>(Rc<RefCell<State<T>>>);

/// The job's end of it.
struct Promise<T>(Rc<RefCell<State<T>>>);

impl<T: 'static> Reply<T> {
    /// Starts a job, which goes on when nobody waits for it any more.
    pub fn of(work: impl Future<Output = T> + 'static) -> Self {
        let state = Rc::new(RefCell::new(State {
            output: None,
            over: false,
            waker: None,
        }));
        let promise = Promise(Rc::clone(&state));
        Reactor::get().spawn_background(async move {
            let output = work.await;
            promise.0.borrow_mut().output = Some(output);
        });
        Reply(state)
    }
}

impl<T> Drop for Promise<T> {
    fn drop(&mut self) {
        let mut state = self.0.borrow_mut();
        state.over = true;
        if let Some(waker) = state.waker.take() {
            waker.wake();
        }
    }
}

impl<T> Future for Reply<T> {
    type Output = Option<T>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let mut state = self.0.borrow_mut();
        if state.over {
            return Poll::Ready(state.output.take());
        }
        state.waker = Some(cx.waker().clone());
        Poll::Pending
    }
}
