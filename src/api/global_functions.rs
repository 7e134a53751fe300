//! Global functions: the version, the machine, and error numbers with their texts.

use std::io;
use std::time::Duration;

use super::registration::constants;
use super::{error_text, failure};
use crate::engine::log::{self, Level};
use crate::engine::{self, Created, Engine, Job};
use crate::zend::{Call, Callable, PhpResult, Value, system};

/// `swoole_version(): string`
pub fn swoole_version(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(constants::SWOOLE_VERSION.into())
}

/// `swoole_cpu_num(): int`
pub fn swoole_cpu_num(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(system::processors().max(1).into())
}

/// `swoole_last_error(): int`
pub fn swoole_last_error(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(i64::from(Engine::get().coroutines.last_error()).into())
}

/// `swoole_clear_error(): void`
pub fn swoole_clear_error(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Engine::get().coroutines.set_last_error(0);
    Ok(Value::NULL)
}

/// `swoole_errno(): int`
pub fn swoole_errno(call: &mut Call<'_>) -> PhpResult {
    let errno = io::Error::last_os_error().raw_os_error(); // first of all: any call may set it
    call.expect(0, 0)?;
    Ok(i64::from(errno.unwrap_or(0)).into())
}

/// `swoole_error_log(int $level, string $msg): void`
pub fn swoole_error_log(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 2)?;
    let (level, text) = (call.long(0)?, call.string(1)?);
    if log::is_on_number(level) {
        log::write_bytes(Level::of(level), text.as_bytes());
    }
    Ok(Value::NULL)
}

/// `swoole_error_log_ex(int $level, int $error, string $msg): void`
pub fn swoole_error_log_ex(call: &mut Call<'_>) -> PhpResult {
    call.expect(3, 3)?;
    let (level, code, text) = (call.long(0)?, call.long(1)?, call.string(2)?);
    if log::is_on_number(level) {
        log::write_code_bytes(Level::of(level), code, "zif_swoole_error_log_ex", text.as_bytes());
    } else {
        Engine::get().coroutines.set_last_error(code as i32);
    }
    Ok(Value::NULL)
}

/// `swoole_ignore_error(int $error): void`
pub fn swoole_ignore_error(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    log::ignore(call.long(0)?);
    Ok(Value::NULL)
}

/// `swoole_strerror(int $errno, int $error_type = SWOOLE_STRERROR_SYSTEM): string`
pub fn swoole_strerror(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let code = call.long(0)?;
    let kind = call.long_or(1, constants::SWOOLE_STRERROR_SYSTEM)?;
    Ok(error_text::text_of(code, kind).as_str().into())
}

/// `swoole_async_set(array $settings): bool`
pub fn swoole_async_set(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let settings = call.array(0)?.clone();
    let engine = Engine::get();
    if engine.reactor().is_running() {
        return Err(failure::fatal(
            "eventLoop has already been created. unable to change settings",
        ));
    }
    failure::report(engine.set_async_options(&settings))?;
    Ok(Value::TRUE)
}

/// `swoole_set_process_name(string $process_name): bool`
pub fn swoole_set_process_name(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let name = Value::from(call.string(0)?);
    let set = Callable::from_value(Value::from("cli_set_process_title").raw())?;
    match set {
        Ok(set) => set.call(&[*name.raw()]),
        Err(_) => failure::with_code(constants::SWOOLE_ERROR_OPERATION_NOT_SUPPORT),
    }
}

/// `swoole_test_kernel_coroutine(int $count = 100, float $sleep_time = 1.0): void`
pub fn swoole_test_kernel_coroutine(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 2)?;
    let (count, seconds) = (call.long_or(0, 100)?, call.double_or(1, 1.0)?);
    let duration = Duration::try_from_secs_f64(seconds).unwrap_or_default();
    let engine = Engine::get();
    for _ in 0..count {
        let created = engine.create(Job::Native(Box::new(move || {
            engine::outcome(Engine::get().sleep(duration), || ())
        })))?;
        if let Created::LimitReached(live) = created {
            failure::warn_limit(live)?;
            break;
        }
    }
    Ok(Value::NULL)
}

/// `swoole_clear_dns_cache(): void`
pub fn swoole_clear_dns_cache(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Engine::get().waits.forget_names();
    Ok(Value::NULL)
}
