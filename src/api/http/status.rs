//! `Swoole\Http\Status`.

use crate::zend::{Array, Call, PhpResult};

/// Codes and phrases, by code: the words that the class is known for, where the registry's differ.
const REASON_PHRASES: &[(i64, &str)] = &[
    (100, "Continue"),
    (101, "Switching Protocols"),
    (102, "Processing"),
    (200, "OK"),
    (201, "Created"),
    (202, "Accepted"),
    (203, "Non-Authoritative Information"),
    (204, "No Content"),
    (205, "Reset Content"),
    (206, "Partial Content"),
    (207, "Multi-status"),
    (208, "Already Reported"),
    (226, "IM Used"),
    (300, "Multiple Choices"),
    (301, "Moved Permanently"),
    (302, "Found"),
    (303, "See Other"),
    (304, "Not Modified"),
    (305, "Use Proxy"),
    (306, "Switch Proxy"),
    (307, "Temporary Redirect"),
    (308, "Permanent Redirect"),
    (400, "Bad Request"),
    (401, "Unauthorized"),
    (402, "Payment Required"),
    (403, "Forbidden"),
    (404, "Not Found"),
    (405, "Method Not Allowed"),
    (406, "Not Acceptable"),
    (407, "Proxy Authentication Required"),
    (408, "Request Time-out"),
    (409, "Conflict"),
    (410, "Gone"),
    (411, "Length Required"),
    (412, "Precondition Failed"),
    (413, "Request Entity Too Large"),
    (414, "Request-URI Too Large"),
    (415, "Unsupported Media Type"),
    (416, "Requested range not satisfiable"),
    (417, "Expectation Failed"),
    (421, "Misdirected Request"),
    (422, "Unprocessable Entity"),
    (423, "Locked"),
    (424, "Failed Dependency"),
    (425, "Unordered Collection"),
    (426, "Upgrade Required"),
    (428, "Precondition Required"),
    (429, "Too Many Requests"),
    (431, "Request Header Fields Too Large"),
    (451, "Unavailable For Legal Reasons"),
    (500, "Internal Server Error"),
    (501, "Not Implemented"),
    (502, "Bad Gateway"),
    (503, "Service Unavailable"),
    (504, "Gateway Time-out"),
    (505, "HTTP Version not supported"),
    (506, "Variant Also Negotiates"),
    (507, "Insufficient Storage"),
    (508, "Loop Detected"),
    (510, "Not Extended"),
    (511, "Network Authentication Required"),
];

/// `getReasonPhrases(): array`
pub fn get_reason_phrases(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let mut phrases = Array::with_capacity(REASON_PHRASES.len() as u32);
    for (code, phrase) in REASON_PHRASES {
        phrases.set_index(*code, *phrase);
    }
    Ok(phrases.into())
}

/// `getReasonPhrase(int $value): string`
pub fn get_reason_phrase(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let code = call.long(0)?;
    let found = REASON_PHRASES.binary_search_by_key(&code, |(known, _)| *known);
    Ok(found.map_or("Unknown", |index| REASON_PHRASES[index].1).into())
}
