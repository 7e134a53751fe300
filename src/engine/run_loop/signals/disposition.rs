//! What the kernel does with a signal: nothing of ours, a handler that notes it and rings the loop's bell, or nothing at
//! all. What was there before comes back when nobody here wants the signal any more.
//!
//! `pcntl_signal` is followed: its handlers run soon, too, when the loop is idle. The reactor hides interrupted system
//! calls, and without `pcntl_async_signals` the engine would look at pending signals only where a script asks it to.
//! So our handler is put around pcntl's.

use std::cell::{Cell, UnsafeCell};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU32, Ordering};

use tokio::io::unix::AsyncFd;

use crate::net::Reactor;
use crate::zend::hooks::{self, Replaced};
use crate::zend::value::Kind;
use crate::zend::{Zval, error, raw};

/// Signal numbers end here on Linux.
pub const SIGNALS: usize = 65;

/// Where the handler writes, and in which process; -1 while there is no loop.
static BELL: AtomicI32 = AtomicI32::new(-1);
static BELL_OWNER: AtomicI32 = AtomicI32::new(0);
/// How often each signal came since somebody looked, and whether any did.
static ARRIVED: [AtomicU32; SIGNALS] = [const { AtomicU32::new(0) }; SIGNALS];
static PENDING: AtomicBool = AtomicBool::new(false);
/// One of them has a handler of pcntl's.
static PCNTL_PENDING: AtomicBool = AtomicBool::new(false);

type Actions = UnsafeCell<[Option<libc::sigaction>; SIGNALS]>;
struct Table(Actions);
// SAFETY: both are the PHP thread's alone: other threads of ours block signals, so that our handler, which reads an entry of
// `PCNTL`, interrupts no other. An entry is written while our handler is not installed for its signal.
unsafe impl Sync for Table {}
/// What pcntl had installed for each signal.
static PCNTL: Table = Table(UnsafeCell::new([const { None }; SIGNALS]));
/// What was there before the extension wanted the signal.
static FOUND: Table = Table(UnsafeCell::new([const { None }; SIGNALS]));

/// What the extension wants to happen when a signal comes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Want {
    Nothing,
    ToBeTold,
    ToBeIgnored,
}

thread_local! {
    static PCNTL_SIGNAL: Cell<Option<&'static Replaced>> = const { Cell::new(None) };
    static WANTS: Cell<[Want; SIGNALS]> = const { Cell::new([Want::Nothing; SIGNALS]) };
}

/// Follows `pcntl_signal` and `pcntl_signal_dispatch`. Once, when all modules are loaded.
pub fn hook_pcntl() {
    if PCNTL_SIGNAL.get().is_none()
        && let Some(replaced) = Replaced::new("pcntl_signal", pcntl_signal)
    {
        PCNTL_SIGNAL.set(Some(Box::leak(Box::new(replaced))));
        hooks::follow_signal_dispatch();
    }
}

unsafe extern "C" fn pcntl_signal(frame: *mut raw::zend_execute_data, result: *mut Zval) {
    let Some(replaced) = PCNTL_SIGNAL.get() else {
        return;
    };
    // SAFETY: the frame and the result are the engine's; the number is read before pcntl may change its arguments.
    let (number, plain) = unsafe {
        let count = (*frame).This.u2.num_args as usize;
        let arguments = std::slice::from_raw_parts(raw::call_args(frame), count);
        // PHP may have a handler of its own for either, so the kernel cannot be asked.
        let plain = arguments
            .get(1)
            .is_some_and(|handler| matches!(handler.kind(), Kind::Long(_)));
        (arguments.first().map_or(0, plain_number), plain)
    };
    // SAFETY: as above; a handler of warnings may run.
    if error::guarded(|| unsafe { (replaced.original())(frame, result) }).is_err() {
        error::bailout();
    }
    if let Ok(number) = usize::try_from(number)
        && (1..SIGNALS).contains(&number)
    {
        chain(number, !plain);
    }
}

/// What an `int` parameter takes a value for; pcntl refuses the others.
fn plain_number(value: &Zval) -> i64 {
    match value.kind() {
        Kind::Long(number) => number,
        Kind::Double(number) => number as i64,
        Kind::Bool(number) => number.into(),
        Kind::Str(_) => value.to_long().unwrap_or(0),
        _ => 0,
    }
}

/// Puts our handler around the one that pcntl has installed. `handled`: that is a script's; SIG_DFL and SIG_IGN stay as
/// they are unless the extension wants the signal, and are then what comes back later.
fn chain(number: usize, handled: bool) {
    let Some(action) = current(number) else { return };
    if is_ours(&action) {
        return;
    }
    let handled = handled && !matches!(action.sa_sigaction, libc::SIG_DFL | libc::SIG_IGN);
    // SAFETY: our handler is not installed now: pcntl has replaced it.
    unsafe {
        (*PCNTL.0.get())[number] = handled.then_some(action);
        if !handled && WANTS.get()[number] != Want::Nothing {
            (*FOUND.0.get())[number] = Some(action);
        }
    }
    if handled {
        install(number, ours(action));
    } else {
        put_in_force(number);
    }
}

/// Says what is wanted from now on. Err: the kernel refuses (an impossible number, SIGKILL, SIGSTOP).
pub fn want(number: usize, what: Want) -> Result<(), i32> {
    let before = WANTS.get()[number];
    if before == what {
        return Ok(());
    }
    let Some(action) = current(number) else {
        return Err(libc::EINVAL);
    };
    if before == Want::Nothing && !is_ours(&action) {
        // SAFETY: the PHP thread's own table.
        unsafe { (*FOUND.0.get())[number] = Some(action) };
    }
    if before != Want::ToBeTold {
        // What came before was for others: pcntl's handler, or that of a process which has forked this one.
        ARRIVED[number].store(0, Ordering::Relaxed);
    }
    set_want(number, what);
    if !put_in_force(number) {
        set_want(number, before);
        return Err(libc::EINVAL);
    }
    Ok(())
}

fn set_want(number: usize, what: Want) {
    let mut wants = WANTS.get();
    wants[number] = what;
    WANTS.set(wants);
}

/// Installs what follows from the wants.
fn put_in_force(number: usize) -> bool {
    // SAFETY: reads what this thread has written.
    let pcntl = unsafe { (*PCNTL.0.get())[number] };
    match WANTS.get()[number] {
        Want::ToBeTold => install(number, ours(pcntl.unwrap_or_else(restarting))),
        Want::ToBeIgnored => install(number, with_handler(libc::SIG_IGN)),
        Want::Nothing => {
            // SAFETY: as above.
            let found = unsafe { (*FOUND.0.get())[number].take() };
            match (pcntl, found) {
                (Some(pcntl), _) => install(number, ours(pcntl)),
                (None, Some(found)) => install(number, found),
                (None, None) => true,
            }
        }
    }
}

fn current(number: usize) -> Option<libc::sigaction> {
    // SAFETY: asks only; all bytes zero is a valid structure.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        (libc::sigaction(number as i32, std::ptr::null(), &mut action) == 0).then_some(action)
    }
}

fn install(number: usize, action: libc::sigaction) -> bool {
    // SAFETY: either an action that was in force before, or our handler, which is async-signal-safe.
    unsafe { libc::sigaction(number as i32, &action, std::ptr::null_mut()) == 0 }
}

fn is_ours(action: &libc::sigaction) -> bool {
    action.sa_sigaction == on_signal as *const () as usize
}

fn ours(mut action: libc::sigaction) -> libc::sigaction {
    action.sa_sigaction = on_signal as *const () as usize;
    action.sa_flags |= libc::SA_SIGINFO;
    action
}

/// So that blocking calls of other extensions are not interrupted for what does not concern them.
fn restarting() -> libc::sigaction {
    let mut action = with_handler(libc::SIG_DFL);
    action.sa_flags = libc::SA_RESTART;
    action
}

fn with_handler(handler: libc::sighandler_t) -> libc::sigaction {
    // SAFETY: all bytes zero is a valid structure: no flags, nothing masked.
    let mut action: libc::sigaction = unsafe { std::mem::zeroed() };
    action.sa_sigaction = handler;
    action
}

/// Calls pcntl's handler, which notes the signal for the next dispatch.
///
/// # Safety
/// In a signal's handler, or while signals are blocked.
unsafe fn tell_pcntl(number: i32, info: *mut libc::siginfo_t, context: *mut libc::c_void) {
    // SAFETY: see `Table`; the handler's kind is told by its own flags.
    unsafe {
        let Some(previous) = (*PCNTL.0.get())[number as usize] else {
            return;
        };
        if previous.sa_flags & libc::SA_SIGINFO != 0 {
            let handler: extern "C" fn(i32, *mut libc::siginfo_t, *mut libc::c_void) =
                std::mem::transmute(previous.sa_sigaction);
            handler(number, info, context);
        } else {
            let handler: extern "C" fn(i32) = std::mem::transmute(previous.sa_sigaction);
            handler(number);
        }
    }
    PCNTL_PENDING.store(true, Ordering::Relaxed);
}

/// Signals that came while a handler of pcntl's was suspended. pcntl takes them when it has returned: what it is told
/// before, it forgets then.
struct Held {
    infos: UnsafeCell<[Option<libc::siginfo_t>; MOST_HELD]>,
    count: AtomicU32,
}
// SAFETY: written by signal handlers of the PHP thread, which pcntl has asked not to interrupt each other, and emptied
// by that thread while signals are blocked.
unsafe impl Sync for Held {}
/// pcntl has as few places for itself (one a signal number and a few more), and drops what it has no place for.
const MOST_HELD: usize = 64;
static HELD: Held = Held {
    infos: UnsafeCell::new([None; MOST_HELD]),
    count: AtomicU32::new(0),
};

/// Async-signal-safe.
fn hold(info: libc::siginfo_t) {
    let count = HELD.count.load(Ordering::Relaxed) as usize;
    if count < MOST_HELD {
        // SAFETY: see `Held`.
        unsafe { (*HELD.infos.get())[count] = Some(info) };
        HELD.count.store(count as u32 + 1, Ordering::Release);
    }
}

/// pcntl has called its handlers: it is told what came meanwhile.
pub fn signals_dispatched() {
    if HELD.count.load(Ordering::Relaxed) == 0 {
        return;
    }
    hooks::while_signals_are_held(|| {
        let count = HELD.count.swap(0, Ordering::Acquire) as usize;
        // SAFETY: signals are blocked; see `Held`.
        for info in unsafe { (*HELD.infos.get()).iter_mut().take(count) } {
            if let Some(mut info) = info.take() {
                // SAFETY: signals are blocked.
                unsafe { tell_pcntl(info.si_signo, &mut info, std::ptr::null_mut()) };
            }
        }
    });
}

/// Async-signal-safe: calls pcntl's handler (which only notes the signal), counts, and writes eight bytes.
unsafe extern "C" fn on_signal(number: i32, info: *mut libc::siginfo_t, context: *mut libc::c_void) {
    // SAFETY: see `Table`; the kernel's own arguments. errno is kept for what was interrupted.
    unsafe {
        let errno = *libc::__errno_location();
        if (*PCNTL.0.get())[number as usize].is_some() {
            if hooks::is_dispatching_signals() {
                hold(*info);
            } else {
                tell_pcntl(number, info, context);
            }
        }
        ARRIVED[number as usize].fetch_add(1, Ordering::Relaxed);
        PENDING.store(true, Ordering::Release);
        let bell = BELL.load(Ordering::Relaxed);
        // A forked child has the descriptor, too, but the loop is its parent's.
        if bell >= 0 && BELL_OWNER.load(Ordering::Relaxed) == libc::getpid() {
            let one = 1u64;
            libc::write(bell, (&raw const one).cast(), size_of::<u64>());
        }
        *libc::__errno_location() = errno;
    }
}

/// Has the reactor watch the eventfd, for the life of its runtime.
pub fn watch(reactor: &Reactor) {
    hooks::let_signals_through();
    // SAFETY: a new descriptor, owned from here on.
    let fd = unsafe { libc::eventfd(0, libc::EFD_NONBLOCK | libc::EFD_CLOEXEC) };
    if fd < 0 {
        return;
    }
    // SAFETY: just made.
    let fd = unsafe { OwnedFd::from_raw_fd(fd) };
    BELL_OWNER.store(std::process::id() as i32, Ordering::Relaxed);
    BELL.store(fd.as_raw_fd(), Ordering::Relaxed);
    let bell = Bell(fd);
    reactor.spawn_background(async move {
        // SAFETY: the descriptor is owned by what is registered.
        let Ok(bell) = (unsafe { AsyncFd::register(bell) }) else {
            return;
        };
        // Being polled is all that is needed: the loop looks at what is pending after that.
        while let Ok(mut ready) = bell.readable().await {
            let mut count = 0u64;
            // SAFETY: reads eight bytes into eight bytes.
            unsafe { libc::read(bell.as_raw_fd(), (&raw mut count).cast(), size_of::<u64>()) };
            ready.clear_ready();
        }
    });
}

/// The eventfd; the signal handler forgets it before it is closed.
struct Bell(OwnedFd);

impl AsRawFd for Bell {
    fn as_raw_fd(&self) -> i32 {
        self.0.as_raw_fd()
    }
}

impl Drop for Bell {
    fn drop(&mut self) {
        BELL.store(-1, Ordering::Relaxed);
    }
}

/// Whether a signal came that nobody has looked at.
pub fn is_pending() -> bool {
    PENDING.load(Ordering::Relaxed) || is_pcntl_pending()
}

pub fn has_arrived(number: usize) -> bool {
    ARRIVED[number].load(Ordering::Relaxed) > 0
}

/// Whether a signal came since the last call, or one that came before can be handled now.
pub fn take_pending() -> bool {
    (PENDING.load(Ordering::Relaxed) && PENDING.swap(false, Ordering::Acquire)) || is_pcntl_pending()
}

/// Whether one of them is for pcntl's handlers, and pcntl would call them: it does not while it calls others.
fn is_pcntl_pending() -> bool {
    PCNTL_PENDING.load(Ordering::Relaxed) && !hooks::is_dispatching_signals()
}

/// The same; they are called next.
pub fn take_pcntl() -> bool {
    is_pcntl_pending() && PCNTL_PENDING.swap(false, Ordering::Relaxed)
}

/// In a forked child: what came before was meant for the parent.
pub fn forget_pending() {
    PENDING.store(false, Ordering::Relaxed);
    PCNTL_PENDING.store(false, Ordering::Relaxed);
    HELD.count.store(0, Ordering::Relaxed);
}

/// The signals that came since the last call, and how often. The kernel keeps only one of each of the old kind.
pub fn take_arrived() -> impl Iterator<Item = (i32, u32)> {
    ARRIVED.iter().enumerate().filter_map(|(number, arrived)| {
        let count = arrived.swap(0, Ordering::Relaxed);
        let times = if number < FIRST_QUEUED {
            count.min(1)
        } else {
            count
        };
        (times > 0).then_some((number as i32, times))
    })
}

/// From here on signals are queued one by one (real-time signals).
const FIRST_QUEUED: usize = 32;
