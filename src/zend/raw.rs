//! The C side: `shim/`, and engine functions that ext-php-rs does not bind. Used by `zend` only.

use std::ffi::{c_char, c_int, c_void};

pub use ext_php_rs::ffi::{
    _zend_new_array, zend_array, zend_class_entry, zend_execute_data, zend_function, zend_object,
    zend_object_handlers, zend_string,
};

use super::value::Zval;

/// The executor's globals of this thread. Without thread safety they are a variable, and no call is needed.
#[inline]
pub fn executor() -> *mut ext_php_rs::ffi::zend_executor_globals {
    #[cfg(not(php_zts))]
    {
        &raw mut ext_php_rs::ffi::executor_globals
    }
    #[cfg(php_zts)]
    // SAFETY: the engine's own accessor.
    unsafe {
        ext_php_rs::ffi::ext_php_rs_executor_globals()
    }
}

/// The script has died of a fatal error (`CG(unclean_shutdown)`).
#[inline]
pub fn unclean() -> bool {
    #[cfg(not(php_zts))]
    // SAFETY: a global of the engine, on its thread.
    unsafe {
        ext_php_rs::ffi::compiler_globals.unclean_shutdown
    }
    #[cfg(php_zts)]
    // SAFETY: as above.
    unsafe {
        swoole_rs_unclean()
    }
}

/// The arguments of an internal function's frame: they follow it.
///
/// # Safety
/// A live frame.
#[inline]
pub unsafe fn call_args(frame: *mut zend_execute_data) -> *mut Zval {
    // SAFETY: as the engine's ZEND_CALL_ARG.
    unsafe {
        frame
            .cast::<Zval>()
            .add(size_of::<zend_execute_data>().div_ceil(size_of::<Zval>()))
    }
}

pub type InternalHandler = unsafe extern "C" fn(*mut zend_execute_data, *mut Zval);

unsafe extern "C" {
    // shim/
    pub fn swoole_rs_state_init(state: *mut c_void);
    pub fn swoole_rs_state_swap(from: *mut c_void, to: *mut c_void);
    pub fn swoole_rs_state_free();
    pub fn swoole_rs_release_trampoline(function: *mut zend_function);
    pub fn swoole_rs_output_end() -> bool;
    pub fn swoole_rs_output_forget();
    pub fn swoole_rs_call(info: *mut FcallInfo, cache: *mut FcallCache) -> bool;
    pub fn swoole_rs_closure(value: *const Zval, cache: *mut FcallCache);
    pub static zend_ce_closure: *mut zend_class_entry;
    pub fn swoole_rs_give(function: *const zend_function, count: u32, arguments: *const Zval) -> bool;
    pub fn swoole_rs_destroy(counted: *mut c_void) -> bool;
    pub fn swoole_rs_report_uncaught(exception: *mut zend_object) -> bool;
    pub fn swoole_rs_construct(object: *mut zend_object, count: u32, arguments: *mut Zval) -> bool;
    pub fn swoole_rs_guard(function: unsafe extern "C" fn(*mut c_void), argument: *mut c_void) -> bool;
    pub fn swoole_rs_first_guard(function: unsafe extern "C" fn(*mut c_void), argument: *mut c_void) -> bool;
    pub fn swoole_rs_fiber_enter(page: *mut c_void, size: usize, bottom: *mut c_void);
    pub fn swoole_rs_fiber_free_pages(page: *mut c_void);
    pub fn swoole_rs_active_fiber() -> *mut c_void;
    pub fn swoole_rs_is_fiber_suspended(fiber: *mut c_void) -> bool;
    pub fn swoole_rs_fiber_size() -> usize;
    pub fn swoole_rs_fiber_init(
        context: *mut c_void,
        kind: *mut c_void,
        function: unsafe extern "C" fn(*mut c_void),
        stack_size: usize,
    ) -> bool;
    pub fn swoole_rs_fiber_announce(context: *mut c_void) -> bool;
    pub fn swoole_rs_fiber_finish(page: *mut c_void, transfer: *mut c_void, to: *mut c_void) -> !;
    pub fn swoole_rs_watch_functions();
    pub fn swoole_rs_watch_error_handlers();
    pub fn swoole_rs_watch_class_questions();
    pub fn swoole_rs_watch_linking();
    pub fn swoole_rs_inside_begin();
    pub fn swoole_rs_watch_handles();
    pub fn swoole_rs_keep_session_variable();
    pub fn swoole_rs_drop_session_variable() -> bool;
    pub fn swoole_rs_session_abort() -> bool;
    pub fn swoole_rs_session_is_active() -> bool;
    pub fn swoole_rs_session_id() -> *mut zend_string;
    pub fn swoole_rs_session_set_id(id: *mut zend_string);
    pub fn swoole_rs_watch_persistent();
    pub fn swoole_rs_error_handlers_begin();
    #[cfg(not(php_zts))]
    pub static swoole_rs_compiling: u32;
    pub fn swoole_rs_is_compiling() -> bool;
    pub fn swoole_rs_enter_autoload();
    pub fn swoole_rs_leave_autoload();
    pub fn swoole_rs_links_expose(lc_name: *mut zend_string) -> *mut zend_class_entry;
    pub fn swoole_rs_linker(lc_name: *mut zend_string) -> *const c_void;
    pub fn swoole_rs_linked_class(lc_name: *mut zend_string) -> *mut zend_class_entry;
    pub fn swoole_rs_is_stand_in(lc_name: *mut zend_string) -> bool;
    pub fn swoole_rs_resolve_stand_in(lc_name: *mut zend_string, result: *mut *mut zend_class_entry) -> bool;
    pub fn swoole_rs_check_taken_name() -> bool;
    pub fn swoole_rs_exception_is_fatal(lc_name: *mut zend_string) -> bool;
    pub fn swoole_rs_hook_exit();
    pub fn swoole_rs_keep_graceful_exits();
    pub fn swoole_rs_throw_graceful_exit();
    pub fn swoole_rs_watch_ticks();
    pub fn swoole_rs_hook_interrupt();
    pub fn swoole_rs_hook_signal_dispatch();
    pub fn swoole_rs_note_signal_mask();
    pub fn swoole_rs_let_signals_through() -> bool;
    pub fn swoole_rs_hold_signals();
    pub fn swoole_rs_is_dispatching() -> bool;
    pub fn swoole_rs_watch_calls();
    pub fn swoole_rs_arguments_hold() -> *mut c_void;
    pub fn swoole_rs_arguments_give_back(held: *mut c_void) -> bool;
    pub fn swoole_rs_may_wait() -> bool;
    pub fn swoole_rs_running_module() -> *const c_char;
    pub fn swoole_rs_running_name() -> *const c_char;
    pub fn swoole_rs_running_driver() -> *const c_char;
    pub fn swoole_rs_running_transports(fd: c_int) -> c_int;
    pub fn swoole_rs_host_buffer_take(
        host: *const c_void,
        buffer: *mut *mut c_char,
        size: *mut usize,
    ) -> bool;
    pub fn swoole_rs_host_buffer_put(buffer: *mut c_char, size: usize);
    pub fn swoole_rs_swap_pclose_wait(wait: c_int) -> c_int;
    pub fn swoole_rs_call_site(frame: *mut *const c_void, instruction: *mut *const c_void);
    pub fn swoole_rs_mark_failing(frame: *mut *const c_void, instruction: *mut *const c_void);
    pub fn swoole_rs_failing_progress(frame: *const c_void, instruction: *const c_void) -> c_int;
    pub fn swoole_rs_vm_interrupt() -> *mut c_void;
    pub fn swoole_rs_add_entropy();
    pub fn swoole_rs_shutdown_function(name: *const c_char, length: usize) -> bool;
    pub fn swoole_rs_in_shutdown() -> bool;
    pub fn swoole_rs_shutdown_functions() -> u32;
    pub fn swoole_rs_replace_function(
        name: *const c_char,
        length: usize,
        handler: Option<InternalHandler>,
    ) -> Option<InternalHandler>;
    pub fn swoole_rs_parse_bool(value: *const Zval, dest: *mut bool, number: u32) -> bool;
    pub fn swoole_rs_parse_long(value: *const Zval, dest: *mut i64, number: u32) -> bool;
    pub fn swoole_rs_parse_double(value: *const Zval, dest: *mut f64, number: u32) -> bool;
    pub fn swoole_rs_parse_string(value: *const Zval, dest: *mut *mut zend_string, number: u32) -> bool;
    pub fn swoole_rs_assign_null(argument: *const Zval) -> bool;
    pub fn swoole_rs_assign(argument: *const Zval, value: *mut Zval) -> bool;
    pub static swoole_rs_has_unknown_names: u32;
    pub fn swoole_rs_call_unknown_name(execute_data: *mut zend_execute_data) -> *mut zend_string;
    pub fn swoole_rs_warning(text: *const c_char) -> bool;
    pub fn swoole_rs_deprecated(text: *const c_char) -> bool;
    #[cfg(php_zts)]
    fn swoole_rs_unclean() -> bool;
    pub fn swoole_rs_alias_transports() -> bool;
    pub fn swoole_rs_set_unclean(unclean: bool);
    pub fn swoole_rs_disabled() -> bool;
    pub fn swoole_rs_backtrace(
        frame: *mut zend_execute_data,
        trace: *mut Zval,
        skip: bool,
        options: c_int,
        limit: c_int,
    ) -> bool;
    pub fn swoole_rs_trace_text(trace: *mut Zval) -> *mut zend_string;
    pub fn swoole_rs_stack_usage(frame: *mut zend_execute_data) -> usize;
    pub fn swoole_rs_trace(frame: *mut zend_execute_data, depth: u32) -> *mut zend_string;
    pub fn swoole_rs_had_fatal() -> bool;
    pub fn swoole_rs_had_uncaught() -> bool;
    pub fn swoole_rs_fatal(text: *const c_char) -> bool;
    pub fn swoole_rs_sapi_name() -> *const c_char;
    pub fn swoole_rs_forget_report();
    pub fn swoole_rs_child_init();
    pub fn swoole_rs_included_count() -> u32;
    pub fn swoole_rs_included_files(
        from: u32,
        each: unsafe extern "C" fn(*mut c_void, *const c_char, usize),
        context: *mut c_void,
    );
    pub fn swoole_rs_memory_limit() -> i64;
    pub fn swoole_rs_memory_used() -> usize;
    pub fn swoole_rs_numeric_key(key: *const c_char, length: usize, index: *mut u64) -> bool;
    pub fn swoole_rs_object_size(size: usize, ce: *mut zend_class_entry) -> usize;
    pub fn swoole_rs_object_init(
        object: *mut zend_object,
        ce: *mut zend_class_entry,
        handlers: *const zend_object_handlers,
    );
    pub fn swoole_rs_errors_begin();
    pub fn swoole_rs_errors_end() -> *mut zend_string;
    pub fn swoole_rs_parse_query(text: *const c_char, length: usize, array: *mut Zval) -> bool;
    pub fn swoole_rs_parse_cookies(text: *const c_char, array: *mut Zval) -> bool;
    pub fn swoole_rs_register_variable(name: *const c_char, value: *mut Zval, array: *mut Zval) -> bool;
    pub fn swoole_rs_uploaded_add(path: *const c_char, length: usize);
    pub fn swoole_rs_uploaded_remove(path: *const c_char, length: usize) -> bool;
    pub fn swoole_rs_uploaded_forget();

    pub fn swoole_rs_class_install(
        ce: *mut zend_class_entry,
        create: unsafe extern "C" fn(*mut zend_class_entry) -> *mut zend_object,
        handlers: *mut zend_object_handlers,
    );
    pub fn swoole_rs_is_own_property(object: *mut zend_object, name: *mut zend_string) -> bool;
    pub fn swoole_rs_lazy_handlers(handlers: *mut zend_object_handlers);

    pub fn swoole_rs_run_source(code: *const c_char, length: usize, name: *const c_char) -> bool;
    pub fn swoole_rs_descriptor(value: *const Zval, complain: bool, descriptor: *mut c_int) -> bool;

    pub fn swoole_rs_gc_begin() -> *mut c_void;
    pub fn swoole_rs_gc_add(buffer: *mut c_void, value: *const Zval);
    pub fn swoole_rs_gc_end(
        object: *mut zend_object,
        buffer: *mut c_void,
        table: *mut *mut ext_php_rs::ffi::zval,
        count: *mut c_int,
    ) -> *mut zend_array;

    // the engine
    pub fn get_active_function_or_method_name() -> *mut zend_string;
    pub fn zend_fiber_switch_context(transfer: *mut FiberTransfer);
    pub fn _emalloc(size: usize) -> *mut c_void;
    pub fn _efree(pointer: *mut c_void);
    /// An int up to 8.3 and a bool from 8.4 on, 0 or 1: the low byte is the same.
    pub fn zend_is_true(value: *const Zval) -> u8;
    pub fn zval_get_long_func(value: *const Zval, is_legacy: bool) -> i64;
    pub fn zend_get_executed_filename() -> *const c_char;
    pub fn zval_get_double_func(value: *const Zval) -> f64;
    pub fn zval_try_get_string_func(value: *const Zval) -> *mut zend_string;
    pub fn zend_wrong_parameters_count_error(minimum: u32, maximum: u32);
    pub fn zend_argument_value_error(number: u32, format: *const c_char, ...);
    pub fn zend_argument_type_error(number: u32, format: *const c_char, ...);
    pub fn zend_value_error(format: *const c_char, ...);
    pub fn zend_wrong_callback_error(number: u32, error: *mut c_char);
    pub fn zend_zval_type_name(value: *const Zval) -> *const c_char;
    pub fn zend_fcall_info_init(
        callable: *const Zval,
        flags: u32,
        info: *mut FcallInfo,
        cache: *mut FcallCache,
        name: *mut *mut zend_string,
        error: *mut *mut c_char,
    ) -> c_int;
    pub fn display_ini_entries(module: *mut ext_php_rs::zend::ModuleEntry);
    pub fn php_output_write(text: *const c_char, length: usize) -> usize;
    pub fn zend_get_callable_name_ex(callable: *const Zval, object: *const zend_object) -> *mut zend_string;
    pub fn zend_throw_exception(
        ce: *mut zend_class_entry,
        message: *const c_char,
        code: i64,
    ) -> *mut zend_object;
    pub fn zend_throw_exception_internal(exception: *mut zend_object);
    pub fn zend_throw_unwind_exit();
    pub fn zend_is_unwind_exit(exception: *const zend_object) -> bool;
    pub fn zend_is_graceful_exit(exception: *const zend_object) -> bool;
    pub fn zend_clear_exception();
    pub fn object_init_ex(value: *mut Zval, ce: *mut zend_class_entry) -> c_int;
    pub fn zend_object_std_dtor(object: *mut zend_object);
    pub fn zend_objects_clone_members(copy: *mut zend_object, object: *mut zend_object);
    pub fn zend_hash_str_find(array: *const zend_array, key: *const c_char, length: usize) -> *mut Zval;
    pub fn zend_hash_str_update(
        array: *mut zend_array,
        key: *const c_char,
        length: usize,
        value: *mut Zval,
    ) -> *mut Zval;
    pub fn zend_hash_update(array: *mut zend_array, key: *mut zend_string, value: *mut Zval) -> *mut Zval;
    pub fn zend_hash_index_update(array: *mut zend_array, index: u64, value: *mut Zval) -> *mut Zval;
    pub fn zend_hash_index_find(array: *const zend_array, index: u64) -> *mut Zval;
    pub fn zend_hash_next_index_insert(array: *mut zend_array, value: *mut Zval) -> *mut Zval;
    pub fn zend_array_dup(array: *mut zend_array) -> *mut zend_array;
    pub fn zend_hash_get_current_key_zval_ex(array: *const zend_array, key: *mut Zval, position: *const u32);
    pub fn zend_hash_get_current_data_ex(array: *mut zend_array, position: *mut u32) -> *mut Zval;
    pub fn zend_hash_move_forward_ex(array: *mut zend_array, position: *mut u32) -> c_int;
    pub fn zend_alter_ini_entry_chars(
        name: *mut zend_string,
        value: *const c_char,
        value_length: usize,
        modify_type: c_int,
        stage: c_int,
    ) -> c_int;
    pub fn zend_ini_string(name: *const c_char, length: usize, orig: c_int) -> *mut c_char;
    pub static mut zend_autoload:
        Option<unsafe extern "C" fn(*mut zend_string, *mut zend_string) -> *mut zend_class_entry>;
    pub static mut zend_string_init_interned:
        Option<unsafe extern "C" fn(*const c_char, usize, bool) -> *mut zend_string>;
    pub static zend_empty_string: *mut zend_string;
    pub static module_registry: zend_array;
}

/// `zend_fiber_transfer`, the same in every supported version: whom to switch to, and what to bring along.
#[repr(C)]
pub struct FiberTransfer {
    pub context: *mut c_void,
    pub value: Zval,
    pub flags: u8,
}

/// `zend_fcall_info`, laid out the same in every supported version.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct FcallInfo {
    pub size: usize,
    pub function_name: Zval,
    pub retval: *mut Zval,
    pub params: *mut Zval,
    pub object: *mut zend_object,
    pub param_count: u32,
    /// Which arguments the call may take for itself, since 8.6; unused bytes before.
    pub consumed_args: u32,
    pub named_params: *mut zend_array,
}

/// `zend_fcall_info_cache`; 8.3 added the closure.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct FcallCache {
    pub function_handler: *mut zend_function,
    pub calling_scope: *mut zend_class_entry,
    pub called_scope: *mut zend_class_entry,
    pub object: *mut zend_object,
    #[cfg(php83)]
    pub closure: *mut zend_object,
}
