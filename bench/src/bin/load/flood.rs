//! `flood`: one client sends messages as fast as the server takes them, and another, the victim, measures how long its
//! own echo takes meanwhile. The flooder reads its answers: a server that may not write would stop reading, and there
//! would be no flood.

use crate::echo::{Exchange, Message};
use crate::peer::Target;
use crate::window::Window;
use std::time::{Duration, Instant};
use swoole_rs_bench::args::Args;
use swoole_rs_bench::figures::Figures;
use swoole_rs_bench::poller::{Interest, Poller};

const FLOODER: u64 = 0;
const VICTIM: u64 = 1;
/// Bytes per write of the flooder, and per read: small, so that the client itself keeps the victim waiting for a few
/// dozen microseconds only.
const BATCH_SIZE: usize = 64 * 1024;

pub fn run(mut args: Args) -> Result<(), String> {
    let mut target = Target::take(&mut args, "/websocket")?;
    let size: usize = args.take("size", 32)?;
    let interval = Duration::from_micros(args.take("interval-us", 500)?);
    let mut window = Window::take(&mut args)?;
    args.finish()?;

    let mut poller = Poller::new().map_err(|error| error.to_string())?;
    let mut flooder = target.peer(&poller, FLOODER)?;
    let mut victim = target.peer(&poller, VICTIM)?;
    // told again and again, so that one read a turn is enough
    poller
        .modify(&flooder.stream, FLOODER, Interest::Both)
        .map_err(|error| error.to_string())?;

    let flood = Message::new(0, size);
    let frame = flood.frame().to_vec();
    let batch = frame.repeat(BATCH_SIZE.div_ceil(frame.len()));
    let mut position = 0;
    let mut message = Message::new(1, size);
    let mut latencies = Vec::new();
    let mut echoed = 0u64;
    let mut sent_at: Option<Instant> = None;
    let mut next_at = Instant::now();
    let mut scratch = vec![0u8; BATCH_SIZE];
    window.open();
    while !window.is_over()? {
        let now = Instant::now();
        if sent_at.is_none() && now >= next_at {
            victim.send(message.frame())?;
            sent_at = Some(now);
            next_at = now + interval;
        }
        let wait = if sent_at.is_none() {
            next_at - now
        } else {
            interval
        };
        let count = poller.wait(Some(wait)).map_err(|error| error.to_string())?;
        // the victim first: its answer must not wait for the flooder's
        for index in (0..count).filter(|&index| poller.ready(index).token == VICTIM) {
            if poller.ready(index).writable {
                victim.flush()?;
            }
            victim.messages(&mut scratch, |payload| {
                message.answered(payload).inspect(|()| {
                    if let Some(start) = sent_at.take()
                        && window.is_measuring()
                    {
                        latencies.push(start.elapsed().as_nanos() as u64);
                    }
                })
            })?;
        }
        for index in (0..count).filter(|&index| poller.ready(index).token == FLOODER) {
            let ready = poller.ready(index);
            if ready.writable {
                position = (position + flooder.write(&batch[position..])?) % batch.len();
            }
            if ready.readable {
                let mut answers = 0;
                flooder.messages(&mut scratch, |payload| {
                    answers += 1;
                    // the flooder sends the same message again and again
                    if payload.len() == size {
                        Ok(())
                    } else {
                        Err("a flooded message came back changed".to_owned())
                    }
                })?;
                echoed += answers;
                window.add(answers);
            }
        }
    }
    let waiting = sent_at.map_or(0, |start| start.elapsed().as_nanos() as u64);
    latencies.extend((waiting > 0).then_some(waiting));
    let figures = window
        .figures(Figures::new("flood"), "flooded")
        .count("echoed", echoed);
    figures.latencies(latencies).print();
    Ok(())
}
