//! What the connections of one accept loop share, and may ask about the server.

use std::cell::Cell;

use super::Settings;

/// One life of a server, from `start()` to `shutdown()`: made by the accept loop, held by each of its connections. It knows
/// neither the connections nor the application.
pub struct ServerContext {
    pub settings: Settings,
    /// `shutdown()` was called: nothing new begins.
    pub stopping: Cell<bool>,
}

impl ServerContext {
    pub fn new(settings: Settings) -> Self {
        ServerContext {
            settings,
            stopping: Cell::new(false),
        }
    }
}
