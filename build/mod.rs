//! From `stubs/*.stub.php` to Rust: the steps of the build that know PHP's declaration syntax.
//!
//! `lexer`, `parser` and `expression` read one file, `model` is what they produce, `link` looks at all files together (aliases, parents,
//! property slots, constant values) and `emit` writes the Rust source that `src/zend/registration.rs` includes.
//! The grammar and the docblock tags are described in `stubs/README.md`.

pub mod emit;
mod expression;
pub mod lexer;
pub mod link;
pub mod model;
pub mod parser;
mod slots;

use std::{fmt, fs, path::Path};

/// What is wrong in a stub and where.
#[derive(Debug, PartialEq, Eq)]
pub struct Error {
    pub line: u32,
    pub message: String,
}

impl Error {
    pub fn at(line: u32, message: impl Into<String>) -> Self {
        Error {
            line,
            message: message.into(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.line, self.message)
    }
}

pub type Result<T> = std::result::Result<T, Error>;

const STUB_SUFFIX: &str = ".stub.php";

/// Reads every stub of a folder, in the order of their names, so that the output does not depend on the file system.
pub fn read_folder(folder: &Path) -> std::result::Result<Vec<model::File>, String> {
    let listing = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names: Vec<String> = listing
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(STUB_SUFFIX))
        .collect();
    names.sort();
    names
        .iter()
        .map(|name| {
            let path = folder.join(name);
            let source = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            parser::parse(name.trim_end_matches(STUB_SUFFIX), &source)
                .map_err(|error| format!("{}:{error}", path.display()))
        })
        .collect()
}
