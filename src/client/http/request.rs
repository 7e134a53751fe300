//! A request as it is sent: a head, and a body of bytes and of parts of files.

use crate::zend::Str;

/// A whole request; who makes it has checked that it is one.
pub struct Request {
    /// As it is in the head.
    pub path: Vec<u8>,
    pub head: Vec<u8>,
    pub body: Vec<Part>,
    /// HEAD: the response has no body.
    pub to_head: bool,
    /// It asks for another protocol: 101 is an answer.
    pub upgrade: bool,
}

/// A piece of a body.
pub enum Part {
    Bytes(Vec<u8>),
    /// A PHP string, which is not copied.
    Text(Str),
    File(FilePart),
}

/// Bytes of a file, read while they are sent.
#[derive(Clone)]
pub struct FilePart {
    pub path: Vec<u8>,
    pub offset: u64,
    pub length: u64,
}

impl Part {
    /// The bytes, if they are in memory.
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Part::Bytes(bytes) => Some(bytes),
            Part::Text(text) => Some(text.as_bytes()),
            Part::File(_) => None,
        }
    }

    pub fn length(&self) -> u64 {
        match self {
            Part::File(file) => file.length,
            part => part.bytes().map_or(0, <[u8]>::len) as u64,
        }
    }
}
