//! How a call into PHP, or one from it, ends without a result.

use super::Value;

/// Why a call has no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unwind {
    /// An exception is pending in the engine.
    Thrown,
    /// A fatal error's longjmp was stopped at our frame, and goes on when the frame is left.
    Bailout,
}

/// A call's result.
pub type PhpResult<T = Value> = Result<T, Unwind>;
