//! Where the engine looks for classes that it does not have: the autoloader, and classes that a suspended coroutine is
//! linking, which the engine must not see meanwhile (`shim/linking.c`). Who waits for whom is decided by `engine`.

use std::ffi::c_void;

use super::hooks::hooks;
use super::raw::{self, zend_class_entry, zend_string};
use super::state::State;
use super::{PhpResult, Str, Unwind, error};

/// A loaded class.
#[derive(Clone, Copy)]
pub struct ClassRef(*mut zend_class_entry);

impl ClassRef {
    #[cfg(not(php83))]
    pub fn as_ptr(self) -> *mut zend_class_entry {
        self.0
    }
}

/// Who links a class: its state, for comparing.
#[derive(Clone, Copy)]
pub struct Linker(*const c_void);

impl Linker {
    pub fn is(self, state: &State) -> bool {
        std::ptr::eq(self.0, state.address())
    }
}

type Autoload = unsafe extern "C" fn(*mut zend_string, *mut zend_string) -> *mut zend_class_entry;
static mut ORIGINAL: Option<Autoload> = None;

/// Module start only.
pub(super) fn install() {
    // SAFETY: MINIT, one thread; the engine calls the hook on the PHP thread.
    unsafe {
        ORIGINAL = raw::zend_autoload;
        raw::zend_autoload = Some(autoload);
    }
}

unsafe extern "C" fn autoload(name: *mut zend_string, lc_name: *mut zend_string) -> *mut zend_class_entry {
    // SAFETY: counts; the engine's own loader and the names that the engine gave, which are live during the call.
    let (class, bailed_out) = unsafe {
        raw::swoole_rs_enter_autoload();
        let class = find(name, lc_name);
        raw::swoole_rs_leave_autoload();
        let bailed_out = error::bailout_is_due() || raw::swoole_rs_check_taken_name() || ends(lc_name);
        (class, bailed_out)
    };
    if bailed_out {
        error::bailout();
    }
    class.map_or(std::ptr::null_mut(), |class| class.0)
}

/// # Safety
/// Live names, as the engine gives them.
unsafe fn find(name: *mut zend_string, lc_name: *mut zend_string) -> Option<ClassRef> {
    let hooks = hooks()?;
    let in_coroutine = (hooks.in_coroutine)();
    // SAFETY: as the caller says.
    let key = unsafe { Str::share(lc_name) };
    // SAFETY: as above; compares names.
    if unsafe { raw::swoole_rs_is_stand_in(lc_name) } {
        return find_stand_in(&key);
    }
    if in_coroutine {
        // SAFETY: as above.
        return (hooks.autoload)(&key, &|| unsafe { load(name, lc_name) });
    }
    // The main script cannot wait, and a second declaration would be in the way of the first.
    if linker_of(&key).is_some() {
        return None;
    }
    // SAFETY: as above.
    unsafe { load(name, lc_name) }
}

/// # Safety
/// Live names, as the engine gives them.
unsafe fn load(name: *mut zend_string, lc_name: *mut zend_string) -> Option<ClassRef> {
    // SAFETY: as the caller says.
    let key = unsafe { Str::share(lc_name) };
    if let Some(source) = hooks().and_then(|hooks| (hooks.library)(key.as_bytes())) {
        return load_own(&key, source);
    }
    // SAFETY: the engine's own loader, with the arguments that the engine gave.
    let class =
        error::guarded(|| unsafe { ORIGINAL.map_or(std::ptr::null_mut(), |load| load(name, lc_name)) });
    found(class)
}

/// Compiles and runs PHP source of ours, which declares the class.
fn load_own(key: &Str, (name, code): (&'static str, &'static str)) -> Option<ClassRef> {
    // SAFETY: a text with its length, and a C string; what runs is guarded in the shim.
    if unsafe { raw::swoole_rs_run_source(code.as_ptr().cast(), code.len(), name.as_ptr().cast()) } {
        error::defer_bailout();
        return None;
    }
    loaded_class(key)
}

fn found(class: PhpResult<*mut zend_class_entry>) -> Option<ClassRef> {
    match class {
        Ok(class) => (!class.is_null()).then_some(ClassRef(class)),
        Err(Unwind::Thrown) => None,
        Err(Unwind::Bailout) => {
            error::defer_bailout();
            None
        }
    }
}

/// A declaration that another coroutine is executing, executed again.
fn find_stand_in(key: &Str) -> Option<ClassRef> {
    if !wait_for_linker(&|| linker_of(key)) {
        return None;
    }
    let mut class = std::ptr::null_mut();
    // SAFETY: guarded in the shim.
    let bailed_out = unsafe { raw::swoole_rs_resolve_stand_in(key.as_raw(), &mut class) };
    found(if bailed_out {
        Err(Unwind::Bailout)
    } else {
        Ok(class)
    })
}

fn wait_for_linker(linker: &dyn Fn() -> Option<Linker>) -> bool {
    hooks().is_some_and(|hooks| (hooks.wait_for_linker)(linker))
}

/// Whether an exception is pending where the engine makes a fatal error of any, and the coroutine ends without it.
///
/// # Safety
/// A live name.
unsafe fn ends(lc_name: *mut zend_string) -> bool {
    // SAFETY: as the caller says; reads what is being linked.
    let fatal = unsafe { raw::swoole_rs_exception_is_fatal(lc_name) };
    fatal && hooks().is_some_and(|hooks| (hooks.exception_in_linking)() == Err(Unwind::Bailout))
}

/// The suspended coroutine that links a class, by the class's lower-case name.
pub fn linker_of(lc_name: &Str) -> Option<Linker> {
    // SAFETY: compares names.
    let state = unsafe { raw::swoole_rs_linker(lc_name.as_raw()) };
    (!state.is_null()).then_some(Linker(state))
}

/// Has the running coroutine see a class that another one is linking and waits for it: as unlinked, as if it linked both.
/// Gives it if what the running one is linking takes it so.
pub fn expose(lc_name: &Str) -> Option<ClassRef> {
    // SAFETY: renames entries of the class table.
    let class = unsafe { raw::swoole_rs_links_expose(lc_name.as_raw()) };
    (!class.is_null()).then_some(ClassRef(class))
}

/// A class that is loaded and linked already, by its lower-case name.
pub fn loaded_class(lc_name: &Str) -> Option<ClassRef> {
    // SAFETY: the class table lives as long as the script.
    let class = unsafe { raw::swoole_rs_linked_class(lc_name.as_raw()) };
    (!class.is_null()).then_some(ClassRef(class))
}

#[unsafe(no_mangle)]
extern "C" fn swoole_rs_links_changed(state: *const c_void) {
    if let Some(hooks) = hooks() {
        (hooks.links_changed)(Linker(state));
    }
}

#[unsafe(no_mangle)]
extern "C" fn swoole_rs_coroutine_of(state: *const c_void) -> i64 {
    hooks().map_or(0, |hooks| (hooks.coroutine_of)(Linker(state)))
}

type FindLinker = unsafe extern "C" fn(*mut zend_string) -> *const c_void;

/// False: an exception is pending. A fatal error goes on from here.
#[unsafe(no_mangle)]
unsafe extern "C" fn swoole_rs_wait_for_linker(linker: FindLinker, key: *mut zend_string) -> bool {
    let waited = wait_for_linker(&|| {
        // SAFETY: the shim's own function, with the key that it gave.
        let state = unsafe { linker(key) };
        (!state.is_null()).then_some(Linker(state))
    });
    if error::bailout_is_due() {
        error::bailout();
    }
    waited || error::pending().is_ok()
}
