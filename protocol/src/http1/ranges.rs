//! Ranges of bytes (RFC 9110 section 14): which parts of a representation a client asks for.

use super::fields::{list, trim_ows};
use super::framing::digits;

/// More ranges than this are no download that was interrupted: the whole is sent.
pub const MAX_RANGES: usize = 16;

/// What a Range field means for a representation of a given size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ranges {
    /// Send the whole: it asks for nothing that is understood, or for too much at once.
    Whole,
    /// Nothing of what it asks for is there: 416.
    Unsatisfiable,
    /// The first byte and the one behind the last, in order, apart from each other.
    Parts(Vec<(u64, u64)>),
}

impl Ranges {
    /// Reads the field's value.
    pub fn parse(field: &[u8], size: u64) -> Self {
        let Some(specs) = field
            .get(..6)
            .filter(|unit| unit.eq_ignore_ascii_case(b"bytes="))
            .map(|unit| &field[unit.len()..])
        else {
            return Self::Whole;
        };
        let mut parts = Vec::new();
        let mut count = 0;
        for spec in list(specs) {
            count += 1;
            match range(spec, size) {
                _ if count > MAX_RANGES => return Self::Whole,
                Some(Some(part)) => parts.push(part),
                Some(None) => {}
                None => return Self::Whole,
            }
        }
        match (count, parts.is_empty()) {
            (0, _) => Self::Whole,
            (_, true) => Self::Unsatisfiable,
            (_, false) => Self::Parts(joined(parts)),
        }
    }
}

/// One range. `None`: it is none; `Some(None)`: it lies behind the end.
fn range(spec: &[u8], size: u64) -> Option<Option<(u64, u64)>> {
    let dash = spec.iter().position(|byte| *byte == b'-')?;
    let (first, last) = (trim_ows(&spec[..dash]), trim_ows(&spec[dash + 1..]));
    let (start, end) = match (first, last) {
        ([], length) => (size.saturating_sub(digits(length)?), size),
        (first, []) => (digits(first)?, size),
        (first, last) => {
            let (first, last) = (digits(first)?, digits(last)?);
            if first > last {
                return None;
            }
            (first, last.saturating_add(1).min(size))
        }
    };
    Some((start < end).then_some((start, end)))
}

/// In order, and those together that touch: nobody gets a byte twice for asking twice.
fn joined(mut parts: Vec<(u64, u64)>) -> Vec<(u64, u64)> {
    parts.sort_unstable();
    let mut joined: Vec<(u64, u64)> = Vec::with_capacity(parts.len());
    for (start, end) in parts {
        match joined.last_mut() {
            Some((_, last)) if start <= *last => *last = end.max(*last),
            _ => joined.push((start, end)),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_cut_to_the_size_ordered_and_joined() {
        for (field, parts) in [
            ("bytes=0-0", &[(0, 1)][..]),
            ("bytes=5-", &[(5, 100)]),
            ("bytes=-5", &[(95, 100)]),
            ("bytes=-500", &[(0, 100)]),
            ("bytes=90-1000", &[(90, 100)]),
            ("Bytes=0-18446744073709551615", &[(0, 100)]),
            ("bytes=0-9, 20-29", &[(0, 10), (20, 30)]),
            ("bytes=20-29,0-9,5-25", &[(0, 30)]),
            ("bytes=0-9,10-19", &[(0, 20)]),
            ("bytes= 1-2 , ,3-4", &[(1, 5)]),
            ("bytes=0-1,200-300", &[(0, 2)]),
        ] {
            assert_eq!(
                Ranges::parse(field.as_bytes(), 100),
                Ranges::Parts(parts.to_vec()),
                "{field}"
            );
        }
    }

    #[test]
    fn what_is_no_range_means_the_whole() {
        let many = format!("bytes={}", "0-1,".repeat(MAX_RANGES + 1));
        for field in [
            "",
            "bytes",
            "bytes=",
            "bytes=,",
            "items=0-1",
            "bytes=a-b",
            "bytes=2-1",
            "bytes=-",
            "bytes=1",
            "bytes=0-1,x",
            "bytes=+1-2",
            "bytes=0-18446744073709551616",
            &many,
        ] {
            assert_eq!(Ranges::parse(field.as_bytes(), 100), Ranges::Whole, "{field}");
        }
        let sixteen = format!(
            "bytes={}",
            (0..16)
                .map(|at| format!("{}-{},", at * 4, at * 4))
                .collect::<String>()
        );
        assert!(matches!(Ranges::parse(sixteen.as_bytes(), 100), Ranges::Parts(parts) if parts.len() == 16));
    }

    #[test]
    fn what_lies_behind_the_end_cannot_be_had() {
        for (field, size) in [
            ("bytes=100-", 100),
            ("bytes=100-200, 300-", 100),
            ("bytes=-0", 100),
            ("bytes=0-", 0),
            ("bytes=-5", 0),
        ] {
            assert_eq!(
                Ranges::parse(field.as_bytes(), size),
                Ranges::Unsatisfiable,
                "{field}"
            );
        }
    }
}
