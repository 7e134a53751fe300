//! What a part's head says (RFC 7578 section 4.2).

use super::FormError;
use super::parameters::{self, percent_decoded, unquoted};
use crate::http1::fields::{is_token_byte, trim_ows};

/// Names of so many bytes, their quotes included, are too long.
const NAME_LIMIT: usize = 512;

/// A part's head, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The field's name. `None`: the part belongs to no field, skip it.
    pub name: Option<Vec<u8>>,
    /// The file's name on the client's machine, as it was sent, which is empty for a file field without a file. `None`:
    /// the part is no file.
    pub filename: Option<Vec<u8>>,
    /// The content's media type, as it was sent.
    pub content_type: Option<Vec<u8>>,
    /// The Content-Disposition, if it is that of no form's part: such a part has no name.
    pub unsupported: Option<Vec<u8>>,
}

impl Part {
    /// Reads a head, which ends with the empty line.
    pub(super) fn parse(head: &[u8]) -> Result<Self, FormError> {
        let mut part = Part::default();
        let mut disposition = None;
        let mut rest = head;
        while let Some(end) = memchr::memchr(b'\n', rest) {
            let line = rest[..end].strip_suffix(b"\r").ok_or(FormError::Head)?;
            rest = &rest[end + 1..];
            if line.is_empty() {
                break;
            }
            let (name, value) = field(line)?;
            let duplicate = if name.eq_ignore_ascii_case(b"content-disposition") {
                disposition.replace(value).is_some()
            } else if name.eq_ignore_ascii_case(b"content-type") {
                part.content_type.replace(value.to_vec()).is_some()
            } else {
                false
            };
            if duplicate {
                return Err(FormError::Disposition);
            }
        }
        if let Some(disposition) = disposition {
            part.disposition(disposition)?;
        }
        Ok(part)
    }

    fn disposition(&mut self, value: &[u8]) -> Result<(), FormError> {
        let (kind, parameters) = parameters::split(value);
        let is_field = kind.eq_ignore_ascii_case(b"form-data") || kind.eq_ignore_ascii_case(b"attachment");
        let mut extended = None;
        let mut extended_seen = false;
        for parameter in parameters {
            let parameter = parameter?;
            let duplicate = if parameter.name.eq_ignore_ascii_case(b"name") {
                self.name.replace(name_of(parameter.raw)?).is_some()
            } else if parameter.name.eq_ignore_ascii_case(b"filename") {
                self.filename.replace(name_of(parameter.raw)?).is_some()
            } else if parameter.name.eq_ignore_ascii_case(b"filename*") {
                extended = parameters::extended(checked_length(parameter.raw)?);
                std::mem::replace(&mut extended_seen, true)
            } else {
                false
            };
            if duplicate {
                return Err(FormError::Disposition);
            }
        }
        if extended.is_some() {
            self.filename = extended;
        }
        let names = [&self.name, &self.filename];
        if names.into_iter().flatten().any(|name| name.contains(&0)) {
            return Err(FormError::NulInName);
        }
        if !is_field {
            self.name = None;
            self.unsupported = Some(value.to_vec());
        }
        Ok(())
    }

    /// The file's name without the folders that some clients send before it.
    pub fn base_name(filename: &[u8]) -> &[u8] {
        let start = filename.iter().rposition(|byte| matches!(byte, b'/' | b'\\'));
        &filename[start.map_or(0, |at| at + 1)..]
    }
}

/// One line, cut. Folded lines (RFC 9112 section 5.2) have no name and are refused so.
fn field(line: &[u8]) -> Result<(&[u8], &[u8]), FormError> {
    let colon = memchr::memchr(b':', line).ok_or(FormError::Head)?;
    let (name, value) = (&line[..colon], trim_ows(&line[colon + 1..]));
    let is_text = |byte: &u8| *byte == b'\t' || (*byte >= b' ' && *byte != 0x7f);
    if name.is_empty() || !name.iter().all(|byte| is_token_byte(*byte)) || !value.iter().all(is_text) {
        return Err(FormError::Head);
    }
    Ok((name, value))
}

fn name_of(raw: &[u8]) -> Result<Vec<u8>, FormError> {
    Ok(percent_decoded(&unquoted(checked_length(raw)?)))
}

fn checked_length(raw: &[u8]) -> Result<&[u8], FormError> {
    if raw.len() < NAME_LIMIT {
        Ok(raw)
    } else {
        Err(FormError::NameTooLong)
    }
}
