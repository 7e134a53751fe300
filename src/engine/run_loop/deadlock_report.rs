//! The deadlock report: who is still suspended when nothing can wake anybody any more.

use crate::engine::Engine;
use crate::zend::{PhpResult, error};

/// Width of the report's lines beyond the digits of the count.
const WIDTH: usize = 64;
/// Width without the library, which leaves only the first lines.
const PLAIN_WIDTH: usize = 67;

/// Prints the report, if there is something to report and it is not switched off.
pub fn deadlock(engine: &Engine) -> PhpResult<()> {
    let check = engine.options.borrow().deadlock_check;
    if engine.own_ids().is_empty() || !check || error::had_fatal() {
        return Ok(());
    }
    engine.report()
}

impl Engine {
    /// Prints which coroutines exist, and where those that are suspended or running are.
    pub fn report(&self) -> PhpResult<()> {
        print(self)
    }
}

fn print(engine: &Engine) -> PhpResult<()> {
    let ids = engine.own_ids();
    let count = ids.len();
    let (with_traces, limit, depth) = {
        let options = engine.options.borrow();
        (
            options.deadlock_trace,
            options.deadlock_limit,
            options.deadlock_depth,
        )
    };
    let plain = !crate::zend::ini::flag("swoole.enable_library");
    let width = if plain {
        PLAIN_WIDTH
    } else {
        WIDTH + count.to_string().len()
    };
    let (double, single) = ("=".repeat(width), "-".repeat(width));
    let mut text = format!(
        "\n {double}\n  [FATAL ERROR]: all coroutines (count: {count}) are asleep - deadlock!\n {double}\n"
    )
    .into_bytes();
    if plain {
        return error::print(&text);
    }
    if with_traces {
        for id in ids.into_iter().rev().take(limit) {
            text.extend_from_slice(format!("\n  [Coroutine-{id}]\n {single}\n").as_bytes());
            let Some(frame) = engine.coroutines.frame_of(id) else {
                continue;
            };
            let trace = frame.trace(depth);
            text.extend_from_slice(trace.as_bytes());
        }
    }
    text.extend_from_slice(format!("\n {double}\n").as_bytes());
    error::print(&text)
}
