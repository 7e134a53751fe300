//! Values that methods take as anything, converted as PHP's casts do. What runs meanwhile may throw or die.

use crate::zend::{PhpResult, Str, Zval};

/// `(int)$value`, where a warning's handler may run.
pub fn long(value: &Zval) -> PhpResult<i64> {
    value.to_long()
}

/// `(string)$value`, where `__toString` or a warning's handler may run.
pub fn text(value: &Zval) -> PhpResult<Str> {
    value.to_str()
}
