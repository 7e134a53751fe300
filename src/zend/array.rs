//! PHP arrays, as far as the extension builds and reads them.

use std::ffi::c_char;
use std::ptr::NonNull;

use super::value::{Counted, IMMUTABLE, Kind};
use super::{Str, Value, Zval, raw};

impl Key {
    /// A name, or a number in digits.
    pub fn text(&self) -> Str {
        match self {
            Key::Index(index) => Str::new(index.to_string().as_bytes()),
            Key::Name(name) => name.clone(),
        }
    }
}

/// One reference to a `zend_array`.
#[repr(transparent)]
pub struct Array(NonNull<raw::zend_array>);

/// An array's key.
#[derive(Clone)]
pub enum Key {
    Index(i64),
    Name(Str),
}

impl Array {
    pub fn new() -> Self {
        Array::with_capacity(0)
    }

    pub fn with_capacity(size: u32) -> Self {
        // SAFETY: always gives a live array with one reference, ours.
        Array(unsafe { NonNull::new_unchecked(raw::_zend_new_array(size)) })
    }

    /// Appends, as `$array[] = $value`.
    pub fn push(&mut self, value: impl Into<Value>) {
        let mut raw = value.into().into_raw();
        // SAFETY: the array is ours alone; it takes the value's reference.
        unsafe { raw::zend_hash_next_index_insert(self.as_raw(), &mut raw) };
    }

    /// `$array['name'] = $value` for a name that is no number.
    pub fn set(&mut self, name: &str, value: impl Into<Value>) {
        let mut raw = value.into().into_raw();
        // SAFETY: as in `push`.
        unsafe {
            raw::zend_hash_str_update(
                self.as_raw(),
                name.as_ptr().cast::<c_char>(),
                name.len(),
                &mut raw,
            );
        };
    }

    /// The same with a key string that exists already.
    pub fn set_str(&mut self, name: &Str, value: impl Into<Value>) {
        let mut raw = value.into().into_raw();
        // SAFETY: as in `push`; the array takes its own reference to the key.
        unsafe { raw::zend_hash_update(self.as_raw(), name.as_raw(), &mut raw) };
    }

    /// `$array[$name] = $value` by PHP's rules: a name that reads as a number becomes an int key.
    pub fn set_symbol(&mut self, name: &[u8], value: impl Into<Value>) {
        let mut raw = value.into().into_raw();
        let (key, len) = (name.as_ptr().cast::<c_char>(), name.len());
        // SAFETY: as in `push`.
        unsafe {
            match numeric_key(name) {
                Some(index) => raw::zend_hash_index_update(self.as_raw(), index, &mut raw),
                None => raw::zend_hash_str_update(self.as_raw(), key, len, &mut raw),
            };
        }
    }

    pub fn get(&self, name: &str) -> Option<&Zval> {
        self.get_symbol(name.as_bytes())
    }

    /// The value under a name, numeric or not.
    pub fn get_symbol(&self, name: &[u8]) -> Option<&Zval> {
        // SAFETY: the result lives in the array, which `self` keeps alive and unchanged.
        unsafe {
            match numeric_key(name) {
                Some(index) => raw::zend_hash_index_find(self.as_raw(), index).as_ref(),
                None => raw::zend_hash_str_find(self.as_raw(), name.as_ptr().cast::<c_char>(), name.len())
                    .as_ref(),
            }
        }
    }

    /// The same to be changed in place, in an array that is ours alone.
    pub fn get_symbol_mut(&mut self, name: &[u8]) -> Option<&mut Value> {
        let value: *const Zval = self.get_symbol(name)?;
        // SAFETY: `Value` is transparent over Zval, and the element owns its reference. Callers build the array, so nobody
        // else sees it change.
        unsafe { value.cast_mut().cast::<Value>().as_mut() }
    }

    /// `array_replace($this, $other)`: later keys win.
    pub fn merge(&mut self, other: &Array) {
        for (key, value) in other.iter() {
            match key {
                Key::Name(name) => self.set_symbol(name.as_bytes(), value),
                Key::Index(index) => self.set_index(index, value),
            }
        }
    }

    /// `$array[$index] = $value`.
    pub fn set_index(&mut self, index: i64, value: impl Into<Value>) {
        let mut raw = value.into().into_raw();
        // SAFETY: as in `push`.
        unsafe { raw::zend_hash_index_update(self.as_raw(), index as u64, &mut raw) };
    }

    pub fn len(&self) -> usize {
        // SAFETY: live.
        unsafe { (*self.as_raw()).nNumOfElements as usize }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The elements in PHP's order, as they are when each is reached. What is given out and the array itself are held
    /// meanwhile: converting an element may run PHP code, which may drop or change every other reference to it.
    pub fn iter(&self) -> Iter {
        Iter {
            array: self.clone(),
            position: 0,
        }
    }

    pub(super) fn is_immutable(&self) -> bool {
        // SAFETY: every array starts with the counted head.
        unsafe { (*self.0.as_ptr().cast::<Counted>()).type_info & IMMUTABLE != 0 }
    }

    /// Nobody else has it.
    pub(super) fn is_unique(&self) -> bool {
        // SAFETY: as above.
        !self.is_immutable() && unsafe { (*self.0.as_ptr().cast::<Counted>()).refcount == 1 }
    }

    pub(super) fn as_raw(&self) -> *mut raw::zend_array {
        self.0.as_ptr()
    }

    pub(super) fn into_raw(self) -> *mut raw::zend_array {
        let raw = self.as_raw();
        std::mem::forget(self);
        raw
    }

    /// An array that may be written: this one if nobody else has it, a copy otherwise.
    pub fn separate(self) -> Self {
        if self.is_unique() {
            return self;
        }
        // SAFETY: live; zend_array_dup gives a new array with one reference.
        unsafe { Array(NonNull::new_unchecked(raw::zend_array_dup(self.as_raw()))) }
    }
}

impl Default for Array {
    fn default() -> Self {
        Array::new()
    }
}

fn numeric_key(name: &[u8]) -> Option<u64> {
    let number_like = match name {
        [first, ..] if first.is_ascii_digit() => true,
        [b'-', second, ..] => second.is_ascii_digit(),
        _ => false,
    };
    if !number_like {
        return None;
    }
    let mut index = 0;
    // SAFETY: reads `len` bytes; the macro stops at the length, not at a terminator.
    let numeric =
        unsafe { raw::swoole_rs_numeric_key(name.as_ptr().cast::<c_char>(), name.len(), &mut index) };
    numeric.then_some(index)
}

impl Clone for Array {
    fn clone(&self) -> Self {
        if !self.is_immutable() {
            // SAFETY: live and counted.
            unsafe { (*self.0.as_ptr().cast::<Counted>()).refcount += 1 };
        }
        Array(self.0)
    }
}

impl Drop for Array {
    fn drop(&mut self) {
        drop(Value::from(Array(self.0)));
    }
}

/// See [`Array::iter`].
pub struct Iter {
    array: Array,
    position: u32,
}

impl Iterator for Iter {
    type Item = (Key, Value);

    fn next(&mut self) -> Option<Self::Item> {
        let mut key = Zval::NULL;
        // SAFETY: the array is alive, and not changed in place: it has a reference besides those that PHP code can reach. An
        // element behind a PHP reference may be replaced, so it is shared before anything else runs.
        let value = unsafe {
            let value =
                raw::zend_hash_get_current_data_ex(self.array.as_raw(), &mut self.position).as_ref()?;
            raw::zend_hash_get_current_key_zval_ex(self.array.as_raw(), &mut key, &self.position);
            raw::zend_hash_move_forward_ex(self.array.as_raw(), &mut self.position);
            value.share()
        };
        // SAFETY: the engine has counted a reference for us.
        let key = unsafe { Value::own(key) };
        let key = match key.kind() {
            Kind::Long(index) => Key::Index(index),
            _ => Key::Name(key.to_str().unwrap_or_else(|_| Str::empty())),
        };
        Some((key, value))
    }
}
