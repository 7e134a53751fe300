//! `http`: keep-alive connections that each have `--pipeline` requests on their way; when all are answered, the next
//! ones leave together. Every answer must be a 200 with the body of the first one.

use crate::peer::{Peer, READ_SIZE, Target, raise_descriptor_limit};
use crate::window::{WAIT_MAX, Window};
use swoole_rs_bench::args::Args;
use swoole_rs_bench::figures::Figures;
use swoole_rs_bench::http::{Headers, ResponseFinder, request};
use swoole_rs_bench::poller::Poller;

/// Tells whether each answer is the right one.
#[derive(Default)]
pub struct Checker {
    finder: ResponseFinder,
    expected: Option<Vec<u8>>,
}

impl Checker {
    /// How many bytes complete responses take at the front of `bytes`, and how many these are.
    pub fn take(&mut self, bytes: &[u8]) -> Result<(usize, usize), String> {
        let (mut used, mut found) = (0, 0);
        while let Some(response) = self.finder.first(&bytes[used..])? {
            let body = self.expected.get_or_insert_with(|| response.body.to_vec());
            if response.status != b"200" || response.body != body.as_slice() {
                return Err(format!(
                    "unexpected {}",
                    String::from_utf8_lossy(&bytes[used..used + response.size])
                ));
            }
            used += response.size;
            found += 1;
        }
        Ok((used, found))
    }
}

/// Takes `--headers`.
pub fn headers(args: &mut Args) -> Result<Headers, String> {
    let headers: String = args.take("headers", "plain".to_owned())?;
    match headers.as_str() {
        "plain" => Ok(Headers::Plain),
        "browser" => Ok(Headers::Browser),
        "gzip" => Ok(Headers::Gzip),
        _ => Err("--headers takes plain, browser or gzip".to_owned()),
    }
}

pub fn run(mut args: Args) -> Result<(), String> {
    let mut target = Target::take(&mut args, "/")?;
    let connections: u64 = args.take("connections", 64)?;
    let depth: usize = args.take("pipeline", 1)?;
    let headers = headers(&mut args)?;
    let mut window = Window::take(&mut args)?;
    args.finish()?;
    let batch = request(&target.host, &target.path, headers).repeat(depth.max(1));
    let mut poller = Poller::new().map_err(|error| error.to_string())?;
    raise_descriptor_limit();
    let mut peers = Vec::new();
    for token in 0..connections {
        let stream = target
            .connect()
            .map_err(|error| format!("opening a connection: {error}"))?;
        let peer = Peer::new(stream, &poller, token).map_err(|error| error.to_string())?;
        peers.push((peer, 0));
    }
    window.open();
    for (peer, missing) in &mut peers {
        peer.send(&batch)?;
        *missing = depth.max(1);
    }
    let mut checker = Checker::default();
    let mut scratch = vec![0u8; READ_SIZE];
    while !window.is_over()? {
        let count = poller.wait(Some(WAIT_MAX)).map_err(|error| error.to_string())?;
        for index in 0..count {
            let ready = poller.ready(index);
            let (peer, missing) = &mut peers[ready.token as usize];
            if ready.writable {
                peer.flush()?;
            }
            if !ready.readable {
                continue;
            }
            let mut answers = 0;
            while peer.receive(&mut scratch, |bytes| {
                let (used, found) = checker.take(bytes)?;
                answers += found;
                Ok(used)
            })? {}
            *missing = missing.checked_sub(answers).ok_or("more answers than requests")?;
            if *missing == 0 && answers > 0 {
                peer.send(&batch)?;
                *missing = depth.max(1);
            }
            window.add(answers as u64);
        }
    }
    let figures = Figures::new("http")
        .count("connections", connections)
        .count("pipeline", depth as u64);
    window.figures(figures, "requests").print();
    Ok(())
}
