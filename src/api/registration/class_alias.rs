//! `class_alias()` before PHP 8.3: it refuses internal classes. What Swoole writes in PHP is a user's class there, of which
//! programs make aliases; here it is internal, and takes them all the same.

use std::cell::Cell;
use std::mem::ManuallyDrop;

use super::{SUCCESS, is_of_library, zend_register_class_alias_ex};
use crate::zend::class_loading::loaded_class;
use crate::zend::hooks::Replaced;
use crate::zend::raw::{InternalHandler, zend_execute_data};
use crate::zend::value::Kind;
use crate::zend::{Call, PhpResult, Str, Value, Zval, call, error};

thread_local! {
    /// PHP's own function.
    static ORIGINAL: Cell<Option<InternalHandler>> = const { Cell::new(None) };
}

/// Puts ours in the place of PHP's function, for good. Once, when all modules are loaded.
pub fn hook() {
    if ORIGINAL.get().is_none()
        && let Some(replaced) = Replaced::new("class_alias", class_alias)
    {
        ORIGINAL.set(Some(ManuallyDrop::new(replaced).original()));
    }
}

/// `class_alias(string $class, string $alias, bool $autoload = true): bool`
unsafe extern "C" fn class_alias(frame: *mut zend_execute_data, result: *mut Zval) {
    let mut is_theirs = false;
    // SAFETY: called by the engine.
    unsafe {
        call::enter(frame, result, |call| {
            let answer = alias_of_library(call)?;
            is_theirs = answer.is_none();
            Ok(answer.unwrap_or(Value::NULL))
        });
    }
    if is_theirs && let Some(original) = ORIGINAL.get() {
        // SAFETY: the engine's call; the result still holds null, and nothing here is left to be dropped.
        unsafe { original(frame, result) };
    }
}

/// None: it is for PHP's own function to do, or to complain.
fn alias_of_library(call: &mut Call<'_>) -> PhpResult<Option<Value>> {
    let text = |index| match call.get(index).map(Zval::kind) {
        Some(Kind::Str(text)) => Some(text),
        _ => None,
    };
    let (Some(name), Some(alias)) = (text(0), text(1)) else {
        return Ok(None);
    };
    let name = name.strip_prefix(b"\\").unwrap_or(name).to_ascii_lowercase();
    let Some(class) = loaded_class(&Str::new(&name)).filter(|class| is_of_library(*class)) else {
        return Ok(None);
    };
    const PERSISTENT: bool = false;
    // SAFETY: the name is copied; the script's end takes the alias away and leaves the class. A name that PHP reserves is a
    // fatal error.
    let registered = error::guarded(|| unsafe {
        zend_register_class_alias_ex(alias.as_ptr().cast(), alias.len(), class.as_ptr(), PERSISTENT)
    })?;
    if registered == SUCCESS {
        return Ok(Some(Value::TRUE));
    }
    let alias = String::from_utf8_lossy(alias);
    error::warning(&format!(
        "Cannot declare class {alias}, because the name is already in use"
    ))?;
    Ok(Some(Value::FALSE))
}
