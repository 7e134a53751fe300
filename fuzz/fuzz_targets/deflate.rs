//! Compression: what a compressor made comes back, for every level and window, with and without takeover; what a
//! stranger made gives the same message, or a refusal, however it is cut, and no more memory than the limit allows; and
//! whatever is offered is answered.
#![no_main]

use libfuzzer_sys::fuzz_target;
use protocol::websocket::deflate::{
    Deflation, Inflation, Level, MAX_WINDOW_BITS, MIN_WINDOW_BITS, Preferences, negotiate,
};

/// Small, so that the limit is met often.
const LIMIT: usize = 16 * 1024;
const WINDOWS: u8 = MAX_WINDOW_BITS - MIN_WINDOW_BITS + 1;

/// The message, or `None` for a refusal: which rule is seen to be broken first may depend on the cut.
fn inflated(payload: &[u8], piece: usize) -> Option<Vec<u8>> {
    let mut inflation = Inflation::new(MAX_WINDOW_BITS, false);
    let mut out = Vec::new();
    let parts: Vec<_> = payload.chunks(piece.max(1)).collect();
    if parts.is_empty() {
        inflation.push(b"", true, &mut out, LIMIT).ok()?;
    }
    for (number, part) in parts.iter().enumerate() {
        let last = number + 1 == parts.len();
        let taken = inflation.push(part, last, &mut out, LIMIT);
        assert!(out.capacity() <= 2 * (LIMIT + 1));
        taken.ok()?;
        assert!(out.len() <= LIMIT);
    }
    Some(out)
}

fuzz_target!(|input: (u8, u8, &[u8])| {
    let (piece, options, data) = input;
    assert_eq!(inflated(data, data.len()), inflated(data, piece.into()));

    let takeover = options & 1 != 0;
    let window_bits = MIN_WINDOW_BITS + (options >> 1) % WINDOWS;
    let level = Level::new(i64::from(options % 9) + 1).expect("1 to 9");
    let mut deflation = Deflation::new(level, window_bits, takeover);
    let mut inflation = Inflation::new(window_bits, takeover);
    for message in [data, &data[data.len() / 2..], data] {
        let mut payload = Vec::new();
        deflation.compress(message, &mut payload);
        let mut out = Vec::new();
        inflation
            .push(&payload, true, &mut out, message.len())
            .expect("what was compressed can be restored");
        assert_eq!(out, message);
    }

    let preferences = Preferences {
        context_takeover: takeover,
        window_bits,
    };
    if let Ok(Some(agreement)) = negotiate([data].into_iter(), preferences) {
        let mut answer = Vec::new();
        agreement.write(&mut answer);
        assert!(answer.starts_with(b"permessage-deflate"));
        assert!((MIN_WINDOW_BITS..=MAX_WINDOW_BITS).contains(&agreement.server_window_bits));
    }
});
