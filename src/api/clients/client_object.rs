//! What a `Swoole\Coroutine\Client` carries: its kind and its connection.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::socket_object::{self, ErrorSlots};
use crate::api::failure;
use crate::api::registration::{ce, slots};
use crate::client::byte_client::Kind;
use crate::client::failure::code;
use crate::client::{Failure, Socket};
use crate::engine::Engine;
use crate::zend::object::{self, HandlersCell, Native, native, set_property};
use crate::zend::value::Value;
use crate::zend::{Call, PhpResult, raw};

/// What a client carries; the socket's PHP object is a property.
#[derive(Default)]
pub struct ClientObject {
    pub(super) kind: Cell<Option<Kind>>,
    pub(super) socket: RefCell<Option<Rc<Socket>>>,
}

static HANDLERS: HandlersCell = HandlersCell::new();

impl Native for ClientObject {
    fn handlers() -> &'static HandlersCell {
        &HANDLERS
    }

    /// What was exported does not outlive the client.
    const DESTROY: Option<fn(*mut raw::zend_object)> = Some(|object| {
        let socket = native::<ClientObject>(object).socket.take();
        if let Some(socket) = socket {
            // Nobody waits in it: they would hold the client. What a destructor throws stays pending.
            let _ = socket.close();
        }
    });
}

pub fn install() {
    object::install::<ClientObject>(ce::client_ptr());
}

pub(super) fn object_of(call: &Call<'_>) -> &'static ClientObject {
    native(call.this())
}

pub(super) const ERRORS: ErrorSlots = ErrorSlots {
    code: slots::client::ERR_CODE,
    text: slots::client::ERR_MSG,
};

/// The connection; false, with the error in the properties, if there is none.
pub(super) fn connection(call: &Call<'_>) -> PhpResult<Option<Rc<Socket>>> {
    failure::need_coroutine()?;
    if let Some(socket) = open_socket(call.this()) {
        return Ok(Some(socket));
    }
    say(call, None, Failure::Code(code::NO_CONNECTION)).map(|()| None)
}

/// The connection, unless it was closed, be it by who had it exported.
pub(super) fn open_socket(object: *mut raw::zend_object) -> Option<Rc<Socket>> {
    let socket = native::<ClientObject>(object).socket.borrow().clone();
    if socket.as_ref().is_some_and(|socket| socket.is_closed()) {
        forget(object);
        return None;
    }
    socket
}

/// The descriptor of an object of any class.
pub(super) fn open_descriptor(object: *mut raw::zend_object) -> Option<i32> {
    if !object::is_native::<ClientObject>(object) {
        return None;
    }
    native::<ClientObject>(object).socket.borrow().as_ref()?.open_fd()
}

/// There is no connection any more.
pub(super) fn forget(object: *mut raw::zend_object) {
    let before = native::<ClientObject>(object).socket.take();
    set_property(object, slots::client::CONNECTED, false);
    set_property(object, slots::client::SOCKET, Value::NULL);
    drop(before);
}

/// A socket becomes the client's, and is shown.
pub(super) fn take(object: *mut raw::zend_object, socket: &Rc<Socket>) {
    let before = native::<ClientObject>(object)
        .socket
        .replace(Some(Rc::clone(socket)));
    drop(before);
    set_property(
        object,
        slots::client::SOCKET,
        socket_object::new(Rc::clone(socket)),
    );
    set_property(object, slots::client::FD, i64::from(socket.fd));
}

/// Says why a call fails.
pub(super) fn say(call: &Call<'_>, socket: Option<&Socket>, failure: Failure) -> PhpResult<()> {
    match socket {
        Some(socket) => ERRORS.say(call, socket, failure),
        None => ERRORS.say_without_socket(call, failure),
    }
}

/// A call's result: what it gives, or false.
pub(super) fn result<T>(
    call: &Call<'_>,
    socket: &Socket,
    outcome: Result<T, Failure>,
    value: impl FnOnce(T) -> Value,
) -> PhpResult {
    if outcome.is_ok() {
        Engine::get().coroutines.set_last_error(0);
    }
    ERRORS.result(call, socket, outcome, value)
}
