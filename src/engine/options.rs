//! `Coroutine::set()`: the process-wide options, as given, and those that the engine acts on, understood.

use std::time::Duration;

use super::io::{dns_client, name_lookup};
use super::log::{self, Rotation};
use crate::zend::array::Key;
use crate::zend::value::Kind;
use crate::zend::{Array, Callable, PhpResult, Unwind, Value, Zval, ini};

/// `SWOOLE_DEFAULT_MAX_CORO_NUM`.
const DEFAULT_MAX_COROUTINE: usize = 100_000;
const DEFAULT_STACK_SIZE: usize = 2 * 1024 * 1024;
/// 256 KiB dies below 500 nested `array_map`s; below 64 KiB not even a handler's call fits.
const MIN_STACK_SIZE: usize = 64 * 1024;
const MAX_STACK_SIZE: usize = 16 * 1024 * 1024;
const PAGE: usize = 4096;
/// Default of the socket time limits.
const DEFAULT_SOCKET_TIMEOUT: Duration = Duration::from_secs(60);
const DEFAULT_CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const DEFAULT_SOCKET_BUFFER: usize = 8 * 1024 * 1024;
/// Frames and coroutines in a deadlock report.
const DEFAULT_REPORT: u32 = 32;

/// What `Coroutine::set()` and `swoole_async_set()` have set, once a process and request: every part of the engine reads
/// its own field when it needs it. `given` keeps what the script said; the rest is what it means. Nothing here acts; what
/// depends on an option looks at it anew each time, or was told by `set_options`.
#[derive(Clone)]
pub struct Options {
    /// What `getOptions()` returns; None until the first `set()`.
    given: Option<Array>,
    max_coroutine: usize,
    pub stack_size: usize,
    pub exception_handler: Option<Callable>,
    /// Asked when the loop would end: false keeps it.
    pub exit_condition: Option<Callable>,
    /// Callbacks of the loop run in coroutines of their own.
    pub callbacks_in_coroutines: bool,
    preemptive: Option<bool>,
    pub deadlock_check: bool,
    pub deadlock_trace: bool,
    pub deadlock_limit: usize,
    pub deadlock_depth: u32,
    /// None: no limit.
    pub read_timeout: Option<Duration>,
    pub write_timeout: Option<Duration>,
    pub connect_timeout: Option<Duration>,
    socket_buffer_size: Option<usize>,
    /// Signal handlers keep the loop alive.
    pub wait_signal: bool,
    /// `SWOOLE_HOOK_*`; None: never set.
    pub hook_flags: Option<i64>,
    /// None: those of the system.
    pub dns_server: Option<std::net::SocketAddr>,
    /// Registries that are asked before DNS.
    pub name_resolvers: Vec<Value>,
    /// Addresses remembered of each family, and for how long; 0: none.
    pub dns_cache_capacity: usize,
    /// How often that was set: each time what is remembered goes.
    dns_cache_set: u32,
    pub dns_cache_expire: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            given: None,
            max_coroutine: DEFAULT_MAX_COROUTINE,
            stack_size: DEFAULT_STACK_SIZE,
            exception_handler: None,
            exit_condition: None,
            callbacks_in_coroutines: true,
            preemptive: None,
            deadlock_check: true,
            deadlock_trace: true,
            deadlock_limit: DEFAULT_REPORT as usize,
            deadlock_depth: DEFAULT_REPORT,
            read_timeout: Some(DEFAULT_SOCKET_TIMEOUT),
            write_timeout: Some(DEFAULT_SOCKET_TIMEOUT),
            connect_timeout: Some(DEFAULT_CONNECT_TIMEOUT),
            socket_buffer_size: None,
            wait_signal: false,
            hook_flags: None,
            dns_server: None,
            name_resolvers: Vec::new(),
            dns_cache_capacity: name_lookup::DEFAULT_CAPACITY,
            dns_cache_set: 0,
            dns_cache_expire: name_lookup::DEFAULT_EXPIRE,
        }
    }
}

/// What is wrong with an option; the others of the same call are kept.
pub enum OptionError {
    /// A size that is none: throws.
    BadSize(String),
    /// A warning's text; the option's value before stays.
    Misuse(String),
    /// Converting the value ran PHP code that threw, or died.
    Unwind(Unwind),
}

impl Options {
    pub fn given(&self) -> Option<&Array> {
        self.given.as_ref()
    }

    pub fn max_coroutine(&self) -> usize {
        self.max_coroutine
    }

    /// Bytes that a connection's outbox may hold before pushes wait.
    pub fn socket_buffer_size(&self) -> usize {
        self.socket_buffer_size
            .or_else(|| ini::bytes("swoole.socket_buffer_size"))
            .unwrap_or(DEFAULT_SOCKET_BUFFER)
    }

    /// Coroutines that run for long give way to others, as the option says or else the setting.
    pub fn preemptive(&self) -> bool {
        self.preemptive
            .unwrap_or_else(|| ini::flag("swoole.enable_preemptive_scheduler"))
    }

    /// Merges options: unknown ones are kept as they are, known ones take effect. Looking for a callable and converting
    /// values may run PHP code: not while the options in force are borrowed.
    fn merge(&mut self, new: &Array) -> Vec<OptionError> {
        let mut given = self.given.take().unwrap_or_default().separate();
        let errors = self.apply_all(new);
        given.merge(new);
        self.given = Some(given);
        errors
    }

    fn apply_all(&mut self, new: &Array) -> Vec<OptionError> {
        let mut errors = Vec::new();
        for (key, value) in new.iter() {
            let Key::Name(name) = key else { continue };
            match self.apply(name.as_bytes(), &value) {
                Ok(()) => {}
                Err(unwind @ OptionError::Unwind(_)) => {
                    errors.push(unwind);
                    break;
                }
                Err(error) => errors.push(error),
            }
        }
        errors
    }

    fn apply(&mut self, name: &[u8], value: &Zval) -> Result<(), OptionError> {
        match name {
            b"max_coroutine" | b"max_coro_num" => {
                let number = usize::try_from(value.to_long()?).unwrap_or(0);
                self.max_coroutine = if number == 0 {
                    DEFAULT_MAX_COROUTINE
                } else {
                    number
                };
            }
            b"c_stack_size" | b"stack_size" => {
                let size = size(value)?.map_or(MAX_STACK_SIZE, |size| size);
                self.stack_size = size.clamp(MIN_STACK_SIZE, MAX_STACK_SIZE).next_multiple_of(PAGE);
            }
            b"exception_handler" => self.exception_handler = callable(value)?,
            b"exit_condition" => self.exit_condition = callable(value)?,
            b"enable_preemptive_scheduler" => self.preemptive = Some(value.truthy()),
            b"name_resolver" => self.name_resolvers = name_resolvers(value)?,
            b"display_errors" => ini::set("swoole.display_errors", if value.truthy() { "1" } else { "0" }),
            b"enable_deadlock_check" => self.deadlock_check = value.truthy(),
            b"deadlock_check_disable_trace" => self.deadlock_trace = !value.truthy(),
            b"deadlock_check_limit" => self.deadlock_limit = usize::try_from(value.to_long()?).unwrap_or(0),
            b"deadlock_check_depth" => self.deadlock_depth = u32::try_from(value.to_long()?).unwrap_or(0),
            b"socket_read_timeout" | b"socket_recv_timeout" => self.read_timeout = seconds(value)?,
            b"socket_write_timeout" | b"socket_send_timeout" => self.write_timeout = seconds(value)?,
            b"socket_connect_timeout" => self.connect_timeout = seconds(value)?,
            b"socket_timeout" => {
                self.read_timeout = seconds(value)?;
                self.write_timeout = self.read_timeout;
            }
            b"log_level" => log::set_level(value.to_long()?),
            b"log_file" => log::set_file(&text(value)?),
            b"log_date_format" => log::set_date_format(&text(value)?),
            b"log_date_with_microseconds" => log::set_microseconds(value.truthy()),
            b"log_rotation" => log::set_rotation(Rotation::of(value.to_long()?)),
            b"print_backtrace_on_error" => log::set_backtraces(value.truthy()),
            b"dns_server" => self.dns_server = dns_client::parse_server(&text(value)?),
            b"dns_cache_capacity" => {
                self.dns_cache_capacity = usize::try_from(value.to_long()?).unwrap_or(0);
                self.dns_cache_set = self.dns_cache_set.wrapping_add(1);
            }
            b"hook_flags" => {
                let is_null = matches!(value.kind(), Kind::Null);
                self.hook_flags = if is_null { None } else { Some(value.to_long()?) };
            }
            b"dns_cache_expire" | b"dns_cache_refresh_time" => {
                self.dns_cache_expire = seconds(value)?.unwrap_or(Duration::ZERO);
            }
            b"wait_signal" => self.wait_signal = value.truthy(),
            b"socket_buffer_size" => self.socket_buffer_size = size(value)?,
            _ => {}
        }
        Ok(())
    }
}

impl From<Unwind> for OptionError {
    fn from(unwind: Unwind) -> Self {
        OptionError::Unwind(unwind)
    }
}

impl crate::engine::Engine {
    /// `Coroutine::set()`.
    pub fn set_options(&self, new: &Array) -> Vec<OptionError> {
        self.change_options(|options| options.merge(new))
    }

    /// `swoole_async_set()`: the same options, which `getOptions()` does not tell of then.
    pub fn set_async_options(&self, new: &Array) -> Vec<OptionError> {
        self.change_options(|options| {
            if let Some(value) = new.get("enable_coroutine") {
                options.callbacks_in_coroutines = value.truthy();
            }
            options.apply_all(new)
        })
    }

    fn change_options(&self, change: impl FnOnce(&mut Options) -> Vec<OptionError>) -> Vec<OptionError> {
        let mut options = self.options.borrow().clone();
        let errors = change(&mut options);
        // The values that are replaced may have destructors: they go after the borrow.
        let before = self.options.replace(options);
        if before.dns_cache_set != self.options.borrow().dns_cache_set {
            self.waits.forget_names();
        }
        drop(before);
        errors
    }
}

/// A callable; null takes back the one that was set.
fn callable(value: &Zval) -> Result<Option<Callable>, OptionError> {
    if value.is_null() {
        return Ok(None);
    }
    Callable::from_argument(value)?
        .map(Some)
        .map_err(OptionError::Misuse)
}

/// Objects that can be asked for names.
fn name_resolvers(value: &Zval) -> Result<Vec<Value>, OptionError> {
    let Kind::Array(given) = value.kind() else {
        return Err(OptionError::Misuse("name_resolver must be an array".into()));
    };
    let mut resolvers = Vec::new();
    for (_, resolver) in given.iter() {
        if !matches!(resolver.kind(), Kind::Object(_)) {
            let text = "name_resolver must be an array of Swoole\\NameResolver objects";
            return Err(OptionError::Misuse(text.into()));
        }
        resolvers.push(resolver.share());
    }
    Ok(resolvers)
}

/// `parse_size` of an option.
fn size(value: &Zval) -> Result<Option<usize>, OptionError> {
    parse_size(value).map_err(OptionError::BadSize)
}

/// A text, as PHP makes one of the value.
fn text(value: &Zval) -> Result<String, OptionError> {
    Ok(value.to_str()?.to_text())
}

/// A time limit in seconds; none if it is not positive.
fn seconds(value: &Zval) -> PhpResult<Option<Duration>> {
    let seconds = match value.kind() {
        Kind::Double(seconds) => seconds,
        Kind::Str(text) => std::str::from_utf8(text)
            .ok()
            .and_then(|text| text.trim().parse().ok())
            .unwrap_or(0.0),
        _ => value.to_long()? as f64,
    };
    Ok(Duration::try_from_secs_f64(seconds)
        .ok()
        .filter(|duration| !duration.is_zero()))
}

/// A size in bytes: an integer, or a text like `64K`, `1M`, `2G`. None: negative, that is, as large as possible.
pub fn parse_size(value: &Zval) -> Result<Option<usize>, String> {
    let text = match value.kind() {
        Kind::Long(size) => return Ok(usize::try_from(size).ok()),
        Kind::Double(size) => return Ok((size >= 0.0).then_some(size as usize)),
        Kind::Bool(size) => return Ok(Some(size.into())),
        Kind::Null => return Ok(Some(0)),
        Kind::Str(text) => String::from_utf8_lossy(text),
        Kind::Array(_) | Kind::Object(_) | Kind::Other => value.type_name().into(),
    };
    match ini::parse_bytes(&text) {
        Some(size) => Ok(Some(size)),
        None if text.trim().parse::<i64>().is_ok() => Ok(None),
        None => Err(format!(
            "failed to parse '{text}' to size, Error: a number of bytes, optionally followed by K, M or G, is expected"
        )),
    }
}
