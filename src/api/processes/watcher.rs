//! `SwooleRs\Watcher`.

use std::path::Path;

use crate::api::failure;
use crate::engine::ForkError;
use crate::engine::process::watcher::{self, WatchError};
use crate::zend::{Call, PhpResult, Value, error};

/// `run(string $script): void`
pub fn run(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let script = call.string(0)?.to_text();
    let path = Path::new(&script);
    if !path.is_file() {
        return Err(error::throw_value_error(&format!(
            "SwooleRs\\Watcher::run(): Argument #1 ($script) must be a file, there is no {script}"
        )));
    }
    match watcher::run(path) {
        Ok(()) => Ok(Value::NULL),
        Err(WatchError::Fork(ForkError::InCoroutine | ForkError::InLoop)) => Err(error::throw_error(
            "SwooleRs\\Watcher::run() must be called outside of coroutines",
        )),
        Err(WatchError::Fork(ForkError::Failed(error)) | WatchError::Failed(error)) => {
            Err(failure::exception(
                &format!("the script cannot be watched: {error}"),
                error.raw_os_error().unwrap_or(0).into(),
            ))
        }
    }
}
