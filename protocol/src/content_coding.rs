//! Content codings (RFC 9110 section 8.4): which of them a client takes, and compressing by it.
//!
//! * `accepted`: what an Accept-Encoding field says; `encoder`: content in, compressed content out.

mod accepted;
mod encoder;

pub use accepted::Accepted;
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
