//! The stream transports `async.tcp://` … and the wrapper `async.file://`, by which scripts ask for streams that suspend. They
//! are other names for PHP's own, whose waits are hooked, and obey the hook flags like them.

use super::raw;

/// Module start only. False: a name is taken.
pub fn alias() -> bool {
    // SAFETY: MINIT, one thread; what is registered is static.
    unsafe { raw::swoole_rs_alias_transports() }
}
