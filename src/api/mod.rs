//! What PHP calls: one file per class or family of functions, each named as its stub. Thin: take the parsed arguments,
//! call the layer below, say what failed in the words of the specification.

pub mod atomic;
pub mod atomic_long;
pub mod barrier;
pub mod channel;
pub mod close_frame;
pub mod coroutine;
pub mod coroutine_functions;
pub mod event;
pub mod exit_exception;
pub mod failure;
pub mod frame;
pub mod functions;
pub mod lock;
pub mod process;
mod process_calls;
mod process_messages;
pub mod process_pool;
mod process_worker;
pub mod request;
pub mod response;
mod response_cookie;
mod response_head;
mod response_websocket;
pub mod runtime;
pub mod scheduler;
pub mod server;
pub mod system;
pub mod tasks;
pub mod timer;
pub mod wait_group;

use crate::engine::{self, Classes};
use crate::zend::registration::ce;

/// Gives the registered classes their object handlers, and the engine the classes it throws.
pub fn install_classes() {
    atomic::install();
    barrier::install();
    channel::install();
    coroutine::install();
    event::install();
    frame::install();
    lock::install();
    process::install();
    process_pool::install();
    request::install();
    response::install();
    runtime::install();
    scheduler::install();
    server::install();
    system::install();
    timer::install();
    engine::set_classes(Classes {
        canceled: ce::canceled_exception_ptr,
        timed_out: ce::timeout_exception_ptr,
        exit: ce::exit_exception_ptr,
        exit_status: exit_exception::status_of,
    });
}
