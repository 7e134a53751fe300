//! Autoloading while coroutines may suspend in a loader: the loader of a class runs once, and whoever else needs the
//! class waits for it, first come, first served. A wait that would close a cycle finds nothing, as the engine does for
//! a class that its own loader asks for.

use std::collections::HashMap;

use crate::engine::{Engine, Interrupt, Waiting};
use crate::net::WakeToken;
use crate::zend::Str;
use crate::zend::hooks::{ClassRef, loaded_class};

/// Classes that are being loaded, by lower-case name.
pub type Autoloads = HashMap<Vec<u8>, Loading>;

pub struct Loading {
    loader: i64,
    waiters: Vec<(i64, WakeToken)>,
}

/// The autoload hook, in a coroutine.
pub fn load_class(name: &Str, load: &dyn Fn() -> Option<ClassRef>) -> Option<ClassRef> {
    let engine = Engine::get();
    let me = engine.current_id();
    let key = name.as_bytes().to_vec();
    if let Some(loader) = engine.loader_of(&key) {
        // Loading it myself already: the engine's own guard answers.
        if loader == me {
            return load();
        }
        if engine.would_close_cycle(me, loader) {
            return None;
        }
        return engine.wait_for_class(me, &key, name);
    }
    engine.autoloads.borrow_mut().insert(
        key.clone(),
        Loading {
            loader: me,
            waiters: Vec::new(),
        },
    );
    let class = load();
    let waiters = engine
        .autoloads
        .borrow_mut()
        .remove(&key)
        .map(|loading| loading.waiters)
        .unwrap_or_default();
    for (_, word) in waiters {
        engine.reactor.push_ready(word);
    }
    class
}

impl Engine {
    fn loader_of(&self, key: &[u8]) -> Option<i64> {
        self.autoloads.borrow().get(key).map(|loading| loading.loader)
    }

    /// Whether `loader` waits, directly or through others, for a class that `me` is loading.
    fn would_close_cycle(&self, me: i64, mut loader: i64) -> bool {
        let autoloads = self.autoloads.borrow();
        // Each step follows one wait; there are not more waits than classes being loaded.
        for _ in 0..=autoloads.len() {
            if loader == me {
                return true;
            }
            let waits_for = autoloads
                .values()
                .find(|loading| loading.waiters.iter().any(|(id, _)| *id == loader));
            match waits_for {
                Some(loading) => loader = loading.loader,
                None => return false,
            }
        }
        true
    }

    fn wait_for_class(&self, me: i64, key: &[u8], name: &Str) -> Option<ClassRef> {
        loop {
            let word = self.current_slot()?.word();
            match self.autoloads.borrow_mut().get_mut(key) {
                Some(loading) => loading.waiters.push((me, word)),
                None => return loaded_class(name),
            }
            match self.suspend(Waiting::OtherUncancellable) {
                Ok(()) | Err(Interrupt::Canceled) => {}
                Err(Interrupt::Unwind(unwind)) => {
                    if let Some(loading) = self.autoloads.borrow_mut().get_mut(key) {
                        loading.waiters.retain(|(id, _)| *id != me);
                    }
                    if unwind == crate::zend::Unwind::Bailout {
                        crate::zend::error::defer_bailout();
                    }
                    return None;
                }
            }
        }
    }
}
