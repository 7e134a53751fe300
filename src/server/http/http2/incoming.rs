//! A request, from the head that has come to the coroutine that serves it.

use std::cell::Cell;
use std::rc::Rc;

use h2::ext::Protocol;
use h2::server::SendResponse;
use h2::{Reason, RecvStream};
use http::Request as Http2Request;
use http::request::Parts;
use protocol::http1::head;
use protocol::http2::request::{Pseudo, write_head};

use super::link::{Link, Serving};
use super::stream::ResponseStream;
use super::{body, tunnel};
use crate::engine::{Created, Engine, Interrupt, Job};
use crate::net::http2::payload::Payload;
use crate::net::outbox;
use crate::server::accept::no_stack;
use crate::server::complaints::{self, Complaint};
use crate::server::http::exchange::{Exchange, log_refused, refusal};
use crate::server::http::http1::{end_thrown, serve_file};
use crate::server::http::no_request::NoRequest;
use crate::server::http::request::{Body, Request, RequestHead};
use crate::zend::{PhpResult, Unwind};

/// A request whose head has come, and that nobody serves yet.
pub struct Incoming {
    head: Rc<RequestHead>,
    body: RecvStream,
    response: Rc<ResponseStream>,
    link: Rc<Link>,
}

impl Incoming {
    /// Checks a head. None: it was refused.
    pub fn new(
        link: &Rc<Link>,
        request: Http2Request<RecvStream>,
        respond: SendResponse<Payload>,
    ) -> Option<Self> {
        let (parts, body) = request.into_parts();
        let response = ResponseStream::new(link, respond);
        match translate(link, &parts) {
            Ok(head) => Some(Incoming {
                head,
                body,
                response,
                link: Rc::clone(link),
            }),
            Err(Refusal::Malformed) => {
                response.reset(Reason::PROTOCOL_ERROR);
                None
            }
            Err(Refusal::Status(status)) => {
                refuse(&response, status);
                None
            }
        }
    }

    /// Nobody waits for the answer any more.
    pub fn is_gone(&self) -> bool {
        self.response.is_gone()
    }

    /// Has the loop start its coroutine.
    pub fn start(self, serving: Serving) {
        let begin = move |engine: &Engine| engine.settle_callback(self.begin(serving));
        Engine::get().defer_run(Box::new(begin));
    }

    fn begin(self, serving: Serving) -> PhpResult<()> {
        if self.is_gone() {
            return Ok(());
        }
        let response = Rc::clone(&self.response);
        let begun = Cell::new(false);
        let created = Engine::get().create_with(|| {
            begun.set(true);
            Job::Contained(Box::new(move || {
                serving.begin(Engine::get().coroutines.current_id());
                let outcome = self.serve();
                drop(serving);
                outcome
            }))
        });
        let why = match created {
            Ok(Created::Id(_)) => return Ok(()),
            Ok(Created::LimitReached(live)) => format!("exceed max number of coroutine {live}"),
            Err(Unwind::Thrown) if !begun.get() => no_stack()?,
            Err(unwind) => return Err(unwind),
        };
        complaints::log(
            Complaint::NoCoroutine,
            &format!("{why}, HTTP/2 requests are refused"),
        );
        response.reset(Reason::REFUSED_STREAM);
        Ok(())
    }

    /// The body of the request's coroutine.
    fn serve(self) -> PhpResult<()> {
        let Incoming {
            head,
            body,
            response,
            link,
        } = self;
        if head.is_tunnel() {
            return open_tunnel(&link, head, body, &response);
        }
        let body = match body::receive(&link, &head, body, &response) {
            Ok(body) => body,
            Err(NoRequest::Refused(status)) => {
                refuse(&response, status);
                return Ok(());
            }
            Err(NoRequest::Unwound(unwind)) => {
                return end_thrown(unwind, "a request", || response.reset(Reason::INTERNAL_ERROR));
            }
            Err(_) => {
                response.reset(Reason::CANCEL);
                return Ok(());
            }
        };
        let request = Rc::new(Request::on_stream(
            head,
            body,
            Rc::clone(&link.connection),
            response.id,
        ));
        let exchange = Exchange::on_stream(&request.head, Rc::clone(&response));
        exchange.identify(&request);
        match serve_file(&request, &exchange, &*link.application) {
            Ok(true) => Ok(()),
            Ok(false) => link.application.handle(request, exchange),
            Err(Interrupt::Canceled) => Ok(()),
            Err(Interrupt::Unwind(unwind)) => {
                end_thrown(unwind, "a request", || response.reset(Reason::INTERNAL_ERROR))
            }
        }
    }
}

/// Serves an extended CONNECT: until the handler has called `upgrade()`, its response is one as any other.
fn open_tunnel(
    link: &Link,
    head: Rc<RequestHead>,
    body: RecvStream,
    response: &Rc<ResponseStream>,
) -> PhpResult<()> {
    let Some(tunnel) = tunnel::connect(link, body, response) else {
        return Ok(());
    };
    let exchange = Exchange::on_tunnel(&tunnel, &head, Rc::clone(response));
    let connection = Rc::clone(&link.connection);
    let request = Request::on_stream(head, Body::default(), connection, response.id);
    exchange.identify(&request);
    link.application.handle(Rc::new(request), exchange)
}

/// Why a head is not served.
enum Refusal {
    /// The stream is reset (RFC 9113, section 8.1.1).
    Malformed,
    Status(u16),
}

/// The head as HTTP/1's parser checks it.
fn translate(link: &Link, parts: &Parts) -> Result<Rc<RequestHead>, Refusal> {
    let Some(path) = parts.uri.path_and_query() else {
        // CONNECT, which has none, asks for a tunnel.
        let is_connect = parts.method == http::Method::CONNECT;
        return Err(if is_connect {
            Refusal::Status(501)
        } else {
            Refusal::Malformed
        });
    };
    let protocol = parts.extensions.get::<Protocol>().map(Protocol::as_str);
    if protocol.is_some_and(|protocol| protocol != "websocket") {
        return Err(Refusal::Status(501));
    }
    let pseudo = Pseudo {
        // To a program it is the request that HTTP/1 would have brought.
        method: if protocol.is_some() {
            "GET"
        } else {
            parts.method.as_str()
        },
        websocket: protocol.is_some(),
        path: path.as_str(),
        authority: parts.uri.authority().map(|authority| authority.as_str()),
    };
    let fields = || {
        let fields = parts.headers.iter();
        fields.map(|(name, value)| (name.as_str().as_bytes(), value.as_bytes()))
    };
    let mut bytes = outbox::take_buffer();
    let written = write_head(&mut bytes, pseudo, fields);
    let head = match written {
        Err(_) => Err(Refusal::Malformed),
        Ok(()) => match RequestHead::cached_if_same(&bytes) {
            Some(head) if head.bytes().len() == bytes.len() => Ok(head),
            _ => head::parse(&bytes, link.connection.run.settings.max_headers_of_http2())
                .map(|head| match protocol {
                    Some(_) => RequestHead::of_tunnel(&head, &bytes),
                    None => RequestHead::new(&head, &bytes),
                })
                .map_err(|error| Refusal::Status(error.status())),
        },
    };
    link.count_useful(bytes.len());
    outbox::recycle_buffer(bytes);
    head
}

/// Answers without an application.
fn refuse(response: &Rc<ResponseStream>, status: u16) {
    log_refused(response.connection(), true, status);
    let mut out = outbox::take_buffer();
    refusal(&mut out, status);
    // Who has gone needs no answer.
    let _ = response.send_head(&out, true);
    outbox::recycle_buffer(out);
}
