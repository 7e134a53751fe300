//! The result of a run: one JSON line on standard output, which `run` reads.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::time::Duration;

/// One JSON object in the making.
pub struct Figures {
    line: String,
}

impl Figures {
    pub fn new(mode: &str) -> Figures {
        Figures {
            line: format!("{{\"mode\":\"{mode}\""),
        }
    }

    pub fn count(mut self, name: &str, value: u64) -> Figures {
        let _ = write!(self.line, ",\"{name}\":{value}");
        self
    }

    pub fn number(mut self, name: &str, value: f64) -> Figures {
        // JSON has no infinity and no NaN, which a division by an empty interval would give
        let value = if value.is_finite() { value } else { 0.0 };
        let _ = write!(self.line, ",\"{name}\":{value:.3}");
        self
    }

    /// Events per second over `elapsed`, with the count and the seconds they come from.
    pub fn rate(self, what: &str, events: u64, elapsed: Duration) -> Figures {
        let seconds = elapsed.as_secs_f64();
        self.count(what, events)
            .number("seconds", seconds)
            .number("per_second", events as f64 / seconds)
    }

    /// Median, 99th and 99.9th percentile and maximum of latencies, in microseconds.
    pub fn latencies(self, mut nanos: Vec<u64>) -> Figures {
        nanos.sort_unstable();
        let micros = |share: f64| percentile(&nanos, share) as f64 / 1_000.0;
        let (p50, p99, p999, max) = (micros(0.50), micros(0.99), micros(0.999), micros(1.0));
        self.count("samples", nanos.len() as u64)
            .number("p50_us", p50)
            .number("p99_us", p99)
            .number("p999_us", p999)
            .number("max_us", max)
    }

    /// Writes the line out at once: a reader waits for it while this program goes on.
    pub fn print(self) {
        let mut out = io::stdout().lock();
        // a reader that has left is not this program's failure
        let _ = writeln!(out, "{}}}", self.line);
        let _ = out.flush();
    }
}

/// The value below which `share` of the sorted values lie; 0 when there are none.
fn percentile(sorted: &[u64], share: f64) -> u64 {
    if sorted.is_empty() {
        return 0;
    }
    let rank = (share * (sorted.len() - 1) as f64).round() as usize;
    sorted[rank.min(sorted.len() - 1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_one_json_object() {
        let figures = Figures::new("x").rate("messages", 10, Duration::from_secs(2));
        assert_eq!(
            figures.line,
            r#"{"mode":"x","messages":10,"seconds":2.000,"per_second":5.000"#
        );
    }

    #[test]
    fn percentiles_are_values_that_occurred() {
        let sorted: Vec<u64> = (1..=101).collect();
        assert_eq!(percentile(&sorted, 0.5), 51);
        assert_eq!(percentile(&sorted, 0.99), 100);
        assert_eq!(percentile(&sorted, 1.0), 101);
        assert_eq!(percentile(&[], 0.5), 0);
    }
}
