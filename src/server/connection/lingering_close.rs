//! The end of a connection that is closed but not finished: what is queued goes out, then FIN, and what the peer still
//! sends is read for a while, so that no reset destroys what it has not read yet (RFC 9112, section 9.6).

use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::time::{sleep, timeout};

use super::input_budget::with_scratch;
use super::limits::Limits;
use crate::net::Stream;
use crate::net::outbox::Outbox;

/// Bytes a second that are read for nothing: a peer that goes on sending is held to that by its own kernel.
const DRAIN_RATE: f64 = 16.0 * 1024.0 * 1024.0;
/// A peer that has sent nothing for so long after our FIN is not in the middle of something.
const SILENCE: Duration = Duration::from_secs(1);
/// Pauses shorter than this are not worth a timer.
const SHORTEST_PAUSE: Duration = Duration::from_millis(1);

/// The job of a connection that is closed but not finished. `linger`: the peer may still be sending.
pub async fn run(stream: Rc<Stream>, outbox: Rc<Outbox>, linger: bool, limits: Limits) {
    flush(&stream, &outbox, limits).await;
    finish(&stream, &outbox, linger, limits.close).await;
}

/// Waits until everything is out, or the peer takes less than the least rate: a byte now and then would keep what nobody
/// waits for any more.
pub async fn flush(stream: &Stream, outbox: &Rc<Outbox>, limits: Limits) {
    loop {
        let before = outbox.queued();
        let empty = std::future::poll_fn(|cx| outbox.poll_empty(cx));
        if timeout(limits.grace, empty).await.is_ok() {
            return;
        }
        let taken = before.saturating_sub(outbox.queued());
        if (taken as f64) < f64::from(limits.rate) * limits.grace.as_secs_f64() {
            outbox.fail(libc::ETIMEDOUT);
            // Ends the job that waits for the peer to read.
            stream.shutdown_both();
            return;
        }
    }
}

/// FIN, and what follows it. A peer that goes on sending for longer than `limit` is cut off.
pub async fn finish(stream: &Stream, outbox: &Outbox, linger: bool, limit: Duration) {
    if outbox.error().is_none() && linger {
        stream.shutdown_write();
        let _ = timeout(limit, drain(stream)).await;
    }
    outbox.detach();
}

/// Reads what the peer still sends, until its FIN, or until it sends nothing.
async fn drain(stream: &Stream) {
    let (begun, mut drained) = (Instant::now(), 0);
    loop {
        let read = std::future::poll_fn(|cx| with_scratch(|scratch| stream.poll_read(cx, scratch)));
        match timeout(SILENCE, read).await {
            Ok(Ok(count)) if count > 0 => drained += count,
            _ => return,
        }
        let due = Duration::from_secs_f64(drained as f64 / DRAIN_RATE);
        let pause = due.saturating_sub(begun.elapsed());
        if pause >= SHORTEST_PAUSE {
            sleep(pause).await;
        }
    }
}
