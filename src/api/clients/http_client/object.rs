//! What a `Swoole\Coroutine\Http\Client` carries besides its properties.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::cookie_jar::CookieJar;
use crate::api::clients::connection_socket::Connected;
use crate::api::clients::socket_object::ErrorSlots;
use crate::api::registration::{ce, slots};
use crate::client::http::HttpClient;
use crate::client::http::settings::Settings;
use crate::zend::object::{self, HandlersCell, Native, native};
use crate::zend::{Str, raw};

/// The connection, what was set, and what belongs to the requests so far.
#[derive(Default)]
pub struct ClientObject {
    pub constructed: Cell<bool>,
    pub client: HttpClient,
    pub settings: RefCell<Rc<Settings>>,
    pub defer: Cell<bool>,
    pub credentials: RefCell<Option<Credentials>>,
    pub jar: RefCell<CookieJar>,
    /// The body and the files of the properties were part of a request already.
    pub is_body_used: Cell<bool>,
    /// The very string that `$requestMethod` has since the request that it was for.
    pub used_method: RefCell<Option<Str>>,
    /// The head of the last request.
    pub head_out: RefCell<Option<Vec<u8>>>,
}

/// What `setBasicAuth` was told.
pub struct Credentials {
    /// The field's value.
    pub value: Vec<u8>,
    /// Host and port of the first request that has them: they are for no other. None: there was no request yet.
    pub origin: Option<(Vec<u8>, i64)>,
}

static HANDLERS: HandlersCell = HandlersCell::new();

impl Native for ClientObject {
    fn handlers() -> &'static HandlersCell {
        &HANDLERS
    }

    const LAZY: bool = true;
}

pub fn install() {
    object::install::<ClientObject>(ce::http_client_ptr());
}

/// The slot of `$socket`, and the connection behind it; None: the object is no such client.
pub fn socket_of(object: *mut raw::zend_object) -> Option<Connected> {
    object::is_native::<ClientObject>(object)
        .then(|| (slots::http_client::SOCKET, of(object).client.connection()))
}

pub fn of<'a>(object: *mut raw::zend_object) -> &'a ClientObject {
    native(object)
}

pub const ERRORS: ErrorSlots = ErrorSlots {
    code: slots::http_client::ERR_CODE,
    text: slots::http_client::ERR_MSG,
};
