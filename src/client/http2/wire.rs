//! A connection's way to its socket. It takes note of what h2 does not tell, and puts frames between h2's that h2 does not send.

use std::cell::{Cell, RefCell};
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};

use protocol::http2::frames::{GoAway, Notice, Observer};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::net::http2::io::Io;

/// SETTINGS (RFC 9113 section 6.5.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeerSettings {
    pub header_table_size: u32,
    pub init_window_size: u32,
    pub max_concurrent_streams: u32,
    pub max_frame_size: u32,
    pub max_header_list_size: u32,
}

impl PeerSettings {
    /// As they are until a peer says something else.
    pub const INITIAL: Self = PeerSettings {
        header_table_size: 4096,
        init_window_size: 65_535,
        max_concurrent_streams: u32::MAX,
        max_frame_size: 16_384,
        max_header_list_size: u32::MAX,
    };

    fn set(&mut self, id: u16, value: u32) {
        match id {
            1 => self.header_table_size = value,
            3 => self.max_concurrent_streams = value,
            4 => self.init_window_size = value,
            5 => self.max_frame_size = value,
            6 => self.max_header_list_size = value,
            _ => {}
        }
    }
}

/// What the session knows of the bytes that pass.
pub struct Wire {
    peer: Cell<PeerSettings>,
    go_away: RefCell<Option<GoAway>>,
    /// Streams on which something came that was not looked at: first those that have ended, in that order.
    ended: RefCell<Vec<u32>>,
    touched: RefCell<Vec<u32>>,
    /// Frames that go out before h2's next one.
    inserted: RefCell<Vec<u8>>,
}

impl Wire {
    pub fn new() -> Rc<Self> {
        Rc::new(Wire {
            peer: Cell::new(PeerSettings::INITIAL),
            go_away: RefCell::new(None),
            ended: RefCell::default(),
            touched: RefCell::default(),
            inserted: RefCell::default(),
        })
    }

    pub fn peer(&self) -> PeerSettings {
        self.peer.get()
    }

    /// What the server has said last about going away.
    pub fn go_away(&self) -> Option<GoAway> {
        self.go_away.borrow().clone()
    }

    /// The streams on which something came. They stay noted until they are forgotten.
    pub fn streams(&self) -> Vec<u32> {
        let (ended, touched) = (self.ended.borrow(), self.touched.borrow());
        ended.iter().chain(touched.iter()).copied().collect()
    }

    pub fn forget_streams(&self) {
        self.ended.borrow_mut().clear();
        self.touched.borrow_mut().clear();
    }

    pub fn insert(&self, frame: &[u8]) {
        self.inserted.borrow_mut().extend_from_slice(frame);
    }

    fn note(&self, notice: Notice) {
        match notice {
            Notice::Stream { id, ends: true } => self.ended.borrow_mut().push(id),
            Notice::Stream { id, .. } => {
                let mut touched = self.touched.borrow_mut();
                if touched.last() != Some(&id) {
                    touched.push(id);
                }
            }
            Notice::Settings(pairs) => {
                let mut peer = self.peer.get();
                pairs.into_iter().for_each(|(id, value)| peer.set(id, value));
                self.peer.set(peer);
            }
            Notice::GoAway(go_away) => *self.go_away.borrow_mut() = Some(go_away),
        }
    }
}

/// The socket as h2 wants it.
pub struct ObservedIo {
    io: Io,
    wire: Rc<Wire>,
    incoming: Observer,
    outgoing: Observer,
}

impl ObservedIo {
    pub fn new(io: Io, wire: &Rc<Wire>) -> Self {
        ObservedIo {
            io,
            wire: Rc::clone(wire),
            incoming: Observer::default(),
            outgoing: Observer::of_client(),
        }
    }

    /// Writes what is to go between two frames, if that is where the stream is.
    fn poll_inserted(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if !self.outgoing.is_between_frames() {
            return Poll::Ready(Ok(()));
        }
        let mut inserted = self.wire.inserted.borrow_mut();
        while !inserted.is_empty() {
            let count = ready!(Pin::new(&mut self.io).poll_write(cx, &inserted))?;
            inserted.drain(..count);
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncRead for ObservedIo {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.io).poll_read(cx, buffer))?;
        let this = &mut *self;
        this.incoming
            .pass(&buffer.filled()[before..], |notice| this.wire.note(notice));
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for ObservedIo {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        ready!(self.poll_inserted(cx))?;
        let count = ready!(Pin::new(&mut self.io).poll_write(cx, bytes))?;
        self.outgoing.pass(&bytes[..count], |_| {});
        Poll::Ready(Ok(count))
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        ready!(self.poll_inserted(cx))?;
        let count = ready!(Pin::new(&mut self.io).poll_write_vectored(cx, pieces))?;
        let mut left = count;
        for piece in pieces {
            let passed = left.min(piece.len());
            self.outgoing.pass(&piece[..passed], |_| {});
            left -= passed;
        }
        Poll::Ready(Ok(count))
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_inserted(cx))?;
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }
}
