//! Arrays that were passed by reference to the functions inside which a coroutine is suspended: see `shim/arguments.c`.

use std::ffi::c_void;

use super::raw;
use super::unwind::{PhpResult, Unwind};

/// Those of the running coroutine; null, which is usual: there are none.
#[must_use]
pub struct HeldArguments(*mut c_void);

impl HeldArguments {
    /// Before the coroutine is suspended.
    #[inline]
    pub fn hold() -> Self {
        // SAFETY: reads the running frames, and takes a reference to each array.
        HeldArguments(unsafe { raw::swoole_rs_arguments_hold() })
    }

    /// When it goes on: the functions find what they had, whatever others have assigned.
    #[inline]
    pub fn give_back(self) -> PhpResult<()> {
        if self.0.is_null() {
            return Ok(());
        }
        // SAFETY: what `hold` has made, in the same frames; guarded in the shim: destructors are PHP code.
        if unsafe { raw::swoole_rs_arguments_give_back(self.0) } {
            return Err(Unwind::Bailout);
        }
        Ok(())
    }
}
