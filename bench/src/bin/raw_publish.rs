//! The floor of a publish: WebSocket connections that are kept, and a request to `/publish?times=N&bytes=B` that has each of
//! them sent a message by one bare `send`, N times. The answer says how long that took.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::ExitCode;
use std::time::{Duration, Instant, SystemTime};
use swoole_rs_bench::poller::{Interest, Poller};
use swoole_rs_bench::{http, listen, ws};

/// For a head, which clients send at once.
const PATIENCE: Duration = Duration::from_secs(10);
const HEAD_SIZE: usize = 8 * 1024;

fn main() -> ExitCode {
    match listen::from_args().and_then(|listener| serve(&listener).map_err(|error| error.to_string())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("raw-publish: {error}");
            ExitCode::FAILURE
        }
    }
}

fn serve(listener: &TcpListener) -> io::Result<()> {
    listener.set_nonblocking(false)?;
    // Nobody waits for its events: the connections are of the kind that a server has.
    let poller = Poller::new()?;
    let mut members = Vec::new();
    loop {
        let (mut stream, _) = listener.accept()?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        let Some(head) = read_head(&mut stream)? else {
            continue;
        };
        if head.starts_with(b"GET /publish") {
            let target = String::from_utf8_lossy(&head).into_owned();
            let body = publish(&mut members, number(&target, "times="), number(&target, "bytes="))?;
            stream.write_all(&http::response(SystemTime::now(), body.as_bytes()))?;
        } else if let Some((answer, _)) = ws::handshake_answer(&head) {
            stream.write_all(&answer)?;
            stream.set_nonblocking(true)?;
            poller.add(&stream, members.len() as u64, Interest::BothEdges)?;
            members.push(stream);
        }
    }
}

/// None: the client has left, or says no more.
fn read_head(stream: &mut TcpStream) -> io::Result<Option<Vec<u8>>> {
    let mut head = Vec::new();
    let mut input = [0; HEAD_SIZE];
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read(&mut input) {
            Ok(0) | Err(_) => return Ok(None),
            Ok(size) => head.extend_from_slice(&input[..size]),
        }
    }
    Ok(Some(head))
}

/// The number behind a word of the request's target; 1 where it is missing.
fn number(target: &str, word: &str) -> usize {
    let digits = target.split_once(word).map_or("", |(_, rest)| rest);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse().unwrap_or(1)
}

fn publish(members: &mut [TcpStream], times: usize, bytes: usize) -> io::Result<String> {
    let mut frame = Vec::new();
    ws::put_head(&mut frame, ws::TEXT, bytes as u64, None);
    frame.resize(frame.len() + bytes, b'x');
    let started = Instant::now();
    for _ in 0..times {
        for member in &mut *members {
            match member.write(&frame) {
                Ok(size) if size == frame.len() => {}
                Err(error) if error.kind() != ErrorKind::WouldBlock => return Err(error),
                _ => return Err(io::Error::other("a client does not take the messages")),
            }
        }
    }
    let each = started.elapsed().as_secs_f64() * 1e6 / times as f64;
    Ok(format!("{{\"queued\":{},\"us\":{each}}}", members.len()))
}
