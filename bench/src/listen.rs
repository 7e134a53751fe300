//! What the reference servers share: a listening socket with the extension's backlog, and `--port`.

use crate::args::Args;
use socket2::{Domain, Socket, Type};
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};

/// The backlog of the extension's listener, so that bursts of connections meet the same queue.
const BACKLOG: i32 = 512;

/// Reads `--port` and listens on it on the loopback address, non-blocking.
pub fn from_args() -> Result<TcpListener, String> {
    let mut args = Args::new(std::env::args().skip(1))?;
    let port = args.need::<u16>("port")?;
    args.finish()?;
    bind(port).map_err(|error| format!("127.0.0.1:{port}: {error}"))
}

fn bind(port: u16) -> io::Result<TcpListener> {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    socket.set_reuse_address(true)?;
    socket.bind(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)).into())?;
    socket.listen(BACKLOG)?;
    socket.set_nonblocking(true)?;
    Ok(socket.into())
}
