//! The vocabulary of the generated tables: what a function, its arguments, a class, a property and a constant are before
//! the engine knows them, and how each looks to the engine in the versions of PHP that differ.

#![allow(dead_code)] // which types, values and flags occur is for the stubs to say

use std::ffi::{CStr, c_void};
use std::mem::{ManuallyDrop, MaybeUninit};
use std::ptr;

use ext_php_rs::ffi;

/// `ZEND_ACC_ALLOW_DYNAMIC_PROPERTIES`, in Zend/zend_compile.h since 8.2.
pub(super) const ALLOW_DYNAMIC_PROPERTIES: u32 = 1 << 15;

/// Constant data with pointers in it.
#[repr(transparent)]
pub(super) struct Table<T, const N: usize>(pub(super) [T; N]);

// SAFETY: tables are never written; their pointers lead to string literals, other tables and functions
unsafe impl<T, const N: usize> Sync for Table<T, N> {}

/// The engine's `MAY_BE_*` bits (Zend/zend_type_info.h).
pub(super) mod may_be {
    use ext_php_rs::ffi;

    pub const NULL: u32 = 1 << ffi::IS_NULL;
    pub const FALSE: u32 = 1 << ffi::IS_FALSE;
    pub const TRUE: u32 = 1 << ffi::IS_TRUE;
    pub const BOOL: u32 = ffi::MAY_BE_BOOL;
    pub const LONG: u32 = 1 << ffi::IS_LONG;
    pub const DOUBLE: u32 = 1 << ffi::IS_DOUBLE;
    pub const STRING: u32 = 1 << ffi::IS_STRING;
    pub const ARRAY: u32 = 1 << ffi::IS_ARRAY;
    pub const OBJECT: u32 = 1 << ffi::IS_OBJECT;
    pub const CALLABLE: u32 = 1 << ffi::IS_CALLABLE;
    pub const ANY: u32 = ffi::MAY_BE_ANY;
    pub const VOID: u32 = 1 << ffi::IS_VOID;
    /// `IS_STATIC` and `IS_NEVER` are not among the bindings; their numbers are the same in every PHP 8.
    pub const STATIC: u32 = 1 << 15;
    pub const NEVER: u32 = 1 << 17;
}

/// A declared type: a mask of built-in types, and classes joined by `|`.
#[derive(Clone, Copy)]
pub(super) struct Type {
    mask: u32,
    classes: Option<&'static CStr>,
}

impl Type {
    pub(super) const NONE: Type = Type {
        mask: 0,
        classes: None,
    };

    pub(super) const fn of(mask: u32) -> Type {
        Type { mask, classes: None }
    }

    pub(super) const fn class(classes: &'static CStr, mask: u32) -> Type {
        Type {
            mask,
            classes: Some(classes),
        }
    }

    /// As argument tables have it: the class is a C string, which the engine replaces while registering. 8.3 gave that form
    /// a bit of its own.
    const fn literal(self, flags: u32) -> ffi::zend_type {
        #[cfg(php83)]
        const CLASS_NAME: u32 = ffi::_ZEND_TYPE_LITERAL_NAME_BIT;
        #[cfg(not(php83))]
        const CLASS_NAME: u32 = ffi::_ZEND_TYPE_NAME_BIT;
        match self.classes {
            None => ffi::zend_type {
                ptr: ptr::null_mut(),
                type_mask: self.mask | flags,
            },
            Some(name) => ffi::zend_type {
                ptr: name.as_ptr().cast_mut().cast::<c_void>(),
                type_mask: self.mask | flags | CLASS_NAME,
            },
        }
    }

    /// As properties have it: the class is an interned string.
    pub(super) fn interned(self) -> ffi::zend_type {
        match self.classes {
            None => ffi::zend_type {
                ptr: ptr::null_mut(),
                type_mask: self.mask,
            },
            Some(name) => ffi::zend_type {
                ptr: intern(name).cast::<c_void>(),
                type_mask: self.mask | ffi::_ZEND_TYPE_NAME_BIT,
            },
        }
    }
}

const fn argument_flags(by_reference: bool, variadic: bool) -> u32 {
    ((by_reference as u32) << ffi::_ZEND_SEND_MODE_SHIFT)
        | if variadic { ffi::_ZEND_IS_VARIADIC_BIT } else { 0 }
}

/// The first entry of an argument table: the return type, and in the place of a name the number of required arguments.
pub(super) const fn returns(
    required: usize,
    by_reference: bool,
    declared: Type,
) -> ffi::zend_internal_arg_info {
    ffi::zend_internal_arg_info {
        name: ptr::without_provenance(required),
        type_: declared.literal(argument_flags(by_reference, false)),
        default_value: ptr::null(),
    }
}

pub(super) const fn parameter(
    name: &'static CStr,
    declared: Type,
    by_reference: bool,
    variadic: bool,
    default: Option<&'static CStr>,
) -> ffi::zend_internal_arg_info {
    ffi::zend_internal_arg_info {
        name: name.as_ptr(),
        type_: declared.literal(argument_flags(by_reference, variadic)),
        default_value: match default {
            Some(text) => text.as_ptr(),
            None => ptr::null(),
        },
    }
}

pub(super) const END_OF_FUNCTIONS: ffi::zend_function_entry = ffi::zend_function_entry {
    fname: ptr::null(),
    handler: None,
    arg_info: ptr::null(),
    num_args: 0,
    flags: 0,
    #[cfg(php84)]
    frameless_function_infos: ptr::null(),
    #[cfg(php84)]
    doc_comment: ptr::null(),
};

pub(super) const fn entry(
    name: &'static CStr,
    handler: ffi::zif_handler,
    arguments: &'static [ffi::zend_internal_arg_info],
    flags: u32,
) -> ffi::zend_function_entry {
    ffi::zend_function_entry {
        fname: name.as_ptr(),
        handler,
        arg_info: arguments.as_ptr(),
        num_args: (arguments.len() - 1) as u32,
        flags: flags as _, // 64 bits since PHP 8.6
        #[cfg(php84)]
        frameless_function_infos: ptr::null(),
        #[cfg(php84)]
        doc_comment: ptr::null(),
    }
}

/// A class.
pub(super) struct ClassSpec {
    pub(super) name: &'static CStr,
    pub(super) parent: Parent,
    pub(super) interfaces: &'static [&'static CStr],
    pub(super) short_names: &'static [&'static CStr],
    /// Exists only under `swoole.enable_library`.
    pub(super) library: bool,
    pub(super) flags: u32,
    pub(super) methods: &'static [ffi::zend_function_entry],
    pub(super) properties: &'static [PropertySpec],
    pub(super) constants: &'static [ClassConstantSpec],
    /// What `slots` was computed with; None where the parent's layout is unknown and no slot is used.
    pub(super) slot_count: Option<usize>,
}

/// The class that a class extends.
pub(super) enum Parent {
    None,
    /// Index into the classes, which stand in an order that has parents first.
    Stub(usize),
    Outside(&'static CStr),
}

/// A declared property.
pub(super) struct PropertySpec {
    pub(super) name: &'static CStr,
    pub(super) declared: Type,
    pub(super) flags: u32,
    pub(super) default: Value,
}

/// A constant of a class.
pub(super) struct ClassConstantSpec {
    pub(super) name: &'static CStr,
    pub(super) flags: u32,
    pub(super) value: Value,
}

/// A global constant.
pub(super) struct ConstantSpec {
    pub(super) name: &'static CStr,
    pub(super) value: Value,
    /// Exists only under `swoole.enable_library`.
    pub(super) library: bool,
}

#[derive(Clone, Copy)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    String(&'static CStr),
    EmptyArray,
    /// A typed property without a default.
    Uninitialized,
    /// The setting `swoole.use_shortname`.
    ShortNames,
}

impl Value {
    /// No value of a class is reference counted: strings are interned, the empty array is immutable.
    pub(super) fn zval(self) -> ManuallyDrop<ffi::zval> {
        // SAFETY: all bytes zero is IS_UNDEF, a valid zval
        let mut zval: ffi::zval = unsafe { MaybeUninit::zeroed().assume_init() };
        zval.u1.type_info = match self {
            Value::Uninitialized => ffi::IS_UNDEF,
            Value::Null => ffi::IS_NULL,
            Value::Bool(true) => ffi::IS_TRUE,
            Value::Bool(false) | Value::ShortNames => ffi::IS_FALSE,
            Value::Int(value) => {
                zval.value.lval = value;
                ffi::IS_LONG
            }
            Value::Float(value) => {
                zval.value.dval = value;
                ffi::IS_DOUBLE
            }
            Value::String(value) => {
                zval.value.str_ = intern(value);
                ffi::IS_STRING
            }
            Value::EmptyArray => {
                zval.value.arr = (&raw const ffi::zend_empty_array).cast_mut();
                ffi::IS_ARRAY
            }
        };
        ManuallyDrop::new(zval)
    }
}

/// A string that lives as long as the process.
pub(super) fn intern(text: &CStr) -> *mut ffi::zend_string {
    const PERMANENT: bool = true;
    // SAFETY: the pointer is set when the engine starts, before any module does, and the text is copied
    unsafe {
        let init = ffi::zend_string_init_interned.expect("the engine has started");
        init(text.as_ptr(), text.count_bytes(), PERMANENT)
    }
}
