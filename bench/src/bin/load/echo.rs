//! `ws-echo`: every connection has one message on its way; when it comes back, the next one leaves. The first bytes of
//! a message are the connection's number and a running number, so that an answer that belongs to another message or
//! another connection is noticed. With `--deflate 1` the messages are compressed, see [`crate::deflate`].

use crate::deflate::Deflated;
use crate::peer::{Peer, READ_SIZE, Target};
use crate::window::{WAIT_MAX, Window};
use swoole_rs_bench::args::Args;
use swoole_rs_bench::figures::Figures;
use swoole_rs_bench::poller::Poller;
use swoole_rs_bench::ws;

/// Hexadecimal digits of the connection's number and of the message's number; shorter messages carry neither.
const DIGITS: usize = 4;
const MARK_SIZE: usize = 2 * DIGITS;

/// What goes there and back.
pub trait Exchange {
    /// Are the payloads compressed?
    const COMPRESSED: bool;
    /// The masked frame to send.
    fn frame(&self) -> &[u8];
    /// Checks an answer and turns to the next message.
    fn answered(&mut self, answer: &[u8]) -> Result<(), String>;
}

/// The message that a connection sends again and again, with a new number each time.
pub struct Message {
    /// The masked frame.
    frame: Vec<u8>,
    /// What must come back.
    payload: Vec<u8>,
    mask: [u8; 4],
    number: u16,
}

impl Message {
    pub fn new(connection: u16, size: usize) -> Message {
        let mut payload = vec![b'x'; size];
        if size >= MARK_SIZE {
            payload[..DIGITS].copy_from_slice(&digits(connection));
            payload[DIGITS..MARK_SIZE].copy_from_slice(&digits(0));
        }
        let mask = [0x5A, 0xC3, 0x17, 0x81];
        let mut frame = Vec::with_capacity(size + ws::HEAD_MAX);
        ws::put_masked(&mut frame, ws::TEXT, &payload, mask);
        Message {
            frame,
            payload,
            mask,
            number: 0,
        }
    }
}

impl Exchange for Message {
    const COMPRESSED: bool = false;

    fn frame(&self) -> &[u8] {
        &self.frame
    }

    fn answered(&mut self, answer: &[u8]) -> Result<(), String> {
        if answer != self.payload {
            return Err(format!(
                "sent {} bytes, {} other bytes came back",
                self.payload.len(),
                answer.len()
            ));
        }
        if self.payload.len() >= MARK_SIZE {
            self.number = self.number.wrapping_add(1);
            let mut mark = digits(self.number);
            self.payload[DIGITS..MARK_SIZE].copy_from_slice(&mark);
            // DIGITS is the length of the key, so the key fits the mark wherever the payload begins
            ws::apply_mask(&mut mark, self.mask);
            let start = self.frame.len() - self.payload.len() + DIGITS;
            self.frame[start..start + DIGITS].copy_from_slice(&mark);
        }
        Ok(())
    }
}

/// Hexadecimal, because a text message must be UTF-8.
fn digits(number: u16) -> [u8; DIGITS] {
    [12, 8, 4, 0].map(|shift| b"0123456789abcdef"[usize::from(number >> shift & 15)])
}

pub fn run(mut args: Args) -> Result<(), String> {
    let mut target = Target::take(&mut args, "/websocket")?;
    let connections: u16 = args.take("connections", 64)?;
    let size: usize = args.take("size", 32)?;
    target.deflate = args.take("deflate", 0u8)? != 0;
    let window = Window::take(&mut args)?;
    args.finish()?;
    if target.deflate {
        talk(target, window, connections, size, |number| {
            Deflated::new(number, size)
        })
    } else {
        talk(target, window, connections, size, |number| {
            Message::new(number, size)
        })
    }
}

fn talk<E: Exchange>(
    mut target: Target,
    mut window: Window,
    connections: u16,
    size: usize,
    make: impl Fn(u16) -> E,
) -> Result<(), String> {
    let mut poller = Poller::new().map_err(|error| error.to_string())?;
    let mut peers: Vec<(Peer, E)> = target
        .peers(&poller, connections.into())?
        .into_iter()
        .zip(0..)
        .map(|(peer, connection)| (peer, make(connection)))
        .collect();
    window.open();
    for (peer, message) in &mut peers {
        peer.send(message.frame())?;
    }
    let mut scratch = vec![0u8; READ_SIZE];
    while !window.is_over()? {
        let count = poller.wait(Some(WAIT_MAX)).map_err(|error| error.to_string())?;
        for index in 0..count {
            let ready = poller.ready(index);
            let (peer, message) = &mut peers[ready.token as usize];
            if ready.writable {
                peer.flush()?;
            }
            if ready.readable {
                let mut answers = 0;
                while peer.texts(&mut scratch, E::COMPRESSED, |payload| {
                    answers += 1;
                    message.answered(payload)
                })? {}
                match answers {
                    0 => {}
                    1 => peer.send(message.frame())?,
                    _ => return Err("one message, several answers".to_owned()),
                }
                window.add(answers);
            }
        }
    }
    let figures = Figures::new("ws-echo")
        .count("connections", connections.into())
        .count("size", size as u64);
    window.figures(figures, "messages").print();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a server makes of the frame.
    fn unmasked(message: &Message) -> Vec<u8> {
        let mut frame = message.frame().to_vec();
        let head = ws::head(&frame).unwrap().unwrap();
        ws::apply_mask(&mut frame[head.start..head.end], head.mask.unwrap());
        frame[head.start..head.end].to_vec()
    }

    #[test]
    fn every_message_differs_and_only_its_own_answer_counts() {
        for size in [0, 7, 8, 32, 200, 70_000] {
            let mut message = Message::new(0x12, size);
            let mut earlier = Vec::new();
            for number in 0..3 {
                let sent = unmasked(&message);
                assert_eq!(sent.len(), size);
                if size >= MARK_SIZE {
                    assert_eq!(&sent[..MARK_SIZE], format!("0012{number:04x}").as_bytes());
                    assert!(message.answered(&earlier).is_err());
                }
                message.answered(&sent).unwrap();
                earlier = sent;
            }
        }
    }
}
