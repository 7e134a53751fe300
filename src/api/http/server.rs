//! `Swoole\Coroutine\Http\Server`.

use std::cell::{OnceCell, RefCell};
use std::pin::pin;
use std::rc::Rc;

use super::{metrics_page, mime_types, request, response};
use crate::api::failure;
use crate::api::registration::{ce, constants, slots};
use crate::engine::process::watcher;
use crate::engine::{Engine, Handler, Interrupt};
use crate::net::listener::{Address, AddressError};
use crate::server::accept::AcceptEnd;
use crate::server::http::exchange::Exchange;
use crate::server::http::request::Request;
use crate::server::http::routes::Routes;
use crate::server::{self, Application, SettingError, Settings};
use crate::zend::error::{self, Taken};
use crate::zend::object::{self, HandlersCell, Native, native, property, set_property};
use crate::zend::per_thread::per_thread;
use crate::zend::value::Kind;
use crate::zend::{Array, Call, Callable, Object, PhpResult, Unwind, Value, Zval, raw};

/// What a Server object carries.
#[derive(Default)]
pub struct ServerObject {
    server: OnceCell<server::Server>,
    handlers: Rc<Handlers>,
}

/// The callables, shared with the connections.
#[derive(Default)]
struct Handlers {
    routes: RefCell<Routes<Callable>>,
}

/// `$fd` of a server that does not listen.
const NO_DESCRIPTOR: i64 = -1;

static HANDLERS: HandlersCell = HandlersCell::new();

impl Native for ServerObject {
    fn handlers() -> &'static HandlersCell {
        &HANDLERS
    }

    /// Handlers usually capture the server itself: the cycle collector must see them, unless connections share them.
    const REFERENCES: Option<fn(&Self, &mut dyn FnMut(&Zval))> = Some(|server, visit| {
        if Rc::strong_count(&server.handlers) > 1 {
            return;
        }
        for callable in server.handlers.routes.borrow().iter() {
            visit(callable.value());
        }
    });
}

pub fn install() {
    object::install::<ServerObject>(ce::server_ptr());
}

fn object_of(call: &Call<'_>) -> &'static ServerObject {
    native(call.this())
}

/// `__construct(string $host, int $port = 0, bool $ssl = false, bool $reuse_port = false)`
pub fn construct(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 4)?;
    let host = call.string(0)?;
    let (port, ssl, reuse_port) = (
        call.long_or(1, 0)?,
        call.bool_or(2, false)?,
        call.bool_or(3, false)?,
    );
    let this = call.this();
    if object_of(call).server.get().is_some() {
        return Err(failure::fatal(
            "Constructor of Swoole\\Coroutine\\Http\\Server can only be called once",
        ));
    }
    set_property(this, slots::server::HOST, host.clone());
    set_property(this, slots::server::SSL, ssl);
    if ssl {
        let mut settings = Array::with_capacity(1);
        settings.set("open_ssl", true);
        set_property(this, slots::server::SETTINGS, settings);
    }
    let host = host.to_text();
    let failed = format!("bind({host}:{port}) failed");
    let address = match Address::parse(&host, port) {
        Ok(address) => address,
        Err(AddressError::EmptyHost) => return Err(refuse(call, "host is empty", libc::EINVAL.into())),
        Err(AddressError::BadHost) => {
            return Err(refuse(call, &failed, constants::SWOOLE_ERROR_BAD_HOST_ADDR));
        }
        Err(AddressError::BadPort) => return Err(refuse(call, &failed, constants::SWOOLE_ERROR_BAD_PORT)),
        Err(AddressError::PathTooLong) => {
            return Err(refuse(call, &failed, constants::SWOOLE_ERROR_NAME_TOO_LONG));
        }
    };
    match server::Server::bind(address, reuse_port) {
        Ok(server) => {
            show_listener(call, &server);
            let _ = object_of(call).server.set(server);
            Ok(Value::NULL)
        }
        Err(error) => Err(refuse(
            call,
            &failed,
            error.raw_os_error().unwrap_or(libc::EIO).into(),
        )),
    }
}

/// Descriptor and port as they are now. A server that was shut down keeps its port, which it binds anew when started.
fn show_listener(call: &Call<'_>, server: &server::Server) {
    match server.listening() {
        Some((fd, port)) => {
            set_property(call.this(), slots::server::FD, i64::from(fd));
            set_property(call.this(), slots::server::PORT, i64::from(port));
        }
        None => set_property(call.this(), slots::server::FD, NO_DESCRIPTOR),
    }
}

fn refuse(call: &Call<'_>, text: &str, code: i64) -> Unwind {
    set_error(call, code, text);
    failure::exception(text, code)
}

fn set_error(call: &Call<'_>, code: i64, text: &str) {
    set_property(call.this(), slots::server::ERR_CODE, code);
    set_property(call.this(), slots::server::ERR_MSG, text);
}

/// `set(array $settings): bool`
pub fn set(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let new = call.array(0)?;
    if new.is_empty() {
        return Ok(Value::FALSE);
    }
    let merged = match property(call.this(), slots::server::SETTINGS).kind() {
        Kind::Array(old) => {
            let mut merged = old.clone().separate();
            merged.merge(new);
            merged
        }
        _ => new.clone(),
    };
    set_property(call.this(), slots::server::SETTINGS, merged);
    Ok(Value::TRUE)
}

/// `handle(string $pattern, callable $callback): bool`
pub fn handle(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 2)?;
    let pattern = call.string(0)?;
    let Some(callback) = call.get(1) else {
        return Ok(Value::FALSE);
    };
    if !callback.truthy() {
        return failure::warn("illegal callback function");
    }
    let callable = match Callable::from_argument(callback)? {
        Ok(callable) => callable,
        Err(text) => return failure::warn(&text),
    };
    // The replaced one may have a destructor: it goes after the borrow.
    let replaced = object_of(call)
        .handlers
        .routes
        .borrow_mut()
        .set(pattern.as_bytes(), callable);
    drop(replaced);
    Ok(Value::TRUE)
}

/// `start(): bool`
pub fn start(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    failure::need_coroutine()?;
    let Some(server) = object_of(call).server.get() else {
        return Err(failure::fatal("the server was not constructed"));
    };
    let keep = object::Object::share(call.this());
    if !wait_for_last(server)? {
        return failure::with_code(libc::ECANCELED.into());
    }
    refuse_second(server)?;
    if property(call.this(), slots::server::SETTINGS).is_null() {
        set_property(call.this(), slots::server::SETTINGS, Array::new());
    }
    let settings = read_settings(&property(call.this(), slots::server::SETTINGS).share())?;
    // A warning's handler may have suspended this coroutine, and another may be in here by now.
    refuse_second(server)?;
    set_error(call, 0, "");
    let handlers: Rc<dyn Application> = Rc::clone(&object_of(call).handlers) as Rc<dyn Application>;
    let running = Running::begin(&keep);
    let metrics = settings.metrics.as_ref().map(metrics_page::serve).transpose()?;
    let ended = server.start(handlers, settings, &|| show_listener(call, server));
    if let Some(metrics) = metrics.flatten()
        && !matches!(ended, Err(Unwind::Bailout))
    {
        metrics.shutdown()?;
    }
    drop(running);
    show_listener(call, server);
    match ended? {
        AcceptEnd::Shutdown => set_error(call, libc::ECANCELED.into(), "Operation canceled"),
        AcceptEnd::Failed(error) => {
            let code = error.raw_os_error().unwrap_or(libc::EIO);
            let text = crate::api::error_text::system_text(code);
            set_error(call, code.into(), &text);
            error::warning(&format!("accept failed, Error: {text}[{code}]"))?;
        }
    }
    drop(keep);
    Ok(Value::TRUE)
}

per_thread! {
    /// Servers in `start()`.
    static RUNNING: RefCell<Vec<Object>> = RefCell::new(Vec::new());
}

/// A server that is in `start()`.
struct Running(*const raw::zend_object);

impl Running {
    /// A watched script that has made no other arrangement ends in order on SIGTERM, which is what its watcher sends.
    fn begin(server: &Object) -> Self {
        let engine = Engine::get();
        if watcher::ends_without_order() {
            let handler = Handler::Native(Rc::new(shutdown_all));
            let _ = engine.handle_signal(libc::SIGTERM, Some(handler));
        }
        RUNNING.with_borrow_mut(|running| running.push(server.clone()));
        Running(server.as_raw())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let gone = RUNNING.with_borrow_mut(|running| {
            let at = running
                .iter()
                .position(|server| std::ptr::eq(server.as_raw(), self.0))?;
            Some(running.swap_remove(at))
        });
        drop(gone);
    }
}

fn shutdown_all() {
    for server in RUNNING.with_borrow(Clone::clone) {
        if let Some(server) = native::<ServerObject>(server.as_raw()).server.get() {
            // Nothing of the script's runs here that could fail.
            let _ = server.shutdown();
        }
    }
}

/// Waits for the accept loop of a server that was shut down. False: the coroutine was cancelled meanwhile.
fn wait_for_last(server: &server::Server) -> PhpResult<bool> {
    if !server.is_leaving() {
        return Ok(true);
    }
    match Engine::get().wait(pin!(std::future::poll_fn(|cx| server.poll_left(cx)))) {
        Ok(()) => Ok(true),
        Err(Interrupt::Canceled) => Ok(false),
        Err(Interrupt::Unwind(unwind)) => Err(unwind),
    }
}

/// Only one coroutine may be in `start()`.
fn refuse_second(server: &server::Server) -> PhpResult<()> {
    let Some(id) = server.accepting() else {
        return Ok(());
    };
    let fd = server.listening().map_or(NO_DESCRIPTOR as i32, |(fd, _)| fd);
    let me = Engine::get().coroutines.current_id();
    Err(failure::fatal(&bound_text(fd, id, "reading", me)))
}

/// Has a running server encrypt new connections by what the files say now. False: it does not run, or not encrypt.
pub(super) fn reload_certificates(server: *mut raw::zend_object) -> PhpResult<bool> {
    let settings = property(server, slots::server::SETTINGS).share();
    let tls = read_by(&settings, Settings::read_tls)?;
    // Converting a setting may have run anything, so the server is looked at only now.
    Ok(match (native::<ServerObject>(server).server.get(), tls) {
        (Some(server), Some(tls)) => server.replace_tls(&tls),
        _ => false,
    })
}

/// What `set()` was given. Converting it may raise warnings, whose handler may run anything.
pub(super) fn read_settings(settings: &Value) -> PhpResult<Settings> {
    read_by(settings, Settings::read)
}

fn read_by<T>(settings: &Value, read: fn(Option<&Array>) -> Result<T, SettingError>) -> PhpResult<T> {
    let read = error::guarded(|| match settings.kind() {
        Kind::Array(settings) => read(Some(settings)),
        _ => read(None),
    })?;
    error::pending()?;
    read.map_err(|error| match error {
        SettingError::Fatal(text) => failure::fatal(&text),
        SettingError::Unwind(unwind) => unwind,
        SettingError::Invalid(text) => failure::exception(&text, constants::SWOOLE_ERROR_INVALID_PARAMS),
    })
}

/// What two coroutines at one socket are told.
pub(in crate::api) fn bound_text(fd: i32, owner: i64, doing: &str, me: i64) -> String {
    format!(
        "Socket#{fd} has already been bound to another coroutine#{owner}, {doing} of the same socket in \
         coroutine#{me} at the same time is not allowed"
    )
}

/// `shutdown(): void`
pub fn shutdown(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let keep = object::Object::share(call.this());
    if let Some(server) = object_of(call).server.get() {
        let done = server.shutdown();
        show_listener(call, server);
        done?;
    }
    drop(keep);
    Ok(Value::NULL)
}

impl Application for Handlers {
    fn media_type(&self, path: &[u8]) -> Vec<u8> {
        mime_types::of_path(path)
    }

    fn handle(&self, request: Rc<Request>, exchange: Rc<Exchange>) -> PhpResult<()> {
        // A route may be replaced while a request is suspended in it: the call has its own reference.
        let callable = self.routes.borrow().find(request.head.path()).cloned();
        let Some(callable) = callable else {
            response::send_status(&exchange, 404);
            return Ok(());
        };
        let request = request::new(request);
        let response = response::new(&exchange);
        let (request, response) = (Value::from(request), Value::from(response));
        // The result goes at once: its destructor belongs to the handler.
        let outcome = callable.call(&[*request.raw(), *response.raw()]).map(drop);
        drop(request);
        drop(callable);
        if let Err(unwind) = settle(outcome, &exchange) {
            if unwind == Unwind::Bailout {
                std::mem::forget(response);
            }
            return Err(unwind);
        }
        settle(Engine::get().end_session(), &exchange)?;
        // If nobody else has it, this is its end, and the response is completed.
        drop(response);
        settle(Ok(()), &exchange)
    }
}

/// What a handler ended with, or what a destructor at its end has thrown: an exception ends with the request.
fn settle(outcome: PhpResult<()>, exchange: &Exchange) -> PhpResult<()> {
    match outcome.and_then(|()| error::pending()) {
        Err(Unwind::Thrown) => failed(exchange),
        outcome => outcome,
    }
}

/// An exception left a handler: it is handled or printed, the request is answered, and the server goes on.
fn failed(exchange: &Exchange) -> PhpResult<()> {
    let exception = match error::take() {
        None => return Ok(()),
        // Teardown, or exit of the whole script: not ours to stop. What was cut off must not look whole.
        Some(Taken::Exit) => {
            if exchange.has_begun() && !exchange.has_ended() {
                exchange.break_off();
            }
            return Err(error::throw_graceful_exit());
        }
        Some(Taken::Exception(exception)) => exception,
    };
    if Engine::get().as_exit(&exception).is_none() {
        response::failed(exchange);
    }
    Engine::get().contain(exception)
}
