//! The memory of compression windows, which responses share that are compressed part by part. A WebSocket connection with context takeover keeps the last bytes of its messages for as long
//! as it lives, in each direction. All of them share a budget; when it is used up, further connections are agreed with
//! that each of their messages stands alone, which costs nothing between messages (RFC 7692, section 7.1.1).

use std::cell::Cell;

use protocol::websocket::deflate::{Agreement, Preferences};

use crate::zend::per_thread::per_thread;

/// Unless the ini setting says otherwise: 2,048 connections with the largest windows.
const DEFAULT_LIMIT: usize = 128 * 1024 * 1024;

per_thread! {
    static LIMIT: Cell<usize> = Cell::new(DEFAULT_LIMIT);
    static RESERVED: Cell<usize> = Cell::new(0);
}

/// Sets what all windows of the process may take.
pub fn set_limit(bytes: Option<usize>) {
    LIMIT.set(bytes.unwrap_or(DEFAULT_LIMIT));
}

/// What may be agreed on with one more client.
pub fn affordable(preferences: Preferences) -> Preferences {
    let both = 2 << preferences.window_bits;
    Preferences {
        context_takeover: preferences.context_takeover && RESERVED.get() + both <= LIMIT.get(),
        ..preferences
    }
}

/// One connection's part, or one compressed response's.
pub struct Windows(usize);

impl Windows {
    pub fn reserve(agreement: &Agreement) -> Self {
        let window = |takeover: bool, bits: u8| if takeover { 1 << bits } else { 0 };
        let bytes = window(agreement.server_takeover, agreement.server_window_bits)
            + window(agreement.client_takeover, agreement.client_window_bits);
        RESERVED.set(RESERVED.get() + bytes);
        Windows(bytes)
    }
}

impl Windows {
    /// For a response that is compressed part by part. None: nothing is left for it.
    pub fn try_reserve(bytes: usize) -> Option<Self> {
        let reserved = RESERVED.get() + bytes;
        (reserved <= LIMIT.get()).then(|| {
            RESERVED.set(reserved);
            Windows(bytes)
        })
    }
}

impl Drop for Windows {
    fn drop(&mut self) {
        RESERVED.set(RESERVED.get() - self.0);
    }
}
