//! Receiving a request's body: into memory what is small, forms and large ones through the disk.

use std::rc::Rc;

use protocol::http1::body::{BodyDecoder, BodyError, Progress};
use protocol::http1::head::Head;
use protocol::http1::response::CONTINUE;
use protocol::multipart::{self, FormError};

use super::no_request::NoRequest;
use super::request::{Body, WITH_FORM};
use super::upload::disk_space::NoSpace;
use super::upload::form::{FormReceiver, FormRefused};
use super::upload::large_body::{self, LargeReceiver};
use super::upload::limits::UploadLimits;
use crate::engine::Engine;
use crate::server::Settings;
use crate::server::complaints::{self, Complaint};
use crate::server::connection::input_budget::InputBudget;
use crate::server::connection::limits::Pace;
use crate::server::connection::{Connection, Deadline, Read};
use crate::zend::{Str, memory};

const MULTIPART: &[u8] = b"multipart/form-data";

/// Where the content goes.
pub enum Receiver {
    Memory(Vec<u8>),
    Disk(Box<LargeReceiver>),
    Form(Box<FormReceiver>),
}

/// The body, and how much of `input`, in which its head ends at `end`, the request took. What follows it is kept for the
/// next one.
// A frame of its own: what is large on the stack must not lie below a coroutine that waits for hours.
#[inline(never)]
pub fn receive(
    connection: &Rc<Connection>,
    head: &Head<'_>,
    input: &[u8],
    end: usize,
) -> Result<(Body, usize), NoRequest> {
    let settings = &connection.run.settings;
    let limit = (settings.package_max_length as u64).saturating_sub(end as u64);
    let mut decoder = BodyDecoder::new(head.framing);
    let content_type = head.content_type.filter(|_| may_be_form(head.method.as_bytes()));
    let mut receiver = Receiver::new(settings, content_type)?;
    let mut progress = receiver.decode(&mut decoder, &input[end..], limit)?;
    let limits = &settings.uploads;
    let used = end + progress.consumed;
    if !progress.done && head.expects_continue && connection.outbox.push(CONTINUE).is_err() {
        return Err(NoRequest::Gone);
    }
    let reactor = Engine::get().reactor();
    let pace = Pace::new(&settings.limits, settings.read_limit);
    let budget = InputBudget::default();
    while !progress.done {
        let begun = reactor.turn_started();
        let deadline = begun.checked_add(pace.left()).map(Deadline::Coarse);
        let (mut outcome, mut received) = (Ok(progress), 0);
        let read = connection.reader.read(deadline, |bytes| {
            received = bytes.len();
            outcome = receiver.decode(&mut decoder, bytes, limit);
            if let Ok(progress) = &outcome
                && progress.done
                && !connection.reader.buffer_input(&bytes[progress.consumed..])
            {
                outcome = Err(NoRequest::Refused(503));
            }
        })?;
        match read {
            Read::Some => progress = outcome?,
            Read::TimedOut => return Err(NoRequest::Refused(408)),
            Read::Stopped | Read::OutOfMemory => return Err(NoRequest::Refused(503)),
            Read::End | Read::Closed | Read::Failed(_) => return Err(NoRequest::Gone),
        }
        pace.count(reactor.turn_started().saturating_duration_since(begun), received);
        if !progress.done {
            receiver.relieve(limits)?;
            if !budget.set(receiver.held(), received, || connection.reader.input_owner()) {
                return Err(NoRequest::Refused(503));
            }
        }
    }
    receiver.finish().map(|body| (body, used))
}

impl Receiver {
    /// `content_type`: of what may be a form.
    pub fn new(settings: &Settings, content_type: Option<&[u8]>) -> Result<Self, NoRequest> {
        let form = content_type.filter(|kind| settings.parse_post && is_multipart(kind));
        let Some(content_type) = form else {
            return Ok(Receiver::Memory(Vec::new()));
        };
        let boundary = multipart::boundary(content_type).map_err(malformed)?;
        let receiver = FormReceiver::new(&boundary, &settings.uploads);
        Ok(Receiver::Form(Box::new(receiver)))
    }

    fn decode(&mut self, decoder: &mut BodyDecoder, bytes: &[u8], limit: u64) -> Result<Progress, NoRequest> {
        let too_large = |error: BodyError| NoRequest::Refused(error.status());
        match self {
            Receiver::Memory(body) => decoder.decode(bytes, body, limit).map_err(too_large),
            Receiver::Disk(body) => {
                let progress = decoder.decode_to(bytes, limit, &mut |content, _| body.take(content));
                let progress = progress.map_err(too_large)?;
                body.no_space().map_or(Ok(progress), |why| Err(no_space(why)))
            }
            Receiver::Form(form) => {
                let mut taken = Ok(());
                let progress = decoder.decode_to(bytes, limit, &mut |content, _| {
                    if taken.is_ok() {
                        taken = form.take(content);
                    }
                });
                let progress = progress.map_err(too_large)?;
                taken.map(|()| progress).map_err(refused)
            }
        }
    }

    /// Takes content that has no transfer coding, which HTTP/2 does without.
    pub fn take(&mut self, content: &[u8]) -> Result<(), NoRequest> {
        match self {
            Receiver::Memory(body) => {
                body.extend_from_slice(content);
                Ok(())
            }
            Receiver::Disk(body) => {
                body.take(content);
                body.no_space().map_or(Ok(()), |why| Err(no_space(why)))
            }
            Receiver::Form(form) => form.take(content).map_err(refused),
        }
    }

    /// Bytes in memory.
    pub fn held(&self) -> usize {
        match self {
            Receiver::Memory(body) => body.capacity(),
            Receiver::Disk(body) => body.held(),
            Receiver::Form(form) => form.held(),
        }
    }

    /// Makes room for what comes next.
    pub fn relieve(&mut self, limits: &UploadLimits) -> Result<(), NoRequest> {
        match self {
            Receiver::Memory(body) if body.len() > large_body::MEMORY_BYTES => {
                let mut large = LargeReceiver::new(limits);
                large.take(body);
                if let Some(why) = large.no_space() {
                    return Err(no_space(why));
                }
                large.relieve()?;
                *self = Receiver::Disk(Box::new(large));
                Ok(())
            }
            Receiver::Memory(_) => Ok(()),
            Receiver::Disk(body) => Ok(body.relieve()?),
            Receiver::Form(form) => Ok(form.relieve()?),
        }
    }

    pub fn finish(self) -> Result<Body, NoRequest> {
        match self {
            Receiver::Memory(body) => {
                check_memory(body.len())?;
                Ok(Body::Content(Str::new(&body)))
            }
            Receiver::Disk(body) => {
                check_memory(body.len())?;
                let body = body.finish()?.map_err(|error| {
                    complaints::log(
                        Complaint::Disk,
                        &format!("a request's body could not be kept: {error}"),
                    );
                    NoRequest::Refused(507)
                })?;
                Ok(Body::Large(Box::new(body)))
            }
            Receiver::Form(form) => {
                check_memory(form.field_bytes())?;
                let form = form.finish()?.map_err(refused)?;
                Ok(Body::Form(Box::new(form)))
            }
        }
    }
}

/// Whether a method's body may be a form.
pub fn may_be_form(method: &[u8]) -> bool {
    WITH_FORM.contains(&method)
}

fn is_multipart(content_type: &[u8]) -> bool {
    content_type
        .get(..MULTIPART.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(MULTIPART))
}

/// Whether PHP has room for so many bytes.
fn check_memory(len: usize) -> Result<(), NoRequest> {
    if memory::fits(len) {
        return Ok(());
    }
    // What is too much for now is no fault of the client's.
    let status = if memory::could_fit(len) { 503 } else { 413 };
    Err(NoRequest::Refused(status))
}

fn refused(why: FormRefused) -> NoRequest {
    match why {
        FormRefused::Malformed(error) => malformed(error),
        FormRefused::NoSpace(why) => no_space(why),
    }
}

fn malformed(error: FormError) -> NoRequest {
    let text = match error {
        FormError::Boundary => format!("boundary of multipart/form-data not found: {error}"),
        _ => format!("parse multipart body failed, reason: {error}"),
    };
    complaints::log(Complaint::MultipartForm, &text);
    NoRequest::Refused(400)
}

fn no_space(why: NoSpace) -> NoRequest {
    let (status, text) = match why {
        NoSpace::TooLarge => (
            413,
            "a request's body is larger than all that upload_max_disk allows",
        ),
        NoSpace::Full => (507, "the bodies of requests take all that upload_max_disk allows"),
    };
    complaints::log(Complaint::Disk, &format!("{text}: refused with {status}"));
    NoRequest::Refused(status)
}
