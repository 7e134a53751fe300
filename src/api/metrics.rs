//! `SwooleRs\Metrics`.

use crate::engine::Engine;
use crate::zend::{Call, PhpResult, Str};

/// `render(): string`
pub fn render(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(Str::new(Engine::get().metrics_page().as_bytes()).into())
}
