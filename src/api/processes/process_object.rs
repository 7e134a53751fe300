//! What a `Swoole\Process` carries, and what its methods and those of a pool have in common.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use crate::api::failure;
use crate::api::registration::{ce, slots};
use crate::engine::process::fork::ForkError;
use crate::engine::process::message_queue::MessageQueue;
use crate::engine::process::pipe::Pipe;
use crate::engine::{Engine, Job};
use crate::zend::object::{self, HandlersCell, Native, native, property, set_property};
use crate::zend::value::Kind;
use crate::zend::{Call, Callable, Object, PhpResult, Value, raw};

/// What a Process carries; its callback is a property.
#[derive(Default)]
pub struct ProcessObject {
    pub(super) settings: OnceCell<Settings>,
    pub(super) pipe: RefCell<Option<Rc<Pipe>>>,
    pub(super) in_coroutine: Cell<bool>,
    pub(super) queue: Cell<Option<MessageQueue>>,
    /// What `exportSocket()` has given, and for which descriptor.
    pub(super) exported: RefCell<Option<(i32, Object)>>,
}

/// What the constructor was told.
pub struct Settings {
    pub(super) redirect: bool,
}

static HANDLERS: HandlersCell = HandlersCell::new();

impl Native for ProcessObject {
    fn handlers() -> &'static HandlersCell {
        &HANDLERS
    }
}

pub fn install() {
    object::install::<ProcessObject>(ce::process_ptr());
}

pub fn object_of(call: &Call<'_>) -> &'static ProcessObject {
    native(call.this())
}

/// The Process object that stands for a worker of a pool; its pipe is the pool's.
pub(super) fn of_worker(number: i64, pipe: Option<Rc<Pipe>>) -> Object {
    let process = object::instantiate::<ProcessObject>(ce::process_ptr());
    process.set(slots::process::ID, number);
    *native::<ProcessObject>(process.as_raw()).pipe.borrow_mut() = pipe;
    process
}

/// What such an object shows: a worker that was started anew has another id, and its own end of the pipe.
pub(super) fn show_worker(process: *mut raw::zend_object, pid: i32) {
    set_property(process, slots::process::PID, i64::from(pid));
    show_pipe(process);
}

/// Shows the descriptor of this process's end of the pipe.
pub(super) fn show_pipe(process: *mut raw::zend_object) {
    let descriptor = native::<ProcessObject>(process)
        .pipe
        .borrow()
        .as_ref()
        .and_then(|pipe| pipe.descriptor());
    if let Some(descriptor) = descriptor {
        set_property(process, slots::process::PIPE, i64::from(descriptor));
    }
}

/// The process id that an object stands for; 0: none.
pub(super) fn pid_of(call: &Call<'_>) -> i32 {
    match property(call.this(), slots::process::PID).kind() {
        Kind::Long(pid) => i32::try_from(pid).unwrap_or(0),
        _ => 0,
    }
}

/// Says why there is no child.
pub(super) fn fork_failed(error: ForkError) -> PhpResult {
    match error {
        ForkError::InCoroutine => Err(failure::fatal("must be forked outside the coroutine")),
        ForkError::InLoop => Err(failure::fatal("must be forked outside the event loop")),
        ForkError::Failed(error) => failure::system("fork()", &error),
    }
}

/// Runs a callable in a coroutine, and the loop to its end.
pub(super) fn in_coroutine(callable: Callable, arguments: Vec<Value>) -> PhpResult<()> {
    let job = Job::Php { callable, arguments };
    Engine::get().run(&mut std::iter::once(job), &|live| {
        failure::warn_limit(live).map(drop)
    })
}
