//! Handlers installed by `pcntl_signal` also run while the loop is idle.
//!
//! The reactor hides interrupted system calls, and without `pcntl_async_signals` the engine would look at pending signals
//! only where a script asks it to. So each signal that gets a PHP handler is also written to an eventfd that the reactor
//! watches, after pcntl's own handler; the loop then has the pending handlers run in a coroutine. Other signals keep
//! their default action.

use std::cell::{Cell, UnsafeCell};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};

use tokio::io::unix::AsyncFd;

use crate::net::Reactor;
use crate::zend::hooks::Replaced;
use crate::zend::{RawZval, raw};

/// Signal numbers end here on Linux.
const SIGNALS: usize = 65;

/// Where the handler writes; -1 while there is no loop.
static BELL: AtomicI32 = AtomicI32::new(-1);
static PENDING: AtomicBool = AtomicBool::new(false);

/// What pcntl had installed for each signal.
struct Previous(UnsafeCell<[Option<libc::sigaction>; SIGNALS]>);
// SAFETY: an entry is written before our handler is installed for its signal, and read only by that handler.
unsafe impl Sync for Previous {}
static PREVIOUS: Previous = Previous(UnsafeCell::new([const { None }; SIGNALS]));

thread_local! {
    static PCNTL_SIGNAL: Cell<Option<&'static Replaced>> = const { Cell::new(None) };
}

/// Follows `pcntl_signal`. Once, when all modules are loaded.
pub fn hook_pcntl() {
    if PCNTL_SIGNAL.get().is_none()
        && let Some(replaced) = Replaced::new("pcntl_signal", pcntl_signal)
    {
        PCNTL_SIGNAL.set(Some(Box::leak(Box::new(replaced))));
    }
}

unsafe extern "C" fn pcntl_signal(frame: *mut raw::zend_execute_data, result: *mut RawZval) {
    let Some(replaced) = PCNTL_SIGNAL.get() else {
        return;
    };
    // SAFETY: the frame and the result are the engine's; the number is read before pcntl may change its arguments.
    unsafe {
        let number = (*raw::call_args(frame)).to_long();
        (replaced.original())(frame, result);
        if let Ok(number) = i32::try_from(number)
            && (1..SIGNALS as i32).contains(&number)
        {
            chain(number);
        }
    }
}

/// Puts our handler around the one that pcntl has installed, unless it is the default, or ignored.
fn chain(number: i32) {
    // SAFETY: plain sigaction calls with zeroed structures; the previous action is stored before ours is installed.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        if libc::sigaction(number, std::ptr::null(), &mut action) != 0
            || matches!(action.sa_sigaction, libc::SIG_DFL | libc::SIG_IGN)
            || action.sa_sigaction == on_signal as *const () as usize
        {
            return;
        }
        (*PREVIOUS.0.get())[number as usize] = Some(action);
        let mut ours = action;
        ours.sa_sigaction = on_signal as *const () as usize;
        ours.sa_flags |= libc::SA_SIGINFO;
        libc::sigaction(number, &ours, std::ptr::null_mut());
    }
}

/// Async-signal-safe: calls pcntl's handler (which only notes the signal) and writes eight bytes.
unsafe extern "C" fn on_signal(number: i32, info: *mut libc::siginfo_t, context: *mut libc::c_void) {
    // SAFETY: see `Previous`; the handler's kind is told by its own flags. errno is kept for what was interrupted.
    unsafe {
        let errno = *libc::__errno_location();
        if let Some(previous) = (*PREVIOUS.0.get())[number as usize] {
            if previous.sa_flags & libc::SA_SIGINFO != 0 {
                let handler: extern "C" fn(i32, *mut libc::siginfo_t, *mut libc::c_void) =
                    std::mem::transmute(previous.sa_sigaction);
                handler(number, info, context);
            } else {
                let handler: extern "C" fn(i32) = std::mem::transmute(previous.sa_sigaction);
                handler(number);
            }
        }
        let bell = BELL.load(Ordering::Relaxed);
        if bell >= 0 {
            let one = 1u64;
            libc::write(bell, (&raw const one).cast(), size_of::<u64>());
        }
        PENDING.store(true, Ordering::Release);
        *libc::__errno_location() = errno;
    }
}

/// Has the reactor watch the eventfd, for the life of its runtime.
pub fn watch(reactor: &Reactor) {
    // SAFETY: a new descriptor, owned from here on.
    let fd = unsafe { libc::eventfd(0, libc::EFD_NONBLOCK | libc::EFD_CLOEXEC) };
    if fd < 0 {
        return;
    }
    // SAFETY: just made.
    let fd = unsafe { OwnedFd::from_raw_fd(fd) };
    BELL.store(fd.as_raw_fd(), Ordering::Relaxed);
    let bell = Bell(fd);
    reactor.spawn_background(async move {
        // SAFETY: the descriptor is owned by what is registered.
        let Ok(bell) = (unsafe { AsyncFd::register(bell) }) else {
            return;
        };
        while let Ok(mut ready) = bell.readable().await {
            let mut count = 0u64;
            // SAFETY: reads eight bytes into eight bytes.
            unsafe { libc::read(bell.as_raw_fd(), (&raw mut count).cast(), size_of::<u64>()) };
            PENDING.store(true, Ordering::Release);
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

/// Whether a signal came since the last call.
pub fn take_pending() -> bool {
    PENDING.load(Ordering::Relaxed) && PENDING.swap(false, Ordering::Acquire)
}

pub fn set_pending() {
    PENDING.store(true, Ordering::Release);
}
