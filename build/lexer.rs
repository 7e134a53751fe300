//! Cuts the text of a stub into tokens. Knows no grammar beyond PHP's spelling of names, numbers, strings and comments.

use super::{Error, Result};

#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A name or keyword, with its namespace separators: `Swoole\Http\Request`, `\Stringable`, `static`.
    Name(String),
    /// A variable without its dollar sign.
    Variable(String),
    Int(i64),
    Float(f64),
    String(String),
    Doc(String),
    /// `#[`
    AttributeStart,
    /// `...`
    Ellipsis,
    /// `<<`
    ShiftLeft,
    Symbol(char),
    End,
}

#[derive(Debug, Clone)]
pub struct Token {
    pub kind: Kind,
    pub line: u32,
    /// Byte offsets into the source, for default values that are kept as they are written.
    pub start: usize,
    pub end: usize,
}

pub fn tokenize(source: &str) -> Result<Vec<Token>> {
    let Some(rest) = source.strip_prefix("<?php") else {
        return Err(Error::at(1, "a stub begins with <?php"));
    };
    let mut lexer = Lexer {
        source,
        position: source.len() - rest.len(),
        line: 1,
    };
    let mut tokens = Vec::new();
    loop {
        let token = lexer.next()?;
        let is_end = token.kind == Kind::End;
        tokens.push(token);
        if is_end {
            return Ok(tokens);
        }
    }
}

struct Lexer<'a> {
    source: &'a str,
    position: usize,
    line: u32,
}

fn starts_name(c: char) -> bool {
    c == '_' || c == '\\' || c.is_ascii_alphabetic()
}

fn continues_name(c: char) -> bool {
    starts_name(c) || c.is_ascii_digit()
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        &self.source[self.position..]
    }

    fn advance(&mut self, bytes: usize) {
        let passed = &self.source[self.position..self.position + bytes];
        self.line += passed.bytes().filter(|&byte| byte == b'\n').count() as u32;
        self.position += bytes;
    }

    fn error<T>(&self, message: impl Into<String>) -> Result<T> {
        Err(Error::at(self.line, message))
    }

    /// Skips blanks and comments that are not docblocks.
    fn skip_blanks(&mut self) -> Result<()> {
        loop {
            let rest = self.rest();
            let blanks = rest.len() - rest.trim_start().len();
            if blanks > 0 {
                self.advance(blanks);
            } else if rest.starts_with("//") || (rest.starts_with('#') && !rest.starts_with("#[")) {
                self.advance(rest.find('\n').unwrap_or(rest.len()));
            } else if rest.starts_with("/*") && !rest.starts_with("/**") {
                match rest.find("*/") {
                    Some(end) => self.advance(end + 2),
                    None => return self.error("a comment without an end"),
                }
            } else {
                return Ok(());
            }
        }
    }

    fn next(&mut self) -> Result<Token> {
        self.skip_blanks()?;
        let (start, line) = (self.position, self.line);
        let kind = self.kind()?;
        Ok(Token {
            kind,
            line,
            start,
            end: self.position,
        })
    }

    fn kind(&mut self) -> Result<Kind> {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return Ok(Kind::End);
        };
        let (kind, length) = match first {
            '/' if rest.starts_with("/**") => match rest.find("*/") {
                Some(end) => (Kind::Doc(rest[..end + 2].to_string()), end + 2),
                None => return self.error("a docblock without an end"),
            },
            '#' => (Kind::AttributeStart, 2),
            '.' if rest.starts_with("...") => (Kind::Ellipsis, 3),
            '<' if rest.starts_with("<<") => (Kind::ShiftLeft, 2),
            '$' => {
                let name = leading(&rest[1..], continues_name);
                if name.is_empty() {
                    return self.error("a dollar sign without a name");
                }
                (Kind::Variable(name.to_string()), 1 + name.len())
            }
            '\'' | '"' => self.string(first)?,
            c if c.is_ascii_digit() => self.number()?,
            c if starts_name(c) => {
                let name = leading(rest, continues_name);
                (Kind::Name(name.to_string()), name.len())
            }
            c if c.is_ascii_punctuation() => (Kind::Symbol(c), 1),
            c => return self.error(format!("unexpected character {c:?}")),
        };
        self.advance(length);
        Ok(kind)
    }

    /// Strings of stubs need no escapes but the quote and the backslash; anything else is refused, not guessed.
    fn string(&self, quote: char) -> Result<(Kind, usize)> {
        let mut text = String::new();
        let mut chars = self.rest().char_indices().skip(1);
        while let Some((offset, c)) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some((_, escaped)) if escaped == quote || escaped == '\\' => text.push(escaped),
                    _ => {
                        return self.error("only quotes and backslashes are escaped in the strings of stubs");
                    }
                },
                '$' if quote == '"' => return self.error("strings of stubs interpolate nothing"),
                c if c == quote => return Ok((Kind::String(text), offset + 1)),
                c => text.push(c),
            }
        }
        self.error("a string without an end")
    }

    fn number(&self) -> Result<(Kind, usize)> {
        let rest = self.rest();
        if let Some(hex) = rest.strip_prefix("0x") {
            let digits = leading(hex, |c| c.is_ascii_hexdigit());
            return match i64::from_str_radix(digits, 16) {
                Ok(value) => Ok((Kind::Int(value), 2 + digits.len())),
                Err(error) => self.error(format!("0x{digits}: {error}")),
            };
        }
        let digits = leading(rest, |c| c.is_ascii_digit() || c == '.' || c == '_');
        let plain = digits.replace('_', "");
        if plain.contains('.') {
            return match plain.parse() {
                Ok(value) => Ok((Kind::Float(value), digits.len())),
                Err(error) => self.error(format!("{digits}: {error}")),
            };
        }
        if plain.len() > 1 && plain.starts_with('0') {
            return self.error("octal numbers are not used in stubs");
        }
        match plain.parse() {
            Ok(value) => Ok((Kind::Int(value), digits.len())),
            Err(error) => self.error(format!("{digits}: {error}")),
        }
    }
}

fn leading(text: &str, accepts: impl Fn(char) -> bool) -> &str {
    &text[..text.find(|c| !accepts(c)).unwrap_or(text.len())]
}
