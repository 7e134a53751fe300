//! Content codings (RFC 9110 section 8.4): which of them a client takes, compressing by it, and restoring.
//!
//! * `accepted`: what an Accept-Encoding field says; `encoder`: content in, compressed content out; `decoder`: the way back.

mod accepted;
mod decoder;
mod encoder;

pub use accepted::Accepted;
pub use decoder::{BadContent, Decoder};
pub use encoder::Encoder;

/// A content coding, in the order in which they are preferred where the client does not mind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// RFC 7932.
    Brotli,
    /// RFC 1952.
    Gzip,
    /// RFC 1950: DEFLATE with zlib's head and checksum, as RFC 9110 section 8.4.1.2 has it.
    Deflate,
    /// RFC 8878.
    Zstd,
}

impl Coding {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Brotli, Self::Gzip, Self::Deflate, Self::Zstd];

    /// The one that Content-Encoding names, in any case. Lists are not taken apart.
    pub fn by_name(name: &[u8]) -> Option<Self> {
        let is_named = |coding: &Self| coding.name().as_bytes().eq_ignore_ascii_case(name);
        Self::ALL.into_iter().find(is_named)
    }

    /// The registered name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
            Self::Deflate => "deflate",
            Self::Zstd => "zstd",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_exact_but_for_their_case() {
        assert_eq!(Coding::by_name(b"GZip"), Some(Coding::Gzip));
        for name in [&b""[..], b"x-gzip", b"gzip,gzip", b"identity", b" br"] {
            assert_eq!(Coding::by_name(name), None);
        }
    }
}
