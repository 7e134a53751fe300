//! `http-rate` and `ws-rate`: requests leave at a fixed rate, whatever the server does, and each is timed from the moment it
//! was meant to leave.
//!
//! A client that asks again only when it has its answer leaves out the very requests that a server which stands still would
//! have kept waiting ("coordinated omission"). Here a request whose connection is still busy waits its turn, and its wait
//! counts; what has no answer at the end counts with the time that it has been waiting for it.

use crate::echo::{Exchange, Message};
use crate::http::{Checker, headers};
use crate::peer::{Peer, READ_SIZE, Target};
use std::collections::VecDeque;
use std::time::{Duration, Instant};
use swoole_rs_bench::args::Args;
use swoole_rs_bench::figures::Figures;
use swoole_rs_bench::http::request;
use swoole_rs_bench::poller::Poller;

/// A wait for events ends this much before the next request is due; then the client does not sleep any more.
const SPIN: Duration = Duration::from_micros(200);
/// How long answers are waited for after the last request was due.
const DRAIN: Duration = Duration::from_secs(5);

/// What a connection asks and is answered.
trait Dialogue {
    fn question(&self) -> &[u8];
    /// Takes what has come; how many answers that were. The flag says that there may be more.
    fn answers(&mut self, peer: &mut Peer, scratch: &mut [u8]) -> Result<(usize, bool), String>;
}

struct Http {
    request: Vec<u8>,
    checker: Checker,
}

impl Dialogue for Http {
    fn question(&self) -> &[u8] {
        &self.request
    }

    fn answers(&mut self, peer: &mut Peer, scratch: &mut [u8]) -> Result<(usize, bool), String> {
        let mut answers = 0;
        let more = peer.receive(scratch, |bytes| {
            let (used, found) = self.checker.take(bytes)?;
            answers += found;
            Ok(used)
        })?;
        Ok((answers, more))
    }
}

impl Dialogue for Message {
    fn question(&self) -> &[u8] {
        self.frame()
    }

    fn answers(&mut self, peer: &mut Peer, scratch: &mut [u8]) -> Result<(usize, bool), String> {
        let mut answers = 0;
        let more = peer.messages(scratch, |payload| {
            answers += 1;
            self.answered(payload)
        })?;
        Ok((answers, more))
    }
}

/// When which request is due.
struct Schedule {
    start: Instant,
    interval: Duration,
    /// Requests in all, and those of them that only warm the server up.
    total: u32,
    warmup: u32,
    next: u32,
}

impl Schedule {
    fn take(args: &mut Args) -> Result<Schedule, String> {
        let rate: f64 = args.take("rate", 10_000.0)?;
        let seconds: f64 = args.take("seconds", 3.0)?;
        let warmup: f64 = args.take("warmup", 0.5)?;
        if !(1.0..=1e7).contains(&rate) || !(0.0..=3600.0).contains(&(seconds + warmup)) {
            return Err(
                "--rate takes 1 to 10000000 a second, --seconds and --warmup an hour at most".to_owned(),
            );
        }
        let requests = |seconds: f64| (rate * seconds) as u32;
        Ok(Schedule {
            start: Instant::now(),
            interval: Duration::from_secs_f64(1.0 / rate),
            total: requests(seconds + warmup),
            warmup: requests(warmup),
            next: 0,
        })
    }

    fn due(&self, number: u32) -> Instant {
        self.start + self.interval * number
    }

    /// The next request, if it is due by now.
    fn pop(&mut self, now: Instant) -> Option<u32> {
        let number = self.next;
        (number < self.total && self.due(number) <= now).then(|| {
            self.next += 1;
            number
        })
    }

    /// How long the client may sleep: not at all when the next request is due soon.
    fn idle(&self, now: Instant) -> Duration {
        self.due(self.next).saturating_duration_since(now + SPIN)
    }
}

/// A connection with the requests that were due on it and are not answered, the first of which is under way.
struct Caller<D> {
    peer: Peer,
    dialogue: D,
    waiting: VecDeque<u32>,
}

/// What is found out.
#[derive(Default)]
struct Findings {
    latencies: Vec<u64>,
    /// By how much the client itself was late with requests whose connections were free.
    late: Vec<u64>,
    answered: u64,
}

pub fn http(mut args: Args) -> Result<(), String> {
    let mut target = Target::take(&mut args, "/")?;
    let connections: u32 = args.take("connections", 64)?;
    let headers = headers(&mut args)?;
    let schedule = Schedule::take(&mut args)?;
    args.finish()?;
    let request = request(&target.host, &target.path, headers);
    let poller = Poller::new().map_err(|error| error.to_string())?;
    let mut callers = Vec::new();
    for token in 0..connections {
        let opened = target
            .connect()
            .and_then(|stream| Peer::new(stream, &poller, token.into()));
        callers.push(Caller {
            peer: opened.map_err(|error| format!("opening a connection: {error}"))?,
            dialogue: Http {
                request: request.clone(),
                checker: Checker::default(),
            },
            waiting: VecDeque::new(),
        });
    }
    call("http-rate", poller, callers, schedule)
}

pub fn websocket(mut args: Args) -> Result<(), String> {
    let mut target = Target::take(&mut args, "/websocket")?;
    let connections: u16 = args.take("connections", 64)?;
    let size: usize = args.take("size", 32)?;
    let schedule = Schedule::take(&mut args)?;
    args.finish()?;
    let poller = Poller::new().map_err(|error| error.to_string())?;
    let peers = target.peers(&poller, connections.into())?;
    let callers = peers.into_iter().zip(0..).map(|(peer, number)| Caller {
        peer,
        dialogue: Message::new(number, size),
        waiting: VecDeque::new(),
    });
    call("ws-rate", poller, callers.collect(), schedule)
}

fn call<D: Dialogue>(
    mode: &str,
    mut poller: Poller,
    mut callers: Vec<Caller<D>>,
    mut schedule: Schedule,
) -> Result<(), String> {
    if callers.is_empty() {
        return Err("--connections must be 1 at least".to_owned());
    }
    let mut scratch = vec![0u8; READ_SIZE];
    let mut findings = Findings::default();
    schedule.start = Instant::now();
    let over = schedule.due(schedule.total) + DRAIN;
    while findings.answered < schedule.total.into() {
        let now = Instant::now();
        if now >= over {
            break;
        }
        while let Some(number) = schedule.pop(now) {
            let which = number as usize % callers.len();
            let caller = &mut callers[which];
            caller.waiting.push_back(number);
            if caller.waiting.len() == 1 {
                findings.late.push(nanoseconds(schedule.due(number)));
                caller.peer.send(caller.dialogue.question())?;
            }
        }
        let count = poller
            .wait(Some(schedule.idle(now).min(DRAIN)))
            .map_err(|error| error.to_string())?;
        for index in 0..count {
            let ready = poller.ready(index);
            listen(
                &mut callers[ready.token as usize],
                &schedule,
                &mut scratch,
                &mut findings,
            )?;
        }
    }
    report(mode, callers, schedule, findings)
}

/// Takes a connection's answers, and asks what has been waiting for that.
fn listen<D: Dialogue>(
    caller: &mut Caller<D>,
    schedule: &Schedule,
    scratch: &mut [u8],
    findings: &mut Findings,
) -> Result<(), String> {
    loop {
        let (answers, more) = caller.dialogue.answers(&mut caller.peer, scratch)?;
        for _ in 0..answers {
            let number = caller.waiting.pop_front().ok_or("more answers than requests")?;
            findings.answered += 1;
            if number >= schedule.warmup {
                findings.latencies.push(nanoseconds(schedule.due(number)));
            }
        }
        if answers > 0 && !caller.waiting.is_empty() {
            caller.peer.send(caller.dialogue.question())?;
        }
        if !more {
            return Ok(());
        }
    }
}

fn nanoseconds(since: Instant) -> u64 {
    since.elapsed().as_nanos() as u64
}

fn report<D>(
    mode: &str,
    callers: Vec<Caller<D>>,
    schedule: Schedule,
    mut findings: Findings,
) -> Result<(), String> {
    if findings.answered == 0 {
        return Err("no answer".to_owned());
    }
    let measured = u64::from(schedule.total - schedule.warmup);
    let in_time = findings.latencies.len() as u64;
    let elapsed = schedule.due(schedule.warmup).elapsed();
    let unanswered = callers.iter().flat_map(|caller| &caller.waiting);
    findings
        .latencies
        .extend(unanswered.map(|number| nanoseconds(schedule.due(*number))));
    findings.late.sort_unstable();
    let late = findings
        .late
        .get(findings.late.len() * 99 / 100)
        .copied()
        .unwrap_or(0);
    Figures::new(mode)
        .count("connections", callers.len() as u64)
        .rate("requests", in_time, elapsed)
        .count("total", findings.answered)
        .number("asked_per_second", 1.0 / schedule.interval.as_secs_f64())
        .count("unanswered", measured.saturating_sub(in_time))
        .number("late_p99_us", late as f64 / 1_000.0)
        .latencies(findings.latencies)
        .print();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_due_one_after_another_and_none_is_left_out() {
        let mut schedule = Schedule {
            start: Instant::now(),
            interval: Duration::from_millis(10),
            total: 5,
            warmup: 2,
            next: 0,
        };
        let at = |milliseconds| schedule.start + Duration::from_millis(milliseconds);
        let (before, middle, long_after) = (at(5), at(25), at(900));
        assert_eq!(
            std::iter::from_fn(|| schedule.pop(before)).collect::<Vec<_>>(),
            [0]
        );
        assert_eq!(
            std::iter::from_fn(|| schedule.pop(middle)).collect::<Vec<_>>(),
            [1, 2]
        );
        // the client, or the machine, stood still: what was due meanwhile is due all the same
        assert_eq!(
            std::iter::from_fn(|| schedule.pop(long_after)).collect::<Vec<_>>(),
            [3, 4]
        );
    }

    #[test]
    fn the_client_sleeps_until_shortly_before_a_request_is_due() {
        let schedule = Schedule {
            start: Instant::now(),
            interval: Duration::from_millis(10),
            total: 5,
            warmup: 2,
            next: 1,
        };
        assert_eq!(schedule.idle(schedule.start), Duration::from_millis(10) - SPIN);
        assert_eq!(schedule.idle(schedule.due(1)), Duration::ZERO);
        assert_eq!(schedule.idle(schedule.due(3)), Duration::ZERO);
    }
}
