//! Why `start()` refuses what `set()` was given.

use crate::zend::Unwind;

/// A setting that is wrong: what it says, and how `start()` fails with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingError {
    /// What ends the process in Swoole: `Swoole\Error`.
    Fatal(String),
    /// `Swoole\Exception`.
    Invalid(String),
    /// Converting the value ran PHP code that threw, or died.
    Unwind(Unwind),
}

impl From<Unwind> for SettingError {
    fn from(unwind: Unwind) -> Self {
        SettingError::Unwind(unwind)
    }
}
