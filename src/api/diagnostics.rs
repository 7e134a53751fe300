//! `SwooleRs\Diagnostics`.

use crate::engine::Engine;
use crate::zend::{Call, PhpResult, Str, error};

/// `coroutines(int $limit = 0): string`
pub fn coroutines(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let limit = call.long_or(0, 0)?;
    let Ok(limit) = usize::try_from(limit) else {
        return Err(error::throw_value_error(
            "SwooleRs\\Diagnostics::coroutines(): Argument #1 ($limit) must be greater than or equal to 0",
        ));
    };
    Ok(Str::new(&Engine::get().describe_coroutines(limit)).into())
}
