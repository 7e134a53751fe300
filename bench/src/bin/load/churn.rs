//! `http-churn` and `ws-churn`: connections one after the other, each for one request or message. Blocking calls: what
//! counts is what a connection costs the server from accept to close, and what is left behind.

use crate::echo::Message;
use crate::hold::exchange;
use crate::peer::Target;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};
use swoole_rs_bench::args::Args;
use swoole_rs_bench::figures::Figures;
use swoole_rs_bench::http::{Headers, ResponseFinder, request};
use swoole_rs_bench::ws;

/// The size of the one message of a connection.
const ECHO_SIZE: usize = 32;
/// A close frame that says 1000, unmasked.
const CLOSE_NORMAL: [u8; 2] = 1000u16.to_be_bytes();

/// How many connections, and until when.
struct Plan {
    count: u64,
    limit: Duration,
}

impl Plan {
    fn take(args: &mut Args) -> Result<Plan, String> {
        let count = args.take("count", 10_000)?;
        Ok(Plan {
            count,
            limit: Duration::from_secs(args.take("seconds", 60)?),
        })
    }

    /// Opens and closes until the count or the time is reached.
    fn run(&self, mode: &str, mut connection: impl FnMut(u64) -> Result<(), String>) -> Result<(), String> {
        let started = Instant::now();
        let mut done = 0;
        while done < self.count && started.elapsed() < self.limit {
            connection(done).map_err(|error| format!("connection {done}: {error}"))?;
            done += 1;
        }
        Figures::new(mode)
            .rate("connections", done, started.elapsed())
            .count("total", done)
            .print();
        Ok(())
    }
}

/// Connect, one GET, close by the client.
pub fn http(mut args: Args) -> Result<(), String> {
    let mut target = Target::take(&mut args, "/")?;
    let plan = Plan::take(&mut args)?;
    args.finish()?;
    let request = request(&target.host, &target.path, Headers::Plain);
    let finder = ResponseFinder::default();
    let mut scratch = vec![0u8; 64 * 1024];
    plan.run("http-churn", |_| {
        let mut stream = target.connect().map_err(|error| error.to_string())?;
        stream.write_all(&request).map_err(|error| error.to_string())?;
        let mut filled = 0;
        loop {
            let size = stream
                .read(&mut scratch[filled..])
                .map_err(|error| error.to_string())?;
            if size == 0 {
                return Err("closed before the response was complete".to_owned());
            }
            filled += size;
            match finder.first(&scratch[..filled])? {
                None => {}
                Some(response) if response.status == b"200" && response.size == filled => return Ok(()),
                Some(_) => {
                    return Err(format!(
                        "unexpected {}",
                        String::from_utf8_lossy(&scratch[..filled])
                    ));
                }
            }
        }
    })
}

/// Connect, handshake, one message there and back, and the end: the closing handshake, or just a closed socket.
pub fn websocket(mut args: Args) -> Result<(), String> {
    let mut target = Target::take(&mut args, "/websocket")?;
    let plan = Plan::take(&mut args)?;
    let leave: String = args.take("leave", "clean".to_owned())?;
    args.finish()?;
    let clean = match leave.as_str() {
        "clean" => true,
        "abrupt" => false,
        _ => return Err("--leave takes clean or abrupt".to_owned()),
    };
    plan.run("ws-churn", |number| {
        let mut stream = target.open()?;
        exchange(&mut stream, &mut Message::new(number as u16, ECHO_SIZE))?;
        if clean { close(&mut stream) } else { Ok(()) }
    })
}

/// The closing handshake (RFC 6455 section 7.1.2): the close frame comes back, then the server closes first.
fn close(stream: &mut TcpStream) -> Result<(), String> {
    let fail = |error: std::io::Error| format!("closing: {error}");
    let mut frame = Vec::with_capacity(ws::HEAD_MAX);
    ws::put_masked(&mut frame, ws::CLOSE, &CLOSE_NORMAL, [0x5A, 0xC3, 0x17, 0x81]);
    stream.write_all(&frame).map_err(fail)?;
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest).map_err(fail)?;
    match ws::head(&rest)? {
        Some(head) if head.opcode == ws::CLOSE && rest[head.start..].starts_with(&CLOSE_NORMAL) => Ok(()),
        _ => Err(format!("closed with {rest:?} in place of a close frame")),
    }
}
