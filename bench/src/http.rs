//! HTTP/1.1 as far as a benchmark needs it: requests that are sent as they stand, responses that are found in a
//! byte stream, the answer of the reference server.

use memchr::memmem;
use std::time::SystemTime;

/// What the hello-world servers answer, the extension's script included.
pub const HELLO: &[u8] = b"Hello World\n";

/// Ten headers beyond Host, of the sizes that a desktop browser sends.
const BROWSER_HEADERS: [(&str, &str); 10] = [
    (
        "User-Agent",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    ),
    (
        "Accept",
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
    ),
    ("Accept-Language", "en-GB,en;q=0.9,de;q=0.8"),
    ("Cache-Control", "max-age=0"),
    ("Upgrade-Insecure-Requests", "1"),
    ("Sec-Fetch-Dest", "document"),
    ("Sec-Fetch-Mode", "navigate"),
    ("Sec-Fetch-Site", "same-origin"),
    ("Referer", "http://127.0.0.1/some/page?with=a&few=arguments"),
    ("Cookie", "session=0123456789abcdef0123456789abcdef; theme=dark"),
];

/// What a request carries beside Host.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Headers {
    Plain,
    /// Ten headers such as browsers send.
    Browser,
    /// The wish for a compressed body.
    Gzip,
}

/// A GET request.
pub fn request(host: &str, path: &str, headers: Headers) -> Vec<u8> {
    let mut text = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n");
    let headers: &[_] = match headers {
        Headers::Plain => &[],
        Headers::Browser => &BROWSER_HEADERS,
        Headers::Gzip => &[("Accept-Encoding", "gzip")],
    };
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str("\r\n");
    text.into_bytes()
}

/// The hello-world response of the reference server: the bytes that the extension sends for `end("Hello World\n")`.
pub fn hello_response(now: SystemTime) -> Vec<u8> {
    response(now, HELLO)
}

/// The same with another body.
pub fn response(now: SystemTime, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 200 OK\r\nServer: swoole-http-server\r\nDate: {}\r\nConnection: keep-alive\r\n\
         Content-Type: text/html\r\nContent-Length: {}\r\n\r\n",
        httpdate::fmt_http_date(now),
        body.len()
    );
    let mut bytes = head.into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

/// A response found at the front of a buffer.
#[derive(Debug, PartialEq, Eq)]
pub struct Response<'a> {
    pub status: &'a [u8],
    pub body: &'a [u8],
    /// Bytes it takes in the buffer, head included.
    pub size: usize,
}

/// Finds responses in a byte stream. Only `Content-Length` framing, in the spelling that the servers here use.
pub struct ResponseFinder {
    head_end: memmem::Finder<'static>,
    length: memmem::Finder<'static>,
}

impl Default for ResponseFinder {
    fn default() -> Self {
        ResponseFinder {
            head_end: memmem::Finder::new(b"\r\n\r\n"),
            length: memmem::Finder::new(b"\r\nContent-Length: "),
        }
    }
}

impl ResponseFinder {
    /// The response at the front of `bytes`, `None` while it is incomplete.
    pub fn first<'a>(&self, bytes: &'a [u8]) -> Result<Option<Response<'a>>, String> {
        let Some(end) = self.head_end.find(bytes) else {
            return Ok(None);
        };
        let head = &bytes[..end + 2];
        let status = head
            .strip_prefix(b"HTTP/1.1 ")
            .and_then(|rest| rest.get(..3))
            .ok_or("not an HTTP/1.1 response")?;
        let value = self
            .length
            .find(head)
            .ok_or("a response without Content-Length")?
            + self.length.needle().len();
        let body_size = head[value..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .fold(0usize, |size, byte| {
                size.saturating_mul(10).saturating_add(usize::from(byte - b'0'))
            });
        let body_start = end + 4;
        let size = body_start.saturating_add(body_size);
        Ok(bytes
            .get(body_start..size)
            .map(|body| Response { status, body, size }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_response_once_it_is_complete() {
        let bytes = hello_response(SystemTime::UNIX_EPOCH);
        let finder = ResponseFinder::default();
        for cut in 0..bytes.len() {
            assert_eq!(finder.first(&bytes[..cut]), Ok(None), "cut at {cut}");
        }
        let two = [bytes.as_slice(), bytes.as_slice()].concat();
        let found = finder.first(&two).unwrap().unwrap();
        assert_eq!(
            (found.status, found.body, found.size),
            (&b"200"[..], HELLO, bytes.len())
        );
    }

    #[test]
    fn refuses_what_it_cannot_frame() {
        let finder = ResponseFinder::default();
        assert!(
            finder
                .first(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                .is_err()
        );
        assert!(finder.first(b"SSH-2.0\r\n\r\n").is_err());
    }

    #[test]
    fn the_browser_request_has_ten_more_headers() {
        let lines = |headers| {
            String::from_utf8(request("h", "/", headers))
                .unwrap()
                .matches("\r\n")
                .count()
        };
        assert_eq!(lines(Headers::Browser), lines(Headers::Plain) + 10);
    }
}
