//! `upload`: connections that each send a form with one file, wait for the answer, and send it again. Threads with
//! blocking calls, since one `write` hands over as much as a connection's buffer takes. Events are bytes of files.

use crate::peer::Target;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use swoole_rs_bench::args::Args;
use swoole_rs_bench::figures::Figures;
use swoole_rs_bench::http::ResponseFinder;

const BOUNDARY: &str = "----swoole-rs-bench";
/// Bytes of the file that are sent at once; the file is as many of these as it takes.
const PIECE: usize = 1024 * 1024;
const ANSWER_MAX: usize = 4 * 1024;

/// A request as it is sent: everything before the file's bytes, and everything behind them.
struct Form {
    head: Vec<u8>,
    piece: Vec<u8>,
    pieces: usize,
    tail: Vec<u8>,
}

impl Form {
    fn new(target: &Target, bytes: usize) -> Form {
        let pieces = bytes.div_ceil(PIECE);
        let part = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        let tail = format!("\r\n--{BOUNDARY}--\r\n");
        let length = part.len() + pieces * PIECE + tail.len();
        let head = format!(
            "POST {} HTTP/1.1\r\nHost: {}\r\nContent-Type: multipart/form-data; boundary={BOUNDARY}\r\n\
             Content-Length: {length}\r\n\r\n{part}",
            target.path, target.host
        );
        // no byte of it looks like a line end, as in most bytes of compressed files
        let piece = (0..PIECE).map(|index| (index * 31 % 251) as u8 | 0x80).collect();
        Form {
            head: head.into_bytes(),
            piece,
            pieces,
            tail: tail.into_bytes(),
        }
    }

    fn size(&self) -> u64 {
        (self.pieces * PIECE) as u64
    }

    /// Sends it once and reads the answer.
    fn exchange(&self, stream: &mut TcpStream) -> Result<(), String> {
        let fail = |error: std::io::Error| format!("upload: {error}");
        stream.write_all(&self.head).map_err(fail)?;
        for _ in 0..self.pieces {
            stream.write_all(&self.piece).map_err(fail)?;
        }
        stream.write_all(&self.tail).map_err(fail)?;
        let finder = ResponseFinder::default();
        let mut answer = [0u8; ANSWER_MAX];
        let mut filled = 0;
        loop {
            let size = stream.read(&mut answer[filled..]).map_err(fail)?;
            filled += size;
            match finder.first(&answer[..filled])? {
                Some(response) if response.status == b"200" && response.body == b"taken\n" => return Ok(()),
                None if size > 0 => {}
                _ => {
                    return Err(format!(
                        "unexpected {}",
                        String::from_utf8_lossy(&answer[..filled])
                    ));
                }
            }
        }
    }
}

pub fn run(mut args: Args) -> Result<(), String> {
    let mut target = Target::take(&mut args, "/upload")?;
    let connections: u64 = args.take("connections", 4)?;
    let bytes: usize = args.take("bytes", 16 * PIECE)?;
    let seconds: f64 = args.take("seconds", 3.0)?;
    args.finish()?;
    let length =
        Duration::try_from_secs_f64(seconds).map_err(|_| format!("--seconds does not take {seconds}"))?;
    let form = Form::new(&target, bytes);
    let mut streams = Vec::new();
    for _ in 0..connections {
        streams.push(
            target
                .connect()
                .map_err(|error| format!("opening a connection: {error}"))?,
        );
    }
    let sent = AtomicU64::new(0);
    let started = Instant::now();
    thread::scope(|scope| {
        let clients: Vec<_> = streams
            .iter_mut()
            .map(|stream| {
                scope.spawn(|| {
                    while started.elapsed() < length {
                        form.exchange(stream)?;
                        sent.fetch_add(form.size(), Ordering::Relaxed);
                    }
                    Ok::<(), String>(())
                })
            })
            .collect();
        clients
            .into_iter()
            .try_for_each(|client| client.join().expect("a client panicked"))
    })?;
    // megabytes: bytes would make the figures per event unreadably small
    let megabytes = sent.into_inner() / 1_000_000;
    Figures::new("upload")
        .count("connections", connections)
        .rate("megabytes", megabytes, started.elapsed())
        .count("total", megabytes)
        .print();
    Ok(())
}
