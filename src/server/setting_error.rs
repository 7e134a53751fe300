//! Why `start()` refuses what `set()` was given.

/// A setting that is wrong: what it says, and how `start()` fails with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingError {
    /// What ends the process in Swoole: `Swoole\Error`.
    Fatal(String),
    /// `Swoole\Exception`.
    Invalid(String),
}
