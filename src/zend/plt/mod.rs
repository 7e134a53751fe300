//! Functions of libc, replaced where other objects import them: their slots in the global offset table are pointed to
//! functions of ours. Which ones is decided elsewhere (`engine/hooks`).
//!
//! A slot that does not hold what libc exports (another library was preloaded in between) is left alone and reported.

pub mod callers;
mod relocations;

use std::ffi::{CStr, c_int, c_void};
use std::sync::atomic::{AtomicUsize, Ordering};

use relocations::{Dynamic, Import, Machine};

#[cfg(target_arch = "x86_64")]
const MACHINE: Option<Machine> = Some(relocations::X86_64);
#[cfg(target_arch = "aarch64")]
const MACHINE: Option<Machine> = Some(relocations::AARCH64);
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
const MACHINE: Option<Machine> = None;

/// Chooses what replaces an import of an object, by the object's path (empty for the executable) and the function's name.
pub type Choice<'a> = dyn Fn(&str, &CStr) -> Option<usize> + 'a;

/// What was done.
#[derive(Default)]
pub struct Report {
    /// Paths of objects of which at least one import is replaced now.
    pub objects: Vec<String>,
    /// Imports that were wanted and hold something unexpected, as `object: function`.
    pub skipped: Vec<String>,
}

struct Walk<'a> {
    choice: &'a Choice<'a>,
    machine: Machine,
    report: Report,
}

/// How often an object was loaded in the life of the process: when it has grown, there may be new imports.
pub fn loads() -> u64 {
    unsafe extern "C" fn first(info: *mut libc::dl_phdr_info, _: usize, loads: *mut c_void) -> c_int {
        // SAFETY: the linker's description, and the caller's variable.
        unsafe { *loads.cast::<u64>() = (*info).dlpi_adds };
        1
    }
    let mut loads = 0u64;
    // SAFETY: calls `first` with that variable, once.
    unsafe { libc::dl_iterate_phdr(Some(first), (&raw mut loads).cast()) };
    loads
}

/// Replaces imports of all objects that are loaded now. Those that are replaced already count as done.
pub fn replace(choice: &Choice<'_>) -> Report {
    unsafe extern "C" fn each(info: *mut libc::dl_phdr_info, _: usize, walk: *mut c_void) -> c_int {
        // SAFETY: the linker's description of a loaded object, which stays loaded meanwhile, and the caller's variable.
        unsafe { (*walk.cast::<Walk<'_>>()).object(&*info) };
        0
    }
    let Some(machine) = MACHINE else {
        return Report::default();
    };
    let mut walk = Walk {
        choice,
        machine,
        report: Report::default(),
    };
    // SAFETY: calls `each` with that variable.
    unsafe { libc::dl_iterate_phdr(Some(each), (&raw mut walk).cast()) };
    walk.report
}

/// The address of a function of libc's, whatever else exports that name.
fn original(name: &CStr) -> usize {
    // SAFETY: names and flags; the handle of an object that is never unloaded.
    unsafe {
        let libc = libc::dlopen(c"libc.so.6".as_ptr(), libc::RTLD_LAZY | libc::RTLD_NOLOAD);
        let found = if libc.is_null() {
            std::ptr::null_mut()
        } else {
            libc::dlsym(libc, name.as_ptr())
        };
        if found.is_null() {
            libc::dlsym(libc::RTLD_DEFAULT, name.as_ptr()) as usize
        } else {
            found as usize
        }
    }
}

impl Walk<'_> {
    /// # Safety
    /// The linker's description of a loaded object.
    unsafe fn object(&mut self, info: &libc::dl_phdr_info) {
        let base = info.dlpi_addr as usize;
        // SAFETY: as the caller says.
        let (path, segments) = unsafe {
            let path = if info.dlpi_name.is_null() {
                c""
            } else {
                CStr::from_ptr(info.dlpi_name)
            };
            let segments = std::slice::from_raw_parts(info.dlpi_phdr, info.dlpi_phnum.into());
            (path.to_string_lossy(), segments)
        };
        let covers = |address: usize| {
            let within = |start: usize, size: usize| address.wrapping_sub(start) < size;
            segments.iter().any(|segment| {
                segment.p_type == libc::PT_LOAD
                    && within(base + segment.p_vaddr as usize, segment.p_memsz as usize)
            })
        };
        if covers(loads as *const () as usize) {
            return; // our own imports are the originals
        }
        let Some(dynamic) = segments.iter().find(|segment| segment.p_type == libc::PT_DYNAMIC) else {
            return;
        };
        let dynamic = (base + dynamic.p_vaddr as usize) as *const Dynamic;
        let mut any = false;
        let (choice, report) = (self.choice, &mut self.report);
        let mut each = |import: Import<'_>| {
            let Some(ours) = choice(&path, import.name) else {
                return;
            };
            // SAFETY: a slot of a loaded object.
            let held = unsafe { *(import.slot as *const usize) };
            let unbound = import.lazy && covers(held);
            if held != ours && held != original(import.name) && !unbound {
                let name = import.name.to_string_lossy();
                report.skipped.push(format!("{}: {name}", shown(&path)));
                return;
            }
            // SAFETY: as above.
            any |= held == ours || unsafe { write(import.slot, ours, segments, base) };
        };
        // SAFETY: the object's own base and dynamic section.
        unsafe { relocations::imports(base, dynamic, self.machine, &mut each) };
        if any {
            self.report.objects.push(path.into_owned());
        }
    }
}

/// An object's path as people know it.
fn shown(path: &str) -> &str {
    if path.is_empty() { "php" } else { path }
}

/// Writes a slot, also one that is read-only by now. False: the kernel refuses.
///
/// # Safety
/// A slot of the object with those segments.
unsafe fn write(slot: usize, value: usize, segments: &[libc::Elf64_Phdr], base: usize) -> bool {
    // SAFETY: a number of the kernel's.
    let page = usize::try_from(unsafe { libc::sysconf(libc::_SC_PAGESIZE) }).unwrap_or(4096);
    let read_only = segments.iter().any(|segment| {
        segment.p_type == libc::PT_GNU_RELRO
            && relocations::read_only_pages(base + segment.p_vaddr as usize, segment.p_memsz as usize, page)
                .contains(&slot)
    });
    let start = (slot & !(page - 1)) as *mut c_void;
    // SAFETY: as the caller says; a page of the object's own that becomes what it was.
    unsafe {
        if read_only && libc::mprotect(start, page, libc::PROT_READ | libc::PROT_WRITE) != 0 {
            return false;
        }
        // Other threads may call through it now.
        (*(slot as *const AtomicUsize)).store(value, Ordering::Release);
        if read_only {
            libc::mprotect(start, page, libc::PROT_READ);
        }
    }
    true
}
