//! PHP's own functions that would stop the process: under `SWOOLE_HOOK_SLEEP` the sleeping ones suspend only the
//! coroutine that calls them. Outside coroutines, and for arguments that PHP refuses, they stay what they are.

use std::cell::Cell;
use std::mem::ManuallyDrop;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::engine::log::{self, Level};
use crate::engine::{Engine, Interrupt};
use crate::zend::hooks::Replaced;
use crate::zend::raw::{InternalHandler, zend_execute_data};
use crate::zend::{Array, Call, PhpResult, Value, Zval, call};

/// `SWOOLE_HOOK_SLEEP`.
const SLEEP: i64 = 512;
/// `SWOOLE_ERROR_CO_CANCELED`.
const CANCELED: i32 = 10_017;
/// Longer times do not fit the clock.
const FOREVER: Duration = Duration::from_secs(60 * 60 * 24 * 365 * 100);
const NANOSECONDS: i64 = 1_000_000_000;
/// What `sleep()` and `usleep()` take: since PHP 8.6 no more than C's functions can.
const LONGEST: i64 = if cfg!(php86) { u32::MAX as i64 } else { i64::MAX };

/// PHP's function, and what is called instead.
const SLEEPERS: [(&str, InternalHandler); 4] = [
    ("sleep", sleep),
    ("usleep", usleep),
    ("time_nanosleep", time_nanosleep),
    ("time_sleep_until", time_sleep_until),
];

thread_local! {
    /// PHP's own functions, in the order of `SLEEPERS`; none that is disabled.
    static ORIGINALS: Cell<[Option<InternalHandler>; SLEEPERS.len()]> = const { Cell::new([None; SLEEPERS.len()]) };
    static INSTALLED: Cell<bool> = const { Cell::new(false) };
}

/// Puts ours in the place of PHP's functions, for good: compiled code may remember which of them it has to call, so that
/// each call has to ask the flags. Once, when all modules are loaded.
pub fn hook_sleepers() {
    if !INSTALLED.replace(true) {
        ORIGINALS.set(SLEEPERS.map(|(name, by)| {
            let replaced = Replaced::new(name, by)?;
            Some(ManuallyDrop::new(replaced).original())
        }));
    }
}

#[derive(Default)]
pub(in crate::engine) struct Hooked {
    /// That the other flags do nothing was said.
    said: Cell<bool>,
}

impl Engine {
    /// `SWOOLE_HOOK_*` in force.
    pub fn hook_flags(&self) -> i64 {
        self.options.borrow().hook_flags.unwrap_or(0)
    }

    /// Sets them, as the option of that name does.
    pub fn set_hook_flags(&self, flags: i64) {
        let mut options = Array::new();
        options.set("hook_flags", flags);
        self.set_options(&options);
    }

    /// What `run()` does unless a script has said otherwise.
    pub fn hook_unless_set(&self, flags: i64) {
        if self.options.borrow().hook_flags.is_none() {
            self.set_hook_flags(flags);
        }
    }

    /// Says in the log, once, which flags do nothing.
    pub(in crate::engine) fn tell_of_hooks(&self) {
        let idle = self.hook_flags() & !SLEEP != 0;
        if idle && log::is_on(Level::Trace) && !self.hooked.said.replace(true) {
            log::write(
                Level::Trace,
                "Runtime: only SWOOLE_HOOK_SLEEP acts in this version; the other hook flags are kept and do nothing",
            );
        }
    }

    /// Sleeps; no time at all lets the others run once. False: it was cancelled.
    fn sleep_hooked(&self, duration: Duration) -> PhpResult<bool> {
        let slept = if duration.is_zero() {
            self.give_way()
        } else {
            self.sleep(duration.min(FOREVER))
        };
        match slept {
            Ok(()) => Ok(true),
            Err(Interrupt::Canceled) => {
                self.coroutines.set_last_error(CANCELED);
                Ok(false)
            }
            Err(Interrupt::Unwind(unwind)) => Err(unwind),
        }
    }
}

/// The body of a replaced function; None: PHP's own is to be called.
type Body = fn(&Engine, &mut Call<'_>) -> PhpResult<Option<Value>>;

/// # Safety
/// The engine's frame and result slot of a call to the function of that index.
unsafe fn replaced(index: usize, frame: *mut zend_execute_data, result: *mut Zval, body: Body) {
    let engine = Engine::get();
    let mut native = engine.hook_flags() & SLEEP == 0 || !engine.coroutines.can_suspend();
    if !native {
        // SAFETY: as the caller says.
        unsafe {
            call::enter(frame, result, |call| {
                let value = body(engine, call)?;
                native = value.is_none();
                Ok(value.unwrap_or(Value::NULL))
            });
        }
    }
    if native && let Some(original) = ORIGINALS.get()[index] {
        // SAFETY: as the caller says; the result still holds null, and nothing here is left to be dropped.
        unsafe { original(frame, result) };
    }
}

/// `sleep(int $seconds): int`
unsafe extern "C" fn sleep(frame: *mut zend_execute_data, result: *mut Zval) {
    let body: Body = |engine, call| {
        call.expect(1, 1)?;
        let seconds = call.long(0)?;
        if !(0..=LONGEST).contains(&seconds) {
            return Ok(None);
        }
        let slept = engine.sleep_hooked(Duration::from_secs(seconds.unsigned_abs()))?;
        Ok(Some(if slept { 0 } else { seconds }.into()))
    };
    // SAFETY: called by the engine.
    unsafe { replaced(0, frame, result, body) }
}

/// `usleep(int $microseconds): void`
unsafe extern "C" fn usleep(frame: *mut zend_execute_data, result: *mut Zval) {
    let body: Body = |engine, call| {
        call.expect(1, 1)?;
        let microseconds = call.long(0)?;
        if !(0..=LONGEST).contains(&microseconds) {
            return Ok(None);
        }
        engine.sleep_hooked(Duration::from_micros(microseconds.unsigned_abs()))?;
        Ok(Some(Value::NULL))
    };
    // SAFETY: called by the engine.
    unsafe { replaced(1, frame, result, body) }
}

/// `time_nanosleep(int $seconds, int $nanoseconds): array|bool`; cancelled it gives what is left, as PHP's does when a
/// signal interrupts it.
unsafe extern "C" fn time_nanosleep(frame: *mut zend_execute_data, result: *mut Zval) {
    let body: Body = |engine, call| {
        call.expect(2, 2)?;
        let (seconds, nanoseconds) = (call.long(0)?, call.long(1)?);
        let Ok(whole) = u64::try_from(seconds) else {
            return Ok(None);
        };
        if !(0..NANOSECONDS).contains(&nanoseconds) {
            return Ok(None);
        }
        let duration = Duration::new(whole, nanoseconds as u32).min(FOREVER);
        let begun = std::time::Instant::now();
        if engine.sleep_hooked(duration)? {
            return Ok(Some(Value::TRUE));
        }
        let left = duration.saturating_sub(begun.elapsed());
        let mut answer = Array::with_capacity(2);
        answer.set("seconds", left.as_secs() as i64);
        answer.set("nanoseconds", i64::from(left.subsec_nanos()));
        Ok(Some(answer.into()))
    };
    // SAFETY: called by the engine.
    unsafe { replaced(2, frame, result, body) }
}

/// `time_sleep_until(float $timestamp): bool`
unsafe extern "C" fn time_sleep_until(frame: *mut zend_execute_data, result: *mut Zval) {
    let body: Body = |engine, call| {
        call.expect(1, 1)?;
        let timestamp = call.double_or(0, 0.0)?;
        let left = || {
            let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            Duration::try_from_secs_f64(timestamp)
                .unwrap_or_default()
                .checked_sub(now)
        };
        let Some(mut duration) = left().filter(|left| !left.is_zero()) else {
            return Ok(None);
        };
        // The clocks need not agree to the microsecond.
        loop {
            if !engine.sleep_hooked(duration)? {
                return Ok(Some(Value::FALSE));
            }
            match left().filter(|left| !left.is_zero()) {
                Some(more) => duration = more,
                None => return Ok(Some(Value::TRUE)),
            }
        }
    };
    // SAFETY: called by the engine.
    unsafe { replaced(3, frame, result, body) }
}
