//! The timers of scripts: what `Swoole\Timer` sets, lists and clears.
//!
//! When one is due is the reactor's business, which wakes it by its number. Numbers are 1, 2, 3, … in the life of a
//! loop. A timer that ticks keeps to the grid that begins with its creation: what it misses, because its callback or
//! somebody else took long, is not made up for.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::engine::Engine;
use crate::engine::run_loop::Callbacks;
use crate::net::{TimerKey, WakeToken};
use crate::zend::{Callable, PhpResult, Value, error};

/// The timers of a loop; None until the first is set.
#[derive(Default)]
pub struct Timers(Option<TimerTable>);

struct TimerTable {
    timers: BTreeMap<u64, Timer>,
    last: u64,
    /// Times are told from here.
    epoch: Instant,
    /// Rounds of the reactor before that.
    first_round: u64,
}

struct Timer {
    callable: Callable,
    arguments: Vec<Value>,
    at: Instant,
    after: Duration,
    repeats: bool,
    /// None while its callback runs.
    key: Option<TimerKey>,
    /// Calls that are over.
    runs: i64,
    round: i64,
    /// Cleared by its own callback, which is not over yet.
    removed: bool,
}

/// What `Timer::info()` tells.
pub struct TimerInfo {
    pub due: i64,
    pub runs: i64,
    /// Milliseconds; 0: it is called once.
    pub interval: i64,
    pub round: i64,
    pub removed: bool,
}

/// What `Timer::stats()` tells.
#[derive(Default)]
pub struct TimerStats {
    pub initialized: bool,
    pub count: i64,
    pub rounds: i64,
}

impl Timer {
    fn info(&self, epoch: Instant) -> TimerInfo {
        let millis = |duration: Duration| i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
        TimerInfo {
            due: millis(self.at - epoch),
            runs: self.runs,
            interval: if self.repeats { millis(self.after) } else { 0 },
            round: self.round,
            removed: self.removed,
        }
    }

    /// The first point of its grid after `now`.
    fn advance(&mut self, now: Instant) {
        let late = now.saturating_duration_since(self.at).as_nanos();
        let missed = u32::try_from(late / self.after.as_nanos().max(1)).unwrap_or(u32::MAX - 1);
        self.at += self.after * (missed + 1);
    }
}

impl TimerTable {
    fn rounds(&self, engine: &Engine) -> i64 {
        (engine.reactor.rounds() - self.first_round) as i64
    }
}

impl Engine {
    /// Has a callable called after some milliseconds, at least one; again and again if it `repeats`, and then with the
    /// timer's number before the arguments. Gives that number.
    pub fn set_timer(
        &self,
        millis: u64,
        repeats: bool,
        callable: Callable,
        arguments: Vec<Value>,
    ) -> PhpResult<i64> {
        self.begin_loop()?;
        let (now, after) = (Instant::now(), Duration::from_millis(millis));
        let Some(at) = now.checked_add(after) else {
            return Err(error::throw_error("the clock does not reach that far"));
        };
        let mut timers = self.callbacks.timers.borrow_mut();
        let table = timers.0.get_or_insert_with(|| TimerTable {
            timers: BTreeMap::new(),
            last: 0,
            epoch: now,
            first_round: self.reactor.rounds(),
        });
        table.last += 1;
        let number = table.last;
        let timer = Timer {
            callable,
            arguments,
            at,
            after,
            repeats,
            key: Some(self.reactor.wake_at(at, WakeToken::Timer(number))),
            runs: 0,
            round: table.rounds(self),
            removed: false,
        };
        table.timers.insert(number, timer);
        Ok(number as i64)
    }

    /// A timer is due.
    pub(in crate::engine) fn fire_timer(&self, number: u64) {
        if !self.can_call_back() {
            return self.postpone(WakeToken::Timer(number));
        }
        let Some((callable, arguments)) = self.callbacks.begin_timer(number) else {
            return;
        };
        self.callback(callable, arguments);
        let over = self.end_timer(number);
        if self.is_fatal() {
            std::mem::forget(over);
        }
    }

    /// Its callback is over, or waits. Gives the timer back if that was the last time.
    fn end_timer(&self, number: u64) -> Option<Timer> {
        let mut timers = self.callbacks.timers.borrow_mut();
        let table = timers.0.as_mut()?;
        let timer = table.timers.get_mut(&number)?;
        if timer.removed || !timer.repeats {
            return table.timers.remove(&number);
        }
        timer.runs += 1;
        timer.advance(Instant::now());
        timer.key = Some(self.reactor.wake_at(timer.at, WakeToken::Timer(number)));
        None
    }

    /// Clears a timer. False: there is none of that number, or its own callback has cleared it already.
    pub fn clear_timer(&self, number: i64) -> bool {
        let cleared = {
            let mut timers = self.callbacks.timers.borrow_mut();
            timers
                .0
                .as_mut()
                .and_then(|table| self.clear_in(table, number as u64))
        };
        cleared.is_some()
    }

    /// Some(None): it is marked only, because its callback runs.
    fn clear_in(&self, table: &mut TimerTable, number: u64) -> Option<Option<Timer>> {
        let timer = table.timers.get_mut(&number).filter(|timer| !timer.removed)?;
        match timer.key {
            Some(key) => {
                self.reactor.cancel(key);
                Some(table.timers.remove(&number))
            }
            None => {
                timer.removed = true;
                Some(None)
            }
        }
    }

    /// Clears all. False: none was ever set in this loop.
    pub fn clear_timers(&self) -> bool {
        let cleared: Vec<_> = {
            let mut timers = self.callbacks.timers.borrow_mut();
            let Some(table) = timers.0.as_mut() else {
                return false;
            };
            let numbers: Vec<u64> = table.timers.keys().copied().collect();
            numbers
                .into_iter()
                .filter_map(|number| self.clear_in(table, number))
                .collect()
        };
        drop(cleared);
        true
    }

    pub fn timer_exists(&self, number: i64) -> bool {
        let timers = self.callbacks.timers.borrow();
        let timer = timers
            .0
            .as_ref()
            .and_then(|table| table.timers.get(&(number as u64)));
        timer.is_some_and(|timer| !timer.removed)
    }

    /// Takes all out, and what the reactor knows of them. Destructors may run when they are dropped.
    pub(in crate::engine) fn take_timers(&self) -> Timers {
        let timers = self.callbacks.timers.take();
        let keys = timers.0.iter().flat_map(|table| table.timers.values());
        for key in keys.filter_map(|timer| timer.key) {
            self.reactor.cancel(key);
        }
        timers
    }

    pub fn timer_stats(&self) -> TimerStats {
        let timers = self.callbacks.timers.borrow();
        let stats = timers.0.as_ref().map(|table| TimerStats {
            initialized: true,
            count: table.timers.len() as i64,
            rounds: table.rounds(self),
        });
        stats.unwrap_or_default()
    }
}

impl Callbacks {
    /// What to call.
    fn begin_timer(&self, number: u64) -> Option<(Callable, Vec<Value>)> {
        let mut timers = self.timers.borrow_mut();
        let timer = timers.0.as_mut()?.timers.get_mut(&number)?;
        timer.key = None;
        if !timer.repeats {
            return Some((timer.callable.clone(), std::mem::take(&mut timer.arguments)));
        }
        let mut arguments = Vec::with_capacity(timer.arguments.len() + 1);
        arguments.push((number as i64).into());
        arguments.extend(timer.arguments.iter().cloned());
        Some((timer.callable.clone(), arguments))
    }

    /// None: none was ever set in this loop. Some(None): there is none of that number.
    pub fn timer_info(&self, number: i64) -> Option<Option<TimerInfo>> {
        let timers = self.timers.borrow();
        let table = timers.0.as_ref()?;
        Some(
            table
                .timers
                .get(&(number as u64))
                .map(|timer| timer.info(table.epoch)),
        )
    }

    /// The numbers of all timers, oldest first.
    pub fn timer_numbers(&self) -> Vec<i64> {
        let timers = self.timers.borrow();
        let numbers = timers.0.iter().flat_map(|table| table.timers.iter());
        numbers
            .filter(|(_, timer)| !timer.removed)
            .map(|(number, _)| *number as i64)
            .collect()
    }
}
