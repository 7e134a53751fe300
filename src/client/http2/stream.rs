//! A request that was sent, and what has come of its response. What comes is taken out of h2 at once, so that no flood of
//! small frames piles up there; the server's window is opened as far as the program may want more.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use h2::client::ResponseFuture;
use h2::{Reason, RecvStream, SendStream};
use http::HeaderMap;
use http::header::CONTENT_ENCODING;
use protocol::content_coding::{Coding, Decoder};

use crate::client::failure::code;
use crate::client::http::settings::Settings;
use crate::net::http2::payload::{Meter, Payload};

/// Content that is restored at once.
const RESTORE_STEP: usize = 16 * 1024;

/// A response or a piece of one, as it is handed over.
pub struct Received {
    pub id: u32,
    /// The coroutine that has sent the request.
    pub owner: i64,
    /// None: it was handed over with an earlier piece, or never came.
    pub status: Option<u16>,
    /// Why the response is not whole: a code of HTTP/2's, or one of ours. 0: it is.
    pub error: i64,
    /// More follows.
    pub is_partial: bool,
    /// Fields and trailers.
    pub fields: HeaderMap,
    pub data: Vec<u8>,
}

/// Why a stream ends before its response is whole.
pub enum Broken {
    /// With this code.
    Stream(i64),
    /// As the whole connection does.
    Connection,
}

/// A stream from its request to the end of its response. The session has it; it knows no other.
pub struct Stream {
    pub id: u32,
    /// The coroutine that has sent the request.
    pub owner: i64,
    /// What comes may be handed over before all of it is there.
    in_pieces: bool,
    pub meter: Rc<Meter>,
    /// None: all of the request was queued.
    pub sending: Option<SendStream<Payload>>,
    /// Until the head has come.
    response: Option<ResponseFuture>,
    body: Option<RecvStream>,
    status: Option<u16>,
    fields: HeaderMap,
    restores: bool,
    content: Option<Decoder>,
    data: Vec<u8>,
    /// Received bytes for which the server's window was not opened again.
    held: usize,
    /// Bytes of content that may still come.
    left: u64,
}

impl Stream {
    pub fn new(owner: i64, in_pieces: bool, response: ResponseFuture, settings: &Settings) -> Self {
        Stream {
            id: response.stream_id().as_u32(),
            owner,
            in_pieces,
            meter: Meter::new(),
            sending: None,
            response: Some(response),
            body: None,
            status: None,
            fields: HeaderMap::new(),
            restores: settings.body_decompression,
            content: None,
            data: Vec::new(),
            held: 0,
            left: settings.max_body(!in_pieces),
        }
    }

    /// Takes what has come. None: the response goes on.
    pub fn advance(&mut self) -> Option<Result<(), Broken>> {
        let mut cx = Context::from_waker(Waker::noop());
        match self.poll_all(&mut cx) {
            Poll::Pending => None,
            Poll::Ready(end) => Some(end),
        }
    }

    fn poll_all(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Broken>> {
        if let Some(response) = &mut self.response {
            let (head, body) = std::task::ready!(Pin::new(response).poll(cx))
                .map_err(broken)?
                .into_parts();
            self.response = None;
            self.begin(head, body)?;
        }
        while let Some(body) = &mut self.body {
            let Some(bytes) = std::task::ready!(body.poll_data(cx))
                .transpose()
                .map_err(broken)?
            else {
                if let Some(trailers) = std::task::ready!(body.poll_trailers(cx)).map_err(broken)? {
                    self.fields.extend(trailers);
                }
                self.body = None;
                break;
            };
            self.held += bytes.len();
            self.take(&bytes)?;
            if !self.in_pieces {
                self.open_window();
            }
        }
        let is_whole = self
            .content
            .as_ref()
            .is_none_or(|content| content.finish().is_ok());
        Poll::Ready(if is_whole {
            Ok(())
        } else {
            Err(Broken::Stream(code::INVALID_PROTOCOL))
        })
    }

    fn begin(&mut self, head: http::response::Parts, body: RecvStream) -> Result<(), Broken> {
        self.status = Some(head.status.as_u16());
        self.fields = head.headers;
        let coding = self
            .fields
            .get(CONTENT_ENCODING)
            .and_then(|name| Coding::by_name(name.as_bytes()))
            .filter(|_| self.restores);
        self.content = coding
            .map(Decoder::new)
            .transpose()
            .map_err(|_| Broken::Stream(code::INVALID_PROTOCOL))?;
        self.body = Some(body);
        Ok(())
    }

    fn take(&mut self, mut bytes: &[u8]) -> Result<(), Broken> {
        let Some(content) = &mut self.content else {
            self.left = less(self.left, bytes.len())?;
            self.data.extend_from_slice(bytes);
            return Ok(());
        };
        loop {
            let before = self.data.len();
            self.data.resize(before + RESTORE_STEP, 0);
            let written = content.decode(&mut bytes, &mut self.data[before..]);
            self.data.truncate(before + written.unwrap_or(0));
            let written = written.map_err(|_| Broken::Stream(code::INVALID_PROTOCOL))?;
            self.left = less(self.left, written)?;
            if written < RESTORE_STEP {
                return Ok(());
            }
        }
    }

    fn open_window(&mut self) {
        if let Some(body) = &mut self.body {
            // More than was received cannot be released.
            let _ = body.flow_control().release_capacity(self.held);
        }
        self.held = 0;
    }

    /// A piece can be handed over.
    pub fn has_piece(&self) -> bool {
        self.in_pieces && !self.data.is_empty()
    }

    /// What has come since the last piece.
    pub fn take_piece(&mut self) -> Received {
        self.open_window();
        self.hand_over(0, true)
    }

    /// The response is whole, or will not be (`error`). Only once.
    pub fn finish(&mut self, error: i64) -> Received {
        self.meter.wake_waiters();
        self.hand_over(error, false)
    }

    fn hand_over(&mut self, error: i64, is_partial: bool) -> Received {
        Received {
            id: self.id,
            owner: self.owner,
            status: self.status.take(),
            error,
            is_partial,
            fields: std::mem::take(&mut self.fields),
            data: std::mem::take(&mut self.data),
        }
    }
}

fn less(left: u64, count: usize) -> Result<u64, Broken> {
    left.checked_sub(count as u64)
        .ok_or(Broken::Stream(code::PACKAGE_TOO_LARGE))
}

/// A server that resets a stream without an error has not sent its response either.
fn broken(error: h2::Error) -> Broken {
    match error.reason() {
        Some(Reason::NO_ERROR) if error.is_reset() => Broken::Stream(libc::ECONNRESET.into()),
        Some(reason) if error.is_reset() => Broken::Stream(u32::from(reason).into()),
        _ => Broken::Connection,
    }
}
