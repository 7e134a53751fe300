//! PHP strings: counted, with their length, in the engine's memory.

use std::ffi::c_char;
use std::io;
use std::mem::MaybeUninit;
use std::ptr::NonNull;

use super::raw;
use super::value::IMMUTABLE;

/// `zend_string` up to its bytes; the engine's own definition ends in a flexible array.
#[repr(C)]
struct Header {
    refcount: u32,
    type_info: u32,
    hash: u64,
    len: usize,
}

const HEADER: usize = size_of::<Header>();
/// `IS_STRING` with GC_NOT_COLLECTABLE, as `zend_string_alloc` sets it.
const STRING_TYPE_INFO: u32 = 6 | (1 << 4);

/// One reference to a `zend_string`.
pub struct Str(NonNull<Header>);

impl Str {
    pub fn new(bytes: &[u8]) -> Self {
        if bytes.is_empty() {
            return Str::empty();
        }
        Str::build(bytes.len(), |buffer| {
            buffer.write_copy_of_slice(bytes);
        })
    }

    pub fn empty() -> Self {
        // SAFETY: the engine's permanent empty string, which is not counted.
        unsafe { Str::own(raw::zend_empty_string) }
    }

    /// A string of `len` bytes that `fill` writes entirely.
    pub fn build(len: usize, fill: impl FnOnce(&mut [MaybeUninit<u8>])) -> Self {
        let size = (HEADER + len + 1).next_multiple_of(8);
        // SAFETY: a fresh allocation of the size zend_string_alloc would use; the bytes are written by `fill`, of
        // which only plain byte copies and unmasking exist, and the terminator by us.
        unsafe {
            let header = raw::_emalloc(size).cast::<Header>();
            header.write(Header {
                refcount: 1,
                type_info: STRING_TYPE_INFO,
                hash: 0,
                len,
            });
            let bytes = header.cast::<u8>().add(HEADER);
            fill(std::slice::from_raw_parts_mut(
                bytes.cast::<MaybeUninit<u8>>(),
                len,
            ));
            bytes.add(len).write(0);
            Str(NonNull::new_unchecked(header))
        }
    }

    /// A string of the next `len` bytes of `source`.
    pub fn read(source: &mut impl io::Read, len: usize) -> io::Result<Self> {
        let mut result = Ok(());
        let string = Str::build(len, |buffer| {
            buffer.fill(MaybeUninit::new(0));
            // SAFETY: every byte was written just now.
            let bytes = unsafe { &mut *(std::ptr::from_mut(buffer) as *mut [u8]) };
            result = source.read_exact(bytes);
        });
        result.map(|()| string)
    }

    /// A string that lives as long as the process and is not counted: names and keys, made at module start.
    pub fn interned(text: &str) -> Self {
        // SAFETY: the engine's pointer is set before any module starts.
        unsafe {
            let make = raw::zend_string_init_interned.expect("the engine has started");
            Str::own(make(text.as_ptr().cast::<c_char>(), text.len(), true))
        }
    }

    /// # Safety
    /// `string` is live and its reference becomes this one's.
    pub unsafe fn own(string: *mut raw::zend_string) -> Self {
        // SAFETY: a live string is not null.
        Str(unsafe { NonNull::new_unchecked(string.cast()) })
    }

    /// # Safety
    /// `string` is live.
    pub unsafe fn share(string: *mut raw::zend_string) -> Self {
        // SAFETY: as the caller says; the new reference is counted here.
        unsafe {
            let header = string.cast::<Header>();
            if (*header).type_info & IMMUTABLE == 0 {
                (*header).refcount += 1;
            }
            Str::own(string)
        }
    }

    /// # Safety
    /// `string` is live for the lifetime that the caller gives the slice.
    pub unsafe fn bytes_of<'a>(string: *mut raw::zend_string) -> &'a [u8] {
        let header = string.cast::<Header>();
        // SAFETY: a zend_string has `len` bytes after its header.
        unsafe { std::slice::from_raw_parts(header.cast::<u8>().add(HEADER), (*header).len) }
    }

    pub fn as_bytes(&self) -> &[u8] {
        // SAFETY: this reference keeps the string alive.
        unsafe { Str::bytes_of(self.0.as_ptr().cast()) }
    }

    pub fn to_text(&self) -> String {
        String::from_utf8_lossy(self.as_bytes()).into_owned()
    }

    pub(super) fn is_interned(&self) -> bool {
        // SAFETY: live.
        unsafe { self.0.as_ref().type_info & IMMUTABLE != 0 }
    }

    pub(super) fn as_raw(&self) -> *mut raw::zend_string {
        self.0.as_ptr().cast()
    }

    pub(super) fn into_raw(self) -> *mut raw::zend_string {
        let raw = self.as_raw();
        std::mem::forget(self);
        raw
    }
}

impl Clone for Str {
    fn clone(&self) -> Self {
        // SAFETY: live.
        unsafe { Str::share(self.as_raw()) }
    }
}

impl Drop for Str {
    fn drop(&mut self) {
        // SAFETY: this reference is ours; the engine's request strings are freed with efree.
        unsafe {
            let header = self.0.as_ptr();
            if (*header).type_info & IMMUTABLE == 0 {
                (*header).refcount -= 1;
                if (*header).refcount == 0 {
                    raw::_efree(header.cast());
                }
            }
        }
    }
}
