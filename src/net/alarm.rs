//! What ends the poll's sleep when the next deadline comes: the one timer of each kind that all deadlines share.
//!
//! tokio's timer counts whole milliseconds and rounds up. That is good enough for what guards a connection, and costs no
//! system call: it is the poll's own limit. A script that sleeps, or gives a time limit, is woken by a timer of the
//! kernel, which is exact.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Instant;

use tokio::time::{Sleep, sleep_until};

use crate::zend::kernel_timer::KernelTimer;

#[derive(Default)]
pub struct Alarm {
    /// What it is set to comes with it. Both are kept between polls: setting them costs more than looking at them, and
    /// one that is set earlier than needed ends a sleep once for nothing.
    coarse: Option<(Pin<Box<Sleep>>, Instant)>,
    /// Whether a coarse deadline is waited for now.
    coarse_wanted: bool,
    /// None until the first exact deadline. What it is set to is None when it has gone off since.
    exact: Option<(KernelTimer, Option<Instant>)>,
}

impl Alarm {
    /// Sets it to the next deadlines. Inside the runtime; `now` is a time that is not over yet.
    pub fn set(&mut self, now: Instant, exact: Option<Instant>, coarse: Option<Instant>) {
        let mut coarse = coarse;
        if let Some(exact) = exact
            && self.set_exact(now, exact).is_err()
        {
            // No descriptor is left for it: late is better than never.
            coarse = earlier(coarse, Some(exact));
        }
        self.coarse_wanted = coarse.is_some();
        if let Some(coarse) = coarse {
            self.set_coarse(now, coarse);
        }
    }

    fn set_exact(&mut self, now: Instant, next: Instant) -> io::Result<()> {
        let (timer, at) = match &mut self.exact {
            Some(exact) => exact,
            None => self.exact.insert((KernelTimer::new()?, None)),
        };
        if at.is_none_or(|at| next < at) {
            timer.set(next.saturating_duration_since(now))?;
            *at = Some(next);
        }
        Ok(())
    }

    fn set_coarse(&mut self, now: Instant, next: Instant) {
        match &mut self.coarse {
            Some((_, at)) if *at <= next && *at > now => {}
            Some((sleep, at)) => {
                sleep.as_mut().reset(next.into());
                *at = next;
            }
            None => self.coarse = Some((Box::pin(sleep_until(next.into())), next)),
        }
    }

    /// Ready when one of the times has come.
    pub fn poll(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        if let Some((timer, at)) = &mut self.exact
            && at.is_some()
            && timer.poll(cx).is_ready()
        {
            *at = None;
            return Poll::Ready(());
        }
        match &mut self.coarse {
            Some((sleep, _)) if self.coarse_wanted => sleep.as_mut().poll(cx),
            _ => Poll::Pending,
        }
    }
}

/// The earlier of two times, of which either may be missing.
#[inline]
pub fn earlier(a: Option<Instant>, b: Option<Instant>) -> Option<Instant> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}
