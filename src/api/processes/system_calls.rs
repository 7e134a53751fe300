//! The part of `Swoole\Process` that is about processes as the system knows them.

use std::ffi::CString;
use std::io;

/// `name(string $process_name): bool`
pub use crate::api::global_functions::swoole_set_process_name as name;

use super::process_object::{fork_failed, pid_of};
use crate::api::failure;
use crate::api::registration::constants;
use crate::engine::process::fork::Forked;
use crate::engine::process::syscalls;
use crate::engine::{Engine, Handler, outcome};
use crate::zend::value::Kind;
use crate::zend::{Array, Call, Callable, PhpResult, Value, Zval, descriptor};

/// `wait(bool $blocking = true): array|false`
pub fn wait(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let waited = Engine::get().wait_for_children_anywhere(call.bool_or(0, true)?);
    let Some(ended) = outcome(waited, || None)? else {
        return Ok(Value::FALSE);
    };
    let mut child = Array::with_capacity(3);
    child.set("pid", i64::from(ended.pid));
    child.set("code", i64::from(ended.code));
    child.set("signal", i64::from(ended.signal));
    Ok(child.into())
}

/// `signal(int $signal_no, ?callable $callback = null): bool`
pub fn signal(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let number = call.long(0)?;
    let handler = match call.get(1).map(Zval::deref) {
        None => None,
        Some(callback) if callback.is_null() => None,
        Some(callback) if matches!(callback.kind(), Kind::Long(value) if value == libc::SIG_IGN as i64) => {
            Some(Handler::Ignore)
        }
        Some(callback) => match Callable::from_argument(callback)? {
            Ok(callable) => Some(Handler::Call(callable)),
            Err(text) => return failure::warn(&text),
        },
    };
    let removes = handler.is_none();
    let Ok(before) = Engine::get().handle_signal(narrow(number), handler) else {
        return failure::warn(&format!("invalid signal number [{number}]"));
    };
    if removes && before.is_none() {
        return failure::warn_if_displayed(
            constants::SWOOLE_ERROR_PHP_RUNTIME_NOTICE,
            &format!("unable to find the callback of signal [{number}]"),
        );
    }
    Ok(Value::TRUE)
}

/// `alarm(int $usec, int $type = 0): bool`
pub fn alarm(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let (microseconds, clock) = (call.long(0)?, call.long_or(1, 0)?);
    match syscalls::alarm(microseconds, narrow(clock)) {
        Ok(()) => Ok(Value::TRUE),
        Err(error) => failure::system("setitimer()", &error),
    }
}

/// A number for the kernel: what does not fit becomes one that it refuses.
fn narrow(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// `kill(int $pid, int $signal_no = SIGTERM): bool`
pub fn kill(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let (pid, signal) = (call.long(0)?, call.long_or(1, libc::SIGTERM.into())?);
    let killed = match (i32::try_from(pid), i32::try_from(signal)) {
        (Ok(pid), Ok(signal)) => syscalls::kill(pid, signal),
        (Err(_), _) => Err(io::Error::from_raw_os_error(libc::ESRCH)),
        _ => Err(io::Error::from_raw_os_error(libc::EINVAL)),
    };
    match killed {
        Ok(()) => Ok(Value::TRUE),
        Err(error) if signal == 0 && error.raw_os_error() == Some(libc::ESRCH) => Ok(Value::FALSE),
        Err(error) => failure::system(&format!("kill({pid}, {signal})"), &error),
    }
}

/// `daemon(bool $nochdir = true, bool $noclose = true, array $pipes = []): bool`
pub fn daemon(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 3)?;
    let (stay, keep) = (call.bool_or(0, true)?, call.bool_or(1, true)?);
    let mut streams = Vec::new();
    if call.count() > 2 {
        for ((_, pipe), standard) in call.array(2)?.iter().zip(0..=libc::STDERR_FILENO) {
            if pipe.is_null() {
                continue;
            }
            match descriptor::of(&pipe)? {
                Ok(descriptor) => streams.push((standard, descriptor)),
                Err(_) => return failure::warn("invalid file descriptor passed"),
            }
        }
    }
    let engine = Engine::get();
    match engine.may_leave_to_child().and_then(|()| engine.fork()) {
        Err(error) => return fork_failed(error),
        // The child goes on with the script, and with what it has printed so far.
        Ok(Forked::Parent(_)) => return Err(engine.leave_process(0)),
        Ok(Forked::Child) => {}
    }
    let silence = !keep && streams.is_empty();
    let begun = syscalls::begin_session(!stay, silence).and_then(|()| {
        streams
            .iter()
            .try_for_each(|(standard, descriptor)| syscalls::replace_descriptor(*standard, *descriptor))
    });
    match begun {
        Ok(()) => Ok(Value::TRUE),
        Err(error) => failure::system("daemon()", &error),
    }
}

/// `setAffinity(array $cpu_settings): bool`
pub fn set_affinity(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let numbers: Vec<i64> = call
        .array(0)?
        .iter()
        .map(|(_, number)| number.to_long())
        .collect::<PhpResult<_>>()?;
    if numbers.is_empty() {
        return Ok(Value::FALSE);
    }
    if let Some(unknown) = numbers.iter().find(|number| !syscalls::is_processor(**number)) {
        return failure::warn(&format!("invalid cpu id [{unknown}]"));
    }
    match syscalls::set_affinity(&numbers) {
        Ok(()) => Ok(Value::TRUE),
        Err(error) => failure::system("sched_setaffinity()", &error),
    }
}

/// `getAffinity(): array`
pub fn get_affinity(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let numbers = match syscalls::affinity() {
        Ok(numbers) => numbers,
        Err(error) => {
            failure::system("sched_getaffinity()", &error)?;
            Vec::new()
        }
    };
    let mut affinity = Array::with_capacity(numbers.len() as u32);
    for number in numbers {
        affinity.push(number);
    }
    Ok(affinity.into())
}

/// Whose priority is meant. None: nobody was named, which has been said.
fn whose(call: &Call<'_>, which: i64, index: usize) -> PhpResult<Option<u32>> {
    if call.get(index).is_some_and(|who| !who.deref().is_null()) {
        return Ok(Some(narrow(call.long(index)?) as u32));
    }
    if which == i64::from(libc::PRIO_PROCESS) {
        return Ok(Some(pid_of(call) as u32));
    }
    failure::warn_if_displayed(
        constants::SWOOLE_ERROR_INVALID_PARAMS,
        "$who parameter must not be null",
    )?;
    Ok(None)
}

fn with_errno<T: Into<Value>>(result: io::Result<T>) -> PhpResult {
    match result {
        Ok(value) => Ok(value.into()),
        Err(error) => failure::with_code(error.raw_os_error().unwrap_or(libc::EIO).into()),
    }
}

/// `setPriority(int $which, int $priority, ?int $who = null): bool`
pub fn set_priority(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 3)?;
    let (which, priority) = (call.long(0)?, call.long(1)?);
    let Some(who) = whose(call, which, 2)? else {
        return Ok(Value::FALSE);
    };
    with_errno(syscalls::set_priority(narrow(which), who, narrow(priority)).map(|()| true))
}

/// `getPriority(int $which, ?int $who = null): int|false`
pub fn get_priority(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let which = call.long(0)?;
    let Some(who) = whose(call, which, 1)? else {
        return Ok(Value::FALSE);
    };
    with_errno(syscalls::priority(narrow(which), who).map(i64::from))
}

/// `exec(string $exec_file, array $args): bool`
pub fn exec(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 2)?;
    let file = call.string(0)?;
    let given = call.array(1)?.clone();
    if file.as_bytes().is_empty() {
        return failure::warn("exec file name is empty");
    }
    let mut arguments = Vec::new();
    for (_, argument) in given.iter() {
        arguments.push(CString::new(argument.to_str()?.as_bytes()));
    }
    let name = file.to_text();
    let file = CString::new(file.as_bytes());
    let arguments = arguments.into_iter().collect::<Result<Vec<_>, _>>();
    let (Ok(file), Ok(arguments)) = (file, arguments) else {
        return failure::warn("a program's name and arguments must not contain null bytes");
    };
    let failed = syscalls::exec(&file, &arguments);
    failure::system(&format!("execv({name})"), &failed)
}
