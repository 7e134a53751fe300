//! `ws-latency`: a few connections with pauses between their messages, as people make them, and how long each message
//! is under way. The server is mostly idle, so that whatever holds it up shows.

use crate::echo::{Exchange, Message};
use crate::peer::{Peer, READ_SIZE, Target};
use crate::window::{WAIT_MAX, Window};
use std::time::{Duration, Instant};
use swoole_rs_bench::args::Args;
use swoole_rs_bench::figures::Figures;
use swoole_rs_bench::poller::Poller;

struct Speaker {
    peer: Peer,
    message: Message,
    /// When the message that is under way left.
    sent_at: Option<Instant>,
    /// When the next one leaves, at the earliest.
    next_at: Instant,
}

pub fn run(mut args: Args) -> Result<(), String> {
    let mut target = Target::take(&mut args, "/websocket")?;
    let connections: u16 = args.take("connections", 16)?;
    let size: usize = args.take("size", 32)?;
    let interval = Duration::from_micros(args.take("interval-us", 2000)?);
    let mut window = Window::take(&mut args)?;
    args.finish()?;

    let mut poller = Poller::new().map_err(|error| error.to_string())?;
    let peers = target.peers(&poller, connections.into())?;
    window.open();
    let start = Instant::now();
    let step = interval / u32::from(connections).max(1);
    let mut speakers: Vec<Speaker> = peers
        .into_iter()
        .zip(0u16..)
        .map(|(peer, number)| Speaker {
            peer,
            message: Message::new(number, size),
            sent_at: None,
            // not all at once
            next_at: start + step * u32::from(number),
        })
        .collect();
    let mut latencies = Vec::new();
    let mut scratch = vec![0u8; READ_SIZE];
    while !window.is_over()? {
        let now = Instant::now();
        let mut wait = WAIT_MAX;
        for speaker in speakers.iter_mut().filter(|speaker| speaker.sent_at.is_none()) {
            if speaker.next_at <= now {
                speaker.sent_at = Some(Instant::now());
                speaker.next_at = now + interval;
                speaker.peer.send(speaker.message.frame())?;
            } else {
                wait = wait.min(speaker.next_at - now);
            }
        }
        let count = poller.wait(Some(wait)).map_err(|error| error.to_string())?;
        for index in 0..count {
            let Speaker {
                peer,
                message,
                sent_at,
                ..
            } = &mut speakers[poller.ready(index).token as usize];
            let mut answers = 0;
            while peer.messages(&mut scratch, |payload| {
                answers += 1;
                message.answered(payload)
            })? {}
            if answers > 0
                && let Some(sent_at) = sent_at.take()
                && window.is_measuring()
            {
                latencies.push(sent_at.elapsed().as_nanos() as u64);
            }
            window.add(answers);
        }
    }
    let figures = Figures::new("ws-latency").count("connections", connections.into());
    window.figures(figures, "messages").latencies(latencies).print();
    Ok(())
}
