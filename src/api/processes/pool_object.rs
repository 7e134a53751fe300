//! What a `Swoole\Process\Pool` carries, and what its processes share while it runs.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::io;
use std::rc::Rc;
use std::time::Duration;

use crate::api::registration::{ce, constants, slots};
use crate::engine::metrics::Workers;
use crate::engine::process::message_queue::MessageQueue;
use crate::engine::process::pipe::{Pipe, PipeKind};
use crate::engine::process::pool::mailbox::{KeepAlive, Mailbox};
use crate::engine::process::pool::request_listener::RequestListener;
use crate::engine::process::pool::worker_table::WorkerTable;
use crate::zend::object::{self, HandlersCell, Native, Show, native, set_property};
use crate::zend::{Call, Callable, Object, Str, Value, raw};

/// Default of `max_package_size`, in bytes.
const MAX_PACKAGE: usize = 2 * 1024 * 1024;

/// What a Pool carries.
#[derive(Default)]
pub struct PoolObject {
    pub(super) made: OnceCell<ConstructorArgs>,
    pub(super) in_coroutine: Cell<bool>,
    /// None: the default.
    pub(super) max_wait: Cell<Option<Duration>>,
    pub(super) max_package: Cell<Option<usize>>,
    pub(super) events: RefCell<BTreeMap<Event, Callable>>,
    pub(super) entrances: RefCell<Vec<RequestListener>>,
    pub(super) running: RefCell<Option<Rc<PoolRun>>>,
    /// What `getProcess()` has given.
    pub(super) processes: RefCell<BTreeMap<usize, Value>>,
}

/// What the constructor was told.
pub struct ConstructorArgs {
    pub(super) workers: usize,
    pub(super) ipc: i64,
    /// The key of the message queue; 0: a queue of the pool's own.
    pub(super) queue_key: i32,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Event {
    Start,
    Shutdown,
    WorkerStart,
    WorkerStop,
    WorkerExit,
    Message,
}

/// A pool that was started, in the master or one of its workers.
pub struct PoolRun {
    pub table: WorkerTable,
    /// What its processes count.
    pub metrics: Workers,
    pub mail: Option<Mailbox>,
    /// Where messages from outside wait for any worker, with SWOOLE_IPC_MSGQUEUE.
    pub(super) queue: Option<MessageQueue>,
    /// What the processes that stand for the workers read and write; none unless there is mail.
    pub pipes: Vec<Rc<Pipe>>,
    pub(super) master: i32,
    /// None: the master.
    pub worker_id: Cell<Option<usize>>,
    /// The worker, or the pool before it begins, is to end.
    pub stopping: Cell<bool>,
    /// What `write()` has collected for the request that is served now.
    pub answer: RefCell<Option<Vec<u8>>>,
    /// Keeps a worker's loop going for messages.
    pub watch: Rc<KeepAlive>,
}

static HANDLERS: HandlersCell = HandlersCell::new();

impl Native for PoolObject {
    fn handlers() -> &'static HandlersCell {
        &HANDLERS
    }

    const REFERENCES: Option<Show<Self>> = Some(|pool, visit| {
        pool.events
            .borrow()
            .values()
            .for_each(|callable| visit(callable.value()));
        pool.processes
            .borrow()
            .values()
            .for_each(|process| visit(process.raw()));
    });
}

impl PoolObject {
    pub(super) fn in_coroutine(&self) -> bool {
        self.in_coroutine.get()
    }

    pub(super) fn ipc(&self) -> i64 {
        self.made
            .get()
            .map_or(constants::SWOOLE_IPC_NONE, |made| made.ipc)
    }

    pub(super) fn event(&self, event: Event) -> Option<Callable> {
        self.events.borrow().get(&event).cloned()
    }

    pub(super) fn max_package(&self) -> usize {
        self.max_package.get().unwrap_or(MAX_PACKAGE)
    }

    pub(super) fn running(&self) -> Option<Rc<PoolRun>> {
        self.running.borrow().clone()
    }
}

pub fn install() {
    object::install::<PoolObject>(ce::pool_ptr());
}

pub(super) fn object_of(call: &Call<'_>) -> &'static PoolObject {
    native(call.this())
}

impl PoolRun {
    /// What the processes of a pool share, made by its master.
    pub fn prepare(made: &ConstructorArgs) -> io::Result<Self> {
        let (mail, pipes) = match made.ipc {
            constants::SWOOLE_IPC_UNIXSOCK => {
                let pipes = (0..made.workers).map(|_| Pipe::open(PipeKind::Datagram).map(Rc::new));
                (
                    Some(Mailbox::new(made.workers)?),
                    pipes.collect::<Result<_, _>>()?,
                )
            }
            _ => (None, Vec::new()),
        };
        let queue = match made.ipc {
            constants::SWOOLE_IPC_MSGQUEUE => Some(MessageQueue::open(made.queue_key, None, true)?),
            _ => None,
        };
        Ok(PoolRun {
            table: WorkerTable::new(made.workers)?,
            metrics: Workers::prepare(made.workers)?,
            mail,
            queue,
            pipes,
            master: std::process::id() as i32,
            worker_id: Cell::new(None),
            stopping: Cell::new(false),
            answer: RefCell::new(None),
            watch: Rc::default(),
        })
    }

    /// Removes the queue of a pool that has ended. One with a key stays: it is known outside, and may hold messages.
    pub(super) fn remove_own_queue(&self) {
        if let Some(queue) = self.queue.filter(|queue| queue.key() == libc::IPC_PRIVATE) {
            // It may have been removed by hand.
            let _ = queue.remove();
        }
    }

    /// This worker can do its work.
    pub fn ready(&self) {
        if let Some(worker_id) = self.worker_id.get() {
            self.table.ready(worker_id, self.master);
        }
    }
}

/// The arguments of a worker's callbacks.
pub(super) fn arguments(this: &Object, worker_id: usize) -> Vec<Value> {
    vec![this.clone().into(), (worker_id as i64).into()]
}

/// The arguments of `Message`.
pub(super) fn message(this: &Object, data: &[u8]) -> Vec<Value> {
    vec![this.clone().into(), Str::new(data).into()]
}

/// The object is a worker's now.
pub(super) fn show_worker(this: *mut raw::zend_object, worker_id: usize) {
    set_property(this, slots::pool::WORKER_ID, worker_id as i64);
    set_property(this, slots::pool::WORKER_PID, i64::from(std::process::id()));
}
