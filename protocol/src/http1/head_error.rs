//! Why a request head is refused.

use std::fmt;

/// What is wrong with a request head. The caller answers with [`HeadError::status`], an empty body and
/// `Connection: close`: after a head that was not understood, nothing tells where the next request begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum HeadError {
    /// No end within [`super::head::MAX_HEAD_BYTES`].
    TooLarge,
    /// The bytes do not end with the empty line, or go on behind it.
    Incomplete,
    /// Not `method SP target SP version`.
    RequestLine,
    /// A method that nobody registered, or in the wrong case.
    Method,
    /// None of the four forms of RFC 9112 section 3.2, or with a control character, or no UTF-8.
    Target,
    /// CONNECT asks for a tunnel, and there is none to be had (RFC 9110 section 9.3.6).
    Connect,
    /// The third word of the request line is no HTTP version.
    VersionSyntax,
    /// A version other than 1.0 and 1.1.
    Version,
    /// More field lines than are allowed.
    TooManyFields,
    /// A line that does not end with CR LF, or a CR elsewhere.
    LineEnding,
    /// No token before the colon: empty, folded, with blanks, or no colon at all.
    FieldName,
    /// A control character in a value.
    FieldValue,
    /// HTTP/1.1 without Host.
    MissingHost,
    /// More than one Host.
    RepeatedHost,
    /// A Host that is no host.
    Host,
    /// A Content-Length that is no number of 64 bits.
    ContentLength,
    /// More than one Content-Length.
    RepeatedContentLength,
    /// Both ways to delimit a body.
    LengthAndTransferEncoding,
    /// A Transfer-Encoding that is no list of codings, or with chunked twice or not last.
    TransferEncoding,
    /// Transfer-Encoding in an HTTP/1.0 request.
    TransferEncodingBefore11,
    /// A coding other than chunked.
    TransferCoding,
    /// An expectation other than 100-continue.
    Expectation,
}

impl HeadError {
    /// The status of the answer.
    pub fn status(self) -> u16 {
        match self {
            Self::TooLarge => 413,
            Self::Expectation => 417,
            Self::TooManyFields => 431,
            Self::TransferCoding | Self::Connect => 501,
            Self::Version => 505,
            _ => 400,
        }
    }
}

impl fmt::Display for HeadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::TooLarge => {
                "the request head is longer than 65536 bytes; send fewer or shorter header fields"
            }
            Self::Incomplete => "the request head does not end with one empty line (CR LF CR LF)",
            Self::RequestLine => "the request line is not 'METHOD target HTTP/1.1'",
            Self::Method => "the method is not known; method names are upper-case, such as GET",
            Self::Target => {
                "the request target is not '/path', 'http://host/path', '*' or, for CONNECT, 'host:port' \
                 without blanks and control characters"
            }
            Self::Connect => "this server opens no tunnels",
            Self::TooManyFields => "there are too many header fields; send fewer",
            Self::VersionSyntax => "the request line does not end with an HTTP version such as 'HTTP/1.1'",
            Self::Version => "the HTTP version is not supported; use HTTP/1.1 or HTTP/1.0",
            Self::LineEnding => "a line does not end with CR LF, or a CR stands alone",
            Self::FieldName => "a header line is not 'Name: value' with a name directly before the colon",
            Self::FieldValue => {
                "a header value has a control character; only tab and printable bytes are allowed"
            }
            Self::MissingHost => "the Host header is missing; HTTP/1.1 requires one",
            Self::RepeatedHost => "there is more than one Host header; send one",
            Self::Host => "the Host header is not 'host' or 'host:port'",
            Self::ContentLength => "Content-Length is not a decimal number that fits 64 bits",
            Self::RepeatedContentLength => "there is more than one Content-Length header; send one",
            Self::LengthAndTransferEncoding => {
                "Content-Length and Transfer-Encoding are both there; send one of them"
            }
            Self::TransferEncoding => {
                "Transfer-Encoding is not a list of codings with one 'chunked' at its end"
            }
            Self::TransferEncodingBefore11 => "HTTP/1.0 has no Transfer-Encoding; send Content-Length",
            Self::TransferCoding => "the only transfer coding that is understood is 'chunked'",
            Self::Expectation => "the only expectation that can be met is '100-continue'",
        })
    }
}

impl std::error::Error for HeadError {}
