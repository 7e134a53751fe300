//! The end of a connection that is closed but not finished: what is queued goes out, then FIN, and what the peer still
//! sends is read for a while, so that no reset destroys what it has not read yet (RFC 9112, section 9.6).

use std::rc::Rc;
use std::time::Duration;

use super::input_budget::with_scratch;
use crate::net::Stream;
use crate::net::outbox::Outbox;

/// How long a closed connection still reads what its peer sends.
const LINGER: Duration = Duration::from_secs(1);
/// And how much of it.
const LINGER_BYTES: usize = 256 * 1024;

/// The job of a connection that is closed but not finished.
pub async fn run(stream: Rc<Stream>, outbox: Rc<Outbox>, linger: bool) {
    std::future::poll_fn(|cx| outbox.poll_empty(cx)).await;
    if outbox.error().is_none() && linger {
        stream.shutdown_write();
        // A peer that goes on sending for longer is cut off.
        let _ = tokio::time::timeout(LINGER, drain(&stream)).await;
    }
    outbox.detach();
}

/// Reads what the peer still sends, up to a limit, until its FIN.
async fn drain(stream: &Stream) {
    let mut left = LINGER_BYTES;
    while left > 0 {
        let read = std::future::poll_fn(|cx| with_scratch(|scratch| stream.poll_read(cx, scratch))).await;
        match read {
            Ok(count) if count > 0 => left = left.saturating_sub(count),
            _ => return,
        }
    }
}
