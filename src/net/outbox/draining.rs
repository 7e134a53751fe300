//! How the bytes leave that waited in an outbox: as a turn ends, and whenever the kernel has room again.

use std::io;
use std::rc::Rc;
use std::time::{Duration, Instant};

use super::budget::Blocked;
use super::{LIMIT, Outbox, State};
use crate::net::Reactor;

/// A file that is sent at memory speed must not keep the loop for longer than so many bytes, nor be picked up before then.
const FILE_TURN: usize = 4 << 20;
const FILE_PAUSE: Duration = Duration::from_millis(1);

/// How far writing out went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Written {
    All,
    /// The kernel takes no more, or a file has to be read first.
    Blocked,
    /// Others have to have their turn.
    Enough,
}

impl Outbox {
    /// A write's result: the bytes taken, 0 if the kernel is full. Err: the connection died.
    pub(super) fn taken(&self, result: io::Result<usize>) -> Result<usize, i32> {
        match result {
            Ok(count) => {
                self.progress.set(Reactor::get().turn_started());
                Ok(count)
            }
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted
                ) =>
            {
                Ok(0)
            }
            Err(error) => {
                let code = error.raw_os_error().unwrap_or(libc::EPIPE);
                self.fail(code);
                Err(code)
            }
        }
    }

    /// Writes as much as the kernel takes.
    fn write_out(&self) -> Result<Written, i32> {
        let mut of_files = 0;
        while self.queued() > 0 {
            if self.queue.borrow().read_ahead().is_some() {
                return Ok(Written::Blocked);
            }
            let in_file = self.queue.borrow().is_in_file();
            let written = self.with_stream(|stream| self.queue.borrow().write(stream, [&[]; 3]));
            let count = self.taken(written)?;
            if count == 0 {
                return Ok(Written::Blocked);
            }
            self.taken_since.set(self.taken_since.get() + count);
            self.queue.borrow_mut().advance(count);
            of_files += if in_file { count } else { 0 };
            if of_files >= FILE_TURN && self.queued() > 0 {
                return Ok(Written::Enough);
            }
        }
        Ok(Written::All)
    }

    /// Writes out what is queued, unless the kernel is known to be full.
    pub fn flush(self: &Rc<Self>) {
        self.dirty.set(false);
        if self.state.get() == State::Open && self.queued() > 0 {
            self.turn.set(Reactor::get().turn());
            if let Ok(Written::Blocked | Written::Enough) = self.write_out() {
                self.block();
            }
        }
    }

    /// One attempt, as the loop is left for good.
    pub fn flush_now(&self) {
        if self.state.get() != State::Open || self.queued() == 0 {
            return;
        }
        let _ = self.write_out();
    }

    pub(super) fn block(self: &Rc<Self>) {
        if self.state.get() == State::Open {
            self.state.set(State::Blocked);
            // The peer's time begins now, however long ago it last took something, or the turn began.
            let now = Instant::now();
            self.progress.set(now);
            self.slow_since.set(now);
            self.taken_since.set(0);
            Reactor::get().spawn(Rc::clone(self).drain());
        }
    }

    /// Bytes a second that the peer has taken since it was too slow: one that began a moment ago is given some credit.
    pub(super) fn rate(&self, now: Instant) -> f64 {
        let since = now.saturating_duration_since(self.slow_since.get());
        (self.taken_since.get() + LIMIT) as f64 / (since.as_secs_f64() + 1.0)
    }

    /// The connection has to go: what is queued for it takes room that others need.
    pub(super) fn give_up(&self) {
        let stream = self.stream.borrow().clone();
        self.fail(libc::ENOBUFS);
        if let Some(stream) = stream {
            // Half a frame may be out: nothing can follow it, and who reads has to know.
            stream.shutdown_both();
        }
    }

    /// The job of a blocked outbox.
    async fn drain(self: Rc<Self>) {
        let _blocked = Blocked::new(&self);
        while self.state.get() == State::Blocked {
            let Some(stream) = self.stream.borrow().clone() else {
                return;
            };
            let ahead = self.queue.borrow().read_ahead();
            if let Some(ahead) = ahead {
                ahead.run().await;
                self.queue.borrow().was_read();
            }
            let writable = std::future::poll_fn(|cx| stream.poll_writable(cx));
            let ready = match self.write_timeout {
                Some(limit) => tokio::time::timeout(limit, writable)
                    .await
                    .unwrap_or(Err(timed_out())),
                None => writable.await,
            };
            if let Err(error) = ready {
                self.fail(error.raw_os_error().unwrap_or(libc::EPIPE));
                // Half a frame may be out: nothing can follow it, and who reads has to know.
                stream.shutdown_both();
                return;
            }
            let Ok(written) = self.write_out() else {
                // Nothing can follow a response that is cut short.
                stream.shutdown_both();
                return;
            };
            match written {
                Written::All => self.state.set(State::Open),
                Written::Blocked => self.queue.borrow_mut().compact(),
                Written::Enough => tokio::time::sleep(FILE_PAUSE).await,
            }
            if self.queued() <= self.high_water / 2 {
                self.wake_waiters();
            }
        }
    }
}

fn timed_out() -> io::Error {
    io::Error::from_raw_os_error(libc::ETIMEDOUT)
}
