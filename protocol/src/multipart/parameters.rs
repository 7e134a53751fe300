//! Lists of parameters: `form-data; name="a"; filename="b;c"` (RFC 2045 section 5.1, RFC 8187 for `name*`).

use super::FormError;
use crate::http1::fields::{is_token_byte, trim_ows};

/// RFC 2046 allows 70 bytes; some clients use more.
const MAX_BOUNDARY_BYTES: usize = 200;

/// A value's first word, and its parameters one after the other.
#[derive(Clone, Debug)]
pub(super) struct Parameters<'a> {
    rest: &'a [u8],
}

/// One parameter: its name in the case it was sent, and its value, still in its quotes if it had some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parameter<'a> {
    pub(super) name: &'a [u8],
    pub(super) raw: &'a [u8],
}

/// The word before the parameters, and these.
pub(super) fn split(value: &[u8]) -> (&[u8], Parameters<'_>) {
    let end = memchr::memchr(b';', value).unwrap_or(value.len());
    (trim_ows(&value[..end]), Parameters { rest: &value[end..] })
}

impl<'a> Iterator for Parameters<'a> {
    type Item = Result<Parameter<'a>, FormError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.rest = trim_ows(self.rest);
            match self.rest {
                [] => return None,
                [b';', rest @ ..] => self.rest = rest,
                _ => return Some(self.parameter().inspect_err(|_| self.rest = &[])),
            }
        }
    }
}

impl<'a> Parameters<'a> {
    fn parameter(&mut self) -> Result<Parameter<'a>, FormError> {
        let equals = memchr::memchr(b'=', self.rest).ok_or(FormError::Disposition)?;
        let name = trim_ows(&self.rest[..equals]);
        if name.is_empty() || !name.iter().all(|byte| is_token_byte(*byte)) {
            return Err(FormError::Disposition);
        }
        let value = trim_ows(&self.rest[equals + 1..]);
        let length = match value {
            [b'"', quoted @ ..] => closing_quote(quoted).ok_or(FormError::Disposition)? + 2,
            _ => memchr::memchr(b';', value).unwrap_or(value.len()),
        };
        let (raw, rest) = value.split_at(length);
        let rest = trim_ows(rest);
        if !matches!(rest, [] | [b';', ..]) {
            return Err(FormError::Disposition);
        }
        self.rest = rest;
        Ok(Parameter {
            name,
            raw: trim_ows(raw),
        })
    }
}

/// Where a quoted string ends whose opening quote was taken. A backslash escapes a quote or a backslash and nothing else:
/// browsers send file names with single backslashes.
fn closing_quote(quoted: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        match quoted.get(at..)? {
            [b'"', ..] => return Some(at),
            [b'\\', b'"' | b'\\', ..] => at += 2,
            [] => return None,
            _ => at += 1,
        }
    }
}

/// A parameter's value without its quotes and escapes.
pub(super) fn unquoted(raw: &[u8]) -> Vec<u8> {
    let [b'"', quoted @ .., b'"'] = raw else {
        return raw.to_vec();
    };
    let mut plain = Vec::with_capacity(quoted.len());
    let mut rest = quoted;
    while let [first, tail @ ..] = rest {
        let escaped = tail
            .first()
            .filter(|next| *first == b'\\' && matches!(next, b'"' | b'\\'));
        plain.push(*escaped.unwrap_or(first));
        rest = &tail[usize::from(escaped.is_some())..];
    }
    plain
}

/// With `%XX` decoded, which browsers write for quotes and line ends; other percent signs stay.
pub(super) fn percent_decoded(text: &[u8]) -> Vec<u8> {
    let digit = |byte: u8| (byte as char).to_digit(16).map(|value| value as u8);
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first == b'%'
            && let [high, low, after @ ..] = tail
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
        {
            decoded.push(high << 4 | low);
            rest = after;
        } else {
            decoded.push(*first);
        }
    }
    decoded
}

/// The value of `name*` (RFC 8187 section 3.2). `None`: another character set than UTF-8, or nonsense; the plain
/// parameter counts then.
pub(super) fn extended(raw: &[u8]) -> Option<Vec<u8>> {
    let mut pieces = raw.splitn(3, |byte| *byte == b'\'');
    let (charset, _language, text) = (pieces.next()?, pieces.next()?, pieces.next()?);
    if !charset.eq_ignore_ascii_case(b"utf-8") {
        return None;
    }
    let decoded = percent_decoded(text);
    std::str::from_utf8(&decoded).is_ok().then_some(decoded)
}

/// The boundary that a form's Content-Type names.
pub fn boundary(content_type: &[u8]) -> Result<Vec<u8>, FormError> {
    let mut found = None;
    for parameter in split(content_type).1 {
        let parameter = parameter.map_err(|_| FormError::Boundary)?;
        if parameter.name.eq_ignore_ascii_case(b"boundary") {
            let value = unquoted(parameter.raw);
            if found.replace(value).is_some() {
                return Err(FormError::Boundary);
            }
        }
    }
    found
        .filter(|boundary| {
            (1..=MAX_BOUNDARY_BYTES).contains(&boundary.len())
                && !boundary.ends_with(b" ")
                && boundary.iter().all(|byte| (b' '..0x7f).contains(byte))
        })
        .ok_or(FormError::Boundary)
}
