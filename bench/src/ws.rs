//! WebSocket (RFC 6455) as far as a benchmark needs it: the opening handshake from both ends, frame heads, masking,
//! and frames found in a byte stream. Fragmented messages do not occur here and are refused.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use memchr::memmem;
use sha1::{Digest, Sha1};

pub const TEXT: u8 = 1;
pub const CLOSE: u8 = 8;
pub const PING: u8 = 9;
pub const PONG: u8 = 10;

/// The bit that says "last frame of its message" (RFC 6455 section 5.2).
const FIN: u8 = 0x80;
/// The bit of a compressed message (RFC 7692 section 6).
const RSV1: u8 = 0x40;
/// The bits that are always to be zero.
const RESERVED: u8 = 0x30;
/// The bit that says that a masking key follows, and the payload is masked with it.
const MASKED: u8 = 0x80;
/// The longest frame head: two bytes, eight of length, four of masking key.
pub const HEAD_MAX: usize = 14;

/// The client's key. Always the RFC's sample: a nonce matters to caches, of which there are none here.
const KEY: &str = "dGhlIHNhbXBsZSBub25jZQ==";

/// The opening handshake of a client. With `deflate` it offers permessage-deflate in the one form that every server can
/// agree to: each message stands for itself.
pub fn handshake_request(host: &str, path: &str, deflate: bool) -> Vec<u8> {
    let offer = if deflate {
        "Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover; server_no_context_takeover\r\n"
    } else {
        ""
    };
    format!(
        "GET {path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Key: {KEY}\r\nSec-WebSocket-Version: 13\r\n{offer}\r\n"
    )
    .into_bytes()
}

/// Whether a server's answer agrees to the offer of [`handshake_request`].
pub fn agrees_to_deflate(head: &str) -> bool {
    head.lines()
        .filter_map(|line| line.split_once(':'))
        .any(|(name, value)| {
            name.eq_ignore_ascii_case("Sec-WebSocket-Extensions") && value.contains("permessage-deflate")
        })
}

/// Whether a server's answer to [`handshake_request`] opens the connection.
pub fn is_accepted(head: &str) -> bool {
    let proof = accept(KEY.as_bytes());
    head.starts_with("HTTP/1.1 101 ")
        && head
            .lines()
            .filter_map(|line| line.split_once(':'))
            .any(|(name, value)| name.eq_ignore_ascii_case("Sec-WebSocket-Accept") && value.trim() == proof)
}

/// The server's proof for a client's key (RFC 6455 section 4.2.2).
fn accept(key: &[u8]) -> String {
    let mut hash = Sha1::new();
    hash.update(key);
    hash.update(b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
    STANDARD.encode(hash.finalize())
}

/// The answer to the handshake at the front of `bytes` and the size of that handshake, `None` while it is
/// incomplete. Nothing but the key is looked at.
pub fn handshake_answer(bytes: &[u8]) -> Option<(Vec<u8>, usize)> {
    let end = memmem::find(bytes, b"\r\n\r\n")?;
    let name = b"Sec-WebSocket-Key: ";
    let key = memmem::find(&bytes[..end], name)
        .map(|at| &bytes[at + name.len()..])
        .unwrap_or_default();
    let key = &key[..memchr::memchr(b'\r', key).unwrap_or(0)];
    let answer = format!(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Accept: {}\r\nSec-WebSocket-Version: 13\r\n\r\n",
        accept(key)
    );
    Some((answer.into_bytes(), end + 4))
}

/// Appends the head of an unfragmented frame, with its masking key if there is one.
pub fn put_head(out: &mut Vec<u8>, opcode: u8, size: u64, mask: Option<[u8; 4]>) {
    let bit = if mask.is_some() { MASKED } else { 0 };
    out.push(FIN | opcode);
    match size {
        0..=125 => out.push(bit | size as u8),
        126..=0xFFFF => {
            out.push(bit | 126);
            out.extend_from_slice(&(size as u16).to_be_bytes());
        }
        _ => {
            out.push(bit | 127);
            out.extend_from_slice(&size.to_be_bytes());
        }
    }
    out.extend_from_slice(mask.as_ref().map_or(&[], |key| key.as_slice()));
}

/// Appends a whole masked frame, as a client sends it.
pub fn put_masked(out: &mut Vec<u8>, opcode: u8, payload: &[u8], mask: [u8; 4]) {
    put_head(out, opcode, payload.len() as u64, Some(mask));
    let start = out.len();
    out.extend_from_slice(payload);
    apply_mask(&mut out[start..], mask);
}

/// Appends a whole masked frame whose payload is compressed.
pub fn put_compressed(out: &mut Vec<u8>, opcode: u8, payload: &[u8], mask: [u8; 4]) {
    let start = out.len();
    put_masked(out, opcode, payload, mask);
    out[start] |= RSV1;
}

/// Appends a masked fragment: `opcode` is 0 for all but the first.
pub fn put_fragment(out: &mut Vec<u8>, opcode: u8, last: bool, payload: &[u8], mask: [u8; 4]) {
    let start = out.len();
    put_masked(out, opcode, payload, mask);
    if !last {
        out[start] &= !FIN;
    }
}

/// Masks or unmasks (RFC 6455 section 5.3), eight bytes at a time.
pub fn apply_mask(payload: &mut [u8], key: [u8; 4]) {
    let [a, b, c, d] = key;
    let wide = u64::from_ne_bytes([a, b, c, d, a, b, c, d]);
    let (words, rest) = payload.as_chunks_mut::<8>();
    for word in words {
        *word = (u64::from_ne_bytes(*word) ^ wide).to_ne_bytes();
    }
    for (byte, key) in rest.iter_mut().zip(key.iter().cycle()) {
        *byte ^= key;
    }
}

/// The head of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    pub opcode: u8,
    /// The message is compressed.
    pub compressed: bool,
    pub mask: Option<[u8; 4]>,
    /// Where the payload begins, and where it ends.
    pub start: usize,
    pub end: usize,
}

/// Reads the frame head at the front of `bytes`, `None` while it is incomplete.
pub fn head(bytes: &[u8]) -> Result<Option<Head>, String> {
    let [first, second, rest @ ..] = bytes else {
        return Ok(None);
    };
    // no fragment, and no bit that nothing is agreed about
    if first & (FIN | RESERVED) != FIN {
        return Err(format!("unexpected first byte of a frame: {first:#04x}"));
    }
    let (size, start) = match second & 0x7F {
        126 => match rest.first_chunk::<2>() {
            Some(size) => (u64::from(u16::from_be_bytes(*size)), 4),
            None => return Ok(None),
        },
        127 => match rest.first_chunk::<8>() {
            Some(size) => (u64::from_be_bytes(*size), 10),
            None => return Ok(None),
        },
        small => (u64::from(small), 2),
    };
    let (mask, start) = match (second & MASKED != 0, bytes.get(start..start + 4)) {
        (false, _) => (None, start),
        (true, Some(key)) => (Some([key[0], key[1], key[2], key[3]]), start + 4),
        (true, None) => return Ok(None),
    };
    let end = usize::try_from(size)
        .ok()
        .and_then(|size| start.checked_add(size))
        .ok_or("a frame without end")?;
    Ok(Some(Head {
        opcode: first & 0x0F,
        compressed: first & RSV1 != 0,
        mask,
        start,
        end,
    }))
}

/// Appends the answers to all complete masked frames in `bytes` to `out`: messages come back as they are, a ping as
/// a pong, a close frame as itself. Says how many bytes were used, and whether a close frame was among them.
pub fn echo(bytes: &mut [u8], out: &mut Vec<u8>) -> Result<(usize, bool), String> {
    let mut used = 0;
    while let Some(frame) = head(&bytes[used..])? {
        let Some(payload) = bytes[used..].get_mut(frame.start..frame.end) else {
            break;
        };
        if frame.compressed {
            return Err("a compressed message that was not agreed on".to_owned());
        }
        apply_mask(payload, frame.mask.ok_or("an unmasked frame from a client")?);
        let opcode = if frame.opcode == PING { PONG } else { frame.opcode };
        put_head(out, opcode, payload.len() as u64, None);
        out.extend_from_slice(payload);
        used += frame.end;
        if opcode == CLOSE {
            return Ok((used, true));
        }
    }
    Ok((used, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_proof_is_the_one_of_the_rfc() {
        assert_eq!(
            accept(b"dGhlIHNhbXBsZSBub25jZQ=="),
            "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
        ); // section 1.3
    }

    #[test]
    fn both_ends_of_the_handshake_agree() {
        let request = handshake_request("127.0.0.1:1", "/", false);
        assert!(handshake_answer(&request[..request.len() - 1]).is_none());
        let (answer, size) = handshake_answer(&request).unwrap();
        assert_eq!(size, request.len());
        assert!(is_accepted(std::str::from_utf8(&answer).unwrap()));
        assert!(!is_accepted(
            "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: x\r\n\r\n"
        ));
        assert!(!is_accepted("HTTP/1.1 200 OK\r\n\r\n"));
    }

    #[test]
    fn the_masked_hello_of_the_rfc() {
        let mut frame = Vec::new();
        put_masked(&mut frame, TEXT, b"Hello", [0x37, 0xfa, 0x21, 0x3d]); // section 5.7
        assert_eq!(
            frame,
            [0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58]
        );
        let head = head(&frame).unwrap().unwrap();
        assert_eq!((head.opcode, head.start, head.end), (TEXT, 6, 11));
        apply_mask(&mut frame[6..], head.mask.unwrap());
        assert_eq!(&frame[6..], b"Hello");
    }

    #[test]
    fn masking_covers_every_length() {
        let key = [1, 2, 3, 4];
        for size in 0..40 {
            let mut bytes = vec![0u8; size];
            apply_mask(&mut bytes, key);
            assert!(
                bytes.iter().enumerate().all(|(at, byte)| *byte == key[at % 4]),
                "size {size}"
            );
        }
    }

    #[test]
    fn heads_of_every_length_form() {
        for (size, start) in [(125u64, 2), (126, 4), (65535, 4), (65536, 10)] {
            let mut bytes = Vec::new();
            put_head(&mut bytes, TEXT, size, None);
            for cut in 0..start {
                assert_eq!(head(&bytes[..cut]), Ok(None));
            }
            let found = head(&bytes).unwrap().unwrap();
            assert_eq!((found.start, found.end as u64), (start, start as u64 + size));
        }
        assert!(head(&[0x01, 0x00]).is_err(), "a fragment");
        assert!(head(&[0xA1, 0x00]).is_err(), "a reserved bit");
        assert!(head(&[0xC1, 0x00]).unwrap().unwrap().compressed);
    }
}
