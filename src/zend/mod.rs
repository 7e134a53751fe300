//! The unsafe corner: everything that touches the Zend engine's memory, behind types that the rest of the
//! tree uses without `unsafe`. It knows values, calls, objects, contexts and hooks; it decides nothing about
//! coroutines (that is `engine`) or HTTP (that is `server`).

pub mod arguments;
pub mod array;
pub mod call;
pub mod callable;
pub mod class_loading;
pub mod classes;
pub mod descriptor;
pub mod error;
pub mod fiber;
pub mod hooks;
pub mod identity;
pub mod ini;
pub mod interfaces;
pub mod kernel_timer;
pub mod memory;
pub mod object;
pub mod per_thread;
pub mod plt;
pub mod raw;
pub mod sapi;
pub mod state;
pub mod string;
pub mod system;
pub mod transports;
pub mod unwind;
pub mod value;
pub mod waits;

pub use array::Array;
pub use call::Call;
pub use callable::Callable;
pub use object::Object;
pub use string::Str;
pub use unwind::{PhpResult, Unwind};
pub use value::{Value, Zval};

/// Makes a waker of a raw one whose data is a plain number and whose vtable functions only look at that number.
pub fn waker_from(raw: std::task::RawWaker) -> std::task::Waker {
    // SAFETY: the contract of RawWakerVTable asks for thread safety and no dangling data; a number has neither problem.
    unsafe { std::task::Waker::from_raw(raw) }
}

/// Rows of the module's table in `phpinfo()`. Texts end in NUL.
pub fn info_row(name: &str, value: &str) {
    // SAFETY: two C strings, as the count says.
    unsafe { ext_php_rs::ffi::php_info_print_table_row(2, name.as_ptr(), value.as_ptr()) };
}

pub fn info_table(rows: impl FnOnce()) {
    // SAFETY: prints.
    unsafe { ext_php_rs::ffi::php_info_print_table_start() };
    rows();
    // SAFETY: prints.
    unsafe { ext_php_rs::ffi::php_info_print_table_end() };
}

/// The ini settings of a module, as `php --ri` lists them.
pub fn info_ini(module: *mut ext_php_rs::zend::ModuleEntry) {
    // SAFETY: the engine's own entry.
    unsafe { raw::display_ini_entries(module) };
}
