//! What the kernel does with sockets where no crate has a call for it that takes plain bytes.

use std::ffi::{c_int, c_void};
use std::io;
use std::mem::MaybeUninit;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};

use socket2::{SockAddr, SockRef};

fn check(result: c_int) -> io::Result<c_int> {
    if result < 0 {
        Err(io::Error::last_os_error())
    } else {
        Ok(result)
    }
}

fn uninitialized(buffer: &mut [u8]) -> &mut [MaybeUninit<u8>] {
    // SAFETY: the same bytes; the calls below only write to them what the kernel gives.
    unsafe { std::slice::from_raw_parts_mut(buffer.as_mut_ptr().cast(), buffer.len()) }
}

/// Reads what has arrived; 0 is the peer's FIN.
pub fn receive(fd: &OwnedFd, buffer: &mut [u8]) -> io::Result<usize> {
    SockRef::from(fd).recv_with_flags(uninitialized(buffer), libc::MSG_DONTWAIT)
}

/// Looks at what has arrived, and leaves it there.
pub fn peek(fd: &OwnedFd, buffer: &mut [u8]) -> io::Result<usize> {
    SockRef::from(fd).recv_with_flags(uninitialized(buffer), libc::MSG_PEEK | libc::MSG_DONTWAIT)
}

/// The same as `receive`, and who has sent it.
pub fn receive_from(fd: &OwnedFd, buffer: &mut [u8]) -> io::Result<(usize, SockAddr)> {
    SockRef::from(fd).recv_from_with_flags(uninitialized(buffer), libc::MSG_DONTWAIT)
}

/// Two connected sockets.
pub fn pair(domain: c_int, kind: c_int, protocol: c_int) -> io::Result<[OwnedFd; 2]> {
    let mut ends = [-1; 2];
    let kind = kind | libc::SOCK_NONBLOCK | libc::SOCK_CLOEXEC;
    // SAFETY: fills two numbers.
    check(unsafe { libc::socketpair(domain, kind, protocol, ends.as_mut_ptr()) })?;
    // SAFETY: both are new, and ours.
    Ok(ends.map(|end| unsafe { OwnedFd::from_raw_fd(end) }))
}

/// An option as the kernel has it: how many of the bytes it filled.
pub fn option(fd: &OwnedFd, level: c_int, name: c_int, value: &mut [u8]) -> io::Result<usize> {
    let mut length = value.len() as libc::socklen_t;
    // SAFETY: writes at most `length` bytes into as many.
    check(unsafe {
        libc::getsockopt(
            fd.as_raw_fd(),
            level,
            name,
            value.as_mut_ptr().cast::<c_void>(),
            &raw mut length,
        )
    })?;
    Ok(length as usize)
}

/// Sets an option to these bytes.
pub fn set_option(fd: &OwnedFd, level: c_int, name: c_int, value: &[u8]) -> io::Result<()> {
    // SAFETY: reads the slice.
    check(unsafe {
        libc::setsockopt(
            fd.as_raw_fd(),
            level,
            name,
            value.as_ptr().cast::<c_void>(),
            value.len() as libc::socklen_t,
        )
    })
    .map(drop)
}

/// Sends bytes of a file, from `offset` on, which moves; 0 at its end.
pub fn send_file(to: &OwnedFd, from: &impl AsRawFd, offset: &mut i64, count: usize) -> io::Result<usize> {
    // SAFETY: two live descriptors and a number.
    let sent = unsafe { libc::sendfile(to.as_raw_fd(), from.as_raw_fd(), offset, count) };
    usize::try_from(sent).map_err(|_| io::Error::last_os_error())
}
