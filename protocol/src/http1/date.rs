//! The Date field (RFC 9110 section 6.6.1): formatted once a second.

use std::io::Write;
use std::time::{Duration, UNIX_EPOCH};

/// `Sun, 22 Nov 2026 09:46:15 GMT`
pub const DATE_BYTES: usize = 29;
/// 9999-12-31 23:59:59, the last second that four digits of a year can tell.
pub const LAST_SECOND: u64 = 253_402_300_799;

/// Remembers the text of the last second it was asked for.
#[derive(Clone, Debug)]
pub struct DateCache {
    second: u64,
    text: [u8; DATE_BYTES],
}

impl Default for DateCache {
    fn default() -> Self {
        Self {
            second: 0,
            text: imf_fixdate(0),
        }
    }
}

impl DateCache {
    /// The date of a Unix second as IMF-fixdate.
    pub fn at(&mut self, second: u64) -> &[u8; DATE_BYTES] {
        if second != self.second {
            *self = Self {
                second,
                text: imf_fixdate(second),
            };
        }
        &self.text
    }
}

/// Formats one Unix second; beyond the year 9999 it stays there.
pub fn imf_fixdate(second: u64) -> [u8; DATE_BYTES] {
    let date = httpdate::HttpDate::from(UNIX_EPOCH + Duration::from_secs(second.min(LAST_SECOND)));
    let mut text = [b' '; DATE_BYTES];
    // It always fits: httpdate writes exactly DATE_BYTES.
    let _ = write!(text.as_mut_slice(), "{date}");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_imf_fixdates() {
        let mut cache = DateCache::default();
        assert_eq!(cache.at(784_111_777), b"Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(cache.at(784_111_777), b"Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(cache.at(784_111_778), b"Sun, 06 Nov 1994 08:49:38 GMT");
        assert_eq!(cache.at(0), b"Thu, 01 Jan 1970 00:00:00 GMT");
        assert_eq!(cache.at(u64::MAX), b"Fri, 31 Dec 9999 23:59:59 GMT");
    }
}
