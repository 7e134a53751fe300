//! Tests of the reader of relocations: objects as the dynamic linker leaves them in memory, written by hand.

#[path = "relocations.rs"]
mod relocations;

use relocations::{AARCH64, Machine, X86_64, imports, read_only_pages};

const DT_NULL: u64 = 0;
const DT_PLTRELSZ: u64 = 2;
const DT_STRTAB: u64 = 5;
const DT_SYMTAB: u64 = 6;
const DT_RELA: u64 = 7;
const DT_RELASZ: u64 = 8;
const DT_PLTREL: u64 = 20;
const DT_JMPREL: u64 = 23;

/// An object's memory, in words. Symbol 0 is none, as in every ELF file.
struct Object {
    words: Vec<u64>,
    dynamic: usize,
}

/// A symbol: its name's place in the strings, and the section that defines it (0: another object).
type Symbol = (u32, u16);
/// A relocation: the slot, the type, the symbol's number, the addend.
type Relocation = (u64, u32, u32, i64);

const STRINGS: &[u8] = b"\0poll\0recv\0malloc\0";
const POLL: u32 = 1;
const RECV: u32 = 6;
const MALLOC: u32 = 11;

impl Object {
    /// `relocated`: the dynamic section has addresses, as glibc leaves it, and not offsets as in the file.
    fn new(symbols: &[Symbol], eager: &[Relocation], lazy: &[Relocation], relocated: bool) -> Self {
        let mut words: Vec<u64> = Vec::with_capacity(1024);
        let base = if relocated { words.as_ptr() as u64 } else { 0 };
        let strings = words.len();
        for chunk in STRINGS.chunks(8) {
            let mut bytes = [0; 8];
            bytes[..chunk.len()].copy_from_slice(chunk);
            words.push(u64::from_le_bytes(bytes));
        }
        let table = words.len();
        for (name, section) in [(0, 0)].iter().chain(symbols) {
            words.extend([u64::from(*name) | u64::from(*section) << 48, 0, 0]);
        }
        let mut write = |relocations: &[Relocation]| {
            let start = words.len();
            for (slot, kind, symbol, addend) in relocations {
                words.extend([*slot, u64::from(*symbol) << 32 | u64::from(*kind), *addend as u64]);
            }
            (start, relocations.len() as u64 * 24)
        };
        let (eager, lazy) = (write(eager), write(lazy));
        let dynamic = words.len();
        let at = |word: usize| base + word as u64 * 8;
        words.extend([DT_STRTAB, at(strings), DT_SYMTAB, at(table)]);
        words.extend([DT_RELA, at(eager.0), DT_RELASZ, eager.1]);
        words.extend([DT_JMPREL, at(lazy.0), DT_PLTRELSZ, lazy.1, DT_PLTREL, DT_RELA]);
        words.extend([DT_NULL, 0]);
        assert!(words.len() <= 1024, "the memory has not moved");
        Object { words, dynamic }
    }

    /// Names, slots and whether they are lazy.
    fn imports(&self, machine: Machine) -> Vec<(String, usize, bool)> {
        let base = self.words.as_ptr() as usize;
        let mut found = Vec::new();
        // SAFETY: an object of ours, which lives.
        unsafe {
            imports(
                base,
                self.words.as_ptr().add(self.dynamic).cast(),
                machine,
                &mut |import| {
                    let name = import.name.to_string_lossy().into_owned();
                    found.push((name, import.slot - base, import.lazy));
                },
            );
        }
        found
    }
}

fn object(machine: Machine, relocated: bool) -> Object {
    Object::new(
        &[(POLL, 0), (RECV, 0), (MALLOC, 7)],
        &[
            (0x2000, machine.glob_dat, 1, 0),
            (0x2008, machine.absolute, 2, 0),
            // defined by the object itself
            (0x2010, machine.glob_dat, 3, 0),
            // an address within something, and one that has no symbol
            (0x2018, machine.absolute, 1, 16),
            (0x2020, machine.absolute, 0, 0),
            // a type that means something else
            (0x2028, 9999, 1, 0),
        ],
        &[(0x3000, machine.jump_slot, 2, 0)],
        relocated,
    )
}

#[test]
fn the_types_are_those_of_the_psabi() {
    let numbers = |machine: Machine| (machine.jump_slot, machine.glob_dat, machine.absolute);
    assert_eq!(numbers(X86_64), (7, 6, 1));
    assert_eq!(numbers(AARCH64), (1026, 1025, 257));
}

#[test]
fn imports_are_found_by_type_and_symbol() {
    for machine in [X86_64, AARCH64] {
        let found = object(machine, true).imports(machine);
        let wanted = [
            ("poll", 0x2000, false),
            ("recv", 0x2008, false),
            ("recv", 0x3000, true),
        ];
        assert_eq!(
            found,
            wanted.map(|(name, slot, lazy)| (name.to_owned(), slot, lazy))
        );
    }
}

#[test]
fn types_of_another_processor_are_none() {
    assert!(object(AARCH64, true).imports(X86_64).is_empty());
}

#[test]
fn offsets_that_were_not_relocated_are_understood() {
    assert_eq!(object(AARCH64, false).imports(AARCH64).len(), 3);
}

#[test]
fn read_only_pages_are_whole_ones() {
    const PAGE: usize = 4096;
    // begins in the middle of a page, which is protected from its start; ends in the middle of one, which is not
    assert_eq!(read_only_pages(0x10_d30, 0x2_2d0, PAGE), 0x10_000..0x13_000);
    assert_eq!(read_only_pages(0x10_d30, 0x2_2c8, PAGE), 0x10_000..0x12_000);
    assert!(read_only_pages(0x10_d30, 0x100, PAGE).is_empty());
    assert_eq!(read_only_pages(0x1_0d30, 0x1_f2d0, 0x1_0000), 0x1_0000..0x3_0000);
}
