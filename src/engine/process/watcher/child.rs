//! What a watched child tells its parent: the files that it has included, the sockets that it has bound, that it serves.

use std::cell::{Cell, OnceCell};
use std::os::fd::AsRawFd;
use std::os::unix::net::UnixDatagram;

use socket2::Socket;

use super::message;
use crate::engine::Engine;
use crate::engine::process::{passing, syscalls};
use crate::net::handed_down::{self, Keeper};
use crate::net::listener::Address;
use crate::zend::hooks;
use crate::zend::per_thread::per_thread;

per_thread! {
    static CHANNEL: OnceCell<UnixDatagram> = OnceCell::new();
    /// The child's process id; those that it forks speak for it, too.
    static CHILD: Cell<u32> = Cell::new(0);
    /// What handled SIGTERM before the script began.
    static HANDLER: Cell<usize> = Cell::new(0);
    /// How many files the parent has been told of.
    static TOLD: Cell<usize> = Cell::new(0);
}

/// This process is a watched child from now on.
pub fn begin(channel: UnixDatagram) {
    CHANNEL.with(|to| {
        let _ = to.set(channel);
    });
    CHILD.set(std::process::id());
    HANDLER.set(syscalls::handler_of(libc::SIGTERM));
    handed_down::set_keeper(Keeper { bound, serves });
}

/// Whether this process is one whose script has not said what is to happen on SIGTERM.
pub fn ends_without_order() -> bool {
    is_watched() && syscalls::handler_of(libc::SIGTERM) == HANDLER.get()
}

fn is_watched() -> bool {
    CHANNEL.with(|channel| channel.get().is_some())
}

fn tell(kind: u8, text: &[u8], socket: Option<&Socket>) {
    CHANNEL.with(|channel| {
        if let Some(channel) = channel.get() {
            // A parent that is gone takes this process with it.
            let _ = passing::send(channel, &[&[kind], text].concat(), socket.map(AsRawFd::as_raw_fd));
        }
    });
}

fn bound(address: &Address, socket: &Socket) {
    let text = match address {
        Address::Tcp(address) => address.to_string().into_bytes(),
        Address::Unix(path) => path.as_os_str().as_encoded_bytes().to_vec(),
    };
    tell(message::BOUND, &text, Some(socket));
}

fn serves() {
    tell_files();
    tell(message::SERVES, CHILD.get().to_string().as_bytes(), None);
}

/// Tells the parent of files that were included since the last time.
fn tell_files() {
    let files = hooks::included_files(TOLD.get());
    TOLD.set(TOLD.get() + files.len());
    for file in files {
        tell(message::FILE, &file, None);
    }
}

impl Engine {
    /// Another turn of a watched child's loop.
    pub(in crate::engine) fn tell_watcher(&self) {
        if is_watched() && hooks::included_count() != TOLD.get() {
            tell_files();
        }
    }
}
