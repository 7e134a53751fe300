//! Loading classes while a loader may suspend. A class is loaded once: other coroutines that need it wait for the loader,
//! first come, first served, and for a suspended coroutine that is linking the class. A wait that would close a cycle
//! finds nothing, as the engine does for a class that its own loader asks for.

use std::collections::HashMap;

use super::slot::Slot;
use super::waiting::{Interrupt, Waiting};
use crate::engine::coroutine::Coroutines;
use crate::engine::{Engine, Exit, Stop};
use crate::net::WakeToken;
use crate::zend::class_loading::{ClassRef, Linker, expose, linker_of, loaded_class};
use crate::zend::error::{self, Taken};
use crate::zend::{PhpResult, Str, Unwind};

/// What the id of a coroutine is where the main script is meant.
const MAIN: i64 = -1;

#[derive(Default)]
pub struct Autoloads {
    /// Who loads a class, by its lower-case name.
    loaders: HashMap<Vec<u8>, i64>,
    waits: Vec<Wait>,
}

/// A coroutine that waits for a class which another one loads or links.
struct Wait {
    waiter: i64,
    owner: i64,
    word: WakeToken,
}

/// The autoload hook, in a coroutine.
pub fn load_class(name: &Str, load: &dyn Fn() -> Option<ClassRef>) -> Option<ClassRef> {
    let engine = Engine::get();
    let me = engine.coroutines.current_id();
    let key = name.as_bytes();
    loop {
        if !wait_for_linker(&|| linker_of(name)) {
            let unwinds = error::bailout_is_due() || error::pending().is_err();
            return if unwinds { None } else { expose(name) };
        }
        if let Some(class) = loaded_class(name) {
            return Some(class);
        }
        match engine.coroutines.loader_of(key) {
            None => {}
            // Loading it myself already: the engine's own guard answers.
            Some(loader) if loader == me => return load(),
            Some(loader) => {
                if !engine.wait_for_owner(me, loader) {
                    return None;
                }
                // The loader has been asked; only one that still links is to be waited for.
                if linker_of(name).is_none() && engine.coroutines.loader_of(key).is_none() {
                    return loaded_class(name);
                }
                continue;
            }
        }
        let class = engine.load_as(me, key, load);
        // A loader may leave the declaration to another coroutine.
        if class.is_some()
            || error::bailout_is_due()
            || error::pending().is_err()
            || linker_of(name).is_none()
        {
            return class;
        }
    }
}

/// Waits until no coroutine links what `linker` looks for. False: it unwinds, or waiting would never end.
pub fn wait_for_linker(linker: &dyn Fn() -> Option<Linker>) -> bool {
    let engine = Engine::get();
    while let Some(linker) = linker() {
        let owner = coroutine_of(linker);
        if owner == 0 {
            // The parent's, in a child: it never goes on here.
            return true;
        }
        if !engine.coroutines.in_coroutine() || !engine.wait_for_owner(engine.coroutines.current_id(), owner)
        {
            return false;
        }
    }
    true
}

/// The coroutine that a state belongs to; 0: none of this process's.
pub fn coroutine_of(linker: Linker) -> i64 {
    let engine = Engine::get();
    if linker.is(&engine.coroutines.main_state) {
        return MAIN;
    }
    engine
        .own_ids()
        .into_iter()
        .find(|id| {
            engine
                .coroutines
                .slot_of(*id)
                .is_some_and(|slot| linker.is(&slot.state))
        })
        .unwrap_or(0)
}

/// A coroutine that was linking leaves, and may have finished: those who wait look again.
pub fn links_changed(linker: Linker) {
    let owner = coroutine_of(linker);
    // One that has ended has no id any more.
    Engine::get().wake_waiters(|wait| owner == 0 || wait.owner == owner);
}

/// An exception is pending where the engine would make a fatal error of it, and the coroutine is to end in any case.
/// Err: it ends without running anything more; what it ends for stays what it is.
pub fn exception_in_linking() -> PhpResult<()> {
    let engine = Engine::get();
    let Some(slot) = engine.coroutines.current_slot() else {
        return Ok(());
    };
    match error::take() {
        None => Ok(()),
        Some(Taken::Exit) => Err(engine.bail_out(slot)),
        Some(Taken::Exception(exception)) => match engine.as_exit(&exception) {
            Some(status) => {
                drop(exception);
                engine.stop_with(Stop::Exit(Exit::of(status)));
                Err(engine.bail_out(slot))
            }
            None => {
                error::throw_object(exception);
                Ok(())
            }
        },
    }
}

impl Engine {
    /// Ends the running coroutine by a bailout that is no fatal error.
    fn bail_out(&self, slot: &Slot) -> Unwind {
        slot.bailed_by_teardown.set(true);
        Unwind::Bailout
    }

    fn load_as(&self, me: i64, key: &[u8], load: &dyn Fn() -> Option<ClassRef>) -> Option<ClassRef> {
        self.coroutines
            .autoloads
            .borrow_mut()
            .loaders
            .insert(key.to_vec(), me);
        let class = load();
        self.coroutines.autoloads.borrow_mut().loaders.remove(key);
        self.wake_waiters(|wait| wait.owner == me);
        class
    }

    /// They look again, in the order in which they came.
    fn wake_waiters(&self, which: impl Fn(&Wait) -> bool) {
        let mut autoloads = self.coroutines.autoloads.borrow_mut();
        autoloads.waits.retain(|wait| {
            let wakes = which(wait);
            if wakes {
                self.reactor.push_ready(wait.word);
            }
            !wakes
        });
    }

    /// Waits until `owner` has loaded or linked something, to look again. False: it unwinds, or that would never happen.
    fn wait_for_owner(&self, me: i64, owner: i64) -> bool {
        // The main script goes on when the loop ends, and so not before its coroutines do.
        if self.coroutines.would_close_cycle(me, owner) || (owner == MAIN && self.loop_state.in_loop()) {
            return false;
        }
        let Some(slot) = self.coroutines.current_slot() else {
            return false;
        };
        self.coroutines.autoloads.borrow_mut().waits.push(Wait {
            waiter: me,
            owner,
            word: slot.word(),
        });
        match self.suspend(Waiting::OtherUncancellable) {
            Ok(()) | Err(Interrupt::Canceled) => true,
            Err(Interrupt::Unwind(unwind)) => {
                self.coroutines
                    .autoloads
                    .borrow_mut()
                    .waits
                    .retain(|wait| wait.waiter != me);
                if unwind == Unwind::Bailout {
                    error::defer_bailout();
                }
                false
            }
        }
    }
}

impl Coroutines {
    fn loader_of(&self, key: &[u8]) -> Option<i64> {
        self.autoloads.borrow().loaders.get(key).copied()
    }

    /// Whether `owner` waits, directly or through others, for a class of `me`'s.
    fn would_close_cycle(&self, me: i64, mut owner: i64) -> bool {
        let autoloads = self.autoloads.borrow();
        // Each step follows one wait.
        for _ in 0..=autoloads.waits.len() {
            if owner == me {
                return true;
            }
            match autoloads.waits.iter().find(|wait| wait.waiter == owner) {
                Some(wait) => owner = wait.owner,
                None => return false,
            }
        }
        true
    }
}
