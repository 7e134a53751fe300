//! Messages between two processes that may carry a descriptor (unix(7), SCM_RIGHTS).

use std::io;
use std::mem::size_of;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::os::unix::net::UnixDatagram;

/// Bytes of the longest message: a path, or an address.
const LONGEST: usize = 8192;
/// Room for the header and one descriptor, with what alignment needs.
const CONTROL: usize = 64;

#[repr(C, align(8))]
struct Control([u8; CONTROL]);

/// Sends a message, and a descriptor with it.
pub fn send(channel: &UnixDatagram, message: &[u8], descriptor: Option<RawFd>) -> io::Result<()> {
    let mut piece = libc::iovec {
        iov_base: message.as_ptr().cast_mut().cast(),
        iov_len: message.len(),
    };
    let mut control = Control([0; CONTROL]);
    // SAFETY: the header points at a message, and at room for one descriptor, that live during the call.
    let sent = unsafe {
        let mut header: libc::msghdr = std::mem::zeroed();
        header.msg_iov = &raw mut piece;
        header.msg_iovlen = 1;
        if let Some(descriptor) = descriptor {
            let size = size_of::<RawFd>() as u32;
            header.msg_control = control.0.as_mut_ptr().cast();
            header.msg_controllen = libc::CMSG_SPACE(size) as _;
            let first = libc::CMSG_FIRSTHDR(&raw const header);
            (*first).cmsg_level = libc::SOL_SOCKET;
            (*first).cmsg_type = libc::SCM_RIGHTS;
            (*first).cmsg_len = libc::CMSG_LEN(size) as _;
            libc::CMSG_DATA(first).cast::<RawFd>().write_unaligned(descriptor);
        }
        libc::sendmsg(channel.as_raw_fd(), &raw const header, libc::MSG_NOSIGNAL)
    };
    if sent < 0 {
        return Err(io::Error::last_os_error());
    }
    Ok(())
}

/// The next message, with the descriptor that came with it. `WouldBlock`: there is none.
pub fn receive(channel: &UnixDatagram) -> io::Result<(Vec<u8>, Option<OwnedFd>)> {
    let mut message = vec![0; LONGEST];
    let mut piece = libc::iovec {
        iov_base: message.as_mut_ptr().cast(),
        iov_len: message.len(),
    };
    let mut control = Control([0; CONTROL]);
    // SAFETY: as above; a descriptor that has come is ours alone.
    unsafe {
        let mut header: libc::msghdr = std::mem::zeroed();
        header.msg_iov = &raw mut piece;
        header.msg_iovlen = 1;
        header.msg_control = control.0.as_mut_ptr().cast();
        header.msg_controllen = CONTROL as _;
        let flags = libc::MSG_DONTWAIT | libc::MSG_CMSG_CLOEXEC;
        let received = libc::recvmsg(channel.as_raw_fd(), &raw mut header, flags);
        if received < 0 {
            return Err(io::Error::last_os_error());
        }
        message.truncate(received as usize);
        let first = libc::CMSG_FIRSTHDR(&raw const header);
        let is_descriptor = !first.is_null()
            && (*first).cmsg_level == libc::SOL_SOCKET
            && (*first).cmsg_type == libc::SCM_RIGHTS;
        let descriptor = is_descriptor
            .then(|| OwnedFd::from_raw_fd(libc::CMSG_DATA(first).cast::<RawFd>().read_unaligned()));
        Ok((message, descriptor))
    }
}
