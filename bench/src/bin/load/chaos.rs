//! `chaos`: clients that behave badly, beside which somebody else measures. Some send and never read, some send a byte
//! of a message a second, some ping without pause, some send messages in fragments of one byte, and some come and drop
//! the connection in the middle of a message. All of it is paced, so that it is the server's handling that shows and
//! not the lack of a third core. Ends when standard input closes, or after `--seconds`.

use crate::peer::{Peer, READ_SIZE, Target, raise_descriptor_limit};
use rustix::fd::AsFd;
use socket2::SockRef;
use std::io::{Read, Write};
use std::time::{Duration, Instant};
use swoole_rs_bench::args::Args;
use swoole_rs_bench::figures::Figures;
use swoole_rs_bench::poller::{Interest, Poller};
use swoole_rs_bench::ws;

/// The token of standard input.
const STDIN: u64 = u64::MAX;
const MASK: [u8; 4] = [0x5A, 0xC3, 0x17, 0x81];
/// How often every client does its part.
const TICK: Duration = Duration::from_millis(10);
/// How often a slow client sends a byte, and a vanishing one comes and goes, in ticks.
const SLOW_TICKS: u64 = 100;
const VANISH_TICKS: u64 = 5;
/// What a deaf client sends per tick.
const DEAF_SIZE: usize = 4096;
/// Pings per tick of a pinging client, and fragments of a fragmenting one.
const PINGS: usize = 50;
const FRAGMENTS: usize = 50;
/// Ticks until a fragmented message ends.
const MESSAGE_TICKS: u64 = 200;
/// What slow and vanishing clients announce.
const ANNOUNCED: u64 = 1024 * 1024;
/// The longest ping.
const PING_SIZE: usize = 125;

pub fn run(mut args: Args) -> Result<(), String> {
    let mut target = Target::take(&mut args, "/websocket")?;
    let deaf: usize = args.take("deaf", 16)?;
    let slow: usize = args.take("slow", 64)?;
    let pingers: usize = args.take("pingers", 4)?;
    let fragmenters: usize = args.take("fragmenters", 4)?;
    let limit = Duration::from_secs(args.take("seconds", 60)?);
    args.finish()?;

    raise_descriptor_limit();
    let mut poller = Poller::new().map_err(|error| error.to_string())?;
    // reads are not waited for: who reads does so once a tick
    let silent = Poller::new().map_err(|error| error.to_string())?;
    let mut open = |count: usize| -> Result<Vec<Peer>, String> {
        (0..count)
            .map(|token| target.peer(&silent, token as u64))
            .collect()
    };
    let (mut deaf, mut slow, mut pingers, mut fragmenters) =
        (open(deaf)?, open(slow)?, open(pingers)?, open(fragmenters)?);
    let mut message = Vec::new();
    ws::put_masked(&mut message, ws::TEXT, &[b'x'; DEAF_SIZE], MASK);
    let mut announcement = Vec::new();
    ws::put_head(&mut announcement, ws::TEXT, ANNOUNCED, Some(MASK));
    let mut ping = Vec::new();
    ws::put_masked(&mut ping, ws::PING, &[b'x'; PING_SIZE], MASK);
    let pings = ping.repeat(PINGS);
    for peer in &mut slow {
        peer.send(&announcement)?;
    }
    Figures::new("chaos")
        .count(
            "up",
            (deaf.len() + slow.len() + pingers.len() + fragmenters.len()) as u64,
        )
        .print();

    let stdin = std::io::stdin();
    // a regular file or /dev/null cannot be waited for: then the time alone counts
    let _ = poller.add(stdin.as_fd(), STDIN, Interest::Read);
    let mut scratch = vec![0u8; READ_SIZE];
    let started = Instant::now();
    let mut lost = 0;
    let mut tick = 0u64;
    while started.elapsed() < limit {
        if poller.wait(Some(TICK)).map_err(|error| error.to_string())? > 0
            && stdin
                .lock()
                .read(&mut scratch)
                .map_err(|error| error.to_string())?
                == 0
        {
            break;
        }
        tick += 1;
        for peer in &mut deaf {
            // once the kernel takes no more, so it stays
            if peer.is_flushed() {
                peer.send(&message)?;
            } else {
                peer.flush()?;
            }
        }
        if tick.is_multiple_of(SLOW_TICKS) {
            for peer in &mut slow {
                peer.send(b"x")?;
            }
        }
        for peer in &mut pingers {
            peer.flush()?;
            peer.send(&pings)?;
        }
        let fragments = fragments(tick);
        for peer in &mut fragmenters {
            peer.flush()?;
            peer.send(&fragments)?;
        }
        for peer in pingers.iter_mut().chain(&mut fragmenters) {
            lost += u64::from(!peer.is_open(&mut scratch));
        }
        if tick.is_multiple_of(VANISH_TICKS) {
            let mut stream = target.open()?;
            stream
                .write_all(&announcement)
                .and_then(|()| SockRef::from(&stream).set_linger(Some(Duration::ZERO)))
                .map_err(|error| error.to_string())?;
        }
    }
    Figures::new("chaos-end").count("lost", lost).print();
    Ok(())
}

/// The fragments of one tick: the first of a message, some in its middle, or its end.
fn fragments(tick: u64) -> Vec<u8> {
    let mut out = Vec::new();
    for number in 0..FRAGMENTS {
        let place = (tick % MESSAGE_TICKS, number);
        let first = place == (0, 0);
        let last = place == (MESSAGE_TICKS - 1, FRAGMENTS - 1);
        // the first tick of the run is in the middle of a message, which has to begin
        let opcode = if first || (tick == 1 && number == 0) {
            ws::TEXT
        } else {
            0
        };
        ws::put_fragment(&mut out, opcode, last, b"x", MASK);
    }
    out
}
