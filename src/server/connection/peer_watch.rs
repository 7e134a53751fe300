//! Noticing that a peer has gone while nobody reads from it: its coroutine waits for a response that comes from elsewhere.

use std::task::{Context, Poll, ready};

use super::Connection;
use super::input_budget::with_scratch;

/// Further requests of the peer are taken up to here; a reset behind more of them is noticed by the next write.
const READ_AHEAD: usize = 64 * 1024;

impl Connection {
    /// Ready with the error when the peer has reset the connection. What it sends before is kept as input. Its FIN says
    /// nothing: who only sends no more still gets the response. Only the coroutine that reads otherwise may ask.
    pub fn poll_lost(&self, cx: &mut Context<'_>) -> Poll<i32> {
        let Some(stream) = self.reader.stream() else {
            return Poll::Ready(libc::EBADF);
        };
        // A write that fails takes the error from the socket, which then looks as after a FIN.
        if let Some(code) = self.outbox.error() {
            return Poll::Ready(code);
        }
        // Woken also if what is queued cannot be written; that it has been written is no news.
        if self.outbox.queued() > 0 {
            self.outbox.add_waiter(cx.waker());
        }
        while !self.reader.has_ended() && self.reader.input.borrow().len() < READ_AHEAD {
            let read = ready!(with_scratch(|scratch| {
                let read = stream.poll_read(cx, scratch);
                read.map_ok(|count| (count, self.reader.buffer_input(&scratch[..count])))
            }));
            match read {
                Ok((0, _)) => self.reader.end(),
                Ok((_, true)) => {}
                Ok((_, false)) => return Poll::Ready(libc::ENOBUFS),
                Err(error) => return Poll::Ready(error.raw_os_error().unwrap_or(libc::EIO)),
            }
        }
        Poll::Pending
    }
}
