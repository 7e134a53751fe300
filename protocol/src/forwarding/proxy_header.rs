//! The header of the PROXY protocol, versions 1 (a line) and 2 (binary).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

const SIGNATURE: &[u8; 12] = b"\r\n\r\n\0\r\nQUIT\n";
const START: &[u8; 6] = b"PROXY ";
/// The longest line of version 1, with its end.
const LINE_BYTES: usize = 107;
/// Signature, version and command, family, length.
const FIXED_BYTES: usize = 16;
/// Of addresses and what may follow them: certificates of clients are the largest that proxies send.
const REST_BYTES: usize = 4_096;

/// Bytes that a header may have.
pub const MAX_BYTES: usize = FIXED_BYTES + REST_BYTES;

/// What the bytes so far are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Header {
    /// All of them are the header's, and more of it is to come.
    Incomplete,
    /// The header had so many bytes.
    Complete {
        used: usize,
        /// The client's address. None: the connection is the proxy's own, or came by no network that has addresses.
        client: Option<SocketAddr>,
    },
    /// There is no such header, or it is longer than it may be.
    Malformed,
}

/// Reads the header at the start of `input`.
pub fn parse(input: &[u8]) -> Header {
    if starts_alike(input, SIGNATURE) {
        return parse_binary(input).unwrap_or(Header::Malformed);
    }
    if starts_alike(input, START) {
        return parse_line(input).unwrap_or(Header::Malformed);
    }
    Header::Malformed
}

/// One is the beginning of the other.
fn starts_alike(input: &[u8], start: &[u8]) -> bool {
    let common = input.len().min(start.len());
    input[..common] == start[..common]
}

fn parse_line(input: &[u8]) -> Option<Header> {
    let line = &input[..input.len().min(LINE_BYTES)];
    let Some(end) = line.windows(2).position(|two| two == b"\r\n") else {
        return (line.len() < LINE_BYTES).then_some(Header::Incomplete);
    };
    let text = std::str::from_utf8(&line[..end]).ok()?;
    let used = end + 2;
    let mut words = text.split(' ').skip(1);
    let is_v6 = match words.next()? {
        // Whatever else it says.
        "UNKNOWN" => return Some(Header::Complete { used, client: None }),
        "TCP4" => false,
        "TCP6" => true,
        _ => return None,
    };
    let mut address = || {
        words
            .next()?
            .parse()
            .ok()
            .filter(|ip: &IpAddr| ip.is_ipv6() == is_v6)
    };
    let (source, _) = (address()?, address()?);
    let mut port = || port(words.next()?);
    let (source_port, _) = (port()?, port()?);
    if words.next().is_some() {
        return None;
    }
    let client = Some(SocketAddr::new(source, source_port));
    Some(Header::Complete { used, client })
}

fn port(text: &str) -> Option<u16> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    text.parse().ok().filter(|_| is_plain)
}

fn parse_binary(input: &[u8]) -> Option<Header> {
    const VERSION: u8 = 0x20;
    const LOCAL: u8 = VERSION;
    const PROXY: u8 = VERSION | 1;
    const TCP_V4: u8 = 0x11;
    const TCP_V6: u8 = 0x21;
    let Some((fixed, rest)) = input.split_first_chunk::<FIXED_BYTES>() else {
        return Some(Header::Incomplete);
    };
    let [.., command, family, high, low] = *fixed;
    if !matches!(command, LOCAL | PROXY) {
        return None;
    }
    let length = usize::from(u16::from_be_bytes([high, low]));
    if length > REST_BYTES {
        return None;
    }
    let Some(rest) = rest.get(..length) else {
        return Some(Header::Incomplete);
    };
    let client = match (command, family) {
        (PROXY, TCP_V4) => {
            let (ip, rest) = rest.split_first_chunk::<4>()?;
            Some((IpAddr::from(Ipv4Addr::from(*ip)), rest.get(4..8)?))
        }
        (PROXY, TCP_V6) => {
            let (ip, rest) = rest.split_first_chunk::<16>()?;
            Some((IpAddr::from(Ipv6Addr::from(*ip)), rest.get(16..20)?))
        }
        _ => None,
    };
    let client = client.map(|(ip, ports)| SocketAddr::new(ip, u16::from_be_bytes([ports[0], ports[1]])));
    Some(Header::Complete {
        used: FIXED_BYTES + length,
        client,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn binary(command: u8, family: u8, rest: &[u8]) -> Vec<u8> {
        let length = (rest.len() as u16).to_be_bytes();
        [&SIGNATURE[..], &[command, family], &length, rest].concat()
    }

    fn complete() -> Vec<(Vec<u8>, &'static str)> {
        let v4 = [1, 2, 3, 4, 5, 6, 7, 8, 0x1f, 0x90, 0, 80];
        let mut v6 = [0; 36];
        (v6[0], v6[15], v6[33]) = (0x20, 1, 9);
        let with_more = [&v4[..], &[4, 0, 3, b'a', b'b', b'c']].concat();
        vec![
            (b"PROXY TCP4 1.2.3.4 5.6.7.8 8080 80\r\n".to_vec(), "1.2.3.4:8080"),
            (b"PROXY TCP6 2000::1 ::2 9 65535\r\n".to_vec(), "[2000::1]:9"),
            (b"PROXY UNKNOWN\r\n".to_vec(), "none"),
            (b"PROXY UNKNOWN ffff:: ffff:: 1 2\r\n".to_vec(), "none"),
            (binary(0x21, 0x11, &v4), "1.2.3.4:8080"),
            (binary(0x21, 0x11, &with_more), "1.2.3.4:8080"),
            (binary(0x21, 0x21, &v6), "[2000::1]:9"),
            (binary(0x20, 0x11, &v4), "none"),
            (binary(0x20, 0, b""), "none"),
            (binary(0x21, 0x31, &[b'x'; 216]), "none"),
        ]
    }

    #[test]
    fn each_is_read_once_its_last_byte_is_there() {
        for (header, wanted) in complete() {
            for end in 0..header.len() {
                assert_eq!(
                    parse(&header[..end]),
                    Header::Incomplete,
                    "{end} bytes of {header:?}"
                );
            }
            let followed = [&header[..], b"\r\nGET / HTTP/1.1\r\n"].concat();
            for input in [&header, &followed] {
                match parse(input) {
                    Header::Complete { used, client } => {
                        assert_eq!(used, header.len());
                        let client = client.map_or("none".to_owned(), |client| client.to_string());
                        assert_eq!(client, wanted);
                    }
                    other => panic!("{other:?} of {header:?}"),
                }
            }
        }
    }

    #[test]
    fn what_is_no_header_is_refused() {
        let long = [b"PROXY UNKNOWN ", &[b'x'; 100][..]].concat();
        for input in [
            &b"GET / HTTP/1.1\r\n"[..],
            b"PROXX",
            b"proxy TCP4",
            b"PROXY TCP5 1.2.3.4 5.6.7.8 1 2\r\n",
            b"PROXY TCP4 1.2.3.4 ::1 1 2\r\n",
            b"PROXY TCP4 1.2.3.4 5.6.7.8 1\r\n",
            b"PROXY TCP4 1.2.3.4 5.6.7.8 1 2 3\r\n",
            b"PROXY TCP4 1.2.3.4 5.6.7.8 01 2\r\n",
            b"PROXY TCP4 1.2.3.4 5.6.7.8 1 65536\r\n",
            b"PROXY TCP4 1.2.3.4 5.6.7.8 +1 2\r\n",
            b"PROXY TCP4  1.2.3.4 5.6.7.8 1 2\r\n",
            b"PROXY \r\n",
            b"PROXY TCP4 \xff 5.6.7.8 1 2\r\n",
            &long,
            b"\r\n\r\n\0\r\nQUIX",
            &binary(0x11, 0x11, &[0; 12]),
            &binary(0x22, 0x11, &[0; 12]),
            &binary(0x21, 0x11, &[0; 11]),
            &binary(0x21, 0x21, &[0; 12]),
            &binary(0x21, 0x11, &[0; REST_BYTES + 1])[..FIXED_BYTES],
        ] {
            assert_eq!(parse(input), Header::Malformed, "{input:?}");
        }
    }
}
