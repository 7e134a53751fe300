//! Signals that wait in this thread, to be taken one by one.

use std::time::Instant;

use crate::zend::system;

/// Signals that are kept waiting in this thread; when it is dropped, they come.
pub struct SignalsHeld {
    held: libc::sigset_t,
    before: libc::sigset_t,
}

impl SignalsHeld {
    pub fn hold(numbers: &[i32]) -> Self {
        // SAFETY: sets on the stack, filled before they are read.
        unsafe {
            let mut held: libc::sigset_t = std::mem::zeroed();
            let mut before: libc::sigset_t = std::mem::zeroed();
            libc::sigemptyset(&mut held);
            for number in numbers {
                libc::sigaddset(&mut held, *number);
            }
            libc::pthread_sigmask(libc::SIG_BLOCK, &held, &mut before);
            SignalsHeld { held, before }
        }
    }

    /// The next of them; None: the time is up, or something else has come.
    pub fn wait(&self, deadline: Option<Instant>) -> Option<i32> {
        let left = deadline.map(system::time_left);
        let left = left.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
        // SAFETY: reads a set and a time of ours; nothing is to be told about the signal.
        let number = unsafe { libc::sigtimedwait(&self.held, std::ptr::null_mut(), left) };
        (number > 0).then_some(number)
    }
}

impl Drop for SignalsHeld {
    fn drop(&mut self) {
        // SAFETY: as it was before.
        unsafe { libc::pthread_sigmask(libc::SIG_SETMASK, &self.before, std::ptr::null_mut()) };
    }
}
