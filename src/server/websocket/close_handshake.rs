//! The closing handshake where this side begins it (RFC 6455, section 7.1.2): the close frame is on its way, and the
//! peer's answer is waited for, behind whatever else it was just sending. By then the application has let go of the
//! connection, so that a job of the reactor does the waiting.

use std::rc::{Rc, Weak};
use std::time::Duration;

use protocol::websocket::message::{Decoder, Event};

use crate::net::Stream;
use crate::net::outbox::{self, Outbox};
use crate::server::connection::input_budget::{InputBudget, InputOwner, with_scratch};
use crate::server::connection::{Connection, lingering_close};

/// How long a peer that has been sent a close frame may take to answer it.
const ANSWER_LIMIT: Duration = Duration::from_secs(5);

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
pub async fn run(stream: Rc<Stream>, outbox: Rc<Outbox>, mut decoder: Decoder, input: Vec<u8>) {
    let budget = InputBudget::default();
    let mut heard = skim(&mut decoder, &budget, &input);
    outbox::recycle_buffer(input);
    while heard == Heard::Nothing && outbox.error().is_none() {
        // The answer's time begins when the peer has got everything: a blocked outbox has a time limit of its own.
        let is_late = outbox.queued() == 0;
        let listening = listen(&stream, &mut decoder, &budget);
        match tokio::time::timeout(ANSWER_LIMIT, listening).await {
            Ok(something) => heard = something,
            Err(_) if is_late => break,
            Err(_) => {}
        }
    }
    drop((decoder, budget));
    let more_may_come = matches!(heard, Heard::Nothing | Heard::Nonsense);
    lingering_close::run(stream, outbox, more_may_come).await;
}

/// Reads until there is something other than messages.
async fn listen(stream: &Stream, decoder: &mut Decoder, budget: &InputBudget) -> Heard {
    loop {
        let read = std::future::poll_fn(|cx| {
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
