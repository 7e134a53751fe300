//! One HTTP/1 connection: request after request, in the connection's coroutine.
//!
//! The next request is not looked at before the response to this one has ended (RFC 9112, section 9.3.2). What a
//! client does wrong is answered and ends the connection; what is merely incomplete when it goes away is not answered.

use std::rc::Rc;
use std::time::{Duration, Instant};

use protocol::http1::head::{self, Framing, HeadScanner};
use protocol::http2::is_preface;

use super::body;
use super::exchange::Exchange;
use super::http2;
use super::no_request::NoRequest;
use super::request::{Body, Request, RequestHead};
use crate::engine::log::{self, Level, client_lines};
use crate::engine::{Engine, Interrupt};
use crate::net::outbox;
use crate::server::connection::{Connection, Deadline, Read};
use crate::server::{Application, forwarding};
use crate::zend::error::{self, Taken};
use crate::zend::{PhpResult, Unwind};

/// What HTTP/2's preface is answered with where it is not spoken.
const HTTP_VERSION_NOT_SUPPORTED: u16 = 505;
/// How long the first request of a connection may take that was accepted just before the server stopped: its client is on
/// the way to send it, and nobody else would answer.
const FIRST_REQUEST_GRACE: Duration = Duration::from_millis(500);

/// The body of a connection's coroutine.
pub fn serve(connection: Rc<Connection>, application: &Rc<dyn Application>) -> PhpResult<()> {
    connection
        .served_by
        .set(Some(Engine::get().coroutines.current_id()));
    let served = serve_requests(&connection, application);
    connection.served_by.set(None);
    served.or_else(|stop| match stop {
        Stop::Handler(unwind) => Err(unwind),
        Stop::Waiting(unwind) => end_thrown(unwind, "a connection", || {
            connection.close();
        }),
    })
}

/// Why no further request is served.
enum Stop {
    /// What the application could not settle.
    Handler(Unwind),
    /// What was thrown while the server itself waited: a time limit of the coroutine, a `cancel()`, the script's end.
    Waiting(Unwind),
}

/// An exception that came while no code of the script ran: nobody can catch it, and it ends `what` alone, by `end`.
pub(super) fn end_thrown<T>(unwind: Unwind, what: &str, end: impl FnOnce() -> T) -> PhpResult<()> {
    if unwind == Unwind::Bailout {
        return Err(unwind);
    }
    end();
    match error::take() {
        Some(Taken::Exit) => Err(error::throw_graceful_exit()),
        Some(Taken::Exception(exception)) => {
            let class = exception.class_name();
            let text = format!("{what} ends: {class} was thrown into its coroutine while it waited");
            log::write(Level::Notice, &text);
            Ok(())
        }
        None => Ok(()),
    }
}

fn serve_requests(connection: &Rc<Connection>, application: &Rc<dyn Application>) -> Result<(), Stop> {
    match shake_hands(connection) {
        Ok(true) => {}
        Err(NoRequest::Unwound(unwind)) => return Err(Stop::Waiting(unwind)),
        Ok(false) | Err(_) => {
            connection.close();
            return Ok(());
        }
    }
    let mut is_first = true;
    loop {
        let request = match next_request(connection, is_first) {
            Ok(request) => Rc::new(request),
            Err(NoRequest::Gone) => break,
            Err(NoRequest::Refused(status)) => {
                crate::server::http::exchange::refuse(connection, status);
                break;
            }
            Err(NoRequest::Http2(input)) if is_first && connection.run.settings.http2.is_spoken => {
                http2::serve(connection, application, input);
                return Ok(());
            }
            Err(NoRequest::Http2(_)) => {
                crate::server::http::exchange::refuse(connection, HTTP_VERSION_NOT_SUPPORTED);
                break;
            }
            Err(NoRequest::Unwound(unwind)) => return Err(Stop::Waiting(unwind)),
        };
        is_first = false;
        let exchange = Exchange::new(connection, Some(&request.head));
        exchange.identify(&request);
        match serve_file(&request, &exchange, &**application) {
            Ok(true) => {}
            Ok(false) => application
                .handle(Rc::clone(&request), Rc::clone(&exchange))
                .map_err(Stop::Handler)?,
            Err(Interrupt::Canceled) => break,
            Err(Interrupt::Unwind(unwind)) => return Err(Stop::Waiting(unwind)),
        }
        drop(request);
        match exchange.wait_end() {
            Ok(()) => {}
            Err(Interrupt::Canceled) => break,
            Err(Interrupt::Unwind(unwind)) => return Err(Stop::Waiting(unwind)),
        }
        if exchange.is_upgraded() || !exchange.is_over() {
            // Whoever stored the Response keeps the connection.
            return Ok(());
        }
        if !exchange.keeps_alive() || !connection.is_open() {
            break;
        }
        // Answers without a handler wait for nobody: who does not read them is not asked for more requests.
        if connection.outbox.is_full() {
            match connection.make_room() {
                Ok(Ok(())) => {}
                Ok(Err(_)) | Err(Interrupt::Canceled) => break,
                Err(Interrupt::Unwind(unwind)) => return Err(Stop::Waiting(unwind)),
            }
        }
    }
    connection.close();
    Ok(())
}

/// What comes before the first request: a proxy's header, and TLS. False: there will be none.
// A frame of its own, as with a request.
#[inline(never)]
fn shake_hands(connection: &Connection) -> Result<bool, NoRequest> {
    if !forwarding::receive_header(connection)? {
        return Ok(false);
    }
    let limit = connection.run.settings.limits.handshake;
    Ok(match connection.reader.shake_hands(limit)? {
        // One that the server's end has come before is waited for by its first request.
        Read::Some | Read::Stopped => true,
        Read::TimedOut => {
            let text = format!(
                "bad SSL client[{}], error_string=handshake timed out",
                connection.client()
            );
            client_lines::write(Level::Warning, &text);
            false
        }
        Read::End | Read::Closed | Read::OutOfMemory | Read::Failed(_) => false,
    })
}

/// False: the request is the application's.
pub(super) fn serve_file(
    request: &Request,
    exchange: &Exchange,
    application: &dyn Application,
) -> Result<bool, Interrupt> {
    match &request.origin.settings().files {
        Some(files) => files.serve(request, exchange, application),
        None => Ok(false),
    }
}

// A frame of its own: what is large on the stack must not lie below a coroutine that waits for hours.
#[inline(never)]
fn next_request(connection: &Rc<Connection>, is_first: bool) -> Result<Request, NoRequest> {
    if !connection.reader.input.borrow().is_empty() {
        Engine::get().yield_if_over_budget()?;
    }
    let (head, body) = match wait_for_head(connection, is_first)? {
        (end, Some(head)) => {
            connection.reader.consume(end);
            (head, Body::default())
        }
        (end, None) => parse_request(connection, end)?,
    };
    connection.pipelined.set(next_is_complete(connection));
    Ok(Request::new(head, body, Rc::clone(connection)))
}

/// The request whose head ends at `end` in the input.
fn parse_request(connection: &Rc<Connection>, end: usize) -> Result<(Rc<RequestHead>, Body), NoRequest> {
    let input = connection.reader.take_input();
    let bytes = &input[..end];
    let head = match head::parse(bytes, connection.run.settings.max_headers) {
        Ok(head) => head,
        Err(_) if is_preface(bytes) => return Err(NoRequest::Http2(input)),
        Err(error) => return Err(NoRequest::Refused(error.status())),
    };
    let (body, used) = match head.framing {
        Framing::None => (Body::default(), end),
        _ => body::receive(connection, &head, &input, end)?,
    };
    let head = RequestHead::new(&head, bytes);
    if used < input.len() {
        connection.reader.put_input(input, used);
    } else {
        // What came behind a body that had to be waited for is in the connection's input already.
        outbox::recycle_buffer(input);
    }
    Ok((head, body))
}

/// Where the head ends that is in the input then, and the head itself if it came before.
fn wait_for_head(
    connection: &Connection,
    is_first: bool,
) -> Result<(usize, Option<Rc<RequestHead>>), NoRequest> {
    let mut scanner = HeadScanner::default();
    let mut begun: Option<Instant> = None;
    let mut grace: Option<Deadline> = None;
    loop {
        {
            let input = connection.reader.input.borrow();
            if begun.is_none()
                && !input.is_empty()
                && let Some(head) = RequestHead::cached_if_same(&input)
            {
                return Ok((head.bytes().len(), Some(head)));
            }
            if let Some(end) = scanner.find_end(&input) {
                return Ok((end, None));
            }
            if HeadScanner::is_too_large(&input) {
                return Err(NoRequest::Refused(413));
            }
            if begun.is_none() && HeadScanner::has_begun(&input) {
                begun = Some(Instant::now());
            }
        }
        if begun.is_none() {
            connection
                .idle_since
                .set(Some(Engine::get().reactor().turn_started()));
        }
        let mut kept = true;
        let read = connection
            .reader
            .read(grace.or_else(|| head_deadline(connection, begun)), |bytes| {
                kept = connection.reader.buffer_input(bytes);
            });
        connection.idle_since.set(None);
        match read? {
            Read::Some if kept => connection.stay(),
            Read::Some | Read::OutOfMemory => return Err(NoRequest::Refused(503)),
            Read::TimedOut if begun.is_some() => return Err(NoRequest::Refused(408)),
            Read::Stopped if begun.is_some() => return Err(NoRequest::Refused(503)),
            Read::Stopped if is_first && grace.is_none() => {
                connection.reader.go_on_reading();
                let until = Engine::get().reactor().turn_started() + FIRST_REQUEST_GRACE;
                grace = Some(Deadline::Coarse(until));
            }
            Read::TimedOut | Read::Stopped => {
                connection.all_is_read();
                return Err(NoRequest::Gone);
            }
            Read::End | Read::Closed | Read::Failed(_) => return Err(NoRequest::Gone),
        }
    }
}

/// How long a connection may be idle, or a head may take from its first byte to its last: a byte now and then gains
/// nothing.
fn head_deadline(connection: &Connection, begun: Option<Instant>) -> Option<Deadline> {
    let settings = &connection.run.settings;
    let (from, limit) = match begun {
        Some(begun) => (
            begun,
            Some(
                settings
                    .read_limit
                    .unwrap_or(Duration::MAX)
                    .min(settings.limits.header),
            ),
        ),
        None => (
            Engine::get().reactor().turn_started(),
            settings.limits.keep_alive.or(settings.read_limit),
        ),
    };
    from.checked_add(limit?).map(Deadline::Coarse)
}

/// Whether the input holds another whole request, so that its response can leave with this one.
fn next_is_complete(connection: &Connection) -> bool {
    let input = connection.reader.input.borrow();
    if input.is_empty() {
        return false;
    }
    if RequestHead::cached_if_same(&input).is_some() {
        return true;
    }
    let Some(end) = HeadScanner::default().find_end(&input) else {
        return false;
    };
    match head::parse(&input[..end], connection.run.settings.max_headers).map(|head| head.framing) {
        Ok(Framing::None) => true,
        Ok(Framing::Length(length)) => (input.len() - end) as u64 >= length,
        _ => false,
    }
}
