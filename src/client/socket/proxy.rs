//! A socket as the way to a proxy.

use std::time::Instant;

use super::Socket;
use crate::client::Failure;
use crate::client::failure::code;
use crate::client::proxy::{Dialogue, Wish, socks5, tunnel};
use crate::client::proxy_settings::{Proxy, ProxyKind};

/// A socket in which the caller has its turn, until a deadline.
struct ToProxy<'a> {
    socket: &'a Socket,
    deadline: Option<Instant>,
}

impl Dialogue for ToProxy<'_> {
    fn send(&self, bytes: &[u8]) -> Result<(), Failure> {
        self.socket.write_all(bytes, self.deadline)
    }

    fn look<R>(&self, show: impl FnOnce(&[u8]) -> R) -> R {
        show(&self.socket.input.show())
    }

    fn take(&self, count: usize) {
        self.socket.input.take(count);
    }

    fn receive(&self) -> Result<bool, Failure> {
        self.socket.fill(self.deadline)
    }
}

impl Socket {
    /// Has the proxy connect to the target. What it sends after its answer is the target's, and stays in the input.
    pub(super) fn ask_proxy(
        &self,
        proxy: &Proxy,
        host: &[u8],
        port: i64,
        deadline: Option<Instant>,
    ) -> Result<(), Failure> {
        let wish = Wish {
            host,
            port: u16::try_from(port).map_err(|_| Failure::Code(code::BAD_PORT))?,
            credentials: proxy.credentials.as_ref(),
        };
        let dialogue = ToProxy {
            socket: self,
            deadline,
        };
        match proxy.kind {
            ProxyKind::Socks5 => socks5(&dialogue, &wish),
            ProxyKind::Http => tunnel(&dialogue, &wish),
        }
    }
}
