//! One request and its response on a connection.

use std::fs::File;
use std::io::{IoSlice, Read as _, Seek, SeekFrom};
use std::os::unix::ffi::OsStringExt;
use std::time::Instant;

use protocol::content_coding::Decoder as ContentDecoder;
use protocol::http1::client::body::{BodyDecoder, BodyError};
use protocol::http1::client::head::{Head, HeadScanner, SWITCHING_PROTOCOLS, parse};
use protocol::http1::response::check_trailer_name;

use super::connection::{Connection, Read};
use super::request::{FilePart, Part, Request};
use super::settings::{Limits, Settings};
use super::sink::{Sink, Target};
use crate::client::Failure;
use crate::client::failure::code;
use crate::engine::Engine;
use crate::net::outbox;

/// Interim responses that are skipped before one is taken for an attack.
const MAX_INTERIM: u32 = 32;
/// Statuses from here on say that the request was refused.
const FIRST_REFUSAL: u16 = 400;
/// Bytes of a file that are read at once, and of content that is restored at once.
const FILE_STEP: usize = 256 * 1024;
const RESTORE_STEP: usize = 64 * 1024;

/// How far a call came that failed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    Connecting,
    Sending,
    Receiving,
}

/// A call that has no response.
#[derive(Debug)]
pub struct Failed {
    pub stage: Stage,
    pub failure: Failure,
}

/// A complete response.
pub struct Response {
    pub status: u16,
    /// From the status line to the empty line; it was checked.
    pub head: Vec<u8>,
    /// Names and values behind a chunked body, without those that would say something about the message itself.
    pub trailers: Vec<(Vec<u8>, Vec<u8>)>,
    /// What went nowhere else.
    pub body: Vec<u8>,
    /// The body is in the file that it was to go to.
    pub is_in_file: bool,
    /// The connection can have another request.
    pub keeps_connection: bool,
}

/// How a request went out.
pub enum Sent {
    Whole,
    /// The peer has refused it before it was whole.
    Refused,
    /// The connection broke; an answer may have come before that.
    Broken(Failure),
}

/// Sends a request.
pub fn send(
    connection: &Connection,
    request: &Request,
    settings: &Settings,
    limits: &Limits,
) -> Result<Sent, Failure> {
    let mut sender = Sender {
        connection,
        settings,
        limits,
        refused: false,
    };
    match sender.send_all(request) {
        Ok(()) if sender.refused => Ok(Sent::Refused),
        Ok(()) => Ok(Sent::Whole),
        Err(Failure::Code(broken)) if is_broken(broken) => Ok(Sent::Broken(Failure::Code(broken))),
        Err(failure) => Err(failure),
    }
}

fn is_broken(error: i64) -> bool {
    error == i64::from(libc::EPIPE) || error == i64::from(libc::ECONNRESET)
}

struct Sender<'a> {
    connection: &'a Connection,
    settings: &'a Settings,
    limits: &'a Limits,
    refused: bool,
}

impl Sender<'_> {
    fn send_all(&mut self, request: &Request) -> Result<(), Failure> {
        let mut pieces = vec![IoSlice::new(&request.head)];
        for part in &request.body {
            match (part, part.bytes()) {
                (_, Some(bytes)) => pieces.push(IoSlice::new(bytes)),
                (Part::File(file), _) => {
                    self.send_pieces(std::mem::take(&mut pieces))?;
                    self.send_file(file)?;
                }
                _ => {}
            }
        }
        self.send_pieces(pieces)
    }

    fn send_pieces(&mut self, mut pieces: Vec<IoSlice<'_>>) -> Result<(), Failure> {
        pieces.retain(|piece| !piece.is_empty());
        let mut rest = &mut pieces[..];
        while !rest.is_empty() && !self.refused {
            let deadline = self.limits.write(self.settings);
            let sent = self.connection.write(deadline, rest, is_refusal)?;
            self.refused = sent == 0;
            IoSlice::advance_slices(&mut rest, sent);
        }
        Ok(())
    }

    /// The file has to have what was announced: what is missing cannot be made up for.
    fn send_file(&mut self, part: &FilePart) -> Result<(), Failure> {
        let (engine, mut left) = (Engine::get(), part.length);
        let (path, offset) = (std::ffi::OsString::from_vec(part.path.clone()), part.offset);
        let mut file = engine.blocking_to_the_end(move || {
            let mut file = File::open(path)?;
            file.seek(SeekFrom::Start(offset))?;
            Ok::<_, std::io::Error>(file)
        })??;
        while left > 0 && !self.refused {
            let step = usize::try_from(left).map_or(FILE_STEP, |left| left.min(FILE_STEP));
            let (back, read) = engine.blocking_to_the_end(move || {
                let mut bytes = vec![0; step];
                let read = file.read_exact(&mut bytes).map(|()| bytes);
                (file, read)
            })?;
            file = back;
            let bytes = read?;
            self.send_pieces(vec![IoSlice::new(&bytes)])?;
            left -= step as u64;
        }
        Ok(())
    }
}

/// Has the peer answered already that it does not want the request?
fn is_refusal(input: &[u8]) -> bool {
    let end = HeadScanner::default().find_end(input).ok().flatten();
    end.and_then(|end| parse(&input[..end], false).ok())
        .is_some_and(|head| head.status >= FIRST_REFUSAL)
}

/// Receives a response: the first that is not interim.
pub fn receive(
    connection: &Connection,
    request: Asked,
    sink: Sink,
    settings: &Settings,
    deadline: Option<Instant>,
) -> Result<Response, Failure> {
    let bytes = final_head(connection, deadline)?;
    let head = parse(&bytes, request.to_head).map_err(|_| Failure::Code(code::INVALID_PROTOCOL))?;
    if head.status == SWITCHING_PROTOCOLS && !request.upgrade {
        return Err(Failure::Code(code::INVALID_PROTOCOL));
    }
    let mut body = Body::begin(&head, sink, settings)?;
    body.receive(connection, deadline)?;
    let (status, keep_alive) = (head.status, head.keep_alive);
    let trailers = body.trailers();
    let (body, is_in_file) = body.finish()?;
    let input = connection.input.take();
    let has_surplus = !input.is_empty();
    if status == SWITCHING_PROTOCOLS {
        // What follows is the other protocol's.
        *connection.input.borrow_mut() = input;
    } else {
        outbox::recycle_buffer(input);
    }
    Ok(Response {
        status,
        trailers,
        body,
        is_in_file,
        keeps_connection: status == SWITCHING_PROTOCOLS
            || (keep_alive && settings.keep_alive && !has_surplus && !connection.has_ended()),
        head: bytes,
    })
}

/// What a response answers.
#[derive(Clone, Copy)]
pub struct Asked {
    pub to_head: bool,
    pub upgrade: bool,
}

/// The bytes of the first head that is not interim, taken out of the input.
fn final_head(connection: &Connection, deadline: Option<Instant>) -> Result<Vec<u8>, Failure> {
    for _ in 0..=MAX_INTERIM {
        let end = next_head(connection, deadline)?;
        let mut input = connection.input.borrow_mut();
        let rest = input.split_off(end);
        let bytes = std::mem::replace(&mut *input, rest);
        let head = parse(&bytes, false);
        // What is no head is looked at again by the caller.
        if !head.is_ok_and(|head| head.is_interim()) {
            return Ok(bytes);
        }
    }
    Err(Failure::Code(code::INVALID_PROTOCOL))
}

/// Waits for a whole head. Returns its length.
fn next_head(connection: &Connection, deadline: Option<Instant>) -> Result<usize, Failure> {
    let mut scanner = HeadScanner::default();
    loop {
        let found = scanner.find_end(&connection.input.borrow());
        match found {
            Ok(Some(end)) => return Ok(end),
            Ok(None) => {}
            Err(_) => return Err(Failure::Code(code::INVALID_PROTOCOL)),
        }
        if connection.has_ended() || connection.read(deadline)? == Read::End {
            return Err(Failure::system(libc::ECONNRESET));
        }
    }
}

/// A body on its way to where it is to go.
struct Body {
    decoder: BodyDecoder,
    content: Option<ContentDecoder>,
    /// Bytes of content that may still come.
    left: u64,
    to: Target,
    /// Memory for what is restored at once; made when it is first needed.
    step: Vec<u8>,
}

impl Body {
    fn begin(head: &Head<'_>, sink: Sink, settings: &Settings) -> Result<Self, Failure> {
        let to = sink.open(head)?;
        let limit = settings.max_body(to.is_kept());
        let coding = head.coding.filter(|_| settings.body_decompression);
        Ok(Body {
            decoder: BodyDecoder::new(head.body, limit).map_err(body_failure)?,
            content: coding
                .map(ContentDecoder::new)
                .transpose()
                .map_err(|_| Failure::Code(code::INVALID_PROTOCOL))?,
            left: limit,
            to,
            step: Vec::new(),
        })
    }

    fn receive(&mut self, connection: &Connection, deadline: Option<Instant>) -> Result<(), Failure> {
        loop {
            let mut input = connection.input.take();
            let used = self.take(&input);
            input.drain(..used?);
            *connection.input.borrow_mut() = input;
            if self.decoder.is_done() {
                return Ok(());
            }
            if connection.has_ended() || connection.read(deadline)? == Read::End {
                return self.decoder.end().map_err(body_failure);
            }
        }
    }

    /// Takes what belongs to the body off the front of the input; gives how much that was.
    fn take(&mut self, input: &[u8]) -> Result<usize, Failure> {
        let mut used = 0;
        while used < input.len() && !self.decoder.is_done() {
            let mut raw = Vec::new();
            let out = match (&self.content, &mut self.to) {
                (None, Target::Memory(body)) => body,
                _ => &mut raw,
            };
            used += self
                .decoder
                .decode(&input[used..], out)
                .map_err(body_failure)?
                .consumed;
            if self.content.is_some() {
                self.restore(&raw)?;
            } else if !raw.is_empty() {
                self.to.write(&raw)?;
            }
        }
        Ok(used)
    }

    fn restore(&mut self, mut raw: &[u8]) -> Result<(), Failure> {
        let Some(content) = &mut self.content else {
            return Ok(());
        };
        self.step.resize(RESTORE_STEP, 0);
        loop {
            let written = content
                .decode(&mut raw, &mut self.step)
                .map_err(|_| Failure::Code(code::INVALID_PROTOCOL))?;
            self.left = self
                .left
                .checked_sub(written as u64)
                .ok_or(Failure::Code(code::PACKAGE_TOO_LARGE))?;
            if written > 0 {
                self.to.write(&self.step[..written])?;
            }
            if written < RESTORE_STEP {
                return Ok(());
            }
        }
    }

    fn trailers(&self) -> Vec<(Vec<u8>, Vec<u8>)> {
        self.decoder
            .trailers()
            .filter(|(name, _)| check_trailer_name(name).is_ok())
            .map(|(name, value)| (name.to_vec(), value.to_vec()))
            .collect()
    }

    /// The body, and whether it is in its file.
    fn finish(self) -> Result<(Vec<u8>, bool), Failure> {
        if let Some(content) = &self.content {
            content
                .finish()
                .map_err(|_| Failure::Code(code::INVALID_PROTOCOL))?;
        }
        self.to.finish()
    }
}

fn body_failure(error: BodyError) -> Failure {
    match error {
        BodyError::TooLarge => Failure::Code(code::PACKAGE_TOO_LARGE),
        BodyError::Malformed => Failure::Code(code::INVALID_PROTOCOL),
        BodyError::Incomplete => Failure::system(libc::ECONNRESET),
    }
}
