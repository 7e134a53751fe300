//! Conditional requests (RFC 9110 section 13): whether a client has the representation already, or a part of it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::fields::{Fields, list};

/// What a request's conditions say about a representation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Send it; a Range field counts if `ranges`.
    Send {
        /// If-Range allows parts.
        ranges: bool,
    },
    /// The client has it: 304.
    NotModified,
    /// The client asked for another one: 412.
    Failed,
}

/// What tells a representation from others of the same resource.
#[derive(Clone, Copy, Debug)]
pub struct Validators<'a> {
    /// An entity tag, in its quotes.
    pub tag: &'a [u8],
    /// When it was changed, in whole seconds since 1970.
    pub modified: u64,
}

impl Validators<'_> {
    /// Evaluates the conditions in their order (section 13.2.2). `reads`: the method is GET or HEAD.
    pub fn evaluate(&self, fields: Fields<'_>, reads: bool) -> Outcome {
        let named = |name| fields.clone().named(name);
        let any = |name| named(name).next().is_some();
        let date = |name| fields.clone().single(name).and_then(seconds);
        if any("if-match") {
            if !named("if-match").any(|field| self.matches(field, true)) {
                return Outcome::Failed;
            }
        } else if date("if-unmodified-since").is_some_and(|date| self.modified > date) {
            return Outcome::Failed;
        }
        if any("if-none-match") {
            if named("if-none-match").any(|field| self.matches(field, false)) {
                return if reads {
                    Outcome::NotModified
                } else {
                    Outcome::Failed
                };
            }
        } else if reads && date("if-modified-since").is_some_and(|date| self.modified <= date) {
            return Outcome::NotModified;
        }
        let ranges = reads && named("if-range").all(|field| self.is_same(field));
        Outcome::Send { ranges }
    }

    /// Whether a list names the tag; `strong`: and weak ones are none (section 8.8.3.2).
    fn matches(&self, field: &[u8], strong: bool) -> bool {
        list(field).any(|tag| tag == b"*" || self.is_tag(tag, strong))
    }

    fn is_tag(&self, tag: &[u8], strong: bool) -> bool {
        let opaque = |tag: &[u8]| tag.strip_prefix(b"W/").unwrap_or(tag).to_vec();
        if strong {
            tag == self.tag && !tag.starts_with(b"W/")
        } else {
            opaque(tag) == opaque(self.tag)
        }
    }

    /// If-Range: a strong tag, or exactly the date (section 13.1.5).
    fn is_same(&self, field: &[u8]) -> bool {
        if field.starts_with(b"\"") || field.starts_with(b"W/") {
            self.is_tag(field, true)
        } else {
            seconds(field) == Some(self.modified)
        }
    }
}

/// An HTTP date as seconds since 1970.
fn seconds(field: &[u8]) -> Option<u64> {
    let date = httpdate::parse_http_date(std::str::from_utf8(field).ok()?).ok()?;
    Some(since_1970(date))
}

/// Whole seconds; earlier times are 1970.
pub fn since_1970(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH)
        .unwrap_or(Duration::ZERO)
        .as_secs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http1::fields::reparse;

    const SEND: Outcome = Outcome::Send { ranges: true };

    fn evaluate(lines: &str, reads: bool) -> Outcome {
        let head = format!("GET / HTTP/1.1\r\n{lines}\r\n\r\n");
        let validators = Validators {
            tag: b"\"tag\"",
            modified: 784_111_777,
        };
        validators.evaluate(reparse(head.as_bytes()).fields, reads)
    }

    #[test]
    fn conditions_are_evaluated_in_their_order() {
        let (before, same, after) = (
            "Sun, 06 Nov 1994 08:49:36 GMT",
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:38 GMT",
        );
        for (lines, outcome) in [
            ("X: y".to_owned(), SEND),
            ("If-None-Match: \"tag\"".into(), Outcome::NotModified),
            ("If-None-Match: \"a\", W/\"tag\"".into(), Outcome::NotModified),
            ("If-None-Match: *".into(), Outcome::NotModified),
            ("If-None-Match: \"other\"".into(), SEND),
            (
                format!("If-None-Match: \"other\"\r\nIf-Modified-Since: {after}"),
                SEND,
            ),
            (format!("If-Modified-Since: {same}"), Outcome::NotModified),
            (format!("If-Modified-Since: {before}"), SEND),
            ("If-Modified-Since: yesterday".into(), SEND),
            ("If-Match: \"other\"".into(), Outcome::Failed),
            ("If-Match: W/\"tag\"".into(), Outcome::Failed),
            ("If-Match: \"tag\"".into(), SEND),
            (format!("If-Match: *\r\nIf-Unmodified-Since: {before}"), SEND),
            (format!("If-Unmodified-Since: {before}"), Outcome::Failed),
            (format!("If-Unmodified-Since: {same}"), SEND),
            ("If-Range: \"tag\"".into(), SEND),
            ("If-Range: W/\"tag\"".into(), Outcome::Send { ranges: false }),
            ("If-Range: \"other\"".into(), Outcome::Send { ranges: false }),
            (format!("If-Range: {same}"), SEND),
            (format!("If-Range: {after}"), Outcome::Send { ranges: false }),
        ] {
            assert_eq!(evaluate(&lines, true), outcome, "{lines}");
        }
    }

    #[test]
    fn only_those_who_read_are_told_that_nothing_changed() {
        assert_eq!(evaluate("If-None-Match: \"tag\"", false), Outcome::Failed);
        assert_eq!(
            evaluate("If-Modified-Since: Sun, 06 Nov 1994 08:49:38 GMT", false),
            Outcome::Send { ranges: false }
        );
    }
}
