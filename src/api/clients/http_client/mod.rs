//! `Swoole\Coroutine\Http\Client`: HTTP. What it does after `upgrade()` is `websocket`'s.
//!
//! * `object`: what it carries; `cookie_jar`: what is known of cookies besides their values.
//! * `request`: makes a request of the properties; `uploads`: `addFile()` and `addData()`; `response`: shows a response.

mod cookie_jar;
pub mod object;
mod request;
mod response;
mod uploads;
mod websocket;

use std::rc::Rc;
use std::time::Instant;

use protocol::http1::client::request::{RequestError, basic_credentials};
use socket2::SockRef;

use crate::api::clients::{connection_socket, settings};
use crate::api::error_text::text_of;
use crate::api::failure;
use crate::api::http::server::bound_text;
use crate::api::registration::{ce, constants, slots};
use crate::client::Failure;
use crate::client::http::settings::Settings;
use crate::client::http::sink::{Download, Sink};
use crate::client::http::{Failed, Response, Stage, Target, Turn, Wait};
use crate::engine::Engine;
use crate::net::listener::describe;
use crate::zend::object::{property, set_property, take_property};
use crate::zend::value::Kind;
use crate::zend::{Array, Call, Callable, Object, PhpResult, Str, Unwind, Value, error, raw};
use object::{ClientObject, Credentials, ERRORS};
use request::{Refused, Wanted};

pub use object::{install, socket_of};
pub use uploads::{add_data, add_file};
pub use websocket::{disconnect, ping, push, upgrade};

const GET: &[u8] = b"GET";
const POST: &[u8] = b"POST";

/// `__construct(string $host, int $port = 0, bool $ssl = false)`
pub fn construct(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 3)?;
    let (host, port, ssl) = (call.string(0)?, call.long_or(1, 0)?, call.bool_or(2, false)?);
    if host.as_bytes().is_empty() {
        let class = ce::http_client_exception_ptr();
        return Err(error::throw(class, "host is empty", libc::EINVAL.into()));
    }
    let this = call.this();
    set_property(this, slots::http_client::HOST, host);
    set_property(this, slots::http_client::PORT, port);
    set_property(this, slots::http_client::SSL, ssl);
    object::of(this).constructed.set(true);
    Ok(Value::NULL)
}

/// `__destruct()`
pub fn destruct(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(Value::NULL)
}

/// The object of a call that needs its constructor to have run.
fn constructed<'a>(call: &Call<'_>) -> PhpResult<&'a ClientObject> {
    let object = object::of(call.this());
    if object.constructed.get() {
        Ok(object)
    } else {
        Err(failure::not_constructed())
    }
}

/// `set(array $settings): bool`
pub fn set(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let new = call.array(0)?.clone();
    let object = constructed(call)?;
    if new.is_empty() {
        return Ok(Value::FALSE);
    }
    let this = call.this();
    let merged = settings::merge(this, slots::http_client::SETTING, &new);
    let settings = Settings::read(&merged)?;
    *object.settings.borrow_mut() = Rc::new(settings);
    if crate::client::proxy_settings::lacks_password(&new) {
        failure::warn("socks5_password should not be null")?;
    }
    if let Some(function) = new.get("write_func").filter(|function| !function.is_null())
        && let Err(text) = Callable::from_argument(function)?
    {
        failure::warn(&text)?;
    }
    Ok(Value::TRUE)
}

/// `getDefer(): bool`
pub fn get_defer(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(constructed(call)?.defer.get().into())
}

/// `setDefer(bool $defer = true): bool`
pub fn set_defer(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let defer = call.bool_or(0, true)?;
    constructed(call)?.defer.set(defer);
    Ok(Value::TRUE)
}

/// `setMethod(string $method): bool`
pub fn set_method(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let method = call.string(0)?;
    constructed(call)?.used_method.take();
    set_property(call.this(), slots::http_client::REQUEST_METHOD, method);
    Ok(Value::TRUE)
}

/// `setHeaders(array $headers): bool`
pub fn set_headers(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let headers = call.array(0)?.clone();
    constructed(call)?;
    set_property(call.this(), slots::http_client::REQUEST_HEADERS, headers);
    Ok(Value::TRUE)
}

/// `setBasicAuth(string $username, string $password): void`
pub fn set_basic_auth(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 2)?;
    let (name, password) = (call.string(0)?, call.string(1)?);
    *constructed(call)?.credentials.borrow_mut() = Some(Credentials {
        value: basic_credentials(name.as_bytes(), password.as_bytes()),
        origin: None,
    });
    Ok(Value::NULL)
}

/// `setCookies(array $cookies): bool`
pub fn set_cookies(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let cookies = call.array(0)?.clone();
    constructed(call)?.jar.borrow_mut().clear();
    set_property(call.this(), slots::http_client::COOKIES, cookies);
    Ok(Value::TRUE)
}

/// `setData(array|string $data): bool`; the data may be anything.
pub fn set_data(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let object = constructed(call)?;
    set_body(call, object, 0);
    Ok(Value::TRUE)
}

fn set_body(call: &Call<'_>, object: &ClientObject, argument: usize) {
    object.is_body_used.set(false);
    let data = call.get(argument).map_or(Value::NULL, |data| data.share());
    set_property(call.this(), slots::http_client::REQUEST_BODY, data);
}

/// `execute(string $path): bool`
pub fn execute(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let path = call.string(0)?;
    let object = constructed(call)?;
    let this = call.this();
    let method = property(this, slots::http_client::REQUEST_METHOD).share();
    let is_used = match (method.kind(), &*object.used_method.borrow()) {
        // The very same string: nobody has set it since.
        (Kind::Str(now), Some(used)) => std::ptr::eq(now, used.as_bytes()),
        _ => false,
    };
    let method = match method.kind() {
        Kind::Null => None,
        _ if is_used => None,
        _ => Some(method.to_str()?),
    };
    let has_body = !property(this, slots::http_client::REQUEST_BODY).is_null();
    let method = match &method {
        Some(method) => method.as_bytes(),
        None if has_body => POST,
        None => GET,
    };
    perform(call, object, method, path.as_bytes(), Kept::Body)
}

/// `get(string $path): bool`
pub fn get(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let path = call.string(0)?;
    let object = constructed(call)?;
    set_property(call.this(), slots::http_client::REQUEST_METHOD, GET);
    perform(call, object, GET, path.as_bytes(), Kept::UnusedBody)
}

/// `post(string $path, mixed $data): bool`
pub fn post(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 2)?;
    let path = call.string(0)?;
    let object = constructed(call)?;
    set_property(call.this(), slots::http_client::REQUEST_METHOD, POST);
    set_body(call, object, 1);
    perform(call, object, POST, path.as_bytes(), Kept::Body)
}

/// `download(string $path, string $file, int $offset = 0): bool`
pub fn download(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 3)?;
    let (path, file, offset) = (call.string(0)?, call.string(1)?, call.long_or(2, 0)?);
    let object = constructed(call)?;
    let this = call.this();
    if offset < 0 || file.as_bytes().is_empty() || file.as_bytes().contains(&0) {
        return invalid(call);
    }
    set_property(this, slots::http_client::REQUEST_METHOD, GET);
    set_property(this, slots::http_client::DOWNLOAD_FILE, file);
    set_property(this, slots::http_client::DOWNLOAD_OFFSET, offset);
    perform(call, object, GET, path.as_bytes(), Kept::UnusedBody)
}

/// Which body a request may have that was set before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    Body,
    /// Only one that no request has had yet.
    UnusedBody,
}

/// The call makes no sense: nothing is sent, and the last response stays.
fn invalid(call: &Call<'_>) -> PhpResult {
    refuse(call, constants::SWOOLE_ERROR_INVALID_PARAMS)
}

/// The same for what is no request.
fn unsendable(call: &Call<'_>, path: &[u8], error: RequestError) -> PhpResult {
    if path.is_empty() {
        return invalid(call);
    }
    let code = constants::SWOOLE_ERROR_INVALID_PARAMS;
    ERRORS.set(call.this(), code, &format!("Invalid params: {error}"));
    Ok(Value::FALSE)
}

fn refuse(call: &Call<'_>, code: i64) -> PhpResult {
    ERRORS.set(
        call.this(),
        code,
        &text_of(code, constants::SWOOLE_STRERROR_SWOOLE),
    );
    Ok(Value::FALSE)
}

/// The coroutine's turn in the client; another one's is an error.
fn begin<'a>(object: &'a ClientObject) -> PhpResult<Turn<'a>> {
    object.client.begin().map_err(|owner| {
        let fd = object.client.connection().map_or(-1, |connection| connection.fd);
        let me = Engine::get().coroutines.current_id();
        failure::fatal(&bound_text(fd, owner, "reading", me))
    })
}

/// The connection is not free for a request: it waits for a response, or is a WebSocket.
fn is_engaged(object: &ClientObject) -> bool {
    let websocket = object.client.websocket();
    object.client.is_pending() || websocket.is_some_and(|websocket| websocket.is_open())
}

/// Sends a request, and receives its response unless that is deferred.
fn perform(call: &Call<'_>, object: &ClientObject, method: &[u8], path: &[u8], kept: Kept) -> PhpResult {
    failure::need_coroutine()?;
    let this = call.this();
    let turn = begin(object)?;
    if is_engaged(object) {
        return refuse(call, constants::SWOOLE_ERROR_WRONG_OPERATION);
    }
    let download = take_download(this)?;
    let settings = settings_for(this, object)?;
    let wanted = Wanted {
        method,
        path,
        without_body: kept == Kept::UnusedBody && object.is_body_used.get(),
        range_start: download.as_ref().map_or(0, |download| download.offset),
        upgrade: None,
    };
    let made = match request::make(this, &wanted, &settings) {
        Ok(made) => made,
        Err(Refused::Unwind(unwind)) => return Err(unwind),
        Err(Refused::Request(error)) => return unsendable(call, path, error),
    };
    begin_request(this, object, &made.request.head);
    let is_download = download.is_some();
    let sink = match download {
        Some(download) => Sink::File(download),
        None => write_function(this)?.map_or(Sink::Memory, |function| pieces_to(this, function)),
    };
    let target = &made.target;
    if object.defer.get() && !is_download {
        let sent = object.client.defer(&turn, target, &made.request, sink, &settings);
        show_connection(this, object);
        return match sent {
            Ok(()) => {
                finish_request(this, object, method);
                Ok(Value::TRUE)
            }
            Err(failed) => fail(call, failed),
        };
    }
    let received = object
        .client
        .exchange(&turn, target, &made.request, sink, &settings);
    show_connection(this, object);
    match received {
        Ok(response) => {
            finish_request(this, object, method);
            if is_download && !response.is_in_file {
                show_response(call, target, path, &response)?;
                return refuse(call, constants::SWOOLE_ERROR_PROTOCOL_ERROR);
            }
            show_response(call, target, path, &response)
        }
        Err(failed) => fail(call, failed),
    }
}

/// The settings in force. A program that wants one connection closed wants that of all.
fn settings_for(this: *mut raw::zend_object, object: &ClientObject) -> PhpResult<Rc<Settings>> {
    let settings = Rc::clone(&object.settings.borrow());
    if !settings.keep_alive || !request::wants_close(this)? {
        return Ok(settings);
    }
    let closing = Rc::new(settings.closing());
    *object.settings.borrow_mut() = Rc::clone(&closing);
    Ok(closing)
}

/// The file that the response is to go to, taken out of the properties: it is for this request only.
fn take_download(this: *mut raw::zend_object) -> PhpResult<Option<Download>> {
    let file = take_property(this, slots::http_client::DOWNLOAD_FILE);
    let offset = property(this, slots::http_client::DOWNLOAD_OFFSET).share();
    if file.is_null() {
        return Ok(None);
    }
    set_property(this, slots::http_client::DOWNLOAD_FILE, Value::NULL);
    set_property(this, slots::http_client::DOWNLOAD_OFFSET, 0i64);
    Ok(Some(Download {
        path: file.to_str()?.as_bytes().to_vec(),
        offset: u64::try_from(offset.to_long()?).unwrap_or(0),
    }))
}

/// `write_func`, looked up anew each time: the property keeps it, and nobody else.
fn write_function(this: *mut raw::zend_object) -> PhpResult<Option<Callable>> {
    let Kind::Array(setting) = property(this, slots::http_client::SETTING).kind() else {
        return Ok(None);
    };
    match setting.get("write_func").map(|function| function.share()) {
        Some(function) if !function.is_null() => Ok(Callable::from_value(function.raw())?.ok()),
        _ => Ok(None),
    }
}

fn pieces_to(this: *mut raw::zend_object, function: Callable) -> Sink {
    let client = Value::from(Object::share(this));
    Sink::Pieces(Box::new(move |piece| {
        let piece = Value::from(piece);
        function.call(&[*client.raw(), *piece.raw()]).map(drop)
    }))
}

/// A request begins: nothing of the last one is left.
fn begin_request(this: *mut raw::zend_object, object: &ClientObject, head: &[u8]) {
    object.is_body_used.set(true);
    ERRORS.clear(this);
    response::clear(this);
    let without_end = head.strip_suffix(b"\r\n\r\n").unwrap_or(head);
    *object.head_out.borrow_mut() = Some(without_end.to_vec());
}

/// What was for this request only goes. The method can still be seen.
fn finish_request(this: *mut raw::zend_object, object: &ClientObject, method: &[u8]) {
    set_property(this, slots::http_client::REQUEST_BODY, Value::NULL);
    set_property(this, slots::http_client::UPLOAD_FILES, Value::NULL);
    let method_slot = slots::http_client::REQUEST_METHOD;
    if !property(this, method_slot).is_null() {
        let method = Str::new(method);
        *object.used_method.borrow_mut() = Some(method.clone());
        set_property(this, method_slot, method);
    }
}

fn show_connection(this: *mut raw::zend_object, object: &ClientObject) {
    let connected = object.client.connection().is_some();
    set_property(this, slots::http_client::CONNECTED, connected);
    connection_socket::show(this, slots::http_client::SOCKET, connected);
}

fn show_response(call: &Call<'_>, target: &Target, path: &[u8], response: &Response) -> PhpResult {
    match response::show(call.this(), target, path, response) {
        Ok(()) => {
            error::pending()?;
            Ok(Value::TRUE)
        }
        Err(code) => fail(
            call,
            Failed {
                stage: Stage::Receiving,
                failure: Failure::Code(code),
            },
        ),
    }
}

/// Says why there is no response.
fn fail(call: &Call<'_>, failed: Failed) -> PhpResult {
    let this = call.this();
    let is_late = matches!(failed.failure, Failure::Code(code) if code == i64::from(libc::ETIMEDOUT));
    let status = match failed.stage {
        Stage::Connecting => constants::SWOOLE_HTTP_CLIENT_ESTATUS_CONNECT_FAILED,
        Stage::Sending => constants::SWOOLE_HTTP_CLIENT_ESTATUS_SEND_FAILED,
        Stage::Receiving if is_late => constants::SWOOLE_HTTP_CLIENT_ESTATUS_REQUEST_TIMEOUT,
        Stage::Receiving => constants::SWOOLE_HTTP_CLIENT_ESTATUS_SERVER_RESET,
    };
    match failed.failure {
        Failure::Unwind(Unwind::Bailout) => return Err(Unwind::Bailout),
        Failure::Unwind(unwind) => {
            set_property(this, slots::http_client::STATUS_CODE, status);
            if Engine::get().coroutines.is_canceled() {
                let code = i64::from(libc::ECANCELED);
                set_property(this, slots::http_client::ERR_CODE, code);
                set_property(this, slots::http_client::ERR_MSG, text_of(code, 0).as_str());
            }
            return Err(unwind);
        }
        Failure::Code(code) => {
            refuse(call, code)?;
        }
        Failure::Described(code, text) => ERRORS.set(this, code, &text),
        Failure::Busy(..) => {}
    }
    set_property(this, slots::http_client::STATUS_CODE, status);
    Ok(Value::FALSE)
}

/// `recv(float $timeout = 0): Frame|string|bool`
pub fn recv(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let timeout = call.double_or(0, 0.0)?;
    failure::need_coroutine()?;
    let object = constructed(call)?;
    if let Some(websocket) = object.client.websocket() {
        return websocket::recv(call, object, &websocket, timeout);
    }
    let this = call.this();
    let turn = begin(object)?;
    let wait = if timeout > 0.0 {
        Wait::Until(Engine::deadline(timeout))
    } else if timeout < 0.0 || timeout.is_nan() {
        Wait::Until(None::<Instant>)
    } else {
        Wait::Default
    };
    let Some(received) = object.client.receive(&turn, wait) else {
        return refuse(call, constants::SWOOLE_ERROR_CLIENT_NO_CONNECTION);
    };
    show_connection(this, object);
    match received {
        Ok((pending, response)) => {
            ERRORS.clear(this);
            show_response(call, &pending.target, &pending.path, &response)
        }
        Err(failed) => fail(call, failed),
    }
}

/// `close(): bool`
pub fn close(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let object = constructed(call)?;
    let closed = object.client.close()?;
    show_connection(call.this(), object);
    Ok(closed.into())
}

/// `getBody(): string|false`
pub fn get_body(call: &mut Call<'_>) -> PhpResult {
    shown(call, slots::http_client::BODY)
}

/// `getHeaders(): array|false|null`
pub fn get_headers(call: &mut Call<'_>) -> PhpResult {
    shown(call, slots::http_client::HEADERS)
}

/// `getCookies(): array|false|null`
pub fn get_cookies(call: &mut Call<'_>) -> PhpResult {
    shown(call, slots::http_client::COOKIES)
}

/// `getStatusCode(): int|false`
pub fn get_status_code(call: &mut Call<'_>) -> PhpResult {
    shown(call, slots::http_client::STATUS_CODE)
}

fn shown(call: &mut Call<'_>, slot: usize) -> PhpResult {
    call.expect(0, 0)?;
    constructed(call)?;
    Ok(property(call.this(), slot).share())
}

/// `getHeaderOut(): string|false`
pub fn get_header_out(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let head = constructed(call)?.head_out.borrow();
    Ok(head.as_deref().map_or(Value::FALSE, Value::from))
}

/// `getpeername(): array|false`
pub fn getpeername(call: &mut Call<'_>) -> PhpResult {
    name_of(call, |socket| socket.peer_addr())
}

/// `getsockname(): array|false`
pub fn getsockname(call: &mut Call<'_>) -> PhpResult {
    name_of(call, |socket| socket.local_addr())
}

fn name_of(
    call: &mut Call<'_>,
    ask: impl FnOnce(&SockRef<'_>) -> std::io::Result<socket2::SockAddr>,
) -> PhpResult {
    call.expect(0, 0)?;
    let connection = constructed(call)?.client.connection();
    let Some(stream) = connection.and_then(|connection| connection.stream()) else {
        return refuse(call, constants::SWOOLE_ERROR_CLIENT_NO_CONNECTION);
    };
    match stream.with_socket(ask) {
        Ok(address) => {
            let (address, port) = describe(&address);
            let mut name = Array::new();
            name.set("address", address.as_str());
            name.set("port", i64::from(port));
            Ok(name.into())
        }
        Err(error) => refuse(call, error.raw_os_error().unwrap_or(libc::EIO).into()),
    }
}

/// `getPeerCert(): string|false`
pub fn get_peer_cert(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let connection = constructed(call)?.client.connection();
    let stream = connection.and_then(|connection| connection.stream());
    let certificate = stream.and_then(|stream| stream.peer_certificate());
    Ok(certificate.map_or(Value::FALSE, |certificate| certificate.as_str().into()))
}
