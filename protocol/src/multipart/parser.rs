//! Finds a form's parts in its bytes.

use memchr::memmem::Finder;
use memchr::{memchr, memrchr};

use super::{FormError, Part};

/// Bytes of a part's head, the empty line included.
pub const MAX_PART_HEAD_BYTES: usize = 8_192;

/// What was found.
#[derive(Debug, PartialEq, Eq)]
pub enum Event<'a> {
    /// A part begins.
    Part(Part),
    /// A piece of its content.
    Data(&'a [u8]),
    /// It is complete.
    PartEnd,
}

/// Reads one form. After an error it is of no further use.
#[derive(Clone, Debug)]
pub struct Parser {
    /// CR LF, two dashes and the boundary, which has no CR: where a match fails, only the byte at fault can begin another.
    delimiter: Finder<'static>,
    state: State,
    /// What has come of a part's head.
    head: Vec<u8>,
}

#[derive(Clone, Copy, Debug)]
enum State {
    /// Before the first boundary.
    Start,
    /// In the first boundary: so much of the delimiter was seen.
    FirstBoundary {
        matched: usize,
    },
    /// Behind a boundary.
    BoundaryLine(BoundaryLine),
    Head,
    /// In a part's content. The delimiter's bytes `from` to `matched` have come last; they are content if it does not go on.
    Content {
        from: usize,
        matched: usize,
    },
    /// Behind the last boundary, where everything is ignored.
    Epilogue,
    Failed(FormError),
}

/// The end of a line that begins with the boundary.
#[derive(Clone, Copy, Debug)]
enum BoundaryLine {
    Start,
    Padding,
    Lf,
    /// The first of the two dashes behind the last boundary was seen.
    Dash,
}

/// Where the delimiter begins at the start of a line.
const LINE_START: usize = "\r\n".len();

impl Parser {
    /// For a form with this boundary, which [`super::boundary`] has found.
    pub fn new(boundary: &[u8]) -> Self {
        Self {
            delimiter: Finder::new(&[b"\r\n--", boundary].concat()).into_owned(),
            state: State::Start,
            head: Vec::new(),
        }
    }

    /// Takes the next bytes, all of them, and tells what is in them. Content comes as it arrives; nothing of it is kept.
    pub fn feed(&mut self, input: &[u8], told: &mut impl FnMut(Event<'_>)) -> Result<(), FormError> {
        let mut rest = input;
        while !rest.is_empty() {
            match self.step(rest, told) {
                Ok(used) => rest = &rest[used..],
                Err(error) => {
                    self.state = State::Failed(error);
                    return Err(error);
                }
            }
        }
        Ok(())
    }

    /// The body has ended: is the form whole?
    pub fn finish(&self) -> Result<(), FormError> {
        match self.state {
            State::Epilogue => Ok(()),
            State::Failed(error) => Err(error),
            _ => Err(FormError::Unfinished),
        }
    }

    fn step(&mut self, input: &[u8], told: &mut impl FnMut(Event<'_>)) -> Result<usize, FormError> {
        match self.state {
            State::Start => Ok(self.start(input)),
            State::FirstBoundary { matched } => self.first_boundary(matched, input),
            State::BoundaryLine(line) => self.boundary_line(line, input[0]).map(|()| 1),
            State::Head => self.head(input, told),
            State::Content { from, matched } if matched > 0 => Ok(self.go_on(from, matched, input, told)),
            State::Content { .. } => Ok(self.content(input, told)),
            State::Epilogue => Ok(input.len()),
            State::Failed(error) => Err(error),
        }
    }

    /// Empty lines before the first boundary are skipped.
    fn start(&mut self, input: &[u8]) -> usize {
        let skipped = input
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        if skipped < input.len() {
            self.state = State::FirstBoundary { matched: LINE_START };
        }
        skipped
    }

    fn first_boundary(&mut self, matched: usize, input: &[u8]) -> Result<usize, FormError> {
        let common = self.common(matched, input);
        let matched = matched + common;
        if matched == self.delimiter.needle().len() {
            self.state = State::BoundaryLine(BoundaryLine::Start);
        } else if common < input.len() {
            return Err(FormError::Preamble);
        } else {
            self.state = State::FirstBoundary { matched };
        }
        Ok(common)
    }

    /// So many bytes of the input continue a delimiter of which `matched` were seen.
    fn common(&self, matched: usize, input: &[u8]) -> usize {
        let wanted = &self.delimiter.needle()[matched..];
        wanted
            .iter()
            .zip(input)
            .take_while(|(wanted, byte)| wanted == byte)
            .count()
    }

    fn boundary_line(&mut self, line: BoundaryLine, byte: u8) -> Result<(), FormError> {
        self.state = match (line, byte) {
            (BoundaryLine::Start, b'-') => State::BoundaryLine(BoundaryLine::Dash),
            (BoundaryLine::Dash, b'-') => State::Epilogue,
            (BoundaryLine::Start | BoundaryLine::Padding, b' ' | b'\t') => {
                State::BoundaryLine(BoundaryLine::Padding)
            }
            (BoundaryLine::Start | BoundaryLine::Padding, b'\r') => State::BoundaryLine(BoundaryLine::Lf),
            (BoundaryLine::Lf, b'\n') => State::Head,
            _ => return Err(FormError::Delimiter),
        };
        Ok(())
    }

    fn head(&mut self, input: &[u8], told: &mut impl FnMut(Event<'_>)) -> Result<usize, FormError> {
        let line = memchr(b'\n', input).map_or(input.len(), |end| end + 1);
        if self.head.len() + line > MAX_PART_HEAD_BYTES {
            return Err(FormError::HeadTooLarge);
        }
        self.head.extend_from_slice(&input[..line]);
        if self.head == b"\r\n" || self.head.ends_with(b"\r\n\r\n") {
            let part = Part::parse(&self.head)?;
            self.head.clear();
            told(Event::Part(part));
            // A part without content may do without a line end of its own (RFC 2046 section 5.1.1).
            self.state = State::Content {
                from: LINE_START,
                matched: LINE_START,
            };
        }
        Ok(line)
    }

    /// A delimiter may have begun in what came before.
    fn go_on(
        &mut self,
        from: usize,
        matched: usize,
        input: &[u8],
        told: &mut impl FnMut(Event<'_>),
    ) -> usize {
        let common = self.common(matched, input);
        let matched = matched + common;
        if matched == self.delimiter.needle().len() {
            self.end_part(told);
        } else if common == input.len() {
            self.state = State::Content { from, matched };
        } else {
            let held = &self.delimiter.needle()[from..matched];
            if !held.is_empty() {
                told(Event::Data(held));
            }
            self.state = State::Content { from: 0, matched: 0 };
        }
        common
    }

    fn content(&mut self, input: &[u8], told: &mut impl FnMut(Event<'_>)) -> usize {
        let needle = self.delimiter.needle();
        let (content, used) = match self.delimiter.find(input) {
            Some(start) => (start, start + needle.len()),
            None => {
                let tail = input.len().saturating_sub(needle.len() - 1);
                let begun = memrchr(b'\r', &input[tail..])
                    .map(|at| tail + at)
                    .filter(|at| needle.starts_with(&input[*at..]));
                (begun.unwrap_or(input.len()), input.len())
            }
        };
        if content > 0 {
            told(Event::Data(&input[..content]));
        }
        match used - content {
            matched if matched == needle.len() => self.end_part(told),
            matched => self.state = State::Content { from: 0, matched },
        }
        used
    }

    fn end_part(&mut self, told: &mut impl FnMut(Event<'_>)) {
        told(Event::PartEnd);
        self.state = State::BoundaryLine(BoundaryLine::Start);
    }
}

#[cfg(test)]
mod tests;
