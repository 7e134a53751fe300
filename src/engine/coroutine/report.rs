//! Who there is, and what each waits for, where and since when: for a program that stands still.

use super::slot::Slot;
use super::waiting::Waiting;
use crate::engine::Engine;
use crate::zend::system::monotonic;

impl Engine {
    /// A text of all coroutines, those first that have waited longest; `limit`: no more than so many, 0: all.
    pub fn describe_coroutines(&self, limit: usize) -> Vec<u8> {
        let now = monotonic();
        let mut slots: Vec<_> = self
            .coroutines
            .ids()
            .into_iter()
            .filter_map(|id| self.coroutines.slot_of(id))
            .collect();
        slots.sort_by_key(|slot| (!slot.is_suspended(), slot.suspended_at.get(), slot.id.get()));
        let mut text = format!("coroutines: {}\n", slots.len()).into_bytes();
        let shown = if limit == 0 { slots.len() } else { limit };
        for slot in slots.into_iter().take(shown) {
            self.describe(slot, now, &mut text);
        }
        text
    }

    fn describe(&self, slot: &Slot, now: u64, text: &mut Vec<u8>) {
        const NO_DEPTH: u32 = 0;
        let id = slot.id.get();
        let head = format!(
            "\ncoroutine#{id}, created by {}, {}\n",
            match slot.parent.get() {
                -1 => "the main script".to_owned(),
                parent => format!("coroutine#{parent}"),
            },
            what(slot, id == self.coroutines.current_id(), now),
        );
        text.extend_from_slice(head.as_bytes());
        let Some(frame) = self.coroutines.frame_of(id) else {
            return;
        };
        let trace = frame.trace(NO_DEPTH);
        if trace.as_bytes().is_empty() {
            // A connection that waits for its next request, or an accept loop outside of a script's call.
            text.extend_from_slice(b"(no PHP code)\n");
        }
        text.extend_from_slice(trace.as_bytes());
    }
}

/// What a coroutine does.
fn what(slot: &Slot, is_current: bool, now: u64) -> String {
    if is_current {
        return "runs".to_owned();
    }
    if !slot.is_suspended() {
        return "has gone into another coroutine".to_owned();
    }
    let milliseconds = now.saturating_sub(slot.suspended_at.get()) / 1_000_000;
    let what = match slot.waiting.get() {
        Waiting::Running => "has not begun",
        Waiting::Yield => "waits for resume()",
        Waiting::Reactor | Waiting::Uncancellable => {
            "waits for a descriptor, a time or a job of the thread pool"
        }
        Waiting::Other | Waiting::OtherUncancellable => "waits for another coroutine",
    };
    format!(
        "{what}, since {}.{:03} s",
        milliseconds / 1000,
        milliseconds % 1000
    )
}
