//! A tunnel through an HTTP proxy.

use crate::http1::client::head::{HeadScanner, ResponseError, parse};
use crate::http1::client::request::{RequestError, basic_credentials, host_of};

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
}

impl Answer {
    /// `input` begins with the first byte that the proxy has sent. Gives the length of an answer that opens the tunnel: any
    /// 2xx, whatever its reason; what follows it is the target's. `None`: more has to come.
    pub fn read(&mut self, input: &[u8]) -> Result<Option<usize>, Refused> {
        let Some(end) = self.scanner.find_end(input).map_err(Refused::Response)? else {
            return Ok(None);
        };
        // Content-Length and Transfer-Encoding have no meaning in it; as to HEAD, no body follows.
        match parse(&input[..end], true).map_err(Refused::Response)?.status {
            200..=299 => Ok(Some(end)),
            status => Err(Refused::Status(status)),
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
        for line in ["200 Connection established", "200 OK", "200", "204 N"] {
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
        assert_eq!(read(b"HTTP/1.1 100 C\r\n\r\n"), Err(Refused::Status(100)));
        assert_eq!(read(b"\x05\x00"), Err(Refused::Response(ResponseError::NotHttp)));
    }
}
