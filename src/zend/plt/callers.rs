//! Which object code belongs to: for messages.

use std::ffi::{CStr, c_int, c_void};

unsafe extern "C" {
    /// Of the unwinder that Rust's own panics use.
    fn _Unwind_Backtrace(each: extern "C" fn(*mut c_void, *mut c_void) -> c_int, data: *mut c_void) -> c_int;
    fn _Unwind_GetIP(context: *mut c_void) -> usize;
}

/// `_URC_NO_REASON`: go on; any other ends the walk.
const GO_ON: c_int = 0;
const STOP: c_int = 4;

/// The object that an address belongs to: where it was loaded, and its file's name.
fn object(address: usize) -> Option<(usize, String)> {
    // SAFETY: filled by the call; it only looks at what is loaded. The name lives as long as the object, and is copied.
    unsafe {
        let mut found: libc::Dl_info = std::mem::zeroed();
        if libc::dladdr(address as *const c_void, &mut found) == 0 || found.dli_fname.is_null() {
            return None;
        }
        let path = CStr::from_ptr(found.dli_fname).to_string_lossy();
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        Some((found.dli_fbase as usize, name))
    }
}

/// The file's name of the object that has this text, or this code.
pub fn object_of(address: *const u8) -> Option<String> {
    object(address as usize).map(|(_, name)| name)
}

/// The file's name of the object that has called into ours.
pub fn calling_object() -> Option<String> {
    struct Walk {
        ours: Option<usize>,
        found: Option<String>,
    }
    extern "C" fn each(context: *mut c_void, walk: *mut c_void) -> c_int {
        // SAFETY: the unwinder's context, and the variable below.
        let (address, walk) = unsafe { (_Unwind_GetIP(context), &mut *walk.cast::<Walk>()) };
        match object(address) {
            Some((base, _)) if walk.ours.is_none_or(|ours| ours == base) => {
                walk.ours = Some(base);
                GO_ON
            }
            Some((_, name)) => {
                walk.found = Some(name);
                STOP
            }
            None => STOP,
        }
    }
    let mut walk = Walk {
        ours: None,
        found: None,
    };
    // SAFETY: calls `each` with that variable, for frames of this thread.
    unsafe { _Unwind_Backtrace(each, (&raw mut walk).cast()) };
    walk.found
}
