//! PHP's memory manager: the script's limit, and a child's copy.

use super::raw;

/// What a script may need besides the one value that is about to be made.
const RESERVE: usize = 256 * 1024;

/// Whether a value of `len` bytes fits `memory_limit` now. A value that does not would end the whole script.
pub fn fits(len: usize) -> bool {
    len <= left()
}

/// The bytes of the largest value that fits.
pub fn left() -> usize {
    // SAFETY: reads globals.
    let (limit, used) = unsafe { (raw::swoole_rs_memory_limit(), raw::swoole_rs_memory_used()) };
    match usize::try_from(limit) {
        Ok(limit) => limit.saturating_sub(used.saturating_add(RESERVE)),
        Err(_) => usize::MAX,
    }
}

/// Has PHP make its heap the child's own; since 8.5 whoever forks has to ask for that.
pub fn forked() {
    // SAFETY: the thread that forked, in the child, before it runs PHP code.
    unsafe { raw::swoole_rs_child_init() };
}
