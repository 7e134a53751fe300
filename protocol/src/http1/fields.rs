//! Walks the fields of a head. Responsible for cutting lines that [`super::head::parse`] has accepted, cheaply and
//! as often as asked; it validates nothing.

use memchr::memchr;

/// The fields of a validated head, in order of arrival: `(name, value)`, the value without the white space around it.
#[derive(Clone, Debug)]
pub struct Fields<'a> {
    block: &'a [u8],
}

impl<'a> Fields<'a> {
    /// `block` starts behind the request line and ends with the empty line.
    pub(super) fn new(block: &'a [u8]) -> Self {
        Self { block }
    }

    /// The values of one field, whatever the case of its name.
    pub fn named(self, wanted: &'a str) -> impl Iterator<Item = &'a [u8]> {
        self.filter(move |(name, _)| name.eq_ignore_ascii_case(wanted.as_bytes()))
            .map(|(_, value)| value)
    }

    /// The value of a field that may be there once. `None`: it is not there, or more often: who reads the first and who reads
    /// the last would not agree.
    pub fn single(self, wanted: &'a str) -> Option<&'a [u8]> {
        let mut values = self.named(wanted);
        let value = values.next()?;
        values.next().is_none().then_some(value)
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = (&'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let end = memchr(b'\n', self.block)?;
        let line = self.block[..end].strip_suffix(b"\r")?;
        let colon = memchr(b':', line)?;
        self.block = &self.block[end + 1..];
        Some((&line[..colon], trim_ows(&line[colon + 1..])))
    }
}

/// A head that was accepted before, cut again; see [`reparse`].
#[derive(Clone, Debug)]
pub struct Reparsed<'a> {
    /// As it was sent; case matters.
    pub method: &'a [u8],
    /// The request target, undecoded.
    pub target: &'a [u8],
    /// All fields.
    pub fields: Fields<'a>,
}

/// Cuts a head that [`super::head::parse`] accepted, without checking it again: for the PHP arrays that are only
/// built once a script looks at them. Bytes that were never accepted give nonsense, but no panic.
pub fn reparse(head: &[u8]) -> Reparsed<'_> {
    let head = &head[leading_empty_lines(head)..];
    let end = memchr(b'\n', head).map_or(head.len(), |end| end + 1);
    let mut words = head[..end]
        .split(|byte| *byte == b' ')
        .filter(|word| !word.is_empty());
    Reparsed {
        method: words.next().unwrap_or_default(),
        target: words.next().unwrap_or_default(),
        fields: Fields::new(&head[end..]),
    }
}

/// Field lines without a head: a trailer section.
pub(crate) fn lines(block: &[u8]) -> Fields<'_> {
    Fields::new(block)
}

/// The elements of a comma-separated field value, without empty ones (RFC 9110 section 5.6.1).
pub fn list(value: &[u8]) -> impl Iterator<Item = &[u8]> {
    value
        .split(|byte| *byte == b',')
        .map(trim_ows)
        .filter(|element| !element.is_empty())
}

/// How many bytes of empty lines precede the request line (RFC 9112 section 2.2).
pub(super) fn leading_empty_lines(head: &[u8]) -> usize {
    head.chunks_exact(2).take_while(|pair| *pair == b"\r\n").count() * 2
}

/// Without optional white space, SP and HTAB, on either side (RFC 9110 section 5.6.3).
pub(crate) fn trim_ows(mut value: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] = value {
        value = rest;
    }
    while let [rest @ .., b' ' | b'\t'] = value {
        value = rest;
    }
    value
}

/// Is this a character of a token (RFC 9110 section 5.6.2)?
pub(crate) fn is_token_byte(byte: u8) -> bool {
    TOKEN_BYTES[usize::from(byte)]
}

/// One look a byte: every name of a response is checked.
static TOKEN_BYTES: [bool; 256] = letters_digits_and(b"!#$%&'*+-.^_`|~");

/// The bytes that are a letter, a digit, or one of `marks`.
pub(crate) const fn letters_digits_and(marks: &[u8]) -> [bool; 256] {
    let (mut table, mut byte) = ([false; 256], 0);
    while byte < table.len() {
        table[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    let mut mark = 0;
    while mark < marks.len() {
        table[marks[mark] as usize] = true;
        mark += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &[u8] = b"\r\nGET  /a?b HTTP/1.1\r\nHost: x\r\nX:\t v v \t\r\nEmpty:\r\nx: second\r\n\r\n";

    #[test]
    fn a_head_is_cut_again_in_order_with_trimmed_values() {
        let again = reparse(HEAD);
        assert_eq!((again.method, again.target), (&b"GET"[..], &b"/a?b"[..]));
        let fields: Vec<_> = again.fields.clone().collect();
        let expected: [(&[u8], &[u8]); 4] = [
            (b"Host", b"x"),
            (b"X", b"v v"),
            (b"Empty", b""),
            (b"x", b"second"),
        ];
        assert_eq!(fields, expected);
        assert_eq!(
            again.fields.named("X").collect::<Vec<_>>(),
            [&b"v v"[..], b"second"]
        );
    }

    #[test]
    fn nonsense_gives_nonsense_and_no_panic() {
        for cut in 0..HEAD.len() {
            reparse(&HEAD[..cut]).fields.count();
            reparse(&HEAD[cut..]).fields.count();
        }
    }

    #[test]
    fn lists_skip_empty_elements() {
        assert_eq!(list(b" a ,, b,\t,c").collect::<Vec<_>>(), [b"a", b"b", b"c"]);
    }
}
