//! `Swoole\Http\Response::create()`: a response on a socket that the script has, be it the server's or accepted by itself.

use std::rc::{Rc, Weak};

use super::server::read_settings;
use super::{request, response};
use crate::api::clients::socket_object;
use crate::api::failure;
use crate::api::registration::{constants, slots};
use crate::client::{Failure, Socket};
use crate::engine::Engine;
use crate::net::Stream;
use crate::net::listener::Peer;
use crate::server::Connection;
use crate::server::connection::sharing::Owner;
use crate::server::http::exchange::Exchange;
use crate::server::http::request::Request;
use crate::zend::object::{self, Object, set_property};
use crate::zend::value::Kind;
use crate::zend::{Call, PhpResult, Unwind, Value, Zval, raw};
use socket2::SockRef;

/// `create(object|array|int $server = -1, int $fd = -1): Response|false`
pub fn create(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    call.long_or(1, -1)?;
    let (socket, request) = match call.get(0).map(Zval::kind) {
        Some(Kind::Object(_)) => (call.get(0), None),
        Some(Kind::Array(pair)) => {
            let Some(request) = pair.get("1").and_then(request_object) else {
                return failure::warn("parameter $1.second must be instanceof Http\\Request");
            };
            (pair.get("0"), Some(request))
        }
        _ => return Err(refused()),
    };
    let Some((object, socket)) = socket.and_then(socket_of) else {
        return failure::warn("parameter $1 must be instanceof Server or Coroutine\\Socket");
    };
    let request = match request {
        None => None,
        Some(object) => match request::of_object(object) {
            Some(request) => Some((object, request)),
            None => {
                let text = "parameter $1.second has no valid Http\\Request context";
                return Err(failure::exception(text, constants::SWOOLE_ERROR_INVALID_PARAMS));
            }
        },
    };
    if let Some((object, _)) = &request {
        set_property(*object, slots::request::FD, i64::from(socket.fd));
    }
    let number = i64::from(socket.fd);
    let connection = connection_of(socket, request.as_ref().map(|(_, request)| &**request))?;
    let head = request.as_ref().map(|(_, request)| &request.head);
    let response = response::new(&Exchange::new(&connection, head));
    response.set(slots::response::FD, number);
    response.set(slots::response::SOCKET, object);
    Ok(response.into())
}

fn refused() -> Unwind {
    failure::exception(
        "failed to create Http\\Response from the given arguments",
        constants::SWOOLE_ERROR_INVALID_PARAMS,
    )
}

fn socket_of(value: &Zval) -> Option<(Object, Rc<Socket>)> {
    match value.kind() {
        Kind::Object(object) => Some((Object::share(object), socket_object::of_object(object)?)),
        _ => None,
    }
}

fn request_object(value: &Zval) -> Option<*mut raw::zend_object> {
    match value.kind() {
        Kind::Object(object) if object::is_native::<request::RequestObject>(object) => Some(object),
        _ => None,
    }
}

/// The connection that responses on a socket share, so that the bytes of one do not come between those of another.
fn connection_of(socket: Rc<Socket>, request: Option<&Request>) -> PhpResult<Rc<Connection>> {
    let shared = || socket.sender::<Connection>().filter(|shared| shared.is_open());
    if let Some(shared) = shared() {
        return Ok(shared);
    }
    // What a connection that has ended has still to send comes first.
    if let Err(Failure::Unwind(unwind)) = socket.wait_for_response() {
        return Err(unwind);
    }
    match shared() {
        Some(shared) => Ok(shared),
        None => connection_on(socket, request),
    }
}

/// A connection that leaves the socket as it is when the last of its responses goes.
fn connection_on(socket: Rc<Socket>, request: Option<&Request>) -> PhpResult<Rc<Connection>> {
    let settings = match request {
        Some(request) => request.origin.settings().clone(),
        None => read_settings(&Value::NULL)?,
    };
    let (Ok((fd, session)), true) = (socket.share(), socket.is_stream()) else {
        return Err(refused());
    };
    let Ok(address) = SockRef::from(&fd).peer_addr() else {
        return Err(refused());
    };
    let peer = address.as_socket().map_or(Peer::Unix, Peer::Tcp);
    let adopted = Engine::get().reactor().enter(|| Stream::adopt(fd));
    let Some(Ok(stream)) = adopted else {
        return Err(refused());
    };
    let stream = match session {
        Some(session) => stream.with_tls(session),
        None => stream,
    };
    let owner: Rc<dyn Owner> = Rc::<Socket>::clone(&socket);
    let connection = Connection::on_socket(stream, peer, settings, owner);
    socket.share_with(&connection.outbox);
    let sender: Weak<Connection> = Rc::downgrade(&connection);
    socket.set_sender(sender);
    Ok(connection)
}
