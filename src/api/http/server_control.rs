//! `SwooleRs\ServerControl`.

use super::server;
use crate::api::registration::ce;
use crate::zend::{Call, PhpResult};

/// `reloadCertificates(Swoole\Coroutine\Http\Server $server): bool`
pub fn reload_certificates(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let server = call.object(0, ce::server_ptr(), "Swoole\\Coroutine\\Http\\Server")?;
    server::reload_certificates(server).map(Into::into)
}
