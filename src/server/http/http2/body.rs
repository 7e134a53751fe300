//! Receiving a request's body: what has come is taken out of h2 at once, and is kept as HTTP/1's is.

use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, Waker};
use std::time::Instant;

use h2::RecvStream;

use super::link::Link;
use super::stream::ResponseStream;
use crate::engine::Engine;
use crate::server::connection::input_budget::{InputBudget, InputOwner};
use crate::server::connection::limits::Pace;
use crate::server::http::body::Receiver;
use crate::server::http::no_request::NoRequest;
use crate::server::http::request::{Body, RequestHead};

/// What waiting for content brings.
enum Next {
    /// So many bytes have come.
    Content(usize),
    End,
    No(NoRequest),
}

/// Who is told that others need the memory more.
#[derive(Default)]
struct Keeper {
    given_up: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl InputOwner for Keeper {
    fn give_up_input(&self) {
        self.given_up.set(true);
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

/// A body on its way from h2 to where it is kept.
struct Incoming {
    body: RecvStream,
    receiver: Receiver,
    /// Bytes that may still come.
    left: usize,
}

impl Incoming {
    /// Takes all that has come: what stays with h2 counts as a flood once there are many small pieces.
    fn poll_next(&mut self, keeper: &Keeper, cx: &mut Context<'_>) -> Poll<Next> {
        if keeper.given_up.get() {
            return Poll::Ready(Next::No(NoRequest::Refused(503)));
        }
        *keeper.waker.borrow_mut() = Some(cx.waker().clone());
        let mut received = 0;
        loop {
            match self.body.poll_data(cx) {
                Poll::Ready(Some(Ok(bytes))) => {
                    if let Err(no) = self.take(&bytes) {
                        return Poll::Ready(Next::No(no));
                    }
                    received += bytes.len();
                }
                _ if received > 0 => return Poll::Ready(Next::Content(received)),
                // The client has reset the stream, or is gone.
                Poll::Ready(Some(Err(_))) => return Poll::Ready(Next::No(NoRequest::Gone)),
                Poll::Ready(None) => return Poll::Ready(Next::End),
                Poll::Pending => return Poll::Pending,
            }
        }
    }

    fn take(&mut self, bytes: &[u8]) -> Result<(), NoRequest> {
        self.left = self
            .left
            .checked_sub(bytes.len())
            .ok_or(NoRequest::Refused(413))?;
        // More than was received cannot be released.
        let _ = self.body.flow_control().release_capacity(bytes.len());
        self.receiver.take(bytes)
    }
}

/// Waits for all of a body, in the request's coroutine.
pub fn receive(
    link: &Link,
    head: &RequestHead,
    body: RecvStream,
    response: &ResponseStream,
) -> Result<Body, NoRequest> {
    if body.is_end_stream() {
        return Ok(Body::default());
    }
    let settings = &link.connection.run.settings;
    let limit = settings.package_max_length.saturating_sub(head.bytes().len());
    if announced(head).is_some_and(|length| length > limit as u64) {
        return Err(NoRequest::Refused(413));
    }
    let mut incoming = Incoming {
        body,
        receiver: Receiver::new(settings, head.content_type())?,
        left: limit,
    };
    if head.fields().named("expect").next().is_some() {
        response.send_continue();
    }
    let (engine, keeper) = (Engine::get(), Rc::new(Keeper::default()));
    let pace = Pace::new(&settings.limits, settings.read_limit);
    let budget = InputBudget::default();
    loop {
        let begun = Instant::now();
        let next = pin!(std::future::poll_fn(|cx| incoming.poll_next(&keeper, cx)));
        let received = match engine.wait_until(begun.checked_add(pace.left()), next)? {
            Some(Next::Content(received)) => received,
            Some(Next::End) => break,
            Some(Next::No(no)) => return Err(no),
            None => return Err(NoRequest::Refused(408)),
        };
        pace.count(begun.elapsed(), received);
        link.count_useful(received);
        incoming.receiver.relieve(&settings.uploads)?;
        let owner: Weak<Keeper> = Rc::downgrade(&keeper);
        if !budget.set(incoming.receiver.held(), received, || owner) {
            return Err(NoRequest::Refused(503));
        }
    }
    incoming.receiver.finish()
}

/// What Content-Length says; the head's parser has accepted it.
fn announced(head: &RequestHead) -> Option<u64> {
    let length = head.fields().named("content-length").next()?;
    std::str::from_utf8(length).ok()?.parse().ok()
}
