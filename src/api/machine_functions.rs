//! Global functions that tell about the machine: its addresses, and the container that the process may run in.

use std::fmt::Write;
use std::fs;
use std::net::IpAddr;
use std::path::Path;

use crate::zend::interfaces::{InterfaceAddress, interfaces};
use crate::zend::{Array, Call, PhpResult, system};

/// What the loopback interface has in the place of a hardware address.
const LOOPBACK: [u8; 6] = [0; 6];

/// `swoole_get_local_ip(int $family = AF_INET): array`
pub fn swoole_get_local_ip(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let family = call.long_or(0, libc::AF_INET.into())?;
    let wanted = |address: &IpAddr| match i32::try_from(family) {
        Ok(libc::AF_INET) => address.is_ipv4(),
        Ok(libc::AF_INET6) => address.is_ipv6(),
        _ => false,
    };
    let mut list = Array::new();
    for interface in interfaces().unwrap_or_default() {
        if let InterfaceAddress::Ip(address) = interface.address
            && wanted(&address)
            && !address.is_loopback()
        {
            list.set(&interface.name, address.to_string().as_str());
        }
    }
    Ok(list.into())
}

/// `swoole_get_local_mac(): array`
pub fn swoole_get_local_mac(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let mut list = Array::new();
    for interface in interfaces().unwrap_or_default() {
        if let InterfaceAddress::Hardware(address) = interface.address
            && address != LOOPBACK
        {
            list.set(&interface.name, colon_separated(address).as_str());
        }
    }
    Ok(list.into())
}

/// `0A:1B:…`
fn colon_separated(address: [u8; 6]) -> String {
    let mut text = String::with_capacity(17);
    for (index, byte) in address.iter().enumerate() {
        let colon = if index > 0 { ":" } else { "" };
        write!(text, "{colon}{byte:02X}").expect("a String takes everything");
    }
    text
}

/// `swoole_is_in_container(): bool`
pub fn swoole_is_in_container(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(is_in_container().into())
}

/// The marks that container managers leave: a file, a variable of the first process's environment (which systemd's
/// container interface asks of all of them), a control group's name.
fn is_in_container() -> bool {
    const MARKS: &[&str] = &["/.dockerenv", "/run/.containerenv", "/run/systemd/container"];
    const GROUPS: &[&str] = &["docker", "kubepods", "libpod", "lxc", "containerd"];
    let read = |path: &str| fs::read(path).unwrap_or_default();
    MARKS.iter().any(|mark| Path::new(mark).exists())
        || read("/proc/1/environ")
            .split(|byte| *byte == 0)
            .any(|variable| variable.starts_with(b"container="))
        || {
            let groups = read("/proc/self/cgroup");
            GROUPS
                .iter()
                .any(|name| memchr::memmem::find(&groups, name.as_bytes()).is_some())
        }
}

/// `swoole_container_cpu_num(): int`
pub fn swoole_container_cpu_num(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let online = system::processors().max(1);
    Ok(granted_processors()
        .map_or(online, |granted| granted.min(online))
        .into())
}

/// What the control group grants, in whole processors. None: it sets no limit.
fn granted_processors() -> Option<i64> {
    let read = |path: &str| fs::read_to_string(path).ok();
    let (quota, period) = match read("/sys/fs/cgroup/cpu.max") {
        Some(limits) => {
            let mut numbers = limits.split_whitespace().map(str::parse::<i64>);
            (numbers.next()?.ok()?, numbers.next()?.ok()?)
        }
        None => {
            let number = |name| {
                read(&format!("/sys/fs/cgroup/cpu/{name}"))?
                    .trim()
                    .parse::<i64>()
                    .ok()
            };
            (number("cpu.cfs_quota_us")?, number("cpu.cfs_period_us")?)
        }
    };
    (quota > 0 && period > 0).then(|| (quota + period - 1) / period)
}
