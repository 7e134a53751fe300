//! The same echo as `raw-echo` on tokio's current_thread runtime, one task per connection: what the reactor that the
//! extension stands on costs before PHP comes in.

use std::io;
use std::process::ExitCode;
use swoole_rs_bench::{listen, ws};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Bytes that a connection's buffer has room for at least before each read.
const READ_SIZE: usize = 4 * 1024;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tokio-echo: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let listener = listen::from_args()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()
        .map_err(|e| e.to_string())?;
    runtime
        .block_on(async { accept(TcpListener::from_std(listener)?).await })
        .map_err(|error| error.to_string())
}

async fn accept(listener: TcpListener) -> io::Result<()> {
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        // a connection that fails ends alone
        tokio::spawn(async move { connection(stream).await.ok() });
    }
}

async fn connection(mut stream: TcpStream) -> io::Result<()> {
    let mut input = Vec::with_capacity(READ_SIZE);
    let mut output = Vec::with_capacity(READ_SIZE);
    let mut open = false;
    loop {
        input.reserve(READ_SIZE);
        if stream.read_buf(&mut input).await? == 0 {
            return Ok(());
        }
        let mut used = 0;
        let mut closed = false;
        if !open && let Some((answer, size)) = ws::handshake_answer(&input) {
            output.extend_from_slice(&answer);
            open = true;
            used = size;
        }
        if open {
            let (echoed, saw_close) = ws::echo(&mut input[used..], &mut output).map_err(io::Error::other)?;
            used += echoed;
            closed = saw_close;
        }
        input.drain(..used);
        stream.write_all(&output).await?;
        output.clear();
        if closed {
            return Ok(());
        }
    }
}
