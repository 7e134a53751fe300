//! `Swoole\Coroutine\Socket`: the options of multicast, which ext/sockets takes as arrays, names of interfaces and numbers
//! of its own range, and the kernel as structures.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::api::failure;
use crate::zend::interfaces::{self, InterfaceAddress, interfaces};
use crate::zend::value::Kind;
use crate::zend::{Array, Call, PhpResult, Zval};

/// The value's place among the arguments of `setOption()`.
const VALUE: usize = 2;
/// The largest TTL, and the largest number of hops.
const MOST_HOPS: i64 = 255;

/// Which family the option's level speaks of.
#[derive(Clone, Copy)]
enum Family {
    V4,
    V6,
}

/// What a script gives to `setOption()` for an option of multicast.
enum Form {
    Group,
    GroupAndSource,
    /// An interface, of which the kernel wants an address in IPv4 and the number in IPv6.
    Interface(Family),
    /// From this number to `MOST_HOPS`.
    Hops(i64),
    Flag,
}

fn form(level: i32, name: i32) -> Option<Form> {
    Some(match (level, name) {
        (libc::IPPROTO_IP | libc::IPPROTO_IPV6, libc::MCAST_JOIN_GROUP | libc::MCAST_LEAVE_GROUP) => {
            Form::Group
        }
        (
            libc::IPPROTO_IP | libc::IPPROTO_IPV6,
            libc::MCAST_BLOCK_SOURCE
            | libc::MCAST_UNBLOCK_SOURCE
            | libc::MCAST_JOIN_SOURCE_GROUP
            | libc::MCAST_LEAVE_SOURCE_GROUP,
        ) => Form::GroupAndSource,
        (libc::IPPROTO_IP, libc::IP_MULTICAST_IF) => Form::Interface(Family::V4),
        (libc::IPPROTO_IPV6, libc::IPV6_MULTICAST_IF) => Form::Interface(Family::V6),
        (libc::IPPROTO_IP, libc::IP_MULTICAST_TTL) => Form::Hops(0),
        (libc::IPPROTO_IPV6, libc::IPV6_MULTICAST_HOPS) => Form::Hops(-1),
        (libc::IPPROTO_IP, libc::IP_MULTICAST_LOOP) | (libc::IPPROTO_IPV6, libc::IPV6_MULTICAST_LOOP) => {
            Form::Flag
        }
        _ => return None,
    })
}

/// Whether these functions know the option.
pub fn is_known(level: i32, name: i32) -> bool {
    form(level, name).is_some()
}

/// The kernel's bytes for what the script gave. None: the script was warned of what is wrong with it.
pub fn encode(call: &Call<'_>, level: i32, name: i32) -> PhpResult<Option<Vec<u8>>> {
    let Some(value) = call.get(VALUE) else {
        return Ok(None);
    };
    let family = if level == libc::IPPROTO_IP {
        Family::V4
    } else {
        Family::V6
    };
    match form(level, name) {
        Some(Form::Group) => group(value, family, &["group"]),
        Some(Form::GroupAndSource) => group(value, family, &["group", "source"]),
        Some(Form::Interface(family)) => interface(call, value, family),
        Some(Form::Hops(least)) => {
            let hops = number(call, value)?;
            if (least..=MOST_HOPS).contains(&hops) {
                Ok(Some((hops as i32).to_ne_bytes().to_vec()))
            } else {
                refuse(&format!("Expected a value between {least} and {MOST_HOPS}"))
            }
        }
        Some(Form::Flag) => Ok(Some(i32::from(value.truthy()).to_ne_bytes().to_vec())),
        None => Ok(None),
    }
}

fn number(call: &Call<'_>, value: &Zval) -> PhpResult<i64> {
    match value.kind() {
        Kind::Array(_) | Kind::Object(_) => Err(call.type_error(VALUE, "int|string")),
        _ => value.to_long(),
    }
}

fn refuse<T>(text: &str) -> PhpResult<Option<T>> {
    failure::warn(text).map(|_| None)
}

/// `struct group_req`, and with a source `struct group_source_req`: an interface's number (0: the kernel's choice), and
/// addresses, each in a `sockaddr_storage`.
fn group(value: &Zval, family: Family, addresses: &[&str]) -> PhpResult<Option<Vec<u8>>> {
    const FIRST: usize = align_of::<libc::sockaddr_storage>();
    const SIZE: usize = size_of::<libc::sockaddr_storage>();
    // Warnings may run a handler, which may change the script's variable.
    let given = match value.kind() {
        Kind::Array(given) => given.clone(),
        _ => Array::new(),
    };
    let mut bytes = vec![0; FIRST + SIZE * addresses.len()];
    for (name, place) in addresses.iter().zip(bytes[FIRST..].chunks_exact_mut(SIZE)) {
        let Some(address) = given.get(name) else {
            return refuse(&format!("no key \"{name}\" passed in optval"));
        };
        if !put_address(&address.to_str()?.to_text(), family, place) {
            return refuse("Host lookup failed [-10001]: Unknown host");
        }
    }
    if let Some(interface) = given.get("interface") {
        let Some(index) = index(interface)? else {
            return Ok(None);
        };
        bytes[..size_of::<u32>()].copy_from_slice(&index.to_ne_bytes());
    }
    Ok(Some(bytes))
}

/// Writes the address into a `sockaddr_in` or `sockaddr_in6`. False: it is none of that family.
fn put_address(text: &str, family: Family, place: &mut [u8]) -> bool {
    /// Behind the family and the port.
    const V4: usize = 4;
    /// Behind the flow's number, too.
    const V6: usize = 8;
    let family = match family {
        Family::V4 => {
            let Ok(address) = text.parse::<Ipv4Addr>() else {
                return false;
            };
            place[V4..V4 + 4].copy_from_slice(&address.octets());
            libc::AF_INET
        }
        Family::V6 => {
            let Ok(address) = text.parse::<Ipv6Addr>() else {
                return false;
            };
            place[V6..V6 + 16].copy_from_slice(&address.octets());
            libc::AF_INET6
        }
    };
    place[..2].copy_from_slice(&(family as libc::sa_family_t).to_ne_bytes());
    true
}

/// The number of an interface that is given by its number or by its name. None: there is none, of which the script was warned.
fn index(value: &Zval) -> PhpResult<Option<u32>> {
    if let Kind::Long(number) = value.kind() {
        return match u32::try_from(number) {
            Ok(index) => Ok(Some(index)),
            Err(_) => refuse(&format!(
                "the interface index cannot be negative or larger than {}; given {number}",
                u32::MAX
            )),
        };
    }
    let name = value.to_str()?.to_text();
    match interfaces::index(&name) {
        Some(index) => Ok(Some(index)),
        None => refuse(&format!("no interface with name \"{name}\" could be found")),
    }
}

fn interface(call: &Call<'_>, value: &Zval, family: Family) -> PhpResult<Option<Vec<u8>>> {
    if matches!(value.kind(), Kind::Array(_) | Kind::Object(_)) {
        return Err(call.type_error(VALUE, "int|string"));
    }
    let Some(index) = index(value)? else {
        return Ok(None);
    };
    match family {
        Family::V6 => Ok(Some(index.to_ne_bytes().to_vec())),
        Family::V4 if index == 0 => Ok(Some(Ipv4Addr::UNSPECIFIED.octets().to_vec())),
        Family::V4 => match address_of(index) {
            Ok(address) => Ok(Some(address.octets().to_vec())),
            Err(error) => {
                let code = error.raw_os_error().unwrap_or(libc::EIO);
                refuse(&format!(
                    "Failed obtaining address for interface {index}: error {code}"
                ))
            }
        },
    }
}

/// The first IPv4 address of an interface.
fn address_of(index: u32) -> io::Result<Ipv4Addr> {
    let name = interfaces::name(index)?;
    let of_that_name = interfaces()?
        .into_iter()
        .filter(|interface| interface.name == name);
    ipv4(of_that_name.map(|interface| interface.address))
        .next()
        .ok_or_else(|| io::Error::from_raw_os_error(libc::EADDRNOTAVAIL))
}

fn ipv4(addresses: impl Iterator<Item = InterfaceAddress>) -> impl Iterator<Item = Ipv4Addr> {
    addresses.filter_map(|address| match address {
        InterfaceAddress::Ip(IpAddr::V4(address)) => Some(address),
        _ => None,
    })
}

/// The interface that the kernel names by its address in IPv4; 0: none was chosen.
pub fn chosen_interface(address: [u8; 4]) -> i64 {
    let address = IpAddr::V4(address.into());
    let all = interfaces().unwrap_or_default().into_iter();
    let mut of_that_address =
        all.filter(|interface| matches!(interface.address, InterfaceAddress::Ip(ip) if ip == address));
    let found = of_that_address
        .next()
        .and_then(|interface| interfaces::index(&interface.name));
    found.map_or(0, i64::from)
}
