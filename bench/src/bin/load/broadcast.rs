//! `ws-broadcast`: every message that anybody sends comes back to everybody. A connection sends its next message when
//! one of its own has come back to it. The server may put something in front of the text; the end must be unchanged.

use crate::peer::{READ_SIZE, Target};
use crate::window::{WAIT_MAX, Window};
use std::time::{Duration, Instant};
use swoole_rs_bench::args::Args;
use swoole_rs_bench::figures::Figures;
use swoole_rs_bench::poller::Poller;
use swoole_rs_bench::ws;

/// Hexadecimal digits of the sender's number, at the end of a message.
const DIGITS: usize = 4;
/// How long what is under way may take to arrive after the end.
const DRAIN_LIMIT: Duration = Duration::from_secs(5);

pub fn run(mut args: Args) -> Result<(), String> {
    let mut target = Target::take(&mut args, "/websocket")?;
    let connections: usize = args.take("connections", 64)?;
    let size: usize = args.take("size", 32)?;
    let in_flight: usize = args.take("window", 1)?;
    let mut window = Window::take(&mut args)?;
    args.finish()?;
    if size < DIGITS || connections > usize::from(u16::MAX) {
        return Err(format!(
            "--size must be {DIGITS} or more, --connections 65535 or less"
        ));
    }

    let texts: Vec<Vec<u8>> = (0..connections).map(|sender| text(sender, size)).collect();
    let frames: Vec<Vec<u8>> = texts.iter().map(|text| frame(text)).collect();
    let mut poller = Poller::new().map_err(|error| error.to_string())?;
    let mut peers = target.peers(&poller, connections)?;
    let mut scratch = vec![0u8; READ_SIZE];
    let mut sent = 0u64;
    let mut received = 0u64;
    window.open();
    for (peer, frame) in peers.iter_mut().zip(&frames) {
        peer.send(&frame.repeat(in_flight))?;
        sent += in_flight as u64;
    }

    let mut measured: Option<Figures> = None;
    let mut deadline = Instant::now();
    // after the end nothing more is sent, but everything sent must still reach everybody
    while measured.is_none() || received < sent * connections as u64 {
        let count = poller.wait(Some(WAIT_MAX)).map_err(|error| error.to_string())?;
        for index in 0..count {
            let ready = poller.ready(index);
            let own = ready.token as usize;
            let peer = &mut peers[own];
            if ready.writable {
                peer.flush()?;
            }
            if !ready.readable {
                continue;
            }
            let mut deliveries = 0;
            let mut returned = 0;
            while peer.messages(&mut scratch, |payload| {
                deliveries += 1;
                if payload.ends_with(&texts[own]) {
                    returned += 1;
                    return Ok(());
                }
                sender(payload)
                    .filter(|&sender| sender < connections && payload.ends_with(&texts[sender]))
                    .map_or_else(
                        || Err(format!("nobody sent '{}'", String::from_utf8_lossy(payload))),
                        |_| Ok(()),
                    )
            })? {}
            received += deliveries;
            window.add(deliveries);
            if measured.is_none() {
                for _ in 0..returned {
                    peer.send(&frames[own])?;
                }
                sent += returned;
            }
        }
        if measured.is_none() && window.is_over()? {
            let figures = Figures::new("ws-broadcast")
                .count("connections", connections as u64)
                .count("size", size as u64)
                .count("window", in_flight as u64);
            measured = Some(window.figures(figures, "deliveries"));
            deadline = Instant::now() + DRAIN_LIMIT;
        } else if measured.is_some() && Instant::now() > deadline {
            return Err(format!(
                "{sent} messages to {connections} clients, but {received} deliveries"
            ));
        }
    }
    if let Some(figures) = measured {
        figures
            .count("sent", sent)
            .count("total_deliveries", received)
            .print();
    }
    Ok(())
}

/// The message of a sender: fill, then its number.
fn text(sender: usize, size: usize) -> Vec<u8> {
    let mut text = vec![b'x'; size - DIGITS];
    text.extend_from_slice(format!("{sender:04x}").as_bytes());
    text
}

fn frame(text: &[u8]) -> Vec<u8> {
    let mut frame = Vec::with_capacity(text.len() + ws::HEAD_MAX);
    ws::put_masked(&mut frame, ws::TEXT, text, [0x5A, 0xC3, 0x17, 0x81]);
    frame
}

/// The number at the end of a delivered message.
fn sender(payload: &[u8]) -> Option<usize> {
    let digits = payload.last_chunk::<DIGITS>()?;
    digits.iter().try_fold(0, |number, digit| {
        Some(number << 4 | (*digit as char).to_digit(16)? as usize)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sender_is_known_by_the_end_of_its_message() {
        for number in [0, 9, 63, 0xffff] {
            assert_eq!(sender(&text(number, 32)), Some(number));
        }
        assert_eq!(sender(b"abc"), None);
        assert_eq!(sender(b"zzzz"), None);
    }
}
