//! From `stubs/*.stub.php` to Rust: the steps of the build that know PHP's declaration syntax.
//!
//! `lexer`, `parser` and `expression` read one file, `model` is what they produce, `link` looks at all files together (aliases, parents,
//! property slots, constant values) and `emit` writes the Rust source that `src/api/registration` includes.
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

/// Reads every stub of a folder and the folders in it, in the order of their names, so that the output does not depend on
/// the file system. A stub in a folder is a module in the module of that name: `room::file`.
pub fn read_folder(folder: &Path) -> std::result::Result<Vec<model::File>, String> {
    let mut files = Vec::new();
    read_room(folder, "", &mut files)?;
    Ok(files)
}

fn read_room(folder: &Path, room: &str, files: &mut Vec<model::File>) -> std::result::Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut entries = fs::read_dir(folder)
        .and_then(Iterator::collect::<std::io::Result<Vec<_>>>)
        .map_err(failed)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            read_room(&path, &format!("{room}{name}::"), files)?;
        } else if let Some(stem) = name.strip_suffix(STUB_SUFFIX) {
            let source = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let file = parser::parse(&format!("{room}{stem}"), &source)
                .map_err(|error| format!("{}:{error}", path.display()))?;
            files.push(file);
        }
    }
    Ok(())
}
