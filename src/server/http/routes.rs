//! Which handler serves a path: the longest pattern that is a prefix of it, ignoring case; `/` serves the rest.

/// Handlers by pattern. Few, so a walk over all of them is cheapest.
pub struct Routes<H> {
    entries: Vec<(Vec<u8>, H)>,
}

impl<H> Default for Routes<H> {
    fn default() -> Self {
        Routes { entries: Vec::new() }
    }
}

impl<H> Routes<H> {
    /// Registers or replaces a pattern's handler; gives the replaced one.
    pub fn set(&mut self, pattern: &[u8], handler: H) -> Option<H> {
        if let Some((_, old)) = self.entries.iter_mut().find(|(known, _)| known == pattern) {
            return Some(std::mem::replace(old, handler));
        }
        self.entries.push((pattern.to_vec(), handler));
        // Longest first: the first match is the one. `/` alone matches what nothing else does.
        self.entries
            .sort_by_key(|(pattern, _)| (pattern == b"/", std::cmp::Reverse(pattern.len())));
        None
    }

    pub fn find(&self, path: &[u8]) -> Option<&H> {
        self.entries
            .iter()
            .find(|(pattern, _)| {
                pattern == b"/"
                    || path
                        .get(..pattern.len())
                        .is_some_and(|start| start.eq_ignore_ascii_case(pattern))
            })
            .map(|(_, handler)| handler)
    }

    pub fn iter(&self) -> impl Iterator<Item = &H> {
        self.entries.iter().map(|(_, handler)| handler)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_prefix_wins_whatever_the_order() {
        let mut routes = Routes::default();
        for (pattern, handler) in [("/test", 1), ("/", 2), ("/test/abc", 3), ("*", 4)] {
            routes.set(pattern.as_bytes(), handler);
        }
        for (path, handler) in [
            ("/test", 1),
            ("/TEST111", 1),
            ("/test/abc/d", 3),
            ("/tes", 2),
            ("", 2),
            ("*", 4),
            ("x", 2),
        ] {
            assert_eq!(routes.find(path.as_bytes()), Some(&handler), "{path}");
        }
    }

    #[test]
    fn without_a_slash_handler_other_paths_have_none() {
        let mut routes = Routes::default();
        routes.set(b"/a", 1);
        assert_eq!(routes.find(b"/b"), None);
        routes.set(b"", 2);
        assert_eq!(routes.find(b"/b"), Some(&2));
    }
}
