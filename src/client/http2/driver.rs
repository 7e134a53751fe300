//! The job of a client's connection: it alone reads and writes frames.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use h2::client::{Builder, Connection as Http2Connection, SendRequest};

use super::SETTINGS;
use super::session::Session;
use super::wire::{ObservedIo, Wire};
use crate::client::Failure;
use crate::client::failure::code;
use crate::net::Stream;
use crate::net::http2::io::{Gate, Io};
use crate::net::http2::payload::Payload;
use crate::net::http2::{CONNECTION_WINDOW, DATA_FRAME_BUDGET};

type Frames = Http2Connection<ObservedIo, Payload>;
/// What h2 makes of a socket: what sends requests, and what has to be driven.
type Made = Result<(SendRequest<Payload>, Frames), h2::Error>;

/// Begins HTTP/2 on a socket: ready when this side's preface was written. `input`: what was received already.
pub fn begin(stream: Rc<Stream>, input: Vec<u8>, wire: &Rc<Wire>) -> (Rc<Gate>, impl Future<Output = Made>) {
    let gate = Rc::new(Gate::default());
    gate.open();
    let io = ObservedIo::new(Io::new(stream, input, Rc::clone(&gate)), wire);
    let mut builder = Builder::new();
    builder
        .enable_push(false)
        .initial_window_size(SETTINGS.init_window_size)
        .initial_connection_window_size(CONNECTION_WINDOW)
        .max_frame_size(SETTINGS.max_frame_size)
        .max_header_list_size(SETTINGS.max_header_list_size)
        .data_frame_budget(DATA_FRAME_BUDGET);
    (gate, async move { builder.handshake(io).await })
}

/// The future of the job.
pub struct Driver {
    session: Rc<Session>,
    gate: Rc<Gate>,
    frames: Frames,
}

impl Driver {
    pub fn new(session: &Rc<Session>, gate: Rc<Gate>, frames: Frames) -> Self {
        Driver {
            session: Rc::clone(session),
            gate,
            frames,
        }
    }
}

impl Future for Driver {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = &mut *self;
        this.session.pace.begin_run(cx.waker());
        this.gate.open();
        let polled = Pin::new(&mut this.frames).poll(cx);
        if !this.session.is_open() {
            // Closed from this side: what is queued has had one attempt to leave, and when it has left comes the goodbye.
            if polled.is_pending() {
                let _ = Pin::new(&mut this.frames).poll(cx);
            }
            this.session.connection.close();
            return Poll::Ready(());
        }
        this.session.advance(polled.is_ready());
        // While it cannot write, h2 leaves what it has read for later.
        if this.gate.blocked_since().is_none() {
            this.session.wire.forget_streams();
        }
        match polled {
            Poll::Ready(outcome) => {
                this.session.finish(outcome.err().as_ref());
                Poll::Ready(())
            }
            Poll::Pending => {
                this.session.wake_openers();
                if this.gate.was_exhausted() {
                    this.session.pace.run_next_turn(cx.waker());
                }
                Poll::Pending
            }
        }
    }
}

impl Drop for Driver {
    /// The loop may have ended before the connection.
    fn drop(&mut self) {
        self.session.end_with(Failure::Code(code::NO_CONNECTION));
    }
}
