//! How slow a peer may be: limits that no setting of Swoole's names, and the account that is kept of a peer's time.

use std::cell::Cell;
use std::time::Duration;

use crate::server::SettingError;
use crate::server::settings::{given, seconds};
use crate::zend::Array;
use crate::zend::value::Kind;

/// From the first byte of a head to its last.
const HEADER: Duration = Duration::from_secs(10);
/// The whole TLS handshake.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// Bytes a second that a body, or a frame that has begun, has to bring, and a closed connection has to take; and how long
/// it may take to get there.
const RATE: u32 = 500;
const GRACE: Duration = Duration::from_secs(20);
/// A pause in a body, where the time limit for reads is off.
const PAUSE: Duration = Duration::from_secs(60);
/// From the last byte of ours to the end of a connection that is closed.
const CLOSE: Duration = Duration::from_secs(5);

/// The limits of a server's connections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub header: Duration,
    /// From a connection's begin to the end of its TLS handshake.
    pub handshake: Duration,
    /// A pause in a body; None: as long as a read may take.
    pub body: Option<Duration>,
    /// Between two requests; None: the same.
    pub keep_alive: Option<Duration>,
    /// 0: any rate will do.
    pub rate: u32,
    pub grace: Duration,
    pub close: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            header: HEADER,
            handshake: HANDSHAKE,
            body: None,
            keep_alive: None,
            rate: RATE,
            grace: GRACE,
            close: CLOSE,
        }
    }
}

impl Limits {
    /// Err: says which setting means nothing.
    pub fn read(array: &Array) -> Result<Self, SettingError> {
        let set = |name| given(array, name);
        let mut limits = Limits::default();
        let duration = |name, to: &mut Duration| -> Result<(), SettingError> {
            if let Some(value) = set(name) {
                *to = seconds(name, value)?.unwrap_or(Duration::MAX);
            }
            Ok(())
        };
        duration("http_header_timeout", &mut limits.header)?;
        duration("ssl_handshake_timeout", &mut limits.handshake)?;
        for (name, to) in [
            ("http_body_timeout", &mut limits.body),
            ("http_keepalive_timeout", &mut limits.keep_alive),
        ] {
            if let Some(value) = set(name) {
                *to = Some(seconds(name, value)?.unwrap_or(Duration::MAX));
            }
        }
        duration("min_transfer_rate_grace", &mut limits.grace)?;
        duration("close_timeout", &mut limits.close)?;
        if let Some(value) = set("min_transfer_rate") {
            limits.rate = match value.kind() {
                Kind::Long(rate) => u32::try_from(rate).ok(),
                _ => None,
            }
            .ok_or_else(|| {
                SettingError::Invalid(
                    "min_transfer_rate must be a number of bytes a second, or 0 to switch it off".to_owned(),
                )
            })?;
        }
        Ok(limits)
    }
}

/// The time that a peer may still take for what it has begun to send. Waiting for it spends that time, its bytes earn
/// some: a pause must not be longer than the time limit for reads, and a byte now and then earns next to nothing.
pub struct Pace {
    left: Cell<Duration>,
    /// Bytes a second; None: any rate will do.
    rate: Option<u32>,
    grace: Duration,
    /// No more is earned than this.
    pause: Duration,
}

impl Pace {
    /// `read_limit`: how long a peer may be silent.
    pub fn new(limits: &Limits, read_limit: Option<Duration>) -> Self {
        let pause = limits.body.or(read_limit).unwrap_or(PAUSE);
        let rate = (limits.rate > 0).then_some(limits.rate);
        let grace = if rate.is_some() {
            limits.grace.min(pause)
        } else {
            pause
        };
        Pace {
            left: Cell::new(grace),
            rate,
            grace,
            pause,
        }
    }

    /// Something new begins.
    pub fn restart(&self) {
        self.left.set(self.grace);
    }

    pub fn left(&self) -> Duration {
        self.left.get()
    }

    /// So many bytes came after so long.
    pub fn count(&self, waited: Duration, bytes: usize) {
        let left = self.left.get().saturating_sub(waited);
        let earned = match self.rate {
            Some(rate) => Duration::from_secs_f64(bytes as f64 / f64::from(rate)),
            None => self.pause,
        };
        self.left.set(left.saturating_add(earned).min(self.pause));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn a_byte_a_minute_earns_nothing_and_a_pause_is_as_long_as_the_limit() {
        let pace = Pace::new(&Limits::default(), Some(60 * SECOND));
        assert_eq!(pace.left(), 20 * SECOND);
        pace.count(Duration::ZERO, 2 << 20);
        assert_eq!(pace.left(), 60 * SECOND);
        pace.count(59 * SECOND, 1);
        assert_eq!(pace.left(), SECOND + Duration::from_millis(2));
    }

    #[test]
    fn the_least_rate_may_go_on_for_ever_and_half_of_it_does_not() {
        let pace = Pace::new(&Limits::default(), None);
        for _ in 0..1_000 {
            pace.count(SECOND, 500);
        }
        assert_eq!(pace.left(), 20 * SECOND);
        for _ in 0..40 {
            pace.count(SECOND, 250);
        }
        assert!(pace.left() < SECOND, "the next wait is longer than that");
    }

    #[test]
    fn without_a_rate_a_pause_is_all_that_counts() {
        let limits = Limits {
            rate: 0,
            ..Limits::default()
        };
        let pace = Pace::new(&limits, Some(5 * SECOND));
        for _ in 0..100 {
            assert_eq!(pace.left(), 5 * SECOND);
            pace.count(4 * SECOND, 1);
        }
    }
}
