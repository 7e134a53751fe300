//! What of an ELF object names its imports, as the dynamic linker has it in memory (System V ABI, chapter 5): the dynamic
//! section, the symbols, the relocations. Nothing here knows which imports are wanted, nor changes any.

use std::ffi::{CStr, c_char};
use std::ops::Range;

/// The relocation types of a processor whose slots hold nothing but a function's address.
#[derive(Clone, Copy, Debug)]
pub struct Machine {
    /// Called through the procedure linkage table; may be bound at the first call.
    pub jump_slot: u32,
    /// Called through the global offset table (`-fno-plt`), or its address taken.
    pub glob_dat: u32,
    /// In a table of functions: a 64-bit address.
    pub absolute: u32,
}

// Each build uses one of them; the tests read tables of both.
#[allow(dead_code)]
pub const X86_64: Machine = Machine {
    jump_slot: 7,
    glob_dat: 6,
    absolute: 1,
};
#[allow(dead_code)]
pub const AARCH64: Machine = Machine {
    jump_slot: 1026,
    glob_dat: 1025,
    absolute: 257,
};

/// A slot that the dynamic linker fills with the address of a function of another object.
#[derive(Debug)]
pub struct Import<'a> {
    pub name: &'a CStr,
    /// The slot's address.
    pub slot: usize,
    /// It may still hold the address of the object's own code that looks the function up.
    pub lazy: bool,
}

/// `Elf64_Dyn`.
#[repr(C)]
pub struct Dynamic {
    pub tag: i64,
    pub value: usize,
}

/// `Elf64_Rela`.
#[repr(C)]
pub struct Relocation {
    pub offset: usize,
    pub info: u64,
    pub addend: i64,
}

/// `Elf64_Sym`.
#[repr(C)]
pub struct Symbol {
    pub name: u32,
    pub info: u8,
    pub other: u8,
    pub section: u16,
    pub value: usize,
    pub size: usize,
}

const DT_NULL: i64 = 0;
const DT_PLTRELSZ: i64 = 2;
const DT_STRTAB: i64 = 5;
const DT_SYMTAB: i64 = 6;
const DT_RELA: i64 = 7;
const DT_RELASZ: i64 = 8;
const DT_PLTREL: i64 = 20;
const DT_JMPREL: i64 = 23;
/// `st_shndx` of a symbol that another object defines.
const SHN_UNDEF: u16 = 0;

/// Calls `each` for every import of a loaded object whose base address and dynamic section these are.
///
/// # Safety
/// Both are an object's that stays loaded meanwhile.
pub unsafe fn imports(
    base: usize,
    dynamic: *const Dynamic,
    machine: Machine,
    each: &mut dyn FnMut(Import<'_>),
) {
    let (mut symbols, mut strings) = (0, 0);
    let (mut eager, mut lazy) = ((0, 0), (0, 0));
    // glibc has relocated these addresses, musl has not.
    let absolute = |value: usize| if value < base { value + base } else { value };
    let mut entry = dynamic;
    // SAFETY: as the caller says; the section ends with DT_NULL.
    unsafe {
        while (*entry).tag != DT_NULL {
            let value = (*entry).value;
            match (*entry).tag {
                DT_STRTAB => strings = absolute(value),
                DT_SYMTAB => symbols = absolute(value),
                DT_RELA => eager.0 = absolute(value),
                DT_RELASZ => eager.1 = value,
                DT_JMPREL => lazy.0 = absolute(value),
                DT_PLTRELSZ => lazy.1 = value,
                // Relocations without addends, which no 64-bit processor here has.
                DT_PLTREL if value as i64 != DT_RELA => return,
                _ => {}
            }
            entry = entry.add(1);
        }
    }
    if symbols == 0 || strings == 0 {
        return;
    }
    for (table, size) in [eager, lazy] {
        if table == 0 {
            continue;
        }
        // SAFETY: the object's own tables, as its dynamic section describes them.
        unsafe {
            let count = size / size_of::<Relocation>();
            for relocation in std::slice::from_raw_parts(table as *const Relocation, count) {
                let kind = relocation.info as u32;
                if ![machine.jump_slot, machine.glob_dat, machine.absolute].contains(&kind) {
                    continue;
                }
                let symbol = &*(symbols as *const Symbol).add((relocation.info >> 32) as usize);
                if symbol.name == 0 || symbol.section != SHN_UNDEF || relocation.addend != 0 {
                    continue;
                }
                each(Import {
                    name: CStr::from_ptr((strings + symbol.name as usize) as *const c_char),
                    slot: base + relocation.offset,
                    lazy: kind == machine.jump_slot,
                });
            }
        }
    }
}

/// The pages that the dynamic linker has made read-only for a PT_GNU_RELRO segment: from the one that it begins in to the
/// last one that it fills. What follows on the page of its end stays writable.
pub fn read_only_pages(start: usize, size: usize, page: usize) -> Range<usize> {
    let down = |address: usize| address & !(page - 1);
    down(start)..down(start + size)
}
