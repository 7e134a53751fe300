//! Status codes: their phrases, and what a code forbids (RFC 9110 section 15).

/// The phrase for a code; `None` for a code that nobody registered.
#[rustfmt::skip]
pub fn status_phrase(code: u16) -> Option<&'static str> {
    Some(match code {
        100 => "Continue", 101 => "Switching Protocols", 102 => "Processing", 103 => "Early Hints",
        200 => "OK", 201 => "Created", 202 => "Accepted", 203 => "Non-Authoritative Information",
        204 => "No Content", 205 => "Reset Content", 206 => "Partial Content", 207 => "Multi-Status",
        208 => "Already Reported", 226 => "IM Used",
        300 => "Multiple Choices", 301 => "Moved Permanently", 302 => "Found", 303 => "See Other",
        304 => "Not Modified", 305 => "Use Proxy", 306 => "(Unused)", 307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request", 401 => "Unauthorized", 402 => "Payment Required", 403 => "Forbidden",
        404 => "Not Found", 405 => "Method Not Allowed", 406 => "Not Acceptable",
        407 => "Proxy Authentication Required", 408 => "Request Timeout", 409 => "Conflict", 410 => "Gone",
        411 => "Length Required", 412 => "Precondition Failed", 413 => "Payload Too Large",
        414 => "URI Too Long", 415 => "Unsupported Media Type", 416 => "Range Not Satisfiable",
        417 => "Expectation Failed", 418 => "I'm a teapot", 421 => "Misdirected Request",
        422 => "Unprocessable Entity", 423 => "Locked", 424 => "Failed Dependency", 425 => "Too Early",
        426 => "Upgrade Required", 428 => "Precondition Required", 429 => "Too Many Requests",
        431 => "Request Header Fields Too Large", 451 => "Unavailable For Legal Reasons",
        500 => "Internal Server Error", 501 => "Not Implemented", 502 => "Bad Gateway",
        503 => "Service Unavailable", 504 => "Gateway Timeout", 505 => "HTTP Version Not Supported",
        506 => "Variant Also Negotiates", 507 => "Insufficient Storage", 508 => "Loop Detected",
        510 => "Not Extended", 511 => "Network Authentication Required",
        _ => return None,
    })
}

/// The phrase on the wire for a code that [`status_phrase`] does not know.
pub const UNKNOWN_PHRASE: &str = "Unknown Status";

/// An interim response (1xx): another one follows it, or another protocol.
pub(super) fn is_interim(code: i64) -> bool {
    (100..200).contains(&code)
}

/// Codes whose responses have neither content nor a description of it: 1xx and 204 (RFC 9110 sections 6.4.1 and
/// 8.6).
pub(super) fn describes_nothing(code: i64) -> bool {
    is_interim(code) || code == 204
}

/// Codes whose responses have no content; 205 must say so with a length of 0 (RFC 9110 section 15.3.6), 304 may
/// describe what it does not send (section 15.4.5).
pub(super) fn has_no_content(code: i64) -> bool {
    describes_nothing(code) || code == 205 || code == 304
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_the_registered_ones() {
        assert_eq!(status_phrase(200), Some("OK"));
        assert_eq!(status_phrase(418), Some("I'm a teapot"));
        assert_eq!(status_phrase(306), Some("(Unused)"));
        assert_eq!(status_phrase(999), None);
        assert_eq!((0..=999).filter_map(status_phrase).count(), 63);
    }
}
