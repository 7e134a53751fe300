//! `Swoole\Http\Response`: the connection's socket, and `detach()`.

use std::rc::{Rc, Weak};

use super::response_object::{ResponseObject, unended};
use crate::api::clients::socket_object;
use crate::api::failure;
use crate::api::registration::slots;
use crate::client::Socket;
use crate::engine::Interrupt;
use crate::server::Connection;
use crate::server::connection::sharing::{Borrower, Owner};
use crate::server::http::exchange::Exchange;
use crate::zend::object::{self, Object, native, property, set_property, slot_is_undef};
use crate::zend::value::Kind;
use crate::zend::{Call, PhpResult, Value, raw};

/// Makes `$socket` when somebody looks at it: few do, and it costs a descriptor.
pub fn fill(object: *mut raw::zend_object) {
    if !object::is_native::<ResponseObject>(object) || !slot_is_undef(object, slots::response::SOCKET) {
        return;
    }
    let socket = match native::<ResponseObject>(object).exchange.get() {
        Some(exchange) if !exchange.is_http2() => socket_of(exchange).into(),
        // Many requests share a connection of HTTP/2: it is nobody's to use.
        _ => Value::NULL,
    };
    set_property(object, slots::response::SOCKET, socket);
}

fn socket_of(exchange: &Rc<Exchange>) -> Object {
    let connection = &exchange.connection;
    let shared = connection.reader.stream().and_then(|stream| stream.share().ok());
    let socket = match shared {
        Some((fd, session)) => {
            // Who writes to the descriptor itself, which knows of no queue, comes behind it at least where the kernel takes all.
            connection.outbox.flush();
            let exchange = Rc::clone(exchange);
            let lender = Box::new(move |back: crate::client::socket::lent::GivenBack| {
                exchange.take_back(&back.input, back.is_closed);
            });
            let socket = Socket::of_connection(fd, connection.fd, session, lender);
            socket.share_with(&connection.outbox);
            // Responses that the script makes on the socket send in turn with the server's own.
            let sender: Weak<Connection> = Rc::downgrade(connection);
            socket.set_sender(sender);
            socket
        }
        None => Socket::closed(connection.fd),
    };
    let socket = Rc::new(socket);
    let borrower: Weak<Socket> = Rc::downgrade(&socket);
    connection.set_borrower(borrower);
    socket_object::new(socket)
}

impl Borrower for Socket {
    fn connection_ended(&self) {
        Socket::connection_ended(self);
    }
}

impl Owner for Socket {
    fn take_unused(&self) -> Vec<u8> {
        Socket::take_unused(self)
    }

    fn put_back(&self, input: &[u8]) {
        Socket::put_back(self, input);
    }
}

/// `detach(): bool`
pub fn detach(call: &mut Call<'_>) -> PhpResult {
    let Some(exchange) = unended(call) else {
        return Ok(Value::FALSE);
    };
    call.expect(0, 0)?;
    if exchange.is_http2() {
        return failure::warn("a stream of HTTP/2 cannot be detached from its connection");
    }
    match exchange.connection.wait_sent() {
        Ok(Ok(())) => {}
        Ok(Err(code)) => return failure::with_code(code.into()),
        Err(Interrupt::Canceled) => return failure::with_code(libc::ECANCELED.into()),
        Err(Interrupt::Unwind(unwind)) => return Err(unwind),
    }
    if unended(call).is_none() {
        return Ok(Value::FALSE);
    }
    fill(call.this());
    let socket = match property(call.this(), slots::response::SOCKET).kind() {
        Kind::Object(object) => socket_object::of_object(object),
        _ => None,
    };
    match socket {
        Some(socket) if !socket.is_closed() => {
            // The server reads no more: responses on the socket need a connection of their own.
            socket.share_with(&exchange.connection.outbox);
            socket.put_back(&exchange.detach());
        }
        _ => return failure::with_code(libc::EBADF.into()),
    }
    Ok(Value::TRUE)
}
