//! `ws-idle` and `announce`: many connections that are opened and then held, so that somebody else can look at what
//! they cost the server. They end when standard input closes, or after `--seconds`.

use crate::echo::{Exchange, Message};
use crate::peer::{Peer, Target};
use rustix::fd::AsFd;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};
use swoole_rs_bench::args::Args;
use swoole_rs_bench::figures::Figures;
use swoole_rs_bench::poller::{Interest, Poller};
use swoole_rs_bench::ws;

/// The token of standard input.
const STDIN: u64 = u64::MAX;
/// The size of the one message that an idle connection exchanges.
const ECHO_SIZE: usize = 32;

/// Opens connections, lets each echo once if asked, and holds them.
pub fn idle(mut args: Args) -> Result<(), String> {
    let mut target = Target::take(&mut args, "/websocket")?;
    let connections: u16 = args.take("connections", 1000)?;
    let echo: u8 = args.take("echo", 1)?;
    let limit = Duration::from_secs(args.take("seconds", 60)?);
    args.finish()?;
    let poller = Poller::new().map_err(|error| error.to_string())?;
    let started = Instant::now();
    let mut streams = open_all(&mut target, connections)?;
    if echo != 0 {
        for (stream, number) in streams.iter_mut().zip(0..) {
            exchange(stream, &mut Message::new(number, ECHO_SIZE))?;
        }
    }
    let peers = register(streams, &poller)?;
    let up = Figures::new("ws-idle").count("up", connections.into());
    up.number("seconds", started.elapsed().as_secs_f64()).print();
    hold(poller, peers, limit, "ws-idle-end")
}

/// Opens connections that announce a big message each, and send nothing of it.
pub fn announce(mut args: Args) -> Result<(), String> {
    let mut target = Target::take(&mut args, "/websocket")?;
    let connections: u16 = args.take("connections", 64)?;
    let bytes: u64 = args.take("bytes", 16 * 1024 * 1024)?;
    let limit = Duration::from_secs(args.take("seconds", 60)?);
    args.finish()?;
    let mut head = Vec::new();
    ws::put_head(&mut head, ws::TEXT, bytes, Some([0x5A, 0xC3, 0x17, 0x81]));
    let poller = Poller::new().map_err(|error| error.to_string())?;
    let mut streams = open_all(&mut target, connections)?;
    for stream in &mut streams {
        stream.write_all(&head).map_err(|error| error.to_string())?;
    }
    let peers = register(streams, &poller)?;
    Figures::new("announce")
        .count("up", connections.into())
        .count("bytes", bytes)
        .print();
    hold(poller, peers, limit, "announce-end")
}

fn open_all(target: &mut Target, connections: u16) -> Result<Vec<TcpStream>, String> {
    crate::peer::raise_descriptor_limit();
    (0..connections).map(|_| target.open()).collect()
}

/// One message there and back on a blocking connection.
pub fn exchange(stream: &mut TcpStream, message: &mut Message) -> Result<(), String> {
    let fail = |error: std::io::Error| format!("echo: {error}");
    stream.write_all(message.frame()).map_err(fail)?;
    // an answer is four bytes shorter than the message: no masking key
    let mut answer = vec![0u8; message.frame().len() - 4];
    stream.read_exact(&mut answer).map_err(fail)?;
    let head = ws::head(&answer)?.ok_or("no frame came back")?;
    message.answered(
        answer
            .get(head.start..head.end)
            .ok_or("a longer frame came back")?,
    )
}

fn register(streams: Vec<TcpStream>, poller: &Poller) -> Result<Vec<Option<Peer>>, String> {
    let add = |(stream, token)| {
        Peer::new(stream, poller, token)
            .map(Some)
            .map_err(|error| error.to_string())
    };
    streams.into_iter().zip(0..).map(add).collect()
}

/// Waits for the end, counting the connections that the server gives up before it.
fn hold(mut poller: Poller, mut peers: Vec<Option<Peer>>, limit: Duration, end: &str) -> Result<(), String> {
    let stdin = std::io::stdin();
    // a regular file or /dev/null cannot be waited for: then the time alone counts
    let _ = poller.add(stdin.as_fd(), STDIN, Interest::Read);
    let deadline = Instant::now() + limit;
    let mut scratch = vec![0u8; 4096];
    let mut lost = 0;
    'held: loop {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            break;
        }
        let count = poller.wait(Some(left)).map_err(|error| error.to_string())?;
        for index in 0..count {
            let token = poller.ready(index).token;
            if token == STDIN {
                if stdin
                    .lock()
                    .read(&mut scratch)
                    .map_err(|error| error.to_string())?
                    == 0
                {
                    break 'held;
                }
                continue;
            }
            let place = &mut peers[token as usize];
            let gone = place.as_mut().is_some_and(|peer| !peer.is_open(&mut scratch));
            if gone {
                *place = None;
                lost += 1;
            }
        }
    }
    Figures::new(end).count("lost", lost).print();
    Ok(())
}
