//! PHP callables that Rust keeps and calls.

use std::ffi::{CStr, c_char};
use std::mem::ManuallyDrop;

use super::raw::{self, FcallCache, FcallInfo};
use super::unwind::{PhpResult, Unwind};
use super::value::Kind;
use super::{Object, Str, Value, Zval, error};

/// A resolved callable with a reference to all it needs; calling it costs no lookup.
#[derive(Clone)]
pub struct Callable {
    /// What keeps the rest alive.
    value: Value,
    target: Target,
}

/// How a call finds the function.
#[derive(Clone, Copy)]
enum Target {
    /// The value is a closure, which has all that a call needs.
    Closure,
    /// To be searched anew for each call.
    Searched,
    /// The part of the engine's cache that a call needs.
    Found {
        function: *mut raw::zend_function,
        called_scope: *mut raw::zend_class_entry,
        object: *mut raw::zend_object,
    },
}

impl Callable {
    /// The callable behind an argument of a script's, or the warning's text that it is none.
    pub fn from_argument(value: &Zval) -> PhpResult<Result<Callable, String>> {
        if let Some(closure) = Callable::from_closure(value) {
            return Ok(Ok(closure));
        }
        let found = Callable::from_value(value)?;
        Ok(found.map_err(|_| format!("function '{}' is not callable", Callable::name_of(value))))
    }

    /// The callable behind a value, or why it is none. An autoloader may run for it.
    pub fn from_value(value: &Zval) -> PhpResult<Result<Callable, String>> {
        let mut why = std::ptr::null_mut();
        let callable = Callable::resolve(value, &mut why)?;
        let text = if why.is_null() {
            String::new()
        } else {
            // SAFETY: a text of the engine's, ours to free.
            unsafe {
                let text = CStr::from_ptr(why).to_string_lossy().into_owned();
                raw::_efree(why.cast());
                text
            }
        };
        if callable.is_none() {
            error::pending()?;
        }
        Ok(callable.ok_or(text))
    }

    /// The usual kind of callable, which needs no search and no check.
    #[inline(always)]
    pub fn from_closure(value: &Zval) -> Option<Callable> {
        Callable::is_closure(value).then(|| Callable::of_closure(value))
    }

    #[inline(always)]
    pub fn is_closure(value: &Zval) -> bool {
        let object = value.deref().as_object();
        // SAFETY: a live object, and a class of the engine's.
        object.is_some_and(|object| unsafe { std::ptr::eq((*object).ce, raw::zend_ce_closure) })
    }

    /// Of what `is_closure`. It is looked at again for each call, so that making one copies nothing.
    #[inline(always)]
    pub fn of_closure(value: &Zval) -> Callable {
        debug_assert!(Callable::is_closure(value));
        Callable {
            value: value.share(),
            target: Target::Closure,
        }
    }

    pub(super) fn resolve(value: &Zval, why: &mut *mut c_char) -> PhpResult<Option<Callable>> {
        error::guarded(|| Callable::find(value, why))
    }

    fn find(value: &Zval, why: &mut *mut c_char) -> Option<Callable> {
        let value = value.deref();
        let mut info: FcallInfo = EMPTY_INFO;
        let mut cache: FcallCache = EMPTY_CACHE;
        // SAFETY: fills both structures or fails; nothing in them is owned.
        let status =
            unsafe { raw::zend_fcall_info_init(value, 0, &mut info, &mut cache, std::ptr::null_mut(), why) };
        if status != 0 {
            return None;
        }
        if !why.is_null() {
            // A deprecation's text beside success.
            // SAFETY: the engine's text, ours to free.
            unsafe { raw::_efree((*why).cast()) };
            *why = std::ptr::null_mut();
        }
        if release_trampoline(&cache) {
            // `__call` and `__callStatic`: the engine makes the trampoline anew for each call.
            return Some(Callable {
                value: value.share(),
                target: Target::Searched,
            });
        }
        let value = match value.kind() {
            // A script may replace the object if the array holds it by reference.
            Kind::Array(_) if !cache.object.is_null() => Object::share(cache.object).into(),
            _ => value.share(),
        };
        Some(Callable {
            value,
            target: Target::Found {
                function: cache.function_handler,
                called_scope: cache.called_scope,
                object: cache.object,
            },
        })
    }

    /// Fills in what the engine needs for a call; no function: it is to search.
    #[inline(always)]
    fn fill(&self, cache: &mut FcallCache) {
        match self.target {
            // SAFETY: fills the cache for a closure, which the value is; nothing in it is owned.
            Target::Closure => unsafe { raw::swoole_rs_closure(self.value.raw(), cache) },
            Target::Searched => {}
            Target::Found {
                function,
                called_scope,
                object,
            } => {
                cache.function_handler = function;
                cache.called_scope = called_scope;
                cache.object = object;
            }
        }
    }

    /// The function's name as PHP prints it.
    pub fn name_of(value: &Zval) -> String {
        // SAFETY: gives a new string.
        unsafe { Str::own(raw::zend_get_callable_name_ex(value.deref(), std::ptr::null())) }.to_text()
    }

    /// The PHP value this was made from.
    pub fn value(&self) -> &Zval {
        self.value.raw()
    }

    /// Calls it. An exception or a fatal error in it is the `Err`.
    #[inline(always)]
    pub fn call(&self, arguments: &[Zval]) -> PhpResult {
        let mut result = Zval::UNDEF;
        if self.invoke(arguments, &mut result) {
            return Err(Unwind::Bailout);
        }
        // SAFETY: the callee's result is ours; UNDEF when it threw.
        let result = unsafe { Value::own(result) };
        error::pending()?;
        Ok(result)
    }

    /// The same with arguments that become the callee's own, which releases them in its own order (parameters by
    /// reference, of which it gets copies, are released when it has returned).
    #[inline(always)]
    pub fn call_giving(&self, arguments: Vec<Value>) -> PhpResult {
        if arguments.is_empty() {
            return self.call(&[]);
        }
        let raw = Value::as_arguments(&arguments);
        let mut cache = EMPTY_CACHE;
        self.fill(&mut cache);
        // SAFETY: the references that this takes away are taken back by the call that follows at once.
        let given = unsafe { raw::swoole_rs_give(cache.function_handler, raw.len() as u32, raw.as_ptr()) };
        let outcome = self.call(raw);
        if matches!(outcome, Err(Unwind::Bailout)) {
            // Whether the callee had them is unknown: rather one reference too many than one too few.
            arguments
                .iter()
                .for_each(|argument| std::mem::forget(argument.clone()));
        }
        if given || matches!(outcome, Err(Unwind::Bailout)) {
            arguments.into_iter().for_each(std::mem::forget);
        }
        outcome
    }

    /// True: a fatal error ended it.
    fn invoke(&self, arguments: &[Zval], result: &mut Zval) -> bool {
        let mut cache = EMPTY_CACHE;
        self.fill(&mut cache);
        let mut info = FcallInfo {
            size: size_of::<FcallInfo>(),
            function_name: self.value.raw().fresh(),
            retval: result,
            params: arguments.as_ptr().cast_mut(),
            object: cache.object,
            param_count: arguments.len() as u32,
            consumed_args: 0,
            named_params: std::ptr::null_mut(),
        };
        // A callee may replace what holds this callable: keep the function alive; after a fatal error for ever.
        let keep = ManuallyDrop::new(self.value.clone());
        let cache = if cache.function_handler.is_null() {
            std::ptr::null_mut()
        } else {
            &mut cache
        };
        // SAFETY: arguments are copied by the engine; a bailout is caught in the shim.
        let bailed_out = unsafe { raw::swoole_rs_call(&mut info, cache) };
        if !bailed_out {
            drop(ManuallyDrop::into_inner(keep));
        }
        bailed_out
    }
}

const EMPTY_INFO: FcallInfo = FcallInfo {
    size: size_of::<FcallInfo>(),
    function_name: Zval::UNDEF,
    retval: std::ptr::null_mut(),
    params: std::ptr::null_mut(),
    object: std::ptr::null_mut(),
    param_count: 0,
    consumed_args: 0,
    named_params: std::ptr::null_mut(),
};

const EMPTY_CACHE: FcallCache = FcallCache {
    function_handler: std::ptr::null_mut(),
    calling_scope: std::ptr::null_mut(),
    called_scope: std::ptr::null_mut(),
    object: std::ptr::null_mut(),
    #[cfg(php83)]
    closure: std::ptr::null_mut(),
};

fn release_trampoline(cache: &FcallCache) -> bool {
    // SAFETY: a resolved cache has a live function.
    let trampoline = unsafe {
        (*cache.function_handler).common.fn_flags & ext_php_rs::ffi::ZEND_ACC_CALL_VIA_TRAMPOLINE != 0
    };
    if trampoline {
        // SAFETY: the engine's own release of a trampoline that is not called.
        unsafe { raw::swoole_rs_release_trampoline(cache.function_handler) };
    }
    trampoline
}
