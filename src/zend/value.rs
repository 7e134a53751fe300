//! PHP values: `Zval`, the engine's 16 bytes as a plain copy, and `Value`, an owned result.
//!
//! ext-php-rs' `Zval` drops what it holds, which is wrong for values that only pass through a transfer, an
//! argument slot or a property: there a `Zval` is used and ownership is said by the function's name.

use std::ffi::c_void;

use super::{Array, Object, PhpResult, Str, Unwind, error, raw};

const IS_NULL: u32 = 1;
const IS_FALSE: u32 = 2;
const IS_TRUE: u32 = 3;
const IS_LONG: u32 = 4;
const IS_DOUBLE: u32 = 5;
const IS_STRING: u32 = 6;
const IS_ARRAY: u32 = 7;
const IS_OBJECT: u32 = 8;
const IS_REFERENCE: u32 = 10;
const REFCOUNTED: u32 = 1 << 8;
const COLLECTABLE: u32 = 1 << 9;
/// `GC_IMMUTABLE`: interned strings and immutable arrays are not counted.
pub(super) const IMMUTABLE: u32 = 1 << 6;

/// A zval as the engine lays it out; copying it copies no reference.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Zval {
    value: u64,
    type_info: u32,
    extra: u32,
}

/// Already a root of the cycle collector (`GC_INFO_MASK`), or never one (`GC_NOT_COLLECTABLE`).
const GC_KNOWN: u32 = 0xffff_fc00 | (1 << 4);

/// The head of every counted value: `zend_refcounted_h`.
#[repr(C)]
pub(super) struct Counted {
    pub refcount: u32,
    pub type_info: u32,
}

/// What a PHP value is, with its contents borrowed.
pub enum Kind<'a> {
    Null,
    Bool(bool),
    Long(i64),
    Double(f64),
    Str(&'a [u8]),
    Array(&'a Array),
    Object(*mut raw::zend_object),
    Other,
}

#[allow(clippy::wrong_self_convention, reason = "a value is looked at where it lies")]
impl Zval {
    pub const UNDEF: Zval = Zval {
        value: 0,
        type_info: 0,
        extra: 0,
    };
    pub const NULL: Zval = Zval {
        value: 0,
        type_info: IS_NULL,
        extra: 0,
    };

    pub const fn long(value: i64) -> Self {
        Zval {
            value: value as u64,
            type_info: IS_LONG,
            extra: 0,
        }
    }

    pub const fn bool(value: bool) -> Self {
        Zval {
            value: 0,
            type_info: if value { IS_TRUE } else { IS_FALSE },
            extra: 0,
        }
    }

    pub(super) fn object(object: *mut raw::zend_object) -> Self {
        Zval {
            value: object as u64,
            type_info: IS_OBJECT | REFCOUNTED | COLLECTABLE,
            extra: 0,
        }
    }

    /// This very number.
    #[inline]
    pub fn is_long(&self, value: i64) -> bool {
        self.type_info == IS_LONG && self.value == value as u64
    }

    pub fn is_undef(&self) -> bool {
        self.type_info == 0
    }

    /// UNDEF or null.
    pub fn is_null(&self) -> bool {
        self.type_info & 0xff <= IS_NULL
    }

    /// Past a PHP reference.
    pub fn deref(&self) -> &Zval {
        if self.type_info & 0xff == IS_REFERENCE {
            // SAFETY: a zend_reference is a counted head (8 bytes) followed by the zval.
            unsafe { &*((self.value as usize + 8) as *const Zval) }
        } else {
            self
        }
    }

    /// The same, to write there.
    pub fn deref_mut(&mut self) -> &mut Zval {
        if self.type_info & 0xff == IS_REFERENCE {
            // SAFETY: as in `deref`; a zval of the engine's own, that nobody else writes meanwhile.
            unsafe { &mut *((self.value as usize + 8) as *mut Zval) }
        } else {
            self
        }
    }

    pub fn kind(&self) -> Kind<'_> {
        let this = self.deref();
        match this.type_info & 0xff {
            0 | IS_NULL => Kind::Null,
            IS_FALSE => Kind::Bool(false),
            IS_TRUE => Kind::Bool(true),
            IS_LONG => Kind::Long(this.value as i64),
            IS_DOUBLE => Kind::Double(f64::from_bits(this.value)),
            // SAFETY: the type says that the pointer is a live zend_string, kept alive by this zval.
            IS_STRING => Kind::Str(unsafe { Str::bytes_of(this.value as *mut raw::zend_string) }),
            // SAFETY: `Array` is a transparent pointer, and the zval's first word is that pointer.
            IS_ARRAY => Kind::Array(unsafe { &*(&raw const this.value).cast::<Array>() }),
            IS_OBJECT => Kind::Object(this.value as *mut raw::zend_object),
            _ => Kind::Other,
        }
    }

    pub fn as_object(&self) -> Option<*mut raw::zend_object> {
        match self.kind() {
            Kind::Object(object) => Some(object),
            _ => None,
        }
    }

    /// `(bool)$value`.
    pub fn truthy(&self) -> bool {
        // SAFETY: zend_is_true reads the value only (casting objects runs no user code).
        unsafe { raw::zend_is_true(self.deref()) != 0 }
    }

    /// `(int)$value`. An object gives a warning, whose handler may run.
    pub fn to_long(&self) -> PhpResult<i64> {
        match self.kind() {
            Kind::Long(value) => Ok(value),
            Kind::Null => Ok(0),
            Kind::Bool(value) => Ok(value.into()),
            // SAFETY: reads the value; an error handler may run, guarded.
            _ => error::guarded(|| unsafe { raw::zval_get_long_func(self.deref(), false) })
                .and_then(|value| error::pending().map(|()| value)),
        }
    }

    /// `(float)$value`. An object gives a warning, whose handler may run.
    pub fn to_double(&self) -> PhpResult<f64> {
        match self.kind() {
            Kind::Double(value) => Ok(value),
            Kind::Long(value) => Ok(value as f64),
            // SAFETY: reads the value; an error handler may run, guarded.
            _ => error::guarded(|| unsafe { raw::zval_get_double_func(self.deref()) })
                .and_then(|value| error::pending().map(|()| value)),
        }
    }

    /// `(string)$value`. `__toString` or the handler of a warning may run; what cannot be converted throws.
    pub fn to_str(&self) -> PhpResult<Str> {
        let this = self.deref();
        if this.type_info & 0xff == IS_STRING {
            // SAFETY: as in `kind`.
            return Ok(unsafe { Str::share(this.value as *mut raw::zend_string) });
        }
        // SAFETY: gives a new reference, or null with an exception pending; what runs is guarded.
        let string = error::guarded(|| unsafe { raw::zval_try_get_string_func(this) })?;
        if string.is_null() {
            return Err(Unwind::Thrown);
        }
        // SAFETY: the reference is ours.
        let string = unsafe { Str::own(string) };
        error::pending().map(|()| string)
    }

    /// The type's name as PHP's error texts have it.
    pub fn type_name(&self) -> &'static str {
        // SAFETY: the engine answers with a static string.
        unsafe { std::ffi::CStr::from_ptr(raw::zend_zval_type_name(self.deref())) }
            .to_str()
            .unwrap_or("mixed")
    }

    /// The same value, read by its members. A zval that was written a moment ago was written so, and a load that is wider
    /// than the stores before it has to wait until they have reached the cache.
    #[inline(always)]
    pub(super) fn fresh(&self) -> Zval {
        Zval {
            value: self.value,
            type_info: self.type_info,
            extra: 0,
        }
    }

    /// A further reference to the value, past PHP references.
    pub fn share(&self) -> Value {
        let this = self.deref().fresh();
        if this.type_info & REFCOUNTED != 0 {
            // SAFETY: a refcounted zval points to a counted head.
            unsafe { (*(this.value as *mut Counted)).refcount += 1 };
        }
        Value(this)
    }

    /// A pending collection root or destructor may follow: only for values that hold a reference.
    #[inline]
    pub(super) fn release(self) {
        if self.type_info & REFCOUNTED != 0 {
            self.release_counted();
        }
    }

    fn release_counted(self) {
        let counted = self.value as *mut Counted;
        // SAFETY: this zval owns one reference to a live counted value. Destruction may run PHP code: guarded.
        unsafe {
            (*counted).refcount -= 1;
            if (*counted).refcount == 0 {
                if raw::swoole_rs_destroy(counted.cast::<c_void>()) {
                    error::defer_bailout();
                }
            } else if self.type_info & COLLECTABLE != 0 && (*counted).type_info & GC_KNOWN == 0 {
                ext_php_rs::ffi::gc_possible_root(counted.cast());
            }
        }
    }
}

/// An owned PHP value: a handler's result, an argument that is kept.
#[repr(transparent)]
pub struct Value(Zval);

impl Value {
    /// The value of a name that comes again: a list, from the second on. It is changed where it lies: copying it for each
    /// would be quadratic.
    pub fn add_to_list(&mut self, value: &[u8]) {
        if let Some(list) = self.as_array_mut() {
            list.push(value);
            return;
        }
        let mut list = Array::new();
        list.push(std::mem::replace(self, Value::NULL));
        list.push(value);
        *self = list.into();
    }

    /// No value: what a call that threw has for a result.
    pub const UNDEF: Value = Value(Zval::UNDEF);
    pub const NULL: Value = Value(Zval::NULL);
    pub const TRUE: Value = Value(Zval::bool(true));
    pub const FALSE: Value = Value(Zval::bool(false));

    /// # Safety
    /// The zval's reference, if it has one, becomes this value's.
    pub unsafe fn own(raw: Zval) -> Self {
        Value(raw)
    }

    /// Several values as the arguments of a call.
    pub fn as_arguments(values: &[Value]) -> &[Zval] {
        // SAFETY: `Value` is transparent over Zval.
        unsafe { std::slice::from_raw_parts(values.as_ptr().cast(), values.len()) }
    }

    pub fn raw(&self) -> &Zval {
        &self.0
    }

    /// The array that this is, if nobody else has it.
    pub fn as_array_mut(&mut self) -> Option<&mut Array> {
        if self.0.type_info & 0xff != IS_ARRAY {
            return None;
        }
        // SAFETY: as in `kind`; the reference to it is ours.
        let array = unsafe { &mut *(&raw mut self.0.value).cast::<Array>() };
        array.is_unique().then_some(array)
    }

    /// Whether anybody else has a reference to what it holds.
    pub fn is_shared(&self) -> bool {
        // SAFETY: a refcounted zval points to a counted head.
        self.0.type_info & REFCOUNTED != 0 && unsafe { (*(self.0.value as *const Counted)).refcount > 1 }
    }

    /// Gives the reference away.
    pub fn into_raw(self) -> Zval {
        let raw = self.0;
        std::mem::forget(self);
        raw
    }
}

impl std::ops::Deref for Value {
    type Target = Zval;

    fn deref(&self) -> &Zval {
        &self.0
    }
}

impl Drop for Value {
    fn drop(&mut self) {
        self.0.release();
    }
}

impl Clone for Value {
    fn clone(&self) -> Self {
        self.0.share()
    }
}

impl From<()> for Value {
    fn from((): ()) -> Self {
        Value::NULL
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Value(Zval::bool(value))
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Value(Zval::long(value))
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Value(Zval {
            value: value.to_bits(),
            type_info: IS_DOUBLE,
            extra: 0,
        })
    }
}

impl From<Str> for Value {
    fn from(string: Str) -> Self {
        let type_info = if string.is_interned() {
            IS_STRING
        } else {
            IS_STRING | REFCOUNTED
        };
        Value(Zval {
            value: string.into_raw() as u64,
            type_info,
            extra: 0,
        })
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Str::new(bytes).into()
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Str::new(text.as_bytes()).into()
    }
}

impl From<Array> for Value {
    fn from(array: Array) -> Self {
        let type_info = IS_ARRAY
            | if array.is_immutable() {
                0
            } else {
                REFCOUNTED | COLLECTABLE
            };
        Value(Zval {
            value: array.into_raw() as u64,
            type_info,
            extra: 0,
        })
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Value(Zval::object(object.into_raw()))
    }
}
