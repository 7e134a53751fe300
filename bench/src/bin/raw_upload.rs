//! The floor of uploads: what a request brings goes to a file as `cat` would copy it, 128 KB at a time, a thread per
//! connection, and no look at the form beyond its length. Each request has its own file, which is gone with it.

use memchr::memmem;
use std::fs::{File, OpenOptions, remove_file};
use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::process::ExitCode;
use std::thread;
use swoole_rs_bench::listen;

/// What `cat` takes at once.
const READ_SIZE: usize = 128 * 1024;
const LENGTH: &[u8] = b"\r\nContent-Length: ";
const ANSWER: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\ntaken\n";

fn main() -> ExitCode {
    match listen::from_args().and_then(|listener| {
        listener
            .set_nonblocking(false)
            .map_err(|error| error.to_string())?;
        for stream in listener.incoming().flatten() {
            // a client that leaves ends its own thread alone
            thread::spawn(move || serve(stream));
        }
        Ok(())
    }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("raw-upload: {error}");
            ExitCode::FAILURE
        }
    }
}

fn serve(mut stream: TcpStream) -> io::Result<()> {
    let mut buffer = vec![0u8; READ_SIZE];
    loop {
        let mut filled = 0;
        let end = loop {
            let size = stream.read(&mut buffer[filled..])?;
            if size == 0 {
                return Ok(());
            }
            filled += size;
            if let Some(end) = memmem::find(&buffer[..filled], b"\r\n\r\n") {
                break end + 4;
            }
        };
        let mut file = nameless_file()?;
        file.write_all(&buffer[end..filled])?;
        let mut missing = length(&buffer[..end]).saturating_sub(filled - end);
        while missing > 0 {
            let size = stream.read(&mut buffer)?;
            if size == 0 {
                return Ok(());
            }
            file.write_all(&buffer[..size])?;
            missing = missing.saturating_sub(size);
        }
        stream.write_all(ANSWER)?;
    }
}

/// The announced length of a body; 0 when there is none.
fn length(head: &[u8]) -> usize {
    memmem::find(head, LENGTH)
        .map(|at| &head[at + LENGTH.len()..])
        .and_then(|rest| rest.split(|byte| *byte == b'\r').next())
        .and_then(|digits| std::str::from_utf8(digits).ok()?.parse().ok())
        .unwrap_or(0)
}

/// A file in the folder for temporary files, which has no name any more.
fn nameless_file() -> io::Result<File> {
    let name = format!(
        "swoole-rs-bench-{}-{:?}",
        std::process::id(),
        thread::current().id()
    );
    let path = std::env::temp_dir().join(name);
    let file = OpenOptions::new().write(true).create_new(true).open(&path)?;
    remove_file(&path)?;
    Ok(file)
}
