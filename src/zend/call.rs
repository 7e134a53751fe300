//! A call from PHP into the extension: the arguments, converted by the engine's own rules, and the way back.
//!
//! A PHP function's or method's body is a plain function over [`Call`]. The generated entry points (see `registration`) go through [`enter`],
//! where a Rust panic becomes a PHP `Error` and a fatal error goes on to the engine, with nothing droppable left.

use std::ffi::CString;
use std::panic::AssertUnwindSafe;

use super::object::{ClassPtr, is_instance};
use super::raw::{self, zend_execute_data, zend_object};
use super::value::Kind;
use super::{Array, Callable, PhpResult, Str, Unwind, Value, Zval, error};

/// The frame of a call from PHP.
pub struct Call<'a> {
    frame: &'a mut zend_execute_data,
}

/// Runs a handler for the engine.
///
/// # Safety
/// Called by the engine as an internal function: the frame and the result's slot are its own.
#[inline]
pub unsafe fn enter(
    frame: *mut zend_execute_data,
    result: *mut Zval,
    handler: impl FnOnce(&mut Call<'_>) -> PhpResult,
) {
    let outcome = std::panic::catch_unwind(AssertUnwindSafe(|| {
        // SAFETY: as the caller says.
        let frame = unsafe { &mut *frame };
        handler(&mut Call { frame })
    }));
    match outcome {
        // SAFETY: the engine's slot for the result, which holds null.
        Ok(Ok(value)) => unsafe { *result = value.into_raw() },
        Ok(Err(Unwind::Thrown)) => {}
        Ok(Err(Unwind::Bailout)) => error::bailout(),
        Err(panic) => error::throw_panic(&*panic),
    }
    // A destructor's fatal error, stopped where a value was released, goes on here.
    if error::bailout_is_due() {
        error::bailout();
    }
}

impl<'a> Call<'a> {
    pub fn count(&self) -> usize {
        // SAFETY: the frame is the engine's; u2 of This is the argument count.
        unsafe { self.frame.This.u2.num_args as usize }
    }

    fn arguments(&self) -> &'a [Zval] {
        let count = self.count();
        if count == 0 {
            return &[];
        }
        // SAFETY: an internal function's arguments follow its frame, contiguous, and live as long as it.
        unsafe {
            let first = raw::call_args(std::ptr::from_ref(self.frame).cast_mut());
            std::slice::from_raw_parts(first, count)
        }
    }

    /// Argument `index` (from 0), or None if not given.
    pub fn get(&self, index: usize) -> Option<&'a Zval> {
        self.arguments().get(index)
    }

    /// The arguments from `index` on, as a variadic function takes them.
    pub fn rest(&self, index: usize) -> &'a [Zval] {
        self.arguments().get(index..).unwrap_or(&[])
    }

    /// The name of the function that is called.
    pub fn function_name(&self) -> Str {
        // SAFETY: a running internal function has a name, which lives as long as the function.
        unsafe { Str::share((*self.frame.func).common.function_name) }
    }

    /// `$this`.
    pub fn this(&self) -> *mut zend_object {
        // SAFETY: a method's frame has its object in This.
        unsafe { self.frame.This.value.obj }
    }

    /// Checks the number of arguments; `u32::MAX` as maximum for a variadic function.
    #[inline(always)]
    pub fn expect(&self, minimum: u32, maximum: u32) -> PhpResult<()> {
        let count = self.count() as u32;
        if count < minimum || count > maximum {
            // SAFETY: throws ArgumentCountError for the running function; -1 means no maximum.
            unsafe { raw::zend_wrong_parameters_count_error(minimum, maximum) };
            return Err(Unwind::Thrown);
        }
        // Only a variadic function is given names that it does not know.
        if maximum == u32::MAX
            && let Some(name) = self.unknown_name()
        {
            return Err(error::throw_error(&format!("Unknown named parameter ${name}")));
        }
        Ok(())
    }

    /// The first of the named arguments that the function has no parameter for.
    #[inline]
    fn unknown_name(&self) -> Option<String> {
        // SAFETY: the frame is the engine's; null, or a string that the frame's own table of such arguments keeps alive.
        unsafe {
            if self.frame.This.u1.type_info & raw::swoole_rs_has_unknown_names == 0 {
                return None;
            }
            let name = raw::swoole_rs_call_unknown_name(std::ptr::from_ref(self.frame).cast_mut());
            (!name.is_null()).then(|| Str::share(name).to_text())
        }
    }

    fn required(&self, index: usize) -> PhpResult<&'a Zval> {
        self.get(index).map(Zval::deref).ok_or(Unwind::Thrown)
    }

    /// An `int` argument.
    pub fn long(&self, index: usize) -> PhpResult<i64> {
        let value = self.required(index)?;
        if let Kind::Long(long) = value.kind() {
            return Ok(long);
        }
        let mut long = 0;
        // SAFETY: converts in place or refuses, as the calling file's strict_types says. A deprecation may run PHP code.
        if error::guarded(|| unsafe { raw::swoole_rs_parse_long(value, &mut long, index as u32 + 1) })? {
            return error::pending().map(|()| long);
        }
        Err(self.wrong_type(index, Expected::Long, value))
    }

    pub fn long_or(&self, index: usize, default: i64) -> PhpResult<i64> {
        if self.count() > index {
            self.long(index)
        } else {
            Ok(default)
        }
    }

    /// A `float` argument.
    pub fn double_or(&self, index: usize, default: f64) -> PhpResult<f64> {
        if self.count() <= index {
            return Ok(default);
        }
        let value = self.required(index)?;
        if let Kind::Double(double) = value.kind() {
            return Ok(double);
        }
        let mut double = 0.0;
        // SAFETY: as in `long`.
        if error::guarded(|| unsafe { raw::swoole_rs_parse_double(value, &mut double, index as u32 + 1) })? {
            return error::pending().map(|()| double);
        }
        Err(self.wrong_type(index, Expected::Double, value))
    }

    /// A `bool` argument.
    pub fn bool_or(&self, index: usize, default: bool) -> PhpResult<bool> {
        if self.count() <= index {
            return Ok(default);
        }
        let value = self.required(index)?;
        if let Kind::Bool(bool) = value.kind() {
            return Ok(bool);
        }
        let mut bool = false;
        // SAFETY: as in `long`.
        if error::guarded(|| unsafe { raw::swoole_rs_parse_bool(value, &mut bool, index as u32 + 1) })? {
            return error::pending().map(|()| bool);
        }
        Err(self.wrong_type(index, Expected::Bool, value))
    }

    /// A `string` argument. Conversion may run `__toString`.
    pub fn string(&self, index: usize) -> PhpResult<Str> {
        self.string_as(index, Expected::String)
    }

    fn string_as(&self, index: usize, expected: Expected) -> PhpResult<Str> {
        let value = self.required(index)?;
        if let Kind::Str(_) = value.kind() {
            return value.to_str();
        }
        let mut string = std::ptr::null_mut();
        // SAFETY: as in `long`; the converted string replaces the argument in its slot, which keeps it alive.
        let converted =
            error::guarded(|| unsafe { raw::swoole_rs_parse_string(value, &mut string, index as u32 + 1) })?;
        if converted {
            error::pending()?;
            // SAFETY: live in the argument's slot.
            return Ok(unsafe { Str::share(string) });
        }
        Err(self.wrong_type(index, expected, value))
    }

    /// A `string` argument that names a file, or is given to C otherwise: without NUL bytes.
    pub fn c_string(&self, index: usize) -> PhpResult<CString> {
        let string = self.string(index)?;
        CString::new(string.as_bytes())
            .map_err(|_| self.value_error(index, "must not contain any null bytes"))
    }

    pub fn string_or_empty(&self, index: usize) -> PhpResult<Str> {
        if self.count() > index {
            self.string(index)
        } else {
            Ok(Str::empty())
        }
    }

    /// A `?string` argument that may be left out.
    pub fn nullable_string(&self, index: usize) -> PhpResult<Option<Str>> {
        match self.get(index) {
            None => Ok(None),
            Some(value) if value.is_null() => Ok(None),
            Some(value) if matches!(value.kind(), Kind::Str(_)) => self.string(index).map(Some),
            Some(_) => self.string_as(index, Expected::StringOrNull).map(Some),
        }
    }

    /// An object of a class as an argument. `expected` names the type.
    pub fn object(&self, index: usize, class: ClassPtr, expected: &str) -> PhpResult<*mut zend_object> {
        self.nullable_object(index, class, expected)?
            .ok_or_else(|| self.type_error(index, expected))
    }

    /// The same for an argument that may be null or left out.
    pub fn nullable_object(
        &self,
        index: usize,
        class: ClassPtr,
        expected: &str,
    ) -> PhpResult<Option<*mut zend_object>> {
        match self.get(index).map(Zval::kind) {
            None | Some(Kind::Null) => Ok(None),
            Some(Kind::Object(object)) if is_instance(object, class) => Ok(Some(object)),
            Some(_) => Err(self.type_error(index, expected)),
        }
    }

    /// An `array` argument.
    pub fn array(&self, index: usize) -> PhpResult<&'a Array> {
        let value = self.required(index)?;
        match value.kind() {
            Kind::Array(array) => Ok(array),
            _ => Err(self.wrong_type(index, Expected::Array, value)),
        }
    }

    /// A `callable` argument; the error says why it is none, as the engine does.
    #[inline]
    pub fn callable(&self, index: usize) -> PhpResult<Callable> {
        let value = self.required(index)?;
        match Callable::from_closure(value) {
            Some(closure) => Ok(closure),
            None => self.resolve(index, value),
        }
    }

    #[cold]
    fn resolve(&self, index: usize, value: &Zval) -> PhpResult<Callable> {
        let mut why = std::ptr::null_mut();
        match Callable::resolve(value, &mut why)? {
            Some(callable) => Ok(callable),
            None => {
                error::pending()?;
                // SAFETY: throws the TypeError and frees the text.
                unsafe { raw::zend_wrong_callback_error(index as u32 + 1, why) };
                Err(Unwind::Thrown)
            }
        }
    }

    /// Assigns null to an argument by reference. What it held may have a destructor, which runs now.
    pub fn assign_null(&self, index: usize) -> PhpResult<()> {
        let Some(argument) = self.get(index) else {
            return Ok(());
        };
        // SAFETY: the frame's own slot; guarded in the shim.
        if unsafe { raw::swoole_rs_assign_null(argument) } {
            return Err(Unwind::Bailout);
        }
        error::pending()
    }

    /// Assigns a value to an argument by reference. What it held may have a destructor, which runs now.
    pub fn assign(&self, index: usize, value: impl Into<Value>) -> PhpResult<()> {
        let Some(argument) = self.get(index) else {
            return Ok(());
        };
        let mut value = value.into().into_raw();
        // SAFETY: the frame's own slot, which takes the value's reference; guarded in the shim.
        if unsafe { raw::swoole_rs_assign(argument, &mut value) } {
            return Err(Unwind::Bailout);
        }
        error::pending()
    }

    /// Throws a `TypeError` about an argument: `must be ...`.
    pub fn argument_error(&self, index: usize, text: &str) -> Unwind {
        let text = CString::new(text).unwrap_or_default();
        // SAFETY: a printf format with one string.
        unsafe { raw::zend_argument_type_error(index as u32 + 1, c"%s".as_ptr(), text.as_ptr()) };
        Unwind::Thrown
    }

    /// Throws a `ValueError` about an argument: `must be ...`.
    pub fn value_error(&self, index: usize, text: &str) -> Unwind {
        let text = CString::new(text).unwrap_or_default();
        // SAFETY: a printf format with one string.
        unsafe { raw::zend_argument_value_error(index as u32 + 1, c"%s".as_ptr(), text.as_ptr()) };
        Unwind::Thrown
    }

    /// Throws the `TypeError` that a user function with this type would.
    pub fn type_error(&self, index: usize, expected: &str) -> Unwind {
        let given = self.get(index).map_or("null", |value| value.type_name());
        self.argument_error(index, &format!("must be of type {expected}, {given} given"))
    }

    fn wrong_type(&self, index: usize, expected: Expected, _value: &Zval) -> Unwind {
        if error::pending().is_ok() {
            self.type_error(index, expected.name());
        }
        Unwind::Thrown
    }
}

/// The types that arguments are parsed as, by the engine's names.
#[derive(Clone, Copy)]
enum Expected {
    Long,
    Double,
    Bool,
    String,
    StringOrNull,
    Array,
}

impl Expected {
    fn name(self) -> &'static str {
        match self {
            Expected::Long => "int",
            Expected::Double => "float",
            Expected::Bool => "bool",
            Expected::String => "string",
            Expected::StringOrNull => "?string",
            Expected::Array => "array",
        }
    }
}
