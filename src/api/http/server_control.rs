//! `SwooleRs\ServerControl`.

use super::server;
use crate::api::registration::ce;
use crate::engine::log::{self, Level};
use crate::server::access_log;
use crate::zend::{Call, PhpResult};

/// `reloadCertificates(Swoole\Coroutine\Http\Server $server): bool`
pub fn reload_certificates(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let server = call.object(0, ce::server_ptr(), "Swoole\\Coroutine\\Http\\Server")?;
    server::reload_certificates(server).map(Into::into)
}

/// `reopenLogs(): bool`
pub fn reopen_logs(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    log::reopen();
    match access_log::reopen() {
        Ok(()) => Ok(true.into()),
        Err(text) => {
            log::write(Level::Warning, &format!("ServerControl::reopenLogs(): {text}"));
            Ok(false.into())
        }
    }
}
