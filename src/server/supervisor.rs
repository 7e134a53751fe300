//! What a supervisor such as systemd is told, if there is one (`NOTIFY_SOCKET`).

use sd_notify::NotifyState;

use crate::engine::log::{self, Level};

/// A server accepts connections.
pub fn ready() {
    tell(NotifyState::Ready);
}

/// It does so no more.
pub fn stopping() {
    tell(NotifyState::Stopping);
}

fn tell(state: NotifyState<'_>) {
    if let Err(error) = sd_notify::notify(&[state]) {
        log::write(Level::Warning, &format!("the supervisor cannot be told: {error}"));
    }
}
