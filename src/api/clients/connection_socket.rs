//! `$socket` of the clients that speak HTTP: the connection itself, made when somebody looks at it, which costs a descriptor.

use std::rc::Rc;

use super::{http_client, http2_client, socket_object};
use crate::client::http::Connection;
use crate::zend::object::{make_lazy, property, set_property, slot_is_undef};
use crate::zend::value::Kind;
use crate::zend::{Value, raw};

/// The engine looks at a property that is made when somebody does.
pub fn fill(object: *mut raw::zend_object) {
    let Some((slot, connection)) = http_client::socket_of(object).or_else(|| http2_client::socket_of(object))
    else {
        return;
    };
    if !slot_is_undef(object, slot) {
        return;
    }
    let socket = match connection {
        Some(connection) => socket_object::new(Connection::lend(&connection)).into(),
        None => Value::NULL,
    };
    set_property(object, slot, socket);
}

/// A client's slot and its connection that is open.
pub type Connected = (usize, Option<Rc<Connection>>);

/// Has the property follow the connection.
pub fn show(object: *mut raw::zend_object, slot: usize, is_connected: bool) {
    let is_shown = match property(object, slot).kind() {
        // Not made yet, or none.
        Kind::Null => slot_is_undef(object, slot) == is_connected,
        Kind::Object(socket) => {
            is_connected && socket_object::of_object(socket).is_some_and(|socket| !socket.is_closed())
        }
        _ => false,
    };
    if is_shown {
        return;
    }
    set_property(object, slot, Value::NULL);
    if is_connected {
        make_lazy(object, slot);
    }
}
