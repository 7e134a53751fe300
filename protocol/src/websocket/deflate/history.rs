//! The last bytes of the messages of one direction, which the next message may refer to (RFC 7692 section 7.1.1).

/// At most a window's bytes, in memory that grows with them.
#[derive(Clone, Debug)]
pub(super) struct History {
    bytes: Vec<u8>,
    window: usize,
}

impl History {
    pub fn new(window_bits: u8) -> Self {
        Self {
            bytes: Vec::new(),
            window: 1 << window_bits,
        }
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Bytes of memory.
    pub fn memory(&self) -> usize {
        self.bytes.capacity()
    }

    /// A message has passed.
    pub fn append(&mut self, message: &[u8]) {
        let new = &message[message.len().saturating_sub(self.window)..];
        let length = self.bytes.len() + new.len();
        self.bytes.drain(..length.saturating_sub(self.window));
        if self.bytes.capacity() < self.bytes.len() + new.len() {
            // Doubled like any vector, but never beyond the window.
            let capacity = length.next_power_of_two().min(self.window);
            self.bytes.reserve_exact(capacity - self.bytes.len());
        }
        self.bytes.extend_from_slice(new);
    }

    /// What passed cannot be referred to any more.
    pub fn forget(&mut self) {
        self.bytes = Vec::new();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_bytes_are_kept_and_no_memory_beyond_the_window() {
        let mut history = History::new(9);
        assert_eq!(history.memory(), 0);
        let mut all = Vec::new();
        for length in [1, 5, 0, 200, 300, 511, 2, 512, 513, 7, 5_000] {
            let message: Vec<u8> = (0..length).map(|index| (index + all.len()) as u8).collect();
            history.append(&message);
            all.extend_from_slice(&message);
            assert_eq!(history.bytes(), &all[all.len().saturating_sub(512)..]);
            assert!(history.memory() <= 512, "{}", history.memory());
        }
        history.forget();
        assert_eq!((history.bytes(), history.memory()), (&b""[..], 0));
    }
}
