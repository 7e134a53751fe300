//! What a client takes (RFC 9110 section 12.5.3).

use super::Coding;
use crate::http1::fields::{list, trim_ows};

/// Weights are thousandths.
type Weight = u16;
const FULL: Weight = 1_000;

/// The codings that the fields of a request allow, and how much they are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    /// In the order of [`Coding::ALL`]; `None`: not named.
    named: [Option<Weight>; 4],
    identity: Option<Weight>,
    /// `*`: what is not named.
    others: Option<Weight>,
}

impl Accepted {
    /// Adds a field. Several form one list. What is no coding with a weight is skipped.
    pub fn add(&mut self, field: &[u8]) {
        for element in list(field) {
            let mut pieces = element.splitn(2, |byte| *byte == b';');
            let name = trim_ows(pieces.next().unwrap_or_default());
            let Some(weight) = pieces.next().map_or(Some(FULL), weight) else {
                continue;
            };
            let place = match () {
                () if name == b"*" => &mut self.others,
                () if name.eq_ignore_ascii_case(b"identity") => &mut self.identity,
                () => match coding_of(name) {
                    Some(coding) => &mut self.named[coding as usize],
                    None => continue,
                },
            };
            *place = Some(weight);
        }
    }

    /// The coding that the client wants most. `None`: none is better than the content as it is.
    pub fn best(&self) -> Option<Coding> {
        let weight_of = |coding: Coding| self.named[coding as usize].or(self.others).unwrap_or(0);
        let mut best = None;
        for coding in Coding::ALL {
            let weight = weight_of(coding);
            if weight > best.map_or(0, |(_, weight)| weight) {
                best = Some((coding, weight));
            }
        }
        best.filter(|(_, weight)| *weight >= self.identity.unwrap_or(0))
            .map(|(coding, _)| coding)
    }
}

fn coding_of(name: &[u8]) -> Option<Coding> {
    if name.eq_ignore_ascii_case(b"x-gzip") {
        return Some(Coding::Gzip); // RFC 9110 section 8.4.1.3
    }
    Coding::ALL
        .into_iter()
        .find(|coding| name.eq_ignore_ascii_case(coding.name().as_bytes()))
}

/// `q=` and a number from 0 to 1 with at most three digits behind the point (RFC 9110 section 12.4.2).
fn weight(parameter: &[u8]) -> Option<Weight> {
    let parameter = trim_ows(parameter);
    let (b"q=" | b"Q=") = parameter.get(..2)? else {
        return None;
    };
    let (whole, fraction) = match &parameter[2..] {
        [whole] => (*whole, &[][..]),
        [whole, b'.', fraction @ ..] if fraction.len() <= 3 => (*whole, fraction),
        _ => return None,
    };
    let mut value = match whole {
        b'0' => 0,
        b'1' => 1,
        _ => return None,
    };
    for place in 0..3 {
        let digit = match fraction.get(place) {
            Some(digit) if digit.is_ascii_digit() => digit - b'0',
            Some(_) => return None,
            None => 0,
        };
        value = value * 10 + Weight::from(digit);
    }
    (value <= FULL).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(fields: &[&str]) -> Option<&'static str> {
        let mut accepted = Accepted::default();
        fields.iter().for_each(|field| accepted.add(field.as_bytes()));
        accepted.best().map(Coding::name)
    }

    #[test]
    fn the_highest_weight_wins_and_then_our_order() {
        for (fields, coding) in [
            (&["gzip, deflate, br, zstd"][..], Some("br")),
            (&["gzip, deflate"], Some("gzip")),
            (&["GZip"], Some("gzip")),
            (&["x-gzip"], Some("gzip")),
            (&["zstd"], Some("zstd")),
            (&["br;q=0.5, gzip;q=0.9, deflate;q=0.9"], Some("gzip")),
            (&["br ; q=0.001"], Some("br")),
            (&["*"], Some("br")),
            (&["*;q=0.5, gzip"], Some("gzip")),
            (&["br;q=0, *"], Some("gzip")),
            (&["gzip", "br"], Some("br")),
            (&["identity;q=0.5, gzip;q=1.000"], Some("gzip")),
            (&["identity;q=0"], None),
            (&["identity, gzip;q=0.5"], None),
            (&["gzip;q=0"], None),
            (&["gzip;q=0.000, *;q=0"], None),
            (&["zebra, gzipped, brr"], None),
            (&["gzip;q=1.001, br;q=2, deflate;q=0.1234, zstd;q="], None),
            (&["gzip;level=9"], None),
            (&[""], None),
            (&[], None),
        ] {
            assert_eq!(best(fields), coding, "{fields:?}");
        }
    }
}
