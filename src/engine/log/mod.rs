//! The log: lines for whoever runs the program, as `[date <role><pid>.<worker>]<TAB>LEVEL<TAB>text`, on stdout or in a
//! file. Each line is one write(2), past PHP's output buffers. A line that cannot be written is lost and nothing else is.
//!
//! * `client_lines`: lines that clients cause, in bounds.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::ffi::{CStr, CString};
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::mem::ManuallyDrop;
use std::os::fd::{AsRawFd, FromRawFd};

pub mod client_lines;

use super::Engine;
use crate::zend::fiber::Frame;
use crate::zend::per_thread::per_thread;
use crate::zend::system::{self, LocalTime};

/// How much a line matters; as numbers they are `SWOOLE_LOG_*`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Level {
    Debug,
    Trace,
    Info,
    Notice,
    Warning,
    Error,
}

impl Level {
    /// A level by its number; unknown ones are information.
    pub fn of(number: i64) -> Self {
        match number {
            0 => Level::Debug,
            1 => Level::Trace,
            3 => Level::Notice,
            4 => Level::Warning,
            5 => Level::Error,
            _ => Level::Info,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Level::Debug => "DEBUG",
            Level::Trace => "TRACE",
            Level::Info => "INFO",
            Level::Notice => "NOTICE",
            Level::Warning => "WARNING",
            Level::Error => "ERROR",
        }
    }
}

/// How often a new file begins: what its name ends in (`SWOOLE_LOG_ROTATION_*`).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Rotation {
    #[default]
    Single,
    Monthly,
    Daily,
    Hourly,
    EveryMinute,
}

impl Rotation {
    pub fn of(number: i64) -> Self {
        match number {
            1 => Rotation::Monthly,
            2 => Rotation::Daily,
            3 => Rotation::Hourly,
            4 => Rotation::EveryMinute,
            _ => Rotation::Single,
        }
    }

    fn suffix(self) -> &'static CStr {
        match self {
            Rotation::Single => c"",
            Rotation::Monthly => c".%Y%m",
            Rotation::Daily => c".%Y%m%d",
            Rotation::Hourly => c".%Y%m%d%H",
            Rotation::EveryMinute => c".%Y%m%d%H%M",
        }
    }
}

/// `SWOOLE_LOG_NONE`.
const NONE: i64 = 6;
/// `SWOOLE_LOG_INFO`.
const DEFAULT_LEVEL: i64 = 2;
const DEFAULT_DATE: &CStr = c"%F %T";
/// Bytes of a formatted date; longer ones are refused.
const DATE_SIZE: usize = 128;

/// What a line says about the process that writes it.
#[derive(Clone, Copy)]
struct Writer {
    role: char,
    worker: i64,
}

/// A plain process.
const PLAIN: Writer = Writer { role: '%', worker: 0 };

/// A log file that is open.
struct Open {
    path: String,
    file: File,
}

/// The settings, and what belongs to them.
struct Log {
    level: Cell<i64>,
    date: RefCell<Option<CString>>,
    microseconds: Cell<bool>,
    rotation: Cell<Rotation>,
    /// None: stdout.
    path: RefCell<Option<String>>,
    open: RefCell<Option<Open>>,
    /// The file could not be opened, which was said.
    complained: Cell<bool>,
    backtraces: Cell<bool>,
    writer: Cell<Writer>,
    /// Error numbers that are not logged.
    ignored: RefCell<Option<HashSet<i64>>>,
}

per_thread! {
    static LOG: Log = Log {
        level: Cell::new(DEFAULT_LEVEL),
        date: RefCell::new(None),
        microseconds: Cell::new(false),
        rotation: Cell::new(Rotation::Single),
        path: RefCell::new(None),
        open: RefCell::new(None),
        complained: Cell::new(false),
        backtraces: Cell::new(false),
        writer: Cell::new(PLAIN),
        ignored: RefCell::new(None),
    };
}

/// Whether lines of a level are written: a text that costs something need not be made otherwise.
pub fn is_on(level: Level) -> bool {
    is_on_number(level as i64)
}

/// The same for a level that a script gives: there are more numbers than levels.
pub fn is_on_number(level: i64) -> bool {
    LOG.with(|log| level >= log.level.get() && log.level.get() < NONE)
}

/// Writes a line.
pub fn write(level: Level, text: &str) {
    if is_on(level) {
        write_bytes(level, text.as_bytes());
    }
}

/// The same with a text from a script, which may be no UTF-8, whatever the level.
pub fn write_bytes(level: Level, text: &[u8]) {
    LOG.with(|log| log.line(level, text));
}

/// Sets the last error, and writes `function() (ERRNO code): text`, unless that number is not to be logged.
pub fn write_code(level: Level, code: i64, function: &str, text: &str) {
    if is_on(level) {
        write_code_bytes(level, code, function, text.as_bytes());
    } else {
        Engine::get().coroutines.set_last_error(code as i32);
    }
}

/// The same with a text from a script, whatever the level.
pub fn write_code_bytes(level: Level, code: i64, function: &str, text: &[u8]) {
    Engine::get().coroutines.set_last_error(code as i32);
    let ignored = LOG.with(|log| {
        let ignored = log.ignored.borrow();
        ignored.as_ref().is_some_and(|ignored| ignored.contains(&code))
    });
    if ignored {
        return;
    }
    let mut line = format!("{function}() (ERRNO {code}): ").into_bytes();
    line.extend_from_slice(text);
    write_bytes(level, &line);
}

/// Errors of this number are not logged any more.
pub fn ignore(code: i64) {
    LOG.with(|log| {
        log.ignored.borrow_mut().get_or_insert_default().insert(code);
    });
}

/// Says who writes from here on: `%` a plain process, `#` a master, `$` a manager, `*` a worker, `@` a user's.
pub fn set_writer(role: char, worker: i64) {
    LOG.with(|log| log.writer.set(Writer { role, worker }));
}

/// `log_level`: lines below it are not written; `SWOOLE_LOG_NONE` and above: none is.
pub fn set_level(level: i64) {
    LOG.with(|log| log.level.set(level));
}

/// `log_file`; an empty one means stdout.
pub fn set_file(path: &str) {
    LOG.with(|log| {
        *log.path.borrow_mut() = (!path.is_empty()).then(|| path.to_owned());
        *log.open.borrow_mut() = None;
        log.complained.set(false);
    });
}

/// Opens the file anew with the next line: it has been moved away.
pub fn reopen() {
    LOG.with(|log| *log.open.borrow_mut() = None);
}

/// `log_rotation`.
pub fn set_rotation(rotation: Rotation) {
    LOG.with(|log| log.rotation.set(rotation));
}

/// `log_date_with_microseconds`.
pub fn set_microseconds(on: bool) {
    LOG.with(|log| log.microseconds.set(on));
}

/// `print_backtrace_on_error`: an ERROR is followed by the PHP calls that led to it.
pub fn set_backtraces(on: bool) {
    LOG.with(|log| log.backtraces.set(on));
}

/// `log_date_format`, as `strftime` has it. One that gives nothing or too much is refused, with a line.
pub fn set_date_format(format: &str) {
    let given = CString::new(format).ok();
    let fits = given.as_ref().and_then(|format| now(format).0).is_some();
    if fits {
        LOG.with(|log| *log.date.borrow_mut() = given);
    } else {
        let length = format.len();
        let text = format!("The date format string[length={length}] is too long");
        write_code(Level::Warning, INVALID_PARAMS, "Logger::set_date_format", &text);
    }
}

/// `SWOOLE_ERROR_INVALID_PARAMS`.
const INVALID_PARAMS: i64 = 505;

/// The request ends: the next one of the same process starts with the defaults.
pub fn reset() {
    set_level(DEFAULT_LEVEL);
    set_file("");
    set_rotation(Rotation::Single);
    set_microseconds(false);
    set_backtraces(false);
    LOG.with(|log| {
        *log.date.borrow_mut() = None;
        *log.ignored.borrow_mut() = None;
        log.writer.set(PLAIN);
    });
}

/// The local time in a format (None: it gives nothing, or more than `DATE_SIZE`), and its microseconds.
fn now(format: &CStr) -> (Option<String>, u32) {
    let now = LocalTime::now();
    (now.format::<DATE_SIZE>(format), now.microseconds())
}

impl Log {
    fn line(&self, level: Level, text: &[u8]) {
        let mut line = self.head(level).into_bytes();
        line.extend_from_slice(text);
        line.push(b'\n');
        if level == Level::Error && self.backtraces.get() {
            line.extend_from_slice(Frame::current().trace(0).as_bytes());
        }
        self.put(&line);
    }

    fn head(&self, level: Level) -> String {
        let (date, microseconds) = now(self.date.borrow().as_deref().unwrap_or(DEFAULT_DATE));
        let date = date.unwrap_or_default();
        let fraction = if self.microseconds.get() {
            format!("<.{microseconds:06}>")
        } else {
            String::new()
        };
        let Writer { role, worker } = self.writer.get();
        let process = std::process::id();
        format!("[{date}{fraction} {role}{process}.{worker}]\t{}\t", level.name())
    }

    /// Whether a line can be written without waiting for whoever reads what is written.
    fn is_ready(&self) -> bool {
        let fd = match self.file() {
            Some(Ok(())) => self.open.borrow().as_ref().map(|open| open.file.as_raw_fd()),
            _ => None,
        };
        system::is_writable(fd.unwrap_or(libc::STDOUT_FILENO))
    }

    fn put(&self, line: &[u8]) {
        let written = match self.file() {
            None => false,
            Some(Ok(())) => self
                .open
                .borrow_mut()
                .as_mut()
                .is_some_and(|open| open.file.write_all(line).is_ok()),
            Some(Err((path, error))) => {
                if !self.complained.replace(true) {
                    let head = self.head(Level::Warning);
                    to_stdout(format!("{head}cannot write to the log file {path}: {error}\n").as_bytes());
                }
                false
            }
        };
        if !written {
            to_stdout(line);
        }
    }

    /// Opens the file that lines go to now, if it is not the open one. None: stdout.
    fn file(&self) -> Option<Result<(), (String, std::io::Error)>> {
        let mut path = self.path.borrow().clone()?;
        if let (Some(suffix), _) = now(self.rotation.get().suffix()) {
            path.push_str(&suffix);
        }
        if self.open.borrow().as_ref().is_some_and(|open| open.path == path) {
            return Some(Ok(()));
        }
        let opened = OpenOptions::new().append(true).create(true).open(&path);
        Some(match opened {
            Ok(file) => {
                *self.open.borrow_mut() = Some(Open { path, file });
                self.complained.set(false);
                Ok(())
            }
            Err(error) => {
                *self.open.borrow_mut() = None;
                Err((path, error))
            }
        })
    }
}

/// Writes a text that is no line of the log to where the log goes.
pub fn write_plain(text: &[u8]) {
    LOG.with(|log| log.put(text));
}

/// One write to the process's stdout, whatever PHP buffers.
fn to_stdout(line: &[u8]) {
    // SAFETY: the descriptor is borrowed: the file that is made of it is never dropped.
    let mut stdout = ManuallyDrop::new(unsafe { File::from_raw_fd(libc::STDOUT_FILENO) });
    let _ = stdout.write_all(line);
}
