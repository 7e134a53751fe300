//! The closing handshake where this side begins it (RFC 6455, section 7.1.2): the close frame is on its way, and the
//! peer's answer is waited for, behind whatever else it was just sending. By then the application has let go of the
//! connection, so that a job of the reactor does the waiting.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::{Rc, Weak};
use std::task::Poll;
use std::time::Instant;

use protocol::websocket::message::{Decoder, Event};
use tokio::time::timeout;

use crate::net::Stream;
use crate::net::outbox::{self, Outbox};
use crate::server::connection::input_budget::{InputBudget, InputOwner, with_scratch};
use crate::server::connection::limits::Limits;
use crate::server::connection::{Connection, lingering_close};

/// What a peer's bytes came to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heard {
    /// Something else than the answer.
    Nothing,
    /// The answer. It sends nothing more.
    Answer,
    /// The end of the connection.
    End,
    /// What makes no sense, or too much of it.
    Nonsense,
}

/// The job of a connection that is closed for the application. `input`: what was received and not looked at.
pub async fn run(
    stream: Rc<Stream>,
    outbox: Rc<Outbox>,
    mut decoder: Decoder,
    input: Vec<u8>,
    limits: Limits,
) {
    let budget = InputBudget::default();
    let mut heard = skim(&mut decoder, &budget, &input);
    outbox::recycle_buffer(input);
    let mut left = limits.close;
    if heard == Heard::Nothing {
        let mut listening = pin!(listen(&stream, &mut decoder, &budget));
        let mut flushing = pin!(lingering_close::flush(&stream, &outbox, limits));
        // The answer's time begins when the peer has got everything.
        let early = poll_fn(|cx| match listening.as_mut().poll(cx) {
            Poll::Ready(heard) => Poll::Ready(Some(heard)),
            Poll::Pending => flushing.as_mut().poll(cx).map(|()| None),
        });
        heard = match early.await {
            Some(heard) => heard,
            None if outbox.error().is_some() => Heard::End,
            None => {
                let begun = Instant::now();
                let answer = timeout(limits.close, listening).await;
                left = left.saturating_sub(begun.elapsed());
                answer.unwrap_or(Heard::Nothing)
            }
        };
    }
    drop((decoder, budget));
    lingering_close::flush(&stream, &outbox, limits).await;
    let more_may_come = matches!(heard, Heard::Nothing | Heard::Nonsense);
    lingering_close::finish(&stream, &outbox, more_may_come, left).await;
}

/// Reads until there is something other than messages.
async fn listen(stream: &Stream, decoder: &mut Decoder, budget: &InputBudget) -> Heard {
    loop {
        let read = poll_fn(|cx| {
            with_scratch(|scratch| {
                let read = stream.poll_read(cx, scratch);
                read.map(|read| match read {
                    Ok(count) if count > 0 => skim(decoder, budget, &scratch[..count]),
                    _ => Heard::End,
                })
            })
        });
        match read.await {
            Heard::Nothing => {}
            heard => return heard,
        }
    }
}

/// This job looks for itself whether it may go on.
fn nobody() -> Weak<dyn InputOwner> {
    Weak::<Connection>::new()
}

/// Looks for the answer between messages that nobody wants any more.
fn skim(decoder: &mut Decoder, budget: &InputBudget, mut bytes: &[u8]) -> Heard {
    loop {
        match decoder.next(&mut bytes) {
            Ok(Some(Event::Close(_))) => return Heard::Answer,
            Ok(Some(_)) => {}
            Ok(None) if budget.set(decoder.buffered(), 0, nobody) => return Heard::Nothing,
            Ok(None) | Err(_) => return Heard::Nonsense,
        }
    }
}
