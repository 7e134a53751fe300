//! HTTP/2 where it meets HTTP/1: frames and HPACK are a library's work, and what a head may say is checked by the one
//! parser that HTTP/1 has, so that both protocols are equally strict.

pub mod frames;
pub mod request;
pub mod response;

/// What a client sends first on a connection (RFC 9113 section 3.4).
pub const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// Is this head the beginning of the preface? It ends where an HTTP/1 head would.
pub fn is_preface(head: &[u8]) -> bool {
    head == b"PRI * HTTP/2.0\r\n\r\n"
}

/// Fields that say something about an HTTP/1 connection, and must not be in HTTP/2 (RFC 9113 section 8.2.2).
pub fn is_connection_specific(name: &[u8]) -> bool {
    const NAMES: [&[u8]; 5] = [
        b"connection",
        b"keep-alive",
        b"proxy-connection",
        b"transfer-encoding",
        b"upgrade",
    ];
    NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
}
