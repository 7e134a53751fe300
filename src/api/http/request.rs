//! `Swoole\Http\Request`. Its array properties are made when a script first looks at one of them. One that the script
//! itself parses is `request_parsing`'s until it is complete.

use std::cell::OnceCell;
use std::rc::Rc;

pub use super::request_parsing::{create, parse};
use super::{request_files, request_parsing};
use crate::api::failure;
use crate::api::registration::{ce, constants, slots};
use crate::net::listener::Peer;
use crate::server::complaints::{self, Complaint};
use crate::server::forwarding;
use crate::server::http::request::{Request, WITH_FORM};
use crate::server::http::request_parser::RequestParser;
use crate::zend::object::{
    self, HandlersCell, Native, Object, is_native, make_lazy, native, set_property, slot_is_undef,
};
use crate::zend::{Array, Call, PhpResult, Str, Value, memory, raw, sapi};

/// What a Request object carries: nothing if it was made with `new`.
#[derive(Default)]
pub struct RequestObject {
    request: OnceCell<Rc<Request>>,
    /// What makes the request, if the script does that.
    pub(super) parser: OnceCell<RequestParser>,
}

impl RequestObject {
    /// The request, once it is complete.
    pub(super) fn request(&self) -> Option<&Rc<Request>> {
        if let (None, Some(parser)) = (self.request.get(), self.parser.get())
            && let Some(request) = parser.request()
        {
            let _ = self.request.set(request);
        }
        self.request.get()
    }
}

static HANDLERS: HandlersCell = HandlersCell::new();

impl Native for RequestObject {
    fn handlers() -> &'static HandlersCell {
        &HANDLERS
    }
    const LAZY: bool = true;
}

pub fn install() {
    object::install::<RequestObject>(ce::request_ptr());
    names::make();
}

/// The object for a handler.
pub fn new(request: Rc<Request>) -> Object {
    let object = object::instantiate::<RequestObject>(ce::request_ptr());
    if let Some(connection) = request.origin.connection() {
        object.set(slots::request::FD, i64::from(connection.fd));
    }
    if request.stream_id > 0 {
        object.set(slots::request::STREAM_ID, i64::from(request.stream_id));
    }
    for slot in LAZY {
        make_lazy(object.as_raw(), slot);
    }
    if request.form().is_some() {
        make_lazy(object.as_raw(), slots::request::FILES);
        make_lazy(object.as_raw(), slots::request::TMPFILES);
    }
    let _ = native::<RequestObject>(object.as_raw()).request.set(request);
    object
}

const LAZY: [usize; 5] = [
    slots::request::HEADER,
    slots::request::SERVER,
    slots::request::COOKIE,
    slots::request::GET,
    slots::request::POST,
];

/// The engine looks at a property: all that were put off are made.
pub fn fill_properties(object: *mut raw::zend_object) {
    if !is_native::<RequestObject>(object) {
        return;
    }
    let Some(request) = native::<RequestObject>(object).request() else {
        return;
    };
    let fill = |slot: usize, value: &mut dyn FnMut() -> Value| {
        if slot_is_undef(object, slot) {
            set_property(object, slot, value());
        }
    };
    each_of_head(request, &mut |slot, make| fill(slot, make));
    each_of_body(request, &mut |slot, make| fill(slot, make));
}

/// Gets a property's slot, and what makes its value.
type Take<'a> = &'a mut dyn FnMut(usize, &mut dyn FnMut() -> Value);

/// The properties that a request's head says.
pub(super) fn each_of_head(request: &Request, take: Take<'_>) {
    take(slots::request::HEADER, &mut || header(request));
    take(slots::request::SERVER, &mut || server(request).into());
    take(slots::request::COOKIE, &mut || cookie(request));
    take(slots::request::GET, &mut || {
        let query = request.head.query();
        query.map_or(Value::NULL, |query| parsed(sapi::parse_query(query)))
    });
}

/// Those of its body.
pub(super) fn each_of_body(request: &Request, take: Take<'_>) {
    take(slots::request::POST, &mut || post(request));
    if let Some(form) = request.form() {
        let php_shape = request.origin.settings().uploads.php_shape;
        take(slots::request::FILES, &mut || {
            request_files::files(form, php_shape)
        });
        take(slots::request::TMPFILES, &mut || request_files::paths(form));
    }
}

/// Names whose last value counts; all others become a list when they come more than once (specification, §3.3).
const LAST_WINS: [&[u8]; 7] = [
    b"host",
    b"user-agent",
    b"accept",
    b"content-type",
    b"authorization",
    b"connection",
    b"accept-encoding",
];

fn header(request: &Request) -> Value {
    let parse_cookie = request.origin.settings().parse_cookie;
    let mut header = Array::with_capacity(16);
    let mut lower = Vec::with_capacity(32);
    for (name, value) in request.head.fields() {
        lower.clear();
        lower.extend(name.iter().map(u8::to_ascii_lowercase));
        if parse_cookie && lower == b"cookie" {
            continue;
        }
        let value = match request.head.authority() {
            Some(authority) if lower == b"host" => authority,
            _ => value,
        };
        let earlier = header.get_symbol_mut(&lower);
        match (earlier, names::known(&lower)) {
            (Some(earlier), _) if !LAST_WINS.contains(&&lower[..]) => earlier.add_to_list(value),
            (_, Some(name)) => header.set_str(&name, value),
            (_, None) => header.set_symbol(&lower, value),
        }
    }
    if let Some(authority) = request.head.authority() {
        header.set("host", authority); // HTTP/1.0 may come without the field
    }
    header.into()
}

/// What PHP has parsed, and a line for what it has to say about it.
pub(super) fn parsed(parsed: sapi::Parsed) -> Value {
    if let Some(text) = parsed.complaint {
        complaints::log(Complaint::TooManyVariables, &text);
    }
    parsed.value
}

fn server(request: &Request) -> Array {
    if request.stream_id > 0 {
        return server_of_stream(request);
    }
    let mut server = Array::with_capacity(16);
    if let Some(query) = request.head.query() {
        server.set("query_string", query);
    }
    server.set("request_method", request.head.method());
    server.set("request_uri", request.head.path());
    server.set("path_info", &sapi::url_decode(request.head.path())[..]);
    server.set("request_time", request.time as i64);
    server.set("request_time_float", request.time);
    server.set(
        "server_protocol",
        if request.head.http11 {
            "HTTP/1.1"
        } else {
            "HTTP/1.0"
        },
    );
    add_addresses(&mut server, request);
    server
}

/// The same in HTTP/2, which has an order of its own and tells no time (specification, §4.11).
fn server_of_stream(request: &Request) -> Array {
    let mut server = Array::with_capacity(16);
    server.set("request_method", request.head.method());
    if let Some(query) = request.head.query() {
        server.set("query_string", query);
    }
    server.set("request_uri", request.head.path());
    server.set("path_info", &sapi::url_decode(request.head.path())[..]);
    add_addresses(&mut server, request);
    server.set("server_protocol", "HTTP/2");
    server
}

fn add_addresses(server: &mut Array, request: &Request) {
    let Some(connection) = request.origin.connection() else {
        return;
    };
    let (address, port) = match forwarding::client_of(connection, &request.head) {
        Peer::Tcp(peer) => (peer.ip().to_string(), peer.port()),
        Peer::Unix => (String::new(), 0),
    };
    server.set("remote_addr", address.as_str());
    server.set("remote_port", i64::from(port));
    let (address, port) = connection.local();
    server.set("server_addr", address);
    server.set("server_port", i64::from(port));
    if let Some(id) = request.id.get() {
        server.set("request_id", &**id);
    }
}

fn cookie(request: &Request) -> Value {
    if !request.origin.settings().parse_cookie {
        return Value::NULL;
    }
    let mut all = Vec::new();
    for value in request.head.fields().named("cookie") {
        if !all.is_empty() {
            all.extend_from_slice(b"; ");
        }
        all.extend_from_slice(value);
    }
    let present = request.head.fields().named("cookie").next().is_some();
    if present {
        parsed(sapi::parse_cookies(&all))
    } else {
        Value::NULL
    }
}

const URLENCODED: &[u8] = b"application/x-www-form-urlencoded";

fn post(request: &Request) -> Value {
    if let Some(form) = request.form() {
        return request_files::fields(form);
    }
    let is_form = request.head.content_type().is_some_and(|kind| {
        kind.get(..URLENCODED.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(URLENCODED))
    });
    let with_form = request.stream_id > 0 || WITH_FORM.contains(&request.head.method());
    if !request.origin.settings().parse_post || !with_form || !is_form {
        return Value::NULL;
    }
    match request.content() {
        Some(body) if !body.as_bytes().is_empty() => parsed(sapi::parse_query(body.as_bytes())),
        _ => Value::NULL,
    }
}

/// The request of an object of any class, once it is complete.
pub(super) fn of_object(object: *mut raw::zend_object) -> Option<Rc<Request>> {
    if !is_native::<RequestObject>(object) {
        return None;
    }
    native::<RequestObject>(object).request().cloned()
}

/// None: the object was made with `new`.
fn with_request<R>(call: &Call<'_>, body: impl FnOnce(&Rc<Request>) -> R) -> PhpResult<Option<R>> {
    call.expect(0, 0)?;
    Ok(native::<RequestObject>(call.this()).request().map(body))
}

pub(super) fn without_request() -> PhpResult {
    failure::with_code(constants::SWOOLE_ERROR_HTTP_CONTEXT_UNAVAILABLE)
}

/// `getContent(): string|false`, `rawContent()`
pub fn get_content(call: &mut Call<'_>) -> PhpResult {
    match with_request(call, |request| request.content())? {
        Some(Some(content)) => Ok(content.into()),
        Some(None) => no_memory(),
        None => request_parsing::with_parser(call, |_| Str::empty().into()),
    }
}

fn no_memory() -> PhpResult {
    failure::with_code(libc::ENOMEM.into())
}

/// `getData(): string|false`
pub fn get_data(call: &mut Call<'_>) -> PhpResult {
    let Some(request) = with_request(call, Rc::clone)? else {
        return request_parsing::with_parser(call, |parser| parser.taken()[..].into());
    };
    if request.stream_id > 0 {
        return failure::warn("unable to get data from HTTP2 request");
    }
    let head = request.head.bytes();
    let Some(body) = request.content() else {
        return no_memory();
    };
    let body = body.as_bytes();
    if request.head.chunked || body.is_empty() {
        return Ok(head.into());
    }
    if !memory::fits(head.len() + body.len()) {
        return no_memory();
    }
    let whole = Str::build(head.len() + body.len(), |buffer| {
        let (first, second) = buffer.split_at_mut(head.len());
        first.write_copy_of_slice(head);
        second.write_copy_of_slice(body);
    });
    Ok(whole.into())
}

/// `getMethod(): string|false`
pub fn get_method(call: &mut Call<'_>) -> PhpResult {
    match with_request(call, |request| request.head.method().into())? {
        Some(method) => Ok(method),
        None => request_parsing::with_parser(call, request_parsing::method),
    }
}

/// `isCompleted(): bool`
pub fn is_completed(call: &mut Call<'_>) -> PhpResult {
    // What Swoole says of every request of HTTP/2, and programs may tell them by.
    let completed = with_request(call, |request| request.stream_id == 0)?;
    match completed {
        Some(completed) => Ok(completed.into()),
        None => request_parsing::with_parser(call, |_| Value::FALSE),
    }
}

/// Names that most requests have, as strings that are made once.
mod names {
    use std::cell::OnceCell;
    use std::collections::HashMap;
    use std::mem::ManuallyDrop;

    use crate::zend::Str;

    const KNOWN: [&str; 24] = [
        "host",
        "user-agent",
        "accept",
        "accept-language",
        "accept-encoding",
        "connection",
        "content-type",
        "content-length",
        "referer",
        "origin",
        "authorization",
        "cache-control",
        "pragma",
        "upgrade",
        "upgrade-insecure-requests",
        "sec-websocket-key",
        "sec-websocket-version",
        "sec-websocket-extensions",
        "sec-websocket-protocol",
        "sec-fetch-dest",
        "sec-fetch-mode",
        "sec-fetch-site",
        "sec-fetch-user",
        "x-forwarded-for",
    ];

    thread_local! {
        /// Never dropped: at the thread's end the engine has freed its interned strings already.
        static TABLE: ManuallyDrop<OnceCell<HashMap<&'static [u8], Str>>> =
            const { ManuallyDrop::new(OnceCell::new()) };
    }

    /// Module start: interned strings can be made only then.
    pub fn make() {
        TABLE.with(|table| {
            table.get_or_init(|| {
                KNOWN
                    .iter()
                    .map(|name| (name.as_bytes(), Str::interned(name)))
                    .collect()
            });
        });
    }

    pub fn known(name: &[u8]) -> Option<Str> {
        TABLE.with(|table| table.get()?.get(name).cloned())
    }
}
