//! A tunnel through an HTTP proxy.

use crate::http1::client::head::{HeadScanner, ResponseError, parse};
use crate::http1::client::request::{RequestError, basic_credentials, host_of};
use crate::http1::head::MAX_HEAD_BYTES;

/// What the proxy is told to open.
#[derive(Clone, Copy, Debug)]
pub struct Tunnel<'a> {
    /// The target's name or address.
    pub host: &'a [u8],
    /// Its port.
    pub port: u16,
    /// Name and password for the proxy.
    pub credentials: Option<(&'a [u8], &'a [u8])>,
}

/// The bytes that ask for it.
pub fn request(tunnel: Tunnel<'_>) -> Result<Vec<u8>, RequestError> {
    let target = [
        &host_of(tunnel.host)?[..],
        b":",
        tunnel.port.to_string().as_bytes(),
    ]
    .concat();
    let mut out = Vec::new();
    for part in [
        b"CONNECT ",
        &target[..],
        b" HTTP/1.1\r\nHost: ",
        &target,
        b"\r\nUser-Agent: Swoole/6.2.1\r\nProxy-Connection: Keep-Alive\r\n",
    ] {
        out.extend_from_slice(part);
    }
    if let Some((name, password)) = tunnel.credentials {
        out.extend_from_slice(b"Proxy-Authorization: ");
        out.extend_from_slice(&basic_credentials(name, password));
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(b"\r\n");
    Ok(out)
}

/// The proxy does not open the tunnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Its answer has this status.
    Status(u16),
    /// Its answer is none.
    Response(ResponseError),
}

/// Reads the proxy's answer.
#[derive(Clone, Copy, Debug, Default)]
pub struct Answer {
    scanner: HeadScanner,
    /// Bytes of interim responses, which are skipped.
    skipped: usize,
}

impl Answer {
    /// `input` begins with the first byte that the proxy has sent. Gives the length of an answer that opens the tunnel: any
    /// 2xx, whatever its reason; what follows it is the target's. `None`: more has to come.
    pub fn read(&mut self, input: &[u8]) -> Result<Option<usize>, Refused> {
        loop {
            let rest = &input[self.skipped..];
            let Some(end) = self.scanner.find_end(rest).map_err(Refused::Response)? else {
                return Ok(None);
            };
            // Content-Length and Transfer-Encoding have no meaning in it; as to HEAD, no body follows.
            let head = parse(&rest[..end], true).map_err(Refused::Response)?;
            match head.status {
                200..=299 => return Ok(Some(self.skipped + end)),
                _ if head.is_interim() => {
                    *self = Answer {
                        scanner: HeadScanner::default(),
                        skipped: self.skipped + end,
                    };
                    if self.skipped > MAX_HEAD_BYTES {
                        return Err(Refused::Response(ResponseError::TooLarge));
                    }
                }
                status => return Err(Refused::Status(status)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_request_has_the_documented_bytes() {
        let tunnel = Tunnel {
            host: b"h",
            port: 443,
            credentials: None,
        };
        let plain = "CONNECT h:443 HTTP/1.1\r\nHost: h:443\r\nUser-Agent: Swoole/6.2.1\r\nProxy-Connection: Keep-Alive\r\n";
        assert_eq!(request(tunnel).unwrap(), format!("{plain}\r\n").as_bytes());
        let credentials = Some((&b"u"[..], &b"p"[..]));
        let with = request(Tunnel {
            credentials,
            ..tunnel
        })
        .unwrap();
        assert_eq!(
            with,
            format!("{plain}Proxy-Authorization: Basic dTpw\r\n\r\n").as_bytes()
        );
        let v6 = request(Tunnel {
            host: b"::1",
            ..tunnel
        })
        .unwrap();
        assert!(v6.starts_with(b"CONNECT [::1]:443 HTTP/1.1\r\nHost: [::1]:443\r\n"));
        assert_eq!(
            request(Tunnel {
                host: b"h\r\nX: y",
                ..tunnel
            }),
            Err(RequestError::Host)
        );
    }

    #[test]
    fn any_2xx_opens_the_tunnel_and_what_follows_is_left_alone() {
        let interim = "103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200";
        for line in ["200 Connection established", "200 OK", "200", "204 N", interim] {
            let stream = format!("HTTP/1.1 {line}\r\nContent-Length: 5\r\n\r\nHELLO");
            let end = stream.len() - 5;
            let mut answer = Answer::default();
            for cut in 0..end {
                assert_eq!(answer.read(&stream.as_bytes()[..cut]), Ok(None));
            }
            assert_eq!(answer.read(stream.as_bytes()), Ok(Some(end)), "{line}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        let read = |bytes: &[u8]| Answer::default().read(bytes);
        assert_eq!(read(b"HTTP/1.1 407 P\r\n\r\n"), Err(Refused::Status(407)));
        assert_eq!(read(b"HTTP/1.1 101 S\r\n\r\n"), Err(Refused::Status(101)));
        assert_eq!(
            read(&b"HTTP/1.1 100 C\r\n\r\n".repeat(10_000)),
            Err(Refused::Response(ResponseError::TooLarge))
        );
        assert_eq!(read(b"\x05\x00"), Err(Refused::Response(ResponseError::NotHttp)));
    }
}
