//! PHP's memory manager: the script's limit, and a child's copy.

use super::raw;

/// What a script may need besides the one value that is about to be made.
const RESERVE: usize = 256 * 1024;

/// Whether a value of `len` bytes fits `memory_limit` now. A value that does not would end the whole script.
pub fn fits(len: usize) -> bool {
    len <= left()
}

/// Whether it would fit if the script needed nothing else: one that does not never will.
pub fn could_fit(len: usize) -> bool {
    limit().is_none_or(|limit| len.saturating_add(RESERVE) <= limit)
}

/// The bytes of the largest value that fits.
pub fn left() -> usize {
    limit().map_or(usize::MAX, |limit| {
        limit.saturating_sub(used().saturating_add(RESERVE))
    })
}

/// What the memory manager has from the system, in bytes.
pub fn used() -> usize {
    // SAFETY: reads a global.
    unsafe { raw::swoole_rs_memory_used() }
}

/// None: there is no limit.
fn limit() -> Option<usize> {
    // SAFETY: reads a global.
    usize::try_from(unsafe { raw::swoole_rs_memory_limit() }).ok()
}

/// Has PHP make its heap the child's own; since 8.5 whoever forks has to ask for that.
pub fn forked() {
    // SAFETY: the thread that forked, in the child, before it runs PHP code.
    unsafe { raw::swoole_rs_child_init() };
}
