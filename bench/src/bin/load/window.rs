//! The measured stretch of time: a warm-up that is counted apart, an end, and a watch for a server that stopped
//! answering.

use std::time::{Duration, Instant};
use swoole_rs_bench::args::Args;
use swoole_rs_bench::figures::Figures;

/// A run without any event for this long has failed.
const STALL_LIMIT: Duration = Duration::from_secs(10);
/// How long a wait for events lasts at most, so that the clock is looked at.
pub const WAIT_MAX: Duration = Duration::from_millis(50);

/// Counts events over `--seconds`, after `--warmup`.
pub struct Window {
    opened: Instant,
    warmup: Duration,
    length: Duration,
    /// Events before and within the measured stretch.
    total: u64,
    /// When the measured stretch began, and how many events had been before.
    begun: Option<(Instant, u64)>,
    last_event: (Instant, u64),
}

impl Window {
    pub fn take(args: &mut Args) -> Result<Window, String> {
        let seconds = |name: &str, value: f64| {
            Duration::try_from_secs_f64(value).map_err(|_| format!("--{name} does not take {value}"))
        };
        let length = seconds("seconds", args.take("seconds", 3.0)?)?;
        let warmup = seconds("warmup", args.take("warmup", 0.5)?)?;
        let now = Instant::now();
        Ok(Window {
            opened: now,
            warmup,
            length,
            total: 0,
            begun: None,
            last_event: (now, 0),
        })
    }

    /// Starts the clock, once all connections are open.
    pub fn open(&mut self) {
        self.opened = Instant::now();
        self.last_event = (self.opened, 0);
    }

    pub fn add(&mut self, events: u64) {
        self.total += events;
    }

    /// Whether the measured stretch has begun.
    pub fn is_measuring(&self) -> bool {
        self.begun.is_some()
    }

    /// Looks at the clock; true when the time is over. Called once per wait, not per event.
    pub fn is_over(&mut self) -> Result<bool, String> {
        let now = Instant::now();
        if self.total > self.last_event.1 {
            self.last_event = (now, self.total);
        } else if now - self.last_event.0 > STALL_LIMIT {
            return Err(format!("no answer for {} s", STALL_LIMIT.as_secs()));
        }
        match self.begun {
            Some((start, _)) => Ok(now - start >= self.length),
            None => {
                if now - self.opened >= self.warmup {
                    self.begun = Some((now, self.total));
                }
                Ok(false)
            }
        }
    }

    /// The rate within the measured stretch, and the number of all events for figures per event.
    pub fn figures(&self, figures: Figures, what: &str) -> Figures {
        let (start, before) = self.begun.unwrap_or((self.opened, 0));
        figures
            .rate(what, self.total - before, start.elapsed())
            .count("total", self.total)
    }
}
