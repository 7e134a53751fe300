//! The machine's network interfaces.

use std::ffi::{CStr, CString};
use std::io;
use std::net::IpAddr;

use super::system::address;

/// An address of an interface; an interface comes once for each of its addresses.
pub struct Interface {
    pub name: String,
    pub address: InterfaceAddress,
}

/// What one address of an interface is.
pub enum InterfaceAddress {
    Ip(IpAddr),
    /// Of the link layer: Ethernet and what looks like it.
    Hardware([u8; 6]),
}

/// All of them, in the kernel's order.
pub fn interfaces() -> io::Result<Vec<Interface>> {
    let mut list = std::ptr::null_mut();
    // SAFETY: the list is freed below, once.
    if unsafe { libc::getifaddrs(&mut list) } != 0 {
        return Err(io::Error::last_os_error());
    }
    let mut found = Vec::new();
    let mut next = list;
    // SAFETY: a list of live entries with C strings for names; an entry's address is null or as large as its family says.
    unsafe {
        while let Some(entry) = next.as_ref() {
            if let Some(address) = interface_address(entry.ifa_addr) {
                let name = CStr::from_ptr(entry.ifa_name).to_string_lossy().into_owned();
                found.push(Interface { name, address });
            }
            next = entry.ifa_next;
        }
        libc::freeifaddrs(list);
    }
    Ok(found)
}

/// The kernel's number of the interface with this name.
pub fn index(name: &str) -> Option<u32> {
    let name = CString::new(name).ok()?;
    // SAFETY: reads a C string.
    let index = unsafe { libc::if_nametoindex(name.as_ptr()) };
    (index != 0).then_some(index)
}

/// The name of the interface with this number.
pub fn name(index: u32) -> io::Result<String> {
    let mut name = [0; libc::IF_NAMESIZE];
    // SAFETY: writes a C string of at most so many bytes, or gives null.
    unsafe {
        if libc::if_indextoname(index, name.as_mut_ptr()).is_null() {
            return Err(io::Error::from_raw_os_error(libc::ENODEV));
        }
        Ok(CStr::from_ptr(name.as_ptr()).to_string_lossy().into_owned())
    }
}

/// # Safety
/// Null, or a live socket address as large as its family says.
unsafe fn interface_address(raw: *const libc::sockaddr) -> Option<InterfaceAddress> {
    // SAFETY: as the caller says.
    unsafe {
        if i32::from(raw.as_ref()?.sa_family) != libc::AF_PACKET {
            return address(raw).map(InterfaceAddress::Ip);
        }
        let link = &*raw.cast::<libc::sockaddr_ll>();
        let hardware = link.sll_addr.first_chunk::<6>().copied()?;
        (link.sll_halen == 6).then_some(InterfaceAddress::Hardware(hardware))
    }
}
