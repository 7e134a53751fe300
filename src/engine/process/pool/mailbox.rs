//! Messages between the workers of a pool. Each worker number has a box: a pair of datagram sockets that all processes
//! hold, so that what is not read yet waits for the next worker of that number.
//!
//! A message travels in pieces that fit a datagram. Each names its sender and the message, and says where it belongs.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::future::poll_fn;
use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::rc::Rc;
use std::task::{Poll, Waker};
use std::time::Instant;

use tokio::io::Interest;

use crate::engine::{Engine, Interrupt, Readiness};
use crate::zend::{PhpResult, error, system};

/// Bytes of a message in one datagram: some of them fit a socket's buffer at once.
const PIECE: usize = 32 * 1024;
/// Sender, number of the message, its length, where the piece belongs: four numbers of 32 bits.
const HEAD: usize = 16;
/// Messages of which a piece is missing: their senders have died.
const UNFINISHED: usize = 64;

struct WorkerBox {
    entrance: OwnedFd,
    exit: OwnedFd,
}

/// The boxes of all workers of a pool, made by its master and inherited by every worker: any process may send to any
/// worker, which takes what came for its number. It does not know which process has which number; a message for a number
/// that no process has waits.
pub struct Mailbox {
    boxes: Vec<WorkerBox>,
    sent: Cell<u32>,
    /// By sender and number.
    unfinished: RefCell<BTreeMap<(u32, u32), Vec<u8>>>,
    /// What this process sends itself while its box is full: it cannot wait for itself. It is read after the box.
    overflow: RefCell<VecDeque<Vec<u8>>>,
}

/// Keeps a loop going for what may come to a box, until it is over.
#[derive(Default)]
pub struct KeepAlive {
    over: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl KeepAlive {
    /// The loop may end.
    pub fn end(&self) {
        self.over.set(true);
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

impl Engine {
    /// Has the loop turn whenever something comes in at a descriptor, and live on for that.
    pub fn turn_for(&self, descriptor: RawFd, watch: Rc<KeepAlive>) -> PhpResult<()> {
        self.begin_loop()?;
        let watched = system::duplicate(descriptor).and_then(|own| self.register(own, Interest::READABLE));
        let watched =
            watched.map_err(|error| error::throw_error(&format!("cannot wait for messages: {error}")))?;
        self.reactor().spawn(poll_fn(move |context| {
            while !watch.over.get() {
                match watched.poll_read_ready(context) {
                    Poll::Ready(Ok(mut ready)) => ready.clear_ready(),
                    Poll::Ready(Err(_)) => return Poll::Ready(()),
                    Poll::Pending => {
                        *watch.waker.borrow_mut() = Some(context.waker().clone());
                        return Poll::Pending;
                    }
                }
            }
            Poll::Ready(())
        }));
        Ok(())
    }
}

/// Why a message was not sent.
pub enum MailError {
    TimedOut,
    Failed(io::Error),
    Interrupt(Interrupt),
}

impl Mailbox {
    pub fn new(workers: usize) -> io::Result<Self> {
        let boxes = (0..workers)
            .map(|_| WorkerBox::new())
            .collect::<io::Result<_>>()?;
        Ok(Mailbox {
            boxes,
            sent: Cell::new(0),
            unfinished: RefCell::default(),
            overflow: RefCell::default(),
        })
    }

    /// Waits while the box is full. `own`: it is the sender's.
    pub fn send(
        &self,
        worker_id: usize,
        own: bool,
        message: &[u8],
        deadline: Option<Instant>,
    ) -> Result<(), MailError> {
        let entrance = self.boxes[worker_id].entrance.as_raw_fd();
        let number = self.sent.get();
        self.sent.set(number.wrapping_add(1));
        let mut at = 0;
        loop {
            let piece = &message[at..message.len().min(at + PIECE)];
            let mut datagram = Vec::with_capacity(HEAD + piece.len());
            for value in [std::process::id(), number, message.len() as u32, at as u32] {
                datagram.extend_from_slice(&value.to_ne_bytes());
            }
            datagram.extend_from_slice(piece);
            if own {
                self.keep(entrance, datagram)?;
            } else {
                put(entrance, &datagram, deadline)?;
            }
            at += piece.len();
            if at >= message.len() {
                return Ok(());
            }
        }
    }

    /// Sends this process something.
    fn keep(&self, entrance: RawFd, datagram: Vec<u8>) -> Result<(), MailError> {
        let mut overflow = self.overflow.borrow_mut();
        if overflow.is_empty() {
            match put(entrance, &datagram, Some(Instant::now())) {
                Err(MailError::TimedOut) => {}
                outcome => return outcome,
            }
        }
        overflow.push_back(datagram);
        Ok(())
    }

    /// What becomes readable when there is something in a box.
    pub fn exit(&self, worker_id: usize) -> RawFd {
        self.boxes[worker_id].exit.as_raw_fd()
    }

    /// The next message that is complete; None: there is nothing more to read now.
    pub fn take(&self, worker_id: usize) -> Option<Vec<u8>> {
        loop {
            let datagram = self
                .receive(worker_id)
                .or_else(|| self.overflow.borrow_mut().pop_front())?;
            if let Some(message) = self.assemble(&datagram) {
                return Some(message);
            }
        }
    }

    fn receive(&self, worker_id: usize) -> Option<Vec<u8>> {
        let mut datagram = vec![0u8; HEAD + PIECE];
        loop {
            // SAFETY: writes into the buffer, as far as it goes.
            let length = unsafe {
                let (buffer, size) = (datagram.as_mut_ptr().cast(), datagram.len());
                libc::recv(self.exit(worker_id), buffer, size, libc::MSG_DONTWAIT)
            };
            if let Ok(length) = usize::try_from(length) {
                datagram.truncate(length);
                return Some(datagram);
            }
            if io::Error::last_os_error().kind() != io::ErrorKind::Interrupted {
                return None;
            }
        }
    }

    fn assemble(&self, datagram: &[u8]) -> Option<Vec<u8>> {
        let (head, piece) = datagram.split_at_checked(HEAD)?;
        let mut numbers = head.chunks_exact(size_of::<u32>()).map(|bytes| {
            let mut number = [0; size_of::<u32>()];
            number.copy_from_slice(bytes);
            u32::from_ne_bytes(number)
        });
        let key = (numbers.next()?, numbers.next()?);
        let (total, at) = (numbers.next()? as usize, numbers.next()? as usize);
        if at == 0 && piece.len() == total {
            return Some(piece.to_vec());
        }
        let mut unfinished = self.unfinished.borrow_mut();
        let message = unfinished.entry(key).or_default();
        if message.len() != at {
            // Its beginning went to a worker that has died.
            unfinished.remove(&key);
            return None;
        }
        message.extend_from_slice(piece);
        if message.len() >= total {
            return unfinished.remove(&key);
        }
        if unfinished.len() > UNFINISHED {
            unfinished.pop_first();
        }
        None
    }
}

impl WorkerBox {
    fn new() -> io::Result<Self> {
        let mut ends = [-1; 2];
        let kind = libc::SOCK_DGRAM | libc::SOCK_CLOEXEC;
        // SAFETY: fills two numbers.
        if unsafe { libc::socketpair(libc::AF_UNIX, kind, 0, ends.as_mut_ptr()) } != 0 {
            return Err(io::Error::last_os_error());
        }
        // SAFETY: both are new, and ours.
        let [entrance, exit] = ends.map(|end| unsafe { OwnedFd::from_raw_fd(end) });
        Ok(WorkerBox { entrance, exit })
    }
}

fn put(entrance: RawFd, datagram: &[u8], deadline: Option<Instant>) -> Result<(), MailError> {
    const WRITABLE: Readiness = Readiness {
        read: false,
        write: true,
    };
    loop {
        let flags = libc::MSG_DONTWAIT | libc::MSG_NOSIGNAL;
        // SAFETY: reads from the slice.
        if unsafe { libc::send(entrance, datagram.as_ptr().cast(), datagram.len(), flags) } >= 0 {
            return Ok(());
        }
        let error = io::Error::last_os_error();
        match error.kind() {
            io::ErrorKind::Interrupted => {}
            io::ErrorKind::WouldBlock if deadline.is_some_and(|deadline| deadline <= Instant::now()) => {
                return Err(MailError::TimedOut);
            }
            io::ErrorKind::WouldBlock => {
                let ready = Engine::get().wait_anywhere(entrance, WRITABLE, deadline);
                if !ready.map_err(MailError::Interrupt)? {
                    return Err(MailError::TimedOut);
                }
            }
            _ => return Err(MailError::Failed(error)),
        }
    }
}
