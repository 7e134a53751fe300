//! Files that are served without the application: those below `document_root`, by GET and HEAD.
//!
//! Paths never lead out of the root, whatever links and dots they have: the kernel sees to that (openat2(2)). Names that
//! begin with a dot and PHP's own files are never shown.

use std::fmt::Write;
use std::fs::{File, Metadata};
use std::hash::{BuildHasher, RandomState};
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use protocol::http1::response::{Body, ResponseHead};

use super::exchange::Exchange;
use super::file_response::FileContent;
use super::request::Request;
use crate::engine::{Engine, Interrupt, names_in, open_folder};
use crate::net::outbox::{self, Piece};
use crate::server::settings::given;
use crate::server::{Application, SettingError};
use crate::zend::Array;
use crate::zend::value::Kind;

/// Suffixes of files whose source is nobody's business; `php` stands for all that begin with it.
const NEVER_SHOWN: [&[u8]; 3] = [b"phtml", b"phar", b"pht"];

/// What `set()` says about files.
#[derive(Debug)]
pub struct StaticFiles {
    root: Arc<OwnedFd>,
    /// Only paths that begin with one of these are files', and only those: what is not there is 404. Empty: every path may
    /// be one, or the application's.
    locations: Vec<Vec<u8>>,
    /// What stands for a folder, in this order.
    index_files: Vec<Vec<u8>>,
    /// A folder without such a file is listed.
    autoindex: bool,
}

/// What a path leads to.
enum Found {
    File(File, Metadata, Vec<u8>),
    /// A folder that is to be listed.
    Folder(File),
    /// A folder whose path has no slash at its end.
    WithoutSlash,
    Nothing,
}

impl StaticFiles {
    /// None: they are switched off.
    pub fn read(array: &Array) -> Result<Option<Rc<Self>>, SettingError> {
        if !given(array, "enable_static_handler").is_some_and(|on| on.truthy()) {
            return Ok(None);
        }
        let Some(root) = given(array, "document_root") else {
            let text = "enable_static_handler needs document_root".to_owned();
            return Err(SettingError::Invalid(text));
        };
        let root = root.to_str()?.to_text();
        let folder = open_folder(Path::new(&root)).map_err(|error| {
            SettingError::Invalid(format!("document_root[{root}] cannot be opened: {error}"))
        })?;
        let locations = texts(array, "static_handler_locations")?;
        if let Some(other) = locations.iter().find(|location| !location.starts_with(b"/")) {
            let other = String::from_utf8_lossy(other);
            let text = format!("static_handler_locations: '{other}' does not begin with '/'");
            return Err(SettingError::Invalid(text));
        }
        Ok(Some(Rc::new(StaticFiles {
            root: Arc::new(folder),
            locations,
            index_files: texts(array, "http_index_files")?,
            autoindex: given(array, "http_autoindex").is_some_and(|on| on.truthy()),
        })))
    }

    /// Answers a request, unless it is the application's: false.
    // As `http2::serve`: a frame of its own.
    #[inline(never)]
    pub fn serve(
        &self,
        request: &Request,
        exchange: &Exchange,
        application: &dyn Application,
    ) -> Result<bool, Interrupt> {
        let path = request.head.path();
        let here = self.locations.iter().any(|location| path.starts_with(location));
        if !matches!(request.head.method(), b"GET" | b"HEAD") || !(here || self.locations.is_empty()) {
            return Ok(false);
        }
        let found = match name_of(path) {
            Some(name) => self.find(&name, path.ends_with(b"/"))?,
            None => Found::Nothing,
        };
        match found {
            Found::File(file, metadata, name) => {
                let content = FileContent::new(file, &metadata, application.media_type(&name));
                send_file(request, exchange, &content)?;
            }
            Found::Folder(folder) => send_list(exchange, path, folder)?,
            Found::WithoutSlash => send(exchange, 301, &[("Location", with_slash(path))], Vec::new(), 0)?,
            Found::Nothing if here => send(exchange, 404, &[], Vec::new(), 0)?,
            Found::Nothing => return Ok(false),
        }
        Ok(true)
    }

    fn find(&self, name: &[u8], is_folder: bool) -> Result<Found, Interrupt> {
        let Some((file, metadata)) = self.open(name)? else {
            return Ok(Found::Nothing);
        };
        if metadata.is_file() {
            let is_shown = !is_folder && is_shown(name);
            return Ok(match is_shown {
                true => Found::File(file, metadata, name.to_vec()),
                false => Found::Nothing,
            });
        }
        if !metadata.is_dir() {
            return Ok(Found::Nothing);
        }
        for index in &self.index_files {
            let name = [name, b"/", index].concat();
            if let Some((file, metadata)) = self.open(&name)?
                && metadata.is_file()
                && is_shown(&name)
            {
                return Ok(match is_folder {
                    true => Found::File(file, metadata, name),
                    false => Found::WithoutSlash,
                });
            }
        }
        Ok(match (self.autoindex, is_folder) {
            (true, true) => Found::Folder(file),
            (true, false) => Found::WithoutSlash,
            (false, _) => Found::Nothing,
        })
    }

    /// None: it is not there, or not to be read.
    fn open(&self, name: &[u8]) -> Result<Option<(File, Metadata)>, Interrupt> {
        Ok(Engine::get().open_to_read(Some(&self.root), name)?.ok())
    }
}

/// A list of texts; empty if it was not given.
fn texts(array: &Array, name: &str) -> Result<Vec<Vec<u8>>, SettingError> {
    let mut texts = Vec::new();
    match given(array, name).map(|value| value.kind()) {
        None => {}
        Some(Kind::Array(list)) => {
            for (_, text) in list.iter() {
                texts.push(text.to_str()?.as_bytes().to_vec());
            }
        }
        Some(_) => return Err(SettingError::Invalid(format!("{name} must be an array"))),
    }
    Ok(texts)
}

/// A path as a name below the root. None: it may be none, or is not to be shown.
fn name_of(path: &[u8]) -> Option<Vec<u8>> {
    let decoded = percent_decoded(path)?;
    let mut name = b".".to_vec();
    for step in decoded
        .split(|byte| *byte == b'/')
        .filter(|step| !step.is_empty())
    {
        if step.starts_with(b".") || step.contains(&0) {
            return None;
        }
        name.push(b'/');
        name.extend_from_slice(step);
    }
    Some(name)
}

/// None: a percent sign without two digits.
fn percent_decoded(path: &[u8]) -> Option<Vec<u8>> {
    let digit = |byte: Option<&u8>| (*byte? as char).to_digit(16).map(|value| value as u8);
    let mut decoded = Vec::with_capacity(path.len());
    let mut at = 0;
    while let Some(byte) = path.get(at) {
        if *byte == b'%' {
            decoded.push(digit(path.get(at + 1))? << 4 | digit(path.get(at + 2))?);
            at += 3;
        } else {
            decoded.push(*byte);
            at += 1;
        }
    }
    Some(decoded)
}

fn is_shown(name: &[u8]) -> bool {
    let last = name.rsplit(|byte| *byte == b'/').next().unwrap_or_default();
    // Any of its suffixes: `a.php.bak` is source, too.
    !last.starts_with(b".")
        && !last.split(|byte| *byte == b'.').skip(1).any(|suffix| {
            let suffix = suffix.to_ascii_lowercase();
            suffix.starts_with(b"php") || NEVER_SHOWN.contains(&&suffix[..])
        })
}

/// The same path as a folder's. More than one slash at the beginning would name another host.
fn with_slash(path: &[u8]) -> Vec<u8> {
    let start = path.iter().take_while(|byte| **byte == b'/').count();
    [b"/", &path[start..], b"/"].concat()
}

fn send_file(request: &Request, exchange: &Exchange, content: &FileContent) -> Result<(), Interrupt> {
    let mut response = content.answer(&request.head, RandomState::new().hash_one(content.modified));
    let mut fields = std::mem::take(&mut response.fields);
    let status = response.status.unwrap_or(200);
    if matches!(status, 200 | 206) {
        let own = response.content_type.take();
        fields.push((
            "Content-Type",
            own.unwrap_or_else(|| content.content_type.clone()),
        ));
    }
    send(exchange, status, &fields, response.pieces, response.len)
}

fn send_list(exchange: &Exchange, path: &[u8], folder: File) -> Result<(), Interrupt> {
    let names = Engine::get().blocking_to_the_end(move || names_in(folder.as_fd()))?;
    let page = names.map(|names| page(path, names));
    match page {
        Ok(page) => {
            let fields = [("Content-Type", b"text/html; charset=utf-8".to_vec())];
            let len = page.len() as u64;
            send(exchange, 200, &fields, vec![Piece::Bytes(page.into_bytes())], len)
        }
        Err(_) => send(exchange, 404, &[], Vec::new(), 0),
    }
}

/// A folder's list. Names are bytes of strangers' choice: they are text here, never markup.
fn page(path: &[u8], mut names: Vec<(Vec<u8>, bool)>) -> String {
    names.retain(|(name, is_folder)| !name.starts_with(b".") && (*is_folder || is_shown(name)));
    names.sort();
    let title = as_text(path);
    let mut page = format!("<!DOCTYPE html>\n<title>{title}</title>\n<h1>{title}</h1>\n<ul>\n");
    for (name, is_folder) in names {
        let slash = if is_folder { "/" } else { "" };
        let _ = writeln!(
            page,
            "<li><a href=\"./{}{slash}\">{}{slash}</a>",
            as_link(&name),
            as_text(&name)
        );
    }
    page.push_str("</ul>\n");
    page
}

fn as_text(bytes: &[u8]) -> String {
    let mut text = String::new();
    for character in String::from_utf8_lossy(bytes).chars() {
        match character {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            _ => text.push(character),
        }
    }
    text
}

fn as_link(name: &[u8]) -> String {
    let mut link = String::new();
    for byte in name {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => link.push(*byte as char),
            _ => {
                let _ = write!(link, "%{byte:02X}");
            }
        }
    }
    link
}

fn send(
    exchange: &Exchange,
    status: i64,
    fields: &[(&'static str, Vec<u8>)],
    pieces: Vec<Piece>,
    len: u64,
) -> Result<(), Interrupt> {
    let mut out = outbox::take_buffer();
    let mut head = ResponseHead::begin(&mut out, status, None);
    let no_sniffing = ("X-Content-Type-Options", b"nosniff".to_vec());
    let length = (exchange.is_head && len == 0 && status == 200).then(|| ("Content-Length", b"0".to_vec()));
    for (name, value) in fields.iter().chain([&no_sniffing]).chain(length.as_ref()) {
        // All of them are ours, and fields' names and values.
        let _ = head.header(name.as_bytes(), Some(value));
    }
    let finished = exchange.finish(head, Body::Sized { len });
    // A connection that is dead needs no answer.
    let sent = exchange.send_pieces(&out, finished, pieces);
    outbox::recycle_buffer(out);
    sent.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_names_below_the_root() {
        for (path, name) in [
            ("/", Some(".")),
            ("/a//b/", Some("./a/b")),
            ("/a%20+b", Some("./a +b")),
            ("//host/a", Some("./host/a")),
            ("/..", None),
            ("/a/../b", None),
            ("/a/%2e%2E/b", None),
            ("/a/%2e%2e%2fb", None),
            ("/.git/config", None),
            ("/a%00b", None),
            ("/%zz", None),
            ("/%4", None),
        ] {
            assert_eq!(
                name_of(path.as_bytes()).as_deref(),
                name.map(str::as_bytes),
                "{path}"
            );
        }
    }

    #[test]
    fn source_is_not_shown() {
        for (name, shown) in [
            ("./a.html", true),
            ("./a.PHP", false),
            ("./a.php.bak", false),
            ("./b/a.phtml", false),
            ("./a.phar", false),
            ("./.a", false),
            ("./php", true),
            ("./a.php.d/x", true),
        ] {
            assert_eq!(is_shown(name.as_bytes()), shown, "{name}");
        }
    }

    #[test]
    fn a_folder_s_address_names_no_other_host() {
        assert_eq!(with_slash(b"//evil.org/a"), b"/evil.org/a/");
    }
}
