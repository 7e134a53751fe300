//! Why a form is refused. What two readers could understand differently is refused, not guessed: a filter in front of the
//! server must not see other fields than the application does.

use std::fmt;

/// What is wrong with a form. Answer with 400: where its parts are is unknown from there on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormError {
    /// The form's Content-Type has no `boundary`, two of them, or one that is none (RFC 2046 section 5.1.1).
    Boundary,
    /// The body does not begin with the boundary.
    Preamble,
    /// A boundary is followed by something else than the end of its line, or `--`.
    Delimiter,
    /// A part's head is longer than [`super::MAX_PART_HEAD_BYTES`].
    HeadTooLarge,
    /// A part's head has a line that is not `Name: value` with CR LF.
    Head,
    /// A part says twice what it is, or its parameters are broken or repeated.
    Disposition,
    /// A field's or a file's name is longer than 512 bytes.
    NameTooLong,
    /// A field's or a file's name contains NUL.
    NulInName,
    /// The body ends before the last boundary.
    Unfinished,
}

impl fmt::Display for FormError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Boundary => "its Content-Type does not name one boundary",
            Self::Preamble => "it does not begin with its boundary",
            Self::Delimiter => "a boundary is followed by other text",
            Self::HeadTooLarge => "a part's head is longer than 8192 bytes",
            Self::Head => "a part's head has a line that is not 'Name: value'",
            Self::Disposition => "a part's Content-Disposition is broken or repeated",
            Self::NameTooLong => "a name is longer than 512 bytes",
            Self::NulInName => "a name contains NUL",
            Self::Unfinished => "it ends before its last boundary",
        })
    }
}

impl std::error::Error for FormError {}
