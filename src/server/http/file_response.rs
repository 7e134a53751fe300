//! What a client gets of a file: all of it, parts of it, or word that it has it already (RFC 9110, sections 13 and 14).

use std::fs::{File, Metadata};
use std::os::unix::fs::FileExt;
use std::os::unix::fs::MetadataExt;
use std::sync::Arc;

use protocol::http1::conditions::{Outcome, Validators, since_1970};
use protocol::http1::date::imf_fixdate;
use protocol::http1::ranges::Ranges;

use super::request::RequestHead;
use crate::net::outbox::Piece;
use crate::zend::system;

/// A file of up to so many bytes is sent with its head by one call.
const SMALL: usize = 16 * 1024;

/// A file that is to be sent, and what is said about it.
pub struct FileContent {
    file: Arc<File>,
    pub size: u64,
    pub content_type: Vec<u8>,
    /// An entity tag: the application's, or made of the file's time and size.
    pub tag: Vec<u8>,
    /// Seconds since 1970.
    pub modified: u64,
}

/// A response's fields, in the order in which they are said.
pub type Fields = Vec<(&'static str, Vec<u8>)>;

/// How a request is answered.
pub struct FileResponse {
    /// None: the status stays.
    pub status: Option<i64>,
    pub fields: Fields,
    /// The content's type, where it is not the file's.
    pub content_type: Option<Vec<u8>>,
    pub pieces: Vec<Piece>,
    /// Bytes of the pieces.
    pub len: u64,
}

impl FileContent {
    pub fn new(file: File, metadata: &Metadata, content_type: Vec<u8>) -> Self {
        let tag = format!(
            "\"{:x}.{:x}-{:x}\"",
            metadata.mtime(),
            metadata.mtime_nsec(),
            metadata.len()
        );
        FileContent {
            file: Arc::new(file),
            size: metadata.len(),
            content_type,
            tag: tag.into_bytes(),
            modified: metadata.modified().map_or(0, since_1970),
        }
    }

    /// Bytes from `start` to `end`, whatever the request says.
    pub fn slice(&self, start: u64, end: u64) -> FileResponse {
        FileResponse {
            status: None,
            fields: Fields::new(),
            content_type: None,
            pieces: self.piece(start, end).into_iter().collect(),
            len: end - start,
        }
    }

    /// What the request's conditions and ranges ask for. `boundary`: tells parts apart; it must not be guessed.
    pub fn answer(&self, head: &RequestHead, boundary: u64) -> FileResponse {
        let reads = matches!(head.method(), b"GET" | b"HEAD");
        let validators = Validators {
            tag: &self.tag,
            modified: self.modified,
        };
        let ranges = match validators.evaluate(head.fields(), reads) {
            Outcome::NotModified => return self.without_content(304),
            Outcome::Failed => return self.without_content(412),
            // A range of a HEAD's would-be content is asked for by nobody.
            Outcome::Send { ranges } if ranges && !head.is_head => match head.fields().single("range") {
                Some(field) => Ranges::parse(field, self.size),
                None => Ranges::Whole,
            },
            Outcome::Send { .. } => Ranges::Whole,
        };
        let mut response = match ranges {
            Ranges::Whole => self.slice(0, self.size),
            Ranges::Unsatisfiable => self.unsatisfiable(),
            Ranges::Parts(parts) => match parts[..] {
                [(start, end)] => self.part(start, end),
                _ => self.parts(&parts, boundary),
            },
        };
        response.fields.push(("Accept-Ranges", b"bytes".to_vec()));
        self.validate(&mut response);
        response
    }

    fn validate(&self, response: &mut FileResponse) {
        let date = imf_fixdate(self.modified);
        response.fields.push(("Last-Modified", date.to_vec()));
        response.fields.push(("ETag", self.tag.clone()));
    }

    fn without_content(&self, status: i64) -> FileResponse {
        let mut response = self.slice(0, 0);
        response.status = Some(status);
        self.validate(&mut response);
        response
    }

    fn unsatisfiable(&self) -> FileResponse {
        let mut response = self.slice(0, 0);
        response.status = Some(416);
        response
            .fields
            .push(("Content-Range", format!("bytes */{}", self.size).into_bytes()));
        response
    }

    fn content_range(&self, start: u64, end: u64) -> String {
        format!("bytes {start}-{}/{}", end - 1, self.size)
    }

    fn part(&self, start: u64, end: u64) -> FileResponse {
        let mut response = self.slice(start, end);
        response.status = Some(206);
        response
            .fields
            .push(("Content-Range", self.content_range(start, end).into_bytes()));
        response
    }

    /// `multipart/byteranges` (RFC 9110, section 14.6).
    fn parts(&self, parts: &[(u64, u64)], boundary: u64) -> FileResponse {
        let mut response = self.slice(0, 0);
        response.status = Some(206);
        response.content_type = Some(format!("multipart/byteranges; boundary={boundary:016x}").into_bytes());
        for (start, end) in parts {
            let range = self.content_range(*start, *end);
            let mut head = format!("\r\n--{boundary:016x}\r\nContent-Type: ").into_bytes();
            head.extend_from_slice(&self.content_type);
            head.extend_from_slice(format!("\r\nContent-Range: {range}\r\n\r\n").as_bytes());
            response.len += head.len() as u64 + (end - start);
            response.pieces.push(Piece::Bytes(head));
            response.pieces.extend(self.piece(*start, *end));
        }
        let tail = format!("\r\n--{boundary:016x}--\r\n").into_bytes();
        response.len += tail.len() as u64;
        response.pieces.push(Piece::Bytes(tail));
        response
    }

    /// Few bytes that are in the kernel's cache are copied, which costs one call less.
    fn piece(&self, start: u64, end: u64) -> Option<Piece> {
        let len = usize::try_from(end - start).unwrap_or(usize::MAX);
        if len == 0 {
            return None;
        }
        if len <= SMALL && system::is_cached(&self.file, start, len) {
            let mut bytes = vec![0; len];
            if self.file.read_exact_at(&mut bytes, start).is_ok() {
                return Some(Piece::Bytes(bytes));
            }
        }
        let file = Arc::clone(&self.file);
        Some(Piece::File { file, start, len })
    }
}
