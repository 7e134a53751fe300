//! `Swoole\Coroutine\System`: what a coroutine waits for outside of PHP.

use std::io;
use std::net::IpAddr;

use crate::api::clients::socket_object;
use crate::api::error_text::system_text;
use crate::api::failure;
use crate::api::registration::{ce, constants};
use crate::engine::log::{self, Level};
use crate::engine::{ChildExit, Engine, Family, Interrupt, LookupError, NoChild, Readiness, outcome};
use crate::zend::descriptor::{self, NoDescriptor};
use crate::zend::system::{self, Hints};
use crate::zend::value::Kind;
use crate::zend::{Array, Call, PhpResult, Str, Value, Zval, error, memory};

pub fn install() {
    crate::zend::object::refuse_instances(ce::system_ptr());
}

/// What open(2) is asked for when a file is written, as the log says it.
const WRITE_FLAGS: i32 = libc::O_WRONLY | libc::O_CREAT;
/// No time limit, as a number of seconds.
const NO_LIMIT: f64 = -1.0;
/// The default time limit of `dnsLookup()`, in seconds.
const DNS_LIMIT: f64 = 60.0;
/// `LOCK_EX` and `FILE_LOCK` are one bit.
const LOCKED: i64 = constants::FILE_LOCK;
/// PHP's `FILE_APPEND`.
const FILE_APPEND: i64 = 8;

/// An interrupted wait: cancelled, the call returns false.
fn waited<T>(result: Result<T, Interrupt>, done: impl FnOnce(T) -> PhpResult) -> PhpResult {
    match outcome(result.map(Some), || None)? {
        Some(result) => done(result),
        None => failure::with_code(constants::SWOOLE_ERROR_CO_CANCELED),
    }
}

fn code_of(error: &io::Error) -> i32 {
    error.raw_os_error().unwrap_or(libc::EIO)
}

/// Says in the log what the system refused; `errno` has the number after that. The call returns false.
fn refused(what: &str, error: &io::Error) -> PhpResult {
    let code = code_of(error);
    log::write(
        Level::Warning,
        &format!("{what} failed, Error: {}[{code}]", system_text(code)),
    );
    system::set_errno(code);
    Ok(Value::FALSE)
}

/// `exec(string $command, bool $get_error_stream = false): array|false`
pub fn exec(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let (command, with_errors) = (call.c_string(0)?, call.bool_or(1, false)?);
    failure::need_coroutine()?;
    let executed = Engine::get().execute(command.as_bytes(), with_errors, memory::left());
    waited(executed, |executed| match executed {
        Ok(executed) => {
            let mut result = Array::with_capacity(3);
            let (code, signal) = executed.ended.map_or((-1, 0), |ended| (ended.code, ended.signal));
            result.set("code", i64::from(code));
            result.set("signal", i64::from(signal));
            result.set("output", executed.output.as_slice());
            Ok(result.into())
        }
        Err(error) if error.kind() == io::ErrorKind::OutOfMemory => {
            failure::with_code(constants::SWOOLE_ERROR_DATA_LENGTH_TOO_LARGE)
        }
        Err(error) => {
            Engine::get().coroutines.set_last_error(code_of(&error));
            refused("System::exec(): starting the command", &error)
        }
    })
}

/// `readFile(string $filename, int $flag = 0): string|false`
pub fn read_file(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let (path, flags) = (call.c_string(0)?, call.long_or(1, 0)?);
    if path.is_empty() {
        return Err(error::throw_value_error("Filename cannot be empty"));
    }
    failure::need_coroutine()?;
    let content = Engine::get().read_file(path.as_bytes(), flags & LOCKED != 0, memory::left());
    waited(content, |content| match content {
        Ok(content) => Ok(content.as_slice().into()),
        Err(error) => {
            let name = path.to_string_lossy();
            refused(&format!("System::read_file(): open({name}, O_RDONLY)"), &error)
        }
    })
}

/// `writeFile(string $filename, string $fileContent, int $flags = 0): int|false`
pub fn write_file(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 3)?;
    let (path, content, flags) = (call.c_string(0)?, call.string(1)?, call.long_or(2, 0)?);
    if path.is_empty() {
        return Err(error::throw_value_error("Filename cannot be empty"));
    }
    failure::need_coroutine()?;
    let append = flags & FILE_APPEND != 0;
    let locked = flags & LOCKED != 0;
    let written = Engine::get().write_file(path.as_bytes(), content.as_bytes(), append, locked);
    waited(written, |written| match written {
        Ok(count) => Ok((count as i64).into()),
        Err(error) => {
            let name = path.to_string_lossy();
            let flags = WRITE_FLAGS | if append { libc::O_APPEND } else { libc::O_TRUNC };
            refused(&format!("System::write_file(): open({name}, {flags})"), &error)
        }
    })
}

/// `statvfs(string $path): array|false`
pub fn statvfs(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let path = call.c_string(0)?;
    if path.is_empty() {
        return Err(error::throw_value_error("Path cannot be empty"));
    }
    let Ok(numbers) = system::file_system(&path) else {
        return Ok(Value::FALSE); // errno says why
    };
    let mut result = Array::with_capacity(11);
    for (name, number) in [
        ("bsize", numbers.f_bsize),
        ("frsize", numbers.f_frsize),
        ("blocks", numbers.f_blocks),
        ("bfree", numbers.f_bfree),
        ("bavail", numbers.f_bavail),
        ("files", numbers.f_files),
        ("ffree", numbers.f_ffree),
        ("favail", numbers.f_favail),
        ("fsid", numbers.f_fsid),
        ("flag", numbers.f_flag),
        ("namemax", numbers.f_namemax),
    ] {
        result.set(name, number as i64);
    }
    Ok(result.into())
}

/// `wait(float $timeout = -1): array|false`
pub fn wait(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let timeout = call.double_or(0, NO_LIMIT)?;
    failure::need_coroutine()?;
    child(Engine::get().wait_for_children(Engine::deadline(timeout)))
}

/// `waitPid(int $pid, float $timeout = -1): array|false`
pub fn wait_pid(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let (pid, timeout) = (call.long(0)?, call.double_or(1, NO_LIMIT)?);
    failure::need_coroutine()?;
    let (engine, deadline) = (Engine::get(), Engine::deadline(timeout));
    if pid <= 0 {
        return child(engine.wait_for_children(deadline));
    }
    match i32::try_from(pid) {
        Ok(pid) => child(engine.wait_for_child(pid, deadline)),
        Err(_) => child(Ok(Err(NoChild::None))),
    }
}

fn child(ended: Result<Result<ChildExit, NoChild>, Interrupt>) -> PhpResult {
    waited(ended, |ended| match ended {
        Ok(ended) => {
            let mut result = Array::with_capacity(3);
            result.set("pid", i64::from(ended.pid));
            result.set("code", i64::from(ended.code));
            result.set("signal", i64::from(ended.signal));
            Ok(result.into())
        }
        Err(NoChild::TimedOut) => failure::with_code(libc::ETIMEDOUT.into()),
        Err(NoChild::None) => {
            system::set_errno(libc::ECHILD);
            Ok(Value::FALSE)
        }
    })
}

/// `waitSignal(array|int $signals, float $timeout = -1): int|false`
pub fn wait_signal(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let given: Vec<i64> = match call.get(0).map(|value| value.kind()) {
        Some(Kind::Array(list)) => list
            .clone()
            .iter()
            .map(|(_, number)| number.to_long())
            .collect::<PhpResult<_>>()?,
        Some(Kind::Object(_) | Kind::Other) => return Err(call.type_error(0, "array|int")),
        _ => vec![call.long(0)?],
    };
    let timeout = call.double_or(1, NO_LIMIT)?;
    failure::need_coroutine()?;
    let engine = Engine::get();
    let numbers: Option<Vec<i32>> = given.iter().map(|number| i32::try_from(*number).ok()).collect();
    let listening = numbers
        .filter(|numbers| !numbers.is_empty())
        .and_then(|numbers| engine.listen(&numbers).ok());
    let Some(listening) = listening else {
        failure::warn("Invalid signal in the given list")?;
        return invalid_signal();
    };
    waited(listening.wait(Engine::deadline(timeout)), |signal| match signal {
        Some(number) => Ok(i64::from(number).into()),
        None => failure::with_code(constants::SWOOLE_ERROR_CO_TIMEDOUT),
    })
}

fn invalid_signal() -> PhpResult {
    system::set_errno(constants::SWOOLE_ERROR_PHP_FATAL_ERROR as i32);
    Ok(Value::FALSE)
}

/// `waitEvent(mixed $socket, int $events = SWOOLE_EVENT_READ, float $timeout = -1): int|false`
pub fn wait_event(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 3)?;
    let events = call.long_or(1, constants::SWOOLE_EVENT_READ)?;
    let timeout = call.double_or(2, NO_LIMIT)?;
    if is_closed_socket(call) {
        return failure::with_code(libc::EBADF.into());
    }
    let Some(fd) = descriptor(call)? else {
        return failure::warn("unknown fd type");
    };
    let wanted = Readiness {
        read: events & constants::SWOOLE_EVENT_READ != 0,
        write: events & constants::SWOOLE_EVENT_WRITE != 0,
    };
    if !wanted.read && !wanted.write {
        return failure::with_code(libc::EINVAL.into());
    }
    if timeout == 0.0 {
        return match wanted.now(fd) {
            Ok(ready) if mask(ready) != 0 => Ok(mask(ready).into()),
            Ok(_) => failure::with_code(libc::ETIMEDOUT.into()),
            Err(error) => failure::with_code(code_of(&error).into()),
        };
    }
    failure::need_coroutine()?;
    let ready = Engine::get().wait_for_fd(fd, wanted, Engine::deadline(timeout));
    waited(ready, |ready| match ready {
        Ok(Some(ready)) => Ok(mask(ready).into()),
        Ok(None) => failure::with_code(constants::SWOOLE_ERROR_CO_TIMEDOUT),
        Err(error) => {
            Engine::get().coroutines.set_last_error(code_of(&error));
            refused(&format!("System::wait_event(): waiting for fd {fd}"), &error)
        }
    })
}

fn mask(ready: Readiness) -> i64 {
    let bit = |ready, bit| if ready { bit } else { 0 };
    bit(ready.read, constants::SWOOLE_EVENT_READ) | bit(ready.write, constants::SWOOLE_EVENT_WRITE)
}

/// Whether the first argument is a socket of ours that was closed: no wrong argument, but one that comes too late.
fn is_closed_socket(call: &Call<'_>) -> bool {
    match call.get(0).map(Zval::kind) {
        Some(Kind::Object(object)) => {
            socket_object::of_object(object).is_some_and(|socket| socket.is_closed())
        }
        _ => false,
    }
}

/// The descriptor of the first argument; None: it has none, of which the script was warned.
fn descriptor(call: &Call<'_>) -> PhpResult<Option<i32>> {
    let Some(value) = call.get(0) else { return Ok(None) };
    let text = match descriptor::of(value)? {
        Ok(fd) => return Ok(Some(fd)),
        Err(NoDescriptor::Number(number)) => format!("invalid file descriptor#{number} passed"),
        Err(_) => "invalid file descriptor passed".to_owned(),
    };
    failure::warn(&text)?;
    Ok(None)
}

/// `gethostbyname(string $domain_name, int $type = AF_INET, float $timeout = -1): string|false`
pub fn gethostbyname(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 3)?;
    let name = call.string(0)?;
    let family = call.long_or(1, libc::AF_INET.into())?;
    let timeout = call.double_or(2, NO_LIMIT)?;
    if name.as_bytes().is_empty() {
        return failure::warn("domain name is empty");
    }
    let Some(family) = family_of(family) else {
        return unknown_family();
    };
    failure::need_coroutine()?;
    let found = Engine::get().address_of(name.as_bytes(), family, Engine::deadline(timeout));
    waited(found, |found| match found {
        Ok(address) => Ok(text_of(address)),
        Err(LookupError::TimedOut) => failure::with_code(constants::SWOOLE_ERROR_CO_TIMEDOUT),
        Err(_) => failure::with_code(constants::SWOOLE_ERROR_DNSLOOKUP_RESOLVE_FAILED),
    })
}

/// `getaddrinfo(string $domain, int $family, int $socktype, int $protocol, ?string $service, float $timeout): array|bool`
pub fn getaddrinfo(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 6)?;
    let name = call.string(0)?;
    let family = call.long_or(1, libc::AF_INET.into())?;
    let socktype = call.long_or(2, libc::SOCK_STREAM.into())?;
    let protocol = call.long_or(3, libc::IPPROTO_TCP.into())?;
    let service = match call.nullable_string(4)? {
        Some(_) => Some(call.c_string(4)?),
        None => None,
    };
    let timeout = call.double_or(5, NO_LIMIT)?;
    if name.as_bytes().is_empty() {
        return failure::warn("hostname is empty");
    }
    let Some(family) = family_of(family) else {
        return unknown_family();
    };
    failure::need_coroutine()?;
    let hints = Hints {
        family: family.number(),
        socktype: i32::try_from(socktype).unwrap_or(-1),
        protocol: i32::try_from(protocol).unwrap_or(-1),
    };
    let deadline = Engine::deadline(timeout);
    let found = Engine::get().addresses_of(name.as_bytes(), service.as_deref(), hints, deadline);
    waited(found, |found| match found {
        Ok(addresses) => {
            let mut list = Array::with_capacity(addresses.len() as u32);
            for address in addresses {
                list.push(text_of(address));
            }
            Ok(list.into())
        }
        Err(LookupError::System(code)) => failure::with_code(code.into()),
        Err(_) => failure::with_code(constants::SWOOLE_ERROR_CO_TIMEDOUT),
    })
}

/// `dnsLookup(string $domain_name, float $timeout = 60, int $type = AF_INET): string|false`
pub fn dns_lookup(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 3)?;
    let timeout = call.double_or(1, DNS_LIMIT)?;
    let family = call.long_or(2, libc::AF_INET.into())?;
    let Some(name) = call
        .get(0)
        .filter(|name| matches!(name.kind(), Kind::Str(_)))
        .and_then(|name| name.to_str().ok())
    else {
        return failure::warn("invalid domain name");
    };
    if name.as_bytes().is_empty() {
        return failure::warn("domain name empty");
    }
    let Some(family) = family_of(family) else {
        return unknown_family();
    };
    failure::need_coroutine()?;
    let found = Engine::get().ask_name_server(name.as_bytes(), family, Engine::deadline(timeout));
    waited(found, |found| match found {
        Ok(address) => Ok(text_of(address)),
        Err(LookupError::NoServer) => failure::with_code(constants::SWOOLE_ERROR_DNSLOOKUP_NO_SERVER),
        Err(_) => failure::with_code(constants::SWOOLE_ERROR_DNSLOOKUP_RESOLVE_FAILED),
    })
}

fn family_of(number: i64) -> Option<Family> {
    match i32::try_from(number) {
        Ok(libc::AF_INET) => Some(Family::V4),
        Ok(libc::AF_INET6) => Some(Family::V6),
        _ => None,
    }
}

fn unknown_family() -> PhpResult {
    failure::warn("unknown protocol family, must be AF_INET or AF_INET6")
}

fn text_of(address: IpAddr) -> Value {
    Str::new(address.to_string().as_bytes()).into()
}
