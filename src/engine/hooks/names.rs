//! Names and addresses of hosts: looked up on the pool of threads. What is written in numbers is not looked up.

use std::ffi::{CStr, CString, c_char, c_int, c_uchar, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};

use libc::{addrinfo, hostent as Host, size_t, sockaddr, socklen_t};

use super::flags::WaitFor;
use super::gate::{Caller, Permission, enter};
use super::pool::run_to_the_end;
use crate::zend::system::{errno, set_errno};
use crate::zend::waits::HostBuffer;

unsafe extern "C" {
    #[link_name = "gethostbyname_r"]
    fn original_gethostbyname_r(
        name: *const c_char,
        host: *mut Host,
        buffer: *mut c_char,
        size: size_t,
        result: *mut *mut Host,
        code: *mut c_int,
    ) -> c_int;
    #[cfg_attr(target_env = "gnu", link_name = "res_nsearch")]
    fn original_res_nsearch(
        state: *mut c_void,
        name: *const c_char,
        class: c_int,
        kind: c_int,
        answer: *mut c_uchar,
        size: c_int,
    ) -> c_int;
}

/// A list that `getaddrinfo(3)` has made on another thread, freed unless it is taken.
struct List {
    head: *mut addrinfo,
    code: c_int,
    errno: c_int,
}

// SAFETY: plain memory of libc's, which one thread has at a time.
unsafe impl Send for List {}

impl Drop for List {
    fn drop(&mut self) {
        if !self.head.is_null() {
            // SAFETY: made by `getaddrinfo`, and nobody's any more.
            unsafe { libc::freeaddrinfo(self.head) };
        }
    }
}

/// Numbers of a question; the pointers in it are null.
#[derive(Clone, Copy)]
struct Hints(addrinfo);

// SAFETY: numbers.
unsafe impl Send for Hints {}

/// A question that owns its texts.
struct Question {
    node: CString,
    service: Option<CString>,
    hints: Option<Hints>,
}

impl Question {
    /// # Safety
    /// Arguments of `getaddrinfo(3)`, the node being none of null.
    unsafe fn new(node: *const c_char, service: *const c_char, hints: *const addrinfo) -> Self {
        // SAFETY: as the caller says.
        unsafe {
            Question {
                node: CStr::from_ptr(node).to_owned(),
                service: (!service.is_null()).then(|| CStr::from_ptr(service).to_owned()),
                hints: hints.as_ref().map(|hints| {
                    Hints(addrinfo {
                        ai_addrlen: 0,
                        ai_addr: std::ptr::null_mut(),
                        ai_canonname: std::ptr::null_mut(),
                        ai_next: std::ptr::null_mut(),
                        ..*hints
                    })
                }),
            }
        }
    }

    fn ask(&self) -> List {
        let service = self
            .service
            .as_ref()
            .map_or(std::ptr::null(), |text| text.as_ptr());
        let hints = self
            .hints
            .as_ref()
            .map_or(std::ptr::null(), |hints| &raw const hints.0);
        let mut head = std::ptr::null_mut();
        // SAFETY: texts and numbers of our own.
        let code = unsafe { libc::getaddrinfo(self.node.as_ptr(), service, hints, &mut head) };
        List {
            head: if code == 0 { head } else { std::ptr::null_mut() },
            code,
            errno: errno(),
        }
    }
}

/// # Safety
/// As of `getaddrinfo(3)`.
pub(super) unsafe extern "C" fn getaddrinfo(
    node: *const c_char,
    service: *const c_char,
    hints: *const addrinfo,
    list: *mut *mut addrinfo,
) -> c_int {
    // SAFETY: as the caller says.
    unsafe {
        let plain = || libc::getaddrinfo(node, service, hints, list);
        if node.is_null() {
            return plain();
        }
        let caller = enter!(plain(), libc::EAI_SYSTEM);
        let mut numeric = hints.as_ref().copied().unwrap_or(std::mem::zeroed());
        if numeric.ai_flags & libc::AI_NUMERICHOST != 0 {
            return plain();
        }
        numeric.ai_flags |= libc::AI_NUMERICHOST;
        if libc::getaddrinfo(node, service, &numeric, list) == 0 {
            libc::freeaddrinfo(*list);
            return plain();
        }
        match caller.permission(WaitFor::Name) {
            Permission::Suspend => {}
            Permission::Block => return plain(),
            Permission::Fail => return libc::EAI_SYSTEM,
        }
        let question = Question::new(node, service, hints);
        let asked = catch_unwind(AssertUnwindSafe(|| {
            caller.engine.blocking_until(None, move || question.ask())
        }));
        match asked {
            Ok(Ok(Some(mut found))) => {
                if found.code == 0 {
                    *list = std::mem::replace(&mut found.head, std::ptr::null_mut());
                } else if found.code == libc::EAI_SYSTEM {
                    set_errno(found.errno);
                }
                found.code
            }
            Ok(Err(why)) => {
                caller.interrupted(why);
                libc::EAI_SYSTEM
            }
            // No thread can be started.
            Ok(Ok(None)) | Err(_) => plain(),
        }
    }
}

/// Looks something up on the pool, if the flags say so. It cannot be interrupted: the resolver writes into the caller's
/// memory.
fn look_up<T: Send + 'static>(caller: Caller, failed: T, plain: impl FnOnce() -> T) -> T {
    match caller.permission(WaitFor::Name) {
        Permission::Suspend => run_to_the_end(caller, plain),
        Permission::Block => plain(),
        Permission::Fail => failed,
    }
}

/// # Safety
/// As of `gethostbyname_r(3)`.
pub(super) unsafe extern "C" fn gethostbyname_r(
    name: *const c_char,
    host: *mut Host,
    buffer: *mut c_char,
    size: size_t,
    result: *mut *mut Host,
    code: *mut c_int,
) -> c_int {
    // SAFETY: as the caller says; the result is said to be none before anything is looked up.
    unsafe {
        *result = std::ptr::null_mut();
        let plain = || original_gethostbyname_r(name, host, buffer, size, result, code);
        let caller = enter!(plain(), libc::ECANCELED);
        if is_numeric(name) {
            return plain();
        }
        match caller.permission(WaitFor::Name) {
            Permission::Suspend => {}
            Permission::Block => return plain(),
            Permission::Fail => return libc::ECANCELED,
        }
        // PHP's structure is filled at the end, when nobody else can come in between.
        let _hidden = HostBuffer::take(host.cast());
        let (mut own, mut found) = (std::mem::zeroed::<Host>(), std::ptr::null_mut());
        let status = run_to_the_end(caller, || {
            original_gethostbyname_r(name, &mut own, buffer, size, &mut found, code)
        });
        if status == 0 && !found.is_null() {
            *host = own;
            *result = host;
        }
        status
    }
}

/// # Safety
/// A text.
unsafe fn is_numeric(name: *const c_char) -> bool {
    // SAFETY: as the caller says; an address fits the larger of both structures.
    unsafe {
        let mut address = [0u8; 16];
        [libc::AF_INET, libc::AF_INET6]
            .into_iter()
            .any(|family| inet_pton(family, name, address.as_mut_ptr().cast()) == 1)
    }
}

unsafe extern "C" {
    fn inet_pton(family: c_int, text: *const c_char, address: *mut c_void) -> c_int;
}

/// # Safety
/// As of `getnameinfo(3)`.
pub(super) unsafe extern "C" fn getnameinfo(
    address: *const sockaddr,
    length: socklen_t,
    host: *mut c_char,
    host_size: socklen_t,
    service: *mut c_char,
    service_size: socklen_t,
    flags: c_int,
) -> c_int {
    let plain = || {
        // SAFETY: as the caller says.
        unsafe { libc::getnameinfo(address, length, host, host_size, service, service_size, flags) }
    };
    if host.is_null() || flags & libc::NI_NUMERICHOST != 0 {
        return plain();
    }
    let caller = enter!(plain(), libc::EAI_SYSTEM);
    look_up(caller, libc::EAI_SYSTEM, plain)
}

/// # Safety
/// As of `res_nsearch(3)`.
pub(super) unsafe extern "C" fn res_nsearch(
    state: *mut c_void,
    name: *const c_char,
    class: c_int,
    kind: c_int,
    answer: *mut c_uchar,
    size: c_int,
) -> c_int {
    // SAFETY: as the caller says.
    let plain = || unsafe { original_res_nsearch(state, name, class, kind, answer, size) };
    let caller = enter!(plain(), -1);
    look_up(caller, -1, plain)
}
