//! What a `SwooleRs\Hub` object carries, and what its methods have in common: finding the hub and the connections, waiting for
//! the backend, saying what went wrong.

use std::cell::OnceCell;
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use super::listeners::Listeners;
use crate::api::failure;
use crate::api::http::response_object::ResponseObject;
use crate::api::registration::ce;
use crate::engine::{Engine, Interrupt};
use crate::hub::backend::HubError;
use crate::hub::options::check_channel;
use crate::hub::{Hub, Name};
use crate::server::http::exchange::Exchange;
use crate::zend::object::{HandlersCell, Native, native};
use crate::zend::{Call, PhpResult, Value, Zval};

/// Empty until the constructor has run.
#[derive(Default)]
pub struct HubObject {
    pub parts: OnceCell<Parts>,
}

/// The hub, and what the script wants to be told: PHP values, which must not outlive the object.
pub struct Parts {
    pub hub: Rc<Hub>,
    pub listeners: Rc<Listeners>,
}

impl Drop for Parts {
    fn drop(&mut self) {
        self.hub.close();
    }
}

impl HubObject {
    fn show(&self, visit: &mut dyn FnMut(&Zval)) {
        if let Some(parts) = self.parts.get() {
            parts.listeners.show(visit);
        }
    }
}

static HANDLERS: HandlersCell = HandlersCell::new();

impl Native for HubObject {
    fn handlers() -> &'static HandlersCell {
        &HANDLERS
    }

    const REFERENCES: Option<crate::zend::object::Show<Self>> = Some(HubObject::show);
}

/// The parts of `$this`.
pub fn parts<'a>(call: &Call<'a>) -> PhpResult<&'a Parts> {
    let parts = native::<HubObject>(call.this()).parts.get();
    parts.ok_or_else(failure::not_constructed)
}

/// The same while the hub is not closed.
pub fn open<'a>(call: &Call<'a>) -> PhpResult<&'a Parts> {
    let parts = parts(call)?;
    if parts.hub.is_closed() {
        return Err(failure::exception(&HubError::Closed.to_string(), 0));
    }
    Ok(parts)
}

/// A channel's name as an argument.
pub fn channel(call: &Call<'_>, index: usize) -> PhpResult<Name> {
    let name = call.string(index)?;
    check_channel(name.as_bytes()).map_err(|text| call.value_error(index, &text))?;
    Ok(name.as_bytes().into())
}

const RESPONSE: &str = "Swoole\\Http\\Response";

/// A WebSocket connection as an argument. Err: the call's result, because it is none.
pub fn connection(call: &Call<'_>, index: usize) -> PhpResult<Result<Rc<Exchange>, Value>> {
    let object = call.object(index, ce::response_ptr(), RESPONSE)?;
    let Some(exchange) = native::<ResponseObject>(object).exchange.get() else {
        return failure::with_code(libc::EBADF.into()).map(Err);
    };
    if !exchange.is_upgraded() {
        return Err(call.value_error(index, "must be a WebSocket connection: call upgrade() first"));
    }
    if !exchange.connection.is_open() {
        return failure::with_code(libc::EBADF.into()).map(Err);
    }
    Ok(Ok(Rc::clone(exchange)))
}

/// A connection that is left out, if one is given.
pub fn exception(call: &Call<'_>, index: usize) -> PhpResult<Option<usize>> {
    let object = call.nullable_object(index, ce::response_ptr(), "?Swoole\\Http\\Response")?;
    let exchange = object.and_then(|object| native::<ResponseObject>(object).exchange.get());
    Ok(exchange.map(|exchange| crate::hub::key_of(&exchange.connection)))
}

/// Waits for the backend. One that answers at once needs no coroutine. None: the wait was cancelled.
pub fn wait<T>(answer: impl Future<Output = T>) -> PhpResult<Option<T>> {
    let mut answer = pin!(answer);
    if let Poll::Ready(output) = answer.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        return Ok(Some(output));
    }
    failure::need_coroutine()?;
    match Engine::get().wait(answer) {
        Ok(output) => Ok(Some(output)),
        Err(Interrupt::Canceled) => Ok(None),
        Err(Interrupt::Unwind(unwind)) => Err(unwind),
    }
}

/// What a method gives whose result cannot say that something went wrong.
pub fn answer<T>(answer: impl Future<Output = Result<T, HubError>>) -> PhpResult<T> {
    match wait(answer)? {
        Some(Ok(output)) => Ok(output),
        Some(Err(error)) => Err(failure::exception(&error.to_string(), 0)),
        None => Err(failure::exception(
            "the wait was cancelled",
            libc::ECANCELED.into(),
        )),
    }
}
