//! What a `Swoole\Coroutine\Socket` carries, and how its calls fail.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::api::error_text::text_of;
use crate::api::failure;
use crate::api::http::server::bound_text;
use crate::api::registration::{ce, constants, slots};
use crate::client::{Failure, Socket};
use crate::engine::{Direction, Engine};
use crate::zend::object::{self, HandlersCell, Native, native, set_property};
use crate::zend::{Call, Object, PhpResult, Unwind, Value, descriptor, error, raw};

/// Empty until the constructor has run.
#[derive(Default)]
pub struct SocketObject(OnceCell<Rc<Socket>>);

static HANDLERS: HandlersCell = HandlersCell::new();

impl Native for SocketObject {
    fn handlers() -> &'static HandlersCell {
        &HANDLERS
    }

    /// They tell which socket the object stands for.
    const READ_ONLY: &'static [&'static str] = &["fd", "domain", "type", "protocol"];
}

pub fn install() {
    object::install::<SocketObject>(ce::socket_ptr());
    descriptor::set_socket_class(super::open_descriptor);
}

/// The descriptor of a socket object that is open; None: it is none.
pub(super) fn open_descriptor(object: *mut raw::zend_object) -> Option<i32> {
    of_object(object)?.open_fd()
}

/// The socket of an object of any class.
pub fn of_object(object: *mut raw::zend_object) -> Option<Rc<Socket>> {
    if !object::is_native::<SocketObject>(object) {
        return None;
    }
    native::<SocketObject>(object).0.get().map(Rc::clone)
}

/// Puts a socket into an object that has none yet.
pub(super) fn give(object: *mut raw::zend_object, socket: Rc<Socket>) {
    set_property(object, slots::socket::FD, i64::from(socket.fd));
    set_property(object, slots::socket::DOMAIN, i64::from(socket.domain));
    set_property(object, slots::socket::TYPE_, i64::from(socket.kind));
    set_property(object, slots::socket::PROTOCOL, i64::from(socket.ip_protocol));
    let _ = native::<SocketObject>(object).0.set(socket);
}

pub(super) fn is_constructed(object: *mut raw::zend_object) -> bool {
    native::<SocketObject>(object).0.get().is_some()
}

/// A new object for a socket.
pub fn new(socket: Rc<Socket>) -> Object {
    let object = object::instantiate::<SocketObject>(ce::socket_ptr());
    give(object.as_raw(), socket);
    object
}

/// The socket of a method's call.
#[inline]
pub(super) fn of(call: &Call<'_>) -> PhpResult<Rc<Socket>> {
    match native::<SocketObject>(call.this()).0.get() {
        Some(socket) => Ok(Rc::clone(socket)),
        None => Err(failure::not_constructed()),
    }
}

/// The same for a call that needs a coroutine.
#[inline]
pub(super) fn in_coroutine(call: &Call<'_>) -> PhpResult<Rc<Socket>> {
    failure::need_coroutine()?;
    of(call)
}

/// Why a call fails, where all objects with a socket say it.
#[derive(Clone, Copy)]
pub struct ErrorSlots {
    pub code: usize,
    pub text: usize,
}

pub(super) const SOCKET: ErrorSlots = ErrorSlots {
    code: slots::socket::ERR_CODE,
    text: slots::socket::ERR_MSG,
};

impl ErrorSlots {
    /// Takes back what an earlier call has said.
    #[inline]
    pub fn clear(self, object: *mut raw::zend_object) {
        if object::property(object, self.code).is_long(0) {
            return;
        }
        set_property(object, self.code, 0i64);
        set_property(object, self.text, Value::from(""));
    }

    pub fn set(self, object: *mut raw::zend_object, code: i64, text: &str) {
        Engine::get().coroutines.set_last_error(code as i32);
        set_property(object, self.code, code);
        set_property(object, self.text, text);
    }

    /// Says why a call fails. Err: it throws instead.
    #[cold]
    pub fn say(self, call: &Call<'_>, socket: &Socket, failure: Failure) -> PhpResult<()> {
        match failure {
            Failure::Busy(owner, direction) => Err(busy(socket.fd, owner, direction)),
            failure => self.say_without_socket(call, failure),
        }
    }

    /// The same where there is no socket that somebody could be in.
    pub fn say_without_socket(self, call: &Call<'_>, failure: Failure) -> PhpResult<()> {
        let object = call.this();
        match failure {
            Failure::Code(code) => {
                self.set(object, code, &text_of(code, constants::SWOOLE_STRERROR_SWOOLE));
            }
            Failure::Described(code, text) => self.set(object, code, &text),
            Failure::Busy(owner, direction) => return Err(busy(NO_DESCRIPTOR, owner, direction)),
            Failure::Unwind(unwind) => {
                if unwind == Unwind::Thrown && Engine::get().coroutines.is_canceled() {
                    let code = i64::from(libc::ECANCELED);
                    set_property(object, self.code, code);
                    set_property(object, self.text, text_of(code, 0).as_str());
                }
                return Err(unwind);
            }
        }
        Ok(())
    }

    /// A call's result: what it gives, or false.
    pub fn result<T>(
        self,
        call: &Call<'_>,
        socket: &Socket,
        outcome: Result<T, Failure>,
        value: impl FnOnce(T) -> Value,
    ) -> PhpResult {
        match outcome {
            Ok(given) => {
                self.clear(call.this());
                Ok(value(given))
            }
            Err(failure) => self.say(call, socket, failure).map(|()| Value::FALSE),
        }
    }
}

const NO_DESCRIPTOR: i32 = -1;

/// Two coroutines at one socket.
pub(super) fn busy(fd: i32, owner: i64, direction: Direction) -> Unwind {
    let doing = match direction {
        Direction::Read => "reading",
        Direction::Write => "writing",
    };
    failure::fatal(&bound_text(
        fd,
        owner,
        doing,
        Engine::get().coroutines.current_id(),
    ))
}

/// Throws `Socket\Exception`.
pub(super) fn exception(text: &str, code: i64) -> Unwind {
    error::throw(ce::socket_exception_ptr(), text, code)
}
