//! `Swoole\Coroutine\Http2\Client`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Instant;

use protocol::http1::client::cookies::Origin;

use super::connection_socket::{self, Connected};
use super::http2_request::{self, Refused};
use super::http2_response;
use super::settings;
use super::socket_object::ErrorSlots;
use crate::api::failure;
use crate::api::registration::{ce, constants, slots};
use crate::client::Failure;
use crate::client::attempt::Attempt;
use crate::client::failure::code;
use crate::client::http::Target;
use crate::client::http::settings::{Settings, after};
use crate::client::http2::{ALPN, Handle, PeerSettings, SETTINGS, Session};
use crate::client::proxy_settings::lacks_password;
use crate::engine::Engine;
use crate::zend::object::{self, HandlersCell, Native, native, property, set_property};
use crate::zend::{Array, Call, PhpResult, Value, error, raw};

/// What a client carries besides its properties.
struct ClientObject {
    constructed: Cell<bool>,
    settings: RefCell<Rc<Settings>>,
    /// The last connection; it may have ended.
    connection: RefCell<Option<Handle>>,
    connecting: Attempt,
}

impl Default for ClientObject {
    fn default() -> Self {
        ClientObject {
            constructed: Cell::new(false),
            settings: RefCell::new(Rc::new(Settings::default().offering(ALPN))),
            connection: RefCell::new(None),
            connecting: Attempt::default(),
        }
    }
}

static HANDLERS: HandlersCell = HandlersCell::new();

impl Native for ClientObject {
    fn handlers() -> &'static HandlersCell {
        &HANDLERS
    }

    const LAZY: bool = true;
}

pub fn install() {
    object::install::<ClientObject>(ce::http2_client_ptr());
    http2_request::install();
    http2_response::install();
}

const ERRORS: ErrorSlots = ErrorSlots {
    code: slots::http2_client::ERR_CODE,
    text: slots::http2_client::ERR_MSG,
};

impl ClientObject {
    fn last_session(&self) -> Option<Rc<Session>> {
        self.connection.borrow().as_ref().map(Handle::session)
    }

    fn session(&self) -> Option<Rc<Session>> {
        self.last_session().filter(|session| session.is_open())
    }
}

/// The slot of `$socket`, and the connection behind it; None: the object is no such client.
pub fn socket_of(object: *mut raw::zend_object) -> Option<Connected> {
    object::is_native::<ClientObject>(object).then(|| {
        let session = native::<ClientObject>(object).session();
        let connection = session.map(|session| Rc::clone(&session.connection));
        (slots::http2_client::SOCKET, connection)
    })
}

fn show_connected(object: *mut raw::zend_object, connected: bool) {
    set_property(object, slots::http2_client::CONNECTED, connected);
    connection_socket::show(object, slots::http2_client::SOCKET, connected);
}

/// The object of a call that needs its constructor to have run.
fn constructed<'a>(call: &Call<'_>) -> PhpResult<&'a ClientObject> {
    let object: &ClientObject = native(call.this());
    if object.constructed.get() {
        Ok(object)
    } else {
        Err(failure::not_constructed())
    }
}

/// Says why a call fails; it returns false.
fn fail(call: &Call<'_>, failure: Failure) -> PhpResult {
    ERRORS.say_without_socket(call, failure)?;
    Ok(Value::FALSE)
}

/// The connection of a call that suspends; None: there is none that will do, which was said.
fn connected(call: &Call<'_>, will_do: fn(&Session) -> bool) -> PhpResult<Option<Rc<Session>>> {
    failure::need_coroutine()?;
    let session = constructed(call)?.last_session();
    match session.filter(|session| will_do(session)) {
        Some(session) => Ok(Some(session)),
        None => {
            show_connected(call.this(), false);
            fail(call, Failure::Code(code::NO_CONNECTION)).map(|_| None)
        }
    }
}

/// A call's result: what it gives, or false. Shows whether there still is a connection.
fn result<T>(
    call: &Call<'_>,
    session: &Session,
    outcome: Result<T, Failure>,
    value: impl FnOnce(T) -> PhpResult,
) -> PhpResult {
    let this = call.this();
    if let Some(last) = session.last_stream_of_peer() {
        set_property(this, slots::http2_client::SERVER_LAST_STREAM_ID, i64::from(last));
    }
    match outcome {
        Ok(given) => {
            ERRORS.clear(this);
            value(given)
        }
        Err(failure) => {
            let object: &ClientObject = native(this);
            show_connected(this, object.session().is_some());
            fail(call, failure)
        }
    }
}

/// `__construct(string $host, int $port = 80, bool $open_ssl = false)`
pub fn construct(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 3)?;
    let (host, port, ssl) = (call.string(0)?, call.long_or(1, 80)?, call.bool_or(2, false)?);
    if host.as_bytes().is_empty() {
        let class = ce::http2_client_exception_ptr();
        return Err(error::throw(class, "host is empty", code::INVALID_PARAMS));
    }
    let this = call.this();
    set_property(this, slots::http2_client::HOST, host);
    set_property(this, slots::http2_client::PORT, port);
    set_property(this, slots::http2_client::SSL, ssl);
    native::<ClientObject>(this).constructed.set(true);
    Ok(Value::NULL)
}

/// `__destruct()`: the connection is closed by the object's own end.
pub fn destruct(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(Value::NULL)
}

/// `set(array $settings): bool`
pub fn set(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let new = call.array(0)?.clone();
    let object = constructed(call)?;
    if new.is_empty() {
        return Ok(Value::FALSE);
    }
    let merged = settings::merge(call.this(), slots::http2_client::SETTING, &new);
    let settings = Settings::read(&merged)?.offering(ALPN);
    *object.settings.borrow_mut() = Rc::new(settings);
    if lacks_password(&new) {
        failure::warn("socks5_password should not be null")?;
    }
    Ok(Value::TRUE)
}

/// `connect(): bool`
pub fn connect(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    failure::need_coroutine()?;
    let object = constructed(call)?;
    if object.connecting.is_under_way() || object.session().is_some() {
        let text = "Transport endpoint is already connected".to_owned();
        return fail(call, Failure::Described(libc::EISCONN.into(), text));
    }
    let target = target_of(call.this())?;
    let settings = Rc::clone(&object.settings.borrow());
    match object.connecting.run(|| Session::connect(&target, &settings)) {
        Ok(handle) => {
            let before = object.connection.replace(Some(handle));
            drop(before);
            ERRORS.clear(call.this());
            set_property(call.this(), slots::http2_client::SERVER_LAST_STREAM_ID, 0i64);
            show_connected(call.this(), true);
            Ok(Value::TRUE)
        }
        Err(failure) => fail(call, failure),
    }
}

/// Where the properties say that requests go.
fn target_of(object: *mut raw::zend_object) -> PhpResult<Target> {
    Ok(Target {
        host: property(object, slots::http2_client::HOST)
            .share()
            .to_str()?
            .as_bytes()
            .to_vec(),
        port: property(object, slots::http2_client::PORT).share().to_long()?,
        tls: property(object, slots::http2_client::SSL).truthy(),
        tunnel: true,
    })
}

fn shown_settings(settings: PeerSettings) -> Array {
    let mut shown = Array::with_capacity(5);
    for (name, value) in [
        ("header_table_size", settings.header_table_size),
        ("init_window_size", settings.init_window_size),
        ("max_concurrent_streams", settings.max_concurrent_streams),
        ("max_frame_size", settings.max_frame_size),
        ("max_header_list_size", settings.max_header_list_size),
    ] {
        shown.set(name, i64::from(value));
    }
    shown
}

/// `stats(string $key = ''): array|int`
pub fn stats(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let key = call.string_or_empty(0)?;
    let session = constructed(call)?.last_session();
    let session = session.as_deref();
    let mut stats = Array::with_capacity(5);
    stats.set(
        "current_stream_id",
        i64::from(session.map_or(1, Session::next_stream)),
    );
    stats.set(
        "last_stream_id",
        i64::from(session.map_or(0, Session::last_answered)),
    );
    stats.set("local_settings", shown_settings(SETTINGS));
    let remote = session.map_or(PeerSettings::INITIAL, Session::peer_settings);
    stats.set("remote_settings", shown_settings(remote));
    stats.set(
        "active_stream_num",
        session.map_or(0, Session::active_streams) as i64,
    );
    if key.as_bytes().is_empty() {
        return Ok(stats.into());
    }
    Ok(stats
        .get(&key.to_text())
        .map_or(Value::NULL, |value| value.share()))
}

/// `isStreamExist(int $stream_id): bool`
pub fn is_stream_exist(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let id = call.long(0)?;
    let session = constructed(call)?.session();
    Ok(session.is_some_and(|session| session.has_stream(id)).into())
}

/// `send(Swoole\Http2\Request $request): int|false`
pub fn send(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let request = call.object(0, ce::http2_request_ptr(), "Swoole\\Http2\\Request")?;
    let Some(session) = connected(call, Session::is_open)? else {
        return Ok(Value::FALSE);
    };
    let outgoing = match http2_request::make(request, &session.connection.target) {
        Ok(outgoing) => outgoing,
        Err(Refused::Unwind(unwind)) => return Err(unwind),
        Err(Refused::Request(why)) => {
            let text = format!("Invalid params: {why}");
            return fail(call, Failure::Described(code::INVALID_PARAMS, text));
        }
    };
    let sent = session.send(outgoing);
    result(call, &session, sent, |id| Ok(i64::from(id).into()))
}

/// `write(int $stream_id, mixed $data, bool $end_stream = false): bool`
pub fn write(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 3)?;
    let (id, ends) = (call.long(0)?, call.bool_or(2, false)?);
    let data = call.get(1).map_or(Value::NULL, |data| data.share());
    let Some(session) = connected(call, Session::is_open)? else {
        return Ok(Value::FALSE);
    };
    let (body, _) = http2_request::body_of(&data)?;
    // No stream has the id 0.
    let written = session.write(u32::try_from(id).unwrap_or(0), &body, ends);
    result(call, &session, written, |()| Ok(Value::TRUE))
}

/// `recv(float $timeout = 0): Swoole\Http2\Response|false`
pub fn recv(call: &mut Call<'_>) -> PhpResult {
    receive(call, false)
}

/// `read(float $timeout = 0): Swoole\Http2\Response|false`
pub fn read(call: &mut Call<'_>) -> PhpResult {
    receive(call, true)
}

fn receive(call: &mut Call<'_>, pieces: bool) -> PhpResult {
    call.expect(0, 1)?;
    let timeout = call.double_or(0, 0.0)?;
    let Some(session) = connected(call, Session::has_news)? else {
        return Ok(Value::FALSE);
    };
    let settings = Rc::clone(&native::<ClientObject>(call.this()).settings.borrow());
    let deadline: Option<Instant> = if timeout > 0.0 {
        Engine::deadline(timeout)
    } else if timeout == 0.0 {
        settings.read_limit().and_then(after)
    } else {
        None
    };
    let received = session.receive(pieces, deadline);
    result(call, &session, received, |received| {
        let target = &session.connection.target;
        let origin = Origin {
            host: &target.host,
            path: b"/",
            secure: target.tls,
        };
        match http2_response::new(&received, origin) {
            Ok(response) => Ok(response.into()),
            Err(code) => fail(call, Failure::Code(code)),
        }
    })
}

/// `goaway(int $error_code = SWOOLE_HTTP2_ERROR_NO_ERROR, string $debug_data = ''): bool`
pub fn goaway(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 2)?;
    let (number, data) = (
        call.long_or(0, constants::SWOOLE_HTTP2_ERROR_NO_ERROR)?,
        call.string_or_empty(1)?,
    );
    let Some(session) = connected(call, Session::is_open)? else {
        return Ok(Value::FALSE);
    };
    let Ok(number) = u32::try_from(number) else {
        return fail(call, Failure::Code(code::INVALID_PARAMS));
    };
    let said = session.go_away(number, data.as_bytes());
    result(call, &session, said, |()| Ok(Value::TRUE))
}

/// `ping(): bool`
pub fn ping(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let Some(session) = connected(call, Session::is_open)? else {
        return Ok(Value::FALSE);
    };
    result(call, &session, session.ping(), |()| Ok(Value::TRUE))
}

/// `close(): bool`
pub fn close(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let object = constructed(call)?;
    show_connected(call.this(), false);
    if object.connecting.end()? {
        return Ok(Value::TRUE);
    }
    match object.session() {
        Some(session) => {
            session.close()?;
            Ok(Value::TRUE)
        }
        None => fail(call, Failure::closed()),
    }
}
