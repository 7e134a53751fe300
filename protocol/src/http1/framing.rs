//! How a request's body is delimited: the one place that reads Content-Length and Transfer-Encoding
//! (RFC 9112 section 6). Whatever two readers could understand differently is an error, never a guess.

use super::fields::{is_token_byte, list};
use super::head_error::HeadError;

/// Where the body of a request ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Framing {
    /// There is no body.
    #[default]
    None,
    /// Exactly so many bytes; compare with the limit before anything else.
    Length(u64),
    /// The chunked coding tells.
    Chunked,
}

/// Collects what the fields of one head say about framing.
#[derive(Debug, Default)]
pub(super) struct FramingFields {
    length: Option<u64>,
    chunked: bool,
    codings: bool,
}

impl FramingFields {
    pub(super) fn content_length(&mut self, value: &[u8]) -> Result<(), HeadError> {
        if self.length.is_some() {
            return Err(HeadError::RepeatedContentLength);
        }
        self.length = Some(digits(value).ok_or(HeadError::ContentLength)?);
        Ok(())
    }

    /// One field line; several lines form one list.
    pub(super) fn transfer_encoding(&mut self, value: &[u8]) -> Result<(), HeadError> {
        let mut any = false;
        for coding in list(value) {
            let name = coding.split(|byte| *byte == b';').next().unwrap_or_default();
            if self.chunked
                || !name
                    .iter()
                    .all(|byte| is_token_byte(*byte) || matches!(byte, b' ' | b'\t'))
            {
                return Err(HeadError::TransferEncoding);
            }
            self.chunked = coding.eq_ignore_ascii_case(b"chunked");
            self.codings |= !self.chunked;
            any = true;
        }
        if any {
            Ok(())
        } else {
            Err(HeadError::TransferEncoding)
        }
    }

    pub(super) fn finish(&self, http_1_1: bool) -> Result<Framing, HeadError> {
        if !self.chunked && !self.codings {
            return Ok(self.length.map_or(Framing::None, Framing::Length));
        }
        if self.length.is_some() {
            return Err(HeadError::LengthAndTransferEncoding); // RFC 9112 section 6.1: request smuggling
        }
        if !http_1_1 {
            return Err(HeadError::TransferEncodingBefore11);
        }
        if self.codings {
            Err(HeadError::TransferCoding)
        } else {
            Ok(Framing::Chunked)
        }
    }
}

/// `1*DIGIT` that fits 64 bits; no sign, no list, no blanks inside.
pub(super) fn digits(value: &[u8]) -> Option<u64> {
    if value.is_empty() {
        return None;
    }
    value.iter().try_fold(0u64, |number, byte| {
        let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
        number.checked_mul(10)?.checked_add(digit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn framing(length: &[&str], codings: &[&str]) -> Result<Framing, HeadError> {
        let mut fields = FramingFields::default();
        for value in length {
            fields.content_length(value.as_bytes())?;
        }
        for value in codings {
            fields.transfer_encoding(value.as_bytes())?;
        }
        fields.finish(true)
    }

    #[test]
    fn lengths_are_digits_that_fit() {
        assert_eq!(framing(&["0"], &[]), Ok(Framing::Length(0)));
        assert_eq!(framing(&["007"], &[]), Ok(Framing::Length(7)));
        assert_eq!(
            framing(&["18446744073709551600"], &[]),
            Ok(Framing::Length(u64::MAX - 15))
        );
        for bad in ["", "+1", "-1", "1,1", "1 1", "0x1", "18446744073709551616", "1a"] {
            assert_eq!(framing(&[bad], &[]), Err(HeadError::ContentLength), "{bad}");
        }
        assert_eq!(framing(&["5", "5"], &[]), Err(HeadError::RepeatedContentLength));
    }

    #[test]
    fn only_plain_chunked_is_decoded() {
        assert_eq!(framing(&[], &["chunked"]), Ok(Framing::Chunked));
        assert_eq!(framing(&[], &[" CHUNKED ,"]), Ok(Framing::Chunked));
        for other in ["gzip, chunked", "gzip", "identity", "chunkedfoo", "chunked;a=b"] {
            assert_eq!(framing(&[], &[other]), Err(HeadError::TransferCoding), "{other}");
        }
        for bad in [
            "",
            ",",
            "chunked, chunked",
            "chunked, gzip",
            "\u{b}chunked",
            "\"chunked\"",
        ] {
            assert_eq!(framing(&[], &[bad]), Err(HeadError::TransferEncoding), "{bad}");
        }
        assert_eq!(
            framing(&[], &["chunked", "chunked"]),
            Err(HeadError::TransferEncoding)
        );
        assert_eq!(framing(&[], &["gzip", "chunked"]), Err(HeadError::TransferCoding));
        assert_eq!(
            framing(&["1"], &["chunked"]),
            Err(HeadError::LengthAndTransferEncoding)
        );
    }

    #[test]
    fn http_1_0_has_no_transfer_codings() {
        let mut fields = FramingFields::default();
        fields.transfer_encoding(b"chunked").unwrap();
        assert_eq!(fields.finish(false), Err(HeadError::TransferEncodingBefore11));
    }
}
