//! What parts of the server do when a loop ends, and in a child that was just forked.

use std::cell::RefCell;

use crate::zend::per_thread::per_thread;

per_thread! {
    static HOOKS: RefCell<Vec<Hooks>> = RefCell::new(Vec::new());
}

/// What those do who have something with the runtime (the server's connections).
#[derive(Clone, Copy)]
pub struct Hooks {
    /// The loop ends: says goodbye.
    pub at_end: fn(),
    /// In a forked child: forgets what is the parent's.
    pub in_child: fn(),
}

/// Registers what is to run whenever a loop ends, and in children. Once for each.
pub fn hook(hooks: Hooks) {
    HOOKS.with_borrow_mut(|all| {
        if !all
            .iter()
            .any(|known| std::ptr::fn_addr_eq(known.at_end, hooks.at_end))
        {
            all.push(hooks);
        }
    });
}

/// The loop ends.
pub fn run_end_hooks() {
    for hooks in HOOKS.with_borrow(Clone::clone) {
        (hooks.at_end)();
    }
}

/// The process is a child that was just forked.
pub fn run_child_hooks() {
    for hooks in HOOKS.with_borrow(Clone::clone) {
        (hooks.in_child)();
    }
}
