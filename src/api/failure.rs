//! How a call fails towards PHP: the last error, a warning of the right class, or an exception.
//!
//! "Fatal" warnings set 503 and are always shown; "notice" warnings carry their own code and are silent when
//! `swoole.display_errors` is off (specification of the server, §6).

pub use super::error_text::{Code, system_text};
use super::registration::{ce, constants};
use crate::engine::{Engine, OptionError};
use crate::zend::{PhpResult, Unwind, Value, error, ini};

/// Sets the last error; the call returns false.
pub fn with_code(code: Code) -> PhpResult {
    Engine::get().coroutines.set_last_error(code as i32);
    Ok(Value::FALSE)
}

/// Warns of a misuse; the call returns false.
pub fn warn(text: &str) -> PhpResult {
    Engine::get()
        .coroutines
        .set_last_error(constants::SWOOLE_ERROR_PHP_FATAL_ERROR as i32);
    error::warning(text)?;
    Ok(Value::FALSE)
}

/// Warns of a bad argument, unless warnings of this kind are switched off; the call returns false.
pub fn warn_if_displayed(code: Code, text: &str) -> PhpResult {
    Engine::get().coroutines.set_last_error(code as i32);
    if ini::flag("swoole.display_errors") {
        error::warning(text)?;
    }
    Ok(Value::FALSE)
}

/// Throws `Swoole\Error`: what Swoole itself dies of.
pub fn fatal(text: &str) -> Unwind {
    error::throw(ce::error_ptr(), text, 0)
}

/// For a method of an object whose constructor has not run.
#[cold]
pub fn not_constructed() -> Unwind {
    fatal("must call constructor first")
}

/// Throws `Swoole\Exception` with a code.
pub fn exception(text: &str, code: Code) -> Unwind {
    error::throw(ce::exception_ptr(), text, code)
}

/// Refuses a call that needs a coroutine.
pub fn need_coroutine() -> PhpResult<()> {
    if Engine::get().coroutines.in_coroutine() {
        Ok(())
    } else {
        Err(fatal("API must be called in the coroutine"))
    }
}

/// The text of an error of the system.
pub fn reason(errno: i32) -> String {
    format!("{}[{errno}]", system_text(errno))
}

/// Warns of an operation that the system refused; the call returns false, and the last error is the system's.
pub fn system(operation: &str, error: &std::io::Error) -> PhpResult {
    let errno = error.raw_os_error().unwrap_or(libc::EIO);
    Engine::get().coroutines.set_last_error(errno);
    error::warning(&format!("{operation} failed, Error: {}", reason(errno)))?;
    Ok(Value::FALSE)
}

/// The warning of the coroutine limit.
pub fn warn_limit(live: usize) -> PhpResult {
    warn(&format!("exceed max number of coroutine {live}"))
}

/// What was wrong with options; the others are in force.
pub fn report(errors: Vec<OptionError>) -> PhpResult<()> {
    for error in errors {
        match error {
            OptionError::BadSize(text) => return Err(fatal(&text)),
            OptionError::Misuse(text) => warn(&text)?,
            OptionError::Unwind(unwind) => return Err(unwind),
        };
    }
    error::pending()
}
