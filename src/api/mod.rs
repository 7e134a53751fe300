//! What PHP calls: a room for each subject, in it one file per class or family of functions, each named as its stub. Thin:
//! take the parsed arguments, call the layer below, say what failed in the words of the specification.
//!
//! * `coroutines`, `event_loop`, `processes`, `http`, `websocket`, `clients`, `hub`: the classes.
//! * `global_functions`, `string_functions`, `machine_functions`: `swoole_*`.
//! * `library_functions`: those that Swoole writes in PHP, and so do we.
//! * `metrics`: the figures of the process; `diagnostics`: who waits for what.
//! * `failure`: how calls fail; `error_text`: what error numbers mean.
//! * `registration`: the tables made from the stubs; it names every handler, so it stands above all it names.

pub mod clients;
pub mod coroutines;
pub mod diagnostics;
mod error_text;
pub mod event_loop;
mod failure;
pub mod global_functions;
pub mod http;
pub mod hub;
pub mod library_functions;
pub mod machine_functions;
pub mod metrics;
pub mod processes;
pub mod registration;
pub mod string_functions;
pub mod websocket;

use crate::engine::{self, Classes};
use crate::zend::raw::zend_object;
use registration::ce;

/// The engine looks at a property that is made when somebody does.
pub fn fill_properties(object: *mut zend_object) {
    http::fill_properties(object);
    clients::connection_socket::fill(object);
}

/// Gives the registered classes their object handlers, and the engine the classes it throws.
pub fn install_classes(optional: registration::Optional) {
    processes::atomic::install();
    processes::process_lock::install();
    processes::table::install();
    if optional.library {
        coroutines::barrier::install();
    }
    clients::blocking_client::install();
    clients::client::install();
    clients::socket_object::install();
    clients::http_client::install();
    clients::http2_client::install();
    coroutines::channel::install();
    coroutines::coroutine::install();
    event_loop::event::install();
    websocket::frame::install();
    coroutines::lock::install();
    processes::process::install();
    processes::pool::install();
    http::cookie::install();
    http::request::install();
    http::response::install();
    coroutines::runtime::install();
    coroutines::scheduler::install();
    http::server::install();
    hub::hub::install();
    coroutines::system::install();
    event_loop::timer::install();
    engine::set_classes(Classes {
        canceled: ce::canceled_exception_ptr,
        timed_out: ce::timeout_exception_ptr,
        exit: ce::exit_exception_ptr,
        exit_status: coroutines::exit_exception::status_of,
    });
}
