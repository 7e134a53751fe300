//! PHP objects: references to them, and classes whose objects carry a Rust value.
//!
//! Such an object is one allocation, `[T | zend_object | property slots]`; the engine knows the offset from the
//! class's handlers. Cloning, unsetting declared properties and writing read-only ones are refused here.

use std::cell::UnsafeCell;
use std::ffi::{c_int, c_void};
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use super::raw::{self, zend_class_entry, zend_object, zend_object_handlers};
use super::value::Counted;
use super::{PhpResult, Str, Unwind, Value, Zval, error};

/// A registered class.
pub type ClassPtr = *mut zend_class_entry;

/// Whether an object is of a class or a subclass of it.
pub fn is_instance(object: *mut zend_object, class: ClassPtr) -> bool {
    // SAFETY: a live object and a registered class.
    unsafe {
        std::ptr::eq((*object).ce, class) || ext_php_rs::ffi::instanceof_function_slow((*object).ce, class)
    }
}

/// One reference to an object.
pub struct Object(NonNull<zend_object>);

impl Object {
    /// A new object of a class, its constructor not run.
    pub fn new(class: *mut zend_class_entry) -> Option<Self> {
        let mut value = Zval::UNDEF;
        // SAFETY: a registered class; fails with an exception pending (abstract classes, refusals).
        let made = unsafe { raw::object_init_ex(&mut value, class) } == 0;
        let object = value.as_object().filter(|_| made)?;
        // SAFETY: the reference is new and ours.
        Some(unsafe { Object::own(object) })
    }

    /// # Safety
    /// The reference becomes this one's.
    pub unsafe fn own(object: *mut zend_object) -> Self {
        // SAFETY: a live object is not null.
        Object(unsafe { NonNull::new_unchecked(object) })
    }

    /// A further reference to a live object (one that a zval, an argument or `$this` holds).
    pub fn share(object: *mut zend_object) -> Self {
        // SAFETY: callers have the pointer from a live zval; every object starts with the counted head.
        unsafe {
            (*object.cast::<Counted>()).refcount += 1;
            Object::own(object)
        }
    }

    pub fn as_raw(&self) -> *mut zend_object {
        self.0.as_ptr()
    }

    pub fn into_raw(self) -> *mut zend_object {
        let raw = self.as_raw();
        std::mem::forget(self);
        raw
    }

    pub fn class_name(&self) -> String {
        // SAFETY: a live object has a class, and that a name.
        unsafe { Str::share((*(*self.as_raw()).ce).name) }.to_text()
    }

    pub fn set(&self, slot: usize, value: impl Into<Value>) {
        set_property(self.as_raw(), slot, value);
    }
}

impl Clone for Object {
    fn clone(&self) -> Self {
        Object::share(self.as_raw())
    }
}

impl Drop for Object {
    fn drop(&mut self) {
        Zval::object(self.as_raw()).release();
    }
}

/// A new object of a class without a Rust part, its constructor not run. The properties are all that the class declares,
/// so that their defaults need not be set first.
pub fn with_properties<const N: usize>(class: ClassPtr, properties: [(usize, Value); N]) -> Object {
    // SAFETY: a registered class that is not abstract; each slot of the new object is written before anybody looks.
    unsafe {
        assert_eq!(
            (*class).default_properties_count as usize,
            N,
            "all properties are given"
        );
        let object = Object::own(ext_php_rs::ffi::zend_objects_new(class));
        for (slot, value) in properties {
            *slot_of(object.as_raw(), slot) = value.into_raw();
        }
        object
    }
}

/// `new $class(...$arguments)`.
pub fn construct(class: ClassPtr, arguments: &[Value]) -> PhpResult<Object> {
    let object = Object::new(class).ok_or(Unwind::Thrown)?;
    let bailed_out = {
        let arguments = Value::as_arguments(arguments);
        // SAFETY: calls the class's constructor, guarded; the arguments are copied.
        unsafe {
            raw::swoole_rs_construct(
                object.as_raw(),
                arguments.len() as u32,
                arguments.as_ptr().cast_mut(),
            )
        }
    };
    if bailed_out {
        return Err(Unwind::Bailout);
    }
    error::pending()?;
    Ok(object)
}

/// A class with static methods only: `new` throws.
pub fn refuse_instances(class: ClassPtr) {
    unsafe extern "C" fn refuse(class: ClassPtr) -> *mut zend_object {
        // SAFETY: the engine gives the class that `new` names, and wants an object even when an exception is pending.
        unsafe {
            let name = Str::share((*class).name).to_text();
            error::throw_error(&format!(
                "The object of {name} can not be created for security reasons"
            ));
            ext_php_rs::ffi::zend_objects_new(class)
        }
    }
    // SAFETY: MINIT; std handlers are never written.
    unsafe {
        raw::swoole_rs_class_install(
            class,
            refuse,
            (&raw const ext_php_rs::ffi::std_object_handlers).cast_mut(),
        );
    }
}

/// A property slot; `OBJ_PROP_NUM` in C.
fn slot_of(object: *mut zend_object, slot: usize) -> *mut Zval {
    // SAFETY: `slot` is one of the class's (generated from its stub), and the table is the object's tail.
    unsafe { (&raw mut (*object).properties_table).cast::<Zval>().add(slot) }
}

/// Writes a declared property, as an assignment from outside the class would: past a reference that a script has made.
pub fn set_property(object: *mut zend_object, slot: usize, value: impl Into<Value>) {
    let new = value.into().into_raw();
    // SAFETY: the slot is live and takes the reference. The old value may run a destructor, after the slot has its new one.
    unsafe {
        let property = (*slot_of(object, slot)).deref_mut();
        let old = *property;
        *property = new;
        old.release();
    }
}

/// Sets a declared number back to 0, which it mostly is.
#[inline(always)]
pub fn reset_number(object: *mut zend_object, slot: usize) {
    // SAFETY: the slot is live.
    let is_zero = unsafe { (*slot_of(object, slot)).is_long(0) };
    if !is_zero {
        set_property(object, slot, 0i64);
    }
}

/// Takes a declared property's value out, leaving null: to change an array without copying it.
pub fn take_property(object: *mut zend_object, slot: usize) -> Value {
    // SAFETY: as in `set_property`; a value behind a reference is shared, the reference stays.
    unsafe {
        let property = slot_of(object, slot);
        if !std::ptr::eq((*property).deref(), property) {
            return (*property).share();
        }
        let value = *property;
        *property = Zval::NULL;
        Value::own(value)
    }
}

/// A declared property's slot, past a reference that a script may have made.
pub fn property<'a>(object: *mut zend_object, slot: usize) -> &'a Zval {
    // SAFETY: as in `set_property`; callers use the value before they let PHP run again.
    unsafe { (*slot_of(object, slot)).deref() }
}

/// The slot itself, also when it is UNDEF.
pub(crate) fn slot_is_undef(object: *mut zend_object, slot: usize) -> bool {
    // SAFETY: as in `set_property`.
    unsafe { (*slot_of(object, slot)).is_undef() }
}

/// Empties a slot so that whoever looks first has it filled (see `Native::LAZY`).
pub(crate) fn make_lazy(object: *mut zend_object, slot: usize) {
    // SAFETY: as in `set_property`; a fresh object's slots hold constants.
    unsafe { *slot_of(object, slot) = Zval::UNDEF };
}

/// Shows each PHP value that a Rust part holds.
pub type Show<T> = fn(&T, &mut dyn FnMut(&Zval));

/// A class's Rust part: what its objects carry, and how they differ from ordinary ones.
pub trait Native: Default + 'static {
    /// The class's handlers, filled by `install`.
    fn handlers() -> &'static HandlersCell;
    /// Property slots may be left UNDEF (`make_lazy`); `api::request` fills them when somebody looks.
    const LAZY: bool = false;
    /// Shows the PHP values that the Rust part holds to the cycle collector.
    const REFERENCES: Option<Show<Self>> = None;
    /// Runs when the last reference goes, before the properties are released: as a destructor does, so PHP may run.
    const DESTROY: Option<fn(*mut zend_object)> = None;
    /// Objects may be cloned by copying their properties (the Rust part starts anew).
    const CLONEABLE: bool = false;
    /// Declared properties may be unset.
    const UNSETTABLE: bool = false;
    /// Properties that only Rust writes (`set_property`).
    const READ_ONLY: &'static [&'static str] = &[];
}

/// Storage for a class's handlers: written once at module start, read by the engine.
pub struct HandlersCell(UnsafeCell<Option<zend_object_handlers>>);

// SAFETY: written in MINIT, before any other thread exists; read-only afterwards.
unsafe impl Sync for HandlersCell {}

impl HandlersCell {
    pub const fn new() -> Self {
        HandlersCell(UnsafeCell::new(None))
    }

    fn get(&self) -> *const zend_object_handlers {
        // SAFETY: see the Sync implementation.
        unsafe {
            (*self.0.get())
                .as_ref()
                .map_or(std::ptr::null(), std::ptr::from_ref)
        }
    }
}

/// The layout of a native object, up to the property slots.
#[repr(C)]
struct Layout<T> {
    native: ManuallyDrop<T>,
    object: zend_object,
}

const fn offset<T>() -> usize {
    std::mem::offset_of!(Layout<T>, object)
}

/// The Rust part of an object of `T`'s class or a subclass of it.
pub fn native<'a, T: Native>(object: *mut zend_object) -> &'a T {
    // SAFETY: callers have `object` from `$this` or after `is_instance`, so `create::<T>` made it. The reference is
    // used while the caller's frame keeps the object alive.
    unsafe { &*object.byte_sub(offset::<T>()).cast::<T>() }
}

/// Whether the object was made by `T`'s class (or a subclass of it).
pub fn is_native<T: Native>(object: *mut zend_object) -> bool {
    // SAFETY: live object.
    unsafe { std::ptr::eq((*object).handlers, T::handlers().get()) }
}

/// Makes `T` the Rust part of a class. Module start only.
pub fn install<T: Native>(class: *mut zend_class_entry) {
    // SAFETY: MINIT, one thread; the class was registered just before.
    unsafe {
        let mut handlers = ext_php_rs::ffi::std_object_handlers;
        handlers.offset = offset::<T>() as _; // an int before PHP 8.6
        handlers.free_obj = Some(free::<T>);
        handlers.clone_obj = T::CLONEABLE.then_some(clone::<T>);
        if T::DESTROY.is_some() {
            handlers.dtor_obj = Some(destroy::<T>);
        }
        if !T::UNSETTABLE {
            handlers.unset_property = Some(refuse_unset);
        }
        if !T::READ_ONLY.is_empty() {
            handlers.read_property = Some(read_property::<T>);
            handlers.has_property = Some(has_property::<T>);
            handlers.write_property = Some(write_property::<T>);
            handlers.get_property_ptr_ptr = Some(property_pointer::<T>);
        }
        if T::REFERENCES.is_some() {
            handlers.get_gc = Some(get_gc::<T>);
        }
        if T::LAZY {
            raw::swoole_rs_lazy_handlers(&mut handlers);
        }
        let stored = (*T::handlers().0.get()).insert(handlers);
        raw::swoole_rs_class_install(class, create::<T>, stored);
    }
}

unsafe extern "C" fn create<T: Native>(class: *mut zend_class_entry) -> *mut zend_object {
    // SAFETY: one allocation of the size the layout and the class's properties need, written before it is used.
    unsafe {
        let size = raw::swoole_rs_object_size(offset::<T>(), class) + size_of::<zend_object>();
        let memory = raw::_emalloc(size).cast::<Layout<T>>();
        (&raw mut (*memory).native).write(ManuallyDrop::new(T::default()));
        let object = &raw mut (*memory).object;
        raw::swoole_rs_object_init(object, class, T::handlers().get());
        object
    }
}

/// The engine's own handler would make an object without a Rust part.
unsafe extern "C" fn clone<T: Native>(object: *mut zend_object) -> *mut zend_object {
    // SAFETY: both are live objects of the same class; the copy's properties hold their defaults.
    unsafe {
        let copy = create::<T>((*object).ce);
        raw::zend_objects_clone_members(copy, object);
        copy
    }
}

/// A new object of a native class itself, for our own use: what `new` does, without its checks.
pub fn instantiate<T: Native>(class: ClassPtr) -> Object {
    // SAFETY: an installed class, neither abstract nor with constants that are still to be computed.
    unsafe { Object::own(create::<T>(class)) }
}

unsafe extern "C" fn free<T: Native>(object: *mut zend_object) {
    // SAFETY: the engine calls this once, at the object's end.
    unsafe {
        let memory = object.byte_sub(offset::<T>()).cast::<Layout<T>>();
        ManuallyDrop::drop(&mut (*memory).native);
        raw::zend_object_std_dtor(object);
    }
    // The destructor of a value that the Rust part held has died: PHP, which releases the object, goes on with that.
    if error::bailout_is_due() {
        error::bailout();
    }
}

unsafe extern "C" fn get_gc<T: Native>(
    object: *mut zend_object,
    table: *mut *mut ext_php_rs::ffi::zval,
    count: *mut c_int,
) -> *mut raw::zend_array {
    // SAFETY: arguments as the engine gives them; the buffer is the collector's own.
    unsafe {
        let buffer = raw::swoole_rs_gc_begin();
        if let Some(references) = T::REFERENCES {
            references(native::<T>(object), &mut |value| {
                raw::swoole_rs_gc_add(buffer, value);
            });
        }
        raw::swoole_rs_gc_end(object, buffer, table, count)
    }
}

unsafe extern "C" fn destroy<T: Native>(object: *mut zend_object) {
    if let Some(destroy) = T::DESTROY {
        destroy(object);
        if error::bailout_is_due() {
            error::bailout();
        }
    }
    // SAFETY: what the engine's own handler would do next: `__destruct` of a subclass.
    unsafe {
        if let Some(standard) = ext_php_rs::ffi::std_object_handlers.dtor_obj {
            standard(object);
        }
    }
}

unsafe extern "C" fn refuse_unset(
    object: *mut zend_object,
    name: *mut raw::zend_string,
    cache: *mut *mut c_void,
) {
    // SAFETY: arguments as the engine gives them.
    unsafe {
        if raw::swoole_rs_is_own_property(object, name) {
            let class = (*object).ce;
            let class_name = Str::share((*class).name).to_text();
            let property = Str::share(name).to_text();
            error::throw_error(&format!(
                "Property {property} of class {class_name} cannot be unset"
            ));
        } else if let Some(standard) = ext_php_rs::ffi::std_object_handlers.unset_property {
            standard(object, name, cache);
        }
    }
}

/// Whether the property is read-only.
///
/// # Safety
/// A live string.
unsafe fn is_read_only<T: Native>(name: *mut raw::zend_string) -> bool {
    // SAFETY: the caller's promise.
    let property = unsafe { Str::share(name) };
    T::READ_ONLY
        .iter()
        .any(|name| name.as_bytes() == property.as_bytes())
}

/// Throws if the property is read-only.
///
/// # Safety
/// A live object of `T`'s class and a live string.
unsafe fn refuse_read_only<T: Native>(object: *mut zend_object, name: *mut raw::zend_string) -> bool {
    // SAFETY: the caller's promise.
    unsafe {
        let read_only = is_read_only::<T>(name);
        if read_only {
            let class_name = Str::share((*(*object).ce).name).to_text();
            let property = Str::share(name).to_text();
            error::throw_error(&format!(
                "Cannot modify readonly property {class_name}::${property}"
            ));
        }
        read_only
    }
}

/// The engine's cache for this place in the script; null if it must not remember the property. Opcache lets the reads and
/// writes of a property of `$this` share one, and a write that finds its property there asks no handler.
///
/// # Safety
/// A live string.
unsafe fn cache_unless_read_only<T: Native>(
    name: *mut raw::zend_string,
    cache: *mut *mut c_void,
) -> *mut *mut c_void {
    // SAFETY: the caller's promise.
    if unsafe { is_read_only::<T>(name) } {
        std::ptr::null_mut()
    } else {
        cache
    }
}

unsafe extern "C" fn read_property<T: Native>(
    object: *mut zend_object,
    name: *mut raw::zend_string,
    purpose: c_int,
    cache: *mut *mut c_void,
    scratch: *mut ext_php_rs::ffi::zval,
) -> *mut ext_php_rs::ffi::zval {
    // SAFETY: arguments as the engine gives them, and its own handler, which takes no cache, too.
    unsafe {
        match ext_php_rs::ffi::std_object_handlers.read_property {
            Some(standard) => {
                let cache = cache_unless_read_only::<T>(name, cache);
                standard(object, name, purpose, cache, scratch)
            }
            None => scratch,
        }
    }
}

unsafe extern "C" fn has_property<T: Native>(
    object: *mut zend_object,
    name: *mut raw::zend_string,
    question: c_int,
    cache: *mut *mut c_void,
) -> c_int {
    // SAFETY: as in `read_property`.
    unsafe {
        match ext_php_rs::ffi::std_object_handlers.has_property {
            Some(standard) => standard(object, name, question, cache_unless_read_only::<T>(name, cache)),
            None => 0,
        }
    }
}

unsafe extern "C" fn write_property<T: Native>(
    object: *mut zend_object,
    name: *mut raw::zend_string,
    value: *mut ext_php_rs::ffi::zval,
    cache: *mut *mut c_void,
) -> *mut ext_php_rs::ffi::zval {
    // SAFETY: arguments as the engine gives them, and its own handler for what is not refused.
    unsafe {
        match ext_php_rs::ffi::std_object_handlers.write_property {
            Some(standard) if !refuse_read_only::<T>(object, name) => standard(object, name, value, cache),
            _ => value,
        }
    }
}

/// Whoever asks for a pointer is going to write through it.
unsafe extern "C" fn property_pointer<T: Native>(
    object: *mut zend_object,
    name: *mut raw::zend_string,
    purpose: c_int,
    cache: *mut *mut c_void,
) -> *mut ext_php_rs::ffi::zval {
    // SAFETY: as in `write_property`; without a pointer the engine reads the property and finds the exception.
    unsafe {
        match ext_php_rs::ffi::std_object_handlers.get_property_ptr_ptr {
            Some(standard) if !refuse_read_only::<T>(object, name) => standard(object, name, purpose, cache),
            _ => std::ptr::null_mut(),
        }
    }
}
