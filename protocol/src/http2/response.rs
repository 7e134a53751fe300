//! Reads the head that [`crate::http1::response::ResponseHead`] has written, for the frames that carry it in HTTP/2.

use super::is_connection_specific;
use crate::http1::fields::{self, Fields};

/// Statuses that a final response may have; HTTP/2 ends a response with nothing less.
const FINAL: std::ops::RangeInclusive<u16> = 200..=999;
/// What a status becomes that HTTP/2 cannot send.
const INTERNAL_SERVER_ERROR: u16 = 500;

/// A response's head.
#[derive(Clone, Debug)]
pub struct Head<'a> {
    /// A number of three digits from 200 on.
    pub status: u16,
    fields: Fields<'a>,
}

impl<'a> Head<'a> {
    /// Cuts what was written.
    pub fn read(head: &'a [u8]) -> Self {
        let cut = fields::reparse(head);
        let status = std::str::from_utf8(cut.target)
            .ok()
            .and_then(|status| status.parse().ok())
            .filter(|status| FINAL.contains(status))
            .unwrap_or(INTERNAL_SERVER_ERROR);
        Head {
            status,
            fields: cut.fields,
        }
    }

    /// The fields, without those that speak of a connection.
    pub fn fields(&self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> {
        self.fields.clone().filter(|(name, _)| may_be_sent(name))
    }
}

/// `TE` is about the connection, too; only a request may have it (RFC 9113 section 8.2.2).
fn may_be_sent(name: &[u8]) -> bool {
    !is_connection_specific(name) && !name.eq_ignore_ascii_case(b"te")
}

/// The fields of a trailer section, which is written a line a field.
pub fn trailers(lines: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    fields::lines(lines).filter(|(name, _)| may_be_sent(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http1::date::DateCache;
    use crate::http1::response::{Body, Finish, ResponseHead};

    fn head(status: i64, fields: &[(&[u8], &[u8])]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut head = ResponseHead::begin(&mut out, status, Some(b"any reason"));
        for (name, value) in fields {
            head.header(name, Some(value)).unwrap();
        }
        let _ = head.finish(Finish {
            body: Body::Sized { len: 2 },
            keep_alive: true,
            head_request: false,
            date: DateCache::default().at(0),
        });
        out
    }

    #[test]
    fn a_written_head_is_read_without_what_speaks_of_the_connection() {
        let fields: [(&[u8], &[u8]); 5] = [
            (b"X-A", b"1"),
            (b"TE", b"trailers"),
            (b"Connection", b"x"),
            (b"Keep-Alive", b"5"),
            (b"Upgrade", b"h2c"),
        ];
        let bytes = head(404, &fields);
        let read = Head::read(&bytes);
        let names: Vec<_> = read
            .fields()
            .map(|(name, _)| String::from_utf8_lossy(name).into_owned())
            .collect();
        assert_eq!(read.status, 404);
        assert_eq!(names, ["X-A", "Server", "Date", "Content-Type", "Content-Length"]);
    }

    #[test]
    fn a_status_that_is_no_final_one_becomes_500() {
        for status in [-5, 1, 100, 103, 199, 1000, 99_999] {
            assert_eq!(Head::read(&head(status, &[])).status, 500, "{status}");
        }
        for status in [200, 304, 999] {
            assert_eq!(i64::from(Head::read(&head(status, &[])).status), status);
        }
    }

    #[test]
    fn trailer_lines_are_read_in_order() {
        let read: Vec<_> = trailers(b"grpc-status: 0\r\nconnection: x\r\ngrpc-message: a: b\r\n").collect();
        assert_eq!(
            read,
            [
                (&b"grpc-status"[..], &b"0"[..]),
                (&b"grpc-message"[..], &b"a: b"[..])
            ]
        );
    }
}
