//! Lists of networks: addresses with the number of bits that count.

use std::net::IpAddr;

/// Addresses that have their first bits in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Network {
    address: u128,
    is_v6: bool,
    /// Bits at the end that do not count.
    free: u32,
}

/// Networks whose hosts are believed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Networks {
    all: Vec<Network>,
    unix: bool,
}

impl Networks {
    /// Adds an address, a network (`10.0.0.0/8`), or `unix:`, which is all that come by a unix socket. False: it is none.
    pub fn add(&mut self, text: &str) -> bool {
        if text == "unix:" {
            self.unix = true;
            return true;
        }
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits)),
            None => (text, None),
        };
        let Ok(address) = address.parse::<IpAddr>() else {
            return false;
        };
        let (number, width) = number(address);
        let bits = match bits {
            None => Some(width),
            Some(bits) if bits.bytes().all(|byte| byte.is_ascii_digit()) => {
                bits.parse().ok().filter(|bits| *bits <= width)
            }
            Some(_) => None,
        };
        let Some(bits) = bits else { return false };
        self.all.push(Network {
            address: number,
            is_v6: width == 128,
            free: width - bits,
        });
        true
    }

    /// An IPv4 address that is written as one of IPv6 is the same address.
    pub fn contains(&self, address: IpAddr) -> bool {
        let (number, width) = number(address.to_canonical());
        let differs = |network: &Network| (network.address ^ number).checked_shr(network.free).unwrap_or(0);
        self.all
            .iter()
            .any(|network| network.is_v6 == (width == 128) && differs(network) == 0)
    }

    /// Who comes by a unix socket is among them.
    pub fn contains_unix(&self) -> bool {
        self.unix
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty() && !self.unix
    }
}

fn number(address: IpAddr) -> (u128, u32) {
    match address {
        IpAddr::V4(address) => (u32::from(address).into(), 32),
        IpAddr::V6(address) => (address.into(), 128),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(texts: &[&str]) -> Networks {
        let mut networks = Networks::default();
        for text in texts {
            assert!(networks.add(text), "{text}");
        }
        networks
    }

    #[test]
    fn addresses_are_compared_by_the_bits_that_count() {
        let networks = list(&["10.0.0.0/8", "192.168.1.7", "2001:db8::/33", "::1"]);
        for (address, wanted) in [
            ("10.255.0.1", true),
            ("11.0.0.1", false),
            ("192.168.1.7", true),
            ("192.168.1.6", false),
            ("::ffff:10.1.2.3", true),
            ("2001:db8:7fff::1", true),
            ("2001:db8:8000::1", false),
            ("::1", true),
            ("::2", false),
            // The same number in the other family.
            ("::a00:1", false),
        ] {
            assert_eq!(
                networks.contains(address.parse().expect("an address")),
                wanted,
                "{address}"
            );
        }
        assert!(!networks.contains_unix());
        assert!(list(&["0.0.0.0/0"]).contains("255.1.2.3".parse().expect("an address")));
        assert!(list(&["::/0"]).contains("ffff::".parse().expect("an address")));
        assert!(!list(&["::/0"]).contains("1.2.3.4".parse().expect("an address")));
        assert!(list(&["unix:"]).contains_unix());
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for text in [
            "",
            "localhost",
            "10.0.0.0/33",
            "10.0.0.0/",
            "10.0.0.0/+8",
            "::/129",
            "10.0.0/8",
            "unix",
            "1.2.3.4:80",
        ] {
            assert!(!Networks::default().add(text), "{text}");
        }
    }
}
