//! Who tells the engine of a thing tells it one after the other, in the order in which they came. A command that has to be
//! repeated, such as a script that the engine does not know yet, would otherwise be overtaken by the next one.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::Hash;
use std::rc::Rc;

use tokio::sync::Mutex;

/// A queue for each thing that somebody is busy with.
pub struct Turns<K>(RefCell<HashMap<K, Rc<Mutex<()>>>>);

impl<K> Default for Turns<K> {
    fn default() -> Self {
        Turns(RefCell::default())
    }
}

impl<K: Clone + Eq + Hash> Turns<K> {
    /// Does something when those who came before are done.
    pub async fn wait<T>(&self, key: &K, work: impl Future<Output = T>) -> T {
        let place = Place {
            turns: self,
            key,
            turn: Rc::clone(self.0.borrow_mut().entry(key.clone()).or_default()),
        };
        let _turn = place.turn.lock().await;
        work.await
    }

    /// In a forked child: those who wait are the parent's.
    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }
}

/// Somebody's place in the queue. The last one takes the queue away.
struct Place<'a, K: Eq + Hash> {
    turns: &'a Turns<K>,
    key: &'a K,
    turn: Rc<Mutex<()>>,
}

impl<K: Eq + Hash> Drop for Place<'_, K> {
    fn drop(&mut self) {
        const MAP_AND_OURS: usize = 2;
        if Rc::strong_count(&self.turn) == MAP_AND_OURS {
            self.turns.0.borrow_mut().remove(self.key);
        }
    }
}
