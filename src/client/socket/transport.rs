//! The kernel's calls of a socket, none of which waits: a call that would is told when to try again.

use std::io::{self, ErrorKind, IoSlice};
use std::task::{Context, Poll, ready};

use socket2::{MsgHdr, SockRef};

use super::Socket;
use super::tls::Direct;
use crate::client::Failure;
use crate::engine::{Direction, Watched, socket_calls};

/// Tries a call again and again until it need not wait.
pub(super) fn attempt<T>(
    handle: &Watched,
    direction: Direction,
    cx: &mut Context<'_>,
    mut call: impl FnMut() -> io::Result<T>,
) -> Poll<Result<T, Failure>> {
    loop {
        match call() {
            Ok(value) => return Poll::Ready(Ok(value)),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                ready!(handle.poll_blocked(direction, cx))?;
            }
            Err(error) => return Poll::Ready(Err(error.into())),
        }
    }
}

impl Socket {
    /// Reads into `buffer`; 0 is the end.
    pub(super) fn poll_read(
        &self,
        handle: &Watched,
        cx: &mut Context<'_>,
        buffer: &mut [u8],
    ) -> Poll<Result<usize, Failure>> {
        if let Some(session) = self.session() {
            return Socket::poll_read_tls(&session, handle, cx, buffer);
        }
        attempt(handle, Direction::Read, cx, || {
            socket_calls::receive(handle.fd(), buffer)
        })
    }

    /// Writes what the kernel takes of `pieces`, which is something.
    pub(super) fn poll_write(
        &self,
        handle: &Watched,
        cx: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<Result<usize, Failure>> {
        match self.session() {
            Some(session) => attempt(handle, Direction::Write, cx, || {
                session.write(&mut Direct(handle.fd()), pieces)
            }),
            None => attempt(handle, Direction::Write, cx, || write(handle, pieces)),
        }
    }
}

fn write(handle: &Watched, pieces: &[IoSlice<'_>]) -> io::Result<usize> {
    let socket = SockRef::from(handle.fd());
    match pieces {
        [piece] => socket.send_with_flags(piece, libc::MSG_NOSIGNAL | libc::MSG_DONTWAIT),
        _ => socket.sendmsg(
            &MsgHdr::new().with_buffers(pieces),
            libc::MSG_NOSIGNAL | libc::MSG_DONTWAIT,
        ),
    }
}
