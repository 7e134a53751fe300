//! Finds where a request head ends while its bytes arrive.

use std::sync::LazyLock;

use memchr::memmem::Finder;

/// A head may have so many bytes, from its first to the final CR LF CR LF.
pub const MAX_HEAD_BYTES: usize = 65_536;

const END: &[u8] = b"\r\n\r\n";
static END_FINDER: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(END));

/// Looks for the end of a head in a buffer that grows. It remembers where the last search stopped, so that a head
/// that arrives byte by byte is searched once. One scanner serves one head: make a new one for the next request.
#[derive(Clone, Copy, Debug, Default)]
pub struct HeadScanner {
    /// Empty lines before the request line are part of the head, but do not end it (RFC 9112 section 2.2).
    skipped: u32,
    searched: u32,
}

impl HeadScanner {
    /// The length of the head at the start of `buf`, with its final CR LF CR LF; `None` until that has arrived, or
    /// when it is not within [`MAX_HEAD_BYTES`]. `buf` starts at the same byte at every call.
    pub fn find_end(&mut self, buf: &[u8]) -> Option<usize> {
        let buf = &buf[..buf.len().min(MAX_HEAD_BYTES)];
        let mut skipped = self.skipped as usize;
        while buf[skipped.min(buf.len())..].starts_with(b"\r\n") {
            skipped += 2;
        }
        let from = skipped
            .max((self.searched as usize).saturating_sub(END.len() - 1))
            .min(buf.len());
        // Both fit: neither exceeds MAX_HEAD_BYTES.
        self.skipped = skipped as u32;
        self.searched = buf.len() as u32;
        END_FINDER.find(&buf[from..]).map(|at| from + at + END.len())
    }

    /// Is the head that starts in `buf` too large? Ask after [`HeadScanner::find_end`] found nothing, and answer 413.
    pub fn is_too_large(buf: &[u8]) -> bool {
        buf.len() >= MAX_HEAD_BYTES
    }

    /// Has anything of a request arrived? Empty lines alone are nothing: such a connection is idle.
    pub fn has_begun(buf: &[u8]) -> bool {
        buf.iter().any(|byte| !matches!(byte, b'\r' | b'\n'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn byte_by_byte(bytes: &[u8]) -> Option<usize> {
        let mut scanner = HeadScanner::default();
        (0..=bytes.len()).find_map(|end| scanner.find_end(&bytes[..end]))
    }

    #[test]
    fn the_end_is_found_however_the_bytes_arrive() {
        let head = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n";
        let mut more = head.to_vec();
        more.extend_from_slice(b"GET /2 HTTP/1.1\r\n\r\n");
        for cut in 0..more.len() {
            let mut scanner = HeadScanner::default();
            let found = scanner.find_end(&more[..cut]);
            assert_eq!(found, (cut >= head.len()).then_some(head.len()), "cut at {cut}");
            if found.is_none() {
                assert_eq!(scanner.find_end(&more), Some(head.len()));
            }
        }
    }

    #[test]
    fn leading_empty_lines_do_not_end_a_head() {
        let head = b"\r\n\r\n\r\nGET / HTTP/1.1\r\n\r\n";
        assert_eq!(byte_by_byte(head), Some(head.len()));
        assert_eq!(HeadScanner::default().find_end(head), Some(head.len()));
        assert_eq!(byte_by_byte(b"\r\n\r\n\r\n\r\n"), None);
        assert!(!HeadScanner::has_begun(b"\r\n\r\n") && HeadScanner::has_begun(b"\r\nG"));
    }

    #[test]
    fn bare_line_feeds_never_end_a_head() {
        assert_eq!(byte_by_byte(b"GET / HTTP/1.1\nHost: a\n\n"), None);
    }

    #[test]
    fn a_head_of_exactly_the_limit_is_found_and_one_byte_more_is_not() {
        let mut head = b"GET / HTTP/1.1\r\nX: ".to_vec();
        head.resize(MAX_HEAD_BYTES - END.len(), b'a');
        let mut longer = head.clone();
        head.extend_from_slice(END);
        assert_eq!(HeadScanner::default().find_end(&head), Some(MAX_HEAD_BYTES));
        longer.push(b'a');
        longer.extend_from_slice(END);
        assert_eq!(HeadScanner::default().find_end(&longer), None);
        assert!(
            HeadScanner::is_too_large(&longer) && !HeadScanner::is_too_large(&longer[..MAX_HEAD_BYTES - 1])
        );
    }

    #[test]
    fn a_flood_of_empty_lines_is_bounded() {
        let flood = b"\r\n".repeat(MAX_HEAD_BYTES);
        let mut scanner = HeadScanner::default();
        assert_eq!(scanner.find_end(&flood), None);
        assert_eq!(scanner.find_end(&flood), None);
        assert!(HeadScanner::is_too_large(&flood));
    }
}
