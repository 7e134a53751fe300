//! Which coroutines wait for which descriptor.
//!
//! All of them share an epoll instance that the reactor watches as one descriptor. A descriptor is added once and re-armed
//! for each wait (EPOLLONESHOT), which is one cheap system call and no second descriptor. What stays armed after a wait
//! that ended otherwise is reported once and wakes nobody; whoever is woken looks again.
//!
//! Sockets that are waited for to be read, which is most of all waiting, stay armed (EPOLLET): each wait follows a call that
//! has found nothing, so that whatever comes later is a change and reported. That takes no system call at all, and relies
//! on seeing each `close`.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::task::Poll;
use std::time::{Duration, Instant};

use libc::pollfd;
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;

use super::Hooks;
use super::gate::Caller;
use super::kinds::{Kind, kind_of};
use crate::engine::coroutine::slot::WakeReason;
use crate::engine::{Engine, Interrupt, Waiting};
use crate::net::WakeToken;
use crate::zend::system::{errno, set_errno};
use crate::zend::waits;

/// Events that are taken at once; more are there again the next time.
const BATCH: usize = 256;
/// How often a descriptor is looked at that the kernel does not report.
const LOOK_EVERY: Duration = Duration::from_millis(10);

#[derive(Clone, Copy)]
struct Waiter {
    word: WakeToken,
    events: u32,
    /// What the kernel has reported.
    happened: u32,
    /// Another coroutine closes the descriptor.
    closing: bool,
}

#[derive(Default)]
struct Entry {
    /// The epoll instance knows the descriptor, unless it was closed behind our back.
    added: bool,
    /// What the kernel looks for now.
    armed: u32,
    /// It goes on looking for that when it has reported it.
    stays_armed: bool,
    /// Counts the descriptors that have had this number. The kernel reports one that was closed as long as another process
    /// has it open, which may be one that has been forked and has not begun its program.
    generation: u32,
    waiters: Vec<Waiter>,
}

/// Those who wait, by their descriptors.
pub struct Waiters {
    /// The epoll instance of the loop that runs, which a job of the reactor owns.
    epoll: Cell<Option<RawFd>>,
    entries: RefCell<Vec<Entry>>,
    count: Cell<usize>,
    /// Descriptors that are being closed just now, while those who waited for them go on.
    closing: RefCell<Vec<RawFd>>,
    /// Where the kernel puts what has happened.
    events: RefCell<Box<[libc::epoll_event; BATCH]>>,
}

impl Default for Waiters {
    fn default() -> Self {
        Waiters {
            epoll: Cell::default(),
            entries: RefCell::default(),
            count: Cell::default(),
            closing: RefCell::default(),
            events: RefCell::new(Box::new([libc::epoll_event { events: 0, u64: 0 }; BATCH])),
        }
    }
}

/// Why a wait ended without what was waited for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ended {
    /// The time is up.
    TimedOut,
    /// Another coroutine closes a descriptor of it.
    Closed,
    Interrupted(Interrupt),
}

impl Waiters {
    /// A loop ends, and with it the reactor's jobs; or the process is a child, and all this its parent's.
    pub fn forget(&self) {
        self.epoll.set(None);
        self.entries.borrow_mut().clear();
        self.closing.borrow_mut().clear();
        self.count.set(0);
    }

    /// Puts a coroutine down for what it waits for. Err: the kernel has no readiness for one of the descriptors, or it
    /// is none; then the call itself will tell.
    fn add(&self, epoll: RawFd, wanted: &[pollfd], word: WakeToken, hooks: &Hooks) -> io::Result<()> {
        let mut entries = self.entries.borrow_mut();
        for (index, one) in wanted.iter().enumerate() {
            let Ok(fd) = usize::try_from(one.fd) else { continue };
            if entries.len() <= fd {
                entries.resize_with(fd + 1, Entry::default);
            }
            let events = events_of(one.events);
            let entry = &mut entries[fd];
            entry.waiters.push(Waiter {
                word,
                events,
                happened: 0,
                closing: false,
            });
            self.count.set(self.count.get() + 1);
            let may_stay = || hooks.installed.sees_each_close() && kind_of(one.fd) == Kind::Socket;
            if let Err(refusal) = entry.arm(epoll, one.fd, may_stay) {
                drop(entries);
                self.remove(&wanted[..=index], word);
                return Err(refusal);
            }
        }
        Ok(())
    }

    /// Takes it out again. Some: what the kernel has reported of all the descriptors; None: one is about to be closed.
    fn remove(&self, wanted: &[pollfd], word: WakeToken) -> Option<u32> {
        let mut entries = self.entries.borrow_mut();
        let mut closing = false;
        let mut happened = 0;
        for one in wanted {
            let entry = usize::try_from(one.fd).ok().and_then(|fd| entries.get_mut(fd));
            let Some(entry) = entry else { continue };
            if let Some(index) = entry.waiters.iter().position(|waiter| waiter.word == word) {
                let waiter = entry.waiters.swap_remove(index);
                closing |= waiter.closing;
                happened |= waiter.happened;
                self.count.set(self.count.get() - 1);
            }
        }
        (!closing).then_some(happened)
    }

    /// A descriptor is about to be closed, or its number was given to another one just now. A child may have it open, too,
    /// so that the kernel would go on with it.
    fn disarm(&self, fd: RawFd) {
        let mut entries = self.entries.borrow_mut();
        if let Some(entry) = usize::try_from(fd).ok().and_then(|fd| entries.get_mut(fd))
            && std::mem::take(&mut entry.added)
            && let Some(epoll) = self.epoll.get()
        {
            let saved = errno();
            let _ = entry.control(epoll, libc::EPOLL_CTL_DEL, fd, 0);
            set_errno(saved);
        }
    }

    /// Marks one of those who wait for a descriptor that is about to be closed, and names it.
    fn next_to_leave(&self, fd: RawFd) -> Option<WakeToken> {
        if self.count.get() == 0 {
            return None;
        }
        let mut entries = self.entries.borrow_mut();
        let entry = entries.get_mut(usize::try_from(fd).ok()?)?;
        let waiter = entry.waiters.iter_mut().find(|waiter| !waiter.closing)?;
        waiter.closing = true;
        Some(waiter.word)
    }

    fn is_closing(&self, wanted: &[pollfd]) -> bool {
        let closing = self.closing.borrow();
        !closing.is_empty() && wanted.iter().any(|one| closing.contains(&one.fd))
    }

    /// Wakes those whose descriptors have become ready; true: there may be more of them.
    fn take_events(&self, engine: &Engine, epoll: RawFd) -> bool {
        let mut events = self.events.borrow_mut();
        // SAFETY: the kernel writes at most as many events as there is room for.
        let count = unsafe { libc::epoll_wait(epoll, events.as_mut_ptr(), BATCH as i32, 0) };
        let count = usize::try_from(count).unwrap_or(0);
        for event in &events[..count] {
            self.wake(event, engine, epoll);
        }
        count == BATCH
    }

    /// A descriptor is ready: who waited for that is woken.
    fn wake(&self, event: &libc::epoll_event, engine: &Engine, epoll: RawFd) {
        let (fd, generation) = (event.u64 as u32 as usize, (event.u64 >> 32) as u32);
        let happened = event.events;
        let mut entries = self.entries.borrow_mut();
        let Some(entry) = entries.get_mut(fd).filter(|entry| entry.generation == generation) else {
            return;
        };
        if !entry.stays_armed {
            entry.armed = 0;
        }
        let any = (libc::EPOLLERR | libc::EPOLLHUP) as u32;
        let mut others = false;
        for waiter in &mut entry.waiters {
            if happened & (waiter.events | any) != 0 {
                waiter.happened |= happened & (waiter.events | any);
                engine.reactor.push_ready(waiter.word);
            } else {
                others = true;
            }
        }
        if others && !entry.stays_armed {
            let _ = entry.arm(epoll, fd as RawFd, || false);
        }
    }
}

impl Entry {
    /// Has the kernel look for what all who wait want. `may_stay`: whether it may go on when it has reported that.
    fn arm(&mut self, epoll: RawFd, fd: RawFd, may_stay: impl FnOnce() -> bool) -> io::Result<()> {
        let wanted = self
            .waiters
            .iter()
            .fold(0, |events, waiter| events | waiter.events);
        let is_armed = self.added && self.armed & wanted == wanted;
        if is_armed && (self.stays_armed || self.waiters.len() > 1) {
            return Ok(());
        }
        self.stays_armed = wanted == libc::EPOLLIN as u32 && may_stay();
        let mode = if self.stays_armed {
            libc::EPOLLET
        } else {
            libc::EPOLLONESHOT
        };
        let asked = wanted | mode as u32;
        let armed = match self.added {
            true => match self.control(epoll, libc::EPOLL_CTL_MOD, fd, asked) {
                // That one was closed behind our back.
                Err(refusal) if refusal.raw_os_error() == Some(libc::ENOENT) => self.add(epoll, fd, asked),
                outcome => outcome,
            },
            false => self.add(epoll, fd, asked),
        };
        self.added = armed.is_ok();
        self.armed = if armed.is_ok() { wanted } else { 0 };
        armed
    }

    fn add(&mut self, epoll: RawFd, fd: RawFd, events: u32) -> io::Result<()> {
        self.generation = self.generation.wrapping_add(1);
        match self.control(epoll, libc::EPOLL_CTL_ADD, fd, events) {
            Err(refusal) if refusal.raw_os_error() == Some(libc::EEXIST) => {
                self.control(epoll, libc::EPOLL_CTL_MOD, fd, events)
            }
            outcome => outcome,
        }
    }

    fn control(&self, epoll: RawFd, operation: i32, fd: RawFd, events: u32) -> io::Result<()> {
        let mut event = libc::epoll_event {
            events,
            u64: u64::from(self.generation) << 32 | fd as u64,
        };
        // SAFETY: the kernel reads the event, and refuses numbers that are no descriptors.
        match unsafe { libc::epoll_ctl(epoll, operation, fd, &mut event) } {
            0 => Ok(()),
            _ => Err(io::Error::last_os_error()),
        }
    }
}

/// The events of `poll(2)` as those of epoll, which have the same numbers.
fn events_of(events: i16) -> u32 {
    let known = libc::POLLIN
        | libc::POLLPRI
        | libc::POLLOUT
        | libc::POLLRDHUP
        | libc::POLLRDNORM
        | libc::POLLRDBAND
        | libc::POLLWRNORM
        | libc::POLLWRBAND;
    (events & known) as u16 as u32
}

impl Engine {
    /// Suspends the caller until a descriptor may be ready: the next look, or call, tells. Ok: what the kernel has reported
    /// of all the descriptors, as events of `poll(2)`; 0: nothing.
    pub(super) fn wait_for_descriptors(
        &self,
        caller: Caller,
        wanted: &[pollfd],
        deadline: Option<Instant>,
    ) -> Result<i16, Ended> {
        self.reactor.flush_if_stale();
        if self.hooks.waiters.is_closing(wanted) {
            return self.leave_to_be_closed();
        }
        let word = caller.slot.word();
        let added = self
            .waiters_epoll()
            .and_then(|epoll| self.hooks.waiters.add(epoll, wanted, word, &self.hooks));
        if added.is_err() {
            return self.look_again_later(deadline);
        }
        let timer = deadline.map(|at| self.reactor.wake_at(at, word));
        let outcome = self.suspend(Waiting::Reactor);
        let fired = timer.is_some_and(|timer| !self.reactor.cancel(timer));
        let happened = self.hooks.waiters.remove(wanted, word);
        match (outcome, happened) {
            (Err(why), _) => Err(Ended::Interrupted(why)),
            (Ok(()), None) => Err(Ended::Closed),
            (Ok(()), Some(0)) if fired && deadline.is_some_and(|at| Instant::now() >= at) => {
                Err(Ended::TimedOut)
            }
            (Ok(()), Some(happened)) => Ok(happened as i16),
        }
    }

    /// The kernel has no memory for the wait: the caller looks now and then.
    #[cold]
    fn look_again_later(&self, deadline: Option<Instant>) -> Result<i16, Ended> {
        let left = deadline.map(|at| at.saturating_duration_since(Instant::now()));
        if left.is_some_and(|left| left.is_zero()) {
            return Err(Ended::TimedOut);
        }
        let pause = left.map_or(LOOK_EVERY, |left| left.min(LOOK_EVERY));
        self.sleep(pause).map(|()| 0).map_err(Ended::Interrupted)
    }

    /// The epoll instance, and the job that watches it.
    fn waiters_epoll(&self) -> io::Result<RawFd> {
        if let Some(epoll) = self.hooks.waiters.epoll.get() {
            return Ok(epoll);
        }
        // SAFETY: makes a descriptor; it is owned from here on.
        let epoll = unsafe {
            match libc::epoll_create1(libc::EPOLL_CLOEXEC) {
                made if made >= 0 => OwnedFd::from_raw_fd(made),
                _ => return Err(io::Error::last_os_error()),
            }
        };
        let number = epoll.as_raw_fd();
        let watched = self.register(epoll, Interest::READABLE)?;
        self.hooks.waiters.epoll.set(Some(number));
        self.reactor.spawn_background(watch(watched));
        self.reactor.look_first(look);
        Ok(number)
    }

    /// One whose wait was ended for the sake of a close asks for the same descriptor again, before it is closed: that has
    /// to go on first.
    #[cold]
    fn leave_to_be_closed(&self) -> Result<i16, Ended> {
        self.give_way().map_err(Ended::Interrupted)?;
        Err(Ended::Closed)
    }

    /// Closes a descriptor. Who waits for it goes on and leaves the C code that waits, before what that points to goes.
    pub(super) fn end_waits_and_close<T>(&self, fd: RawFd, close: impl FnOnce() -> T) -> T {
        let closing = &self.hooks.waiters.closing;
        closing.borrow_mut().push(fd);
        self.end_waits_for(fd);
        self.forget_descriptor(fd);
        let closed = close();
        let mut closing = closing.borrow_mut();
        if let Some(index) = closing.iter().rposition(|one| *one == fd) {
            closing.remove(index);
        }
        closed
    }

    /// What is known of a number is not true any more: it is about to be closed, or was made just now.
    pub(super) fn forget_descriptor(&self, fd: RawFd) {
        super::kinds::forget(self, fd);
        self.hooks.waiters.disarm(fd);
        self.hooks.opened.forget();
        self.hooks.outputs.forget(fd);
    }

    fn end_waits_for(&self, fd: RawFd) {
        while let Some(word) = self.hooks.waiters.next_to_leave(fd) {
            let slot = match word {
                WakeToken::Coroutine { slot, seq } => {
                    let found = self.coroutines.pool.borrow().get(slot);
                    found.filter(|slot| slot.wait_generation.get() == seq && slot.is_suspended())
                }
                _ => None,
            };
            match slot {
                Some(slot) if waits::may_wait() => self.deliver(slot, WakeReason::Wake),
                Some(_) => self.reactor.push_ready(word),
                None => {}
            }
        }
    }
}

/// A stream of PHP's is about to be closed.
pub fn end_waits(fd: RawFd) {
    if let Some(engine) = super::gate::engine() {
        engine.end_waits_and_close(fd, || ());
    }
}

/// Wakes those whose descriptors have become ready, as long as the loop lives.
async fn watch(epoll: AsyncFd<OwnedFd>) {
    let number = epoll.as_raw_fd();
    poll_fn(|context| {
        while let Poll::Ready(readiness) = epoll.poll_read_ready(context) {
            let Ok(mut readiness) = readiness else {
                return Poll::Ready(());
            };
            let engine = Engine::get();
            if !engine.hooks.waiters.take_events(engine, number) {
                readiness.clear_ready();
            }
        }
        Poll::Pending
    })
    .await;
}

/// The same at once, without the reactor. True: somebody is woken.
fn look() -> bool {
    let engine = Engine::get();
    let waiters = &engine.hooks.waiters;
    if let Some(epoll) = waiters.epoll.get().filter(|_| waiters.count.get() > 0) {
        waiters.take_events(engine, epoll);
    }
    engine.reactor.ready_len() > 0
}
