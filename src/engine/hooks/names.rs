//! Names and addresses of hosts: looked up on the pool of threads. What is written in numbers is not looked up.

use std::ffi::{CStr, CString, c_char, c_int, c_uchar, c_ulong, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};

use libc::{addrinfo, hostent as Host, size_t, sockaddr, socklen_t};

use super::flags::WaitFor;
use super::gate::{Caller, Permission, enter};
use crate::zend::system::{errno, h_errno, set_errno, set_h_errno};
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
    #[cfg_attr(target_env = "gnu", link_name = "__res_ninit")]
    #[cfg_attr(not(target_env = "gnu"), link_name = "res_ninit")]
    fn original_res_ninit(state: *mut c_void) -> c_int;
    #[cfg_attr(target_env = "gnu", link_name = "__res_nclose")]
    #[cfg_attr(not(target_env = "gnu"), link_name = "res_nclose")]
    fn original_res_nclose(state: *mut c_void);
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
        let question = Question::new(node, service, hints);
        match look_up(caller, move || question.ask()) {
            LookedUp::Found(mut found) => {
                if found.code == 0 {
                    *list = std::mem::replace(&mut found.head, std::ptr::null_mut());
                } else if found.code == libc::EAI_SYSTEM {
                    set_errno(found.errno);
                }
                found.code
            }
            LookedUp::Failed => libc::EAI_SYSTEM,
            LookedUp::Plain => plain(),
        }
    }
}

/// `h_errno` of a look-up that may succeed another time.
const TRY_AGAIN: c_int = 2;

/// What came of a look-up.
enum LookedUp<T> {
    Found(T),
    /// It was interrupted.
    Failed,
    /// It is to be made here, as in plain PHP.
    Plain,
}

/// Looks something up on the pool, if the flags say so. It owns all that it reads and writes: when nobody waits for it any
/// more, it goes on to its end there.
fn look_up<T: Send + 'static>(caller: Caller, ask: impl FnOnce() -> T + Send + 'static) -> LookedUp<T> {
    match caller.permission(WaitFor::Name) {
        Permission::Suspend => {}
        Permission::Block => return LookedUp::Plain,
        Permission::Fail => return LookedUp::Failed,
    }
    let asked = catch_unwind(AssertUnwindSafe(|| caller.engine.blocking_until(None, ask)));
    match asked {
        Ok(Ok(Some(found))) => LookedUp::Found(found),
        Ok(Err(why)) => {
            caller.interrupted(why);
            LookedUp::Failed
        }
        // No thread can be started.
        Ok(Ok(None)) | Err(_) => LookedUp::Plain,
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
        // PHP's structure is filled at the end, when nobody else can come in between.
        let _hidden = HostBuffer::take(host.cast());
        let name = CStr::from_ptr(name).to_owned();
        let memory = HostMemory::like(buffer, size);
        match look_up(caller, move || memory.ask(&name)) {
            LookedUp::Found(answer) => {
                *code = answer.code;
                if answer.found {
                    answer.memory.give(&answer.host, host, buffer);
                    *result = host;
                }
                answer.status
            }
            LookedUp::Failed => {
                *code = TRY_AGAIN;
                libc::ECANCELED
            }
            LookedUp::Plain => plain(),
        }
    }
}

/// Memory of our own for what a `Host` points to.
struct HostMemory {
    bytes: Vec<u8>,
    /// Where the part begins that is used: at an address that is aligned as the caller's.
    start: usize,
    size: usize,
}

/// What `gethostbyname_r(3)` gives.
struct HostAnswer {
    status: c_int,
    found: bool,
    host: Host,
    code: c_int,
    memory: HostMemory,
}

// SAFETY: the host points into memory that comes with it.
unsafe impl Send for HostAnswer {}

impl HostMemory {
    /// As much as the caller has.
    fn like(buffer: *const c_char, size: size_t) -> Self {
        const MOST_ALIGNED: usize = 16;
        let bytes = vec![0u8; size + MOST_ALIGNED];
        let start = (buffer as usize).wrapping_sub(bytes.as_ptr() as usize) % MOST_ALIGNED;
        HostMemory { bytes, start, size }
    }

    fn ask(mut self, name: &CStr) -> HostAnswer {
        let (mut found, mut code) = (std::ptr::null_mut(), 0);
        // SAFETY: a text, and memory of our own; a structure of numbers and pointers may be zeros.
        let (status, host) = unsafe {
            let mut host: Host = std::mem::zeroed();
            let buffer = self.bytes.as_mut_ptr().add(self.start).cast();
            let status =
                original_gethostbyname_r(name.as_ptr(), &mut host, buffer, self.size, &mut found, &mut code);
            (status, host)
        };
        HostAnswer {
            status,
            found: status == 0 && !found.is_null(),
            host,
            code,
            memory: self,
        }
    }

    /// Copies a host to where the caller wants it.
    ///
    /// # Safety
    /// A host whose pointers are into this memory, and the caller's structure and buffer, of the size that this was made for.
    unsafe fn give(&self, host: &Host, to: *mut Host, buffer: *mut c_char) {
        // SAFETY: as the caller says; lists of pointers end with null, and are aligned here as there.
        unsafe {
            let ours = self.bytes.as_ptr().add(self.start);
            std::ptr::copy_nonoverlapping(ours, buffer.cast(), self.size);
            let moved = |pointer: *mut c_char| buffer.wrapping_add(pointer as usize - ours as usize);
            let moved_list = |list: *mut *mut c_char| {
                let list: *mut *mut c_char = moved(list.cast()).cast();
                let mut entry = list;
                while !(*entry).is_null() {
                    *entry = moved(*entry);
                    entry = entry.add(1);
                }
                list
            };
            *to = Host {
                h_name: moved(host.h_name),
                h_aliases: moved_list(host.h_aliases),
                h_addr_list: moved_list(host.h_addr_list),
                ..*host
            };
        }
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
    // SAFETY: as the caller says.
    let address = unsafe { std::slice::from_raw_parts(address.cast::<u8>(), length as usize) }.to_vec();
    let ask = move || {
        let (mut host, mut service) = (vec![0u8; host_size as usize], vec![0u8; service_size as usize]);
        // SAFETY: memory of our own, of those sizes.
        let code = unsafe {
            libc::getnameinfo(
                address.as_ptr().cast(),
                length,
                host.as_mut_ptr().cast(),
                host_size,
                service.as_mut_ptr().cast(),
                service_size,
                flags,
            )
        };
        (code, errno(), host, service)
    };
    match look_up(caller, ask) {
        LookedUp::Found((code, reason, found_host, found_service)) => {
            if code == 0 {
                // SAFETY: the caller's memory, of the sizes that ours has.
                unsafe {
                    std::ptr::copy_nonoverlapping(found_host.as_ptr(), host.cast(), found_host.len());
                    if !service.is_null() {
                        std::ptr::copy_nonoverlapping(
                            found_service.as_ptr(),
                            service.cast(),
                            found_service.len(),
                        );
                    }
                }
            } else if code == libc::EAI_SYSTEM {
                set_errno(reason);
            }
            code
        }
        LookedUp::Failed => libc::EAI_SYSTEM,
        LookedUp::Plain => plain(),
    }
}

/// The first fields of libc's `struct __res_state`: what a program may have changed.
#[repr(C)]
#[derive(Clone, Copy)]
struct ResolverOptions {
    _retransmission: c_int,
    _retries: c_int,
    _options: c_ulong,
}

/// A resolver's state of our own: libc's structure has 568 bytes.
#[repr(C, align(16))]
struct Resolver([u8; 1024]);

impl Resolver {
    /// What is configured, with the caller's options. None: nothing can be read.
    fn new(options: ResolverOptions) -> Option<Box<Self>> {
        let mut resolver = Box::new(Resolver([0; 1024]));
        let state: *mut c_void = (&raw mut *resolver).cast();
        // SAFETY: zeroed memory of more than the structure's size, whose first fields these are.
        unsafe {
            if original_res_ninit(state) != 0 {
                return None;
            }
            *state.cast() = options;
        }
        Some(resolver)
    }
}

impl Drop for Resolver {
    fn drop(&mut self) {
        // SAFETY: a state that was initialised.
        unsafe { original_res_nclose((&raw mut *self).cast()) };
    }
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
    let Ok(room) = usize::try_from(size) else {
        return plain();
    };
    // SAFETY: as the caller says.
    let (options, name) = unsafe { (*state.cast::<ResolverOptions>(), CStr::from_ptr(name).to_owned()) };
    let ask = move || {
        let mut found = vec![0u8; room];
        let length = match Resolver::new(options) {
            // SAFETY: a state, a text and memory of our own.
            Some(mut resolver) => unsafe {
                let state = (&raw mut *resolver).cast();
                original_res_nsearch(state, name.as_ptr(), class, kind, found.as_mut_ptr(), size)
            },
            None => -1,
        };
        (length, errno(), h_errno(), found)
    };
    match look_up(caller, ask) {
        LookedUp::Found((length, reason, host_reason, found)) => {
            if length < 0 {
                set_errno(reason);
            }
            set_h_errno(host_reason);
            // An answer that is too long has a length that says so.
            // SAFETY: the caller's memory, of the size that ours has.
            unsafe { std::ptr::copy_nonoverlapping(found.as_ptr(), answer, found.len()) };
            length
        }
        LookedUp::Failed => {
            set_h_errno(TRY_AGAIN);
            -1
        }
        LookedUp::Plain => plain(),
    }
}
